"""The page while its server is slow, gone, or asks for a key: nothing is lost, nothing stale can be used, all comes back by itself."""

from __future__ import annotations

import socket
import threading
from typing import Any

import pytest
import uvicorn
from selenium.webdriver.common.keys import Keys

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings
from tests.interfaces.http.browsing import every, goal, lit, network, one, put, screen, shows, until, words_marked


@pytest.mark.parametrize(("width", "scheme"), [(1280, "light"), (390, "dark")])
def test_a_stale_answer_is_dimmed_and_never_used(page: Any, critic: sc.Critic, width: int, scheme: str) -> None:
    with screen(page, width, scheme):
        old = critic.critique("Improve boat repairs soon")
        put(page, old.text)
        until(page, lambda: shows(page, old))
        with network(page, latency=1500):
            new = critic.critique("Sign 12 dealers by 31 March 2027")
            put(page, new.text)
            assert "stale" in one(page, "#result").get_attribute("class")
            assert one(page, "#result").get_property("inert") is True
            page.execute_script("document.querySelector('.alternative .use').click()")  # even so
            one(page, "#goal").send_keys(Keys.CONTROL, Keys.ENTER)
            assert goal(page) == new.text
            until(page, lambda: one(page, "#state").text == "Checking …")
            until(page, lambda: shows(page, new))
            assert one(page, "#state").text == ""
            assert goal(page) == new.text
            put(page, "2027-01-31", "due")  # a verdict in another context is stale too
            assert "stale" in one(page, "#result").get_attribute("class")
            until(page, lambda: "stale" not in one(page, "#result").get_attribute("class"))


def test_a_server_that_is_gone_is_told_and_asked_again(page: Any, critic: sc.Critic) -> None:
    put(page, "Improve boat repairs soon")
    until(page, lambda: ("soon", True) in words_marked(page))
    with network(page, offline=True):
        put(page, "Then improve boat repairs soon")
        assert ("soon", True) in words_marked(page)  # marks move along with what is typed
        until(page, lambda: one(page, "#trouble").is_displayed())
        assert "Your text is kept in this browser" in one(page, "#trouble").text
        assert one(page, "#retry").is_displayed()
        assert "stale" in one(page, "#result").get_attribute("class")
    until(page, lambda: shows(page, critic.critique("Then improve boat repairs soon")))
    assert not one(page, "#trouble").is_displayed()


def test_a_list_goes_on_when_its_server_comes_back(page: Any) -> None:
    one(page, "#tab-list").click()
    put(page, "Improve boat repairs soon\nSell 3 boats", "goals")
    until(page, lambda: one(page, "#list-state").text.startswith("2 goals, average score"))
    with network(page, offline=True):
        put(page, "Improve boat repairs soon\nSell 3 boats\nPaint the quay", "goals")
        until(page, lambda: one(page, "#trouble").is_displayed())
    page.execute_script("const b = document.querySelector('#retry'); if (b.offsetParent !== null) b.click()")  # it may be gone by itself
    until(page, lambda: one(page, "#list-state").text.startswith("3 goals, average score"))


def test_a_key_is_asked_for_and_sent_along(browser: Any, critic: sc.Critic) -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(Settings(api_key="only-for-us"), critic), log_level="warning", lifespan="on"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        try:
            browser.get(f"http://127.0.0.1:{listener.getsockname()[1]}/")
            put(browser, "Improve boat repairs soon")
            until(browser, lambda: one(browser, "#keys").is_displayed())
            assert "asks for a key" in one(browser, "#trouble").text
            one(browser, "#key").send_keys("only-for-us", Keys.ENTER)
            until(browser, lambda: lit(browser)["time_bound"] == "unmet")
            assert not one(browser, "#keys").is_displayed()
            assert not one(browser, "#trouble").is_displayed()
            one(browser, "#tab-list").click()
            put(browser, "Improve boat repairs soon\nSell boats", "goals")
            until(browser, lambda: len(every(browser, "#rows tr")) == 2)
        finally:
            browser.get("about:blank")
            server.should_exit = True
            thread.join(20)
            browser.get_log("browser")

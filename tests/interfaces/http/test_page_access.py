"""The page is reached with the keyboard and read out, asks nobody else, and its policy lets nothing in."""

from __future__ import annotations

import json
import re
from importlib import resources
from typing import Any

import pytest
from selenium.webdriver.common.keys import Keys

from tests.interfaces.http.browsing import every, lit, one, paste, put, screen, until

FILES = sorted(f.name for f in resources.files("smartcritic.interfaces.http").joinpath("static").iterdir() if not f.name.endswith(".html"))


def test_nothing_is_asked_of_anybody_else(page: Any, served: str) -> None:
    page.get_log("performance")
    page.get(f"{served}/")
    put(page, "Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"])
    page.get(f"{served}/docs")
    until(page, lambda: every(page, ".opblock-summary-path"))
    assert "/v1/critique" in page.find_element("css selector", "body").text.replace("\u200b", "")
    events = (json.loads(entry["message"])["message"] for entry in page.get_log("performance"))
    asked = {e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"}
    assert {url for url in asked if not url.startswith((served, "data:", "chrome://"))} == set()
    assert len(asked) >= len(FILES)


def test_the_policy_lets_nothing_in(client: Any) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not re.search(r"(?:src|href)=\"(?!static/|docs|data:|#)|\son\w+=|style=|<style|<script>", answer.text)
    for name in FILES:
        assert client.get(f"/static/{name}").status_code == 200
        assert "http" not in client.get(f"/static/{name}").text.replace("/interfaces/http", "")
    assert client.get("/static/index.html").status_code == 404
    assert client.get("/page/report/nothing").status_code == 404


def test_all_is_reached_with_the_keyboard(page: Any) -> None:
    page.execute_script("document.body.tabIndex = -1; document.body.focus()")

    def focused() -> Any:
        return page.switch_to.active_element

    focused().send_keys(Keys.TAB)
    assert focused().get_attribute("class") == "skip"
    focused().send_keys(Keys.TAB)
    assert focused().get_attribute("id") == "tab-one"
    focused().send_keys(Keys.END)
    assert (focused().get_attribute("id"), one(page, "#list").is_displayed()) == ("tab-list", True)
    focused().send_keys(Keys.ARROW_LEFT)
    focused().send_keys(Keys.TAB)
    assert focused().get_attribute("id") == "goal"
    focused().send_keys("Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet" and every(page, ".alternative"))
    seen = []
    for _ in range(45):
        focused().send_keys(Keys.TAB)
        node = focused()
        seen.append(node.get_attribute("id") or node.get_attribute("class"))
    slots = [f"slot-{f.get_attribute('data-slot')}" for f in every(page, "#slots input")]
    wanted = ["undo", "copy-link", "light-specific", "light-time_bound", "fix", "link", *slots, "primary use", "open-keys"]
    assert [w for w in wanted if w not in seen] == []
    order = [seen.index(w) for w in ("undo", "light-specific", "fix", "primary use")]
    assert order == sorted(order)


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(page: Any, scheme: str, width: int) -> None:
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page.execute_script(axe)

    def serious() -> list[tuple[str, str]]:
        found = page.execute_async_script("const done = arguments[0]; axe.run().then(r => done([r.violations, r.passes.length]))")
        assert found[1] > 15
        for css in ("html", "dialog", "#card"):
            assert page.execute_script("const e = document.querySelector(arguments[0]); return e.scrollWidth - e.clientWidth", css) <= 0
        return [(v["id"], v["nodes"][0]["html"]) for v in found[0] if v["impact"] in ("serious", "critical")]

    with screen(page, width, scheme):
        assert serious() == []
        put(page, "Improve boat repairs and cut returns from 9% to 6% soon")
        until(page, lambda: lit(page)["time_bound"] and every(page, "#findings .fix"))
        one(page, "#context summary").click()
        one(page, "#findings .fix").send_keys(Keys.ENTER)
        until(page, lambda: one(page, "#card").is_displayed())
        assert serious() == []
        page.switch_to.active_element.send_keys(Keys.ESCAPE)
        one(page, "#open-about").click()
        until(page, lambda: one(page, "#dialog").is_displayed())
        assert serious() == []
        one(page, "#dialog").send_keys(Keys.ESCAPE)
        one(page, "#clear").click()
        paste(page, "- Improve boat repairs soon\n- Sell 20 boats in Ghent by 31 March 2027 to fill the yard\n- Sell boats\nand more")
        until(page, lambda: len(every(page, "#rows .chip")) == 15 and every(page, "#whole li"))
        assert serious() == []
        put(page, "Kuerzel\tWas\nDana\tboats\nBo\tsales", "goals")
        until(page, lambda: one(page, "#picker").is_displayed())
        assert serious() == []

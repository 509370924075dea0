"""The page in a real browser: typing, filling a slot, lists, files, markup in goals, offsets behind emoji, keyboard, axe."""

from __future__ import annotations

import json
import re
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings
from smartcritic.render.marks import marks

EMOJI = "😀 Improve boat repairs 🚣🏽 soon 🎯 in Ghent 🏁"
MARKUP = "<script>document.title='broken'</script> <img src=x onerror=\"document.title='broken'\"> sell 3 boats soon"


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    """The page, just opened; afterwards it has logged no error."""
    browser.get_log("browser")
    browser.get(f"{served}/")
    yield browser
    assert [e for e in browser.get_log("browser") if e["level"] in ("SEVERE", "WARNING")] == []


def until(browser: Any, what: Callable[[], Any]) -> Any:
    """Wait until this is true, and return it."""
    return WebDriverWait(browser, 20, 0.05).until(lambda _: what())


def one(browser: Any, css: str) -> Any:
    """The element that this selector finds."""
    return browser.find_element("css selector", css)


def every(browser: Any, css: str) -> list[Any]:
    """All elements that this selector finds."""
    return list(browser.find_elements("css selector", css))


def put(browser: Any, text: str, into: str = "goal") -> None:
    """Put text in at once, as a paste of one line does; the driver can type no emoji."""
    script = "const e = document.getElementById(arguments[0]); e.value = arguments[1]; e.dispatchEvent(new Event('input', {bubbles: true}))"
    browser.execute_script(script, into, text)


def paste(browser: Any, text: str) -> None:
    """Paste text into the goal."""
    script = """
      const data = new DataTransfer(), field = document.getElementById("goal");
      data.setData("text/plain", arguments[0]);
      field.focus();
      field.dispatchEvent(new ClipboardEvent("paste", {clipboardData: data, bubbles: true, cancelable: true}));
    """
    browser.execute_script(script, text)


def judged(browser: Any, text: str) -> None:
    """Wait until the findings and letters are those of this text."""
    until(browser, lambda: one(browser, "#goal").get_attribute("value") == text and one(browser, "#score").text not in ("", "0"))


def lit(browser: Any) -> dict[str, str]:
    """The verdict that each letter shows."""
    return {b.get_attribute("id").removeprefix("light-"): b.get_attribute("class") for b in every(browser, "#letters button")}


def verdicts(report: sc.Report) -> dict[str, str]:
    """The verdict of each criterion."""
    return {name: v.verdict for name, v in report.criteria.items()}


def words_marked(browser: Any) -> list[tuple[str, bool]]:
    """The words that are marked, and whether as a flaw."""
    return [(m.get_attribute("textContent"), "flaw" in m.get_attribute("class")) for m in every(browser, "#under .m")]


def words_of(report: sc.Report) -> list[tuple[str, bool]]:
    """The words that the library marks, cut where marks begin and end."""
    found = marks(report)
    cuts = sorted({c for m in found for c in (m.start, m.end)})
    over = [(a, b, [m for m in found if m.start <= a and b <= m.end]) for a, b in zip(cuts, cuts[1:], strict=False)]
    return [(report.text[a:b], any(m.flaw for m in ms)) for a, b, ms in over if ms]


def test_letters_light_up_and_words_are_marked_while_typing(page: Any, critic: sc.Critic) -> None:
    assert set(lit(page).values()) == {""}
    one(page, "#goal").send_keys("Improve boat repairs soon")
    report = critic.critique("Improve boat repairs soon")
    until(page, lambda: lit(page) == verdicts(report))
    assert words_marked(page) == words_of(report)
    assert ("soon", True) in words_marked(page)
    assert int(one(page, "#score").text) == report.score
    assert len(every(page, "#findings li")) == len(list(report.findings))
    until(page, lambda: "Time-bound unmet" in one(page, "#said").get_attribute("textContent"))
    one(page, "#goal").send_keys(": fix 40 hulls by 31 March 2027")
    until(page, lambda: lit(page)["time_bound"] == "met")
    understood = one(page, "#understood").text
    assert "31 March 2027" in understood
    assert "40 hulls" in understood
    one(page, "#goal").send_keys(Keys.CONTROL, "a", Keys.NULL, Keys.DELETE)
    until(page, lambda: set(lit(page).values()) == {""})
    assert not one(page, "#result").is_displayed()


def test_a_text_that_is_no_goal_says_why_and_lights_no_letter(page: Any) -> None:
    put(page, "Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    put(page, "What is our churn?")
    until(page, lambda: set(lit(page).values()) == {""})
    assert (one(page, "#score").text, one(page, "#of").text) == ("–", "not judged")
    assert one(page, "#findings li").text == "This is a question, not a goal."
    assert "Write what will be done" in one(page, "#findings").text
    assert not one(page, "#rewrite-card").is_displayed()
    until(page, lambda: one(page, "#said").get_attribute("textContent").startswith("Not judged. This is a question"))


def test_texts_that_are_no_goals_stand_behind_all_goals_of_a_list(page: Any) -> None:
    paste(page, "Any questions?\nSell 12 boats in Ghent by 31 March 2027\nImprove sales soon")
    until(page, lambda: len(every(page, "#rows tr")) == 3)
    assert "2 goals, mean score" in one(page, "#list-state").text
    assert "1 text not judged" in one(page, "#list-state").text
    for order in ("up", "down"):
        script = "arguments[0].value = arguments[1]; arguments[0].dispatchEvent(new Event('change'))"
        page.execute_script(script, one(page, "#order"), order)
        last = every(page, "#rows tr")[-1]
        assert "Any questions?" in last.text
        assert "not judged" in last.text
        assert last.find_elements("css selector", ".chip") == []


def test_marks_move_along_with_what_is_typed_before_them(page: Any) -> None:
    put(page, "Improve boat repairs soon")
    until(page, lambda: ("soon", True) in words_marked(page))
    page.execute_cdp_cmd("Network.enable", {})
    away = {"offline": True, "latency": 0, "downloadThroughput": 0, "uploadThroughput": 0}
    page.execute_cdp_cmd("Network.emulateNetworkConditions", away)
    try:
        put(page, "Then improve boat repairs soon")
        assert ("soon", True) in words_marked(page)
        until(page, lambda: one(page, "#trouble").is_displayed())
        assert "does not answer" in one(page, "#trouble").text
    finally:
        page.execute_cdp_cmd(
            "Network.emulateNetworkConditions", {"offline": False, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1}
        )
    put(page, "Then improve boat repairs soon!")
    until(page, lambda: not one(page, "#trouble").is_displayed())
    page.get_log("browser")  # the request that failed on purpose


def test_a_slot_is_filled_and_the_goal_judged_again(page: Any, critic: sc.Critic) -> None:
    text = "Improve boat repairs soon"
    report = critic.critique(text)
    assert report.rewrite is not None
    put(page, text)
    fields = until(page, lambda: every(page, "#rewrite input"))
    assert [f.get_attribute("aria-label") for f in fields] == [s.question for s in report.rewrite.slots]
    assert str(report.rewrite.score_after) in one(page, "#after").text
    values = {}
    for slot in report.rewrite.slots:
        field = next(f for f in fields if f.get_attribute("data-slot") == slot.name)
        if not field.get_attribute("value"):
            values[slot.name] = slot.example or "30"
            field.send_keys(values[slot.name])
    new = report.rewrite.fill(**values)
    after = critic.critique(new)
    until(page, lambda: f"{report.score} → {after.score}" in one(page, "#after").text and "as it stands" in one(page, "#after").text)
    one(page, "#use").click()
    until(page, lambda: one(page, "#goal").get_attribute("value") == new and lit(page) == verdicts(after))
    assert words_marked(page) == words_of(after)


def test_what_the_text_does_not_say_counts(page: Any, critic: sc.Critic) -> None:
    text = "Win 30 new fleets"
    put(page, text)
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    one(page, "#context summary").click()
    put(page, "2027-03-31", "due")
    put(page, "Win the fleet market\nKeep the yard busy", "objectives")
    context = sc.Context(objectives=("Win the fleet market", "Keep the yard busy"))
    until(page, lambda: lit(page) == verdicts(critic.critique(sc.Goal(text, due_date="2027-03-31"), context)))  # type: ignore[arg-type]
    assert lit(page)["time_bound"] == "met"
    assert one(page, "#context-state").text == "(2 given)"


def test_offsets_are_right_behind_emoji(page: Any, critic: sc.Critic) -> None:
    report = critic.critique(EMOJI)
    put(page, EMOJI)
    until(page, lambda: lit(page) == verdicts(report))
    assert words_marked(page) == words_of(report)
    quoted = [f for f in report.findings if f.start is not None]
    buttons = every(page, "#findings .link")
    assert len(buttons) == len(quoted) >= 2
    for button, finding in zip(buttons, quoted, strict=True):
        button.click()
        chosen = page.execute_script("const g = document.getElementById('goal'); return g.value.slice(g.selectionStart, g.selectionEnd)")
        assert chosen == finding.quote


def test_a_letter_shows_its_words_alone(page: Any) -> None:
    put(page, "Improve boat repairs in Ghent soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    letter = one(page, "#light-time_bound")
    letter.click()
    assert letter.get_attribute("aria-pressed") == "true"
    assert [m.get_attribute("textContent") for m in every(page, "#under.only .m.on")] == ["soon"]
    letter.click()
    assert every(page, "#under.only") == []


def test_two_hundred_pasted_goals_become_a_ranked_list(page: Any, critic: sc.Critic) -> None:
    goals = [f"Sell {i + 2} boats in Ghent by 31 March 2027" if i % 3 else f"Improve the repairs of hull {i} soon" for i in range(200)]
    paste(page, "\n".join(goals))
    until(page, lambda: one(page, "#list").is_displayed() and len(every(page, "#rows tr")) == 200)
    assert one(page, "#list-state").text.startswith("200 goals, mean score ")
    pair = "[r.querySelector('.link').textContent, +r.querySelector('b').textContent]"
    read = f"return [...document.querySelectorAll('#rows tr')].map(r => {pair})"
    rows = page.execute_script(read)
    scores = [score for _, score in rows]
    assert scores == sorted(scores)
    want = {r.text: r.score for r in critic.pipe(goals, rewrite=False)}
    assert dict(map(tuple, rows)) == want
    until(page, lambda: every(page, "#whole li"))
    order = "const o = document.getElementById('order'); o.value = 'down'; o.dispatchEvent(new Event('change', {bubbles: true}))"
    page.execute_script(order)
    assert [score for _, score in page.execute_script(read)] == sorted(scores, reverse=True)
    every(page, "#rows .link")[0].click()
    until(page, lambda: one(page, "#one").is_displayed() and lit(page)["specific"])
    assert one(page, "#goal").get_attribute("value") == page.execute_script(read)[0][0]


def test_lines_with_labels_stay_one_goal(page: Any) -> None:
    text = "S: Rent out canoes at the lock\nM: 12 a week\nT: by August 2027"
    paste(page, text)
    until(page, lambda: lit(page)["time_bound"] == "met")
    assert one(page, "#goal").get_attribute("value") == text
    assert not one(page, "#list").is_displayed()


def test_more_goals_than_are_taken_at_once_say_so(page: Any) -> None:
    one(page, "#tab-list").click()
    put(page, "\n".join(f"Sell {i + 2} boats" for i in range(301)), "goals")
    until(page, lambda: one(page, "#trouble").is_displayed())
    assert "301 goals are above the limit of 300 goals" in one(page, "#trouble").text
    page.get_log("browser")  # the refusal


def test_markup_in_a_goal_is_text(page: Any, tmp_path: Path) -> None:
    title = page.title
    put(page, MARKUP)
    until(page, lambda: lit(page)["time_bound"])
    assert one(page, "#under").get_attribute("textContent").rstrip("\u200b") == MARKUP
    one(page, "#tab-list").click()
    put(page, f"{MARKUP}\n{MARKUP}!", "goals")
    until(page, lambda: len(every(page, "#rows tr")) == 2 and every(page, "#whole li"))
    assert MARKUP in one(page, "#rows").text
    file = tmp_path / "<img src=x>.csv"
    file.write_text('goal,owner\n"' + MARKUP.replace('"', '""') + '",<b>Ida</b>\n', encoding="utf-8")
    one(page, "#tab-file").click()
    one(page, "#pick").send_keys(str(file))
    until(page, lambda: one(page, "#report").is_displayed())
    assert "1 goal of <img src=x>.csv" in one(page, "#file-state").text
    assert page.title == title
    assert page.find_elements("css selector", "main script, main img, main b > b") == []
    page.switch_to.frame(one(page, "#report"))
    one(page, "#views [href='#goals']").click()
    until(page, lambda: every(page, "#rows tr"))
    assert MARKUP.partition("sell")[0] in one(page, "#rows .goal").text
    assert every(page, "#rows script, #rows img") == []
    page.switch_to.default_content()


def test_a_file_becomes_the_report_of_an_audit(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "goals.csv"
    rows = [f"Paint {i} buoys,Ida,2027-03-{i:02}\n" for i in range(1, 13)]
    file.write_text("".join(["Goal,Owner,Due\n", *rows, "Paint the quay,Bo,\n", ",Bo,2027-05-01\n", ",Cleo,\n"]), encoding="utf-8")
    one(page, "#tab-file").click()
    one(page, "#pick").send_keys(str(file))
    until(page, lambda: one(page, "#report").is_displayed())
    assert one(page, "#file-state").text == "13 goals of goals.csv, 1 row could not be read"
    page.switch_to.frame(one(page, "#report"))
    assert "goals.csv · as of" in one(page, "header").text
    one(page, "#summary [href='#goals?letter=time_bound&verdict=met']").click()
    assert until(page, lambda: one(page, "#count").text) == "12 of 13 goals"
    one(page, "#views [href='#about']").click()
    assert "left out, group_title: 1" in until(page, lambda: one(page, "#about").text)  # an owner alone heads a group
    page.switch_to.default_content()
    assert re.fullmatch(r".*/page/report/[\w-]{32}", one(page, "#open").get_attribute("href"))


def test_a_file_that_cannot_be_read_says_why(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "notes.csv"
    file.write_text("", encoding="utf-8")
    one(page, "#tab-file").click()
    one(page, "#pick").send_keys(str(file))
    until(page, lambda: one(page, "#trouble").is_displayed())
    assert "notes.csv" in one(page, "#trouble").text
    assert "/tmp" not in one(page, "#trouble").text
    page.get_log("browser")  # the refusal


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
    assert len(asked) >= 6


def test_the_policy_lets_nothing_in(client: Any) -> None:
    answer = client.get("/")
    policy = answer.headers["content-security-policy"]
    assert policy.startswith("default-src 'none'; ")
    assert "unsafe" not in policy
    assert "require-trusted-types-for 'script'" in policy
    assert not re.search(r"(?:src|href)=\"(?!/static/|/docs|data:|#)|\son\w+=|style=|<style|<script>", answer.text)
    for name in ("app.js", "app.css", "base.css"):
        assert client.get(f"/static/{name}").status_code == 200
        assert "http" not in client.get(f"/static/{name}").text
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
    focused().send_keys(Keys.ARROW_RIGHT)
    assert (focused().get_attribute("id"), one(page, "#list").is_displayed()) == ("tab-list", True)
    focused().send_keys(Keys.ARROW_LEFT)
    focused().send_keys(Keys.TAB)
    assert focused().get_attribute("id") == "goal"
    focused().send_keys("Improve boat repairs soon")
    until(page, lambda: lit(page)["time_bound"] == "unmet")
    until(page, lambda: every(page, "#rewrite input"))
    seen = []
    for _ in range(20):
        focused().send_keys(Keys.TAB)
        seen.append(focused().get_attribute("id") or focused().get_attribute("data-slot") or focused().get_attribute("class"))
    wanted = ["light-specific", "light-time_bound", "metric", "use", "copy", "link"]
    assert [s for s in seen if s in wanted][:1] == ["light-specific"]
    assert set(wanted) - {"metric"} <= set(seen)
    assert len(set(seen) & {f.get_attribute("data-slot") for f in every(page, "#rewrite input")}) >= 1
    one(page, "#light-time_bound").send_keys(Keys.ENTER)
    assert one(page, "#light-time_bound").get_attribute("aria-pressed") == "true"


@contextmanager
def screen(browser: Any, width: int, scheme: str) -> Iterator[None]:
    """A screen of this width and colour scheme, on which colours change at once."""
    features = [{"name": "prefers-color-scheme", "value": scheme}, {"name": "prefers-reduced-motion", "value": "reduce"}]
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": features})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    try:
        yield
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 820, 360])
def test_axe_finds_nothing_serious(page: Any, scheme: str, width: int) -> None:
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")

    def serious() -> list[tuple[str, str]]:
        page.execute_script(axe)
        found = page.execute_async_script("const done = arguments[0]; axe.run().then(r => done([r.violations, r.passes.length]))")
        assert found[1] > 15
        assert page.execute_script("return document.documentElement.scrollWidth") <= width
        return [(v["id"], v["nodes"][0]["html"]) for v in found[0] if v["impact"] in ("serious", "critical")]

    with screen(page, width, scheme):
        assert serious() == []
        put(page, "Improve boat repairs and cut returns from 9% to 6% soon")
        until(page, lambda: lit(page)["time_bound"] and every(page, "#findings li"))
        one(page, "#context summary").click()
        assert serious() == []
        one(page, "#tab-list").click()
        put(page, "Improve boat repairs soon\nSell 20 boats in Ghent by 31 March 2027 to fill the yard\nSell boats", "goals")
        until(page, lambda: len(every(page, "#rows tr")) == 3 and every(page, "#whole li"))
        assert serious() == []
        one(page, "#tab-file").click()
        assert serious() == []


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
        finally:
            browser.get("about:blank")
            server.should_exit = True
            thread.join(20)
            browser.get_log("browser")

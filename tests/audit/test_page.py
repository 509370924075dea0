"""The HTML page in a real browser: it opens from disk, asks for nothing, filters, and runs nothing that a goal says."""

from __future__ import annotations

import json
import re
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest

from smartcritic.summary import Summary

Write = Callable[..., Summary]


@pytest.fixture
def page(outcomes: Any, write: Write, tmp_path: Path) -> Path:
    """A small page."""
    path = tmp_path / "page.html"
    write(outcomes, path, portfolio=True)
    return path


def requests(browser: Any) -> list[str]:
    """The addresses that were asked for since the last call, but for data that stand in the page and the browser's own images."""
    events = (json.loads(entry["message"])["message"] for entry in browser.get_log("performance"))
    found = [e["params"]["request"]["url"] for e in events if e["method"] == "Network.requestWillBeSent"]
    return [url for url in found if not url.startswith(("data:", "chrome://"))]


def count(browser: Any) -> str:
    """What the page says of how many goals are shown."""
    return str(browser.find_element("id", "count").text)


def choose(browser: Any, id: str, value: str) -> None:
    """Choose an option and let the page react."""
    script = "const e = document.getElementById(arguments[0]); e.value = arguments[1];"
    browser.execute_script(script + " e.dispatchEvent(new Event('change', {bubbles: true}))", id, value)


def test_the_page_names_no_address_outside_itself(page: Path) -> None:
    text = page.read_text()
    addresses = set(re.findall(r"""(?:https?:)?//[\w.-]+\.\w+[^\s"'<>]*""", text))
    assert addresses <= {"http://www.w3.org/2000/svg", "http://www.w3.org/1999/xlink"}  # names of vocabularies, never asked for
    assert not re.search(r"""\s(?:src|href)=["'](?!#|data:)""", text)


def test_it_opens_from_disk_with_no_error_and_no_request(browser: Any, page: Path) -> None:
    requests(browser)
    browser.get(page.as_uri())
    assert [e for e in browser.get_log("browser") if e["level"] in ("SEVERE", "WARNING")] == []
    assert requests(browser) == [page.as_uri()]
    assert count(browser) == "4 of 4 goals"


def test_texts_that_are_no_goals_stand_last_and_are_in_no_figure(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(["note: lunch", "Oil the hinges", "note: see above", "Paint nine buoys"]), path)
    browser.get(path.as_uri())
    assert browser.title == "Audit of 2 goals"
    headline = browser.find_element("id", "headline").text
    assert "2 texts are no goals and were not judged" in headline
    assert "of 2 goals meet all five letters" in headline
    for order in ("score", "-score"):
        choose(browser, "sort", order)
        shown = [row.text for row in browser.find_elements("css selector", "#rows tr")]
        assert ["not judged" in text for text in shown] == [False, False, True, True], order
    assert browser.find_elements("css selector", "#rows tr:last-child .chip") == []
    choose(browser, "f-verdict", "3")
    assert "note" not in browser.find_element("id", "rows").text
    choose(browser, "f-verdict", "")
    browser.find_element("css selector", "#unjudged button").click()
    assert count(browser) == "2 of 4 rows"


def test_a_goal_is_shown_as_text_and_does_nothing(browser: Any, page: Path, outcomes: Any) -> None:
    browser.get(page.as_uri())
    assert browser.title == "Audit of 4 goals"
    goal = browser.find_elements("css selector", "#rows tr")[1]
    assert "<script>document.title='broken'</script> ![](x) <img src=x" in goal.text
    assert browser.find_elements("css selector", "#rows script, #rows img, #groups b, #portfolio i") == []
    assert "<b>Yard</b>" in browser.find_element("id", "groups").text


def test_words_are_highlighted_and_the_rewrite_stands_beside(browser: Any, page: Path) -> None:
    browser.get(page.as_uri())
    row = browser.find_elements("css selector", "#rows tr")[0]
    marked = [(m.get_attribute("class"), m.text) for m in row.find_elements("css selector", ".m")]
    assert marked == [("m", "OilS"), ("m flaw", "4S")]
    assert row.find_element("css selector", ".rewrite .slot").text == "[day]"


def test_search_filters_and_sorting(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(f"Paint buoy number {i}" for i in range(1, 301)), path)
    browser.get(path.as_uri())
    assert count(browser) == "300 of 300 goals"
    assert browser.find_element("id", "page").text == "page 1 of 3"
    browser.find_element("id", "q").send_keys("number 29")
    time.sleep(0.4)
    assert count(browser) == "13 of 300 goals"
    browser.find_element("css selector", "#filters button[type=reset]").click()
    time.sleep(0.2)
    choose(browser, "f-team", "Fleet")
    assert count(browser) == "100 of 300 goals"
    choose(browser, "f-letter", "0")
    choose(browser, "f-verdict", "0")
    chips = browser.find_elements("css selector", "#rows tr .chip:first-child")
    assert len(chips) == 25
    assert {c.get_attribute("title") for c in chips} == {"Specific: met"}
    browser.find_element("css selector", "#table [data-sort=score]").click()
    scores = [int(td.text.split("\n")[-1].split()[0]) for td in browser.find_elements("css selector", "#rows td.score")]
    assert scores == sorted(scores)
    browser.find_element("css selector", "#groups [data-name='Docks']").click()
    assert count(browser) == "100 of 300 goals"
    browser.find_element("css selector", "[data-letter=time_bound][data-verdict=unmet]").click()
    assert count(browser) == "75 of 300 goals"
    browser.find_element("css selector", "#findings [data-rule]").click()
    assert count(browser) == "300 of 300 goals"


def test_ten_thousand_goals_stay_usable(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(f"Paint buoy number {i}" for i in range(1, 10_001)), path)
    browser.get(path.as_uri())
    assert count(browser) == "10,000 of 10,000 goals"
    script = """
      const start = performance.now(), select = document.getElementById('f-team');
      select.value = 'Fleet'; select.dispatchEvent(new Event('change', {bubbles: true}));
      document.body.offsetHeight;
      return performance.now() - start;
    """
    assert browser.execute_script(script) < 1_500
    assert count(browser) == "3,334 of 10,000 goals"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(browser: Any, page: Path, scheme: str, width: int) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    try:
        browser.get(page.as_uri())
        axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
        browser.execute_script(axe)
        found = browser.execute_async_script("const done = arguments[0]; axe.run().then(r => done(r.violations))")
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == []
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_keyboard_reaches_the_goals_first(browser: Any, page: Path) -> None:
    browser.get(page.as_uri())
    browser.execute_script("document.body.tabIndex = -1; document.body.focus()")
    browser.switch_to.active_element.send_keys("\ue004")  # Tab
    assert browser.switch_to.active_element.get_attribute("class") == "skip"


def test_paper_holds_every_goal(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(f"Paint buoy number {i}" for i in range(1, 151)), path)
    browser.get(path.as_uri())
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(browser.find_elements("css selector", "#rows tr")) == 150
    browser.execute_script("dispatchEvent(new Event('afterprint'))")
    assert len(browser.find_elements("css selector", "#rows tr")) == 100


def test_a_longer_list_keeps_the_lowest_scores(make: Any, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from smartcritic.audit.writing import html as page

    monkeypatch.setattr(page, "MOST", 3)
    outcomes = make(f"Paint buoy number {i}" for i in range(1, 21))
    write(outcomes, tmp_path / "page.html")
    text = (tmp_path / "page.html").read_text()
    data = json.loads(re.search(r'id="data">(.*?)</script>', text, re.DOTALL)[1])  # type: ignore[index]
    lowest = sorted((o.report.score, o.row.number) for o in outcomes)[:3]
    assert sorted(line[0] for line in data) == sorted(number for _, number in lowest)
    assert "17 more are in the other outputs" in text


def test_an_empty_list_makes_a_page(write: Write, tmp_path: Path) -> None:
    write([], tmp_path / "page.html")
    assert "Audit of 0 goals" in (tmp_path / "page.html").read_text()

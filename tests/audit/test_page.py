"""The HTML page in a real browser: it opens from disk, asks for nothing, filters, and runs nothing that a goal says."""

from __future__ import annotations

import base64
import csv
import json
import re
import time
from collections.abc import Callable
from importlib import resources
from pathlib import Path
from typing import Any

import pytest
from hand_made import COLUMNS

from smartcritic.audit.writing import writing
from smartcritic.audit.writing.dress import contrast, dress
from smartcritic.config import Look
from smartcritic.errors import ConfigError, InputError
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
    return str(browser.execute_script("return document.getElementById('count').textContent"))


def visit(browser: Any, path: Path, view: str = "goals") -> None:
    """Open a view of the page anew."""
    browser.get("about:blank")
    browser.get(f"{path.as_uri()}#{view}")


def follow(browser: Any, selector: str) -> None:
    """Click a link of the page and let it react."""
    browser.execute_script("document.querySelector(arguments[0]).click()", selector)
    time.sleep(0.1)


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
    visit(browser, path, "summary")
    assert browser.title == "Audit of 2 goals"
    summary = browser.find_element("id", "summary").text
    assert "2 texts not judged (2 no goal); no figure counts them." in summary
    assert "of 2 goals meet all five criteria" in summary
    follow(browser, "#unjudged a")
    assert count(browser) == "2 of 4 rows"
    visit(browser, path)
    for order in ("score", "-score"):
        choose(browser, "sort", order)
        shown = [row.text for row in browser.find_elements("css selector", "#rows tr")]
        assert ["not judged" in text for text in shown] == [False, False, True, True], order
    assert browser.find_elements("css selector", "#rows tr:last-child .chip") == []
    choose(browser, "f-verdict", "unknown")
    assert "note" not in browser.find_element("id", "rows").text


def test_a_goal_is_shown_as_text_and_does_nothing(browser: Any, page: Path, outcomes: Any) -> None:
    for view in ("summary", "groups", "findings", "goals"):
        visit(browser, page, view)
        assert browser.title == "Audit of 4 goals"
        assert browser.find_elements("css selector", "main script, main img, .list b b, #groups td b, .findings i") == []
        shown = browser.find_element("id", view).text
        assert ("<b>Yard</b>" in shown) == (view != "findings")
    goal = browser.find_elements("css selector", "#rows tr")[1]
    assert "<script>document.title='broken'</script> ![](x) <img src=x" in goal.text


def test_words_are_highlighted_and_the_rewrite_stands_beside(browser: Any, page: Path) -> None:
    visit(browser, page)
    row = browser.find_elements("css selector", "#rows tr")[0]
    marked = [(m.get_attribute("class"), m.text) for m in row.find_elements("css selector", ".m")]
    assert marked == [("m", "OilS"), ("m flaw", "4S")]
    assert row.find_element("css selector", ".rewrite .slot").text == "[day]"


@pytest.fixture
def long_page(make: Any, write: Write, tmp_path: Path) -> Path:
    """A page of 300 goals."""
    path = tmp_path / "page.html"
    write(make(f"Paint buoy number {i}" for i in range(1, 301)), path)
    return path


def test_search_filters_and_sorting(browser: Any, long_page: Path) -> None:
    visit(browser, long_page)
    assert count(browser) == "300 of 300 goals"
    assert browser.find_element("id", "page").text == "page 1 of 3"
    browser.find_element("id", "q").send_keys("number 29")
    time.sleep(0.4)
    assert count(browser) == "13 of 300 goals"
    browser.find_element("css selector", "#filters button[type=reset]").click()
    time.sleep(0.2)
    choose(browser, "f-team", "Fleet")
    assert count(browser) == "100 of 300 goals"
    choose(browser, "f-letter", "specific")
    choose(browser, "f-verdict", "met")
    chips = browser.find_elements("css selector", "#rows tr .chip:first-child")
    assert len(chips) == 25
    assert {c.get_attribute("title") for c in chips} == {"Specific: met"}
    for order in (1, -1):
        browser.find_element("css selector", "#table [data-sort=score]").click()
        scores = [int(b.text) for b in browser.find_elements("css selector", "#rows .score b")]
        assert scores == sorted(scores)[::order]


def test_every_figure_leads_to_its_goals(browser: Any, long_page: Path) -> None:
    visit(browser, long_page, "groups")
    follow(browser, "#groups a[href='#goals?team=Docks']")
    assert count(browser) == "100 of 300 goals"
    follow(browser, "#summary a[href='#goals?letter=time_bound&verdict=unmet']")
    assert count(browser) == "75 of 300 goals"
    follow(browser, "#findings a[href='#goals?rule=specific/generic_object']")
    assert count(browser) == "300 of 300 goals"
    assert browser.find_element("id", "goals").is_displayed()
    assert not browser.find_element("id", "findings").is_displayed()


def test_the_address_keeps_what_is_filtered(browser: Any, long_page: Path) -> None:
    visit(browser, long_page)
    choose(browser, "f-owner", "Owner 3")
    choose(browser, "sort", "-score")
    address, before = browser.current_url, browser.find_element("id", "rows").text
    assert "owner=Owner+3" in address
    visit(browser, long_page, address.partition("#")[2])
    assert browser.find_element("id", "rows").text == before
    browser.execute_script("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
    browser.find_element("id", "link").click()
    assert browser.execute_script("return window.copied") == address


def test_what_is_filtered_can_be_taken_along_and_runs_nowhere(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(["Oil the hinges", '=HYPERLINK("x"), or not']), path)
    visit(browser, path)
    script = """
      const done = arguments[0];
      HTMLAnchorElement.prototype.click = () => {};
      URL.createObjectURL = blob => { blob.text().then(done); return "blob:null/x"; };
      document.getElementById("download").click();
    """
    head, *rows = list(csv.reader(browser.execute_async_script(script).lstrip("\ufeff").splitlines()))
    assert [dict(zip(head, row))["goal"] for row in rows] == ["Oil the hinges", "'=HYPERLINK(\"x\"), or not"]
    assert [dict(zip(head, row))["specific"] for row in rows] == ["partial", "unmet"]


def test_the_message_comes_first(browser: Any, page: Path) -> None:
    visit(browser, page, "summary")
    things = [li.text for li in browser.find_elements("css selector", ".things li")]
    said = "4 goals do not say which part of the business they are about: <b>Yard</b> 2, Fleet 2."
    assert any(thing.startswith(said) for thing in things)
    assert "portfolio/" not in browser.find_element("id", "summary").text
    assert "specific/" not in browser.find_element("id", "summary").text


def test_the_look_is_the_reader_s_own(browser: Any, outcomes: Any, tmp_path: Path) -> None:
    logo = tmp_path / "logo.svg"
    logo.write_text('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 3"><rect width="9" height="3"/></svg>')
    path = tmp_path / "page.html"
    with writing([path], COLUMNS, look=Look("Goals <of> the yard", str(logo), "#ffb000")) as (writer,):
        summary = Summary()
        for outcome in outcomes:
            summary.add(outcome)
            writer.write(outcome)
        writer.finish(summary)
    visit(browser, path, "summary")
    assert browser.find_element("tag name", "h1").text == browser.title == "Goals <of> the yard"
    assert browser.execute_script("return document.querySelector('.logo').naturalWidth") > 0
    colour = dress(Look(accent="#ffb000"))
    for shown, paper in ((colour.light, (255, 255, 255)), (colour.dark, (18, 22, 29))):
        assert contrast([int(shown[i : i + 2], 16) for i in (1, 3, 5)], paper) >= 4.5


@pytest.mark.parametrize(("name", "said"), [("logo.txt", "expected a picture"), ("none.png", "cannot be read")])
def test_a_logo_that_is_none_is_an_error(name: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "logo.txt").write_text("x")
    with pytest.raises(InputError, match=said):
        dress(Look(logo=str(tmp_path / name)))


def test_a_colour_that_is_none_is_an_error() -> None:
    with pytest.raises(ConfigError, match=r"report.accent: must be a colour such as"):
        Look(accent="red;}")


def test_paper_is_a_summary_and_a_compact_table(browser: Any, long_page: Path, tmp_path: Path) -> None:
    visit(browser, long_page, "summary")
    sheets = {}
    for name in ("", "summary-only"):
        browser.execute_script("document.body.className = arguments[0]", name)
        made = browser.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True, "printBackground": True})
        sheets[name] = len(re.findall(rb"/Type /Page\b(?!s)", base64.b64decode(made["data"])))
    browser.execute_script("document.body.className = ''")
    assert sheets["summary-only"] <= 3
    assert 300 / (sheets[""] - sheets["summary-only"]) >= 22


def test_ten_thousand_goals_stay_usable(browser: Any, make: Any, write: Write, tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    write(make(f"Paint buoy number {i}" for i in range(1, 10_001)), path)
    visit(browser, path)
    assert count(browser) == "10,000 of 10,000 goals"
    opened = "const n = performance.getEntriesByType('navigation')[0]; return n.loadEventEnd - n.responseEnd"
    assert browser.execute_script(opened) < 2_000
    script = """
      const start = performance.now(), select = document.getElementById('f-team');
      select.value = 'Fleet'; select.dispatchEvent(new Event('change', {bubbles: true}));
      document.body.offsetHeight;
      return performance.now() - start;
    """
    assert browser.execute_script(script) < 1_000
    assert count(browser) == "3,334 of 10,000 goals"


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
def test_axe_finds_nothing_serious(browser: Any, page: Path, scheme: str, width: int) -> None:
    browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [{"name": "prefers-color-scheme", "value": scheme}]})
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": width < 600}
    )
    axe = resources.files("axe_core_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    try:
        visit(browser, page)
        browser.execute_script(axe)
        browser.execute_script("for (const one of document.querySelectorAll('.view')) one.hidden = false")
        found = browser.execute_async_script("const done = arguments[0]; axe.run().then(r => done(r.violations))")
        serious = [(v["id"], v["nodes"][0]["html"]) for v in found if v["impact"] in ("serious", "critical")]
        assert serious == []
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})
        browser.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": []})


def test_the_keyboard_reaches_the_goals_first(browser: Any, page: Path) -> None:
    visit(browser, page, "summary")
    browser.execute_script("document.body.tabIndex = -1; document.body.focus()")
    browser.switch_to.active_element.send_keys("\ue004")  # Tab
    assert browser.switch_to.active_element.get_attribute("class") == "skip"


def test_paper_holds_every_goal(browser: Any, long_page: Path) -> None:
    visit(browser, long_page)
    browser.execute_script("dispatchEvent(new Event('beforeprint'))")
    assert len(browser.find_elements("css selector", "#rows tr")) == 300
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

"""What people come for, done in a real browser from end to end: wide and narrow, light and dark, with a quick, a slow and a dead server."""

from __future__ import annotations

import base64
import io
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selenium.webdriver.common.keys import Keys

import smartcritic as sc
from smartcritic.model.corrections import read_corrections
from tests.interfaces.http.browsing import (
    checked,
    choose,
    downloaded,
    every,
    goal,
    lit,
    network,
    one,
    put,
    rows,
    screen,
    shows,
    text_of,
    until,
)  # fmt: skip

VAGUE = "Improve boat repairs soon"
RESULTS = "Raise the guests' rating from 4.1 to 4.6 by 30 June 2027\nCut complaints from 9 to 5 a week by 30 June 2027"
FILE = "\n".join(
    (
        "Kuerzel;Worum es geht;Wo;Ende",
        "Dana;Sell 4 boats in Ghent by 1 May 2027;Harbour;2027-05-01",
        "Bo;Improve boat repairs soon;Yard;",
        "Cleo;Be more visible at trade fairs;Yard;",
        "Ida;Sign 12 dealers in Utrecht by 31 March 2027;Harbour;2027-03-31",
    )
)
NEW = "Cut the time of boat repairs from 9 to 6 days by 30 June 2027"
SCREENS = [(1280, "light", 0), (390, "dark", 0), (1280, "dark", 300), (390, "light", 300)]


def press(page: Any, words: str, within: str = "body") -> None:
    """Click the first button or link with these words that is shown."""
    found = (b for b in every(page, f"{within} button, {within} a") if b.is_displayed() and b.text == words)
    page.execute_script("arguments[0].click()", next(found))


def is_flat(page: Any) -> bool:
    """Whether nothing hangs over the side of the screen."""
    return bool(page.execute_script("return document.documentElement.scrollWidth <= document.documentElement.clientWidth"))


def paste_a_goal(page: Any, critic: sc.Critic) -> None:
    one(page, "#goal").click()
    page.execute_cdp_cmd("Input.insertText", {"text": VAGUE})
    report = critic.critique(VAGUE)
    until(page, lambda: shows(page, report))


def fix_words_with_one_click(page: Any) -> None:
    row = next(r for r in every(page, "#findings li") if "soon" in r.text)
    page.execute_script("arguments[0].querySelector('.fix').click()", row)
    until(page, lambda: one(page, "#card").is_displayed())
    assert is_flat(page)
    press(page, "Apply", "#card")
    until(page, lambda: "soon" not in goal(page) and lit(page)["time_bound"] == "met")


def undo_and_redo_it(page: Any, critic: sc.Critic) -> None:
    before, after = critic.critique(VAGUE), critic.critique(goal(page))
    for name, report in (("undo", before), ("redo", after), ("undo", before)):
        one(page, f"#{name}").click()
        until(page, lambda report=report: shows(page, report))


def fill_a_rewrite_and_use_it(page: Any) -> None:
    for field in every(page, "#slots input"):
        if not field.get_attribute("value"):
            field.send_keys(re.sub(r"^.*such as ", "", field.get_attribute("placeholder"), flags=re.IGNORECASE) or "30")
    box = every(page, ".alternative")[-1]
    until(page, lambda: box.find_elements("css selector", ".after .chip"))
    page.execute_script("arguments[0].click()", box.find_element("css selector", ".use"))
    until(page, lambda: goal(page) != VAGUE and lit(page)["relevant"] == "met" and not one(page, "#next-gap").is_displayed())


def refuse_a_finding_and_take_it_to_the_team(page: Any, folder: Path) -> None:
    put(page, VAGUE)
    until(page, lambda: any("soon" in r.text for r in every(page, "#findings li")))
    row = next(r for r in every(page, "#findings li") if "soon" in r.text)
    page.execute_script("arguments[0].click()", next(b for b in row.find_elements("css selector", "button") if b.text == "Dismiss"))
    until(page, lambda: one(page, "#dismissed").is_displayed())
    press(page, "Download as corrections")
    (folder / "corrections.jsonl").write_bytes(downloaded(page, folder, "corrections.jsonl"))
    (refused,) = read_corrections(folder / "corrections.jsonl")
    assert (refused.text, refused.rule, refused.accepted) == (VAGUE, "time_bound/vague_time", False)
    press(page, "Show again")


def judge_an_objective_by_its_key_results(page: Any) -> None:
    put(page, "Delight our guests")
    page.execute_script("document.getElementById('context').open = true")
    choose(page, "kind", "objective")
    put(page, "", "kind")
    choose(page, "kind", "objective")
    put(page, RESULTS, "results")
    until(page, lambda: lit(page)["measurable"] == lit(page)["time_bound"] == "met")
    assert "objective (given in the field kind)" in text_of(page, "#understood")
    assert is_flat(page)


def share_it_by_a_link(page: Any) -> None:
    page.execute_script("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
    one(page, "#copy-link").click()
    until(page, lambda: page.execute_script("return window.copied"))
    link = page.execute_script("return window.copied")
    one(page, "#clear").click()
    put(page, "", "results")
    page.get(link)
    until(page, lambda: goal(page) == "Delight our guests" and lit(page)["measurable"] == "met")


def come_back_to_a_draft(page: Any) -> None:
    page.refresh()
    until(page, lambda: goal(page) == "Delight our guests" and lit(page)["measurable"] == "met")
    for name in ("kind", "results"):
        put(page, "", name)


def import_a_file_with_odd_headers(page: Any, folder: Path) -> None:
    (folder / "ziele.csv").write_text(FILE, encoding="utf-8")
    one(page, "#tab-list").click()
    one(page, "#pick").send_keys(str(folder / "ziele.csv"))
    until(page, lambda: one(page, "#columns-used button").is_displayed())
    press(page, "Change columns")
    for head, role in (("Kuerzel", "owner"), ("Worum es geht", "text"), ("Wo", "team"), ("Ende", "due_date")):
        select = one(page, f"#picker select[aria-label='What the column {head} is']")
        page.execute_script("arguments[0].value = arguments[1]", select, role)
    assert is_flat(page)
    press(page, "Use these columns")
    until(page, lambda: "Team from “Wo”" in one(page, "#columns-used").text)
    checked(page, 4)
    assert is_flat(page)


def improve_the_worst_goal(page: Any, critic: sc.Critic) -> None:
    scores = [score for _, score in rows(page)]
    assert scores == sorted(scores)
    choose(page, "filter", "measurable")
    until(page, lambda: [text for text, _ in rows(page)][-1] == VAGUE or len(rows(page)) == 2)
    page.execute_script("arguments[0].click()", next(b for b in every(page, "#rows .link") if b.text == VAGUE))
    until(page, lambda: goal(page) == VAGUE and "owner Bo" in one(page, "#from-list-text").text)
    put(page, NEW)
    report = critic.critique(sc.Goal(NEW, owner="Bo", team="Yard"))
    until(page, lambda: shows(page, report))
    one(page, "#back").click()
    choose(page, "filter", "")
    until(page, lambda: NEW in dict(rows(page)))
    assert "1 improved here" in one(page, "#list-state").text


def export_it(page: Any, folder: Path) -> None:
    one(page, "[data-kind=xlsx]").click()
    sheet = openpyxl.load_workbook(io.BytesIO(downloaded(page, folder, "ziele-reviewed.xlsx")))["Goals"]
    assert NEW in {c.value for c in next(sheet.iter_cols(min_col=1, max_col=1))}
    until(page, lambda: one(page, "#file-state").text == "Downloaded ziele-reviewed.xlsx.")


def find_the_worst_team_and_print(page: Any) -> None:
    one(page, "#open-report").click()
    until(page, lambda: len(page.window_handles) == 2)
    mine, other = page.window_handles
    page.switch_to.window(other)
    try:
        until(page, lambda: every(page, "#groups .group"))
        worst = one(page, "#groups .group tbody a")
        assert worst.get_attribute("textContent") == "Yard"
        page.execute_script("arguments[0].click()", worst)
        until(page, lambda: one(page, "#count").text == "2 of 4 goals")
        made = page.execute_cdp_cmd("Page.printToPDF", {"preferCSSPageSize": True})
        assert 2 <= len(re.findall(rb"/Type /Page\b(?!s)", base64.b64decode(made["data"]))) <= 4
    finally:
        page.close()
        page.switch_to.window(mine)


@pytest.mark.parametrize(("width", "scheme", "latency"), SCREENS)
def test_twelve_tasks(page: Any, critic: sc.Critic, downloads: Path, width: int, scheme: str, latency: int) -> None:
    with screen(page, width, scheme), network(page, latency=latency):
        paste_a_goal(page, critic)
        fix_words_with_one_click(page)
        undo_and_redo_it(page, critic)
        fill_a_rewrite_and_use_it(page)
        refuse_a_finding_and_take_it_to_the_team(page, downloads)
        judge_an_objective_by_its_key_results(page)
        share_it_by_a_link(page)
        come_back_to_a_draft(page)
        import_a_file_with_odd_headers(page, downloads)
        improve_the_worst_goal(page, critic)
        export_it(page, downloads)
        find_the_worst_team_and_print(page)
        page.get("about:blank")


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_a_dead_server_costs_nothing_that_was_written(page: Any, critic: sc.Critic, downloads: Path, width: int, scheme: str) -> None:
    (downloads / "ziele.csv").write_text(FILE, encoding="utf-8")
    with screen(page, width, scheme):
        report = critic.critique(VAGUE)
        put(page, VAGUE)
        until(page, lambda: shows(page, report))
        with network(page, offline=True):
            one(page, "#goal").send_keys(Keys.END, " and well")
            until(page, lambda: one(page, "#trouble").is_displayed())
            assert "Your text is kept in this browser" in one(page, "#trouble").text
            assert is_flat(page)
            draft = json.loads(page.execute_script("return localStorage.getItem('smartcritic.draft')"))
            assert draft["text"] == VAGUE + " and well"
            one(page, "#undo").click()
            assert goal(page).startswith(VAGUE)
            page.execute_script("navigator.clipboard.writeText = text => { window.copied = text; return Promise.resolve() }")
            one(page, "#copy-link").click()
            assert "Improve+boat+repairs" in page.execute_script("return window.copied")
            one(page, "#tab-list").click()
            one(page, "#pick").send_keys(str(downloads / "ziele.csv"))
            until(page, lambda: one(page, "#list-state").text == "The list was not read.")
        until(page, lambda: len(rows(page)) == 4 and not one(page, "#trouble").is_displayed())  # by itself, or by its button
        checked(page, 4)
        with network(page, offline=True):
            one(page, "[data-kind=csv]").click()
            until(page, lambda: one(page, "#trouble").is_displayed())
        one(page, "[data-kind=csv]").click()
        assert b"Sign 12 dealers" in downloaded(page, downloads, "ziele-reviewed.csv")

"""Lists on the page in a real browser: pasted, from a file, with columns to choose; goals that are opened and come back; downloads."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from selenium.webdriver.common.keys import Keys

import smartcritic as sc
from tests.interfaces.http.browsing import (
    checked,
    choose,
    downloaded,
    every,
    goal,
    lit,
    network,
    one,
    paste,
    put,
    rows,
    screen,
    shows,
    until,
)  # fmt: skip

SHEET = "Owner\tGoal\tDue\nDana\tSell 4 boats in Ghent\t2027-05-01\nBo\tImprove boat repairs soon\t2027-06-01"


def test_many_pasted_goals_become_a_ranked_list(page: Any, critic: sc.Critic) -> None:
    goals = [f"Sell {i + 2} boats in Ghent by 31 March 2027" if i % 3 else f"Improve the repairs of hull {i} soon" for i in range(120)]
    paste(page, "\n".join(goals))
    until(page, lambda: one(page, "#list-state").text.startswith("120 goals, average score "))
    assert one(page, "#count").text == "100 of 120 goals shown."
    one(page, "#more").send_keys(Keys.ENTER)
    found = checked(page, 120)
    scores = [score for _, score in found]
    assert scores == sorted(scores)
    assert dict(found) == {r.text: r.score for r in critic.pipe(goals, rewrite=False)}
    until(page, lambda: every(page, "#whole li"))
    choose(page, "order", "down")
    assert [score for _, score in rows(page)] == sorted(scores, reverse=True)[:100]
    one(page, "#search").send_keys("hull 33 ")
    until(page, lambda: [text for text, _ in rows(page)] == ["Improve the repairs of hull 33 soon"])
    choose(page, "filter", "time_bound")
    assert len(rows(page)) == 1
    choose(page, "filter", "changed")
    assert rows(page) == []


def test_rows_of_a_spreadsheet_bring_their_columns(page: Any, critic: sc.Critic) -> None:
    paste(page, SHEET)
    found = dict(checked(page, 2))
    want = {"Sell 4 boats in Ghent": "2027-05-01", "Improve boat repairs soon": "2027-06-01"}
    assert found == {text: critic.critique(sc.Goal.from_dict({"text": text, "due_date": due})).score for text, due in want.items()}
    assert "Due date from “Due”" in one(page, "#columns-used").text
    assert not one(page, "#left-out").is_displayed()
    one(page, "#toast button").click()  # no list after all
    until(page, lambda: goal(page) == SHEET)


def test_bullets_and_headings_of_a_document_are_left_out_and_that_is_said(page: Any) -> None:
    paste(page, "Goals for Q2:\n\n1. Improve boat repairs soon\n2. Sell 4 boats in Ghent by May 2027\n\nNext steps\n• Paint the quay")
    found = checked(page, 3)
    assert {text for text, _ in found} == {"Improve boat repairs soon", "Sell 4 boats in Ghent by May 2027", "Paint the quay"}
    assert one(page, "#left-out summary").text == "2 lines left out."
    one(page, "#left-out summary").click()
    assert "Goals for Q2”" in one(page, "#left-out ul").text


def test_several_goals_in_one_text_become_a_list(page: Any, critic: sc.Critic) -> None:
    text = "Hire 2 welders by May 2027 and open a shop in Ghent by July 2027"
    parts = [part.text for part in critic.critique(text).parts]
    assert len(parts) == 2
    put(page, text)
    until(page, lambda: [p.text for p in every(page, "#parts li")] == parts)
    one(page, "#split").click()
    assert {found for found, _ in checked(page, 2)} == set(parts)


def test_texts_that_are_no_goals_stand_behind_all_goals(page: Any) -> None:
    paste(page, "- What is our churn?\n- Sell 12 boats in Ghent by 31 March 2027\n- Improve sales soon")
    until(page, lambda: "2 goals, average score" in one(page, "#list-state").text)
    assert "1 text not checked" in one(page, "#list-state").text
    for order in ("up", "down"):
        choose(page, "order", order)
        last = every(page, "#rows tr")[-1]
        assert "What is our churn?" in last.text
        assert last.find_elements("css selector", ".chip") == []
    choose(page, "filter", "away")
    assert len(rows(page)) == 1


@pytest.mark.parametrize(("width", "scheme"), [(1280, "dark"), (390, "light")])
def test_where_it_is_unsure_it_asks_which_column_holds_the_goals(page: Any, width: int, scheme: str) -> None:
    with screen(page, width, scheme):
        one(page, "#tab-list").click()
        put(page, "Kuerzel\tWas\tEnde\nDana\tboats\t2027-05-01\nBo\tsales\t2027-06-01", "goals")
        until(page, lambda: one(page, "#picker").is_displayed())
        assert [c.text for c in every(page, "#picker tbody tr:first-child td")] == ["Dana", "boats", "2027-05-01"]
        assert "--column" not in one(page, "#list").text
        one(page, "#picker .primary").click()
        assert "Choose “Goal”" in one(page, "#picker").text
        second = every(page, "#picker select")[1]
        second.send_keys("Goal")
        one(page, "#picker .primary").click()
        until(page, lambda: {text for text, _ in rows(page)} == {"boats", "sales"})
        every(page, "#columns-used button")[0].click()
        assert [s.get_attribute("value") for s in every(page, "#picker thead select")][1] == "text"


def test_where_dates_can_be_read_in_two_ways_it_asks(page: Any, critic: sc.Critic) -> None:
    paste(page, SHEET.replace("2027-05-01", "03/04/2027").replace("2027-06-01", "05/06/2027"))
    until(page, lambda: one(page, "#picker").is_displayed())
    assert "day or the month" in one(page, "#picker h2").text
    page.switch_to.active_element.send_keys("Day")
    one(page, "#picker .primary").click()
    checked(page, 2)
    next(b for b in every(page, "#rows .link") if "Ghent" in b.text).click()
    until(page, lambda: "3 April 2027" in one(page, "#understood").text)


def test_a_goal_of_the_list_is_improved_and_returns(page: Any, critic: sc.Critic, downloads: Path) -> None:
    paste(page, SHEET)
    checked(page, 2)
    next(b for b in every(page, "#rows .link") if "soon" in b.text).click()
    before = critic.critique(sc.Goal("Improve boat repairs soon", owner="Bo", due_date="2027-06-01"))  # type: ignore[arg-type]
    until(page, lambda: shows(page, before))
    assert "due date 2027-06-01" in one(page, "#from-list-text").text
    one(page, "#goal").send_keys(Keys.CONTROL, "z")  # what stood in the editor before does not come into the list's place
    assert goal(page) == "Improve boat repairs soon"
    new = "Cut the time of boat repairs from 9 to 6 days"
    one(page, "#goal").send_keys(Keys.CONTROL, "a", Keys.NULL, new)
    after = critic.critique(sc.Goal(new, owner="Bo", due_date="2027-06-01"))  # type: ignore[arg-type]
    until(page, lambda: shows(page, after))
    one(page, "#back").click()
    assert one(page, "#list").is_displayed()
    assert (new, after.score) in rows(page)
    assert page.switch_to.active_element.text == new
    assert "1 improved here" in one(page, "#list-state").text
    one(page, "[data-kind=csv]").click()
    lines = list(csv.DictReader(io.StringIO(downloaded(page, downloads, "pasted-reviewed.csv").decode("utf-8"))))
    assert [(line["Owner"], line["Goal"]) for line in lines] == [("Dana", "Sell 4 boats in Ghent"), ("Bo", new)]
    page.refresh()  # a pasted list is kept, and what was improved in it
    one(page, "#tab-list").click()
    assert (new, after.score) in checked(page, 2)
    put(page, one(page, "#goals").get_attribute("value") + "\nIda\tSell 2 boats\t2027-05-01", "goals")
    found = checked(page, 3)
    assert (new, after.score) in found  # reading the list anew keeps what was improved
    every(page, "#rows .link")[[text for text, _ in found].index(new)].click()
    until(page, lambda: one(page, "#restore").is_displayed())
    one(page, "#restore").click()
    until(page, lambda: goal(page) == "Improve boat repairs soon" and not one(page, "#restore").is_displayed())


def test_the_list_is_given_back_in_four_kinds_of_file_and_as_a_report(page: Any, downloads: Path) -> None:
    one(page, "#tab-list").click()
    one(page, "#sample").click()
    found = checked(page, 5)
    texts = {text for text, _ in found}
    for kind in ("xlsx", "html", "md"):
        one(page, f"[data-kind={kind}]").click()
        data = downloaded(page, downloads, f"sample-goals-reviewed.{kind}")
        until(page, lambda kind=kind: one(page, "#file-state").text == f"Downloaded sample-goals-reviewed.{kind}.")
        if kind == "xlsx":
            cells = {str(c.value) for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for c in row}
            assert texts <= cells
        else:
            assert "Be more visible at trade fairs" in data.decode("utf-8")
    one(page, "#open-report").click()
    until(page, lambda: one(page, "#file-state a").is_displayed() and len(page.window_handles) == 2)
    mine, other = page.window_handles
    page.switch_to.window(other)
    until(page, lambda: "5 goals" in one(page, "body").text)
    assert re.fullmatch(r".*/page/report/[\w-]{32}", page.current_url)
    page.close()
    page.switch_to.window(mine)


def test_a_file_is_read_and_one_that_cannot_be_says_why(page: Any, tmp_path: Path) -> None:
    file = tmp_path / "<img src=x>.csv"
    buoys = [f"Paint {i} buoys,Ida,2027-03-{i:02}" for i in range(1, 13)]
    lines = ["Goal,Owner,Due", *buoys, "Paint the quay,Bo,", ",Bo,2027-05-01", ",Cleo,"]
    file.write_text("\n".join(lines), encoding="utf-8")
    one(page, "#tab-list").click()
    one(page, "#pick").send_keys(str(file))
    until(page, lambda: one(page, "#list-state").text.startswith("13 goals in <img src=x>.csv"))
    assert one(page, "#left-out summary").text == "1 line left out, 1 row without a goal."
    broken = tmp_path / "notes.csv"
    broken.write_text("", encoding="utf-8")
    one(page, "#pick").send_keys(str(broken))
    until(page, lambda: one(page, "#trouble").is_displayed())
    assert "notes.csv" in one(page, "#trouble").text
    assert "/tmp" not in one(page, "#trouble").text
    page.get_log("browser")  # the refusal


def test_a_long_list_shows_how_far_it_is_and_can_be_stopped_and_resumed(page: Any) -> None:
    with network(page, latency=250):
        one(page, "#tab-list").click()
        put(page, "\n".join(f"Sell {i + 2} boats in Ghent by 31 March 2027" for i in range(700)), "goals")
        until(page, lambda: one(page, "#progress").is_displayed() and float(one(page, "#bar").get_attribute("value")) > 0.1)
        one(page, "#cancel").click()
        until(page, lambda: "to go" in one(page, "#list-state").text)
        done = float(one(page, "#bar").get_attribute("value"))
        assert 0.1 < done < 1
    one(page, "#resume").click()
    until(page, lambda: one(page, "#list-state").text.startswith("700 goals, average score"))
    assert not one(page, "#progress").is_displayed()
    assert one(page, "#count").text == "100 of 700 goals shown."
    assert "HTML report" in one(page, "#whole").text  # more than the service looks at as one portfolio


def test_one_pasted_line_in_the_list_is_a_goal(page: Any) -> None:
    one(page, "#tab-list").click()
    put(page, "Sell boats", "goals")
    assert [text for text, _ in checked(page, 1)] == ["Sell boats"]
    assert lit(page)["specific"] == ""

"""The shapes that goal exports come in, each as a small file of our own; and what the columns mean there."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from smartcritic.audit.reading import ROLES, Row, find_columns, read_goals
from smartcritic.audit.reading.cells import as_share, plain_text
from smartcritic.audit.reading.dates import as_day
from smartcritic.audit.reading.names import known_system
from smartcritic.audit.reading.words import load
from smartcritic.errors import InputError
from smartcritic.model import Goal


def goals(text: str, folder: Path) -> list[Goal]:
    path = folder / "export.csv"
    path.write_text(text, encoding="utf-8")
    reading = read_goals(path)
    return [reading.columns.goal(row) for row in reading.rows]


def test_key_results_in_columns_of_their_own(tmp_path: Path) -> None:
    found = goals(
        "email,name,due_at,visibility,key_result_1_title,key_result_1_completion,key_result_2_title,key_result_2_completion\n"
        "eva@yard.example,Quieter harbour,2027-06-30,everyone,Cut crane noise to 60 dB,0.4,Move 3 night shifts to the day,0.1\n"
        "per@yard.example,Safer quays,2027-03-31,everyone,Fence 4 quays,,,\n",
        tmp_path,
    )
    assert [(g.id, g.parent, g.text, g.owner) for g in found] == [
        ("1", None, "Quieter harbour", "eva@yard.example"),
        ("1/kr1", "1", "Cut crane noise to 60 dB", "eva@yard.example"),
        ("1/kr2", "1", "Move 3 night shifts to the day", "eva@yard.example"),
        ("2", None, "Safer quays", "per@yard.example"),
        ("2/kr1", "2", "Fence 4 quays", "per@yard.example"),
    ]
    assert {g.due_date for g in found[:3]} == {dt.date(2027, 6, 30)}


@pytest.mark.parametrize(
    "body",
    [
        "Run the fleet,,,100\n,Fewer stops,,50\n,,Grease 40 winches,20\n,Cheaper fuel,,10\n",
        "Run the fleet,,,100\nRun the fleet,Fewer stops,,50\n"
        "Run the fleet,Fewer stops,Grease 40 winches,20\nRun the fleet,Cheaper fuel,,10\n",
    ],
    ids=["one cell a row", "the whole path in each row"],
)
def test_a_column_a_depth(body: str, tmp_path: Path) -> None:
    found = goals("Main,L1,L2,Importance\n" + body, tmp_path)
    assert [(g.id, g.parent, g.text) for g in found] == [
        ("1", None, "Run the fleet"),
        ("2", "1", "Fewer stops"),
        ("3", "2", "Grease 40 winches"),
        ("4", "1", "Cheaper fuel"),
    ]


def test_a_path_whose_upper_goals_have_no_row_of_their_own(tmp_path: Path) -> None:
    found = goals("Main,L1,L2\nRun the fleet,Fewer stops,Grease 40 winches\nRun the fleet,Fewer stops,Oil 9 hinges\n", tmp_path)
    assert [(g.text, g.parent) for g in found] == [
        ("Run the fleet", None),
        ("Fewer stops", "1/0"),
        ("Grease 40 winches", "1/1"),
        ("Oil 9 hinges", "1/1"),
    ]


def test_a_row_a_period(tmp_path: Path) -> None:
    found = goals(
        "hs_goal_name,hs_group_correlation_uuid,hs_target_amount,hs_start_datetime,hs_end_datetime\n"
        "Calls to ship chandlers,u-1,100,2027-01-01,2027-01-31\n"
        "Visits to boat yards,u-2,8,2027-01-01,2027-01-31\n"
        "Calls to ship chandlers,u-1,120,2027-02-01,2027-02-28\n",
        tmp_path,
    )
    assert [(g.text, g.target, g.start_date, g.due_date) for g in found] == [
        ("Calls to ship chandlers", 220.0, dt.date(2027, 1, 1), dt.date(2027, 2, 28)),
        ("Visits to boat yards", 8.0, dt.date(2027, 1, 1), dt.date(2027, 1, 31)),
    ]


def test_parent_by_indentation(tmp_path: Path) -> None:
    found = goals("Goal,Owner\nRun the fleet,A\n  Fewer stops,B\n    Grease 40 winches,C\n  Cheaper fuel,D\n", tmp_path)
    assert [(g.id, g.parent) for g in found] == [("1", None), ("2", "1"), ("3", "2"), ("4", "1")]
    assert found[1].text == "  Fewer stops"


def test_parent_by_id_and_by_title(tmp_path: Path) -> None:
    found = goals("Goal ID,Goal,Parent goal\nA1,Run the fleet,\nA2,Fewer stops,A1\nA3,Oil 9 hinges,Fewer stops\n", tmp_path)
    assert [(g.id, g.parent) for g in found] == [("A1", None), ("A2", "A1"), ("A3", "Fewer stops")]


def test_title_and_description_with_html(tmp_path: Path) -> None:
    notes = "<p>Grease <b>40</b> winches</p><script>x()</script><ul><li>by May &amp; June</li></ul>"
    (goal,) = goals(f"Title,Description\nFewer stops,{notes}\n", tmp_path)
    assert goal.text == "Fewer stops\nGrease 40 winches\nby May & June"


def test_a_description_that_repeats_the_title_is_left_out(tmp_path: Path) -> None:
    (goal,) = goals("Title,Description\nFewer stops in May,fewer stops\n", tmp_path)
    assert goal.text == "Fewer stops in May"


@pytest.mark.parametrize("text", ["a < b and c > d", "keep 5 <10 & more", "plain"])
def test_text_that_is_no_html_stays(text: str) -> None:
    assert plain_text(text) == text


@pytest.mark.parametrize(("cells", "current"), [(["0.25", "1"], 5.0), (["25", "100"], 5.0), (["25%", "100%"], 5.0)])
def test_progress_is_read_on_the_scale_of_its_file(cells: list[str], current: float, tmp_path: Path) -> None:
    body = "".join(f"Grease winches,20,{c}\n" for c in cells)
    assert [g.current for g in goals("Goal,Target,Progress\n" + body, tmp_path)] == [current, 20.0]


def test_progress_without_a_number() -> None:
    assert as_share("soon") is None
    assert as_share("-4") is None


@pytest.mark.parametrize(
    ("cell", "day"),
    [
        (46371, dt.date(2026, 12, 15)), ("46371", dt.date(2026, 12, 15)), (1797292800, dt.date(2026, 12, 15)),
        ("1797292800000", dt.date(2026, 12, 15)), ("2026-12-15T08:00:00Z", dt.date(2026, 12, 15)), ("15.12.2026", dt.date(2026, 12, 15)),
    ],
)  # fmt: skip
def test_dates_that_are_counted(cell: object, day: dt.date) -> None:
    assert as_day(cell) == day


def test_the_order_of_day_and_month_is_told_once_for_the_file(tmp_path: Path) -> None:
    found = goals("Goal,Due\nOil hinges,03/04/2027\nOil winches,25/04/2027\n", tmp_path)
    assert [g.due_date for g in found] == [dt.date(2027, 4, 3), dt.date(2027, 4, 25)]


def test_an_order_that_cannot_be_told_is_asked_for(tmp_path: Path) -> None:
    with pytest.raises(InputError, match="say --day-first or --month-first"):
        goals("Goal,Due\nOil hinges,03/04/2027\nOil winches,05/04/2027\n", tmp_path)


def test_a_deadline_is_found_by_what_the_cells_hold(tmp_path: Path) -> None:
    found = goals("Goal,Created,Sometime\nOil hinges,2027-09-01,2027-04-03\n", tmp_path)
    assert found[0].due_date == dt.date(2027, 4, 3)


@pytest.mark.parametrize("system", load("systems")["systems"], ids=lambda s: s["name"])
def test_each_system_is_known_by_its_headers(system: dict[str, object]) -> None:
    sign, columns = system["sign"], system["columns"]
    assert isinstance(sign, list)
    assert isinstance(columns, dict)
    assert set(columns) <= set(ROLES)
    names = list(dict.fromkeys([*sign, *columns.values()]))
    shuffled = [n.upper().replace("_", " ") if "_" in n else n for n in reversed(names)]
    found = known_system(shuffled)
    assert found is not None
    assert found["name"] == system["name"]
    if "text" in columns:
        settled = find_columns(names, [Row(1, {})])
        assert {r: settled.roles[r] for r in columns} == columns
        assert any(str(system["name"]) in note for note in settled.notes)


def test_plain_headers_are_of_no_system() -> None:
    assert known_system(["Goal", "Owner", "Due date"]) is None

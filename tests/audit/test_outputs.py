"""Every output opens with an independent reader, holds every row once, and does nothing that a goal says."""

from __future__ import annotations

import csv
import datetime as dt
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import jsonschema
import openpyxl
import pyarrow.parquet as pq
import pytest
from hand_made import judge
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing import WRITERS, check_outputs, workbook, writing
from smartcritic.audit.writing.sarif import uri, workflow_commands
from smartcritic.audit.writing.sheets import COLOURS
from smartcritic.audit.writing.text import escape_formula
from smartcritic.errors import InputError, MissingExtraError
from smartcritic.model import CRITERIA, VERDICTS, Goal, Report
from smartcritic.render.labels import verdict_said
from smartcritic.summary import Summary

Write = Callable[..., Summary]
FORMULAS = ("=", "+", "-", "@", "\t", "\r")


def test_all_outputs_at_once_hold_every_row(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    paths = [tmp_path / f"out{ending}" for ending in WRITERS]
    check_outputs(paths, overwrite=False)
    write(outcomes, *paths)
    assert sorted(p.name for p in tmp_path.iterdir()) == sorted(p.name for p in paths)
    reports = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text().splitlines()]
    assert [r["schema"] for r in reports] == ["smartcritic/report/1"] * 2 + ["smartcritic/error/1"] + ["smartcritic/report/1"] * 2
    with (tmp_path / "out.csv").open(newline="") as stream:
        assert len(list(csv.reader(stream))) == 1 + len(outcomes)
    assert pq.read_table(tmp_path / "out.parquet").num_rows == len(outcomes)
    assert openpyxl.load_workbook(tmp_path / "out.xlsx")["Goals"].max_row == 1 + len(outcomes)


def test_the_goals_of_the_workbook_are_a_coloured_table(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write(outcomes, path, portfolio=True)
    book = openpyxl.load_workbook(path)
    assert book.sheetnames == ["Summary", "Goals", "Teams", "Owners", "Findings", "The whole list"]
    sheet = book["Goals"]
    header = [c.value for c in sheet[1]]
    assert header == [
        "Goal", "Owner", "Score", *"SMART", "Kind", "Findings", "Rewrite", "Team", "Note", "Questions", "SMART", "Error",
    ]  # fmt: skip
    (table,) = sheet.tables.values()
    assert table.ref == f"A1:{sheet.cell(1, len(header)).column_letter}{len(outcomes) + 1}"
    assert [c.name for c in table.tableColumns] == header
    assert sheet.column_dimensions["A"].width == pytest.approx(60, abs=1)
    assert sheet.freeze_panes == "B2"
    page = sheet.page_setup
    assert (page.orientation, page.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage) == ("landscape", 0, True)
    assert sheet.print_title_rows == "$1:$1"
    coloured = {str(area.sqref): {rule.type for rule in rules} for area, rules in sheet.conditional_formatting._cf_rules.items()}
    assert coloured == {"C2:C6": {"dataBar"}, "D2:H6": {"cellIs"}}
    for row, outcome in enumerate(outcomes, 2):
        cells = dict(zip(header, (c.value for c in sheet[row])))
        assert cells["Error"] == outcome.error
        if outcome.report is not None:
            assert [cells[letter] for letter in "SMART"] == [verdict_said(v.verdict) for v in outcome.report.criteria.values()]
            assert cells["Score"] == outcome.report.score
            assert cells["Findings"].startswith("Too broad: ")


def test_the_summary_of_the_workbook_says_what_to_fix_and_draws_it(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write(outcomes, path, portfolio=True)
    book = openpyxl.load_workbook(path)
    said = [c.value for row in book["Summary"].iter_rows() for c in row if c.value is not None]
    assert "1. 4 goals do not say which part of the business they are about: <b>Yard</b> 2, Fleet 2." in said
    assert {"Audit of 4 goals", "Figures", "Time-bound", "Rows not read"} <= set(said)
    assert len(book["Summary"]._charts) == 2
    assert {r[0].value: r[4].value for r in book["Findings"].iter_rows()}["Too broad"] == "specific/generic_object"
    assert book["The whole list"]["B2"].value == "7 open goals <i>"


def test_the_cells_of_a_source_keep_their_types(tmp_path: Path) -> None:
    columns = Columns(("Goal", "Due", "Target", "Seen"), {"text": "Goal", "due_date": "Due", "target": "Target"})
    seen = dt.datetime(2026, 5, 1, 9, 30)
    row = Row(1, {"Goal": "Sell 9 boats", "Due": "01/02/2027", "Target": "9", "Seen": seen})
    goal = Goal("Sell 9 boats", due_date=dt.date(2027, 2, 1), target=9.0)
    with writing([tmp_path / "out.xlsx"], columns) as (writer,):
        writer.write(Outcome(row, "1", goal, judge(goal)))
        writer.finish(Summary())
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Goals"]
    cells = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[2])))
    assert (cells["Due"], cells["Target"], cells["Seen"]) == (dt.datetime(2027, 2, 1), 9, seen)


def test_a_list_too_long_for_a_table_is_streamed_with_a_filter(
    make: Any, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(workbook, "TABLE_MOST", 3)
    monkeypatch.setattr(workbook, "MAX_ROWS", 4)
    write(make([f"Paint buoy {i}" for i in range(6)]), tmp_path / "out.xlsx")
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert [book[name].max_row for name in ("Goals", "Goals 2")] == [5, 3]
    assert not book["Goals"].tables
    assert book["Goals"].auto_filter.ref == "A1:P5"


def test_columns_of_the_same_name_stay_apart(tmp_path: Path) -> None:
    columns = Columns(("Goal", "score", "", "s"), {"text": "Goal"})
    with writing([tmp_path / "out.xlsx"], columns) as (writer,):
        writer.finish(Summary())
    heads = [c.value for c in openpyxl.load_workbook(tmp_path / "out.xlsx")["Goals"][1]]
    assert heads[:2] == ["Goal", "Score"]
    assert heads[10:13] == ["score 2", "Column", "s 2"]


def test_letters_in_a_spreadsheet_are_the_same_in_every_row(make: Any, write: Write, tmp_path: Path) -> None:
    write(make([f"Paint buoy {i}" for i in range(12)]), tmp_path / "out.csv")
    with (tmp_path / "out.csv").open(newline="") as stream:
        found = [row["smart"] for row in csv.DictReader(stream)]
    assert all(len(letters) == 5 and set(letters) <= set("SMARTsmart?x") for letters in found)
    assert any(letters.startswith("x") for letters in found)


def test_no_cell_of_the_workbook_is_a_formula(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    write(outcomes, path)
    cells = [c for sheet in openpyxl.load_workbook(path) for row in sheet.iter_rows() for c in row if isinstance(c.value, str)]
    begun = [c for c in cells if c.value.startswith(FORMULAS)]
    assert len(begun) > 3
    assert all(c.data_type == "s" and c.quotePrefix for c in begun)


def test_a_text_that_is_no_goal_has_no_score_and_no_verdict_in_any_output(make: Any, write: Write, tmp_path: Path) -> None:
    paths = [tmp_path / f"out{ending}" for ending in WRITERS]
    write(make(["Oil the hinges", "note: lunch with | Ida"]), *paths)
    with (tmp_path / "out.csv").open(newline="") as stream:
        goal, note = csv.DictReader(stream)
    assert goal["score"] != ""
    assert note["smart"] == "not judged"
    assert {note[c] for c in ("score", *CRITERIA, "questions", "rewrite", "error")} == {""}
    assert note["findings"] == "text/not_a_goal: this is a note"
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Goals"]
    cells = dict(zip((c.value for c in sheet[1]), (c.value for c in sheet[3]), strict=True))
    assert cells["SMART"] == "not judged"
    assert {cells[c] for c in ("Score", *"SMART", "Rewrite")} == {None}
    row = pq.read_table(tmp_path / "out.parquet").to_pylist()[1]
    assert (row["judged"], row["score"], row["smart"], row["score_after"]) == (False, None, "?????", None)
    assert pq.read_table(tmp_path / "out.parquet")["judged"].to_pylist() == [True, False]
    report = json.loads((tmp_path / "out.jsonl").read_text().splitlines()[1])
    assert (report["judged"], report["score"]) == (False, None)
    worklist, _, others = (tmp_path / "out.md").read_text().partition("## Not judged")
    assert "note: lunch" not in worklist
    assert "| 2 | note: lunch with \\| Ida | This is a note. |" in others
    (result,) = [r for r in json.loads((tmp_path / "out.sarif").read_text())["runs"][0]["results"] if r["ruleId"] == "text/not_a_goal"]
    assert result["message"]["text"] == "this is a note in “note: lunch with | Ida”"


def test_the_guard_can_be_switched_off(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    write(outcomes, tmp_path / "on.csv", guard=True)
    write(outcomes, tmp_path / "off.csv", guard=False)
    notes = {}
    for name in ("on", "off"):
        with (tmp_path / f"{name}.csv").open(newline="") as stream:
            notes[name] = {row["Note"] for row in csv.DictReader(stream)}
    assert notes == {"on": {"'=2+3"}, "off": {"=2+3"}}


@given(st.text())
def test_no_harmless_cell_begins_like_a_formula(cell: str) -> None:
    out = escape_formula(cell)
    if out.startswith(FORMULAS):
        assert float(out) is not None  # a plain number


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60), max_size=4))
def test_any_text_can_be_written_everywhere(texts: list[str], make: Any, write: Write, tmp_path: Path) -> None:
    paths = [tmp_path / f"any{ending}" for ending in WRITERS]
    for path in paths:
        path.unlink(missing_ok=True)
    write(make(texts), *paths)
    assert openpyxl.load_workbook(tmp_path / "any.xlsx")["Goals"].max_row == 1 + len(texts)
    assert pq.read_table(tmp_path / "any.parquet").num_rows == len(texts)
    assert len(json.loads((tmp_path / "any.sarif").read_text())["runs"][0]["results"]) == len(texts)


def test_a_cell_of_megabytes_is_cut_where_people_read(make: Any, write: Write, tmp_path: Path) -> None:
    long = "Oil hinge " * 300_000
    paths = [tmp_path / f"out{ending}" for ending in (".html", ".md", ".xlsx", ".sarif", ".jsonl")]
    write(make([long]), *paths)
    assert all(path.stat().st_size < 100_000 for path in paths[:4])
    assert json.loads(paths[4].read_text())["text"] == long


def test_parquet_rows_carry_the_report_and_the_input(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    write(outcomes, tmp_path / "out.parquet")
    rows = pq.read_table(tmp_path / "out.parquet").to_pylist()
    assert [r["row"] for r in rows] == [1, 2, 3, 4, 5]
    assert rows[0]["Owner"] == "Owner 1"
    assert rows[2]["error"] == "no text: the cell is empty"
    assert Report.from_dict(json.loads(rows[3]["report"])) == outcomes[3].report
    assert rows[3]["findings"][0]["rule"] == "specific/generic_object"


def test_markdown_shows_what_a_goal_holds_and_does_nothing(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    write(outcomes, tmp_path / "out.md")
    text = (tmp_path / "out.md").read_text()
    assert "<script" not in text
    assert "![](" not in text
    assert "Paint nine buoys" in text


def test_sarif_names_the_file_the_line_and_the_rules(outcomes: list[Outcome], write: Write, tmp_path: Path) -> None:
    write(outcomes, tmp_path / "out.sarif")
    run = json.loads((tmp_path / "out.sarif").read_text())["runs"][0]
    results = run["results"]
    places = [r["locations"][0]["physicalLocation"] for r in results]
    assert [p["region"]["startLine"] for p in places] == [2, 3, 4, 5, 6]
    assert {p["artifactLocation"]["uri"] for p in places} == {"goals.csv"}
    known = {r["id"] for r in run["tool"]["driver"]["rules"]}
    assert {r["ruleId"] for r in results} <= known
    assert [r["level"] for r in results] == ["warning", "warning", "error", "warning", "warning"]
    result = {
        "type": "object",
        "required": ["ruleId", "level", "message", "locations"],
        "properties": {"level": {"enum": ["none", "note", "warning", "error"]}, "message": {"type": "object", "required": ["text"]}},
    }
    for one in results:
        jsonschema.validate(one, result)


def test_paths_are_relative_uris() -> None:
    assert uri("some goals/ö.csv") == "some%20goals/%C3%B6.csv"


def test_github_annotations_stay_on_one_line(make: Any) -> None:
    (outcome,) = make(["Oil 100% of\nthe hinges::error::gotcha"])
    (line,) = workflow_commands(outcome, "a,b:c.csv")
    assert line.startswith("::warning file=a%2Cb%3Ac.csv,line=2,title=specific/generic_object::")
    assert "\n" not in line


def test_nothing_is_written_over_and_a_broken_run_leaves_nothing(outcomes: list[Outcome], tmp_path: Path) -> None:
    columns = Columns(("Goal",), {"text": "Goal"})
    there = tmp_path / "a.html"
    there.write_text("mine")
    with pytest.raises(InputError, match="say --overwrite"):
        check_outputs([there], overwrite=False)

    def broken() -> None:
        with writing([there, tmp_path / "b.xlsx"], columns) as writers:
            writers[0].write(outcomes[0])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        broken()
    assert there.read_text() == "mine"
    assert list(tmp_path.iterdir()) == [there]


@pytest.mark.parametrize(("ending", "module"), [(".xlsx", "xlsxwriter"), (".parquet", "pyarrow"), (".html", "pygal")])
def test_a_missing_package_names_the_extra(ending: str, module: str, write: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[audit\]' in the folder .*, or: pip install .*(?i:xlsxwriter)"):
        write([], tmp_path / f"out{ending}")
    assert list(tmp_path.iterdir()) == []


def _light(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("verdict", VERDICTS)
def test_coloured_letters_can_be_read(verdict: str) -> None:
    light, dark = sorted(map(_light, COLOURS[verdict]), reverse=True)
    assert (light + 0.05) / (dark + 0.05) >= 7

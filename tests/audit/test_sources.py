"""Every kind of file gives the same goals; several are read as one; what cannot be read says so."""

from __future__ import annotations

import datetime as dt
import gzip
import io
import json
import os
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
import xlwt

from smartcritic.audit.reading import Options, arrow, decoding, find_columns, layouts, read_goals, workbooks
from smartcritic.errors import InputError, MissingExtraError
from smartcritic.model import Goal

ROWS: list[dict[str, Any]] = [
    {"Goal": "Repair 12 ferries before the summer", "Owner": "Åsa Holm", "Due date": "2027-05-31", "Target value": "12", "Colour": "red"},
    {"Goal": "Teach the night crew to splice", "Owner": "Bo Lind", "Due date": "2027-02-01", "Target value": "", "Colour": "blue"},
]
NAMES = list(ROWS[0])
EXPECTED = [
    Goal("Repair 12 ferries before the summer", id="1", owner="Åsa Holm", due_date=dt.date(2027, 5, 31), target=12.0),
    Goal("Teach the night crew to splice", id="2", owner="Bo Lind", due_date=dt.date(2027, 2, 1)),
]


def goals(source: str | Path, given: dict[str, str] | None = None, **options: Any) -> list[Goal]:
    """All goals of a source; a row with an error fails the test."""
    reading = read_goals(source, Options(given or {}, **options))
    return [reading.columns.goal(row) for row in reading.rows]


def lines(delimiter: str = ",") -> str:
    return "\n".join(delimiter.join(row) for row in [NAMES, *([r[n] for n in NAMES] for r in ROWS)]) + "\n"


def book(path: Path, *, above: tuple[str, ...] = (), sheets: int = 1) -> Path:
    made = openpyxl.Workbook()
    made.remove(made.active)
    for number in range(sheets):
        sheet = made.create_sheet(f"Team {number + 1}")
        for title in above:
            sheet.append([title])
        sheet.append(NAMES)
        for row in ROWS:
            due, target = dt.date.fromisoformat(row["Due date"]), int(row["Target value"] or 0) or None
            sheet.append([row["Goal"], row["Owner"], due, target, row["Colour"]])
    made.save(path)
    return path


def write(folder: Path, kind: str) -> Path:
    path = folder / f"goals{kind}"
    table = pa.Table.from_pylist(ROWS)
    if kind == ".csv":
        path.write_text(lines(), encoding="utf-8")
    elif kind == ".tsv":
        path.write_text(lines("\t"), encoding="utf-16")
    elif kind == ".txt":
        path.write_text(lines(";"), encoding="cp1252")
    elif kind in (".csv.gz", ".jsonl.gz"):
        text = lines() if kind == ".csv.gz" else "".join(json.dumps(r) + "\n" for r in ROWS)
        path.write_bytes(gzip.compress(text.encode()))
    elif kind == ".jsonl":
        path.write_text("".join(json.dumps(r) + "\n" for r in ROWS), encoding="utf-8")
    elif kind == ".json":
        path.write_text(json.dumps(ROWS), encoding="utf-8")
    elif kind == ".parquet":
        pq.write_table(table, path)
    elif kind == ".arrow":
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_file(sink, table.schema) as writer:
            writer.write_table(table)
    elif kind == ".ipc":
        with pa.OSFile(str(path), "wb") as sink, pa.ipc.new_stream(sink, table.schema) as writer:
            writer.write_table(table)
    elif kind == ".xlsx":
        book(path)
    elif kind == ".xls":
        old = xlwt.Workbook()
        sheet = old.add_sheet("Goals")
        day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
        for at, name in enumerate(NAMES):
            sheet.write(0, at, name)
        for number, row in enumerate(ROWS, 1):
            due, target = dt.date.fromisoformat(row["Due date"]), row["Target value"]
            for at, cell in enumerate((row["Goal"], row["Owner"], due, int(target) if target else None, row["Colour"])):
                sheet.write(number, at, cell, day if cell is due else xlwt.Style.default_style)
        old.save(str(path))
    elif kind == ".ods":
        pandas.DataFrame(ROWS).to_excel(path, engine="odf", index=False)
    return path


@pytest.mark.parametrize(
    "kind", [".csv", ".tsv", ".txt", ".csv.gz", ".jsonl", ".jsonl.gz", ".json", ".parquet", ".arrow", ".ipc", ".xlsx", ".xls", ".ods"]
)
def test_every_kind_of_file_gives_the_same_goals(kind: str, tmp_path: Path) -> None:
    assert goals(write(tmp_path, kind)) == EXPECTED


@pytest.mark.parametrize("make", [pandas.DataFrame, polars.DataFrame, pa.Table.from_pylist], ids=["pandas", "polars", "arrow"])
def test_dataframes_give_the_same_goals(make: Any) -> None:
    table = arrow.open_frame(make(ROWS))
    rows = list(table.rows)
    assert [find_columns(table.columns, rows).goal(r) for r in rows] == EXPECTED


def test_what_is_no_dataframe_says_so() -> None:
    with pytest.raises(InputError, match="int is no dataframe; give one of pandas or polars"):
        arrow.open_frame(3)


def test_encodings_are_said(tmp_path: Path) -> None:
    assert any("UTF-16" in n for n in read_goals(write(tmp_path, ".tsv")).notes)
    assert any("cp1252" in n for n in read_goals(write(tmp_path, ".txt")).notes)
    assert read_goals(write(tmp_path, ".csv")).notes == ()


def test_a_header_below_titles_is_found(tmp_path: Path) -> None:
    path = book(tmp_path / "titled.xlsx", above=("Goals of the yard", "printed in May"))
    assert goals(path) == EXPECTED
    assert any("header is row 3" in n for n in read_goals(path).notes)


def test_sheets_are_read_as_one_and_one_can_be_asked_for(tmp_path: Path) -> None:
    path = book(tmp_path / "two.xlsx", sheets=2)
    assert [g.text for g in goals(path)] == [g.text for g in EXPECTED] * 2
    assert goals(path, sheet="Team 2") == EXPECTED
    with pytest.raises(InputError, match=r"no such sheet \(did you mean 'Team 2'\?\)"):
        read_goals(path, Options(sheet="Team2"))


def test_a_folder_is_read_in_order_with_columns_brought_together(tmp_path: Path) -> None:
    write(tmp_path, ".csv")
    other = [{"objective title": "Paint 9 buoys", "assignee": "Cid", "deadline": "2027-08-01"}]
    (tmp_path / "later.json").write_text(json.dumps({"issues": other}))
    (tmp_path / "notes.pdf").write_bytes(b"%PDF")
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    found = goals(tmp_path)
    assert [(g.text, g.owner, g.due_date) for g in found] == [
        *((g.text, g.owner, g.due_date) for g in EXPECTED),
        ("Paint 9 buoys", "Cid", dt.date(2027, 8, 1)),
    ]
    assert [g.text for g in goals(str(tmp_path / "*.csv"))] == [g.text for g in EXPECTED]


def test_a_bad_file_of_a_folder_is_an_error_of_its_own(tmp_path: Path) -> None:
    write(tmp_path, ".csv")
    (tmp_path / "a.parquet").write_bytes(b"not that")
    (tmp_path / "b.xlsx").write_bytes(b"nor that")
    rows = list(read_goals(tmp_path).rows)
    assert [r.error is not None for r in rows] == [True, True, False, False]
    assert rows[0].error is not None
    assert "a.parquet" in rows[0].error
    assert [r.number for r in rows] == [1, 2, 3, 4]


@pytest.mark.parametrize(
    "content",
    [lines().encode(), json.dumps(ROWS).encode(), "".join(json.dumps(r) + "\n" for r in ROWS).encode(), gzip.compress(lines().encode())],
    ids=["csv", "json", "jsonl", "gzip"],
)
def test_standard_input_is_told_by_what_it_holds(content: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(content)))
    assert goals("-") == EXPECTED


def test_json_objects_inside_become_columns(tmp_path: Path) -> None:
    path = tmp_path / "issues.json"
    path.write_text(json.dumps([{"key": "AB-1", "fields": {"summary": "Dredge the inner basin", "assignee": {"name": "Di"}}}]))
    assert read_goals(path).columns.names == ("key", "fields.summary", "fields.assignee")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.csv", b"", "is empty"),
        ("a.json", b"{", "is no JSON"),
        ("a.json", b"[]", "expected a list of objects, found an empty one"),
        ("a.csv.gz", b"nothing", "is no whole gzip file"),
        ("a.csv.gz", gzip.compress(b"text\nPaint 9 buoys\n" * 99, mtime=0)[:-9], "is no whole gzip file"),  # no second in the test's name
        ("a.xlsx", b"nothing", "is no workbook"),
        ("a.parquet", b"nothing", "cannot be read"),
        ("a.arrow", b"nothing", "cannot be read"),
        ("a.pdf", b"%PDF", "files ending in '.pdf' cannot be read"),
    ],
)
def test_bad_files_end_in_a_clear_error(name: str, content: bytes, message: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=message):
        read_goals(tmp_path / name)


def test_missing_and_empty_sources(tmp_path: Path) -> None:
    with pytest.raises(InputError, match=r"none\.csv: cannot be read: No such file"):
        read_goals(tmp_path / "none.csv")
    with pytest.raises(InputError, match="holds no file of goals"):
        read_goals(tmp_path)
    with pytest.raises(InputError, match="no file fits"):
        read_goals(str(tmp_path / "*.csv"))


def test_bombs_are_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decoding, "SMALL", 1 << 20)
    monkeypatch.setattr(workbooks, "SMALL", 1 << 20)
    packed = tmp_path / "zeros.csv.gz"
    packed.write_bytes(gzip.compress(b"\0" * (8 << 20)))
    with pytest.raises(InputError, match="unpacks from"):
        read_goals(packed)
    workbook = tmp_path / "zeros.xlsx"
    with zipfile.ZipFile(workbook, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"\0" * (8 << 20))
    with pytest.raises(InputError, match="unpacks from"):
        read_goals(workbook)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, ".csv")
    path.chmod(0)
    with pytest.raises(InputError, match="Permission denied"):
        read_goals(path)


def test_a_missing_package_names_the_extra(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import sys

    path = write(tmp_path, ".xlsx")
    monkeypatch.setitem(sys.modules, "python_calamine", None)
    with pytest.raises(MissingExtraError, match=r"pip install '\.\[audit\]' in the folder .*, or: pip install .*(?i:xlsxwriter)"):
        read_goals(path)


def test_a_sheet_of_what_is_no_workbook_says_so(tmp_path: Path) -> None:
    path = write(tmp_path, ".csv")
    with pytest.raises(InputError, match=r"--sheet Goals: .*goals\.csv is no workbook; leave --sheet out, or give a file ending in \.xlsx"):
        read_goals(path, Options(sheet="Goals"))
    write(tmp_path, ".jsonl")
    with pytest.raises(InputError, match=r"--sheet Goals: .*goals\.csv and 1 more are no workbooks"):
        read_goals(tmp_path, Options(sheet="Goals"))
    book(tmp_path / "goals.xlsx")
    assert len(goals(tmp_path, sheet="Team 1")) == 3 * len(EXPECTED)


@pytest.mark.parametrize("kind", [".csv", ".jsonl.gz", ".json", ".parquet", ".arrow", ".xlsx", ".xls", ".ods"])
def test_the_number_of_rows_is_known_before_they_are_judged(kind: str, tmp_path: Path) -> None:
    assert read_goals(write(tmp_path, kind)).total == len(ROWS)


def test_the_number_of_rows_of_a_long_text_is_told_by_its_size(tmp_path: Path) -> None:
    path = tmp_path / "long.csv"
    path.write_text("Goal,Owner\n" + "".join(f"Splice rope {i:06d},Bo Lind\n" for i in range(30_000)))
    total = read_goals(path).total
    assert total is not None
    assert abs(total - 30_000) < 1_500


@pytest.mark.parametrize("kind", [".csv", ".csv.gz", ".jsonl", ".json", ".parquet", ".xlsx"])
@pytest.mark.parametrize("count", [layouts.SAMPLE - 1, layouts.SAMPLE, layouts.SAMPLE + 1, 2 * layouts.SAMPLE + 3])
def test_no_row_is_lost_where_the_sample_ends(kind: str, count: int, tmp_path: Path) -> None:
    texts, path = [f"Splice rope {i}" for i in range(count)], tmp_path / f"goals{kind}"
    if kind == ".parquet":
        pq.write_table(pa.table({"Goal": texts}), path)
    elif kind == ".xlsx":
        made = openpyxl.Workbook(write_only=True)
        sheet = made.create_sheet()
        for text in ("Goal", *texts):
            sheet.append([text])
        made.save(path)
    elif kind == ".json":
        path.write_text(json.dumps([{"Goal": t} for t in texts]))
    else:
        lines = [json.dumps({"Goal": t}) for t in texts] if kind == ".jsonl" else ["Goal", *texts]
        data = "".join(f"{line}\n" for line in lines).encode()
        path.write_bytes(gzip.compress(data) if kind.endswith(".gz") else data)
    assert [g.text for g in goals(path)] == texts
    (tmp_path / "more.csv").write_text("Goal\nPaint a buoy\n")
    assert len(goals(tmp_path)) == count + 1

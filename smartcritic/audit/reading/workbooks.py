"""Spreadsheets in: rows of XLSX, XLSM, XLSB, XLS and ODS, read by python-calamine.

Every sheet with a table of goals is read, one after the other; hidden sheets, and those that hold notes or lists, are left out. Merged
cells hold their value in each of their rows, and what is shown as a percentage is one. A workbook is a zip archive: one that unpacks to
far more than it is, is refused unread.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from smartcritic.audit.extras import need
from smartcritic.audit.reading.header import Header, grid_table
from smartcritic.audit.reading.names import is_header, meanings
from smartcritic.audit.reading.profile import is_date, is_person
from smartcritic.audit.reading.tables import LeftOut, Line, Table
from smartcritic.audit.reading.words import plain_name, words
from smartcritic.audit.reading.xlsx_marks import Marks, read_marks
from smartcritic.errors import InputError, nearest

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""File name endings of spreadsheets."""

MAX_UNPACKED = 4 << 30
"""Bytes to which the parts of a workbook may unpack together."""

MAX_RATIO = 400
"""How many times its own size a part of a workbook above `SMALL` bytes may unpack to."""

SMALL = 64 << 20
_MOST_MERGED = 20_000
_MOST_TALL = 500


def open_sheets(path: Path, name: str, *, sheet: str | None = None) -> list[Table]:
    """Return a table for each sheet that holds goals, or for the one asked for; the first one tells what was left out.

    Raises:
        InputError: the file is no workbook, unpacks to too much, has no such sheet or no table.
        MissingExtraError: python-calamine is not installed.
    """
    calamine = need("python_calamine", f"reading {name}")
    check_archive(path, name)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        metadata = list(book.sheets_metadata)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(f"{name}: is no workbook that can be read: {error}") from None
    names = [m.name for m in metadata]
    left = LeftOut()
    if sheet is not None:
        if sheet not in names:
            there = ", ".join(map(repr, names))
            raise InputError(f"--sheet {sheet}: there is no such sheet{nearest(sheet, names)}; the sheets are {there}")
        shown = [sheet]
    else:
        shown = [m.name for m in metadata if m.visible == calamine.SheetVisibleEnum.Visible]
        for title in names:
            if title not in shown:
                left.add("hidden_sheet", f"sheet {title!r}")
        shown = shown or names
    marks = read_marks(path)
    found: list[tuple[str, Table, Header]] = []
    for title in shown:
        try:
            part = book.get_sheet_by_name(title)
            lines = _lines(part, marks.get(title, Marks())) if part.height else None
        except calamine.CalamineError as error:
            raise InputError(f"{name}: sheet {title!r} cannot be read: {error}") from None
        if lines is not None:
            table, header = grid_table(f"{name} [{title}]" if len(shown) > 1 else name, lines, "workbook")
            for at in sorted(c for c in marks.get(title, Marks()).columns if c < part.width):
                table.left_out.add("hidden_column", f"column {at + 1} of sheet {title!r}")
            table.total = max(0, part.height - 1 - max(header.at, 0))
            if table.columns:
                found.append((title, table, header))
    return _with_goals(found, name, left, asked=sheet is not None)


def _with_goals(found: list[tuple[str, Table, Header]], name: str, left: LeftOut, *, asked: bool) -> list[Table]:
    """Keep the sheets that hold goals: those with a header, but for notes and lists; where no sheet has one, all that are there."""
    if not found:
        raise InputError(f"{name}: holds no table; a row of a sheet must name the columns")
    kept = found
    if not asked and len(found) > 1:
        kept = [f for f in found if f[2].known >= 1 and plain_name(f[0]) not in words("sheets", "notes") and _holds_goals(f[1])]
        kept = kept or [f for f in found if plain_name(f[0]) not in words("sheets", "notes")] or found
        for title, _, _ in found:
            if all(title != k[0] for k in kept):
                left.add("notes_sheet", f"sheet {title!r}")
    if len(kept) > 1 and (label := _told_by([title for title, _, _ in kept])):
        kept = [(title, replace(table, above=(*table.above, (label, title))), header) for title, table, header in kept]
    tables = [table for _, table, _ in kept]
    tables[0].left_out.join(left)
    return tables


def _told_by(titles: Sequence[str]) -> str:
    """Return the label of what sheets are called by: people, periods or teams; nothing where they are called by something else."""
    if all(is_person(title) and not any(is_header(w) for w in title.split()) for title in titles):
        return "owner"
    if all(is_date(title) for title in titles):
        return "period"
    return "team" if all(plain_name(title) in words("sheets", "teams") for title in titles) else ""


def _holds_goals(table: Table) -> bool:
    roles = {m.role for n in table.columns for m in meanings(n)[:1]}
    return "text" in roles or len(roles & {"due_date", "owner", "target", "status"}) >= 2


def check_archive(path: Path, name: str) -> None:
    """Refuse a zip archive that unpacks to far more than it is; other files pass.

    Raises:
        InputError: the file cannot be read, or unpacks to too much.
    """
    try:
        if not zipfile.is_zipfile(path):
            with path.open("rb"):
                return
        with zipfile.ZipFile(path) as archive:
            parts = archive.infolist()
    except (OSError, zipfile.BadZipFile) as error:
        raise InputError(f"{name}: cannot be read: {getattr(error, 'strerror', None) or error}") from None
    whole = sum(p.file_size for p in parts)
    bomb = any(p.file_size > SMALL and p.file_size > MAX_RATIO * max(p.compress_size, 1) for p in parts)
    if whole > MAX_UNPACKED or bomb:
        raise InputError(f"{name}: unpacks from {path.stat().st_size:,} to {whole:,} bytes; it is not read. Save the goals as CSV")


def _lines(part: Any, marks: Marks) -> Iterator[Line]:
    """Give the rows of a sheet, without hidden columns, with the value of a merged cell in each of its rows."""
    start = part.start or (0, 0)
    merged, wide = _merged(part), _wide(part)

    def lines() -> Iterator[Line]:
        values: dict[tuple[int, int], Any] = {}
        for row, cells in enumerate(part.iter_rows()):
            if row < start[0] and not any(cells):
                yield Line((), row + 1)
                continue
            own = [_cell(c) for c in cells]
            for column in range(len(own)):
                own[column] = _shown(own[column], (row, column), marks)
                top = merged.get((row, column))
                if top == row:
                    values[row, column] = own[column]
                elif top is not None:
                    own[column] = values.get((top, column))
            shown = tuple(c for i, c in enumerate(own) if i not in marks.columns)
            filled = [i for i, c in enumerate(own) if c not in (None, "")]
            titled = len(filled) == 1 and ((row, filled[0]) in marks.bold or row in wide)
            said = [i for i in filled if isinstance(own[i], str) and " " in own[i].strip()]
            struck = bool(said) and all((row, i) in marks.struck for i in said)
            yield Line(shown, row + 1, row in marks.rows, titled=titled, struck=struck)

    return lines()


def _merged(part: Any) -> dict[tuple[int, int], int]:
    """Return for each cell of the first column of a merged range that is more than one row tall the row in which the range begins."""
    found: dict[tuple[int, int], int] = {}
    for (top, left), (bottom, _right) in (getattr(part, "merged_cell_ranges", None) or [])[:_MOST_MERGED]:
        if top < bottom <= top + _MOST_TALL:
            for row in range(top, bottom + 1):
                found[row, left] = top
    return found


def _wide(part: Any) -> set[int]:
    """Return the rows in which one cell stands across others, two at least."""
    ranges = (getattr(part, "merged_cell_ranges", None) or [])[:_MOST_MERGED]
    return {top for (top, left), (bottom, right) in ranges if top == bottom and right > left + 1}


def _shown(cell: Any, place: tuple[int, int], marks: Marks) -> Any:
    """Return a cell as a reader of the sheet sees it: a share as a percentage, an indented text with spaces before it."""
    if place in marks.percents and isinstance(cell, (int, float)) and not isinstance(cell, bool):
        return f"{round(cell * 100, 10):.10g}%"
    if isinstance(cell, str) and cell and place in marks.indents:
        return "    " * marks.indents[place] + cell
    return None if cell == "" else cell


def _cell(cell: Any) -> Any:
    """Whole numbers come as floats from a spreadsheet; give them back as they were typed."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else cell

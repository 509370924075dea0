"""Spreadsheets in: rows of XLSX, XLSM, XLSB, XLS and ODS, read by python-calamine.

Every sheet with a header is read, one after the other. The header is the row among the first ones that names the most roles, so
that a title above the table does no harm. A workbook is a zip archive: one that unpacks to far more than it is, is refused unread.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from smartcritic.audit.extras import need
from smartcritic.audit.readers import MAX_COLUMNS, Row, Table, unique
from smartcritic.errors import InputError, nearest

ENDINGS = (".xlsx", ".xlsm", ".xlsb", ".xls", ".ods")
"""File name endings of spreadsheets."""

MAX_UNPACKED = 4 << 30
"""Bytes to which the parts of a workbook may unpack together."""

MAX_RATIO = 400
"""How many times its own size a part of a workbook above `SMALL` bytes may unpack to."""

SMALL = 64 << 20

HEADER_WITHIN = 20
"""Rows from the top within which the header must stand."""


def open_sheets(path: Path, name: str, *, sheet: str | None = None) -> list[Table]:
    """Return a table for each sheet that holds one, or for the one asked for.

    Raises:
        InputError: the file is no workbook, unpacks to too much, has no such sheet or no table.
        MissingExtraError: python-calamine is not installed.
    """
    calamine = need("python_calamine", f"reading {name}")
    check_archive(path, name)
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        names = list(book.sheet_names)
    except (calamine.CalamineError, OSError, ValueError) as error:
        raise InputError(f"{name}: is no workbook that can be read: {error}") from None
    if sheet is not None:
        if sheet not in names:
            there = ", ".join(map(repr, names))
            raise InputError(f"--sheet {sheet}: there is no such sheet{nearest(sheet, names)}; the sheets are {there}")
        names = [sheet]
    tables = []
    for title in names:
        try:
            part = book.get_sheet_by_name(title)
            table = _table(part.iter_rows(), f"{name} [{title}]" if len(names) > 1 else name) if part.height else None
        except calamine.CalamineError as error:
            raise InputError(f"{name}: sheet {title!r} cannot be read: {error}") from None
        if table is not None:
            table.total = max(0, part.height - 1)
            tables.append(table)
    if not tables:
        raise InputError(f"{name}: holds no table; one of its first {HEADER_WITHIN} rows must name the columns")
    return tables


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


def _table(rows: Iterator[Sequence[Any]], name: str) -> Table | None:
    top: list[Sequence[Any]] = []
    for cells in rows:
        top.append(cells)
        if len(top) == HEADER_WITHIN:
            break
    at = _header(top)
    if at is None:
        return None
    width = max((i for i, c in enumerate(top[at], 1) if _text(c)), default=0)
    if width > MAX_COLUMNS:
        raise InputError(f"{name}: has {width:,} columns; at most {MAX_COLUMNS:,} are read")
    columns = unique([_text(c) for c in top[at][:width]])
    notes = (f"{name}: the header is row {at + 1}",) if at else ()

    def read() -> Iterator[Row]:
        number = 0
        for cells in (*top[at + 1 :], *()):
            if any(_text(c) for c in cells[:width]):
                number += 1
                yield Row(number, dict(zip(columns, map(_cell, cells))))
        for cells in rows:
            if any(_text(c) for c in cells[:width]):
                number += 1
                yield Row(number, dict(zip(columns, map(_cell, cells))))

    return Table(name, tuple(columns), read(), "workbook", notes)


def _header(top: Sequence[Sequence[Any]]) -> int | None:
    from smartcritic.audit.columns import known_names

    best, most = None, (0, 0)
    for at, cells in enumerate(top):
        texts = [c for c in cells if isinstance(c, str) and c.strip()]
        if texts:
            rank = (known_names(texts), 1)
            if rank > most:
                best, most = at, rank
    return best


def _text(cell: Any) -> str:
    return "" if cell is None else str(cell).strip()


def _cell(cell: Any) -> Any:
    """Whole numbers come as floats from a spreadsheet; give them back as they were typed."""
    return int(cell) if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15 else cell

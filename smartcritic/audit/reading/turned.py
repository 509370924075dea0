"""Grids that stand on their side: labels down the first column, and beside them a column for each team, person or goal, or one value."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.names import bare_name, is_header, meanings
from smartcritic.audit.reading.profile import is_date, is_person
from smartcritic.audit.reading.tables import Line
from smartcritic.audit.reading.words import load, words

_NUMBER_AT_END = re.compile(r"\s*(?:#|no\.?|nr\.?)?\s*\d{1,2}(?:\.\d{1,2})*\.?\s*$", re.IGNORECASE)
_LONGEST_LABEL = 60
_SHARE = 0.6
_KNOWN_IN_LINE = 3
"""So many headers in one line are the header of a table that stands upright."""


@dataclass(slots=True)
class _Labelled:
    """A line with a label: the label without its colon and number, its role and subject, and the values beside it by column."""

    label: str
    role: str
    subject: str | None
    values: Mapping[int, Any]
    line: Line


def _label(cell: Any) -> tuple[str, str, str | None] | None:
    """Return a label, its role and subject, where a cell is a label; the role is empty where the label plays none."""
    if not isinstance(cell, str) or not 0 < len(cell.strip()) <= _LONGEST_LABEL:
        return None
    bare = cell.strip().rstrip(":?").strip()
    plain = _NUMBER_AT_END.sub("", bare) or bare
    found = next(iter(meanings(plain)), None)
    if found is not None and found.rank < 1100.0 and is_header(plain):
        return plain, found.role, found.subject
    return (plain, "", None) if is_header(plain) or (cell.strip().endswith(":") and len(plain.split()) <= 4) else None


def upright(lines: Sequence[Line]) -> tuple[list[Line], list[Line]] | None:
    """Turn a grid that stands on its side, or a form: lines as of a table with a header, and those that are no part of it."""
    full = [line for line in (_pairs_apart(line) for line in lines) if any(not is_blank(c) for c in line.cells)]
    if len(full) < 2 or any(_is_header_line(line) for line in full):
        return None
    at = min(next(i for i, c in enumerate(line.cells) if not is_blank(c)) for line in full)
    rows, rest = _labelled(full, at)
    if not rows or not _fits(rows, full):
        return None
    columns = sorted({c for row in rows for c in row.values})
    return (_records(rows), rest) if len(columns) == 1 else (_turned(rows, columns, full, at), rest)


def _pairs_apart(line: Line) -> Line:
    """Join a label and its value that stand in one cell of their own: ``Owner: Ana Ko``."""
    filled = [c for c in line.cells if not is_blank(c)]
    if len(filled) == 1 and isinstance(filled[0], str) and ":" in filled[0]:
        label, value = (part.strip() for part in filled[0].split(":", 1))
        if value and _label(f"{label}:"):
            return Line((f"{label}:", value), line.at, line.hidden, line.error)
    return line


def _is_header_line(line: Line) -> bool:
    cells = [c for c in line.cells if not is_blank(c)]
    known = sum(isinstance(c, str) and not c.strip().endswith(":") and is_header(c.strip()) for c in cells)
    return known >= _KNOWN_IN_LINE or (known >= 2 and known == len(cells))


def _labelled(full: Sequence[Line], at: int) -> tuple[list[_Labelled], list[Line]]:
    """Give the lines with labels; one without a label goes on the text above it, others stand aside."""
    rows: list[_Labelled] = []
    rest: list[Line] = []
    for line in full:
        values = {i: c for i, c in enumerate(line.cells) if i > at and not is_blank(c)}
        cell = line.cells[at] if at < len(line.cells) else None
        found = _label(cell)
        if found is not None and found[1] == "text" and values and all(map(is_person, values.values())) and _is_name_label(found[0]):
            found = (load("headers")["roles"]["owner"]["en"][0], "owner", None)
        if found is not None and values:
            rows.append(_Labelled(*found, values, line))
        elif is_blank(cell) and rows and rows[-1].role == "text" and values and all(_is_said(v) for v in values.values()):
            rows.append(_Labelled(rows[-1].label, "text", rows[-1].subject, values, line))
        else:
            rest.append(line)
    return rows, rest


def _is_name_label(label: str) -> bool:
    return bare_name(label) in words("rows", "name_labels")


def _is_said(value: Any) -> bool:
    return isinstance(value, str) and " " in value.strip() and as_amount(value) is None and not is_date(value)


def _fits(rows: Sequence[_Labelled], full: Sequence[Line]) -> bool:
    """Whether the values are of the kind that their labels say, in enough lines, some of them goals."""
    texts = [row for row in rows if row.role == "text"]
    roles = {row.role for row in rows} - {""}
    inside = [line for line in full if rows[0].line.at <= line.at <= rows[-1].line.at]
    columns = {c for row in rows for c in row.values}
    if not texts or len(rows) < _SHARE * len(inside) or any(row.subject == "key_result" for row in rows):
        return False
    if not all(_is_said(v) and not is_person(v) for row in texts for v in row.values.values()):
        return False
    if any(is_date(v) or as_amount(v) is not None for row in rows if row.role in ("owner", "team") for v in row.values.values()):
        return False
    dates = [v for row in rows if row.role == "due_date" for v in row.values.values()]
    if dates and not any(map(is_date, dates)):
        return False
    return len(roles) >= 2 if len(columns) == 1 else len(rows) >= 2 and len({row.line.at for row in texts}) + len(roles) >= 3


def _records(rows: Sequence[_Labelled]) -> list[Line]:
    """A form: each value below its label; a label that comes again begins another goal, and what stood before the first holds for all."""
    names: list[str] = []
    common: dict[str, Any] = {}
    goals: list[tuple[Line, dict[str, Any]]] = []
    begins = _begins(rows)
    for row in rows:
        (value,) = row.values.values()
        name = row.label
        if name not in names:
            names.append(name)
        if name == begins:
            goals.append((row.line, {**common, name: value}))
        elif goals:
            goals[-1][1].setdefault(name, value)
        else:
            common[name] = value
    header = Line(tuple(names), rows[0].line.at)
    return [header, *(Line(tuple(cells.get(n) for n in names), line.at) for line, cells in goals)]


def _begins(rows: Sequence[_Labelled]) -> str:
    """The label with which a goal of a form begins: the first of those that come as often as the text does, from the second on."""
    often = [row.label for row in rows]
    text = next(row.label for row in rows if row.role == "text")
    return text if often.count(text) == 1 else next(label for label in often if often.count(label) >= often.count(text))


def _turned(rows: Sequence[_Labelled], columns: Sequence[int], full: Sequence[Line], at: int) -> list[Line]:
    """A column for each team, person or goal: each becomes a line; what stands above the first label names them."""
    first = full.index(rows[0].line)
    above = full[first - 1] if first else None
    named = [above.cells[c] if above is not None and c < len(above.cells) else None for c in columns]
    names, lists = [], {row.label for row in rows if sum(r.label == row.label for r in rows) > 1}
    for i, row in enumerate(rows):
        names.append(f"{row.label} {1 + sum(r.label == row.label for r in rows[:i])}" if row.label in lists else row.label)
    head: list[str] = []
    if above is not None and sum(not is_blank(n) for n in named) >= _SHARE * len(columns):
        corner = above.cells[at] if at < len(above.cells) and not is_blank(above.cells[at]) else None
        head = [_what(named, str(corner) if corner is not None else "", {row.role for row in rows})]
    out = [Line((*head, *names), rows[0].line.at)]
    for c, name in zip(columns, named):
        out.append(Line((*([name] if head else []), *(row.values.get(c) for row in rows)), rows[0].line.at))
    return out


def _what(named: Sequence[Any], corner: str, roles: set[str]) -> str:
    """Return what the names of columns are: what their corner says, else people, dates, or teams."""
    if corner and _label(corner):
        return corner
    cells = [n for n in named if not is_blank(n)]
    kind = "owner" if all(map(is_person, cells)) and "owner" not in roles else "due_date" if all(map(is_date, cells)) else "team"
    name: str = load("headers")["roles"][kind]["en"][0]
    return name

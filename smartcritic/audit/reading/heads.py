"""What stands above a table and holds for all its goals: whose they are, and of which team."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from smartcritic.audit.reading.by_cells import BY_PEOPLE
from smartcritic.audit.reading.layouts import Given, _columns, _free, _table
from smartcritic.audit.reading.names import bare_name, is_header, meanings
from smartcritic.audit.reading.profile import is_date, is_person
from smartcritic.audit.reading.tables import Row, Table
from smartcritic.audit.reading.words import words

_APART = re.compile(r"\s{3,}|\t+|\s+[|·•]\s+|;\s+")


def said_above(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A form of one person or team, who stand above the table: ``Employee | Ana Ko``, ``Department: Sales``."""
    columns = _columns(table, sample, given)
    found: dict[str, str] = {}
    for label, value in _pairs(table.above):
        first = next(iter(meanings(label)), None)
        person = is_person(value)
        named = person and bare_name(label) in words("rows", "name_labels")
        role = "owner" if named else "due_date" if _is_period(label, value) else first.role if first and first.rank < 200 else None
        fits = role in ("team", "role") or (role == "owner" and person) or (role == "due_date" and _is_period(label, value))
        if role and fits and columns is not None and (role not in columns.roles or columns.reasons.get(role) == BY_PEOPLE):
            found.setdefault(role, value)
    if not found:
        return None
    free = _free(table.columns)
    names = {role: free(role) for role in found}
    rows = (replace(row, cells={**row.cells, **{names[r]: cell for r, cell in found.items()}}) for row in table.rows)
    note = f"{table.name}: {', '.join(f'{r} {c!r}' for r, c in found.items())} stands above the table and holds for all goals"
    return _table(table, (*table.columns, *names.values()), rows, note), {**given, **names}


def _is_period(label: str, value: str) -> bool:
    """Whether a label says for which time all goals are, and the value is one: ``Quarter: Q1 2027``; no day on which a list was made."""
    return bare_name(label) in words("rows", "period_labels") and is_date(value)


def _pairs(above: Sequence[Sequence[str]]) -> Iterator[tuple[str, str]]:
    """Give labels with their values: in one cell, in two side by side, or the value below its label."""
    for at, cells in enumerate(above):
        parts = [part for cell in cells for part in _APART.split(cell.strip()) if part]
        below = above[at + 1] if at + 1 < len(above) else ()
        labels = all(is_header(p.rstrip(":")) for p in parts) and not any(b.endswith(":") or is_header(b) for b in below)
        if len(parts) >= 2 and len(below) == len(parts) and labels:
            yield from zip(parts, below)
            continue
        waiting = ""
        for part in parts:
            label, colon, value = part.partition(":")
            if colon and value.strip():
                yield label.strip(), value.strip()
                waiting = ""
            elif waiting and not colon:
                yield waiting, part
                waiting = ""
            else:
                waiting = label.strip()

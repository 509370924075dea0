"""What a table leaves to others of its columns and lines: days in a second column, goals above in a table of their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.layouts import PARENT, Given, _columns, _free, _table
from smartcritic.audit.reading.names import foreign, is_header, meanings
from smartcritic.audit.reading.profile import is_date
from smartcritic.audit.reading.tables import Row, Table

_LONGEST_CODE = 8


def days_beside(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Two columns of deadlines of which each row fills one: the second stands in where the first is empty."""
    columns = _columns(table, sample, given)
    first = columns.roles.get("due_date") if columns else None
    if columns is None or first is None:
        return None
    taken = set(columns.roles.values())
    others = [n for n in table.columns if n not in taken and not foreign("dates", n) and any(m.role == "due_date" for m in meanings(n)[:1])]
    second = next((n for n in others if _stands_in(n, first, sample)), None)
    if second is None:
        return None
    due = _free(table.columns)("due date")

    def rows() -> Iterator[Row]:
        for row in table.rows:
            cell = row.cells.get(first)
            yield replace(row, cells={**row.cells, due: row.cells.get(second) if is_blank(cell) else cell})

    note = f"{table.name}: where {first!r} is empty, {second!r} is the deadline"
    return _table(table, (*table.columns, due), rows(), note), {**given, "due_date": due}


def _stands_in(second: str, first: str, sample: Sequence[Row]) -> bool:
    pairs = [(row.cells.get(first), row.cells.get(second)) for row in sample]
    both = sum(not is_blank(a) and not is_blank(b) for a, b in pairs)
    instead = [b for a, b in pairs if is_blank(a) and not is_blank(b)]
    return any(map(is_date, instead)) and both == 0


def parents_above(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Goals above that stand with their codes in lines above the table, and are named there by these codes: ``M1``, ``A2``."""
    columns = _columns(table, sample, given)
    if columns is None or "parent" in columns.roles:
        return None
    said = _coded(table.above)
    taken = {n for role, n in columns.roles.items() if role not in ("id", "team")}
    for name in (n for n in table.columns if said and n not in taken):
        cells = [str(c).strip() for r in sample if not is_blank(c := r.cells.get(name))]
        if cells and all(c in said for c in cells):
            break
    else:
        return None
    parent = _free(table.columns)(PARENT)

    def rows() -> Iterator[Row]:
        for row in table.rows:
            yield replace(row, cells={**row.cells, parent: said.get(str(row.cells.get(name) or "").strip())})

    note = f"{table.name}: {name!r} names goals that stand above the table"
    return _table(table, (*table.columns, parent), rows(), note), {**given, "parent": parent}


def _coded(lines: Sequence[Sequence[str]]) -> Mapping[str, str]:
    """Return the texts of lines by the codes before them."""
    out: dict[str, str] = {}
    for line in lines:
        cells = [str(c).strip() for c in line if not is_blank(c)]
        if len(cells) < 2 or not (len(cells[0]) <= _LONGEST_CODE and any(map(str.isdigit, cells[0]))):
            continue
        if " " in cells[1] and not is_header(cells[1]):
            out.setdefault(cells[0], cells[1])
    return out

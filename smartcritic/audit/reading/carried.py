"""What stands on lines of its own among goals and holds for those below: whose they are, and the unit in the names of columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import Any

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.columns import DATES, NUMBERS
from smartcritic.audit.reading.layouts import Given, _columns, _free, _table
from smartcritic.audit.reading.names import bare_name, meanings
from smartcritic.audit.reading.profile import is_person
from smartcritic.audit.reading.tables import Row, Table
from smartcritic.audit.reading.words import folded, load, words

_NUMBERED = re.compile(r"\s*[(\[]\s*[A-Za-z]{0,4}[\d-]{2,}\s*[)\]]")
_BEHIND = re.compile(r"\s+[–—|·-]\s+|\s*\|\s*|\s{2,}")
_UNIT = re.compile(r"[(\[]\s*(?:in\s+)?([^()\[\]\d]{1,14}?)\s*[)\]]\s*$")


def owner_lines(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Lines that name somebody alone above that person's goals: ``Employee: Ana Ko``, ``Ko, Ana (0712) - Buyer``."""
    columns = _columns(table, sample, given)
    if columns is None or "owner" in columns.roles or len(table.columns) < 3:
        return None
    said = [(row, _person(row)) for row in sample]
    lines = [p for _, p in said if p]
    others = sum(p is None and len(_filled(row)) > 1 for row, p in said)
    if not lines or others < len(lines) or said[0][1] is None:
        return None
    owner = _free(table.columns)("owner")

    def rows() -> Iterator[Row]:
        above = None
        for row in table.rows:
            if person := _person(row):
                above = person
                table.left_out.add("group_title", f"row {row.number}: {_filled(row)[0][:60]}")
            else:
                yield replace(row, cells={**row.cells, owner: above})

    note = f"{table.name}: people stand on lines of their own; the goals below are theirs"
    return _table(table, (*table.columns, owner), rows(), note), {**given, "owner": owner}


def _filled(row: Row) -> list[Any]:
    return [c for c in row.cells.values() if not is_blank(c)]


def _person(row: Row) -> str | None:
    """Return whom a line names, if it says little else."""
    cells = _filled(row)
    if not cells or len(cells) > 2 or not all(isinstance(c, str) for c in cells) or row.error is not None:
        return None
    label, colon, value = cells[0].partition(":")
    labelled = bool(colon) and any(m.role == "owner" for m in meanings(label)[:1])
    if len(cells) == 2 and (labelled and not value.strip()):
        value, cells = cells[1], cells[:1]
    if len(cells) > 1:
        return None
    bare = _NUMBERED.sub("", _BEHIND.split(_NUMBERED.sub("", value if labelled else cells[0]).strip())[0]).strip(" ,")
    numbered = _NUMBERED.search(cells[0]) is not None or ", " in bare
    return bare if is_person(bare) and (labelled or numbered) and not meanings(bare) else None


_FROM_TO = re.compile(r"\s*(\S.{0,20}?)\s*(?:→|->|=>|⇒|➜|➔|>>)\s*(\S.{0,20})\s*")


def from_to(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A column that says from where to where: ``9% → 4%`` is a baseline and a target."""
    columns = _columns(table, sample, given)
    if columns is None or {"baseline", "target"} <= set(columns.roles):
        return None
    taken = {columns.roles[r] for r in ("text", "owner", *DATES) if r in columns.roles}
    for name in (n for n in table.columns if n not in taken):
        cells = [str(c) for r in sample if not is_blank(c := r.cells.get(name))]
        if cells and sum(_ends(c) is not None for c in cells) >= 0.7 * len(cells):
            break
    else:
        return None
    free = _free(table.columns)
    first, last = free("baseline"), free("target")

    def rows() -> Iterator[Row]:
        for row in table.rows:
            ends = _ends(str(row.cells.get(name) or "")) or (None, row.cells.get(name))
            yield replace(row, cells={**row.cells, first: ends[0], last: ends[1]})

    note = f"{table.name}: the column {name!r} says from where to where"
    return _table(table, (*table.columns, first, last), rows(), note), {**given, "baseline": first, "target": last}


def _ends(cell: str) -> tuple[str, str] | None:
    match = _FROM_TO.fullmatch(cell)
    return (match[1], match[2]) if match and as_amount(match[1]) is not None and as_amount(match[2]) is not None else None


def header_units(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Units in the names of columns, ``Target (hl)``, also in headers that are repeated with another unit."""
    columns = _columns(table, sample, given)
    if columns is None or "unit" in columns.roles:
        return None
    numbers = [columns.roles[r] for r in NUMBERS if r in columns.roles]
    first = {n: u for n in numbers if (u := _unit(n))}
    if not first:
        return None
    unit = _free(table.columns)("unit")

    def rows() -> Iterator[Row]:
        now = next(iter(first.values()))
        for row in table.rows:
            again = [u for n in first if isinstance(c := row.cells.get(n), str) and bare_name(c) == bare_name(n) and (u := _unit(c))]
            now = again[0] if again else now
            has = not again and any(not is_blank(row.cells.get(n)) for n in first)
            yield replace(row, cells={**row.cells, unit: now}) if has else row

    note = f"{table.name}: the unit stands in the name of the column"
    return _table(table, (*table.columns, unit), rows(), note), {**given, "unit": unit}


def _unit(name: str) -> str | None:
    match = _UNIT.search(name)
    if match is None or meanings(match[1]) or any(match[1].lower() in h for h in words("rows", "hints")):
        return None
    return match[1] if folded(match[1]) not in load("words")["rows"]["no_units"] else None

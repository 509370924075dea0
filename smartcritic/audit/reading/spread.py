"""Goals that are spread over columns called by people, teams, periods or states, one goal a cell; cascades of columns; paths of titles."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.json_shapes import is_state
from smartcritic.audit.reading.layouts import ID, PARENT, Given, _columns, _free, _table
from smartcritic.audit.reading.marks import entries
from smartcritic.audit.reading.names import bare_name, foreign, meanings
from smartcritic.audit.reading.profile import is_date, is_person, profile
from smartcritic.audit.reading.tables import Row, Table
from smartcritic.audit.reading.words import load, plain_name, words

_SENTENCE = 2.4
"""Mean number of words from which on a column holds sentences."""


def spread_goals(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Columns called by people, teams, periods or states with a goal in each cell: each cell is read as a goal."""
    if "text" in given:
        return None
    found = _spread(table.columns, sample)
    if found is None:
        return None
    role, over = found
    rest = tuple(n for n in table.columns if n not in over)
    free = _free(table.columns)
    text, held, id_ = free("goal text"), free(load("headers")["roles"][role]["en"][0]), free(ID)
    parent = next((n for n in rest for m in meanings(n)[:1] if m.role == "text"), None)

    def rows() -> Iterator[Row]:
        for row in table.rows:
            kept = {n: row.cells.get(n) for n in rest}
            said = [n for n in over if not is_blank(row.cells.get(n))]
            if row.error is not None or not said:
                yield replace(row, cells=kept)
            for at, name in enumerate(said, 1):
                parts = entries(row.cells[name]) or [row.cells[name]]
                for i, part in enumerate(parts, 1):
                    key = f"{row.number}/{at}" + (f"/{i}" if len(parts) > 1 else "")
                    yield replace(row, cells={**kept, text: part, held: name, id_: key})

    note = f"{table.name}: goals stand in columns called by {role.replace('_', ' ')}; each cell is read as a goal"
    settled = {**given, "text": text, role: held, "id": id_, **({"parent": parent} if parent else {})}
    return _table(table, (*rest, text, held, id_), rows(), note), settled


def _spread(names: Sequence[str], sample: Sequence[Row]) -> tuple[str, list[str]] | None:
    """Return what the columns of goals are called by, and which they are."""
    said = [n for n in names if _holds_sentences(n, sample)]
    for role, kind in (("owner", is_person), ("due_date", _is_period), ("status", is_state)):
        over = [n for n in said if kind(n.strip()) and (role != "status" or not meanings(n))]
        if len(over) >= 2 and len(over) >= 0.7 * sum(bool(kind(n.strip())) for n in names):
            return role, over
    unknown = [n for n in said if not meanings(n) and not foreign("words", n) and len(n.split()) <= 3 and not re.match(r"column \d+$", n)]
    rest = [n for n in names if n not in unknown and profile(n, sample).count]
    teams = [n for n in unknown if plain_name(n) in words("sheets", "teams")]
    if len(unknown) >= 2 and len(teams) >= 0.5 * len(unknown) and all(not _holds_sentences(n, sample) for n in rest):
        return "team", unknown
    return None


def _is_period(name: str) -> bool:
    return is_date(name)


def _holds_sentences(name: str, sample: Sequence[Row]) -> bool:
    found = profile(name, sample)
    if not found.count or found.people >= 0.5 or found.numbers >= 0.3 or found.dates >= 0.3:
        return False
    cells = [str(c) for r in sample if not is_blank(c := r.cells.get(name))]
    return found.words >= _SENTENCE and not all(as_amount(c) is not None for c in cells)


# --------------------------------------------------------------------------- one goal above another


def cascade(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Columns of goals from the company's to the person's own, side by side: the last is the goal, the one before it its parent."""
    columns = _columns(table, sample, given)
    if columns is None or {"text", "parent"} & set(given):
        return None
    levels = load("headers")["cascade"]["levels"]
    found = {}
    for name in table.columns:
        said = bare_name(name).split()
        level = next((i for i, names in enumerate(levels) if said and said[0] in names), None)
        if level is not None and len(said) > 1 and said[-1] in load("headers")["above"]["ends"] and _holds_sentences(name, sample):
            found[level] = name
    if len(found) < 2:
        return None
    parent, text = (found[level] for level in sorted(found)[-2:])
    if columns.roles["text"] not in found.values():
        return None
    note = f"{table.name}: goals of several levels stand side by side; those of {text!r} are read under those of {parent!r}"
    return _table(table, table.columns, table.rows, note), {**given, "text": text, "parent": parent}


_PATH = re.compile(r"\s+[>»›→/\\|]\s+|\s*(?:>|»|›|→)\s*")


def paths(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Paths of titles, ``Grow abroad > Open in Oslo``: the parent is what stands before the goal, where that is a goal of the list."""
    columns = _columns(table, sample, given)
    if columns is None or "parent" in columns.roles:
        return None
    text = columns.roles["text"]
    texts = {str(r.cells.get(text)).strip().casefold() for r in sample}
    for name in table.columns:
        steps = [_PATH.split(str(c).strip()) for r in sample if not is_blank(c := r.cells.get(name))]
        above = [s[-2].casefold() if s[-1].casefold() in texts or name == text else s[-1].casefold() for s in steps if len(s) > 1]
        known = texts | {s[-1].casefold() for s in steps} if name == text else texts
        if above and sum(a in known for a in above) >= 0.7 * len(above):
            return _by_path(table, name, text, given)
    return None


def _by_path(table: Table, name: str, text: str, given: Given) -> tuple[Table, Given]:
    parent = _free(table.columns)(PARENT)

    def rows() -> Iterator[Row]:
        for row in table.rows:
            steps = [s for s in _PATH.split(str(row.cells.get(name) or "").strip()) if s]
            own = name == text or (bool(steps) and steps[-1].casefold() == str(row.cells.get(text)).strip().casefold())
            above = steps[:-1] if own else steps
            last = {text: steps[-1]} if name == text and steps else {}
            yield replace(row, cells={**row.cells, **last, parent: above[-1] if above else None})

    note = f"{table.name}: the column {name!r} holds paths; each goal is read under the one before it"
    return _table(table, (*table.columns, parent), rows(), note), {**given, "text": text, "parent": parent}



"""Layouts in which a goal's place in the table says whose it is: objectives on lines of their own, in merged or blank cells, by the type of
their row or its outline number; and several goals in one cell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import Any

from smartcritic.audit.reading.cells import is_blank
from smartcritic.audit.reading.columns import Columns
from smartcritic.audit.reading.heads import said_above
from smartcritic.audit.reading.layouts import (
    PARENT,
    Given,
    Shape,
    _columns,
    _free,
    _key,
    _table,
    full_names,
    indented,
    period_rows,
)
from smartcritic.audit.reading.marks import entries
from smartcritic.audit.reading.names import is_header, meanings
from smartcritic.audit.reading.spread import cascade, paths
from smartcritic.audit.reading.tables import LeftOut, Row, Table
from smartcritic.audit.reading.words import load, one_of, plain_name, words

_BESIDE = ("owner", "team", "role", "parent")


# --------------------------------------------------------------------------- objectives on lines of their own


@cache
def _objective() -> re.Pattern[str]:
    return re.compile(
        rf"\W*(?:(?:{one_of(load('headers')['subjects']['objective'])})\s*#?\s*\d*|o\s?\d+)\s*(?:[:.)–-]\s*|$)(.*)",
        re.IGNORECASE | re.DOTALL,
    )


@cache
def _result() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(load('headers')['subjects']['key_result'])})\s*#?\s*[\d.]*\s*(?:[:.)–-]|$)", re.IGNORECASE)


def _said_objective(cells: Sequence[Any], plainly: bool = False) -> str | None:
    """Return the objective that a line names: ``Objective 1 | Win the south``, ``O2: Win the south``."""
    filled = [c.strip() for c in cells if isinstance(c, str) and not is_blank(c)]
    match = _objective().fullmatch(filled[0]) if filled else None
    if match is None:
        return None
    if match[1].strip():
        return match[1].strip()
    said = next((t for t in filled[1:] if not is_header(t)), None)
    plain = not plainly and not re.search(r"[\d:]", filled[0])
    return None if said is None or (plain and len(said.split()) < 3) else said


def objective_lines(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Objectives on lines of their own above their key results: each row below is read under the last one."""
    columns = _columns(table, sample, given)
    if columns is None or "parent" in columns.roles:
        return None
    text = columns.roles["text"]
    results = any(m.subject == "key_result" for m in meanings(text)[:1])
    usual = max((sum(not is_blank(c) for c in row.cells.values()) for row in sample), default=0)
    labelled = any(isinstance(c, str) and _result().match(c) for row in sample for c in list(row.cells.values())[:1])

    def heads(row: Row) -> str | None:
        said = _said_objective(list(row.cells.values()), labelled) if row.error is None else None
        filled = sum(not is_blank(c) for c in row.cells.values())
        return said if said and (results or filled <= 0.6 * usual or filled == 1) else None

    before = next((said for cells in reversed(table.above) if (said := _said_objective(cells))), None)
    if before is None and not any(map(heads, sample)):
        return None
    parent = _free(table.columns)(PARENT)
    if before is not None:
        table.left_out.add("objective", before[:60])
        table.left_out.counts["title"] -= 1
        if not table.left_out.counts["title"]:
            del table.left_out.counts["title"]

    def rows() -> Iterator[Row]:
        above = before
        for row in table.rows:
            said = heads(row)
            if said is None and above is None and labelled and sum(not is_blank(c) for c in row.cells.values()) <= 0.6 * usual:
                table.left_out.add("title", f"row {row.number}: {' | '.join(str(c) for c in row.cells.values() if not is_blank(c))[:60]}")
                continue
            if said:
                above = said
                table.left_out.add("objective", f"row {row.number}: {said[:60]}")
                continue
            yield replace(row, cells={**row.cells, parent: above})

    note = f"{table.name}: objectives stand on lines of their own; each goal is read under the one above it"
    return _table(table, (*table.columns, parent), rows(), note), {**given, "parent": parent}


def labelled(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Texts with labels, ``Objective: ...`` and ``KR 2: ...``: key results are read under the objective above; the labels are left out."""
    columns = _columns(table, sample, given)
    if columns is None or "parent" in columns.roles:
        return None
    name = columns.roles["text"]

    def said(row: Row) -> tuple[str | None, str | None]:
        cell = str(row.cells.get(name) or "").strip()
        result, objective = _result().match(cell), _objective().fullmatch(cell)
        if result and cell[result.end() :].strip():
            return None, cell[result.end() :].strip()
        return (objective[1].strip() or None, None) if objective else (None, None)

    found = [said(row) for row in sample]
    if not any(o for o, _ in found) or not any(r for _, r in found):
        return None
    parent = _free(table.columns)(PARENT)

    def rows() -> Iterator[Row]:
        above = None
        for row in table.rows:
            objective, result = said(row)
            above = objective or above
            text = {name: objective or result} if objective or result else {}
            yield replace(row, cells={**row.cells, **text, parent: above if result else None})

    note = f"{table.name}: labels tell objectives from key results; these are read under the objective above"
    return _table(table, (*table.columns, parent), rows(), note), {**given, "parent": parent}


# --------------------------------------------------------------------------- cells left blank below


def blank_below(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """What holds for several rows and is written once: an objective beside its key results, whose goals they are, their team."""
    columns = _columns(table, sample, given)
    if columns is None:
        return None
    roles, text = columns.roles, columns.roles["text"]
    objective = roles.get("parent") if columns.reasons.get("parent") == "the objective above the key result" else None
    names = [objective] if objective else []
    if leftmost := _leftmost(columns, sample):
        names += [n for n in _same_gaps(leftmost, columns, sample) if n not in names]
    if not names:
        return None

    rows = _filled_down(table.rows, names, text, objective, table.left_out)
    fixed = {**given, "text": text, "parent": objective} if objective else given
    if objective is None or any(is_blank(r.cells.get(objective)) for r in sample):
        note = f"{table.name}: cells of {', '.join(map(repr, names))} that are blank hold what stands above them"
        return _table(table, table.columns, rows, note), fixed
    return _table(table, table.columns, rows, f"{table.name}: each key result is read as a goal under its objective"), fixed


def _filled_down(rows: Iterator[Row], names: Sequence[str], text: str, objective: str | None, left: LeftOut) -> Iterator[Row]:
    """Fill the cells of `names` with what stands above; an objective alone on its row is a goal only if no key result follows."""
    last: dict[str, Any] = {}
    waiting: Row | None = None
    for row in rows:
        if waiting is not None and objective is not None:
            if is_blank(row.cells.get(objective)) and not is_blank(row.cells.get(text)):
                left.add("objective", f"row {waiting.number}: {str(waiting.cells[objective])[:60]}")
            else:
                yield _as_goal(waiting, text, objective)
        new = not is_blank(row.cells.get(names[0]))
        last.update({n: row.cells.get(n) for n in names if new or not is_blank(row.cells.get(n))})
        alone = objective is not None and is_blank(row.cells.get(text)) and not is_blank(row.cells.get(objective))
        waiting = row if alone and row.error is None else None
        if waiting is None:
            blank = {n: last.get(n) for n in names if is_blank(row.cells.get(n))}
            yield replace(row, cells={**row.cells, **blank}) if blank and row.error is None else row
    if waiting is not None and objective is not None:
        yield _as_goal(waiting, text, objective)


def _as_goal(row: Row, text: str, objective: str) -> Row:
    return replace(row, cells={**row.cells, text: row.cells[objective], objective: None})


def _leftmost(columns: Columns, sample: Sequence[Row]) -> str | None:
    """Return the first column, if it says for several rows whose goals they are and is blank below."""
    name = next((n for n in columns.names if any(not is_blank(r.cells.get(n)) for r in sample)), None)
    role = next((r for r, n in columns.roles.items() if n == name), None)
    full = [r for r in sample if not is_blank(r.cells.get(columns.roles["text"]))]
    if name is None or role not in _BESIDE or not full or is_blank(full[0].cells.get(name)):
        return None
    blank = sum(is_blank(r.cells.get(name)) for r in full)
    return name if blank >= max(1, 0.25 * len(full)) else None


def _same_gaps(name: str, columns: Columns, sample: Sequence[Row]) -> list[str]:
    """Return the columns of whose and what team that are blank in the same rows."""
    sample = [r for r in sample if not is_blank(r.cells.get(columns.roles["text"]))]
    gaps = [is_blank(r.cells.get(name)) for r in sample]
    own = [columns.roles[r] for r in _BESIDE if r in columns.roles]
    return [name, *(n for n in own if n != name and [is_blank(r.cells.get(n)) for r in sample] == gaps)]


# --------------------------------------------------------------------------- by type and by outline


def typed_rows(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Rows of the type objective with rows of the type key result below: each is read under the last objective above it."""
    columns = _columns(table, sample, given)
    if columns is None or "kind" not in columns.roles or "parent" in columns.roles:
        return None
    kind, text = columns.roles["kind"], columns.roles["text"]

    def of(row: Row, names: str) -> bool:
        return plain_name(str(row.cells.get(kind) or "")) in words("rows", names)

    if not any(of(r, "objective_kinds") for r in sample) or not any(of(r, "result_kinds") for r in sample):
        return None
    parent = _free(table.columns)(PARENT)

    def rows() -> Iterator[Row]:
        above = None
        for row in table.rows:
            if of(row, "objective_kinds"):
                above = row.cells.get(text)
            yield replace(row, cells={**row.cells, parent: above if of(row, "result_kinds") else None})

    note = f"{table.name}: the type of a row tells objectives from key results; these are read under the objective above"
    return _table(table, (*table.columns, parent), rows(), note), {**given, "parent": parent}


_NUMBER = re.compile(r"\d{1,3}(?:\.\d{1,3})*\.?")


def outlined(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Goals with outline numbers (1, 1.1, 1.1.2) or levels (1, 2, 3): the parent is the nearest goal above with a lesser one."""
    columns = _columns(table, sample, given)
    if columns is None or "outline" not in columns.roles or "parent" in columns.roles:
        return None
    outline = columns.roles["outline"]
    cells = [str(c).strip() for r in sample if not is_blank(c := r.cells.get(outline))]
    if len(cells) < 2 or not all(_NUMBER.fullmatch(c) for c in cells):
        return None
    dotted = any("." in c.rstrip(".") for c in cells)
    levels = [int(float(c)) for c in cells] if not dotted else []
    if not dotted and (len(set(cells)) < 2 or any(b > a + 1 for a, b in zip(levels, levels[1:])) or levels[0] != min(levels)):
        return None
    if not dotted and len(set(cells)) == len(cells) > 3:
        return None
    free = _free(table.columns)
    id_, parent = columns.roles.get("id", free("goal id")), free(PARENT)

    def rows() -> Iterator[Row]:
        path: list[tuple[int, str]] = []
        for row in table.rows:
            cell = row.cells.get(outline)
            if row.error is not None or is_blank(cell):
                yield row
                continue
            bare = str(cell).strip().rstrip(".")
            depth = bare.count(".") if dotted else int(float(bare))
            path = [step for step in path if step[0] < depth]
            key = _key(row, columns.roles.get("id"))
            yield replace(row, cells={**row.cells, id_: key, parent: path[-1][1] if path else None})
            path.append((depth, key))

    added = tuple(n for n in (id_, parent) if n not in table.columns)
    note = f"{table.name}: the column {outline!r} numbers goals and those below them; each is read under the one above it"
    return _table(table, (*table.columns, *added), rows(), note), {**given, "id": id_, "parent": parent}


# --------------------------------------------------------------------------- several goals in a cell


def several_in_a_cell(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Cells with a list of goals, one a line with a bullet or a number: each line is read as a goal."""
    columns = _columns(table, sample, given)
    if columns is None:
        return None
    text = columns.roles["text"]
    if not any(len(entries(row.cells.get(text))) > 1 for row in sample):
        return None

    def rows() -> Iterator[Row]:
        for row in table.rows:
            found = entries(row.cells.get(text)) if row.error is None else []
            if not found:
                yield row
            for at, entry in enumerate(found, 1):
                key = _key(row, columns.roles.get("id"))
                yield replace(row, cells={**row.cells, text: entry, id_: f"{key}/{at}" if len(found) > 1 else key})

    id_ = columns.roles.get("id", _free(table.columns)("goal id"))
    added = (id_,) if id_ not in table.columns else ()
    note = f"{table.name}: cells of {text!r} hold lists; each line with a bullet or a number is read as a goal"
    return _table(table, (*table.columns, *added), rows(), note), {**given, "id": id_}


def other_keys(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Parents named by another key than the id that the goals have: each is named by that id."""
    columns = _columns(table, sample, given)
    if columns is None or not {"id", "parent"} <= set(columns.roles):
        return None
    id_, parent, text = columns.roles["id"], columns.roles["parent"], columns.roles["text"]

    def cells(name: str) -> set[str]:
        return {str(c).strip() for r in sample if not is_blank(c := r.cells.get(name))}

    said = cells(parent)
    if not said or said & (cells(id_) | cells(text)):
        return None
    key = max((n for n in columns.names if n not in (id_, parent, text)), key=lambda n: len(said & cells(n)), default=None)
    if key is None or 2 * len(said & cells(key)) < len(said) or len(cells(key)) < sum(not is_blank(r.cells.get(key)) for r in sample):
        return None
    names = {str(r.cells.get(key)).strip(): r.cells.get(id_) for r in sample}

    def rows() -> Iterator[Row]:
        for row in table.rows:
            names.setdefault(str(row.cells.get(key)).strip(), row.cells.get(id_))
            above = row.cells.get(parent)
            yield row if is_blank(above) else replace(row, cells={**row.cells, parent: names.get(str(above).strip(), above)})

    note = f"{table.name}: parents are named in {key!r}; they are read as what {id_!r} holds there"
    return _table(table, table.columns, rows(), note), {**given, "id": id_, "parent": parent, "text": text}


THEN: tuple[Shape, ...] = (
    said_above, full_names, cascade, blank_below, typed_rows, labelled, outlined, several_in_a_cell, indented, period_rows, other_keys,
    paths,
)  # fmt: skip
"""The layouts that are looked for once rows that are no goals are left out."""

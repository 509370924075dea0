"""Shapes of goal exports other than one goal a row, brought into that shape: key results in columns of their own, a column a depth,
a row a period, and sub-goals shown by indentation.

Each shape is a pure function from a table to a table or None where the table has another shape. Rows keep their numbers; ids of the
goals that are made of one row get a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from smartcritic.audit.columns import Columns, as_amount, as_day, find_columns, is_blank, plain_name
from smartcritic.audit.readers import Row, Table
from smartcritic.errors import InputError

Given = Mapping[str, str]
Shape = Callable[[Table, Sequence[Row], Given], "tuple[Table, Given] | None"]

ID, TEXT, PARENT = "goal id", "goal text", "parent id"
"""Columns that a shape adds; a table that has one of these names already gets another (see `_free`)."""

_WIDE = re.compile(r"(?:key result|kr|result|measure)\s*(\d{1,2})(?:\s+(.+))?")
_DEPTH = re.compile(r"main|root|(?:l|level|goal level|depth|tier)\s*\d{1,2}")
_TITLES = frozenset({"", "title", "text", "name", "description"})
_FIELDS = {
    "owner": ("owner", "owner email", "owner name"), "due_date": ("due date", "due", "due at", "due on", "end date", "deadline"),
    "start_date": ("start date",), "target": ("target", "target value"),
    "baseline": ("start", "baseline", "start value", "starting value", "initial value"),
    "current": ("current", "current value", "actual"), "unit": ("unit", "metric unit"), "metric": ("metric", "metric name"),
    "status": ("status",), "progress": ("progress", "completion", "percent complete"),
}  # fmt: skip


def reshape(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given]:
    """Bring a table into the shape of one goal a row; return it with the roles that this settles beside those `given`.

    A table whose goals' text is given by hand is left as it is, as is one that has that shape already.
    """
    for shape in SHAPES:
        found = shape(table, sample, given)
        if found is not None:
            return found
    return table, given


def wide_results(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """An objective a row with its key results in columns such as ``key_result_1_title``, ``key_result_1_target``."""
    parts: dict[str, dict[str, str]] = {}
    for name in table.columns:
        match = _WIDE.fullmatch(plain_name(name))
        if match:
            what = match[2] or ""
            role = "text" if what in _TITLES else next((r for r, names in _FIELDS.items() if what in names), None)
            if role is not None:
                parts.setdefault(match[1], {}).setdefault(role, name)
            else:
                parts.setdefault(match[1], {})
    parts = {n: roles for n, roles in parts.items() if "text" in roles}
    taken = {name for roles in parts.values() for name in roles.values()}
    rest = tuple(n for n in table.columns if n not in taken)
    if not parts or ("text" in given and given["text"] in taken):
        return None
    roles = dict(find_columns(rest, sample, given, day_first=True).roles)
    free = _free(table.columns)
    names = {**{role: f"key result {role}" for role in _FIELDS if any(role in p for p in parts.values())}, **roles}
    names["id"], names["parent"] = roles.get("id", free(ID)), roles.get("parent", free(PARENT))

    def rows() -> Iterator[Row]:
        for row in table.rows:
            key = _key(row, roles.get("id"))
            kept = {n: row.cells.get(n) for n in rest}
            yield replace(row, cells={**kept, names["id"]: key})
            if row.error is not None:
                continue
            for number, columns in parts.items():
                if not is_blank(row.cells.get(columns["text"])):
                    own = {names[role]: row.cells.get(name) for role, name in columns.items()}
                    inherited = {names[r]: kept.get(names[r]) for r in ("owner", "team", "role", "due_date", "start_date") if r in roles}
                    filled = {n: v for n, v in own.items() if not is_blank(v)}
                    yield replace(row, cells={**inherited, **filled, names["id"]: f"{key}/kr{number}", names["parent"]: key})

    columns = tuple(dict.fromkeys((*rest, *names.values())))
    note = f"{table.name}: key results stand in columns of their own; each is read as a goal under its objective"
    return _table(table, columns, rows(), note), {**given, **names}


def depth_columns(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A column for each depth (``Main``, ``L1``, ``L2`` ...): a goal stands in the column of its depth, under those before it."""
    depths = [n for n in table.columns if _DEPTH.fullmatch(plain_name(n))]
    if len(depths) < 2 or "text" in given:
        return None
    free = _free(table.columns)
    id_, text, parent = free(ID), free(TEXT), free(PARENT)

    def rows() -> Iterator[Row]:
        path: list[tuple[str, str]] = []
        for row in table.rows:
            filled = [(i, str(row.cells[n])) for i, n in enumerate(depths) if not is_blank(row.cells.get(n))]
            if row.error is not None or not filled:
                yield replace(row, error=row.error or f"no text: the columns {', '.join(map(repr, depths))} are empty")
                continue
            for at, (depth, goal) in enumerate(filled):
                last = at == len(filled) - 1
                if not last and depth < len(path) and path[depth][0] == goal:
                    continue
                path = path[:depth] + [("", path[-1][1] if path else "")] * max(0, depth - len(path))
                key = str(row.number) if last else f"{row.number}/{depth}"
                above = path[-1][1] if path else None
                path = [*path, (goal, key)]
                beside = row.cells if last else {}
                yield replace(row, cells={**beside, id_: key, text: goal, parent: above or None})

    note = f"{table.name}: a column a depth ({', '.join(depths)}); each goal is read under the one above it"
    return _table(table, (*table.columns, id_, text, parent), rows(), note), {"id": id_, "parent": parent, **given, "text": text}


def period_rows(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A row a period, with the same group id for one goal: read as one goal from the first period to the last.

    Targets of the periods add up, but for percentages. The rows of all groups are held in memory.
    """
    columns = _columns(table, sample, given)
    group = columns.roles.get("group") if columns else None
    ids = [str(row.cells[group]) for row in sample if group and not is_blank(row.cells.get(group))] if group else []
    if columns is None or group is None or len(set(ids)) == len(ids):
        return None
    roles = columns.roles

    def day(row: Row, role: str) -> Any:
        try:
            return as_day(row.cells.get(roles[role]), columns.day_first)
        except ValueError:
            return None

    def rows() -> Iterator[Row]:
        groups: dict[str, list[Row]] = {}
        for row in table.rows:
            alone = row.error is not None or is_blank(row.cells.get(group))
            groups.setdefault(f"row {row.number}" if alone else f"group {row.cells[group]}", []).append(row)
        for members in groups.values():
            cells = dict(members[0].cells)
            if len(members) > 1:
                for role, pick in (("start_date", min), ("due_date", max)):
                    days = [d for m in members if role in roles and (d := day(m, role)) is not None]
                    if days:
                        cells[roles[role]] = pick(days)
                for role in ("target", "current"):
                    given_cells = [c for m in members if role in roles and not is_blank(c := m.cells.get(roles[role]))]
                    amounts = [a for c in given_cells if not str(c).strip().endswith("%") and (a := as_amount(c)) is not None]
                    if amounts and len(amounts) == len(given_cells):
                        cells[roles[role]] = sum(amounts)
            yield replace(members[0], cells=cells)

    note = f"{table.name}: a row a period; rows with the same {group!r} are read as one goal"
    return _table(table, table.columns, rows(), note), given


def indented(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Sub-goals shown by spaces, tabs or dots before the text: the parent is the nearest goal above with less of them."""
    columns = _columns(table, sample, given)
    if columns is None or "parent" in columns.roles:
        return None
    name = columns.roles["text"]
    depths = {_indent(row.cells.get(name)) for row in sample if not is_blank(row.cells.get(name))}
    if len(depths) < 2 or 0 not in depths:
        return None
    free = _free(table.columns)
    id_, parent = columns.roles.get("id", free(ID)), free(PARENT)

    def rows() -> Iterator[Row]:
        path: list[tuple[int, str]] = []
        for row in table.rows:
            cell = row.cells.get(name)
            if row.error is not None or is_blank(cell):
                yield row
                continue
            depth, key = _indent(cell), _key(row, columns.roles.get("id"))
            path = [step for step in path if step[0] < depth]
            yield replace(row, cells={**row.cells, id_: key, parent: path[-1][1] if path else None})
            path.append((depth, key))

    added = tuple(n for n in (id_, parent) if n not in table.columns)
    note = f"{table.name}: the text is indented; each goal is read under the one above it with less indentation"
    return _table(table, (*table.columns, *added), rows(), note), {**given, "id": id_, "parent": parent}


SHAPES: tuple[Shape, ...] = (wide_results, depth_columns, period_rows, indented)
"""The shapes, in the order in which they are tried."""


def _indent(cell: Any) -> int:
    match = re.match(r"[ \t\u00a0]*(?:\.{2,})?", str(cell))
    return len(match[0].replace("\t", "    ")) if match else 0


def _key(row: Row, name: str | None) -> str:
    cell = row.cells.get(name) if name else None
    return str(row.number) if is_blank(cell) else str(cell).strip()


def _columns(table: Table, sample: Sequence[Row], given: Given) -> Columns | None:
    try:
        return find_columns(table.columns, sample, given)
    except InputError:
        return None


def _free(names: Sequence[str]) -> Callable[[str], str]:
    def free(name: str) -> str:
        while name in names:
            name += " (2)"
        return name

    return free


def _table(table: Table, columns: tuple[str, ...], rows: Iterator[Row], note: str) -> Table:
    return Table(table.name, columns, rows, table.encoding, (*table.notes, note))

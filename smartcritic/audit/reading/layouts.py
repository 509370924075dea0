"""The pass that brings other layouts into the shape of one goal a row: key results in columns of their own, in a column beside their
objective or below a line that names it, a column a depth, a row a period, sub-goals shown by indentation or outline numbers, several
goals in a cell.

Each layout is a pure function from a table to a table or None where the table has another shape. Rows keep their numbers; ids of the
goals that are made of one row get a suffix.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from itertools import islice
from typing import Any

from smartcritic.audit.reading.by_cells import BY_PEOPLE
from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.classify import find_columns
from smartcritic.audit.reading.columns import Columns
from smartcritic.audit.reading.dates import as_day
from smartcritic.audit.reading.names import foreign, meanings
from smartcritic.audit.reading.profile import profile
from smartcritic.audit.reading.tables import Row, Table, again
from smartcritic.audit.reading.words import load, one_of, plain_name
from smartcritic.errors import InputError

Given = Mapping[str, str]
Shape = Callable[[Table, Sequence[Row], Given], "tuple[Table, Given] | None"]

ID, TEXT, PARENT = "goal id", "goal text", "parent id"
"""Columns that a shape adds; a table that has one of these names already gets another (see `_free`)."""

SAMPLE = 2_000
"""Rows by which columns and layouts are found."""

_DEPTH = re.compile(r"main|root|(?:l|level|goal level|depth|tier|title)\s*\d{1,2}")


def reshape(table: Table, sample: Sequence[Row], given: Given, shapes: Sequence[Shape]) -> tuple[Table, Given, list[Row]]:
    """Bring a table into the shape of one goal a row; return it with the roles that this settles beside those `given`, and its sample."""
    first = list(sample)
    for shape in shapes:
        found = shape(table, first, given)
        if found is not None:
            table, given = found
            first = list(islice(table.rows, SAMPLE))
            table.rows = again(first, table.rows)
            table.total = len(first) if len(first) < SAMPLE else None
    return table, given, first


_FIELDS = ("owner", "due_date", "start_date", "target", "baseline", "current", "unit", "metric", "status", "progress")


_SAID = 2.5
"""Mean number of words from which on the answers to a question that is not known are goals."""

_NUMBERED = re.compile(r"(.*?)\b(\d{1,2})\b\s*(.*)")


@cache
def _subject(kind: str) -> re.Pattern[str]:
    subjects = load("headers")["subjects"]
    own = [*subjects["key_result"], "result", "measure"] if kind == "key_result" else [*subjects["goal"], *subjects["objective"]]
    return re.compile(one_of(own))


def _numbered(columns: Sequence[str], sample: Sequence[Row], kind: str = "key_result") -> dict[str, dict[str, str]]:
    """Return by number which column of a key result plays which role: ``Key result 2 target``, ``KR2: owner``, ``Target (KR 2)``.

    Where no column of a number is known for the text, the one with most words is it: ``Goal 1: what will change?``.
    """
    parts: dict[str, dict[str, str]] = {}
    unknown: dict[str, list[str]] = {}
    for name in columns:
        plain = plain_name(re.sub(r"\([^()\d]*\)", " ", name))
        plain = re.sub(r"\b([a-z]{2,})(\d{1,2})\b", r"\1 \2", plain)
        match = _NUMBERED.fullmatch(plain)
        if not match:
            continue
        before, after = match[1].strip(), match[3].strip()
        if _subject(kind).fullmatch(before):
            what = after
        elif not after and (found := _subject(kind).search(before)) and found.end() == len(before):
            what = before[: found.start()].strip()
        elif not after and any(m.role in _FIELDS and m.rank < 200.0 for m in meanings(before)[:1]):
            what = before
        else:
            continue
        role = "text" if not what else next((m.role for m in meanings(what) if m.role in _FIELDS or m.role == "text"), None)
        role = "baseline" if what in ("start", "depart", "inicio", "beginn") else "text" if role == "description" else role
        if role is not None:
            parts.setdefault(match[2], {}).setdefault(role, name)
        else:
            unknown.setdefault(match[2], []).append(name)
    for number, names in unknown.items():
        most = max(names, key=lambda n: profile(n, sample).words)
        if "text" not in parts.get(number, {}) and profile(most, sample).words >= _SAID:
            parts.setdefault(number, {})["text"] = most
    return {n: roles for n, roles in parts.items() if "text" in roles}


def wide_results(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """An objective a row with its key results in columns such as ``key_result_1_title``, ``key_result_1_target``."""
    parts = _numbered(table.columns, sample)
    taken = {name for roles in parts.values() for name in roles.values()}
    rest = tuple(n for n in table.columns if n not in taken)
    if not parts or ("text" in given and given["text"] in taken):
        return None
    columns = _columns(replace(table, columns=rest), sample, given)
    if columns is None:
        return None
    roles = dict(columns.roles)
    free = _free(table.columns)
    names = {**{role: f"key result {role}" for role in _FIELDS if any(role in p for p in parts.values())}, **roles}
    names.setdefault("text", free(TEXT))
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

    every = tuple(dict.fromkeys((*rest, *names.values())))
    note = f"{table.name}: key results stand in columns of their own; each is read as a goal under its objective"
    return _table(table, every, rows(), note), {**given, **names}


def depth_columns(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A column for each depth (``Main``, ``L1``, ``L2`` ...): a goal stands in the column of its depth, under those before it."""
    depths = [n for n in table.columns if _DEPTH.fullmatch(plain_name(n))]
    if len(depths) < 2 or "text" in given:
        return None
    free = _free(table.columns)
    own = given.get("id") or _own_id(table, sample)
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
                key = _key(row, own) if last else f"{row.number}/{depth}"
                above = path[-1][1] if path else None
                path = [*path, (goal, key)]
                beside = row.cells if last else {}
                yield replace(row, cells={**beside, id_: key, text: goal, parent: above or None})

    note = f"{table.name}: a column a depth ({', '.join(depths)}); each goal is read under the one above it"
    return _table(table, (*table.columns, id_, text, parent), rows(), note), {**given, "id": id_, "parent": parent, "text": text}


def _own_id(table: Table, sample: Sequence[Row]) -> str | None:
    """Return the column that is called an id and holds another one in every row, if there is one."""
    for name in (n for n in table.columns if any(m.role == "id" and m.rank < 200.0 for m in meanings(n)[:1])):
        cells = [str(c).strip() for r in sample if not is_blank(c := r.cells.get(name))]
        if len(cells) == len(set(cells)) == sum(r.error is None for r in sample):
            return name
    return None


def _one_goal_a_group(sample: Sequence[Row], columns: Columns, group: str) -> bool:
    """Whether rows with the same group have the same text: a category that many goals share is no group of periods."""
    texts: dict[str, set[str]] = {}
    for row in sample:
        if not is_blank(row.cells.get(group)):
            texts.setdefault(str(row.cells[group]), set()).add(str(row.cells.get(columns.roles["text"])).strip().casefold())
    return all(len(said) == 1 for said in texts.values())


def period_rows(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """A row a period, with the same group id for one goal: read as one goal from the first period to the last.

    Targets of the periods add up, but for percentages. The rows of all groups are held in memory.
    """
    columns = _columns(table, sample, given)
    group = columns.roles.get("group") if columns else None
    ids = [str(row.cells[group]) for row in sample if group and not is_blank(row.cells.get(group))] if group else []
    if columns is None or group is None or len(set(ids)) == len(ids) or not _one_goal_a_group(sample, columns, group):
        return None
    roles = columns.roles

    def day(row: Row, role: str) -> Any:
        try:
            return as_day(row.cells.get(roles[role]), columns.day_first, last=role == "due_date")
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
                    plain = [c for c in given_cells if not str(c).strip().endswith("%")]
                    amounts = [a for c in plain if (a := as_amount(c, columns.comma)) is not None]
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
            bare = str(cell).strip() if table.encoding == "workbook" else _DASH.sub("", str(cell))
            text = {} if bare == cell else {name: bare}
            yield replace(row, cells={**row.cells, **text, id_: key, parent: path[-1][1] if path else None})
            path.append((depth, key))

    added = tuple(n for n in (id_, parent) if n not in table.columns)
    note = f"{table.name}: the text is indented; each goal is read under the one above it with less indentation"
    return _table(table, (*table.columns, *added), rows(), note), {**given, "id": id_, "parent": parent}



def full_names(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """First and last names in columns of their own: the owner is both together."""
    known = load("headers")["names"]
    own = {part: next((n for n in table.columns if _is_name(n, known[part])), None) for part in ("first", "last")}
    first, last = own["first"], own["last"] or next((n for n in table.columns if plain_name(n) in ("name", "nom", "nome")), None)
    if first is None or last is None or "owner" in given:
        return None
    columns = _columns(table, sample, given)
    said = columns.roles.get("owner", first) if columns is not None else first
    guessed = columns is not None and columns.reasons.get("owner") == BY_PEOPLE
    if said not in (first, last) and not guessed and not _addresses(said, sample):
        return None
    owner = _free(table.columns)("owner")

    def rows() -> Iterator[Row]:
        for row in table.rows:
            parts = [str(row.cells[n]).strip() for n in (first, last) if not is_blank(row.cells.get(n))]
            yield replace(row, cells={**row.cells, owner: " ".join(parts) or None})

    note = f"{table.name}: the owner is {first!r} and {last!r} together"
    return _table(table, (*table.columns, owner), rows(), note), {**given, "owner": owner}


def _addresses(name: str, sample: Sequence[Row]) -> bool:
    cells = [str(c) for r in sample if not is_blank(c := r.cells.get(name))]
    return bool(cells) and all("@" in c and " " not in c.strip() for c in cells)


def _is_name(header: str, known: Sequence[str]) -> bool:
    """Whether a header is a first or last name, plainly or at its end: ``Legal First Name``; not the manager's."""
    plain = plain_name(header)
    return plain in known or (any(plain.endswith(f" {name}") for name in known) and not foreign("people", header))


def wide_goals(table: Table, sample: Sequence[Row], given: Given) -> tuple[Table, Given] | None:
    """Somebody a row with goals in columns such as ``Goal 1``, ``Goal 1 due``, ``Goal 2``: each is a goal of that person."""
    parts = _numbered(table.columns, sample, "goal")
    if len(parts) < 2 or "text" in given:
        return None
    taken = {name for roles in parts.values() for name in roles.values()}
    rest = tuple(n for n in table.columns if n not in taken and all(m.role != "description" for m in meanings(n)[:1]))
    free = _free(table.columns)
    names = {role: free(f"goal {role}") for role in ("text", *_FIELDS) if any(role in p for p in parts.values())}
    names["id"] = free(ID)

    def rows() -> Iterator[Row]:
        for row in table.rows:
            kept = {n: row.cells.get(n) for n in rest}
            found = [(n, own) for n, own in parts.items() if not is_blank(row.cells.get(own["text"]))]
            if row.error is not None or not found:
                yield replace(row, cells=kept)
            for number, own in found:
                cells = {names[role]: row.cells.get(name) for role, name in own.items()}
                yield replace(row, cells={**kept, **cells, names["id"]: f"{row.number}/{number}"})

    note = f"{table.name}: goals stand in columns of their own; each is read as a goal"
    return _table(table, (*rest, *names.values()), rows(), note), {**given, **names}


FIRST: tuple[Shape, ...] = (wide_results, wide_goals, depth_columns)
"""The layouts that are looked for before rows are left out."""

_DASH = re.compile(r"^[ \t\u00a0]*(?:[-–•>*↳└]+[ \t\u00a0]+)+")


def _indent(cell: Any) -> int:
    dashes = _DASH.match(str(cell)) if "\n" not in str(cell).strip() else None
    match = dashes or re.match(r"[ \t\u00a0]*(?:\.{2,})?", str(cell))
    return len(match[0].replace("\t", "    ")) if match else 0


def _key(row: Row, name: str | None) -> str:
    cell = row.cells.get(name) if name else None
    return str(row.number) if is_blank(cell) else str(cell).strip()


def _columns(table: Table, sample: Sequence[Row], given: Given) -> Columns | None:
    if table.plan is None or table.plan[:2] != (table.columns, given):
        try:
            table.plan = (table.columns, given, find_columns(table.columns, sample, given))
        except InputError:
            table.plan = (table.columns, given, None)
    found: Columns | None = table.plan[2]
    return found


def _free(names: Sequence[str]) -> Callable[[str], str]:
    def free(name: str) -> str:
        while name in names:
            name += " (2)"
        return name

    return free


def _table(table: Table, columns: tuple[str, ...], rows: Iterator[Row], note: str) -> Table:
    return replace(table, columns=columns, rows=rows, notes=(*table.notes, note), plan=None)

"""The whole chain: sources in; rows that are goals out, with the plan of their columns, notes, and what was left out."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from smartcritic.audit.reading.above import days_beside, parents_above
from smartcritic.audit.reading.blocks import THEN, objective_lines
from smartcritic.audit.reading.carried import from_to, header_units, owner_lines
from smartcritic.audit.reading.classify import find_columns
from smartcritic.audit.reading.columns import Columns
from smartcritic.audit.reading.layouts import FIRST, SAMPLE, reshape
from smartcritic.audit.reading.row_rules import SAYS, leave_out, left_out_lines
from smartcritic.audit.reading.sources import openers
from smartcritic.audit.reading.spread import spread_goals
from smartcritic.audit.reading.tables import LeftOut, Row, Table, again
from smartcritic.criteria.yardsticks.families import with_key_results
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import Goal

SECOND = (spread_goals, header_units, from_to, days_beside, parents_above, owner_lines, objective_lines)
"""Layouts that are looked for when each row is a goal."""

_SHOWN = 3

WHOLE_MOST = 20_000
"""Goals of the longest list that is also looked at as a whole."""


@dataclass(frozen=True, slots=True)
class Options:
    """How a source is to be read: `columns` by hand (role -> column), the `sheet` of a workbook, the order of day and month."""

    columns: Mapping[str, str] = field(default_factory=dict)
    sheet: str | None = None
    day_first: bool | None = None


@dataclass(slots=True)
class Reading:
    """A source of goals as it was read.

    `rows` gives the rows that are goals, and those that are errors of their own, once; `columns` makes goals of them. `left_out` counts
    what was left out, by rule; it is whole when all rows are read. `total` is how many rows there are, or None.
    """

    name: str
    rows: Iterator[Row]
    columns: Columns
    sample: Sequence[Row]
    notes: tuple[str, ...]
    left_out: LeftOut
    header: str = ""
    total: int | None = None

    def goals(self) -> Iterator[tuple[Row, Goal, tuple[str, ...]]]:
        """Give each row that can be read as a goal, with notes on cells that could not; this reads `rows`."""
        for row in self.rows:
            try:
                yield row, *self.columns.read(row)
            except SmartCriticError:
                continue

    def explain(self) -> str:
        """Return what was taken from where and why, the first goals, and what was left out."""
        lines = [self.name, f"header: {self.header}" if self.header else ""]
        width = max((len(role) for role in self.columns.roles), default=0)
        for role, name in self.columns.roles.items():
            reason = self.columns.reasons.get(role, "")
            lines.append(f"  {role:{width}} <- {name}{f' ({reason})' if reason else ''}")
        rest = [n for n in self.columns.names if n not in self.columns.roles.values()]
        lines.append(f"  not used: {', '.join(rest)}" if rest else "  every column is used")
        shown = 0
        for row in self.sample:
            if shown == _SHOWN:
                break
            try:
                goal, notes = self.columns.read(row)
            except SmartCriticError:
                continue
            shown += 1
            fields = {k: v for k, v in goal.given().items() if k != "text"}
            lines.append(f"row {row.number}: {' / '.join(goal.text.split(chr(10)))}")
            lines.append(f"  {', '.join(f'{k} = {v}' for k, v in fields.items())}")
            lines += [f"  {note}" for note in notes]
        lines += [f"note: {note}" for note in self.notes]
        lines += left_out_lines(self.left_out)
        return "\n".join(line for line in lines if line)


def read_goals(source: str | Path | Sequence[str | Path], options: Options | None = None) -> Reading:
    """Read one or several sources of goals.

    Raises:
        InputError: there is no such file, its kind is not known, it holds no table of goals, or a column given by hand is not there.
        MissingExtraError: reading its kind needs a package that is not installed.
    """
    options = options or Options()
    found: list[Table | str] = []
    chosen: list[str] = []
    every = openers(source, options.sheet, chosen)
    for opener in every:
        try:
            found += opener()
        except SmartCriticError as error:
            if len(every) == 1:
                raise
            found.append(str(error))
    tables = [t for t in found if isinstance(t, Table)]
    if not tables:
        raise InputError(str(found[0]))
    named = [source] if isinstance(source, (str, Path)) else list(source)
    reading = _one(tables[0], options) if len(found) == 1 else _together(" ".join(map(str, named)), found, options)
    reading.notes = (*chosen, *reading.notes)
    return reading


def _sampled(table: Table) -> list[Row]:
    first = list(islice(table.rows, SAMPLE))
    table.rows = again(first, table.rows)
    if not table.columns:
        table.columns = tuple(dict.fromkeys(key for row in first for key in row.cells))
    return first


def _one(table: Table, options: Options, orders: Sequence[bool] = ()) -> Reading:
    """Read one table through the passes."""
    name, whole = table.name, table.total
    first = _sampled(table)
    own = set(table.columns)
    given: Mapping[str, str] = options.columns
    table, given, first = reshape(table, first, given, (*FIRST, *SECOND))
    early = find_columns(table.columns, first, given, day_first=True)
    rows, before, early_rows = len(first), table, first
    added = {given.get(role) for role in ("parent", "id", "text", "owner", "unit", "baseline", "target")} - own
    table.rows = leave_out(table.rows, early, first, table.left_out, added, table.grid)
    table.plan, first = None, _sampled(table)
    table, given, first = reshape(table, first, given, THEN)
    kept = {row.number for row in first}
    above = [cell for cells in table.above for cell in cells]
    above += [str(c) for row in early_rows if row.number not in kept for c in row.cells.values() if isinstance(c, str)]
    columns = find_columns(table.columns, first, given, day_first=options.day_first, comma=table.comma, above=above)
    total = len(first) if len(first) < SAMPLE else whole if table is before and rows == len(first) else None
    made = given.get("parent") not in (None, options.columns.get("parent"))
    columns = dataclasses.replace(columns, source=name, makes_parents=made)
    table.rows = under_objectives(table.rows, columns)
    return Reading(name, table.rows, columns, first, (*table.notes, *columns.notes), table.left_out, table.header, total)


def under_objectives(rows: Iterable[Row], columns: Columns) -> Iterator[Row]:
    """Hand each row those that name it as their parent, where the list is not too long to be looked at as a whole."""
    rows = iter(rows)
    if "parent" not in columns.roles:
        yield from rows
        return
    head = list(islice(rows, WHOLE_MOST + 1))
    if len(head) <= WHOLE_MOST:
        at, goals = [], []
        for i, row in enumerate(head):
            try:
                goals.append(columns.goal(row))
                at.append(i)
            except SmartCriticError:
                continue
        for i, goal in zip(at, with_key_results(goals), strict=True):
            if goal.key_results:
                head[i] = dataclasses.replace(head[i], key_results=goal.key_results)
    yield from head
    yield from rows


# --------------------------------------------------------------------------- several tables as one


def _together(name: str, found: Sequence[Table | str], options: Options) -> Reading:
    """Read several tables one after the other; those that hold no goals are left out, those that cannot be read are errors of their own."""
    readings: list[Reading | str] = []
    left, notes = LeftOut(), []
    later: list[int] = []
    for table in found:
        if isinstance(table, str):
            readings.append(table)
            continue
        there = _sampled(table)
        own = {r: n for r, n in options.columns.items() if n in table.columns or n.casefold() in map(str.casefold, table.columns)}
        try:
            readings.append(_one(table, dataclasses.replace(options, columns=own)))
        except InputError as error:
            if "--day-first" in str(error):
                table.rows = iter(there)
                later.append(len(readings))
                readings.append(_one(table, dataclasses.replace(options, columns=own, day_first=True)))
                continue
            left.join(table.left_out)
            left.add("table", table.name)
            notes.append(f"{table.name}: no column looks like the goals' text; it is left out")
    good = [r for r in readings if isinstance(r, Reading)]
    if not good:
        raise InputError(f"{name}: no column of any file or sheet looks like the goals' text; say which one with --column text=NAME")
    _settle_orders(readings, later)
    roles: dict[str, str] = {}
    names: list[str] = []
    renamed: dict[str, dict[str, str]] = {}
    parts: dict[str, Columns] = {}
    for reading in good:
        own = {n: roles.setdefault(role, n) for role, n in reading.columns.roles.items()}
        renamed[reading.name] = own
        names += [own.get(n, n) for n in reading.columns.names]
        played = {role: own[n] for role, n in reading.columns.roles.items()}
        parts[reading.name] = dataclasses.replace(reading.columns, roles=played, names=())
        left.join(reading.left_out)
        notes += reading.notes
    origin = "read from"
    while origin in names:
        origin += " (2)"
    first = good[0].columns
    columns = dataclasses.replace(
        first, names=(*dict.fromkeys(names), origin), roles={**roles}, source=name, parts=parts,
        reasons={**dict.fromkeys(roles, "called so"), **first.reasons},
    )  # fmt: skip
    totals = [r.total for r in good]
    total = None if None in totals else sum(n for n in totals if n is not None) + len(readings) - len(good)
    header = "; ".join(f"{r.name}: {r.header}" for r in good[:_SHOWN] if r.header)
    rows = _all_rows(readings, renamed, origin, left)
    sample = [_renamed(row, i, renamed[r.name], origin, r.name) for r in good[:_SHOWN] for i, row in enumerate(r.sample[:_SHOWN], 1)]
    return Reading(name, rows, columns, sample, (f"{name}: {len(good)} tables are read as one", *notes), left, header, total)


def _settle_orders(readings: Sequence[Reading | str], later: Sequence[int]) -> None:
    """Read dates that can be read in two ways as the other files do.

    Raises:
        InputError: the other files do not tell, or not all the same.
    """
    orders = {r.columns.day_first for i, r in enumerate(readings) if isinstance(r, Reading) and i not in later} - {None}
    for at in later:
        reading = readings[at]
        if len(orders) != 1:
            raise InputError(
                "dates such as 03/04/2026 may be day/month or month/day, and no date of the file tells; say --day-first or --month-first"
            )
        assert isinstance(reading, Reading)
        reading.columns = dataclasses.replace(reading.columns, day_first=next(iter(orders)))


def _renamed(row: Row, number: int, names: Mapping[str, str], origin: str, source: str) -> Row:
    cells = {names.get(n, n): v for n, v in row.cells.items()}
    return Row(number, {**cells, origin: source}, row.error, row.line, source, key_results=row.key_results)


def _all_rows(readings: Sequence[Reading | str], renamed: Mapping[str, Mapping[str, str]], origin: str, left: LeftOut) -> Iterator[Row]:
    number = 0
    for reading in readings:
        if isinstance(reading, str):
            number += 1
            yield Row(number, {}, reading, source=reading.partition(": ")[0])
            continue
        before = dict(reading.left_out.counts)
        for row in reading.rows:
            number += 1
            yield _renamed(row, number, renamed[reading.name], origin, reading.name)
        for rule, count in reading.left_out.counts.items():  # what was left out while these rows were read
            if more := count - before.get(rule, 0):
                left.add(rule, reading.left_out.examples[rule][-1], more)


__all__ = ["SAYS", "Options", "Reading", "read_goals"]

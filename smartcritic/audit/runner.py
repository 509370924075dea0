"""Rows in, outcomes out: streaming, in order, one bad row never costs another."""

from __future__ import annotations

import dataclasses
import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Protocol

from smartcritic.audit.reading import Columns, Row, is_blank
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import Context, Goal, Report, RowError, replace, to_builtins

BATCH = 256
"""Rows that are judged together."""


class Reader(Protocol):
    """What judges goals: a `smartcritic.Critic`, or whatever has its two methods."""

    def critique(self, goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report: ...

    def pipe(
        self, goals: Iterable[str | Goal], context: Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[Report]: ...


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one row: its goal and report, or an error; `silenced` counts the findings that were known or ignored, `before` is an
    earlier audit's score."""

    row: Row
    id: str | None
    goal: Goal | None = None
    report: Report | None = None
    error: str | None = None
    silenced: int = 0
    before: int | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the report, or the error as ``smartcritic/error/1``, as JSON-ready data."""
        if self.report is not None:
            return self.report.to_dict()
        data: dict[str, Any] = to_builtins(RowError(self.id, self.row.number, self.error or ""))
        return data

    def to_json(self) -> str:
        """Return `to_dict` as one line of JSON."""
        if self.report is not None:
            return self.report.to_json()
        return json.dumps(self.to_dict(), ensure_ascii=True)


@dataclass(frozen=True, slots=True)
class Baseline:
    """Findings that are known: pairs of a goal (its id, else its text) and a rule."""

    known: frozenset[tuple[str, str]] = frozenset()

    @classmethod
    def from_file(cls, path: str | Path) -> Baseline:
        """Read a baseline, one ``{"goal", "rule"}`` a line.

        Raises:
            InputError: the file cannot be read or holds a line of another kind.
        """
        known = set()
        try:
            lines = Path(path).read_text(encoding="utf-8-sig").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise InputError(f"{path}: cannot be read: {error}") from None
        for number, line in enumerate(lines, 1):
            if not line.strip():
                continue
            try:
                data = json.loads(line)
                known.add((str(data["goal"]), str(data["rule"])))
            except (ValueError, TypeError, KeyError):
                raise InputError(f'{path}, line {number}: is no baseline entry; expected {{"goal": ..., "rule": ...}}') from None
        return cls(frozenset(known))

    @staticmethod
    def entries(outcomes: Iterable[Outcome]) -> Iterator[str]:
        """Return the lines of a baseline that silences every finding of these outcomes."""
        for outcome in outcomes:
            if outcome.report is not None:
                for rule in dict.fromkeys(f.rule for f in outcome.report.findings):
                    yield json.dumps({"goal": outcome.id, "rule": rule})


def audit(
    rows: Iterable[Row],
    columns: Columns,
    critic: Reader,
    context: Context | None = None,
    *,
    baseline: Baseline | None = None,
    advise: bool = False,
    batch: int = BATCH,
) -> Iterator[Outcome]:
    """Judge rows in order.

    A row that cannot be read is an error. A batch that breaks is judged again row by row, so that only the row that breaks is an error.
    With `advise`, suggestions and rewrites are worked out here, so that what breaks there is an error of its row too.
    Findings that the `baseline` knows or that the row's `ignore` column names (prefixes of rules) are left out of its report.
    """
    known = baseline.known if baseline is not None else frozenset()
    it = iter(rows)
    while part := list(islice(it, batch)):
        yield from (_silence(o, columns, known) for o in _judge(part, columns, critic, context, advise))


def _judge(rows: Sequence[Row], columns: Columns, critic: Reader, context: Context | None, advise: bool) -> Iterator[Outcome]:
    return judge([(_read(row, columns), columns.context(row, context)) for row in rows], critic, advise)


def judge(read: Sequence[tuple[Outcome, Context | None]], critic: Reader, advise: bool = False) -> Iterator[Outcome]:
    """Judge goals that were read already, each in its context; what could not be read stays the error that it is."""
    groups: dict[tuple[str, ...] | None, list[tuple[Goal, Context | None]]] = {}
    keys: list[tuple[str, ...] | None] = []
    for outcome, where in read:
        keys.append(where.objectives if where is not None else None)
        if outcome.goal is not None:
            groups.setdefault(keys[-1], []).append((outcome.goal, where))
    reports = {key: iter(judge_together([goal for goal, _ in group], critic, group[0][1], advise)) for key, group in groups.items()}
    for (outcome, _), key in zip(read, keys, strict=True):
        if outcome.goal is None:
            yield outcome
            continue
        result = next(reports[key])
        report, error = (None, _failed(result)) if isinstance(result, Exception) else (result, None)
        yield Outcome(outcome.row, outcome.id, outcome.goal, report, error)


def judge_together(goals: Sequence[Goal], critic: Reader, context: Context | None, rewrite: bool = False) -> list[Report | Exception]:
    """Judge goals of one context together; where that breaks, one by one, so that only the goal that breaks is an error."""
    try:
        return list(critic.pipe(goals, context, rewrite=rewrite))
    except Exception:
        return [_alone(goal, critic, context, rewrite) for goal in goals]


def _alone(goal: Goal, critic: Reader, context: Context | None, rewrite: bool) -> Report | Exception:
    try:
        return critic.critique(goal, context, rewrite=rewrite)
    except Exception as error:
        return error


def _failed(error: Exception) -> str:
    return f"the critic failed: {type(error).__name__}: {error}"[:500]


def _read(row: Row, columns: Columns) -> Outcome:
    name = columns.roles.get("id")
    cell = row.cells.get(name) if name is not None else None
    key = str(row.number) if is_blank(cell) else str(cell).strip()
    try:
        goal = columns.goal(row)
    except SmartCriticError as error:
        return Outcome(row, key, error=str(error))
    return Outcome(row, goal.id, goal=goal)


def _silence(outcome: Outcome, columns: Columns, known: frozenset[tuple[str, str]]) -> Outcome:
    report = outcome.report
    if report is None:
        return outcome
    name = columns.roles.get("ignore")
    cell = outcome.row.cells.get(name) if name is not None else None
    prefixes = () if is_blank(cell) else tuple(str(cell).replace(",", " ").replace(";", " ").split())
    if not known and not prefixes:
        return outcome
    keys = (outcome.id or "", report.text)
    silenced, criteria = 0, dict(report.criteria)
    for criterion, verdict in report.criteria.items():
        kept = tuple(f for f in verdict.findings if not (f.rule.startswith(prefixes) or any((k, f.rule) in known for k in keys)))
        if len(kept) < len(verdict.findings):
            silenced += len(verdict.findings) - len(kept)
            criteria[criterion] = replace(verdict, findings=kept)
    return dataclasses.replace(outcome, report=replace(report, criteria=criteria), silenced=silenced)

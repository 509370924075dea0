"""Outcomes as bytes: as JSON lines for a store, pickled for a run's own processes."""

from __future__ import annotations

import dataclasses
import functools
import io
import json
import operator
import pickle
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from smartcritic import records
from smartcritic.audit.readers import Row
from smartcritic.audit.runner import Outcome
from smartcritic.records import Goal, Report


def to_lines(outcomes: Iterable[Outcome]) -> bytes:
    """Return outcomes as JSON lines; the cells of the rows are left out, since the input has them."""
    lines = []
    for outcome in outcomes:
        data: dict[str, Any] = {"row": outcome.row.number, "id": outcome.id, "error": outcome.error, "silenced": outcome.silenced}
        data["goal"] = outcome.goal.to_dict() if outcome.goal is not None else None
        data["report"] = outcome.report.to_dict() if outcome.report is not None else None
        lines.append(json.dumps(data, ensure_ascii=True))
    return "".join(f"{line}\n" for line in lines).encode()


def from_lines(packed: bytes, rows: Sequence[Row]) -> list[Outcome]:
    """Return the outcomes of these rows.

    Raises:
        ValueError: the data is not of these rows.
    """
    lines = packed.decode().split("\n")[:-1]
    if len(lines) != len(rows):
        raise ValueError(f"{len(lines)} outcomes for {len(rows)} rows")
    out = []
    for line, row in zip(lines, rows):
        data = json.loads(line)
        if data["row"] != row.number:
            raise ValueError(f"outcome of row {data['row']} for row {row.number}")
        goal = Goal.from_dict(data["goal"]) if data["goal"] is not None else None
        report = Report.from_dict(data["report"]) if data["report"] is not None else None
        out.append(Outcome(row, data["id"], goal, report, data["error"], data["silenced"]))
    return out


def pickled(outcomes: Iterable[Outcome]) -> bytes:
    """Return outcomes as a job hands them to its run: quicker than `to_lines`, and for this version's own processes alone."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.dispatch_table = _reducers()
    pickler.dump([(o.row.number, o.id, o.goal, _fields(o.report), o.error, o.silenced) for o in outcomes])
    return stream.getvalue()


@functools.lru_cache(maxsize=1)
def _reducers() -> dict[type, Callable[[Any], Any]]:
    """How records are taken apart for pickling: their class and its arguments, which takes a third of what dataclasses do by themselves."""
    out: dict[type, Callable[[Any], Any]] = {}
    for cls in vars(records).values():
        if isinstance(cls, type) and dataclasses.is_dataclass(cls):
            names = [f.name for f in dataclasses.fields(cls)]
            if len(names) > 1 and all(f.init for f in dataclasses.fields(cls)):
                out[cls] = functools.partial(_taken_apart, cls, operator.attrgetter(*names))
    return out


def _taken_apart(cls: type, values: Callable[[Any], tuple[Any, ...]], item: Any) -> tuple[type, tuple[Any, ...]]:
    return cls, values(item)


def unpickled(frozen: bytes, rows: Sequence[Row]) -> list[Outcome]:
    """Return the outcomes of these rows from what `pickled` made of them."""
    found = pickle.loads(frozen)
    return [
        Outcome(row, id_, goal, Report(**fields) if fields is not None else None, error, silenced)
        for row, (_, id_, goal, fields, error, silenced) in zip(rows, found, strict=True)
    ]


def _fields(report: Report | None) -> dict[str, Any] | None:
    if report is None:
        return None
    own = {name: getattr(report, name) for name in ("text", "today", "judged", "score", "criteria", "facts", "attainability", "id")}
    return {**own, "advice": (report.suggestions, report.rewrite)}

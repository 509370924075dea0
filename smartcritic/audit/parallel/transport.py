"""Outcomes as bytes: as JSON lines for a store, pickled for a run's own processes."""

from __future__ import annotations

import json
import pickle
from collections.abc import Iterable, Sequence
from typing import Any

from smartcritic.audit.reading import Row
from smartcritic.audit.runner import Outcome
from smartcritic.model import Goal, Report


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
    return pickle.dumps([(o.id, o.goal, o.report, o.error, o.silenced) for o in outcomes], 5)


def unpickled(frozen: bytes, rows: Sequence[Row]) -> list[Outcome]:
    """Return the outcomes of these rows from what `pickled` made of them."""
    return [Outcome(row, *found) for row, found in zip(rows, pickle.loads(frozen), strict=True)]

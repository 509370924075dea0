"""Record batches of goals in, record batches of verdicts out: an objective is judged with the rows of its batch that name it."""

from __future__ import annotations

import datetime as dt

import pyarrow as pa

import smartcritic as sc
from smartcritic.audit.arrow import judge_batches

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
GOALS = [
    {"id": "O1", "goal": "Ferries that islanders trust", "parent": None},
    {"id": "K1", "goal": "Crossings cancelled from 9% to 4% by 31 May 2027", "parent": "O1"},
]


def judged(*batches: list[dict[str, str | None]], critic: sc.Critic) -> list[dict[str, object]]:
    given = [pa.RecordBatch.from_pylist(b, schema=pa.schema([(n, pa.string()) for n in GOALS[0]])) for b in batches]
    return [row for batch in judge_batches(given, critic, CONTEXT, advise=False) for row in batch.to_pylist()]


def test_in_one_batch(critic: sc.Critic) -> None:
    aim, result = judged(GOALS, critic=critic)
    assert (aim["kind_of_goal"], aim["time_bound"], aim["row"]) == ("objective", "met", 1)
    assert (result["kind_of_goal"] != "objective", result["row"]) == (True, 2)
    assert all(f["kind"] == "objective" for f in aim["findings"])  # type: ignore[attr-defined]


def test_in_another_batch_it_stands_alone(critic: sc.Critic) -> None:
    aim, _ = judged(GOALS[:1], GOALS[1:], critic=critic)
    assert aim["kind_of_goal"] != "objective"
    assert aim["time_bound"] == "unmet"

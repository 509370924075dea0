"""The labelled sets: which may be looked at, which are kept for one measurement, and what the readers agree on."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import smartcritic as sc
from smartcritic.model import Context, Goal
from smartcritic.portfolio.base import Portfolio, build
from smartcritic.portfolio.key_results import KeySet, key_sets

HERE = Path(__file__).parent
READERS = ("A", "B")
DAY = dt.date(2027, 1, 4)
"""The day on which the sets are read."""


@dataclass(frozen=True)
class Case:
    """One set: the goals, and the labels of each reader."""

    id: str
    objective: str
    key_results: tuple[str, ...]
    labels: tuple[Mapping[str, Any], ...]

    @property
    def kept_aside(self) -> bool:
        """Whether it belongs to the third that nobody looked at."""
        return int(hashlib.sha1(self.objective.encode()).hexdigest(), 16) % 3 == 0

    def goals(self) -> list[Goal]:
        """The set as a list of goals, the objective first."""
        return [Goal(self.objective, id="o"), *(Goal(t, id=str(i), parent="o") for i, t in enumerate(self.key_results))]


def lines(name: str) -> list[dict[str, Any]]:
    """The lines of a file of this folder."""
    return [json.loads(line) for line in (HERE / name).read_text(encoding="utf-8").splitlines()]


def cases(*, kept_aside: bool) -> list[Case]:
    """The cases of one part."""
    labels = [{row["id"]: row for row in lines(f"labels_{r}.jsonl")} for r in READERS]
    made = [Case(d["id"], d["objective"], tuple(d["key_results"]), tuple(x[d["id"]] for x in labels)) for d in lines("sets.jsonl")]
    return [c for c in made if c.kept_aside == kept_aside]


def read(critic: sc.Critic, goals: Iterable[Goal]) -> Portfolio:
    """The list as the rules are handed it, all of it judged."""
    context = Context(today=DAY)
    listed = list(goals)
    return build([(g, r.facts) for g, r in zip(listed, critic.pipe(listed, context, rewrite=False), strict=True)], context, critic.language)


def key_set(critic: sc.Critic, case: Case) -> KeySet:
    """A case as an objective with its key results, in the order of the case."""
    (found,) = key_sets(read(critic, case.goals()))
    return found


def one_sided(label: Mapping[str, Any]) -> str | None:
    """The side that a reader says all measures are on; None where all is work or of nothing, which is no matter of sides."""
    silent = label["activities_only"] or label["measures"] in ("both", "none")
    return None if silent else str(label["measures"])

"""The few goals that a report names: the worst, the best, and those that are mended quickest."""

from __future__ import annotations

import heapq
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from smartcritic.audit.runner import Outcome
from smartcritic.model import Report, Rewrite

SHOWN = 10
"""Goals of each list."""

GAIN = 10
"""Points that a rewrite must bring to be a quick win."""

OPEN = 2
"""Slots without a proposal that a quick win may leave to its writer."""


@dataclass(slots=True)
class Shortlists:
    """Kept while the rows pass by; of goals that are equally good, the first ones of the list."""

    _worst: list[tuple[float, int, Outcome]] = field(default_factory=list)
    _best: list[tuple[float, int, Outcome]] = field(default_factory=list)
    _quick: list[tuple[float, int, Outcome]] = field(default_factory=list)
    _seen: int = 0

    def add(self, outcome: Outcome) -> None:
        """Look at one row."""
        report = outcome.report
        if report is None or report.score is None:
            return
        self._seen += 1
        self._keep(self._worst, -report.score, outcome)
        self._keep(self._best, report.score, outcome)
        gain = quick_gain(report)
        if gain:
            self._keep(self._quick, gain, outcome)

    def _keep(self, heap: list[tuple[float, int, Outcome]], value: float, outcome: Outcome) -> None:
        entry = (value, -self._seen, outcome)
        if len(heap) < SHOWN:
            heapq.heappush(heap, entry)
        elif entry[:2] > heap[0][:2]:
            heapq.heapreplace(heap, entry)

    @property
    def worst(self) -> Sequence[Outcome]:
        """The goals of the lowest score."""
        return _sorted(self._worst)

    @property
    def best(self) -> Sequence[Outcome]:
        """The goals of the highest score; none where the list is so short that they are the worst ones, too."""
        return _sorted(self._best) if self._seen >= 2 * SHOWN else ()

    @property
    def quick(self) -> Sequence[Outcome]:
        """The goals whose rewrite brings most for the least that their writers must add."""
        return _sorted(self._quick)


def quick_gain(report: Report) -> float:
    """Return the points that a rewrite brings, for each answer that it needs and one reading; 0 where it is no quick win."""
    rewrite = report.rewrite
    if rewrite is None or rewrite.score_after is None or report.score is None or rewrite.text == report.text:
        return 0
    gain, missing = rewrite.score_after - report.score, answers_needed(rewrite)
    return gain / (1 + missing) if gain >= GAIN and missing <= OPEN else 0


def answers_needed(rewrite: Rewrite) -> int:
    """Return how many slots of a rewrite only its writer can fill."""
    return len({s.name for s in rewrite.slots if not s.proposal})


def _sorted(heap: Sequence[tuple[float, int, Any]]) -> Sequence[Outcome]:
    return [outcome for _, _, outcome in sorted(heap, key=lambda e: e[:2], reverse=True)]

"""Facts and context -> a verdict for each letter. One pure function a criterion; no spaCy, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smartcritic.criteria import achievable, measurable, relevant, specific, time_bound
from smartcritic.criteria.base import Evidence
from smartcritic.records import CRITERIA, Verdict, VerdictName

JUDGES: tuple[tuple[str, Callable[[Evidence], Verdict]], ...] = (
    ("specific", specific.judge),
    ("measurable", measurable.judge),
    ("achievable", achievable.judge),
    ("relevant", relevant.judge),
    ("time_bound", time_bound.judge),
)
"""The criteria in the order of the letters, each with the function that judges it."""

assert tuple(name for name, _ in JUDGES) == CRITERIA

WEIGHTS: Mapping[VerdictName, float] = {"met": 1.0, "partial": 0.5, "unknown": 0.35, "unmet": 0.0}
"""What a verdict adds to the score: an unknown is worth less than half, since the text leaves the reader without an answer."""


def judge(evidence: Evidence) -> dict[str, Verdict]:
    """Judge all five criteria."""
    return {name: function(evidence) for name, function in JUDGES}


def score(verdicts: Mapping[str, Verdict]) -> int:
    """Return the score, 0..100: the mean of the five verdicts' `WEIGHTS`."""
    return round(100 * sum(WEIGHTS[v.verdict] for v in verdicts.values()) / len(verdicts))

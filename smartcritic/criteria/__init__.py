"""Facts and context -> a verdict for each letter, where the text is a goal. One pure function a criterion; no spaCy, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from smartcritic.criteria import achievable, measurable, relevant, specific, time_bound
from smartcritic.criteria.base import Evidence, finding, reason, verdict
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


def is_judged(evidence: Evidence) -> bool:
    """Whether the text is a goal; fields beside it do not make it one."""
    return evidence.facts.form not in ("empty", "foreign", "no_goal", "question")


def unjudged(evidence: Evidence) -> dict[str, Verdict]:
    """The five verdicts on a text that is no goal, all unknown; a finding of the first says why."""
    facts = evidence.facts
    why = {
        "text/empty": "there are no words",
        "text/not_english": "this text is not in English",
        "text/not_a_goal": "this does not say what will be done or be true",
    }
    rule = reason(facts)
    said = "this is a question, not a goal" if facts.form == "question" else why[rule]
    none = verdict(evidence, "unknown", 0.9, measured="not judged", asked="")
    first = verdict(evidence, "unknown", 0.9, findings=[finding(rule, said)], measured="not judged", asked="")
    return dict.fromkeys(CRITERIA, none) | {CRITERIA[0]: first}


def judge(evidence: Evidence) -> dict[str, Verdict]:
    """Judge all five criteria."""
    return {name: function(evidence) for name, function in JUDGES}


def score(verdicts: Mapping[str, Verdict]) -> int:
    """Return the score, 0..100: the mean of the five verdicts' `WEIGHTS`."""
    return round(100 * sum(WEIGHTS[v.verdict] for v in verdicts.values()) / len(verdicts))

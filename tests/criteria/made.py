"""Evidence made by hand, and a verdict as one plain row."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from smartcritic.config import Config
from smartcritic.criteria.base import Evidence
from smartcritic.languages import ENGLISH
from smartcritic.model import Action, Attainability, Context, Cue, Facts, Goal, ObjectFact, Quantity, Reading, Verdict
from smartcritic.model.facts import Weight

TODAY = dt.date(2027, 1, 4)
SURE = {
    "specific": {"met": 0.7, "partial": 0.2, "unmet": 0.1},
    "measurable": {"met": 0.6, "partial": 0.3, "unmet": 0.1},
    "achievable": {"met": 0.1, "unmet": 0.05, "unknown": 0.85},
    "relevant": {"met": 0.1, "unknown": 0.9},
    "time_bound": {"met": 0.5, "partial": 0.3, "unmet": 0.2},
    "form": {"goal": 0.9, "not_a_goal": 0.1},
    "kind": {"activity": 0.5, "outcome": 0.5},
}
"""Odds of a reader that takes a goal to be specific and measurable."""


def evidence(
    text: str,
    *,
    odds: Mapping[str, Mapping[str, float]] | None = None,
    remarks: tuple[str, ...] = (),
    weights: Mapping[str, float] | None = None,
    estimate: Attainability | None = None,
    config: Config | None = None,
    fields: Mapping[str, Any] | None = None,
    read: bool = True,
    **facts: Any,
) -> Evidence:
    """What the criteria are handed of a goal: `weights` maps words to what they did to "specific"."""
    words = tuple(Weight(w, text.index(w), text.index(w) + len(w), {"specific": e}) for w, e in (weights or {}).items())
    reading = Reading(SURE | dict(odds or {}), words, dict.fromkeys(remarks, 0.9)) if read else None
    goal, context = Goal(text, **(fields or {})), Context(today=TODAY)
    return Evidence(goal, Facts(reading=reading, **facts), context, config or Config(), ENGLISH, estimate)


def cue(kind: str, text: str, words: str, value: str | None = None) -> Cue:
    """Words of the text as a cue."""
    start = text.index(words)
    return Cue(kind, words, start, start + len(words), value)


def verb(text: str, **more: Any) -> dict[str, Any]:
    """The first word of the text as its action."""
    word = text.split()[0]
    action = Action(word.lower(), word, 0, len(word), **more)
    return {"action": action, "actions": (action,)}


def thing(text: str, words: str, **more: Any) -> ObjectFact:
    """Words of the text as what the action is done to; its head is the last word."""
    start = text.index(words)
    return ObjectFact(words, start, start + len(words), more.pop("head", words.split()[-1]), **more)


def amount(text: str, words: str, value: float, **more: Any) -> Quantity:
    """Words of the text as an amount."""
    start = text.index(words)
    return Quantity(words, start, start + len(words), value, **more)


def told(found: Verdict) -> tuple[str, float, str, str]:
    """Verdict, confidence, source and what was measured."""
    return found.verdict, found.confidence, found.source, found.measured


def findings(found: Verdict) -> list[tuple[str, str, str | None]]:
    """Rule, message and quoted words of each finding."""
    return [(f.rule.partition("/")[2], f.message, f.quote) for f in found.findings]


def shown(found: Verdict) -> list[tuple[str, str]]:
    """Kind and words of what a verdict shows."""
    return [(c.kind, c.text) for c in found.evidence]

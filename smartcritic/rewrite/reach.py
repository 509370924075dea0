"""Achievable and relevant: what carries it, what it serves; absolutes and extremes turned into a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.model import Quantity
from smartcritic.rewrite import words
from smartcritic.rewrite.base import Change, Draft, Gap, Task


def achievable(task: Task) -> Iterator[Draft]:
    """Propose a level instead of an absolute or extreme figure, today's level, or a place for the basis."""
    verdict = task.report.criteria["achievable"].verdict
    if verdict == "unmet":
        yield from _scaled(task)
        return
    if verdict != "unknown":
        return
    text = task.text
    level = next((f for f in task.report.criteria["measurable"].findings if f.rule == "measurable/no_baseline"), None)
    if level is not None and level.start is not None:
        at = text.rfind(" to ", 0, level.start)
        if at >= 0 and level.start - at <= 16:
            gap = Gap("now", "[now]", "Where does it stand today?", "12%" if "%" in (level.quote or "") else "12")
            yield Draft("achievable", "Say where it stands today", (Change(at, at, (" from ", gap)),), "needs_input")
    at = task.clause.end
    gap = Gap(
        "basis", "[what carries it]", "What carries it: a past result, people, money, a method?", "200 weekly contacts and a 10% conversion"
    )
    yield Draft("achievable", "Say what carries it", (Change(at, at, (", based on ", gap)),), "needs_input")


def _scaled(task: Task) -> Iterator[Draft]:
    """A gap in the place of the figure; where past results carry a level, that level is offered."""
    facts, expected = task.report.facts, task.report.attainability
    cues = facts.of("absolute", "extreme", "impossible")
    for q in facts.quantities:
        if q.role not in ("target", "rate") or not (expected is not None or any(c.start < q.end and q.start < c.end for c in cues)):
            continue
        example, shown = _sample(q)
        offered = None
        if expected is not None and expected.expected > 0 and (expected.unit in (q.unit, None)):
            offered = _written(expected.expected, q)
        gap = Gap("target", shown, "Which level did the best periods reach?", example, offered)
        yield Draft("achievable", "Set a level that past results carry", (Change(q.start, q.end, (gap,)),), "needs_input")


def _sample(q: Quantity) -> tuple[str, str]:
    """An example of a modest level in the quantity's unit, and its placeholder."""
    if q.unit == "percent":
        return "15%" if q.value > 100 else f"{q.value * 0.3:.0f}%", "[X%]"
    if q.unit == "times":
        return "1.2x", "[1.x]"
    return _written(max(1.0, round(q.value * 0.1)), q), "[N]" if q.unit is None or not q.unit.isupper() else "[amount]"


def _written(value: float, q: Quantity) -> str:
    """A value in the manner of the quantity's own text."""
    number = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    out, n = re.subn(r"\d[\d.,]*(?:\s?(?:k|K|m|M|bn|million|thousand|billion)(?![a-z]))?", number, q.text, count=1)
    return out if n else number


def relevant(task: Task) -> Iterator[Draft]:
    """Propose a place for the aim that it serves; the objective of the context that shares words with the goal is offered."""
    if task.report.criteria["relevant"].verdict != "unknown":
        return
    at = task.clause.end
    gap = Gap("objective", "[objective]", "Which larger aim does it serve?", "the growth plan", _objective(task))
    yield Draft("relevant", "Say which larger aim it serves", (Change(at, at, (", in support of ", gap)),), "needs_input")


def _objective(task: Task) -> str | None:
    """The objective to offer: the only one, or the one that shares most words with the goal."""
    objectives = task.evidence.context.objectives
    if len(objectives) == 1:
        return _quoted(objectives[0])
    own = {w for w in words.words_of(task.text) if len(w) > 3}
    ranked = sorted(((len(own & set(words.words_of(o))), -i, o) for i, o in enumerate(objectives)), reverse=True)
    return _quoted(ranked[0][2]) if ranked and ranked[0][0] > 0 else None


def _quoted(objective: str) -> str:
    """An objective as a noun: in quotes, without its full stop."""
    return f"“{objective.strip().rstrip('.')}”"

"""Achievable and relevant: what carries it, what it serves; absolutes and extremes turned into a gap."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.rewrite.base import Change, Draft, Gap, Task, end_of
from smartcritic.rewrite.when import _clause_end


def achievable(task: Task) -> Iterator[Draft]:
    """Propose a level instead of an absolute or extreme figure, or a place for the basis."""
    verdict = task.report.criteria["achievable"]
    facts, text = task.report.facts, task.text
    if verdict.verdict == "unmet":
        expected = task.report.attainability
        for q in facts.quantities:
            if q.role in ("target", "rate") and any(c.start < q.end and q.start < c.end for c in facts.of("absolute", "extreme", "impossible")):
                share = q.unit == "percent"
                offered = None
                if expected is not None and expected.expected > 0 and expected.unit == q.unit:
                    offered = f"{expected.expected:.0f}%" if share else f"{expected.expected:.0f}"
                gap = Gap("target", "[X%]" if share else "[N]", "Which level did the best periods reach?", "30%" if share else "1.3x", offered)
                yield Draft("achievable", "Set a level that past results carry", (Change(q.start, q.end, (gap,)),), "needs_input")
                return
        return
    if verdict.verdict != "unknown":
        return
    level = next((f for f in task.report.criteria["measurable"].findings if f.rule == "measurable/no_baseline"), None)
    if level is not None and level.start is not None:
        at = text.rfind(" to ", 0, level.start)
        if 0 <= at and level.start - at <= 12:
            gap = Gap("now", "[now]", "Where does it stand today?", "12%" if "%" in (level.quote or "") else "12")
            yield Draft("achievable", "Say where it stands today", (Change(at, at, (" from ", gap)),), "needs_input")
            return
    at = end_of(text, _clause_end(task))
    gap = Gap("basis", "[what carries it]", "What carries it: a past result, people, money, a method?", "200 weekly contacts and a 10% conversion")
    yield Draft("achievable", "Say what carries it", (Change(at, at, (", based on ", gap)),), "needs_input")


def relevant(task: Task) -> Iterator[Draft]:
    """Propose a place for the aim that it serves; an objective of the context is offered."""
    if task.report.criteria["relevant"].verdict != "unknown":
        return
    at = end_of(task.text, _clause_end(task))
    objectives = task.evidence.context.objectives
    gap = Gap("objective", "[objective]", "Which larger aim does it serve?", "the growth plan", objectives[0] if len(objectives) == 1 else None)
    yield Draft("relevant", "Say which larger aim it serves", (Change(at, at, (", in support of ", gap)),), "needs_input")

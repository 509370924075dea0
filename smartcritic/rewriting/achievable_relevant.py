"""Achievable and relevant: what carries it, what it serves; absolutes and extremes turned into a slot."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from smartcritic.languages import Language
from smartcritic.records import Quantity
from smartcritic.rewriting import words
from smartcritic.rewriting.base import Change, Draft, Task


def achievable(task: Task) -> Iterator[Draft]:
    """Propose a level instead of an absolute or extreme figure, today's level, or a place for the basis."""
    verdict = task.report.criteria["achievable"].verdict
    if verdict == "unmet":
        yield from _scaled(task)
        return
    if verdict != "unknown":
        return
    level = next((f for f in task.report.criteria["measurable"].findings if f.rule == "measurable/no_baseline"), None)
    if level is not None and level.start is not None:
        before = list(task.language.once(_to).finditer(task.text, 0, level.start))
        if before and level.start - before[-1].start() <= 16:
            at = before[-1].start()
            now = task.slot("stands")
            now = replace(now, example=now.example + "%" * ("%" in (level.quote or "")))
            yield Draft("achievable", task.say("today"), (Change(at, at, task.phrase("from", now=now)),), "needs_input")
    at = task.clause.end
    yield Draft("achievable", task.say("basis"), (Change(at, at, task.phrase("based_on", basis=task.slot("basis"))),), "needs_input")


def _to(language: Language) -> re.Pattern[str]:
    return re.compile(rf" (?:{words.any_of(language, 'to')}) ")


def _scaled(task: Task) -> Iterator[Draft]:
    """A slot in the place of the figure; where past results carry a level, that level is offered."""
    facts, expected = task.report.facts, task.report.attainability
    cues = facts.of("absolute", "extreme", "impossible")
    for q in facts.quantities:
        if q.role not in ("target", "rate") or not (expected is not None or any(c.start < q.end and q.start < c.end for c in cues)):
            continue
        example, shown = _sample(q)
        offered = None
        if expected is not None and expected.expected > 0 and (expected.unit in (q.unit, None)):
            offered = _written(expected.expected, q)
        slot = task.slot("best", shown=shown, example=example, offered=offered)
        yield Draft("achievable", task.say("carried"), (Change(q.start, q.end, (slot,)),), "needs_input")


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
    phrase = task.phrase("in_support", objective=task.slot("objective", offered=_objective(task)))
    yield Draft("relevant", task.say("objective"), (Change(at, at, phrase),), "needs_input")


def _objective(task: Task) -> str | None:
    """The objective to offer: the only one, or the one that shares most words with the goal."""
    objectives = task.evidence.context.objectives
    if len(objectives) == 1:
        return _quoted(objectives[0])
    own = {w for w in words.words_of(task.language, task.text) if len(w) > 3}
    ranked = sorted(((len(own & set(words.words_of(task.language, o))), -i, o) for i, o in enumerate(objectives)), reverse=True)
    return _quoted(ranked[0][2]) if ranked and ranked[0][0] > 0 else None


def _quoted(objective: str) -> str:
    """An objective as a noun: in quotes, without its full stop."""
    return f"“{objective.strip().rstrip('.')}”"

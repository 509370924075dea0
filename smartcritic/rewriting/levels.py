"""Levels of a metric: of which kind they are, examples of it, and where it stands today."""

from __future__ import annotations

from smartcritic.languages import Language
from smartcritic.records import ObjectFact
from smartcritic.rewriting.base import Task
from smartcritic.rewriting.words import LIST, words_of


def kind_of_metric(language: Language, item: ObjectFact) -> str:
    """The kind of the object's metric: "rate", "score", "time", "money", "count"; "" for none that is known."""
    known = language.once(_kinds)
    return known.get(item.metric or "") or known.get(item.head) or ""


def _kinds(language: Language) -> dict[str, str]:
    out: dict[str, str] = {}
    for entry in language.lexicon("metrics").entries:
        for name in (entry.term, entry.get("metric"), entry.get("name")):
            if name:
                out[str(name)] = str(entry.get("kind") or "")
    return out


def examples(language: Language, kind: str, direction: str | None) -> tuple[str, str]:
    """An example of today's level and of the level to reach."""
    levels = language.lexicon(LIST).tables["examples"]["levels"]
    low, high = levels.get(kind, levels["rate"])
    down = direction == "down" or (kind == "time" and direction != "up")
    return (high, low) if down else (low, high)


def today_level(task: Task, item: ObjectFact | None) -> str | None:
    """Today's level of the object, from the goal's own fields or the last result of its metric in the context."""
    goal, context = task.evidence.goal, task.evidence.context
    value = goal.baseline if goal.baseline is not None else goal.current
    unit = goal.unit
    if value is None and item is not None:
        named = {*words_of(task.language, item.text), *words_of(task.language, item.metric or "")}
        known = (h for h in context.history if set(words_of(task.language, h.metric)) <= named)
        last = max(known, key=lambda h: h.period, default=None)
        if last is not None:
            value, unit = last.value, last.unit
    if value is None:
        return None
    shown = f"{value:,.10g}"
    if unit in ("%", "percent"):
        return shown + "%"
    return "$" + shown if unit in ("USD", "$") else shown


def last_count(task: Task, item: ObjectFact, question: str) -> str:
    """The question, with the last result of the context where there is one."""
    level = today_level(task, item)
    return task.say("last", question=question, level=level) if level else question

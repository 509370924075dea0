"""A goal that is out of reach: another figure that can be reached, else a first milestone; a later day is asked where days are."""

from __future__ import annotations

import re

from smartcritic.calendar import format_date
from smartcritic.model import Quantity
from smartcritic.rewriting import ends
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import gap, message, say

MILESTONES = ("milestone", "milestone_by")
"""The forms of what is said of a first milestone, always at the very end."""

GUESSED = {"achievable/out_of_reach"}
"""Findings of which, without results of the past, nobody is asked."""

COUNTED = ("counted noun", "percent", "money")
"""Rules of amounts whose figure can be another one."""

_FIGURE = re.compile(r"[$€£¥₹]?\d[\d.,]*(?:\s?(?:k|K|m|M|bn|million|thousand|billion)(?![a-z]))?(?:\s?%|x\b)?")


def lowered(task: Task, dated: Piece | None, apart: bool = False) -> Piece | None:
    """Another figure, or what can be reached first, where its own words are to be left (`apart`) that alone.

    Nothing of what is not doubted, or where another day is asked (`dated`).
    """
    context = task.evidence.context
    known = bool(context.history or context.funnel or context.capacity)
    if task.report.criteria["achievable"].verdict != "unmet" or not (known or {*task.rules("achievable")} - GUESSED):
        return None
    scaled = _expected(task) if known else None
    if scaled is None and _is_redated(task, dated):
        return None
    return (None if apart else scaled or _lower(task)) or _milestone(task, dated)


def _is_redated(task: Task, dated: Piece | None) -> bool:
    """Whether another day is asked, which may be all that it needs."""
    return dated is not None and (dated.form == "again" or "time_bound/deadline_past" in task.rules("time_bound"))


def _expected(task: Task) -> Piece | None:
    """A slot in the place of the figure that is too high; what past results carry is proposed."""
    expected = task.report.attainability
    for q in task.evidence.targets():
        figure = _FIGURE.search(task.text, q.start, q.end)
        if figure is None or expected is None:
            continue
        fits = expected.expected > 0 and expected.unit in (q.unit, None)
        offered = _like(expected.expected, figure[0]) if fits else None
        return _slot(task, q, figure, "scaled", offered)
    return None


def _lower(task: Task) -> Piece | None:
    """A slot in the place of the first figure above one, which without results of the past only the writer can lower."""
    for q in task.report.facts.quantities:
        figure = _FIGURE.search(task.text, q.start, q.end)
        if figure is not None and q.role in ("target", "rate") and q.rule in COUNTED and q.value > 1 and q.start == figure.start():
            return _slot(task, q, figure, "lowered", None)
    return None


def _slot(task: Task, amount: Quantity, figure: re.Match[str], key: str, offered: str | None) -> Piece:
    kind = "percent" if amount.unit == "percent" else None
    example = offered or _like(max(1.0, round(amount.value * 0.1)), figure[0])
    shown = "N" if amount.rule == "counted noun" else None
    slot = gap(task.language, key, "target", item=amount.text, proposal=offered, example=example, kind=kind, shown=shown)
    return Piece("achievable", message(task.language, "scaled"), (Change(figure.start(), figure.end(), (slot,)),), form="reach")


def _like(value: float, figure: str) -> str:
    """A value in the manner of a figure: with its sign of money or percent."""
    number = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    lead = figure[0] if not figure[0].isdigit() else ""
    return lead + number + ("%" if figure.rstrip().endswith("%") else "x" if figure.endswith("x") else "")


def _milestone(task: Task, dated: Piece | None) -> Piece:
    """What can be reached first, and by when, where the goal has no day of its own."""
    language = task.language
    level = gap(language, "milestone", "basis")
    if dated is not None or not task.open("time_bound"):
        return Piece("achievable", message(language, "milestone"), tail=say(language, "milestone", level=level), form="milestone")
    proposal = ends.proposal(task)
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(language, "deadline", proposal=day, alternatives=tuple(others))
    tail = say(language, "milestone_by", level=level, deadline=slot)
    return Piece("achievable", message(language, "milestone"), tail=tail, form="milestone_by")

"""What a goal asks for, in numbers: the amount, its unit, its direction, the noun that it counts and the time that is left."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.attainability import units, words
from smartcritic.attainability.units import is_money
from smartcritic.model import Context, Facts, Goal, Quantity

DAYS_OF = {"week": 7.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25}
"""Mean length of a period in days (a Julian year of 365.25)."""

_CADENCE = {"daily": "day", "weekly": "week", "biweekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
_BREAK = re.compile(
    r"[,.;:()\n–—]|\b(?:by|with|for|from|in|on|at|to|of|among|until|till|through|before|during|this|next|per|each|every|within|out|a day|"
    r"a week|a month|a quarter|a year|between|and|who|that|while|using|via|into|as|over|under|under|due|between)\b",
    re.IGNORECASE,
)
_NUMBER_WORD = (
    "a an one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen "
    "nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred thousand million dozen couple"
).split()
_LEAD = re.compile(
    rf"^(?:\W*(?:\d[\d.,'’]*(?:k|m|bn)?(?:-[\d.,]+)?|{'|'.join(_NUMBER_WORD)}|all|more|additional|further|extra|another|"
    r"at|least|most|about|around|roughly|up|the|our|of\s+the|of\s+our)(?![\w]))*\W*",
    re.IGNORECASE,
)
_BASIS = re.compile(
    r"\b(?:with|given|based on|assuming|out of|on the basis of|from (?:a|an|our|the)|at (?:a|an|our|the usual)|because|since)\b"
    r"[^,.;()]{0,45}$",
    re.IGNORECASE,
)
_DOWN = re.compile(r"\b(?:down|below|under|less|fewer|lower|at most|no more than|not more than|maximum|cap)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Target:
    """The amount aimed at. `down`: less is better. `change`: the amount is a change ("by 20%"), not a level."""

    value: float
    unit: str | None
    noun: str
    per: str | None
    down: bool
    change: bool
    keep: bool
    baseline: float | None
    about: str
    quantity: Quantity | None

    @property
    def money(self) -> bool:
        """Whether the unit is a currency (ISO 4217)."""
        return is_money(self.unit)


def first_quantity(text: str, facts: Facts, wanted: float | None = None) -> Quantity | None:
    """The amount that the goal asks for: a target outside the words that name a basis, and behind the verb where there is one.

    `wanted`: the value of the goal's own column; only an amount of this value is taken then.
    """
    asked = [q for q in facts.quantities if q.role in ("target", "rate")]
    if wanted is not None:
        return next((q for q in facts.quantities if abs(q.value - wanted) <= 1e-9 * max(1.0, abs(wanted))), None)
    spans = [(c.start, c.end) for c in facts.of("basis", "means") if c.value != "baseline"]
    free = [q for q in asked if not any(a <= q.start < b for a, b in spans) and not _BASIS.search(text[max(0, q.start - 60) : q.start])]
    verb = facts.action.end if facts.action is not None else 0
    behind = [q for q in free if q.start >= verb]
    for group in (behind, free, asked):
        if group:
            return group[0]
    counted = [
        q for q in facts.quantities if q.unit not in (None, "percent", "percentage point") and not any(a <= q.start < b for a, b in spans)
    ]
    return counted[0] if counted else None


def _cadence(facts: Facts, text: str, quantity: Quantity, current: float | None) -> str | None:
    """The period that an amount is per: its own, or that of the recurrence right behind it."""
    inside = any(d.kind == "recurrence" and quantity.start <= d.start and d.end <= quantity.end for d in facts.dates)
    if inside and current is not None:
        return None
    if quantity.per is not None:
        return quantity.per
    if facts.cadence is None:
        return None
    near = any(d.kind == "recurrence" and d.start >= quantity.end and not text[quantity.end : d.start].strip() for d in facts.dates)
    return _CADENCE[facts.cadence] if near or quantity.role == "rate" else None


def read(goal: Goal, facts: Facts) -> Target | None:
    """The amount that the goal asks for; None where it names none."""
    quantity = first_quantity(goal.text, facts, goal.target)
    if quantity is None and goal.target is None:
        return None
    value = goal.target if goal.target is not None else quantity.value if quantity is not None else 0.0
    unit, scale = units.read(goal.unit or (quantity.unit if quantity is not None else None))
    value *= scale if goal.target is not None else 1.0
    before = goal.text[max(0, quantity.start - 24) : quantity.start] if quantity is not None else ""
    direction = facts.action.direction if facts.action is not None else None
    bound = quantity.bound if quantity is not None else None
    baseline = goal.baseline
    if baseline is None:
        same = [
            q.value
            for q in facts.quantities
            if q.role == "baseline" and q is not quantity and (quantity is None or q.unit in (quantity.unit, None))
        ]
        baseline = same[0] if same else None
    origin = goal.current if goal.current is not None else baseline
    if direction is None and facts.action is not None:
        direction = {1: "up", -1: "down", 0: None}[words.way(facts.action.lemma)]
    if unit == "times":
        return _times(goal, facts, quantity, value, baseline, direction == "down" or value < 1)
    down = direction == "down" or bound in ("at_most", "less_than") or bool(_DOWN.search(before))
    if origin is not None and origin != value and not _by(before):
        down = value < origin
    per = _cadence(facts, goal.text, quantity, goal.current) if quantity is not None else None
    noun = (_noun(goal.text, quantity) if quantity is not None else "") or goal.metric or _object(facts)
    about = f"{goal.metric or ''} {goal.text}".strip()
    return Target(
        value, unit, noun, per if per in calendar_periods() else None, down, _by(before), direction == "keep", baseline, about, quantity
    )


def _times(goal: Goal, facts: Facts, quantity: Quantity | None, value: float, baseline: float | None, down: bool) -> Target:
    """The target of "double X" or "cut X to a third": a level, that many times what is there."""
    about = f"{goal.metric or ''} {goal.text}".strip()
    noun = goal.metric or ""
    return Target(value, "times", noun, None, down, True, False, baseline, about, quantity)


def calendar_periods() -> tuple[str, ...]:
    """Periods that a rate may be per."""
    return ("day", *DAYS_OF)


def _by(before: str) -> bool:
    return before.rstrip().lower().endswith((" by", "by at least", "by about"))


def _object(facts: Facts) -> str:
    """What the goal's verb is done to, without articles and without what follows a preposition; empty where it is not known."""
    if not facts.objects:
        return ""
    text = re.sub(r"^(?:the|our|my|a|an|all|number of|the number of)\s+", "", facts.objects[0].text, flags=re.IGNORECASE)
    stop = _BREAK.search(text)
    return " ".join((text[: stop.start()] if stop else text).split())


def _noun(text: str, quantity: Quantity) -> str:
    """The counted noun as written: the words behind the figure up to the next preposition or mark."""
    rest = text[quantity.start : quantity.start + 200]
    lead = _LEAD.match(rest)
    rest = rest[lead.end() if lead else 0 :]
    stop = _BREAK.search(rest)
    return " ".join((rest[: stop.start()] if stop else rest).split())


def window(goal: Goal, facts: Facts, context: Context) -> tuple[dt.date, dt.date] | None:
    """The days that are left for the goal, both inclusive; None without a deadline."""
    if facts.deadline is None or context.today is None:
        return None
    first = context.today
    if goal.start_date is not None and goal.start_date > first:
        first = goal.start_date
    return first, facts.deadline.end_date


def periods_left(first: dt.date, last: dt.date, per: str | None, context: Context) -> float:
    """How many periods lie in the days left; a "day" is a working day, None is a stock and counts once."""
    if per is None:
        return 1.0
    if per == "day":
        return float(calendar.count_workdays(first, last, context.workdays, context.holidays))
    return max(0, (last - first).days + 1) / DAYS_OF[per]


def workdays_in(per: str, context: Context) -> float:
    """Working days in a mean period."""
    return 1.0 if per == "day" else DAYS_OF[per] / 7.0 * len(context.workdays)


def show(value: float) -> str:
    """A number for a sentence: 12,400 or 0.35."""
    return f"{value:,.0f}" if abs(value) >= 100 or value == int(value) else f"{value:.3g}"


def stems_of(target: Target) -> frozenset[str]:
    """Stems of everything that the goal says."""
    return frozenset(words.stems(target.about))

"""What a goal asks for, in numbers: the amount, its unit, its direction, the noun that it counts and the time that is left."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.attainability.around import Around
from smartcritic.attainability.words import Vocabulary
from smartcritic.attainability.worth import is_worth
from smartcritic.languages import Language
from smartcritic.model import Context, Facts, Goal, Quantity
from smartcritic.quantities import SHARES, factor, figure_length, is_measure, is_money, read_unit

DAYS_OF = {"week": 7.0, "month": 30.4375, "quarter": 91.3125, "year": 365.25}
"""Mean length of a period in days (a Julian year of 365.25)."""


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


def first_quantity(text: str, facts: Facts, language: Language, wanted: float | None = None) -> Quantity | None:
    """The amount that the goal asks for: a target outside the words that name a basis, and behind the verb where there is one.

    `wanted`: the value of the goal's own column; only an amount of this value is taken then.
    """
    asked = [q for q in facts.quantities if q.role in ("target", "rate")]
    if wanted is not None:
        return next((q for q in facts.quantities if abs(q.value - wanted) <= 1e-9 * max(1.0, abs(wanted))), None)
    spans = [(c.start, c.end) for c in facts.of("basis", "means") if c.value != "baseline"]
    free = [q for q in asked if not any(a <= q.start < b for a, b in spans) and not _opens_basis(text, q.start, language)]
    verb = facts.action.end if facts.action is not None else 0
    behind = [q for q in free if q.start >= verb]
    for group in (behind, free, asked):
        if group:
            return group[0]
    counted = [
        q for q in facts.quantities if q.unit not in (None, "percent", "percentage point") and not any(a <= q.start < b for a, b in spans)
    ]
    return counted[0] if counted else None


OPENS_WITHIN = 45
"""Characters behind a word that opens a basis within which an amount belongs to it."""


def _opens_basis(text: str, at: int, language: Language) -> bool:
    """Whether a word that opens a basis stands close before an amount: "with 40", "based on some 40"."""
    around = Around.of(language)
    return around.holds(around.before(text, at, OPENS_WITHIN), "opens")


def _cadence(facts: Facts, text: str, quantity: Quantity, current: float | None, language: Language) -> str | None:
    """The period that an amount is per: its own, or that of the recurrence right behind it."""
    inside = any(d.kind == "recurrence" and quantity.start <= d.start and d.end <= quantity.end for d in facts.dates)
    if inside and current is not None:
        return None
    if quantity.per is not None:
        return quantity.per
    if facts.cadence is None:
        return None
    near = any(d.kind == "recurrence" and d.start >= quantity.end and not text[quantity.end : d.start].strip() for d in facts.dates)
    return Around.of(language).period(facts.cadence) if near or quantity.role == "rate" else None


def read(goal: Goal, facts: Facts, language: Language) -> Target | None:
    """The amount that the goal asks for; None where it names none."""
    around = Around.of(language)
    quantity = first_quantity(goal.text, facts, language, goal.target)
    if quantity is None and goal.target is None:
        return None
    value = goal.target if goal.target is not None else quantity.value if quantity is not None else 0.0
    unit, scale = read_unit(goal.unit, language) if goal.unit or quantity is None else (quantity.unit, 1.0)
    value *= scale if goal.target is not None else 1.0
    before = around.tokens(goal.text[max(0, quantity.start - 24) : quantity.start]) if quantity is not None else []
    direction = facts.action.direction if facts.action is not None else None
    bound = quantity.bound if quantity is not None else None
    baseline = goal.baseline
    if baseline is None:
        baseline = _baseline(facts, quantity, goal.text, language)
    origin = goal.current if goal.current is not None else baseline
    if direction is None and facts.action is not None:
        direction = {1: "up", -1: "down", 0: None}[Vocabulary.of(language).way(facts.action.lemma)]
    if unit == "times":
        return _times(goal, facts, quantity, value, baseline, direction == "down" or value < 1)
    down = direction == "down" or bound in ("at_most", "less_than") or around.holds(before, "down")
    if origin is not None and origin != value and not around.ends(before, "by"):
        down = value < origin
    per = _cadence(facts, goal.text, quantity, goal.current, language) if quantity is not None else None
    noun = (_noun(goal.text, quantity, language) if quantity is not None else "") or goal.metric or _object(facts, language)
    about = f"{goal.metric or ''} {goal.text}".strip()
    change, keep = around.ends(before, "by"), direction == "keep"
    return Target(value, unit, noun, per if per in calendar_periods() else None, down, change, keep, baseline, about, quantity)


def _times(goal: Goal, facts: Facts, quantity: Quantity | None, value: float, baseline: float | None, down: bool) -> Target:
    """The target of "double X" or "cut X to a third": a level, that many times what is there."""
    about = f"{goal.metric or ''} {goal.text}".strip()
    noun = goal.metric or ""
    return Target(value, "times", noun, None, down, True, False, baseline, about, quantity)


def calendar_periods() -> tuple[str, ...]:
    """Periods that a rate may be per."""
    return ("day", *DAYS_OF)


def _is_level_of(q: Quantity, quantity: Quantity) -> bool:
    """Whether an amount can be the level of another today: not "8 per term" of "24", and no bare number of money or a share."""
    bare = q.unit is None and (is_money(quantity.unit) or quantity.unit in SHARES)
    return not bare and (q.per is None or q.per == quantity.per)


def _baseline(facts: Facts, quantity: Quantity | None, text: str, language: Language) -> float | None:
    """The level that the text starts from, in the unit of the amount; None where it names none.

    One in another unit of the same measure counts where it stands right in front of the amount: "from 1.2 s to 800 ms".
    """
    for q in facts.quantities:
        if q.role != "baseline" or q is quantity or (quantity is not None and not _is_level_of(q, quantity)):
            continue
        if is_money(q.unit) and is_worth(q, text, language):
            continue
        if quantity is None or q.unit is None or q.unit == quantity.unit:
            return q.value
        beside = 0 <= quantity.start - q.end <= BESIDE
        measured = beside and is_measure(q.unit, language) and is_measure(quantity.unit, language)
        times = factor(q.unit, quantity.unit, language) if measured else None
        if times is not None:
            return q.value * times
    return None


BESIDE = 12
"""Characters between the two ends of a change."""


def _object(facts: Facts, language: Language) -> str:
    """What the goal's verb is done to, without articles and without what follows a preposition; empty where it is not known."""
    if not facts.objects:
        return ""
    around = Around.of(language)
    said = around.original(facts.objects[0].text, 0, 200)
    for n in (3, 2, 1):
        if " ".join(said[:n]).lower() in around.words("openings"):
            said = said[n:]
            break
    return _name(said, language)


def _noun(text: str, quantity: Quantity, language: Language) -> str:
    """The counted noun as written: the words behind the figure up to the next preposition or mark."""
    around = Around.of(language)
    rest = around.original(text, quantity.start + figure_length(text[quantity.start : quantity.start + 200], language), 200)
    counts = around.words("counts")
    first = next((i for i, w in enumerate(rest) if w[0].isalnum() and w.lower() not in counts), len(rest))
    return _name(rest[first:], language)


def _name(said: list[str], language: Language) -> str:
    """Words up to the first that ends a name: a preposition, a mark, "a day"."""
    around = Around.of(language)
    out: list[str] = []
    for word, behind in zip(said, [*said[1:], ""], strict=False):
        low = word.lower()
        if not word[0].isalnum() or low in around.words("breaks"):
            break
        if low in around.words("articles") and behind.lower() in around.words("article_periods"):
            break
        out.append(word)
    return " ".join(out)


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


def stems_of(target: Target, language: Language) -> frozenset[str]:
    """Stems of everything that the goal says."""
    return frozenset(Vocabulary.of(language).stems(target.about))

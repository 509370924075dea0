"""Amounts: the same value under another spelling or unit is kept, another value of the same thing is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.comparison.base import LIST, ComparisonBuilder, GoalVersion, counts_noun
from smartcritic.languages import Language
from smartcritic.model import Quantity, Quote
from smartcritic.quantities import factor, is_measure, is_money, parse_digits

_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,2}[:.]\d{2}(?=\s?(?:am|pm|h\b|o'clock))|(?<![\w.,])\d{1,2}:\d{2}(?!\d)|(?<!\w)\d[\d.,'’]*(?<![.,'’])(?!\w)"
)
_PERIOD = {"daily": "day", "weekly": "week", "biweekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
_UPPER, _LOWER = ("at_most", "less_than"), ("at_least", "more_than")


@dataclass(frozen=True, slots=True)
class _Amount:
    value: float
    high: float | None
    unit: str | None
    role: str
    bound: str | None
    per: str | None
    lead: str
    start: int
    end: int
    text: str = ""
    bare: bool = False


def compare_amounts(pair: ComparisonBuilder) -> None:
    """Match every amount and every other figure of the two texts."""
    before, after = _amounts(pair.before), _amounts(pair.after)
    up = any(a.direction in ("up", "reach", "create") for a in pair.before.facts.actions[:1])
    left, new = list(before), list(after)
    pairs: list[tuple[_Amount, _Amount, bool]] = []
    for same in (True, False):
        for old in tuple(left):
            match = next((n for n in new if _equal(old, n, pair.language) and (not same or _alike(old, n, up, pair))), None)
            if match is not None:
                pairs.append((old, match, same))
                left.remove(old)
                new.remove(match)
    said_twice = [n for n in new if any(_equal(old, n, pair.language) and _alike(old, n, up, pair) for old, _, _ in pairs)]
    new = [n for n in new if n not in said_twice]
    left = [o for o in left if not _literal(o, pair.after)]
    new = [n for n in new if not _literal(n, pair.before)]
    left = [o for o in left if not (o.bare and pair.after.figure(pair.before.text[o.start : o.end]))]
    new = [n for n in new if not (n.bare and pair.before.figure(pair.after.text[n.start : n.end]))]
    for by_role in (True, False):
        for old in tuple(left):
            match = next((n for n in new if _same_thing(old, n, pair) and (not by_role or old.role == n.role)), None)
            if match is not None:
                pairs.append((old, match, False))
                left.remove(old)
                new.remove(match)
    for old, match, kept in pairs:
        quotes = pair.before.quote(old.start, old.end), pair.after.quote(match.start, match.end)
        if not kept and quotes[0].text.casefold() == quotes[1].text.casefold():
            quotes = _around(pair.before, old), _around(pair.after, match)
        pair.add("amount", "kept" if kept else "changed", *quotes)
    for old in left:
        pair.add("amount", "lost", pair.before.quote(old.start, old.end), None)
    for one in new:
        quote = pair.after.quote(one.start, one.end)
        source = pair.known.amounts.get(one.value)
        pair.add_new("amount", quote, source)


def _around(side: GoalVersion, amount: _Amount) -> Quote:
    """Quote an amount with the words around it that say what it means: "by 4%", "at most 55", "50 calls a day"."""
    lead = side.language.once(_meant).search(side.text, max(0, amount.start - 40), amount.start)
    start = lead.start() if lead is not None else amount.start
    return side.quote(start, max([amount.end, *_rhythms(side, amount.start, amount.end)]))


def _rhythms(side: GoalVersion, start: int, end: int) -> list[int]:
    """Where the rhythms end that stand in an amount or right behind it: "25 a month"."""
    return [d.end for d in side.facts.dates if d.kind == "recurrence" and start <= d.start <= end + 1]


def _amounts(side: GoalVersion) -> list[_Amount]:
    found = [_read(q, side) for q in side.facts.quantities if side.free(q.start, q.end)]
    taken = [(q.start, q.end) for q in side.facts.quantities] + [*side.dated, *side.slots]
    cues = [(c.start, c.end) for c in side.facts.of("event", "review")]
    for match in _FIGURE.finditer(side.text):
        a, b = match.span()
        if any(s < b and a < e for s, e in (*taken, *cues)) or _numbering(side.text, a, b):
            continue
        value = parse_digits(match[0].replace(":", "."))
        if value is not None:
            found.append(_Amount(value, None, None, "scope", None, None, "", a, b, bare=True))
    return found


def _literal(amount: _Amount, other: GoalVersion) -> bool:
    """Whether an amount stands word for word where the other text has no amount: "class 4B", read as a number on one side alone."""
    if not amount.text:
        return False
    taken = [(q.start, q.end) for q in other.facts.quantities]
    found = [m.span() for m in re.finditer(rf"(?<!\w){re.escape(amount.text)}(?!\w)", other.text, re.IGNORECASE)]
    return any(other.free(a, b) and not any(s < b and a < e for s, e in taken) for a, b in found)


def _numbering(text: str, start: int, end: int) -> bool:
    """Whether a figure only numbers a line: "1. Sell"."""
    return text[end : end + 1] in (".", ")") and text[:start].rpartition("\n")[2].strip() in ("", "(", "-", "*")


def _read(q: Quantity, side: GoalVersion) -> _Amount:
    lead = side.language.once(_lead).search(side.text[max(0, q.start - 40) : q.start])
    per = q.per
    if per is None and side.facts.cadence is not None and (q.role == "rate" or _rhythms(side, q.start, q.end)):
        per = _PERIOD[side.facts.cadence]
    return _Amount(q.value, q.high, q.unit, q.role, q.bound, per, lead[1].lower() if lead else "", q.start, q.end, q.text.lower())


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _equal(a: _Amount, b: _Amount, language: Language) -> bool:
    """Whether two amounts have the same value, in whatever unit."""
    for x, y in ((a, b), (b, a)):
        if x.unit == "times" and y.unit == "percent" and any(_close(y.value, v) for v in (x.value * 100, abs(x.value - 1) * 100)):
            return True
    if a.bare != b.bare and not all(x.bare or x.unit is None or counts_noun(x.unit, language) for x in (a, b)):
        return False
    times = 1.0 if {a.unit, b.unit} == {"point", "percentage point"} else factor(a.unit, b.unit, language)
    if times is None:
        return False
    if (a.high is None) != (b.high is None):
        return False
    return _close(a.value * times, b.value) and (a.high is None or b.high is None or _close(a.high * times, b.high))


def _alike(a: _Amount, b: _Amount, up: bool, pair: ComparisonBuilder) -> bool:
    """Whether two equal amounts also mean the same: what is counted, the period, the role, the bound, change or level."""
    if a.bare or b.bare:
        return True
    if {a.role, b.role} == {"baseline", "target"} or {a.lead, b.lead} == {"by", "to"}:
        return False
    if a.per != b.per and (a.role == "rate" or b.role == "rate" or (a.per and b.per)):
        return False
    if (a.bound in _UPPER and b.bound in _LOWER) or (a.bound in _LOWER and b.bound in _UPPER):
        return False
    measured = any(is_measure(x.unit, pair.language) for x in (a, b))
    if up and not measured and (a.bound in _UPPER) != (b.bound in _UPPER):
        return False
    if {a.unit, b.unit} == {"percent", "percentage point"}:
        return False
    return _same_noun(a, b, pair)


def _noun(unit: str | None, pair: ComparisonBuilder) -> str | None:
    """The stem of a counted noun; None for a unit of measure, a share, money, or none."""
    return pair.vocabulary.stem(unit.lower()) if unit is not None and counts_noun(unit, pair.language) else None


def _same_noun(a: _Amount, b: _Amount, pair: ComparisonBuilder) -> bool:
    """Whether two amounts count the same: one noun, a noun that says little ("people"), or two that stand in both texts for one thing."""
    x, y = _noun(a.unit, pair), _noun(b.unit, pair)
    weak = pair.vocabulary.is_weak
    if "percentage point" in (a.unit, b.unit) or x is None or y is None or x == y or weak(x) or weak(y):
        return True
    if a.text.startswith(b.text) or b.text.startswith(a.text):
        return True
    counted = [{_noun(q.unit, pair) for q in side.facts.quantities} for side in (pair.before, pair.after)]
    return y not in counted[0] and x not in counted[1] and pair.after.says(x) and pair.before.says(y)


def _same_thing(a: _Amount, b: _Amount, pair: ComparisonBuilder) -> bool:
    """Whether two amounts measure the same thing, so that one may have taken the other's place."""
    if a.bare or b.bare:
        return a.bare and b.bare
    if is_money(a.unit) and is_money(b.unit):
        return True
    if factor(a.unit, b.unit, pair.language) is None:
        return False
    x, y = _noun(a.unit, pair), _noun(b.unit, pair)
    return x == y or x is None or y is None


def _lead(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\b({language.any_of(LIST, 'leads')})\s+(?:(?:{language.any_of(LIST, 'lead_bounds')})\s+)*$", re.IGNORECASE)


def _meant(language: Language) -> re.Pattern[str]:
    bounds = language.any_of(LIST, "meant_bounds")
    meant = rf"\b(?:{language.any_of(LIST, 'meant')})\s+(?:(?:{language.any_of(LIST, 'meant_bounds', 'articles')})\s+)*$"
    return re.compile(rf"{meant}|\b(?:{bounds})\s+$", re.IGNORECASE)

"""Amounts: the same value under another spelling or unit is kept, another value of the same thing is changed."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.attainability import units, words
from smartcritic.compare.base import Pair, Side
from smartcritic.facts import numerals
from smartcritic.records import Quantity

_FIGURE = re.compile(
    r"(?<![\w.,])\d{1,2}[:.]\d{2}(?=\s?(?:am|pm|h\b|o'clock))|(?<![\w.,])\d{1,2}:\d{2}(?!\d)|(?<!\w)\d[\d.,'’]*(?<![.,'’])(?!\w)"
)
_PERIOD = {"daily": "day", "weekly": "week", "biweekly": "week", "monthly": "month", "quarterly": "quarter", "yearly": "year"}
_LEAD = re.compile(
    r"\b(by|to|at|from)\s+(?:(?:at least|at most|about|around|roughly|over|more than|less than|a|an|the)\s+)*$", re.IGNORECASE
)
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
    bare: bool = False


def compare_amounts(pair: Pair) -> None:
    """Match every amount and every other figure of the two texts."""
    before, after = _amounts(pair.before), _amounts(pair.after)
    up = any(a.direction in ("up", "reach", "create") for a in pair.before.facts.actions[:1])
    left, new = list(before), list(after)
    pairs: list[tuple[_Amount, _Amount, bool]] = []
    for same in (True, False):
        for old in tuple(left):
            match = next((n for n in new if _equal(old, n) and (not same or _alike(old, n, up, pair))), None)
            if match is not None:
                pairs.append((old, match, same))
                left.remove(old)
                new.remove(match)
    said_twice = [n for n in new if any(_equal(old, n) and _alike(old, n, up, pair) for old, _, _ in pairs)]
    new = [n for n in new if n not in said_twice]
    for by_role in (True, False):
        for old in tuple(left):
            if old.bare:
                continue
            match = next((n for n in new if not n.bare and _same_thing(old, n) and (not by_role or old.role == n.role)), None)
            if match is not None:
                pairs.append((old, match, False))
                left.remove(old)
                new.remove(match)
    for old, match, kept in pairs:
        quotes = pair.before.quote(old.start, old.end), pair.after.quote(match.start, match.end)
        pair.put("amount", "kept" if kept else "changed", *quotes)
    for old in left:
        pair.put("amount", "lost", pair.before.quote(old.start, old.end), None)
    for one in new:
        quote = pair.after.quote(one.start, one.end)
        source = pair.known.amounts.get(one.value)
        if source is not None:
            pair.put("amount", "kept", None, quote, source)
        else:
            pair.put("amount", "invented", None, quote)


def _amounts(side: Side) -> list[_Amount]:
    found = [_read(q, side) for q in side.facts.quantities if side.free(q.start, q.end)]
    taken = [(q.start, q.end) for q in side.facts.quantities] + [*side.dated, *side.slots]
    cues = [(c.start, c.end) for c in side.facts.of("event", "review")]
    for match in _FIGURE.finditer(side.text):
        a, b = match.span()
        if any(s < b and a < e for s, e in (*taken, *cues)) or _numbering(side.text, a, b):
            continue
        value = numerals.plain(match[0].replace(":", "."))
        if value is not None:
            found.append(_Amount(value, None, None, "scope", None, None, "", a, b, bare=True))
    return found


def _numbering(text: str, start: int, end: int) -> bool:
    """Whether a figure only numbers a line ("1. Sell") or stands in a name such as "ISO 9001" or "Phase 2"."""
    line = text[:start].rpartition("\n")[2].strip()
    if text[end : end + 1] in (".", ")") and line in ("", "(", "-", "*"):
        return True
    return bool(re.search(r"\b[A-Z][\w-]*\s$", text[:start])) and start > 0 and not text[:start].isspace() and _mid(text, start)


def _mid(text: str, start: int) -> bool:
    """Whether the capitalised word in front of a figure does not begin its sentence."""
    head = text[:start].rstrip()
    word = re.search(r"[\w-]+$", head)
    return word is not None and bool(head[: word.start()].strip()) and head[: word.start()].rstrip()[-1] not in ".:;!?-–—•*\n"


def _read(q: Quantity, side: Side) -> _Amount:
    unit, scale = units.read(q.unit)
    lead = _LEAD.search(side.text[max(0, q.start - 40) : q.start])
    per = q.per
    if per is None and q.role == "rate" and side.facts.cadence is not None:
        per = _PERIOD[side.facts.cadence]
    high = q.high * scale if q.high is not None else None
    return _Amount(q.value * scale, high, unit, q.role, q.bound, per, lead[1].lower() if lead else "", q.start, q.end)


def _close(a: float, b: float) -> bool:
    return abs(a - b) <= 1e-6 * max(1.0, abs(a), abs(b))


def _equal(a: _Amount, b: _Amount) -> bool:
    """Whether two amounts have the same value, in whatever unit."""
    for x, y in ((a, b), (b, a)):
        if x.unit == "times" and y.unit == "percent" and any(_close(y.value, v) for v in (x.value * 100, abs(x.value - 1) * 100)):
            return True
    factor = units.factor(a.unit, b.unit)
    if factor is None:
        return False
    if (a.high is None) != (b.high is None):
        return False
    return _close(a.value * factor, b.value) and (a.high is None or b.high is None or _close(a.high * factor, b.high))


def _alike(a: _Amount, b: _Amount, up: bool, pair: Pair) -> bool:
    """Whether two equal amounts also mean the same: what is counted, the period, the role, the bound, change or level."""
    if a.bare or b.bare:
        return True
    if {a.role, b.role} == {"baseline", "target"} or {a.lead, b.lead} == {"by", "to"}:
        return False
    if a.per != b.per and (a.role == "rate" or b.role == "rate" or (a.per and b.per)):
        return False
    if (a.bound in _UPPER and b.bound in _LOWER) or (a.bound in _LOWER and b.bound in _UPPER):
        return False
    if up and {a.unit, b.unit}.isdisjoint(units.SIZES) and (a.bound in _UPPER) != (b.bound in _UPPER):
        return False
    if {a.unit, b.unit} == {"percent", "percentage point"}:
        return False
    return _same_noun(a, b, pair)


def _noun(unit: str | None) -> str | None:
    """The stem of a counted noun; None for a unit of measure, a share, money, or none."""
    if unit is None or unit in units.SIZES or unit in ("percent", "percentage point", "times", "time") or units.is_money(unit):
        return None
    return words.stem(unit.lower())


def _same_noun(a: _Amount, b: _Amount, pair: Pair) -> bool:
    x, y = _noun(a.unit), _noun(b.unit)
    return x is None or y is None or x == y or (x in pair.after.said and y in pair.before.said)


def _same_thing(a: _Amount, b: _Amount) -> bool:
    """Whether two amounts measure the same thing, so that one may have taken the other's place."""
    if units.is_money(a.unit) and units.is_money(b.unit):
        return True
    if units.factor(a.unit, b.unit) is None:
        return False
    x, y = _noun(a.unit), _noun(b.unit)
    return x == y or x is None or y is None


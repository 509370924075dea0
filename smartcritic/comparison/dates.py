"""Dates: days are compared, not their wording, so that "this quarter" and its last day are the same date."""

from __future__ import annotations

import re

from smartcritic.comparison.base import ComparisonBuilder, GoalVersion
from smartcritic.languages import Language
from smartcritic.model import Cue, DateMention
from smartcritic.quantities import unit_table


def _lengths(language: Language) -> frozenset[str]:
    """The units of time."""
    return frozenset(unit for unit, (kind, _) in unit_table(language).sizes.items() if kind == "time")


def compare_dates(pair: ComparisonBuilder) -> None:
    """Match every date, recurrence, period and event of the two texts."""
    left, new = _dates(pair.before), _dates(pair.after)
    for old in tuple(left):
        match = next((n for n in new if _same(old, n, pair.before)), None)
        if match is not None:
            pair.add("date", "kept", pair.before.quote(old.start, old.end), pair.after.quote(match.start, match.end))
            left.remove(old)
            new.remove(match)
    new = [n for n in new if not _covered(n, pair.before, pair.after.text)]
    for old in tuple(left):
        if _covered(old, pair.after, pair.before.text):
            pair.add("date", "kept", pair.before.quote(old.start, old.end), None)
            left.remove(old)
    old_events, new_events = _events(pair.before), _events(pair.after)
    for event in tuple(old_events):
        content = pair.before.content(event.start, event.end)
        if content and all(pair.after.says(w) for w in content):
            pair.add("date", "kept", pair.before.quote(event.start, event.end), pair.after.where(content))
            old_events.remove(event)
    new_events = [e for e in new_events if not all(pair.before.says(w) for w in pair.after.content(e.start, e.end))]
    olds: list[DateMention | Cue] = [*left, *old_events]
    news: list[DateMention | Cue] = [*new, *new_events]
    for thing in pair.match("date", olds, news, lambda a, b: _repeats(a) == _repeats(b)):
        quote = pair.after.quote(thing.start, thing.end)
        days = [d for d in (thing.end_date, thing.start_date) if d is not None] if isinstance(thing, DateMention) else []
        source = next((pair.known.days[d] for d in days if d in pair.known.days), None)
        pair.add_new("date", quote, source)


def _dates(side: GoalVersion) -> list[DateMention]:
    """The dates outside slots, but for those that are amounts ("5 days", "50 a day") or part of a name ("annual revenue")."""
    lengths = side.language.once(_lengths)
    amounts = [(q.start, q.end, q.per is not None, q.unit in lengths) for q in side.facts.quantities]

    def counts(d: DateMention) -> bool:
        if d.kind == "recurrence":
            return side.facts.cadence is not None and not any(rate and a <= d.end and d.start <= b + 1 for a, b, rate, _ in amounts)
        return not any((length or d.kind == "duration") and a < d.end and d.start < b for a, b, _, length in amounts)

    return [d for d in side.facts.dates if side.free(d.start, d.end) and counts(d)]


def _events(side: GoalVersion) -> list[Cue]:
    """The events outside slots that are no dates and no means ("by attending")."""
    taken = [*side.dated, *((c.start, c.end) for c in side.facts.of("means"))]
    free = [c for c in side.facts.of("event") if side.free(c.start, c.end)]
    return [c for c in free if not any(a < c.end and c.start < b for a, b in taken)]


def _same(a: DateMention, b: DateMention, side: GoalVersion) -> bool:
    if a.kind == "recurrence" or b.kind == "recurrence":
        return a.kind == b.kind and a.period == b.period
    if a.end_date is None or b.end_date is None:
        if a.start_date is not None or b.start_date is not None:
            return (a.start_date, a.end_date) == (b.start_date, b.end_date)
        return a.period is not None and a.period == b.period
    if a.end_date != b.end_date and not _one_week(a, b, side):
        return False
    starts = (a.start_date, b.start_date)
    if a.kind == b.kind == "range" and None not in starts:
        return starts[0] == starts[1]
    return True


def _one_week(a: DateMention, b: DateMention, side: GoalVersion) -> bool:
    """Whether the two ends are the Friday to Sunday of one week, which one of them calls the week's end."""
    ends = a.end_date, b.end_date
    if ends[0] is None or ends[1] is None or not any(week in d.text.lower() for d in (a, b) for week in side.word_set("week")):
        return False
    return ends[0].isocalendar()[:2] == ends[1].isocalendar()[:2] and min(e.isoweekday() for e in ends if e is not None) >= 5


def _covered(one: DateMention, other: GoalVersion, text: str) -> bool:
    """Whether a date is in the other text in another way: a recurrence beside an amount, a year as a plain figure, or each end of it.

    "From 1 July" where "in Q3" was said has an end of that; today is known to all.
    """
    if one.kind == "recurrence":
        return any(d.kind == "recurrence" and d.period == one.period and other.free(d.start, d.end) for d in other.facts.dates)
    years = re.findall(r"(?<!\d)\d{4}(?!\d)", text[one.start : one.end])
    free = _dates(other)
    dated = " ".join(d.text for d in free)
    if years and all(other.figure(y) and y not in dated for y in years):
        return True
    if one.start_date is None and one.end_date is None:
        return False
    days = {d for o in free for d in (o.start_date, o.end_date) if d is not None} | {other.report.today}
    ends = {d for d in (one.start_date, one.end_date) if d is not None}
    return ends <= days if one.start_date is None or one.end_date is None else any(_same(one, o, other) for o in free)


def _repeats(thing: DateMention | Cue) -> bool:
    return isinstance(thing, DateMention) and thing.kind == "recurrence"


"""Which day a holiday is: that of the calendar, that of the context's country, or none where countries differ and nobody says which."""

from __future__ import annotations

import datetime as dt

from smartcritic import calendar
from smartcritic.languages import Entry, Language
from smartcritic.model import Cue, DateMention, replace
from smartcritic.rewriting.pieces import Task

MOST = 3
"""Days to choose from; of a name that more countries have, none is offered."""

MOVED = "~"
"""What the rule of a feast begins with whose day the calendar does not know."""


def dates(task: Task, event: Cue) -> tuple[DateMention, ...]:
    """The dates in the words of an event, of a holiday the day of the context's country; none where nobody knows the day."""
    found = [d for d in task.report.facts.dates if d.start < event.end and event.start < d.end and d.end_date is not None]
    return tuple(d for date in found if (d := _here(task, date)) is not None)


def abroad(task: Task, name: str) -> list[dt.date]:
    """The next days of a holiday that countries have on different ones, the first of each, where they are few."""
    entry = _entry(task.language, name)
    rules = dict.fromkeys((str(entry.get("rule")), *entry.get("abroad", {}).values())) if entry is not None else {}
    plain = [r for r in rules if not r.startswith(MOVED)]
    return sorted(_next(task, r) for r in plain) if 1 < len(plain) <= MOST else []


def _here(task: Task, found: DateMention) -> DateMention | None:
    """The date as it is, or moved to the holiday of the context's country."""
    if not found.rule.endswith("holiday"):
        return found
    entry = _entry(task.language, found.text)
    if entry is None or not entry.get("abroad"):
        return found if entry is None or not str(entry.get("rule")).startswith(MOVED) else None
    code = (task.evidence.context.holidays or "")[:2].upper()
    rule = entry.get("abroad").get(code, entry.get("rule"))
    if not code or rule.startswith(MOVED):
        return None
    before = found.rule.startswith("before")
    return replace(found, start_date=None, end_date=calendar.add_days(_next(task, rule), -int(before)))


def _next(task: Task, rule: str) -> dt.date:
    """The first day of a rule that is not over."""
    today = task.evidence.context.today
    assert today is not None
    days = (calendar.holiday(rule, year) for year in range(today.year, today.year + 3))
    return next(d for d in days if d is not None and d >= today)


def _entry(language: Language, name: str) -> Entry | None:
    """The holiday whose name ends the words, the longest one."""
    said = name.lower().replace("’", "'").rstrip(".,;:!")
    listed = language.once(_names)
    return next((entry for term, entry in listed if said == term or said.endswith(" " + term)), None)


def _names(language: Language) -> tuple[tuple[str, Entry], ...]:
    entries = language.lexicon("times_holidays").entries
    named = [(e.term.replace(" '", "'").replace(" - ", "-"), e) for e in entries]
    return tuple(sorted(named, key=lambda n: -len(n[0])))

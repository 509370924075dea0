"""The day of an event that the text names without one."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import replace

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.model import Cue, DateMention
from smartcritic.rewriting import days, ends, holidays, running
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, capitalised, gap, message, say, words

SEASON = 3
"""Months of a season."""

LEFT = 30
"""Days of a season below which the one of the next year is meant."""

MOST_WORDS = 5
"""An event of more words is a clause of its own, in which no day can stand."""


def named(task: Task) -> list[Cue]:
    """The events that end the goal, or that it lasts through."""
    facts, text, clause = task.report.facts, task.text, task.clause
    closing = any_of(task.language, "closing", r"^%s\s")
    often = {(d.start, d.end) for d in facts.dates if d.kind == "recurrence"}
    beside = any_of(task.language, "through", r"^%s\s")
    cues = [e for e in facts.of("event", "undated_season") if (e.start, e.end) not in often and not is_counted(task, e.start, e.end)]
    cues = [e for e in cues if (e.kind == "event" or not beside.match(e.text)) and not days.is_told(task, e)]
    found = [e for e in cues if (facts.cadence is None or closing.match(e.text)) and not _says(task, e)]
    if found:
        return [e for e in found if closing.match(e.text)] or found
    ahead = any_of(task.language, "ahead", r"(?<!\S)%s\s+((?:the\s+)?(?-i:[A-Z])[^.,;:()]*)").search(text, clause.start, clause.end)
    span = ahead if ahead is not None else _through(task) or _season(task) or _next(task)
    if span is None:
        return []
    end = span.start() + len(span[0].rstrip())
    return [Cue("event", text[span.start() : end], span.start(), end)]


def _through(task: Task) -> re.Match[str] | None:
    """What the goal is to last through ("through the price change")."""
    spans = any_of(task.language, "through", r"(?<!\S)%s\s+((?:[\w'’-]+\s+){1,3}[\w'’-]+)(?=\s*(?:[.,;)]|$))").finditer(task.text)
    for m in spans:
        said = m[1].lower().split()
        if _is_dated(task, m):
            continue
        if said[0] in words(task.language, "determiners") and said[-1] in words(task.language, "happenings"):
            return m
    return None


def _season(task: Task) -> re.Match[str] | None:
    """A season with a name of its own that the goal is for ("this ploughing season")."""
    found = any_of(task.language, "seasons", r"(?<!\S)(?:[\w'’-]+\s+){1,3}%s(?=\s*(?:[.,;)]|$))").finditer(task.text)
    return next((m for m in found if m[0].split()[0].lower() in words(task.language, "this_one") and not _is_dated(task, m)), None)


def _next(task: Task) -> re.Match[str] | None:
    """The next of something on which a goal begins or ends ("effective next class")."""
    for lead in ("starts", "closing"):
        pattern = any_of(task.language, lead, r"(?<!\S)%s\s+(?:the\s+)?(\w+)\s+[a-z][\w-]*(?=\s*(?:[.,;)]|$))")
        for m in pattern.finditer(task.text):
            if m[1].lower() in words(task.language, "next_ones") and not _is_dated(task, m):
                return m
    return None


def _is_dated(task: Task, span: re.Match[str]) -> bool:
    return any(d.start < span.end() and span.start() < d.end for d in task.report.facts.dates)


def is_counted(task: Task, start: int, end: int) -> bool:
    """Whether a time is counted from something of which no day is known ("within 90 days of signing"): it ends nothing."""
    text, facts = task.text, task.report.facts
    before = text[:start].split()[-1:]
    if any_of(task.language, "ahead", r"%s\s").match(text, start) and before and any(c.isdigit() for c in before[0]):
        return True
    if not any(c.isdigit() for c in text[start:end]):
        return False
    if _is_long(task, start, end):
        return True
    m = any_of(task.language, "counted_from", r"\s+%s\s+[^\W\d_]").match(text, end)
    return m is not None and not any(d.start <= m.end() <= d.end for d in facts.dates)


def _is_long(task: Task, start: int, end: int) -> bool:
    """Whether words say how long something takes, not on which day it ends ("in first 30 days")."""
    said = task.text[start:end]
    timed = any(c.isdigit() for c in said) and any_of(task.language, "time_units", r"(?<![^\W_])%s$").search(said) is not None
    return timed and any_of(task.language, "closing", r"%s\s").match(said) is None


def begun(task: Task) -> Cue | None:
    """The first days of something whose beginning nobody names ("in the first 30 days")."""
    found = [e for e in task.report.facts.of("event") if _is_long(task, e.start, e.end)]
    counted = any_of(task.language, "counted_from", r"\s+%s\s")
    if len(found) != 1 or any(d.kind in ("date", "range") for d in task.report.facts.dates):
        return None
    return found[0] if counted.match(task.text, found[0].end) is None else None


def opening(task: Task) -> Piece | None:
    """The day of an event that the goal opens with: "Harbour concert: 400 guests" -> "Harbour concert ([date]): 400 guests"."""
    language, text, clause, facts = task.language, task.text, task.clause, task.report.facts
    lead = any_of(language, "happenings", r"(?:[\w'’&-]+\s+){0,4}%s(?![\w-])").match(text, clause.start)
    verb = facts.action
    if lead is None or facts.cadence is not None or (verb is not None and verb.start < lead.end()):
        return None
    other = words(language, "no_event") | words(language, "breaks") | words(language, "compared_first") | words(language, "joins")
    said = {w.lower() for w in lead[0].split()}
    if any(d.start < lead.end() and lead.start() < d.end for d in facts.dates) or said & other:
        return None
    slot = gap(language, "event", "deadline", item=lead[0], example=format_date(ends.proposal(task).day))
    where = any_of(language, "places", r"\s+%s\s+(?-i:[A-Z][\w'’-]*)(?:\s+(?-i:[A-Z])[\w'’-]*)*").match(text, lead.end())
    at = where.end() if where is not None else lead.end()
    if re.match(r"\s*(?:[:.,;]|[-–—]\s|$)", text[at:]):
        return Piece("time_bound", message(language, "event"), (Change(at, at, say(language, "event_day", event=slot)),))
    if verb is not None or re.match(r"\s[a-z]+\s", text[at:]) is None:
        return None
    return Piece("time_bound", message(language, "event"), tail=say(language, "event_on", event=slot), form="event_on")


def dated(task: Task, event: Cue) -> Piece | None:
    """The day of an event that has none, that of the calendar where it knows it; nothing where its words go on."""
    language, today = task.language, task.evidence.context.today
    assert today is not None
    longer = any_of(language, "event_ends", r"\s+%s(?![\w-])").match(task.text, event.end)
    longer = longer or any_of(language, "happenings", r"\s+%s(?![\w-])").match(task.text, event.end)
    if longer is not None:
        event = Cue(event.kind, task.text[event.start : longer.end()], event.start, longer.end())
    name = any_of(language, "event_leads", r"^%s\s+").sub("", event.text)
    if len(any_of(language, "part_of", r"^%s\s+").sub("", name).split()) > MOST_WORDS or not _closes(task, event):
        return None
    if any_of(language, "seasons", r"(?<![^\W_])%s$").search(name) and _is_lasting(task, event):
        slot = gap(language, "season_end", "deadline", item=name, example=format_date(ends.proposal(task).day))
        return Piece("time_bound", message(language, "event"), (Change(event.end, event.end, say(language, "event_until", event=slot)),))
    known = () if longer is not None else holidays.dates(task, event)
    last = [_last(task, d) for d in known]
    if any(d < today for d in last):
        return None
    if last and _is_season(known[0]) and running.is_hurried(task, last[0]):
        last = [known[0].end_date or last[0]]
    if last and _is_season(known[0]) and (last[0] - today).days < LEFT:
        last = [calendar.add_months(last[0], 12)]
    if last and event.start != 0 and (running.is_hurried(task, last[0]) or running.is_beyond(task, last[0])):
        return running.redated(task, event.start, event.end, name)
    ahead = bool(known) and known[0].rule.startswith("before")
    return _asked(task, event, name, calendar.add_days(last[0], int(ahead)) if last else None)


def unnamed(task: Task) -> Piece | None:
    """The day of a deadline that has no name ("by the deadline")."""
    found = any_of(task.language, "unnamed", r"(?<!\S)\w+\s+%s(?=\s*(?:[.,;)]|$))").search(task.text)
    if found is None or any_of(task.language, "closing", r"%s\s").match(found[0]) is None:
        return None
    piece = dated(task, Cue("event", found[0], found.start(), found.end()))
    return None if piece is None else replace(piece, form="again")


def _is_lasting(task: Task, event: Cue) -> bool:
    """Whether something is to be so in a season, not by its beginning."""
    return any(any_of(task.language, key, r"^%s\s").match(event.text) is not None for key in ("through", "this_one"))


def _closes(task: Task, event: Cue) -> bool:
    """Whether a day can stand behind the words of an event: the clause ends there or goes on with a word of its own."""
    behind, language = task.text[event.end :], task.language
    closing = any_of(language, "closing", r"^%s\s").match(event.text) is not None or event.kind == "undated_season"
    ended = re.match(r"[.,;)!]|\s\(|$" if closing else r"[.,;)!]|$", behind) is not None
    first = re.match(r"\s+([a-z]+)\s", behind)
    if event.kind == "undated_season" and first is not None and first[1] in language.function_words:
        return True
    return ended or any(any_of(language, key, r"\s+%s(?![^\W_])").match(behind) is not None for key in ("goes_on", "polite"))


def _asked(task: Task, event: Cue, name: str, known: dt.date | None) -> Piece:
    """The slot: in front of a name whose day the calendar knows, else behind it, with the days of other countries to choose from."""
    language = task.language
    day = format_date(known) if known is not None else None
    question = "event" if day is None else "holiday" if days.is_day(task, event) else "season"
    others = None if day is not None else tuple(format_date(d) for d in holidays.abroad(task, name))
    slot = gap(
        language, question, "deadline", item=name if day is None else event.text, proposal=day, alternatives=others,
        example=day or format_date(ends.proposal(task).day),
    )  # fmt: skip
    lead = any_of(language, "lead_kept", r"%s\s").match(event.text) if day is not None else None
    if lead is not None:
        said = say(language, "day_event", lead=lead[0], event=slot, item=any_of(language, "the", r"^%s\s").sub("", name))
        said = capitalised(said) if event.text[:1].isupper() else said
        return Piece("time_bound", message(language, "event"), (Change(event.start, event.end, said),))
    return Piece("time_bound", message(language, "event"), (Change(event.end, event.end, say(language, "event_day", event=slot)),))


def _says(task: Task, event: Cue) -> bool:
    """Whether the words of an event are a clause ("before it is done"), which has no day of its own."""
    name = re.split(r"[\s'’]+", any_of(task.language, "event_leads", r"^%s\s+").sub("", event.text).lower())
    return name[0] in words(task.language, "pronouns") or bool({*name} & words(task.language, "clause_verbs"))


def _is_season(found: DateMention) -> bool:
    return found.rule in ("by/season", "until/season")


def _last(task: Task, found: DateMention) -> dt.date:
    """The last day of a date; "by summer" and "till summer" mean before it for most writers, "in summer" its end."""
    end, today = found.end_date, task.evidence.context.today
    assert end is not None
    assert today is not None
    said = any_of(task.language, "leads", r"^%s\s+(?:%s\s+)?").sub("", found.text)
    said = any_of(task.language, "the", r"^%s\s+").sub("", said)
    if not _is_season(found) or len(said.split()) > 1:
        return end
    begin = calendar.month_end(calendar.add_months(end, -SEASON))
    return begin if begin >= today else calendar.month_end(calendar.add_months(begin, 12))

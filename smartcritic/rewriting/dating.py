"""By when? A day for a goal that has none: where its writer left room for it, else behind or in front of it."""

from __future__ import annotations

import datetime as dt
import re

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.model import Cue, DateMention, GoalKind, replace
from smartcritic.rewriting import days, ends, events, horizon, pace, running
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task, without
from smartcritic.rewriting.wording import any_of, gap, message, say, words

MEASURED: frozenset[GoalKind] = frozenset({"level", "count", "keep", "state"})
"""Kinds of goals that are measured in a period."""

LONGEST = 100
"""Days of a period whose end can be the goal's."""

LEAST_START = 7
"""Days from today to the first day of a rule at least."""


def by_when(task: Task) -> Piece | None:
    """The last day: in the place of vague words or of a day that is over, beside an undated event, else behind the goal."""
    found = task.rules("time_bound")
    if not task.open("time_bound") and "time_bound/deadline_past" not in found:
        return days.again(task) or running.asked(task) or events.unnamed(task)
    over = days.over(task)
    if over is not None:
        return days.moved(task, over)
    if "time_bound/deadline_past" in found:
        return None
    lately = days.again(task)
    if lately is not None:
        return lately
    named = events.named(task)
    if named:
        event = events.dated(task, named[-1])
        if event is not None or not any_of(task.language, "aside", r"^%s\s").match(named[-1].text):
            return event
    first = events.begun(task)
    if first is not None:
        return _started(task, first.end)
    paced = pace.ending(task)
    if paced is not None:
        return _by(task, paced)
    others = _others(task)
    facts = task.report.facts
    if _lasts(task):
        return None if any(d.kind in ("date", "range") for d in facts.dates) else _started(task)
    if others:
        return _looked_at(task, others)
    return None if _ends_by_itself(task) or _is_set(task) else events.opening(task) or _ended(task)


def _is_set(task: Task) -> bool:
    """Whether the text names its own end or period in words that no day is read from, so that a day of ours could contradict it.

    A feast or a term ("by Midsummer", "come the autumn term"), a year in its heading ("Plan 2027: ..."), no end at all ("forever"); of a
    rule or a rhythm, any day of the text, and a time that is counted from what happens ("within 30 days of the report").
    """
    text, facts, language = task.text, task.report.facts, task.language
    if any_of(language, "endless", r"(?<![^\W_])%s(?![^\W_])").search(text):
        return True
    if any_of(language, "feasts", r"(?<!\S)%s(?![^\W_])").search(text):
        return True
    if days.is_of_year(task):
        return True
    if ends.way(task) in ("from_day", "until"):
        told = ends.way(task) == "from_day" and any(d.kind in ("date", "range") and re.search(r"\d", d.text) for d in facts.dates)
        behind = any_of(language, "counted_from", r"\s+%s\s+[^\W\d_]")
        spans = any_of(language, "time_units", r"(?<=\d)\s%s(?![^\W_])").finditer(text)
        return told or any(behind.match(text, m.end()) for m in spans)
    return False


def _ends_by_itself(task: Task) -> bool:
    """Whether the text says in its own way when it ends: a time that it may take, a day that no date is read from, what is left to do."""
    text, clause, facts = task.text, task.clause, task.report.facts
    if _sketched(task) or any_of(task.language, "ends", r"(?<!\S)%s(?!\S)").search(text, clause.start, clause.end):
        return True
    if ends.way(task) == "by":
        return any(_within(task, d) for d in facts.dates)
    left = any_of(task.language, "left", r"\s+%s(?![^\W_])")
    return any(left.match(text, q.end) for q in facts.quantities)


def _within(task: Task, found: DateMention) -> bool:
    """Whether it is a time that the goal may take ("within 3 months")."""
    near = [w.lower() for w in (*task.text[: found.start].split()[-2:], *found.text.split()[:1])]
    long = re.fullmatch(r"P\d+[MY]", found.period or "") is not None
    return long and bool(words(task.language, "inside") & set(near))


def _lasts(task: Task) -> bool:
    """Whether it says for how long ("for 90 days", "for at least a year")."""
    facts, lead = task.report.facts, any_of(task.language, "lasting", r"(?<!\S)%s\s+(?:at\s+\w+\s+|\w+\s+)?$")
    inside = any_of(task.language, "lasting", r"^%s\s")
    spans = [(c.text, c.start) for c in facts.of("open_duration")] + [(d.text, d.start) for d in facts.dates if d.kind == "duration"]
    return any(inside.match(said) or lead.search(task.text[:start]) for said, start in spans)


def _sketched(task: Task) -> bool:
    """Whether a day or a year that comes is written in a way that no date is read from ("(8/12)", "sometime 2028", "Time: 2027").

    A year behind a plain noun is a part of its name ("the event calendar 2027").
    """
    text, today = task.text, task.evidence.context.today
    assert today is not None
    taken = [(q.start, q.end) for q in task.report.facts.quantities]
    years = [m for m in days.YEAR.finditer(text) if int(m[0]) > today.year and not any(a < m.end() and m.start() < b for a, b in taken)]
    if any(not days.is_name(task, m.start()) for m in years):
        return True
    closing = any_of(task.language, "closing", r"(?<!\S)%s\s[^.;()]*\(\d{1,2}[/.]\d{1,2}\.?\)")
    labelled = any_of(task.language, "time_labels", r"(?:^|[.;|/\n])\s*%s\s?[:=]\s*\w")
    return closing.search(text) is not None or labelled.search(text) is not None


def _others(task: Task) -> list[DateMention]:
    """Days and periods of the text that come, or of which nobody knows: with one of them, a day of ours could contradict it."""
    today = task.evidence.context.today
    assert today is not None
    near = calendar.add_days(today, 7)
    out = []
    for d in task.report.facts.dates:
        comes = any(day is not None and day > near for day in (d.start_date, d.end_date))
        starts = d.start_date is not None and d.end_date in (None, d.start_date) and d.start_date > today and days.opens(task, d)
        inside = re.match(r"[\w.]\w", task.text[d.end :]) is not None
        counted = events.is_counted(task, d.start, d.end) or days.is_told(task, d)
        counted = counted or (task.kind == "level" and d.rule == "in-amount")
        if d.kind in ("date", "range") and (comes or starts) and not inside and not counted:
            out.append(d)
    return out


def _looked_at(task: Task, others: list[DateMention]) -> Piece | None:
    """The last day or a first review of what goes on from a day of the text; the end of the one period in it ("in the June survey").

    Nothing where it names several.
    """
    if len(others) != 1:
        return None
    first, last, way = others[0].start_date, others[0].end_date, ends.way(task)
    measured = any_of(task.language, "measured_in", r"\s+(?:\w+\s+)?%s(?![^\W_])").match(task.text, others[0].end) is not None
    own = task.clause.start <= others[0].start < task.clause.end
    beside = days.is_day(task, Cue("event", others[0].text, others[0].start, others[0].end))
    if way == "by" and task.kind == "level" and not measured and (not own or beside):
        return _ended(task, last or first)
    if first is not None and (last is None or (last == first and days.opens(task, others[0]))):
        return None if way == "by" else _review(task, first, "until" if way == "until" else "review")
    if last is None or task.kind not in MEASURED or way != "by" or others[0].text.split()[0].lower() in words(task.language, "since"):
        return None
    today = task.evidence.context.today
    assert today is not None
    if first is None or (last - first).days > LONGEST or (last - today).days < horizon.LEAST_DAYS["weeks"]:
        return None
    day = format_date(last)
    slot = gap(task.language, "deadline", proposal=day)
    return Piece("time_bound", message(task.language, "deadline", day=day), tail=say(task.language, "by", deadline=slot), form="own_day")


def _review(task: Task, start: dt.date | None = None, form: str = "review") -> Piece:
    """When what goes on is looked at for the first time, or when it ends."""
    context, goal = task.evidence.context, task.evidence.goal
    if start is not None and context.today is not None and start > context.today:
        goal = replace(goal, start_date=start)
    proposal = horizon.propose("recurring", context, goal)
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(task.language, form, "deadline", proposal=day, alternatives=tuple(others))
    removed = tuple(Change(*without(task.text, c.start, c.end), ()) for c in task.report.facts.of("vague_time"))
    return Piece("time_bound", message(task.language, form), removed, say(task.language, form, deadline=slot), form=form)


def _ended(task: Task, begin: dt.date | None = None) -> Piece:
    """A day of the kind that such a goal has; `begin`: the day on which it begins."""
    way = ends.way(task)
    if way == "review" or (way == "from_day" and task.report.facts.of("start_only")):
        return _review(task)
    proposal = ends.proposal(task, begin=begin)
    proposed = _firsts(task) if way == "from_day" else [proposal.day, *proposal.others]
    day, *others = (format_date(d) for d in proposed)
    slot = gap(task.language, "deadline" if way == "by" else way, "deadline", proposal=day, alternatives=tuple(others))
    vague = tuple(Change(*without(task.text, c.start, c.end), ()) for c in task.report.facts.of("vague_time"))
    return Piece(
        "time_bound", message(task.language, "deadline", day=day), (*vague, *days.years(task, proposal.day)),
        say(task.language, way, deadline=slot), loose=True, form=way,
    )  # fmt: skip


def _by(task: Task, proposal: horizon.Proposal) -> Piece:
    """The last day of what is done at a pace."""
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(task.language, "deadline", proposal=day, alternatives=tuple(others))
    said = say(task.language, "by", deadline=slot)
    return Piece("time_bound", message(task.language, "deadline", day=day), tail=said, loose=True, form="by")


def _firsts(task: Task) -> list[dt.date]:
    """First days of a rule: of the next two months, and of the next quarter."""
    today = task.evidence.context.today
    assert today is not None
    least = calendar.add_days(today, LEAST_START - 1)
    found = [calendar.add_days(calendar.month_end(calendar.add_months(least, i)), 1) for i in (0, 1)]
    found.append(calendar.add_days(calendar.quarter_end(least, task.evidence.context.fiscal_year_start), 1))
    return list(dict.fromkeys(found))


def _started(task: Task, at: int | None = None) -> Piece:
    """The first day of what lasts so long ("for 50 days"), right behind it (`at`: where it ends)."""
    language, facts = task.language, task.report.facts
    spans = [c.end for c in facts.of("open_duration")] + [d.end for d in facts.dates if d.kind == "duration"]
    spans = [at] if at is not None else spans
    day, *others = (format_date(d) for d in _firsts(task))
    start = gap(language, "start", proposal=day, alternatives=tuple(others))
    said = say(language, "starting", start=start)
    if not spans:
        return Piece("time_bound", message(language, "start"), tail=said, form="starting")
    return Piece("time_bound", message(language, "start"), (Change(spans[0], spans[0], (" ", *said)),))

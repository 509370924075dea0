"""By when? A day for a goal that has none: where its writer left room for it, else behind or in front of it."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.model import Cue, DateMention, GoalKind, replace
from smartcritic.rewriting import horizon, lasting
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task, without
from smartcritic.rewriting.slots import Gap
from smartcritic.rewriting.wording import any_of, gap, message, say, table, words

SLOW: frozenset[GoalKind] = frozenset({"level", "state", "keep", "rule"})
"""Kinds of goals that take a quarter at least."""

MEASURED: frozenset[GoalKind] = frozenset({"level", "count", "keep", "state"})
"""Kinds of goals that are measured in a period."""

SMALL: frozenset[GoalKind] = frozenset({"habit", "count", "skill"})
"""Kinds of goals that deal with a part of a thing at a time: reading a book, not making one."""

LATELY = 60
"""How many days ago a day without a year may be over to be asked about again."""

LONGEST = 100
"""Days of a period whose end can be the goal's."""

SEASON = 3
"""Months of a season."""

MOST_EVENT_WORDS = 5
"""An event of more words is a clause of its own, in which no day can stand."""


def by_when(task: Task) -> Piece | None:
    """The last day: in the place of vague words or of a day that is over, beside an undated event, else behind the goal."""
    found = task.rules("time_bound")
    if not task.open("time_bound") and "time_bound/deadline_past" not in found:
        return _again(task)
    over = _over(task)
    if over is not None:
        return _moved(task, over)
    if "time_bound/deadline_past" in found:
        return None
    facts = task.report.facts
    closing = any_of(task.language, "closing", r"^%s\s")
    often = {(d.start, d.end) for d in facts.dates if d.kind == "recurrence"}
    named = [e for e in facts.of("event", "undated_season") if (e.start, e.end) not in often]
    events = [e for e in named if (facts.cadence is None or closing.match(e.text)) and not _says(task, e)]
    if events:
        return _event(task, events[-1])
    others = _others(task)
    if _lasts(task):
        return None if others else _started(task)
    if not others and _sketched(task):
        return None
    if others:
        return _looked_at(task, others)
    own = task.text[task.clause.start : task.clause.end]
    if _kind(task) == "by" and any(_within(task, d) for d in facts.dates):
        return None
    ahead = any_of(task.language, "ahead", r"(?<!\S)%s\s+((?:the\s+)?(?-i:[A-Z])[^.,;:()]*)")
    event = ahead.search(task.text, task.clause.start, task.clause.end)
    if event is not None:
        end = task.clause.start + len(own[: event.end() - task.clause.start].rstrip())
        return _event(task, Cue("event", task.text[event.start() : end], event.start(), end))
    if any_of(task.language, "ends", r"(?<!\S)%s(?!\S)").search(own):
        return None
    return _ended(task)


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
    """Whether a day or a year that comes is written in a way that no date is read from ("(8/12)", "sometime 2028")."""
    today = task.evidence.context.today
    assert today is not None
    taken = [(q.start, q.end) for q in task.report.facts.quantities]
    years = [m for m in _YEAR.finditer(task.text) if int(m[0]) > today.year and not any(a < m.end() and m.start() < b for a, b in taken)]
    closing = any_of(task.language, "closing", r"(?<!\S)%s\s[^.;()]*\(\d{1,2}[/.]\d{1,2}\.?\)")
    return bool(years) or closing.search(task.text) is not None


def _others(task: Task) -> list[DateMention]:
    """Days and periods of the text that come, or of which nobody knows: with one of them, a day of ours could contradict it."""
    today = task.evidence.context.today
    assert today is not None
    near = calendar.add_days(today, 7)
    out = []
    for d in task.report.facts.dates:
        comes = any(day is not None and day > near for day in (d.start_date, d.end_date))
        starts = d.start_date is not None and d.end_date is None and d.start_date > today
        inside = re.match(r"[\w.]\w", task.text[d.end :]) is not None
        if d.kind in ("date", "range") and (comes or starts) and not inside:
            out.append(d)
    return out


def _looked_at(task: Task, others: list[DateMention]) -> Piece | None:
    """A first review of what goes on from a day of the text; the end of the one period that the text names ("in the June survey").

    Nothing where it names several.
    """
    if len(others) != 1:
        return None
    first, last = others[0].start_date, others[0].end_date
    if last is None:
        return None if first is None or _kind(task) == "by" else _review(task, first)
    if task.kind not in MEASURED or _kind(task) != "by" or others[0].text.split()[0].lower() in words(task.language, "since"):
        return None
    today = task.evidence.context.today
    assert today is not None
    if first is None or (last - first).days > LONGEST or (last - today).days < horizon.LEAST_DAYS["weeks"]:
        return None
    day = format_date(last)
    slot = gap(task.language, "deadline", proposal=day)
    return Piece("time_bound", message(task.language, "deadline", day=day), tail=say(task.language, "by", deadline=slot), form="own_day")


def _review(task: Task, start: dt.date | None = None) -> Piece:
    """When what goes on is looked at for the first time."""
    context, goal = task.evidence.context, task.evidence.goal
    if start is not None and context.today is not None and start > context.today:
        goal = replace(goal, start_date=start)
    proposal = horizon.propose("recurring", context, goal)
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(task.language, "review", "deadline", proposal=day, alternatives=tuple(others))
    removed = tuple(Change(*without(task.text, c.start, c.end), ()) for c in task.report.facts.of("vague_time"))
    return Piece("time_bound", message(task.language, "review"), removed, say(task.language, "review", deadline=slot), form="review")


def _again(task: Task) -> Piece | None:
    """A day without a year that was over a short while ago, and was taken for that of next year: is that meant?"""
    found, today = task.report.facts.deadline, task.evidence.context.today
    if found is None or found.text is None or found.start is None or found.end is None or today is None:
        return None
    day = found.end_date
    if found.start_date not in (None, day) or str(day.year) in found.text or str(day.year)[2:] in re.findall(r"\d+", found.text):
        return None
    if not re.search(r"\d", found.text) or not calendar.add_days(today, 365 - LATELY) <= day <= calendar.add_days(today, 365):
        return None
    if str(day.day) not in re.findall(r"\d+", found.text):
        return None
    slot = gap(task.language, "again", "deadline", item=found.text, proposal=format_date(day))
    lead = any_of(task.language, "leads", r"(?:%s)\s+").match(found.text)
    start = found.start + (lead.end() if lead else 0)
    return Piece("time_bound", message(task.language, "again"), (Change(start, found.end, (slot,)),), form="again")


def _ended(task: Task) -> Piece:
    kind = _kind(task)
    if kind == "review" or (kind == "from_day" and task.report.facts.of("start_only")):
        return _review(task)
    proposal = _proposal(task)
    if kind == "from_day":
        today = task.evidence.context.today or proposal.day
        days = [calendar.add_days(calendar.month_end(calendar.add_months(today, i)), 1) for i in (0, 1)]
        days.append(calendar.add_days(calendar.quarter_end(today, task.evidence.context.fiscal_year_start), 1))
        day, *others = (format_date(d) for d in dict.fromkeys(days))
    else:
        day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(task.language, "deadline" if kind == "by" else kind, "deadline", proposal=day, alternatives=tuple(others))
    removed = (*(Change(*without(task.text, c.start, c.end), ()) for c in task.report.facts.of("vague_time")), *_years(task, proposal.day))
    return Piece(
        "time_bound", message(task.language, "deadline", day=day), removed, say(task.language, kind, deadline=slot), loose=True, form=kind
    )


def _kind(task: Task) -> str:
    """Whether the day is an end ("by"), the last of what goes on ("until"), the first of a rule ("from_day"), or that of a review."""
    facts = task.report.facts
    rhythm = facts.cadence is not None or any(q.role == "rate" for q in facts.quantities)
    if facts.action is not None and facts.action.lemma in words(task.language, "begun") and task.kind == "habit":
        return "by"
    if task.kind == "rule":
        return "from_day"
    if rhythm and task.kind in ("keep", "habit", "count", "state"):
        return "until"
    if not task.lasting or _is_near(task):
        return "by"
    return "from_day" if task.negative() else "review"


def _proposal(task: Task, longest: str = "years") -> horizon.Proposal:
    """The day of such a goal; `longest`: how long it may take at most."""
    kind = _kind(task)
    if kind != "by":
        return horizon.propose("recurring", task.evidence.context, task.evidence.goal)
    if task.kind == "habit":
        return horizon.propose("days", task.evidence.context, task.evidence.goal)
    takes = max(lasting.takes(task.report.facts), _least(task), key=horizon.LONGER.index)
    if takes in ("days", "weeks") and task.kind in SLOW:
        takes = "quarter"
    longest = min(longest, _most(task), "quarter" if _is_near(task) else longest, key=horizon.LONGER.index)
    return horizon.propose(min(takes, longest, key=horizon.LONGER.index), task.evidence.context, task.evidence.goal)


def _is_near(task: Task) -> bool:
    """Whether the writer wants it soon, so that it ends, and within a quarter."""
    return any(c.text.lower() in words(task.language, "near") for c in task.report.facts.of("vague_time"))


def _least(task: Task) -> str:
    """How long such a goal takes at least, by what is done with what."""
    most = max((q.value for q in task.report.facts.quantities), default=0.0)
    fits = [r for r in _rows(task, "least") if most >= r.get("many", 0)]
    rows = [r["horizon"] for r in fits if "verbs" in r or task.kind not in SMALL]
    return max(rows, key=horizon.LONGER.index, default="days")


def _most(task: Task) -> str:
    """How long such a goal takes at most."""
    most = max((q.value for q in task.report.facts.quantities), default=0.0)
    rows = [r["horizon"] for r in _rows(task, "most") if most <= r["few"]]
    return min(rows, key=horizon.LONGER.index, default=horizon.LONGER[-1])


def _rows(task: Task, name: str) -> list[dict[str, Any]]:
    """The rows of a table that fit what is done with what."""
    facts = task.report.facts
    verbs = {a.lemma for a in facts.actions}
    first = facts.objects[0] if facts.objects else None
    span = task.text[first.start : first.end] if first is not None else task.text
    said = {task.language.singular(w) for w in re.findall(r"[\w-]+", " ".join(span.split()[:6]))}
    if first is not None:
        said.add(first.head)
    listed = table(task.language, name)
    return [r for r in listed if ("verbs" not in r or verbs & set(r["verbs"])) and ("heads" not in r or said & set(r["heads"]))]


# ---------------------------------------------------------------------------------- days that are there


def _over(task: Task) -> DateMention | None:
    """A day or a period of the text that is over and would be the goal's end; None where a later one is there as well."""
    today = task.evidence.context.today
    assert today is not None
    facts = task.report.facts
    dated = [d for d in facts.dates if d.kind in ("date", "range") and d.end_date is not None and any(c.isdigit() for c in d.text)]
    over = [d for d in dated if d.end_date is not None and d.end_date < today and not _compared(task, d.start, d.end)]
    deadline = facts.deadline
    if deadline is not None:
        return next((d for d in over if (d.start, d.end) == (deadline.start, deadline.end)), None)
    if len(over) != 1 or len(dated) != 1:
        return None
    alone = task.text[over[0].end : over[0].end + 1] == ")" or not task.text[: over[0].start].strip()
    return over[0] if alone else None


def _compared(task: Task, start: int, end: int) -> bool:
    """Whether a day is one that something is compared with or counted from ("from 2019 levels", "since 2023")."""
    text = task.text
    near = (*text[:start].split()[-2:], *text[start:end].split()[:1], *text[end:].split()[:1])
    return bool({w.lower().strip(".,;:()") for w in near} & words(task.language, "since"))


def _names_a_year(task: Task, start: int, end: int) -> bool:
    """Whether a number is the year that a goal is for: "the 2022 plan", "2022 - ...", "(spring 2022)"."""
    text = task.text
    if _compared(task, start, end):
        return False
    behind = [w.lower().strip(".,;:()") for w in text[end:].split()[:2]]
    if task.kind == "event" and re.search(r"[A-Z]\w*\s+$", text[:start]):
        return True
    opens = not text[:start].strip() and re.match(r"\s*[-–—:]", text[end:]) is not None
    return opens or text[end : end + 1] == ")" or bool(words(task.language, "yearly") & set(behind))


_YEAR = re.compile(r"(?<![\w.,/$€£-])(?:19|20)\d\d(?![\w%/]|[-.,]\d)")


def _years(task: Task, day: dt.date) -> tuple[Change, ...]:
    """A slot in the place of a year that is over and no date ("the 2022 plan")."""
    today = task.evidence.context.today
    assert today is not None
    facts = task.report.facts
    taken = [(d.start, d.end) for d in facts.dates] + [(q.start, q.end) for q in facts.quantities]
    out = []
    for m in _YEAR.finditer(task.text, task.clause.start, task.clause.end):
        free = not any(a < m.end() and m.start() < b for a, b in taken)
        if free and int(m[0]) < today.year and _names_a_year(task, m.start(), m.end()):
            slot = gap(task.language, "year", item=m[0], proposal=str(day.year), alternatives=(str(day.year + 1),))
            out.append(Change(m.start(), m.end(), (slot,)))
    return tuple(out)


def _moved(task: Task, over: DateMention) -> Piece:
    """A new day in the place of one that is over."""
    language = task.language
    proposal = _proposal(task, longest="year")
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(language, "moved", "deadline", item=over.text, proposal=day, alternatives=tuple(others))
    lead = any_of(language, "leads", r"(%s)\s+(?:the\s+)?").match(task.text, over.start)
    kept = lead is not None and lead[1].lower() in words(language, "lead_kept")
    if kept and lead is not None and _kind(task) == "by" and lead[1].lower() in words(language, "ends"):
        kept = False
    start = over.start
    change: tuple[str | Gap, ...]
    if over.start_date is not None and over.end_date is not None and len(re.findall(r"[^\W\d_]{3,}", over.text)) > 1:
        return _next_year(task, over)
    if kept and lead is not None:
        change = (lead[1] + " ", slot)
    elif lead is not None or not task.text[:start].strip():
        change = say(language, "by", deadline=slot)
    else:
        change = say(language, "moved", deadline=slot)
    if not task.text[:start].strip() and isinstance(change[0], str):
        change = (change[0][0].upper() + change[0][1:], *change[1:])
    return Piece("time_bound", message(language, "deadline", day=day), (Change(start, over.end, change),))


def _next_year(task: Task, over: DateMention) -> Piece:
    """The same period of the next year that is not over, in the place of one between two days."""
    first, last, today = over.start_date, over.end_date, task.evidence.context.today
    assert first is not None
    assert last is not None
    assert today is not None
    while last < today:
        first, last = calendar.add_months(first, 12), calendar.add_months(last, 12)
    days = say(task.language, "between", first=format_date(first), last=format_date(last))
    slot = gap(task.language, "period_over", "deadline", item=over.text, proposal="".join(d for d in days if isinstance(d, str)))
    return Piece("time_bound", message(task.language, "deadline", day=format_date(last)), (Change(over.start, over.end, (slot,)),))


def _event(task: Task, event: Cue) -> Piece | None:
    """The day of an event that has none, that of the calendar where it knows it; nothing where its words go on."""
    language, today = task.language, task.evidence.context.today
    assert today is not None
    ends = [_last(task, d) for d in task.report.facts.dates if d.start < event.end and event.start < d.end and d.end_date is not None]
    if any(d < today for d in ends):
        return None
    name = any_of(language, "event_leads", r"^%s\s+").sub("", event.text)
    if len(name.split()) > MOST_EVENT_WORDS or any_of(language, "ends", r"^%s\s").match(event.text):
        return None
    if task.text[event.end : event.end + 1] not in ("", ".", ",", ";", ")"):
        return None
    ahead = any_of(language, "ahead", r"^%s\s").match(event.text) is not None
    day = format_date(calendar.add_days(ends[0], int(ahead))) if ends else None
    slot = gap(language, "event", "deadline", item=name, proposal=day, example=day or format_date(_proposal(task).day))
    change = Change(event.end, event.end, say(language, "event_day", event=slot))
    return Piece("time_bound", message(language, "event"), (change,))


def _says(task: Task, event: Cue) -> bool:
    """Whether the words of an event are a clause ("before it is done"), which has no day of its own."""
    name = any_of(task.language, "event_leads", r"^%s\s+").sub("", event.text)
    return re.split(r"[\s'’]", name.lower())[0] in words(task.language, "pronouns")


def _last(task: Task, found: DateMention) -> dt.date:
    """The last day of a date; "by summer" means before it for most writers, "in summer" its end."""
    end = found.end_date
    assert end is not None
    said = any_of(task.language, "leads", r"^%s\s+(?:%s\s+)?").sub("", found.text)
    if found.rule == "by/season" and len(said.split()) == 1:
        return calendar.month_end(calendar.add_months(end, -SEASON))
    return end


def _started(task: Task) -> Piece | None:
    """The first day of what lasts so long ("for 50 days")."""
    today: dt.date | None = task.evidence.context.today
    assert today is not None
    first = format_date(calendar.add_days(calendar.month_end(today), 1))
    start = gap(task.language, "start", proposal=first)
    return Piece("time_bound", message(task.language, "start"), tail=say(task.language, "starting", start=start), form="starting")

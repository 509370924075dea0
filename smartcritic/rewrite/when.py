"""Time: vague words replaced, else a date put where English puts it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smartcritic import calendar
from smartcritic.language.segments import labels, segments
from smartcritic.records import Cue
from smartcritic.rewrite.base import Change, Draft, Gap, Part, Task, end_of

WORKABLE_DAYS = 28
"""Least number of days that a proposed period leaves; a quarter with fewer left is passed over for the next."""


def draft(task: Task) -> Iterator[Draft]:
    """Propose the last day of this quarter, or of the next where less than `WORKABLE_DAYS` are left of this one."""
    if task.report.criteria["time_bound"].verdict == "met":
        return
    facts, text = task.report.facts, task.text
    end, said = proposed_end(task)
    day = f"{end.day} {end:%B} {end.year}"
    message = f"Say when it is over; {said} is {day}"
    vague = facts.of("vague_time")
    recurring = facts.cadence is not None
    word = "until" if recurring else "by"
    if vague:
        first = vague[0]
        changes = [_replaced(text, first, f"{word} {day}")]
        changes += [Change(*_with_space(text, c.start, c.end), ()) for c in vague[1:]]
        yield Draft("time_bound", message, tuple(changes), "idea")
        return
    events = facts.of("event")
    if events and not recurring:
        gap = Gap("event_date", "[date]", f"On which day is it ({events[-1].text})?", day)
        yield Draft("time_bound", "Give the date of the event", (Change(events[-1].end, events[-1].end, (" on ", gap)),), "needs_input")
    starts = facts.of("start_only")
    if starts:
        yield Draft("time_bound", message, (Change(starts[-1].end, starts[-1].end, (f" and ending on {day}",)),), "idea")
    at, parts = _placed(task, f"{word} {day}")
    yield Draft("time_bound", message, (Change(at, at, parts),), "idea")


def proposed_end(task: Task) -> tuple[dt.date, str]:
    """The day proposed, and what it is the end of; quarters follow the fiscal year of the context."""
    context = task.evidence.context
    today, start = context.today, context.fiscal_year_start
    assert today is not None
    begin = max(today, task.evidence.goal.start_date or today)
    end = calendar.quarter_end(begin, start)
    if (end - begin).days >= WORKABLE_DAYS:
        return end, "the end of this quarter"
    return calendar.quarter_end(end + dt.timedelta(1), start), "the end of next quarter"


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the blank and comma before it, so that taking it out leaves clean text."""
    while start and text[start - 1] in " \t,":
        start -= 1
    if start == 0:
        while end < len(text) and text[end] in " \t,":
            end += 1
    return start, end


def _replaced(text: str, cue: Cue, words: str) -> Change:
    """Put the date where the vague word stood at the end; a vague word in front moves to where a date would stand."""
    start, end = cue.start, cue.end
    front = text[:start].strip(" \t*-#>\"'") == ""
    if front:
        lead = words[0].upper() + words[1:] if text[start : start + 1].isupper() else words
        comma = "" if text[end : end + 1] == "," else ","
        return Change(start, end, (lead + comma,))
    return Change(start, end, (words,))


def _placed(task: Task, words: str) -> tuple[int, tuple[Part, ...]]:
    """Where the date goes: behind the goal's own clause, in front of a purpose, or on a T line of its own."""
    text, facts = task.text, task.report.facts
    marks = labels(text)
    if marks:
        t_line = next((m for m in marks if m[0] == "T"), None)
        if t_line is not None:
            at = end_of(text, t_line[3])
            return max(at, t_line[2]), ((" " if at > t_line[2] else "") + words,)
        lead = text[marks[-1][1] : marks[-1][2]]
        letter = marks[-1][0]
        label = lead.lstrip().replace(letter, "T", 1) if lead.strip("*_: ").upper() == letter else "T: "
        gap = "\n" if "\n" in text else " "
        return len(text.rstrip()), (gap + label.rstrip() + " " + words[0].upper() + words[1:],)
    stop = _clause_end(task)
    after = facts.action.end if facts.action else 0
    anchors = [o.end for o in facts.objects[:1]] + [q.end for q in facts.quantities]
    for cue in facts.of("purpose", "parent", "means", "basis"):
        clause = cue.value not in ("objective", "baseline")
        if clause and after < cue.start < stop and any(a <= cue.start for a in anchors) and cue.end >= stop - 2:
            at = end_of(text, cue.start)
            return at, (" " + words,)
    at = end_of(text, stop)
    return at, (" " + words,)


def _clause_end(task: Task) -> int:
    """The end of the segment that holds the goal's action, or of its last segment."""
    text, facts = task.text, task.report.facts
    cut = segments(text)
    if not cut:
        return len(text)
    at = facts.action.start if facts.action else (facts.quantities[-1].start if facts.quantities else None)
    for s in cut:
        lo, hi = s.span(0, len(s.text))
        if at is not None and lo <= at < hi:
            return hi
    return cut[-1].span(0, len(cut[-1].text))[1]

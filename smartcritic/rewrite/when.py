"""Time: vague words replaced, else a date put where English puts it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from smartcritic import calendar
from smartcritic.criteria.time_bound import day as written
from smartcritic.parsing.labels import labels
from smartcritic.records import Cue
from smartcritic.rewrite import words
from smartcritic.rewrite.base import Change, Draft, Gap, Part, Task
from smartcritic.rewrite.clause import before_reason, end_of, heavy, opening

WORKABLE_DAYS = {"quarter": 28, "half": 60, "year": 120, "years": 730}
"""Least number of days that a proposed period leaves, by span; a period with fewer left is passed over for the next."""

_ORDER = ("quarter", "half", "year", "years")
_LASTING = frozenset({"keep"})


def draft(task: Task) -> Iterator[Draft]:
    """Propose the last day of a period that the goal's size asks for and that leaves time to work."""
    if task.report.criteria["time_bound"].verdict == "met":
        return
    facts, text = task.report.facts, task.text
    end, said = proposed_end(task)
    day = written(end)
    message = f"Say when it is over; {said} is {day}"
    vague = facts.of("vague_time")
    word = "until" if lasting(task) else "by"
    if vague:
        yield Draft("time_bound", message, _vague(task, vague, f"{word} {day}"), "idea")
        yield Draft("time_bound", message, (_replaced(text, vague[0], f"{word} {day}"),), "idea")
    events = facts.of("event", "undated_season")
    if (
        events
        and not vague
        and re.match(r"\s*(?:[.,;!]|$)", text[events[-1].end :])
        and text.count("(", 0, events[-1].start) == text.count(")", 0, events[-1].start)
    ):
        name = re.sub(r"^(?:by|before|until|till|at|in|ahead of|prior to)\s+", "", events[-1].text, flags=re.IGNORECASE)
        gap = Gap("deadline", "[date]", f"On which day is “{name}”?", day)
        at = events[-1].end
        joint = (" on ", gap) if at >= task.clause.end or events[-1].kind == "event" else (" (", gap, ")")
        yield Draft("time_bound", "Give the date of the event", (Change(at, at, joint),), "needs_input")
    starts = facts.of("start_only")
    if starts and re.match(r"(?:starting|beginning|from)\b", starts[-1].text, re.IGNORECASE) and starts[-1].end >= task.clause.end:
        yield Draft("time_bound", message, (Change(starts[-1].end, starts[-1].end, (f" and ending on {day}",)),), "idea")
    for change in _placed(task, f"{word} {day}"):
        yield Draft("time_bound", message, change, "idea")


def lasting(task: Task) -> bool:
    """Whether the goal is a level to keep or work per period: it runs until a day, it is not done by one."""
    facts = task.report.facts
    rate = any(q.role == "rate" for q in facts.quantities)
    return task.recurring or rate or facts.cadence is not None or (facts.action is not None and facts.action.direction in _LASTING)


def span_of(text: str) -> str:
    """The span that the words of a goal ask for: "quarter", "half", "year" or "years"."""
    found = [str(e.get("span")) for e in words.find_all("spans", text)]
    return max(found, key=_ORDER.index, default="quarter")


def proposed_end(task: Task) -> tuple[dt.date, str]:
    """The day proposed, and what it is the end of; periods follow the fiscal year of the context."""
    context = task.evidence.context
    today, first = context.today, context.fiscal_year_start
    assert today is not None
    begin = max(today, task.evidence.goal.start_date or today)
    span = span_of(task.text)
    fiscal = "fiscal " if first != 1 else ""
    number = calendar.fiscal_year_of(begin, first)
    if span == "years":
        end = calendar.fiscal_year(min(number + 2, calendar.MAX_YEAR), first)[1]
        if (end - begin).days < WORKABLE_DAYS[span]:
            end = calendar.fiscal_year(min(number + 3, calendar.MAX_YEAR), first)[1]
        return end, f"the end of {fiscal}{calendar.fiscal_year_of(end, first)}"
    name = {"quarter": "quarter", "half": "half-year", "year": "year"}[span]
    end = _period_end(begin, span, first)
    if (end - begin).days >= WORKABLE_DAYS[span]:
        return end, f"the end of this {fiscal}{name}"
    return _period_end(calendar.add_days(end, 1), span, first), f"the end of next {fiscal}{name}"


def _period_end(day: dt.date, span: str, first: int) -> dt.date:
    if span == "quarter":
        return calendar.quarter_end(day, first)
    if span == "half":
        return calendar.half(*calendar.half_of(day, first), first)[1]
    return calendar.fiscal_year(calendar.fiscal_year_of(day, first), first)[1]


def _vague(task: Task, cues: tuple[Cue, ...], phrase: str) -> tuple[Change, ...]:
    """Take every vague word out, and put the date in the place of the one that stands where a date would."""
    text, clause = task.text, task.clause
    last = next((c for c in reversed(cues) if c.end >= clause.end - 1), None)
    front = next((c for c in cues if not text[clause.start : c.start].strip(" \t\"'“‘(*_>#-")), None)
    anchor = last or front
    if anchor is None and len(cues) == 1 and text[cues[0].end : cues[0].end + 1] in (",", ";"):
        anchor = cues[0]
    changes = [Change(*_with_space(text, c.start, c.end), ()) for c in cues if c is not anchor]
    if anchor is not None:
        return (*changes, _replaced(text, anchor, phrase))
    return (*changes, *next(_placed(task, phrase)))


def _with_space(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the blank and comma before it, so that taking it out leaves clean text."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    keep = start
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] == "," and text[end : end + 1] in (",", ".", ""):
        start -= 1
    if start == 0 or text[start - 1] in '\n"“(':
        start = keep
        while end < len(text) and text[end] in " \t,":
            end += 1
    return start, end


def _replaced(text: str, cue: Cue, phrase: str) -> Change:
    """Put the date in the place of a vague word; in front of the goal with a comma behind it."""
    start, end = cue.start, cue.end
    if text[:start].strip(" \t*-#>\"'“‘") == "" or text[:start].rstrip().endswith("\n"):
        lead = phrase[0].upper() + phrase[1:] if text[start : start + 1].isupper() else phrase
        comma = "" if text[end : end + 1] == "," else ","
        return Change(start, end, (lead + comma,))
    return Change(start, end, (phrase,))


def _placed(task: Task, phrase: str) -> Iterator[tuple[Change, ...]]:
    """Where the date goes: behind the goal's own clause, in front of its reason, in front of it all, or on a T line of its own."""
    text, facts, clause = task.text, task.report.facts, task.clause
    marks = labels(text)
    if marks:
        yield _labelled(text, marks, phrase)
        return
    begin = facts.action.end if facts.action is not None and clause.start <= facts.action.start < clause.end else clause.start
    at_end = (Change(clause.end, clause.end, (_joint(text, clause.end) + phrase,)),)
    front = _fronted(task, phrase)
    before = before_reason(text, facts, clause)
    if front is None and before is None and text[clause.start : clause.end].endswith(")"):
        opened = text.rfind(" (", clause.start, clause.end)
        if opened > clause.start and text.count("(", opened, clause.end) == 1:
            yield (Change(opened, opened, (" " + phrase,)),)
    dated = any(d.kind != "recurrence" and d.start >= clause.start for d in facts.dates)
    compared = re.search(r",\s+(?:compared|relative|versus|vs\.?)\s", text[clause.start : clause.end])
    if compared is not None:
        at = clause.start + compared.start()
        yield (Change(at, at, (" " + phrase,)),)
    again = before is not None and re.match(r"\s+by\b", text[before:], re.IGNORECASE) is not None
    if front is not None and (again or len(text[clause.start : clause.end].split()) > 16):
        yield front
    if before is not None and not again and not heavy(text, begin, before) and not dated:
        yield (Change(before, before, (" " + phrase,)),)
    if front is not None and heavy(text, begin, clause.end):
        yield front
    yield at_end
    if front is not None:
        yield front


def _joint(text: str, at: int) -> str:
    return "" if at == 0 or text[at - 1].isspace() else " "


def _fronted(task: Task, phrase: str) -> tuple[Change, ...] | None:
    """ "By 31 March 2027, hire ..." where the first word's case is sure and nothing dated stands in front already."""
    facts = task.report.facts
    if facts.form not in ("imperative", "clause") or task.shape.title:
        return None
    found = opening(task.text, task.clause, facts)
    if found is None:
        return None
    at, word = found
    if word.lower() == "to" or (facts.action is not None and re.search(r"[:=–—]|\.\.\.|…", task.text[at : facts.action.start])):
        return None
    inside = text_before(task.text, task.clause.start) in (";", ",", ":")
    lead = phrase if inside else phrase[0].upper() + phrase[1:]
    return (Change(at, at + len(word), (lead + ", ", word)),)


def text_before(text: str, at: int) -> str:
    """The last character before `at` that is no white space."""
    return text[:at].rstrip()[-1:]


def _labelled(text: str, marks: list[tuple[str, int, int, int]], phrase: str) -> tuple[Change, ...]:
    """The T line, or a new one in the manner of the others."""
    t_line = next((m for m in marks if m[0] == "T"), None)
    if t_line is not None:
        at = max(end_of(text, t_line[3]), t_line[2])
        return (Change(at, at, ((" " if at > t_line[2] else "") + phrase,)),)
    letter, start, stop, _ = marks[-1]
    lead = text[start:stop].lstrip()
    label = lead.replace(letter, "T", 1) if lead.strip("*_: -").upper() == letter else "T: "
    gap: Part = ("\n" if "\n" in text else " ") + label.rstrip() + " " + phrase[0].upper() + phrase[1:]
    at = len(text.rstrip())
    return (Change(at, at, (gap,)),)

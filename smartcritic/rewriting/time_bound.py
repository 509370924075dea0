"""Time: vague words replaced, else a date put where English puts it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from smartcritic import calendar
from smartcritic.criteria.time_bound import day as written
from smartcritic.language.segments import labels
from smartcritic.languages import Language
from smartcritic.records import Cue
from smartcritic.rewriting import words
from smartcritic.rewriting.base import Change, Draft, Part, Task
from smartcritic.rewriting.clause import before_reason, end_of, heavy, opening
from smartcritic.rewriting.words import any_of

WORKABLE_DAYS = {"quarter": 28, "half": 60, "year": 120, "years": 730}
"""Least number of days that a proposed period leaves, by span; a period with fewer left is passed over for the next."""

_ORDER = ("quarter", "half", "year", "years")
_LASTING = frozenset({"keep"})


def draft(task: Task) -> Iterator[Draft]:
    """Propose the last day of a period that the goal's size asks for and that leaves time to work."""
    if task.report.criteria["time_bound"].verdict == "met":
        return
    facts = task.report.facts
    end, period = proposed_end(task)
    day = written(end)
    message = task.say("over", period=period, day=day)
    phrase = _words_alone(task, "until_day" if is_lasting(task) else "by_day", day)
    vague = facts.of("vague_time")
    if vague:
        yield Draft("time_bound", message, _vague(task, vague, phrase), "idea")
        yield Draft("time_bound", message, (_replaced(task.text, vague[0], phrase),), "idea")
    else:
        yield from _of_event(task, day)
    starts = facts.of("start_only")
    if starts and task.language.once(_starter).match(starts[-1].text) and starts[-1].end >= task.clause.end:
        ending = _words_alone(task, "ending", day)
        yield Draft("time_bound", message, (Change(starts[-1].end, starts[-1].end, (ending,)),), "idea")
    for change in _placed(task, phrase):
        yield Draft("time_bound", message, change, "idea")


def _words_alone(task: Task, key: str, day: str) -> str:
    return "".join(str(part) for part in task.phrase(key, day=day))


def _of_event(task: Task, day: str) -> Iterator[Draft]:
    """A slot for the day of the event that closes the goal."""
    events, text = task.report.facts.of("event", "undated_season"), task.text
    if not events:
        return
    last = events[-1]
    if not re.match(r"\s*(?:[.,;!]|$)", text[last.end :]) or text.count("(", 0, last.start) != text.count(")", 0, last.start):
        return
    slot = task.slot("deadline", example=day, event=task.language.once(_event_opener).sub("", last.text))
    key = "event" if last.end >= task.clause.end or last.kind == "event" else "event_aside"
    yield Draft("time_bound", task.say("event"), (Change(last.end, last.end, task.phrase(key, deadline=slot)),), "needs_input")


def is_lasting(task: Task) -> bool:
    """Whether the goal is a level to keep or work per period: it runs until a day, it is not done by one."""
    facts = task.report.facts
    rate = any(q.role == "rate" for q in facts.quantities)
    return task.recurring or rate or facts.cadence is not None or (facts.action is not None and facts.action.direction in _LASTING)


def span_of(language: Language, text: str) -> str:
    """The span that the words of a goal ask for: "quarter", "half", "year" or "years"."""
    found = [str(e.get("span")) for e in words.find_all(language, "spans", text)]
    return max(found, key=_ORDER.index, default="quarter")


def proposed_end(task: Task) -> tuple[dt.date, str]:
    """The day proposed, and what it is the end of; periods follow the fiscal year of the context."""
    context = task.evidence.context
    today, first = context.today, context.fiscal_year_start
    assert today is not None
    begin = max(today, task.evidence.goal.start_date or today)
    span = span_of(task.language, task.text)
    fiscal = task.say("fiscal") if first != 1 else ""
    number = calendar.fiscal_year_of(begin, first)
    if span == "years":
        end = calendar.fiscal_year(min(number + 2, calendar.MAX_YEAR), first)[1]
        if (end - begin).days < WORKABLE_DAYS[span]:
            end = calendar.fiscal_year(min(number + 3, calendar.MAX_YEAR), first)[1]
        return end, task.say("years", fiscal=fiscal, number=calendar.fiscal_year_of(end, first))
    end = _period_end(begin, span, first)
    if (end - begin).days >= WORKABLE_DAYS[span]:
        return end, task.say(span, fiscal=fiscal)
    return _period_end(calendar.add_days(end, 1), span, first), task.say(f"next_{span}", fiscal=fiscal)


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
    text, facts, clause, language = task.text, task.report.facts, task.clause, task.language
    marks = labels(text)
    if marks:
        yield _labelled(text, marks, phrase)
        return
    begin = facts.action.end if facts.action is not None and clause.start <= facts.action.start < clause.end else clause.start
    at_end = (Change(clause.end, clause.end, (_joint(text, clause.end) + phrase,)),)
    front = _fronted(task, phrase)
    before = before_reason(text, facts, clause)
    if front is None and before is None:
        yield from _in_front_of_brackets(task, phrase)
    dated = any(d.kind != "recurrence" and d.start >= clause.start for d in facts.dates)
    compared = language.once(_comparing).search(text, clause.start, clause.end)
    if compared is not None:
        yield (Change(compared.start(), compared.start(), (" " + phrase,)),)
    again = before is not None and language.once(_again).match(text, before) is not None
    if front is not None and (again or len(text[clause.start : clause.end].split()) > 16):
        yield front
    if before is not None and not again and not dated and not heavy(language, text, begin, before):
        yield (Change(before, before, (" " + phrase,)),)
    if front is not None and heavy(language, text, begin, clause.end):
        yield front
    yield at_end
    if front is not None:
        yield front


def _in_front_of_brackets(task: Task, phrase: str) -> Iterator[tuple[Change, ...]]:
    text, clause = task.text, task.clause
    if not text[clause.start : clause.end].endswith(")"):
        return
    opened = text.rfind(" (", clause.start, clause.end)
    if opened > clause.start and text.count("(", opened, clause.end) == 1:
        yield (Change(opened, opened, (" " + phrase,)),)


def _joint(text: str, at: int) -> str:
    return "" if at == 0 or text[at - 1].isspace() else " "


def _fronted(task: Task, phrase: str) -> tuple[Change, ...] | None:
    """ "By 31 March 2027, hire ..." where the first word's case is sure and nothing dated stands in front already."""
    facts = task.report.facts
    if facts.form not in ("imperative", "clause") or task.shape.title:
        return None
    found = opening(task.language, task.text, task.clause, facts)
    if found is None:
        return None
    at, word = found
    if word.lower() in words.word_set(task.language, "to"):
        return None
    if facts.action is not None and re.search(r"[:=–—]|\.\.\.|…", task.text[at : facts.action.start]):
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


def _event_opener(language: Language) -> re.Pattern[str]:
    return re.compile(rf"^(?:{any_of(language, 'event_openers')})\s+", re.IGNORECASE)


def _starter(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(language, 'starters')})\b", re.IGNORECASE)


def _comparing(language: Language) -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{any_of(language, 'comparing')})\.?\s")


def _again(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(language, 'again')})\b", re.IGNORECASE)

"""Days that stand in a goal: one that is over, one of which nobody knows the year."""

from __future__ import annotations

import datetime as dt
import re

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.model import Cue, DateMention
from smartcritic.rewriting import ends, horizon
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.slots import Gap, Part
from smartcritic.rewriting.wording import any_of, capitalised, gap, message, say, words

LATELY = 100
"""How many days ago a day without a year may be over to be asked about again."""

MOST_HEADED = 5
"""Words in front of a year in a heading."""

JUST = 31
"""How many days ago a day may be over for what was due then to be nearly done."""

OLDEST = 30
"""Years ago for which a day that is over may be meant; "15 October, 75 of them" is none of 1975."""

MOST_ASKED = 2
"""Days that are asked about at once."""

YEAR = re.compile(r"(?<![\w.,/$€£-])(?:19|20)\d\d(?![\w%/]|[-.,]\d)")


def over(task: Task) -> DateMention | None:
    """A day or a period of the text that is over and would be the goal's end; None where a later one is there as well."""
    today = task.evidence.context.today
    assert today is not None
    facts = task.report.facts
    end = facts.deadline.start if facts.deadline is not None else None
    dated = [d for d in facts.dates if d.kind in ("date", "range") and d.end_date is not None]
    dated = [d for d in dated if any(c.isdigit() for c in d.text) or d.start == end]
    ago = any_of(task.language, "ago", r"(?<![^\W_])%s(?![^\W_])")
    dated = [d for d in dated if not ago.search(d.text)]
    over = [d for d in dated if d.end_date is not None and d.end_date < today and d.end_date.year > today.year - OLDEST]
    over = [d for d in over if not _compared(task, d.start, d.end)]
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
    if any_of(task.language, "by_word", r"%s\s").match(text, start) is not None:
        return False
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


def years(task: Task, day: dt.date) -> tuple[Change, ...]:
    """A slot in the place of a year that is over and no date ("the 2022 plan")."""
    today = task.evidence.context.today
    assert today is not None
    facts = task.report.facts
    taken = [(d.start, d.end) for d in facts.dates] + [(q.start, q.end) for q in facts.quantities]
    out = []
    for m in YEAR.finditer(task.text, task.clause.start, task.clause.end):
        free = not any(a < m.end() and m.start() < b for a, b in taken)
        if free and int(m[0]) < today.year and _names_a_year(task, m.start(), m.end()):
            slot = gap(task.language, "year", item=m[0], proposal=str(day.year), alternatives=(str(day.year + 1),))
            out.append(Change(m.start(), m.end(), (slot,)))
    return tuple(out)


def moved(task: Task, over: DateMention) -> Piece:
    """A new day in the place of one that is over."""
    if over.start_date is not None and over.end_date is not None and len(re.findall(r"[^\W\d_]{3,}", over.text)) > 1:
        return _next_year(task, over)
    language = task.language
    proposal = ends.proposal(task, longest="year")
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(language, "moved", "deadline", item=over.text, proposal=day, alternatives=tuple(others))
    return Piece("time_bound", message(language, "deadline", day=day), (redated(task, over.start, over.end, slot),))


def redated(task: Task, start: int, end: int, slot: Gap, word: str = "") -> Change:
    """A slot in the place of a date, behind its own "by" or "before" or one that it needs; `word`: the one that it needs in any case."""
    language, opens = task.language, re.search(r"(?:^|[.!?]|\n)\s*$", task.text[:start]) is not None
    lead = any_of(language, "leads", r"(%s)\s+(?:the\s+)?").match(task.text, start)
    kept = lead is not None and lead[1].lower() in words(language, "lead_kept")
    if lead is not None and ends.way(task) == "by" and lead[1].lower() in words(language, "ends"):
        kept = False
    through = any_of(language, "through", r"%s\s").match(task.text, start) is not None
    bare = bool(word) and lead is None and re.search(r"[^\W\d_]\s$|[\d%)]\s$", task.text[:start]) is not None
    bare = bare and any_of(language, "leads", r"(?<![^\W_])%s\s$").search(task.text, 0, start) is None
    needed = (word or "by") if lead is not None or opens or bare else "moved"
    said: tuple[Part, ...] = say(language, "until" if through else needed, deadline=slot)
    if kept and lead is not None:
        said = (lead[1] + " ", slot)
    return Change(start, end, capitalised(said) if opens else said)


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


# ---------------------------------------------------------------------------------- days that come


def again(task: Task) -> Piece | None:
    """Days without a year that were over a short while ago, and were taken for those of next year: are they meant?"""
    facts = task.report.facts
    end = facts.deadline
    lately = [d for d in facts.dates if _was_lately(task, d) and (end is None or d.start == end.start)]
    ends_it = [end is not None and d.start == end.start for d in lately]
    asked = [d for d, its_end in zip(lately, ends_it, strict=True) if its_end or not (is_told(task, d) or _compared(task, d.start, d.end))]
    changes = tuple(_meant(task, d) for d in asked[:MOST_ASKED])
    return Piece("time_bound", message(task.language, "again"), changes, form="again") if changes else None


def _was_lately(task: Task, found: DateMention) -> bool:
    last, today = found.end_date, task.evidence.context.today
    if last is None or today is None or found.kind not in ("date", "range") or last <= calendar.add_days(today, 365 - LATELY):
        return False
    if last > calendar.add_days(today, 366) or str(last.year) in found.text:
        return False
    if opens(task, found) and any_of(task.language, "closing", r"%s\s").match(found.text) is None:
        return False
    if any_of(task.language, "asked_for", r"\s+%s\s").match(task.text, found.end):
        return False
    if _is_holiday(found):
        return re.search(r"\d", found.text) is None and re.match(r"\W*\d{4}", task.text[found.end :]) is None
    told = {int(n) for n in re.findall(r"\d+", found.text)}
    return last.day in told and last.year % 100 not in told - {last.day}


def is_told(task: Task, found: DateMention | Cue) -> bool:
    """Whether something happened on the day ("the last one was on 9 November")."""
    before = re.split(r"[.,;:()](?!\d)", task.text[: found.start])[-1].lower().split()
    return bool({*before[-5:]} & words(task.language, "past"))


def _is_holiday(found: DateMention) -> bool:
    return found.rule.rpartition("/")[2] == "holiday"


def _meant(task: Task, found: DateMention) -> Change:
    """A slot in the place of the day; behind a holiday and a span of days, one for the year."""
    language, day = task.language, found.end_date
    assert day is not None
    said = any_of(language, "leads", r"^%s\s+(?:the\s+)?").sub("", found.text)
    spans = found.start_date not in (None, day)
    if _is_holiday(found) or spans:
        slot = gap(language, "year_again", item=said, proposal=str(day.year), alternatives=(str(day.year + 1),))
        return Change(found.end, found.end, (" ", slot))
    slot = gap(language, "again", "deadline", item=found.text, proposal=format_date(day))
    today, end = task.evidence.context.today, task.report.facts.deadline
    closes = (end is not None and end.start == found.start) or any_of(language, "closing", r"%s\s").match(found.text) is not None
    if today is not None and closes and (calendar.add_months(today, 12) - day).days <= JUST:
        soon = horizon.propose("days", task.evidence.context, task.evidence.goal).day
        first, second = (calendar.month_end(day), soon) if _names_month(said, day) else (soon, day)
        slot = gap(language, "again", "deadline", item=found.text, proposal=format_date(first), alternatives=(format_date(second),))
    return Change(found.end - len(said), end_of(task, found), (slot,))


def is_of_year(task: Task) -> bool:
    """Whether a year that is not over heads the goal ("2027 - ...", "Plan 2027 (a) ..."), so that it is the goal's period."""
    today = task.evidence.context.today
    assert today is not None
    for m in YEAR.finditer(task.text):
        heads = re.match(r"\s*(?:[-–—:(]|\d[.)])", task.text[m.end() :]) is not None and len(task.text[: m.start()].split()) <= MOST_HEADED
        before = task.text[: m.start()].lower().split()[-1:]
        if int(m[0]) >= today.year and (heads or (int(m[0]) == today.year and words(task.language, "yearly") & {*before})):
            return True
    return False


def end_of(task: Task, found: DateMention) -> int:
    """Where a date ends, without the stop of its sentence ("by Nov. The rest ...")."""
    stop = found.text.endswith(".") and re.match(r"\s+[^\Wa-z]|\s*$", task.text[found.end :]) is not None
    return found.end - int(stop)


def _names_month(said: str, day: dt.date) -> bool:
    """Whether the number behind a month may be the year as well as the day ("Nov 27", written in 2026)."""
    behind = re.fullmatch(r"[^\W\d_]+\.? (\d\d)", said.rstrip(",;:"))
    return behind is not None and int(behind[1]) == day.year % 100


# ---------------------------------------------------------------------------------- questions to a date


def opens(task: Task, found: DateMention) -> bool:
    """Whether something begins on a day ("from Monday", "effective 1 April")."""
    near = [w.lower().strip(".,;:()") for w in (*found.text.split()[:1], *task.text[: found.start].split()[-1:])]
    return bool({*near} & words(task.language, "starts"))


def is_day(task: Task, event: Cue) -> bool:
    """Whether the words name one day, as a holiday does, no season."""
    return any(_is_holiday(d) for d in task.report.facts.dates if d.start < event.end and event.start < d.end)


def is_name(task: Task, start: int) -> bool:
    """Whether a year stands behind a plain noun, as a part of its name ("the event calendar 2027")."""
    before = re.search(r"([^\W\d_]+) $", task.text[:start])
    return before is not None and before[1].lower() not in words(task.language, "year_leads")

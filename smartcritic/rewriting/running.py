"""Ends that leave no time: a period that is all but over, a day that comes too soon, one that can be read in two ways."""

from __future__ import annotations

import datetime as dt
import re

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.model import DateMention
from smartcritic.rewriting import days, ends, horizon
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, message, say, words

SHORT = 8
"""A period of which less than this part is left, or less than this part of what such a goal takes, leaves no time."""

DUE = 1
"""Days until a deadline that leave no time for what takes weeks."""

SOON = 45
"""Days until a deadline that may be what puts a goal out of reach."""

BESIDE = 2
"""Characters between a date and another one that says what it is: "year end (31 March)"."""

NEXT = 75
"""Days until "next Christmas" within which that may be this one."""

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""Months of the periods that people plan in, the shortest first; a week has none."""

PERIODS = frozenset({"year", "month", "quarter", "half", "fiscal-year", "part-of-period"})
"""Rules of dates by which periods are read from a name of theirs."""

ENDS = frozenset({"which-period", "period-end"})
"""Rules of dates by which periods are read from what they are called ("this month", "EOQ")."""


def asked(task: Task) -> Piece | None:
    """The end that the text names, asked anew where it leaves no time, or asked about where it can be read in two ways."""
    found = _end(task)
    if found is None or _is_set(task, found) or _goes_on(task, found):
        return None
    unit = _unit(task, found)
    if unit is not None and _runs(task, found, unit):
        if _is_ending(task, found, unit) or is_hurried(task, found.end_date):
            return _next_of(task, found, unit)
        return _said(task, found, "last_day") if _is_doubtful(task, found) else None
    if _may_be_next(task, found):
        return _said(task, found, "next_one")
    led = any_of(task.language, "leads", r"^%s\s").match(found.text) is not None and not found.rule.endswith("amount")
    if led and is_beyond(task, found.end_date):
        return redated(task, found.start, found.end, found.text.rstrip(".,;:"), longest="year")
    plain = re.search(r"\d", found.text) is None
    near = any_of(task.language, "this_one", r"(?<![^\W_])%s(?![^\W_])").search(found.text)
    if plain and (near is not None or task.report.facts.horizon == horizon.LONGER[-1]) and is_hurried(task, found.end_date):
        return redated(task, found.start, found.end, found.text)
    return _due(task, found)


def _end(task: Task) -> DateMention | None:
    """The date that is the goal's deadline."""
    deadline = task.report.facts.deadline
    if deadline is None or deadline.start is None:
        return None
    same = (d for d in task.report.facts.dates if (d.start, d.end) == (deadline.start, deadline.end))
    return next((d for d in same if d.end_date is not None), None)


def _is_set(task: Task, found: DateMention) -> bool:
    """Whether the date begins something, is the whole of a period, or is that of a step or of what may be over ("in November")."""
    if days.opens(task, found) or any_of(task.language, "feasts", r"(?<![^\W_])%s$").search(found.text) is not None:
        return True
    beside = not task.clause.start <= found.start < task.clause.end
    return found.rule.startswith("at/") or (found.rule.startswith("in/") and (beside or _has_later(task, found)))


def _goes_on(task: Task, found: DateMention) -> bool:
    """Whether a verb, a noun or a figure follows: "this year was ...", "the November fair", "year end (31 March)"."""
    behind = re.match(r"\s+([^\W\d_]+)", task.text[found.end :])
    beside = any(0 <= d.start - found.end <= BESIDE for d in task.report.facts.dates)
    if beside or re.match(r"[\s'’]*\d", task.text[found.end :]) is not None:
        return True
    if behind is None or behind[1].lower() in words(task.language, "clause_verbs"):
        return behind is not None
    opens = not task.text[: found.start].strip() or any_of(task.language, "goes_on", r"\s+%s").match(task.text, found.end) is not None
    return not opens and behind[1].islower() and behind[1] not in task.language.function_words | words(task.language, "polite")


def _has_later(task: Task, found: DateMention) -> bool:
    """Whether a later date stands in the text as well, so that what is in this period may be over."""
    last = found.end_date
    return last is not None and any(d is not found and d.start_date is not None and d.start_date > last for d in task.report.facts.dates)


# ---------------------------------------------------------------------------------- periods


def _unit(task: Task, found: DateMention) -> str | None:
    """The period whose last day a date is; None for a day, a season or a part of a period."""
    last, (lead, _, rule) = found.end_date, found.rule.rpartition("/")
    bare = not lead and rule not in ("which-period", "part-of-period", "year")
    if last is None or bare or rule not in PERIODS | ENDS or _is_fiscal(task, found):
        return None
    spans = {u: any_of(task.language, f"span_{u}", r"(?<![^\W_])%s(?![^\W_])") for u in ("week", "quarter", "half", "year")}
    named = [u for u, pattern in spans.items() if pattern.search(found.text)]
    if not named and rule in ENDS:
        return "month" if any_of(task.language, "span_month", r"(?<![^\W_])%s(?![^\W_])").search(found.text) else None
    if not named:
        rest = any_of(task.language, "part_of", "%s").sub("", found.text)
        rest = any_of(task.language, "leads", r"(?<![^\W_])%s(?![^\W_])").sub("", rest)
        named = ["month" if re.search(r"[^\W\d_]{3,}", rest) else "year"]
    if named[0] == "week":
        return "week"
    return named[0] if last == calendar.month_end(last) else None


def _is_fiscal(task: Task, found: DateMention) -> bool:
    """Whether a fiscal year is named, of which nobody has said when it begins."""
    named = any_of(task.language, "span_fiscal", r"(?<![^\W_])%s(?![^\W\d_])").search(found.text) is not None
    return named and task.evidence.context.fiscal_year_start == 1


def _first(unit: str, last: dt.date) -> dt.date:
    """The first day of the period that ends on a day."""
    return calendar.add_days(last, -6) if unit == "week" else calendar.add_months(last.replace(day=1), 1 - MONTHS[unit])


def _later(unit: str, last: dt.date, many: int = 1) -> dt.date:
    """The last day of the period that comes so many periods later."""
    return calendar.add_days(last, 7 * many) if unit == "week" else calendar.month_end(calendar.add_months(last, MONTHS[unit] * many))


def _runs(task: Task, found: DateMention, unit: str) -> bool:
    today, last = task.evidence.context.today, found.end_date
    return today is not None and last is not None and _first(unit, last) <= today <= last


def _is_ending(task: Task, found: DateMention, unit: str) -> bool:
    """Whether the period is all but over, and what is left of it is less than such a goal takes."""
    today, last, takes = task.evidence.context.today, found.end_date, task.report.facts.horizon
    assert today is not None
    assert last is not None
    left = (last - today).days
    return left * SHORT <= (last - _first(unit, last)).days and left < horizon.LEAST_DAYS[takes or "quarter"]


def _next_of(task: Task, found: DateMention, unit: str) -> Piece:
    """The next period of the same kind: another year in the place of one, the last day of the next quarter."""
    language, last = task.language, found.end_date
    assert last is not None
    more = any_of(language, "period_ends", r"\s+%s(?![^\W_])").match(task.text, found.end)
    end = more.end() if more is not None else days.end_of(task, found)
    said = task.text[found.start : end].rstrip(".,;:")
    year = re.search(r"(?<!\d)(?:19|20)\d\d$", said)
    if year is not None:
        number = int(year[0])
        slot = gap(language, "year_ending", "year", item=said, proposal=str(number + 1), alternatives=(year[0], str(number + 2)))
        return _asked(task, Change(found.start + year.start(), found.start + year.end(), (slot,)), "anew")
    day, *others = (_weekday(unit, _later(unit, last, n)) for n in (1, 2))
    later = horizon.propose(task.report.facts.horizon or "quarter", task.evidence.context, task.evidence.goal).day
    if unit == "month" and not any_of(task.language, "span_month", r"(?<![^\W_])%s(?![^\W_])").search(said) and later > day:
        day, later, others = later, day, [_later("year", last)]  # "by November" may be meant as early as that
    alternatives = dict.fromkeys(format_date(d) for d in (later, *others) if d != day)
    slot = gap(language, "hurried", "deadline", item=said, proposal=format_date(day), alternatives=tuple(alternatives))
    return _asked(task, days.redated(task, found.start, end, slot, _word(task, found)), "anew")


def _word(task: Task, found: DateMention) -> str:
    """ "until" in front of the end of what is kept or done again and again."""
    once = task.kind in ("task", "count", "event") and task.report.facts.cadence is None
    return "by" if once or found.rule.startswith(("in/", "by/")) or ends.way(task) == "by" else "until"


def _weekday(unit: str, day: dt.date) -> dt.date:
    """The Friday of a week; the last day of any other period."""
    return calendar.add_days(day, -2) if unit == "week" else day


def _asked(task: Task, change: Change, form: str = "again") -> Piece:
    return Piece("time_bound", message(task.language, "hurried"), (change,), form=form)


# ---------------------------------------------------------------------------------- days that can be read in two ways


def _is_doubtful(task: Task, found: DateMention) -> bool:
    """Whether "by Q4" is said in a fourth quarter of which less is left than such a goal takes: its last day, or next year's?"""
    today, last, takes = task.evidence.context.today, found.end_date, task.report.facts.horizon
    assert today is not None
    assert last is not None
    named = found.rule.startswith("by/") and found.rule.endswith("quarter") and not re.search(r"\d{2}", found.text)
    return named and (last - today).days < horizon.LEAST_DAYS[takes or "quarter"]


def _may_be_next(task: Task, found: DateMention) -> bool:
    """Whether "next Christmas" comes so soon that next year's may be meant."""
    today, day = task.evidence.context.today, found.end_date
    assert today is not None
    assert day is not None
    next_one = any_of(task.language, "next_ones", r"(?<![^\W_])%s(?![^\W_])").search(found.text) is not None
    return next_one and found.rule.endswith("which-holiday") and 0 <= (day - today).days <= NEXT


def _said(task: Task, found: DateMention, question: str) -> Piece:
    """The day that is read, behind the writer's words, and the one a year later: that one first where the goal takes until then."""
    day, today = found.end_date, task.evidence.context.today
    assert day is not None
    assert today is not None
    least = horizon.LEAST_DAYS[task.report.facts.horizon or "quarter"]
    both = [format_date(day), format_date(calendar.add_months(day, 12))]
    first, second = both if (day - today).days >= least or _has_later(task, found) else both[::-1]
    said = found.text.rstrip(".,;:")
    slot = gap(task.language, question, "deadline", item=said, proposal=first, alternatives=(second,))
    at = found.start + len(said)
    return _asked(task, Change(at, at, say(task.language, "event_day", event=slot)))


# ---------------------------------------------------------------------------------- days that come too soon


def is_hurried(task: Task, day: dt.date | None) -> bool:
    """Whether so little is left until the day that such a goal cannot be done by then."""
    today, takes = task.evidence.context.today, task.report.facts.horizon
    if today is None or day is None or takes in (None, "days", "weeks", "recurring"):
        return False
    return 0 <= (day - today).days * SHORT <= horizon.LEAST_DAYS[takes or "quarter"]


def is_beyond(task: Task, day: dt.date | None) -> bool:
    """Whether the goal is out of reach for what it says, and its last day is so near that another one may be all that it needs."""
    today = task.evidence.context.today
    doubted = task.report.criteria["achievable"].verdict == "unmet" and "achievable/out_of_reach" not in task.rules("achievable")
    return doubted and today is not None and day is not None and 0 <= (day - today).days <= SOON


def redated(task: Task, start: int, end: int, said: str, question: str = "hurried", longest: str = "") -> Piece:
    """Another day in the place of one that leaves no time."""
    short = question == "due" or any_of(task.language, "short_spans", r"(?<![^\W_])%s(?![^\W_])").search(said) is not None
    proposal = ends.proposal(task, longest=longest or ("weeks" if short else "year"))
    day, *others = (format_date(d) for d in (proposal.day, *proposal.others))
    slot = gap(task.language, question, "deadline", item=said, proposal=day, alternatives=tuple(others))
    return _asked(task, days.redated(task, start, end, slot))


def _due(task: Task, found: DateMention) -> Piece | None:
    """Another day for a deadline that is today or tomorrow, where the goal takes weeks at least."""
    today, day = task.evidence.context.today, found.end_date
    if today is None or day is None or any_of(task.language, "closing", r"%s\s").match(found.text) is None:
        return None
    if task.report.facts.horizon in (None, "days", "recurring") or not 0 <= (day - today).days <= DUE:
        return None
    return redated(task, found.start, found.end, found.text.rstrip(".,;:"), "due")

"""The day on which a number of things is done at the pace that the goal names ("replace 118 laptops, 15 a week")."""

from __future__ import annotations

import datetime as dt
import math

from smartcritic import calendar
from smartcritic.model import Quantity
from smartcritic.rewriting import days, ends, horizon
from smartcritic.rewriting.pieces import Task

LEAST = 4
"""Periods that what is done at a pace takes at least; a number that is done sooner may be another one."""

DAYS = {"day": 7 / 5, "week": 7.0, "month": 30.5, "quarter": 91.0}
"""Days of the period of a pace; of a day's, those of a working week are spread over the whole one."""

MONTHLY = 31
"""Days that are proposed to the Friday; what takes longer, to the end of the month."""


def ending(task: Task) -> horizon.Proposal | None:
    """When all are done, and a day or a month later; None where the text names no number of things and one pace for them."""
    found, today, per = _paced(task), task.evidence.context.today, ends.period(task)
    if found is None or today is None or per is None:
        return None
    whole, rate = found
    begins = [d.start_date for d in task.report.facts.dates if d.start_date is not None and d.start_date > today and days.opens(task, d)]
    first = begins[0] if len(begins) == 1 else today
    last = calendar.add_days(first, math.ceil(whole.value / rate.value * DAYS[per]))
    day = _rounded(first, last)
    return horizon.Proposal(day, (_rounded(first, calendar.add_days(day, 1)),))


def _rounded(first: dt.date, last: dt.date) -> dt.date:
    if (last - first).days <= MONTHLY:
        return calendar.add_days(last, (4 - last.weekday()) % 7)
    return calendar.month_end(last)


def _paced(task: Task) -> tuple[Quantity, Quantity] | None:
    """The number of things and the one pace, which counts the same things or says no more than how many."""
    facts = task.report.facts
    rates = [q for q in facts.quantities if q.role == "rate" and q.value > 0]
    told = any(d.kind == "recurrence" for d in facts.dates)
    if len(rates) != 1 or facts.deadline is not None or not told:
        return None
    rate = rates[0]
    wholes = [q for q in facts.quantities if q.start < rate.start and q.rule in ("counted noun", "digits") and "." not in q.text]
    wholes = [q for q in wholes if q.value >= LEAST * rate.value and rate.unit in (None, q.unit)]
    return (wholes[0], rate) if len(wholes) == 1 else None

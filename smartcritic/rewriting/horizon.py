"""By when? A day that fits how long such a goal takes: the end of a period that people plan in, with two others to choose from."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.model import Context, Goal

LEAST_DAYS = {"days": 7, "weeks": 40, "quarter": 75, "half": 130, "year": 270, "years": 800, "recurring": 90}
"""How many days from today a proposed end leaves at least, by how long such a goal takes."""

PERIOD = {
    "days": "week",
    "weeks": "month",
    "quarter": "quarter",
    "half": "quarter",
    "year": "half",
    "years": "year",
    "recurring": "quarter",
}
"""The period whose end is proposed."""

LONGER = ("days", "weeks", "quarter", "half", "year", "years")
"""Horizons with an end, the shortest first."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """The day proposed and up to two others, a sooner and a later one."""

    day: dt.date
    others: tuple[dt.date, ...]


def propose(horizon: str, context: Context, goal: Goal) -> Proposal:
    """Propose the last day of a goal.

    Args:
        horizon: how long such a goal takes ("days", "weeks", "quarter", "half", "year", "years" or "recurring").
        context: `today` must be set; periods follow `fiscal_year_start`.
        goal: a later `start_date` counts in place of today.
    """
    assert context.today is not None
    begin = max(context.today, goal.start_date or context.today)
    first = context.fiscal_year_start
    day = end_for(horizon, begin, first)
    at = LONGER.index(horizon) if horizon in LONGER else 2
    near = [end_for(LONGER[i], begin, first) for i in (at - 1, at + 1) if 0 <= i < len(LONGER)]
    if horizon == "days":
        near.append(calendar.add_days(day, 7))
    others = tuple(sorted({d for d in near if d != day}))
    return Proposal(day, others[:2])


def end_for(horizon: str, begin: dt.date, first_month: int) -> dt.date:
    """The first end of a period that leaves `LEAST_DAYS` from `begin`."""
    least = calendar.add_days(begin, LEAST_DAYS.get(horizon, 60))
    period = PERIOD.get(horizon, "quarter")
    if period == "week":
        return calendar.add_days(least, (4 - least.weekday()) % 7)  # a Friday
    if period == "month":
        return calendar.month_end(least)
    if period == "quarter":
        return calendar.quarter_end(least, first_month)
    if period == "half":
        return calendar.half(*calendar.half_of(least, first_month), first_month)[1]
    return calendar.fiscal_year(calendar.fiscal_year_of(least, first_month), first_month)[1]

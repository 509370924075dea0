"""A target broken down to working days, weeks and milestones.

``total = (target - current) / (worth of an item) / product of the rates before the goal's stage``;
``per_workday = total / working days left``; ``per_week = per_workday x working days of a week``. Figures are exact.
"""

from __future__ import annotations

import datetime as dt
import math
from collections.abc import Sequence

from smartcritic import calendar
from smartcritic.attainability import funnel as funnels
from smartcritic.attainability import stated_funnel
from smartcritic.attainability import target as targets
from smartcritic.attainability.target import Target, show
from smartcritic.errors import PlanError, nearest
from smartcritic.languages import Language
from smartcritic.model import Context, Facts, FunnelStage, Goal, Milestone, Plan

WEEKS_UP_TO = 45
MONTHS_UP_TO = 400
"""Days up to which milestones are set per week, and per month; beyond, per quarter."""


HORIZON_YEARS = 50
"""How far ahead a deadline may be for a plan: beyond lies what systems write for "no end" (31 December 9999)."""
NAMED = 3
"""Key results that an error names."""
STEPS = ("week", "month", "quarter")
SPREADS = ("workdays", "linear")


def make_plan(
    goal: Goal, facts: Facts, context: Context, language: Language, step: str | None = None, spread: str = "workdays"
) -> Plan:
    """Break a goal down.

    `step`: how far apart milestones stand ("week", "month", "quarter"); None picks by the time that is left. `spread`: whether
    they rise with the working days ("workdays") or with the calendar days ("linear").

    Raises:
        PlanError: `step` or `spread` is none of these, the deadline or the amount is missing, the deadline is past,
            more than `HORIZON_YEARS` ahead, or no working day is left. Of an objective that its key results carry it names these.
        MissingExtraError: the context names holidays and the package ``holidays`` is not installed.
    """
    if step is not None and step not in STEPS:
        raise PlanError(f"step: {step!r} is no distance of milestones{nearest(step, STEPS)}; give one of {', '.join(STEPS)} or None")
    if spread not in SPREADS:
        raise PlanError(f"spread: {spread!r} is no way to spread milestones{nearest(spread, SPREADS)}; give one of {', '.join(SPREADS)}")
    window, target = targets.window(goal, facts, context), targets.read(goal, facts, language)
    if (window is None or target is None) and (goal.key_results or goal.kind == "objective"):
        raise PlanError(_by_key_results(goal))
    if window is None:
        raise PlanError("the goal has no deadline; name the day by which it is due, such as 'by 31 March 2027', or give a due_date")
    if target is None:
        raise PlanError("the goal has no amount; say how much or how many, such as '20 meetings', or give a target")
    first, last = window
    if last < first:
        raise PlanError(f"the deadline {last} is past on {first}; a plan needs a deadline ahead")
    if (last - first).days > HORIZON_YEARS * 366:
        raise PlanError(f"the deadline {last} is more than {HORIZON_YEARS} years ahead; a plan needs a nearer one")
    days = calendar.count_workdays(first, last, context.workdays, context.holidays)
    if not days:
        raise PlanError(f"no working day is left between {first} and {last}; move the deadline or the working days")
    assumptions: list[str] = []
    left = _left(goal, target, window, context, language, assumptions)
    total, activity, unit = _through(goal, facts, context, language, target, left, window, assumptions)
    if context.holidays:
        assumptions.append(language.message("plan/holidays", country=context.holidays))
    daily = total / days
    return Plan(
        activity,
        unit,
        total,
        daily,
        daily * len(context.workdays),
        days,
        last,
        milestones(total, window, context, step, spread),
        tuple(assumptions),
    )


def _by_key_results(goal: Goal) -> str:
    """What is wrong with planning an objective that has no amount or no deadline of its own: its key results have them."""
    said = "the goal is an objective, whose amounts and deadlines are those of its key results"
    named = ", ".join(repr(k.text) for k in goal.key_results[:NAMED]) + (", ..." if len(goal.key_results) > NAMED else "")
    return f"{said}; plan these one by one: {named}" if named else f"{said}; plan these one by one"


def _left(
    goal: Goal, target: Target, window: tuple[dt.date, dt.date], context: Context, language: Language, notes: list[str]
) -> float:
    """What is still to come, in the target's unit."""
    if target.per is not None:
        until = calendar.format_date(window[1])
        notes.append(language.message("plan/per_period", value=show(target.value), period=target.per, deadline=until))
        return target.value * targets.periods_left(*window, target.per, context)
    origin = goal.current if goal.current is not None else None if target.change else target.baseline
    if target.change and target.unit == "percent" and origin is None and target.baseline is not None:
        return abs(target.baseline * target.value / 100.0)
    if origin is None or target.change:
        return abs(target.value)
    notes.append(language.message("estimate/there_already", value=show(origin)))
    return max(0.0, origin - target.value if target.down else target.value - origin)


def _through(
    goal: Goal,
    facts: Facts,
    context: Context,
    language: Language,
    target: Target,
    left: float,
    window: tuple[dt.date, dt.date],
    notes: list[str],
) -> tuple[float, str, str | None]:
    """The amount of the first stage's activity that the rest takes, with its name and unit."""
    say = language.message
    stages: Sequence[FunnelStage] = context.funnel
    index = funnels.stage_of(target, stages, language) if target.unit != "percent" else None
    if index is None:
        stages = stated_funnel.read(facts, goal.text, language) if not context.funnel else ()
        index = len(stages) - 1 if stages else None
    if index is None:
        return left, target.noun or goal.metric or target.unit or say("plan/units"), target.unit
    each = next((s.value_each for s in reversed(stages[: index + 1]) if s.value_each), None)
    each = each or stated_funnel.worth_each(facts, goal.text, language)
    need = left
    if target.money and not funnels.in_money(stages[index], language):
        if not each:
            raise PlanError(
                f"the worth of one of the {stages[index].stage!r} is missing; give value_each in the funnel or say what one is worth"
            )
        need = left / each
        notes.append(say("plan/worth", sum=show(left), unit=target.unit, each=show(each), count=show(need), stage=stages[index].stage))
    rates = [s.rate for s in stages[:index]]
    if any(r == 0 for r in rates):
        raise PlanError("a rate of the funnel is 0, so nothing reaches the goal's stage; give the share that does")
    for k in range(1, index + 1):
        stage = stages[k]
        if stage.volume:
            arrives = stage.volume * targets.periods_left(*window, stage.per, context) * math.prod(r or 1.0 for r in rates[k:])
            need = max(0.0, need - arrives)
            notes.append(say("plan/brings", volume=show(stage.volume), stage=stage.stage, count=show(arrives)))
    for stage in stages[:index]:
        key = "plan/go_on.all" if stage.rate is None else "plan/go_on"
        notes.append(say(key, stage=stage.stage, share=f"{show(100 * (stage.rate or 1))}%"))
    head = stages[0]
    unit = head.unit or (target.unit if target.money and funnels.in_money(head, language) else None)
    return need / math.prod(r or 1.0 for r in rates), head.stage, unit


def milestones(
    total: float, window: tuple[dt.date, dt.date], context: Context, step: str | None = None, spread: str = "workdays"
) -> tuple[Milestone, ...]:
    """What must be there, added up, at each end of a week, month or fiscal quarter; the last is `total`.

    With `spread` "workdays" the share of a milestone is that of the working days up to it, with "linear" that of the days.
    """
    first, last = window
    span = (last - first).days + 1
    if step is None:
        step = "week" if span <= WEEKS_UP_TO else "month" if span <= MONTHS_UP_TO else "quarter"
    off = calendar.public_holidays(context.holidays, range(first.year, last.year + 1)) if context.holidays else ()
    ends: list[dt.date] = []
    day = first
    while day <= last:
        if step == "week":
            end = calendar.week_of(day)[1]
        elif step == "month":
            end = calendar.month_end(day)
        else:
            end = calendar.quarter_end(day, context.fiscal_year_start)
        ends.append(min(end, last))
        if end >= last:
            break
        day = end + dt.timedelta(days=1)
    if spread == "linear":
        shares = [(e - first).days + 1 for e in ends]
    else:
        shares = [calendar.count_workdays(first, e, context.workdays, off) for e in ends]
    return tuple(Milestone(e, total if e == last else total * n / shares[-1]) for e, n in zip(ends, shares, strict=True))

"""How likely a target is: from past results, a funnel, a basis in the text, capacity, or growth alone, in this order.

Pure: records in, a record out; the same input gives the same estimate. Formulas and sources stand in the module of each method.
"""

from __future__ import annotations

from smartcritic.attainability import capacity, funnel, growth, history, stated_funnel, stated_pace
from smartcritic.attainability import target as targets
from smartcritic.attainability.settings import AttainabilitySettings
from smartcritic.attainability.target import Target, show
from smartcritic.calendar import format_date
from smartcritic.languages import Language
from smartcritic.model import Attainability, Context, Facts, Goal, VerdictName, replace

__all__ = ["AttainabilitySettings", "estimate", "verdict_of"]

DEFAULTS = AttainabilitySettings()
SHORT = 0.2
"""Probability below which a capacity rules out what past results or a funnel would carry."""


def verdict_of(probability: float, met: float = 0.5, partial: float = 0.2) -> VerdictName:
    """The verdict that a probability stands for."""
    return "met" if probability >= met else "partial" if probability >= partial else "unmet"


def estimate(
    goal: Goal, facts: Facts, context: Context, language: Language, settings: AttainabilitySettings = DEFAULTS
) -> Attainability | None:
    """Estimate how likely the goal's target is; None where neither context nor text carries an estimate.

    Raises:
        InputError: a period of the history is no period; the message names the field.
    """
    if facts.deadline is None and not context.capacity:
        return None  # without an end, only a capacity tells how much of it is needed
    target = targets.read(goal, facts, language)
    if target is None:
        return None
    window = targets.window(goal, facts, context)
    if window is not None and window[1] < window[0]:
        return _over(goal, facts, context, target, language)
    if window is not None:
        found = _dated(goal, facts, context, target, window, settings, language)
        if found is not None:
            limit = capacity.estimate(target, window, goal.current, context, settings, language)
            return limit if limit is not None and limit.probability < min(found.probability, SHORT) else found
    found = capacity.estimate(target, window, goal.current, context, settings, language)
    if found is not None or window is None:
        return found
    origin = goal.current if goal.current is not None else target.baseline
    return growth.estimate(target, origin, window, settings, language)


def _dated(
    goal: Goal,
    facts: Facts,
    context: Context,
    target: Target,
    window: tuple[object, object],
    settings: AttainabilitySettings,
    language: Language,
) -> Attainability | None:
    first, last = window
    line = history.series(context.history, target, goal.metric, language)
    if line is not None:
        begin = facts.deadline.start_date if facts.deadline is not None else None
        starts = goal.start_date or begin
        return history.estimate(target, line, starts, (first, last), goal.current, settings, language)  # type: ignore[arg-type]
    if target.unit in ("percent", "percentage point"):
        return None
    each = stated_funnel.worth_each(facts, goal.text, language) if target.money else None
    if context.funnel:
        found = funnel.estimate(target, context.funnel, window, goal.current, each, context, settings, language)
        if found is not None:
            return found
    stages = stated_funnel.read(facts, goal.text, language)
    if stages:
        index = len(stages) - 1
        return funnel.estimate(target, stages, window, goal.current, each, context, settings, language, index, stated=True)
    pace = stated_pace.read(facts, goal.text, target, language) if not context.capacity else None
    if pace is None:
        return None
    return capacity.estimate(target, window, goal.current, replace(context, capacity=(pace,)), settings, language)  # type: ignore[arg-type]


def _over(goal: Goal, facts: Facts, context: Context, target: Target, language: Language) -> Attainability | None:
    """The estimate of a goal whose time is over: known only where `current` is."""
    if goal.current is None or facts.deadline is None or context.today is None:
        return None
    reached = goal.current <= target.value if target.down else goal.current >= target.value
    deadline, say = facts.deadline.end_date, language.message
    return Attainability(
        1.0 if reached else 0.0,
        "history",
        goal.current,
        target.value,
        target.unit,
        (say("estimate/past_deadline", deadline=format_date(deadline)),),
        say("estimate/over", deadline=format_date(deadline), current=show(goal.current), target=show(target.value)),
    )

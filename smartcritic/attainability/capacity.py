"""Estimates from capacity: what is at hand per working day against what the goal asks for per working day."""

from __future__ import annotations

import datetime as dt

from smartcritic.attainability import target as targets
from smartcritic.attainability.around import Around
from smartcritic.attainability.settings import AttainabilitySettings
from smartcritic.attainability.tails import normal_cdf
from smartcritic.attainability.target import Target, show
from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.calendar import format_date
from smartcritic.languages import Language
from smartcritic.model import Attainability, Capacity, Context


def estimate(
    target: Target,
    window: tuple[dt.date, dt.date] | None,
    current: float | None,
    context: Context,
    settings: AttainabilitySettings,
    language: Language,
) -> Attainability | None:
    """Estimate from the first capacity that speaks of what the goal counts; None where none does.

    The probability is the normal share of ``(capacity / needed - 1) / spread``: even odds where both are equal.
    """
    item = next((c for c in context.capacity if _fits(c, target, language)), None)
    if item is None:
        return None
    at_hand = item.value / (item.each or 1.0)
    if target.per is not None:
        needed = target.value / targets.workdays_in(target.per, context)
        have = at_hand / targets.workdays_in(item.per, context) if item.per else at_hand
        key = "estimate/capacity.per_workday"
    elif window is not None:
        needed = target.value - (current or 0.0)
        have = at_hand * targets.periods_left(*window, item.per, context)
        key = "estimate/capacity"
    else:
        return None
    chance = 1.0 if needed <= 0 else normal_cdf((have / needed - 1.0) / settings.capacity_spread)
    say, asked = language.message, f"{show(needed)} {target.noun or target.unit or ''}".rstrip()
    at_hand_key = "estimate/at_hand.per" if item.per else "estimate/at_hand"
    return Attainability(
        round(chance, 6),
        "capacity",
        have,
        needed,
        target.unit,
        (say(at_hand_key, value=show(item.value), what=item.what, period=item.per),),
        say(key, needed=asked, deadline=format_date(window[1]) if window is not None else None, capacity=show(have)),
    )


def _fits(item: Capacity, target: Target, language: Language) -> bool:
    words = Vocabulary.of(language)
    if item.each is not None and set(tokens(item.what)) & Around.of(language).words("resources"):
        return not target.money and target.unit != "percent"
    return words.likeness(item.what, target.noun) >= 0.5 or words.likeness(item.what, target.about) >= 0.6

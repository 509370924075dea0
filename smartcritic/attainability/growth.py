"""Estimates from growth alone: a change by a factor x in a time t against wide defaults.

The logarithm of a metric's level is held to a random walk (geometric Brownian motion; Hull, Options, Futures and Other
Derivatives, ch. 14): its standard deviation over t years is ``spread * sqrt(t)``. The probability is the two-sided tail beyond
``ln x``, 1 for no change, so only what is far out is ruled out.
"""

from __future__ import annotations

import datetime as dt
import math

from smartcritic.attainability.settings import AttainabilitySettings
from smartcritic.attainability.tails import normal_cdf
from smartcritic.attainability.target import Target, show
from smartcritic.languages import Language
from smartcritic.model import Attainability

LEAST_BASE = 5.0
"""Below this count, a factor says little: one customer to four is no quadrupling worth the name."""


def estimate(
    target: Target, origin: float | None, window: tuple[dt.date, dt.date], settings: AttainabilitySettings, language: Language
) -> Attainability | None:
    """Estimate from the factor between `origin` and the target; None where one of them is missing or not above 0."""
    if origin is None or origin <= 0 or target.value <= 0 or target.per is not None or target.change:
        return None
    if target.unit not in ("percent",) and not target.money and origin < LEAST_BASE:
        return None
    years = max(1, (window[1] - window[0]).days + 1) / 365.25
    factor = target.value / origin
    if (factor < 1.0) != target.down:
        chance = 1.0
    else:
        chance = 2.0 * normal_cdf(-abs(math.log(factor)) / (settings.growth_spread * math.sqrt(years)))
    days = (window[1] - window[0]).days + 1
    return Attainability(
        round(min(1.0, chance), 6),
        "growth",
        origin,
        target.value,
        target.unit,
        (language.message("estimate/growth_spread", spread=settings.growth_spread),),
        language.message("estimate/growth", origin=show(origin), target=show(target.value), factor=factor, days=days),
    )

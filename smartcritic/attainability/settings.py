"""Defaults of the estimates, wide on purpose: they only rule out what is far from anything seen."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AttainabilitySettings:
    """Assumed spreads.

    `money_variation`: standard deviation of a money funnel as a share of its mean, where no item's worth is known.
    `growth_spread`: standard deviation of the logarithm of a metric's change over one year (it grows with the root of time).
    `capacity_spread`: standard deviation of what a capacity yields, as a share of what is needed.
    `short_history_spread`: standard deviation as a share of the mean, where fewer than three periods are known.
    `least_spread`: smallest standard deviation as a share of the mean.
    """

    money_variation: float = 0.25
    growth_spread: float = 1.5
    capacity_spread: float = 0.1
    short_history_spread: float = 0.15
    least_spread: float = 0.02

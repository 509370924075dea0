"""Estimates from a funnel: expected value of what reaches the stage, and the tail of its distribution.

A stage with `volume` V per period brings ``V x periods x rate_1 x ... x rate_k`` items to the k-th stage behind it; a stock (no
period) counts once. One volume is a binomial (Feller, An Introduction to Probability Theory I, ch. VI), several volumes that
add up are held to a Poisson of the same mean, whose variance is never smaller. Amounts of money without an item's worth are
normal with the coefficient of variation of the settings.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.attainability import target as targets
from smartcritic.attainability.around import Around
from smartcritic.attainability.settings import AttainabilitySettings
from smartcritic.attainability.tails import binomial_tail, normal_cdf, poisson_tail
from smartcritic.attainability.target import Target, show
from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.calendar import format_date
from smartcritic.languages import Language
from smartcritic.model import Attainability, Context, FunnelStage
from smartcritic.quantities import is_money, read_unit


@dataclass(frozen=True, slots=True)
class Reach:
    """What comes to a stage: the expected items, and each source as (items that start, share that arrives)."""

    mean: float
    sources: tuple[tuple[float, float, str], ...]


def in_money(stage: FunnelStage, language: Language) -> bool:
    """Whether a stage counts money rather than items."""
    if is_money(read_unit(stage.unit, language)[0]):
        return True
    return stage.value_each is None and not Around.of(language).words("money").isdisjoint(tokens(stage.stage))


def stage_of(target: Target, funnel: Sequence[FunnelStage], language: Language) -> int | None:
    """The index of the stage that the goal is about; None where the funnel is about something else."""
    if not funnel:
        return None
    if target.money:
        money = [i for i, s in enumerate(funnel) if in_money(s, language) or s.value_each is not None]
        if money:
            return money[-1] if in_money(funnel[money[-1]], language) else len(funnel) - 1
    best, index = max((_score(target, s.stage, language), i) for i, s in enumerate(funnel))
    if best >= 0.5:
        return index
    said, around = targets.stems_of(target, language), Around.of(language)
    last = Vocabulary.of(language).stems(funnel[-1].stage)
    if target.money or (said & around.stems("winning") and not around.stems("won").isdisjoint(last)):
        return len(funnel) - 1
    return None


def _score(target: Target, stage: str, language: Language) -> float:
    """How well a stage fits: the counted noun decides before the rest of the text."""
    words = Vocabulary.of(language)
    near = words.likeness(stage, target.noun)
    return near + 0.5 if near >= 0.6 else words.likeness(stage, target.about)


def reach(funnel: Sequence[FunnelStage], index: int, periods: Sequence[float]) -> Reach:
    """What comes to stage `index`; `periods[i]` is how many periods of stage i are left."""
    sources = []
    for i, stage in enumerate(funnel[: index + 1]):
        if stage.volume:
            share = math.prod(s.rate if s.rate is not None else 1.0 for s in funnel[i:index])
            sources.append((stage.volume * periods[i], share, stage.stage))
    return Reach(sum(n * p for n, p, _ in sources), tuple(sources))


def probability(found: Reach, needed: float, money: bool, settings: AttainabilitySettings) -> float:
    """The probability that at least `needed` arrive."""
    if needed <= 0:
        return 1.0
    if found.mean <= 0:
        return 0.0
    if money:
        return normal_cdf((1.0 - needed / found.mean) / settings.money_variation)
    if len(found.sources) == 1 and found.sources[0][1] < 1.0:
        n, p, _ = found.sources[0]
        return binomial_tail(needed, n, p) if n < 1e7 else poisson_tail(needed, found.mean)
    return poisson_tail(needed, found.mean)


def estimate(
    target: Target,
    funnel: Sequence[FunnelStage],
    window: tuple[object, object],
    current: float | None,
    each: float | None,
    context: Context,
    settings: AttainabilitySettings,
    language: Language,
    index: int | None = None,
    *,
    stated: bool = False,
) -> Attainability | None:
    """Estimate from a funnel; None where it carries no volume or is about something else. `stated`: the text itself names the funnel."""
    say = language.message
    index = stage_of(target, funnel, language) if index is None else index
    if index is None or not any(s.volume is not None for s in funnel[: index + 1]):
        return None
    first, last = window
    until = format_date(last)  # type: ignore[arg-type]
    periods = [targets.periods_left(first, last, s.per, context) for s in funnel]  # type: ignore[arg-type]
    found = reach(funnel, index, periods)
    needed = target.value * (targets.periods_left(first, last, target.per, context) if target.per else 1.0)  # type: ignore[arg-type]
    if current is not None:
        needed -= current
    worth = funnel[index].value_each or next((s.value_each for s in reversed(funnel[: index + 1]) if s.value_each), None) or each
    money = target.money and in_money(funnel[index], language)
    unit = target.unit
    if target.money and not money:
        if worth is None:
            return None
        items = math.ceil(needed / worth - 1e-9)
        chance = probability(found, items, False, settings)
        expected = found.mean * worth
    else:
        chance = probability(found, needed, money, settings)
        expected = found.mean
    parts = [
        say("estimate/source" if p < 1 else "estimate/source.all", volume=show(n), stage=name, share=f"{show(100 * p)}%")
        for n, p, name in found.sources
    ]
    text = f"{show(needed)} {unit if target.money else target.noun or unit or ''}".rstrip()
    holds = say("estimate/holds.stated" if stated else "estimate/holds", deadline=until)
    return Attainability(
        round(min(1.0, max(0.0, chance)), 6),
        "funnel",
        expected,
        needed,
        unit,
        (holds, *parts),
        say("estimate/funnel", needed=text, deadline=until, sources=say("estimate/and").join(parts), expected=show(expected)),
    )

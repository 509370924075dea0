"""Children whose targets add up to less than their parent's: counts and money of the same metric, unit and period."""

from __future__ import annotations

import math
from collections.abc import Iterator

from smartcritic.attainability.around import Around
from smartcritic.attainability.words import Vocabulary
from smartcritic.languages import Language
from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Item, Portfolio, children, same_metric
from smartcritic.quantities import factor, is_level, kind


def adds_up(item: Item, language: Language) -> bool:
    """Whether a goal's target is a count or money that adds up over its parts."""
    around = Around.of(language)
    named = set(Vocabulary.of(language).stems(item.goal.metric or "")) or set(item.stems)
    ends = item.facts.action is not None and item.facts.action.direction == "end"
    return (
        item.value is not None
        and item.per is None
        and (item.unit or "") not in around.words("level_units")
        and not is_level(item.unit, language)
        and not named & around.stems("no_sum")
        and (item.way >= 0 or ends)
    )


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a parent."""
    for parent, items in children(book):
        if not adds_up(parent, book.language) or parent.value is None:
            continue
        alike = (i for i in items if adds_up(i, book.language) and same_metric(i, parent) and _period(i, parent))
        parts = [(i, times) for i in alike if (times := _times(i, parent, book.language)) is not None]
        total = math.fsum((i.value or 0.0) * times for i, times in parts)
        if parts and total < parent.value * (1 - 1e-9):
            wanted, missing = parent.value, parent.value - total
            key = "portfolio/rollup_shortfall" if parent.unit else "portfolio/rollup_shortfall.no_unit"
            yield book.finding(
                key, (parent, *(i for i, _ in parts)), owner=parent.goal.owner, team=parent.goal.team,
                numbers={"parent": wanted, "sum": total, "missing": missing},
                count=len(parts), total=total, wanted=wanted, missing=missing, unit=parent.unit,
            )  # fmt: skip


def _times(child: Item, parent: Item, language: Language) -> float | None:
    """By what a child's amount is multiplied to be in the parent's unit; None where the units do not convert."""
    if child.unit == parent.unit:
        return 1.0
    if (child.unit is None) != (parent.unit is None) or kind(child.unit or "", language) != kind(parent.unit or "", language):
        return None
    return factor(child.unit, parent.unit, language)


def _period(child: Item, parent: Item) -> bool:
    """Whether both run over the same time, as far as it is known: equal ends, or parts of the parent's one year."""
    if child.deadline is None or parent.deadline is None:
        return child.deadline == parent.deadline
    start = parent.facts.deadline.start_date if parent.facts.deadline else None
    return child.deadline == parent.deadline or (start is not None and start <= child.deadline <= parent.deadline)

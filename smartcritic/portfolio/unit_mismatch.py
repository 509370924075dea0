"""A parent and children with the same metric in units that do not convert."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio, children
from smartcritic.quantities import kind


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a parent: it and the children whose unit does not convert. Only a metric column says that it is the same."""
    def measure(unit: str) -> str:
        return kind(unit, book.language)

    for parent, items in children(book):
        unit = parent.goal.unit or parent.unit
        if not unit or not parent.goal.metric:
            continue
        odd = [
            i
            for i in items
            if i.goal.metric and i.metric == parent.metric and (said := i.goal.unit or i.unit) and measure(said) != measure(unit)
        ]
        if odd:
            units = sorted({i.goal.unit or i.unit or "" for i in odd})
            yield book.finding(
                "portfolio/unit_mismatch", (parent, *odd), owner=parent.goal.owner, team=parent.goal.team,
                numbers={"units": [unit, *units]},
                metric=parent.goal.metric, unit=unit, count=len(odd), units=", ".join(units),
            )  # fmt: skip

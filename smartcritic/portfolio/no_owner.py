"""A goal with neither owner nor team."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a goal."""
    for item in book.items:
        if not item.goal.owner and not item.goal.team:
            yield book.finding("portfolio/no_owner", (item,))

"""More than five open goals of one owner."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio, groups

MOST = 5
"""Open goals that one owner can keep in sight (Doerr, Measure What Matters, 2018: three to five objectives)."""


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an owner."""
    for owner, items in groups(book.items, "owner").items():
        if len(items) > MOST:
            numbers = {"goals": len(items), "most": MOST}
            yield book.finding("portfolio/too_many_goals", items, owner=owner, numbers=numbers, count=len(items), most=MOST)

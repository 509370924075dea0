"""Key results that move nothing their objective says; where all are work, `objective_by_activities` speaks."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import told


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective, on all its key results."""
    for given, _, _, off in told(book):
        if off:
            yield given.finding(book, "portfolio/off_objective", given.results, count=len(given.results), objective=given.said)

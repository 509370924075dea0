"""An objective whose key results are all work to be done: none says what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import told


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective."""
    for given, _, work, _ in told(book):
        if work:
            count = len(given.results)
            yield given.finding(book, "portfolio/objective_by_activities", given.results, count=count, objective=given.said)

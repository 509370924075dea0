"""Key results that measure only what moves early, or only what comes in the end."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import told


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective; none where nothing of the objective is served, or all key results are work: others say so."""
    for given, judge, work, off in told(book):
        side = None if work or off else judge.side(given)
        if side is not None:
            key = "portfolio/one_sided_measures.lagging" if side == "lagging" else "portfolio/one_sided_measures"
            yield given.finding(book, key, given.results, objective=given.said)

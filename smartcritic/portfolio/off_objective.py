"""A key result that moves nothing its objective says."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import Judge
from smartcritic.portfolio.key_results import KeyResult, KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective, on all such key results of it."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        found = off(given, judge) if judge is not None else []
        if found:
            key = "portfolio/off_objective.all" if len(found) == len(given.results) > 1 else "portfolio/off_objective"
            yield given.finding(book, key, found)


def off(given: KeySet, judge: Judge) -> list[KeyResult]:
    """The key results that the objective does not speak of."""
    return [r for r, odds in zip(given.results, judge.off(given), strict=True) if odds >= judge.threshold("off")]

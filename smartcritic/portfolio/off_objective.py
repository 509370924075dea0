"""Key results that move nothing their objective says."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio import objective_by_activities
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import Judge
from smartcritic.portfolio.key_results import KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective, on all its key results."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        if judge is not None and is_off(given, judge):
            yield given.finding(book, "portfolio/off_objective", given.results, count=len(given.results), objective=given.said)


def is_off(given: KeySet, judge: Judge) -> bool:
    """Whether the key results are about other things than the objective; where all are work, `objective_by_activities` speaks."""
    return judge.apart(given) and not objective_by_activities.all_activities(given, judge)

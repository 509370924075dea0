"""An objective whose key results are all work to be done: none says what comes of it."""

from __future__ import annotations

import math
from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import SORTS, Judge
from smartcritic.portfolio.key_results import KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        if judge is not None and all_activities(given, judge):
            yield given.finding(
                book, "portfolio/objective_by_activities", given.results, count=len(given.results), objective=given.said
            )


def all_activities(given: KeySet, judge: Judge) -> bool:
    """Whether two key results or more are all work: the odds of each count (their geometric mean), and none may be a plain result."""
    if len(given.results) < 2:
        return False
    odds = [float(judge.sorts(r)[SORTS.index("activity")]) for r in given.results]
    mean = math.exp(math.fsum(math.log(max(o, 1e-9)) for o in odds) / len(odds))
    return mean >= judge.threshold("activities") and min(odds) >= judge.threshold("activity")

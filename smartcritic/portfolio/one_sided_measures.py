"""Key results that measure only what moves early, or only what comes in the end."""

from __future__ import annotations

import math
from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio import objective_by_activities, off_objective
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import SORTS, Judge
from smartcritic.portfolio.key_results import KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective; none where nothing of the objective is served, or all key results are work: others say so."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        side = one_side(given, judge) if judge is not None else None
        if side is not None:
            yield given.finding(book, f"portfolio/one_sided_measures.{side}", given.results)


def one_side(given: KeySet, judge: Judge) -> str | None:
    """ "leading" or "lagging" where two key results or more measure something and all of them on that side."""
    if objective_by_activities.all_activities(given, judge) or off_objective.is_off(given, judge):
        return None
    odds = [judge.sorts(r) for r in given.results]
    measured = [o for o in odds if o[SORTS.index("activity")] < judge.threshold("measured")]
    if len(measured) < 2:
        return None
    for side in SORTS[1:]:
        logs = [math.log(max(float(o[SORTS.index(side)] / (o[1] + o[2])), 1e-9)) for o in measured]
        if math.exp(math.fsum(logs) / len(logs)) >= judge.threshold(side):
            return side
    return None

"""Key results that measure only what moves early, or only what comes in the end."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio import objective_by_activities, off_objective
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.judging import Judge
from smartcritic.portfolio.key_results import KeySet, key_sets


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an objective; none where nothing of the objective is served, or all key results are work: others say so."""
    judge = Judge.of(book.language)
    for given in key_sets(book) if judge is not None else ():
        side = one_side(given, judge) if judge is not None else None
        if side is not None:
            key = "portfolio/one_sided_measures.lagging" if side == "lagging" else "portfolio/one_sided_measures"
            yield given.finding(book, key, given.results, objective=given.said)


def one_side(given: KeySet, judge: Judge) -> str | None:
    """ "leading" or "lagging" where two key results or more measure something and all of them on that side."""
    if objective_by_activities.all_activities(given, judge) or off_objective.is_off(given, judge):
        return None
    return judge.side(given)

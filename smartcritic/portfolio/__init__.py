"""What only a list of goals can show. One file a rule; `RULES` is the order in which they run."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from smartcritic.config import Config
from smartcritic.languages import Language
from smartcritic.model import Context, Facts, Goal, PortfolioFinding
from smartcritic.portfolio import (
    activities_only,
    base,
    conflict,
    deadline_after_parent,
    depends,
    near_duplicates,
    no_owner,
    no_review,
    objective_by_activities,
    off_objective,
    one_sided_measures,
    orphan,
    part_untouched,
    rollup_shortfall,
    several_parents,
    too_many_goals,
    unit_mismatch,
)

RULES: tuple[Callable[[base.Portfolio], Iterator[PortfolioFinding]], ...] = (
    too_many_goals.check,
    near_duplicates.check,
    conflict.check,
    rollup_shortfall.check,
    activities_only.check,
    no_owner.check,
    no_review.check,
    deadline_after_parent.check,
    unit_mismatch.check,
    orphan.check,
    several_parents.check,
    objective_by_activities.check,
    off_objective.check,
    part_untouched.check,
    one_sided_measures.check,
    depends.check,
)


def audit_portfolio(
    items: Sequence[tuple[Goal, Facts]], context: Context, language: Language, others: Iterable[Goal] = (), config: Config | None = None
) -> list[PortfolioFinding]:
    """Return every finding on a list of goals; closed goals do not count, and the order of the list changes nothing.

    `others`: what stands in the list but was not judged, since it is no goal. It may be a goal's parent; no finding is about it.
    `config` says which rules are on, and at which level; None: all of them.
    """
    portfolio = base.build(items, context, language, others)
    return list((config or Config()).applied(finding for rule in RULES for finding in rule(portfolio)))

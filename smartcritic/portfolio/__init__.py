"""What only a list of goals can show: one file a rule, called as the rule's flaw, each with a function `check`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smartcritic import rules
from smartcritic.config import Config
from smartcritic.languages import Language
from smartcritic.model import Context, Facts, Goal, PortfolioFinding
from smartcritic.portfolio import base


def audit_portfolio(
    items: Sequence[tuple[Goal, Facts]], context: Context, language: Language, others: Iterable[Goal] = (), config: Config | None = None
) -> list[PortfolioFinding]:
    """Return every finding on a list of goals; closed goals do not count, and the order of the list changes nothing.

    `others`: what stands in the list but was not judged, since it is no goal. It may be a goal's parent; no finding is about it.
    `config` says which rules are on, and at which level; None: all of them.
    """
    portfolio = base.build(items, context, language, others)
    files = rules.modules(__name__).values()
    return list((config or Config()).applied(found for file in files for found in file.check(portfolio)))

"""An owner with two goals or more and no outcome among them."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio, groups


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an owner."""
    for owner, items in groups(book.items, "owner").items():
        if len(items) >= 2 and all(i.facts.kind == "activity" for i in items):
            message = f"all {len(items)} goals of {owner} are work to be done; none names what comes of it"
            yield PortfolioFinding("portfolio/activities_only", message, tuple(i.key for i in items), owner, None, {"goals": len(items)})

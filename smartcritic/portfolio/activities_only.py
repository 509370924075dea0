"""An owner with two goals or more and no outcome among them."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio, groups


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an owner."""
    for owner, items in groups(book.items, "owner").items():
        if len(items) >= 2 and all(i.facts.kind == "activity" for i in items):
            count = len(items)
            yield book.finding("portfolio/activities_only", items, owner=owner, numbers={"goals": count}, count=count)

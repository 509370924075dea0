"""An owner with two goals or more and no outcome among them; objectives that key results carry are neither."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio, groups
from smartcritic.portfolio.key_results import objectives


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding an owner."""
    carried = book.once(objectives)
    for owner, items in groups([i for i in book.items if i.key not in carried], "owner").items():
        if len(items) >= 2 and all(i.facts.kind == "activity" for i in items):
            count = len(items)
            yield book.finding("portfolio/activities_only", items, owner=owner, numbers={"goals": count}, count=count)

"""A goal that ends after the goal that it serves."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a child."""
    for item in book.items:
        parent = book.parent(item)
        if parent is not None and item.deadline and parent.deadline and item.deadline > parent.deadline:
            late = (item.deadline - parent.deadline).days
            yield book.finding(
                "portfolio/deadline_after_parent", (item,), owner=item.goal.owner, team=item.goal.team, numbers={"days_late": late},
                deadline=item.deadline, days=late, parent=parent.key,
            )  # fmt: skip

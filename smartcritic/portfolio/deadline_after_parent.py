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
            message = f"it ends on {item.deadline}, {late} days after the goal that it serves ({parent.key})"
            yield PortfolioFinding(
                "portfolio/deadline_after_parent", message, (item.key,), item.goal.owner, item.goal.team, {"days_late": late}
            )

"""A goal without a review, in a list where others have one; one note where none has."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.portfolio.base import Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a goal, or a single note on no goal in particular."""
    bare = [i for i in book.items if not (i.goal.review or "").strip() and not i.facts.of("review")]
    if len(bare) == len(book.items):
        if len(bare) > 1:
            yield book.finding("portfolio/no_review.list", (), numbers={"goals": len(bare)}, count=len(bare))
        return
    for item in bare:
        yield book.finding("portfolio/no_review", (item,), owner=item.goal.owner, team=item.goal.team)

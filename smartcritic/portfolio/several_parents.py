"""A goal that is listed under more than one parent: in one row that names several, or in several rows."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.model.inputs import normal
from smartcritic.portfolio.base import Item, Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a goal; rows of one text and owner are one goal."""
    rows: dict[tuple[str, str], list[Item]] = {}
    for item in book.items:
        rows.setdefault((normal(item.goal.text), normal(item.goal.owner or item.goal.team)), []).append(item)
    for same in rows.values():
        names = sorted({name for item in same for name in book.parents_named(item.goal)})
        if len(names) > 1:
            keys = sorted({i.key: i for i in same}.items())
            first = same[0].goal
            yield book.finding(
                "portfolio/several_parents", [i for _, i in keys], owner=first.owner, team=first.team,
                numbers={"parents": len(names)}, count=len(names), parents=", ".join(f"“{n}”" for n in names),
            )  # fmt: skip

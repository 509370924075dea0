"""A parent that is neither in the list nor an objective of the context, and chains of parents that lead back to their start."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.model.inputs import normal
from smartcritic.portfolio.base import Item, Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a child, and one a circle."""
    known = {normal(o) for o in book.context.objectives} | book.others
    done: set[int] = set()
    for item in book.items:
        name = normal(item.goal.parent)
        if name and name not in known and book.parents_named(item.goal) == (name,) and name not in book.by_name:
            yield book.finding("portfolio/orphan", (item,), owner=item.goal.owner, team=item.goal.team, parent=item.goal.parent)
        circle = _circle(book, item, done)
        if circle:
            yield book.finding("portfolio/circular_parent", sorted(circle, key=lambda i: i.key))


def _circle(book: Portfolio, start: Item, done: set[int]) -> list[Item]:
    """The goals of a circle that the chain from `start` runs into for the first time; every goal is walked once."""
    path: list[Item] = []
    places: dict[int, int] = {}
    item: Item | None = start
    while item is not None and id(item) not in done:
        if id(item) in places:
            done.update(places)
            return path[places[id(item)] :]
        places[id(item)] = len(path)
        path.append(item)
        own = item.goal.parent is not None and book.by_name.get(normal(item.goal.parent)) is item
        item = item if own else book.parent(item)
    done.update(places)
    return []

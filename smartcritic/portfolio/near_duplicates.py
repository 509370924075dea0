"""Two goals that say the same: same figures and end, and words that differ in one plain word at most.

Goals are blocked by owner, figures and end, and inside a block by their words and by their words with one left out (deletion
neighbourhoods as in Bocek, Hunt and Stiller, Fast Similarity Search in Large Dictionaries, 2007). Only neighbours inside a
bucket are compared, so the work grows with the number of goals. With the package ``rapidfuzz`` misspelt words are matched faster.
"""

from __future__ import annotations

import datetime as dt
import difflib
from collections.abc import Iterator

from smartcritic.model import PortfolioFinding
from smartcritic.model.inputs import normal
from smartcritic.portfolio.base import Item, Portfolio

NEIGHBOURS = 4
"""How many goals before it in the bucket a goal is compared with."""
ALIKE = 0.84
"""Likeness of two spellings from which they count as one word."""


def alike(a: str, b: str) -> float:
    """Likeness of two words, 0..1."""
    try:
        from rapidfuzz.fuzz import ratio
    except ImportError:
        return difflib.SequenceMatcher(None, a, b, autojunk=False).ratio()
    return float(ratio(a, b)) / 100.0


def same(a: Item, b: Item) -> bool:
    """Whether two goals of one block say the same; one goal in rows of several parents is no duplicate (`several_parents` speaks)."""
    if normal(a.goal.text) == normal(b.goal.text) and a.goal.parent and b.goal.parent and normal(a.goal.parent) != normal(b.goal.parent):
        return False
    if a.names != b.names or (a.way and b.way and a.way != b.way) or (a.goal.metric and b.goal.metric and a.metric != b.metric):
        return False
    left, right = sorted(a.stems - b.stems), sorted(b.stems - a.stems)
    if not left and not right:
        return bool(a.stems)
    shared = len(a.stems & b.stems)
    if len(left) == len(right) == 1:
        return shared >= 1 and alike(left[0], right[0]) >= ALIKE
    return len(left) + len(right) == 1 and shared >= 3


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a pair; of many that are the same, each is paired with the one before it."""
    owners = any(i.goal.owner for i in book.items)
    buckets: dict[tuple[str, str, tuple[float, ...], dt.date | None, frozenset[str]], list[Item]] = {}
    paired: set[str] = set()
    for item in book.items:
        if not item.stems or (owners and not item.goal.owner):
            continue
        block = (normal(item.goal.owner), "" if item.goal.owner else normal(item.goal.team), item.numbers, item.deadline)
        keys = [item.stems, *(item.stems - {s} for s in sorted(item.stems))] if len(item.stems) > 1 else [item.stems]
        for key in keys:
            bucket = buckets.setdefault((*block, key), [])
            other = next((o for o in reversed(bucket[-NEIGHBOURS:]) if same(o, item)), None)
            bucket.append(item)
            if other is not None and item.key not in paired:
                paired.add(item.key)
                yield book.finding("portfolio/near_duplicates", (other, item), owner=item.goal.owner, team=item.goal.team)

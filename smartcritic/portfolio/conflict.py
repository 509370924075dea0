"""The same metric moved up by one goal and down by another of the same team or parent."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.languages import Language
from smartcritic.model import PortfolioFinding
from smartcritic.model.inputs import normal
from smartcritic.portfolio.base import Item, Portfolio


def check(book: Portfolio) -> Iterator[PortfolioFinding]:
    """One finding a pair: the goals of one group and metric are parted into up and down, and neighbours are paired."""
    seen: set[tuple[str, str]] = set()
    for key in ("team", "parent"):
        blocks: dict[tuple[str, frozenset[str], frozenset[str]], tuple[list[Item], list[Item]]] = {}
        for item in book.items:
            group = normal(getattr(item.goal, key))
            if group and item.way and item.metric:
                sides = blocks.setdefault((group, item.metric, item.names), ([], []))
                sides[0 if item.way > 0 else 1].append(item)
        for ups, downs in blocks.values():
            for i in range(max(len(ups), len(downs)) if ups and downs else 0):
                a, b = ups[min(i, len(ups) - 1)], downs[min(i, len(downs) - 1)]
                if (a.key, b.key) in seen:
                    continue
                seen.add((a.key, b.key))
                yield book.finding("portfolio/conflict", (a, b), team=a.goal.team, metric=_said(a, book.language))


def _said(item: Item, language: Language) -> str:
    """The metric in the words of the goal: its column, the object that names all of it, or the words themselves."""
    words = Vocabulary.of(language)
    named = (o.text for o in item.facts.objects if item.metric <= set(words.stems(o.text)))
    told = dict.fromkeys(w for w in tokens(item.goal.text) if words.stem(w) in item.metric)
    return item.goal.metric or next(named, " ".join(told))

"""Objectives with their key results: each goal of a list with those that name it as their parent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.model import Facts, Goal, PortfolioFinding
from smartcritic.model.inputs import by_names, normal
from smartcritic.portfolio.base import Portfolio


@dataclass(frozen=True, slots=True)
class KeyResult:
    """One key result: the goal, and what was read from it; nothing for a text that was not judged."""

    goal: Goal
    facts: Facts

    @property
    def key(self) -> str:
        """Its id, or its text where it has none."""
        return self.goal.id or self.goal.text


@dataclass(frozen=True, slots=True)
class KeySet:
    """An objective with its key results, in the order of their keys."""

    objective: Goal
    results: tuple[KeyResult, ...]

    @property
    def said(self) -> str:
        """The objective as a message quotes it."""
        return _short(self.objective.text)

    @property
    def texts(self) -> tuple[str, ...]:
        """The texts of the key results."""
        return tuple(r.goal.text for r in self.results)

    def finding(self, book: Portfolio, key: str, results: Sequence[KeyResult], **fields: object) -> PortfolioFinding:
        """A finding on the objective and some of its key results; its numbers are how many these are, and how many there are."""
        goal = self.objective
        named = ((goal.id or goal.text), *(r.key for r in results))
        return book.about(
            key, named, owner=goal.owner, team=goal.team, numbers={"found": len(results), "of": len(self.results)},
            **fields,
        )  # fmt: skip


def key_sets(book: Portfolio) -> tuple[KeySet, ...]:
    """Every objective of the list that has key results; a text that was not judged counts on either side.

    A given kind beats the place in the list: a goal given as another kind than an objective has no key results, and one given as an
    objective is none.
    """
    all_ = [KeyResult(i.goal, i.facts) for i in book.items]
    all_ += [KeyResult(g, Facts()) for g in book.unjudged if g.is_open]
    all_.sort(key=lambda r: (r.key, r.goal.text))
    by_name = {name: all_[place] for name, place in by_names(r.goal for r in all_).items()}
    found: dict[int, tuple[KeyResult, list[KeyResult]]] = {}
    for result in all_:
        for name in book.parents_named(result.goal) if result.goal.kind != "objective" else ():
            above = by_name.get(normal(name))
            if above is not None and above is not result and above.goal.kind in (None, "objective"):
                found.setdefault(id(above), (above, []))[1].append(result)
    made = [KeySet(above.goal, tuple(sorted(below, key=lambda r: (r.key, r.goal.text)))) for above, below in found.values()]
    return tuple(sorted(made, key=lambda s: (s.objective.id or s.objective.text, s.objective.text)))


def objectives(book: Portfolio) -> frozenset[str]:
    """The keys of the objectives of a list: those with key results in it, and those given as objectives."""
    given = {item.key for item in book.items if item.goal.kind == "objective" or (item.goal.kind is None and item.goal.key_results)}
    return frozenset(given | {(s.objective.id or s.objective.text) for s in book.once(key_sets)})


SHOWN = 80
"""Characters of a text that a message quotes."""


def _short(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= SHOWN else f"{said[:SHOWN].rstrip()} …"

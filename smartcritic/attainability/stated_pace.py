"""A pace in the goal's own words: "the crew gets through 8 a week", "each of our 3 trainers takes 5 a week", "so far 25 a month".

A pace is an amount per period of what the goal counts, or of nothing said, with a word for doing in front of it. It counts as a capacity.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from smartcritic.attainability.around import Around
from smartcritic.attainability.target import Target, first_quantity
from smartcritic.languages import Language
from smartcritic.model import Capacity, Facts, Quantity
from smartcritic.model.inputs import Per


def read(facts: Facts, text: str, target: Target, language: Language) -> Capacity | None:
    """The pace that the text names, as a capacity of what the target counts; None where it names none."""
    if target.money or target.per is not None:
        return None
    first = first_quantity(text, facts, language)
    for q in facts.quantities:
        if q is first or q.value <= 0 or q.high is not None or (q.unit is not None and (first is None or q.unit != first.unit)):
            continue
        per = _period(q, text, language)
        if per is not None:
            return Capacity(target.noun or target.about, q.value * _doers(facts, q, text, language), per)
    return None


def _period(q: Quantity, text: str, language: Language) -> Per | None:
    """The period in which it is done; None where nobody is said to do it."""
    said = Around.before(text, q.start)
    if q.per is not None:
        done = Around.of(language).holds(said, "pace")
        return next((p for p in get_args(Per) if p == q.per), None) if done else None
    ahead = [w for w in said if w != ":"]  # "what two vans can do in a day: eleven drops"
    if len(ahead) == len(said) or not Around.of(language).holds(ahead, "pace"):
        return None
    return next((p for p in get_args(Per) if ahead[-1:] == [p]), None)


def _doers(facts: Facts, q: Quantity, text: str, language: Language) -> float:
    """How many there are of whom each does so much; 1 where the amount is that of all."""
    said, behind = Around.before(text, q.start), Around.after(text, q.end, 12)
    every = language.words("basis", "every") | language.words("basis", "apiece")
    if every.isdisjoint(said) and every.isdisjoint(behind):
        return 1.0
    near = [o for o in facts.quantities if o.end <= q.start and o.per is None and _same_clause(text[o.end : q.start], said)]
    return near[-1].value if near else 1.0


def _same_clause(between: str, said: Sequence[str]) -> bool:
    """Whether what stands between two amounts is all of one clause."""
    return len(Around.tokens(between)) < len(said)

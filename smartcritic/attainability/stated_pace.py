"""A pace in the goal's own words: "the crew gets through 8 a week", "each of our 3 trainers takes 5 a week", "so far 25 a month".

A pace is an amount per period of what the goal counts, or of nothing said, with a word for doing in front of it. It counts as a capacity.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import get_args

from smartcritic.attainability.around import Around
from smartcritic.attainability.target import Target, first_quantity
from smartcritic.languages import Language
from smartcritic.model import Capacity, Facts, Quantity
from smartcritic.model.inputs import Per
from smartcritic.quantities import parse_cell


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


def shares(facts: Facts, text: str, language: Language) -> list[tuple[Quantity, Quantity | None, float]]:
    """Amounts that are a part and its whole, "three in ten sign", "one order out of five", with the share.

    The whole is None where it is a volume itself: "of 10 visits a week, two end in a contract".
    """
    parts = language.words("basis", "part_of_whole")
    found: list[tuple[Quantity, Quantity | None, float]] = []
    for a, b in zip(facts.quantities, facts.quantities[1:], strict=False):
        between = Around.tokens(text[a.end : b.start])
        if 0 < a.value < b.value and a.per is None and b.per is None and " ".join(between) in parts:
            found.append((a, b, a.value / b.value))
        elif a.per is not None and b.per is None and 0 < b.value < a.value and Around.of(language).ends(Around.before(text, a.start), "of"):
            found.append((b, None, b.value / a.value))
    return found


def part(text: str, language: Language) -> float | None:
    """The part of a whole that is said in words and counts nothing, "a tenth says yes"; None where there is none."""
    parts = language.lexicon("numbers").tables.get("parts", {})
    for a, b in pairwise(Around.tokens(text)):
        if b in parts and b not in get_args(Per):
            cell = parse_cell(f"{a} {b}", language)
            if cell is not None and 0 < cell.value < 1:
                return cell.value
    return None

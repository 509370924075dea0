"""A pace in the goal's own words: "the crew gets through 8 a week", "each of our 3 trainers takes 5 a week", "so far 25 a month".

A pace is an amount per period of what the goal counts, or of nothing said, with a word for doing in front of it: one of the list, or the
goal's own verb ("last year we planted 130 a month"). Time at hand per period and what one item takes of it is one too. Both count as a
capacity.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import get_args

from smartcritic.attainability.around import Around
from smartcritic.attainability.target import Target, first_quantity
from smartcritic.attainability.words import Vocabulary
from smartcritic.languages import Language
from smartcritic.model import Capacity, Facts, Quantity
from smartcritic.model.inputs import Per
from smartcritic.quantities import factor, kind


def read(facts: Facts, text: str, target: Target, language: Language) -> Capacity | None:
    """The pace that the text names, as a capacity of what the target counts; None where it names none."""
    if target.money or target.per is not None:
        return None
    first = first_quantity(text, facts, language)
    for q in facts.quantities:
        if q is first or q.value <= 0 or q.high is not None or (q.unit is not None and (first is None or q.unit != first.unit)):
            continue
        per = _period(facts, q, text, language)
        if per is not None:
            return Capacity(target.noun or target.about, q.value * _doers(facts, q, text, language), per)
    return _time_at_hand(facts, text, language)


def _time_at_hand(facts: Facts, text: str, language: Language) -> Capacity | None:
    """ "we have 30 hours a week and a file takes two": time per period, and what one item takes of it."""
    timed = [q for q in facts.quantities if q.unit is not None and q.value > 0 and q.high is None and kind(q.unit, language) == "time"]
    around = Around.of(language)
    at_hand = next((q for q in timed if q.per in get_args(Per)), None)
    each = next((q for q in timed if q.per is None and _is_taken(q, text, around)), None)
    if at_hand is None or each is None or at_hand.unit is None:
        return None
    size = factor(each.unit, at_hand.unit, language)
    per = next((p for p in get_args(Per) if p == at_hand.per), None)
    if size is None:
        return None
    return Capacity(at_hand.unit, at_hand.value * _doers(facts, at_hand, text, language), per, each=each.value * size)


def _is_taken(q: Quantity, text: str, around: Around) -> bool:
    """Whether an amount of time is what one item takes: "a file takes two hours", "at 40 minutes each"."""
    return around.holds(around.before(text, q.start), "takes") or not around.words("apiece").isdisjoint(around.after(text, q.end, 12))


def _period(facts: Facts, q: Quantity, text: str, language: Language) -> Per | None:
    """The period in which it is done; None where nobody is said to do it."""
    said = Around.before(text, q.start)
    if q.per is not None:
        done = Around.of(language).holds(said, "pace") or _does_the_same(facts, said, language)
        return next((p for p in get_args(Per) if p == q.per), None) if done else None
    ahead = [w for w in said if w != ":"]  # "what two vans can do in a day: eleven drops"
    if len(ahead) == len(said) or not Around.of(language).holds(ahead, "pace"):
        return None
    return next((p for p in get_args(Per) if ahead[-1:] == [p]), None)


def _does_the_same(facts: Facts, said: Sequence[str], language: Language) -> bool:
    """Whether words tell of the goal's own verb as done: "last year we planted"; "by planting" tells how it is to be done."""
    stem = Vocabulary.of(language).stem
    planned = not Around.of(language).words("by").isdisjoint(said)
    return facts.action is not None and not planned and stem(facts.action.lemma) in {stem(w) for w in said}


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

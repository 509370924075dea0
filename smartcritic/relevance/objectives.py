"""Which objectives a goal serves, and which it works against: by topics that both speak of, by words, by what a topic brings nearer.

The topics are the lists of ``business.toml``: an objective is served where goal and objective share one and move it the same way, or share
words that carry meaning; it is harmed where they move the same topic opposite ways.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from smartcritic.attainability import target as targets
from smartcritic.attainability.words import Vocabulary, remembered
from smartcritic.languages import Language
from smartcritic.model import Facts, Goal
from smartcritic.relevance.text import Index, Phrase, TextReading, index_phrases, read

Similarity = Callable[[str, str], float]
"""How alike two texts are in meaning, 0..1: what word vectors say, for those who have a model with them."""
MIN_SIMILARITY = 0.8
"""Similarity from which a goal serves an objective that no word of it names."""


class Held(NamedTuple):
    """A topic that a text speaks of: what the text does to the aim, the length of the longest phrase, and where that begins."""

    side: int
    size: int
    at: int


_Found = tuple[int, Phrase, tuple[int, ...]]
"""A phrase of a topic that a text holds: its sign, itself, and where its words stand."""


def _topics(language: Language) -> Index[tuple[str, int]]:
    """The phrases of all topics: of more of it serves the aim (sign 1) or harms it (-1)."""
    signs = (("plus", 1), ("minus", -1))
    entries, words = language.lexicon("business").entries, Vocabulary.of(language)
    return index_phrases(((e.term, sign), words.phrase(w)) for e in entries for key, sign in signs for w in e.get(key, ()))


def _brought_nearer(language: Language) -> Mapping[str, Sequence[str]]:
    """The topics that each topic brings nearer."""
    return {e.term: e.get("serves", ()) for e in language.lexicon("business").entries}


def _places(language: Language) -> Mapping[str, frozenset[str]]:
    """Each place of the list with those that it lies in."""
    words = Vocabulary.of(language)
    out: dict[str, set[str]] = {}
    for group in language.lexicon("business").tables.get("places", ()):
        for name in group[1:]:
            out.setdefault(words.stem(name), set()).add(words.stem(group[0]))
    return {name: frozenset(around | {b for a in around for b in out.get(a, ())}) for name, around in out.items()}


@remembered
def held(text: str, language: Language, direction: int = 0) -> Mapping[str, Held]:
    """The topics that a text speaks of.

    Args:
        direction: which way the text's figures move what it names, 1 or -1; 0 leaves it to the words.
    """
    reading = read(text, language)
    found: dict[str, list[_Found]] = defaultdict(list)
    for (name, sign), phrase, places in reading.hold(language.once(_topics)):
        found[name].append((sign, phrase, places))
    return {name: _weighed(reading, phrases, direction) for name, phrases in found.items()}


def _weighed(reading: TextReading, found: Sequence[_Found], direction: int) -> Held:
    size = max(len(phrase) for _, phrase, _ in found)
    longest = [f for f in found if len(f[1]) == size]
    harms = {i for sign, _, places in longest if sign < 0 for i in places}
    sides = [_side(reading, f, direction) for f in longest if f[0] < 0 or not harms.intersection(f[2])]  # "steal data" is no "data"
    return Held(1 if sum(sides) >= 0 else -1, size, min(places[0] for _, _, places in longest))


def _side(reading: TextReading, found: _Found, direction: int) -> int:
    """What a text does to the aim of a phrase that it holds: 1 serves, -1 harms."""
    sign, phrase, places = found
    words = reading.words
    clause = reading.clause[places[0]]
    polarity = direction if direction and clause == 0 else reading.polarity(places)
    if sign > 0 and (reading.awaited.issuperset(places) or (polarity < 0 and clause in reading.timed)):
        sign = -1
    if sign < 0 and polarity == 0:
        doing = places[0] == 0 and any(words.is_verb(w) for w in phrase)  # "Cancel the ...": the goal is to do what harms the aim
        polarity = int(doing or any(words.moves(w) for w in phrase))  # "training cuts": the phrase says itself which way it goes
    return sign * polarity if polarity else 1


def metric_direction(goal: Goal, facts: Facts, language: Language) -> int:
    """Which way the goal's own figures move its metric; 0 where they do not say."""
    target = targets.read(goal, facts, language)
    if target is not None and not target.change:
        origin = goal.current if goal.current is not None else target.baseline
        if origin is not None and origin != target.value:
            return 1 if target.value > origin else -1
    return 0


def serves(text: str, direction: int, objective: str, language: Language) -> int:
    """1: the goal serves the objective, -1: it works against it, 0: neither.

    Where the topics that both speak of do not agree, what the goal names first is what it moves: "raise the price of tickets".
    """
    mine, theirs = held(text, language, direction), held(objective, language)
    shared = [(-mine[f].at, mine[f].side * theirs[f].side) for f in mine.keys() & theirs.keys()]
    if shared:
        return max(shared)[1]
    words = Vocabulary.of(language)
    said, wanted = set(words.stems(text)), set(words.stems(objective))
    if common := {w for w in said & wanted if _carries_meaning(w, words)}:
        return _together(read(text, language), read(objective, language), common)
    places = language.once(_places)
    if any(wanted & places.get(w, frozenset()) for w in said):
        return 1
    nearer = {aim for name, found in mine.items() if found.side > 0 for aim in language.once(_brought_nearer)[name]}
    return int(any(aim in nearer and found.side > 0 for aim, found in theirs.items()))


def _carries_meaning(word: str, words: Vocabulary) -> bool:
    """Whether a stem ties two texts; that both speak of customers does not make one serve the other."""
    return len(word) > 2 and not (words.is_weak(word) or words.moves(word) or word in words.listed("business", "parties"))


def _together(goal: TextReading, objective: TextReading, common: Iterable[str]) -> int:
    """Whether goal and objective move the words that both hold the same way."""
    there = [(p, q) for w in common if (p := goal.find((w,))) and (q := objective.find((w,)))]
    return -1 if sum(goal.polarity(p) * objective.polarity(q) for p, q in there) < 0 else 1


def served_and_harmed(
    goal: Goal, text: str, facts: Facts, objectives: Sequence[str], similarity: Similarity | None, language: Language
) -> tuple[str | None, str | None]:
    """The first objective that a goal serves, and the first that it works against."""
    direction = metric_direction(goal, facts, language) if objectives else 0
    sides = [serves(text, direction, o, language) for o in objectives]
    if similarity is not None and not any(sides):
        sides = [int(similarity(text, o) >= MIN_SIMILARITY) for o in objectives]
    first = dict(zip(reversed(sides), reversed(objectives), strict=True))
    return first.get(1), first.get(-1)

"""A text as stems with their places, clauses, and which way each word moves things; and the phrases that it holds."""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from smartcritic.attainability.words import WORD, Vocabulary, remembered
from smartcritic.languages import Language

T = TypeVar("T")
Phrase = tuple[str, ...]
"""The stems of a phrase."""
Index = Mapping[str, Sequence[tuple[T, Phrase]]]
"""Phrases, each with whose it is, by their first stem, so that a text is asked only for those that it may hold."""

REACH = 6
"""Words that a phrase may be spread over; one with function words in it ("on time") hangs together more closely."""


def index_phrases(phrases: Iterable[tuple[T, Phrase]]) -> Index[T]:
    """Index phrases by their first stem."""
    out: dict[str, list[tuple[T, Phrase]]] = defaultdict(list)
    for whose, phrase in phrases:
        if phrase:
            out[phrase[0]].append((whose, phrase))
    return dict(out)


@dataclass(frozen=True, slots=True)
class Patterns:
    """What cuts a text, in one language.

    `clause`: where another clause begins. `awaited`: a time that is measured up to something, "days until an invoice is paid": the more
    of it, the later the good thing comes. `timed`: a level that is a time: what is brought down to it is to be done sooner, not less of it.
    """

    clause: re.Pattern[str]
    awaited: re.Pattern[str]
    timed: re.Pattern[str]


def patterns(language: Language) -> Patterns:
    """The patterns of a language."""
    return language.once(_patterns)


def _patterns(language: Language) -> Patterns:
    def of(name: str) -> str:
        return language.any_of("relevance", name)

    return Patterns(
        re.compile(rf"[,;:.()\n]\s|\b(?:{of('clauses')})\s", re.IGNORECASE),
        re.compile(
            rf"\b(?<!\d )(?:{of('awaited_units')})\s+(?:(?:(?:{of('takes')})\s+)?(?:{of('awaited_until')})"
            rf"|(?:{of('from')})\b[^,;.]{{1,40}}?\b(?:{of('to')}))\s+(?=((?:[^\W\d_][\w'’-]*\s+){{0,4}}[^\W\d_][\w'’-]*))",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:{of('to')})\s(?:(?:{of('at_most')})\s)?[\w.,]+\s(?:(?:{of('kinds_of_days')})\s)?(?:{of('units_of_time')})\b",
            re.IGNORECASE,
        ),
    )


@dataclass(frozen=True, slots=True)
class TextReading:
    """The words of a text: stems with their places, the clause of each word, which way each word moves things.

    `awaited` are words that a time is measured up to, `timed` the clauses whose level is a time.
    """

    stems: Mapping[str, tuple[int, ...]]
    clause: tuple[int, ...]
    polarities: tuple[int, ...]
    awaited: frozenset[int]
    timed: frozenset[int]
    words: Vocabulary

    def hold(self, index: Index[T]) -> Iterator[tuple[T, Phrase, tuple[int, ...]]]:
        """The phrases of an index that the text holds: whose each is, and where its words stand."""
        for stem in self.stems:
            for whose, phrase in index.get(stem, ()):
                if (places := self.find(phrase)) is not None:
                    yield whose, phrase, places

    def find(self, phrase: Phrase) -> tuple[int, ...] | None:
        """The places of a phrase's words: near each other, in any order; None where one is missing."""
        if not all(w in self.stems for w in phrase):
            return None
        starts = self.stems[phrase[0]]
        if len(phrase) == 1:
            return starts[:1]
        close = any(self.words.is_plain(w) and not self.words.is_verb(w) for w in phrase)
        found = [p for start in starts if (p := self._around(start, phrase, len(phrase) + 1 if close else REACH))]
        return min(found, key=lambda p: p[-1] - p[0], default=None)

    def _around(self, start: int, phrase: Phrase, reach: int) -> tuple[int, ...]:
        nearest = [min(self.stems[w], key=lambda i: abs(i - start)) for w in phrase[1:]]
        if self.words.is_weak(phrase[0]) and min(nearest) < start:
            return ()  # "new market" is no market of new things
        places = tuple(sorted({start, *nearest}))
        return places if len(places) == len(set(phrase)) and places[-1] - places[0] < reach else ()

    def polarity(self, places: Sequence[int]) -> int:
        """Which way the text moves the words at `places`: by the nearest word of direction before them, else behind, in their clause."""
        clause = self.clause[places[0]]
        inside = [i for i, w in enumerate(self.polarities) if w and i not in places and self.clause[i] == clause]
        nearest = [i for i in inside if i < places[0]][-1:] or inside[:1]
        return self.polarities[nearest[0]] if nearest else 0


@remembered
def read(text: str, language: Language) -> TextReading:
    """Read a text."""
    by, words = patterns(language), Vocabulary.of(language)
    found = list(WORD.finditer(text))
    starts = [m.start() for m in found]
    said = [m[0].lower() for m in found]
    stems: dict[str, tuple[int, ...]] = {}
    for i, w in enumerate(said):
        key = words.stem(w)
        stems[key] = (*stems.get(key, ()), i)
    polarities = words.ways_of(said)
    clause = _clauses([m.start() for m in by.clause.finditer(text)], starts, polarities)
    spans = [m.span(1) for m in by.awaited.finditer(text)]
    awaited = frozenset(i for i, at in enumerate(starts) if any(a <= at < b for a, b in spans))
    at_word = dict(zip(starts, clause, strict=True))
    timed = frozenset(at_word[m.start()] for m in by.timed.finditer(text) if m.start() in at_word)
    return TextReading(stems, clause, tuple(polarities), awaited, timed, words)


def _clauses(marks: Sequence[int], starts: Sequence[int], polarities: Sequence[int]) -> tuple[int, ...]:
    """The clause of each word; one that moves nothing of its own goes with the one before: "down to 4", "cut A and B"."""
    clauses = [bisect.bisect_right(marks, at) for at in starts]
    moving = {c for c, w in zip(clauses, polarities, strict=True) if w}
    joined: list[int] = []
    for c in clauses:
        joined.append(c if c in moving or not joined else joined[-1])
    return tuple(joined)

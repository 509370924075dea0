"""Forms of a word that stands alone, where no parse gives its lemma: singular, plural, base and stem, by the tables of a language."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

KEPT = 20_000
"""Stems, and singulars, that are kept for a language before all are worked out anew."""

Pairs = tuple[tuple[str, str], ...]
"""Endings, each with what stands in its place; the first that fits wins."""


def _pairs(table: Iterable[Iterable[str]]) -> Pairs:
    return tuple((a, b) for a, b in table)


def _changed(word: str, pairs: Pairs) -> str:
    """A word with its ending replaced; as it is where none of the pairs fits."""
    return next((word.removesuffix(a) + b for a, b in pairs if word.endswith(a)), word)


class _Step:
    """One step of stemming: the first of its patterns that fits is replaced; `but` are words that it leaves, `last` that it ends it."""

    def __init__(self, cuts: Iterable[tuple[str, str]], but: Iterable[str] = (), last: bool = False) -> None:
        self._cuts = tuple((re.compile(pattern), str(put)) for pattern, put in cuts)
        self._but = frozenset(but)
        self.last = last

    def __call__(self, word: str) -> str | None:
        """The word with its ending replaced; None where the step does not apply."""
        if word not in self._but:
            for pattern, put in self._cuts:
                match = pattern.search(word)
                if match is not None:
                    return word[: match.start()] + match.expand(put) + word[match.end() :]
        return None


class _Kept(dict[str, str]):
    """Forms by word, made when they are first asked for."""

    def __init__(self, make: Callable[[str], str]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, word: str) -> str:
        if len(self) > KEPT:
            self.clear()
        found = self[word] = self._make(word.lower())
        return found


class Inflection:
    """How a language forms words: the list ``inflection.toml``, of which any table may be missing; the file says what each is for."""

    def __init__(self, tables: Mapping[str, Any]) -> None:
        words = tables.get("words", {})
        self._least: int = tables.get("least", 4)
        self._possessive = tuple(tables.get("possessive", ()))
        plurals: Mapping[str, str] = tables.get("plurals", {})
        self._plurals = plurals
        self._singulars = {p: s for s, p in plurals.items()}
        self._invariable = frozenset(words.get("invariable", ()))
        self._to_singular, self._to_plural, self._to_base = (_pairs(tables.get(name, ())) for name in ("singular", "plural", "bases"))
        self._doubled = frozenset(tables.get("doubled", ()))
        self._irregular: Mapping[str, str] = tables.get("irregular", {})
        self._whole = frozenset(words.get("whole", ()))
        self._steps = tuple(_Step(**step) for step in tables.get("stems", ()))
        self._kept_stems, self._kept_singulars = _Kept(self._stem), _Kept(self._singular)

    def singular(self, word: str) -> str:
        """Return the singular of a noun in lower case; a word that is no plural comes back as it is ("status", "business")."""
        return self._kept_singulars[word]

    def _singular(self, low: str) -> str:
        for ending in self._possessive:
            low = low.removesuffix(ending)
        if low in self._singulars:
            return self._singulars[low]
        return low if len(low) < self._least or low in self._invariable else _changed(low, self._to_singular)

    def plural(self, noun: str) -> str:
        """Return the plural of a unit or counted noun: ``hours``, ``people``, ``boxes``; codes ("EUR") and words without one stay."""
        if noun.isupper() or noun in self._invariable or noun in self._singulars:
            return noun
        return self._plurals.get(noun) or _changed(noun, self._to_plural)

    def bases(self, word: str) -> Iterator[str]:
        """Yield what a word of lower case may be a form of: "grow" of "growing". Not all are words."""
        for ending, end in self._to_base:
            stem = word[: len(word) - len(ending)]
            if len(stem) >= self._least - 1 and word.endswith(ending):
                yield stem + end
                if ending in self._doubled and stem[-1] == stem[-2]:
                    yield stem[:-1]

    def stem(self, word: str) -> str:
        """Cut the commonest endings; both sides of a comparison are cut alike, so a wrong stem does no harm.

        Nouns, verbs and adverbs of one root get one stem: "plan", "plans" and "planning" are "plan", "quickly" is "quick".
        """
        return self._kept_stems[word]

    def _stem(self, low: str) -> str:
        low = self._irregular.get(low, low)
        for word in (low, self.singular(low)):
            if word in self._whole:
                return word
        for step in self._steps:
            cut = step(low)
            if cut is not None:
                low = cut
                if step.last:
                    break
        return low

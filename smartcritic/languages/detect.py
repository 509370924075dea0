"""Is a text in the language that its critic reads? A fast test of its words first; py3langid is asked only where that is unsure.

Goals are short, and a list of them is full of names, abbreviations and misspellings. So a text counts as foreign only where the library
is certain and its words speak against the own language too.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Container
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from smartcritic.languages import known
from smartcritic.languages.base import Language

NONE, OTHER = "none", "other"
"""A text without words; a text in a language that has no name here."""

LOOK = 400
"""Characters of a text that are looked at."""
LEAST = 10
"""Letters below which a text tells nothing."""

DOUBTFUL, LIKELY, SURE, CERTAIN = 0.1, 0.05, 0.02, 0.001
"""The most that the library may give the own language for a text to be foreign: of three words or more, none of which is familiar; with a
function word of another language, where less than half is familiar; of two words that are not familiar; and in all other cases."""

_WORD = re.compile(r"(?<!\w)[^\W\d_]+(?:['’][^\W\d_]+)?(?!\w)")


def foreign(text: str, language: Language, vocabulary: Callable[[], Container[str]] = frozenset) -> str | None:
    """Return None where a text is in `language` as far as can be told.

    Otherwise its language's code (ISO 639-1), "other" for one that has no name in ``known.toml``, or "none" for a text without words.
    `vocabulary` gives the language's common words in lower case; it is called only where the lists and function words do not settle it.
    """
    words = _WORD.findall(text[:LOOK])
    if not words:
        return None if any(c.isalnum() for c in text) else NONE
    if _other_script(words, language):
        return language.once(_Library).best(text[:LOOK]) or OTHER
    found = _evidence(words, language, frozenset())
    if found.familiar <= found.strange:
        found = _evidence(words, language, vocabulary())
    if found.familiar > found.strange or sum(map(len, words)) < LEAST:
        return None
    return language.once(_Library).other(text[:LOOK], _limit(found))


@dataclass(frozen=True, slots=True)
class _Evidence:
    """How many words the language alone has, how many it has not, and how many of these are function words of another."""

    familiar: int
    strange: int
    alien: int


def _limit(found: _Evidence) -> float:
    if found.familiar == 0 and found.strange > 2:
        return DOUBTFUL
    if found.alien and found.strange > found.familiar:
        return LIKELY
    return SURE if found.familiar == 0 and found.strange == 2 else CERTAIN


def _other_script(words: list[str], language: Language) -> bool:
    """Whether most letters are of another script than the language's own function words."""
    letters = "".join(words)
    if letters.isascii():
        return False
    latin = sum(1 for c in letters if _is_latin(c))
    return (latin * 2 < len(letters)) == language.once(_writes_latin)


def _is_latin(c: str) -> bool:
    return c < "\u0250" or "\u1e00" <= c <= "\u1eff"


def _writes_latin(language: Language) -> bool:
    return all(_is_latin(c) for word in language.function_words for c in word)


def _evidence(words: list[str], language: Language, vocabulary: Container[str]) -> _Evidence:
    """Count the words, but for those with a capital behind the first, since names are of no language, and what the languages share."""
    others, shared = language.once(_alien), language.once(_shared)
    familiar = strange = alien = 0
    for i, word in enumerate(words):
        if i and word[0].isupper():
            continue
        low = word.lower()
        if low in shared:
            continue
        if low in others:
            alien += 1
            strange += 1
        elif _is_own(low, language) or low in vocabulary or _bare(low) in vocabulary:
            familiar += 1
        else:
            strange += 1
    return _Evidence(familiar, strange, alien)


@lru_cache(maxsize=20_000)
def _is_own(word: str, language: Language) -> bool:
    """Whether the lists of the language have the word, or one that it may be a form of."""
    own = language.once(_listed)
    return word in own or any(form in own for form in language.inflection.bases(word))


def _bare(word: str) -> str:
    """The word without accents: loan words often lose theirs."""
    return word if word.isascii() else "".join(c for c in unicodedata.normalize("NFD", word) if not unicodedata.combining(c))


def _listed(language: Language) -> frozenset[str]:
    lists = known.table()["words"]["lists"]
    terms = {word for name in lists for entry in language.lexicon(name).entries for word in _WORD.findall(entry.term.lower())}
    return frozenset(terms | language.function_words)


def _function_words_of_others(language: Language) -> frozenset[str]:
    codes = [code for code in known.table()["function_words"] if code != language.code]
    return frozenset(word for code in codes for word in known.function_words(code))


def _alien(language: Language) -> frozenset[str]:
    """The function words of other languages that this one has not."""
    return language.once(_function_words_of_others) - language.once(_listed)


def _shared(language: Language) -> frozenset[str]:
    """The function words that this language shares with others: "in", "to", "a"."""
    return language.once(_function_words_of_others) & language.function_words


class _Library:
    """py3langid, held to the languages that have a name here."""

    def __init__(self, language: Language) -> None:
        from py3langid.langid import MODEL_FILE, LanguageIdentifier

        self.own = language.code
        self.identifier: Any = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
        self.knows = self.own in self.identifier.labels
        self.identifier.set_languages([c for c in self.identifier.labels if c in known.table()["names"] or c == self.own])

    def best(self, text: str) -> str | None:
        """The likeliest language; None where that is the own one."""
        code = str(self.identifier.classify(text)[0])
        return None if code == self.own else code

    def other(self, text: str, limit: float) -> str | None:
        """The likeliest language, where the own one is less likely than `limit`; None where the library does not know the own one."""
        if not self.knows:
            return None
        ranked = self.identifier.rank(text)
        return str(ranked[0][0]) if dict(ranked)[self.own] < limit else None

"""The words around an amount of the text, asked against the phrases of ``basis.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from smartcritic.attainability.words import Vocabulary
from smartcritic.languages import Language

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\S")
_MARKS = re.compile(r"[;()\n]|[.,]\s")
NEAR = 60
"""Characters on each side of an amount within which words belong to it."""


class Around:
    """The phrases of ``basis.toml`` of a language, and what stands before and behind an amount."""

    def __init__(self, language: Language) -> None:
        self._language = language
        self._periods: Mapping[str, str] = language.lexicon("basis").tables.get("periods", {})

    @classmethod
    def of(cls, language: Language) -> Around:
        """The phrases of a language, made once for it."""
        return language.once(cls)

    def words(self, key: str) -> frozenset[str]:
        """The words and phrases of a table of the list."""
        return self._language.words("basis", key)

    def stems(self, key: str) -> frozenset[str]:
        """The stems of the words of a table of the list."""
        return self._language.once(_stems, key)

    def ends(self, said: Sequence[str], key: str) -> bool:
        """Whether words end in one of the phrases of a table."""
        return any(" ".join(said[-n:]) in self.words(key) for n in range(1, min(5, len(said)) + 1))

    def holds(self, said: Sequence[str], key: str) -> bool:
        """Whether words hold one of the phrases of a table."""
        phrases = self.words(key)
        return any(" ".join(said[i : i + n]) in phrases for i in range(len(said)) for n in range(1, min(5, len(said) - i) + 1))

    def period(self, word: str) -> str | None:
        """The period of a word such as "weekly", None for any other."""
        return self._periods.get(word)

    @staticmethod
    def tokens(text: str) -> list[str]:
        """The words and marks of a text in lower case."""
        return [w.lower() for w in _TOKEN.findall(text)]

    @staticmethod
    def original(text: str, at: int, near: int = NEAR) -> list[str]:
        """The words and marks behind a character, as written."""
        return _TOKEN.findall(text[at : at + near])

    @staticmethod
    def before(text: str, at: int, near: int = NEAR) -> list[str]:
        """The words in front of a character, from the last mark within `near` characters on."""
        low = max(0, at - near)
        low = max([m.end() for m in _MARKS.finditer(text, low, at)], default=low)
        return Around.tokens(text[low:at])

    @staticmethod
    def after(text: str, at: int, near: int = NEAR) -> list[str]:
        """The words behind a character."""
        return Around.tokens(text[at : at + near])


def _stems(language: Language, key: str) -> frozenset[str]:
    stem = Vocabulary.of(language).stem
    return frozenset(stem(w) for w in language.words("basis", key))

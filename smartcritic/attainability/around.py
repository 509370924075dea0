"""The words around an amount of the text, asked against the phrases of ``basis.toml``."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from smartcritic.attainability.words import stem
from smartcritic.languages import ENGLISH, Language

_TOKEN = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*|\S")
_MARKS = re.compile(r"[;()\n]|[.,]\s")
NEAR = 60
"""Characters on each side of an amount within which words belong to it."""


def words(key: str, language: Language = ENGLISH) -> frozenset[str]:
    """The words and phrases of a table of the list."""
    return language.words("basis", key)


def _stems(language: Language, key: str) -> frozenset[str]:
    return frozenset(stem(w) for w in language.words("basis", key))


def stems(key: str, language: Language = ENGLISH) -> frozenset[str]:
    """The stems of the words of a table of the list."""
    return language.once(_stems, key)


def tokens(text: str) -> list[str]:
    """The words and marks of a text in lower case."""
    return [w.lower() for w in _TOKEN.findall(text)]


def original(text: str, at: int, near: int = NEAR) -> list[str]:
    """The words and marks behind a character, as written."""
    return _TOKEN.findall(text[at : at + near])


def before(text: str, at: int, near: int = NEAR) -> list[str]:
    """The words in front of a character, from the last mark within `near` characters on."""
    low = max(0, at - near)
    low = max([m.end() for m in _MARKS.finditer(text, low, at)], default=low)
    return tokens(text[low:at])


def after(text: str, at: int, near: int = NEAR) -> list[str]:
    """The words behind a character."""
    return tokens(text[at : at + near])


def ends(said: Sequence[str], key: str, language: Language = ENGLISH) -> bool:
    """Whether words end in one of the phrases of a table."""
    return any(" ".join(said[-n:]) in words(key, language) for n in range(1, min(5, len(said)) + 1))


def holds(said: Sequence[str], key: str, language: Language = ENGLISH) -> bool:
    """Whether words hold one of the phrases of a table."""
    phrases = words(key, language)
    return any(" ".join(said[i : i + n]) in phrases for i in range(len(said)) for n in range(1, min(5, len(said) - i) + 1))


def _periods(language: Language) -> Mapping[str, str]:
    return dict(language.lexicon("basis").tables.get("periods", {}))


def period(word: str, language: Language = ENGLISH) -> str | None:
    """The period of a word such as "weekly", None for any other."""
    return language.once(_periods).get(word)

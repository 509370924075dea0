"""The words of this package, read once: what headers are called, and by which words rows, cells, sheets and lines are told apart."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any

from smartcritic.model.toml import packaged


@cache
def load(name: str) -> Mapping[str, Any]:
    """Return the file ``<name>.toml`` of this folder as data."""
    return packaged(__package__, name)


@cache
def words(part: str, key: str) -> frozenset[str]:
    """Return one list of ``words.toml``, as it is written there."""
    return frozenset(load("words")[part][key])


@cache
def begins_with(part: str, key: str) -> re.Pattern[str]:
    """Return a pattern of the beginnings (regular expressions) of one list of ``words.toml``."""
    return re.compile(rf"\W*(?:{'|'.join(load('words')[part][key])})", re.IGNORECASE)


def months() -> Mapping[str, int]:
    """Return the names of months and their abbreviations, without accents, with their numbers."""
    return _months()


@cache
def _months() -> Mapping[str, int]:
    return {word: int(number) for number, names in load("words")["dates"]["months"].items() for word in names}


def one_of(names: Sequence[str] | frozenset[str]) -> str:
    """Return a part of a regular expression that matches one of these words, the longest first."""
    return _one_of(tuple(names))


@cache
def _one_of(names: tuple[str, ...]) -> str:
    return f"(?:{'|'.join(re.escape(n) for n in sorted(names, key=len, reverse=True))})"


def folded(text: str) -> str:
    """Return a text in lower case without accents."""
    if text.isascii():
        return text.lower()
    return "".join(c for c in unicodedata.normalize("NFKD", text.lower().replace("ß", "ss")) if not unicodedata.combining(c))


def plain_name(name: str) -> str:
    """Return a header without case, accents, punctuation, underscores and camel case: ``dueDate`` is ``due date``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    spaced = re.sub(r"%", " percent ", spaced).replace("#", " number ")
    return " ".join(re.sub(r"[\W_]+", " ", folded(spaced)).split())

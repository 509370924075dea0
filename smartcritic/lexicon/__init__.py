"""The English lists of words by name; see `smartcritic.languages` for their form."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smartcritic.languages import ENGLISH
from smartcritic.languages.base import Entry, Lexicon


def load(name: str) -> Lexicon:
    """Read the English list ``<name>.toml``, once."""
    return ENGLISH.lexicon(name)


def words(name: str, key: str) -> frozenset[str]:
    """Return one of the sets of words that the list `name` has beside its entries, in the table ``[words]``."""
    return ENGLISH.words(name, key)


def names() -> tuple[str, ...]:
    """Return the names of all English lists."""
    return ENGLISH.names()


@cache
def phrases(name: str) -> Mapping[tuple[str, ...], Entry]:
    """Return the entries of a list keyed by the words of the term, split at spaces."""
    return {tuple(e.term.split(" ")): e for e in load(name).entries}


__all__ = ["Entry", "Lexicon", "load", "names", "phrases", "words"]

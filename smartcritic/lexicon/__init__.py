"""Words as data, and their loader.

Each `*.toml` file of this folder is one list: ``about`` says what it holds, ``probe`` names the question that its
examples answer (the tests know how to ask it), and ``entries`` is an array with one line a word::

    about = "Time words that name no day"
    probe = "vague_time"
    entries = [
      {term = "soon", flag = "Raise renewals soon", pass = "Sooner Steel signs by 4 May"},
    ]

`flag` is a text in which the word must be found, `pass` one that holds the word (or one that looks like it) and in
which it must not. All other keys are attributes of the word.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from smartcritic.languages import ENGLISH
from smartcritic.languages.base import Entry, Lexicon


def load(name: str) -> Lexicon:
    """Read the English list ``<name>.toml`` of this folder, once."""
    return ENGLISH.lexicon(name)


def words(name: str, key: str) -> frozenset[str]:
    """Return one of the sets of words that the list `name` has beside its entries, in the table ``[words]``."""
    return ENGLISH.words(name, key)


def names() -> tuple[str, ...]:
    """Return the names of all lists of this folder."""
    return ENGLISH.names()


@cache
def phrases(name: str) -> Mapping[tuple[str, ...], Entry]:
    """Return the entries of a list keyed by the words of the term, split at spaces."""
    return {tuple(e.term.split(" ")): e for e in load(name).entries}


__all__ = ["Entry", "Lexicon", "load", "names", "phrases", "words"]

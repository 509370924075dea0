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

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from importlib import resources
from typing import Any


@dataclass(frozen=True, slots=True)
class Entry:
    """One word or phrase of a list: the term in lower case, its attributes, and its two examples."""

    term: str
    flag: str
    must_pass: str
    attrs: Mapping[str, Any] = field(default_factory=dict)

    def get(self, name: str, default: Any = None) -> Any:
        """Return the attribute `name`, or `default`."""
        return self.attrs.get(name, default)


@dataclass(frozen=True, slots=True)
class Lexicon:
    """One list of words: what it is about, which probe its examples answer, its entries and any other table."""

    name: str
    about: str
    probe: str
    entries: tuple[Entry, ...]
    tables: Mapping[str, Any]


@cache
def load(name: str) -> Lexicon:
    """Read the list ``<name>.toml`` of this folder, once per process."""
    raw = tomllib.loads(resources.files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    entries = tuple(
        Entry(
            e["term"],
            e.get("flag", ""),
            e.get("pass", ""),
            {k: v for k, v in e.items() if k not in ("term", "flag", "pass")},
        )
        for e in raw.get("entries", ())
    )
    tables = {k: v for k, v in raw.items() if k not in ("about", "probe", "entries")}
    return Lexicon(name, raw.get("about", ""), raw.get("probe", ""), entries, tables)


@cache
def words(name: str, key: str) -> frozenset[str]:
    """Return one of the sets of words that the list `name` has beside its entries, in the table ``[words]``."""
    return frozenset(load(name).tables["words"][key])


def names() -> tuple[str, ...]:
    """Return the names of all lists of this folder."""
    return tuple(sorted(f.name[:-5] for f in resources.files(__package__).iterdir() if f.name.endswith(".toml")))


def phrases(name: str) -> Mapping[tuple[str, ...], Entry]:
    """Return the entries of a list keyed by the words of the term, split at spaces."""
    return _phrases(name)


@cache
def _phrases(name: str) -> Mapping[tuple[str, ...], Entry]:
    return {tuple(e.term.split(" ")): e for e in load(name).entries}

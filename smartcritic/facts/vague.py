"""Words that name neither an amount nor which of a kind: the list ``vague.toml``, whose every word has two effects.

A vague word is a cue, which the criteria show to the reader ("better" than what?), and in front of a noun it specifies nothing ("better
rolls" could be any). Buzzwords specify nothing either, nor do the words of ``objects.toml`` that are not vague and yet tell a thing from no
other of its kind ("new", "current").
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from smartcritic.languages import Entry, Language
from smartcritic.model import Cue
from smartcritic.parsing.parse import Parse


def vague_words(language: Language) -> Mapping[str, Entry]:
    """The vague words of a language, by term."""
    return language.once(_vague_words)


def _vague_words(language: Language) -> Mapping[str, Entry]:
    return {e.term: e for e in language.lexicon("vague").entries}


def comparatives(language: Language) -> frozenset[str]:
    """The vague words that compare, without saying with what: "more", "better"."""
    return language.once(_comparatives)


def _comparatives(language: Language) -> frozenset[str]:
    return frozenset(term for term, e in vague_words(language).items() if e.get("class") == "comparative")


def is_compared(specifiers: Sequence[Cue], language: Language) -> bool:
    """Whether a bare comparative is all that says how many or how good a thing is to be."""
    bare = any(c.kind == "vague_modifier" and c.value in comparatives(language) for c in specifiers)
    return bare and not any(c.kind == "number" for c in specifiers)


def is_unspecific(parse: Parse, k: int, *forms: str) -> bool:
    """Whether the word at `k`, in one of these forms, tells a thing from no other of its kind."""
    listed = parse.language.once(_unspecific)
    return any(form in listed for form in forms) and not is_exact(vague_words(parse.language).get(parse.lower[k]), parse, k + 1)


def _unspecific(language: Language) -> frozenset[str]:
    buzzwords = {e.term for e in language.lexicon("cues").entries if e.get("kind") == "buzzword"}
    return language.words("objects", "unspecific") | vague_words(language).keys() | buzzwords


def is_exact(entry: Entry | None, parse: Parse, behind: int) -> bool:
    """Whether a vague word is not vague in front of the word behind it: "vital signs"."""
    return entry is not None and behind < parse.n and parse.lower[behind] in entry.get("not_before", ())

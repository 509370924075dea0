"""The semantic class of a noun: from the list of nouns, else from its part of speech and ending."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from smartcritic.languages import Language
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

MIN_PROCESS, MIN_QUALITY = 7, 6
"""Letters from which an ending names a process ("installation") or an abstract good ("readiness")."""


class NounClass(NamedTuple):
    """A semantic class, whether the noun alone could be any of its kind, and whether the list of nouns says so."""

    name: str
    generic: bool
    listed: bool = False


def noun_class(parse: Parse, head: int) -> NounClass:
    """The semantic class of the noun at `head`."""
    listed = parse.language.once(_listed)
    found = listed.get(parse.lower[head]) or listed.get(parse.lemmas[head])
    if found is not None:
        return found
    if parse.pos[head] == "PRON":
        return NounClass("topic", True, True)
    if parse.tags[head] == forms.GERUND:
        return NounClass("event", False)  # "stop smoking"
    if parse.pos[head] == "PROPN":
        return NounClass("thing", False)
    lemma = parse.lemmas[head]
    process, quality = parse.language.once(_endings)
    if lemma.endswith(process) and len(lemma) >= MIN_PROCESS:
        return NounClass("process", False)
    if lemma.endswith(quality) and len(lemma) >= MIN_QUALITY:
        return NounClass("quality", True)
    return NounClass("thing", False)


def _listed(language: Language) -> Mapping[str, NounClass]:
    return {e.term: NounClass(str(e.get("nature")), bool(e.get("generic")), True) for e in language.lexicon("objects").entries}


def _endings(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return tuple(language.words("objects", "process_endings")), tuple(language.words("objects", "quality_endings"))

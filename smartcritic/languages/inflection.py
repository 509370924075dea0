"""Singular and plural of nouns, where a word stands alone and no parse gives its lemma. The forms are those of the language."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from smartcritic.languages.base import Language

_VOWELS = tuple("aeiou")


@dataclass(frozen=True, slots=True)
class _Forms:
    plurals: Mapping[str, str]
    singulars: Mapping[str, str]
    invariable: frozenset[str]
    whole: tuple[str, ...]
    cut_es: tuple[str, ...]
    add_es: tuple[str, ...]


def _forms(language: Language) -> _Forms:
    tables = language.lexicon("inflection").tables
    plurals = tables.get("plurals", {})
    words = tables.get("words", {})
    return _Forms(
        plurals,
        {p: s for s, p in plurals.items()},
        frozenset(words.get("invariable", ())),
        tuple(words.get("no_plural_ending", ())),
        tuple(words.get("es_cut", ())),
        tuple(words.get("es_added", ())),
    )


def singular(word: str, language: Language) -> str:
    """Return the singular of a noun in lower case; a word that is no plural comes back as it is ("status", "business")."""
    low = word.lower().removesuffix("'s").removesuffix("’s")
    forms = language.once(_forms)
    if low in forms.singulars:
        return forms.singulars[low]
    if len(low) < 4 or not low.endswith("s") or low.endswith(forms.whole) or low in forms.invariable:
        return low
    if low.endswith("ies"):
        return f"{low[:-3]}y"
    return low[:-2] if low.endswith(forms.cut_es) else low[:-1]


def plural(noun: str, language: Language) -> str:
    """Return the plural of a unit or counted noun: ``hours``, ``people``, ``boxes``; codes ("EUR") and words without one stay."""
    forms = language.once(_forms)
    if noun.isupper() or noun in forms.invariable or noun in forms.singulars or (noun.endswith("s") and not noun.endswith("ss")):
        return noun
    if noun in forms.plurals:
        return forms.plurals[noun]
    if noun.endswith("y") and noun[-2:-1] not in _VOWELS:
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(forms.add_es) else f"{noun}s"

"""Singular, plural and stem of a word that stands alone, where no parse gives its lemma. The forms are those of the language."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from smartcritic.languages.base import Language

_VOWELS = tuple("aeiou")
_SYLLABLE = re.compile(r"[aeiouy]+")


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


@dataclass(frozen=True, slots=True)
class _Stems:
    irregular: Mapping[str, str]
    endings: tuple[tuple[str, str], ...]
    whole: frozenset[str]
    no_adverb: frozenset[str]
    known: dict[str, str]


def _stems(language: Language) -> _Stems:
    tables = language.lexicon("inflection").tables
    return _Stems(
        tables.get("irregular", {}),
        tuple(tables.get("endings", {}).items()),
        language.words("inflection", "whole"),
        language.words("inflection", "no_adverb"),
        {},
    )


def stem(word: str, language: Language) -> str:
    """Cut the commonest endings; both sides of a comparison are cut alike, so a wrong stem does no harm.

    Nouns, verbs and adverbs of one root get one stem: "plan", "plans" and "planning" are "plan", "quickly" is "quick".
    """
    forms = language.once(_stems)
    found = forms.known.get(word)
    if found is None:
        if len(forms.known) > KEPT:
            forms.known.clear()
        found = forms.known[word] = _stem(word, forms)
    return found


KEPT = 20_000
"""Stems that are kept for a language before all are worked out anew."""


def _stem(word: str, forms: _Stems) -> str:
    low = forms.irregular.get(word.lower(), word.lower())
    if len(low) <= 3:
        return low[:-1] if len(low) == 3 and low[2] == "s" and low[1] not in "aeiousy" else low
    if low.removesuffix("s") in forms.whole:
        return low.removesuffix("s")
    low = _without_adverb_ending(low, forms)
    base = low.removesuffix("s").removesuffix("ance")
    if len(base) >= 5 and low.startswith(f"{base}ance"):  # "insurance" is what insurers sell
        return base
    for end, new in forms.endings:
        if low.endswith(end) and len(low) - len(end) >= 3:
            return low[: -len(end)] + new
    if low.endswith("s") and not low.endswith(("ss", "us", "is")):
        low = low[:-2] if low.endswith(("ches", "shes", "xes")) else low[:-1]
    low = _without_verb_ending(low)
    return low[:-1] if low.endswith("e") and len(low) > 3 else low


def _without_adverb_ending(low: str, forms: _Stems) -> str:
    """ "quickly" -> "quick", "reliably" -> "reliable", "happily" -> "happy"."""
    if len(low) < 6 or not low.endswith("ly") or low in forms.no_adverb:
        return low
    return f"{low[:-1]}e" if low.endswith(("ably", "ibly")) else f"{low[:-3]}y" if low.endswith("ily") else low[:-2]


def _without_verb_ending(low: str) -> str:
    """ "planning" -> "plan", "selling" -> "sell", "controlled" -> "control"."""
    for end in ("ing", "ed", "er"):
        if low.endswith(end) and len(low) - len(end) >= 3 and (end != "er" or len(low) > 6):
            cut = low[: -len(end)]
            doubled = len(cut) > 3 and cut[-1] == cut[-2]
            return cut[:-1] if doubled and (cut[-1] not in "lsz" or (cut[-1] == "l" and len(_SYLLABLE.findall(cut)) > 1)) else cut
    return low

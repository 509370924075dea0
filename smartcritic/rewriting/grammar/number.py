"""Nouns in the number that the words in front of them call for, and nouns that have no plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.languages import Language
from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import NOUNS, Slip, ends_phrase, mapped, words
from smartcritic.rewriting.grammar.nouns import is_countable
from smartcritic.syntax.lexicon import verbs

_WHOLE = re.compile(r"\d{1,3}(?:,\d{3})*|\d{4,}")
_MODIFIER = frozenset({"JJ", "NN", "VBN", "VBG", "NNP"})
MOST_BETWEEN = 3
"""Words between a number and its noun."""


def counted(parse: Parse) -> Iterator[Slip]:
    """A plural behind a number above one: "2 new supplier" -> "2 new suppliers"."""
    for i, tag in enumerate(parse.tags):
        if tag == "CD" and _is_many(parse, i) and not _measures(parse, i):
            yield from _plural(parse, _head(parse, i + 1))


def gathered(parse: Parse) -> Iterator[Slip]:
    """A plural behind a word that means several: "all branch" -> "all branches", "each of the officer" -> "each of the officers"."""
    many, some, of = words(parse.language, "many"), words(parse.language, "one_of"), parse.word_sets["of"]
    for i, low in enumerate(parse.lower):
        if low in many and parse.lower[i - 1 : i] != ["at"]:
            at = i + 1 + (parse.lower[i + 1 : i + 2] in (["the"], ["our"], ["these"]))
            head = _head(parse, at)
            if head is not None and parse.lower[head] not in words(parse.language, "whole"):
                yield from _plural(parse, head)
        elif low in some and parse.lower[i + 1 : i + 2] and parse.lower[i + 1] in of and parse.lower[i + 2 : i + 3] and (
            parse.lower[i + 2] in words(parse.language, "the_many") or parse.tags[i + 2] == "PRP$"
        ):
            yield from _plural(parse, _head(parse, i + 3))
        elif low in words(parse.language, "none") and parse.lower[i + 1 : i + 2] == ["more"]:
            yield from _plural(parse, _head(parse, i + 2))


def single(parse: Parse) -> Iterator[Slip]:
    """A singular behind "every" and "each"."""
    ones = words(parse.language, "one_each")
    for i, low in enumerate(parse.lower):
        head = _head(parse, i + 1) if low in ones else None
        if head is None or parse.tags[head] != "NNS" or head > i + 2:
            continue
        one = parse.language.singular(parse.lower[head])
        if one != parse.lower[head] and is_countable(parse.language, one) and ends_phrase(parse, head) and one not in verbs(parse.language):
            yield Slip(head, head + 1, one, "number")


def massed(parse: Parse) -> Iterator[Slip]:
    """Nouns without a plural: "informations" -> "information"; "an information" -> "information"."""
    language = parse.language
    table, mass = mapped(language, "mass_of"), words(language, "mass")
    for i, low in enumerate(parse.lower):
        before = parse.tags[i - 1] if i else ""
        if low in table and before != "CD" and parse.tags[i] != "VBZ" and (i == 0 or parse.lower[i - 1] not in words(language, "singles")):
            yield Slip(i, i + 1, table[low], "mass_noun")
        elif low in words(language, "article_a") and not _is_abbreviated(parse, i):
            head = _head(parse, i + 1)
            alone = head is not None and head <= i + 2 and parse.lower[head] in mass and ends_phrase(parse, head)
            if alone and parse.lower[i - 1 : i] != ["such"] and parse.lower[head + 1 : head + 2] != ["that"]:
                yield Slip(i, i + 1, "", "mass_noun")


def _measures(parse: Parse, i: int) -> bool:
    """Whether the number belongs to a compound: "4 hour work week", "a 6 minute mile"."""
    if i and parse.lower[i - 1] in words(parse.language, "singles") | words(parse.language, "the"):
        return True
    if i + 1 < parse.n and parse.lower[i + 1] in words(parse.language, "compounders"):
        return True
    return i + 2 < parse.n and parse.lower[i + 1] in words(parse.language, "measures") and parse.tags[i + 2] in NOUNS | {"JJ"}


def _is_abbreviated(parse: Parse, i: int) -> bool:
    return parse.words[i].isupper() and i > 0


def _is_many(parse: Parse, i: int) -> bool:
    """Whether the token is a whole number above one that counts something, no name ("Q2", "phase 2"), no year, no unit price."""
    low = parse.lower[i]
    number = low in words(parse.language, "numbers")
    if not number:
        if _WHOLE.fullmatch(low) is None or low in ("0", "1") or (low.startswith("0") and low != "0") or 1900 <= int(low.replace(",", "")) <= 2100:
            return False
    if i == 0:
        return True
    glued = parse.ends[i - 1] == parse.starts[i] and parse.lower[i - 1] not in ("(", "~", "≥", "≤", ">", "<", "+")
    before = parse.tags[i - 1]
    named = before in NOUNS and parse.lemmas[i - 1] not in verbs(parse.language) and parse.heads[i] == i - 1
    return not glued and not named and before not in ("$", "CD", "SYM", "#") and parse.lower[i - 1] not in words(parse.language, "no_count")


def _head(parse: Parse, at: int) -> int | None:
    """The noun that ends the noun phrase from token `at` on."""
    for i in range(at, min(at + MOST_BETWEEN + 1, parse.n)):
        if parse.tags[i] in ("NN", "NNS") and (i + 1 == parse.n or parse.tags[i + 1] not in NOUNS | {"HYPH"}):
            return i
        if parse.tags[i] not in _MODIFIER or not parse.words[i].isalpha():
            return None
    return None


def _plural(parse: Parse, head: int | None) -> Iterator[Slip]:
    if head is None or parse.tags[head] != "NN" or not parse.words[head].islower() or not parse.words[head].isalpha():
        return
    language, noun = parse.language, parse.lower[head]
    many = language.plural(noun)
    if many == noun or language.singular(noun) != noun or not is_countable(language, noun) or not ends_phrase(parse, head):
        return
    if not _may_be_verb(parse, head):
        yield Slip(head, head + 1, many, "number")


def _may_be_verb(parse: Parse, head: int) -> bool:
    """Whether the word can be the verb of what stands before it: "all agents target three", "the old laptop return to IT"."""
    if parse.lower[head] not in verbs(parse.language) or head + 1 == parse.n:
        return False
    after = parse.tags[head + 1]
    return after in ("DT", "PRP$", "CD", "PRP", "TO") or (after == "IN" and parse.tags[head - 1] in NOUNS)

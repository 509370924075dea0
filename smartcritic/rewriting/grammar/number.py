"""Nouns in the number that the words in front of them call for, and nouns that have no plural."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import NAMES, NOUNS, Slip, ends_phrase, mapped, words
from smartcritic.rewriting.grammar.nouns import counted, is_countable
from smartcritic.syntax.lexicon import verbs

_WHOLE = re.compile(r"[1-9]\d{0,2}(?:,\d{3})*|[1-9]\d{3,}")
_MODIFIER = frozenset({"JJ", "NN", "VBN", "VBG", "NNP"})
_GLUED_BEFORE = ("(", "~", "≥", "≤", ">", "<", "+")
YEARS = range(1900, 2101)
SURE = 3
"""How clearly a noun must be one that is counted, where "a" stands in front of its plural."""

LIKELY = 2
"""The same of a singular behind "other", "fewer", "between" and "number of"."""

MOST_BETWEEN = 3
"""Words between a number and its noun."""


def numbered(parse: Parse) -> Iterator[Slip]:
    """A plural behind a number above one: "2 new supplier" -> "2 new suppliers"."""
    for i, tag in enumerate(parse.tags):
        if tag == "CD" and _is_many(parse, i) and not _opens_compound(parse, i):
            yield from _plural(parse, _head(parse, i + 1))


def gathered(parse: Parse) -> Iterator[Slip]:
    """A plural behind words that mean several: "all branch" -> "all branches", "each of the officer" -> "each of the officers"."""
    language = parse.language
    for i, low in enumerate(parse.lower):
        if low in words(language, "many"):
            led = i + 1 < parse.n and parse.lower[i + 1] in words(language, "led_many")
            head = _head(parse, i + 1 + led)
            if head is not None and parse.lower[head] not in words(language, "whole"):
                yield from _plural(parse, head)
        elif low in words(language, "others") and (i == 0 or parse.tags[i - 1] not in ("DT", "PRP$", "CD", "CC")):
            head = _head(parse, i + 1)
            if head is not None and parse.lower[head] not in words(language, "whole"):
                yield from _plural(parse, head, LIKELY)
        elif (low in words(language, "one_of") or (parse.tags[i] == "CD" and _is_many(parse, i))) and _is_of_several(parse, i + 1):
            head = _head(parse, i + 3)
            if head is not None and parse.lower[head] not in words(language, "collective"):
                yield from _plural(parse, head)
        elif low in words(language, "none") and i + 1 < parse.n and parse.lower[i + 1] in words(language, "more"):
            yield from _plural(parse, _head(parse, i + 2))
        elif low in words(language, "between") or (i and low in parse.word_sets["of"] and parse.lower[i - 1] in words(language, "number")):
            head = _head(parse, i + 1)
            if head is not None and parse.word_sets["and_or"].isdisjoint(parse.lower[head + 1 : head + 7]):
                yield from _plural(parse, head, LIKELY)


def single(parse: Parse) -> Iterator[Slip]:
    """A singular behind "every", "each" and "a"."""
    language = parse.language
    articles = words(language, "article_a")
    for i, low in enumerate(parse.lower):
        article = low in articles and not (i and parse.words[i].isupper())
        if not article and low not in words(language, "one_each"):
            continue
        head = _head(parse, i + 1)
        if head is None or parse.tags[head] != "NNS" or head > i + 2 or not ends_phrase(parse, head):
            continue
        if article and head == i + 2 and (parse.tags[i + 1] != "JJ" or parse.lower[i + 1] in words(language, "many")):
            continue
        plural = parse.lower[head]
        one = language.singular(plural)
        if plural in words(language, "no_subject") or one == plural or (one in verbs(language) and low not in words(language, "every")):
            continue
        if counted(language, one) >= (SURE if article else 1):
            yield Slip(head, head + 1, one, "number")


def massed(parse: Parse) -> Iterator[Slip]:
    """Nouns without a plural: "informations" -> "information"; "an information" -> "information"."""
    language = parse.language
    table, mass = mapped(language, "mass_of"), words(language, "mass")
    for i, low in enumerate(parse.lower):
        if low in table:
            led = i > 0 and (parse.tags[i - 1] == "CD" or parse.lower[i - 1] in words(language, "singles"))
            if not led and parse.tags[i] != "VBZ":
                yield Slip(i, i + 1, table[low], "mass_noun")
        elif low in words(language, "article_a") and not (i and parse.words[i].isupper()):
            head = _head(parse, i + 1)
            if head is not None and head <= i + 2 and parse.lower[head] in mass and ends_phrase(parse, head):
                yield Slip(i, i + 1, "", "mass_noun")


def _is_of_several(parse: Parse, i: int) -> bool:
    """Whether "of the" or "of our" stands at token `i`."""
    if i + 1 >= parse.n or parse.lower[i] not in parse.word_sets["of"]:
        return False
    return parse.lower[i + 1] in words(parse.language, "the_many") or parse.tags[i + 1] == "PRP$"


def _is_many(parse: Parse, i: int) -> bool:
    """Whether the token is a whole number above one that counts something: no year, no part of a name ("Q2", "phase 2")."""
    low, language = parse.lower[i], parse.language
    figure = _WHOLE.fullmatch(low) is not None and low != "1" and int(low.replace(",", "")) not in YEARS
    if not figure and low not in words(language, "numbers"):
        return False
    return i == 0 or not (_is_named(parse, i) or _is_share(parse, i))


def _is_named(parse: Parse, i: int) -> bool:
    """Whether what stands in front of a number makes a name or a price of it: "phase 2", "Fortune 500", "SAR 50", "v2"."""
    before, tag = parse.lower[i - 1], parse.tags[i - 1]
    if (parse.ends[i - 1] == parse.starts[i] and before not in _GLUED_BEFORE) or _is_code(parse.words[i - 1]):
        return True
    if tag in NAMES or tag in ("$", "CD", "SYM", "#") or before in words(parse.language, "no_count"):
        return True
    return tag in NOUNS and parse.lemmas[i - 1] not in verbs(parse.language) and parse.heads[i] == i - 1


def _is_share(parse: Parse, i: int) -> bool:
    """Whether the number is the whole of a share: "4 out of 10", "1 in 3"."""
    if i < 2 or parse.lower[i - 1] not in words(parse.language, "share_of"):
        return False
    return parse.tags[i - 2] == "CD" or parse.lower[i - 2] in words(parse.language, "out")


def _is_code(word: str) -> bool:
    """Whether a word is a currency or the like ("SAR 50")."""
    return word.isalpha() and word.isupper() and len(word) > 1


def _opens_compound(parse: Parse, i: int) -> bool:
    """Whether the number belongs to a compound: "4 hour work week", "a 6 minute mile", "two sided market"."""
    language = parse.language
    if i and parse.lower[i - 1] in words(language, "singles") | words(language, "the"):
        return True
    if i + 1 < parse.n and parse.lower[i + 1] in words(language, "numbered"):
        return True
    if i + 2 >= parse.n or parse.tags[i + 2] not in NOUNS | {"JJ"}:
        return False
    return parse.lower[i + 1] in words(language, "measures") or _is_code(parse.words[i + 1])


def _head(parse: Parse, at: int) -> int | None:
    """The noun that ends the noun phrase from token `at` on."""
    for i in range(at, min(at + MOST_BETWEEN + 1, parse.n)):
        if parse.tags[i] in ("NN", "NNS") and (i + 1 == parse.n or parse.tags[i + 1] not in NOUNS | {"HYPH"}):
            return i
        if parse.tags[i] not in _MODIFIER or not parse.words[i].isalpha() or parse.lower[i] in words(parse.language, "deictic"):
            return None
    return None


def _plural(parse: Parse, head: int | None, least: int = 1) -> Iterator[Slip]:
    """The noun in the plural, where it is a singular that is counted, how clearly `least` says."""
    if head is None or parse.tags[head] != "NN" or not parse.words[head].islower():
        return
    language, noun = parse.language, parse.lower[head]
    many = language.plural(noun)
    if many == noun or language.singular(noun) != noun or noun in words(language, "unnumbered") or not is_countable(language, noun):
        return
    if counted(language, noun) >= least and ends_phrase(parse, head) and not _may_be_verb(parse, head):
        yield Slip(head, head + 1, many, "number")


def _may_be_verb(parse: Parse, head: int) -> bool:
    """Whether the word can be the verb of what stands before it: "all agents target three", "the old laptop return to IT"."""
    if parse.lower[head] not in verbs(parse.language) or head + 1 == parse.n:
        return False
    if parse.tags[head + 1] in ("DT", "PRP$", "CD", "PRP", "TO") or parse.lower[head + 1] in words(parse.language, "moves"):
        return True
    return parse.lower[head + 1] in parse.word_sets["infinitive_mark"] and parse.tags[head - 1] in NOUNS

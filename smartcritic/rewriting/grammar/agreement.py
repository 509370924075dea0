"""Verbs that agree with their subjects: "every nurse have" -> "every nurse has", "customers is" -> "customers are"."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import Slip, forms, mapped, words
from smartcritic.rewriting.grammar.nouns import is_countable
from smartcritic.syntax.lexicon import verbs

SUBJECTS = ("nsubj", "nsubj:pass")
MOST_BETWEEN = 4
"""Words between a subject and its verb."""


def agreed(parse: Parse) -> Iterator[Slip]:
    """Finite verbs in the number of their subject, where both are plain."""
    yield from _agreed(parse, _is_many)


def told(parse: Parse) -> Iterator[Slip]:
    """Verbs that follow a name or a bare noun in the singular: "Lena have the keys"; only of a writer who makes other slips."""
    yield from _agreed(parse, _is_one)


def _agreed(parse: Parse, is_many: Callable[[Parse, int], bool | None]) -> Iterator[Slip]:
    for i, tag in enumerate(parse.tags):
        if tag not in ("VBP", "VBZ", "VB") or (tag == "VB" and parse.children(i, "aux", "mark")):
            continue
        subject = _subject(parse, i)
        if subject is None or (tag != "VBZ" and parse.lower[i] in words(parse.language, "same_past")):
            continue
        many = is_many(parse, subject)
        if many is None or (tag == "VBZ") != many:
            continue
        put = _other(parse, i, many)
        if put is not None and put != parse.lower[i]:
            yield Slip(i, i + 1, put, "agreement")


def _other(parse: Parse, i: int, many: bool) -> str | None:
    """The verb in the other number."""
    low, be = parse.lower[i], mapped(parse.language, "be_of")
    if low in be:
        return be[low]
    if many:
        return parse.lemmas[i] if parse.lemmas[i] != low else None
    if low != parse.lemmas[i]:
        return None
    return forms(parse.language).form(low, low, "third")


def _subject(parse: Parse, verb: int) -> int | None:
    """The subject of a finite verb, in front of it and near; of an auxiliary or copula that of its head, of "who" what it stands for."""
    at = parse.heads[verb] if parse.bases[verb] in ("aux", "cop") else verb
    if at != verb and any(k < verb for k in parse.children(at, "aux", "cop")):
        return None
    found = [k for k in parse.children(at, *SUBJECTS) if k < verb]
    if len(found) != 1:
        return None
    subject = found[0]
    between = range(subject + 1 + len(parse.children(subject, "flat")), verb)
    if any(parse.tags[k] not in ("RB", "MD") or parse.heads[k] not in (at, verb) for k in between) or len(between) > MOST_BETWEEN:
        return None
    if parse.lower[subject] in words(parse.language, "who"):
        return subject - 1 if subject and parse.heads[at] == subject - 1 else None
    odd = parse.children(subject, "nummod", "conj", "cc", "appos", "acl", "nmod")
    return None if odd or (subject and parse.tags[subject - 1] in ("VBG", "IN")) else subject


def _is_many(parse: Parse, i: int) -> bool | None:
    """Whether a subject is more than one; None where it is not plain."""
    language, low, tag = parse.language, parse.lower[i], parse.tags[i]
    if low in words(language, "they"):
        return True
    if low in words(language, "he"):
        return False
    lead = [parse.lower[k] for k in parse.children(i) if k < i]
    if tag == "NN" and is_countable(language, low) and low not in words(language, "collective"):
        return False if lead and lead[0] in words(language, "one_lead") else None
    if tag == "NNS" and language.singular(low) != low and is_countable(language, language.singular(low)):
        if parse.pos[i] != "NOUN" or low in words(language, "no_subject") or (i and not parse.words[i].islower()):
            return None
        return True if language.singular(low) not in verbs(language) and not set(lead) & words(language, "one_each") else None
    return None


def _is_one(parse: Parse, i: int) -> bool | None:
    """Whether a subject is a name, or a noun in the singular that is counted."""
    language, low, tag = parse.language, parse.lower[i], parse.tags[i]
    one = tag == "NNP" or (tag == "NN" and is_countable(language, low) and low not in words(language, "collective"))
    lead = {parse.lower[k] for k in parse.children(i) if k < i}
    return False if one and not parse.children(i, "conj") and not lead & words(language, "many") else None

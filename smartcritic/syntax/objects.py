"""What a verb is done to, and the noun phrase around a noun."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax.features import Range, parenthetical_tokens

Tokens = frozenset[int] | set[int]
_NOMINAL = frozenset({"NOUN", "PROPN", "SYM"})
_NOUN_PHRASE = frozenset({
    "compound", "amod", "nummod", "det", "nmod", "flat", "case", "appos", "advmod", "conj", "cc", "punct", "acl", "fixed",
})  # fmt: skip
"""Relations that make up a noun phrase, with all their subtypes."""
_NOT_OF_HEAD = frozenset({"case", "mark", "cop", "aux", "nsubj", "obl", "parataxis", "advcl", "cc", "punct"})
"""Relations to the head of a phrase that lead out of it: its preposition, or a clause that it heads."""
_OBLIQUE = frozenset({"obl", "nmod", "obl:arg", "appos", "dep"})


@dataclass(slots=True)
class _Asked:
    """A verb whose object is asked for, its dependents, and the tokens of dates, which are never the object."""

    parse: Parse
    verb: int
    kids: Sequence[int]
    dates: Tokens

    def is_noun(self, k: int | None) -> bool:
        return k is not None and self.parse.pos[k] in forms.NOUNS

    @property
    def subject(self) -> int | None:
        """The nominal subject, but for pronouns and dates."""
        parse = self.parse
        return next((k for k in self.kids if parse.deps[k].startswith("nsubj") and parse.pos[k] in _NOMINAL and k not in self.dates), None)


def object_of(parse: Parse, verb: int, date_tokens: Tokens = frozenset()) -> int | None:
    """The head of what the verb is done to: its object, the subject of a passive, or what a preposition brings in.

    Args:
        date_tokens: tokens of dates; they are never the object.
    """
    if parse.deps[verb] == "cop":
        verb = parse.heads[verb]
    asked = _Asked(parse, verb, parse.children(verb), date_tokens)
    for find in SOURCES:
        found = find(asked)
        if found is not None:
            return None if found == NONE else found
    return None


NONE = -1
"""A source's answer where there is no object and no further source is asked."""


def _amount_for(asked: _Asked) -> int | None:
    """ "Do more for the chess club": what more is done for."""
    parse, quantifiers = asked.parse, asked.parse.word_sets["bare_comparatives"]
    bare = (k for k in asked.kids if parse.deps[k] == "obj" and parse.pos[k] in ("ADJ", "ADV"))
    more = next((k for k in bare if parse.lower[k] in quantifiers), None)
    if more is None:
        return None
    behind = (*parse.children(more, "obl", "nmod"), *parse.children(asked.verb, "obl"))
    return next((k for k in behind if k > more and k not in asked.dates and asked.is_noun(k)), NONE)


def _direct(asked: _Asked) -> int | None:
    """The object, else the subject of a passive."""
    parse = asked.parse
    bracketed = parenthetical_tokens(parse, 0, parse.n)
    for dep in ("obj", "nsubj:pass"):
        for k in asked.kids:
            if parse.deps[k] == dep and k not in asked.dates and k not in bracketed and (dep == "nsubj:pass" or parse.pos[k] != "PRON"):
                return k
    return None


def _subject_of_clause(asked: _Asked) -> int | None:
    """ "Ensure that all ladders are checked": what a clause behind the verb is about."""
    parse = asked.parse
    for k in asked.kids:
        if parse.deps[k] == "ccomp" and k > asked.verb:
            subject = parse.child(k, "nsubj", "nsubj:pass")
            if subject is not None and parse.pos[subject] in forms.CONTENT_WORDS:
                return subject
    return None


def _of_gerund(asked: _Asked) -> int | None:
    """ "Be better at giving feedback": what the gerund behind an adjective is done to."""
    parse = asked.parse
    if parse.pos[asked.verb] != "ADJ":
        return None
    cases = parse.word_sets["gerund_cases"]
    for k in asked.kids:
        if parse.deps[k] == "advcl" and parse.tags[k] == forms.GERUND and any(parse.lower[c] in cases for c in parse.children(k)):
            thing = parse.child(k, "obj")
            return NONE if thing is None else thing
    return None


def _wanted(asked: _Asked) -> int | None:
    """ "We want the depot to open": the object of the verb that leads here."""
    parse, verb = asked.parse, asked.verb
    above = parse.heads[verb]
    if above == verb or parse.deps[verb] != "xcomp" or parse.lemmas[above] not in parse.word_sets["wants"]:
        return None
    thing = parse.child(above, "obj")
    return thing if asked.is_noun(thing) else None


def _of_copula(asked: _Asked) -> int | None:
    """The subject of a copula or auxiliary, else the noun that it says something of."""
    parse, verb = asked.parse, asked.verb
    if parse.pos[verb] != "AUX" and not any(parse.deps[k] == "cop" for k in asked.kids):
        return None
    subject = parse.child(verb, "nsubj", "csubj")
    if subject is not None and parse.pos[subject] != "PRON":
        return subject
    return verb if asked.is_noun(verb) else NONE


def _open_complement(asked: _Asked) -> int | None:
    """A noun that the parse took for an open complement, or the object of a verb that is one."""
    parse = asked.parse
    for k in asked.kids:
        if parse.deps[k] == "xcomp" and k > asked.verb:
            inner = k if asked.is_noun(k) else parse.child(k, "obj")
            if inner is not None:
                return inner
    return None


def _of_participle(asked: _Asked) -> int | None:
    """ "Get the roof fixed", "the roof fixed by May": what a participle stands behind."""
    parse, verb = asked.parse, asked.verb
    above = parse.heads[verb]
    clause = parse.deps[verb] == "acl"
    if above == verb or parse.tags[verb] not in forms.PAST_FORMS or not (clause or parse.lemmas[above] in parse.word_sets["resultatives"]):
        return None
    if clause and parse.pos[above] in _NOMINAL:
        whole = parse.heads[above]
        part = parse.deps[above] == "nmod" and parse.deps[whole] == "obj" and parse.lemmas[parse.heads[whole]] in parse.word_sets["causing"]
        return whole if part else above
    existing = parse.lemmas[above] in parse.word_sets["be"]
    return next((k for k in parse.children(above, "obj", "nsubj") if k != verb and asked.is_noun(k) and (k > above or existing)), None)


def _oblique(asked: _Asked) -> int | None:
    """ "Focus on quality", where there is no subject: what a preposition brings in, unless it brings another role."""
    parse = asked.parse
    if asked.subject is not None:
        return None
    others = parse.word_sets["cases_of_other_roles"]
    behind = (k for k in asked.kids if k > asked.verb and parse.words[k - 1] != "(" and parse.deps[k] in _OBLIQUE)
    nouns = (k for k in behind if k not in asked.dates and asked.is_noun(k))
    return next((k for k in nouns if others.isdisjoint(parse.lower[c] for c in parse.children(k, "case"))), None)


def _subject(asked: _Asked) -> int | None:
    return asked.subject


def _next_noun(asked: _Asked) -> int | None:
    """Whatever noun depends on the verb right behind it."""
    parse, verb = asked.parse, asked.verb
    if parse.pos[verb] not in forms.VERBS:
        return None
    near = range(verb + 1, min(parse.n, verb + 4))
    return next((k for k in near if parse.heads[k] == verb and asked.is_noun(k) and k not in asked.dates), None)


SOURCES: tuple[Callable[[_Asked], int | None], ...] = (
    _amount_for, _direct, _subject_of_clause, _of_gerund, _wanted, _of_copula, _open_complement, _of_participle, _oblique, _subject,
    _next_noun,
)  # fmt: skip
"""Where the object of a verb is looked for, in order."""


def counted_noun(parse: Parse, head: int) -> int:
    """Step from an amount or a word for one ("number of", "20% of", "$150K in") to the noun that it counts."""
    seen = {head}
    amounts = parse.word_sets["amounts"]
    while parse.pos[head] in ("SYM", "NUM") or parse.lemmas[head] in amounts:
        inner = _counted(parse, head, seen)
        if inner is None:
            break
        seen.add(inner)
        head = inner
    return head


def _counted(parse: Parse, head: int, seen: set[int]) -> int | None:
    cases, of = parse.word_sets["cases_of_counted"], parse.word_sets["of"]
    behind = (k for k in parse.children(head, "nmod", "obl") if k > head and k not in seen and parse.pos[k] not in ("SYM", "NUM"))
    inner = next((k for k in behind if any(parse.lower[c] in cases for c in parse.children(k, "case"))), None)
    if inner is not None:
        return inner
    # "the amount of recurring work", read as what is done to it
    doing = next((k for k in parse.children(head, "acl") if parse.tags[k] == forms.GERUND and parse.lower[k - 1] in of), None)
    inner = parse.child(doing, "obj") if doing is not None else None
    if inner is None and parse.pos[head] in ("SYM", "NUM"):
        over = parse.heads[head]
        if parse.deps[head] in ("compound", "nummod") and over not in seen:
            inner = over
    return inner


def noun_phrase(parse: Parse, head: int, date_tokens: Tokens = frozenset()) -> Range:
    """The token range of the noun phrase at `head`: its own words and of-phrases, up to a date, a clause or another role."""
    lo = hi = head
    stack = [head]
    while stack:
        at = stack.pop()
        for k in parse.children(at):
            if k not in date_tokens and (at != head or _is_part(parse, head, k)):
                stack.append(k)
                if k < lo:
                    lo = k
                elif k > hi:
                    hi = k
    lo, hi = _without_dates(parse, lo, head, hi, date_tokens)
    while hi > head and parse.pos[hi] == "PUNCT" and parse.words[hi] in (",", ".", ";", ":", "!"):
        hi -= 1
    return lo, hi + 1


def _is_part(parse: Parse, head: int, k: int) -> bool:
    """Whether a dependent of the head belongs to its phrase."""
    if parse.deps[k] in _NOT_OF_HEAD or parse.bases[k] not in _NOUN_PHRASE:
        return False
    return not (parse.deps[k] == "conj" and k > head and parse.pos[k] == "VERB")


def _without_dates(parse: Parse, lo: int, head: int, hi: int, date_tokens: Tokens) -> Range:
    """The tokens ``lo..hi``, both included, around `head` up to the next date on either side."""
    behind = next((k for k in range(head + 1, hi + 1) if k in date_tokens), None)
    if behind is not None:
        hi = behind - 1
        while hi > head and parse.pos[hi] in ("ADP", "PUNCT", "DET", "SCONJ"):
            hi -= 1
    before = next((k for k in range(head - 1, lo - 1, -1) if k in date_tokens), None)
    return (lo if before is None else before + 1), hi

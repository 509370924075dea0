"""From verbs that only lead to another ("want to V", "continue to V", "get X V-ed", "our goal is to V") to the verb that they lead to.

Which verb leads to which complement is data, ``catenatives.toml``: a list of verbs, each with the complements in which the other
verb stands. `COMPLEMENTS` says how each complement is found. What is no verb of that list (a copula with a word for an aim,
a hyphenated prefix) are the rules of `RULES`, asked first.

Complements:

- "to": an infinitive with its mark, "want to open"; also behind a word for an aim, "have a plan to open"
- "ing": a gerund, "start opening"
- "object_to": an infinitive behind an object, "want the depot to open"
- "bare": an infinitive with or without mark, without object and subject, "help (to) open"
- "participle": a past participle, "get the depot opened"
- "participle_in_object": one that the parse attached to the object or to a part of it, "get the roof of the hall fixed"
- "step_to": an infinitive or gerund behind a word for a step, "take steps to open"
- "expletive": a participle behind the subject of "there", "there are two depots opened"
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

import msgspec

from smartcritic.languages import Entry
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax.features import base_form, has_subject, has_to, is_passive, is_prefixed
from smartcritic.syntax.lexicon import catenatives, semantic_classes, verbs

_CLAUSAL = ("xcomp", "ccomp", "advcl")
NOWHERE = -1
"""A rule's answer where the verb is the goal's own and no further rule is asked."""


class Predicate(msgspec.Struct, frozen=True, gc=False):
    """The verb that a stretch of text is about.

    `verb` is its token; `by` names the rule that found it; `hedges` are the catenative verbs in front of it that let a try count
    as done ("try", "hope"); `asserted` is False where the parse saw no verb and the list of verbs decided.
    """

    verb: int
    by: str
    hedges: tuple[int, ...] = ()
    asserted: bool = True


def follow_catenatives(parse: Parse, at: int, by: str, asserted: bool = True) -> Predicate:
    """Follow catenative verbs from `at` to the verb that they lead to."""
    listed = catenatives(parse.language)
    hedges: list[int] = []
    seen = {at}
    while True:
        inner = complement(parse, at)
        if inner is None or inner in seen:
            return Predicate(at, by, tuple(hedges), asserted)
        entry = listed.get(parse.lemmas[at])
        if entry is not None and entry.get("hedge"):
            hedges.append(at)
        seen.add(inner)
        at = inner


def complement(parse: Parse, at: int) -> int | None:
    """The verb that the one at `at` leads to, or None."""
    for rule in RULES:
        inner = rule(parse, at)
        if inner is not None:
            return None if inner == NOWHERE else inner
    entry = catenatives(parse.language).get(parse.lemmas[at])
    if entry is None:
        return None
    return next((k for name in entry.get("complements") if (k := COMPLEMENTS[name](parse, at, entry)) is not None), None)


# --------------------------------------------------------------------------- rules that ask no list of verbs


def _prefix(parse: Parse, at: int) -> int | None:
    """ "re - engage": from the prefix to its verb; and over "to" to a hyphenated verb, "want to set-up", "want to re-open"."""
    if "-" not in parse.words[at + 1 : at + 4]:
        return None
    listed = verbs(parse.language)
    if at + 2 < parse.n and is_prefixed(parse, at + 2) and parse.lower[at + 2] in listed:
        return at + 2
    if at + 3 >= parse.n or parse.words[at + 3] != "-" or parse.lower[at + 1] not in parse.word_sets["infinitive_mark"]:
        return None
    if not _takes(parse, at, "to"):
        return None
    inner = at + 2 if parse.lower[at + 2] in listed else at + 4
    named = inner < parse.n and parse.lower[inner] in listed
    return inner if named and (inner == at + 2 or is_prefixed(parse, inner)) else None


def _aim(parse: Parse, at: int) -> int | None:
    """ "Our goal is to V", "be able to V"; no other noun or copula leads anywhere.

    The V of an aim is a verb like any other: "Our goal is to print a map to guide guests" leads to no guide.
    """
    kids = parse.children(at)
    if parse.pos[at] not in forms.NOUNS and "cop" not in [parse.deps[k] for k in kids]:
        return None
    if parse.pos[at] == "VERB" and has_to(parse, at):
        return None
    aims, lemma = parse.word_sets["aims"], parse.lemmas[at]
    subject = next((k for k in kids if parse.deps[k].startswith(("nsubj", "csubj"))), None)
    if lemma not in parse.word_sets["able"] and lemma not in aims and (subject is None or parse.lemmas[subject] not in aims):
        return NOWHERE
    found = (k for k in kids if parse.bases[k] in (*_CLAUSAL, "acl", "csubj") and parse.pos[k] in forms.VERBS and _to_or_ing(parse, k))
    return next(found, NOWHERE)


def _aim_without_copula(parse: Parse, at: int) -> int | None:
    """ "Our goal is to V" where the parse took "is" for the verb."""
    if parse.lemmas[at] not in parse.word_sets["be"] or parse.pos[at] not in forms.VERBS:
        return None
    kids = parse.children(at)
    subject = next((k for k in kids if parse.deps[k].startswith("nsubj")), None)
    if subject is None or parse.lemmas[subject] not in parse.word_sets["aims"]:
        return None
    return next((k for k in kids if parse.bases[k] in _CLAUSAL and _to_or_ing(parse, k)), None)


def _headline(parse: Parse, at: int) -> int | None:
    """ "Playbook to be published", where the parse took the noun for a verb."""
    if parse.lemmas[at] in verbs(parse.language) or parse.tags[at] not in forms.BARE | {"NN"}:
        return None
    if at + 1 >= parse.n or parse.lower[at + 1] not in parse.word_sets["infinitive_mark"]:
        return None
    inner = next((k for k in parse.children(at) if parse.deps[k] in ("xcomp", "advcl") and has_to(parse, k)), None)
    people = semantic_classes(parse.language).get(parse.lower[at]) == "people"
    return inner if inner is not None and (is_passive(parse, inner) or people) else None


RULES: tuple[Callable[[Parse, int], int | None], ...] = (_prefix, _aim, _aim_without_copula, _headline)


# --------------------------------------------------------------------------- complements of listed verbs


def _takes(parse: Parse, at: int, name: str) -> bool:
    entry = catenatives(parse.language).get(parse.lemmas[at])
    return entry is not None and name in entry.get("complements")


def _to_or_ing(parse: Parse, k: int) -> bool:
    return parse.tags[k] == forms.GERUND or has_to(parse, k)


def _object(parse: Parse, at: int) -> int | None:
    return next((k for k in parse.children(at) if parse.deps[k] == "obj"), None)


def _to(parse: Parse, at: int, entry: Entry) -> int | None:
    thing = _object(parse, at)
    if entry.get("intransitive") and thing is not None:
        return None
    gerunds = "ing" in entry.get("complements")
    for k in parse.children(at):
        clause = k > at and parse.bases[k] in _CLAUSAL and not _asks(parse, at, k)
        if clause and (has_to(parse, k) or (gerunds and parse.tags[k] == forms.GERUND and parse.deps[k] != "advcl")):
            return k
    aims = parse.word_sets["aims"]
    noun = next((k for k in parse.children(at) if parse.deps[k] == "obj" and parse.lemmas[k] in aims), None)
    if noun is None:
        return None
    return next(
        (k for k in parse.children(noun) if parse.deps[k].startswith("acl") and parse.pos[k] == "VERB" and _to_or_ing(parse, k)), None
    )


def _asks(parse: Parse, at: int, k: int) -> bool:
    """Whether the clause of `k` behind `at` is a question: "decide how to open"."""
    asking = parse.word_sets["asking"]
    return any(parse.tags[c] in forms.QUESTION_WORDS or parse.lower[c] in asking for c in range(at + 1, k))


def _object_to(parse: Parse, at: int, entry: Entry) -> int | None:
    if _object(parse, at) is None:
        return None
    return next((k for k in parse.children(at) if k > at and parse.deps[k] == "xcomp" and has_to(parse, k)), None)


def _bare(parse: Parse, at: int, entry: Entry) -> int | None:
    if _object(parse, at) is not None:
        return None
    inner = next((k for k in parse.children(at) if parse.bases[k] in _CLAUSAL and k > at and parse.tags[k] in forms.BARE), None)
    return None if inner is None or has_subject(parse, inner) else inner


def _participle(parse: Parse, at: int, entry: Entry) -> int | None:
    for k in parse.children(at):
        if k > at and parse.bases[k] in (*_CLAUSAL, "acl", "aux") and parse.tags[k] in forms.PAST_FORMS and "(" not in parse.words[at:k]:
            return None if _is_clause(parse, k) else k
    return None


def _is_clause(parse: Parse, k: int) -> bool:
    """Whether a participle stands in a clause of its own: "get leave if a shift can be filled", "there are ten, as counted"."""
    return parse.child(k, "mark") is not None or any(parse.tags[c] in forms.FINITE_OR_MODAL for c in parse.children(k, "aux"))


def _participle_in_object(parse: Parse, at: int, entry: Entry) -> int | None:
    thing = _object(parse, at)
    if thing is None:
        return None
    of_parts = [k for part in parse.children(thing, "nmod") for k in parse.children(part, "acl")]
    for k in (*parse.children(thing, "acl"), *parse.children(at, "xcomp"), *of_parts):
        if k > thing and _is_done(parse, k) and {"(", ",", "["}.isdisjoint(parse.words[thing:k]):
            return k
    return None


def _is_done(parse: Parse, k: int) -> bool:
    """Whether the word is a past participle, or an adjective that has the form of one of a listed verb."""
    if parse.tags[k] in forms.PAST_FORMS:
        return True
    ending = parse.lower[k].endswith(tuple(parse.word_sets["participle_endings"]))
    return parse.tags[k] == forms.ADJECTIVE and ending and base_form(parse, k) in verbs(parse.language)


def _step_to(parse: Parse, at: int, entry: Entry) -> int | None:
    thing = _object(parse, at)
    if thing is None or parse.lemmas[thing] not in parse.word_sets["steps"]:
        return None
    kids: Iterable[int] = (*parse.children(thing), *parse.children(at))
    return next(
        (k for k in kids if k > thing and parse.bases[k] in ("acl", "advcl", "xcomp") and parse.pos[k] == "VERB" and _to_or_ing(parse, k)),
        None,
    )


def _expletive(parse: Parse, at: int, entry: Entry) -> int | None:
    if not any(parse.deps[k] == "expl" for k in parse.children(at)):
        return None
    inside = (k for subject in parse.children(at, "nsubj") for k in parse.children(subject, "acl") if k > subject)
    return next(
        (k for k in inside if parse.tags[k] == forms.PARTICIPLE and not _is_clause(parse, k) and "," not in parse.words[at:k]), None
    )


COMPLEMENTS: dict[str, Callable[[Parse, int, Entry], int | None]] = {
    "object_to": _object_to,
    "to": _to,
    "ing": _to,
    "bare": _bare,
    "participle": _participle,
    "participle_in_object": _participle_in_object,
    "step_to": _step_to,
    "expletive": _expletive,
}
"""How each complement of the list is found; asked in the order that a verb's line names them."""

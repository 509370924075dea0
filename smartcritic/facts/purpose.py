"""Purposes: "to learn why", "enabling ...", "which frees ...", "because", "so that"."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence

from smartcritic.facts.cues import cue
from smartcritic.languages import Language
from smartcritic.model import Cue
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

_PARTICIPLES = frozenset({"advcl", "acl", "conj", "dep", "parataxis", "xcomp"})
_INFINITIVES = _PARTICIPLES | {"obl", "nmod", "root", "appos", "obj"}
_NOT_IN_PHRASE = frozenset({"amod", "compound"})
_IN_PHRASE = frozenset({"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "SYM", "VERB"})
_NEAR = 8
"""Tokens of a noun phrase that are looked back over for its verb."""


def _words(language: Language, name: str) -> frozenset[str]:
    return language.once(_table)[name]


def _table(language: Language) -> dict[str, frozenset[str]]:
    table = language.lexicon("cues").tables.get("purpose", {})
    return defaultdict(frozenset, {name: frozenset(words) for name, words in table.items()})


def purpose_cues(parse: Parse, own: Sequence[int]) -> Iterator[Cue]:
    """The purposes of a segment; `own` are the caller's offsets of the goal's own actions, whose "to" clauses are none."""
    for i in range(parse.n):
        if parse.pos[i] in forms.VERBS:
            start = _reason(parse, i)
            if start is None:
                to = _infinitive_mark(parse, i)
                start = _participle_or_relative(parse, i, own) if to is None else to if _is_purpose(parse, i, to, own) else None
            if start is not None:
                yield cue("purpose", parse, start, max(parse.subtree(i)[1], i + 1), parse.lemmas[i])


def _reason(parse: Parse, i: int) -> int | None:
    """The conjunction of a clause of reason: "because", "so that"."""
    one, two = parse.word_sets["reason"], parse.word_sets["reason_pairs"]
    for k in parse.children(i, "mark"):
        if 0 < k < i and (parse.lower[k] in one or " ".join(parse.lower[k : k + 2]) in two):
            return k
    return None


# --------------------------------------------------------------------------- infinitives


def _infinitive_mark(parse: Parse, i: int) -> int | None:
    """The "to" in front of the verb at `i`."""
    mark = parse.word_sets["infinitive_mark"]
    to = next((k for k in parse.children(i, "mark") if parse.lower[k] in mark), None)
    if to is None and i > 0 and parse.lower[i - 1] in mark and parse.tags[i] == forms.INFINITIVE:
        to = i - 1
    return to if to is not None and to < i else None


def _is_purpose(parse: Parse, i: int, to: int, own: Sequence[int]) -> bool:
    """Whether the infinitive at `i` with its mark at `to` says what something is for."""
    if to == 0:
        return _has_main_clause_behind(parse, i)
    if parse.span(i, i + 1)[0] in own:
        return False
    before = to - 1
    while before > 0 and parse.pos[before] in ("ADV", "PUNCT") and parse.lower[before] not in (",", ":"):
        before -= 1
    pair = " ".join(parse.lower[max(0, before - 1) : before + 1])
    if pair in parse.word_sets["purpose_pairs"]:
        return True
    if _is_periphrastic(parse, before) or parse.bases[i] in ("ccomp", "csubj") or _is_complement(parse, i, before):
        return False
    return parse.bases[i] in _INFINITIVES


def _has_main_clause_behind(parse: Parse, i: int) -> bool:
    """Whether a comma and a later verb follow a fronted "To ..." clause."""
    comma = next((k for k in range(i, parse.n) if parse.lower[k] == ","), None)
    return comma is not None and any(parse.pos[k] == "VERB" for k in range(comma + 1, min(parse.n, comma + 4)))


def _is_periphrastic(parse: Parse, before: int) -> bool:
    """Whether the infinitive is part of its verb: "have to", "is to", "able to", "up to"."""
    if parse.pos[before] == "AUX" or parse.lemmas[before] in parse.word_sets["periphrastic_verbs"]:
        return True
    return parse.lower[before] in parse.word_sets["before_infinitives"]


def _is_complement(parse: Parse, i: int, before: int) -> bool:
    """Whether the infinitive is what the word before it is about: "plan to", "get 50 parents to sign", "ability to", "walk to work"."""
    verbs, head = _words(parse.language, "complement_verbs"), parse.heads[i]
    lemma, pos, base = parse.lemmas[before], parse.pos[before], parse.bases[i]
    if pos == "VERB" and lemma in verbs and parse.lower[before] not in parse.word_sets["purposive_participles"]:
        return True
    if base == "xcomp" and head != i and parse.lemmas[head] in verbs:
        return True
    if _is_caused(parse, before) or _is_way_to_work(parse, i, lemma):
        return True
    if pos in forms.NOUNS and lemma in _words(parse.language, "complement_nouns") and base in ("acl", "xcomp") and head == before:
        return True
    return pos == "ADJ" and base in ("xcomp", "advcl", "ccomp") and lemma not in parse.word_sets["purposive_adjectives"]


def _is_caused(parse: Parse, before: int) -> bool:
    """Whether the noun phrase that ends at `before` is what somebody is got, asked or helped to do: "get 50 parents to sign"."""
    for k in range(before, max(-1, before - _NEAR), -1):
        if parse.pos[k] == "VERB" and parse.deps[k] not in _NOT_IN_PHRASE:
            return k < before and parse.lemmas[k] in _words(parse.language, "causatives")
        if parse.pos[k] not in _IN_PHRASE and parse.words[k] != "-":
            return False
    return False


def _is_way_to_work(parse: Parse, i: int, before: str) -> bool:
    """ "Walk to work", but not "walk to work on it"."""
    if parse.lemmas[i] not in parse.word_sets["places_like_verbs"] or before not in _words(parse.language, "travel"):
        return False
    return not (i + 1 < parse.n and parse.lower[i + 1] in parse.word_sets["behind_working"])


# --------------------------------------------------------------------------- participles and relative clauses


def _participle_or_relative(parse: Parse, i: int, own: Sequence[int]) -> int | None:
    """Where "enabling ..." or "which frees ..." begins, whose verb at `i` names a benefit."""
    if parse.lemmas[i] not in _words(parse.language, "benefit_verbs") or parse.span(i, i + 1)[0] in own:
        return None
    gerund = parse.tags[i] == forms.GERUND or parse.words[i].endswith(tuple(parse.word_sets["gerund_endings"]))
    if gerund and parse.bases[i] in _PARTICIPLES:
        return i if _is_result(parse, i) else None
    relative = parse.word_sets["relative_things"]
    if parse.bases[i] == "acl":
        who = parse.child(i, "nsubj")
        return who if who is not None and parse.lower[who] in relative else None
    if i >= 1 and parse.lower[i - 1] in relative and parse.tags[i] in forms.PRESENT:
        return i - 1
    modal = i >= 2 and parse.lower[i - 1] in parse.word_sets["modals_of_purpose"]
    return i - 2 if modal and parse.lower[i - 2] in parse.word_sets["relative_that"] else None


def _is_result(parse: Parse, i: int) -> bool:
    """Whether a participle names what follows from what was said: behind a comma, or of a noun; "resulting in", not "resulting from"."""
    if any(parse.deps[k] in ("mark", "case") for k in parse.children(i)):
        return False
    forward = parse.language.lexicon("cues").tables.get("towards", {}).get(parse.lemmas[i])
    if forward is not None and not (i + 1 < parse.n and parse.lower[i + 1] in forward):
        return False
    return parse.bases[i] == "acl" or (i > 0 and parse.lower[i - 1] in parse.word_sets["before_results"])

"""The main verb of a stretch of text: the parse's, or the one that the list of verbs and the neighbours of a word show.

`main_verb` asks the rules of `OF_VERBS` where the stretch is headed by a verb, those of `OF_NOUNS` elsewhere, in order; the first
that finds a word names the verb, and catenative verbs are followed from there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from smartcritic.languages import Entry
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax.catenatives import Predicate, follow_catenatives
from smartcritic.syntax.features import (
    Range,
    first_word,
    has_subject,
    is_passive,
    is_prefixed,
    is_subordinate,
    parenthetical_tokens,
    root_of_span,
)  # fmt: skip
from smartcritic.syntax.lexicon import semantic_class, verbs

_INNER = frozenset({"acl", "advcl", "xcomp", "ccomp", "parataxis", "appos", "csubj"})
_SECOND_CLAUSE = frozenset({"ccomp", "parataxis", "conj", "obj", "dep", "xcomp"})
_OPENS_OBJECT = frozenset({"DET", "NUM", "PRON"})
_OPENS_COORDINATED_OBJECT = _OPENS_OBJECT | {"ADJ", "ADP", "ADV"}


@dataclass(slots=True)
class _Stretch:
    """What the rules are asked of: tokens ``lo..hi``, the token that heads them, the first that may be a verb, those in brackets."""

    parse: Parse
    lo: int
    hi: int
    head: int
    first: int | None
    bracketed: frozenset[int]
    verbs: Mapping[str, Entry]

    def words(self, name: str) -> frozenset[str]:
        return self.parse.word_sets[name]


def main_verb(parse: Parse, lo: int, hi: int, date_ranges: Sequence[Range] = ()) -> Predicate | None:
    """The main verb of tokens ``lo..hi``, or None for a noun phrase.

    "Our goal is to V", "I want to V", "be able to V", "continue to V", "get X V-ed" and the like lead to V; a first
    word that the parse took for a noun is a verb where the list of verbs and its neighbours say so.

    Args:
        date_ranges: token ranges of date expressions; a date in front of the verb is skipped.
    """
    bracketed = parenthetical_tokens(parse, lo, hi)
    head = root_of_span(parse, lo, hi, bracketed)
    if head is None:
        return None
    said = _Stretch(parse, lo, hi, head, first_word(parse, lo, hi, date_ranges), bracketed, verbs(parse.language))
    for name, find in OF_VERBS if _is_verbal(said) else OF_NOUNS:
        at = find(said)
        if at is None:
            continue
        if name == "share":
            return Predicate(at, name, asserted=False)
        return follow_catenatives(parse, at, name, asserted=name != "first_word" or parse.pos[at] == "VERB")
    return None


def _is_verbal(said: _Stretch) -> bool:
    parse, head = said.parse, said.head
    if parse.pos[head] in forms.VERBS or parse.child(head, "cop") is not None or _prefixed_first(said) is not None:
        return True
    return _noun_with_subject(said) or _noun_of_change(said)


def _noun_with_subject(said: _Stretch) -> bool:
    """A head that the parse took for a noun, but with a subject and complements of its own: "All pilots log their hours"."""
    parse, head = said.parse, said.head
    return (
        parse.pos[head] == "NOUN"
        and (parse.lower[head] in said.verbs or parse.lemmas[head] in said.verbs)
        and parse.child(head, "obj", "obl") is not None
        and has_subject(parse, head)
    )


def _noun_of_change(said: _Stretch) -> bool:
    """ "Crew satisfaction rises from 60% to 80%": a change that the parse took for a plural noun."""
    parse, head = said.parse, said.head
    entry = said.verbs.get(parse.lemmas[head])
    if entry is None or entry.get("direction") not in ("up", "down") or parse.tags[head] != forms.PLURAL or head == 0:
        return False
    behind = parse.lower[head + 1 : head + 2]
    return (
        parse.heads[head - 1] == head
        and not said.words("change_from").isdisjoint(behind)
        and not said.words("infinitive_mark").isdisjoint(parse.lower[head + 2 : min(said.hi, head + 8)])
    )


# --------------------------------------------------------------------------- where a verb heads the stretch


def _prefixed_first(said: _Stretch) -> int | None:
    """The verb behind a prefix that the parse took for the first word: "Re-engage"."""
    parse, first = said.parse, said.first
    if first is None or first + 2 >= said.hi or said.head > first:
        return None
    return first + 2 if is_prefixed(parse, first + 2) and parse.lower[first + 2] in said.verbs else None


def _behind_purpose(said: _Stretch) -> int | None:
    """The goal's verb behind a purpose in front that the parse took for the head: "To protect margin, cap discounts"."""
    parse = said.parse
    to = next((k for k in range(said.lo, min(said.hi, said.head)) if parse.pos[k] not in ("PUNCT", "SPACE")), None)
    if to is None or to != said.head - 1 or parse.lower[to] not in said.words("infinitive_mark"):
        return None
    for k in range(said.head + 1, said.hi - 1):
        if parse.words[k] == "," and (_is_bare(said, k + 1) or _is_verb_by_list(said, k + 1)):
            return k + 1
    return None


def _clause_behind(said: _Stretch) -> int | None:
    """Where the first word was taken for the verb, a finite passive or auxiliary clause behind it whose subject it opens."""
    parse, at, hi = said.parse, said.head, said.hi
    if at != said.first or parse.pos[at] != "VERB":
        return None
    entry, tag = said.verbs.get(parse.lower[at]), parse.tags[at]
    only_verb = entry is not None and not entry.get("noun")
    if tag not in forms.BARE | {forms.GERUND, forms.PARTICIPLE} or (only_verb and tag != forms.GERUND):
        return None
    if at + 1 < hi and (parse.pos[at + 1] in _OPENS_OBJECT | {"SCONJ"} or parse.lower[at + 1] in said.words("opens_clause")):
        return None
    return next((k for k in range(at + 1, hi) if _is_clause_of(said, k)), None)


def _is_clause_of(said: _Stretch, k: int) -> bool:
    """Whether a clause of its own is headed at `k`, with a subject that begins with the stretch's head."""
    parse, at, hi = said.parse, said.head, said.hi
    if parse.heads[k] != at or parse.pos[k] not in ("VERB", "AUX", "ADJ", "NOUN") or parse.bases[k] not in _SECOND_CLAUSE:
        return False
    kids = parse.children(k)
    if any(parse.deps[c] in ("mark", "cc") or parse.tags[c] in forms.QUESTION_WORDS for c in kids):
        return False
    if parse.tags[k] not in forms.PRESENT and not any(parse.bases[c] in ("aux", "cop") for c in kids):
        return False
    subject = next((c for c in kids if parse.deps[c].startswith("nsubj")), None)
    opens = parse.subtree(subject)[0] if subject is not None else hi
    return opens <= at + 2 or (opens < hi and all(parse.pos[m] in ("ADJ", "ADV", "PUNCT") for m in range(at + 1, opens)))


def _first_before_head(said: _Stretch) -> int | None:
    """The first word, where the parse's verb stands behind it in a clause of its own."""
    parse, first, head = said.parse, said.first, said.head
    if first is None or first >= head or parse.pos[head] == "AUX":
        return None
    if parse.heads[first] == head and parse.bases[first] in ("aux", "cop"):
        return None
    return first if (_is_bare(said, first) or _is_verb_by_list(said, first)) and _is_fragment(said, first) else None


def _is_fragment(said: _Stretch, first: int) -> bool:
    """Whether the head verb stands behind `first` in a clause of its own: `first` is no part of its subject."""
    parse, at = said.parse, said.head
    entry = said.verbs.get(parse.lower[first])
    only_verb = entry is not None and not entry.get("noun")
    finite = parse.tags[at] in forms.FINITE_OR_MODAL or any(
        parse.tags[c] in forms.FINITE_OR_MODAL for c in parse.children(at, "aux", "cop")
    )
    if any(a <= first < b for c in parse.children(at) if parse.deps[c].startswith("nsubj") for a, b in (parse.subtree(c),)):
        if parse.words[at - 1] == "," and parse.tags[at] in forms.BARE:
            return entry is not None  # "End waste, reach 40%": no comma stands between a subject and its verb
        return only_verb and not (finite and is_passive(parse, at))
    if only_verb:
        return True
    if finite:
        return is_subordinate(parse, at)
    between = parse.lower[first + 1 : at]
    return not said.words("joining_clauses").isdisjoint(between) or parse.heads[first] == at


def _head(said: _Stretch) -> int:
    return said.head


Rule = tuple[str, Callable[[_Stretch], int | None]]
OF_VERBS: tuple[Rule, ...] = (
    ("root", _prefixed_first),
    ("behind_purpose", _behind_purpose),
    ("clause", _clause_behind),
    ("first_word", _first_before_head),
    ("root", _head),
)
"""What is asked of a stretch that a verb heads, with the name that the answer goes by."""


# --------------------------------------------------------------------------- where a noun heads the stretch


def _goal_is_to(said: _Stretch) -> int | None:
    """ "Our aim is to V": the verb behind "to" where the head is a word for an aim."""
    parse, head = said.parse, said.head
    if parse.lemmas[head] not in said.words("aims"):
        return None
    inner = (k for k in parse.children(head) if parse.pos[k] == "VERB" and parse.bases[k] in _INNER and parse.deps[k] != "acl:relcl")
    return next((k for k in inner if parse.tags[k] in forms.BARE | {forms.GERUND}), None)


def headline_to(parse: Parse, at: int) -> int | None:
    """ "All staff to complete the course", "NPS to reach 60", "Playbook to be published": what somebody or something is to do."""
    mark = parse.word_sets["infinitive_mark"]
    for k in parse.children(at):
        to = parse.child(k, "mark")
        if k < at or parse.deps[k] != "acl" or to is None or parse.lower[to] not in mark or parse.pos[k] not in forms.VERBS:
            continue
        if is_passive(parse, k) or _may_do(parse, at):
            return k
    return None


def _may_do(parse: Parse, at: int) -> bool:
    """Whether a noun can be the doer of a headline: somebody, a metric, or all of a kind."""
    if parse.pos[at] in ("SYM", "PROPN", "PRON") or semantic_class(parse, at) in ("people", "metric"):
        return True
    return any(parse.lower[c] in parse.word_sets["all_of_a_kind"] for c in parse.children(at, "det"))


def _headline(said: _Stretch) -> int | None:
    return headline_to(said.parse, said.head)


def _first(said: _Stretch) -> int | None:
    parse, first = said.parse, said.first
    if first is None:
        return None
    bare = parse.pos[first] == "VERB" and parse.tags[first] in forms.BARE and not _is_adjective_pair(said, first)
    return first if bare or _is_verb_by_list(said, first) else None


def _gerund(said: _Stretch) -> int | None:
    parse, first = said.parse, said.first
    if first is None or parse.tags[first] != forms.GERUND or parse.pos[first] != "VERB":
        return None
    return first if parse.child(first, "obj") is not None else None


def _finite_behind(said: _Stretch) -> int | None:
    """In a text whose head is a noun, a finite main verb whose subject opens the text ("... returns in under 2 s")."""
    parse = said.parse
    for k in range(said.lo + 1, said.hi):
        if k in said.bracketed or parse.pos[k] not in forms.VERBS:
            continue
        if parse.pos[k] == "VERB" and parse.tags[k] in forms.FINITE and not is_subordinate(parse, k) and has_subject(parse, k):
            return k
        if parse.pos[k] == "AUX" and parse.tags[k] in forms.FINITE_OR_MODAL and not is_subordinate(parse, k):
            return parse.heads[k] if parse.bases[k] in ("aux", "cop") else k
    return None


def _share_does(said: _Stretch) -> int | None:
    """ "90% of orders ship within two days": the listed verb behind a share of a plural noun that the parse took for a noun."""
    parse, lo, hi = said.parse, said.lo, said.hi
    if hi - lo < 6 or parse.pos[lo] != "NUM" or said.words("of").isdisjoint(parse.lower[lo + 1 : lo + 3]):
        return None
    for k in range(lo + 3, hi - 1):
        listed = parse.lower[k] in said.verbs and parse.tags[k] == "NN"
        if listed and parse.tags[k - 1] == forms.PLURAL and parse.pos[k + 1] in ("ADP", "ADV", "DET"):
            return k
    return None


OF_NOUNS: tuple[Rule, ...] = (
    ("goal_is_to", _goal_is_to),
    ("headline_to", _headline),
    ("first_word", _first),
    ("gerund", _gerund),
    ("clause", _finite_behind),
    ("share", _share_does),
)
"""What is asked of a stretch that no verb heads, with the name that the answer goes by."""


# --------------------------------------------------------------------------- a noun or a verb


def _is_bare(said: _Stretch, i: int) -> bool:
    """Whether the word is a listed verb in its base form, and the parse took it for a verb."""
    parse = said.parse
    return parse.pos[i] == "VERB" and parse.tags[i] in forms.BARE and parse.lower[i] in said.verbs


def _is_verb_by_list(said: _Stretch, i: int) -> bool:
    """Whether the word at `i`, which the parse took for no verb, is one: it is on the list and stands like a verb."""
    parse = said.parse
    entry = said.verbs.get(parse.lower[i])
    if entry is None or i == parse.confident_noun or i + 1 >= said.hi or (parse.pos[i] == "VERB" and parse.tags[i] in forms.BARE):
        return False
    after = parse.lower[i + 1]
    if parse.pos[i + 1] == "AUX" or after in said.words("no_verb_before"):
        return False
    if not entry.get("noun"):
        return True
    if after in said.words("noun_follows") or _is_adjective_pair(said, i):
        return False
    return after in said.words("agent_cases") or _opens_object(said, i)


def _opens_object(said: _Stretch, i: int) -> bool:
    """Whether what stands behind a word that may be noun or verb begins the object of a verb."""
    parse, hi = said.parse, said.hi
    after = parse.lower[i + 1]
    if parse.pos[i + 1] in _OPENS_OBJECT or after in said.words("object_follows"):
        return True
    if after in said.words("and_or") and i + 2 < hi and parse.lower[i + 2] in said.verbs:
        other = said.verbs[parse.lower[i + 2]]
        return not other.get("noun") or (i + 3 < hi and parse.pos[i + 3] in _OPENS_COORDINATED_OBJECT)
    if parse.pos[i + 1] == "ADJ":
        return True
    return not _states_level(said, i + 1) and not _finite_later(said, i + 1)


def _is_adjective_pair(said: _Stretch, i: int) -> bool:
    """Whether the word at `i` is one of two adjectives: "clear and honest words"."""
    parse = said.parse
    if i + 2 >= said.hi or parse.lower[i + 1] not in said.words("and_or"):
        return False
    return parse.pos[i + 2] == "ADJ" and parse.lower[i + 2] not in said.verbs


def _states_level(said: _Stretch, lo: int) -> bool:
    """Whether a noun phrase is followed by a level or change without a verb: "ratings above 4.5", "share up 3 points"."""
    parse, hi, level = said.parse, said.hi, said.words("level")
    for k in range(lo, min(hi, lo + 8)):
        if parse.lower[k] in level and any(_is_figure(said, m) for m in range(k + 1, min(hi, k + 5))):
            return True
        if k < lo + 6 and parse.pos[k] == "VERB" and parse.tags[k] == forms.PARTICIPLE:
            return True
    return False


def _is_figure(said: _Stretch, m: int) -> bool:
    parse = said.parse
    return parse.pos[m] == "NUM" or parse.words[m][:1].isdigit() or parse.lower[m] in said.words("fractions")


def _finite_later(said: _Stretch, lo: int) -> bool:
    parse = said.parse
    return any(
        parse.pos[k] in forms.VERBS and parse.tags[k] in forms.FINITE_OR_MODAL and not is_subordinate(parse, k) for k in range(lo, said.hi)
    )

"""The questions that may be asked of a parse: which verb, which object, how it is delimited.

Every answer is a token index, a token range or a small record; none depends on the label scheme, since `Parse` turns
ClearNLP labels into Universal Dependencies. The words that the questions turn on come from ``lexicon/verbs.toml``
and ``lexicon/objects.toml``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from smartcritic import lexicon
from smartcritic.lexicon import Entry
from smartcritic.parsing.parse import Parse

Range = tuple[int, int]

_FINITE = frozenset({"VBZ", "VBP", "VBD", "MD"})
_INNER = ("acl", "advcl", "xcomp", "ccomp", "parataxis", "appos", "csubj")
_SUBJECTS = ("nsubj", "nsubj:pass", "nsubj:outer", "csubj", "expl")
_SKIPPED = frozenset({"PUNCT", "SPACE", "SYM", "X", "INTJ"})
_NOTHING: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Predicate:
    """The verb that a stretch of text is about.

    `verb` is its token; `by` names the rule that found it; `hedges` are the verbs stepped over that let a try count
    as done ("try", "hope"); `asserted` is False where the parse saw no verb and the list of verbs decided.
    """

    verb: int
    by: str
    hedges: tuple[int, ...] = ()
    asserted: bool = True


@lru_cache(maxsize=1)
def verbs() -> dict[str, Entry]:
    """The list of action verbs by lemma."""
    return {e.term: e for e in lexicon.load("verbs").entries}


@cache
def words(name: str) -> frozenset[str]:
    """A set of words that a question of the grammar turns on, from ``lexicon/verbs.toml``."""
    return lexicon.words("verbs", name)


# --------------------------------------------------------------------------- the verb


def aside(parse: Parse, lo: int, hi: int) -> frozenset[int]:
    """The tokens of ``lo..hi`` in round or square brackets, where words stand outside of them too; and pictures."""
    if parse.text.isascii() and "(" not in parse.text and "[" not in parse.text:
        return _NOTHING
    pictures = [i for i in range(lo, hi) if parse.words[i][0] >= "\u2190" and not any(c.isalnum() for c in parse.words[i])]
    if "(" not in parse.words and "[" not in parse.words:
        return frozenset(pictures)
    inside: set[int] = set(pictures)
    depth = 0
    for i in range(lo, hi):
        depth += parse.words[i] in ("(", "[")
        if depth:
            inside.add(i)
        depth = max(0, depth - (parse.words[i] in (")", "]")))
    outside = sum(1 for i in range(lo, hi) if i not in inside and parse.pos[i] not in _SKIPPED)
    return frozenset(inside) if outside > 2 and not depth else frozenset()


def top(parse: Parse, lo: int, hi: int, skip: frozenset[int] = frozenset()) -> int | None:
    """The token of ``lo..hi`` that heads the rest: the first whose head lies outside (or in `skip`) or that is a root."""
    best = None
    for i in range(lo, hi):
        if parse.pos[i] in ("PUNCT", "SPACE") or i in skip:
            continue
        head = parse.heads[i]
        if head == i or not lo <= head < hi or head in skip:
            if (
                parse.deps[i].partition(":")[0] in ("discourse", "punct", "vocative", "cc", "case", "mark", "advmod", "det")
                and best is None
            ):
                continue
            if best is None or (parse.pos[i] in ("VERB", "AUX") and parse.pos[best] not in ("VERB", "AUX") and parse.heads[best] != best):
                best = i
            if parse.heads[best] == best and parse.pos[best] == "VERB":
                break
    return best


def predicate(parse: Parse, lo: int, hi: int, dated: Sequence[Range] = ()) -> Predicate | None:
    """The main verb of tokens ``lo..hi``, or None for a noun phrase.

    "Our goal is to V", "I want to V", "be able to V", "continue to V", "get X V-ed" and the like lead to V; a first
    word that the parse took for a noun is a verb where the list of verbs and its neighbours say so.
    """
    bracketed = aside(parse, lo, hi)
    at = top(parse, lo, hi, bracketed)
    if at is None:
        return None
    first = first_word(parse, lo, hi, dated)
    if first is not None and first + 2 < hi and at <= first and prefixed(parse, first + 2) and parse.lower[first + 2] in verbs():
        return _follow(parse, first + 2, "root")
    if parse.pos[at] in ("VERB", "AUX") or parse.child(at, "cop") is not None or _verb_with_object(parse, at) or _changes(parse, at, hi):
        behind = _behind_purpose(parse, at, lo, hi)
        if behind is not None:
            return _follow(parse, behind, "behind_purpose")
        if at == first and parse.pos[at] == "VERB":
            other = _clause_behind(parse, at, hi)
            if other is not None:
                return _follow(parse, other, "clause")
        if (
            first is not None
            and first < at
            and parse.pos[at] != "AUX"
            and not (parse.heads[first] == at and parse.deps[first].partition(":")[0] in ("aux", "cop"))
            and (_bare(parse, first) or _verb_by_list(parse, first, hi))
            and _is_fragment(parse, at, first)
        ):
            return _follow(parse, first, "first_word", asserted=parse.pos[first] == "VERB")
        return _follow(parse, at, "root")
    inner = _goal_is_to(parse, at)
    if inner is not None:
        return _follow(parse, inner, "goal_is_to")
    inner = headline_to(parse, at)
    if inner is not None:
        return _follow(parse, inner, "headline_to")
    if first is not None and (
        (parse.pos[first] == "VERB" and parse.tags[first] in ("VB", "VBP") and not _describes(parse, first, hi))
        or _verb_by_list(parse, first, hi)
    ):
        return _follow(parse, first, "first_word", asserted=parse.pos[first] == "VERB")
    if first is not None and parse.tags[first] == "VBG" and parse.pos[first] == "VERB" and parse.child(first, "obj") is not None:
        return _follow(parse, first, "gerund")
    behind = _finite_behind(parse, lo, hi, bracketed)
    if behind is not None:
        return _follow(parse, behind, "clause")
    share = _share_does(parse, lo, hi)
    return None if share is None else Predicate(share, "share", asserted=False)


def _verb_with_object(parse: Parse, at: int) -> bool:
    """A head that the parse took for a noun, but with a subject and complements of its own: "All pilots log their hours"."""
    return (
        parse.pos[at] == "NOUN"
        and (parse.lower[at] in verbs() or parse.lemmas[at] in verbs())
        and parse.child(at, "obj", "obl") is not None
        and any(parse.deps[k].startswith("nsubj") for k in parse.children(at))
    )


def _changes(parse: Parse, at: int, hi: int) -> bool:
    """ "Crew satisfaction rises from 60% to 80%": a change that the parse took for a plural noun."""
    entry = verbs().get(parse.lemmas[at])
    if entry is None or entry.get("direction") not in ("up", "down") or parse.tags[at] != "NNS" or at == 0:
        return False
    return parse.heads[at - 1] == at and parse.lower[at + 1 : at + 2] == ["from"] and "to" in parse.lower[at + 2 : min(hi, at + 8)]


def _share_does(parse: Parse, lo: int, hi: int) -> int | None:
    """ "90% of orders ship within two days": the listed verb behind a share of a plural noun that the parse took for a noun."""
    if hi - lo < 6 or "of" not in parse.lower[lo + 1 : lo + 3] or parse.pos[lo] != "NUM":
        return None
    for k in range(lo + 3, hi - 1):
        if parse.lower[k] in verbs() and parse.tags[k] == "NN" and parse.tags[k - 1] == "NNS" and parse.pos[k + 1] in ("ADP", "ADV", "DET"):
            return k
    return None


def _behind_purpose(parse: Parse, at: int, lo: int, hi: int) -> int | None:
    """The goal's verb behind a purpose in front that the parse took for the head: "To protect margin, cap discounts"."""
    to = next((k for k in range(lo, min(hi, at)) if parse.pos[k] not in ("PUNCT", "SPACE")), None)
    if to is None or to != at - 1 or parse.lower[to] != "to":
        return None
    for k in range(at + 1, hi - 1):
        if parse.words[k] == "," and (_bare(parse, k + 1) or _verb_by_list(parse, k + 1, hi)):
            return k + 1
    return None


def first_word(parse: Parse, lo: int, hi: int, dated: Sequence[Range] = ()) -> int | None:
    """The first word that may be the verb: behind list marks, a leading date, adverbs and "please", "to"."""
    i, pictures = lo, aside(parse, lo, hi)
    while i < hi:
        skip = next((b for a, b in dated if a <= i < b), None)
        if skip is not None:
            i = skip
            continue
        word = parse.lower[i]
        if parse.pos[i] in _SKIPPED or parse.deps[i] == "discourse" or word in words("leading") or i in pictures:
            i += 1
            continue
        if word in ("by", "in", "before", "until", "within", "during", "over", "from", "after", "through", "this", "next") and any(
            a - 2 <= i < a for a, _ in dated
        ):
            i += 1
            continue
        if word.endswith("ly") and parse.pos[i] == "ADV" and i + 1 < hi and word not in verbs():
            i += 1
            continue
        return i
    return None


def _bare(parse: Parse, i: int) -> bool:
    """Whether the word is a listed verb in its base form, and the parse took it for a verb."""
    return parse.pos[i] == "VERB" and parse.tags[i] in ("VB", "VBP") and parse.lower[i] in verbs()


def _verb_by_list(parse: Parse, i: int, hi: int) -> bool:
    """Whether the word at `i`, which the parse took for no verb, is one: it is on the list and stands like a verb."""
    entry = verbs().get(parse.lower[i])
    if entry is None or i == parse.settled or (parse.pos[i] == "VERB" and parse.tags[i] in ("VB", "VBP")):
        return False
    if i + 1 >= hi:
        return False
    after = parse.lower[i + 1]
    if parse.pos[i + 1] == "AUX" or after in ("-", "–", ":", ",", "'s", "’s"):
        return False
    if not entry.get("noun"):
        return True
    if after == "of":
        return False
    if after in words("noun_follows"):
        return False
    if after == "by":
        return True
    if _describes(parse, i, hi):
        return False
    if parse.pos[i + 1] in ("DET", "NUM", "PRON") or after in ("$", "€", "£", "all", "more", "every", "each", "our", "the", "a", "an"):
        return True
    if after in ("and", "or") and i + 2 < hi and parse.lower[i + 2] in verbs():
        return not verbs()[parse.lower[i + 2]].get("noun") or (
            i + 3 < hi and parse.pos[i + 3] in ("DET", "NUM", "PRON", "ADJ", "ADP", "ADV")
        )
    if parse.pos[i + 1] == "ADJ":
        return True
    return not _states_level(parse, i + 1, hi) and not _finite_later(parse, i + 1, hi)


def _describes(parse: Parse, i: int, hi: int) -> bool:
    """Whether the word at `i` is one of two adjectives: "clear and honest words"."""
    return i + 2 < hi and parse.lower[i + 1] in ("and", "or") and parse.pos[i + 2] == "ADJ" and parse.lower[i + 2] not in verbs()


def _states_level(parse: Parse, lo: int, hi: int) -> bool:
    """Whether a noun phrase is followed by a level or change without a verb: "ratings above 4.5", "share up 3 points"."""
    for k in range(lo, min(hi, lo + 8)):
        if parse.lower[k] in words("level") and any(
            parse.pos[m] == "NUM" or parse.words[m][:1].isdigit() or parse.lower[m] in ("third", "quarter", "half", "fifth", "tenth")
            for m in range(k + 1, min(hi, k + 5))
        ):
            return True
        if k < lo + 6 and parse.pos[k] == "VERB" and parse.tags[k] == "VBN":
            return True
    return False


def _finite_later(parse: Parse, lo: int, hi: int) -> bool:
    return any(parse.pos[k] in ("VERB", "AUX") and parse.tags[k] in _FINITE and not _subordinate(parse, k) for k in range(lo, hi))


def _subordinate(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` (or the verb that it helps) stands in a clause with a mark or a relative pronoun."""
    if parse.deps[k].partition(":")[0] in ("aux", "cop"):
        k = parse.heads[k]
    if parse.deps[k].partition(":")[0] in ("acl", "advcl", "csubj") or (k > 0 and parse.lower[k - 1] in ("which", "that", "who")):
        return True
    if k > 1 and parse.pos[k - 1] in ("AUX", "ADV") and parse.lower[k - 2] in ("which", "that", "who"):
        return True
    return any(parse.deps[c] == "mark" or parse.tags[c] in ("WDT", "WP", "WRB") for c in parse.children(k))


def _is_fragment(parse: Parse, at: int, first: int) -> bool:
    """Whether the head verb stands behind `first` in a clause of its own: `first` is no part of its subject."""
    entry = verbs().get(parse.lower[first])
    finite = parse.tags[at] in _FINITE or any(parse.tags[c] in _FINITE for c in parse.children(at, "aux", "cop"))
    covered = any(a <= first < b for c in parse.children(at) if parse.deps[c].startswith("nsubj") for a, b in (parse.subtree(c),))
    if covered and parse.words[at - 1] == "," and parse.tags[at] in ("VB", "VBP"):
        return entry is not None  # "End waste, reach 40%": no comma stands between a subject and its verb
    if covered:
        return entry is not None and not entry.get("noun") and not (finite and is_passive(parse, at))
    if entry is not None and not entry.get("noun"):
        return True
    between = parse.lower[first + 1 : at]
    return (not finite and ("," in between or "and" in between or parse.heads[first] == at)) or (finite and _subordinate(parse, at))


def _clause_behind(parse: Parse, at: int, hi: int) -> int | None:
    """Where the first word was taken for the verb, a finite passive or auxiliary clause behind it whose subject it opens."""
    entry = verbs().get(parse.lower[at])
    if parse.tags[at] not in ("VBG", "VB", "VBP", "VBN") or (entry is not None and not entry.get("noun") and parse.tags[at] != "VBG"):
        return None
    if at + 1 < hi and (parse.pos[at + 1] in ("DET", "PRON", "NUM", "SCONJ") or parse.lower[at + 1] in ("that", "how", "what", "all")):
        return None
    for k in range(at + 1, hi):
        if parse.heads[k] != at or parse.pos[k] not in ("VERB", "AUX", "ADJ", "NOUN"):
            continue
        if parse.deps[k].partition(":")[0] not in ("ccomp", "parataxis", "conj", "obj", "dep", "xcomp"):
            continue
        kids = parse.children(k)
        if any(parse.deps[c] in ("mark", "cc") or parse.tags[c] in ("WDT", "WP", "WRB") for c in kids):
            continue
        subject = next((c for c in kids if parse.deps[c].startswith("nsubj")), None)
        helped = parse.tags[k] in ("VBP", "VBZ") or any(parse.deps[c].partition(":")[0] in ("aux", "cop") for c in kids)
        opens = parse.subtree(subject)[0] if subject is not None else hi
        if helped and (opens <= at + 2 or (opens < hi and all(parse.pos[m] in ("ADJ", "ADV", "PUNCT") for m in range(at + 1, opens)))):
            return k
    return None


def _finite_behind(parse: Parse, lo: int, hi: int, skip: frozenset[int]) -> int | None:
    """In a text whose head is a noun, a finite main verb whose subject opens the text ("... returns in under 2 s")."""
    for k in range(lo + 1, hi):
        if k in skip:
            continue
        finite = parse.pos[k] == "VERB" and parse.tags[k] in ("VBZ", "VBP", "VBD") and not _subordinate(parse, k)
        if finite and any(parse.deps[c].startswith("nsubj") for c in parse.children(k)):
            return k
        if parse.pos[k] == "AUX" and parse.tags[k] in _FINITE and not _subordinate(parse, k):
            head = parse.heads[k]
            return head if parse.deps[k].partition(":")[0] in ("aux", "cop") else k
    return None


def _goal_is_to(parse: Parse, at: int) -> int | None:
    """ "Our aim is to V": the verb behind "to" where the head is a word for an aim."""
    if parse.lemmas[at] not in words("aims"):
        return None
    for k in parse.children(at):
        inner = parse.pos[k] == "VERB" and parse.deps[k].partition(":")[0] in _INNER
        if inner and parse.deps[k] != "acl:relcl" and parse.tags[k] in ("VB", "VBP", "VBG"):
            return k
    return None


@lru_cache(maxsize=1)
def natures() -> dict[str, str]:
    """The nature of listed nouns (``lexicon/objects.toml``) and metric (``lexicon/metrics.toml``) by word."""
    listed = {e.term: "metric" for e in lexicon.load("metrics").entries}
    return listed | {e.term: str(e.get("nature")) for e in lexicon.load("objects").entries}


def headline_to(parse: Parse, at: int) -> int | None:
    """ "All staff to complete the course", "NPS to reach 60", "Playbook to be published": what somebody or something is to do."""
    for k in parse.children(at):
        to = parse.child(k, "mark")
        if k < at or parse.deps[k] != "acl" or to is None or parse.lower[to] != "to" or parse.pos[k] not in ("VERB", "AUX"):
            continue
        if is_passive(parse, k):
            return k
        doer = parse.pos[at] in ("SYM", "PROPN", "PRON") or natures().get(parse.lower[at], natures().get(parse.lemmas[at])) in (
            "people",
            "metric",
        )
        if doer or any(parse.lower[c] in ("all", "every", "each", "both") for c in parse.children(at, "det")):
            return k
    return None


def _follow(parse: Parse, at: int, by: str, asserted: bool = True) -> Predicate:
    """Step from verbs that only lead to another ("want to", "continue to", "get X V-ed") to the verb that they lead to."""
    hedges: list[int] = []
    seen = {at}
    while True:
        step = _step(parse, at)
        if step is None or step in seen:
            return Predicate(at, by, tuple(hedges), asserted)
        if parse.lemmas[at] in words("hedges"):
            hedges.append(at)
        seen.add(step)
        at = step


def prefixed(parse: Parse, at: int) -> bool:
    """Whether the verb at `at` is the second part of a hyphenated one: "re-engage", "cross-sell"."""
    return (
        at > 1
        and parse.words[at - 1] == "-"
        and parse.lower[at - 2] in words("verb_prefixes")
        and parse.ends[at - 2] == parse.starts[at - 1]
        and parse.ends[at - 1] == parse.starts[at]
    )


def _step(parse: Parse, at: int) -> int | None:
    lemma = parse.lemmas[at]
    kids = parse.children(at)
    if at + 2 < parse.n and prefixed(parse, at + 2) and parse.lower[at + 2] in verbs():
        return at + 2
    inner: int | None
    if lemma in words("leads_to") and at + 3 < parse.n and parse.lower[at + 1] == "to" and parse.words[at + 3] == "-":
        inner = at + 2 if parse.lower[at + 2] in verbs() else at + 4
        if inner < parse.n and parse.lower[inner] in verbs() and (inner == at + 2 or prefixed(parse, inner)):
            return inner
    cop = any(parse.deps[k] == "cop" for k in kids)
    if cop or parse.pos[at] in ("NOUN", "PROPN"):
        subject = next((k for k in kids if parse.deps[k].startswith("nsubj") or parse.deps[k].startswith("csubj")), None)
        if lemma in words("able") or (subject is not None and parse.lemmas[subject] in words("aims")) or lemma in words("aims"):
            inner = next(
                (
                    k
                    for k in kids
                    if parse.deps[k].partition(":")[0] in ("xcomp", "ccomp", "acl", "advcl", "csubj")
                    and parse.pos[k] in ("VERB", "AUX")
                    and _to_or_ing(parse, k)
                ),
                None,
            )
            return inner
        return None
    if lemma == "be" and parse.pos[at] in ("AUX", "VERB"):
        subject = next((k for k in kids if parse.deps[k].startswith("nsubj")), None)
        if subject is not None and parse.lemmas[subject] in words("aims"):
            inner = next((k for k in kids if parse.deps[k].partition(":")[0] in ("xcomp", "ccomp", "advcl") and _to_or_ing(parse, k)), None)
            if inner is not None:
                return inner
    if lemma not in verbs() and parse.tags[at] in ("VB", "VBP", "NN") and at + 1 < parse.n and parse.lower[at + 1] == "to":
        inner = next((k for k in kids if parse.deps[k] in ("xcomp", "advcl") and _to(parse, k)), None)  # "Playbook to be published"
        if inner is not None and (is_passive(parse, inner) or natures().get(parse.lower[at]) == "people"):
            return inner
    if lemma in words("wants") and any(parse.deps[k] == "obj" for k in kids):
        inner = next((k for k in kids if k > at and parse.deps[k] == "xcomp" and _to(parse, k)), None)
        if inner is not None:
            return inner
    if lemma in words("leads_to") or (lemma == "go" and parse.tags[at] == "VBG"):
        inner = next(
            (
                k
                for k in kids
                if k > at
                and parse.deps[k].partition(":")[0] in ("xcomp", "ccomp", "advcl")
                and (_to(parse, k) or (parse.tags[k] == "VBG" and lemma in words("leads_to_ing") and parse.deps[k] != "advcl"))
            ),
            None,
        )
        if inner is None:
            noun = next((k for k in kids if parse.deps[k] == "obj" and parse.lemmas[k] in words("aims")), None)
            if noun is not None:
                inner = next(
                    (
                        k
                        for k in parse.children(noun)
                        if parse.deps[k].startswith("acl") and parse.pos[k] == "VERB" and _to_or_ing(parse, k)
                    ),
                    None,
                )
        if inner is not None and not (lemma in words("leads_without_object") and any(parse.deps[k] == "obj" for k in kids)):
            return inner
        return None
    if lemma in ("help", "assist"):
        if any(parse.deps[k] == "obj" for k in kids):
            return None
        inner = next(
            (
                k
                for k in kids
                if parse.deps[k].partition(":")[0] in ("xcomp", "ccomp", "advcl") and k > at and parse.tags[k] in ("VB", "VBP")
            ),
            None,
        )
        if inner is None or any(parse.deps[k].startswith("nsubj") for k in parse.children(inner)):
            return None
        return inner
    if lemma in ("get", "have"):
        for k in kids:
            if (
                k > at
                and parse.deps[k].partition(":")[0] in ("xcomp", "ccomp", "acl", "aux", "advcl")
                and parse.tags[k] in ("VBN", "VBD")
                and "(" not in parse.words[at:k]
            ):
                return k
        obj = next((k for k in kids if parse.deps[k] == "obj"), None)
        if obj is not None and lemma == "get":
            inside = (k for part in parse.children(obj, "nmod") for k in parse.children(part, "acl"))  # "get the roof of the hall fixed"
            for k in (*parse.children(obj, "acl"), *parse.children(at, "xcomp"), *inside):
                done = parse.tags[k] in ("VBN", "VBD") or (
                    parse.tags[k] == "JJ" and parse.lower[k].endswith("ed") and base_form(parse, k) in verbs()
                )
                if k > obj and done and not {"(", ",", "["} & set(parse.words[obj:k]):
                    return k
        return None
    if lemma == "be" and any(parse.deps[k] == "expl" for k in kids):
        for subject in parse.children(at, "nsubj"):
            for k in parse.children(subject, "acl"):
                if parse.tags[k] == "VBN":
                    return k
        return None
    if lemma == "take":
        obj = next((k for k in kids if parse.deps[k] == "obj"), None)
        if obj is not None and parse.lemmas[obj] in words("steps"):
            for k in (*parse.children(obj), *kids):
                if (
                    k > obj
                    and parse.deps[k].partition(":")[0] in ("acl", "advcl", "xcomp")
                    and parse.pos[k] == "VERB"
                    and _to_or_ing(parse, k)
                ):
                    return k
    return None


def _to_or_ing(parse: Parse, k: int) -> bool:
    return parse.tags[k] == "VBG" or _to(parse, k)


def _to(parse: Parse, k: int) -> bool:
    """Whether the verb at `k` stands behind "to"."""
    if any(parse.lower[c] == "to" and c < k for c in parse.children(k)) or (k > 0 and parse.lower[k - 1] == "to"):
        return True
    return any(parse.deps[c] in ("cop", "aux") and c > 0 and parse.lower[c - 1] == "to" for c in parse.children(k))


def base_form(parse: Parse, at: int) -> str:
    """The lemma of a verb; where the pipeline's lemma is no listed verb, the listed one that the word's ending leads to."""
    lemma, word = parse.lemmas[at], parse.lower[at]
    bare = parse.tags[at] == "VB" or (parse.tags[at] == "VBD" and not any(parse.deps[k].startswith("nsubj") for k in parse.children(at)))
    if word in verbs() and bare:
        return word  # "Found a club" is no form of "find"
    if lemma in verbs():
        return lemma
    if word in verbs():
        return word
    for ending in ("ing", "ed", "es", "d", "s"):
        if word.endswith(ending) and len(word) > len(ending) + 2:
            stem = word[: -len(ending)]
            for form in (
                stem,
                stem + "e",
                stem[:-1] if len(stem) > 3 and stem[-1] == stem[-2] else stem,
                stem[:-1] + "y" if stem.endswith("i") else stem,
            ):
                if form in verbs():
                    return form
    return lemma


def coordinated(parse: Parse, verb: int, hi: int) -> list[int]:
    """The verbs coordinated with `verb`, in order: "train and certify", "cut costs and raise prices"."""
    out, queue = list(verb_row(parse, verb, hi)), [verb]
    queue += [k for k in range(verb + 1, hi) if parse.deps[k] == "conj" and _goes_on(parse, verb, k) and k not in out]
    out += [k for k in queue[1:] if k not in out]
    while queue:
        at = queue.pop(0)
        for k in parse.children(at, "conj"):
            if k < hi and (
                parse.pos[k] == "VERB"
                or (parse.lower[k] in verbs() and parse.deps[k] == "conj" and parse.pos[at] == "VERB" and parse.tags[k] in ("VB", "VBP"))
            ):
                if k not in out:
                    out.append(k)
                queue.append(k)
    return sorted(out)


def _hangs_on(parse: Parse, k: int, verb: int) -> bool:
    """Whether `k` is the verb's own complement, or what that is coordinated with or made of, or heads the verb."""
    for _ in range(4):
        over = parse.heads[k]
        if over in (k, verb) or k == parse.heads[verb]:
            return True
        if parse.deps[k].partition(":")[0] not in ("conj", "obj", "xcomp", "amod", "compound", "nmod"):
            return False
        k = over
    return False


def _goes_on(parse: Parse, verb: int, k: int) -> bool:
    """Whether an imperative goes on with the verb at `k`, which the parse hung on the object: "Finish X and ship Y"."""
    over = parse.heads[k]
    return (
        parse.deps[k] == "conj"
        and parse.pos[k] == "VERB"
        and parse.tags[k] in ("VB", "VBP")
        and parse.lower[k] in verbs()
        and over != verb
        and parse.pos[over] in ("NOUN", "PROPN")
        and _hangs_on(parse, over, verb)
        and not any(parse.deps[c] in ("mark", "aux") or parse.deps[c].startswith("nsubj") for c in parse.children(k))
        and not any(parse.deps[c].startswith("nsubj") for c in parse.children(verb))
    )


def verb_row(parse: Parse, verb: int, hi: int) -> list[int]:
    """Listed verbs in their base form strung to a verb by commas and "and", whatever the parse took them for:
    "Recruit, retain and develop"."""
    out: list[int] = []
    k = verb + 1
    while k < hi:
        j = k
        while j < hi and parse.lower[j] in (",", "and", "or", "&", "/"):
            j += 1
        if j == k or j >= hi:
            break
        if parse.lower[j].endswith("ly") and j + 1 < hi:
            j += 1
        entry = verbs().get(parse.lower[j])
        if entry is None or (parse.pos[j] not in ("VERB", "NOUN", "ADJ", "PROPN")) or j + 1 >= hi or parse.lower[j + 1] in (".", "of", ";"):
            break
        if parse.pos[j] != "VERB" and entry.get("noun") and parse.pos[j + 1] not in ("DET", "NUM", "PRON", "ADJ", "CCONJ", "NOUN", "PROPN"):
            break
        out.append(j)
        k = j + 1
    return out


def negation(parse: Parse, verb: int) -> int | None:
    """The word that negates the verb: "not", "n't", "never"."""
    return next((k for k in parse.children(verb) if parse.lower[k] in ("not", "n't", "n’t", "never", "nt")), None)


def modality(parse: Parse, verb: int) -> int | None:
    """The modal verb of a clause: "will", "should", "may"."""
    return next((k for k in parse.children(verb, "aux") if parse.tags[k] == "MD"), None)


def is_passive(parse: Parse, verb: int) -> bool:
    """Whether the clause is passive: a passive subject or auxiliary, or a participle as head with a subject before it."""
    return any(parse.deps[k] in ("nsubj:pass", "aux:pass") for k in parse.children(verb))


def is_headline(parse: Parse, verb: int) -> bool:
    """Whether a past form stands for a passive, as headlines do: "Sales lead hired and started by May"."""
    subject = parse.child(verb, "nsubj")
    return (
        subject is not None
        and parse.pos[subject] != "PRON"
        and parse.tags[verb] == "VBD"
        and parse.lower[verb].endswith("ed")
        and parse.child(verb, "obj") is None
        and not any(parse.deps[k].startswith("aux") for k in parse.children(verb))
    )


def agent(parse: Parse, verb: int) -> int | None:
    """The doer of a passive: "by the controller"."""
    for k in parse.children(verb, "obl"):
        if parse.deps[k] == "obl:agent":
            return k
        if parse.pos[k] in ("NOUN", "PROPN", "PRON") and any(parse.lower[c] == "by" for c in parse.children(k, "case")):
            return k
    return None


# --------------------------------------------------------------------------- the object


def object_of(parse: Parse, verb: int, busy: frozenset[int] | set[int] = frozenset()) -> int | None:
    """The head of what the verb is done to: its object, the subject of a passive, or what a preposition brings in.

    `busy` are tokens of dates; they are never the object.
    """
    if parse.deps[verb] == "cop":
        verb = parse.heads[verb]
    kids = parse.children(verb)
    more = next(
        (k for k in kids if parse.deps[k] == "obj" and parse.pos[k] in ("ADJ", "ADV") and parse.lower[k] in ("more", "less", "better")),
        None,
    )
    if more is not None:  # "do more for the chess club"
        for k in (*parse.children(more, "obl", "nmod"), *parse.children(verb, "obl")):
            if k > more and k not in busy and parse.pos[k] in ("NOUN", "PROPN"):
                return k
        return None
    bracketed = aside(parse, 0, parse.n)
    for dep in ("obj", "nsubj:pass"):
        for k in kids:
            if parse.deps[k] == dep and k not in busy and k not in bracketed and (parse.pos[k] != "PRON" or dep == "nsubj:pass"):
                return k
    for k in kids:
        if parse.deps[k] in ("ccomp",) and k > verb:
            subject = parse.child(k, "nsubj", "nsubj:pass")
            if subject is not None and parse.pos[subject] in ("NOUN", "PROPN", "SYM", "NUM"):
                return subject
    better = next(
        (
            k
            for k in kids
            if parse.deps[k] == "advcl" and parse.tags[k] == "VBG" and any(parse.lower[c] in ("at", "in") for c in parse.children(k))
        ),
        None,
    )
    if better is not None and parse.pos[verb] == "ADJ":
        return parse.child(better, "obj")  # "be better at giving feedback"
    above = parse.heads[verb]
    if parse.lemmas[above] in words("wants") and parse.deps[verb] == "xcomp" and above != verb:
        wanted = parse.child(above, "obj")
        if wanted is not None and parse.pos[wanted] in ("NOUN", "PROPN"):
            return wanted
    if any(parse.deps[k] == "cop" for k in kids) or parse.pos[verb] == "AUX":
        subject = parse.child(verb, "nsubj", "csubj")
        if subject is not None and parse.pos[subject] not in ("PRON",):
            return subject
        return verb if parse.pos[verb] in ("NOUN", "PROPN") else None
    for k in kids:
        if parse.deps[k] == "xcomp" and k > verb:
            if parse.pos[k] in ("NOUN", "PROPN"):
                return k
            inner = parse.child(k, "obj")
            if inner is not None:
                return inner
    above = parse.heads[verb]
    if (
        above != verb
        and (parse.lemmas[above] in ("get", "have", "see", "be") or parse.deps[verb] == "acl")
        and parse.tags[verb] in ("VBN", "VBD")
    ):
        if parse.deps[verb] == "acl" and parse.pos[above] in ("NOUN", "PROPN", "SYM"):
            whole = parse.heads[above]
            part = parse.deps[above] == "nmod" and parse.deps[whole] == "obj" and parse.lemmas[parse.heads[whole]] in ("get", "have")
            return whole if part else above
        for k in parse.children(above, "obj", "nsubj"):
            if k != verb and parse.pos[k] in ("NOUN", "PROPN") and (k > above or parse.lemmas[above] == "be"):
                return k
    subject = next(
        (k for k in kids if parse.deps[k].startswith("nsubj") and parse.pos[k] in ("NOUN", "PROPN", "SYM") and k not in busy), None
    )
    for k in kids:
        if (
            k > verb
            and parse.words[k - 1] != "("
            and parse.deps[k] in ("obl", "nmod", "obl:arg", "appos", "dep")
            and k not in busy
            and parse.pos[k] in ("NOUN", "PROPN")
        ):
            cases = {parse.lower[c] for c in parse.children(k, "case")}
            if subject is None and not cases & {
                "by",
                "through",
                "via",
                "with",
                "without",
                "within",
                "from",
                "under",
                "per",
                "than",
                "after",
                "before",
                "until",
            }:
                return k
    if subject is not None:
        return subject
    if parse.pos[verb] not in ("VERB", "AUX"):
        return None
    return next(
        (
            k
            for k in range(verb + 1, min(parse.n, verb + 4))
            if parse.heads[k] == verb and parse.pos[k] in ("NOUN", "PROPN") and k not in busy
        ),
        None,
    )


def carried(parse: Parse, head: int) -> int:
    """Step from an amount or a word for one ("number of", "20% of", "$150K in") to the noun that it counts."""
    seen = {head}
    while True:
        amount = parse.pos[head] in ("SYM", "NUM") or parse.lemmas[head] in words("amounts")
        if not amount:
            return head
        inner = next(
            (
                k
                for k in parse.children(head, "nmod", "obl")
                if k > head
                and k not in seen
                and parse.pos[k] not in ("SYM", "NUM")
                and any(parse.lower[c] in ("of", "in", "for", "worth") for c in parse.children(k, "case"))
            ),
            None,
        )
        if inner is None:  # "the amount of recurring work", read as what is done to it
            doing = next((k for k in parse.children(head, "acl") if parse.tags[k] == "VBG" and parse.lower[k - 1] == "of"), None)
            inner = parse.child(doing, "obj") if doing is not None else None
        if inner is None and parse.pos[head] in ("SYM", "NUM"):
            up = parse.heads[head]
            if parse.deps[head] in ("compound", "nummod") and up not in seen:
                inner = up
        if inner is None:
            return head
        seen.add(inner)
        head = inner


_PHRASE = frozenset(
    {
        "compound",
        "amod",
        "nummod",
        "det",
        "nmod:poss",
        "flat",
        "nmod",
        "case",
        "appos",
        "det:predet",
        "advmod",
        "conj",
        "cc",
        "punct",
        "acl",
        "acl:relcl",
        "fixed",
        "nmod:unmarked",
    }
)
"""Relations that make up a noun phrase."""


def noun_phrase(parse: Parse, head: int, busy: frozenset[int] | set[int] = frozenset()) -> Range:
    """The token range of the noun phrase at `head`: its own words and of-phrases, up to a date, a clause or another role."""
    lo = hi = head
    stack = [head]
    while stack:
        at = stack.pop()
        for k in parse.children(at):
            dep = parse.deps[k]
            if k in busy or (at == head and dep in ("case", "mark", "cop", "aux", "nsubj", "obl", "parataxis", "advcl", "cc", "punct")):
                continue
            if at == head and dep not in _PHRASE and dep.partition(":")[0] not in _PHRASE:
                continue
            if at == head and dep == "conj" and k > head and parse.pos[k] == "VERB":
                continue
            lo, hi = min(lo, k), max(hi, k)
            stack.append(k)
    if any(k in busy for k in range(lo, hi + 1)):
        for k in range(head + 1, hi + 1):
            if k in busy:
                hi = k - 1
                while hi > head and parse.pos[hi] in ("ADP", "PUNCT", "DET", "SCONJ"):
                    hi -= 1
                break
        for k in range(head - 1, lo - 1, -1):
            if k in busy:
                lo = k + 1
                break
    while hi > head and parse.pos[hi] == "PUNCT" and parse.words[hi] in (",", ".", ";", ":", "!"):
        hi -= 1
    return lo, hi + 1

"""Why, how and how surely: purpose, parent aim, means, basis, tracking, absolutes, and words that say nothing.

Reads parses and what the other readers found, and yields `Cue` records. The words are data (``lexicon/cues.toml``);
the code here is the kinds of construction in which they count: a purpose clause, a participle that names a benefit, a
relative clause, an objective in front of its key result, "by doing", "through", "using", "with the X that we bought".
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.facts import phrases
from smartcritic.parsing.parse import Parse
from smartcritic.records import Action, Cue, ObjectFact, Quantity

Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Words:
    benefit: frozenset[str]
    complement_verbs: frozenset[str]
    complement_nouns: frozenset[str]
    causatives: frozenset[str]
    travel: frozenset[str]
    means_nouns: frozenset[str]
    acquired: frozenset[str]
    using: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    t = lexicon.load("cues").tables
    return _Words(
        frozenset(t["purpose"]["benefit_verbs"]),
        frozenset(t["purpose"]["complement_verbs"]),
        frozenset(t["purpose"]["complement_nouns"]),
        frozenset(t["purpose"]["causatives"]),
        frozenset(t["purpose"]["travel"]),
        frozenset(t["means"]["nouns"]),
        frozenset(t["means"]["acquired"]),
        frozenset(t["means"]["using"]),
    )


def read_rationale(
    parses: Sequence[Parse],
    taken: Sequence[Sequence[Range]],
    actions: Sequence[Action],
    objects: Sequence[ObjectFact],
    quantities: Sequence[Quantity],
    deadline_start: int | None = None,
) -> tuple[Cue, ...]:
    """Return the cues for purpose, means, basis, tracking and empty words, in the order of the text.

    Args:
        parses: the segments of one goal.
        taken: for each parse the token ranges of its date expressions.
        actions: the goal's own actions; their "to" clauses are no purpose.
        objects: what the actions are done to.
        quantities: the amounts found.
        deadline_start: the caller's offset of the deadline, or None.
    """
    cues: list[Cue] = []
    own = {a.start for a in actions}
    starts = sorted(own)
    for parse, dated in zip(parses, taken, strict=True):
        if parse.n == 0:
            continue
        busy = {k for a, b in dated for k in range(a, b)}
        if parse.label in ("R", "A", "M"):
            _labelled(parse, quantities, cues)
        _phrases(parse, cues)
        _clauses(parse, busy, own, starts, cues)
        _means(parse, busy, own, starts, cues)
    _objective_first(parses, quantities, actions, deadline_start, cues)
    for q in quantities:
        if q.role == "baseline":
            cues.append(Cue("basis", q.text, q.start, q.end, "baseline"))
    cues.sort(key=lambda c: (c.start, c.end, c.kind))
    return tuple(dict.fromkeys(cues)) if len(cues) > 1 else tuple(cues)


def _cue(kind: str, parse: Parse, i: int, j: int, value: str | None = None) -> Cue:
    a, b = parse.chars(parse.starts[i], parse.ends[j - 1])
    return Cue(kind, parse.text[parse.starts[i] : parse.ends[j - 1]], a, b, value)


def _labelled(parse: Parse, quantities: Sequence[Quantity], cues: list[Cue]) -> None:
    """A labelled line says what its letter asks for, unless it is empty or a mere yes."""
    words = [w for w, p in zip(parse.lower, parse.pos, strict=True) if p not in {"PUNCT", "SPACE", "AUX", "PRON", "DET", "CCONJ", "ADV"}]
    if not words or all(w in lexicon.words("cues", "empty") for w in words):
        return
    kind = {"R": "purpose", "A": "basis", "M": "tracking"}[parse.label or "R"]
    cues.append(_cue(kind, parse, 0, parse.n, f"label {parse.label}"))


def _phrases(parse: Parse, cues: list[Cue]) -> None:
    """Phrases of the lists: where progress is read, and words that say nothing."""
    n = parse.n
    for i, j, entry in phrases.matches(parse.lower, phrases.index("cues")):
        kind = entry.get("kind")
        if parse.lower[i].endswith("ing") and i > 0 and parse.pos[i - 1] == "DET":
            continue  # a noun: "join the judging by May"
        if entry.get("not_after_number") and i > 0 and (parse.pos[i - 1] == "NUM" or parse.lower[i - 1] in {"%", "or", "no", "percent"}):
            continue
        named = i > 0 and parse.words[i].istitle() and sum(w.istitle() for w in parse.words) * 2 <= n
        if kind == "vague_word" and (parse.pos[i] == "PROPN" or named):
            continue
        cues.append(_cue(kind, parse, i, j, entry.term))


def _clauses(parse: Parse, busy: set[int], own: set[int], starts: list[int], cues: list[Cue]) -> None:
    """Purpose clauses ("to learn why"), participles ("enabling ...") and relative clauses ("which frees ...")."""
    words = _words()
    n = parse.n
    for i in range(n):
        pos = parse.pos[i]
        if pos not in ("VERB", "AUX"):
            continue
        at = parse.span(i, i + 1)[0]
        lemma, base = parse.lemmas[i], parse.bases[i]
        marks = parse.children(i, "mark")
        reason = next((k for k in marks if parse.lower[k] == "because" or parse.lower[k : k + 2] == ["so", "that"]), 0)
        if 0 < reason < i:
            cues.append(_cue("purpose", parse, reason, max(parse.subtree(i)[1], i + 1), lemma))
            continue
        to = next((k for k in parse.children(i, "mark") if parse.lower[k] == "to"), None)
        if to is None and i > 0 and parse.lower[i - 1] == "to" and parse.tags[i] == "VB":
            to = i - 1
        if to is not None and to < i:
            if at in own and not (to == 0 and _main_after(parse, i, starts)):
                continue
            if _purpose_to(parse, i, to, base, words):
                lo, hi = to, parse.subtree(i)[1]
                cues.append(_cue("purpose", parse, lo, max(hi, i + 1), lemma))
            continue
        if at in own:
            continue
        if (parse.tags[i] == "VBG" or parse.words[i].endswith("ing")) and base in {"advcl", "acl", "conj", "dep", "parataxis", "xcomp"}:
            marked = any(parse.deps[k] in ("mark", "case") for k in parse.children(i))
            before = parse.lower[i - 1] if i else ""
            if (
                lemma in words.benefit
                and _aimed(parse, i)
                and not marked
                and (before in {",", ";", "–", "-", "—", "thereby", "thus"} or base == "acl")
            ):
                cues.append(_cue("purpose", parse, i, parse.subtree(i)[1], lemma))
            continue
        if base == "acl" and lemma in words.benefit:
            who = parse.child(i, "nsubj")
            if who is not None and parse.lower[who] in ("that", "which"):
                cues.append(_cue("purpose", parse, who, parse.subtree(i)[1], lemma))
        elif i >= 1 and parse.lower[i - 1] in ("which", "that") and lemma in words.benefit and parse.tags[i] in ("VBZ", "VBP"):
            cues.append(_cue("purpose", parse, i - 1, parse.subtree(i)[1], lemma))
        elif i >= 2 and parse.lower[i - 2] == "that" and parse.lower[i - 1] in ("will", "can") and lemma in words.benefit:
            cues.append(_cue("purpose", parse, i - 2, parse.subtree(i)[1], lemma))


_TOWARDS = {"result": ("in",), "lead": ("to", "towards"), "contribute": ("to", "towards")}


def _aimed(parse: Parse, i: int) -> bool:
    """Whether a verb of consequence points forward: "resulting in", not "resulting from"."""
    wanted = _TOWARDS.get(parse.lemmas[i])
    return wanted is None or (i + 1 < parse.n and parse.lower[i + 1] in wanted)


def _main_after(parse: Parse, i: int, starts: list[int]) -> bool:
    """Whether a comma and a later verb follow a fronted "To ..." clause."""
    hi = next((k for k in range(i, parse.n) if parse.lower[k] == ","), None)
    return hi is not None and any(parse.pos[k] == "VERB" for k in range(hi + 1, min(parse.n, hi + 4)))


def _purpose_to(parse: Parse, i: int, to: int, base: str, words: _Words) -> bool:
    """Whether the infinitive at `i` with "to" at `to` says what something is for."""
    if to == 0:
        return _main_after(parse, i, [])
    head = parse.heads[i]
    before = to - 1
    while before > 0 and parse.pos[before] in ("ADV", "PUNCT") and parse.lower[before] not in (",", ":"):
        before -= 1
    prev_lemma, prev_pos = parse.lemmas[before], parse.pos[before]
    if prev_lemma == "order" and before > 0 and parse.lower[before - 1] == "in":
        return True
    if (
        prev_pos in ("AUX",)
        or prev_lemma in ("be", "have", "go")
        or parse.lower[before] in {":", "able", "ready", "likely", "up", "from", "as", "not"}
    ):
        return parse.lower[before] == "as" and before > 0 and parse.lower[before - 1] == "so"
    if (
        prev_pos == "VERB"
        and prev_lemma in words.complement_verbs
        and parse.lower[before] not in {"needed", "required", "used", "designed"}
    ):
        return False
    if base == "ccomp" or base == "csubj":
        return False
    if base == "xcomp" and head != i and parse.lemmas[head] in words.complement_verbs:
        return False
    if _made_to(parse, before, words) or (parse.lemmas[i] == "work" and prev_lemma in words.travel and not _works_on(parse, i)):
        return False
    if prev_pos in ("NOUN", "PROPN") and prev_lemma in words.complement_nouns and base in ("acl", "xcomp") and head == before:
        return False
    if (
        prev_pos == "ADJ"
        and base in ("xcomp", "advcl", "ccomp")
        and parse.lemmas[before] not in {"sufficient", "enough", "necessary", "available"}
    ):
        return False
    return base in {"advcl", "acl", "xcomp", "conj", "obl", "dep", "nmod", "parataxis", "root", "appos", "obj"}


def _made_to(parse: Parse, before: int, words: _Words) -> bool:
    """Whether the noun phrase that ends at `before` is what somebody is got, asked or helped to do: "get 50 parents to sign"."""
    for k in range(before, max(-1, before - 8), -1):
        if parse.pos[k] == "VERB" and parse.deps[k] not in ("amod", "compound"):
            return k < before and parse.lemmas[k] in words.causatives
        if parse.pos[k] not in {"NOUN", "PROPN", "PRON", "DET", "ADJ", "NUM", "SYM", "VERB"} and parse.words[k] != "-":
            return False
    return False


def _works_on(parse: Parse, i: int) -> bool:
    return i + 1 < parse.n and parse.lower[i + 1] in {"on", "with", "for", "through", "as"}


_USING = frozenset({"using", "utilizing", "utilising", "leveraging", "employing"})
_MEANS = frozenset({"by", "through", "via", "with"}) | _USING


def _means(parse: Parse, busy: set[int], own: set[int], starts: list[int], cues: list[Cue]) -> None:
    """ "by doing X", "through X", "using X", "via X", "with the X that we bought", "from 200 trials"."""
    words = _words()
    n, lower = parse.n, parse.lower
    for i in range(n - 1):
        if i in busy or i + 1 in busy:
            continue
        word = lower[i]
        if word not in _MEANS:
            continue
        if word == "by":
            j = i + 1
            while j < n and parse.pos[j] == "ADV" and j < i + 3:
                j += 1
            if (
                j < n
                and lower[j].endswith("ing")
                and parse.pos[j] in ("VERB", "AUX", "NOUN")
                and lower[j] not in {"spring", "evening", "morning", "wing", "thing", "building"}
            ):
                cues.append(_cue("means", parse, i, max(parse.subtree(j)[1], j + 1), "by doing"))
        elif word in ("through", "via"):
            j = i + 1
            content = next((k for k in range(j, min(n, j + 8)) if parse.pos[k] in ("NOUN", "PROPN", "VERB")), None)
            if content is not None and parse.pos[i] in ("ADP", "SCONJ", "ADV") and not _passing(parse, i, content):
                cues.append(_cue("means", parse, i, max(parse.subtree(content)[1], content + 1), word))
        elif word in _USING and parse.span(i, i + 1)[0] not in own and i > 0:
            before = lower[i - 1]
            if parse.deps[i].partition(":")[0] not in ("amod", "compound") and before not in {
                "are",
                "is",
                "be",
                "of",
                "from",
                "start",
                "stop",
                "by",
                "for",
            }:
                cues.append(_cue("means", parse, i, max(parse.subtree(i)[1], i + 2), "using"))
        elif word == "with":
            _with(parse, i, words, cues)


def _passing(parse: Parse, i: int, noun: int) -> bool:
    """Whether "through" is a path or a particle: "get through 10 chapters", "walk through the park", "work through the backlog"."""
    if i == 0:
        return False
    verb = parse.lemmas[i - 1]
    return parse.pos[i - 1] in ("VERB", "AUX") and verb not in {
        "include",
        "achieve",
        "grow",
        "increase",
        "improve",
        "drive",
        "deliver",
        "do",
        "be",
        "reach",
        "build",
        "support",
    }


def _with(parse: Parse, i: int, words: _Words, cues: list[Cue]) -> None:
    n = parse.n
    head = None
    for k in range(i + 1, min(n, i + 7)):
        if parse.pos[k] in ("NOUN", "PROPN"):
            head = k
            if k + 1 < n and parse.pos[k + 1] in ("NOUN", "PROPN"):
                continue
            break
        if parse.pos[k] in {"VERB", "PUNCT", "ADP", "SCONJ"}:
            break
    if head is None:
        return
    bought = head + 1 < n and parse.lemmas[head + 1] in words.acquired and parse.tags[head + 1] == "VBN"
    if parse.lemmas[head] not in words.means_nouns and not bought:
        return
    definite = (
        parse.lower[i + 1] in {"the", "our", "my", "their", "its", "this"}
        or parse.pos[i + 1] == "NUM"
        or parse.lower[i + 1] in ("a", "an", "new")
    )
    got = any(parse.lemmas[k] in words.acquired and parse.pos[k] in ("VERB", "AUX") for k in range(head + 1, min(n, head + 6)))
    if (
        got
        or (definite and parse.lower[i + 1] not in {"the", "a", "an", "their", "its"})
        or (definite and parse.lower[i + 1] in ("a", "an", "the") and "new" in parse.lower[i + 1 : head])
    ):
        cues.append(_cue("means", parse, i, max(head + 1, parse.subtree(head)[1]), parse.lemmas[head]))


def _objective_first(
    parses: Sequence[Parse], quantities: Sequence[Quantity], actions: Sequence[Action], deadline_start: int | None, cues: list[Cue]
) -> None:
    """ "Objective. Key result.": a first sentence without figure or date names the aim of what follows."""
    plain = [p for p in parses if p.label is None and p.n > 1]
    if not plain or any(p.label for p in parses):
        return
    first = plain[0]
    lo, hi = first.span(0, first.n)
    cut = _colon(first)
    rest: Sequence[Parse] = plain[1:]
    if cut is not None and len(plain) == 1:
        hi = first.span(0, cut)[1]
    elif not rest or rest[0].text[-1:] == "?" or first.text[-1:] in "?":
        return
    opening = rest[0].lower[0] if rest and rest[0].n else first.lower[cut + 1] if cut is not None else ""
    if opening in {"then", "and", "next", "afterwards", "later", "also", "finally"}:
        return  # a second step, no key result
    if any(lo <= q.start < hi for q in quantities) or (deadline_start is not None and lo <= deadline_start < hi):
        return
    later = [a for a in actions if a.start >= hi]
    if not later and not any(q.start >= hi for q in quantities):
        return
    stop = cut if cut is not None and len(plain) == 1 else first.n
    if not _aim_like(first, stop):
        return
    if cut is None and not any(q.start >= hi for q in quantities) and not _concrete_later(rest, later):
        return
    cues.append(_cue("parent", first, 0, stop, "objective"))


def _colon(parse: Parse) -> int | None:
    for k in range(1, parse.n - 2):
        if parse.lower[k] in (":", "–", "—") or (parse.lower[k] == "-" and parse.starts[k] > parse.ends[k - 1]):
            return k
    return None


def _aim_like(parse: Parse, stop: int) -> bool:
    """Whether tokens ``0..stop`` state an aim: an imperative or clause with a verb, or a noun phrase that names a change."""
    words = [k for k in range(stop) if parse.pos[k] not in ("PUNCT", "SPACE", "SYM")]
    if not words:
        return False
    first = words[0]
    if parse.pos[first] == "VERB" and parse.tags[first] in ("VB", "VBP") and len(words) >= 2:
        return True
    aims = lexicon.words("cues", "aim_nouns")
    return any(parse.lemmas[k] in aims for k in words) and not any(parse.pos[k] in ("AUX",) for k in words)


def _concrete_later(rest: Sequence[Parse], later: Sequence[Action]) -> bool:
    return any(a.strength == "concrete" for a in later) and sum(p.n for p in rest) >= 5

"""What one stretch of text states: its actions, what they are done to, and how it is put."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic import syntax
from smartcritic.facts.actions.objects import changed_noun, counted_in, object_fact
from smartcritic.facts.actions.region import Region
from smartcritic.facts.cues import cue
from smartcritic.model import Action, Cue, Direction, ObjectFact, replace
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Predicate

Statement = tuple[list[Action], list[ObjectFact], list[Cue]]

_QUOTES = {"“": "”", '"': '"', "‘": "’", "``": "''", "«": "»"}
"""Opening quotation mark -> closing one."""
_CLAUSE_STARTS = frozenset({"VERB", "AUX", "SCONJ"})
_PHRASE_ENDS = _CLAUSE_STARTS | {"ADP", "CCONJ", "PUNCT"}
_WHOLE = frozenset({"ccomp", "xcomp", "nsubj", "nsubj:pass", "obj"})


def statement(region: Region, predicate: Predicate | None) -> Statement:
    """Read the actions, objects and cues of a region with this main verb; None for a noun phrase."""
    if predicate is None:
        return _of_noun_phrase(region)
    parse, verb = region.parse, predicate.verb
    row = syntax.coordinated_verbs(parse, verb, region.hi)
    head = _object_head(region, predicate, row)
    actions = [action_at(parse, verb, predicate.by)]
    objects = []
    if head is not None and region.lo <= head < region.hi:
        objects.append(object_fact(region, counted_in(region, head), row[-1] if row else verb, head))
    for other in syntax.conjuncts(parse, verb, region.hi):
        actions.append(replace(action_at(parse, other, "coordinated"), coordinated=True))
        its = region.object_of(other)
        if its is not None and other not in row and its != head and region.lo <= its < region.hi and its > other:
            objects.append(object_fact(region, counted_in(region, its), other, its))
    return actions, objects, [*_cues(region, predicate, bool(objects)), *_doer(region, verb, head if objects else None)]


def _of_noun_phrase(region: Region) -> Statement:
    parse = region.parse
    head = syntax.root_of_span(parse, region.lo, region.hi)
    if head is not None and (head in region.date_tokens or _is_bare_number(parse, head)):
        head = _noun_behind(region, region.lo - 1)
    if head is None or parse.pos[head] not in forms.CONTENT_WORDS | {"ADJ"}:
        return [], [], []
    thing = changed_noun(parse, head, region.date_tokens)
    cues = []
    none = next((k for k in parse.children(thing, "det", "advmod") if parse.lower[k] in parse.word_sets["zero"]), None)
    if none is not None and (none == region.lo or parse.lower[none - 1] in parse.word_sets["before_zero"]):
        cues.append(cue("all_or_none", parse, none, none + 1, parse.lower[none]))
    return [], [object_fact(region, counted_in(region, thing), None, head)], cues


# --------------------------------------------------------------------------- the object


def _object_head(region: Region, predicate: Predicate, row: list[int]) -> int | None:
    """The head of what the main verb, or the row of verbs that begins with it, is done to."""
    parse, verb = region.parse, predicate.verb
    head = region.object_of(verb) if predicate.by != "share" else verb - 1
    if row and (head is None or head in row or head < row[-1]):
        head = _object_behind_row(region, row[-1])
    elif head is None or parse.pos[head] == "ADJ":
        behind = _noun_behind(region, verb)
        head = _noun_before(region, verb) if behind is None else behind
    if head is not None and parse.heads[head] == verb and parse.deps[head].startswith("obl"):
        theirs = (parse.child(k, "obj") for k in syntax.conjuncts(parse, verb, region.hi))
        head = next((k for k in theirs if k is not None and verb < k < head), head)  # "Plan and roll out a page (with Ana)"
    if predicate.by == "headline_to" and (head is None or _is_bare_number(parse, head)):
        return parse.heads[verb]
    return head


def _object_behind_row(region: Region, last: int) -> int | None:
    head = region.object_of(last) if region.parse.pos[last] == "VERB" else None
    return _noun_behind(region, last) if head is None or head < last else head


def _is_bare_number(parse: Parse, head: int) -> bool:
    """Whether a number counts no noun."""
    return parse.pos[head] == "NUM" and syntax.counted_noun(parse, head) == head


def _noun_behind(region: Region, verb: int) -> int | None:
    """The head noun of the phrase right behind a verb that the parse took for a noun."""
    parse, hi = region.parse, region.hi
    head = None
    bracketed = syntax.parenthetical_tokens(parse, verb + 1, hi) if verb + 1 < hi else frozenset()
    start = verb + 3 if verb + 3 < hi and parse.words[verb + 1 : verb + 2] == ["-"] else verb + 1  # behind the particle of "set-up"
    quoted = _quoted_name(parse, start, hi)
    for k in range(max(start, 0), hi):
        if k in region.date_tokens:
            break
        if k in bracketed or k in quoted:
            continue
        if parse.pos[k] in forms.NOUNS:
            head = k
        elif parse.words[k] != "-" and parse.deps[k] != "amod" and parse.pos[k] in (_CLAUSE_STARTS if head is None else _PHRASE_ENDS):
            break
    return head


def _quoted_name(parse: Parse, lo: int, hi: int) -> range:
    """The tokens of a quotation at `lo` in front of the noun that it names: "Publish the “what we cook” list"."""
    lo += lo < hi and parse.pos[lo] == "DET"
    if lo >= hi or parse.words[lo] not in _QUOTES:
        return range(0)
    end = next((k for k in range(lo + 1, hi - 1) if parse.words[k] in _QUOTES[parse.words[lo]]), lo)
    return range(lo, end + 1) if end > lo and parse.pos[end + 1] in forms.NOUNS else range(0)


def _noun_before(region: Region, verb: int) -> int | None:
    """The noun right before a participle: "VP Sales hired by May"."""
    parse, k = region.parse, verb - 1
    if parse.tags[verb] not in forms.PAST_FORMS:
        return None
    return k if k >= region.lo and k not in region.date_tokens and parse.pos[k] in forms.NOUNS else None


# --------------------------------------------------------------------------- how it is put


def _cues(region: Region, predicate: Predicate, has_object: bool) -> Iterator[Cue]:
    """That a clause states the goal, that it takes all or none, that it is put as done, tried or not to be done."""
    parse, verb = region.parse, predicate.verb
    stated = next((k for k in parse.children(verb) if parse.deps[k] == "ccomp" and k > verb), None)
    if has_object and stated is not None:
        yield cue("state", parse, stated, stated + 1, parse.lemmas[stated])
    whole = _all_or_none(region, verb)
    if whole is not None:
        yield cue("all_or_none", parse, whole, whole + 1, parse.lower[whole])
    if (
        syntax.is_passive(parse, verb)
        or syntax.is_headline(parse, verb)
        or (parse.tags[verb] == forms.PARTICIPLE and region.object_of(verb) is not None)
    ):
        yield cue("done", parse, verb, verb + 1, parse.lemmas[verb])
    tries = parse.word_sets["tries"]
    for k in predicate.hedges:
        if parse.lemmas[k] in tries:
            yield cue("hedge", parse, k, k + 1, parse.lemmas[k])
    refused = syntax.negation(parse, verb)
    if refused is not None:
        yield cue("negation", parse, refused, refused + 1)


def _doer(region: Region, verb: int, head: int | None) -> Iterator[Cue]:
    """Who does it, or that a passive does not say so; `head` is the object's, which is not its own doer."""
    parse = region.parse
    passive = syntax.is_passive(parse, verb)
    doer = syntax.agent(parse, verb) if passive else parse.child(verb, "nsubj")
    if doer is None:
        if passive:
            yield cue("passive_no_owner", parse, verb, verb + 1)
    elif doer != head and parse.lemmas[doer] not in parse.word_sets["aims"]:
        a, b = parse.subtree(doer) if parse.pos[doer] != "PRON" else (doer, doer + 1)
        yield cue("owner", parse, a, b, parse.lemmas[doer])


def _all_or_none(region: Region, verb: int) -> int | None:
    """ "All", "every", "each" or "no" on the subject or object of the goal's own clause."""
    parse, words = region.parse, region.parse.word_sets["all_or_none"]
    listed = (k for k in range(region.lo, region.hi) if parse.lower[k] in words and k not in region.date_tokens)
    return next((k for k in listed if _is_whole(parse, k, verb)), None)


def _is_whole(parse: Parse, k: int, verb: int) -> bool:
    """Whether the noun that the word at `k` belongs to is, or is part of, the subject or object of the verb."""
    noun = parse.heads[k]
    for _ in range(4):
        over = parse.heads[noun]
        if over == verb:
            return parse.deps[noun].startswith(("nsubj", "obj"))
        if parse.heads[over] == verb and parse.deps[over] in _WHOLE:
            return True
        if over == noun:
            return False
        noun = over
    return False


# --------------------------------------------------------------------------- the action


def action_at(parse: Parse, verb: int, by: str) -> Action:
    """The action of a verb; `by` names the rule that found the verb."""
    copula = parse.child(verb, "cop")
    at = copula if copula is not None and parse.pos[verb] != "VERB" else verb
    listed = syntax.verbs(parse.language)
    lemma = str(parse.language.lexicon("syntax").tables.get("copula", "")) if at != verb else _lemma(parse, at)
    entry, first = listed.get(lemma), at
    if syntax.is_prefixed(parse, at):
        first = at - 2
        joined = f"{parse.lower[first]}-{lemma}"
        lemma, entry = joined, listed.get(joined) or listed.get(joined.replace("-", "")) or entry
    a, b = parse.span(first, at + 1)
    return Action(
        lemma=lemma,
        text=parse.text[parse.starts[first] : parse.ends[at]],
        start=a,
        end=b,
        strength=entry.get("strength", "concrete") if entry else "concrete",
        direction=_particle_direction(parse, at, lemma) or (entry.get("direction") if entry else None),
        rule=f"action/{by}",
        open_ended=bool(entry and entry.get("open")),
        light=lemma in parse.word_sets["light"],
    )


def _lemma(parse: Parse, at: int) -> str:
    return parse.lemmas[at] if parse.pos[at] == "AUX" else syntax.base_form(parse, at)


def _particle_direction(parse: Parse, at: int, lemma: str) -> Direction | None:
    """ "drive down", "bring up": a particle gives a verb of no direction one."""
    if lemma not in parse.word_sets["turned_by_particles"]:
        return None
    particles: dict[str, Direction] = parse.language.lexicon("syntax").tables.get("particles", {})
    near = (k for k in (*parse.children(at, "compound:prt", "advmod"), at + 1) if k < parse.n and abs(k - at) <= 2)
    return next((particles[parse.lower[k]] for k in near if parse.lower[k] in particles), None)

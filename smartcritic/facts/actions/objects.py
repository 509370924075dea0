"""The object of an action as a fact: its head noun, semantic class, metric, and what specifies it."""

from __future__ import annotations

from smartcritic import syntax
from smartcritic.facts import phrases
from smartcritic.facts.actions.classes import noun_class
from smartcritic.facts.actions.region import Region
from smartcritic.facts.actions.specifiers import specifiers
from smartcritic.facts.cues import quote
from smartcritic.facts.vague import is_compared, is_unspecific
from smartcritic.languages import Language
from smartcritic.model import ObjectFact
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Range

_IN_METRIC = 3
"""Tokens behind a phrase in which the name of a metric may go on."""


def object_fact(region: Region, head: int, verb: int | None, said: int) -> ObjectFact:
    """The object at `head`; `said` is the word that stands for it ("number" of the number of vendors)."""
    parse = region.parse
    lo, hi = _extent(region, head, verb)
    lemma = parse.lemmas[head]
    metric, name, generic = _metric_and_class(parse, lo, hi, head, said)
    found = specifiers(region, head, lo, hi, _hosts(parse, head, verb, said))
    return ObjectFact(*quote(parse, lo, hi), lemma, name, generic, tuple(found), metric, is_compared(found, parse.language))


def _extent(region: Region, head: int, verb: int | None) -> Range:
    """The tokens of the object's phrase inside the region and beside its verb."""
    parse = region.parse
    lo, hi = region.phrase(head)
    if verb is not None and verb != head and lo <= verb < hi:  # a copula stands for its noun: "be sales"
        lo, hi = (verb + 1, hi) if head > verb else (lo, verb)
    lo, hi = max(lo, region.lo), min(hi, region.hi)
    joining = parse.word_sets["joins_verbs"]
    while lo < head and (parse.pos[lo] in ("PUNCT", "SPACE") or parse.lower[lo] in joining):
        lo += 1
    return lo, hi


def _hosts(parse: Parse, head: int, verb: int | None, said: int) -> list[int]:
    """The words whose phrases describe the object too: the verb or the noun of change, an amount, the gerund that it is the object of."""
    changed = said != head and parse.lemmas[said] in parse.word_sets["changes"]
    amount = said != head and parse.pos[said] in ("SYM", "NUM")
    gerund = parse.deps[head] == "obj" and parse.tags[parse.heads[head]] == forms.GERUND
    hosts = (said if changed else verb, said if amount else None, parse.heads[head] if gerund else None)
    return list(dict.fromkeys(k for k in hosts if k is not None))


# --------------------------------------------------------------------------- the metric


def _metric_and_class(parse: Parse, lo: int, hi: int, head: int, said: int) -> tuple[str | None, str, bool]:
    """The metric that the object is, its semantic class, and whether the noun alone could be any of its kind.

    A metric is a listed one, an amount of a noun ("number of vendors"), or a measure of one ("setup time").
    """
    noun, lemma = noun_class(parse, head), parse.lemmas[head]
    bracket = next((k for k in sorted(syntax.parenthetical_tokens(parse, 0, parse.n)) if head < k < hi), hi)
    metric = _listed_metric(parse, lo, bracket, head)
    if metric is not None:
        keeps_class = noun.listed and noun.name in ("artefact", "event") and metric == lemma
        return metric, noun.name if keeps_class else "metric", noun.generic
    if said != head and parse.lemmas[said] in parse.word_sets["metric_amounts"]:
        return f"{parse.lemmas[said]} of {lemma}", "metric", False
    if (noun.generic or not noun.listed) and lemma in parse.word_sets["measures"]:
        parts = sorted(parse.children(head, "compound", "amod", "nmod"), key=lambda k: parse.deps[k] == "amod")
        measured = next((parse.lower[k] for k in parts if not is_unspecific(parse, k, parse.lower[k])), None)
        if measured is not None:
            return f"{measured} {lemma}", "metric", noun.generic
    return None, noun.name, noun.generic


def _listed_metric(parse: Parse, lo: int, hi: int, head: int) -> str | None:
    """The longest metric name in the phrase that ends at its head or is the noun of an "of" phrase next to it.

    A name may go on behind the phrase, where the parse attached its end to the verb: "cut time to resolution to two hours".
    """
    best = None
    for i, j, entry in phrases.matches(parse.lower[lo : hi + _IN_METRIC], phrases.index(parse.language, "metrics")):
        first, last = lo + i, lo + j - 1
        around = first <= head <= last
        if (last >= hi and not around) or not (around or parse.heads[last] == head):
            continue
        modifies = parse.deps[last] in ("compound", "amod", "nmod:poss") and parse.heads[last] == head and last != head
        if not modifies and (best is None or len(entry.term) > len(best)):
            best = entry.term
    lemma = parse.lemmas[head]
    return lemma if best is None and lemma in parse.language.once(_metrics) else best


def _metrics(language: Language) -> frozenset[str]:
    return frozenset(e.term for e in language.lexicon("metrics").entries)


# --------------------------------------------------------------------------- the noun behind another


def changed_noun(parse: Parse, head: int, date_tokens: frozenset[int]) -> int:
    """What a noun of change says that changes: the profit of "an increase of 6% in profit"."""
    if parse.lemmas[head] not in parse.word_sets["changes"]:
        return head
    cases, share = parse.word_sets["cases_of_changed"], parse.word_sets["percent"]
    for k in parse.children(head, "nmod"):
        noun = k > head and k not in date_tokens and parse.pos[k] in forms.NOUNS and parse.lower[k] not in share
        if noun and parse.child(k, "nummod") is None and any(parse.lower[c] in cases for c in parse.children(k, "case")):
            return k
    return head


def counted_in(region: Region, head: int) -> int:
    """The noun that an amount word counts; a listed metric ("renewal rate of licences") stays itself."""
    parse = region.parse
    name = _listed_metric(parse, *region.phrase(head), head)
    if name is not None and name.split()[-1] in (parse.lower[head], parse.lemmas[head]):
        return head
    return syntax.counted_noun(parse, head)

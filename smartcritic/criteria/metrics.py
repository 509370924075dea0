"""What the metric proves: work that is counted as if it were the result, a count that flatters, one that can be met by doing harm.

Notes beside the verdicts of "relevant" and "measurable"; they change neither verdict nor score.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from smartcritic.criteria.base import Evidence, finding
from smartcritic.languages import Language
from smartcritic.model import Cue, Finding, Quantity
from smartcritic.quantities import is_measure, is_money

MANY = 20
"""From so many things on a count may flatter or be work for its own sake; a few are done one by one."""
_SHARES = ("percent", "percentage point", "times")
GUARDS = 2
"""Counter-metrics that a finding names."""


def of_work(evidence: Evidence) -> list[Finding]:
    """The notes of "relevant": at most one, since both ask what gets better."""
    facts = evidence.facts
    for kind, rule, least in (("output_metric", "relevant/output_metric", 2), ("vanity_metric", "relevant/vanity_metric", MANY)):
        if facts.of(kind) and any(_is_much(q, least, evidence.language) for q in facts.quantities):
            return [finding(evidence, rule, facts.of(kind)[0])]
    return []


def _is_much(quantity: Quantity, least: int, language: Language) -> bool:
    """Whether an amount is a share or a multiple, or a number of things that is not small: no time, length or money."""
    if quantity.unit in _SHARES:
        return quantity.per is None
    counted = quantity.value >= least and quantity.value == int(quantity.value)
    return counted and not is_money(quantity.unit) and not is_measure(quantity.unit, language)


def gameable(evidence: Evidence) -> list[Finding]:
    """The note of "measurable", with the counter-metrics that the catalogue has for such a metric."""
    found = evidence.facts.of("gameable_metric")
    if not found:
        return []
    named = counters(found[0], evidence.goal.text, evidence.language)
    if not named:
        return [finding(evidence, "measurable/gameable_metric", found[0])]
    said = evidence.say("list/or", first=named[0], second=named[1]) if len(named) > 1 else named[0]
    return [finding(evidence, "measurable/gameable_metric.counter", found[0], counter=said)]


def counters(cue: Cue, text: str, language: Language) -> list[str]:
    """The measures that must not get worse beside a metric: by its words, else by the class of measures in the cue's `value`.

    None of them shares two words with the text.
    """
    by_word, by_class = language.once(_counters)
    own = list(_stems(text, language))
    said = next((by_word[word] for word in (*_stems(cue.text, language), *own) if word in by_word), None)
    listed = said if said is not None else by_class.get(cue.value or "", ())
    return [name for name in listed if len({*own} & {*_stems(name, language)}) < 2][:GUARDS]


def _counters(language: Language) -> tuple[Mapping[str, tuple[str, ...]], Mapping[str, tuple[str, ...]]]:
    """The measures of ``guards`` by word, and those of ``classes`` by name."""
    tables = language.lexicon("measures").tables
    by_word = {term: tuple(row["counter"]) for row in tables.get("guards", ()) for term in row["terms"]}
    return by_word, {row["name"]: tuple(row["counter"]) for row in tables.get("classes", ()) if "counter" in row}


def _stems(text: str, language: Language) -> Iterator[str]:
    for word in re.findall(r"[^\W\d_]+", text.lower()):
        if word not in language.function_words:
            yield language.singular(word)

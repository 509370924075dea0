"""A metric that can be met by doing harm, with no other beside it that guards against that. It changes neither verdict nor score."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from smartcritic.criteria.base import Evidence, finding
from smartcritic.languages import Language
from smartcritic.model import Cue, Finding, Verdict

GUARDS = 2
"""Counter-metrics that a finding names."""


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding, with the counter-metrics that the catalogue has for such a metric."""
    for cue in evidence.facts.of("gameable_metric")[:1]:
        named = counters(cue, evidence.goal.text, evidence.language)
        if not named:
            yield finding(evidence, "measurable/gameable_metric", cue)
        else:
            said = evidence.say("list/or", first=named[0], second=named[1]) if len(named) > 1 else named[0]
            yield finding(evidence, "measurable/gameable_metric.counter", cue, counter=said)


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

"""Words of the configuration beside the lists that come with the package: vague words, buzzwords and metrics of one team."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from smartcritic.config import Words
from smartcritic.facts import phrases
from smartcritic.language.parse import Parse
from smartcritic.lexicon import Entry
from smartcritic.model import replace
from smartcritic.records import Cue, Facts, ObjectFact

KINDS = (("vague", "vague_word"), ("buzzwords", "buzzword"), ("metrics", "metric"))
"""A list of `Words`, and the kind of cue that its words are."""


@lru_cache(maxsize=32)
def _indexes(words: Words) -> tuple[tuple[str, phrases.Index], ...]:
    found = []
    for name, kind in KINDS:
        own = tuple(getattr(words, name))
        if own:
            found.append((kind, phrases.build_index([Entry(w, "", "") for w in own])))
    return tuple(found)


def with_own_words(facts: Facts, parses: Sequence[Parse], text: str, words: Words) -> Facts:
    """Return the facts with what own words say: cues for vague words and buzzwords, metrics of the objects that name one.

    A word counts in the form that is listed and where its lemma is ("sparkles" for ``sparkle``). `text` is the goal's own text.
    """
    said = list(_said(parses, text, words))
    if not said:
        return facts
    vague = [c for c in said if c.kind == "vague_word"]
    metrics = [c for c in said if c.kind == "metric"]
    known = {(c.kind, c.start, c.end) for c in facts.cues}
    new = [c for c in said if c.kind != "metric" and (c.kind, c.start, c.end) not in known]
    return replace(
        facts,
        cues=tuple(sorted((*facts.cues, *new), key=lambda c: (c.start, c.end))),
        objects=tuple(_renamed(_blurred(item, vague), metrics) for item in facts.objects),
    )


def _said(parses: Sequence[Parse], text: str, words: Words) -> Iterator[Cue]:
    for kind, index in _indexes(words):
        seen: set[tuple[int, int]] = set()
        for parse in parses:
            for forms in (parse.lower, parse.lemmas):
                for i, j, entry in phrases.matches(forms, index):
                    a, b = parse.span(i, j)
                    if (a, b) not in seen:
                        seen.add((a, b))
                        yield Cue(kind, text[a:b], a, b, entry.term)


def _blurred(item: ObjectFact, vague: Sequence[Cue]) -> ObjectFact:
    """The object whose own vague words part it from nothing."""
    over = [next((c for c in vague if c.start <= d.start and d.end <= c.end), None) for d in item.delimiters]
    if not any(over):
        return item
    new = tuple(
        d if c is None else Cue("vague_modifier", d.text, d.start, d.end, c.value) for d, c in zip(item.delimiters, over, strict=True)
    )
    return replace(item, delimiters=new)


def _renamed(item: ObjectFact, metrics: Sequence[Cue]) -> ObjectFact:
    """The object with the longest own metric that it names."""
    inside = [c for c in metrics if item.start <= c.start and c.end <= item.end]
    if not inside:
        return item
    longest = max(inside, key=lambda c: c.end - c.start)
    return replace(item, nature="metric", metric=longest.value, generic=False)

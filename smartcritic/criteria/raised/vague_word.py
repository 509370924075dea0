"""Words that only point in a direction, or are a matter of opinion, where they matter."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.criteria.base import Evidence, finding, weighed
from smartcritic.facts.vague import vague_words
from smartcritic.model import Finding, Verdict

MOST = 3


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding a word, by what it does not say."""
    for cue in weighed(evidence, verdict, "specific", evidence.facts.of("vague_word")[:MOST]):
        entry = vague_words(evidence.language).get(cue.value or "")
        opinion = entry is not None and entry.get("class") == "quality"
        yield finding(evidence, "specific/vague_word.opinion" if opinion else "specific/vague_word.direction", cue)

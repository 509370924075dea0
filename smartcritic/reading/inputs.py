"""One goal as the network takes it: words, their places, what the facts say of each, and the facts as a whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from smartcritic.model import Facts
from smartcritic.parsing.parse import Parse
from smartcritic.reading.features import CONSTRUCTIONS, features
from smartcritic.reading.structure import Structure, structure

MARKS = ("aimed", "baseline", "scope", "date", "further", "purpose", "means", "parent", "basis")
"""What a word can be part of: an amount, a date, a further segment of the text, a construction that may give a reason or a way."""
LONGEST = 200
"""Words of a goal that are read."""
_AT = {name: i for i, name in enumerate(MARKS)}
_ROLE = {"target": "aimed", "rate": "aimed", "baseline": "baseline", "scope": "scope"}


class Inputs(NamedTuple):
    """One goal. `spans` are the words' places in the caller's text, `structure` has one row a word, `features` is as `features.NAMES`.

    `marked`: stretches of words that are part of something, as first word, last word plus one, and its place in `MARKS`.
    """

    words: list[str]
    spans: list[tuple[int, int]]
    structure: list[Structure]
    marked: list[tuple[int, int, int]]
    features: list[float]

    def inside(self, start: int, end: int) -> range:
        """The words that overlap ``start..end`` of the caller's text."""
        first = bisect_right(self.spans, start, key=_end)
        return range(first, max(first, bisect_left(self.spans, end, key=_start)))


def inputs(facts: Facts, parses: Sequence[Parse]) -> Inputs:
    """Prepare one goal."""
    said: list[str] = []
    spans: list[tuple[int, int]] = []
    rows: list[Structure] = []
    for parse in parses:
        said += parse.words
        spans += parse.spans
        rows += structure(parse)
    if len(said) > LONGEST:
        said, spans, rows = said[:LONGEST], spans[:LONGEST], rows[:LONGEST]
    first = parses[0].n if parses else 0
    marked = [(first, len(said), _AT["further"])] if first < len(said) else []
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    for start, end, name in _marked(facts):
        at, stop = bisect_right(ends, start), bisect_left(starts, end)
        if at < stop:
            marked.append((at, stop, _AT[name]))
    return Inputs(said, spans, rows, marked, features(facts, parses))


def _start(span: tuple[int, int]) -> int:
    return span[0]


def _end(span: tuple[int, int]) -> int:
    return span[1]


def _marked(facts: Facts) -> Iterator[tuple[int, int, str]]:
    """The stretches of the caller's text that are part of something, with its name among `MARKS`."""
    for q in facts.quantities:
        yield q.start, q.end, _ROLE[q.role]
    for d in facts.dates:
        yield d.start, d.end, "date"
    deadline = facts.deadline
    if deadline is not None and deadline.start is not None and deadline.end is not None:
        yield deadline.start, deadline.end, "date"
    for c in facts.cues:
        if c.kind in CONSTRUCTIONS:
            yield c.start, c.end, c.kind

"""One goal as the network takes it: words, their places, what the facts say of each, and the facts as a whole."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from smartcritic.model import Facts
from smartcritic.parsing.parse import Parse
from smartcritic.reading import words
from smartcritic.reading.features import features
from smartcritic.reading.structure import places

MARKS = ("aimed", "baseline", "scope", "date", "further", "purpose", "means", "parent", "basis")
"""What a word can be part of: an amount, a date, a further segment of the text, a construction that may give a reason or a way."""
LONGEST = 200
"""Words of a goal that are read."""
_ROLE = {"target": 0, "rate": 0, "baseline": 1, "scope": 2}
_CUE = {"purpose": 5, "means": 6, "parent": 7, "basis": 8}
CUES = tuple(_CUE)

Structure = tuple[int, int, int, int, int, int]


@dataclass(frozen=True, slots=True)
class Inputs:
    """One goal. `spans` are the words' places in the caller's text; `structure` and `marks` have one row a word."""

    words: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    structure: tuple[Structure, ...]
    marks: tuple[tuple[float, ...], ...]
    features: tuple[float, ...]

    def inside(self, start: int, end: int) -> range:
        """The words that overlap ``start..end`` of the caller's text."""
        first = bisect_right([b for _, b in self.spans], start)
        last = bisect_left([a for a, _ in self.spans], end)
        return range(first, max(first, last))


@lru_cache(maxsize=20_000)
def _opener(text: str) -> int:
    return words.hashed(text, 400)


@lru_cache(maxsize=1_000)
def _relation(text: str) -> int:
    return words.hashed(text, 60)


def inputs(facts: Facts, parses: Sequence[Parse]) -> Inputs:
    """Prepare one goal."""
    said: list[str] = []
    spans: list[tuple[int, int]] = []
    structure: list[Structure] = []
    for parse in parses:
        rows, heads, n = [words.pos(p) for p in parse.pos], parse.heads, parse.n
        said += parse.words
        spans += parse.spans()
        structure += [
            (rows[i], clause, _opener(opener), _opener(case), _relation(base), rows[heads[i]] if heads[i] != i else 0)
            for i, (clause, opener, case), base in zip(range(n), places(parse), parse.bases, strict=True)
        ]
    n = min(len(said), LONGEST)
    first = parses[0].n if parses else 0
    marks = [[0.0] * len(MARKS) for _ in range(n)]
    for i in range(first, n):
        marks[i][4] = 1.0
    starts, ends = [a for a, _ in spans], [b for _, b in spans]
    for start, end, place in _marked(facts):
        for i in range(bisect_right(ends, start), min(n, bisect_left(starts, end))):
            marks[i][place] = 1.0
    kinds = {c.kind for c in facts.cues}
    told = (*features(facts, parses), *(float(k in kinds) for k in CUES))
    return Inputs(tuple(said[:n]), tuple(spans[:n]), tuple(structure[:n]), tuple(map(tuple, marks)), told)


def _marked(facts: Facts) -> Iterable[tuple[int, int, int]]:
    for q in facts.quantities:
        yield q.start, q.end, _ROLE[q.role]
    for d in facts.dates:
        yield d.start, d.end, 3
    deadline = facts.deadline
    if deadline is not None and deadline.start is not None and deadline.end is not None:
        yield deadline.start, deadline.end, 3
    for c in facts.cues:
        place = _CUE.get(c.kind)
        if place is not None:
            yield c.start, c.end, place

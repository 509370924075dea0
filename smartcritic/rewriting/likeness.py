"""The class of a thing that the catalogue of measures does not name: that of the terms whose meaning is nearest to its own.

Meanings are the reader's own table of word vectors. A class counts only where it is sure: the nearest term is near, and nearly all of the
nearest ones are of one class; `corpora/verdicts/likeness.py` says how often that is right, each word left out of the catalogue in turn.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from itertools import islice
from typing import Any, NamedTuple

import numpy as np

from smartcritic.languages import Language
from smartcritic.reading import reader, words
from smartcritic.reading.vectors import unit, unit_rows

NEAREST = 5
"""How many of the nearest terms say which class it is, of each class one a last word."""

BAR, SHARE = 0.6, 0.75
"""Cosine of the nearest term at least, and the share of the nearest terms' cosines that one class has at least."""

HEAD = 0.7
"""What the last word of a term counts for, beside those in front of it."""

Array = Any


class Known(NamedTuple):
    """The terms of a catalogue: the place of the class of each, its words, their common mean, and one row of length 1 each."""

    classes: list[int]
    terms: list[tuple[str, ...]]
    mean: Array
    rows: Array


def known(terms: Sequence[tuple[int, tuple[str, ...]]]) -> Known:
    """Prepare the terms, each with the place of its class; those whose last word the table does not know are left out."""
    found = [(at, term, row) for at, term in terms if (row := _meaning(term)) is not None]
    raw = np.array([row for _, _, row in found])
    mean = raw.mean(axis=0)
    return Known([at for at, _, _ in found], [term for _, term, _ in found], mean, unit_rows(raw - mean))


def nearest(said: tuple[str, ...], terms: Known, fits: Callable[[int, tuple[str, ...]], bool]) -> int | None:
    """The place of the class of what words in the singular say, the head last; None where that is not sure.

    `fits`: whether a term of a class, given by its place, counts.
    """
    row = _meaning(said)
    if row is None:
        return None
    cosines = terms.rows @ unit(row - terms.mean)
    near = (i for i in np.argsort(-cosines) if fits(terms.classes[i], terms.terms[i]))
    by_head: dict[tuple[int, str], int] = {}
    for i in islice(near, 3 * NEAREST):
        by_head.setdefault((terms.classes[i], terms.terms[i][-1]), i)
    order = list(by_head.values())[:NEAREST]
    if not order or cosines[order[0]] < BAR:
        return None
    sums: dict[int, float] = defaultdict(float)
    for i in order:
        sums[terms.classes[i]] += max(float(cosines[i]), 0.0)
    best = max(sums, key=lambda at: sums[at])
    return best if sums[best] >= SHARE * sum(sums.values()) else None


def has_meanings(language: Language) -> bool:
    """Whether there is a reader of the language, whose table of meanings can be asked."""
    return language.has_reader


def _meaning(term: tuple[str, ...]) -> Array | None:
    network = reader.load().network
    at = [words.meaning(word.lower(), network.known) for word in term]
    if not at or not at[-1]:
        return None
    table = network.tables["meaning"]
    head = unit(table[at[-1]])
    before = [unit(table[i]) for i in at[:-1] if i]
    return unit(HEAD * head + (1 - HEAD) * np.mean(before, axis=0)) if before else head

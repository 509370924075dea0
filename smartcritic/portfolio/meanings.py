"""How near texts are in meaning: by the vectors of their words, of the table that the trained reader holds."""

from __future__ import annotations

import math
from collections.abc import Callable
from functools import lru_cache
from typing import Any

import numpy as np

from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.languages import Language
from smartcritic.reading import reader
from smartcritic.reading.vectors import unit, unit_rows
from smartcritic.reading.words import meaning

Array = Any
"""A numpy array of floats."""


class Meanings:
    """Words as vectors of length one, each with a weight: rare words say more.

    The table is sorted by frequency, so a word's rank stands for it: by Zipf's law the information of a word grows with the logarithm of
    its rank.
    """

    weighed: Callable[[str], tuple[Array, Array]]
    """The vectors (words, width) and the weights (words,) of those words of a text that carry meaning and are known."""

    def __init__(self, language: Language) -> None:
        network = reader.load().network
        self._known = network.known
        table = np.asarray(network.tables["meaning"], dtype=np.float64)
        self._table = unit_rows(table)
        self.width = table.shape[1]
        self._words = Vocabulary.of(language)
        self.weighed = lru_cache(maxsize=20_000)(self._weighed)

    @classmethod
    def of(cls, language: Language) -> Meanings | None:
        """The meanings of a language; None for one without a trained reader."""
        return language.once(cls) if language.has_reader else None

    def _weighed(self, text: str) -> tuple[Array, Array]:
        said = [w for w in tokens(text) if not self._words.is_plain(w) and not w[0].isdigit()]
        rows = [row for w in said if (row := meaning(w, self._known))]
        weights = np.array([math.log1p(row) / math.log1p(len(self._known)) for row in rows])
        return self._table[rows], weights

    def centre(self, text: str) -> Array:
        """The direction of a text's words, of length one; zeros where none is known. Shape (width,)."""
        vectors, weights = self.weighed(text)
        return unit(weights @ vectors) if len(vectors) else np.zeros(self.width)

    def nearest(self, text: str, other: str) -> float:
        """How near the nearest two words of two texts are."""
        a, b = self.weighed(text)[0], self.weighed(other)[0]
        return float((a @ b.T).max()) if len(a) and len(b) else 0.0

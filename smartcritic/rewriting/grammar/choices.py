"""A choice among few words by what stands around: multinomial logistic regression over hashed features, trained on unlabelled English.

The weights (`articles.bin`, `prepositions.bin` beside the lists of words) are signed bytes, one row a hash and one column a word,
compressed; the words are the table ``[choices]`` of the list. `corpora/grammar` has how they are trained and what they were scored at.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from importlib.resources.abc import Traversable
from typing import Any

from smartcritic.languages import Language
from smartcritic.rewriting.grammar.base import LIST

SCALE = 24.0
"""Weights are kept in 24ths."""


def row(feature: str, rows: int) -> int:
    """The row of a feature in a table of so many rows, a power of two."""
    return zlib.crc32(feature.encode()) & (rows - 1)


@dataclass(frozen=True)
class Choice:
    """The words to choose from, in the order of the columns of `file`."""

    file: Traversable
    words: tuple[str, ...]

    @cached_property
    def _weights(self) -> Any:
        import numpy as np

        return np.frombuffer(zlib.decompress(self.file.read_bytes()), dtype=np.int8).reshape(-1, len(self.words))

    def odds(self, features: Sequence[str]) -> list[float]:
        """How likely each of the words is; they sum to one."""
        import numpy as np

        weights = self._weights
        z = weights[[row(f, len(weights)) for f in features]].sum(0, dtype=np.int32) / SCALE
        p = np.exp(z - z.max())
        found: list[float] = (p / p.sum()).tolist()
        return found


def choice(language: Language, name: str) -> Choice:
    """A choice of the language by its name; one that it lacks is among no words."""
    return language.once(_choice, name)


def _choice(language: Language, name: str) -> Choice:
    names = language.lexicon(LIST).tables.get("choices", {})
    return Choice(language.folder.joinpath(f"{name}.bin"), tuple(names.get(name, ())))

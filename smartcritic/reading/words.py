"""What the reader knows of a word: its row in the table of meanings, and hashed pieces of its form."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping
from functools import lru_cache

PIECES = (("whole", 12_000, 64), ("start", 3_000, 32), ("end", 3_000, 32), ("ending", 500, 16), ("shape", 500, 16))
"""The tables of word pieces: name, rows, length of a row."""
POS = (
    "", "ADJ", "ADP", "ADV", "AUX", "CCONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X",
    "SPACE",
)  # fmt: skip
STRUCTURE = (("pos", len(POS)), ("clause", 13), ("opener", 400), ("case", 400), ("relation", 60), ("above", 20))
"""The tables of a word's place in its sentence: name, rows."""

POS_ROWS = {name: i for i, name in enumerate(POS)}
"""The row of each part of speech; 0 stands for an unknown one."""
_DIGIT = re.compile(r"\d")
_RUN = re.compile(r"(.)\1{3,}")


def hashed(text: str, rows: int) -> int:
    """A row from 1 on for a text; 0 for none."""
    return zlib.crc32(text.encode("utf-8", "replace")) % (rows - 1) + 1 if text else 0


def _shape(word: str) -> str:
    marks = "".join("X" if c.isupper() else "x" if c.islower() else "d" if c.isdigit() else c for c in word)
    return _RUN.sub(r"\1\1\1", marks)


@lru_cache(maxsize=20_000)
def form(word: str) -> tuple[str, ...]:
    """The pieces of a word, one for each of `PIECES`: figures are all alike."""
    low = word.lower()
    if any(c.isdigit() for c in word):
        low = _DIGIT.sub("0", low)
    return low, low[:4], low[-4:], low[-2:], _shape(word)


def meaning(low: str, known: Mapping[str, int]) -> int:
    """The row of the meaning of a word, or of its singular; 0 where it is not known. `low`: its first piece."""
    return known.get(low, 0) or known.get(low.rstrip("s"), 0)


def rows(word: str, known: Mapping[str, int]) -> tuple[int, ...]:
    """The rows of a word: of its meaning (0: not known), then one for each of `PIECES`."""
    pieces = form(word)
    hashes = (hashed(f"{i}{piece}", size) for i, (piece, (_, size, _)) in enumerate(zip(pieces, PIECES, strict=True)))
    return meaning(pieces[0], known), *hashes

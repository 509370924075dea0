"""Vectors at length one, so that their products are cosines."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np

Array = Any
"""A numpy array of floats."""


def unit(vector: Array) -> Array:
    """The vector at length one; zeros stay."""
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def direction(rows: Sequence[int], vectors: Array) -> Array:
    """The direction of words with these rows of a table that begins with the commonest, rare ones first; `vectors` (rows, width)."""
    return unit(np.array([math.log1p(row) for row in rows]) @ vectors)


def unit_rows(matrix: Array) -> Array:
    """The rows at length one; zeros stay."""
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)

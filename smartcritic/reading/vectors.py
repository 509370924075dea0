"""Vectors at length one, so that their products are cosines."""

from __future__ import annotations

from typing import Any

import numpy as np

Array = Any
"""A numpy array of floats."""


def unit(vector: Array) -> Array:
    """The vector at length one; zeros stay."""
    return vector / max(float(np.linalg.norm(vector)), 1e-9)


def unit_rows(matrix: Array) -> Array:
    """The rows at length one; zeros stay."""
    return matrix / np.maximum(np.linalg.norm(matrix, axis=1, keepdims=True), 1e-9)

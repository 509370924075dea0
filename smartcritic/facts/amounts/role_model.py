"""The role of an amount, learned: a softmax regression over `role_features`, with the role by rule as one of them.

Its weights are plain numbers, `roles.json`: a feature has one for each of `ROLES`. `corpora/quantities/roles.py` fits them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from importlib import resources

from smartcritic.facts import learned
from smartcritic.model import Role

ROLES: tuple[Role, ...] = ("target", "baseline", "rate", "scope")
FILE = "roles.json"
MARGIN = 0.3
"""How much likelier than the role by rule another must be; best over folds of the labelled goals."""

SETTLED: tuple[tuple[frozenset[str], Role], ...] = (
    (frozenset({"next arrow"}), "baseline"),
    (frozenset({"last arrow"}), "target"),
    (frozenset({"next to", "case from"}), "baseline"),
    (frozenset({"basis"}), "scope"),
    (frozenset({"stated"}), "baseline"),
    (frozenset({"put right"}), "baseline"),
    (frozenset({"describes"}), "scope"),
    (frozenset({"by in front of to"}), "target"),
)
"""Features that settle a role: an arrow leads from the baseline to the target, and so does "from 8 to 5"; what a goal is based on
it does not aim at. No labelled amount differs."""

Weights = Mapping[str, Sequence[float]]


def best(told: Iterable[str], weights: Weights, by_rule: Role) -> Role:
    """The likeliest role of an amount with these features; the one by rule unless another is likelier by `MARGIN`."""
    told = dict.fromkeys(told)  # in order, so that sums are the same in every process
    settled = next((role for features, role in SETTLED if features <= told.keys()), None)
    if settled is not None:
        return settled
    rows = [row for name in told if (row := weights.get(name)) is not None]
    totals = [sum(column) for column in zip(*rows)] or [0.0] * len(ROLES)
    high = max(totals)
    odds = [math.exp(t - high) for t in totals]
    margin = (1.0 - odds[ROLES.index(by_rule)]) / sum(odds)
    return ROLES[totals.index(high)] if margin >= MARGIN else by_rule


@lru_cache(maxsize=1)
def load() -> Weights:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    raw: Weights = learned.read(resources.files(__package__).joinpath(FILE), "the roles of amounts")
    return raw

"""Fit the network over the states of words (`smartcritic.facts.actions.around`): Adam (Kingma and Ba 2015) with dropout, goal by goal."""

from __future__ import annotations

import zlib
from collections.abc import Iterator, Sequence

import numpy as np
import srsly

from smartcritic.facts.actions.around import Around
from smartcritic.parsing.packing import squeezed

UNITS, EPOCHS, TOGETHER = 32, 12, 64
RATE, WARM = 0.002, 50
DECAY = 3e-4
"""How much half the squares of the weights count beside the mean loss."""
DROPPED = 0.3
_FREE = ("scale", "shift")
"""What is not held small."""

Goal = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""The states of its verbs and of none, the sums of weights of none and the verbs behind it, and which of these are right."""
Weights = dict[str, np.ndarray]


def fitted(goals: Sequence[Goal]) -> Around:
    """Fit it on goals with at least one right candidate each."""
    chance = np.random.default_rng(0)
    weights = _begun(goals[0][1].shape[0], chance)
    mean, square = ({name: np.zeros_like(w) for name, w in weights.items()} for _ in range(2))
    last = EPOCHS * -(-len(goals) // TOGETHER)
    for step, batch in enumerate(_batches(goals, chance), 1):
        rate = RATE * min(1.0, 2 * (1 - step / (last + 1)), step / WARM)
        for name, slope in _slopes(batch, weights, chance).items():
            slope = slope + (0 if name in _FREE else DECAY) * weights[name]
            mean[name] = 0.9 * mean[name] + 0.1 * slope
            square[name] = 0.99 * square[name] + 0.01 * slope**2
            weights[name] = weights[name] - rate * (mean[name] / (1 - 0.9**step)) / (np.sqrt(square[name] / (1 - 0.99**step)) + 1e-8)
    return Around(weights)


def packed(network: Around) -> bytes:
    """The file of a network: matrices as int8 rows, msgpack under zlib."""
    return zlib.compress(srsly.msgpack_dumps(squeezed({name: w.astype(np.float32) for name, w in network.weights.items()})), level=9)


def _begun(width: int, chance: np.random.Generator) -> Weights:
    weights: Weights = {"scale": np.ones(1), "shift": np.zeros(1)}
    for kind in ("verb", "none"):
        weights[kind] = chance.uniform(-1, 1, (width, UNITS)) / np.sqrt(width)
        weights[f"{kind}_bias"] = np.zeros(UNITS)
        weights[f"{kind}_out"] = chance.uniform(-1, 1, UNITS) / np.sqrt(UNITS)
    return {name: w.astype(np.float32) for name, w in weights.items()}


def _batches(goals: Sequence[Goal], chance: np.random.Generator) -> Iterator[list[Goal]]:
    for _ in range(EPOCHS):
        order = chance.permutation(len(goals))
        for at in range(0, len(goals), TOGETHER):
            yield [goals[i] for i in order[at : at + TOGETHER]]


def _slopes(batch: Sequence[Goal], weights: Weights, chance: np.random.Generator) -> Weights:
    """How the mean loss changes with the weights: minus the logarithm of the odds that a right candidate is taken."""
    sums, right = (np.concatenate([goal[k] for goal in batch]) for k in (2, 3))
    sizes = np.array([len(goal[2]) for goal in batch])
    starts, goals = np.cumsum([0, *sizes[:-1]]), np.repeat(np.arange(len(batch)), sizes)
    is_none = np.zeros(len(sums), bool)
    is_none[starts] = True
    places = {"verb": ~is_none, "none": is_none}
    seen = {"verb": np.concatenate([goal[0] for goal in batch]), "none": np.stack([goal[1] for goal in batch])}
    scores, units, open_ = sums * weights["scale"], {}, {}
    for kind, at in places.items():
        seen[kind] = seen[kind] * _kept(seen[kind].shape, chance)
        units[kind] = seen[kind] @ weights[kind] + weights[f"{kind}_bias"]
        open_[kind] = (units[kind] > 0) * _kept(units[kind].shape, chance)
        units[kind] = units[kind] * open_[kind]
        scores[at] += units[kind] @ weights[f"{kind}_out"]
    scores[is_none] += weights["shift"]
    raised = np.exp(scores - np.maximum.reduceat(scores, starts)[goals])
    odds = raised / np.add.reduceat(raised, starts)[goals]
    taken = odds * right
    off = ((odds - taken / np.add.reduceat(taken, starts)[goals]) / len(batch)).astype(np.float32)
    out = {"scale": np.array([(off * sums).sum()]), "shift": np.array([off[is_none].sum()])}
    for kind, at in places.items():
        back = off[at][:, None] * weights[f"{kind}_out"] * open_[kind]
        out |= {kind: seen[kind].T @ back, f"{kind}_bias": back.sum(0), f"{kind}_out": units[kind].T @ off[at]}
    return out


def _kept(shape: tuple[int, ...], chance: np.random.Generator) -> np.ndarray:
    """A mask that leaves out a share of values and makes up for it in the rest."""
    return (chance.random(shape, dtype=np.float32) > DROPPED) / np.float32(1 - DROPPED)

"""What the words around a verb say of a choice: a small network over the states in which the bundled pipeline leaves its words.

Beside the sum of weights that `choice` works out, each verb has a number from its own state, that of its head and that of the root of its
sentence; "none" has one from the root, the first word and the mean of the first sentence. Both are a layer of rectified sums (one each)
and a weighted sum of these; ``corpora.actions.train`` fits them on goals whose sums come from weights that had not seen the goal.
Where one sum is far ahead nothing more is asked; where the words have no states (another pipeline) the sums decide alone.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from typing import Any

import numpy as np

from smartcritic.facts import learned
from smartcritic.facts.actions.candidates import Candidate
from smartcritic.languages import Language
from smartcritic.parsing.packing import restored
from smartcritic.parsing.parse import Parse

FILE = "actions.bin"

SURE = 3.0
"""How far a sum of weights is ahead of all others where nothing else is asked: over folds of the labelled goals what is asked then changes
next to nothing, and six goals in ten are sure."""

Array = Any


def is_sure(sums: Sequence[float]) -> bool:
    """Whether the highest sum of weights is ahead of the next by `SURE`."""
    if len(sums) < 2:
        return True
    second, first = sorted(sums)[-2:]
    return first - second >= SURE


def states(found: Sequence[Candidate], opening: Parse) -> tuple[Array, Array] | None:
    """The states that a choice is made from; None where a sentence has none.

    Args:
        found: what may be the goal's verb, none first.
        opening: the first sentence.

    Returns:
        Those of the verbs, (verbs, 3 x width), and of none, (3 x width,).
    """
    if opening.states is None or any(c.region.parse.states is None for c in found):
        return None
    first = opening.states
    of_none = np.concatenate((first[opening.root], first[0], first.mean(0)))
    rows = [row for c in found[1:] for row in _rows(c)]
    return (np.concatenate(rows).reshape(len(found) - 1, -1) if rows else np.zeros((0, len(of_none)), np.float32)), of_none


def _rows(candidate: Candidate) -> tuple[Array, ...]:
    parse, said = candidate.region.parse, candidate.predicate
    if said is None or parse.states is None:
        raise ValueError("a verb in a sentence with states is needed")
    return parse.states[said.verb], parse.states[parse.heads[said.verb]], parse.states[parse.root]


class Around:
    """The network.

    Args:
        weights: by name: "verb" and "none" (3 x width, units), their biases "verb_bias" and "none_bias", what each unit counts,
            "verb_out" and "none_out", and "scale" and "shift": what the sum of weights counts, and what none has from the start.
    """

    def __init__(self, weights: dict[str, Array]) -> None:
        self.weights = weights

    def scores(self, sums: Sequence[float], verbs: Array, none: Array) -> Array:
        """The scores of none and of the verbs behind it, from their sums of weights and `states`."""
        w = self.weights
        out = np.array(sums) * w["scale"]
        out[0] += np.maximum(none @ w["none"] + w["none_bias"], 0) @ w["none_out"] + w["shift"][0]
        out[1:] += np.maximum(verbs @ w["verb"] + w["verb_bias"], 0) @ w["verb_out"]
        return out


def load(language: Language) -> Around | None:
    """The network of a language; None where it has none.

    Raises:
        ModelError: its file is broken.
    """
    import srsly

    file = language.folder.joinpath(FILE)
    if not file.is_file():
        return None
    try:
        return Around(restored(srsly.msgpack_loads(zlib.decompress(file.read_bytes()))))
    except (OSError, ValueError, TypeError, KeyError, zlib.error) as error:
        raise learned.broken("actions", error) from error

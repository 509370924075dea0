"""Is the metric work done, a count that flatters, or one that can be met by doing harm? Regularised least squares for each of the three.

The answer is a sum of two: of weights of what is told by name (`signs.told`) and of the network's answers, and of what labelled examples
say that are like the goal in its marks (`signs.marks`), more so where they are like it in meaning. With c the cosine of two sets of marks
and s that of two meanings, an example counts 2 c (1 + exp(2 (s - 1))): a kernel, so that weights and examples are fitted together (ridge
regression in dual variables: Saunders, Gammerman and Vovk 1998). The numbers are plain: `model/metrics.json`.
"""

from __future__ import annotations

import base64
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np

from smartcritic.facts import learned
from smartcritic.model import METRIC_FLAWS, Cue, Facts, Quantity, replace
from smartcritic.parsing.parse import Parse
from smartcritic.reading import signs
from smartcritic.reading.features import unit_kind
from smartcritic.reading.network import HEADS, Network
from smartcritic.reading.vectors import unit_rows

FILE = "metrics.json"
WIDEST = 80
"""Characters that an object and the amount beside it may span to be quoted together."""
ASKED = frozenset({"number", "none", "all"})
"""Marks by which a goal is asked about in which nothing else is counted or moved."""
SHARPNESS, EXAMPLES = 2.0, 2.0
"""How sharply likeness in meaning counts, and how much likeness to examples counts beside the rest."""
_QUESTIONS = ("kind", "goal_kind", "specific", "measurable", "achievable", "relevant")
ANSWERS = tuple((head, name) for head in _QUESTIONS for name in HEADS[head])
"""The answers of the network that are told, as logarithms of odds."""

Array = Any


def answers(read: Sequence[Facts]) -> Array:
    """The network's answers on goals, (goals, `ANSWERS`)."""
    odds = [{} if facts.reading is None else facts.reading.odds for facts in read]
    return np.log(np.array([[said.get(head, {}).get(name, 0.0) for head, name in ANSWERS] for said in odds]) + 1e-3)


def likeness(marks: Array, meanings: Array, own_marks: Array, own_meaning: Array) -> Array:
    """How much examples count for goals.

    Args:
        marks, meanings: of the examples, (examples, marks) and (examples, width), rows of length one or of zeros.
        own_marks, own_meaning: those of one goal, or columns of several.
    """
    like = SHARPNESS * (meanings @ own_meaning - 1)
    np.exp(like, out=like)  # in place: there are thousands of examples, and hundreds of goals
    like += 1
    like *= EXAMPLES * (marks @ own_marks)
    return like


@dataclass(frozen=True, slots=True)
class Metrics:
    """The weights: `names` and `answers` one for each of `METRIC_FLAWS`, `bias`, and `bars`, from which on a score counts.

    `marks` are the names of marks by their column of `example_marks` (examples, marks); `example_meanings` (examples, width) are what the
    examples mean, seen from `centre`, and `examples` (examples, flaws) their weights.
    """

    names: Mapping[str, Sequence[float]]
    answers: Array
    bias: Array
    bars: Mapping[str, float]
    marks: Mapping[str, int]
    centre: Array
    example_marks: Array
    example_meanings: Array
    examples: Array

    def row(self, marks: Iterable[str]) -> Array:
        """Marks as a row of length one, (marks,)."""
        out = np.zeros(len(self.marks), np.float32)
        out[[self.marks[m] for m in marks if m in self.marks]] = 1.0
        return out / max(1.0, float(np.sqrt(out.sum())))

    def scores(self, told: Sequence[Iterable[str]], answered: Array, marks: Sequence[Iterable[str]], meanings: Array) -> Array:
        """The scores of goals, (goals, `METRIC_FLAWS`): about 1 where it holds, 0 where it does not."""
        names, bias = self.names, self.bias.tolist()
        said = [[sum(weights) for weights in zip(bias, *[names[n] for n in of_goal if n in names])] for of_goal in told]
        rows = np.array([self.row(of_goal) for of_goal in marks])
        like = likeness(self.example_marks, self.example_meanings, rows.T, meanings.T.astype(np.float32))
        return said + answered @ self.answers + like.T @ self.examples

    def marked(self, items: Sequence[tuple[str, Facts, Sequence[Parse]]], network: Network) -> list[Facts]:
        """The facts of goals with the metric as a cue for each of `METRIC_FLAWS` that it has.

        `items`: text, facts and parses of each. The cue's `value` is the metric's class in the catalogue of measures.
        """
        out = [facts for _, facts, _ in items]
        marks = [signs.marks(facts, parses) for _, facts, parses in items]
        asked = [i for i, facts in enumerate(out) if items[i][2] and (signs.has_metric(facts) or not ASKED.isdisjoint(marks[i]))]
        if not asked:
            return out
        told = [signs.told(out[i], items[i][2]) for i in asked]
        meanings = signs.meanings([items[i][2] for i in asked], network, self.centre)
        scores = self.scores(told, answers([out[i] for i in asked]), [marks[i] for i in asked], meanings)
        for i, row in zip(asked, scores.tolist()):
            found = [kind for kind, p in zip(METRIC_FLAWS, row, strict=True) if p >= self.bars[kind]]
            if found:
                out[i] = _cued(found, *items[i])
        return out


def _cued(found: Sequence[str], text: str, facts: Facts, parses: Sequence[Parse]) -> Facts:
    """The facts with a cue of each kind where the metric stands."""
    start, end = _place(facts, parses)
    known = next(iter(signs.classes(facts, parses)), None)
    cues = [*facts.cues, *(Cue(kind, text[start:end], start, end, known) for kind in found)]
    return replace(facts, cues=tuple(sorted(cues, key=lambda c: (c.start, c.end))))


def _place(facts: Facts, parses: Sequence[Parse]) -> tuple[int, int]:
    """Where the metric stands: the things counted, else the first object with the first amount aimed at, else the whole text."""
    aimed: list[Quantity] = [q for q in facts.quantities if q.role in ("target", "rate")]
    for q in aimed:
        if unit_kind(q) == "counted" and any(q.start < o.end and o.start < q.end for o in facts.objects):
            return q.start, q.end
    found = [(o.start, o.end) for o in facts.objects[:1]] + [(q.start, q.end) for q in aimed[:1]]
    found = found or [s for p in parses for s in p.spans]
    start, end = min(a for a, _ in found), max(b for _, b in found)
    return (start, end) if end - start <= WIDEST else found[0]


@lru_cache(maxsize=1)
def load() -> Metrics:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    raw = learned.read(resources.files(__package__).joinpath("model", FILE), "what metrics prove")
    try:
        return unpacked(raw)
    except (KeyError, TypeError, ValueError) as error:
        raise learned.broken("what metrics prove", error) from error


def unpacked(raw: Mapping[str, Any]) -> Metrics:
    """Weights as `packed` made them."""
    marks = {name: i for i, name in enumerate(raw["marks"])}
    examples = np.array(raw["examples"])
    bits = np.frombuffer(base64.b64decode(raw["example_marks"]), np.uint8).reshape(len(examples), -1)
    said = np.unpackbits(bits, axis=1)[:, : len(marks)].astype(np.float32)
    meanings = np.frombuffer(base64.b64decode(raw["example_meanings"]), np.int8).reshape(len(examples), -1).astype(np.float32)
    return Metrics(
        {name: tuple(weights) for name, weights in raw["names"].items()},
        np.array(raw["answers"]), np.array(raw["bias"]), raw["bars"], marks, np.array(raw["centre"]),
        said / np.sqrt(np.maximum(said.sum(axis=1, keepdims=True), 1)), unit_rows(meanings), examples,
    )  # fmt: skip


def packed(example_marks: Array, example_meanings: Array) -> dict[str, str]:
    """What is known of examples as text: their marks (examples, marks) as bits, their meanings (examples, width) as bytes."""
    bits = np.packbits(example_marks > 0, axis=1)
    whole = np.round(example_meanings * 127 / max(float(np.abs(example_meanings).max()), 1e-9)).astype(np.int8)
    return {
        "example_marks": base64.b64encode(bits.tobytes()).decode(), "example_meanings": base64.b64encode(whole.tobytes()).decode(),
    }  # fmt: skip

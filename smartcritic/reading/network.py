"""The trained network: words in, a distribution for each question out. thinc layers, in float64: in float32
the last bits of a product hang on how many goals stand beside one, and a goal must get the same odds alone and among others.

    word pieces and meaning -> mixed (once for each different word) ─┐
    place in the sentence, marks of the facts ───────────────────────┴─> 3 x window of three words -> attention and maximum ─┐
                                                                          └─> spans of purpose and basis                     │
    facts as numbers ────────────────────────────────────────────────────────────────────────────────────────────────────────┴─> heads
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain, pairwise
from typing import Any

import numpy as np
from thinc.api import Linear, Maxout, Model, NumpyOps, clone

from smartcritic.model import GOAL_KINDS, HORIZONS
from smartcritic.reading import words
from smartcritic.reading.inputs import MARKS, Inputs

REMARKS = ("now", "fig", "test", "which", "verb", "word", "end", "until", "event", "how", "why", "result", "split", "unreal")
"""What a coach may remark: today's level, a figure, a test for done, which of them, what is done, empty words, the last day, until when,
the day of an event, what makes it possible, what it is for, what should come of counted work, several goals, out of reach."""

HEADS: Mapping[str, tuple[str, ...]] = {
    "specific": ("unmet", "partial", "met"),
    "measurable": ("unmet", "partial", "met"),
    "achievable": ("unknown", "met", "unmet"),
    "relevant": ("unknown", "met", "unmet"),
    "time_bound": ("unmet", "partial", "met"),
    "kind": ("activity", "outcome"),
    "form": ("goal", "not_a_goal"),
    "horizon": HORIZONS,
    "goal_kind": GOAL_KINDS,
    **{f"remark:{name}": ("no", "yes") for name in REMARKS},
}
"""The questions and their answers, in the order of the outputs."""
SPANS = ("purpose", "basis")
"""What single words are asked: is it part of what says why, of what says that it can be done?"""

WIDTH, LAYERS, HIDDEN, FACTS, LOOKS = 64, 3, 96, 64, 4
"""Length of a word's vector, layers of windows, width of the last hidden layer and of the facts' layer, and heads of attention."""
REMEMBERED = 20_000
"""How many words' vectors are kept before the memory starts anew."""
_LOW = -1e4

Array = Any


def layers(facts: int, meaning: int) -> dict[str, Model[Any, Any]]:
    """The layers by name, without weights: `facts` numbers go in beside the words, `meaning` is the length of a row of meanings."""
    pieces = meaning + sum(size for _, _, size in words.PIECES)
    return {
        "mix": Maxout(WIDTH, pieces, nP=3, normalize=True),
        "windows": clone(Maxout(WIDTH, 3 * WIDTH, nP=2, normalize=True), LAYERS),
        "spans": Linear(len(SPANS), WIDTH),
        "looks": Linear(LOOKS, WIDTH),
        "marks": Linear(WIDTH, len(MARKS)),
        "facts": Maxout(FACTS, facts, nP=2),
        "hidden": Maxout(HIDDEN, WIDTH * (LOOKS + 1) + FACTS + 2 * len(SPANS), nP=2, normalize=True),
        "heads": Linear(sum(map(len, HEADS.values())), HIDDEN + FACTS),
    }


class Network:
    """The layers with their weights, and what it remembers of words it has seen."""

    def __init__(self, known: Sequence[str], tables: Mapping[str, Array], weights: Mapping[str, Mapping[str, Array]]) -> None:
        """Build it.

        Args:
            known: words with a row in the table of meanings, in the order of its rows from 1 on.
            tables: "meaning", the tables of `words.PIECES` and `words.STRUCTURE` by name, "centre" and "spread" of the facts.
            weights: the parameters of each of `layers`, by the layer's name.
        """
        self.tables = tables
        self.known = {word: i for i, word in enumerate(known, 1)}
        self.layers = layers(len(tables["centre"]), tables["meaning"].shape[1])
        ops = NumpyOps(use_blis=False)
        for name, layer in self.layers.items():
            nodes = [node for node in layer.walk() if node.param_names]
            for number, node in enumerate(nodes):
                node._to_ops(ops)
                for param in node.param_names:
                    node.set_param(param, np.asarray(weights[name][f"{number}:{param}"], dtype=np.float64))
        self._seen: dict[str, Array] = {}

    def _mixed(self, said: Sequence[str]) -> Array:
        """The vectors of words, computed for those alone that have none yet."""
        seen = self._seen
        if len(seen) > REMEMBERED:
            seen = self._seen = {}
        new = [w for w in dict.fromkeys(said) if w not in seen]
        if new:
            rows = np.array([words.rows(w, self.known) for w in new])
            parts = [self.tables["meaning"][rows[:, 0]]]
            parts += [self.tables[name][rows[:, i]] for i, (name, _, _) in enumerate(words.PIECES, 1)]
            seen.update(zip(new, self.layers["mix"].predict(np.hstack(parts)), strict=True))
        return np.array([seen[w] for w in said], dtype=np.float64).reshape(len(said), WIDTH)

    def words(self, batch: Sequence[Inputs]) -> tuple[Array, Array, Array]:
        """Read the words of goals.

        Returns:
            The vectors of all words (words, `WIDTH`), the scores of `SPANS` (words, 2) as log-odds, and where each goal begins.
        """
        sizes = [len(goal.words) for goal in batch]
        begins = np.cumsum([0, *sizes])
        total = int(begins[-1])
        if not total:
            return np.zeros((0, WIDTH), np.float64), np.zeros((0, len(SPANS)), np.float64), begins
        vectors = self._mixed([w for goal in batch for w in goal.words])
        places = chain.from_iterable(row for goal in batch for row in goal.structure)
        structure = np.fromiter(places, np.int64, total * len(words.STRUCTURE)).reshape(total, -1)
        for i, (name, _) in enumerate(words.STRUCTURE):
            vectors += self.tables[name][structure[:, i]]
        marks = np.zeros((total, len(MARKS)))
        for begin, goal in zip(begins.tolist(), batch):
            for first, stop, mark in goal.marked:
                marks[begin + first : begin + stop, mark] = 1.0
        vectors += self.layers["marks"].predict(marks)
        # The window of a goal's first word has zeros on the left, that of its last word on the right: none reaches into another goal.
        filled = np.flatnonzero(sizes)
        firsts, lasts = begins[filled], begins[filled + 1] - 1
        window = np.zeros((total, 3 * WIDTH))
        for layer in self.layers["windows"].layers:
            window[1:, :WIDTH], window[:, WIDTH:-WIDTH], window[:-1, -WIDTH:] = vectors[:-1], vectors, vectors[1:]
            window[firsts, :WIDTH], window[lasts, -WIDTH:] = 0, 0
            vectors += layer.predict(window)
        return vectors, self.layers["spans"].predict(vectors), begins

    def answers(self, vectors: Array, spans: Array, picked: Sequence[Array], facts: Array) -> Array:
        """Answer the questions for sets of words.

        Args:
            vectors, spans: as `words` returned them.
            picked: for each row of the answer the indices of the words that count; words may be left out to ask what they did.
            facts: (rows, features), as `Inputs.features`.

        Returns:
            The scores of all answers of all `HEADS`, (rows, answers), before any softmax.
        """
        facts = np.clip((facts - self.tables["centre"]) / self.tables["spread"], -6, 6).astype(np.float64)
        told = self.layers["facts"].predict(facts)
        pooled = self._pooled(vectors, spans, picked)
        joined = np.hstack([pooled[:, : WIDTH * (LOOKS + 1)], told, pooled[:, WIDTH * (LOOKS + 1) :]])
        return self.layers["heads"].predict(np.hstack([self.layers["hidden"].predict(joined), told]))

    def _pooled(self, vectors: Array, spans: Array, picked: Sequence[Array]) -> Array:
        """One row a set of words: attention of each look, the maximum, the most and the sum of the spans' odds."""
        sizes = np.array([len(p) for p in picked])
        out = np.zeros((len(picked), WIDTH * (LOOKS + 1) + 2 * len(SPANS)), np.float64)
        out[:, WIDTH * LOOKS : WIDTH * (LOOKS + 1)] = _LOW
        out[:, WIDTH * (LOOKS + 1) : WIDTH * (LOOKS + 1) + len(SPANS)] = -4.0
        full = np.flatnonzero(sizes)
        if not len(full):
            return out
        places = np.concatenate([picked[i] for i in full])
        begins = np.cumsum([0, *sizes[full]])[:-1]
        v, s = vectors[places], spans[places]
        scores = self.layers["looks"].predict(v)
        each = np.repeat(np.arange(len(full)), sizes[full])
        odds = np.exp(scores - np.maximum.reduceat(scores, begins)[each])
        odds /= np.add.reduceat(odds, begins)[each]
        for row, (a, b) in zip(full.tolist(), pairwise([*begins.tolist(), len(places)])):
            out[row, : WIDTH * LOOKS] = (odds[a:b].T @ v[a:b]).ravel()
        out[full, WIDTH * LOOKS : WIDTH * (LOOKS + 1)] = np.maximum.reduceat(v, begins)
        at = WIDTH * (LOOKS + 1)
        out[full, at : at + len(SPANS)] = np.maximum.reduceat(s, begins) / 2
        out[full, at + len(SPANS) :] = np.add.reduceat(1 / (1 + np.exp(-s)), begins) / 4
        return out

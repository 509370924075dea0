"""Fit what says of a metric that it counts work done, flatters, or can be met by doing harm.

    python -m corpora.metrics.train [--write]

Taught are `examples.jsonl`, the examples of the list `metric_kinds.toml`, metrics by pattern (`patterns.toml`), and of `goals.jsonl` those
with ``part`` "train": a label that one of two readers gave counts half. From which score on a finding is made is chosen over folds of the
examples that name a field, each field as a whole in one fold, and of the goals; what is worded much like a goal of the fold is left out of
the fit. ``--write`` writes `smartcritic/reading/model/metrics.json`; figures are `corpora.metrics.score`'s.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import smartcritic as sc
from corpora.metrics import patterns
from corpora.reader.rows import DAY, Row, parsed
from smartcritic import languages
from smartcritic.facts import extract
from smartcritic.model import METRIC_FLAWS, Facts
from smartcritic.reading import form, metrics, reader, signs
from smartcritic.reading.vectors import unit_rows

HERE = Path(__file__).parent
GOALS, EXAMPLES = HERE / "goals.jsonl", HERE / "examples.jsonl"
MODEL = Path(metrics.__file__).parent / "model" / metrics.FILE
LABELS = tuple(kind.partition("_")[0] for kind in METRIC_FLAWS)
"""The readers' names for `METRIC_FLAWS`."""

FOLDS = 8
OFTEN = 3
"""Goals that a name must be told of to count."""
HELD, JITTER = 1.0, 1e-6
"""How much the squared size of the weights counts against the sum of squared errors, and what keeps the sum solvable."""
NAMES = 10.0
"""Names that are told of a goal, about: by as much their weights are held back."""
LABELLED = 3.0
"""How much a goal that two readers labelled counts beside an example."""
PATTERN = "pattern"
WRITTEN = 0.2
"""How much a metric by pattern counts beside an example."""
ALIKE = 0.35
"""Cosine of two goals' rare lemmas from which on they are worded alike."""
PRECISION = (0.9, 0.88, 0.88)
"""The precision over folds that sets the bar of each of `LABELS`: above what is asked on goals kept aside."""

Array = Any


@dataclass(frozen=True, slots=True)
class Example:
    """One goal: what is told of it, the share of readers who gave each of `LABELS`, its part, and the field that it is from."""

    text: str
    names: tuple[str, ...]
    marks: tuple[str, ...]
    answers: Array
    meaning: Array
    lemmas: frozenset[str]
    shares: Array
    part: str
    field: str | None


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no such file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def rows() -> Iterator[tuple[str, Sequence[float], str, str | None]]:
    """Text, share of readers for each of `LABELS`, part and field of every goal."""
    for goal in lines(GOALS):
        readers = (goal["first"], goal["second"])
        yield goal["text"], [sum(label in said for said in readers) / 2 for label in LABELS], goal["part"], None
    for example in lines(EXAMPLES):
        shares = [(label in example["labels"]) + (label in example.get("half", ())) / 2 for label in LABELS]
        yield example["text"], shares, "example", example.get("field")
    for entry in languages.ENGLISH.lexicon("metric_kinds").entries:
        yield entry.flag, [float(entry.get("kind") == kind) for kind in METRIC_FLAWS], "list", None
        yield entry.must_pass, [0.0] * len(LABELS), "list", None
    for text, said in patterns.written():
        yield text, [float(label == said) for label in LABELS], PATTERN, None


@cache
def centre() -> Array:
    """The mean of the table of meanings."""
    return np.round(untaught().network.tables["meaning"][1:].mean(axis=0), 5)


def examples() -> list[Example]:
    """Every goal with what is told of it, but those kept aside."""
    asked = [row for row in rows() if row[2] != "test"]
    read = dict(zip((row[0] for row in asked), _read([row[0] for row in asked]), strict=True))
    network = untaught().network
    made = []
    for text, shares, part, field in asked:
        facts, parses = read[text]
        lemmas = frozenset(w for p in parses for w, pos in zip(p.lemmas, p.pos) if pos in ("NOUN", "PROPN", "VERB", "ADJ") and w.isalpha())
        told, marks = tuple(signs.told(facts, parses)), tuple(signs.marks(facts, parses))
        meaning = signs.meanings([parses], network, centre())[0]
        made.append(Example(text, told, marks, metrics.answers([facts])[0], meaning, lemmas, np.array(shares), part, field))
    return made


@cache
def untaught() -> reader.Trained:
    """The trained reader, without what it says of metrics."""
    file = Path(reader.__file__).parent / "model" / reader.FILE
    return dataclasses.replace(reader.unpacked(file.read_bytes()), form=form.load())


def _read(texts: Sequence[str]) -> list[tuple[Facts, Any]]:
    """The facts and the parses of goals."""
    by = untaught()
    context = sc.Context.from_dict({"today": DAY})
    found = [(row.text, parses) for row, parses in parsed([Row(t, DAY, None) for t in texts])]
    facts = reader.read([(text, extract(parses, sc.Goal(text), context), parses) for text, parses in found], by)
    return [(said, parses) for said, (_, parses) in zip(facts, found, strict=True)]


def on(rows: Sequence[Sequence[str]], least: int) -> tuple[list[str], Array]:
    """The names that stand in `least` rows or more, and which of them stand in each: (rows, names)."""
    counts = Counter(name for row in rows for name in row)
    names = sorted(name for name, n in counts.items() if n >= least)
    at = {name: i for i, name in enumerate(names)}
    out = np.zeros((len(rows), len(names)))
    for i, row in enumerate(rows):
        out[i, [at[name] for name in row if name in at]] = 1
    return names, out


class Learner:
    """All examples as matrices, and the kernel between them."""

    def __init__(self, chosen: Sequence[Example]) -> None:
        self.chosen = chosen
        self.names, self.told = on([e.names for e in chosen], OFTEN)
        self.marks, self.marked = on([e.marks for e in chosen], OFTEN)
        said = np.array([e.answers for e in chosen])
        self.middle, self.spread = said.mean(axis=0), said.std(axis=0) + 0.05
        self.answers = (said - self.middle) / self.spread / math.sqrt(said.shape[1])
        self.meanings = np.array([e.meaning for e in chosen])
        own = self.marked / np.sqrt(np.maximum(self.marked.sum(axis=1, keepdims=True), 1))
        self.kernel = metrics.likeness(own, self.meanings, own.T, self.meanings.T)
        self.kernel += self.told @ self.told.T / NAMES + self.answers @ self.answers.T + 0.5
        self.wanted = np.array([e.shares for e in chosen])
        self.kept = np.array([e.part != PATTERN for e in chosen])
        self.rate = self.wanted[self.kept].mean(axis=0)
        self.weight = np.array([{"train": LABELLED, PATTERN: WRITTEN}.get(e.part, 1.0) for e in chosen])

    def fit(self, at: Array) -> tuple[Array, Array]:
        """The numbers of the examples that goals are compared with, and their weights, (examples, labels).

        Of the examples by their numbers those by pattern are learned from, but no goal is compared with them: a subset of regressors
        (Quiñonero-Candela and Rasmussen 2005).
        """
        kept = at[self.kept[at]]
        between = self.kernel[np.ix_(at, kept)]
        weighed = between.T * self.weight[at]
        held = weighed @ between + HELD * self.kernel[np.ix_(kept, kept)] + JITTER * np.eye(len(kept))
        return kept, np.linalg.solve(held, weighed @ (self.wanted[at] - self.rate))

    def over_folds(self) -> tuple[Array, Array]:
        """The numbers of the examples that are measured, and their scores by weights that saw neither them nor what is worded alike."""
        fold = np.array([self._fold(e) for e in self.chosen])
        alike = self._alike()
        scores = np.zeros((len(self.chosen), len(LABELS)))
        for k in range(FOLDS):
            out = np.flatnonzero(fold == k)
            kept, dual = self.fit(np.flatnonzero((fold != k) & ~alike[:, out].any(axis=1)))
            scores[out] = self.kernel[np.ix_(out, kept)] @ dual + self.rate
        measured = np.flatnonzero(fold >= 0)
        return measured, scores[measured]

    def _fold(self, example: Example) -> int:
        """The fold by the field, or by the text's digest where two readers labelled it; -1 for what is only taught."""
        if example.field is None and example.part != "train":
            return -1
        return int(hashlib.sha1((example.field or example.text).encode()).hexdigest(), 16) % FOLDS

    def _alike(self) -> Array:
        """Which examples are worded alike, (examples, examples)."""
        _, said = on([sorted(e.lemmas) for e in self.chosen], 1)
        said *= np.log(len(self.chosen) / said.sum(axis=0))
        unit = unit_rows(said)
        return unit @ unit.T >= ALIKE

    def exported(self, bars: Sequence[float]) -> dict[str, Any]:
        """The weights of all examples as `smartcritic.reading.metrics` reads them."""
        kept, dual = self.fit(np.arange(len(self.chosen)))
        plain = (self.answers[kept].T @ dual) / self.spread[:, None] / math.sqrt(len(self.spread))
        weights = self.told[kept].T @ dual / NAMES
        return {
            "bars": dict(zip(METRIC_FLAWS, np.round(bars, 2).tolist())),
            "bias": np.round(self.rate + 0.5 * dual.sum(axis=0) - self.middle @ plain, 4).tolist(),
            "answers": np.round(plain, 5).tolist(), "centre": centre().tolist(), "marks": self.marks,
            **metrics.packed(self.marked[kept], self.meanings[kept]), "examples": np.round(dual, 4).tolist(),
            "names": {name: np.round(w, 3).tolist() for name, w in zip(self.names, weights) if np.abs(w).max() >= 0.003},
        }  # fmt: skip


def rates(scores: Array, shares: Array, bar: float, weight: Array | None = None) -> tuple[float, float, int]:
    """Precision, recall and the number of findings from a bar on; a goal counts as right by the share of readers who gave the label."""
    weight = np.ones(len(scores)) if weight is None else weight
    hit = scores >= bar
    right = float((weight * shares)[hit].sum())
    return right / max(1.0, float(weight[hit].sum())), right / max(0.5, float((weight * shares).sum())), int(hit.sum())


def bar(scores: Array, shares: Array, weight: Array, precision: float) -> float:
    """The lowest bar with a precision."""
    tried = np.arange(0.2, 1.0, 0.01)
    return float(next((low for low in tried if rates(scores, shares, float(low), weight)[0] >= precision), tried[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    learner = Learner(examples())
    measured, scores = learner.over_folds()
    shares = learner.wanted[measured]
    labelled = np.array([learner.chosen[i].part == "train" for i in measured])
    weight = np.where(labelled, LABELLED, 1.0)
    bars = [bar(scores[:, k], shares[:, k], weight, asked) for k, asked in enumerate(PRECISION)]
    for k, label in enumerate(LABELS):
        for name, which in (("examples with a field", ~labelled), ("goals of two readers", labelled)):
            precision, recall, found = rates(scores[which, k], shares[which, k], bars[k])
            said = f"precision {precision:.2f}, recall {recall:.2f}, found {found}"
            print(f"{label:9} {int(which.sum())} {name} in folds: bar {bars[k]:.2f}, {said}")
    if args.write:
        made = learner.exported(bars)
        names = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(w)}" for name, w in made.pop("names").items())
        head = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in made.items())
        MODEL.write_text(f'{{\n{head},\n"names": {{\n{names}\n}}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit what says of a metric that it counts work done, flatters, or can be met by doing harm.

    python -m corpora.metrics.train [--write]

Taught are `examples.jsonl`, the examples of the list `metric_kinds.toml`, and of `goals.jsonl` those with ``part`` "train": a label that
one of two readers gave counts half. From which odds on a finding is made is chosen over folds of the latter. ``--write`` writes
`smartcritic/reading/model/metrics.json`; figures are `corpora.metrics.score`'s.
"""

from __future__ import annotations

import argparse
import dataclasses
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np

import smartcritic as sc
from corpora.reader.rows import DAY, Row, parsed
from smartcritic import languages
from smartcritic.facts import extract
from smartcritic.model import METRIC_FLAWS, Facts
from smartcritic.reading import form, metrics, reader

HERE = Path(__file__).parent
GOALS, EXAMPLES = HERE / "goals.jsonl", HERE / "examples.jsonl"
MODEL = Path(metrics.__file__).parent / "model" / metrics.FILE
LABELS = tuple(kind.partition("_")[0] for kind in METRIC_FLAWS)
"""The readers' names for `METRIC_FLAWS`."""

FOLDS = 10
OFTEN = 1
"""Goals that a feature must be told of to count."""
HELD, HELD_NUMBERS = 3.0, 0.1
"""How much the squared size of the weights counts against the sum of losses: of names, and of numbers."""
LABELLED = 3.0
"""How much a goal that two readers labelled counts beside an example."""
PRECISION = 0.88
"""The precision over folds that sets the bars: a little above what is asked on goals kept aside."""
STEPS = 300


@dataclass(frozen=True, slots=True)
class Example:
    """One goal: what is told of it, the share of readers who gave each of `LABELS`, and which part it belongs to."""

    text: str
    names: frozenset[str]
    numbers: np.ndarray
    shares: np.ndarray
    part: str

    @property
    def fold(self) -> int:
        """The fold by the text's digest; -1 for what teaches in every fold."""
        return int(hashlib.sha1(self.text.encode()).hexdigest(), 16) % FOLDS if self.part in ("train", "test") else -1


def lines(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines; none where there is no such file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()] if path.exists() else []


def rows() -> Iterator[tuple[str, Sequence[float], str]]:
    """Text, share of readers for each of `LABELS`, and part of every goal."""
    for goal in lines(GOALS):
        readers = (goal["first"], goal["second"])
        yield goal["text"], [sum(label in said for said in readers) / 2 for label in LABELS], goal["part"]
    for example in lines(EXAMPLES):
        yield example["text"], [float(label in example["labels"]) for label in LABELS], "example"
    for entry in languages.ENGLISH.lexicon("metric_kinds").entries:
        yield entry.flag, [float(entry.get("kind") == kind) for kind in METRIC_FLAWS], "list"
        yield entry.must_pass, [0.0] * len(LABELS), "list"


def examples() -> list[Example]:
    """Every goal with what is told of it."""
    asked = list(rows())
    read = dict(zip((text for text, _, _ in asked), _read([text for text, _, _ in asked]), strict=True))
    network = untaught().network
    return [
        Example(text, frozenset(metrics.told(*read[text])), metrics.numbers(*read[text], network), np.array(shares), part)
        for text, shares, part in asked
    ]


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


class Fitted:
    """The weights of a logistic regression for each of `LABELS`, by Nesterov's gradient descent; the step by the largest curvature."""

    def __init__(self, chosen: Sequence[Example]) -> None:
        counts = Counter(name for e in chosen for name in e.names)
        self.names = sorted(name for name, n in counts.items() if n >= OFTEN)
        self.at = {name: i for i, name in enumerate(self.names)}
        told = np.array([e.numbers for e in chosen])
        self.centre, self.spread = told.mean(0), told.std(0) + 0.05
        x, y = self.matrix(chosen), np.array([e.shares for e in chosen])
        weight = np.array([LABELLED if e.part == "train" else 1.0 for e in chosen])[:, None]
        held = np.concatenate([np.full(len(self.names), HELD), np.full(told.shape[1], HELD_NUMBERS), [0.01]])[:, None]
        step = 1 / (0.25 * np.linalg.norm(x * np.sqrt(weight), 2) ** 2 + held.max())
        self.weights = np.zeros((x.shape[1], len(LABELS)))
        old = self.weights.copy()
        for n in range(STEPS):
            ahead = self.weights + (n / (n + 3)) * (self.weights - old)
            slope = x.T @ (weight * (1 / (1 + np.exp(-(x @ ahead))) - y)) + held * ahead
            old, self.weights = self.weights, ahead - step * slope

    def matrix(self, chosen: Sequence[Example]) -> np.ndarray:
        """One row an example: names as 0 and 1, numbers over their spread, and a one."""
        out = np.zeros((len(chosen), len(self.names)))
        for i, e in enumerate(chosen):
            out[i, [self.at[name] for name in e.names if name in self.at]] = 1
        told = (np.array([e.numbers for e in chosen]) - self.centre) / self.spread
        return np.hstack([out, told / np.sqrt(told.shape[1]), np.ones((len(chosen), 1))])

    def odds(self, chosen: Sequence[Example]) -> np.ndarray:
        """The odds of each of `LABELS`, one row an example."""
        made: np.ndarray = 1 / (1 + np.exp(-(self.matrix(chosen) @ self.weights)))
        return made

    def exported(self, bars: Sequence[float]) -> dict[str, Any]:
        """The weights as `smartcritic.reading.metrics` reads them."""
        n = len(self.names)
        plain = self.weights[n:-1] / self.spread[:, None] / np.sqrt(len(self.spread))
        kept = {name: np.round(w, 3).tolist() for name, w in zip(self.names, self.weights[:n]) if np.abs(w).max() >= 0.01}
        return {
            "bars": dict(zip(METRIC_FLAWS, np.round(bars, 2).tolist())),
            "bias": np.round(self.weights[-1] - self.centre @ plain, 4).tolist(), "numbers": np.round(plain, 4).tolist(), "names": kept,
        }  # fmt: skip


def over_folds(chosen: Sequence[Example]) -> tuple[list[Example], np.ndarray]:
    """The goals that two readers labelled, and their odds by weights that had not seen them."""
    measured = [e for e in chosen if e.fold >= 0] or [e for e in chosen if e.part == "example"]
    fold = [e.fold if e.fold >= 0 else int(hashlib.sha1(e.text.encode()).hexdigest(), 16) % FOLDS for e in measured]
    odds = np.zeros((len(measured), len(LABELS)))
    for k in range(FOLDS):
        aside = {e.text for e, f in zip(measured, fold) if f == k}
        mine = [i for i, f in enumerate(fold) if f == k]
        if mine:
            odds[mine] = Fitted([e for e in chosen if e.text not in aside]).odds([measured[i] for i in mine])
    return measured, odds


def rates(odds: np.ndarray, shares: np.ndarray, bar: float) -> tuple[float, float, int]:
    """Precision, recall and the number of findings from a bar on; a goal counts as right by the share of readers who gave the label."""
    hit = odds >= bar
    right = float(shares[hit].sum())
    return right / max(1, int(hit.sum())), right / max(0.5, float(shares.sum())), int(hit.sum())


def bar(odds: np.ndarray, shares: np.ndarray) -> float:
    """The lowest bar with a precision of `PRECISION`."""
    tried = np.arange(0.3, 0.95, 0.01)
    for low in tried:
        if rates(odds, shares, float(low))[0] >= PRECISION:
            return float(low)
    return float(tried[-1])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    chosen = [e for e in examples() if e.part != "test"]
    measured, odds = over_folds(chosen)
    shares = np.array([e.shares for e in measured])
    bars = [bar(odds[:, k], shares[:, k]) for k in range(len(LABELS))]
    for k, label in enumerate(LABELS):
        precision, recall, found = rates(odds[:, k], shares[:, k], bars[k])
        print(f"{label:9} {len(measured)} goals in folds: bar {bars[k]:.2f}, precision {precision:.2f}, recall {recall:.2f}, found {found}")
    if args.write:
        made = Fitted(chosen).exported(bars)
        body = ",\n".join(f"{json.dumps(name, ensure_ascii=False)}: {json.dumps(w)}" for name, w in made.pop("names").items())
        head = ",\n".join(f"{json.dumps(key)}: {json.dumps(value)}" for key, value in made.items())
        MODEL.write_text(f'{{\n{head},\n"names": {{\n{body}\n}}\n}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

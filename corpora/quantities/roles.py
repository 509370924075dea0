"""Fit the roles of amounts on labelled goals and say how often they are right on sources that were kept aside.

    python -m corpora.quantities.roles GOLD [--write]

GOLD: the folder of goals (`train.jsonl`, `users_train.jsonl`), whose texts are not copied: `roles.jsonl` holds the labels by the SHA-1 of a
text, with the characters of each amount and its role by two readers. An amount on which they differ counts half for each.
Figures: accuracy over five folds by source, and on the sources kept aside (``part`` "test"), of the rules alone and of the model.
--write fits all but those and writes `smartcritic/facts/amounts/roles.json`. A softmax regression in numpy, the weights' size held by `HELD`.
"""

from __future__ import annotations

import argparse
import datetime as dt
import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpora.reader.rows import Row, parsed
from smartcritic.facts.amounts import role_model, told_of_roles
from smartcritic.facts.amounts.role_model import ROLES
from smartcritic.facts.time import read_times

LABELS = Path(__file__).with_name("roles.jsonl")
MODEL = Path(role_model.__file__).with_name(role_model.FILE)
FILES = ("train.jsonl", "users_train.jsonl")
FOLDS = 5
HELD = 1.0
"""How much the squared size of the weights counts against the sum of losses."""
OFTEN = 2
"""Amounts that a feature must be told of to count."""
STEPS = 400


@dataclass(frozen=True, slots=True)
class Example:
    """One amount: what is told of it, its role by each reader, and where it is from."""

    told: frozenset[str]
    roles: tuple[str, ...]
    source: str
    part: str

    @property
    def rule(self) -> str:
        """The role by rule."""
        return next(f for f in self.told if f.startswith("rule ") and f.count(" ") == 1).removeprefix("rule ")


def examples(gold: Path) -> Iterator[Example]:
    """The labelled amounts of goals that are found in `gold` and read from the text."""
    labels = {row["sha1"]: row for row in map(json.loads, LABELS.read_text(encoding="utf-8").splitlines())}
    goals = [json.loads(line) for name in FILES for line in (gold / name).read_text(encoding="utf-8").splitlines()]
    chosen = [(goal, labels[sha]) for goal in goals if (sha := hashlib.sha1(goal["text"].encode()).hexdigest()) in labels]
    rows = [Row(goal["text"], goal["ref"], None, {}) for goal, _ in chosen]
    for (goal, label), (row, parses) in zip(chosen, parsed(rows), strict=True):
        found = told_of_roles(parses, read_times(parses, dt.date.fromisoformat(row.ref)).taken)
        for amount in label["amounts"]:
            hit = next((told for (a, b), told in found if a < amount["end"] and amount["start"] < b), None)
            if hit is not None:
                yield Example(hit, tuple(amount["roles"]), goal["source"], label["part"])


class Design:
    """The examples as a matrix of 0 and 1 over the features that are told often enough."""

    def __init__(self, chosen: Sequence[Example]) -> None:
        counts = Counter(f for e in chosen for f in e.told)
        self.names = sorted(f for f, n in counts.items() if n >= OFTEN)
        self.at = {f: i for i, f in enumerate(self.names)}
        self.weights = np.zeros((len(self.names), len(ROLES)))
        self._fit(self.matrix(chosen), np.array([[e.roles.count(r) / len(e.roles) for r in ROLES] for e in chosen]))

    def matrix(self, chosen: Sequence[Example]) -> np.ndarray:
        """One row an example."""
        out = np.zeros((len(chosen), len(self.names)), dtype=np.float32)
        for i, e in enumerate(chosen):
            out[i, [self.at[f] for f in e.told if f in self.at]] = 1
        return out

    def _fit(self, x: np.ndarray, y: np.ndarray) -> None:
        """Gradient descent with Nesterov's momentum; the step by the largest curvature."""
        step = 1 / (0.5 * np.linalg.norm(x, 2) ** 2 + HELD)
        old = self.weights.copy()
        for n in range(STEPS):
            ahead = self.weights + (n / (n + 3)) * (self.weights - old)
            slope = x.T @ (odds(x @ ahead) - y) + HELD * ahead
            old, self.weights = self.weights, ahead - step * slope

    def best(self, chosen: Sequence[Example]) -> list[str]:
        """The likeliest role of each example."""
        return [ROLES[i] for i in (self.matrix(chosen) @ self.weights).argmax(1)]

    def exported(self) -> dict[str, list[float]]:
        """The weights that are not all but nothing, by feature."""
        return {f: np.round(w, 3).tolist() for f, w in zip(self.names, self.weights) if np.abs(w).max() >= 0.01}


def odds(scores: np.ndarray) -> np.ndarray:
    """Softmax over the last axis."""
    high = np.exp(scores - scores.max(1, keepdims=True))
    made: np.ndarray = high / high.sum(1, keepdims=True)
    return made


def right(chosen: Sequence[Example], roles: Sequence[str]) -> float:
    """The share of roles that a reader gave, the mean over the readers."""
    return sum(e.roles.count(r) / len(e.roles) for e, r in zip(chosen, roles, strict=True)) / max(1, len(chosen))


def folds(chosen: Sequence[Example]) -> list[str]:
    """The role of each example by a model that has not seen its source."""
    fold = [int(hashlib.sha1(e.source.encode()).hexdigest(), 16) % FOLDS for e in chosen]
    out = [""] * len(chosen)
    for k in range(FOLDS):
        mine = [i for i, f in enumerate(fold) if f == k]
        if mine:
            made = Design([e for e, f in zip(chosen, fold) if f != k])
            for i, role in zip(mine, made.best([chosen[i] for i in mine])):
                out[i] = role
    return out


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--test", action="store_true", help="score the sources that are kept aside")
    args = parser.parse_args()
    found = list(examples(args.gold))
    train, test = ([e for e in found if e.part == part] for part in ("train", "test"))
    agreed = sum(len({*e.roles}) == 1 for e in train) / len(train)
    print(f"{len(train)} amounts of {len({e.source for e in train})} sources, readers agree on {agreed:.3f}")
    print(f"five folds by source: rules {right(train, [e.rule for e in train]):.3f}, model {right(train, folds(train)):.3f}")
    made = Design(train)
    if args.test:
        print(f"{len(test)} amounts kept aside: rules {right(test, [e.rule for e in test]):.3f}, model {right(test, made.best(test)):.3f}")
    if args.write:
        lines = (f"{json.dumps(f, ensure_ascii=False)}: {json.dumps(w)}" for f, w in made.exported().items())
        MODEL.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

"""Fit the roles of amounts on labelled goals and say how often they are right on sources that were kept aside.

    python -m corpora.quantities.roles GOLD [--write]

GOLD: the folder of goals (`train.jsonl`, `users_train.jsonl`, `dev.jsonl`), whose texts are not copied: `roles.jsonl` holds labels by
the SHA-1 of a text, with the characters of each amount and its role by two readers. Where they differ, each counts half.
Figures: accuracy over five folds by source and on the sources kept aside (`part` "test"), of the rules alone and of the model.
--write fits all but those, with the project's own goals, and writes `smartcritic/facts/amounts/roles.json`: a softmax regression in
numpy, the size of its weights held by `HELD`.
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
from typing import Any

import numpy as np

from corpora.quantities.score import DAY, placed, sentences
from corpora.reader.rows import Row, lines, parsed
from smartcritic.facts.amounts import role_model, told_of_roles
from smartcritic.facts.amounts.role_model import ROLES
from smartcritic.facts.time import read_times
from smartcritic.model import Role

LABELS = Path(__file__).with_name("roles.jsonl")
OWN = Path(__file__).parents[1] / "goals" / "goals.jsonl"
PARTS = ("A", "B")
"""Parts of the sentences whose goals teach."""
SEEN = "seen"
"""Goals that were looked at while the rules were made: they teach, and nothing is measured on them."""
MODEL = Path(role_model.__file__).with_name(role_model.FILE)
FILES = ("train.jsonl", "users_train.jsonl")
FOLDS = 5
HELD = 2.0
"""How much the squared size of the weights counts against the sum of losses."""
OFTEN = 1
"""Amounts that a feature must be told of to count."""
STEPS = 150


@dataclass(frozen=True, slots=True)
class Example:
    """One amount: what is told of it, its role by each reader, and where it is from."""

    told: frozenset[str]
    roles: tuple[str, ...]
    source: str
    part: str

    @property
    def rule(self) -> Role:
        """The role by rule."""
        return next(r for r in ROLES if f"rule {r}" in self.told)


def examples(gold: Path) -> Iterator[Example]:
    """The labelled amounts that are read from the texts: of goals in `gold`, of the project's own, of sentences that may be looked at."""
    asked = {row["sha1"]: row for row in lines(LABELS)}
    goals = [goal for name in FILES for goal in lines(gold / name)]
    found: list[tuple[Row, str, str, list[dict[str, Any]]]] = []
    for goal in goals:
        label = asked.get(hashlib.sha1(goal["text"].encode()).hexdigest())
        if label is not None:
            found.append((Row(goal["text"], goal["ref"], None, {}), goal["source"], label["part"], label["amounts"]))
    for goal in [*lines(OWN), *lines(gold / "dev.jsonl")]:
        source = f"seen {goal.get('source', 'own')}"
        found.append((Row(goal["text"], goal["ref"], None, {}), source, SEEN, _placed(goal["text"], goal["labels"]["quantities"])))
    for line in sentences(PARTS):
        if line["kind"] == "goal":
            found.append((Row(line["text"], DAY.isoformat(), None, {}), f"seen {line['part']}", SEEN, _placed(line["text"], line["first"])))
    for (row, parses), (_, source, part, amounts) in zip(parsed([f[0] for f in found]), found, strict=True):
        told = told_of_roles(parses, read_times(parses, dt.date.fromisoformat(row.ref)).taken)
        for amount in amounts:
            hit = next((said for (a, b), said in told if a < amount["end"] and amount["start"] < b), None)
            if hit is not None:
                yield Example(hit, tuple(amount["roles"]), source, part)


def _placed(text: str, labels: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [{**q, "roles": [q["role"]]} for q in placed(text, labels) if q["role"] is not None]


class Told:
    """A matrix of 0 and 1, one row an example, of which only the places of the ones are kept."""

    def __init__(self, rows: Sequence[Sequence[int]], columns: int) -> None:
        self.sizes = np.array([len(r) for r in rows])
        self.at = np.concatenate([np.array(r, dtype=np.int64) for r in rows])
        self.starts = np.concatenate([[0], np.cumsum(self.sizes)[:-1]])
        self.columns = columns

    def times(self, weights: np.ndarray) -> np.ndarray:
        """The matrix times weights: columns by roles -> examples by roles."""
        made: np.ndarray = np.add.reduceat(weights[self.at], self.starts, axis=0)
        return made

    def back(self, values: np.ndarray) -> np.ndarray:
        """The transposed matrix times values: examples by roles -> columns by roles."""
        spread = np.repeat(values, self.sizes, axis=0)
        return np.stack([np.bincount(self.at, weights=column, minlength=self.columns) for column in spread.T], axis=1)

    def curvature(self) -> float:
        """The largest eigenvalue of the transposed matrix times itself, by power iteration."""
        vector = np.ones((self.columns, 1))
        for _ in range(20):
            vector = self.back(self.times(vector / np.linalg.norm(vector)))
        return float(np.linalg.norm(vector))


class Design:
    """The examples as a matrix over the features that are told often enough, and the weights fitted to them."""

    def __init__(self, chosen: Sequence[Example]) -> None:
        counts = Counter(f for e in chosen for f in e.told)
        self.names = sorted(f for f, n in counts.items() if n >= OFTEN)
        self.at = {f: i for i, f in enumerate(self.names)}
        self.weights = np.zeros((len(self.names), len(ROLES)))
        self._fit(self.matrix(chosen), np.array([[e.roles.count(r) / len(e.roles) for r in ROLES] for e in chosen]))

    def matrix(self, chosen: Sequence[Example]) -> Told:
        """One row an example."""
        return Told([[self.at[f] for f in e.told if f in self.at] for e in chosen], len(self.names))

    def _fit(self, x: Told, y: np.ndarray) -> None:
        """Gradient descent with Nesterov's momentum; the step by the largest curvature."""
        step = 1 / (0.5 * x.curvature() + HELD)
        old = self.weights.copy()
        for n in range(STEPS):
            ahead = self.weights + (n / (n + 3)) * (self.weights - old)
            slope = x.back(odds(x.times(ahead)) - y) + HELD * ahead
            old, self.weights = self.weights, ahead - step * slope

    def best(self, chosen: Sequence[Example]) -> list[Role]:
        """The role of each example."""
        weights = dict(zip(self.names, self.weights.tolist()))
        return [role_model.best(e.told, weights, e.rule) for e in chosen]

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


def folds(chosen: Sequence[Example], more: Sequence[Example]) -> list[Role]:
    """The role of each example by a model that has not seen its source; `more` teaches every one."""
    fold = [int(hashlib.sha1(e.source.encode()).hexdigest(), 16) % FOLDS for e in chosen]
    out: list[Role] = ["target"] * len(chosen)
    for k in range(FOLDS):
        mine = [i for i, f in enumerate(fold) if f == k]
        if mine:
            made = Design([*(e for e, f in zip(chosen, fold) if f != k), *more])
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
    train, test, more = ([e for e in found if e.part == part] for part in ("train", "test", SEEN))
    agreed = sum(len({*e.roles}) == 1 for e in train) / len(train)
    print(f"{len(train)} amounts of {len({e.source for e in train})} sources, readers agree on {agreed:.3f}")
    print(f"five folds by source: rules {right(train, [e.rule for e in train]):.3f}, model {right(train, folds(train, more)):.3f}")
    made = Design([*train, *more])
    if args.test:
        print(f"{len(test)} amounts kept aside: rules {right(test, [e.rule for e in test]):.3f}, model {right(test, made.best(test)):.3f}")
    if args.write:
        lines = (f"{json.dumps(f, ensure_ascii=False)}: {json.dumps(w)}" for f, w in made.exported().items())
        MODEL.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()

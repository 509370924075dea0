"""Fits the weights of goals that go on, and how far out a day is to be proposed.

    python -m corpora.verdicts.lasting GOLD.jsonl [...] [--write]

GOLD holds ``{"text", "ref", "source" or "writer", "labels": {"horizon", "form"}}`` a line: `horizon` lists what readers said of how long
such a goal takes. A goal goes on where one of them said "recurring". Figures are of five folds by source; the trained reader has seen
these goals, so they are a little too good. `--write` puts the weights into the package. The readers were language models.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np

import smartcritic as sc
from smartcritic.languages import ENGLISH
from smartcritic.rewriting import lasting

Array = Any

FOLDS = 5
LEAST = 6
"""Goals that a feature has to stand in."""
RIDGE = 3.0
MISSED = 3.0
"""How much worse a last day for what goes on is than a review of what ends."""
EARLY = 1.25
"""How much worse a day is that is one horizon too soon than one that is too late."""
OUT = Path(lasting.__file__).with_name(lasting.FILE)


class Row(NamedTuple):
    """One labelled goal: its fold, what the regression is told, its label, the reader's odds and the labelled horizons with an end."""

    fold: int
    told: dict[str, float]
    on: bool
    odds: dict[str, float]
    ends: tuple[int, ...]


def rows_of(paths: Sequence[str]) -> list[Row]:
    """The goals of the files that have a horizon."""
    critic, out = sc.Critic(), []
    listed: list[dict[str, Any]] = [json.loads(line) for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    for row in listed:
        horizons = row["labels"].get("horizon")
        if not horizons or row["labels"].get("form") == "not_a_goal" or row.get("part") == "test":
            continue
        facts = critic.extract(sc.Goal(row["text"]), sc.Context(today=row["ref"]))
        if facts.reading is None:
            continue
        told = dict(lasting.features(facts, row["text"], ENGLISH))
        fold = int(hashlib.sha1(str(row.get("source") or row.get("writer")).encode()).hexdigest(), 16) % FOLDS
        ends = tuple(lasting.ENDED.index(h) for h in horizons if h in lasting.ENDED)
        out.append(Row(fold, told, "recurring" in horizons, dict(facts.reading.odds["horizon"]), ends))
    return out


def fitted(rows: Sequence[Row]) -> dict[str, float]:
    """Weights by Newton's method on the ridge-penalised likelihood."""
    seen = Counter(name for r in rows for name, value in r.told.items() if value)
    names = sorted(n for n, many in seen.items() if many >= LEAST)
    x = np.array([[r.told.get(n, 0.0) for n in names] for r in rows])
    y = np.array([r.on for r in rows], dtype=np.float64)
    penalty = RIDGE * np.eye(len(names))
    penalty[names.index("one"), names.index("one")] = 1e-6
    w: Array = np.zeros(len(names))
    for _ in range(25):
        p = 1 / (1 + np.exp(-x @ w))
        step = np.linalg.solve((x * (p * (1 - p))[:, None]).T @ x + penalty, x.T @ (y - p) - penalty @ w)
        w = w + step
        if np.abs(step).max() < 1e-6:
            break
    return dict(zip(names, (round(float(v), 3) for v in w), strict=True))


def probability(weights: dict[str, float], rows: Sequence[Row]) -> Array:
    """How likely each goal goes on."""
    totals = np.array([sum(weights.get(n, 0.0) * v for n, v in r.told.items()) for r in rows])
    return 1 / (1 + np.exp(-totals))


def bar_of(p: Array, on: Array) -> tuple[float, float, float, float]:
    """The bar with the least cost, and precision, recall and F1 there."""
    costs = {float(bar): MISSED * int((on & (p < bar)).sum()) + int((~on & (p >= bar)).sum()) for bar in np.arange(0.2, 0.61, 0.05)}
    bar = min(costs, key=lambda b: costs[b])
    hit = p >= bar
    right = float((hit & on).sum())
    precision, recall = right / max(1, int(hit.sum())), right / max(1, int(on.sum()))
    return round(bar, 2), precision, recall, 2 * precision * recall / max(1e-9, precision + recall)


def cost(rows: Sequence[Row], share: float) -> float:
    """The mean cost of the horizons at a quantile: steps too late, and `EARLY` times the steps too soon."""
    steps = [lasting.ENDED.index(lasting.quantile(r.odds, share)) - sum(r.ends) / len(r.ends) for r in rows if r.ends and not r.on]
    return float(np.mean([s if s > 0 else -EARLY * s for s in steps]))


def main() -> None:
    """Print the figures and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = rows_of(args.gold)
    on = np.array([r.on for r in rows])
    p = np.zeros(len(rows))
    for fold in range(FOLDS):
        aside = [i for i, r in enumerate(rows) if r.fold == fold]
        p[aside] = probability(fitted([r for r in rows if r.fold != fold]), [rows[i] for i in aside])
    bar, precision, recall, f1 = bar_of(p, on)
    print(f"{len(rows)} goals, {int(on.sum())} go on; bar {bar}: precision {precision:.3f} recall {recall:.3f} F1 {f1:.3f}")
    alone = bar_of(np.array([r.odds["recurring"] for r in rows]), on)
    print("the reader's odds alone: bar {} precision {:.3f} recall {:.3f} F1 {:.3f}".format(*alone))
    costs = {round(float(q), 2): cost(rows, float(q)) for q in np.arange(0.4, 0.86, 0.05)}
    quantile = min(costs, key=lambda q: costs[q])
    print("cost by quantile:", {q: round(c, 3) for q, c in costs.items()})
    if args.write:
        OUT.write_text(json.dumps({"bar": bar, "quantile": quantile, "weights": fitted(rows)}, indent=1, sort_keys=True) + "\n")


if __name__ == "__main__":
    main()

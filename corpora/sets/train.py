"""Learn the models of key results: ``python -m corpora.sets.train``. Writes ``key_results.json`` beside the lists of words.

Learned from the part of the sets that may be looked at. The sort of each key result is labelled in ``sorts.jsonl``, by one reader; the
parts of objectives have the labels of both. Thresholds are the lowest that reach `WANTED` on sets which the weights have not seen (`FOLDS`
fits), or else those that are right most often; where that is less often than `POOR`, nothing is ever said.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np

import smartcritic as sc
from corpora.sets.cases import Case, cases, key_set, lines, one_sided
from smartcritic.languages import ENGLISH
from smartcritic.portfolio.judging import SORTS, Judge, scaled, side_features
from smartcritic.portfolio.part_untouched import parts_of

MODEL = Path(__file__).parents[2] / "smartcritic" / "languages" / "en" / "lexicon" / "key_results.json"
FOLDS = 7
WANTED, POOR, LEAST = 0.92, 0.6, 5
"""The precision that a threshold is to reach on the sets kept out, the least that it may, and the fewest answers that prove either."""
STRENGTH = {"sort": 60.0, "side": 1.0, "untouched": 20.0}
"""How strongly weights are held near zero."""
FIXED = {"party": 0.55, "words_apart": 0.13, "classes_apart": 0.56}
"""Nearness in meaning: from which a word names somebody, and below which a set is apart from its objective."""
Array = Any


def fit(rows: Array, wanted: Array, weights: Array, strength: float) -> dict[str, Any]:
    """A linear model, softmax over the columns of `wanted` (rows, answers); with one column, the odds of yes."""
    centre, spread = rows.mean(0), np.maximum(rows.std(0), 1e-6)
    x = np.hstack([(rows - centre) / spread, np.ones((len(rows), 1))])
    y = wanted if wanted.shape[1] > 1 else np.hstack([1 - wanted, wanted])
    w = np.zeros((y.shape[1], x.shape[1]))
    rate = 1.0 / (0.25 * np.linalg.norm(x * np.sqrt(weights)[:, None], 2) ** 2 + strength)
    for _ in range(3000):
        logits = x @ w.T
        p = np.exp(logits - logits.max(1, keepdims=True))
        p /= p.sum(1, keepdims=True)
        held = w * strength
        held[:, -1] = 0
        w -= rate * (((p - y) * weights[:, None]).T @ x + held)
    if wanted.shape[1] == 1:
        w = w[1:] - w[:1]
    return {
        "centre": centre.tolist(), "spread": spread.tolist(),
        "weights": w[:, :-1].tolist() if len(w) > 1 else w[0, :-1].tolist(), "bias": w[:, -1].tolist() if len(w) > 1 else float(w[0, -1]),
    }  # fmt: skip


def threshold(odds: Sequence[float], right: Sequence[float]) -> float:
    """The odds from which answers are right often enough; halves are answers that the readers disagree on, and do not count."""
    pairs = sorted(((o, r) for o, r in zip(odds, right, strict=True) if r in (0.0, 1.0)), reverse=True)
    hits = np.cumsum([r for _, r in pairs])
    found = [(float(hits[n - 1] / n), n) for n in range(LEAST, len(pairs) + 1)]
    good = [(n, n) for share, n in found if share >= WANTED] or [(share, n) for share, n in found if share >= POOR]
    if not good:
        return 1.01
    n = max(good)[1]
    return (pairs[n - 1][0] + (pairs[n][0] if n < len(pairs) else 0.0)) / 2


class Learner:
    """The sets with their features, and the fits."""

    def __init__(self) -> None:
        self.critic = sc.Critic()
        if not MODEL.is_file():
            MODEL.write_text("{}", encoding="utf-8")  # features need no weights
        self.judge = Judge(ENGLISH)
        self.cases = cases(kept_aside=False)
        self.sets = [key_set(self.critic, c) for c in self.cases]
        self.fold = np.array([i % FOLDS for i in range(len(self.cases))])

    def sort_rows(self) -> tuple[Array, Array, Array]:
        """Features, sorts, and the set of each row."""
        told = {row["id"]: row["sorts"] for row in lines("sorts.jsonl")}
        rows, wanted, of = [], [], []
        for i, (case, given) in enumerate(zip(self.cases, self.sets, strict=True)):
            for result, sort in zip(given.results, told[case.id], strict=True):
                rows.append(self.judge.sort_features(result))
                wanted.append([float(sort == s) for s in SORTS])
                of.append(i)
        return np.array(rows), np.array(wanted), np.array(of)

    def side(self, side: str, sorts: Array, of: Array) -> tuple[dict[str, Any], float]:
        """The model of a side of measures, and its threshold."""
        rows, wanted, of_set = side_rows(self.cases, sorts, of, side)

        def made(keep: Array) -> dict[str, Any]:
            return fit(rows[keep], wanted[keep][:, None], np.ones(int(keep.sum())), STRENGTH["side"])

        odds = self.unseen(rows, of_set, made)
        least = threshold(odds.tolist(), wanted.tolist())
        show(side, odds, wanted, least)
        return made(np.ones(len(rows), dtype=bool)), least

    def part_rows(self) -> tuple[Array, Array, Array]:
        """Features of each part of an objective of several, whether it is untouched (the mean of the readers), and the set."""
        rows, wanted, of = [], [], []
        for i, (case, given) in enumerate(zip(self.cases, self.sets, strict=True)):
            parts = parts_of(case.objective, ENGLISH)
            if len(parts) < 2 or any(len(label["off"]) == len(case.key_results) for label in case.labels):
                continue
            for part, row in zip(parts, self.judge.part_features(given, parts), strict=True):
                rows.append(row)
                wanted.append(np.mean([names(part, label["untouched"]) for label in case.labels]))
                of.append(i)
        return np.array(rows), np.array(wanted), np.array(of)

    def unseen(self, rows: Array, of: Array, make: Callable[[Array], dict[str, Any]]) -> Array:
        """The odds of each row by the weights of a fit without its fold."""
        odds: Array = None
        for f in range(FOLDS):
            out = self.fold[of] == f
            model = make(~out)
            found = odds_of(model, rows[out])
            odds = np.zeros((len(rows), *found.shape[1:])) if odds is None else odds
            odds[out] = found
        return odds


def names(part: str, named: Sequence[str]) -> bool:
    """Whether a part shares a word with what a reader named."""
    words = set(part.lower().split())
    return any(words & set(n.lower().split()) for n in named)


def odds_of(model: dict[str, Any], rows: Array) -> Array:
    """The odds of rows: (rows,) or (rows, answers)."""
    x = np.array([scaled(r, model) for r in rows])
    if isinstance(model["bias"], float):
        return 1 / (1 + np.exp(-(x @ np.array(model["weights"]) + model["bias"])))
    logits = x @ np.array(model["weights"]).T + np.array(model["bias"])
    p = np.exp(logits - logits.max(1, keepdims=True))
    return p / p.sum(1, keepdims=True)


def main() -> None:
    """Fit, find the thresholds, write."""
    learner = Learner()
    models: dict[str, Any] = {}
    thresholds: dict[str, float] = {}
    rows, wanted, of = learner.sort_rows()
    one = np.ones(len(rows))
    models["sort"] = fit(rows, wanted, one, STRENGTH["sort"])
    sorts = learner.unseen(rows, of, lambda keep: fit(rows[keep], wanted[keep], one[keep], STRENGTH["sort"]))
    print("sorts right on sets kept out:", round(float((sorts.argmax(1) == wanted.argmax(1)).mean()), 3))
    thresholds |= {"activities": work(learner.cases, sorts, of), "activity": 0.2}
    for side in SORTS[1:]:
        models[side], thresholds[side] = learner.side(side, sorts, of)

    rows, wanted, of = learner.part_rows()
    one = np.ones(len(rows))
    models["untouched"] = fit(rows, wanted[:, None], one, STRENGTH["untouched"])
    odds = learner.unseen(rows, of, lambda keep: fit(rows[keep], wanted[keep][:, None], one[keep], STRENGTH["untouched"]))
    likeliest = [max(np.flatnonzero(of == i), key=lambda j: odds[j]) for i in dict.fromkeys(of.tolist())]
    thresholds["untouched"] = threshold(odds[likeliest].tolist(), wanted[likeliest].tolist())
    show("untouched", odds[likeliest], wanted[likeliest], thresholds["untouched"])

    thresholds |= FIXED
    written = json.loads(json.dumps(models | {"thresholds": thresholds}), parse_float=lambda s: float(f"{float(s):.5g}"))
    MODEL.write_text(json.dumps(written, separators=(",", ":")) + "\n", encoding="utf-8")
    print({k: round(v, 3) for k, v in thresholds.items()})


def work(given: Sequence[Case], sorts: Array, of: Array) -> float:
    """The threshold from which all key results of a set are work."""
    odds = np.array([float(np.exp(np.log(sorts[of == i][:, 0]).mean())) for i in range(len(given))])
    wanted = np.array([float(np.mean([label["activities_only"] for label in case.labels])) for case in given])
    found = threshold(odds.tolist(), wanted.tolist())
    show("activities", odds, wanted, found)
    return found


def side_rows(given: Sequence[Case], sorts: Array, of: Array, side: str) -> tuple[Array, Array, Array]:
    """Features of the sets that measure something, whether all is on that side (the mean of the readers), and the set."""
    rows = [(i, side_features(sorts[of == i])) for i, c in enumerate(given) if not all(x["activities_only"] for x in c.labels)]
    kept = [(i, row) for i, row in rows if row is not None]
    wanted = [float(np.mean([one_sided(x) == side for x in given[i].labels])) for i, _ in kept]
    return np.array([row for _, row in kept]), np.array(wanted), np.array([i for i, _ in kept])


def show(name: str, odds: Array, wanted: Array, least: float) -> None:
    """Print how often answers above a threshold are right, and how many are found."""
    agreed = (wanted == 0) | (wanted == 1)
    said, true = (odds >= least) & agreed, (wanted == 1) & agreed
    hit = int((said & true).sum())
    print(f"{name}: threshold {least:.3f}, precision {hit}/{int(said.sum())}, recall {hit}/{int(true.sum())}")


if __name__ == "__main__":
    main()

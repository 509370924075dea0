"""What says whether a text is a goal at all: fitted on answers of readers that had not seen its source, and measured likewise.

    python -m corpora.reader.form GOLD --work W

GOLD and W as in `corpora.reader.train`, which does this too with --folds. Writes `smartcritic/reading/model/form.json` and `figures.json`.
To the labelled goals it adds `corpora/goals/no_goals.jsonl`: texts that are none, by kinds. A logistic regression, in numpy alone.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np

from corpora.reader import measure
from corpora.reader.rows import DAY, FOLDS, Row, is_goal, labelled, own, parsed, prepare
from corpora.reader.rows import nothing as typed
from smartcritic import criteria
from smartcritic.criteria import NO_GOAL
from smartcritic.model import replace
from smartcritic.reading import form
from smartcritic.reading.network import HEADS, Network
from smartcritic.reading.reader import FILE, Settings, Trained, unpacked

HERE = Path(__file__).parent
FIGURES = HERE / "figures.json"
GOALS = HERE.parent / "goals"
MODEL = HERE.parents[1] / "smartcritic" / "reading" / "model" / form.FILE
TRUST = 0.1
"""How much the sum of losses counts beside the weights' own size."""
TYPED = 0.3
"""What a row of keys counts for beside a text."""
LOST = 0.006
"""The share of goals that may be taken for none: it sets the bar."""
TOGETHER = (
    ("greeting", "code", "quote", "remark"), ("thanks", "log", "heading"), ("status", "navigation", "definition"), ("question", "agenda"),
)  # fmt: skip
"""Kinds of texts that are none which are kept aside together, to see how those are known that nobody thought of."""


def none(folder: Path = GOALS) -> list[tuple[str, Row]]:
    """Texts that are no goals, each with its kind."""
    lines = [json.loads(line) for line in (folder / "no_goals.jsonl").read_text(encoding="utf-8").splitlines()]
    return [(line["kind"], Row(line["text"], DAY, None, {"form": "not_a_goal"})) for line in lines]


class Design:
    """What is known of texts, as a matrix: columns of numbers, and one column of 0 and 1 for each hashed row."""

    def __init__(self, found: Sequence[measure.Judged], kinds: Sequence[str], numbers: np.ndarray, rows: Sequence[Sequence[int]]) -> None:
        self.none = np.array([not is_goal(j.row) for j in found], dtype=float)
        self.centre, self.spread = numbers.mean(0), numbers.std(0) + 0.05
        self.numbers, self.rows = (numbers - self.centre) / self.spread, rows
        self.counts = np.array([1.0 if kind or j.row.group is not None else TYPED for j, kind in zip(found, kinds, strict=True)])

    def fit(self, chosen: np.ndarray) -> np.ndarray:
        """The weights, the one that is added to all last, by Newton's method with conjugate gradients."""
        x, y, counts = self.numbers[chosen], self.none[chosen], TRUST * self.counts[chosen]
        at = np.concatenate([np.asarray(self.rows[i]) for i in chosen])
        text = np.repeat(np.arange(len(chosen)), [len(self.rows[i]) for i in chosen])
        n = x.shape[1]
        penalty = np.append(np.ones(n + form.ROWS), 0.0)

        def forth(w: np.ndarray) -> np.ndarray:
            return x @ w[:n] + np.bincount(text, w[n:-1][at], len(chosen)) + w[-1]

        def back(v: np.ndarray) -> np.ndarray:
            return np.concatenate([v @ x, np.bincount(at, v[text], form.ROWS), [v.sum()]])

        weights = np.zeros(n + form.ROWS + 1)
        for _ in range(30):
            odds = 1 / (1 + np.exp(-forth(weights)))
            slope = back(counts * (odds - y)) + penalty * weights
            if np.abs(slope).max() < 1e-4:
                break
            curve = counts * odds * (1 - odds)
            weights = weights - _solved(lambda v, c=curve: back(c * forth(v)) + penalty * v, slope)
        return weights

    def odds(self, weights: np.ndarray, chosen: np.ndarray) -> np.ndarray:
        """The odds that texts are none."""
        n = self.numbers.shape[1]
        score = self.numbers[chosen] @ weights[:n] + np.array([weights[n:-1][self.rows[i]].sum() for i in chosen]) + weights[-1]
        return 1 / (1 + np.exp(-score))

    def exported(self, weights: np.ndarray) -> dict[str, Any]:
        """The weights as `smartcritic.reading.form` reads them."""
        n = self.numbers.shape[1]
        plain = weights[:n] / self.spread
        ends = np.cumsum([len(self.numbers[0]) - len(form.NAMES) - _meaning(n), len(form.NAMES)])
        parts = [np.round(p, 4).tolist() for p in np.split(plain, ends)]
        at = np.flatnonzero(np.abs(weights[n:-1]) > 1e-4)
        return {
            "answers": parts[0], "construction": parts[1], "meaning": parts[2], "bias": round(float(weights[-1] - self.centre @ plain), 4),
            "rows": {"at": at.tolist(), "weights": np.round(weights[n:-1][at], 4).tolist()},
        }  # fmt: skip


def _meaning(numbers: int) -> int:
    """How many of the numbers are of the meaning."""
    return numbers - len(form.NAMES) - sum(len(HEADS[q]) for q in form.QUESTIONS)


def _solved(times: Any, wanted: np.ndarray) -> np.ndarray:
    """What a matrix, given as its product, takes to `wanted`: conjugate gradients."""
    found, rest = np.zeros_like(wanted), wanted.copy()
    step, size = rest.copy(), rest @ rest
    for _ in range(200):
        moved = times(step)
        far = size / (step @ moved)
        found, rest = found + far * step, rest - far * moved
        size, last = rest @ rest, size
        if size < 1e-10 * (wanted @ wanted):
            break
        step = rest + size / last * step
    return found


def design(found: Sequence[measure.Judged], kinds: Sequence[str], network: Network) -> Design:
    """What is known of texts: a reader's answers, the construction, the meaning of the words, and the words themselves."""
    numbers, rows = [], []
    for judged, (row, parses) in zip(found, parsed([j.row for j in found]), strict=True):
        assert judged.facts.reading is not None
        answers = form.answered(judged.facts.reading.odds)
        numbers.append(np.concatenate([answers, form.construction(row.text, parses), form.meaning(parses, network)]))
        rows.append(form.rows(parses))
    return Design(found, kinds, np.array(numbers), rows)


def fitted(
    found: Sequence[measure.Judged], kinds: Sequence[str], network: Network
) -> tuple[list[measure.Judged], dict[str, Any], float]:
    """Fit it.

    Args:
        found: texts as readers answered that had not seen them.
        kinds: the kind of each text that is none by kinds; "" for all others.
        network: any reader's, for the meaning of words.

    Returns:
        The texts with odds of being none out of fold (those of a kind: fitted without it), what is exported, and the bar.
    """
    asked = [i for i, j in enumerate(found) if j.facts.reading is not None]
    known = design([found[i] for i in asked], [kinds[i] for i in asked], network)
    folds, kind = np.array([found[i].row.fold for i in asked]), np.array([kinds[i] for i in asked])
    aside = [folds == k for k in range(FOLDS)] + [np.isin(kind, group) for group in TOGETHER]
    odds = np.zeros(len(asked))
    for there in aside:
        odds[there] = known.odds(known.fit(np.flatnonzero(~there)), np.flatnonzero(there))
    out = list(found)
    for i, p in zip(asked, odds.tolist(), strict=True):
        reading = found[i].facts.reading
        assert reading is not None
        if reading.odds["form"]["not_a_goal"] >= form.SURE:
            said = replace(reading, odds={**reading.odds, "form": {"goal": 1 - p, "not_a_goal": p}})
            out[i] = measure.Judged(found[i].row, replace(found[i].facts, reading=said))
    goals = sorted(_none(out[i]) for i in asked if out[i].row.group is not None and is_goal(out[i].row))
    bar = round(goals[round((1 - LOST) * len(goals))], 2)
    return out, known.exported(known.fit(np.arange(len(asked)))), bar


def _none(judged: measure.Judged) -> float:
    assert judged.facts.reading is not None
    return judged.facts.reading.odds["form"]["not_a_goal"]


def added(asked: Sequence[Trained], settings: Settings) -> tuple[list[measure.Judged], list[str]]:
    """The texts that are no goals by kinds, and rows of keys, each as one of the readers answers, in turn; and their kinds."""
    rows = [*none(), *(("", row) for row in typed())]
    prepare([row for _, row in rows])
    found: list[measure.Judged] = [None] * len(rows)  # type: ignore[list-item]
    for k, trained in enumerate(asked):
        mine = range(k, len(rows), len(asked))
        for i, judged in zip(mine, measure.judged([rows[i][1] for i in mine], trained), strict=True):
            found[i] = measure.cooled(judged, settings)
    return found, [kind for kind, _ in rows]


def write(found: Sequence[measure.Judged], asked: Sequence[Trained], settings: Settings) -> list[measure.Judged]:
    """Fit it on texts as readers answered that had not seen them, write it and its figures; return the texts with its odds."""
    more, kinds = added(asked, settings)
    cool = [measure.cooled(j, settings) for j in found]
    every = ["" for _ in cool] + kinds
    out, exported, bar = fitted([*cool, *more], every, asked[0].network)
    MODEL.write_text(json.dumps(exported, separators=(",", ":")) + "\n", encoding="utf-8")
    criteria.NO_GOAL = bar  # figures are of the bar that belongs to these weights
    figures: dict[str, Any] = {"bar": bar, "kinds": {}}
    for name in sorted({*kinds} - {""}):
        hits = [not criteria.is_judged(measure.evidence(j)) for j, kind in zip(out, every, strict=True) if kind == name]
        figures["kinds"][name] = {"texts": len(hits), "recall": round(sum(hits) / len(hits), 3)}
    made = measure.figures(out[: len(cool)], Settings(dict.fromkeys(HEADS, 1.0), settings.inside, settings.remarks))
    known = json.loads(FIGURES.read_text(encoding="utf-8")) | made | {"settings": dataclasses.asdict(settings), "form": figures}
    for part in ("test", "fresh"):
        known.pop(part, None)  # of another reader
    FIGURES.write_text(json.dumps(known, indent=1) + "\n", encoding="utf-8")
    print(json.dumps({"form": figures, "kappa": made["kappa"]}, indent=1))
    if bar != NO_GOAL:
        print(f"smartcritic.criteria.NO_GOAL is {NO_GOAL}, but {bar} belongs to these weights")
    return out[: len(cool)]


def readers(work: Path) -> list[Trained]:
    """The readers of the folds, each trained without one."""
    return [unpacked(pickle.loads((work / f"reader-{k}.pkl").read_bytes())) for k in range(FOLDS)]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--work", type=Path, required=True)
    args = parser.parse_args()
    trained_without = readers(args.work)
    rows = [r for r in [*labelled(args.gold), *own(GOALS, test=False)] if r.group is not None]
    prepare(rows)
    found = [j for k, trained in enumerate(trained_without) for j in measure.judged([r for r in rows if r.fold == k], trained)]
    write(found, trained_without, unpacked(MODEL.with_name(FILE).read_bytes()).settings)


if __name__ == "__main__":
    main()

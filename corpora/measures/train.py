"""Fit what is asked of a goal so that it can be measured, and which measures of the catalogue fit it.

    python -m corpora.measures.train GOLD.jsonl [...] [--write]

Taught are `goals.jsonl`, invented goals each with the measures that it was written for, and `labels.jsonl`, which says by a hash of their
text which measures fit goals of GOLD and of `corpora/goals/written.jsonl`, in the eyes of readers who saw the catalogue or four proposals.
What is asked is that of `asked.jsonl`. What the weights say is worked out over folds by source; figures are of other folds by
source: how often that is asked which the reader asked, and how often the first of the ranking is one that a reader named. The readers were
language models. ``--write`` writes `ranking.bin` and `asking.json` of `smartcritic/rewriting`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import numpy as np
import srsly

import smartcritic as sc
from corpora.reader.rows import lines
from smartcritic.languages import ENGLISH
from smartcritic.model import GOAL_KINDS
from smartcritic.parsing.packing import squeezed
from smartcritic.rewriting import asking, ranking
from smartcritic.rewriting.ranking import Catalogue, Learned, Said

HERE = Path(__file__).parent
WRITTEN = HERE.parent / "goals" / "written.jsonl"
OUT = Path(ranking.__file__).with_name(ranking.FILE)
FOLDS, INNER = 6, 4
OFTEN = 2
"""Goals that a word must stand in to count."""
FAIR = 0.4
"""What a measure counts that would do, beside one that fits."""
STEPS, RATE, RIDGE = 120, 0.06, 1.0
"""Steps of Adam (Kingma and Ba 2015), their size, and how much the squared size of the weights counts."""

SEEN, SHRUNK = 4, 10.0
"""Goals that a feature of what is asked has to stand in, and how much the squared size of its weights counts."""

Array = Any
T = TypeVar("T", "Example", "Asked")


def _digest(text: str) -> str:
    return hashlib.sha1(text.encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Example:
    """A goal with how much each candidate that fits it counts; `source`: whose it is, "" of an invented one."""

    said: Said
    fits: dict[int, float]
    source: str


def examples(paths: Sequence[str]) -> list[Example]:
    """The labelled goals, read by the critic."""
    known, critic = ranking.catalogue(ENGLISH), sc.Critic()
    at: dict[str, list[int]] = {}
    for i, candidate in enumerate(known.candidates):
        at.setdefault(candidate.key, []).append(i)
    labels = {row["sha1"]: row for row in lines(HERE / "labels.jsonl")}
    listed = [(r["text"], r["measures"], [], "") for r in lines(HERE / "goals.jsonl")]
    for row in (r for path in (*paths, WRITTEN) for r in lines(Path(path))):
        label = labels.get(_digest(row["text"]))
        if label is not None:
            listed.append((row["text"], label["fits"], label["fair"], str(row.get("source") or row["writer"])))
    reports = critic.pipe([text for text, *_ in listed], rewrite=False)
    out = []
    for (text, fits, fair, source), report in zip(listed, reports, strict=True):
        worth = {i: FAIR for name in fair for i in at.get(name, ())} | {i: 1.0 for name in fits for i in at.get(name, ())}
        if worth and report.facts.reading is not None:
            out.append(Example(ranking.said(report.facts, text, ENGLISH), worth, source))
    return out


@dataclass(frozen=True, slots=True)
class Asked:
    """A goal with what a reader asked of it, whose goal it is, and what the regression is told."""

    ask: str
    source: str
    told: dict[str, float]


def asked(paths: Sequence[str]) -> list[Asked]:
    """The goals of which it is known what a reader asked."""
    asks = {row["sha1"]: row["ask"] for row in lines(HERE / "asked.jsonl")}
    listed = [r for path in (*paths, WRITTEN) for r in lines(Path(path)) if asks.get(_digest(r["text"]))]
    reports = sc.Critic().pipe([r["text"] for r in listed], sc.Context(today=str(listed[0]["ref"])), rewrite=False)
    return [
        Asked(asks[_digest(r["text"])], str(r.get("source") or r["writer"]), dict(asking.features(report.facts, r["text"], ENGLISH)))
        for r, report in zip(listed, reports, strict=True) if report.facts.reading is not None
    ]  # fmt: skip


def asking_weights(given: Sequence[Asked]) -> dict[str, dict[str, float]]:
    """The weights of the features for each of `asking.ASKED`, by ridge regression."""
    seen = Counter(name for a in given for name, value in a.told.items() if value)
    names = sorted(n for n, many in seen.items() if many >= SEEN)
    x = np.array([[a.told.get(n, 0.0) for n in names] for a in given])
    y = np.array([[float(a.ask == name) for name in asking.ASKED] for a in given])
    w = np.linalg.solve(x.T @ x + SHRUNK * np.eye(len(names)), x.T @ y)
    return {ask: dict(zip(names, (round(float(v), 3) for v in w[:, i]), strict=True)) for i, ask in enumerate(asking.ASKED)}


def best_asked(weights: dict[str, dict[str, float]], told: dict[str, float]) -> str:
    """What most would ask."""
    return max(weights, key=lambda ask: sum(weights[ask].get(n, 0.0) * v for n, v in told.items()))


def learned(given: Sequence[Example], known: Catalogue) -> Learned:
    """What these goals say of each candidate."""
    fits = np.zeros((len(given), len(known.candidates)))
    for i, e in enumerate(given):
        for at, worth in e.fits.items():
            fits[i, at] = worth
    of_class = np.zeros((len(given), len(known.classes)))
    for at, field in enumerate(known.of_class):
        of_class[:, field] = np.maximum(of_class[:, field], fits[:, at])
    real = np.array([bool(e.source) for e in given])
    seen = Counter(w for e in given for w in set(e.said.words))
    idf = {w: float(np.log(len(given) / n)) for w, n in sorted(seen.items()) if n >= OFTEN}
    meaning, thing = np.array([e.said.meaning for e in given]), np.array([e.said.thing for e in given])
    count = fits.sum(0) + 0.5
    return Learned(
        ranking.unit_rows(fits.T @ meaning), ranking.unit_rows(fits.T @ thing), ranking.unit_rows(of_class.T @ meaning),
        ranking.unit_rows(of_class.T @ thing), idf, _by_word(given, fits, idf), _by_word(given, of_class, idf),
        fits.T @ np.array([e.said.kinds for e in given]) / count[:, None], np.log(fits[real].sum(0) + 0.3),
        np.log(of_class[real].sum(0) + 0.3),
    )  # fmt: skip


def _by_word(given: Sequence[Example], fits: Array, idf: dict[str, float]) -> dict[str, tuple[Array, Array]]:
    """By word the candidates of goals that have it, with the sum of the goals' tf-idf rows, less of candidates of many goals."""
    sums: dict[str, Counter[int]] = {w: Counter() for w in idf}
    for e, row in zip(given, fits, strict=True):
        own = {w: idf[w] for w in e.said.words if w in idf}
        length = float(np.sqrt(sum(v * v for v in own.values()))) or 1.0
        for at in np.flatnonzero(row).tolist():
            for w, value in own.items():
                sums[w][at] += row[at] * value / length
    count = np.sqrt(fits.sum(0) + 0.5)
    return {w: (np.array(list(c), int), np.array([v / count[at] for at, v in c.items()])) for w, c in sums.items()}


def fitted(rows: Sequence[tuple[Array, dict[int, float]]]) -> tuple[Array, Array, Array]:
    """The weights of the features, their centre and spread: the odds of what fits, as labelled, are as high as can be."""
    centre = np.mean([x.mean(0) for x, _ in rows], 0)
    spread = np.mean([x.std(0) for x, _ in rows], 0) + 1e-6
    told = [(((x - centre) / spread).astype(np.float32), list(fits), np.array(list(fits.values()))) for x, fits in rows]
    w, first, second = (np.zeros(len(centre)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = RIDGE * w / len(rows)
        for x, at, worth in told:
            odds = _odds(x @ w)
            aim = np.zeros_like(odds)
            aim[at] = odds[at] * worth
            slope += x.T @ (odds - aim / aim.sum()) / len(rows)
        first, second = 0.9 * first + 0.1 * slope, 0.99 * second + 0.01 * slope**2
        w = w - RATE * (first / (1 - 0.9**step)) / (np.sqrt(second / (1 - 0.99**step)) + 1e-8)
    return w, centre, spread


def _odds(scores: Array) -> Array:
    odds = np.exp(scores - scores.max())
    return odds / odds.sum()


def parted(given: Sequence[T], folds: int) -> Iterator[tuple[list[T], list[T]]]:
    """The goals without a fold of the sources, and those of it; invented ones are always among the first."""
    sources = sorted({e.source for e in given if e.source}, key=_digest)
    of = {source: i % folds for i, source in enumerate(sources)}
    for fold in range(folds):
        yield [e for e in given if of.get(e.source) != fold], [e for e in given if of.get(e.source) == fold]


def trained(given: Sequence[Example], known: Catalogue) -> tuple[Learned, tuple[Array, Array, Array]]:
    """All that is learned of goals; the weights of features of goals that what is learned of candidates has not seen."""
    rows = []
    for others, aside in parted(given, INNER):
        of_others = learned(others, known)
        rows += [(ranking.features(e.said, known, of_others).astype(np.float32), e.fits) for e in aside]
    return learned(given, known), fitted(rows)


def packed(known: Catalogue, found: Learned, weights: tuple[Array, Array, Array]) -> bytes:
    """The file that ships."""
    data: dict[str, Any] = {
        "candidates": [[c.field, c.key] for c in known.candidates], "classes": list(known.classes), "kinds of goals": list(GOAL_KINDS),
        "idf": {w: round(v, 3) for w, v in found.idf.items()},
    }  # fmt: skip
    for name in ("meaning", "thing", "class_meaning", "class_thing", "kinds", "usual", "class_usual"):
        data[name] = getattr(found, name).astype(np.float32)
    for name in ("rare", "class_rare"):
        by_word = list(getattr(found, name).values())
        data[f"{name} begins"] = np.cumsum([0, *(len(places) for places, _ in by_word)]).tolist()
        data[f"{name} places"] = [int(at) for places, _ in by_word for at in places]
        data[f"{name} values"] = [round(float(v), 2) for _, values in by_word for v in values]
    for name, value in zip(("weights", "centre", "spread"), weights, strict=True):
        data[name] = value.astype(np.float32)
    return zlib.compress(srsly.msgpack_dumps(squeezed(data)), level=9)


def main() -> None:
    """Print the figures and write the weights."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("gold", nargs="+")
    parser.add_argument("--write", action="store_true")
    args = parser.parse_args()
    rows = asked(args.gold)
    right = []
    for others, aside in parted(rows, FOLDS):
        weights = asking_weights(others)
        right += [best_asked(weights, a.told) == a.ask for a in aside]
    print(f"{len(rows)} goals with what is asked: {sum(right) / len(right):.3f} right", flush=True)
    given, known = examples(args.gold), ranking.catalogue(ENGLISH)
    real = sum(bool(e.source) for e in given)
    print(f"{len(known.candidates)} candidates; {len(given) - real} invented goals, {real} of others", flush=True)
    hits: list[tuple[float, bool, bool, bool]] = []
    for others, aside in parted(given, FOLDS):
        found, (w, centre, spread) = trained(others, known)
        for e in aside:
            odds = _odds(((ranking.features(e.said, known, found) - centre) / spread) @ w)
            order = np.argsort(-odds)
            good = {at for at, worth in e.fits.items() if worth == 1}
            hits.append((float(odds[order[0]]), order[0] in good, order[0] in e.fits, bool(good & set(order[:3].tolist()))))
    hits.sort(reverse=True)
    for share in (0.25, 0.5, 0.75, 1.0):
        part = hits[: int(share * len(hits))]
        first, fair, three = (sum(h[k] for h in part) / len(part) for k in (1, 2, 3))
        print(f"the surest {share:.0%}, odds from {part[-1][0]:.2f}: first fits {first:.3f}, would do {fair:.3f}, one of three {three:.3f}")
    if args.write:
        OUT.write_bytes(packed(known, *trained(given, known)))
        OUT.with_name(asking.FILE).write_text(json.dumps(asking_weights(rows), indent=1, sort_keys=True) + "\n")
        print(f"{OUT.stat().st_size / 1e3:.0f} kB")


if __name__ == "__main__":
    main()

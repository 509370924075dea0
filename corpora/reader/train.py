"""Train the reader that ships inside the package, and measure it on sources that it was not trained on.

    python -m corpora.reader.train GOLD --corpus CORPUS --teacher MODEL --work W [--folds]

GOLD: a folder of labelled goals (train.jsonl, users_train.jsonl, ...). CORPUS: a folder with mined.txt.xz, corpus.txt.xz and sources.jsonl.
MODEL: a folder with the published weights of all-MiniLM-L6-v2. W keeps what was worked out, so that a run that was stopped goes on.
Beside them it trains on the goals of `corpora/goals` that are not of the test part. With --folds, five readers are trained first, each
without a fifth of the sources: on those it is measured how often they are right (`figures.json`), and what the shipped reader is set to.
Needs torch and transformers beside the project's own packages.
"""

from __future__ import annotations

import argparse
import pickle
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch

from corpora.reader import form, measure, targets
from corpora.reader.meanings import meanings
from corpora.reader.rows import FOLDS, Row, digest, labelled, mined, nothing, own, prepare, with_remarks
from corpora.reader.student import Trained as Student
from corpora.reader.teacher import Teacher
from smartcritic.reading.network import HEADS
from smartcritic.reading.network import REMARKS as REMARKED
from smartcritic.reading.reader import FILE, Settings, packed, unpacked

HERE = Path(__file__).parent
MODEL = HERE.parents[1] / "smartcritic" / "reading" / "model" / FILE
GOALS = HERE.parent / "goals"
READ = HERE / "mined_labels.jsonl"
REMARKS = HERE / "remarks.jsonl"
UNTAUGHT = frozenset(h for h in HEADS if h == "goal_kind" or h.startswith("remark:"))
"""Questions of which no teacher is asked: their labels are few, and the reader learns them beside the others."""
MOST = 25_000
"""Lines of the corpus without labels that the teacher answers for."""
EPOCHS = 12
GOLD_WEIGHT = 2.0
"""What a labelled goal counts for beside a line of the corpus."""
TRUST = 0.5
"""How much of a labelled goal's answer is the teacher's."""
PLAIN = Settings(dict.fromkeys(HEADS, 1.0), {"purpose": 0.5, "basis": 0.5}, dict.fromkeys(REMARKED, 0.0))

Answers = dict[str, tuple[dict[str, np.ndarray], np.ndarray]]
"""The teacher's answers by text: shares for each question, odds of spans for each word."""


def kept(path: Path, make: Any) -> Any:
    """What was worked out before, else made now and kept."""
    if not path.exists():
        path.write_bytes(pickle.dumps(make()))
    return pickle.loads(path.read_bytes())


def prepared(work: Path, rows: list[Row]) -> list[Row]:
    """The rows with facts and words."""

    def make() -> list[Row]:
        prepare(rows)
        return rows

    found: list[Row] = kept(work / f"rows-{digest(rows)}.pkl", make)
    for old, row in zip(found, rows, strict=True):
        old.labels, old.group = row.labels, row.group
    return found


def taught(work: Path, model: Path, fold: int, gold: Sequence[Row], asked: Sequence[Row]) -> Answers:
    """The teacher's answers for a fold."""

    def make() -> Answers:
        answers, spans = Teacher(model, gold, seed=fold + 1).answers(asked)
        return {r.text: ({h: answers[h][i] for h in HEADS if h not in UNTAUGHT}, spans[i]) for i, r in enumerate(asked)}

    made: Answers = kept(work / f"taught-{fold}.pkl", make)
    return made


def joined(several: Sequence[Answers]) -> Answers:
    """The mean of what several teachers answer."""
    texts: dict[str, list[tuple[dict[str, np.ndarray], np.ndarray]]] = {}
    for answers in several:
        for text, said in answers.items():
            texts.setdefault(text, []).append(said)
    return {
        text: ({h: np.mean([a[h] for a, _ in said], axis=0) for h in HEADS if h not in UNTAUGHT}, np.mean([s for _, s in said], axis=0))
        for text, said in texts.items()
    }


def student(known: list[str], meaning: np.ndarray, gold: Sequence[Row], rest: Sequence[Row], answers: Answers, seed: int) -> Student:
    """A reader trained on the labels and on the teacher's answers."""
    told = targets.answers(gold)
    rest = [r for r in rest if r.text in answers]
    shares = {}
    for head in HEADS:
        if head in UNTAUGHT:
            shares[head] = np.concatenate([told[head], np.zeros((len(rest), len(HEADS[head])), np.float32)])
            continue
        soft = np.array([answers[r.text][0][head] if r.text in answers else told[head][i] for i, r in enumerate(gold)])
        has = told[head].sum(1, keepdims=True) > 0
        mixed = np.where(has, (1 - TRUST) * told[head] + TRUST * soft, 0)
        shares[head] = np.concatenate([mixed, np.array([answers[r.text][0][head] for r in rest]).reshape(-1, mixed.shape[1])])
    spans = [targets.spans(r, r.goal.spans) for r in gold] + [answers[r.text][1] for r in rest]  # type: ignore[union-attr]
    weights = [GOLD_WEIGHT] * len(gold) + [1.0] * len(rest)
    return Student(known, meaning).fit([*gold, *rest], {h: s.astype(np.float32) for h, s in shares.items()}, spans, weights, EPOCHS, seed)


def aside(
    work: Path, model: Path, fold: int, gold: Sequence[Row], read: Sequence[Row], rest: Sequence[Row], known: list[str], meaning: np.ndarray
) -> list[measure.Judged]:
    """The goals of a fold as a reader reads them that was trained without their sources."""

    outside = [r for r in gold if r.fold == fold]

    def make() -> bytes:
        inside = [*(r for r in gold if r.fold != fold), *read]
        answers = taught(work, model, fold, inside, [*inside, *rest])
        return packed(*student(known, meaning, inside, rest, answers, fold).exported(), PLAIN, {})

    found = measure.judged(outside, unpacked(kept(work / f"reader-{fold}.pkl", make)))
    print(f"fold {fold}: {len(found)} goals kept aside", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--corpus", type=Path, required=True)
    parser.add_argument("--teacher", type=Path, required=True)
    parser.add_argument("--work", type=Path, required=True)
    parser.add_argument("--folds", action="store_true")
    args = parser.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    torch.set_num_threads(2)

    gold = prepared(args.work, [*labelled(args.gold), *own(GOALS, test=False), *nothing()])
    with_remarks(gold, REMARKS)
    groups = {r.group for r in gold if r.group}
    found_lines = kept(args.work / "mined.pkl", lambda: mined(args.corpus, READ, groups, MOST))
    read, rest = (prepared(args.work, rows) for rows in found_lines)
    known, meaning = kept(args.work / "meanings.pkl", lambda: meanings(args.corpus, args.teacher))

    settings = PLAIN
    if args.folds:
        found = [j for fold in range(FOLDS) for j in aside(args.work, args.teacher, fold, gold, read, rest, known, meaning)]
        settings = measure.fitted(found)
        form.write(found, form.readers(args.work), settings)
    elif MODEL.exists():
        settings = unpacked(MODEL.read_bytes()).settings

    every = [*gold, *read]
    if args.folds:
        answers = joined([taught(args.work, args.teacher, fold, [], []) for fold in range(FOLDS)])
    else:
        answers = taught(args.work, args.teacher, FOLDS, every, [*every, *rest])
    exported = kept(args.work / "exported.pkl", lambda: student(known, meaning, every, rest, answers, FOLDS).exported())
    meta = {"version": 1, "goals": len(gold), "read": len(read), "taught": len(rest), "licence": "MIT"}
    MODEL.write_bytes(packed(*exported, settings, meta))
    print(f"{MODEL.name}: {MODEL.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()

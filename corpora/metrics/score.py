"""Say how often the findings on metrics are right: ``python -m corpora.metrics.score [--test]``.

Of the goals of `goals.jsonl` that the weights were taught with, or with ``--test`` of those kept aside, each read and judged by the whole
critic. A finding counts as right by the share of the two readers who gave the label; so does a label that should be found.
"""

from __future__ import annotations

import argparse

import numpy as np

import smartcritic as sc
from corpora.metrics.train import GOALS, LABELS, lines
from corpora.reader.rows import DAY
from smartcritic.model import METRIC_FLAWS


def found(texts: list[str]) -> np.ndarray:
    """Whether a goal gets the finding of each of `METRIC_FLAWS`, one row a goal."""
    reports = sc.Critic().pipe(texts, sc.Context.from_dict({"today": DAY}), rewrite=False)
    rules = [{f.rule.partition("/")[2] for v in report.criteria.values() for f in v.findings} for report in reports]
    return np.array([[kind in said for kind in METRIC_FLAWS] for said in rules])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--test", action="store_true", help="score the goals that are kept aside")
    part = "test" if parser.parse_args().test else "train"
    goals = [goal for goal in lines(GOALS) if goal["part"] == part]
    hit = found([goal["text"] for goal in goals])
    shares = np.array([[sum(label in goal[r] for r in ("first", "second")) / 2 for label in LABELS] for goal in goals])
    for k, label in enumerate(LABELS):
        right, asked, made = (shares[:, k] * hit[:, k]).sum(), shares[:, k].sum(), int(hit[:, k].sum())
        rates = f"precision {right / max(1, made):.3f} of {made}, recall {right / asked:.3f}"
        print(f"{label:9} {len(goals)} goals, {asked:.1f} labelled: {rates}")


if __name__ == "__main__":
    main()

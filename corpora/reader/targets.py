"""Labels -> what a network is trained towards."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from corpora.reader.rows import Row, is_goal
from smartcritic.reading.network import HEADS, REMARKS, SPANS

WEIGHTS = {
    "specific": 1.0, "measurable": 1.0, "achievable": 0.8, "relevant": 0.8, "time_bound": 0.8, "kind": 0.7, "form": 0.5, "horizon": 0.3,
    "goal_kind": 1.0, **{f"remark:{name}": 0.25 for name in REMARKS},
}  # fmt: skip
"""What each question counts for in the loss."""


def answers(rows: Sequence[Row]) -> dict[str, np.ndarray]:
    """For each question one row of shares a text; zeros where it is not labelled."""
    out = {head: np.zeros((len(rows), len(names)), np.float32) for head, names in HEADS.items()}
    for i, row in enumerate(rows):
        if "form" in row.labels or row.group is not None:
            out["form"][i, int(not is_goal(row))] = 1
        if not is_goal(row):
            continue
        for head, names in HEADS.items():
            said = row.labels.get(head)
            several = [v for v in (said if isinstance(said, list) else [said]) if v in names]
            for v in several if head != "form" else []:
                out[head][i, names.index(v)] += 1 / len(several)
        made = row.labels.get("remarks")
        for name in REMARKS if made is not None else ():
            out[f"remark:{name}"][i, int(name in made)] = 1  # type: ignore[operator]
    return out


def spans(row: Row, places: Sequence[tuple[int, int]]) -> np.ndarray:
    """Which of the places (characters) lie in the purpose and in the basis, (places, 2)."""
    out = np.zeros((len(places), len(SPANS)), np.float32)
    for k, kind in enumerate(SPANS):
        words = row.labels.get(kind)
        at = row.text.find(words) if words else -1
        if at >= 0:
            for i, (start, end) in enumerate(places):
                out[i, k] = start < at + len(words) and at < end and end > start
    return out

"""The score ranks as a manager would: no vague goal above a good one, whatever its columns say; and more is never worth less."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.criteria import EMPTY
from smartcritic.criteria.base import RANK

GOALS = Path(__file__).parents[2] / "corpora" / "goals"
CONTEXT = sc.Context(today="2026-11-28")
ROWS = [json.loads(line) for line in (GOALS / "ranking.jsonl").read_text(encoding="utf-8").splitlines()]
FULL = {
    "owner": "Ida Moor", "team": "North", "role": "Account executive", "parent": "Grow the north", "due_date": "2027-03-31",
    "metric": "Orders", "unit": "orders", "baseline": 40, "target": 60, "review": "monthly",
}  # fmt: skip


def scores(critic: sc.Critic, quality: str, *, columns: bool | None) -> dict[str, int]:
    """The scores by text; `columns`: all filled, none, or (None) as the row has them. A text that is not judged has none."""
    out = {}
    for row in ROWS:
        if row["quality"] == quality:
            fields = row["fields"] if columns is None else FULL if columns else {}
            found = critic.critique(sc.Goal(row["text"], **fields), CONTEXT, rewrite=False).score
            if found is not None:
                out[row["text"]] = found
    return out


def test_there_are_forty_of_each() -> None:
    assert [sum(r["quality"] == q for r in ROWS) for q in ("vague", "good")] == [40, 40]


@pytest.mark.parametrize("of_vague", [True, False, None], ids=["columns", "bare", "as_exported"])
@pytest.mark.parametrize("of_good", [True, False, None], ids=["columns", "bare", "as_exported"])
def test_no_vague_goal_stands_above_a_good_one(critic: sc.Critic, of_vague: bool | None, of_good: bool | None) -> None:
    vague, good = scores(critic, "vague", columns=of_vague), scores(critic, "good", columns=of_good)
    assert len(good) == 40
    best, worst = max(vague, key=lambda t: vague[t]), min(good, key=lambda t: good[t])
    assert vague[best] < good[worst], (best, worst)


@pytest.mark.parametrize("text", ["Be better with clients", "Territory plan", "improve teamwork"])
def test_a_text_without_number_result_and_date_stays_low_whatever_its_columns_say(text: str, critic: sc.Critic) -> None:
    report = critic.critique(sc.Goal(text, **FULL), CONTEXT, rewrite=False)
    assert report.score is None or report.score <= EMPTY
    if report.judged:
        assert report.criteria["time_bound"].source == "field"


WRITTEN = [
    json.loads(line)["text"]
    for line in (GOALS / "written.jsonl").read_text(encoding="utf-8").splitlines()
    if '"part": "train"' in line
][::12]


@pytest.mark.parametrize(
    ("letter", "more"),
    [("time_bound", " by 31 March 2027"), ("measurable", ", 25 customers in all"), ("specific", " at the Brixen plant of Moor & Sons")],
)
def test_a_date_a_number_and_a_name_never_lower_their_letter(letter: str, more: str, critic: sc.Critic) -> None:
    bare = [t.rstrip(" .!?") for t in WRITTEN]
    pairs = zip(*(critic.pipe(texts, CONTEXT, rewrite=False) for texts in (bare, [t + more for t in bare])), strict=True)
    lower = [
        (old.text, old.criteria[letter].verdict, new.criteria[letter].verdict)
        for old, new in pairs
        if old.judged and new.judged and RANK[new.criteria[letter].verdict] < RANK[old.criteria[letter].verdict]
    ]
    assert not lower

"""The card of the verdicts says what was measured, and the measures count what they say."""

from __future__ import annotations

import datetime as dt
import json
import sys
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.evaluate import Labelled, evaluate, read_gold

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT))
from corpora.verdicts import card, rewrites  # noqa: E402

FIGURES = json.loads(card.FIGURES.read_text(encoding="utf-8"))


def test_the_card_is_written_from_the_figures() -> None:
    assert card.HERE.joinpath("README.md").read_text(encoding="utf-8") == card.card(FIGURES)


def test_the_figures_of_our_own_goals_still_hold(critic: sc.Critic) -> None:
    measured = evaluate(critic, read_gold(card.OWN))
    for criterion, row in FIGURES["own goals"]["criteria"].items():
        assert measured.criteria[criterion].kappa == pytest.approx(row["kappa"], abs=0.02), (
            f"run python -m corpora.verdicts.card ({criterion})"
        )


def test_a_flaw_counts_as_mended_only_where_the_filled_text_is_met(critic: sc.Critic) -> None:
    labels = dict.fromkeys(("specific", "measurable", "achievable", "relevant", "time_bound"), "unmet")
    goals = [Labelled("a", "Cut the return rate of the Ghent shop soon", dt.date(2026, 11, 24), labels)]
    found = {t.criterion: t for t in rewrites.tries(critic, goals)}
    assert found["time_bound"].after == "met"
    for one in found.values():
        assert one.filled is not None
        said = critic.critique(one.filled, context=sc.Context(today=goals[0].ref), rewrite=False).criteria[one.criterion].verdict
        assert said == one.after
        assert "[" not in one.filled

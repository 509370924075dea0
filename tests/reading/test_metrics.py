"""What a metric proves, by the trained weights; and the examples of the list of what metrics count."""

from __future__ import annotations

import datetime as dt

import numpy as np
import pytest

import smartcritic as sc
from smartcritic.errors import ModelError
from smartcritic.facts import learned
from smartcritic.languages import ENGLISH, Entry
from smartcritic.model import METRIC_FLAWS
from smartcritic.reading import metrics

ENTRIES = ENGLISH.lexicon("metric_kinds").entries
CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


def kinds(text: str, critic: sc.Critic) -> set[str]:
    return {c.kind for c in critic.extract(text, CONTEXT).of(*METRIC_FLAWS)}


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.term)
def test_examples_of_the_list(entry: Entry, critic: sc.Critic) -> None:
    assert entry.get("kind") in METRIC_FLAWS
    assert entry.get("kind") in kinds(entry.flag, critic)
    assert not kinds(entry.must_pass, critic)


def test_a_word_alone_decides_nothing(critic: sc.Critic) -> None:
    assert kinds("Publish 30 posts a month on Facebook", critic) == {"output_metric"}
    assert not kinds("Set 30 larch posts along the orchard", critic)


def test_a_goal_in_which_nothing_is_counted_or_moved_is_not_asked_about(critic: sc.Critic) -> None:
    assert not metrics.has_metric(critic.extract("Write the handbook", CONTEXT))
    assert metrics.has_metric(critic.extract("Write 3 handbooks", CONTEXT))
    assert metrics.has_metric(critic.extract("Increase website traffic", CONTEXT))


def test_the_cue_quotes_the_text_and_names_the_class(critic: sc.Critic) -> None:
    text = "By May: close 95% of tickets within 2 hours"
    (cue,) = critic.extract(text, CONTEXT).of("gameable_metric")
    assert text[cue.start : cue.end] == cue.text
    assert "tickets" in cue.text
    assert cue.value == "support"


def test_odds_are_those_of_a_logistic_regression() -> None:
    made = metrics.Metrics({"a": [1.0, 0.0, -1.0]}, np.zeros((2, 3)), np.array([0.0, 0.0, 1.0]), {})
    assert made.odds(["a", "unknown"], np.zeros(2)) == pytest.approx([1 / (1 + np.exp(-1)), 0.5, 0.5])


def test_a_missing_file_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "FILE", "none.json")
    with pytest.raises(ModelError, match="what metrics prove"):
        metrics.load.__wrapped__()


def test_weights_that_lack_a_part_are_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "read", lambda *_: {"names": {}})
    with pytest.raises(ModelError, match="install the package again"):
        metrics.load.__wrapped__()

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
from smartcritic.parsing.parse import Parse
from smartcritic.reading import metrics, signs

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
    assert not kinds("Set 30 fence posts along the lane", critic)


def test_a_goal_in_which_nothing_is_counted_or_moved_is_not_asked_about(critic: sc.Critic) -> None:
    assert not signs.has_metric(critic.extract("Write the handbook", CONTEXT))
    assert signs.has_metric(critic.extract("Write 3 handbooks", CONTEXT))
    assert signs.has_metric(critic.extract("Increase website traffic", CONTEXT))


def test_the_cue_quotes_the_text_and_names_the_class(critic: sc.Critic) -> None:
    text = "By May: close 95% of tickets within 2 hours"
    (cue,) = critic.extract(text, CONTEXT).of("gameable_metric")
    assert text[cue.start : cue.end] == cue.text
    assert "tickets" in cue.text
    assert cue.value == "support"


def small(**changed: object) -> metrics.Metrics:
    """Two marks, meanings of length two, and two labelled examples: one like the first mark, one like the second."""
    given = {
        "names": {"a": (1.0, 0.0, -1.0)}, "answers": np.zeros((2, 3)), "bias": np.array([0.0, 0.0, 0.5]), "bars": {},
        "marks": {"x": 0, "y": 1}, "centre": np.zeros(2), "example_marks": np.eye(2), "example_meanings": np.eye(2),
        "examples": np.array([[1.0, 0.0, 0.0], [0.0, 1.0, 0.0]]),
    }  # fmt: skip
    return metrics.Metrics(**{**given, **changed})


def test_a_name_adds_its_weights_and_an_unknown_one_adds_nothing() -> None:
    (scores,) = small().scores([["a", "unknown"]], np.zeros((1, 2)), [[]], np.zeros((1, 2)))
    assert scores == pytest.approx([1.0, 0.0, -0.5])


def test_the_network_s_answers_add_theirs() -> None:
    made = small(answers=np.array([[0.1, 0.0, 0.0], [0.0, 0.2, 0.0]]))
    assert made.scores([[]], np.array([[2.0, 3.0]]), [[]], np.zeros((1, 2)))[0] == pytest.approx([0.2, 0.6, 0.5])


def test_an_example_counts_by_its_marks_and_more_where_it_is_like_in_meaning() -> None:
    marks, meanings = [["x"], ["x"], ["x", "y", "unknown"]], np.array([[1.0, 0.0], [-1.0, 0.0], [1.0, 0.0]])
    near, far, both = small().scores([[], [], []], np.zeros((3, 2)), marks, meanings)
    assert near == pytest.approx([4.0, 0.0, 0.5])
    assert far == pytest.approx([2 * (1 + np.exp(-4)), 0.0, 0.5])
    assert both[0] == pytest.approx(4 / np.sqrt(2))


def test_packed_examples_come_back_with_rows_of_length_one() -> None:
    raw = {
        "names": {}, "answers": [[0, 0, 0]], "bias": [0, 0, 0], "bars": {}, "marks": ["x", "y", "z"], "centre": [0, 0],
        "examples": [[1, 0, 0], [0, 1, 0]],
        **metrics.packed(np.array([[1.0, 0.0, 1.0], [0.0, 0.0, 0.0]]), np.array([[3.0, 4.0], [0.0, 0.0]])),
    }  # fmt: skip
    made = metrics.unpacked(raw)
    assert made.example_marks == pytest.approx(np.array([[np.sqrt(0.5), 0, np.sqrt(0.5)], [0, 0, 0]]))
    assert made.example_meanings == pytest.approx(np.array([[0.6, 0.8], [0, 0]]), abs=0.01)


@pytest.mark.parametrize("text", ["Story points from 40 to 60", "Lines of code from 10,000 to 20,000"])
def test_work_counted_without_a_verb(text: str, critic: sc.Critic) -> None:
    assert "output_metric" in kinds(text, critic)


def test_marks_tell_a_guard_behind_a_comma(critic: sc.Critic) -> None:
    def marks(text: str) -> list[str]:
        return signs.marks(critic.extract(text, CONTEXT), [Parse(critic.nlp(text), ENGLISH)])

    assert "behind guard" in marks("Picks per hour to 90, wrong items no more than 2%")
    assert "behind guard" not in marks("Picks per hour to 90")
    assert "each" in marks("Picks per hour to 90")


def test_a_missing_file_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metrics, "FILE", "none.json")
    with pytest.raises(ModelError, match="what metrics prove"):
        metrics.load.__wrapped__()


def test_weights_that_lack_a_part_are_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(learned, "read", lambda *_: {"names": {}})
    with pytest.raises(ModelError, match="install the package again"):
        metrics.load.__wrapped__()

"""The labelled amounts say what their README says, and their scorer counts what is the same."""

from __future__ import annotations

import json
from collections import Counter

import pytest

from corpora.quantities import roles, score
from smartcritic.facts.amounts import role_model
from smartcritic.model import Quantity

ROWS = score.sentences()


def test_there_are_four_writers_of_150_sentences() -> None:
    assert Counter(r["part"] for r in ROWS) == dict.fromkeys("ABCD", 150)
    assert len({r["id"] for r in ROWS}) == len({r["text"] for r in ROWS}) == 600


@pytest.mark.parametrize("reading", score.READINGS)
def test_labels_are_words_of_the_text_with_known_bounds_and_roles(reading: str) -> None:
    for row in ROWS:
        labels = row[reading]
        assert all(q["text"] in row["text"] for q in labels), row["id"]
        assert len(score.placed(row["text"], labels)) >= len(labels) - 1, row["id"]  # a label may stand inside of another
        assert {q["bound"] for q in labels} <= {"exact", "about", "min", "max", "up", "down"}
        assert {q["role"] for q in labels} <= {*role_model.ROLES, None}


def test_the_scorer_counts_what_is_found_and_what_is_right() -> None:
    text = "Repaint 14 of its 61 huts for about $900"
    gold = score.placed(
        text,
        [
            {"text": "14 of its 61 huts", "value": 14, "of": 61, "unit": "hut", "bound": "exact", "role": "target"},
            {"text": "$900", "value": 900, "unit": "USD", "bound": "about", "role": "scope"},
        ],
    )
    huts = Quantity("14 of its 61 huts", 8, 25, 14.0, unit="hut", full_unit="hut", of=61.0)
    price = Quantity("$900", 36, 40, 90.0, unit="USD", bound="about")
    counts = score.count(gold, [score.labelled(huts), score.labelled(price)], True)
    assert score.figures(counts) == {"found": 1.0, "value": 0.5, "unit": 0.5, "bound": 1.0, "role": 0.5}
    assert score.figures(score.count(gold, [score.labelled(huts)], True))["found"] == pytest.approx(0.667)


def test_hundredths_of_a_currency_count_as_the_currency() -> None:
    coins = score.labelled(Quantity("82p", 0, 3, 82.0, unit="penny", full_unit="penny per mile"))
    (gold,) = score.placed("82p a mile", [{"text": "82p a mile", "value": 0.82, "unit": "GBP per mile", "bound": "exact", "role": None}])
    assert score.same_value(gold, coins)
    assert score.same_unit(gold, coins)


def test_roles_are_labelled_without_their_texts() -> None:
    rows = [json.loads(line) for line in roles.LABELS.read_text(encoding="utf-8").splitlines()]
    assert len(rows) == len({r["sha1"] for r in rows}) == 1015
    assert {r["part"] for r in rows} == {"train", "test"}
    assert all(set(a) == {"start", "end", "roles"} and set(a["roles"]) <= set(role_model.ROLES) for r in rows for a in r["amounts"])


def test_the_role_by_rule_stands_unless_another_is_likelier_by_the_margin() -> None:
    weights = {"strong": [0.0, 3.0, 0.0, 0.0], "weak": [0.0, 0.2, 0.0, 0.0]}
    assert role_model.best(["strong"], weights, "target") == "baseline"
    assert role_model.best(["weak"], weights, "target") == "target"
    assert role_model.best(["unknown"], weights, "rate") == "rate"

"""The labelled goals say what their README says: spans occur in the texts, values and dates parse, labels are known words."""

from __future__ import annotations

import csv
import datetime as dt
import json
import re
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from smartcritic.model import CRITERIA, VERDICTS

FOLDER = Path(__file__).parents[2] / "corpora" / "goals"
GOALS: list[dict[str, Any]] = [json.loads(line) for line in (FOLDER / "goals.jsonl").read_text(encoding="utf-8").splitlines()]
CADENCES = {"daily", "weekly", "biweekly", "monthly", "quarterly", "yearly", None}
NUMBER_WORDS = re.compile(
    r"\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|eleven|once|double|triple|half|quarter|third|tenth)\b", re.IGNORECASE
)


def test_there_are_enough_goals_and_sales_come_first() -> None:
    domains = Counter(g["domain"] for g in GOALS)
    assert len(GOALS) >= 220
    assert domains.most_common(1)[0][0] == "sales"
    assert len(domains) >= 12


def test_ids_and_texts_are_unique() -> None:
    assert len({g["id"] for g in GOALS}) == len(GOALS)
    assert len({g["text"] for g in GOALS}) == len(GOALS)


def test_every_verdict_occurs_where_it_can() -> None:
    for criterion in CRITERIA:
        seen = {g["labels"][criterion] for g in GOALS}
        assert seen <= set(VERDICTS)
        assert seen >= ({"met", "unknown"} if criterion in ("achievable", "relevant") else {"met", "partial", "unmet"})


@pytest.mark.parametrize("goal", GOALS, ids=lambda g: g["id"])
def test_labels_are_well_formed(goal: dict[str, Any]) -> None:
    text, labels = goal["text"], goal["labels"]
    ref = dt.date.fromisoformat(goal["ref"])
    assert set(goal) == {"id", "domain", "ref", "text", "labels"}
    form = {"form": "not_a_goal"} if goal["id"].startswith("non-") else {}
    assert set(labels) == {*CRITERIA, "action", "kind", "quantities", "deadline", "cadence", *form}
    assert {k: v for k, v in labels.items() if k == "form"} == form
    assert all(labels[c] in VERDICTS for c in CRITERIA)
    assert labels["kind"] in ("outcome", "activity")
    assert labels["cadence"] in CADENCES
    assert labels["action"] is None or labels["action"] == labels["action"].lower().strip() != ""
    assert (labels["deadline"] is not None) == (labels["time_bound"] == "met")
    if labels["deadline"]:
        assert set(labels["deadline"]) == {"text", "end"}
        assert labels["deadline"]["text"] in text
        assert ref <= dt.date.fromisoformat(labels["deadline"]["end"]) <= ref.replace(year=ref.year + 12)
    for quantity in labels["quantities"]:
        assert set(quantity) == {"text", "value", "unit", "role"}
        assert quantity["text"] in text
        assert NUMBER_WORDS.search(quantity["text"])
        assert quantity["role"] in ("target", "baseline", "rate", "scope")
        value = quantity["value"]
        low, high = value if isinstance(value, list) else (value, value)
        assert 0 <= low <= high


@pytest.mark.parametrize("goal", GOALS, ids=lambda g: g["id"])
def test_plain_numbers_have_the_value_that_their_digits_say(goal: dict[str, Any]) -> None:
    for quantity in goal["labels"]["quantities"]:
        digits = re.findall(r"\d[\d,]*(?:\.\d+)?", quantity["text"])
        if not digits or " of " in quantity["text"]:
            continue
        scale = 1e6 if "million" in quantity["text"] else 1e3 if re.search(r"\d[kK]\b", quantity["text"]) else 1
        value = quantity["value"] if isinstance(quantity["value"], list) else [quantity["value"]]
        assert [float(d.replace(",", "")) * scale for d in digits] == pytest.approx(value)


def test_the_sample_is_an_export_of_these_goals() -> None:
    with (FOLDER / "sample.csv").open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    texts = {g["id"]: g["text"] for g in GOALS}
    assert 50 <= len(rows) <= 80
    assert all(row["goal"] == texts[row["id"]] for row in rows)
    assert {"owner", "team", "role", "due_date"} <= set(rows[0])
    assert any(row["due_date"] for row in rows)
    assert all(dt.date.fromisoformat(row["due_date"]) for row in rows if row["due_date"])

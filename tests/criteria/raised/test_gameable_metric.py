"""Notes on metrics, by cues made by hand; and the counter-metrics of the catalogue."""

from __future__ import annotations

import pytest

from smartcritic import criteria
from smartcritic.criteria.raised import gameable_metric
from smartcritic.languages import ENGLISH
from smartcritic.model import Cue, Finding
from tests.criteria.made import amount, cue, evidence, verb

TEXT = "Close 95% of tickets within 2 hours"
TABLES = ENGLISH.lexicon("measures").tables
NAMES = {row["name"] for row in TABLES["measures"]}


def noted(text: str, *cues: Cue) -> list[Finding]:
    judged = criteria.judge(evidence(text, cues=cues))["measurable"]
    return [f for f in judged.findings if f.rule == "measurable/gameable_metric"]


def raised(text: str, *cues: Cue, **more: object) -> dict[str, list[str]]:
    judged = criteria.judge(evidence(text, cues=cues, **more))  # type: ignore[arg-type]
    return {letter: [f.rule for f in v.findings] for letter, v in judged.items()}


@pytest.mark.parametrize("row", [r for t in ("classes", "guards") for r in TABLES[t] if "counter" in r], ids=lambda r: r["counter"][0])
def test_counter_metrics_are_measures_of_the_catalogue(row: dict[str, list[str]]) -> None:
    assert row["counter"]
    assert set(row["counter"]) <= NAMES


def test_a_gameable_metric_is_asked_what_must_not_get_worse() -> None:
    (found,) = noted(TEXT, cue("gameable_metric", TEXT, "tickets", "support"))
    assert found.rule == "measurable/gameable_metric"
    assert "What must not get worse?" in found.message
    assert [name for name in NAMES if name in found.message] != []


def test_a_metric_of_no_class_names_no_counter_metric() -> None:
    text = "Do 90% of zorbs"
    (found,) = noted(text, cue("gameable_metric", text, "zorbs"))
    assert found.message.endswith("worse?")


def test_a_counter_metric_is_none_that_the_text_has() -> None:
    text = "Readmission rate within 30 days for patients of the ward below 5%"
    said = gameable_metric.counters(cue("gameable_metric", text, "Readmission rate", "health care"), text, ENGLISH)
    assert said == ["the share of patients who would recommend us"]


def test_the_more_exact_note_stands_alone() -> None:
    text = "Write 9 letters"
    nine = amount(text, "9 letters", 9.0, unit="letter")
    notes = raised(text, cue("output_metric", text, "9 letters"), quantities=(nine,), remarks=("result",), **verb(text))["relevant"]
    assert notes == ["relevant/output_metric"]


@pytest.mark.parametrize("kind", ["output_metric", "vanity_metric"])
def test_a_purpose_answers_the_question(kind: str) -> None:
    text = "Write 9 letters to win back the Riga branch"
    purpose = cue("purpose", text, "to win back the Riga branch", "label R")
    assert raised(text, cue(kind, text, "9 letters"), purpose)["relevant"] == []


def test_notes_change_neither_verdict_nor_score() -> None:
    plain = evidence(TEXT)
    noted = evidence(TEXT, cues=tuple(cue(k, TEXT, "tickets", "support") for k in ("output_metric", "gameable_metric")))
    a, b = criteria.judge(plain), criteria.judge(noted)
    assert {k: v.verdict for k, v in a.items()} == {k: v.verdict for k, v in b.items()}
    assert criteria.score(plain, a) == criteria.score(noted, b)

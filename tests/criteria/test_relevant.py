"""Relevant, by facts, odds and context made by hand."""

from __future__ import annotations

import dataclasses
from typing import Any

import pytest

from smartcritic.criteria import relevant
from smartcritic.model import Context, Verdict
from tests.criteria.made import amount, cue, evidence, findings, shown, told, verb

TEXT = "Write 40 letters so that donors return, but close the hall"
ASKED = "the purpose, benefit or objective that it serves"


def odds(met: float, activity: float = 0.0) -> dict[str, dict[str, float]]:
    return {"relevant": {"met": met, "unknown": 1 - met}, "kind": {"activity": activity, "outcome": 1 - activity}}


LETTERS = amount(TEXT, "40 letters", 40.0, unit="letter")
ASKS = ("activity_without_result", "“40 letters” counts work: what should come of it?", "40 letters")


@pytest.mark.parametrize(("met", "found_by", "verdict"), [
    (0.35, "reader", "met"), (0.34, "reader", "unknown"), (0.15, "rule", "met"), (0.14, "rule", "unknown"), (0.0, "label R", "met"),
])  # fmt: skip
@pytest.mark.parametrize("kind", ["purpose", "parent"])
def test_a_purpose_counts_by_who_found_it_and_how_likely_it_is(met: float, found_by: str, verdict: str, kind: str) -> None:
    found = relevant.judge(evidence(TEXT, odds=odds(met), cues=(cue(kind, TEXT, "donors return", found_by),)))
    if verdict == "met":
        assert told(found) == ("met", 0.95 if found_by == "label R" else met, "text", "it says what for: “donors return”")
        assert shown(found) == [(kind, "donors return")]
    else:
        assert told(found) == ("unknown", round(1 - met, 2), "text", "no purpose named")
        assert shown(found) == []
    assert (findings(found), found.asked) == ([], ASKED)


def test_a_long_purpose_is_cut() -> None:
    long = "Write so that " + "x" * 90
    found = relevant.judge(evidence(long, odds=odds(0.9), cues=(cue("purpose", long, "x" * 90, "rule"),)))
    assert found.measured == f"it says what for: “{'x' * 80}”"


def test_the_parent_field_is_a_purpose_where_the_text_names_none() -> None:
    found = relevant.judge(evidence(TEXT, odds=odds(0.0, 1.0), fields={"parent": "P" * 90}, quantities=(LETTERS,)))
    assert told(found) == ("met", 0.9, "field", f"it belongs to “{'P' * 80}” (field parent)")
    assert (findings(found), found.asked) == ([], ASKED)
    both = evidence(TEXT, odds=odds(0.9), fields={"parent": "Grow"}, cues=(cue("purpose", TEXT, "donors return", "rule"),))
    assert relevant.judge(both).source == "text"


def test_what_works_against_its_own_aim_is_unmet() -> None:
    against = cue("against", TEXT, "close the hall", "donors meet there")
    found = relevant.judge(evidence(TEXT, odds=odds(0.9), cues=(cue("purpose", TEXT, "donors return", "rule"), against)))
    assert told(found) == ("unmet", 0.75, "text", "works against its own aim")
    assert findings(found) == [
        ("works_against", "“close the hall” works against the aim that the text names: donors meet there", "close the hall")
    ]
    assert (shown(found), found.asked) == ([("against", "close the hall")], ASKED)


@pytest.mark.parametrize(("activity", "unit", "words", "asks"), [
    (0.9, "letter", "40 letters", True), (0.89, "letter", "40 letters", False), (0.9, None, "40 letters", False),
    (0.9, "percent", "40 letters", False), (0.9, "percentage point", "40 letters", False), (0.9, "times", "40 letters", False),
    (0.9, "EUR", "40 letters", False), (0.9, "second", "40 letters", False), (0.9, "minute", "40 letters", False),
    (0.9, "hour", "40 letters", False), (0.9, "day", "40 letters", False), (0.9, "week", "40 letters", False),
    (0.9, "month", "40 letters", False), (0.9, "quarter", "40 letters", False), (0.9, "year", "40 letters", False),
])  # fmt: skip
def test_counted_work_is_asked_for_its_result(activity: float, unit: str | None, words: str, asks: bool) -> None:
    found = relevant.judge(evidence(TEXT, odds=odds(0.1, activity), quantities=(amount(TEXT, words, 40.0, unit=unit),), **verb(TEXT)))
    assert findings(found) == ([ASKS] if asks else [])
    assert told(found) == ("unknown", 0.9, "text", "no purpose named")
    assert found.asked == ASKED


def test_a_hyphened_figure_a_purpose_and_a_reader_without_kinds_ask_nothing() -> None:
    text = "Write a 40-page letter"
    page = amount(text, "40-page", 40.0, unit="page")
    assert findings(relevant.judge(evidence(text, odds=odds(0.1, 1.0), quantities=(page,)))) == []
    purpose = cue("purpose", TEXT, "donors return", "rule")
    assert findings(relevant.judge(evidence(TEXT, odds=odds(0.1, 1.0), quantities=(LETTERS,), cues=(purpose,)))) == []
    assert findings(relevant.judge(evidence(TEXT, odds={"kind": {}}, quantities=(LETTERS,)))) == []


def test_work_that_is_not_counted_is_asked_where_a_coach_would() -> None:
    def found(**more: Any) -> list[Any]:
        return findings(relevant.judge(evidence(TEXT, odds=odds(0.1, 1.0), **more)))

    assert found(remarks=("result",), **verb(TEXT)) == [("activity_without_result", "“Write” is work: what should come of it?", "Write")]
    assert found(**verb(TEXT)) == []
    assert found(remarks=("result",)) == []
    assert found(remarks=("result",), quantities=(LETTERS,), **verb(TEXT)) == [ASKS]


def test_objectives_of_the_context_decide_and_keep_the_question_for_a_result() -> None:
    def judged(objective: str, **more: Any) -> Verdict:
        facts = {"quantities": (LETTERS,)} | verb(TEXT) | more
        case = evidence(TEXT, odds=odds(0.1, 1.0), **facts)
        return relevant.judge(dataclasses.replace(case, context=Context(objectives=(objective,))))

    served = judged("Write letters to donors")
    assert (served.verdict, served.source, served.asked) == ("met", "context", ASKED)
    assert findings(served) == [ASKS]
    other = judged("Hire ten drivers in Spain")
    said = "it serves none of the objectives given: “Hire ten drivers in Spain”"
    assert told(other) == ("unmet", 0.8, "context", said)
    assert findings(other) == [("serves_no_objective", said, None)]
    purpose = cue("purpose", TEXT, "donors return", "rule")
    named = judged("Write letters to donors", cues=(purpose,))
    assert (named.verdict, named.source) == ("met", "text")
    assert shown(named) == [("purpose", "donors return")]

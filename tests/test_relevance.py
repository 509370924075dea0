"""Relevance against role and objectives."""

from __future__ import annotations

import pytest

from smartcritic import lexicon, relevance
from smartcritic.attainability import words
from smartcritic.records import Context, Facts, Goal


@pytest.mark.parametrize("entry", lexicon.load("roles").entries, ids=lambda e: e.term)
def test_role_examples(entry: lexicon.Entry) -> None:
    assert relevance.fits(entry.flag, entry.get("names")[0]) is True
    assert relevance.fits(entry.must_pass, entry.get("names")[0]) is not True


@pytest.mark.parametrize("entry", lexicon.load("business").entries, ids=lambda e: e.term)
def test_family_examples(entry: lexicon.Entry) -> None:
    assert entry.term in relevance.families(entry.flag)
    assert entry.term not in relevance.families(entry.must_pass)


@pytest.mark.parametrize(
    ("text", "role", "objectives", "verdict"),
    [
        ("Lower late shipments to 2%", None, ["Deliver on time"], "met"),
        ("Lower late shipments to 2%", "Teacher", [], "unmet"),
        ("Lower late shipments to 2%", "Teacher", ["Deliver on time"], "partial"),
        ("Repaint the gate", None, ["Deliver on time"], "unmet"),
        ("Increase overtime on the line", None, ["Reduce overtime"], "unmet"),
        ("Increase overtime on the line", None, ["Reduce overtime", "Increase production on the line"], "partial"),
    ],
)
def test_verdicts(text: str, role: str | None, objectives: list[str], verdict: str) -> None:
    found = relevance.judge(Goal(text), Facts(), Context(role=role, objectives=tuple(objectives)))
    assert found is not None
    assert found.verdict == verdict
    assert found.measured


def test_no_context_says_nothing() -> None:
    assert relevance.judge(Goal("Lower late shipments to 2%"), Facts(), Context()) is None


def test_no_phrase_stands_on_both_sides_of_an_aim() -> None:
    for entry in lexicon.load("business").entries:
        sides = [{words.phrase(w) for w in entry.get(key)} for key in ("plus", "minus")]
        assert not sides[0] & sides[1], entry.term


def test_what_an_aim_serves_and_a_role_works_for_is_an_aim() -> None:
    known = {e.term for e in lexicon.load("business").entries}
    assert {s for e in lexicon.load("business").entries for s in e.get("serves")} <= known
    assert {s for e in lexicon.load("roles").entries for s in e.get("aims")} <= known


def test_roles_of_the_configuration_add_to_those_that_are_known() -> None:
    assert relevance.fits("Tune the organ of the chapel", "Organ builder") is not False
    assert relevance.fits("Lower late shipments", "Falconer", [("falconer", ["hawk"])]) is False
    assert relevance.fits("Fly two hawks in the park", "Falconer", [("falconer", ["hawk"])]) is True
    assert relevance.fits("Fly two hawks in the park", "SDR", [("sdr", ["hawk"])]) is True


def test_directions_are_read_clause_by_clause() -> None:
    assert relevance.families("Cut the queue to raise guest satisfaction") == {"speed of answer": 1, "satisfaction": 1, "guests": 1}
    assert relevance.families("Protect the margin by fewer discounts")["margin"] == 1
    assert relevance.families("Cancel the mentoring course")["retention"] == -1


def test_likeness_is_asked_only_where_words_say_nothing() -> None:
    goal, context = Goal("Repaint the gate"), Context(objectives=("A tidy yard",))
    plain, near = relevance.judge(goal, Facts(), context), relevance.judge(goal, Facts(), context, alike=lambda a, b: 0.9)
    assert plain is not None
    assert near is not None
    assert (plain.verdict, near.verdict) == ("unmet", "met")

"""Relevance against role and objectives."""

from __future__ import annotations

import pytest

from smartcritic import lexicon, relevance
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

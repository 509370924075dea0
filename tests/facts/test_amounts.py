"""Quantities: value, unit, bound and role; and texts whose numbers are names."""

from __future__ import annotations

from pathlib import Path

import pytest

from smartcritic.facts.amounts import read_amounts
from smartcritic.model import Quantity
from smartcritic.parsing import bundled, pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import segments

MUST_PASS = [s for s in Path(__file__).with_name("must_pass_amounts.txt").read_text(encoding="utf-8").splitlines() if s]


@pytest.fixture(scope="module")
def nlp() -> object:
    return bundled.load()


def read(nlp: object, text: str) -> tuple[Quantity, ...]:
    parses = [Parse(nlp(pipeline.whole(nlp, s.text)), s) for s in segments(text)]  # type: ignore[operator, arg-type]
    found = read_amounts(parses, [()] * len(parses)).quantities
    assert all(text[q.start : q.end] == q.text for q in found)
    return found


@pytest.mark.parametrize("text", MUST_PASS)
def test_a_name_is_no_quantity(nlp: object, text: str) -> None:
    assert [q.text for q in read(nlp, text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Raise $1.2M for the shelter", 1_200_000, "USD"),
        ("Save €50k on freight", 50_000, "EUR"),
        ("Cut waste by 20%", 20, "percent"),
        ("Sign 40 new bakeries", 40, "bakery"),
        ("Plant a dozen trees", 12, "tree"),
        ("Collect half a million signatures", 500_000, "signature"),
        ("Cycle 90 km", 90, "kilometre"),
        ("Grow the choir 3x", 3, "times"),
        ("Pay out USD250 to the winner", 250, "USD"),
    ],
)
def test_value_and_unit(nlp: object, text: str, value: float, unit: str) -> None:
    found = read(nlp, text)
    assert [(q.value, q.unit) for q in found] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Sign at least 40 bakeries", "at_least"),
        ("Spend no more than $900", "at_most"),
        ("Keep churn under 4%", "less_than"),
        ("Host over 30 guests", "more_than"),
    ],
)
def test_bound_and_role_of_a_target(nlp: object, text: str, bound: str) -> None:
    (found,) = read(nlp, text)
    assert (found.bound, found.role) == (bound, "target")


def test_roles_of_a_change(nlp: object) -> None:
    assert [q.role for q in read(nlp, "Raise the fill rate from 80% to 95%")] == ["baseline", "target"]


def test_rate(nlp: object) -> None:
    (found,) = read(nlp, "Make 50 calls per day")
    assert (found.value, found.unit, found.role) == (50, "call", "rate")

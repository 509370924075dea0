"""What people say that somebody does in a day or a week feeds the same arithmetic as a capacity field, and parts of a whole a funnel."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic.model import Capacity

TODAY = dt.date(2027, 1, 11)
END = "by 31 May 2027"


def chance(critic: sc.Critic, text: str, **context: object) -> float | None:
    found = critic.critique(text, sc.Context(today=TODAY, **context), rewrite=False).attainability  # type: ignore[arg-type]
    return found.probability if found is not None else None


@pytest.mark.parametrize(
    ("basis", "low", "high"),
    [
        ("the crew gets through 8 a week", "Repair 140 bikes", "Repair 300 bikes"),
        ("we managed 25 a week so far", "Plant 400 trees", "Plant 900 trees"),
        ("each of our 3 trainers takes 5 a week", "Train 200 clerks", "Train 600 clerks"),
        ("two clerks do ten a day each", "Answer 1,800 letters", "Answer 4,000 letters"),
        ("what our two vans can do in a day: eleven drops", "Deliver 900 drops", "Deliver 1,500 drops"),
        ("35 tastings a week and three in ten sign", "Win 60 bakeries", "Win 290 bakeries"),
        ("a dozen site visits weekly, one order out of five", "Win 30 bakeries", "Win 90 bakeries"),
        ("we ask 30 parishes a week, a tenth says yes", "Win 25 parishes", "Win 140 parishes"),
        ("of 10 farm visits a week, two end in a contract", "Sign 30 growers", "Sign 70 growers"),
    ],
)
def test_a_basis_carries_less_and_no_more(basis: str, low: str, high: str, critic: sc.Critic) -> None:
    carried, short = chance(critic, f"{low} {END}; {basis}"), chance(critic, f"{high} {END}; {basis}")
    assert carried is not None
    assert short is not None
    assert carried >= 0.5
    assert short < 0.2


@pytest.mark.parametrize("said", ["", "; the team has 5 people", "; two vans are new", ", 8 a week"])
def test_no_pace_where_nobody_is_said_to_do_it(said: str, critic: sc.Critic) -> None:
    assert chance(critic, f"Repair 140 bikes {END}{said}") is None


def test_a_capacity_field_comes_first(critic: sc.Critic) -> None:
    field = Capacity("bikes", 1, "week")
    found = chance(critic, f"Repair 140 bikes {END}; the crew gets through 8 a week", capacity=[field])
    assert found is not None
    assert found < 0.2

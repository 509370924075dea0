"""Filling slots: what fits, and what is refused with words that say what would fit."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic.model import Rewrite, Slot
from smartcritic.model.fitting import day_in, number_in, refusal, same_value

TODAY = dt.date(2026, 11, 24)
TEXT = "Cut churn from [now] to [target] by [31 March 2027]"


def rewrite() -> Rewrite:
    def slot(name: str, shown: str, kind: str, proposal: str | None = None) -> Slot:
        at = TEXT.index(f"[{shown}]")
        return Slot(name, at, at + len(shown) + 2, "?", kind, proposal)  # type: ignore[arg-type]

    slots = (slot("now", "now", "percent"), slot("target", "target", "percent"), slot("deadline", "31 March 2027", "date", "31 March 2027"))
    return Rewrite(TEXT, slots)


def test_without_values_the_proposals_are_taken() -> None:
    assert rewrite().fill() == "Cut churn from [now] to [target] by 31 March 2027"


def test_values_stand_in_their_places() -> None:
    filled = rewrite().fill(now="8%", target="5%", deadline=dt.date(2027, 6, 30))
    assert filled == "Cut churn from 8% to 5% by 30 June 2027"


@pytest.mark.parametrize(
    ("values", "message"),
    [
        ({"target": "purple"}, "target: 'purple' must be a percentage such as 15%"),
        ({"target": "5 boats"}, "target: '5 boats' must be a percentage such as 15%"),
        ({"now": "5%", "target": "5 percent"}, "target: '5 percent' is where it stands today"),
        ({"deadline": "soon"}, "deadline: 'soon' names no day"),
        ({"deadline": "2026-11-23"}, "deadline: '2026-11-23' is before 2026-11-24"),
        ({"deadline": "2027-02-30"}, "names no day"),
        ({"target": " "}, "target: must not be empty"),
        ({"goal": "9"}, "'goal' is no slot of this rewrite"),
    ],
)
def test_what_does_not_fit_is_refused(values: dict[str, str], message: str) -> None:
    with pytest.raises(sc.SmartCriticError, match=r"^fill: ") as told:
        rewrite().fill(today=TODAY, **values)
    assert message in str(told.value)


@pytest.mark.parametrize(
    ("text", "number"),
    [("€ 1,200", 1200.0), ("15%", 15.0), ("40k", 40_000.0), ("$1.5 million", 1_500_000.0), ("12,5", 12.5), ("-3", -3.0), ("none", None)],
)
def test_numbers_in_values(text: str, number: float | None) -> None:
    assert number_in(text) == number


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-03-31", dt.date(2027, 3, 31)),
        ("31 March 2027", dt.date(2027, 3, 31)),
        ("March 31st, 2027", dt.date(2027, 3, 31)),
        ("5 Sept 2027", dt.date(2027, 9, 5)),
        ("31 Foo 2027", None),
        ("next week", None),
    ],
)
def test_days_in_values(text: str, day: dt.date | None) -> None:
    assert day_in(text) == day


def test_the_types_of_values() -> None:
    assert refusal("number", "20 boats", None) is None
    assert refusal("money", "€40k", None) is None
    assert refusal("money", "40 boats", None) == "'40 boats' must be a sum such as $40,000"
    assert refusal("words", "the Leeds branch", None) is None
    assert refusal("words", "?!", None) == "'?!' has no words; say it in a few"
    assert same_value("1,200", "1200")
    assert not same_value("12", None)

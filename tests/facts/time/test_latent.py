"""Numbers and words that are a date in one place and something else in another: years, "4/5", "22.05", "P6", "2027-05", "may"."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sell 40 kayaks 2027-05", "2027-05-31"),
        ("Sell 40 kayaks during 2027-05", "2027-05-31"),
        ("Sell 40 kayaks 2027-05%", None),
        # a year, or a count
        ("Spend 40 hours on 2027 with the crew", None),
        ("Sell 2027 visitors a ticket", None),
        ("Sell 40 kayaks until 2027", "2027-12-31"),
        ("Grow the club by 2027 members", None),
        ("Raise 90 bids in 2000$", None),
        # a year that stands apart is at most forty years ahead
        ("12 ferries, 2066", "2066-12-31"),
        ("12 ferries, 2067", None),
        # a day, or a share
        ("Sell 40 kayaks by 4/5", "2027-04-05"),
        ("Beat the other boat by 4/5 points", None),
        ("Net repaired on 22.05 at noon", "2027-05-22"),
        ("Sell 40 kayaks until 22.05", "2027-05-22"),
        ("Grow the yield by 14.55", None),
        # a period of the books, or a priority
        ("Sell 40 kayaks by P6", "2027-06-30"),
        ("Sell 40 kayaks by P6 of the plan", None),
        ("Sell 40 kayaks in P6", None),
        # numbers in words that are one number, and that are two
        ("Finish in a hundred and five days", "2027-03-09"),
        ("Finish in one hundred and twenty days", "2027-03-24"),
        ("Finish in twenty and five days", "2026-12-19"),
        ("Visit the yard in two and six weeks", None),
        # a half of the unit, or of the number behind it
        ("Finish in two and a half months", "2027-02-08"),
        ("Finish in a year and a half", "2028-05-24"),
        ("Finish in two and a half million units", None),
    ],
)
def test_what_stands_around_it_makes_it_a_date(critic: sc.Critic, text: str, last: str | None) -> None:
    deadline = critic.extract(text, context=CONTEXT).deadline
    assert (deadline and deadline.end_date and deadline.end_date.isoformat()) == last


@pytest.mark.parametrize(("text", "years"), [("12 ferries, 2023", [2023]), ("12 ferries, 2022", [])])
def test_a_year_that_stands_apart_is_at_most_three_years_back(critic: sc.Critic, text: str, years: list[int]) -> None:
    assert [d.end_date and d.end_date.year for d in critic.extract(text, context=CONTEXT).dates] == years

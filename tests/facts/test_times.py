"""Dates: what is one, what only looks like one, and on which days it falls."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
MUST_PASS = [s for s in Path(__file__).with_name("must_pass_dates.txt").read_text(encoding="utf-8").splitlines() if s]
AMOUNTS = [s for s in Path(__file__).with_name("must_pass_amounts.txt").read_text(encoding="utf-8").splitlines() if s]


def dates(critic: sc.Critic, text: str, context: sc.Context = CONTEXT) -> list[tuple[str | None, str | None]]:
    found = critic.extract(text, context=context).dates
    assert all(text[d.start : d.end] == d.text and d.rule for d in found)
    return [(d.start_date and d.start_date.isoformat(), d.end_date and d.end_date.isoformat()) for d in found]


@pytest.mark.parametrize("text", MUST_PASS)
def test_what_only_looks_like_a_date_is_none(critic: sc.Critic, text: str) -> None:
    assert dates(critic, text) == []


def test_the_two_lists_hold_three_hundred_sentences() -> None:
    assert len(set(MUST_PASS) | set(AMOUNTS)) >= 300


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Open the café by Q2", None, "2027-06-30"),
        ("Open the café in the 3rd quarter", "2027-07-01", "2027-09-30"),
        ("Open the café by the 2nd qtr of 2028", None, "2028-06-30"),
        ("Hold the fair June 11-16, 2027", "2027-06-11", "2027-06-16"),
        ("Hold the fair 8-12 September", "2027-09-08", "2027-09-12"),
        ("Run the stall for two weeks starting 1 March", "2027-03-01", "2027-03-14"),
        ("Run the stall from 1 March for 10 days", "2027-03-01", "2027-03-10"),
        ("Sign three inns for the quarter", "2026-10-01", "2026-12-31"),
        ("Sign three inns in the fiscal year", "2026-01-01", "2026-12-31"),
        ("Finish the mural by the 27th", None, "2026-11-27"),
        ("Finish the mural by Wed", None, "2026-11-25"),
        ("Finish the mural on 4 May 2027", "2027-05-04", "2027-05-04"),
        ("Finish the mural before thanksgiving day", None, "2026-11-25"),
        ("Paint the barn w/c 4 January 2027", "2027-01-04", "2027-01-10"),
        ("Keep the pool open from 5 until 9 May", "2027-05-05", "2027-05-09"),
        ("Collect songs of the nineties", "1990-01-01", "1999-12-31"),
        ("Ship the guide by March after next", None, "2028-03-31"),
    ],
)
def test_days(critic: sc.Critic, text: str, start: str | None, end: str | None) -> None:
    assert dates(critic, text) == [(start, end)]


def test_years_that_stand_side_by_side(critic: sc.Critic) -> None:
    assert dates(critic, "Plant 40 trees in 2027 and 2028") == [("2027-01-01", "2027-12-31"), ("2028-01-01", "2028-12-31")]


def test_a_day_that_the_calendar_does_not_have_is_found_without_days(critic: sc.Critic) -> None:
    assert dates(critic, "Finish the mural by February 30") == [(None, None)]


def test_quarters_follow_the_fiscal_year(critic: sc.Critic) -> None:
    fiscal = sc.Context(today=dt.date(2026, 11, 24), fiscal_year_start=2)
    assert dates(critic, "Sign three inns for the quarter", fiscal) == [("2026-11-01", "2027-01-31")]


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("Hike every weekend", "weekly"),
        ("Clean the tank every 3 weeks", "monthly"),
        ("Clean the tank every 4 weeks", "monthly"),
        ("Clean the tank every two months", "monthly"),
        ("Clean the tank every 4 months", "quarterly"),
        ("Clean the tank every six months", "yearly"),
    ],
)
def test_a_rhythm_is_the_nearest_that_has_a_name(critic: sc.Critic, text: str, cadence: str) -> None:
    assert critic.extract(text, context=CONTEXT).cadence == cadence


@pytest.mark.parametrize(
    ("text", "end", "cadence"),
    [
        ("Send the draft by COB Friday", "2026-11-27", None),
        ("Send the draft by close of play 3 December", "2026-12-03", None),
        ("Pay the mill by the 15th of the month", "2026-12-15", None),
        ("Pay the mill on the 15th of the month", None, "monthly"),
        ("Submit the draft 12/18", "2026-12-18", None),
        ("Repaint the halls opened in 2019", None, None),
        ("Goal for the year: plant the orchard", "2026-12-31", None),
        ("Sell 9 vans by Q2, 40 would be great", "2027-06-30", None),
        ("Back the files up every 24 hours", None, "daily"),
        ("Change the oil every 500 hours", None, None),
    ],
)
def test_which_day_is_the_goals_end(critic: sc.Critic, text: str, end: str | None, cadence: str | None) -> None:
    found = critic.extract(text, context=CONTEXT)
    assert (found.deadline and found.deadline.end_date.isoformat(), found.cadence) == (end, cadence)


@pytest.mark.parametrize("text", ["Lodge the papers 72h before arrival", "Win back clients by replacing stale terms"])
def test_what_names_no_event(critic: sc.Critic, text: str) -> None:
    assert critic.extract(text, context=CONTEXT).of("event") == ()

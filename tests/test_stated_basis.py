"""What people say that a goal rests on, in figures and in words: carried ("met"), contradicted ("unmet") or nothing to count on (None)."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

TODAY = dt.date(2027, 1, 11)
END = "by 31 May 2027"
CASES = [
    # funnels
    ("Sign 25 growers {end}; we speak to about forty a month and one in six signs", "met"),
    ("Sign 60 growers {end}; we speak to about forty a month and one in six signs", "unmet"),
    ("Book 10 recitals {end}: 60 emails a week, 5% get a reply, every second reply becomes a recital", "met"),
    # stocks
    ("Win 12 shops {end} from the 90 quotes that are out, of which a third usually go through", "met"),
    ("Win 50 shops {end} from the 90 quotes that are out, of which a third usually go through", "unmet"),
    ("Book $90,000 {end} from 20 offers of $15,000 each; two in five usually come in", "met"),
    # capacities
    ("Service 300 boilers {end}, two fitters do three a day each", "met"),
    ("Service 900 boilers {end}, two fitters do three a day each", "unmet"),
    ("Review 200 files {end}; we have 30 hours a week and a file takes two hours", "met"),
    ("Review 400 files {end}; we have 30 hours a week and a file takes two hours", "unmet"),
    # track records
    ("Plant 500 hedges {end}; last year we planted 130 a month", "met"),
    ("Plant 1,200 hedges {end}; last year we planted 130 a month", "unmet"),
    ("Bake 3,000 loaves {end}; since summer the ovens have turned out two hundred a week", "met"),
    # nothing to count on
    ("Sign 25 growers {end}; about forty people came to the fair", None),
    ("Service 300 boilers {end}; both fitters have been with us for 5 years", None),
]


def said(critic: sc.Critic, text: str) -> str | None:
    found = critic.critique(text, sc.Context(today=TODAY), rewrite=False).attainability
    if found is None:
        return None
    return "met" if found.probability >= 0.5 else "unmet" if found.probability < 0.2 else "partial"


@pytest.mark.parametrize(("text", "verdict"), CASES)
def test_a_basis_in_words(text: str, verdict: str | None, critic: sc.Critic) -> None:
    assert said(critic, text.format(end=END)) == verdict

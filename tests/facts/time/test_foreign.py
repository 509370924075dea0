"""Absolute dates of other languages in an English text: the span is found by a list of months, and dateparser reads it."""

from __future__ import annotations

import datetime as dt
from typing import Any

import dateparser
import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
GOALS = [
    ("Open the Lyon kiosk by le 31 mars 2027", "2027-03-31"),
    ("Sign the Sevilla lease before 31 de marzo de 2027", "2027-03-30"),
    ("Ship 40 looms to Osaka by 2027年3月31日", "2027-03-31"),
    ("Certify the Brno plant by 31. října 2027", "2027-10-31"),
    ("Move the Torino desk, 15 giugno 2027", "2027-06-15"),
]


@pytest.mark.parametrize(("text", "end"), GOALS)
def test_a_date_of_another_language_is_the_deadline(text: str, end: str, critic: sc.Critic) -> None:
    deadline = critic.extract(text, CONTEXT).deadline
    assert deadline is not None
    assert deadline.end_date.isoformat() == end


@pytest.mark.parametrize(("text", "end"), GOALS)
def test_dateparser_reads_it(text: str, end: str, critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def nothing(span: str, **_: Any) -> None:
        asked.append(span)

    monkeypatch.setattr(dateparser, "parse", nothing)
    deadline = critic.extract(text, CONTEXT).deadline
    assert deadline is None or deadline.end_date.isoformat() != end
    assert asked, "the span was not handed on"
    assert all(span != text and span in text for span in asked)


@pytest.mark.parametrize(
    "text",
    [
        "Sell 31 mars bars and 2027 mints",
        "Hire 3 mart clerks",
        "Open the Mai Tai bar with 12 seats",
        "Grow the list of 2,000 julio customers",
    ],
)
def test_what_only_looks_like_one_is_not_handed_on(text: str, critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateparser, "parse", lambda *_, **__: pytest.fail("dateparser was asked"))
    assert critic.extract(text, CONTEXT).deadline is None

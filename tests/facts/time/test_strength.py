"""How plainly a date says when the goal is over: where a threshold lies, and which dates are of something else, an event or a length."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


def said(critic: sc.Critic, text: str) -> tuple[str | None, list[tuple[str, str]]]:
    """The last day, and the cues that a date leaves where it is none."""
    facts = critic.extract(text, context=CONTEXT)
    cues = [(c.kind, c.text) for c in facts.cues if c.kind in ("event", "undated_season", "open_duration", "start_only", "vague_time")]
    return facts.deadline and facts.deadline.end_date and facts.deadline.end_date.isoformat(), cues


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # a service level: of every case, and up to sixty days; a hundred where another length is set against it
        ("Answer every letter within 60 days", None),
        ("Answer every letter within 61 days", "2027-01-24"),
        ("Answer every letter within 8 weeks", None),
        ("Answer every letter within 9 weeks", "2027-01-26"),
        ("Deliver any crate in 100 days, not 130", None),
        ("Deliver any crate in 101 days, not 130", "2027-03-05"),
        # "ship" asks for a bare plural, "answer" for nothing
        ("Ship orders within 3 days", None),
        ("Ship 40 orders within 3 days", "2026-11-27"),
        ("Ship the order within 3 days", "2026-11-27"),
        ("Answer 40 letters within 3 days", None),
        # a week of the plan, whose start is not said, is one of its first sixteen
        ("Mend the dam by week 16", None),
        ("Mend the dam by week 17", "2027-05-02"),
        ("Mend the dam by week 48", "2026-11-29"),
        # the level that the goal is set against
        ("Keep fares at 2026 levels", None),
        ("Hold fares at the Q4 2026 baseline", None),
        ("Sell no more than 40 tickets a trip, down from 2025", None),
        # what is done already
        ("Renew all passes issued in 2024", None),
        ("Repair the boats bought in May 2025", None),
        ("Hand out the badges as agreed in 2025", None),
        ("Raise sales (as planned in March)", None),
        # an aside, another's step
        ("Sell 40 kayaks (this is too few for 2027)", None),
        ("Sell 40 kayaks; in May Rosa takes over the till", None),
        ("Sell 40 kayaks. In May the club opens its doors", None),
        ("Sell 40 kayaks. In May we open the quay", "2027-05-31"),
        ("Sell 40 kayaks • Rosa trains 3 cashiers in May", "2027-05-31"),
    ],
)
def test_whether_it_ends_the_goal(critic: sc.Critic, text: str, last: str | None) -> None:
    assert said(critic, text)[0] == last


@pytest.mark.parametrize(
    ("text", "cues"),
    [
        ("One in four members rows within 21 days of joining", [("event", "within 21 days")]),
        ("One in four members rows within 20 days of joining", []),
        ("Mend the dam by week 16", [("event", "by week 16")]),
        ("Plant 90 trees by the 2027 fair", [("event", "by the 2027 fair")]),
        ("Rent the barn (12 months)", [("open_duration", "12 months")]),
        ("Sign a lease, six months, with the mill", [("open_duration", "six months")]),
        # with a hyphen it says what kind of lease
        ("Rent the barn (12-month lease)", []),
        ("Sign a lease, six-month, with the mill", []),
        ("Sell 40 kayaks by the fall", [("undated_season", "by the fall")]),
        ("Sell 40 kayaks by fall", []),
    ],
)
def test_open_ends_are_told_by_the_words_that_leave_them_open(critic: sc.Critic, text: str, cues: list[tuple[str, str]]) -> None:
    assert said(critic, text) == (None, cues)

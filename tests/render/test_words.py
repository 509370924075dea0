"""What people read of facts, plans and kinds."""

from __future__ import annotations

import datetime as dt

import pytest

from smartcritic.model import VERDICTS, DateMention, Milestone, Plan
from smartcritic.render.labels import verdict_said
from smartcritic.render.words import all_met, in_all, is_rounded, pace, when


def plan(total: float, unit: str | None, days: int, activity: str = "calls") -> Plan:
    last = dt.date(2026, 12, 31)
    return Plan(activity, unit, total, total / days, 5 * total / days, days, last, (Milestone(last, total),))


@pytest.mark.parametrize(
    ("made", "said", "speed", "rounded"),
    [
        (plan(300, "call", 39), "300 calls", "8 a working day, 39 a week", True),
        (plan(66.7, None, 10), "67 calls", "7 a working day, 34 a week", True),
        (plan(9, "contract", 92, "contracts"), "9 contracts", "1 every 10 working days, 1 every 2 weeks", True),
        (plan(120, None, 30), "120 calls", "4 a working day, 20 a week", False),
        (plan(50_000, "EUR", 92, "revenue"), "€50,000 of revenue", "543.48 a working day, 2,717.39 a week", False),
        (plan(0.5, None, 10, "rating"), "0.5 rating", "0.05 a working day, 0.25 a week", False),
        (plan(12, "hour", 8, "hours"), "12 hours", "1.5 a working day, 7.5 a week", False),
    ],
)
def test_things_are_counted_whole_and_other_amounts_are_not(made: Plan, said: str, speed: str, rounded: bool) -> None:
    assert (in_all(made), pace(made), is_rounded(made)) == (said, speed, rounded)


@pytest.mark.parametrize(
    ("kind", "period", "start", "end", "said"),
    [
        ("recurrence", "P1W", None, None, "every week"),
        ("recurrence", "P2M", None, None, "every 2 months"),
        ("duration", "P90D", None, None, "90 days"),
        ("duration", "P1Y", None, None, "1 year"),
        ("recurrence", None, None, None, "recurrence"),
        ("range", None, dt.date(2027, 5, 1), dt.date(2027, 5, 31), "1 May 2027 to 31 May 2027"),
        ("date", None, dt.date(2027, 5, 1), dt.date(2027, 5, 1), "1 May 2027"),
        ("range", None, None, dt.date(2027, 5, 31), "until 31 May 2027"),
        ("range", None, dt.date(2027, 5, 1), None, "from 1 May 2027"),
    ],
)
def test_words_of_time_say_how_they_are_read(kind: str, period: str | None, start: dt.date | None, end: dt.date | None, said: str) -> None:
    assert when(DateMention("then", 0, 4, kind, start, end, period)) == said  # type: ignore[arg-type]


def test_verdicts_have_one_set_of_words() -> None:
    assert [verdict_said(v) for v in VERDICTS] == ["met", "partly met", "not met", "cannot tell"]
    assert [all_met(n) for n in (0, 1, 1200)] == [
        "none meets all five criteria", "1 meets all five criteria", "1,200 meet all five criteria",
    ]  # fmt: skip

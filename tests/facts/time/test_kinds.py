"""Ends of goals by kind: what closes a period, what is counted in working days, levels of the past, years that cannot be."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic import calendar
from smartcritic.facts.time.algebra import Calendar
from smartcritic.facts.time.spans import iso_period, period_days, shift, unit_period
from smartcritic.facts.time.strength import GRADES

TODAY = dt.date(2026, 11, 24)
CONTEXT = sc.Context(today=TODAY)


def end(critic: sc.Critic, text: str, context: sc.Context = CONTEXT) -> str | None:
    deadline = critic.extract(text, context).deadline
    return deadline.end_date.isoformat() if deadline is not None else None


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Sell the mill by the time the quarter closes", "2026-12-31"),
        ("Lay 40 km of cable across calendar 2028", "2028-12-31"),
        ("Hand in the accounts by EOFY", "2026-12-31"),
        ("Fill both silos two weeks after this quarter", "2027-01-14"),
        ("Restore the organ by end of year 28", "2028-12-31"),
        ("Close both audits by calendar Q2", "2027-06-30"),
        ("Trim the waste of both bakeries by P4, with the same crew", "2027-04-30"),
        ("Settle the fees of both ferries at month's end", "2026-11-30"),
        ("Fill the silos by the quarter's end", "2026-12-31"),
        ("My main aim for the year is to mend the dam", "2026-12-31"),
        ("Ferry pilots 2027, full year: every watch covered", "2027-12-31"),
        ("Ferry pilots 2027 - whole year: nobody alone on watch", "2027-12-31"),
        ("Next quarter's drills run by Rosa and no more than two failed", "2027-03-31"),
        ("Mend the dam by Hogmanay", "2026-12-31"),
    ],
)
def test_periods_that_close(text: str, last: str, critic: sc.Critic) -> None:
    assert end(critic, text) == last


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Mend the dam by Easter (28 March 2027)", "2027-03-28"),
        ("Mend the dam before Diwali (29 October 2027)", "2027-10-28"),
        ("Mend the dam by the boat fair (8 May 2027)", "2027-05-08"),
    ],
)
def test_a_day_in_brackets_is_that_of_the_event(text: str, last: str, critic: sc.Critic) -> None:
    assert end(critic, text) == last


@pytest.mark.parametrize(
    ("text", "kind", "words", "day"),
    [
        ("Mend the dam by Carnival", "undated_season", "by Carnival", "2027-02-09"),
        ("Mend the dam before the clocks change", "undated_season", "before the clocks change", "2027-03-27"),
        ("Mend the dam before clocks go back", "undated_season", "before clocks go back", "2027-10-30"),
        ("Mend the dam by Lebaran", "undated_season", "by Lebaran", None),
        ("Mend the dam come the autumn term", "event", "come the autumn term", None),
        ("Win 4 in 10 over the next eight tenders", "event", "over the next eight tenders", None),
        ("Win 1 in 3 of our next 12 tenders", "event", "of our next 12 tenders", None),
    ],
)
def test_what_has_no_year_keeps_the_next_day_that_it_could_be(
    text: str, kind: str, words: str, day: str | None, critic: sc.Critic
) -> None:
    facts = critic.extract(text, CONTEXT)
    assert facts.deadline is None
    assert [(c.text, c.value) for c in facts.of(kind)] == [(words, day)]


def test_a_bare_year_at_the_latest_is_the_end(critic: sc.Critic) -> None:
    assert end(critic, "Sign 20 bakers, 2028 at the latest") == "2028-12-31"


def test_the_reason_does_not_start_the_goal(critic: sc.Critic) -> None:
    facts = critic.extract("S: Sign a cook\nM: one contract\nR: guests have stayed away since 2023", CONTEXT)
    assert not facts.of("start_only")


@pytest.mark.parametrize(
    "text",
    ["Ask guests to come to the meeting room", "Cut the cost of the launch to 400 euros", "Sing over the next room's noise"],
)
def test_come_over_and_of_open_an_event_only_in_front_of_one(text: str, critic: sc.Critic) -> None:
    assert not critic.extract(text, CONTEXT).of("event")


@pytest.mark.parametrize(
    "text",
    [
        "Beat the ticket sales from 2024",
        "Keep all yields from last season above 4 tonnes",
        "Raise the harvest of last year by 12%",
        "Hold the price of flour since last month",
        "Keep 96% of members from last quarter",
        "Outsell every fair in the last quarter",
        "Answer P1 tickets in one hour",
        "Lower the count of P2 faults by P1 engineers",
    ],
)
def test_a_level_of_the_past_is_no_deadline(text: str, critic: sc.Critic) -> None:
    assert end(critic, text) is None


def test_a_length_is_counted_from_now_and_its_start_is_still_not_said(critic: sc.Critic) -> None:
    facts = critic.extract("Keep the ferry free of faults for 12 months", CONTEXT)
    assert [(d.kind, d.start_date, d.end_date, d.period) for d in facts.dates] == [("duration", TODAY, dt.date(2027, 11, 24), "P12M")]
    assert facts.deadline is None
    assert [c.kind for c in facts.cues if c.text == "for 12 months"] == ["open_duration"]


@pytest.mark.parametrize("today", [dt.date(2026, 11, 20) + dt.timedelta(days=k) for k in range(7)])
def test_working_days_end_on_a_working_day(today: dt.date, critic: sc.Critic) -> None:
    deadline = critic.extract("Repair the lock within 10 working days", sc.Context(today=today)).deadline
    assert deadline is not None
    assert deadline.end_date.weekday() < 5
    assert calendar.count_workdays(today + dt.timedelta(days=1), deadline.end_date) == 10


def test_working_days_are_those_of_the_context(critic: sc.Critic) -> None:
    text = "Repair the lock within 5 working days"
    four = sc.Context(today=TODAY, workdays=("monday", "tuesday", "wednesday", "thursday"))
    assert end(critic, text) == "2026-12-01"
    assert end(critic, text, four) == "2026-12-02"


def test_public_holidays_of_the_context_are_no_working_days(critic: sc.Critic) -> None:
    pytest.importorskip("holidays")
    text = "Repair the lock within 5 working days"
    assert end(critic, text, sc.Context(today=dt.date(2026, 12, 21))) == "2026-12-28"
    assert end(critic, text, sc.Context(today=dt.date(2026, 12, 21), holidays="DE")) == "2026-12-29"


def test_a_comparison_by_quarter_is_a_quarterly_rhythm(critic: sc.Critic) -> None:
    assert critic.extract("Grow the member count 3% QoQ", CONTEXT).cadence == "quarterly"
    assert critic.critique("Grow the member count 3% QoQ", CONTEXT).facts.cadence == "quarterly"


def test_the_last_year_that_there_is_can_be_read_but_not_planned(critic: sc.Critic) -> None:
    assert end(critic, "Sell 40 boats by 31 December 9999") == "9999-12-31"
    with pytest.raises(sc.SmartCriticError, match="more than 50 years ahead"):
        critic.plan("Sell 40 boats by 31 December 9999", CONTEXT)
    assert critic.plan("Sell 40 boats by 31 December 2040", CONTEXT).milestones


@pytest.mark.parametrize("text", [f"Sell 40 boats by {day}" for day in ("31 December 0000", "1 January 99999", "31 April 2027")])
def test_a_year_or_day_that_cannot_be_is_not_replaced_by_another(text: str, critic: sc.Critic) -> None:
    assert end(critic, text) is None
    assert [d.rule for d in critic.extract(text, CONTEXT).dates] == ["no-such-day"]


@pytest.mark.parametrize("text", ["by the end of next year", "next week", "by next decade", "in 40 years", "in 9 workdays", "by Easter"])
@pytest.mark.parametrize("today", [dt.date(2199, 12, 31), dt.date(1900, 1, 1)])
def test_the_first_and_the_last_day_that_there_are(text: str, today: dt.date, critic: sc.Critic) -> None:
    critic.extract(f"Sell 40 boats {text}", sc.Context(today=today))


def test_strengths_of_the_table() -> None:
    fixed = {g.name: g.strength for g in GRADES if isinstance(g.strength, int) and g.strength}
    assert fixed == {
        "level from a day on": 3,
        "by, until": 5,
        "within, next, range": 4,
        "goal for a period": 4,
        "in, during": 3,
        "this, next": 3,
        "of, bare": 2,
    }
    assert len({g.name for g in GRADES}) == len(GRADES)


@pytest.mark.parametrize(
    ("amounts", "period", "days"),
    [
        ([(2.0, "week")], "P2W", 14),
        ([(1.0, "quarter")], "P3M", 90),
        ([(1.0, "year"), (3.0, "month")], "P1Y3M", 455),
        ([(2.0, "week"), (1.0, "month")], "P1M14D", 44),
        ([(3.0, "weekend")], "P6D", 6),
    ],
)
def test_periods(amounts: list[tuple[float, str]], period: str, days: int) -> None:
    assert iso_period(amounts) == period
    assert period_days(period) == days


def test_units_from_today() -> None:
    cal = Calendar(TODAY, 4)
    assert unit_period(cal, "quarter", 0) == (dt.date(2026, 10, 1), dt.date(2026, 12, 31))
    assert unit_period(cal, "fiscal", 0) == (dt.date(2026, 4, 1), dt.date(2027, 3, 31))
    assert unit_period(cal, "week", 1) == (dt.date(2026, 11, 30), dt.date(2026, 12, 6))
    assert unit_period(cal, "sprint", 0) is None
    assert shift(cal, TODAY, [(1.5, "month")], 1) == dt.date(2027, 1, 8)


@pytest.mark.parametrize("month", range(1, 13))
def test_dates_are_printed_in_english_whatever_the_locale(month: int) -> None:
    names = "January February March April May June July August September October November December".split()
    assert calendar.format_date(dt.date(2027, month, 9)) == f"9 {names[month - 1]} 2027"


@pytest.mark.parametrize(
    ("text", "first"),
    [
        ("Open the mill, but not before 1 June", "2027-06-01"),
        ("Sow the field no earlier than May", "2027-05-01"),
        ("Open the second bakery at the earliest in May 2027", "2027-05-01"),
        ("Open the second bakery in May 2027 at the earliest", "2027-05-01"),
        ("Hire a cook, but not until 2028", "2028-01-01"),
    ],
)
def test_the_earliest_day_is_a_start_and_no_deadline(text: str, first: str, critic: sc.Critic) -> None:
    facts = critic.extract(text, CONTEXT)
    assert facts.deadline is None
    assert [(d.start_date.isoformat() if d.start_date else None, d.end_date) for d in facts.dates] == [(first, None)]


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Pay off the loan within a year and a half", "2028-05-24"),
        ("Pay off the loan in the next year and a half", "2028-05-24"),
        ("Dry the flour within a month and a half", "2027-01-08"),
        ("Bake 40,000 loaves in the 2028 fiscal year", "2028-12-31"),
        ("Bake 40,000 loaves during the 2028 calendar year", "2028-12-31"),
    ],
)
def test_halves_behind_a_unit_and_years_in_front_of_one(text: str, last: str, critic: sc.Critic) -> None:
    assert end(critic, text) == last


@pytest.mark.parametrize(
    ("text", "cadence"),
    [
        ("Visit the mill every third Friday", "monthly"),
        ("Visit the mill every 2nd Tuesday", "biweekly"),
        ("Visit the mill every first Monday of the month", "monthly"),
        ("Visit the mill on every last Friday of the quarter", "quarterly"),
        ("Visit the mill every first and third Friday of the month", "monthly"),
        ("Visit the mill each weekday", "daily"),
    ],
)
def test_rhythms_of_weekdays(text: str, cadence: str, critic: sc.Critic) -> None:
    facts = critic.extract(text, CONTEXT)
    assert (facts.cadence, facts.deadline) == (cadence, None)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Paint all 40 boats before the spring regatta on 8 May", "2027-05-07"),
        ("Sign two growers before the harvest kicks off in April", "2027-03-31"),
        ("Bake 900 stollen by Black Friday 27", "2027-11-26"),
    ],
)
def test_the_day_of_what_comes_after_and_short_years_of_holidays(text: str, last: str, critic: sc.Critic) -> None:
    assert end(critic, text) == last


def test_figures_behind_a_holiday_that_count_are_no_year(critic: sc.Critic) -> None:
    assert end(critic, "Wash all vans before Christmas, 20 vans each day") is None


@pytest.mark.parametrize("text", ["Sell 400 jars in the first 6 weeks", "Sell 400 jars in first 30 days", "Add three bakeries in phase 2"])
def test_periods_from_a_start_that_is_not_said(text: str, critic: sc.Critic) -> None:
    facts = critic.extract(text, CONTEXT)
    assert [c.kind for c in facts.cues if c.kind == "event"] == ["event"]
    assert facts.deadline is None


def test_this_year_in_brackets_with_a_figure_is_the_level(critic: sc.Critic) -> None:
    assert end(critic, "Fill over 70% of the silos by harvest (55 in 2026)") is None


@pytest.mark.parametrize("text", ["Deliver 22 crates pw", "Deliver two crates wkly", "Work 3 days/week at the mill"])
def test_short_forms_of_weekly(text: str, critic: sc.Critic) -> None:
    assert critic.extract(text, CONTEXT).cadence == "weekly"

"""The calendar of dates, against plain counting of days."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcritic import calendar
from smartcritic.facts.time.algebra import Calendar, TimeValue, is_date, nth_in
from smartcritic.facts.time.rules.ranges import range_days
from smartcritic.facts.time.spans import counted_periods, iso_period, period_days, shift, unit_period

DAYS = st.dates(dt.date(2020, 1, 1), dt.date(2040, 12, 31))
ONE = dt.timedelta(days=1)


def days_of(a: dt.date, b: dt.date) -> list[dt.date]:
    return [a + k * ONE for k in range((b - a).days + 1)]


@given(DAYS, st.integers(1, 12), st.integers(1, 31))
def test_a_day_without_a_year_is_the_next_or_the_last_one(today: dt.date, month: int, day: int) -> None:
    cal, value = Calendar(today), TimeValue("day", "day-month", month=month, day=day)
    if not is_date(2000, month, day):
        assert cal.days(value) is None
        return
    ahead = next(d for d in days_of(today, today + 3300 * ONE) if (d.month, d.day) == (month, day))
    behind = next(d for d in reversed(days_of(today - 3300 * ONE, today)) if (d.month, d.day) == (month, day))
    assert cal.days(value) == (ahead, ahead)
    assert cal.days(value, past=True) == (behind, behind)


@given(DAYS, st.integers(1, 31))
def test_a_day_of_the_month_is_the_next_or_the_last_one(today: dt.date, day: int) -> None:
    cal, value = Calendar(today), TimeValue("day", "day-of-month", day=day)
    ahead = next(d for d in days_of(today, today + 70 * ONE) if d.day == day)
    behind = next(d for d in reversed(days_of(today - 70 * ONE, today)) if d.day == day)
    assert (cal.days(value), cal.days(value, past=True)) == ((ahead, ahead), (behind, behind))


@given(DAYS, st.integers(0, 6))
def test_a_weekday_is_the_next_or_the_last_one(today: dt.date, weekday: int) -> None:
    cal, value = Calendar(today), TimeValue("weekday", "weekday", weekday=weekday)
    ahead = next(d for d in days_of(today, today + 6 * ONE) if d.weekday() == weekday)
    behind = next(d for d in days_of(today - 6 * ONE, today) if d.weekday() == weekday)
    assert (cal.days(value), cal.days(value, past=True)) == ((ahead, ahead), (behind, behind))
    (next_week, _), (monday, _) = (cal.days(TimeValue("weekday", "which-weekday", weekday=weekday, weeks=1)), calendar.week_of(today))
    assert next_week == monday + (7 + weekday) * ONE


@given(DAYS, st.integers(1, 12), st.sampled_from([("quarter", 4), ("half", 2)]))
def test_periods_tile_the_fiscal_year(today: dt.date, first: int, unit: tuple[str, int]) -> None:
    cal, (grain, count) = Calendar(today, first), unit
    parts = [cal.days(TimeValue(grain, grain, number=n, year=today.year)) for n in range(1, count + 1)]
    whole = cal.days(TimeValue("year", "fiscal-year", year=today.year, fiscal=True))
    assert [d for part in parts for d in days_of(*part)] == days_of(*whole)
    assert (whole[0].month, whole[1].year) == (first, today.year)
    running = unit_period(cal, grain, 0)
    assert running[0] <= today <= running[1]
    assert unit_period(cal, grain, 1)[0] == running[1] + ONE
    assert unit_period(cal, grain, -1)[1] == running[0] - ONE


@given(DAYS, st.sampled_from(["week", "month", "year", "season", "quarter", "half"]))
def test_the_parts_of_a_period_tile_it(today: dt.date, grain: str) -> None:
    cal, whole = Calendar(today), calendar.months_from(today, 3) if grain == "season" else unit_period(Calendar(today), grain, 0)
    value = TimeValue(grain, grain, fixed=whole)
    one, two = (cal.days(TimeValue(grain, grain, fixed=whole, part=p)) for p in ("half1", "half2"))
    assert days_of(*one) + days_of(*two) == days_of(*whole)
    early, mid, late = (cal.days(TimeValue(grain, grain, fixed=whole, part=p)) for p in ("early", "mid", "late"))
    assert (early[0], late[1]) == whole == cal.days(value)
    if grain != "week":
        assert days_of(*early) + days_of(*mid) + days_of(*late) == days_of(*whole)
    assert mid[0] <= cal.deadline_of(TimeValue(grain, grain, fixed=whole, part="mid")) <= mid[1]
    assert cal.days(TimeValue(grain, grain, fixed=whole, part="rest")) == (max(today, whole[0]), whole[1])


@given(DAYS, st.integers(0, 6), st.integers(1, 5))
def test_the_nth_weekday_of_a_month_from_both_ends(today: dt.date, weekday: int, n: int) -> None:
    cal, (a, b) = Calendar(today), calendar.month(today.year, today.month)
    all_ = [d for d in days_of(a, b) if d.weekday() == weekday]
    expected = [(d, d) for d in all_]
    assert nth_in(cal, (f"weekday{weekday}", n, 1), a, b) == (expected[n - 1] if n <= len(all_) else None)
    assert nth_in(cal, (f"weekday{weekday}", -n, 1), a, b) == (expected[-n] if n <= len(all_) else None)


@given(DAYS, st.integers(1, 4), st.integers(2, 3))
def test_nth_days_weeks_and_months_of_a_year(today: dt.date, n: int, count: int) -> None:
    cal, (a, b) = Calendar(today), calendar.year(today.year)
    days = days_of(a, b)
    assert nth_in(cal, ("day", n, 1), a, b) == (days[n - 1], days[n - 1])
    assert nth_in(cal, ("day", -n, 1), a, b) == (days[-n], days[-n])
    assert nth_in(cal, ("day", 1, count), a, b) == (days[0], days[count - 1])
    assert nth_in(cal, ("day", -1, count), a, b) == (days[-count], days[-1])
    working = [d for d in days if d.weekday() < 5]
    assert nth_in(cal, ("workday", n, 1), a, b) == (working[n - 1], working[n - 1])
    assert nth_in(cal, ("workday", -n, 1), a, b) == (working[-n], working[-n])
    weeks = sorted({calendar.week_of(d) for d in days if d.weekday() == 3})
    assert nth_in(cal, ("week", n, 1), a, b) == weeks[n - 1]
    assert nth_in(cal, ("week", -n, 1), a, b) == weeks[-n]
    assert nth_in(cal, ("week", 1, count), a, b) == (weeks[0][0], weeks[count - 1][1])
    assert nth_in(cal, ("week", -1, count), a, b) == (weeks[-count][0], weeks[-1][1])
    sundays = [d for d in days if d.weekday() == 6]
    assert nth_in(cal, ("weekend", n, 1), a, b) == (sundays[n - 1] - ONE, sundays[n - 1])
    assert nth_in(cal, ("weekend", -n, 1), a, b) == (sundays[-n] - ONE, sundays[-n])
    assert nth_in(cal, ("month", n, 1), a, b) == calendar.month(today.year, n)
    assert nth_in(cal, ("month", -n, 1), a, b) == calendar.month(today.year, 13 - n)
    assert nth_in(cal, ("month", 1, count), a, b) == (a, calendar.last_day(today.year, count))
    assert nth_in(cal, ("month", -1, count), a, b) == (dt.date(today.year, 13 - count, 1), b)
    assert nth_in(cal, ("moon", n, 1), a, b) is None


@given(DAYS, DAYS)
def test_a_range_never_runs_backwards_and_keeps_its_days(today: dt.date, other: dt.date) -> None:
    left, right = (TimeValue("day", "day-month-year", year=d.year, month=d.month, day=d.day) for d in (today, other))
    assert range_days(Calendar(today), left, right) == ((today, other) if today <= other else None)
    months = (TimeValue("month", "month", month=today.month), TimeValue("month", "month-year", month=other.month, year=other.year))
    first, last = range_days(Calendar(today), *months)
    assert (first.month, last) == (today.month, calendar.last_day(other.year, other.month))
    assert (last - first).days <= 366


@given(DAYS, st.integers(1, 30), st.sampled_from([("day", 1), ("week", 7), ("fortnight", 14)]))
def test_amounts_of_days_are_counted(today: dt.date, count: int, unit: tuple[str, int]) -> None:
    cal, (name, length) = Calendar(today), unit
    for sign in (1, -1):
        assert shift(cal, today, [(count, name)], sign) == today + sign * count * length * ONE
    assert counted_periods(cal, [(count, name)], 1) == (today + ONE, today + count * length * ONE)
    assert counted_periods(cal, [(count, name)], -1) == (today - count * length * ONE, today - ONE)
    assert period_days(iso_period([(count, name)])) == count * length


@pytest.mark.parametrize(
    ("unit", "shifted", "first", "last"),
    [
        ("day", 1, "2027-01-14", "2027-01-14"),
        ("night", 0, "2027-01-13", "2027-01-13"),
        ("workday", 3, "2027-01-18", "2027-01-18"),
        ("workweek", 1, "2027-01-18", "2027-01-22"),
        ("weekend", 0, "2027-01-16", "2027-01-17"),
        ("fortnight", 0, "2027-01-13", "2027-01-26"),
        ("fortnight", 1, "2027-01-14", "2027-01-27"),
        ("fortnight", -1, "2026-12-30", "2027-01-12"),
        ("month", -1, "2026-12-01", "2026-12-31"),
        ("year", 1, "2028-01-01", "2028-12-31"),
        ("fiscal", 1, "2027-04-01", "2028-03-31"),
        ("decade", 0, "2020-01-01", "2029-12-31"),
        ("decade", 1, "2030-01-01", "2039-12-31"),
        ("century", -1, "1900-01-01", "1999-12-31"),
    ],
)
def test_units_around_today(unit: str, shifted: int, first: str, last: str) -> None:
    found = unit_period(Calendar(dt.date(2027, 1, 13), 4), unit, shifted)
    assert found == (dt.date.fromisoformat(first), dt.date.fromisoformat(last))

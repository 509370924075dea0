"""Dates without text: fiscal periods, ISO weeks, fixed-rule holidays, working days.

Every period is a pair of days ``(first, last)``, both inclusive. Months, quarters and halves are numbered from 1.
A fiscal year is named for the year in which it ends: with ``fiscal_year_start=2`` FY27 is 2026-02-01 .. 2027-01-31.
"""

from __future__ import annotations

import calendar as _calendar
import datetime as dt
import functools
from collections.abc import Collection, Iterator, Sequence

from smartcritic.errors import InputError, MissingExtraError
from smartcritic.model import WEEKDAYS
from smartcritic.model.fitting import format_date as format_date

Period = tuple[dt.date, dt.date]
"""First and last day, both inclusive."""

DAY = dt.timedelta(days=1)
MIN_YEAR, MAX_YEAR = 1, 9998
"""Years that the functions of this module take; one short of what `datetime.date` holds, so that sums stay inside."""


# --------------------------------------------------------------------------- months, quarters, years, weeks


def last_day(year: int, month: int) -> dt.date:
    """The last day of a month."""
    return dt.date(year, month, _calendar.monthrange(year, month)[1])


def month(year: int, number: int) -> Period:
    """The month `number` of a calendar year."""
    return dt.date(year, number, 1), last_day(year, number)


def year(number: int) -> Period:
    """A calendar year."""
    return dt.date(number, 1, 1), dt.date(number, 12, 31)


def months_from(first: dt.date, count: int) -> Period:
    """The period of `count` whole months that begins with the month of `first`."""
    start = first.replace(day=1)
    return start, add_months(start, count) - DAY


def fiscal_year(number: int, fiscal_year_start: int = 1) -> Period:
    """The fiscal year that ends in the calendar year `number`."""
    start = dt.date(number if fiscal_year_start == 1 else number - 1, fiscal_year_start, 1)
    return months_from(start, 12)


def quarter(number_of_year: int, number: int, fiscal_year_start: int = 1) -> Period:
    """Quarter `number` (1..4) of a fiscal year."""
    return months_from(add_months(fiscal_year(number_of_year, fiscal_year_start)[0], 3 * (number - 1)), 3)


def half(number_of_year: int, number: int, fiscal_year_start: int = 1) -> Period:
    """Half `number` (1..2) of a fiscal year."""
    return months_from(add_months(fiscal_year(number_of_year, fiscal_year_start)[0], 6 * (number - 1)), 6)


def fiscal_year_of(day: dt.date, fiscal_year_start: int = 1) -> int:
    """The number of the fiscal year that holds a day."""
    return day.year + 1 if fiscal_year_start > 1 and day.month >= fiscal_year_start else day.year


def quarter_of(day: dt.date, fiscal_year_start: int = 1) -> tuple[int, int]:
    """The fiscal year and quarter that hold a day."""
    return fiscal_year_of(day, fiscal_year_start), (day.month - fiscal_year_start) % 12 // 3 + 1


def half_of(day: dt.date, fiscal_year_start: int = 1) -> tuple[int, int]:
    """The fiscal year and half that hold a day."""
    return fiscal_year_of(day, fiscal_year_start), (day.month - fiscal_year_start) % 12 // 6 + 1


def quarter_end(day: dt.date, fiscal_year_start: int = 1) -> dt.date:
    """The last day of the quarter that holds a day."""
    return quarter(*quarter_of(day, fiscal_year_start), fiscal_year_start)[1]


def month_end(day: dt.date) -> dt.date:
    """The last day of the month that holds a day."""
    return last_day(day.year, day.month)


def week_of(day: dt.date) -> Period:
    """The week, Monday to Sunday, that holds a day."""
    monday = day - dt.timedelta(days=day.weekday())
    return monday, monday + dt.timedelta(days=6)


def iso_week(number_of_year: int, number: int) -> Period | None:
    """ISO 8601 week `number` of a year; None where the year has no such week."""
    try:
        monday = dt.date.fromisocalendar(number_of_year, number, 1)
    except ValueError:
        return None
    return monday, monday + dt.timedelta(days=6)


def add_months(day: dt.date, count: int) -> dt.date:
    """The same day of the month `count` months later, or that month's last day where it is shorter."""
    index = max(MIN_YEAR * 12, min(MAX_YEAR * 12 + 11, day.year * 12 + day.month - 1 + count))  # held inside: it never turns back
    y, m = divmod(index, 12)
    return dt.date(y, m + 1, min(day.day, _calendar.monthrange(y, m + 1)[1]))


def add_days(day: dt.date, count: int) -> dt.date:
    """The day `count` days later, held inside what `datetime.date` holds."""
    number = max(1, min(dt.date.max.toordinal(), day.toordinal() + count))
    return dt.date.fromordinal(number)


def nth_weekday(number_of_year: int, number_of_month: int, weekday: int, nth: int) -> dt.date | None:
    """The `nth` weekday (0 is Monday) of a month, counted from its end where `nth` is negative; None where there is none."""
    first, last = month(number_of_year, number_of_month)
    if nth > 0:
        day = first + dt.timedelta(days=(weekday - first.weekday()) % 7 + 7 * (nth - 1))
    else:
        day = last - dt.timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    return day if first <= day <= last else None


# --------------------------------------------------------------------------- holidays


@functools.lru_cache(maxsize=256)
def easter(number_of_year: int) -> dt.date:
    """Easter Sunday of the Gregorian calendar (Meeus/Jones/Butcher, Nature 1876)."""
    a, (b, c) = number_of_year % 19, divmod(number_of_year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (a + 11 * h) // 319
    r = (2 * e + 2 * i - k - h + m + 32) % 7
    n = (h - m + r + 90) // 25
    return dt.date(number_of_year, n, (h - m + r + n + 19) % 32)


def holiday(rule: str, number_of_year: int) -> dt.date | None:
    """The day of a holiday in a year.

    `rule`: ``"12-25"`` is a fixed day, ``"11 thu 4"`` the fourth Thursday of November (``-1``: the last), ``"easter+1"``
    so many days from Easter Sunday; ``"... +1"`` after the second kind adds days ("11 thu 4 +1").
    """
    if rule.startswith("easter"):
        return add_days(easter(number_of_year), int(rule[6:] or 0))
    parts = rule.split(" ")
    if len(parts) == 1:
        month_number, day_number = rule.split("-")
        try:
            return dt.date(number_of_year, int(month_number), int(day_number))
        except ValueError:
            return None
    weekday = next(i for i, name in enumerate(WEEKDAYS) if name.startswith(parts[1]))
    day = nth_weekday(number_of_year, int(parts[0]), weekday, int(parts[2]))
    return add_days(day, int(parts[3])) if day is not None and len(parts) > 3 else day


def public_holidays(code: str, years: Collection[int]) -> frozenset[dt.date]:
    """The public holidays of a country ("US") or subdivision ("DE-BY") in these years.

    Raises:
        MissingExtraError: the package ``holidays`` is not installed.
        InputError: it knows no such country or subdivision.
    """
    try:
        import holidays as known
    except ImportError as error:
        raise MissingExtraError.of("public holidays need the package 'holidays'", "holidays") from error
    country, _, subdivision = code.strip().upper().partition("-")
    try:
        days = known.country_holidays(country, subdiv=subdivision or None, years=sorted(years))
    except (NotImplementedError, KeyError) as error:
        raise InputError(
            f"context.holidays: {code!r} is no country or subdivision that is known; give ISO 3166 codes such as 'US' or 'DE-BY'"
        ) from error
    return frozenset(days.keys())


# --------------------------------------------------------------------------- working days


def workdays(
    first: dt.date,
    last: dt.date,
    weekdays: Sequence[str] = WEEKDAYS[:5],
    holidays: Collection[dt.date] = (),
) -> Iterator[dt.date]:
    """The working days from `first` to `last`, both inclusive: those of `weekdays` that are no holidays."""
    numbers = {WEEKDAYS.index(name) for name in weekdays}
    day = first
    while day <= last:
        if day.weekday() in numbers and day not in holidays:
            yield day
        day += DAY


def count_workdays(
    first: dt.date,
    last: dt.date,
    weekdays: Sequence[str] = WEEKDAYS[:5],
    holidays: str | Collection[dt.date] | None = None,
) -> int:
    """How many working days there are from `first` to `last`, both inclusive; `holidays` is a code ("US") or the days themselves.

    Whole weeks are counted at once, so the cost does not grow with the distance.

    Raises:
        MissingExtraError: `holidays` is a code and the package ``holidays`` is not installed.
    """
    if last < first:
        return 0
    numbers = {WEEKDAYS.index(name) for name in weekdays}
    off: Collection[dt.date] = public_holidays(holidays, range(first.year, last.year + 1)) if isinstance(holidays, str) else holidays or ()
    weeks, rest = divmod((last - first).days + 1, 7)
    count = weeks * len(numbers) + sum((first.weekday() + k) % 7 in numbers for k in range(rest))
    return count - sum(1 for day in set(off) if first <= day <= last and day.weekday() in numbers)


def add_workdays(first: dt.date, count: int, weekdays: Sequence[str] = WEEKDAYS[:5], holidays: Collection[dt.date] = ()) -> dt.date:
    """The day that lies `count` working days after `first` (before it where `count` is negative): a working day itself.

    They are counted from `first`, or from the last working day up to it where it is none.
    """
    numbers = {WEEKDAYS.index(name) for name in weekdays}
    step = 1 if count >= 0 else -1
    day, left = first, abs(count)
    while left and (day.weekday() not in numbers or day in holidays) and day.year not in (MIN_YEAR, MAX_YEAR):
        day = add_days(day, -step)
    if not holidays:
        weeks, left = divmod(left, len(numbers))
        day = add_days(day, step * 7 * weeks)
    while left:
        day = add_days(day, step)
        if day.year in (MIN_YEAR, MAX_YEAR):
            return day
        if day.weekday() in numbers and day not in holidays:
            left -= 1
    return day

"""The algebra of dates: a day or period whose year may still be open, and the calendar that turns it into days.

A `TimeValue` may leave its year open ("31 March", "Q2", "Christmas"), so that "from March to May 2027" and "Jan-Mar 2027"
can hand the year of one side to the other. Nothing here knows a word of a language.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Collection, Sequence

import msgspec
from msgspec.structs import replace

from smartcritic import calendar
from smartcritic.calendar import Period
from smartcritic.model import WEEKDAYS

_FEWEST_WORKDAYS = 40
"""Working days that even a calendar of one day a week has in a year."""
ONE_DAY = dt.timedelta(days=1)
_OPEN_YEAR = frozenset({"month", "day", "quarter", "half", "week", "holiday", "season"})
_MONTHS_OF = {"month": 1, "quarter": 3, "half": 6, "year": 12}
_WEEK_PARTS = {"early": (0, 2), "mid": (1, 4), "late": (3, 6)}
_PLACE = {"early": 0, "mid": 1, "late": 2}


class TimeValue(msgspec.Struct, frozen=True, gc=False):
    """A day or period.

    `grain`: "day", "weekday", "week", "weekend", "month", "quarter", "half", "year", "decade", "century", "season",
    "holiday", "span". `fixed` holds the days where they are known; else `year`, `month`, `day`, `number` and `holiday`
    say what is. `part` is "early", "mid", "late", "rest", "half1" or "half2" of it. `form` says how it was written.
    `weeks` shifts a weekday by whole weeks. `latent` is one that only its context makes a date. `nth` is (unit, n, count):
    the nth units inside it.
    """

    grain: str
    form: str
    year: int | None = None
    month: int = 0
    day: int = 0
    number: int = 0
    weekday: int | None = None
    fiscal: bool = False
    calendar: bool = False
    holiday: str = ""
    fixed: Period | None = None
    part: str = ""
    weeks: int | None = None
    latent: bool = False
    nth: tuple[str, int, int] | None = None

    @property
    def open_year(self) -> bool:
        """Whether another value may hand its year to this one."""
        return self.fixed is None and self.year is None and self.grain in _OPEN_YEAR


def is_date(year: int, month: int, day: int) -> bool:
    """Whether the calendar has such a day."""
    return 1 <= month <= 12 and 1 <= year <= dt.MAXYEAR and 1 <= day <= calendar.last_day(year, month).day


class Calendar:
    """Turns values into days: `today`, the month in which the fiscal year begins and the working days are known here.

    `holidays`: the code of a country or subdivision whose public holidays are no working days ("DE-BY"), or None.
    """

    __slots__ = ("fiscal", "holidays", "today", "workdays")

    def __init__(
        self, today: dt.date, fiscal_year_start: int = 1, workdays: Sequence[str] = WEEKDAYS[:5], holidays: str | None = None
    ) -> None:
        self.today = today
        self.fiscal = fiscal_year_start
        self.workdays = workdays
        self.holidays = holidays

    def add_workdays(self, day: dt.date, count: int) -> dt.date:
        """The day that lies `count` working days after a day, before it where `count` is negative."""
        off: Collection[dt.date] = ()
        if self.holidays is not None:
            years = abs(count) // _FEWEST_WORKDAYS + 1
            off = calendar.public_holidays(self.holidays, range(max(1, day.year - years), min(dt.MAXYEAR, day.year + years) + 1))
        return calendar.add_workdays(day, count, self.workdays, off)

    # -------------------------------------------------------------- which days

    def days(self, v: TimeValue, *, past: bool = False, parted: bool = True) -> Period | None:
        """First and last day of a value; of an open year the next one that is not over (the last begun one if `past`)."""
        whole = self._whole(v, past)
        if whole is None:
            return None
        if v.nth is not None:
            return self._nth(v, whole, past)
        return self._part(v, whole) if v.part and parted else whole

    def deadline_of(self, v: TimeValue) -> dt.date | None:
        """The last day that "by" a value allows: "by mid-March" is the 15th, "by mid-year" 30 June."""
        whole = self._whole(v, False)
        if whole is None:
            return None
        if v.part != "mid" or v.nth is not None:
            days = self.days(v)
            return days[1] if days else None
        a, b = whole
        if v.grain == "month":
            return a + 14 * ONE_DAY
        if v.grain in ("year", "half"):
            return calendar.add_months(a, _MONTHS_OF[v.grain] // 2) - ONE_DAY
        return a + 2 * ONE_DAY if v.grain == "week" else calendar.add_days(a, (b - a).days // 2)

    def _whole(self, v: TimeValue, past: bool) -> Period | None:
        if v.fixed is not None:
            return v.fixed
        if v.grain == "weekday":
            return self._weekday(v, past)
        if v.year is not None:
            return self.in_year(v, v.year)
        if v.grain == "year":
            return None
        if v.grain == "day" and not v.month:
            return self._day_of_month(v, past)
        return self._nearest(v, past)

    def in_year(self, v: TimeValue, year: int) -> Period | None:
        """The days of a value in a given year (the fiscal one for quarters and halves); None where it has no such day."""
        make = _IN_YEAR.get(v.grain)
        if make is None or not (calendar.MIN_YEAR < year < calendar.MAX_YEAR or (v.grain == "day" and year <= dt.MAXYEAR)):
            return None
        try:
            return make(self, v, year)
        except ValueError:
            return None

    def month_year(self, v: TimeValue, year: int) -> int:
        """The calendar year of a month of a fiscal year ("March FY27")."""
        return year - 1 if v.fiscal and self.fiscal > 1 and v.month >= self.fiscal else year

    def year_start(self, v: TimeValue) -> int:
        """The month in which the year of a quarter or half begins."""
        return 1 if v.calendar else self.fiscal

    def _nearest(self, v: TimeValue, past: bool) -> Period | None:
        year, today = self.today.year, self.today
        for y in range(year + 1, year - 9, -1) if past else range(year - 1, year + 10):
            days = self.in_year(v, y)
            if days is not None and (days[0] <= today if past else days[1] >= today):
                return days
        return None

    def _weekday(self, v: TimeValue, past: bool) -> Period:
        assert v.weekday is not None
        ahead = (v.weekday - self.today.weekday()) % 7
        nearest = ahead if not past else ahead - 7 if ahead else 0
        shift = nearest if v.weeks is None else v.weekday - self.today.weekday() + 7 * v.weeks
        day = calendar.add_days(self.today, shift + 7 * v.number)
        return day, day

    def _day_of_month(self, v: TimeValue, past: bool) -> Period | None:
        """ "the 15th": the next such day; with a weekday the nearest one that falls on it."""
        step = -1 if past else 1
        for k in range(60):
            first = calendar.add_months(self.today.replace(day=1), step * k)
            if v.day > calendar.last_day(first.year, first.month).day:
                continue
            d = first.replace(day=v.day)
            if (d <= self.today if past else d >= self.today) and (v.weekday is None or d.weekday() == v.weekday):
                return d, d
        return None

    # -------------------------------------------------------------- parts of a period

    def _part(self, v: TimeValue, whole: Period) -> Period:
        a, b = whole
        if v.part == "rest":
            return max(a, self.today), b
        if v.part in ("half1", "half2"):
            middle = self._middle(v.grain, a, b)
            return (a, middle - ONE_DAY) if v.part == "half1" else (middle, b)
        if v.grain == "week":
            first, last = _WEEK_PARTS[v.part]
            return calendar.add_days(a, first), calendar.add_days(a, last)
        one, two = self._thirds(v.grain, a, b)
        return ((a, one), (one + ONE_DAY, two), (calendar.add_days(two, 1), b))[_PLACE[v.part]]

    @staticmethod
    def _middle(grain: str, a: dt.date, b: dt.date) -> dt.date:
        """The first day of the second half."""
        if grain in ("year", "half"):
            return calendar.add_months(a, _MONTHS_OF[grain] // 2)
        return a + 15 * ONE_DAY if grain == "month" else calendar.add_days(a, ((b - a).days + 2) // 2)

    @staticmethod
    def _thirds(grain: str, a: dt.date, b: dt.date) -> Period:
        """The last days of the first and of the second third."""
        if grain == "month":
            return a + 9 * ONE_DAY, a + 19 * ONE_DAY
        months = _MONTHS_OF.get(grain)
        if months is not None:
            return calendar.add_months(a, months // 3) - ONE_DAY, calendar.add_months(a, months * 2 // 3) - ONE_DAY
        third = max(1, ((b - a).days + 1) // 3)
        return calendar.add_days(a, third - 1), calendar.add_days(a, 2 * third - 1)

    def _nth(self, v: TimeValue, whole: Period, past: bool) -> Period | None:
        """The nth unit of a period: "3rd week of May", "last Friday of March", "first two months of 2027"."""
        assert v.nth is not None
        a, b = whole
        days = nth_in(self, v.nth, a, b)
        if v.grain == "month" and v.year is None and v.fixed is None and not past and days is not None and days[1] < self.today:
            return nth_in(self, v.nth, *calendar.month(a.year + 1, a.month))
        return days


# --------------------------------------------------------------------------- a value in a year


def _day(cal: Calendar, v: TimeValue, year: int) -> Period:
    d = dt.date(year, v.month, v.day)
    return d, d


def _season(cal: Calendar, v: TimeValue, year: int) -> Period:
    """Meteorological seasons of the northern half; winter ends in the year after it begins."""
    return calendar.months_from(dt.date(year, 3 * v.number, 1), 3)


def _holiday(cal: Calendar, v: TimeValue, year: int) -> Period | None:
    """A holiday's day; of a rule ``"~ FIRST LAST"`` the days from one to the other, of ``"A|B"`` the first that is not over."""
    if "|" in v.holiday:
        days = [day for rule in v.holiday.split("|") if (day := calendar.holiday(rule, year)) is not None]
        day = next((d for d in days if d >= cal.today), days[-1])
        return day, day
    first, last = v.holiday[2:].split(" ") if v.holiday.startswith("~") else (v.holiday, v.holiday)
    a, b = calendar.holiday(first, year), calendar.holiday(last, year)
    return (a, b) if a and b else None


_IN_YEAR: dict[str, Callable[[Calendar, TimeValue, int], Period | None]] = {
    "day": _day,
    "week": lambda cal, v, year: calendar.iso_week(year, v.number),
    "month": lambda cal, v, year: calendar.month(cal.month_year(v, year), v.month),
    "quarter": lambda cal, v, year: calendar.quarter(year, v.number, cal.year_start(v)),
    "half": lambda cal, v, year: calendar.half(year, v.number, cal.year_start(v)),
    "year": lambda cal, v, year: calendar.fiscal_year(year, cal.fiscal) if v.fiscal else calendar.year(year),
    "season": _season,
    "holiday": _holiday,
}


# --------------------------------------------------------------------------- the nth unit of a period


def nth_in(cal: Calendar, nth: tuple[str, int, int], a: dt.date, b: dt.date) -> Period | None:
    """The `count` units from the nth one on (from the end where it is negative) of the days `a` to `b`."""
    unit, n, count = nth
    if unit.startswith("weekday"):
        return _nth_weekday(int(unit[7:]), n, a, b)
    make = _NTH.get(unit)
    if make is not None:
        return make(cal, n, count, a, b)
    months = _MONTHS_OF.get(unit)
    if months is None:
        return None
    if n < 0:
        end = calendar.add_months(calendar.add_days(b, 1), months * (n + 1))
        return calendar.add_months(end, -months * max(1, count)), end - ONE_DAY
    start = calendar.add_months(a, months * (n - 1))
    return start, calendar.add_months(start, months * max(1, count)) - ONE_DAY


def _inside(d: dt.date, a: dt.date, b: dt.date) -> Period | None:
    return (d, d) if a <= d <= b else None


def _nth_weekday(weekday: int, n: int, a: dt.date, b: dt.date) -> Period | None:
    if n < 0:
        return _inside(calendar.add_days(b, -((b.weekday() - weekday) % 7) - 7 * (-n - 1)), a, b)
    return _inside(calendar.add_days(a, (weekday - a.weekday()) % 7 + 7 * (n - 1)), a, b)


def _nth_day(cal: Calendar, n: int, count: int, a: dt.date, b: dt.date) -> Period | None:
    d = calendar.add_days(b, n + 1) if n < 0 else calendar.add_days(a, n - 1)
    if count > 1:
        return (calendar.add_days(d, 1 - count), d) if n < 0 else (d, calendar.add_days(d, count - 1))
    return _inside(d, a, b)


def _nth_workday(cal: Calendar, n: int, count: int, a: dt.date, b: dt.date) -> Period | None:
    start = calendar.add_days(b, 1) if n < 0 else calendar.add_days(a, -1)
    return _inside(cal.add_workdays(start, n), a, b)


def _nth_week(cal: Calendar, n: int, count: int, a: dt.date, b: dt.date) -> Period | None:
    """A week belongs to the period that holds its Thursday (ISO 8601)."""
    if n < 0:
        start = calendar.add_days(calendar.week_of(calendar.add_days(b, -3))[0], 7 * (n + 1))
        if count > 1:
            return calendar.add_days(start, -7 * (count - 1)), calendar.add_days(start, 6)
    else:
        start = calendar.add_days(calendar.week_of(calendar.add_days(a, 3))[0], 7 * (n - 1))
        if count > 1:
            return start, calendar.add_days(start, 7 * count - 1)
    return (start, calendar.add_days(start, 6)) if start <= b else None


def _nth_weekend(cal: Calendar, n: int, count: int, a: dt.date, b: dt.date) -> Period | None:
    sunday = calendar.add_days(b, -((b.weekday() - 6) % 7)) if n < 0 else calendar.add_days(a, (6 - a.weekday()) % 7)
    sunday = calendar.add_days(sunday, 7 * (n + 1) if n < 0 else 7 * (n - 1))
    return calendar.add_days(sunday, -1), sunday


_NTH: dict[str, Callable[[Calendar, int, int, dt.date, dt.date], Period | None]] = {
    "day": _nth_day,
    "workday": _nth_workday,
    "week": _nth_week,
    "weekend": _nth_weekend,
}

__all__ = ["ONE_DAY", "Calendar", "Period", "TimeValue", "is_date", "nth_in", "replace"]

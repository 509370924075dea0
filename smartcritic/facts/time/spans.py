"""Units of time: the running, next or last one, amounts of them added to a day, and ISO 8601 periods."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence

from smartcritic import calendar
from smartcritic.facts.time.algebra import Calendar, Period

Amount = tuple[float, str]
"""How many of which unit."""

MAX_COUNT = 4000
"""More units than this are no span of business time."""

_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}
_ORDER = {"century": 9, "decade": 8, "year": 7, "half": 6, "quarter": 5, "month": 4, "fortnight": 3, "week": 2, "workweek": 2, "day": 1}
_LETTERS = {"year": "Y", "month": "M", "week": "W", "workweek": "W"}
_SCALED = {"quarter": (3, "M"), "half": (6, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W"), "weekend": (2, "D")}
MONTH_DAYS = 30.4375


def shift(cal: Calendar, day: dt.date, amounts: Sequence[Amount], sign: int) -> dt.date:
    """`day` moved by amounts of time, the largest unit first."""
    for count, unit in sorted(amounts, key=lambda a: -_ORDER.get(a[1], 0)):
        months = _MONTHS.get(unit)
        if months is not None:
            total = count * months
            whole = int(total)
            day = calendar.add_months(day, sign * whole)
            if total != whole:
                day = calendar.add_days(day, sign * round((total - whole) * MONTH_DAYS))
        elif unit == "workday":
            day = cal.add_workdays(day, sign * int(count))
        else:
            day = calendar.add_days(day, sign * round(count * _DAYS.get(unit, 1)))
    return day


def iso_period(amounts: Sequence[Amount]) -> str:
    """ISO 8601 duration: [(2, "week")] -> "P2W", [(1, "year"), (3, "month")] -> "P1Y3M"."""
    out: dict[str, float] = {}
    for count, unit in amounts:
        factor, letter = _SCALED.get(unit, (1, _LETTERS.get(unit, "D")))
        out[letter] = out.get(letter, 0) + count * factor
    if len(out) > 1 and "W" in out:
        out["D"] = out.get("D", 0) + 7 * out.pop("W")
    return "P" + "".join(f"{out[k]:g}{k}" for k in "YMWD" if k in out)


def period_days(period: str) -> int:
    """About how many days an ISO 8601 duration has."""
    total, number = 0.0, ""
    for c in period[1:]:
        if c.isdigit() or c == ".":
            number += c
        else:
            total += float(number or 0) * {"Y": 365, "M": 30, "W": 7}.get(c, 1)
            number = ""
    return int(total)


# --------------------------------------------------------------------------- this, next, last


def unit_period(cal: Calendar, unit: str, shifted: int, *, fiscal: bool = False) -> Period | None:
    """This (0), next (1) or last (-1) day, week, month, quarter, half, year, decade ...; None for a unit that has none."""
    make = _UNIT_PERIODS.get("fiscal" if fiscal and unit == "year" else unit)
    try:
        return make(cal, shifted) if make is not None else None
    except (ValueError, OverflowError):  # behind the last year that there is
        return None


def counted_periods(cal: Calendar, amounts: Sequence[Amount], sign: int) -> Period:
    """The next (sign 1) or last (-1) so many units from today: whole ones of quarter, half, decade, century."""
    today = cal.today
    count, unit = amounts[0]
    if unit in {"quarter", "half", "decade", "century"} and len(amounts) == 1:
        first = unit_period(cal, unit, 1 if sign > 0 else -int(count))
        last = unit_period(cal, unit, int(count) if sign > 0 else -1)
        if first is not None and last is not None:
            return first[0], last[1]
    if sign > 0:
        end = shift(cal, today, amounts, 1)
        return min(calendar.add_days(today, 1), end), end
    start = shift(cal, today, amounts, -1)
    return start, max(start, calendar.add_days(today, -1))


def _day(cal: Calendar, k: int) -> Period:
    d = calendar.add_days(cal.today, k)
    return d, d


def _workday(cal: Calendar, k: int) -> Period:
    d = cal.add_workdays(cal.today, k)
    return d, d


def _week(cal: Calendar, k: int) -> Period:
    return calendar.week_of(calendar.add_days(cal.today, 7 * k))


def _workweek(cal: Calendar, k: int) -> Period:
    a = _week(cal, k)[0]
    return a, calendar.add_days(a, 4)


def _weekend(cal: Calendar, k: int) -> Period:
    a, b = _week(cal, k)
    return calendar.add_days(a, 5), b


def _fortnight(cal: Calendar, k: int) -> Period:
    today = cal.today
    if k > 0:
        return calendar.add_days(today, 1), calendar.add_days(today, 14)
    return (calendar.add_days(today, -14), calendar.add_days(today, -1)) if k < 0 else (today, calendar.add_days(today, 13))


def _month(cal: Calendar, k: int) -> Period:
    return calendar.months_from(calendar.add_months(cal.today.replace(day=1), k), 1)


def _quarter(cal: Calendar, k: int) -> Period:
    a = calendar.quarter(*calendar.quarter_of(cal.today, cal.fiscal), cal.fiscal)[0]
    return calendar.months_from(calendar.add_months(a, 3 * k), 3)


def _half(cal: Calendar, k: int) -> Period:
    a = calendar.half(*calendar.half_of(cal.today, cal.fiscal), cal.fiscal)[0]
    return calendar.months_from(calendar.add_months(a, 6 * k), 6)


def _years(cal: Calendar, k: int, size: int) -> Period:
    y = max(2, min(calendar.MAX_YEAR - size, cal.today.year // size * size + size * k))
    return dt.date(y, 1, 1), dt.date(y + size - 1, 12, 31)


_UNIT_PERIODS: dict[str, Callable[[Calendar, int], Period]] = {
    "day": _day,
    "night": _day,
    "workday": _workday,
    "week": _week,
    "workweek": _workweek,
    "weekend": _weekend,
    "fortnight": _fortnight,
    "month": _month,
    "quarter": _quarter,
    "half": _half,
    "year": lambda cal, k: calendar.year(cal.today.year + k),
    "fiscal": lambda cal, k: calendar.fiscal_year(calendar.fiscal_year_of(cal.today, cal.fiscal) + k, cal.fiscal),
    "decade": lambda cal, k: _years(cal, k, 10),
    "century": lambda cal, k: _years(cal, k, 100),
}

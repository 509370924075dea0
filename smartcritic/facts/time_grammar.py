"""The grammar of business time: words -> moments.

A `Moment` is a day or a period whose year may still be open ("31 March", "Q2", "Christmas"), so that "from March to
May 2027" and "Jan-Mar 2027" can hand the year of one side to the other. `Grammar` reads one moment, amount of time or
number that begins at a given word; it looks ahead a few words and never goes back over a text, so reading is linear.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.facts.time_words import Words

Period = tuple[dt.date, dt.date]

ONE_DAY = dt.timedelta(days=1)
ORDINAL_SIGNS = frozenset({"st", "nd", "rd", "th"})
_OPEN_YEAR = frozenset({"month", "day", "quarter", "half", "week", "holiday", "season"})
_FISCAL = frozenset({"fy", "fiscal", "financial"})


@dataclass(frozen=True, slots=True)
class Moment:
    """A day or period.

    `grain`: "day", "weekday", "week", "weekend", "month", "quarter", "half", "year", "decade", "century", "season",
    "holiday", "span". `fixed` holds the days where they are known; else `year`, `month`, `day`, `number` and `rule_of`
    say what is. `part` is "early", "mid", "late", "end", "first half" ... of it. `name` is the grammar rule.
    """

    grain: str
    name: str
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
    which: int | None = None
    weak: bool = False
    nth: tuple[str, int, int] | None = None

    @property
    def open_year(self) -> bool:
        """Whether another moment may hand its year to this one."""
        return self.fixed is None and self.year is None and self.grain in _OPEN_YEAR


class Calendar:
    """Turns moments into days: `today` and the fiscal calendar are known here."""

    __slots__ = ("fiscal", "today")

    def __init__(self, today: dt.date, fiscal_year_start: int) -> None:
        self.today = today
        self.fiscal = fiscal_year_start

    # -------------------------------------------------------------- resolving

    def days(self, m: Moment, *, past: bool = False, parted: bool = True) -> Period | None:
        """First and last day of a moment; of an open year the next one that is not over (the last begun one if `past`)."""
        whole = self._whole(m, past)
        if whole is None:
            return None
        if m.nth is not None:
            return self._nth(m, whole, past)
        return self._part(m, whole) if m.part and parted else whole

    def _whole(self, m: Moment, past: bool) -> Period | None:
        if m.fixed is not None:
            return m.fixed
        if m.grain == "weekday":
            return self._weekday(m, past)
        if m.grain == "year":
            return self.in_year(m, m.year) if m.year is not None else None
        if m.year is not None:
            return self.in_year(m, m.year)
        if m.grain == "day" and not m.month:
            return self._day_of_month(m, past)
        return self._nearest(m, past)

    def in_year(self, m: Moment, y: int) -> Period | None:
        """The days of a moment in a given year (the fiscal one for quarters and halves)."""
        if not calendar.MIN_YEAR < y < calendar.MAX_YEAR:
            return None
        start = 1 if m.calendar else self.fiscal
        try:
            if m.grain == "month":
                return calendar.month(self._calendar_year(m, y), m.month)
            if m.grain == "day":
                d = dt.date(y, m.month, m.day)
                return d, d
            if m.grain == "quarter":
                return calendar.quarter(y, m.number, start)
            if m.grain == "half":
                return calendar.half(y, m.number, start)
            if m.grain == "year":
                return calendar.fiscal_year(y, self.fiscal) if m.fiscal else calendar.year(y)
            if m.grain == "week":
                return calendar.iso_week(y, m.number)
            if m.grain == "holiday" and m.holiday.startswith("~"):
                first, last = m.holiday[2:].split(" ")
                a, b = calendar.holiday(first, y), calendar.holiday(last, y)
                return (a, b) if a and b else None
            if m.grain == "holiday":
                day = calendar.holiday(m.holiday, y)
                return (day, day) if day else None
            if m.grain == "season":
                return self._season(m.number, y)
        except ValueError:
            return None
        return None

    def _calendar_year(self, m: Moment, y: int) -> int:
        """The calendar year of a month of a fiscal year ("March FY27")."""
        return y - 1 if m.fiscal and self.fiscal > 1 and m.month >= self.fiscal else y

    def _season(self, number: int, y: int) -> Period:
        """Meteorological seasons of the northern half; winter ends in the year after it begins."""
        first = dt.date(y, 3 * number, 1)
        return calendar.months_from(first, 3)

    def _nearest(self, m: Moment, past: bool) -> Period | None:
        y = self.today.year
        if past:
            for k in range(1, -9, -1):
                days = self.in_year(m, y + k)
                if days is not None and days[0] <= self.today:
                    return days
            return None
        for k in range(-1, 10):
            days = self.in_year(m, y + k)
            if days is not None and days[1] >= self.today:
                return days
        return None

    def _weekday(self, m: Moment, past: bool) -> Period:
        assert m.weekday is not None
        ahead = (m.weekday - self.today.weekday()) % 7
        nearest = ahead if not past else ahead - 7 if ahead else 0
        shift = nearest if m.which is None else m.weekday - self.today.weekday() + 7 * m.which
        day = calendar.add_days(self.today, shift + 7 * m.number)
        return day, day

    def _day_of_month(self, m: Moment, past: bool) -> Period | None:
        """ "the 15th": the next such day; with a weekday the nearest one that falls on it."""
        step = -1 if past else 1
        for k in range(60):
            first = calendar.add_months(self.today.replace(day=1), step * k)
            try:
                d = first.replace(day=m.day)
            except ValueError:
                continue
            if (d <= self.today if past else d >= self.today) and (m.weekday is None or d.weekday() == m.weekday):
                return d, d
        return None

    # -------------------------------------------------------------- parts of a period

    def _part(self, m: Moment, whole: Period) -> Period:
        a, b = whole
        part = m.part
        if part == "rest":
            return max(a, self.today), b
        if part == "half1" or part == "half2":
            if m.grain in ("year", "half", "quarter"):
                months = {"year": 6, "half": 3}.get(m.grain)
                middle = calendar.add_months(a, months) if months else calendar.add_days(a, ((b - a).days + 2) // 2)
            elif m.grain == "month":
                middle = a + 15 * ONE_DAY
            else:
                middle = calendar.add_days(a, ((b - a).days + 2) // 2)
            return (a, middle - ONE_DAY) if part == "half1" else (middle, b)
        thirds = self._thirds(m.grain, a, b)
        if part == "early":
            return a, thirds[0]
        if part == "mid":
            return (calendar.add_days(a, 1), thirds[1]) if m.grain == "week" else (calendar.add_days(thirds[0], 1), thirds[1])
        return calendar.add_days(thirds[1], 1) if m.grain != "week" else calendar.add_days(a, 3 if part == "late" else 4), b

    @staticmethod
    def _thirds(grain: str, a: dt.date, b: dt.date) -> Period:
        """The last days of the first and of the second third."""
        if grain == "month":
            return a + 9 * ONE_DAY, a + 19 * ONE_DAY
        if grain == "year":
            return calendar.add_months(a, 4) - ONE_DAY, calendar.add_months(a, 8) - ONE_DAY
        if grain == "half":
            return calendar.add_months(a, 2) - ONE_DAY, calendar.add_months(a, 4) - ONE_DAY
        if grain == "quarter":
            return calendar.add_months(a, 1) - ONE_DAY, calendar.add_months(a, 2) - ONE_DAY
        if grain == "week":
            return a + 2 * ONE_DAY, a + 4 * ONE_DAY
        third = max(1, ((b - a).days + 1) // 3)
        return calendar.add_days(a, third - 1), calendar.add_days(a, 2 * third - 1)

    def deadline_of(self, m: Moment) -> dt.date | None:
        """The last day that "by" a moment allows: "by mid-March" is the 15th, "by mid-year" 30 June."""
        whole = self._whole(m, False)
        if whole is None:
            return None
        if m.part == "mid" and m.nth is None:
            a, b = whole
            if m.grain == "month":
                return a + 14 * ONE_DAY
            if m.grain in ("year", "half"):
                return calendar.add_months(a, 6 if m.grain == "year" else 3) - ONE_DAY
            if m.grain == "week":
                return a + 2 * ONE_DAY
            return calendar.add_days(a, (b - a).days // 2)
        days = self.days(m)
        return days[1] if days else None

    def _nth(self, m: Moment, whole: Period, past: bool) -> Period | None:
        """The nth unit of a period: "3rd week of May", "last Friday of March", "first two months of 2027"."""
        assert m.nth is not None
        unit, n, count = m.nth
        a, b = whole
        if m.grain == "month" and m.year is None and m.fixed is None and not past:
            days = self._nth_in(unit, n, count, a, b)
            if days is not None and days[1] < self.today:
                later = calendar.month(a.year + 1, a.month)
                return self._nth_in(unit, n, count, *later)
            return days
        return self._nth_in(unit, n, count, a, b)

    def _nth_in(self, unit: str, n: int, count: int, a: dt.date, b: dt.date) -> Period | None:
        back = n < 0
        if unit.startswith("weekday"):
            day = int(unit[7:])
            if back:
                d = calendar.add_days(b, -((b.weekday() - day) % 7) - 7 * (-n - 1))
            else:
                d = calendar.add_days(a, (day - a.weekday()) % 7 + 7 * (n - 1))
            return (d, d) if a <= d <= b else None
        if unit == "day":
            d = calendar.add_days(b, n + 1) if back else calendar.add_days(a, n - 1)
            if count > 1:
                return (calendar.add_days(d, 1 - count), d) if back else (d, calendar.add_days(d, count - 1))
            return (d, d) if a <= d <= b else None
        if unit == "workday":
            d = calendar.add_workdays(calendar.add_days(b, 1), n) if back else calendar.add_workdays(calendar.add_days(a, -1), n)
            return (d, d) if a <= d <= b else None
        if unit == "week":
            # A week belongs to the period that holds its Thursday (ISO 8601).
            first = calendar.week_of(calendar.add_days(a, 3))[0]
            final = calendar.week_of(calendar.add_days(b, -3))[0]
            start = calendar.add_days(final, 7 * (n + 1)) if back else calendar.add_days(first, 7 * (n - 1))
            if count > 1:
                return (
                    (calendar.add_days(start, -7 * (count - 1)), calendar.add_days(start, 6))
                    if back
                    else (start, calendar.add_days(start, 7 * count - 1))
                )
            return (start, calendar.add_days(start, 6)) if start <= b else None
        if unit == "weekend":
            sunday = calendar.add_days(b, -((b.weekday() - 6) % 7)) if back else calendar.add_days(a, (6 - a.weekday()) % 7)
            sunday = calendar.add_days(sunday, 7 * (n + 1) if back else 7 * (n - 1))
            return calendar.add_days(sunday, -1), sunday
        months = {"month": 1, "quarter": 3, "half": 6, "year": 12}.get(unit)
        if months is None:
            return None
        if back:
            end = calendar.add_months(calendar.add_days(b, 1), months * (n + 1))
            return calendar.add_months(end, -months * max(1, count)), end - ONE_DAY
        start = calendar.add_months(a, months * (n - 1))
        return start, calendar.add_months(start, months * max(1, count)) - ONE_DAY

    # -------------------------------------------------------------- relative periods

    def unit_period(self, unit: str, shift: int, *, fiscal: bool = False) -> Period | None:
        """This (0), next (1) or last (-1) day, week, month, quarter, half, year, decade ..."""
        today = self.today
        if unit in ("day", "night"):
            d = calendar.add_days(today, shift)
            return d, d
        if unit == "workday":
            d = calendar.add_workdays(today, shift)
            return d, d
        if unit == "week":
            a, b = calendar.week_of(calendar.add_days(today, 7 * shift))
            return a, b
        if unit == "workweek":
            a, b = calendar.week_of(calendar.add_days(today, 7 * shift))
            return a, calendar.add_days(a, 4)
        if unit == "weekend":
            a, b = calendar.week_of(calendar.add_days(today, 7 * shift))
            return calendar.add_days(a, 5), b
        if unit == "fortnight":
            if shift > 0:
                return calendar.add_days(today, 1), calendar.add_days(today, 14)
            return (calendar.add_days(today, -14), calendar.add_days(today, -1)) if shift < 0 else (today, calendar.add_days(today, 13))
        if unit == "month":
            return calendar.months_from(calendar.add_months(today.replace(day=1), shift), 1)
        if unit == "quarter":
            a = calendar.quarter(*calendar.quarter_of(today, self.fiscal), self.fiscal)[0]
            return calendar.months_from(calendar.add_months(a, 3 * shift), 3)
        if unit == "half":
            a = calendar.half(*calendar.half_of(today, self.fiscal), self.fiscal)[0]
            return calendar.months_from(calendar.add_months(a, 6 * shift), 6)
        if unit in ("year", "fiscal"):
            if fiscal or unit == "fiscal":
                return calendar.fiscal_year(calendar.fiscal_year_of(today, self.fiscal) + shift, self.fiscal)
            return calendar.year(today.year + shift)
        if unit in ("decade", "century"):
            size = 10 if unit == "decade" else 100
            y = max(2, min(calendar.MAX_YEAR - size, today.year // size * size + size * shift))
            return dt.date(y, 1, 1), dt.date(y + size - 1, 12, 31)
        return None

    def shift(self, day: dt.date, amounts: list[tuple[float, str]], sign: int) -> dt.date:
        """`day` moved by amounts of time, the largest unit first."""
        for count, unit in sorted(amounts, key=lambda a: -_ORDER.get(a[1], 0)):
            months = _MONTHS.get(unit)
            if months is not None:
                total = count * months
                whole = int(total)
                day = calendar.add_months(day, sign * whole)
                if total != whole:
                    day = calendar.add_days(day, sign * round((total - whole) * 30.4375))
            elif unit == "workday":
                day = calendar.add_workdays(day, sign * int(count))
            else:
                day = calendar.add_days(day, sign * round(count * _DAYS.get(unit, 1)))
        return day


_MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12, "decade": 120, "century": 1200}
_DAYS = {"day": 1, "night": 1, "week": 7, "weekend": 7, "workweek": 7, "fortnight": 14}
_ORDER = {"century": 9, "decade": 8, "year": 7, "half": 6, "quarter": 5, "month": 4, "fortnight": 3, "week": 2, "workweek": 2, "day": 1}
MAX_COUNT = 4000
"""More units than this are no span of business time."""


def iso_period(amounts: list[tuple[float, str]]) -> str:
    """ISO 8601 duration: [(2, "week")] -> "P2W", [(1, "year"), (3, "month")] -> "P1Y3M"."""
    letters = {"year": "Y", "month": "M", "week": "W", "workweek": "W", "day": "D", "workday": "D", "night": "D", "weekend": "D"}
    scaled = {"quarter": (3, "M"), "half": (6, "M"), "decade": (10, "Y"), "century": (100, "Y"), "fortnight": (2, "W")}
    out: dict[str, float] = {}
    for count, unit in amounts:
        factor, letter = scaled.get(unit, (1, letters.get(unit, "D")))
        if unit == "weekend":
            factor = 2
        out[letter] = out.get(letter, 0) + count * factor
    if len(out) > 1 and "W" in out:
        out["D"] = out.get("D", 0) + 7 * out.pop("W")
    return "P" + "".join(f"{out[k]:g}{k}" for k in "YMWD" if k in out)


Found = tuple[Moment, int]


class Grammar:
    """Reads moments, amounts and numbers at a word index; every method returns what it read and the index behind it, or None."""

    __slots__ = ("cal", "moments", "x")

    def __init__(self, words: Words, cal: Calendar) -> None:
        self.x = words
        self.cal = cal
        self.moments: dict[int, Found | None] = {}
        """What was read at a word before: several rules ask for the moment at the same word."""

    # -------------------------------------------------------------- numbers

    def number(self, i: int) -> tuple[float, int] | None:
        """A number in digits or words: "5", "1.5", "twenty-one", "two thousand and twenty", "a dozen"."""
        x = self.x
        c, w = x.c, x.w
        if c[i] == "int":
            value: float = x.v[i]
            if value < 0:
                return None
            j = i + 1
            if w[j] == "." and c[j + 1] == "int" and x.glued(j) and x.glued(j + 1):
                return float(f"{w[i]}.{w[j + 1]}") if len(w[j + 1]) < 9 else value, j + 2
            while w[j] == "," and c[j + 1] == "int" and len(w[j + 1]) == 3 and x.glued(j) and x.glued(j + 1) and value < 1e9:
                value = value * 1000 + x.v[j + 1]
                j += 2
            return value, j
        if c[i] == "number":
            return self._number_words(i)
        return None

    def _number_words(self, i: int) -> tuple[int, int] | None:
        x = self.x
        c, w, v = x.c, x.w, x.v
        total = current = 0
        j, last = i, 10**6
        while j < i + 12:
            k = j
            if (w[k] == "-" and j > i and c[k + 1] == "number" and v[k + 1] < 10) or (
                w[k] == "and" and j > i and c[k + 1] == "number" and (last >= 100 or last >= 20 > v[k + 1])
            ):
                k += 1
            if c[k] != "number":
                break
            value = v[k]
            if value >= 100:
                if j == i:
                    current = 1
                if value == 1000:
                    total, current = total + max(1, current) * 1000, 0
                else:
                    current = max(1, current) * 100
                last = value
            elif value < last and (last >= 100 or (last >= 20 and last % 10 == 0 and 0 < value < 10)):
                current += value
                last = value
            else:
                break
            j = k + 1
        return (total + current, j) if j > i else None

    def ordinal(self, i: int) -> tuple[int, int] | None:
        """ "3rd", "third", "twenty-first", "31st"."""
        x = self.x
        if x.c[i] == "int" and x.w[i + 1] in ORDINAL_SIGNS and x.glued(i + 1) and 0 < x.v[i] <= 400:
            return x.v[i], i + 2
        if x.c[i] == "ordinal":
            return x.v[i], i + 1
        if x.c[i] == "number" and x.v[i] in (20, 30):
            j = i + 2 if x.w[i + 1] == "-" else i + 1
            if x.c[j] == "ordinal" and 0 < x.v[j] < 10:
                return x.v[i] + x.v[j], j + 1
        return None

    def year(self, i: int, *, loose: bool = False) -> tuple[int, int] | None:
        """A year: "2027", "'27", "nineteen eighty six"; with `loose` also "27" and any year from 100 on."""
        x = self.x
        c, w, v = x.c, x.w, x.v
        if c[i] == "int":
            nxt = w[i + 1]
            if len(w[i]) == 4 and (1500 <= v[i] < 2200 or (loose and v[i] >= 1000)):
                if nxt in (".", ",") and c[i + 2] == "int" and x.glued(i + 1) and x.glued(i + 2):
                    return None
                if nxt and x.glued(i + 1) and (nxt == "%" or (nxt.isalpha() and nxt not in ("q", "h"))):
                    return None
                return v[i], i + 1
            if loose and len(w[i]) == 2 and not (nxt == "%" or (nxt in (":", ".") and c[i + 2] == "int" and x.glued(i + 1))):
                return self.century(v[i]), i + 1
            return None
        if w[i] in ("'", "’", "‘") and c[i + 1] == "int" and len(w[i + 1]) == 2 and x.glued(i + 1):
            return self.century(v[i + 1]), i + 2
        if c[i] == "number":
            return self._year_words(i)
        return None

    def _year_words(self, i: int) -> tuple[int, int] | None:
        x = self.x
        first = x.v[i]
        if 11 <= first <= 20 and x.c[i + 1] == "number":
            j = i + 1
            if x.v[j] == 0 and x.c[j + 1] == "number" and 0 < x.v[j + 1] < 10:
                return first * 100 + x.v[j + 1], j + 2
            rest = self._number_words(j)
            if rest is not None and 10 <= rest[0] <= 99:
                return first * 100 + rest[0], rest[1]
        whole = self._number_words(i)
        if whole is not None and 1000 <= whole[0] < 2200 and whole[1] - i > 1:
            return whole[0], whole[1]
        return None

    @staticmethod
    def century(two: int) -> int:
        """The year of two digits: 00-39 are of this century, 40-99 of the last."""
        return 2000 + two if two < 40 else 1900 + two

    # -------------------------------------------------------------- amounts of time

    def amounts(self, i: int) -> tuple[list[tuple[float, str]], int] | None:
        """Amounts of time: "30 days", "two and a half years", "a year", "2 years 1 month and 21 days", "6-month"."""
        first = self._amount(i)
        if first is None:
            return None
        out = [first[0]]
        j = first[1]
        while len(out) < 5:
            k = j
            if self.x.w[k] in ("and", ","):
                k += 1
            more = self._amount(k, plain=True)
            if more is None or any(more[0][1] == unit for _, unit in out):
                break
            out.append(more[0])
            j = more[1]
        return out, j

    def _amount(self, i: int, *, plain: bool = False) -> tuple[tuple[float, str], int] | None:
        x = self.x
        w, c = x.w, x.c
        j = i
        if w[j] in {"a", "an", "one", "another"} and c[j + 1] in ("unit", "units") and not plain:
            count, j = 1.0, j + 1
        elif w[j] in ("a", "another") and w[j + 1] in ("couple", "pair"):
            count, j = 2.0, j + 3 if w[j + 2] == "of" else j + 2
        elif w[j] == "couple":
            count, j = 2.0, j + 2 if w[j + 1] == "of" else j + 1
        elif w[j] == "a" and w[j + 1] == "dozen":
            count, j = 12.0, j + 2
        elif w[j] == "another" and w[j + 1] in ("business", "working", "full") and not plain:
            count, j = 1.0, j + 1
        elif w[j] == "half" and w[j + 1] in ("a", "an") and c[j + 2] == "unit":
            count, j = 0.5, j + 2
        else:
            number = self.number(j)
            if number is None:
                return None
            count, j = float(number[0]), number[1]
            if w[j] == "(" and c[j + 1] == "int" and w[j + 2] == ")":
                j += 3
            if w[j] == "and" and w[j + 1] in ("a", "one") and w[j + 2] in ("half", "quarter") and c[j + 3] in ("unit", "units"):
                count += 0.5 if w[j + 2] == "half" else 0.25
                j += 3
        if w[j] == "-" and c[j + 1] in ("unit", "units"):
            j += 1
        if w[j] in {"full", "whole", "consecutive", "straight", "more", "additional", "further", "calendar", "short", "solid"}:
            j += 1
        unit, k = self.unit(j)
        if unit is None or count > MAX_COUNT or unit == "sprint":
            return None
        if unit in ("weekend", "quarter", "half") and count > 1 and not w[k - 1].endswith("s") and w[j - 1] != "-" and x.pos(k) == "NOUN":
            return None  # "15 weekend drivers"
        return (count, unit), k

    def unit(self, i: int) -> tuple[str | None, int]:
        """A unit of time, singular or plural: "weeks", "business days", "wk", "d" glued to a number is none."""
        x = self.x
        w = x.w
        if w[i] in ("business", "working", "work") and w[i + 1] in {"day", "days", "week", "weeks"}:
            return ("workday" if w[i + 1].startswith("day") else "workweek"), i + 2
        if w[i] in ("fiscal", "financial", "calendar") and w[i + 1] in {"quarter", "quarters", "year", "years", "half"}:
            return w[i + 1].removesuffix("s"), i + 2
        if x.c[i] in ("unit", "units"):
            if w[i] == "week" and w[i + 1] in ("-", "end", "ends") and (w[i + 1] != "-" or w[i + 2] in ("end", "ends")):
                if w[i + 1] == "-":
                    return "weekend", i + 3
                return (
                    ("weekend", i + 2)
                    if x.w[i + 1].startswith("end") and i and x.w[i - 1] in {"last", "this", "next", "every"}
                    else ("week", i + 1)
                )
            return x.v[i], i + 1
        if i and x.c[i - 1] == "int" and x.glued(i) and w[i] in ("d", "y") and x.upper(i):
            return {"d": "day", "y": "year"}[w[i]], i + 1
        return None, i

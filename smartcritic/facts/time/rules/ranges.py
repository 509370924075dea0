"""Two values joined: "from March to May", "4-22 January", "between 4 and 9 June"."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from smartcritic import calendar
from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import Calendar, Period, TimeValue, replace
from smartcritic.facts.time.engine import DASHES, Match, Reader, Rule
from smartcritic.facts.time.expressions import TimeExpression

_JOINS = frozenset("-–—‐‑~/&")


# --------------------------------------------------------------------------- readers


def join(r: Reader, j: int, arg: str) -> tuple[str, int] | None:
    """What joins the two sides: "to", "through", a dash; a slash only in front of a name of time."""
    x = r.tokens
    text = x.text[j]
    if text not in _JOINS and not r.at(j, "range_join"):
        return None
    if text == "/" and not (r.at(j + 1, "period_letter") or x.kind[j + 1] in ("month", "weekday")):
        return (text, j + 1) if x.kind[j + 1] == "int" and x.kind[j + 2] == "month" else None
    return text, j + 1


def range_day(r: Reader, k: int, arg: str) -> tuple[int, int] | None:
    """A number that may be a day: "4", "13th", "nineteen"."""
    x = r.tokens
    nth = numbers.ordinal(r, k)
    if nth is None and x.kind[k] == "int" and len(x.text[k]) <= 2:
        end = k + 1
        nth = x.value[k], end + (x.text[end] == "." and x.glued(end) and not x.glued(end + 1))
    if nth is None and x.kind[k] == "number":
        nth = numbers.number_words(r, k)
    return nth if nth is not None and 0 < nth[0] <= 31 else None


def range_start(r: Reader, i: int, arg: str) -> tuple[TimeValue, int] | None:
    """The first of two values."""
    return None if _in_number(r, i) else r.moment(i)


def _in_number(r: Reader, i: int) -> bool:
    """ "1" of "4.1 - ...", "12" of "3-12"."""
    x = r.tokens
    if x.kind[i] != "int" or i < 2 or x.kind[i - 2] != "int" or not x.glued(i) or not x.glued(i - 1):
        return False
    return x.text[i - 1] in (".", ",", "~") or x.text[i - 1] in DASHES or x.text[i - 1] == "—"


# --------------------------------------------------------------------------- ranges


def _is_decimal(m: Match, name: str) -> bool:
    """Whether a day and month written "4.1" may as well be a number."""
    value: TimeValue = m[name]
    return value.form == "numeric-day" and value.latent and m.x.text[m.index(name) + 1] == "."


def _is_joined(m: Match) -> bool:
    """Whether the joint fits the operator: "and" behind "between", no "to" behind "by"."""
    k = m.index("join")
    relation: str = m.get("op", "")
    if m.x.text[k] == "&" or m.r.at(k, "and"):
        return relation == "between"
    return not (relation == "by" and m.r.at(k, "to_word")) and relation != "every"


def _range(m: Match, left: TimeValue, right: TimeValue) -> TimeExpression | None:
    days = range_days(m.r.cal, left, right)
    if days is None:
        return None
    core = m.index("left") if "left" in m else m.index("day")
    if "article" in m:
        core = m.index("article")
    relation = "compare" if m.get("op") == "compare" else "range"
    return TimeExpression(m.i, m.j, core, relation, "range", *days, "range", None, right.grain, right)


def _two_values(m: Match) -> TimeExpression | None:
    left, right, k = m["left"], m["right"], m.index("join")
    text = m.x.text
    if not _is_joined(m) or (left.form == "day-of-month" and left.latent) or (right.form == "day-of-month" and left.month):
        return None
    if _is_decimal(m, "left") and _is_decimal(m, "right"):
        return None  # "from 4.1 to 4.6"
    sure = "op" in m or text[k] in DASHES or text[k] == "~" or m.r.at(k, "through")
    if not sure and left.form == right.form == "year" and left.latent and right.latent:
        return None
    return _range(m, left, right) if text[k] != "/" or left.grain == right.grain else None


def _day_to_value(m: Match) -> TimeExpression | None:
    """ "4 to 22 January", "8-12 September"."""
    day, right = m["day"], m["right"]
    whole = m.r.moment(m.index("day"))
    if not _is_joined(m) or _in_number(m.r, m.index("day")) or _is_decimal(m, "right"):
        return None
    if (
        whole is not None
        and whole[0].form != "day-of-month"
        and not (whole[0].form == "numeric-day" and right.form.startswith("day-month"))
    ):
        return None  # "3-7-27"
    if right.month:
        return _range(m, replace(right, day=day, latent=False), right)
    if right.form != "day-of-period" or right.fixed is None or day > calendar.last_day(right.fixed[0].year, right.fixed[0].month).day:
        return None
    first = right.fixed[0].replace(day=day)
    return _range(m, TimeValue("day", "day-of-period", fixed=(first, first)), right)


def _value_to_day(m: Match) -> TimeExpression | None:
    """ "June 11-16, 2027"."""
    left, day, k = m["left"], m["day_number"], m.index("day_number")
    if not _is_joined(m) or not left.month or _is_decimal(m, "left") or ("the" in m and m.x.kind[k] == "number"):
        return None  # "by 31 January through the two newsletters"
    other = m.r.moment(m.index("join") + 1)
    if (other is not None and other[0].form != "day-of-month") or ("year_behind" in m and left.year is not None):
        return None
    year = m["year_behind"][0] if "year_behind" in m else left.year
    return _range(m, replace(left, year=year), replace(left, day=day, year=year, form="month-day"))


def _to_now(m: Match) -> TimeExpression | None:
    today = m.r.cal.today
    return _range(m, m["left"], TimeValue("day", "day", fixed=(today, today))) if _is_joined(m) else None


def _start_to_end(m: Match) -> TimeExpression | None:
    """ "from the beginning of May to the end"."""
    left = m["left"]
    days = m.r.cal.days(left, parted=False) if left.part == "early" and _is_joined(m) else None
    if days is None:
        return None
    return TimeExpression(m.i, m.j, m.index("left"), "range", "range", *days, "range", None, left.grain, left)


# --------------------------------------------------------------------------- the days of a range


def range_days(cal: Calendar, left: TimeValue, right: TimeValue) -> Period | None:
    """First and last day of a range; one side hands its year to the other. None where it runs backwards."""
    if left.open_year and not right.open_year and right.year is not None:
        a, b = _year_of_right(cal, left, right)
    elif right.open_year and left.year is not None:
        a, b = _year_of_left(cal, left, right)
    elif left.open_year and (right.open_year or right.fixed is not None):
        b = cal.days(right)
        a = _last_before(cal, left, b[1]) if b is not None else None
    else:
        a, b = _own_years(cal, left, right)
    return (a[0], b[1]) if a is not None and b is not None and a[0] <= b[1] else None


Sides = tuple[Period | None, Period | None]


def _year_of_right(cal: Calendar, left: TimeValue, right: TimeValue) -> Sides:
    assert right.year is not None
    b = cal.days(right)
    a = cal.days(replace(left, year=right.year))
    if a is not None and b is not None and a[0] > b[1]:
        a = cal.days(replace(left, year=right.year - 1))
    return a, b


def _year_of_left(cal: Calendar, left: TimeValue, right: TimeValue) -> Sides:
    assert left.year is not None
    a = cal.days(left)
    b = cal.days(replace(right, year=left.year))
    if a is not None and b is not None and b[1] < a[0]:
        b = cal.days(replace(right, year=left.year + 1))
    return a, b


def _last_before(cal: Calendar, left: TimeValue, last: dt.date) -> Period | None:
    """The last one that begins by that day."""
    a: Period | None = None
    for year in range(last.year + 1, last.year - 3, -1):
        a = cal.days(replace(left, year=year))
        if a is not None and a[0] <= last:
            break
    return a


def _own_years(cal: Calendar, left: TimeValue, right: TimeValue) -> Sides:
    a, b = cal.days(left), cal.days(right)
    if a is None or b is None:
        return a, b
    if right.open_year and b[1] < a[0]:
        b = cal.days(replace(right, year=a[0].year)) or b
        if b[1] < a[0]:
            b = cal.days(replace(right, year=a[0].year + 1)) or b
    if right.grain == "weekday":
        d = calendar.add_days(a[0], ((right.weekday or 0) - a[0].weekday()) % 7)
        b = d, d
    return a, b


_FORMS: tuple[tuple[str, str, Callable[[Match], TimeExpression | None], tuple[str, str]], ...] = (
    ("range", "left={range_start} {join} right={moment}", _two_values, ("May to July 2027", "2027-05-01/2027-07-31")),
    (
        "range from a day",
        "article=<the>? day={range_day} {join} right={moment:day}",
        _day_to_value,
        ("8-12 September", "2027-09-08/2027-09-12"),
    ),
    (
        "range to a day",
        "left={range_start} {join} <the>? {day_number} {year_behind}?",
        _value_to_day,
        ("June 11-16, 2027", "2027-06-11/2027-06-16"),
    ),
    ("range to now", "left={range_start} {join} <the>? <now>", _to_now, ("May 2026 to now", "2026-05-01/2026-11-24")),
    ("start to end", "left={range_start} {join} <end_finish>", _start_to_end, ("beginning of May to end", "2027-05-01/2027-05-31")),
)
"""Each alone and behind an operator."""

RULES = tuple(
    Rule(f"{prefix}{name}", "ranges", f"{lead}{pattern}", make, ((f"{word}{example[0]}", example[1]),))
    for prefix, lead, word in (("", "", ""), ("operator and ", "op={op} ", "from "))
    for name, pattern, make, example in _FORMS
)

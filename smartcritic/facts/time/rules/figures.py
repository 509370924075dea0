"""Dates in figures, with a sign between them: "2027-03-31", "31.03.27", "3/31"."""

from __future__ import annotations

from collections.abc import Callable

from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import TimeValue, is_date, replace
from smartcritic.facts.time.context import in_number, same_link
from smartcritic.facts.time.engine import DASHES, Match, Rule

_LEAP_YEAR = 2000


def full_year(m: Match, name: str) -> int:
    """A year of four or two digits."""
    value: int = m[name]
    return value if len(m.x.text[m.index(name)]) == 4 else numbers.century(value)


def dated(form: str, year: int | None, month: int, day: int) -> TimeValue | None:
    return TimeValue("day", form, year=year, month=month, day=day) if 0 < day <= 31 else None


def _compact(m: Match) -> TimeValue | None:
    x, i, value = m.x, m.i, m["int"]
    y, month, day = value // 10000, value // 100 % 100, value % 100
    sign = x.text[i + 1]
    if not 1900 < y < 2200 or not is_date(y, month, day) or (i and x.text[i - 1] in "#$€£¥" and x.glued(i)):
        return None
    if sign and sign in ".," and x.glued(i + 1) and x.kind[i + 2] == "int" and x.glued(i + 2):
        return None
    return dated("compact-date", y, month, day)


def _year_first(m: Match) -> TimeValue | None:
    if in_number(m.r, m.i):
        return None
    for month, day in ((m["b"], m["c"]), (m["c"], m["b"])):
        if is_date(m["y"], month, day):
            return dated("iso-date", m["y"], month, day)
    return None


def _orders(m: Match) -> tuple[tuple[int, int], tuple[int, int]]:
    """(month, day) of two figures, the likelier order first: with points the day stands first."""
    a, b = m["a"], m["b"]
    return ((b, a), (a, b)) if m["link"] == "." else ((a, b), (b, a))


def _year_last(m: Match) -> TimeValue | None:
    year = full_year(m, "y")
    if in_number(m.r, m.i) or not 1000 <= year < 2200:
        return None
    return next((dated("numeric-date", year, month, day) for month, day in _orders(m) if is_date(year, month, day)), None)


def _named_month(form: str) -> Callable[[Match], TimeValue | None]:
    def make(m: Match) -> TimeValue | None:
        return None if in_number(m.r, m.i) else dated(form, full_year(m, "y"), m["month"], m["d"])

    return make


def _ends(m: Match) -> bool:
    """Whether nothing is glued to two figures that makes them something else, and no third one follows."""
    x, end = m.x, m.j
    text = x.text[end]
    if in_number(m.r, m.i) or same_link(m.r, end, "") is not None:
        return False
    if text and x.glued(end) and (text == "%" or (text.isalpha() and not m.r.at(end, "to_word"))):
        return False
    return not (text in DASHES and x.glued(end) and x.text[end + 1].isalpha() and x.glued(end + 1))


def _year_month(m: Match) -> TimeValue | None:
    two = len(m.x.text[m.index("b")]) == 2
    if not _ends(m) or not 1900 <= m["y"] < 2200 or not 1 <= m["b"] <= 12 or not (two or m["link"] != "/"):
        return None
    return TimeValue("month", "year-month", year=m["y"], month=m["b"], latent=m["link"] == ".")


def _split_year(m: Match) -> TimeValue | None:
    x, b = m.x, m.index("b")
    if not _ends(m) or not 1900 <= m["y"] < 2200 or not x.glued(b) or m["link"] == "." or (m["b"] - m["y"]) % 100 != 1 or m["b"] <= 12:
        return None
    return TimeValue("year", "split-year", year=m["y"] + 1, fiscal=True)


def _short_split_year(m: Match) -> TimeValue | None:
    a, b = m["a"], m["b"]
    if not _ends(m) or m["link"] != "/" or b - a != 1 or a <= 12 or abs(a - m.r.cal.today.year % 100) > 5:
        return None
    return TimeValue("year", "split-year", year=2000 + b, fiscal=True, latent=True)


def _month_year(m: Match) -> TimeValue | None:
    if not _ends(m) or not 1900 <= m["y"] < 2200 or not 1 <= m["a"] <= 12:
        return None
    return TimeValue("month", "month-year", year=m["y"], month=m["a"])


def _year_named_month(m: Match) -> TimeValue | None:
    if in_number(m.r, m.i) or not 1500 <= m["y"] < 2200:
        return None
    return TimeValue("month", "year-month", year=m["y"], month=m["month"])


def _pair(m: Match, latent: bool) -> TimeValue | None:
    if m["link"] == "~":
        return None
    for month, day in _orders(m):
        if is_date(_LEAP_YEAR, month, day):
            return TimeValue("day", "numeric-day", month=month, day=day, latent=latent)
    return None


def _two_figures(m: Match) -> TimeValue | None:
    return _pair(m, True) if _ends(m) else None


def _two_figures_point(m: Match) -> TimeValue | None:
    """ "4.12." with a point of its own."""
    x, point = m.x, m.index("point")
    digits = len(x.text[m.index("a")]) + len(x.text[m.index("b")])
    if m["link"] != "." or in_number(m.r, m.i) or same_link(m.r, point, "") is not None or not (x.text[m.j] or digits > 2):
        return None
    return _pair(m, False)


def _two_figures_year(m: Match) -> TimeValue | None:
    found = _pair(m, False) if not in_number(m.r, m.i) and m.x.text[m.index("year_behind")] == "," else None
    return replace(found, form="numeric-date", year=m["year_behind"][0]) if found is not None else None


RULES = (
    Rule("date in one figure", "absolute", "int:8", _compact, (("20270331", "2027-03-31"),)),
    Rule(
        "year, month, day",
        "absolute",
        "y=int:4 {link} b=int:1-2 {same_link} c=int:1-2",
        _year_first,
        (("2027-03-31", "2027-03-31"), ("2027/31/03", "2027-03-31")),
    ),
    Rule(
        "day, month, year",
        "absolute",
        "a=int:1-2 {link} b=int:1-2 {same_link} y=int:2+4",
        _year_last,
        (("31.03.2027", "2027-03-31"), ("3/31/27", "2027-03-31")),
    ),
    Rule(
        "year, day, named month",
        "absolute",
        "y=int:4 {link} d=int {same_link} month",
        _named_month("year-day-month"),
        (("2027-31-Mar", "2027-03-31"),),
    ),
    Rule(
        "year, named month, day",
        "absolute",
        "y=int:4 {link} month {same_link} d=int",
        _named_month("year-month-day"),
        (("2027-Mar-31", "2027-03-31"),),
    ),
    Rule(
        "day, named month, year",
        "absolute",
        "d=int {link} month {same_link} y=int:2+4",
        _named_month("day-month-year"),
        (("31-Mar-27", "2027-03-31"),),
    ),
    Rule("year and month", "absolute", "y=int:4 {link} b=int:1-2", _year_month, (("2027-03", "2027-03-01/2027-03-31"),)),
    Rule("year over two", "absolute", "y=int:4 {link} b=int:2", _split_year, (("2026-27", "2027-01-01/2027-12-31"),)),
    Rule("month and year", "absolute", "a=int:1-2 {link} y=int:4", _month_year, (("3/2027", "2027-03-01/2027-03-31"),)),
    Rule("year and named month", "absolute", "y=int:4 {link} month", _year_named_month, (("2027-Mar", "2027-03-01/2027-03-31"),)),
    Rule("short year over two", "absolute", "a=int:2 {link} b=int:2", _short_split_year, (("26/27", "2027-01-01/2027-12-31"),)),
    Rule("day and month in figures", "absolute", "a=int:1-2 {link} b=int:1-2", _two_figures, (("3/31", "2027-03-31"),)),
    Rule("day and month with points", "absolute", "a=int:1-2 {link} b=int:1-2 point=~.", _two_figures_point, (("31.03.", "2027-03-31"),)),
    Rule(
        "day and month, year",
        "absolute",
        "a=int:1-2 {link} b=int:1-2 point=~.? {year_behind}",
        _two_figures_year,
        (("3/31, 2028", "2028-03-31"),),
    ),
)

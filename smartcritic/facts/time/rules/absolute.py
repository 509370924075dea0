"""Dates that name their day or month: with a month's name, and bare years."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time.algebra import TimeValue, is_date, replace
from smartcritic.facts.time.context import is_other_word, is_person
from smartcritic.facts.time.engine import DASHES, LINKS, Match, Rule
from smartcritic.facts.time.rules.figures import dated, full_year
from smartcritic.facts.time.spans import unit_period

# --------------------------------------------------------------------------- day and month


def _day_month(m: Match, year: int | None) -> TimeValue | None:
    """ "31 March", "3rd of May", "30-Nov"; a word such as "may" needs a sign that it is the month."""
    r, x, k = m.r, m.x, m.index("month")
    (day, nth), link = m["day_head"], m.get("day_link")
    if link == "in" and not nth:
        return None
    if link in (None, ".") and r.at(k, "ambiguous_month") and is_other_word(r, k):
        sure = (x.kind[k + 1] == "int" and len(x.text[k + 1]) == 4) or nth or (m.i > 0 and r.at(m.i - 1, "day_opener"))
        if not sure:
            return None
    return dated("day-month-year" if year is not None else "day-month", year, m["month"], day)


def _day_month_only(m: Match) -> TimeValue | None:
    return _day_month(m, None)


def _day_month_year(m: Match) -> TimeValue | None:
    year, fiscal = m["year_behind"]
    return None if fiscal else _day_month(m, year)


def _day_year_month(m: Match) -> TimeValue | None:
    return dated("day-year-month", m["y"], m["month"], m["day_head"][0])


def _in_month(m: Match, day: int, shifted: int) -> TimeValue | None:
    whole = unit_period(m.r.cal, "month", shifted)
    if whole is None or day > whole[1].day:
        return None
    d = whole[0].replace(day=day)
    return TimeValue("day", "day-of-period", fixed=(d, d))


def _day_of_which_month(m: Match) -> TimeValue | None:
    link = m.get("day_link")
    if link not in (None, "of"):
        return None
    if link is None and ("the" in m or m.r.at(m.index("which"), "coming") or not m.r.at(m.index("unit"), "month")):
        return None
    return _in_month(m, m["day_head"][0], m["which"])


def _day_of_month(m: Match) -> TimeValue | None:
    """ "the 25th of the month": this month's, or the next one's where that is over."""
    if m["day_link"] != "of":
        return None
    day = m["day_head"][0]
    value = _in_month(m, day, 0)
    over = value is not None and value.fixed is not None and value.fixed[1] < m.r.cal.today
    return (_in_month(m, day, 1) or value) if over else value


def _nth_day(m: Match) -> TimeValue | None:
    day, nth = m["day_head"]
    return TimeValue("day", "day-of-month", day=day, latent=True) if nth and m.x.kind[m.i] == "int" else None


# --------------------------------------------------------------------------- month first


def _month_year_day(m: Match) -> TimeValue | None:
    return dated("month-year-day", m["y"], m["month"], m["d"])


def _month_link_year(m: Match) -> TimeValue | None:
    return TimeValue("month", "month-year", year=m["y"], month=m["month"]) if 1000 <= m["y"] < 2200 else None


def _month_link_day_year(m: Match) -> TimeValue | None:
    return dated("month-day-year", full_year(m, "y"), m["month"], m["d"])


def _month_link_two(m: Match) -> TimeValue | None:
    """ "Jan-1" is a day, "Nov-26" a year that is near."""
    x, n, at = m.x, m["d"], m.index("d")
    if not 0 < n <= 31:
        return None
    base = m.r.cal.today.year % 100
    if len(x.text[at]) == 2 and base <= n <= base + 9 and len(x.text[m.i]) <= 4 and x.text[at - 1] == "-":
        return TimeValue("month", "month-year", year=2000 + n, month=m["month"])
    return dated("month-day", None, m["month"], n)


def _month_after_next(m: Match) -> TimeValue | None:
    today = m.r.cal.today
    whole = m.r.cal.in_year(TimeValue("month", "month", month=m["month"]), today.year)
    if whole is None:
        return None
    return TimeValue("month", "after-next", month=m["month"], year=today.year + (1 if whole[0] > today else 2))


def _is_month_day(m: Match) -> bool:
    """Not "May, 20 customers": figures behind a comma are a day only with "the" or an ordinal."""
    k = m.index("day_number")
    return "the" in m or "comma" not in m or m.x.kind[k] != "int" or m.r.at(k + 1, "ordinal_sign")


def _month_day(m: Match) -> TimeValue | None:
    """ "May 17"; behind "in", the number is no day: a year that is near ("in Nov 28"), or a figure of its own ("in April 17")."""
    k = m.index("day_number")
    if m.i and m.r.at(m.i - 1, "in") and m.x.kind[k] == "int" and "the" not in m and not m.r.at(k + 1, "ordinal_sign"):
        base = m.r.cal.today.year % 100
        near = "comma" not in m and base < m["day_number"] <= base + 9
        return TimeValue("month", "month-year", year=2000 + m["day_number"], month=m["month"]) if near else None
    return dated("month-day", None, m["month"], m["day_number"]) if _is_month_day(m) else None


def _month_day_year(m: Match) -> TimeValue | None:
    x, end = m.x, m.index("year_behind")
    year, fiscal = m["year_behind"]
    if fiscal or not _is_month_day(m) or (x.text[end] in DASHES and len(x.text[end + 1]) <= 2):
        return None
    return dated("month-day-year", year, m["month"], m["day_number"])


def _month_day_weekday(m: Match) -> TimeValue | None:
    if not _is_month_day(m):
        return None
    value = TimeValue("day", "month-day", month=m["month"], day=m["day_number"])
    return by_weekday(m, value, m["weekday"])


def by_weekday(m: Match, v: TimeValue, weekday: int) -> TimeValue:
    """Of "7/6" behind a weekday the order that falls on it this or next year, where only one does."""
    cal = m.r.cal
    orders = ((v.month, v.day), (v.day, v.month)) if v.form == "numeric-day" else ((v.month, v.day),)
    for y in (cal.today.year, cal.today.year + 1, cal.today.year - 1):
        for month, day in orders:
            fixed = cal.in_year(replace(v, month=month, day=day), y) if is_date(y, month, day) else None
            if fixed is not None and fixed[0].weekday() == weekday and abs((fixed[0] - cal.today).days) < 200:
                return replace(v, fixed=fixed)
    return v


def _month_and_year(m: Match) -> TimeValue:
    year, fiscal = m["month_year"]
    return TimeValue("month", "month-year", year=year, month=m["month"], fiscal=fiscal)


def _month_alone(m: Match) -> TimeValue | None:
    if m.j == m.i + 1 and not is_other_word(m.r, m.i) and is_person(m.r, m.i):
        return None
    latent = is_other_word(m.r, m.i)
    x, j = m.x, m.j
    if x.text[j] in LINKS and x.text[j] and x.glued(j) and x.glued(j + 1):  # "May-Oct"
        return None if latent else TimeValue("month", "month", month=m["month"])
    latent = latent or m.r.at(m.i, "ambiguous_bare")
    return TimeValue("month", "month", month=m["month"], latent=latent)


# --------------------------------------------------------------------------- years


def _bare_year(m: Match) -> TimeValue:
    return TimeValue("year", "year", year=m["year"], latent=True)


def _year_then_month(m: Match) -> TimeValue | None:
    if "join" not in m and is_other_word(m.r, m.index("month")):
        return None
    return TimeValue("month", "year-month", year=m["year"], month=m["month"])


def _year_then_month_day(m: Match) -> TimeValue | None:
    if "join" not in m and is_other_word(m.r, m.index("month")):
        return None
    return dated("year-month-day", m["year"], m["month"], m["int"])


def _year_over_year(m: Match) -> TimeValue | None:
    return TimeValue("year", "split-year", year=m["year"] + 1, fiscal=True) if (m["int"] - m["year"]) % 100 == 1 else None


def _decade(first: int) -> TimeValue:
    return TimeValue("decade", "decade", fixed=(calendar.year(first)[0], calendar.year(first + 9)[1]))


def _decade_word(m: Match) -> TimeValue | None:
    x, i = m.x, m.i
    if not i or not (m.r.at(i - 1, "decade_opener") or x.text[i - 1] == "-"):
        return None
    return _decade(m["decade"]) if x.pos(i + 1) not in ("NOUN", "PROPN") or x.token[i + 1] >= x.parse.n else None


def _century_decade(m: Match) -> TimeValue | None:
    return _decade(m["number"] * 100 + m["decade"] % 100) if m["number"] in (18, 19, 20) else None


def _decade_figures(m: Match) -> TimeValue | None:
    value, four = m["int"], len(m.x.text[m.i]) == 4
    if value % 10 or not (m.x.glued(m.index("plural_s")) or four) or not (four or "APOSTROPHE" in m):
        return None
    first = value if four else (1900 if value >= 40 else 2000) + value
    return _decade(first) if 1000 <= first < 2200 else None


RULES = (
    Rule(
        "day, month",
        "absolute",
        "{day_head} {day_link}? month {month_dot}?",
        _day_month_only,
        (("31 March", "2027-03-31"), ("3rd of May", "2027-05-03")),
    ),
    Rule(
        "day, month, year in words",
        "absolute",
        "{day_head} {day_link}? month {month_dot}? {year_behind:loose}",
        _day_month_year,
        (("31 March 2028", "2028-03-31"), ("3rd of May '28", "2028-05-03")),
    ),
    Rule("day, year, month", "absolute", "{day_head} ~LINK y=~int:4 LINK month", _day_year_month, (("31-2028-March", "2028-03-31"),)),
    Rule(
        "day of a relative month",
        "absolute",
        "{day_head} {day_link}? <the>? which unit=<month|mo>",
        _day_of_which_month,
        (("15th of next month", "2026-12-15"),),
    ),
    Rule("day of the month", "absolute", "{day_head} {day_link} <the>? <month>", _day_of_month, (("25th of the month", "2026-11-25"),)),
    Rule("ordinal day", "absolute", "{day_head}", _nth_day, (("27th", "2026-11-27"),)),
    Rule(
        "month-year-day",
        "absolute",
        "month dot={short_dot}? ~LINK y=~int:4 ~LINK d=~int:1-2",
        _month_year_day,
        (("Sep-2027-23", "2027-09-23"),),
    ),
    Rule("month-year", "absolute", "month dot={short_dot}? ~LINK y=~int:4", _month_link_year, (("Dec-2027", "2027-12-01/2027-12-31"),)),
    Rule(
        "month-day-year",
        "absolute",
        "month dot={short_dot}? ~LINK d=~int:1-2 ~LINK y=~int:2+4",
        _month_link_day_year,
        (("Sep-23-2027", "2027-09-23"),),
    ),
    Rule(
        "month-day",
        "absolute",
        "month dot={short_dot}? ~LINK d=~int:1-2",
        _month_link_two,
        (("Jan-9", "2027-01-09"), ("Nov-28", "2028-11-01/2028-11-30")),
    ),
    Rule("month after next", "absolute", "month <after> <next>", _month_after_next, (("March after next", "2028-03-01/2028-03-31"),)),
    Rule(
        "month, day",
        "absolute",
        "month dot={short_dot}? comma=,? <the>? {day_number}",
        _month_day,
        (("March 31", "2027-03-31"), ("May the 3rd", "2027-05-03")),
    ),
    Rule(
        "month, day, year",
        "absolute",
        "month dot={short_dot}? comma=,? <the>? {day_number} {year_behind:loose}",
        _month_day_year,
        (("March 31, 2028", "2028-03-31"),),
    ),
    Rule(
        "month, day, weekday",
        "absolute",
        "month dot={short_dot}? comma=,? <the>? {day_number} , weekday",
        _month_day_weekday,
        (("December 1, Tuesday", "2026-12-01"),),
    ),
    Rule(
        "month, day (weekday)",
        "absolute",
        "month dot={short_dot}? comma=,? <the>? {day_number} ( weekday )?",
        _month_day_weekday,
        (("December 1 (Tuesday)", "2026-12-01"),),
    ),
    Rule(
        "month, year",
        "absolute",
        "month dot={short_dot}? {month_year}",
        _month_and_year,
        (("March 2028", "2028-03-01/2028-03-31"), ("March FY27", "2027-03-01/2027-03-31")),
    ),
    Rule("month", "absolute", "month dot={short_dot}?", _month_alone, (("March", "2027-03-01/2027-03-31"),)),
    Rule("year", "absolute", "{year}", _bare_year, (("2027", "2027-01-01/2027-12-31"),)),
    Rule("year, month", "absolute", "{year} join=DASH|,|/? month", _year_then_month, (("2027 March", "2027-03-01/2027-03-31"),)),
    Rule(
        "year, month and day",
        "absolute",
        "{year} join=DASH|,|/? month DASH|/ ~int:1-2",
        _year_then_month_day,
        (("2027 March/31", "2027-03-31"),),
    ),
    Rule("year/year", "absolute", "{year} ~/ ~int:2+4 {fiscal_words}?", _year_over_year, (("2026/2027", "2027-01-01/2027-12-31"),)),
    Rule("decade", "absolute", "decade", _decade_word, (("the nineties", "1990-01-01/1999-12-31"),)),
    Rule("decade of a century", "absolute", "number -? decade", _century_decade, (("nineteen nineties", "1990-01-01/1999-12-31"),)),
    Rule("decade in figures", "absolute", "int:2+4 APOSTROPHE? <plural_s>", _decade_figures, (("1990s", "1990-01-01/1999-12-31"),)),
)

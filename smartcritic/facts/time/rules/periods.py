"""Quarters, halves and years in words: "EOQ", "year end 2027", "third quarter", "first half of March"."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import TimeValue, replace
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.facts.time.spans import unit_period

_TOP = {"quarter": 4, "half": 2}


# --------------------------------------------------------------------------- short forms


def _short(m: Match) -> TimeValue | None:
    """ "EOY", "EOM", "FYE", "BOM", "YTD"."""
    r, i, unit = m.r, m.i, m["short"]
    if not _is_short(m):
        return None
    if r.at(i, "to_date_short"):
        whole = unit_period(r.cal, unit, 0)
        return TimeValue("span", "to-date", fixed=(whole[0], r.cal.today)) if whole else None
    if unit == "mid":
        return TimeValue("half", "half", number=1, year=m["year_behind"][0] if "year_behind" in m else None)
    if "year_behind" in m:
        return None
    grain = "year" if unit == "fiscal" else unit
    return TimeValue(grain, "period-end", fixed=unit_period(r.cal, unit, 0), part=_edge(m), number=1)


def _is_short(m: Match) -> bool:
    return not m.r.at(m.i, "capital_short") or m.x.raw(m.i, m.i + 1).isupper()


def _edge(m: Match) -> str:
    return "early" if m.r.at(m.i, "start_short") else "late"


def _short_year(m: Match) -> TimeValue | None:
    unit = m["short"]
    if unit not in ("year", "fiscal") or m.r.at(m.i, "to_date_short") or not _is_short(m):
        return None
    year, fiscal = m["year_behind"]
    return TimeValue("year", "period-end", year=year, fiscal=fiscal or unit == "fiscal", part=_edge(m), number=1)


def _short_quarter(m: Match) -> TimeValue | None:
    """ "EOQ2"."""
    if m["short"] != "quarter" or not _is_short(m) or _edge(m) == "early" or m.r.at(m.i, "to_date_short") or not 1 <= m["int"] <= 4:
        return None
    year = m["year_behind"][0] if "year_behind" in m else None
    return TimeValue("quarter", "period-end", number=m["int"], part="late", year=year)


def _short_of(m: Match) -> TimeValue | None:
    """ "EOM March", "EOQ Q2"."""
    value: TimeValue = m["moment"]
    k = m.index("moment")
    if (
        m["short"] not in ("quarter", "month")
        or m.r.at(m.i, "to_date_short")
        or not (m.x.kind[k] == "month" or m.r.at(k, "quarter_letter"))
    ):
        return None
    return replace(value, part=_edge(m), form="period-end", latent=False) if _is_short(m) else None


def _short_day(m: Match) -> TimeValue | None:
    """ "COB Friday", "EOD 3 December": that day."""
    return _whole_day(m) if m["short"] == "day" and _is_short(m) and _edge(m) == "late" else None


def _whole_day(m: Match) -> TimeValue | None:
    """ "close of business on Friday": that day, unless it is one by its number alone ("end of day 30" of a plan)."""
    value: TimeValue = m["moment"]
    return None if value.form == "day-of-month" else replace(value, latent=False)


# --------------------------------------------------------------------------- units with their number, ends


def _numbered(m: Match) -> TimeValue | None:
    """ "quarter 3", "half 2"."""
    grain, n = m["unit"], m["n"]
    if n not in range(1, _TOP[grain] + 1):
        return None
    return TimeValue(grain, grain, number=n, year=m["year_behind"][0] if "year_behind" in m else None)


def _unit_end(m: Match) -> TimeValue:
    """ "year end", "quarter-end": that of the running one."""
    return TimeValue(m["unit"], "period-end", fixed=unit_period(m.r.cal, m["unit"], 0), part="late", number=1)


def _year_end_of(m: Match) -> TimeValue:
    return TimeValue("year", "period-end", year=m["year_behind"][0], part="late", number=1)


def _to_date(m: Match) -> TimeValue | None:
    whole = unit_period(m.r.cal, m["unit"], 0)
    return TimeValue("span", "to-date", fixed=(whole[0], m.r.cal.today)) if whole is not None else None


def _year_named(m: Match) -> TimeValue | None:
    """ "year 2027", "the year two thousand"."""
    return TimeValue("year", "year", year=m["year_figure"]) if m["year_figure"] >= 100 else None


def year_figure(r: Reader, j: int, arg: str) -> tuple[int, int] | None:
    """What may stand behind the word "year": also three digits, and a number in words."""
    x = r.tokens
    found = numbers.year(r, j, loose=True)
    if found is not None:
        return found
    if x.kind[j] == "int":
        return (x.value[j], j + 1) if len(x.text[j]) == 3 else None
    words = numbers.number(r, j) if x.kind[j] == "number" else None
    return (int(words[0]), words[1]) if words is not None and words[0] >= 100 else None


def _full_year(m: Match) -> TimeValue:
    """ "2027, full year", "2027 - whole year"."""
    return TimeValue("year", "year", year=m["year"])


def _after_next(m: Match) -> TimeValue:
    return TimeValue(m["unit"], "after-next", fixed=unit_period(m.r.cal, m["unit"], 2))


# --------------------------------------------------------------------------- nth quarter and half


def is_numbered_period(m: Match, unit: str, n: int, count: int) -> bool:
    """Whether "third quarter", "last half of the year" is a quarter or half by its number."""
    if unit not in _TOP or count != 1 or not 1 <= (n if n > 0 else _TOP[unit] + 1 + n) <= _TOP[unit]:
        return False
    k = m.index("unit")
    return not m.r.at(k - 1, "last") or m.r.at(k + 1, "of_in")


def _nth_period(m: Match) -> TimeValue | None:
    """ "third quarter", "second half of 2027"."""
    (n, count), unit = m["nth"], m["unit"]
    if unit not in _TOP or not is_numbered_period(m, unit, n, count):
        return None
    number = n if n > 0 else _TOP[unit] + 1 + n
    if "year_behind" in m:
        return TimeValue(unit, unit, number=number, year=m["year_behind"][0])
    x, k = m.x, m.j
    if unit == "half" and x.pos(k) in ("NOUN", "PROPN") and x.kind[k] == "" and not m.r.at(m.index("unit") - 2, "half_noun_opener"):
        return None  # "my first half marathon"
    return TimeValue(unit, unit, number=number)


def _nth_of_fiscal_year(m: Match) -> TimeValue | None:
    """ "the second quarter of the fiscal year": of the one that is running."""
    (n, count), unit = m["nth"], m["unit"]
    if m["bare_unit"] not in ("year", "fiscal") or not is_numbered_period(m, unit, n, count):
        return None
    cal = m.r.cal
    year = calendar.fiscal_year_of(cal.today, cal.fiscal)
    return TimeValue(unit, unit, number=n if n > 0 else _TOP[unit] + 1 + n, year=year)


def _half_of(m: Match) -> TimeValue | None:
    """ "the first half of March", "second half of Q3", "first half of next year"."""
    n, count = m["nth"]
    whole: TimeValue = m["inside"]
    if not is_numbered_period(m, "half", n, count):
        return None
    number = n if n > 0 else 3 + n
    if whole.grain == "year" and whole.fixed is None and whole.year is not None:
        return TimeValue("half", "half", number=number, year=whole.year, calendar=not whole.fiscal and m.r.cal.fiscal == 1)
    if whole.part or whole.nth is not None:
        return None
    return replace(whole, part=f"half{number}", form="half-of-period", latent=False)


RULES = (
    Rule(
        "short form",
        "fiscal",
        "short {year_behind}?",
        _short,
        (("EOQ", "2026-12-01/2026-12-31"), ("YTD", "2026-01-01/2026-11-24"), ("midyear 2027", "2027-01-01/2027-06-30")),
    ),
    Rule(
        "short form, year",
        "fiscal",
        "short {year_behind:loose}",
        _short_year,
        (("EOY 2027", "2027-09-01/2027-12-31"), ("FYE27", "2027-09-01/2027-12-31")),
    ),
    Rule("short form, quarter", "fiscal", "short ~int {year_behind}?", _short_quarter, (("EOQ2", "2027-06-01/2027-06-30"),)),
    Rule("short form of a period", "fiscal", "short {moment:month|quarter}", _short_of, (("EOM March", "2027-03-21/2027-03-31"),)),
    Rule("short form of a day", "fiscal", "short <on>? {moment:day|weekday}", _short_day, (("by COB Friday", "2026-11-27"),)),
    Rule(
        "close of a day",
        "fiscal",
        "<day_close> <of> <the>? <day_end> ,? <on>? {moment:day|weekday}",
        _whole_day,
        (("by close of business Friday", "2026-11-27"), ("by end of day 3 December", "2026-12-03")),
    ),
    Rule("numbered unit", "fiscal", "unit:quarter|half n=int|number {year_behind}?", _numbered, (("quarter 3", "2027-07-01/2027-09-30"),)),
    Rule("unit end", "fiscal", "unit:year|quarter|month|half DASH? <end>", _unit_end, (("quarter-end", "2026-12-01/2026-12-31"),)),
    Rule("year end of", "fiscal", "unit:year DASH? <end> {year_behind}", _year_end_of, (("year end 2027", "2027-09-01/2027-12-31"),)),
    Rule("unit to date", "fiscal", "unit:year|quarter|month <to_word> <date>", _to_date, (("quarter to date", "2026-10-01/2026-11-24"),)),
    Rule("full year", "fiscal", "{year} ,? DASH? <whole> unit:year", _full_year, (("2027, full year", "2027-01-01/2027-12-31"),)),
    Rule("year by name", "fiscal", "unit:year {year_figure}", _year_named, (("year 2027", "2027-01-01/2027-12-31"),)),
    Rule(
        "unit after next",
        "fiscal",
        "unit:year|month|week|quarter <after> <next>",
        _after_next,
        (("quarter after next", "2027-04-01/2027-06-30"),),
    ),
    Rule(
        "half of a period",
        "fiscal",
        "{nth} <fiscal_or_calendar>? unit:half <of_in> {inside}",
        _half_of,
        (("first half of March", "2027-03-01/2027-03-15"),),
    ),
    Rule(
        "nth quarter or half",
        "fiscal",
        "{nth} <fiscal_or_calendar>? unit:quarter|half {year_behind}?",
        _nth_period,
        (("third quarter", "2027-07-01/2027-09-30"), ("third quarter of 2028", "2028-07-01/2028-09-30")),
    ),
    Rule(
        "nth of the year",
        "fiscal",
        "{nth} <fiscal_or_calendar>? unit:quarter|half <of_in> <the_our> {bare_unit}",
        _nth_of_fiscal_year,
        (("second quarter of the fiscal year", "2026-04-01/2026-06-30"),),
    ),
)

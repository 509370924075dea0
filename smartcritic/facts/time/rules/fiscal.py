"""Years, quarters and halves by their number: fiscal ones, "Q3", "1H27", "third quarter", and short forms such as "EOQ"."""

from __future__ import annotations

from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import TimeValue, replace
from smartcritic.facts.time.engine import DASHES, Match, Reader, Rule
from smartcritic.facts.time.spans import unit_period

_TOP = {"quarter": 4, "half": 2}


# --------------------------------------------------------------------------- readers


def lettered(r: Reader, i: int, arg: str) -> tuple[TimeValue, int] | None:
    """ "Q3", "H2", "W40" without a year of its own. `bare`: behind something that makes clear what it is."""
    x = r.tokens
    if x.kind[i + 1] != "int" or not (x.glued(i + 1) or r.at(i, "spaced_letter")):
        return None
    if r.at(i, "week_letter"):
        return _lettered_week(r, i)
    if not r.at(i, "period_letter"):
        return None
    grain = "quarter" if r.at(i, "quarter_letter") else "half"
    n, j = x.value[i + 1], i + 2
    if len(x.text[i + 1]) != 1 or not 1 <= n <= _TOP[grain] or (x.glued(i) and x.text[i - 1].isalpha()):
        return None
    if x.text[j] and x.glued(j) and (x.text[j].isalpha() or (x.text[j] == "." and x.kind[j + 1] == "int")):
        return None
    if grain == "half" and not x.capital(i) and arg != "bare" and not (i and r.at(i - 1, "half_letter_opener")):
        return (TimeValue(grain, grain, number=n), j) if numbers.year_behind(r, j, loose=True) is not None else None
    return TimeValue(grain, grain, number=n), j


def _lettered_week(r: Reader, i: int) -> tuple[TimeValue, int] | None:
    return None if r.at(i, "capital_week_letter") and not r.tokens.capital(i) else week_number(r, i + 1, "")


def week_number(r: Reader, i: int, arg: str) -> tuple[TimeValue, int] | None:
    """An ISO week by its number, which is token `i`."""
    x = r.tokens
    if x.kind[i] != "int" or not 1 <= x.value[i] <= 53 or len(x.text[i]) > 2 or (x.text[i + 1].isalpha() and x.glued(i + 1)):
        return None
    return TimeValue("week", "week-number", number=x.value[i]), i + 1


def letter_year(r: Reader, j: int, arg: str) -> tuple[int, int] | None:
    """The year behind "Q3": "27" counts where it is glued or has an apostrophe, dash or slash."""
    x = r.tokens
    short = x.text[j] in ("'", "’")
    week = r.at(j - 2, "week_letter")
    found = numbers.year_behind(r, j, loose=not week and (x.glued(j) or short))
    if found is not None:
        return found[0][0], found[1]
    if (
        not week
        and (short or x.text[j] in DASHES or x.text[j] == "/")
        and x.kind[j + 1] == "int"
        and len(x.text[j + 1]) == 2
        and x.glued(j + 1)
    ):
        return (numbers.century(x.value[j + 1]), j + 2) if x.glued(j) else None
    return None


# --------------------------------------------------------------------------- letters


def _of_year(m: Match) -> TimeValue:
    """A quarter, half or week of the year that stands in front of it."""
    value: TimeValue = m["lettered"]
    return replace(value, year=m["year"], latent=False)


def _of_short_year(m: Match) -> TimeValue:
    value: TimeValue = m["lettered"]
    return replace(value, year=numbers.century(m["int"]))


def _of_fiscal_year(m: Match) -> TimeValue:
    value: TimeValue = m["lettered"]
    year, fiscal = m["fiscal_year"]
    return replace(value, year=year, calendar=not fiscal, latent=False)


def _lettered(m: Match) -> TimeValue:
    value: TimeValue = m["lettered"]
    return replace(value, year=m["year"]) if "year" in m else value


def _calendar_lettered(m: Match) -> TimeValue:
    return replace(_lettered(m), calendar=True)


def _number_letter(m: Match) -> TimeValue | None:
    x, j = m.x, m.index("letter") + 1
    grain = "quarter" if m.r.at(j - 1, "quarter_letter") else "half"
    if not 1 <= m["int"] <= _TOP[grain] or (x.text[j].isalpha() and x.glued(j)):
        return None
    return TimeValue(grain, "quarter", number=m["int"], year=m["year_behind"][0] if "year_behind" in m else None)


def _initials(m: Match) -> TimeValue | None:
    """ "OND quarter": the months' initials."""
    if not m.x.capital(m.i):
        return None
    number = m.r.grammar.words.quarter_initials[m.x.text[m.i]]
    year = m["year_behind"][0] if "year_behind" in m else None
    return TimeValue("quarter", "quarter", number=number, calendar=True, year=year)


def _period(m: Match) -> TimeValue | None:
    """ "P6": the sixth month of the fiscal year."""
    month = (m.r.cal.fiscal + m["int"] - 2) % 12 + 1
    return TimeValue("month", "fiscal-month", month=month, latent=True) if 1 <= m["int"] <= 12 else None


# --------------------------------------------------------------------------- years


def _fiscal_year(m: Match) -> TimeValue:
    year, fiscal = m["fiscal_year"]
    return TimeValue("year", "fiscal-year", year=year, fiscal=fiscal)


def _year_fiscal(m: Match) -> TimeValue:
    return TimeValue("year", "fiscal-year", year=m["year"], fiscal=not m.r.at(m.index("kind"), "calendar"))


def _fiscal_nth(m: Match) -> TimeValue | None:
    (year, fiscal), n, grain = m["fiscal_year"], m["ordinal"], m["unit"]
    return TimeValue(grain, f"fiscal-{grain}", year=year, number=n, calendar=not fiscal) if 0 < n <= _TOP[grain] else None


def _calendar_year(m: Match) -> TimeValue | None:
    return TimeValue("year", "fiscal-year", year=m["year"]) if m.i and m.r.at(m.i - 1, "calendar_opener") else None


def _fiscal_period_end(m: Match) -> TimeValue | None:
    if m.r.at(m.i, "calendar_year"):
        return None
    unit = m.get("unit", "year")
    fixed = unit_period(m.r.cal, "fiscal" if unit == "year" else unit, 0)
    return TimeValue(unit, "period-end", fixed=fixed, part="late", number=1)


def _running_fiscal_year(m: Match) -> TimeValue | None:
    i = m.i
    if m.r.at(i, "calendar_year") or not i or not m.r.at(i - 1, "fiscal_opener"):
        return None
    return TimeValue("year", "fiscal-year", fixed=unit_period(m.r.cal, "fiscal", 0), latent=True)


RULES = (
    Rule(
        "year, letter",
        "fiscal",
        "{year} join=DASH|,|/? {lettered:bare}",
        _of_year,
        (("2027 Q1", "2027-01-01/2027-03-31"), ("2027-W40", "2027-10-04/2027-10-10")),
    ),
    Rule("short year, letter", "fiscal", "int:2 ~{lettered:bare}", _of_short_year, (("27Q1", "2027-01-01/2027-03-31"),)),
    Rule(
        "fiscal year, letter",
        "fiscal",
        "{fiscal_year} join=DASH|,|/|:? {lettered:bare}",
        _of_fiscal_year,
        (("FY27 Q1", "2027-01-01/2027-03-31"),),
    ),
    Rule(
        "letter",
        "fiscal",
        "{lettered}",
        _lettered,
        (("Q1", "2027-01-01/2027-03-31"), ("H2", "2026-07-01/2026-12-31"), ("W40", "2027-10-04/2027-10-10")),
    ),
    Rule(
        "letter, year",
        "fiscal",
        "{lettered} year={letter_year}",
        _lettered,
        (("Q1 2028", "2028-01-01/2028-03-31"), ("H2'27", "2027-07-01/2027-12-31")),
    ),
    Rule("calendar letter", "fiscal", "<calendar_year> {lettered}", _calendar_lettered, (("calendar Q1", "2027-01-01/2027-03-31"),)),
    Rule(
        "calendar letter, year",
        "fiscal",
        "<calendar_year> {lettered} year={letter_year}",
        _calendar_lettered,
        (("calendar Q1 2028", "2028-01-01/2028-03-31"),),
    ),
    Rule("fiscal letter", "fiscal", "fiscal {lettered}", _lettered, (("fiscal Q1", "2027-01-01/2027-03-31"),)),
    Rule(
        "fiscal letter, year", "fiscal", "fiscal {lettered} year={letter_year}", _lettered, (("fiscal Q1 2028", "2028-01-01/2028-03-31"),)
    ),
    Rule(
        "number, letter",
        "fiscal",
        "int:1 letter=~^<period_letter> {year_behind:short}?",
        _number_letter,
        (("1Q27", "2027-01-01/2027-03-31"), ("2H 2027", "2027-07-01/2027-12-31")),
    ),
    Rule(
        "months' initials",
        "fiscal",
        "<quarter_initials> <quarter_word> {year_behind}?",
        _initials,
        (("OND quarter", "2026-10-01/2026-12-31"),),
    ),
    Rule("fiscal period", "fiscal", "^<fiscal_period> ~int:1-2", _period, (("P6", "2027-06-01/2027-06-30"),)),
    Rule(
        "fiscal year",
        "fiscal",
        "{fiscal_year}",
        _fiscal_year,
        (("FY27", "2027-01-01/2027-12-31"), ("fiscal year 2026-27", "2027-01-01/2027-12-31")),
    ),
    Rule(
        "year, fiscal", "fiscal", "{year} kind=<fiscal_or_calendar> <year>", _year_fiscal, (("2027 fiscal year", "2027-01-01/2027-12-31"),)
    ),
    Rule(
        "fiscal year, nth",
        "fiscal",
        "{fiscal_year} join=DASH|,|/|:? {ordinal} unit:quarter|half",
        _fiscal_nth,
        (("FY27 third quarter", "2027-07-01/2027-09-30"),),
    ),
    Rule("calendar year", "fiscal", "<calendar> {year:loose}", _calendar_year, (("across calendar 2027", "2027-01-01/2027-12-31"),)),
    Rule(
        "fiscal period end",
        "fiscal",
        "fiscal unit:year|quarter|half? DASH? <end>",
        _fiscal_period_end,
        (("fiscal year end", "2026-09-01/2026-12-31"),),
    ),
    Rule("running fiscal year", "fiscal", "fiscal <year>", _running_fiscal_year, (("our fiscal year", "2026-01-01/2026-12-31"),)),
)

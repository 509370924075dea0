"""Days and periods that are counted from today or lie inside another period: "next quarter", "end of Q2", "3rd week of May"."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import Period, TimeValue, replace
from smartcritic.facts.time.context import is_other_word
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.facts.time.rules.periods import is_numbered_period
from smartcritic.facts.time.spans import counted_periods, unit_period

_COARSE = frozenset({"month", "quarter", "half", "year", "week", "season", "span", "decade", "fortnight"})
_ENDING = frozenset({"quarter", "half", "month", "year"})
_MAX_NTH = 400


# --------------------------------------------------------------------------- readers


def shift(r: Reader, i: int, arg: str) -> tuple[int, int] | None:
    """ "this", "next", "last", and "this coming", "this past": how many units from now."""
    x = r.tokens
    if x.kind[i] != "which":
        return None
    if r.at(i, "this") and x.kind[i + 1] == "which" and not r.at(i + 1, "same"):
        return x.value[i + 1], i + 2
    return x.value[i], i + 1


def nth(r: Reader, i: int, arg: str) -> tuple[tuple[int, int], int] | None:
    """ "third", "last", "second to last", "first two": (n, how many)."""
    x = r.tokens
    head = (-1, i + 1) if r.at(i, "last_final") else numbers.ordinal(r, i)
    if head is None:
        return None
    n, j = head
    if n > 0:
        if r.at(j, "to_word") and r.at(j + 1, "last"):
            n, j = -n, j + 2
        elif r.at(j, "last"):
            n, j = -n, j + 1
    if n not in (1, -1):
        return (n, 1), j
    if x.kind[j] in ("int", "number"):
        count = numbers.number(r, j)
        whole = count is not None and 1 <= count[0] <= _MAX_NTH and count[0] == int(count[0])
        return ((n, int(count[0])), count[1]) if whole and count is not None else None
    if r.at(j, "couple"):
        return (n, 2), j + (2 if r.at(j + 1, "of") else 1)
    return (n, 1), j


def inside(r: Reader, j: int, arg: str) -> tuple[TimeValue, int] | None:
    """The period behind "of": a value or a bare unit ("of the month", "of the fiscal year")."""
    x = r.tokens
    k = j + 1 if r.at(j, "inside_article") else j
    if r.at(j, "any_period") or r.at(k, "each_every"):
        return None
    if x.kind[k] in ("unit", "fiscal") or r.at(k, "calendar"):
        unit, end = numbers.bare_unit(r, k)
        if unit is not None and numbers.fiscal_year(r, k) is None and not (unit in ("year", "week") and x.kind[end] in ("int", "number")):
            grain = "year" if unit == "fiscal" else unit
            return TimeValue(grain, "which-period", fixed=unit_period(r.cal, unit, 0)), end
    return r.moment(j)


# --------------------------------------------------------------------------- today, this, next, last


def _day(m: Match) -> TimeValue:
    return TimeValue("day", "day", fixed=unit_period(m.r.cal, "day", m["day"]))


def _article(m: Match) -> TimeValue:
    value: TimeValue = m["moment"]
    return value


def _hedged(m: Match) -> TimeValue | None:
    """ "our fiscal year", "around next month"."""
    return _article(m) if m.x.kind[m.index("moment")] in {"part", "which", "fiscal", "month", "weekday"} else None


def _period(m: Match) -> TimeValue | None:
    unit, shifted = m["unit"], m["shift"]
    if unit == "day" and m.r.at(m.i, "this_day"):
        return None
    k = m.index("unit")
    if m.x.kind[k] != "unit" or m.x.value[k] in ("sprint", "night"):
        return None
    return TimeValue(unit, "which-period", fixed=unit_period(m.r.cal, unit, shifted))


def _period_end(m: Match) -> TimeValue | None:
    if m.r.at(m.j, "of"):
        return None
    return TimeValue(m["unit"], "period-end", fixed=unit_period(m.r.cal, m["unit"], m["shift"]), part="late", number=1)


def _fiscal_period(m: Match) -> TimeValue | None:
    """ "next fiscal year", "this FY", "last calendar quarter"."""
    k = m.index("kind")
    fiscal = not m.r.at(k, "calendar")
    if "unit" not in m and not m.r.at(k, "fy"):
        return None
    unit = m.get("unit", "year")
    return TimeValue(unit, "which-period", fixed=unit_period(m.r.cal, unit, m["shift"], fiscal=fiscal))


def _which(m: Match, value: TimeValue) -> TimeValue:
    """ "this", "next" or "last" of a value whose year is open: a month, quarter, season, holiday or day."""
    cal, shifted = m.r.cal, m["shift"]
    today = cal.today
    years = range(today.year, today.year - 3, -1) if shifted < 0 else range(today.year - 1, today.year + 3)
    found = today.year
    if shifted or not (m.r.at(m.i, "this") and value.grain in ("month", "day", "holiday")):
        for y in years:
            days = cal.in_year(value, y)
            if days and (days[1] < today if shifted < 0 else days[0] > today if shifted else days[1] >= today):
                found = y
                break
    return replace(value, year=found, form=f"which-{value.grain}")


def _which_value(m: Match) -> TimeValue | None:
    """ "next March", "this Christmas", "last 4/22"."""
    value: TimeValue = m["moment"]
    k = m.index("moment")
    kind = m.x.kind[k]
    if kind == "month":
        if is_other_word(m.r, k):
            return None
        return _which(m, replace(value, latent=False)) if value.year is None else value
    if value.form == "numeric-day" and kind == "int":
        return _which(m, replace(value, latent=False))
    return _which(m, value) if value.grain == "holiday" and value.year is None else None


def _which_lettered(m: Match) -> TimeValue | None:
    return _which(m, m["lettered"]) if m["lettered"].grain in ("quarter", "half") else None


def _which_season(m: Match) -> TimeValue:
    return _which(m, TimeValue("season", "season-year", number=m["season"]))


def _counted(m: Match) -> TimeValue | None:
    """ "next 3 months", "the last two quarters", "next couple of weeks", "next year and a half"."""
    k = m.index("amounts")
    if not m["shift"] or not (m.x.kind[k] in ("int", "number", "unit") or m.r.at(k, "amount_head")):
        return None
    return TimeValue("span", "counted-periods", fixed=counted_periods(m.r.cal, m["amounts"], m["shift"]))


def _count_of(m: Match) -> TimeValue | None:
    """ "5 upcoming years", "two next weeks"."""
    unit = m["unit"]
    if not m["which"] or m["number"] > _MAX_NTH or unit == "sprint":
        return None
    return TimeValue("span", "counted-periods", fixed=counted_periods(m.r.cal, [(m["number"], unit)], m["which"]))


# --------------------------------------------------------------------------- parts and ends of a period


def _needs_of(m: Match) -> bool:
    """ "start Q2" is an order, "the start of Q2" a part."""
    return "of" not in m and m.r.at(m.i, "part_needs_of") and not (m.r.at(m.i, "rest") and m.r.at(m.i + 1, "the"))


def part_of(r: Reader, j: int, arg: str) -> tuple[str, int] | None:
    """ "of" behind a part, or "in" behind such as may have it ("late in May")."""
    return ("of", j + 1) if r.at(j, "of") or (r.at(j, "in") and (r.at(j - 1, "part_in") or r.at(j - 2, "part_in"))) else None


def _part_of_unit(m: Match) -> TimeValue | None:
    """ "end of the quarter", "rest of the week", "later this month": a part of the running one."""
    unit, k, part = m["bare_unit"], m.index("bare_unit"), m["part"]
    if not _opens_unit(m, k) or _needs_of(m) or (part == "mid" and m.r.at(m.j, "term")):
        return None
    grain = "year" if unit == "fiscal" else unit
    fixed = unit_period(m.r.cal, unit, 0)
    if m.r.at(m.i, "so_far"):
        return _so_far(m, fixed)
    return TimeValue(grain, "part-of-period", fixed=fixed, part=part, number=1)


def _opens_unit(m: Match, k: int) -> bool:
    r, kind = m.r, m.x.kind[k]
    return kind == "unit" or (kind == "fiscal" and numbers.fiscal_year(r, k) is None) or r.at(k, "calendar") or r.at(k, "business_day")


def _part_of_year(m: Match) -> TimeValue | None:
    """ "mid year 2027"."""
    if m["bare_unit"] != "year" or not _opens_unit(m, m.index("bare_unit")) or m.r.at(m.i, "so_far") or _needs_of(m):
        return None
    return TimeValue("year", "part-of-period", year=m["year_behind"][0], part=m["part"], number=1)


def _part(m: Match) -> TimeValue | None:
    """ "end of Q2", "mid-March", "early next year"."""
    value: TimeValue = m["moment"]
    of = "of" in m
    if _needs_of(m) or value.part or value.nth is not None:
        return None
    if value.grain == "day":
        return value if m["part"] == "late" and of else None
    if value.grain not in _COARSE:
        return None
    if value.grain == "season" and value.latent and value.year is None:
        return value
    if m.r.at(m.i, "so_far"):
        return _so_far(m, m.r.cal.days(value))
    latent = value.latent and value.grain == "year" and not of and not m.r.at(m.i, "plain_part")
    return replace(value, part=m["part"], latent=latent, form="part-of-period", number=value.number or 1)


def _so_far(m: Match, whole: Period | None) -> TimeValue | None:
    """ "later this month", "earlier this year"."""
    if whole is None:
        return None
    (a, b), today = whole, m.r.cal.today
    if m["part"] == "late":
        return TimeValue("span", "later-in-period", fixed=(max(a, today), b))
    return TimeValue("span", "earlier-in-period", fixed=(a, max(a, min(b, calendar.add_days(today, -1)))))


def with_end(r: Reader, found: tuple[TimeValue, int]) -> tuple[TimeValue, int]:
    """ "Q2 end", "June-end", "2027 year end": what may stand behind a value."""
    value, j = found
    x = r.tokens
    if value.grain not in _ENDING or value.part or value.nth is not None:
        return found
    k = j + 1 if x.text[j] == "-" else j
    if r.at(k, "end") and x.text[k + 1] != "-" and x.pos(k) != "VERB":
        return replace(value, part="late", form="period-end", latent=False, number=value.number or 1), k + 1
    if value.grain == "year" and r.at(k, "year") and r.at(k + 1, "end"):
        return replace(value, part="late", form="period-end", latent=False), k + 2
    return found


# --------------------------------------------------------------------------- the nth unit of a period


def _nth(m: Match, unit: str) -> TimeValue | None:
    (n, count), k = m["nth"], m.index("inside")
    whole: TimeValue = m["inside"]
    x = m.x
    if "of_in" not in m and not (x.kind[k] in ("which", "month") or (x.kind[k] == "int" and len(x.text[k]) == 4)):
        return None
    if whole.part or whole.nth is not None or whole.grain not in _COARSE:
        return None
    return replace(whole, nth=(unit, n, count), form="nth-of-period", latent=False)


def _nth_weekday(m: Match) -> TimeValue | None:
    """ "last Friday of March"."""
    return _nth(m, f"weekday{m['weekday']}")


def _nth_unit(m: Match) -> TimeValue | None:
    """ "3rd week of May", "the last 3 weeks of this year", "first two months of 2027"."""
    unit, (n, count) = m["unit"], m["nth"]
    return None if is_numbered_period(m, unit, n, count) else _nth(m, unit)


def _century(m: Match) -> TimeValue | None:
    (n, count), unit = m["nth"], m["unit"]
    if unit != "century" or count != 1 or not 0 < n < 90:
        return None
    first = (n - 1) * 100
    return TimeValue("century", "century", fixed=(calendar.year(max(1, first))[0], calendar.year(first + 99)[1]))


RULES = (
    Rule("day", "relative", "day", _day, (("tomorrow", "2026-11-25"),)),
    Rule("article", "relative", "<the> {moment}", _article, (("the next quarter", "2027-01-01/2027-03-31"),)),
    Rule("hedge", "relative", "<moment_opener> {moment}", _hedged, (("around next month", "2026-12-01/2026-12-31"),)),
    Rule(
        "relative period",
        "relative",
        "{shift} {unit}",
        _period,
        (("next quarter", "2027-01-01/2027-03-31"), ("this coming week", "2026-11-30/2026-12-06")),
    ),
    Rule(
        "relative period end",
        "relative",
        "{shift} unit:year|quarter|month <end>",
        _period_end,
        (("this year end", "2026-09-01/2026-12-31"),),
    ),
    Rule(
        "relative fiscal period",
        "relative",
        "{shift} kind=<fiscal_or_calendar|fy> unit:year|quarter|half?",
        _fiscal_period,
        (("next fiscal year", "2027-01-01/2027-12-31"), ("this FY", "2026-01-01/2026-12-31")),
    ),
    Rule(
        "relative value",
        "relative",
        "{shift} {moment:month|day|holiday}",
        _which_value,
        (("next March", "2027-03-01/2027-03-31"), ("last Christmas", "2025-12-25")),
    ),
    Rule("relative letter", "relative", "{shift} {lettered:bare}", _which_lettered, (("next Q1", "2027-01-01/2027-03-31"),)),
    Rule("relative season", "relative", "{shift} season", _which_season, (("next summer", "2027-06-01/2027-08-31"),)),
    Rule(
        "next amount",
        "relative",
        "{shift} {amounts}",
        _counted,
        (("next 3 months", "2026-11-25/2027-02-24"), ("last two quarters", "2026-04-01/2026-09-30")),
    ),
    Rule("amount next", "relative", "{number} which {unit}", _count_of, (("5 upcoming years", "2026-11-25/2031-11-24"),)),
    Rule(
        "part of a unit",
        "relative",
        "part DASH? of={part_of}? <around>? <part_article>? {bare_unit}",
        _part_of_unit,
        (("end of the quarter", "2026-12-01/2026-12-31"), ("rest of the week", "2026-11-24/2026-11-29")),
    ),
    Rule(
        "part of a year",
        "relative",
        "part DASH? <around>? <part_article>? {bare_unit} {year_behind}",
        _part_of_year,
        (("mid year 2027", "2027-05-01/2027-08-31"),),
    ),
    Rule(
        "part of a value",
        "relative",
        "part DASH? of={part_of}? <around>? <part_article>? {moment}",
        _part,
        (("end of Q1", "2027-03-01/2027-03-31"), ("mid-March", "2027-03-11/2027-03-20"), ("later this month", "2026-11-24/2026-11-30")),
    ),
    Rule("nth weekday of a period", "relative", "{nth} weekday <of_in>? {inside}", _nth_weekday, (("last Friday of March", "2027-03-26"),)),
    Rule(
        "nth unit of a period",
        "relative",
        "{nth} <fiscal_or_calendar>? {unit} <of_in>? {inside}",
        _nth_unit,
        (("3rd week of May", "2027-05-17/2027-05-23"), ("first two months of 2027", "2027-01-01/2027-02-28")),
    ),
    Rule("century", "relative", "{nth} {unit}", _century, (("21st century", "2000-01-01/2099-12-31"),)),
)

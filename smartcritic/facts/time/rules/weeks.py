"""Weeks and days of the week."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time.algebra import TimeValue, replace
from smartcritic.facts.time.context import is_other_word
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.facts.time.rules.absolute import by_weekday

_WITH_WEEKDAY = frozenset(
    "compact-date iso-date numeric-date numeric-day day-month day-month-year day-year-month month-day month-day-year month-year-day "
    "year-month-day year-day-month day-of-month day-of-period".split()
)


def dated(r: Reader, k: int, arg: str) -> tuple[TimeValue, int] | None:
    """A day of the calendar behind its weekday: "4 May", "the 15th", "7/6"."""
    x = r.tokens
    if x.kind[k] not in {"int", "month", "ordinal", "number"}:
        return None
    found = r.moment(k)
    return found if found is not None and found[0].grain == "day" and found[0].form in _WITH_WEEKDAY else None


def _numbered(m: Match) -> TimeValue:
    value: TimeValue = m["week_number"]
    return replace(value, year=m["year_behind"][0]) if "year_behind" in m else value


def _week_of(m: Match) -> TimeValue | None:
    """ "week of 4 May", "week ending 9 May", "week commencing 4 May"."""
    days = m.r.cal.days(m["moment"])
    if days is None or days[0] != days[1]:
        return None
    k, d = m.index("opener"), days[0]
    if m.r.at(k, "of"):
        return TimeValue("week", "week-of", fixed=calendar.week_of(d))
    if m.r.at(k, "ending"):
        return TimeValue("span", "week-of", fixed=(calendar.add_days(d, -6), d))
    return TimeValue("span", "week-of", fixed=(d, calendar.add_days(d, 6)))


def _week_letters(m: Match) -> TimeValue | None:
    """ "w/c 4 May" (week commencing), "w/e 9 May" (week ending)."""
    days = m.r.cal.days(m["moment"])
    if days is None:
        return None
    first = calendar.add_days(days[0], -6) if m.r.at(m.index("edge"), "week_ending_letter") else days[0]
    return TimeValue("span", "week-of", fixed=(first, calendar.add_days(first, 6)))


# --------------------------------------------------------------------------- weekdays


def _named(m: Match) -> TimeValue | None:
    """ "Friday" alone is latent: only an operator makes it a date."""
    if m.r.at(m.i, "ambiguous_weekday") and m.i and m.r.at(m.i - 1, "the"):
        return None
    return TimeValue("weekday", "weekday", weekday=m["weekday"], latent=is_other_word(m.r, m.i))


def _is_shifted(m: Match) -> bool:
    """Not "that sat", where the weekday's name is another word."""
    return "shift" not in m or not (m.r.at(m.i, "that") and is_other_word(m.r, m.index("weekday")))


def _shifted(m: Match) -> TimeValue | None:
    """ "next Friday", "this past Monday", "upcoming Tuesday"."""
    if not _is_shifted(m):
        return None
    r, word, weekday = m.r, m.index("weekday") - 1, m["weekday"]
    if r.at(word, "past"):
        today = r.cal.today
        d = calendar.add_days(today, -((today.weekday() - weekday) % 7 or 7))
        return TimeValue("day", "which-weekday", fixed=(d, d))
    if r.at(word, "coming"):
        return TimeValue("weekday", "weekday", weekday=weekday, latent=is_other_word(r, word + 1))
    return TimeValue("weekday", "which-weekday", weekday=weekday, weeks=m["shift"])


def _with_day(m: Match) -> TimeValue | None:
    """ "Friday 4 May", "Monday, the 15th": the weekday says which year or order is meant."""
    if not _is_shifted(m):
        return None
    value: TimeValue = m["dated"]
    if not value.month and value.fixed is None:
        return replace(value, weekday=m["weekday"], latent=False)
    if value.year is None and value.month and value.fixed is None:
        value = by_weekday(m, value, m["weekday"])
    return replace(value, latent=False)


def _with_number(m: Match) -> TimeValue | None:
    """ "Friday the 3": a figure behind "the"."""
    if not _is_shifted(m):
        return None
    return TimeValue("day", "day-of-month", day=m["day_number"], weekday=m["weekday"])


def _day_of_week(m: Match, shift: int, weekday: int) -> TimeValue:
    monday = calendar.week_of(calendar.add_days(m.r.cal.today, 7 * shift))[0]
    d = calendar.add_days(monday, weekday)
    return TimeValue("day", "weekday-of-week", fixed=(d, d))


def _of_week(m: Match) -> TimeValue | None:
    """ "Friday next week", "Tuesday of the following week"."""
    return _day_of_week(m, m["which"], m["weekday"]) if _is_shifted(m) else None


def _week_day(m: Match) -> TimeValue:
    """ "next week Friday", "this week's Monday"."""
    return _day_of_week(m, m["shift"], m["weekday"])


def _weekday_after_next(m: Match) -> TimeValue | None:
    return TimeValue("weekday", "weekday", weekday=m["weekday"], number=1) if _is_shifted(m) else None


RULES = (
    Rule(
        "week number",
        "weeks",
        "unit=<week_word> {week_number} {year_behind}?",
        _numbered,
        (("week 40", "2027-10-04/2027-10-10"), ("week 2 of 2028", "2028-01-10/2028-01-16")),
    ),
    Rule(
        "calendar week",
        "weeks",
        "<calendar> unit:week {week_number} {year_behind}?",
        _numbered,
        (("calendar week 40", "2027-10-04/2027-10-10"),),
    ),
    Rule(
        "week of a day",
        "weeks",
        "unit:week opener=<week_opener> <on>? {moment:day|weekday|holiday}",
        _week_of,
        (("week of 4 May 2027", "2027-05-03/2027-05-09"), ("week ending 9 May 2027", "2027-05-03/2027-05-09")),
    ),
    Rule(
        "week from a day",
        "weeks",
        "unit:week opener=<from> <the> {moment:day|weekday|holiday}",
        _week_of,
        (("week from the 4th of May", "2027-05-04/2027-05-10"),),
    ),
    Rule(
        "week in letters",
        "weeks",
        "<week_initial> / edge=<week_edge_letter> {moment:day|weekday|holiday}",
        _week_letters,
        (("w/c 4 January 2027", "2027-01-04/2027-01-10"), ("w/e 10 January 2027", "2027-01-04/2027-01-10")),
    ),
    Rule("weekday", "weeks", "weekday dot={short_dot:weekday}?", _named, (("Friday", "2026-11-27"),)),
    Rule(
        "relative weekday",
        "weeks",
        "{shift} weekday dot={short_dot:weekday}?",
        _shifted,
        (("next Friday", "2026-12-04"), ("this past Monday", "2026-11-23")),
    ),
    Rule(
        "weekday and day",
        "weeks",
        "{shift}? weekday dot={short_dot:weekday}? ,? <the>? {dated}",
        _with_day,
        (("Friday 4 December", "2026-12-04"), ("Tuesday the 15th", "2026-12-15")),
    ),
    Rule(
        "weekday, on the day",
        "weeks",
        "{shift}? weekday dot={short_dot:weekday}? , <on> {dated}",
        _with_day,
        (("Friday, on 4 December", "2026-12-04"),),
    ),
    Rule(
        "weekday (day)",
        "weeks",
        "{shift}? weekday dot={short_dot:weekday}? ( <the_on>? {dated} )?",
        _with_day,
        (("Friday (4 December)", "2026-12-04"),),
    ),
    Rule(
        "weekday and figure",
        "weeks",
        "{shift}? weekday dot={short_dot:weekday}? ,|(? <the> {day_number}",
        _with_number,
        (("Tuesday the 15", "2026-12-15"),),
    ),
    Rule(
        "weekday of a week",
        "weeks",
        "{shift}? weekday dot={short_dot:weekday}? <of_from_in>? <the>? which <week>",
        _of_week,
        (("Friday next week", "2026-12-04"), ("Tuesday of the following week", "2026-12-01")),
    ),
    Rule("weekday after next", "weeks", "{shift}? weekday <after> <next>", _weekday_after_next, (("Friday after next", "2026-12-04"),)),
    Rule("week and weekday", "weeks", "{shift} unit:week <on>? -? weekday", _week_day, (("next week Friday", "2026-12-04"),)),
    Rule("week's weekday", "weeks", "{shift} unit:week APOSTROPHE <plural_s> weekday", _week_day, (("next week's Friday", "2026-12-04"),)),
)

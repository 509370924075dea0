"""Holidays, and seasons with their year."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time.algebra import TimeValue, replace
from smartcritic.facts.time.engine import Match, Reader, Rule


def holiday(r: Reader, i: int, arg: str) -> tuple[TimeValue, int] | None:
    """The name of a holiday; common words ("labor day", "good friday") need a capital or something that makes them a name."""
    text = r.tokens.text
    for words, rule in r.grammar.words.holidays.get(text[i], ()):
        n = len(words)
        if all(text[i + k] == w or (w == "'" and text[i + k] == "’") for k, w in enumerate(words)):
            if not r.tokens.capital(i) and r.at(i, "common_holiday") and not _named(r, i, words):
                return None
            return TimeValue("holiday", "holiday", holiday=rule), i + n
    return None


def _named(r: Reader, i: int, words: tuple[str, ...]) -> bool:
    x, j = r.tokens, i + len(words)
    if (x.kind[j] == "int" and len(x.text[j]) == 4) or r.at(j, "weekend"):
        return True
    if i and words[-1] in r.groups["day"] and r.at(i - 1, "holiday_opener"):
        return True
    return (
        i > 1
        and " ".join(words) in r.groups["turn_of_year"]
        and r.at(i - 1, "the")
        and r.at(i - 2, "holiday_opener")
        and x.pos(j) != "NOUN"
    )


def _holiday(m: Match) -> TimeValue:
    value: TimeValue = m["holiday"]
    return replace(value, year=m["year_behind"][0]) if "year_behind" in m else value


def _weekend(m: Match) -> TimeValue | None:
    """The weekend that a holiday is part of or next to."""
    value = _holiday(m)
    days = m.r.cal.days(value)
    if days is None:
        return None
    d = days[0]
    shift = (5 - d.weekday()) % 7 if 1 < d.weekday() <= 5 else -((d.weekday() - 5) % 7)
    saturday = calendar.add_days(d, shift)
    return TimeValue("span", "holiday-weekend", year=value.year, fixed=(saturday, max(d, calendar.add_days(saturday, 1))))


def _season(m: Match) -> TimeValue:
    return TimeValue("season", "season", number=m["season"], latent=True)


def _season_year(m: Match) -> TimeValue:
    return TimeValue("season", "season-year", number=m["season"], year=m["year_behind"][0])


RULES = (
    Rule("holiday", "holidays", "{holiday} {year_behind:near}?", _holiday, (("Christmas", "2026-12-25"), ("Easter 2028", "2028-04-16"))),
    Rule("holiday weekend", "holidays", "{holiday} {year_behind}? <weekend>", _weekend, (("Labor Day weekend", "2027-09-04/2027-09-06"),)),
    Rule("season", "holidays", "season", _season, (("summer", "2027-06-01/2027-08-31"),)),
    Rule("season and year", "holidays", "season {year_behind:apostrophe}", _season_year, (("summer 2028", "2028-06-01/2028-08-31"),)),
)

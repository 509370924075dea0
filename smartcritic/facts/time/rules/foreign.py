"""Absolute dates in the months and orders of other languages: "le 31 mars 2027", "31 de marzo de 2027", "2027年3月31日".

The language's own list of foreign months finds the span, and dateparser reads it: it is handed that span alone and the languages that
know its month. A text without such a word pays one look at its tokens.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from smartcritic.facts.time.algebra import TimeValue
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.languages.base import Language

_MAX_TOKENS = 9


class ForeignWords(NamedTuple):
    """Months (or signs of year, month, day) -> the languages that know them; what may stand between them; signs that end a date."""

    months: Mapping[str, tuple[str, ...]]
    joints: frozenset[str]
    closing: frozenset[str]


def foreign_words(language: Language) -> ForeignWords:
    """The list ``times_foreign.toml`` of a language; ask for it by ``language.once(foreign_words)``."""
    months: dict[str, tuple[str, ...]] = {}
    for code, words in language.lexicon("times_foreign").tables.get("months", {}).items():
        for word in words:
            months[word] = (*months.get(word, ()), code)
    return ForeignWords(months, language.words("times_foreign", "joints"), language.words("times_foreign", "closing_signs"))


def foreign_date(r: Reader, i: int, arg: str) -> tuple[tuple[str, ...], int] | None:
    """A day, a month of another language and a year, in any order: the languages that know the month."""
    x = r.tokens
    if not x.foreign:
        return None
    words = x.parse.language.once(foreign_words)
    languages: tuple[str, ...] = ()
    figures: list[int] = []
    end = i
    for k in range(i, min(x.n, i + _MAX_TOKENS)):
        text = x.text[k]
        if x.kind[k] == "int":
            figures.append(len(text))
        elif text in words.months:
            languages = words.months[text]
        elif text not in words.joints:
            break
        if x.kind[k] == "int" or text in words.closing:
            end = k + 1
    day = any(size <= 2 for size in figures)
    return (languages, end) if languages and day and figures.count(4) == 1 and len(figures) <= 3 else None


def _foreign_date(m: Match) -> TimeValue | None:
    import dateparser  # a third of a second to load: only where there is such a date

    found = dateparser.parse(
        m.x.raw(m.i, m.j), languages=list(m["foreign_date"]), settings={"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["day", "month", "year"]}
    )
    return TimeValue("day", "foreign-date", year=found.year, month=found.month, day=found.day) if found is not None else None


RULES = (
    Rule(
        "date of another language",
        "absolute",
        "{foreign_date}",
        _foreign_date,
        (
            ("le 31 mars 2027", "2027-03-31"),
            ("31 de marzo de 2027", "2027-03-31"),
            ("2027年3月31日", "2027-03-31"),
            ("by 31. října 2027", "2027-10-31"),
        ),
    ),
)

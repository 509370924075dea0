"""A due date as an export writes it in one cell: "2027-03-31T00:00:00Z", "31/Mar/27 12:00 AM", "31.03.27", "Q1 2027", "31. März 2027"."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from functools import lru_cache
from types import SimpleNamespace
from typing import cast

from smartcritic.facts.time.algebra import Calendar, is_date
from smartcritic.facts.time.engine import Reader
from smartcritic.facts.time.grammar import grammar
from smartcritic.facts.time.numbers import century
from smartcritic.facts.time.tokens import TimeTokens
from smartcritic.languages import Language
from smartcritic.parsing.parse import Parse

_TIME = re.compile(r"[T\s,]+\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)?\s*(?:[AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$")
_YEAR_FIRST = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})")
_YEAR_LAST = re.compile(r"(\d{1,2})([-/. ])(\d{1,2})\2(\d{4}|\d{2})")
_RANGE = re.compile(r"\s*(?:→|->|–|—)\s*|\s+-\s+|(?<=\d)/(?=\d{4}-\d{2}-)")
"""What stands between the two dates of a cell that holds a start and an end."""
_WORD = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_REQUIRED = ["day", "month", "year"]


def parse_date_cell(
    text: str, language: Language, day_first: bool | None = None, languages: Sequence[str] = (), *, fiscal_year_start: int = 1
) -> dt.date | None:
    """Read the date in one cell; of a period, or of a start and an end, the last day.

    Args:
        text: the cell, with or without a time of day, which is left out.
        language: the language whose words of time are asked first ("Q1 2027", "end of March 2027").
        day_first: the order of "03/04/2027"; None: not known, so that such a cell is none. Points set the day first.
        languages: ISO 639-1 codes of the months that dateparser may know beside the language's own, such as ("de", "fr"); all where empty.
        fiscal_year_start: the month in which the fiscal year begins; quarters follow it.

    Returns:
        The day, or None where the cell names none with its year, or its order is not known.
    """
    cell = _TIME.sub("", _RANGE.split(text.strip())[-1])
    if match := _YEAR_FIRST.fullmatch(cell):
        year, month, day = int(match[1]), int(match[3]), int(match[4])
        return dt.date(year, month, day) if is_date(year, month, day) else None
    if match := _YEAR_LAST.fullmatch(cell):
        return _ordered(int(match[1]), int(match[3]), match[4], True if match[2] == "." else day_first)
    return _by_rules(cell, language, fiscal_year_start) or _by_dateparser(cell, day_first, tuple(languages))


def _ordered(a: int, b: int, year: str, day_first: bool | None) -> dt.date | None:
    """Day, month and year; the only order that gives a date where there is one, else the file's own."""
    y = int(year) if len(year) == 4 else century(int(year))
    orders = [(day, month) for day, month in {(a, b), (b, a)} if is_date(y, month, day)]
    if len(orders) == 2:
        if day_first is None:
            return None
        orders = [(a, b) if day_first else (b, a)]
    return dt.date(y, orders[0][1], orders[0][0]) if orders else None


def _by_rules(cell: str, language: Language, fiscal_year_start: int) -> dt.date | None:
    """The value of the table of rules that covers the cell and has its year."""
    tokens = TimeTokens(_bare_parse(cell, language))
    reader = Reader(tokens, Calendar(dt.date(2000, 1, 1), fiscal_year_start), language.once(grammar))
    found = reader.moment(0)
    if found is None or found[1] != tokens.n or found[0].fixed is not None or found[0].year is None:
        return None
    days = reader.cal.days(found[0])
    return days[1] if days is not None else None


def _bare_parse(cell: str, language: Language) -> Parse:
    """A cell as tokens without grammar: every word a noun of no sentence."""
    found = list(_WORD.finditer(cell))
    words = [m[0] for m in found]
    n = len(words)
    return cast(
        Parse,
        SimpleNamespace(
            text=cell, language=language, n=n, words=words, lower=[w.lower() for w in words], starts=[m.start() for m in found],
            ends=[m.end() for m in found], pos=["X"] * n, tags=["FW"] * n, deps=["dep"] * n, heads=list(range(n)), lemmas=words,
        ),
    )  # fmt: skip


@lru_cache(maxsize=4096)
def _by_dateparser(cell: str, day_first: bool | None, languages: tuple[str, ...]) -> dt.date | None:
    """What the rules do not know: months of other languages; a cell without day, month and year is none."""
    if not any(c.isdigit() for c in cell) or not any(c.isalpha() for c in cell):
        return None
    import dateparser  # a third of a second to load

    settings = {"DATE_ORDER": "MDY" if day_first is False else "DMY", "REQUIRE_PARTS": _REQUIRED}
    found = dateparser.parse(cell, languages=list(languages) or None, settings=settings)
    return found.date() if found is not None else None

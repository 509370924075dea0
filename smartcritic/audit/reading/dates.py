"""Cells as days: dates as systems and people write them in seven languages, counted dates, and periods with a first and a last day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from functools import cache, lru_cache
from typing import Any

from smartcritic.audit.reading.words import folded, load, months, one_of, words

LANGUAGES = ("en", "de", "fr", "es", "nl", "pt", "it")
_SERIAL_ZERO = dt.date(1899, 12, 30)
_FIRST, _END = 1900, 2200
Span = tuple[dt.date, dt.date]


def as_day(cell: Any, day_first: bool | None = None, *, last: bool = True) -> dt.date:
    """Read a date: ISO, ``31 Dec 2026``, ``31/Mar/27 5:00 PM``, ``31. März 2027``, ``31/12/2026`` in the file's own order, a count of a
    spreadsheet's days or of Unix seconds or milliseconds (in UTC), or a period such as ``Q1 2027`` or ``2027-W13``.

    Of a period the last day is given, without `last` the first.

    Raises:
        ValueError: the cell is no date, its order of day and month is not known, or it lies before 1900 or after 2199 (no end at all).
    """
    if isinstance(cell, dt.datetime):
        cell = cell.date()
    if isinstance(cell, dt.date):
        return _within(cell, str(cell))
    if isinstance(cell, bool):
        raise ValueError(f"{cell!r} is no date; write 2026-12-31")
    if (counted := _counted(cell)) is not None:
        return counted
    text = " ".join(str(cell).split())
    if (match := _ISO.fullmatch(text)) and (exact := _one(int(match[1]), int(match[3]), int(match[4]))):
        return _within(exact[0], text)
    span = _read(text, day_first, last)
    return _within(span[last], text)


def _within(day: dt.date, text: str) -> dt.date:
    if day.year < _FIRST:
        raise ValueError(f"{text[:60]!r} is before {_FIRST}; write the day that is meant, or leave the cell empty")
    if day.year >= _END:
        raise ValueError(f"{text[:60]!r} stands for no end; write the day that is meant, or leave the cell empty")
    return day


_WRAPPED = re.compile(r"\s*/?Date\((\d{9,13})(?:[+-]\d{4})?\)/?\s*")
_COUNT = re.compile(r"\s*\d{5,13}(?:\.\d+)?\s*")


def _counted(cell: Any) -> dt.date | None:
    """Read a date that is counted: days of a spreadsheet (1954..2119), Unix seconds or milliseconds (1990..2100)."""
    if isinstance(cell, str) and not _COUNT.fullmatch(cell) and not _WRAPPED.fullmatch(cell):
        return None
    if isinstance(cell, str) and (wrapped := _WRAPPED.fullmatch(cell)):
        cell = wrapped[1]
    if not isinstance(cell, (int, float, str)):
        return None
    value = float(cell)
    if 20_000 <= value < 80_000:
        return _SERIAL_ZERO + dt.timedelta(days=int(value))
    for unit in (1.0, 1000.0):
        if 631_152_000 <= value / unit < 4_102_444_800:
            return dt.datetime.fromtimestamp(value / unit, dt.UTC).date()
    return None


# --------------------------------------------------------------------------- written dates

_ISO = re.compile(r"(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(?:[Tt ]\d.*)?")
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])([0-2]\d|3[01])(?:\.0)?")
_YEAR_SIGN = re.compile(r"(?<=\d{4})\s*(?:r|г|god|god[iu])\.?$")
_ERA, _ERA_ZERO = re.compile(r"令和\s*(\d{1,2})\s*年"), 2018
_SLASHED = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})(?:[Tt ]\d.*)?")
_TIME = re.compile(
    r"[\s,T]+(?:at |um |à )?\d{1,2}[:h.]\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?\s*(?:uhr)?\s*"
    r"(?:Z|(?:[A-Z]{2,5})?\s*[-+]\d{1,2}:?(?:\d{2})?|[A-Z]{2,5})?\s*(?:\([^)]*\))?$",
    re.IGNORECASE,
)
_NAMED = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th|er|re|ro|o|º|°|\.)?[ .,/-]*(?:(?:of|de|di|del)\s+)?([a-z]{3,11})\.?"
    r"|([a-z]{3,11})\.?[ .-]*(\d{1,2})(?:st|nd|rd|th)?(?![\d]))[ .,/'-]+(?:(?:of|de|del)\s+)?(\d{4}|\d{2})"
)


def _year(text: str) -> int:
    year = int(text)
    return year + 2000 if year < 100 else year


def _one(year: int, month: int, day: int) -> Span | None:
    try:
        return (dt.date(year, month, day),) * 2
    except ValueError:
        return None


def _iso(text: str, day_first: bool | None) -> Span | None:
    match = _ISO.fullmatch(text)
    if match:
        return _one(int(match[1]), int(match[3]), int(match[4]))
    match = _COMPACT.fullmatch(text)
    return _one(*map(int, match.groups())) if match else None


def _slashed(text: str, day_first: bool | None) -> Span | None:
    match = _SLASHED.fullmatch(text)
    if not match:
        return None
    a, b, year = int(match[1]), int(match[2]), _year(match[3])
    if a > 12 or b > 12:
        day, month = (a, b) if a > 12 else (b, a)
    elif a == b:
        day = month = a
    elif day_first is None:
        raise ValueError(f"{text!r} may be day/month or month/day; say --day-first or --month-first")
    else:
        day, month = (a, b) if day_first else (b, a)
    return _one(year, month, day)


def _named(text: str, day_first: bool | None) -> Span | None:
    if match := re.fullmatch(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월]\s*(\d{1,2})\s*[日일]?", text):
        return _one(int(match[1]), int(match[2]), int(match[3]))
    match = _NAMED.fullmatch(text)
    if not match or (month := months().get(match[2] or match[3])) is None:
        return None
    return _one(_year(match[5]), month, int(match[1] or match[4]))


def _month(text: str, day_first: bool | None) -> Span | None:
    match = re.fullmatch(r"([a-z]{3,11})\.?(?:[ /.,'-]*(?:de |del |of )?(\d{4})|[ ]?['/-](\d{2}))", text)
    if match and (number := months().get(match[1])) is not None:
        return _from_month(_year(match[2] or match[3]), number, 1)
    match = re.fullmatch(r"(\d{4})\s*[年년]\s*(\d{1,2})\s*[月월](?:末日?)?", text)
    if match:
        return _from_month(int(match[1]), int(match[2]), 1)
    match = re.fullmatch(r"(\d{4})[-/. ]([a-z]{3,11})", text)
    if match and (number := months().get(match[2])) is not None:
        return _from_month(int(match[1]), number, 1)
    match = re.fullmatch(r"(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{4})", text)
    return _from_month(int(match[1] or match[4]), int(match[2] or match[3]), 1) if match else None


def _from_month(year: int, month: int, count: int) -> Span | None:
    end = month + count - 1
    if not (month >= 1 and end <= 12 and 1 <= year <= 9999):
        return None
    return dt.date(year, month, 1), dt.date(year, end, calendar.monthrange(year, end)[1])


@cache
def _periods() -> tuple[tuple[re.Pattern[str], int], ...]:
    """Patterns of quarters and halves, with the months that they have; each has the groups number and year."""
    out = []
    for kind, most, count in (("quarter", "1-4", 3), ("half", "12", 6)):
        word = one_of(words("dates", kind))
        end = r"(?:\s*(?:of|de|del|du|des))?[\s/'.,-]*(?:fy|cy|gj)?\s*(?P<year>\d{4}|\d{2})"
        out += [
            (re.compile(rf"{word}\.?\s*(?P<number>[{most}]){end}"), count),
            (re.compile(rf"(?P<number>[{most}])\.?(?:st|nd|rd|th|ere?|eme|e|o|a|º|ª)?\s*{word}\.?{end}"), count),
            (re.compile(rf"(?:fy|cy|gj)?\s*(?P<year>\d{{4}}|\d{{2}})[\s/-]*{word}\.?\s*(?P<number>[{most}])"), count),
        ]
    return tuple(out)


_ROMAN = {"iv": "4", "iii": "3", "ii": "2", "i": "1"}


def _period(text: str, day_first: bool | None) -> Span | None:
    text = re.sub(r"\b(?:iv|i{1,3})\b\.?", lambda m: _ROMAN[m[0].rstrip(".")], text) if re.search(r"\bi[iv]*\b", text) else text
    for pattern, count in _periods():
        if match := pattern.fullmatch(text):
            return _from_month(_year(match["year"]), (int(match["number"]) - 1) * count + 1, count)
    match = _whole_year().fullmatch(text)
    return _from_month(_year(match[1] or match[2]), 1, 12) if match else None


@cache
def _weeks() -> tuple[re.Pattern[str], ...]:
    word = one_of(words("dates", "week"))
    return (
        re.compile(rf"(?P<year>\d{{4}})[-/ ]?{word}\.?\s?(?P<week>\d{{1,2}})"),
        re.compile(rf"{word}\.?\s?(?P<week>\d{{1,2}})[\s/.,-]*(?P<year>\d{{4}})"),
    )


@cache
def _whole_year() -> re.Pattern[str]:
    return re.compile(rf"(?:{one_of(words('dates', 'year'))}\s*'?)?((?:19|20)\d\d)(?:\.0)?|(?:fy|cy|gj)\s?'?(\d\d)")


@cache
def _ends() -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:the |by |until )*{one_of(frozenset(load('words')['dates']['ends']))}\s+)+")


@cache
def _range() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:→|->|–|—)\s*|\s+(?:-|{one_of(words('dates', 'to'))})\s+|(?<=\d\d-\d\d)/(?=\d{{4}})")


def _week(text: str, day_first: bool | None) -> Span | None:
    match = next((m for pattern in _weeks() if (m := pattern.fullmatch(text))), None)
    if not match or not 1 <= int(match["week"]) <= 53:
        return None
    try:
        monday = dt.date.fromisocalendar(int(match["year"]), int(match["week"]), 1)
    except ValueError:
        return None
    return monday, monday + dt.timedelta(days=6)


_READERS: tuple[Callable[[str, bool | None], Span | None], ...] = (_iso, _slashed, _named, _month, _period, _week)


@lru_cache(maxsize=16_384)
def _read(text: str, day_first: bool | None, last: bool) -> Span:
    """Read a written date as its first and last day.

    Raises:
        ValueError: it is none, or its order is not known.
    """
    if len(text) > 80 or not re.search(r"\d", text):
        raise ValueError(f"{text[:60]!r} is no date; write 2026-12-31")
    plain = re.sub(r"\s*\((?:gmt|utc|cet|cest)[^)]*\)$", "", folded(text))
    plain = _ERA.sub(lambda m: f"{_ERA_ZERO + int(m[1])}年", _YEAR_SIGN.sub("", plain))
    bare = _TIME.sub("", plain).strip(" .,;") if ":" in plain or "h" in plain else plain.strip(" ,;")
    for form in dict.fromkeys((bare, _without_weekday(bare), _without_end(bare), _without_end(_without_weekday(bare)))):
        for reader in _READERS:
            if form and (span := reader(form, day_first)) is not None:
                return span
    parts = _range().split(plain)
    if len(parts) == 2 and all(map(_begins_range, parts)):
        return _read(parts[last], day_first, last)
    if folded(text) not in words("dates", "open") and (day := _by_library(text, day_first)) is not None:
        return day, day
    raise ValueError(f"{text[:60]!r} is no date; write 2026-12-31")


def _begins_range(text: str) -> bool:
    """Whether one end of a range is short and has a number or a month."""
    said = re.findall(r"\w+", text)
    return 0 < len(said) <= 6 and (any(c.isdigit() for c in text) or any(w in months() for w in said))


def _without_weekday(text: str) -> str:
    match = re.match(r"([a-z]{2,13})\.?,?\s+(?=\S)", text)
    return text[match.end() :] if match and match[1] in words("dates", "before") else text


def _without_end(text: str) -> str:
    """Leave out what says that the end of a period is meant: ``end of``, ``Ende``, ``fin``, ``by``."""
    return _ends().sub("", text)


def _by_library(text: str, day_first: bool | None) -> dt.date | None:
    import dateparser

    if len(text) > 60 or len(text.split()) > 7 or not any(word in months() for word in re.findall(r"[a-z]+", folded(text))):
        return None
    order = {} if day_first is None else {"DATE_ORDER": "DMY" if day_first else "MDY"}
    settings: Any = {"REQUIRE_PARTS": ["day", "month", "year"], "PARSERS": ["absolute-time"], **order}
    try:
        found: dt.datetime | None = dateparser.parse(text, languages=list(LANGUAGES), settings=settings)
    except (ValueError, OverflowError, RecursionError):
        return None
    return found.date() if found is not None else None


# --------------------------------------------------------------------------- the order of day and month


def day_first_of(cells: Iterable[Any]) -> bool | None:
    """Whether these cells write the day first: told by the dates that can be read in one way only, and by dots; None where none tells."""
    day = month = dotted = 0
    for cell in cells:
        for match in _slashes(cell):
            day += int(match[1]) > 12
            month += int(match[2]) > 12
            dotted += match[0].count(".") >= 2 and ":" not in match[0].split(".")[0]
    if dotted and not month:
        return True  # 31.12.2026: with dots the day stands first everywhere
    return None if (day == 0) == (month == 0) else day > 0


def unsettled(cells: Iterable[Any]) -> bool:
    """Whether a date of these cells can be read in two ways that differ."""
    return any(
        int(m[1]) <= 12 and int(m[2]) <= 12 and m[1].lstrip("0") != m[2].lstrip("0") for cell in cells for m in _slashes(cell)
    )  # fmt: skip


_SLASHES = re.compile(r"(?<!\d)(\d{1,2})[/.-](\d{1,2})[/.-](?:\d{4}|\d{2})(?![\d/.-])")


def _slashes(cell: Any) -> list[re.Match[str]]:
    if not isinstance(cell, str) or len(cell) > 80:
        return []
    return list(_SLASHES.finditer(cell))

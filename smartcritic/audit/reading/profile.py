"""What the cells of a column hold, as shares: dates, numbers, people, words. It settles what a header leaves open."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.dates import as_day
from smartcritic.audit.reading.tables import Row
from smartcritic.audit.reading.words import folded, words

LOOKED_AT = 200
"""Filled cells of a column that are looked at."""

_PERSON = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+"
    r"|@?[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-][^\W\d_]+)*\.?,?"
    r"(?: (?:van|von|de|der|da|di|del|la|le|bin|al|ter|zu|[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?)){1,4}"
    r"(?: \(\w+\))?"
)


_NAME = r"(?:van|von|de|der|den|da|di|del|la|le|el|bin|al|ter|zu|[^\W\d_a-zß-öø-ÿ][^\W\d_]*(?:['’.-][^\W\d_]*)*\.?)"
_FAMILY_FIRST = re.compile(rf"{_NAME}(?: {_NAME}){{1,2}}, {_NAME}(?: {_NAME})?")


@dataclass(frozen=True, slots=True)
class Profile:
    """Shares (0..1) of the filled cells of a column that are dates, numbers, people; their mean number of words; and how they repeat."""

    filled: float
    count: int
    dates: float = 0.0
    numbers: float = 0.0
    people: float = 0.0
    flags: float = 0.0
    open_dates: float = 0.0
    words: float = 0.0
    distinct: float = 0.0


def profile(name: str, sample: Sequence[Row]) -> Profile:
    """Look at a column's cells."""
    every = [r.cells.get(name) for r in sample[: 4 * LOOKED_AT]]
    cells = [c for c in every if not is_blank(c)][:LOOKED_AT]
    if not cells:
        return Profile(0.0, 0)
    count = len(cells)
    texts = [str(c).strip() for c in cells]
    return Profile(
        filled=sum(not is_blank(c) for c in every) / len(every),
        count=count,
        dates=sum(map(is_date, cells)) / count,
        numbers=sum(as_amount(c) is not None and not is_date(c) for c in cells) / count,
        people=sum(is_person(c) for c in cells) / count,
        flags=sum(isinstance(c, bool) or t.lower() in ("true", "false", "yes", "no") for c, t in zip(cells, texts)) / count,
        open_dates=sum(folded(t) in words("dates", "open") for t in texts) / count,
        words=sum(len(t.split()) for t in texts) / count,
        distinct=len(set(texts)) / count,
    )


def is_date(cell: Any) -> bool:
    """Whether a cell is written as a date; plain numbers are none."""
    if isinstance(cell, (dt.date, dt.datetime)):
        return True
    if not isinstance(cell, str) or len(cell) > 60 or not any(c.isdigit() for c in cell) or cell.strip().replace(".", "", 1).isdigit():
        return False
    try:
        as_day(cell, True)
    except ValueError:
        return "stands for no end" in _why(cell)
    return True


def _why(cell: str) -> str:
    try:
        as_day(cell, True)
    except ValueError as error:
        return str(error)
    return ""


def counted_dates(name: str, sample: Sequence[Row]) -> bool:
    """Whether a column holds counted dates alone: a spreadsheet's days, or Unix seconds or milliseconds."""
    cells = [c for r in sample if not is_blank(c := r.cells.get(name))][:LOOKED_AT]
    return bool(cells) and all(not is_date(c) and _counts(c) for c in cells)


def _counts(cell: Any) -> bool:
    try:
        as_day(cell)
    except ValueError:
        return False
    return True


def is_person(cell: Any) -> bool:
    """Whether a cell holds the names or addresses of people alone."""
    if isinstance(cell, (list, tuple)):
        return bool(cell) and all(is_person(c) for c in cell)
    if not isinstance(cell, str) or len(cell) > 200:
        return False
    text = cell.strip().strip("[]")
    if _PERSON.fullmatch(text) or _FAMILY_FIRST.fullmatch(text):
        return True
    parts = [p.strip() for p in re.split(r"[,;\n&]", text) if p.strip()]
    return len(parts) > 1 and all(_PERSON.fullmatch(p) for p in parts)

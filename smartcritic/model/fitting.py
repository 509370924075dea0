"""Does a value fit a slot? Checked by its type, in words that say what would fit."""

from __future__ import annotations

import datetime as dt
import re

_NUMBER = re.compile(r"[-+]?\d[\d,.\u00a0 ]*")
_SCALES = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
_SCALE = re.compile(r"\s?(k|m|bn|thousand|million|billion)\b", re.IGNORECASE)
_CURRENCY = re.compile(r"[$€£¥₹]|\b[A-Z]{3}\b|\b(?:dollars?|euros?|pounds?|francs?|yen|rupees?|kr)\b", re.IGNORECASE)
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December")
_DAY = re.compile(
    r"(?:(\d{1,2})(?:st|nd|rd|th)?\s+(?:of\s+)?([a-z]{3,9})\.?,?|([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?)\s+(\d{4})", re.IGNORECASE
)
_SUCH = {"number": "a number such as 20", "percent": "a percentage such as 15%", "money": "a sum such as $40,000"}


def format_date(day: dt.date) -> str:
    """Return a date as every output writes it, ``31 December 2026``, whatever the locale of the host."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def as_written(value: object) -> str:
    """A value as it stands in a text: a date in words, anything else as it prints."""
    return format_date(value) if isinstance(value, dt.date) else str(value)


def number_in(text: str) -> float | None:
    """The first number of a text: 1200 of "€ 1,200", 15 of "15%", 40000 of "40k"; None where it holds none."""
    found = _NUMBER.search(text)
    if found is None:
        return None
    digits = re.sub(r"[ \u00a0]", "", found[0]).rstrip(".,")
    scale = _SCALE.match(text, found.start() + len(found[0].rstrip()))
    try:
        number = float(re.sub(r",(?=\d{3}(?:\D|$))", "", digits).replace(",", "."))
    except ValueError:
        return None
    return number * (_SCALES[scale[1].lower()] if scale else 1.0)


def day_in(text: str) -> dt.date | None:
    """The day that a text names, as ISO 8601 or in English words ("31 March 2027", "March 31, 2027"); None for anything else."""
    said = text.strip()
    try:
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", said):
            return dt.date.fromisoformat(said)
        found = _DAY.fullmatch(said)
        if found is None:
            return None
        name = (found[2] or found[3]).lower()
        named = enumerate(map(str.lower, MONTHS), 1)
        month = next((i for i, m in named if name in (m, m[:3]) or (name == "sept" and i == 9)), None)
        return None if month is None else dt.date(int(found[5]), month, int(found[1] or found[4]))
    except ValueError:
        return None


def refusal(slot_type: str, value: str, today: dt.date | None) -> str | None:
    """Why a value does not fit a slot of a type, and what would; None where it fits. A day before `today` does not."""
    text = value.strip()
    if not text:
        return "must not be empty"
    if slot_type == "date":
        day = day_in(text)
        if day is None:
            return f"{text!r} names no day; give one such as 2027-03-31 or 31 March 2027"
        return f"{text!r} is before {today.isoformat()}; give a later day" if today is not None and day < today else None
    if slot_type == "words":
        return None if any(c.isalnum() for c in text) else f"{text!r} has no words; say it in a few"
    if number_in(text) is None:
        return f"{text!r} must be {_SUCH[slot_type]}"
    if slot_type == "percent" and not re.fullmatch(r"[-+]?[\d., ]+\s*(?:%|percent|per cent)?", text, re.IGNORECASE):
        return f"{text!r} must be {_SUCH[slot_type]}"
    if slot_type == "money" and re.search(r"[^\W\d_]", _CURRENCY.sub("", _SCALE.sub("", text))):
        return f"{text!r} must be {_SUCH[slot_type]}"
    return None


def same_value(one: str, other: str | None) -> bool:
    """Whether two values are the same level, however they are written."""
    if other is None:
        return False
    a, b = number_in(one), number_in(other)
    return a == b if a is not None and b is not None else one.strip().lower() == other.strip().lower()

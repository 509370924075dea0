"""Slots: what only the writer knows, each with a type that says what fits, and where it can be, a proposal."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

SlotType = Literal["number", "percent", "money", "date", "words"]

TYPES: tuple[SlotType, ...] = ("number", "percent", "money", "date", "words")


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot before it has a place in a text.

    `shown` stands in the brackets; it is the proposal where there is one. `example` is a value of the right kind, with which the text
    is judged before it is offered; it is no proposal. `low` and `high` bound a number or percentage, `unlike` names the slot whose
    value this one may not repeat.
    """

    name: str
    shown: str
    question: str
    type: SlotType
    example: str
    proposal: str | None = None
    alternatives: tuple[str, ...] = ()
    optional: bool = False

    @property
    def filled(self) -> str:
        """What stands in the place of the slot while the text is judged."""
        return self.proposal or self.example


Part = str | Gap


def words_of(parts: Sequence[Part]) -> str:
    """The parts as they are shown, slots in brackets."""
    return "".join(p if isinstance(p, str) else f"[{p.shown}]" for p in parts)


_NUMBER = re.compile(r"[-+]?\d[\d,. \u00a0]*(?:\s?(?:k|m|bn|thousand|million|billion))?\b", re.IGNORECASE)
_MONEY = re.compile(r"[$€£¥₹]|\b[A-Z]{3}\b|\b(?:dollars?|euros?|pounds?|francs?|yen|rupees?|kr)\b", re.IGNORECASE)


def number_in(value: str) -> float | None:
    """The number that a value begins with or is, None where it holds none: "€ 1,200", "15%", "3 days"."""
    found = _NUMBER.search(value)
    if found is None:
        return None
    digits = re.match(r"[-+]?\d[\d,. \u00a0]*", found[0])
    assert digits is not None
    plain = re.sub(r"[ \u00a0]", "", digits[0]).rstrip(".,")
    plain = re.sub(r",(?=\d{3}(?:\D|$))", "", plain).replace(",", ".")
    try:
        number = float(plain)
    except ValueError:
        return None
    scale = {"k": 1e3, "thousand": 1e3, "m": 1e6, "million": 1e6, "bn": 1e9, "billion": 1e9}
    return number * scale.get(found[0][digits.end() :].strip().lower(), 1.0)


def refusal(slot_type: str, value: str, today: dt.date, day: dt.date | None) -> str | None:
    """Why a value does not fit a slot, in words that say what would; None where it fits.

    Args:
        slot_type: one of `TYPES`.
        value: what the writer gives.
        today: the reference date; a date may not be before it.
        day: the day that the value names, None where it names none (only asked of dates).
    """
    text = value.strip()
    if not text:
        return "is empty; give a value"
    if slot_type == "date":
        if day is None:
            return f"{text!r} names no day; give a date such as 2027-03-31 or 31 March 2027"
        return f"{text!r} is before {today.isoformat()}; give a later date" if day < today else None
    if slot_type == "words":
        return None if any(c.isalnum() for c in text) else f"{text!r} has no words; say it in a few words"
    number = number_in(text)
    if number is None:
        return f"{text!r} is no {'percentage' if slot_type == 'percent' else 'number'}; give {_SUCH[slot_type]}"
    if slot_type == "percent" and not re.fullmatch(r"[-+]?[\d., ]+\s*(?:%|percent|per cent)?", text, re.IGNORECASE):
        return f"{text!r} is no percentage; give {_SUCH[slot_type]}"
    if slot_type == "money" and re.search(r"[^\W\d_]", _MONEY.sub("", re.sub(r"\d[\d,. ]*(?:k|m|bn)?\b", "", text, flags=re.IGNORECASE))):
        return f"{text!r} is no sum of money; give {_SUCH[slot_type]}"
    return None


_SUCH = {"number": "a number such as 20", "percent": "a percentage such as 15%", "money": "a sum such as $40,000"}

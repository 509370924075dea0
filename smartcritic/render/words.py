"""Facts in plain words, the same in every output: dates, amounts, and one line that says what was understood."""

from __future__ import annotations

import datetime as dt

from smartcritic.records import Facts, Quantity, Report

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


def day(date: dt.date) -> str:
    """Return a date as ``31 December 2026``, in English whatever the locale."""
    return f"{date.day} {_MONTHS[date.month - 1]} {date.year}"


def number(value: float) -> str:
    """Return a number as people write it: ``1,200,000``, ``3.5``."""
    text = f"{value:,.4f}".rstrip("0").rstrip(".") if abs(value) < 1e15 else f"{value:g}"
    return "0" if text == "-0" else text


def amount(quantity: Quantity) -> str:
    """Return a quantity in base form: ``20%``, ``$50,000``, ``5 to 10 meetings``, ``2 times``."""
    value = number(quantity.value)
    if quantity.high is not None:
        value += f" to {number(quantity.high)}"
    unit = quantity.unit
    if unit is None:
        return value
    if unit == "percent":
        return f"{value}%"
    if unit in _SYMBOLS:
        return f"{_SYMBOLS[unit]}{value}"
    many = unit if unit.isupper() or unit == "times" or quantity.value == 1 or unit.endswith("s") else f"{unit}s"
    return f"{value} {many}"


def counted(n: int, noun: str) -> str:
    """Return a count with its noun: ``1 goal``, ``1,200 activities``."""
    many = f"{noun[:-1]}ies" if noun.endswith("y") else f"{noun}s"
    return f"{n:,} {noun if n == 1 else many}"


def understood(report: Report) -> list[tuple[str, str]]:
    """Return what was read from the goal as ``(what, in words)`` lines; empty where nothing was."""
    facts = report.facts
    lines: list[tuple[str, str]] = []
    if facts.action is not None:
        lines.append(("does", f"{facts.action.lemma} ({'an outcome' if facts.kind == 'outcome' else 'an activity'})"))
    for role, name in (("target", "target"), ("rate", "rate"), ("baseline", "today"), ("scope", "scope")):
        found = [_with_words(q) for q in facts.quantities if q.role == role]
        if found:
            lines.append((name, ", ".join(found)))
    when = _deadline(facts)
    if when:
        lines.append(("until", when))
    if facts.cadence is not None:
        lines.append(("rhythm", facts.cadence))
    estimate = report.attainability
    if estimate is not None:
        unit = f" {estimate.unit}" if estimate.unit else ""
        lines.append(
            (
                "odds",
                f"{estimate.probability:.0%} by {estimate.method}: expected {number(round(estimate.expected, 2))}{unit}, "
                f"needed {number(round(estimate.needed, 2))}{unit}",
            )
        )
    return lines


def _with_words(quantity: Quantity) -> str:
    plain = amount(quantity)
    return plain if plain.casefold() == quantity.text.casefold() else f"{plain} (“{quantity.text}”)"


def _deadline(facts: Facts) -> str:
    deadline = facts.deadline
    if deadline is None:
        return ""
    source = f"“{deadline.text}”" if deadline.text else "from its field"
    start = f"from {day(deadline.start_date)}, " if deadline.start_date and deadline.start_date != deadline.end_date else ""
    return f"{day(deadline.end_date)} ({start}{source})"

"""Facts in plain words, the same in every output: dates, amounts, and one line that says what was understood."""

from __future__ import annotations

import math
from collections.abc import Mapping

from smartcritic import rules
from smartcritic.calendar import format_date
from smartcritic.criteria.base import reason
from smartcritic.languages import ENGLISH
from smartcritic.model import Facts, Quantity, Report
from smartcritic.render.labels import load

_SYMBOLS = {"USD": "$", "EUR": "€", "GBP": "£", "JPY": "¥", "INR": "₹"}


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
    return f"{value} {unit if quantity.value == 1 and quantity.high is None else ENGLISH.plural(unit)}"


def planned(value: float, unit: str | None) -> str:
    """Return a figure of a plan for display: counted things rounded up, since 21.7 calls are 22; anything else to two decimals."""
    return number(math.ceil(round(value, 6)) if unit is None else round(value, 2))


def measured(value: float, unit: str | None) -> str:
    """Return a bare value with its unit: ``9%``, ``$1,200``, ``95 contracts``."""
    return amount(Quantity("", 0, 0, round(value, 2), None, unit))


def counted(n: int, noun: str) -> str:
    """Return a count with its noun: ``1 goal``, ``1,200 activities``."""
    return f"{n:,} {noun if n == 1 else ENGLISH.plural(noun)}"


def understood(report: Report) -> list[tuple[str, str]]:
    """Return what was read from the goal as ``(what, in words)`` lines; empty where nothing was."""
    facts, said = report.facts, load()["understood"]
    lines: list[tuple[str, str]] = []
    kind = report.yardstick
    if kind is not None and (kind.source != "text" or kind.ambition is not None):
        lines.append((said["judged_as"], " ".join(filter(None, (kind.ambition, said["kinds"][kind.kind]))) + f" ({kind.why})"))
    if facts.action is not None:
        lines.append((said["action"], f"{facts.action.lemma} ({'an outcome' if facts.kind == 'outcome' else 'an activity'})"))
    for role in ("target", "rate", "baseline", "scope"):
        found = [_with_words(q) for q in facts.quantities if q.role == role]
        if found:
            lines.append((said[role], ", ".join(found)))
    when = _deadline(facts)
    if when:
        lines.append((said["deadline"], when))
    if facts.cadence is not None:
        lines.append((said["cadence"], facts.cadence))
    estimate = report.attainability
    if estimate is not None:
        by = load()["likelihood"].get(estimate.method, f"by {estimate.method}")
        expected, needed = (measured(v, estimate.unit) for v in (estimate.expected, estimate.needed))
        lines.append((said["likelihood"], f"{estimate.probability:.0%} {by}: {expected} can be expected, {needed} are needed"))
    return lines


def _with_words(quantity: Quantity) -> str:
    plain = amount(quantity)
    return plain if quantity.text.casefold() in plain.casefold() else f"{plain} (“{quantity.text}”)"


def _deadline(facts: Facts) -> str:
    deadline = facts.deadline
    if deadline is None:
        return ""
    source = f"“{deadline.text}”" if deadline.text else "from its field"
    start = f"from {format_date(deadline.start_date)}, " if deadline.start_date and deadline.start_date != deadline.end_date else ""
    return f"{format_date(deadline.end_date)} ({start}{source})"


# --------------------------------------------------------------------------- scores, and texts that have none


def points(value: float | None) -> str:
    """Return a score as ``54/100``; "not judged" for a text that is no goal, or a list without one."""
    return "not judged" if value is None else f"{value:.0f}/100"


def rise(before: int | None, after: int | None) -> str:
    """Return what became of a score: ``34 → 74``, ``not judged → 74``."""
    return " → ".join("not judged" if v is None else str(v) for v in (before, after))


def not_judged(report: Report) -> tuple[str, str]:
    """Return why a text was not judged and what would help, as sentences."""
    rule = rules.get(reason(report.facts))
    said = next((f.message for f in report.findings), rule.flags.rstrip("."))
    return f"{said[:1].upper()}{said[1:]}.", f"{rule.remedy} Such as: “{rules.lines_of(rule.good)[0]}”"


_REASONS = {"text/not_a_goal": "no goal", "text/not_english": "not in English", "text/empty": "without words"}


def unjudged(counts: Mapping[str, int]) -> str:
    """Return how many texts were not judged, and why: ``7 texts not judged (5 no goal, 2 not in English)``; empty for none."""
    if not counts:
        return ""
    why = ", ".join(f"{n:,} {_REASONS[rule]}" for rule, n in sorted(counts.items(), key=lambda item: (-item[1], item[0])))
    return f"{counted(sum(counts.values()), 'text')} not judged ({why})"

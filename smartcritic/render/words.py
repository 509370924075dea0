"""Facts in plain words, the same in every output: dates, amounts, and one line that says what was understood."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping

from smartcritic import rules
from smartcritic.calendar import format_date
from smartcritic.criteria.base import reason
from smartcritic.languages import ENGLISH
from smartcritic.model import DateMention, Facts, Plan, Quantity, Report
from smartcritic.quantities import is_money, measure
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


ROUNDED = "Counts are rounded up to whole ones."


def is_counted(plan: Plan) -> bool:
    """Whether a plan is about things that come whole: calls, contracts; not money, hours, or a rating that rises by half a point."""
    unit = plan.unit
    return plan.total >= 1 if unit is None else not is_money(unit) and measure(unit, ENGLISH) is None


def planned(plan: Plan, value: float) -> str:
    """Return a figure of a plan for display: counted things rounded up, since 21.7 calls are 22; anything else to two decimals."""
    return number(math.ceil(round(value, 6)) if is_counted(plan) else round(value, 2))


def in_all(plan: Plan) -> str:
    """Return what a plan is about with its amount: ``300 calls``, ``€50,000 of revenue``."""
    if plan.unit is None or is_counted(plan):
        return f"{planned(plan, plan.total)} {plan.activity}"
    said = measured(plan.total, plan.unit)
    return said if plan.activity in said else f"{said} of {plan.activity}"


def pace(plan: Plan) -> str:
    """Return how fast a plan goes: ``8 a working day, 39 a week``; ``1 every 3 working days, 2 a week`` for less than one a day."""
    return ", ".join(_every(plan, value, span) for value, span in ((plan.per_workday, "working day"), (plan.per_week, "week")))


def _every(plan: Plan, value: float, span: str) -> str:
    every = math.floor(round(1 / value, 6)) if is_counted(plan) and 0 < value < 1 else 1
    return f"1 every {counted(every, span)}" if every > 1 else f"{planned(plan, value)} a {span}"


def is_rounded(plan: Plan) -> bool:
    """Whether whole counts stand for parts of them in what is shown of a plan."""
    shown = (plan.total, plan.per_workday, plan.per_week, *(m.value for m in plan.milestones))
    return is_counted(plan) and any(round(value, 6) % 1 for value in shown)


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
    if report.yardstick is not None:
        lines.append((said["kind"], f"{kind_said(report)} ({report.yardstick.why})"))
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
        lines.append((said["likelihood"], f"{estimate.probability:.0%}, {by} ({expected} expected, {needed} needed)"))
    return lines


def kind_said(report: Report) -> str:
    """Return what people call the kind of a goal: ``key result``, ``aspirational objective``; empty for a text that was not judged."""
    kind = report.yardstick
    return "" if kind is None else " ".join(filter(None, (kind.ambition, load()["understood"]["kinds"][kind.kind])))


_PERIOD = re.compile(r"P(\d+)([DWMY])")
_SPANS = {"D": "day", "W": "week", "M": "month", "Y": "year"}


def when(mention: DateMention) -> str:
    """Return how an expression of time was read: ``1 May 2027 to 31 May 2027``, ``until 31 May 2027``, ``90 days``, ``every 2 weeks``."""
    start, end = mention.start_date, mention.end_date
    if start is not None and end is not None:
        return format_date(end) if start == end else f"{format_date(start)} to {format_date(end)}"
    if start is not None or end is not None:
        return f"until {format_date(end)}" if end is not None else f"from {format_date(start)}" if start is not None else ""
    found = _PERIOD.fullmatch(mention.period or "")
    if found is None:
        return mention.kind
    span = counted(int(found[1]), _SPANS[found[2]])
    return span if mention.kind == "duration" else f"every {span.removeprefix('1 ')}"


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


def all_met(n: int) -> str:
    """Return how many goals meet everything: ``5 meet all five criteria``."""
    return f"{f'{n:,}' if n else 'none'} {'meet' if n > 1 else 'meets'} all five criteria"


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

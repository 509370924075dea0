"""Time expressions: a value and how it stands to the goal ("by the end of Q2"), a range, an amount of time, a recurrence.

An expression knows its days; what it means for the goal is decided in `deadline`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Literal

import msgspec
from msgspec.structs import replace

from smartcritic import calendar
from smartcritic.facts.time.algebra import Calendar, TimeValue
from smartcritic.facts.time.engine import Reader
from smartcritic.facts.time.latent import is_date_in_context
from smartcritic.facts.time.spans import Amount, iso_period, shift

Kind = Literal["date", "range", "duration", "recurrence"]


class TimeExpression(msgspec.Struct, frozen=True, gc=False):
    """One expression over tokens ``i..j`` (half-open).

    `relation` to the goal: "by", "before", "until", "due", "after", "since", "start", "from", "in", "on", "at", "during", "for",
    "within", "next", "range", "" (bare), "to", "of", "than", "compare", "ago", "length" (an amount of time) or "every" (a recurrence).
    `core` is the first token behind the operator, `form` the relation and how the value was written, `grain` that of the value.
    """

    i: int
    j: int
    core: int
    relation: str
    kind: Kind
    start: dt.date | None
    end: dt.date | None
    form: str
    period: str | None = None
    grain: str = ""
    value: TimeValue | None = None
    vague: bool = False


def express(r: Reader, i: int, core: int, j: int, relation: str, value: TimeValue, tail: str = "") -> TimeExpression | None:
    """A value behind its operator, as an expression; None where the value has no days or is no date in this context.

    `tail`: "after" ("2027 or later"), "by" ("2027 at the latest").
    """
    if value.latent and not is_date_in_context(r, core, j, relation or ("by" if tail == "by" else ""), value):
        return None
    days = r.cal.days(value, past=relation in ("since", "compare"))
    if days is None:
        if value.grain == "day" and value.month and value.form.startswith(("month-", "day-")):
            return TimeExpression(i, j, core, relation, "date", None, None, "no-such-day", None, "day", value)
        return None
    a, b = days
    ends = _ENDS.get(relation)
    start, end = ends(r.cal, value, a, b) if ends is not None else (a, b)
    if tail == "after":
        start, end, relation = a, None, "since"
    elif tail == "by":
        start, end, relation = None, b, "by"
    kind: Kind = "date" if a == b and end is not None and start in (None, end) else "range"
    form = f"{relation}/{value.form}" if relation else value.form
    return TimeExpression(i, _behind_tail(r, j, tail), core, relation, kind, start, end, form, None, value.grain, value)


Ends = tuple[dt.date | None, dt.date | None]


def _until(cal: Calendar, value: TimeValue, a: dt.date, b: dt.date) -> Ends:
    return None, cal.deadline_of(value) or b


def _before(cal: Calendar, value: TimeValue, a: dt.date, b: dt.date) -> Ends:
    return None, b if value.part == "late" else calendar.add_days(a, -1)


def _after(cal: Calendar, value: TimeValue, a: dt.date, b: dt.date) -> Ends:
    return calendar.add_days(b, 1), None


def _since(cal: Calendar, value: TimeValue, a: dt.date, b: dt.date) -> Ends:
    return a, None


_ENDS: dict[str, Callable[[Calendar, TimeValue, dt.date, dt.date], Ends]] = {
    "by": _until, "until": _until, "due": _until, "to": _until, "before": _before, "after": _after, "since": _since, "start": _since,
}  # fmt: skip


def tail_of(r: Reader, j: int, arg: str = "") -> tuple[str, int] | None:
    """ "or later", "onwards", "at the earliest", "or earlier", "at the latest" behind a value: "after" or "by"."""
    if r.at(j, "or_and"):
        if r.at(j + 1, "later_tail") and (not r.at(j + 1, "after") or r.moment(j + 2) is None):
            return "after", j + 2
        return ("by", j + 2) if r.at(j + 1, "earlier_tail") else None
    if r.at(j, "onwards"):
        return "after", j + 1
    if r.at(j, "at") and r.at(j + 1, "the"):
        return ("by", j + 3) if r.at(j + 2, "latest") else ("after", j + 3) if r.at(j + 2, "earliest") else None
    return None


def _behind_tail(r: Reader, j: int, tail: str) -> int:
    found = tail_of(r, j) if tail else None
    return found[1] if found is not None else j


def lasting(r: Reader, i: int, j: int, core: int, first: dt.date, amounts: list[Amount], form: str) -> TimeExpression:
    """A length that begins on a day that is said."""
    last = calendar.add_days(shift(r.cal, first, amounts, 1), -1)
    return TimeExpression(i, j, core, "range", "range", first, max(first, last), form, iso_period(amounts), "span")


def recurring(i: int, j: int, form: str, period: str | None) -> TimeExpression:
    """A recurrence; `period` None where how often is not known."""
    return TimeExpression(i, j, i, "every", "recurrence", None, None, form, period)


def is_closed(r: Reader, j: int) -> bool:
    """Whether nothing behind token `j` belongs to the expression: the text, clause or sentence ends there."""
    text = r.tokens.text[j]
    return text in {"", ".", ",", ";", ")", "!", "?"} or r.at(j, "closing")


# --------------------------------------------------------------------------- all of a segment


def read_expressions(r: Reader) -> list[TimeExpression]:
    """Every expression of a segment, in the order of the text."""
    table = r.grammar.expressions
    out: list[TimeExpression] = []
    i, n = 0, r.tokens.n
    while i < n:
        read = table.read(r, i)
        if read is None:
            i += 1
            continue
        found: TimeExpression = read[0]
        out.append(found)
        while (more := _coordinated(r, found)) is not None:
            out.append(more)
            _share_year(r, out)
            found = more
        i = max(found.j, i + 1)
    return out


def _share_year(r: Reader, out: list[TimeExpression]) -> None:
    """ "in July and August 2027": the year of the last is that of all."""
    last = out[-1].value
    if last is None or last.year is None or last.grain not in ("month", "quarter"):
        return
    for k in range(len(out) - 2, -1, -1):
        p = out[k]
        if p.value is None or p.value.grain != last.grain or p.value.year is not None or p.relation != out[-1].relation:
            return
        dated = express(r, p.i, p.core, p.j, p.relation, replace(p.value, year=last.year))
        if dated is None:
            return
        out[k] = dated


def _coordinated(r: Reader, p: TimeExpression) -> TimeExpression | None:
    """The second of "in 2027 and 2028", "in July, August": a value like the one before it, under the same operator."""
    x, value = r.tokens, p.value
    if value is None or not p.relation or p.relation == "every":
        return None
    if value.grain in ("month", "quarter"):
        return _listed(r, p, value)
    j = p.j + 1 if r.at(p.j, "and_or") else p.j
    if j == p.j or value.grain != "year" or x.kind[j] != "int":
        return None
    found = r.moment(j)
    if found is None or found[0].form != "year" or (x.pos(found[1]) in ("NOUN", "ADJ", "PROPN") and x.token[found[1]] < x.parse.n):
        return None
    return express(r, j, j, found[1], p.relation, found[0])


def _listed(r: Reader, p: TimeExpression, value: TimeValue) -> TimeExpression | None:
    x = r.tokens
    comma = x.text[p.j] == ","
    if p.relation not in {"in", "during", "by", "for"} or value.year is not None or not (comma or r.at(p.j, "and_or")):
        return None
    j = p.j + 2 if comma and r.at(p.j + 1, "and_or") else p.j + 1
    also = r.moment(j) if x.text[j] not in r.grammar.words.operators else None
    if also is None or also[0].grain != value.grain or also[0].latent:
        return None
    return express(r, j, j, also[1], p.relation, also[0])

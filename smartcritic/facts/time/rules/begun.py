"""Amounts of time that begin on a day that is said, and weekdays counted from today."""

from __future__ import annotations

from smartcritic import calendar
from smartcritic.facts.time.engine import Match, Rule
from smartcritic.facts.time.expressions import TimeExpression, express, lasting
from smartcritic.facts.time.rules.durations import anchor, core_of, is_ago, is_plain

_LASTING = frozenset({"from", "start", "since", "on", ""})
_MAX_WEEKDAYS = 60


# --------------------------------------------------------------------------- with a start of their own


def _begun(m: Match) -> TimeExpression | None:
    """ "3 days starting next Monday", "for two weeks from 1 March"."""
    k = m.index("begin")
    comma = "," in m
    if len(m["amounts"]) != 1 or m.get("op", "for") not in ("for", "next", "during") or ("op" not in m and not is_plain(m)):
        return None
    if m.r.at(k, "from") and not comma:
        return None
    days = m.r.cal.days(m["moment"])
    if days is None:
        return None
    return lasting(m.r, m.i, m.j, core_of(m) if "op" in m else m.i, days[0], m["amounts"], "amount-starting")


def _moment_for(m: Match) -> TimeExpression | None:
    """ "from 1 March for 6 weeks"."""
    value, k = (m["moment"], m.index("moment")) if "moment" in m else (m["plain"], m.i)
    relation = m.get("op", "")
    if relation not in _LASTING or m["amounts"][0][1] == "night" or is_ago(m.r, m.j) or anchor(m.r, m.j, "") is not None:
        return None
    found = express(m.r, m.i, k, m.index("for"), relation, value)
    days = m.r.cal.days(value, past=relation == "since") if found is not None else None
    if days is None or days[0] != days[1]:
        return None
    return lasting(m.r, m.i, m.j, k, days[0], m["amounts"], "moment-for-amount")


def _weekdays_from_now(m: Match) -> TimeExpression | None:
    """ "2 Mondays from now", "two Sundays later"."""
    number = m["number"]
    if not 0 < number <= _MAX_WEEKDAYS or number != int(number):
        return None
    today = m.r.cal.today
    ahead = (m["weekday"] - today.weekday()) % 7 or 7
    d = calendar.add_days(today, ahead + 7 * (int(number) - 1))
    return TimeExpression(m.i, m.j, m.i, "on", "date", d, d, "weekdays-from-now", None, "day")


RULES = (
    Rule(
        "operator, amount, start",
        "durations",
        "op={op} {filler}? {amounts} {plural_sign}? ,? begin=<begin_from> <from_on>? {moment}",
        _begun,
        (("for two weeks starting 1 March", "2027-03-01/2027-03-14"),),
    ),
    Rule(
        "amount and start",
        "durations",
        "{amounts} ,? begin=<begin_from> <from_on>? {moment}",
        _begun,
        (("two weeks starting 1 March", "2027-03-01/2027-03-14"),),
    ),
    Rule(
        "operator, value, amount",
        "durations",
        "op={op} {moment} for=<for> {amounts}",
        _moment_for,
        (("from 1 March for 10 days", "2027-03-01/2027-03-10"),),
    ),
    Rule(
        "value for an amount",
        "durations",
        "{plain} for=<for> {amounts}",
        _moment_for,
        (("1 March 2027 for 10 days", "2027-03-01/2027-03-10"),),
    ),
    Rule(
        "weekdays from now",
        "durations",
        "{number} weekday=weekday|weekdays <from> <now_today>",
        _weekdays_from_now,
        (("2 Mondays from now", "2026-12-07"),),
    ),
    Rule(
        "weekdays later",
        "durations",
        "{number} weekday=weekday|weekdays <hence_later>",
        _weekdays_from_now,
        (("2 Mondays later", "2026-12-07"),),
    ),
)

"""A value behind a word that says how it stands to the goal ("by the end of Q2"), and a value that stands alone."""

from __future__ import annotations

from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import TimeValue, replace
from smartcritic.facts.time.engine import Found, Match, Reader, Rule
from smartcritic.facts.time.expressions import TimeExpression, express, is_closed, tail_of
from smartcritic.facts.time.spans import unit_period
from smartcritic.parsing import forms

_ORDERS = frozenset({"by", "on", "until", "before", "due", "for", "after", "since"})
_CLOSING = frozenset({"by", "before", "until"})
_OUTER = _CLOSING | {"in", "for", "after", "start", "due"}
_INNER = frozenset({"by", "on", "in", "from", "before", "start", "until"})


# --------------------------------------------------------------------------- readers


def operator(r: Reader, i: int, arg: str = "") -> tuple[str, int] | None:
    """The relation of the longest operator at a token."""
    if i not in r.operators:
        text = r.tokens.text
        phrases = r.grammar.words.operators.get(text[i], ())
        r.operators[i] = next(((relation, i + len(w)) for w, relation in phrases if len(w) == 1 or tuple(text[i : i + len(w)]) == w), None)
    return r.operators[i]


def expression(r: Reader, k: int, arg: str) -> tuple[TimeExpression, int] | None:
    """An expression with an operator of its own."""
    inner = operator(r, k)
    if inner is None or inner[0] not in _INNER or r.at(k, "to_word"):
        return None
    found = r.grammar.expressions.read(r, k)
    return found if found is not None and found[0].core > k else None


def plain(r: Reader, i: int, arg: str) -> Found | None:
    """A value without an operator; a holiday only with a capital and no figure beside it."""
    x = r.tokens
    if not x.kind[i] and not r.at(i, "expression_opener"):
        named = x.capital(i) and (x.kind[i + 1] != "int" or len(x.text[i + 1]) == 4) and (not i or x.kind[i - 1] != "int")
        if not named:
            return None
    return r.moment(i)


def the_time(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """ "by the time"."""
    return ("", k + 2) if r.at(k, "the") and r.at(k + 1, "time") else None


def closes(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """ "closes", "is out", "runs out"."""
    if r.at(k, "ends"):
        return "", k + 1
    return ("", k + 2) if (r.at(k, "is") and r.at(k + 1, "is_over")) or (r.at(k, "runs") and r.at(k + 1, "out")) else None


def tail(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    return tail_of(r, k)


# --------------------------------------------------------------------------- values


def _value(m: Match) -> TimeExpression | None:
    if m["op"] in ("from", "between"):
        return None
    return express(m.r, m.i, m.index("moment"), m.index("tail") if "tail" in m else m.j, m["op"], m["moment"], m.get("tail", ""))


def _from(m: Match) -> TimeExpression | None:
    """ "from 4 May", "effective March"."""
    if m["op"] != "from":
        return None
    r, x, k = m.r, m.x, m.index("moment")
    j, value = m.index("tail") if "tail" in m else m.j, m["moment"]
    if value.form == "numeric-day" and value.latent and x.text[k + 1] == "." and (r.at(j, "to_word") or x.text[j] in ("-", "–")):
        return None  # "from 4.1 to 4.6"
    if value.form == "year" and (r.at(j, "to_word") or (x.kind[k] == "int" and x.tag(j) == forms.PLURAL)):
        return None
    return express(r, m.i, k, j, "from" if r.at(m.i, "from_word") else "since", value, m.get("tail", ""))


def _plain(m: Match) -> TimeExpression | None:
    return express(m.r, m.i, m.i, m.index("tail") if "tail" in m else m.j, "", m["plain"], m.get("tail", ""))


def _nested(m: Match) -> TimeExpression | None:
    """ "due by 4 May", "starting in May", "start no later than 1 May", "for use before 4 May"."""
    relation: str = m["op"]
    inner: TimeExpression = m["expression"]
    head = operator(m.r, m.index("expression"))
    if relation not in _OUTER:
        return None
    if relation not in ("start", "due", "by") and (head is None or head[0] != "before"):
        return None
    if relation == "start" and not (inner.relation in ("by", "before") and inner.end is not None):
        return replace(inner, i=m.i, relation="start", start=inner.start or inner.end, end=None, kind="range")
    return replace(inner, i=m.i)


def _to_date(m: Match) -> TimeExpression | None:
    """ "till date", "until now": up to today."""
    if not is_closed(m.r, m.j):
        return None
    return TimeExpression(m.i, m.j, m.i + 1, "until", "range", None, m.r.cal.today, "until/day", None, "day")


# --------------------------------------------------------------------------- the running period


def _core(m: Match) -> int:
    """The first token behind the operator."""
    j: int = m.index("op")
    found = operator(m.r, j)
    return found[1] if found is not None else j


def _running_end(m: Match, unit: str) -> TimeExpression | None:
    grain = "year" if unit == "fiscal" else unit
    value = TimeValue(grain, "period-end", fixed=unit_period(m.r.cal, unit, 0), part="late", number=1)
    return express(m.r, m.i, _core(m), m.j, "by", value)


def _period_closes(m: Match) -> TimeExpression | None:
    """ "before the year closes", "by the time the quarter is out"."""
    return _running_end(m, m["bare_unit"]) if m["op"] in _CLOSING and (m["op"] != "by" or "time" in m) else None


def _period_close(m: Match) -> TimeExpression | None:
    """ "by quarter close", "before fiscal year close"."""
    return _running_end(m, m["bare_unit"]) if m["op"] in _CLOSING and m.x.pos(m.j) not in ("NOUN", "PROPN") else None


def _value_closes(m: Match) -> TimeExpression | None:
    """ "by the time Q1 closes"."""
    return express(m.r, m.i, _core(m), m.j, "by", replace(m["moment"], latent=False)) if m["op"] in _CLOSING else None


def _unit_end(m: Match) -> TimeExpression | None:
    """ "by year's end", "at the month's end"."""
    return _running_end(m, m["unit"]) if m["op"] in ("by", "at") else None


def _running(m: Match, unit: str) -> TimeExpression | None:
    """ "for the quarter", "in the year", "during the fiscal year", "my aim for the year is": the one that is running."""
    r, relation = m.r, m["op"]
    headed = relation == "for" and bool(m.i) and r.at(m.i - 1, "aim_noun")
    closed = is_closed(r, m.j) or (headed and (r.at(m.j, "is") or m.x.text[m.j] == ":"))
    whole = "whole" in m
    if closed and ((unit == "weekend" and relation in ("by", "before")) or (unit == "year" and relation in ("until", "next"))):
        relation = relation if unit == "weekend" else "in"
    elif relation not in {"in", "for", "during", "within"} or not (whole or closed):
        return None
    if unit == "half" or (unit in {"day", "week", "month", "quarter"} and relation == "in" and m.i and r.at(m.i - 1, "rate_adverb")):
        return None
    period = unit_period(r.cal, unit, 0)
    if period is None:
        return None
    value = TimeValue("year" if unit == "fiscal" else unit, "running-period", fixed=period)
    core = _core(m) - (relation == "within" and r.at(_core(m) - 1, "the"))
    return express(r, m.i, core, m.j, "in" if relation == "within" else relation, value)


def _running_unit(m: Match) -> TimeExpression | None:
    r, k = m.r, m.index("bare_unit")
    kind = m.x.kind[k]
    article = "article" in m or (m["op"] == "within" and r.at(k - 1, "the"))
    if not article and not (r.at(k, "fiscal_adjective") and r.at(k + 1, "year")):
        return None
    if kind != "unit" and not (kind == "fiscal" and numbers.fiscal_year(r, k) is None):
        return None
    return _running(m, m["bare_unit"])


def _day_of_month(m: Match) -> TimeExpression | None:
    """ "on the first", "by the 27th": the next one."""
    r, x, k, relation = m.r, m.x, m.index("day"), m["op"]
    if relation not in _ORDERS or not is_closed(r, m.j) or (x.kind[k] == "ordinal" and x.pos(k) == "ADV"):
        return None
    if relation in ("for", "after", "since") and x.kind[k] == "ordinal":
        return None
    return (
        express(r, m.i, m.index("article"), m.j, relation, TimeValue("day", "day-of-month", day=m["day"])) if 0 < m["day"] <= 31 else None
    )


RULES = (
    Rule(
        "operator and value",
        "operators",
        "op={op} {moment} {tail}?",
        _value,
        (("by 31 March 2027", "/2027-03-31"), ("before Easter 2027", "/2027-03-27"), ("in 2028 or later", "2028-01-01/")),
    ),
    Rule("from", "operators", "op={op} {moment} {tail}?", _from, (("from 4 May", "2027-05-04"),)),
    Rule(
        "value",
        "operators",
        "{plain} {tail}?",
        _plain,
        (("31 March 2027", "2027-03-31"), ("31 March 2027 at the latest", "/2027-03-31")),
    ),
    Rule(
        "two operators",
        "operators",
        "op={op} {expression}",
        _nested,
        (("start no later than 4 May", "/2027-05-04"),),
    ),
    Rule("to date", "operators", "<until_word> <date_now>", _to_date, (("until now", "/2026-11-24"),)),
    Rule(
        "period closes",
        "operators",
        "op={op} time={the_time}? <the_this_our>? {bare_unit} {closes}",
        _period_closes,
        (("before the year closes", "/2026-12-31"), ("by the time the quarter is out", "/2026-12-31")),
    ),
    Rule(
        "we close the period",
        "operators",
        "op={op} time={the_time}? <we> <close> <out_up_off>? <the_this_our> {bare_unit}",
        _period_closes,
        (("before we close the quarter", "/2026-12-31"),),
    ),
    Rule(
        "period's close",
        "operators",
        "op={op} <the_this_our>? {bare_unit} DASH? <close>",
        _period_close,
        (("by quarter close", "/2026-12-31"), ("before fiscal year close", "/2026-12-31")),
    ),
    Rule(
        "value closes",
        "operators",
        "op={op} {the_time} {moment:month|quarter|half|year} <ends>",
        _value_closes,
        (("by the time Q1 closes", "/2027-03-31"),),
    ),
    Rule(
        "unit's end",
        "operators",
        "op={op} <the>? unit:year|quarter|month APOSTROPHE <plural_s> <end>",
        _unit_end,
        (("by year's end", "/2026-12-31"), ("at month's end", "/2026-11-30")),
    ),
    Rule(
        "running unit",
        "operators",
        "op={op} article=<the_my_our>? whole=<whole>? {bare_unit}",
        _running_unit,
        (("for the quarter", "2026-10-01/2026-12-31"), ("for the whole year", "2026-01-01/2026-12-31")),
    ),
    Rule(
        "day of the running month",
        "operators",
        "op={op} article=<the_my_our> day=ordinal",
        _day_of_month,
        (("by the first", "/2026-12-01"),),
    ),
    Rule(
        "figure of the running month",
        "operators",
        "op={op} article=<the_my_our> day=int:1-2",
        _day_of_month,
        (("by the 27", "/2026-11-27"),),
    ),
)

"""Amounts of time: from today, from another day, back from it, or a mere length."""

from __future__ import annotations

import datetime as dt

from smartcritic import calendar
from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import Period, TimeValue
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.facts.time.expressions import Kind, TimeExpression, express
from smartcritic.facts.time.rules.recurrence import rated
from smartcritic.facts.time.spans import Amount, counted_periods, iso_period, shift, unit_period

_NEXT = frozenset({"within", "in", "for", "next", "by", "until", "before", "during"})
_ANCHORED = frozenset({"within", "in", "by", "until", "before", "no", "for", "on", "after", "start"})
_MAX_FILLERS, _MAX_VAGUE = 6, 4
_MAX_SPRINTS = 26
_SPRINT_WEEKS = 2

Anchor = tuple[int, TimeValue, int]
"""Which way from a value: 1 after, -1 before; the value; and its first token."""


# --------------------------------------------------------------------------- readers


def filler(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """Words between an operator and an amount: "the", "about", "a period of"."""
    x = r.tokens
    j = k
    while j < k + _MAX_FILLERS and r.at(j, "amount_filler"):
        counts = (r.at(j, "a") and (x.kind[j + 1] == "unit" or r.at(j + 1, "count_noun"))) or (
            r.at(j, "another") and x.kind[j + 1] == "unit"
        )
        if counts:
            break
        j += 1
    return ("", j) if j > k else None


def sprints(r: Reader, j: int, arg: str) -> tuple[list[Amount], int] | None:
    """ "two sprints", "two 3-week sprints": a sprint is two weeks where nothing else is said."""
    x, number = r.tokens, numbers.number(r, j)
    if number is None or not 0 < number[0] <= _MAX_SPRINTS:
        return None
    k, weeks = number[1], float(_SPRINT_WEEKS)
    long = numbers.number(r, k)
    if long is not None and x.text[long[1]] == "-" and x.value[long[1] + 1] == "week":
        k, weeks = long[1] + 2, long[0]
    return ([(weeks * number[0], "week")], k + 1) if x.value[k] == "sprint" else None


def vague_units(r: Reader, j: int, arg: str) -> tuple[str, int] | None:
    """ "few years", "several months", "years": how many is not said."""
    x = r.tokens
    if not r.at(j, "few") and x.kind[j] != "units":
        return None
    k = j
    while x.kind[k] not in ("unit", "units") and k < j + _MAX_VAGUE:
        k += 1
    return ("", k + 1) if x.kind[k] == "units" else None


def anchor(r: Reader, end: int, arg: str) -> tuple[Anchor, int] | None:
    """ "after X", "before X", "from X", "following X" behind an amount."""
    if not r.at(end, "anchor"):
        return None
    sign = -1 if r.at(end, "anchor_before") else 1
    j = end + 2 if r.at(end + 1, "anchor_of") else end + 1
    if r.at(end, "from") and r.at(j, "now_word"):
        today = r.cal.today
        return (1, TimeValue("day", "day", fixed=(today, today)), j), j + 1
    found = r.moment(j)
    if found is None or (found[0].latent and found[0].form == "month"):
        return None
    return (sign, found[0], j), found[1]


def on_weekday(r: Reader, j: int, arg: str) -> tuple[int, int] | None:
    """ "on Friday" behind "two weeks from now"."""
    x = r.tokens
    return (x.value[j + 1], j + 2) if r.at(j, "on") and x.kind[j + 1] == "weekday" else None


def plural_sign(r: Reader, j: int, arg: str) -> tuple[str, int] | None:
    """The apostrophe of "30 days'"."""
    return ("'", j + 1) if r.tokens.text[j] == "'" and r.tokens.glued(j) else None


# --------------------------------------------------------------------------- behind an operator


def is_ago(r: Reader, j: int) -> bool:
    if r.at(j, "ago_later") or (r.at(j, "from") and r.at(j + 1, "now_today")):
        return True
    return r.at(j, "in") and r.at(j + 1, "the") and r.at(j + 2, "future")


def core_of(m: Match) -> int:
    """The token behind the operator: the filler's or the amount's first."""
    for name in ("filler", "which", "amounts", "sprints", "vague_units"):
        if name in m:
            return m.index(name)
    return m.i


def _amount(m: Match) -> TimeExpression | None:
    """ "within 30 days", "for six months", "in a week"."""
    r, relation, amounts, core = m.r, m["op"], m["amounts"], core_of(m)
    if anchor(r, m.j, "") is not None or is_ago(r, m.j):
        return None
    last, period = shift(r.cal, r.cal.today, amounts, 1), iso_period(amounts)
    if relation == "within":
        return TimeExpression(m.i, m.j, core, "within", "range", r.cal.today, last, "within-amount", period, "span")
    if relation == "in":
        return TimeExpression(m.i, m.j, core, "within", "date", last, last, "in-amount", period, "span")
    if relation in ("for", "next", "during"):
        return TimeExpression(m.i, m.j, core, "for", "duration", r.cal.today, last, "for-amount", period, "span")
    return None


def _next_amount(m: Match) -> TimeExpression | None:
    """ "in the next two years", "over the next three sprints"."""
    amounts = m["amounts"] if "amounts" in m else m["sprints"]
    if m["which"] != 1 or m["op"] not in _NEXT or anchor(m.r, m.j, "") is not None:
        return None
    start, last = counted_periods(m.r.cal, amounts, 1)
    return TimeExpression(m.i, m.j, core_of(m), "next", "range", start, last, "next-amount", iso_period(amounts), "span")


def _vague(m: Match) -> TimeExpression | None:
    """ "over the coming years", "in the next few months": no number is said."""
    if m["which"] != 1 or m.get("op", "in") not in _NEXT:
        return None
    return TimeExpression(m.i, m.j, core_of(m), "vague", "range", None, None, "vague-span", vague=True)


def _operator_anchored(m: Match) -> TimeExpression | None:
    """ "within 2 weeks of Easter", "by two weeks after Easter"."""
    if m["op"] not in _ANCHORED:
        return None
    return _anchored(m, m.index("amounts"), m["op"], m["amounts"])


def _anchored(m: Match, core: int, relation: str, amounts: list[Amount]) -> TimeExpression | None:
    cal = m.r.cal
    sign, value, _ = m["anchor"]
    days = cal.days(value)
    if days is None:
        return None
    running = value.grain not in ("day", "weekday", "holiday") and value.fixed is not None and days[0] <= cal.today <= days[1]
    d = shift(cal, days[1] if running and sign > 0 else days[0], amounts, sign)
    if "on_weekday" in m:
        d = calendar.add_days(d, (m["on_weekday"] - d.weekday()) % 7)
    return _from_day(m, core, relation, amounts, (days[0], d) if sign > 0 else (d, days[0]), d)


def _from_day(m: Match, core: int, relation: str, amounts: list[Amount], between: Period, d: dt.date) -> TimeExpression:
    start: dt.date | None = d
    end: dt.date | None = d
    kind: Kind = "date"
    if relation == "more":
        after = m["anchor"][0] > 0
        relation, kind = ("since" if after else "by"), "range"
        start, end = (d, None) if after else (None, calendar.add_days(d, -1))
    elif relation == "within":
        (start, end), kind = between, "range"
    elif relation in ("by", "until"):
        start = None
    elif relation == "before":
        start, end = None, calendar.add_days(d, -1)
    else:
        relation = "on" if relation else ""
    return TimeExpression(m.i, m.j, core, relation, kind, start, end, "amount-from-moment", iso_period(amounts), "day")


# --------------------------------------------------------------------------- without an operator


def is_plain(m: Match) -> bool:
    """Not "half" as a unit, nor the "a week" of "20 calls a week"."""
    return m.x.kind[m.i] not in ("unit", "which", "part") and rated(m.r, m.i, "") is None


def _ago(m: Match) -> TimeExpression | None:
    if not is_plain(m) or (not m.r.at(m.j - 1, "ago") and m.r.at(m.j, "than")):
        return None
    d = shift(m.r.cal, m.r.cal.today, m["amounts"], -1)
    return TimeExpression(m.i, m.j, m.i, "ago", "date", d, d, "amount-ago", iso_period(m["amounts"]), "day")


def _left(m: Match) -> TimeExpression | None:
    """ "3 weeks left", "two months to go", "3 more weeks until launch": the day is that many from today."""
    r, k = m.r, m.index("left") if "left" in m else m.j
    until = r.at(k, "until_till")
    if not is_plain(m) or (until and (r.moment(k + 1) is not None or not any(r.at(q, "more") for q in range(m.i, k)))):
        return None
    d = shift(r.cal, r.cal.today, m["amounts"], 1)
    return TimeExpression(m.i, k, m.i, "within", "date", d, d, "amount-left", iso_period(m["amounts"]), "day")


def _from_now(m: Match) -> TimeExpression | None:
    """ "two weeks from now", "3 days later", "a week from today on Friday"."""
    if not is_plain(m) or ("hence_later" in m and m.r.at(m.j, "than")):
        return None
    d = shift(m.r.cal, m.r.cal.today, m["amounts"], 1)
    if "on_weekday" in m:
        d = calendar.add_days(d, (m["on_weekday"] - d.weekday()) % 7)
    return TimeExpression(m.i, m.j, m.i, "on", "date", d, d, "amount-from-now", iso_period(m["amounts"]), "day")


def _in_the_future(m: Match) -> TimeExpression | None:
    if not is_plain(m):
        return None
    today = m.r.cal.today
    last = shift(m.r.cal, today, m["amounts"], 1)
    return TimeExpression(
        m.i, m.j, m.i, "within", "range", calendar.add_days(today, 1), last, "amount-from-now", iso_period(m["amounts"]), "day"
    )


def _plain_anchored(m: Match) -> TimeExpression | None:
    """ "two weeks after Easter", "3 days from Tuesday"."""
    return _anchored(m, m.i, "", m["amounts"]) if is_plain(m) else None


def _day_after(m: Match) -> TimeExpression | None:
    """ "the day after tomorrow", "the week before Easter"."""
    if m.r.at(m.index("anchor") + 1, "next") or not m.r.at(m.index("anchor"), "after_before"):
        return None
    return _anchored(m, m.i, "", [(1.0, m["unit"])])


def _more_than(m: Match) -> TimeExpression | None:
    """ "more than 2 weeks after Easter"."""
    return _anchored(m, m.i + 2, "more" if m.r.at(m.i, "more") else "within", m["amounts"])


def _length(m: Match) -> TimeExpression | None:
    """ "6 weeks": no more than a length; as the heading of a text how long it may take."""
    r, x, amounts, period = m.r, m.x, m["amounts"], iso_period(m["amounts"])
    if not is_plain(m):
        return None
    if r.at(m.i, "a_an_one") and x.kind[m.i + 1] == "unit" and not (m.i and r.at(m.i - 1, "for_within_in")):
        return None
    if m.i == 0 and x.text[m.j] == ":" and m.j + 1 < x.n:  # "6 months: a first version in use"
        return TimeExpression(
            m.i, m.j, m.i, "within", "range", r.cal.today, shift(r.cal, r.cal.today, amounts, 1), "within-amount", period, "span"
        )
    return TimeExpression(m.i, m.j, m.i, "length", "duration", None, None, "length", period, "span")


def _whole_unit(m: Match) -> TimeExpression | None:
    """ "all year", "full month", "several weeks", "some days"."""
    r, k, unit = m.r, m.index("unit"), m["unit"]
    one = m.x.kind[k] == "unit"
    if unit == "sprint" or one != r.at(m.i, "all_whole"):
        return None
    if unit in ("year", "quarter", "month") and r.at(m.i, "all") and k == m.i + 1:
        return express(r, m.i, m.i, m.j, "in", TimeValue(unit, "running-period", fixed=unit_period(r.cal, unit, 0)))
    return TimeExpression(m.i, m.j, m.i, "length", "duration", None, None, "length", iso_period([(1.0 if one else 3.0, unit)]), "span")


RULES = (
    Rule(
        "operator and amount",
        "durations",
        "op={op} {filler}? {amounts} {plural_sign}?",
        _amount,
        (("within 30 days", "2026-11-24/2026-12-24"), ("for six months", "P6M")),
    ),
    Rule(
        "operator and next amount",
        "durations",
        "op={op} {filler}? which {amounts} {plural_sign}?",
        _next_amount,
        (("over the next two years", "2026-11-25/2028-11-24"),),
    ),
    Rule(
        "operator and next sprints",
        "durations",
        "op={op} {filler}? which {sprints}",
        _next_amount,
        (("in the next two sprints", "2026-11-25/2026-12-22"), ("over the next two 3-week sprints", "2026-11-25/2027-01-05")),
    ),
    Rule("operator and vague span", "durations", "op={op} {filler}? which {vague_units}", _vague, (("over the coming years", "/"),)),
    Rule("vague span", "durations", "which {vague_units}", _vague, (("next few months", "/"),)),
    Rule(
        "operator, amount, value",
        "durations",
        "op={op} {filler}? {amounts} {plural_sign}? {anchor} {on_weekday}?",
        _operator_anchored,
        (("by two weeks after Easter 2027", "/2027-04-11"),),
    ),
    Rule("amount ago", "durations", "{amounts} <ago_back>", _ago, (("two weeks ago", "2026-11-10"),)),
    Rule("amount left", "durations", "{amounts} left=<left_remaining>", _left, (("3 weeks left", "2026-12-15"),)),
    Rule("amount to go", "durations", "{amounts} left=<to_word> <go>", _left, (("3 weeks to go", "2026-12-15"),)),
    Rule("amount until", "durations", "{amounts} left=<until_till>", _left, (("3 more weeks until", "2026-12-15"),)),
    Rule("amount later", "durations", "{amounts} hence_later=<hence_later>", _from_now, (("two weeks later", "2026-12-08"),)),
    Rule(
        "amount from now",
        "durations",
        "{amounts} <from> <now_today> {on_weekday}?",
        _from_now,
        (("two weeks from now", "2026-12-08"), ("two weeks from now on Friday", "2026-12-11")),
    ),
    Rule(
        "amount in the future",
        "durations",
        "{amounts} <in> <the> <future>",
        _in_the_future,
        (("two weeks in the future", "2026-11-25/2026-12-08"),),
    ),
    Rule(
        "amount and value",
        "durations",
        "{amounts} {anchor} {on_weekday}?",
        _plain_anchored,
        (("two weeks after Easter 2027", "2027-04-11"),),
    ),
    Rule(
        "unit after value",
        "durations",
        "<the> unit:day|week|month|year {anchor} {on_weekday}?",
        _day_after,
        (("the day after tomorrow", "2026-11-26"),),
    ),
    Rule(
        "more than an amount and value",
        "durations",
        "<more_less> <than> {amounts} {anchor} {on_weekday}?",
        _more_than,
        (("more than two weeks after Easter 2027", "2027-04-11/"),),
    ),
    Rule("length", "durations", "{amounts}", _length, (("6 weeks", "P6W"),)),
    Rule("whole unit", "durations", "<all_some> -? {unit}", _whole_unit, (("full month", "P1M"), ("all year", "2026-01-01/2026-12-31"))),
)

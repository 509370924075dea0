"""Recurrences: "weekly", "every other Friday", "twice a month", "per quarter"."""

from __future__ import annotations

from smartcritic.facts.time import numbers
from smartcritic.facts.time.engine import Match, Reader, Rule
from smartcritic.facts.time.expressions import TimeExpression, recurring
from smartcritic.facts.time.spans import iso_period

_PER = {"day": "P1D", "night": "P1D", "week": "P1W", "weekend": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "workday": "P1D",
        "fortnight": "P2W", "half": "P6M", "decade": "P10Y", "sprint": "", "workweek": "P1W", "century": "P100Y"}  # fmt: skip
"""Unit -> its period; "" where it has none."""
_DOUBLED = {"P1W": "P2W", "P1M": "P2M", "P1Y": "P6M"}
_HALVED = {"P1Y": "P6M", "P1M": "P2W", "P1W": "P3D"}
_AMOUNT_REACH = 12
_WEEKDAYS_OF_MONTH = 5
_DAY_HOURS = 24
_LONG_PERIODS = frozenset({"P1M", "P3M", "P6M", "P1Y"})


# --------------------------------------------------------------------------- readers


def per_unit(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """A unit that something is counted per: its period."""
    unit, end = numbers.unit(r, k)
    if unit is None or unit not in _PER or r.at(k, "half") or (unit == "quarter" and r.at(end, "of")):
        return None
    return _PER[unit], end


def rated(r: Reader, i: int, arg: str) -> tuple[str, int] | None:
    """The "a" of "20 calls a week", which stands behind an amount, not behind a verb or preposition."""
    if not i or not r.at(i, "a_an") or r.tokens.kind[i + 1] != "unit":
        return None
    return ("", i + 1) if r.at(i - 1, "times_word") or (_follows_noun(r, i) and _follows_amount(r, i)) else None


def _follows_noun(r: Reader, i: int) -> bool:
    x = r.tokens
    before = x.pos(i - 1)
    if x.text[i - 1] == "," or r.at(i - 1, "no_rate"):
        return False
    if i > 1 and x.kind[i - 2] == "int" and x.text[i - 1].isalpha() and before in ("VERB", "ADP", "ADJ"):
        before = "NOUN"  # "1 post a day"
    from_thing = r.at(i + 2, "from") and not r.at(i + 3, "now_today") and r.moment(i + 3) is None  # "5 sales a month from the shop"
    if r.at(i + 2, "no_rate_behind") and not from_thing and x.kind[i - 1] not in ("int", "number"):
        return False
    return before in {"NOUN", "PROPN", "NUM", "SYM", "ADV", "PUNCT", "X"} or x.kind[i - 1] == "int"


def _follows_amount(r: Reader, i: int) -> bool:
    """Whether an amount stands before it in the same clause."""
    x = r.tokens
    for k in range(i - 1, max(-1, i - _AMOUNT_REACH), -1):
        if x.kind[k] in ("int", "number") or r.at(k, "amount_word"):
            return True
        if x.text[k] in (".", ";", ":"):
            return False
    return False


def times(r: Reader, i: int, arg: str) -> tuple[str, int] | None:
    """ "twice", "3 times", "two x"."""
    if r.at(i, "times_adverb"):
        return "", i + 1
    return ("", i + 2) if r.tokens.kind[i] in ("int", "number") and r.at(i + 1, "times_noun") else None


def per_sign(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """ "a", "per" or "/" between a number of times and its unit."""
    return ("", k + 1) if (r.at(k, "a_an_per") or r.tokens.text[k] == "/") and r.tokens.kind[k + 1] == "unit" else None


def anything(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """Any one token."""
    return (r.tokens.text[k], k + 1) if k < r.tokens.n else None


def other(r: Reader, k: int, arg: str) -> tuple[int, int] | None:
    """ "other", "second" behind "every"."""
    x = r.tokens
    if r.at(k, "other") or (r.at(k, "second") and x.kind[k + 1] in ("unit", "weekday")):
        return 2, k + 1
    return (1, k + 1) if r.at(k, "single") else None


def every_count(r: Reader, k: int, arg: str) -> tuple[float, int] | None:
    """ "3", "two", "couple of" behind "every"."""
    if r.tokens.kind[k] in ("int", "number"):
        return numbers.number(r, k)
    return (2.0, k + (2 if r.at(k + 1, "of") else 1)) if r.at(k, "couple") else None


# --------------------------------------------------------------------------- words


def _cadence(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "cadence-word", m["cadence"])


def _weekly(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "weekdays", "P1W")


def _any_weekday(m: Match) -> TimeExpression | None:
    """ "any Friday", "a Tuesday" with no date behind."""
    k = m.index("weekday")
    found = m.r.moment(k)
    return _weekly(m) if len(m.x.text[k]) > 3 and (found is None or found[1] <= k + 1) else None


def _unit_over_unit(m: Match) -> TimeExpression | None:
    """ "month over month", "year-on-year"."""
    period = _PER.get(m["a"]) if m["a"] == m["b"] else None
    return recurring(m.i, m.j, "cadence-word", period) if period else None


def _letters(m: Match) -> TimeExpression | None:
    """ "y/y"."""
    return recurring(m.i, m.j, "cadence-word", m.r.grammar.words.cadence_letters[m["a"]]) if m["a"] == m["b"] else None


def _per_letter(m: Match) -> TimeExpression:
    """ "p/m", "p.a."."""
    return recurring(m.i, m.j, "per-unit", m.r.grammar.words.per_letters[m["letter"]])


def _prefixed(m: Match) -> TimeExpression:
    """ "bi-weekly", "semi-annual"."""
    periods = _DOUBLED if m.r.at(m.i, "bi") else _HALVED
    return recurring(m.i, m.j, "cadence-word", periods.get(m["cadence"], m["cadence"]))


def _per_short(m: Match) -> TimeExpression | None:
    """ "40 pcm", "22 pw"."""
    return recurring(m.i, m.j, "per-unit", m.r.grammar.words.per_short[m["short"]]) if _follows_amount(m.r, m.i) else None


# --------------------------------------------------------------------------- per


def _per(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "per-unit", m["per_unit"] or None)


def _per_adjective(m: Match) -> TimeExpression | None:
    k = m.index("per_unit")
    return _per(m) if m.x.kind[k] == "unit" or m.r.at(k, "per_adjective") else None


def _per_and(m: Match) -> TimeExpression | None:
    """ "per team and month"."""
    return _per(m) if m.r.at(m.index("per_unit"), "plain_unit") else None


def _slash(m: Match) -> TimeExpression | None:
    """ "60 dials/day", "3 days/week"."""
    before = m.x.kind[m.i - 1] if m.i else ""
    if not m.i or m.x.kind[m.index("per_unit")] != "unit" or before in ("unit", "cadence"):
        return None
    return _per(m) if before != "units" or (m.i > 1 and m.x.kind[m.i - 2] == "int") else None


def _per_year(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "per-unit", "P1Y")


def _per_cycle(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "per-cycle", None)


def _slash_cycle(m: Match) -> TimeExpression | None:
    nominal = m.i and m.x.pos(m.i - 1) in ("NOUN", "NUM", "PROPN")
    return _per_cycle(m) if nominal and m.r.at(m.i + 1, "slash_cycle") else None


# --------------------------------------------------------------------------- every


def _count(m: Match) -> float:
    count: float = m.get("every_count") or m.get("other", 1)
    return float(count)


def _every_unit(m: Match) -> TimeExpression | None:
    """ "every 2 weeks", "each quarter", "every other day"."""
    unit, count = m["unit"], _count(m)
    if unit not in _PER:
        return None
    if unit == "sprint":
        period = None
    elif unit == "weekend":
        period = f"P{int(max(1, count))}W"
    else:
        period = "P1D" if unit == "workday" and count == 1 else iso_period([(count, unit)])
    return recurring(m.i, m.j, "every", period)


def _every_nth(m: Match) -> TimeExpression | None:
    """ "every third week"."""
    unit, n = m["unit"], m["ordinal"]
    if n < 1 or unit not in _PER or m.x.kind[m.index("unit")] != "unit":
        return None
    return recurring(m.i, m.j, "every", iso_period([(float(n), unit)]) if unit != "sprint" else None)


def _every_weekday(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "every-weekday", "P2W" if m.get("other") == 2 else "P1W")


def _every_nth_weekday(m: Match) -> TimeExpression | None:
    """ "every third Friday" counts weeks; "every first Monday" and "the last Friday" can only be those of a month."""
    n: int | None = m.get("ordinal")
    if n is not None and not 0 < n <= _WEEKDAYS_OF_MONTH:
        return None
    return recurring(m.i, m.j, "every-weekday", "P1M" if n is None or n == 1 else f"P{n}W")


def _every_day_of(m: Match) -> TimeExpression | None:
    """ "every first Monday of the month", "each 1st of the month"."""
    period = _PER.get(m["unit"])
    return recurring(m.i, m.j, "every-weekday", period) if period in _LONG_PERIODS else None


def _on_a_day_of(m: Match) -> TimeExpression | None:
    """ "on the 5th of the month": that of every month."""
    period = _PER.get(m["unit"])
    return recurring(m.i, m.j, "every-weekday", period) if period in _LONG_PERIODS else None


def _daily(m: Match) -> TimeExpression:
    return recurring(m.i, m.j, "every", "P1D")


def _hourly(m: Match) -> TimeExpression | None:
    """ "every 2 hours", "every hour"; hours that come to no day or week are those that something runs: "every 500 hours"."""
    count = _count(m)
    if "every_count" not in m and not m.r.at(m.j - 1, "hour"):
        return None
    if count <= _DAY_HOURS:
        return _daily(m)
    return recurring(m.i, m.j, "every", iso_period([(count / _DAY_HOURS, "day")])) if count in (2 * _DAY_HOURS, 7 * _DAY_HOURS) else None


def _yearly(m: Match) -> TimeExpression | None:
    """ "every March", "every 4 July", "each summer"."""
    if "moment" in m and (m["moment"].form == "day-of-month" or m.x.kind[m.index("moment")] not in ("int", "month")):
        return None
    return recurring(m.i, m.j, "every", "P1Y")


def _every_cycle(m: Match) -> TimeExpression | None:
    """ "each rehearsal", which is no object of its own."""
    x, k = m.x, m.index("cycle")
    if x.pos(k) != "NOUN" or x.parse.deps[x.token[k]] in ("obj", "nsubj", "nsubj:pass"):
        return None
    return recurring(m.i, m.j, "every", None)


_OF_UNIT = "<of> <inside_article>? unit"
_EVERY = (
    (
        "unit", "{other}? {every_count}? {unit}", _every_unit,
        (("every 2 weeks", "P2W"), ("every other month", "P2M"), ("each weekday", "P1D")),
    ),
    ("nth unit", "<single>? {ordinal} {unit}", _every_nth, (("every third week", "P3W"),)),
    ("weekday", "{other}? weekday|weekdays", _every_weekday, (("every Friday", "P1W"), ("every other Friday", "P2W"))),
    ("nth weekday", "{ordinal} weekday|weekdays", _every_nth_weekday, (("every third Friday", "P3W"), ("every 2nd Tuesday", "P2W"))),
    ("last weekday", "<last_final> weekday", _every_nth_weekday, (("each last Friday", "P1M"),)),
    ("nth day of", f"{{ordinal}} <and>? {{ordinal}}? weekday? {_OF_UNIT}", _every_day_of, (("every first Monday of the month", "P1M"),)),
    ("last weekday of", f"<last_final> weekday {_OF_UNIT}", _every_day_of, (("every last Friday of the quarter", "P3M"),)),
    ("part of the day", "{other}? <day_part>", _daily, (("every morning", "P1D"), ("twice every morning", "P1D"))),
    ("hour", "{other}? {every_count}? <hour_word>", _hourly, (("every 2 hours", "P1D"),)),
    ("date", "{other}? {moment:day|month}", _yearly, (("every March", "P1Y"),)),
    ("season", "{other}? season", _yearly, (("every summer", "P1Y"),)),
    ("cycle", "{other}? cycle", _every_cycle, (("Check the pumps every shift", "unknown"),)),
)

RULES = (
    Rule("cadence", "recurrence", "cadence", _cadence, (("weekly", "P1W"), ("QoQ", "P3M"))),
    Rule("unit over unit", "recurrence", "a=unit DASH? <unit_over> DASH? b=unit", _unit_over_unit, (("month over month", "P1M"),)),
    Rule("weekdays", "recurrence", "weekdays", _weekly, (("Mondays", "P1W"),)),
    Rule("weekends", "recurrence", "units:weekend", _weekly, (("weekends", "P1W"),)),
    Rule("any weekday", "recurrence", "<any_a> weekday", _any_weekday, (("any Friday", "P1W"),)),
    *(Rule(f"every {name}", "recurrence", f"{{times}}? <each_every> {form}", make, examples) for name, form, make, examples in _EVERY),
    Rule("on a day of", "recurrence", "<on> <the> {ordinal} <of> <the> unit", _on_a_day_of, (("on the 5th of the month", "P1M"),)),
    Rule("times per unit", "recurrence", "{times} {per_sign} {per_unit}", _per, (("twice a week", "P1W"), ("3 times per month", "P1M"))),
    Rule("times cadence", "recurrence", "{times} cadence", _cadence, (("twice weekly", "P1W"),)),
    Rule("per unit", "recurrence", "<per> {per_unit}", _per_adjective, (("per quarter", "P3M"),)),
    Rule("per thing and unit", "recurrence", "<per> {any} <and> {per_unit}", _per_and, (("per team and month", "P1M"),)),
    Rule("per annum", "recurrence", "<per> <annum>", _per_year, (("per annum", "P1Y"),)),
    Rule("per cycle", "recurrence", "<per> cycle", _per_cycle, (("Log two tests per shift", "unknown"),)),
    Rule("slash cycle", "recurrence", "/ cycle", _slash_cycle, (("Log 2 tests/shift", "unknown"),)),
    Rule("slash unit", "recurrence", "/ {per_unit}", _slash, (("60 calls/day", "P1D"),)),
    Rule("letters", "recurrence", "a=<cadence_letters> ~/ b=~<cadence_letters>", _letters, (("y/y", "P1Y"),)),
    Rule("per letter", "recurrence", "<per_initial> /|. letter=<per_letters>", _per_letter, (("p/m", "P1M"), ("p.a", "P1Y"))),
    Rule("per, short", "recurrence", "short=<per_short>", _per_short, (("40 pcm", "P1M"), ("22 pw", "P1W"))),
    Rule("rated unit", "recurrence", "{rated} {per_unit}", _per, (("20 calls a week", "P1W"),)),
    Rule("prefixed cadence", "recurrence", "<cadence_prefix> - cadence", _prefixed, (("bi-weekly", "P2W"),)),
)  # fmt: skip

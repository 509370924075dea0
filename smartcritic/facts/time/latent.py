"""Latent values: a bare year, "4/22", "may", "the 15th", which only what stands around them makes dates."""

from __future__ import annotations

from collections.abc import Callable

from smartcritic.facts.time.algebra import TimeValue
from smartcritic.facts.time.engine import Reader
from smartcritic.facts.time.numbers import counts
from smartcritic.parsing import forms

_CURRENCY = "$€£¥"
_STOP = frozenset({"", ".", ";", ","})
_NOMINAL = ("NOUN", "PROPN", "ADJ")
_DAY = frozenset({"by", "on", "until", "before", "after", "since", "start", "due"})
_WEEKDAY = _DAY | {"from"}
_UP_TO = frozenset({"by", "until", "before", "due"})
_NUMERIC = _WEEKDAY | {"range"}
_MONTH = frozenset({"by", "until", "before", "after", "since", "in", "start", "due", "for", "during", "within", "of", "from", "range"})
_FISCAL_MONTH = frozenset({"by", "until", "before"})
_SEASON = frozenset({"by", "in", "before", "during", "until", "this", "after", "since", "for"})
_YEAR_MONTH = frozenset({"by", "in", "until", "before", "due", ""})
_REACH = 8
_PAST_YEARS, _COMING_YEARS = 3, 40


def is_date_in_context(r: Reader, k: int, j: int, relation: str, value: TimeValue) -> bool:
    """Whether the latent value of tokens ``k..j`` is a date behind this operator ("" is none)."""
    alone = k == 0 and j >= r.tokens.n
    test = _TESTS.get(value.form) or (_season if value.grain == "season" else None)
    return test(r, k, j, relation, value, alone) if test is not None else bool(relation) or alone


# --------------------------------------------------------------------------- a bare year


def _year(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    x = r.tokens
    if value.year is None:
        return bool(relation) or alone
    if not relation:
        near = -_PAST_YEARS <= value.year - r.cal.today.year <= _COMING_YEARS
        return x.kind[k] == "int" and len(x.text[k]) == 4 and near and (_heads(r, k, j) or _stands_apart(r, k, j))
    if relation in ("at", "than") or _is_amount(r, j):
        return False
    if value.year % 100 == 0 and value.year != 2100 and relation not in {"since", "until", "before", "after"} and x.tag(j) == forms.PLURAL:
        return False
    if relation == "to":
        return abs(value.year - r.cal.today.year) <= _COMING_YEARS and x.pos(j) not in _NOMINAL
    if r.at(k, "the") and x.pos(j) in _NOMINAL and x.token[j] < x.parse.n:
        ahead = value.year >= r.cal.today.year
        return relation in {"in", "for", "by", "at", "before", "during"} and r.at(j, "occasion") and ahead
    return relation != "on"


def _is_amount(r: Reader, j: int) -> bool:
    """ "by 2000%", "in 2000$", "2027 visitors"."""
    x = r.tokens
    sign = x.text[j]
    return sign == "%" or bool(sign and sign in _CURRENCY and x.glued(j)) or counts(r, j - 1)


def _heads(r: Reader, k: int, j: int) -> bool:
    """ "2030: plant 40 trees", "2027 - 12 shops": the text begins with it and a sign sets it apart from the rest."""
    x = r.tokens
    j = j + 1 if r.at(j, "goal_noun") and x.text[j + 1] == ":" else j
    return k == 0 and (x.text[j] in (":", "–", "—") or (x.text[j] == "-" and not x.glued(j) and not x.glued(j + 1))) and j + 1 < x.n


def _stands_apart(r: Reader, k: int, j: int) -> bool:
    """ "12 shops, 2027", "40 vans (March)": it stands alone between two signs."""
    x = r.tokens
    if k > 1 and x.kind[k] == "int":
        if j >= x.n and x.tag(k - 1) == forms.PLURAL and x.kind[k - 2] == "int":
            return True  # "12 vans 2027"
        if r.at(k - 1, "money") or x.text[k - 1] in ("%", "€", "$"):
            return x.text[j] in _STOP  # "profit of 2m EUR 2027"
    if k == 0 or (not x.capital(k) and x.kind[k] != "int") or x.text[k - 1] not in {",", ":", "(", ";"}:
        return False
    if x.text[k - 1] == "(":
        return x.text[j] == ")" and k > 1
    return x.text[j] in {"", ".", ";"} and not (x.text[k - 1] == "," and k > 1 and x.kind[k - 2] in ("month", "int", "ordinal"))


# --------------------------------------------------------------------------- months, seasons


def _month(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    x = r.tokens
    if not (r.at(j - 1, "ambiguous_modal") or r.at(k, "ambiguous_bare") or r.at(k, "the")):
        return bool(relation) or alone
    if not relation:
        return alone or _stands_apart(r, k, j) or (x.capital(k) and x.pos(j) in ("NOUN", "PROPN") and x.pos(k) == "PROPN")
    if relation == "to":
        return x.pos(k) == "PROPN"
    if relation not in _MONTH or (r.at(k, "ambiguous_verb") and x.pos(k) == "VERB"):
        return False
    return x.capital(k) or x.pos(k) in ("PROPN", "NOUN") or relation in ("in", "by", "until")


def _fiscal_month(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    """ "by P6" at the end of a clause: "P1" alone is a priority."""
    return relation in _FISCAL_MONTH and (r.tokens.text[j] in _STOP or r.at(j, "closing"))


def _season(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    return alone or (relation in _SEASON and (not r.at(j - 1, "ambiguous_season") or r.at(j - 2, "the")))


def _year_month(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    return alone or (relation in _YEAR_MONTH and r.tokens.text[j] != "%")


# --------------------------------------------------------------------------- days


def _weekday(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    return alone or relation in _WEEKDAY


def _day_of_month(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    x = r.tokens
    return alone or (relation in _DAY | {"of"} and (x.pos(j) not in _NOMINAL or x.token[j] >= x.parse.n))


def _numeric_day(r: Reader, k: int, j: int, relation: str, value: TimeValue, alone: bool) -> bool:
    x = r.tokens
    if x.text[k + 1] == ".":
        padded = len(x.text[k + 2]) == 2 and x.text[k + 2][0] == "0"
        if padded and relation in _UP_TO:
            return True  # "by 31.03 - now at 88%"
        if not padded and relation == "from":
            return False  # "over 4 from 3.1"
    if alone:
        return True
    if not relation:
        return _is_no_share(r, k, j) and _is_announced(r, k)
    slashed = relation == "at" and x.text[k + 1] == "/" and max(x.value[k] or 0, x.value[k + 2] or 0) > 12
    return (relation in _NUMERIC or slashed) and _is_no_share(r, k, j)


def _is_announced(r: Reader, k: int) -> bool:
    """ "exam is 8/22", "contract signed 10/12", "before their year closes 31/3": a word that asks for a day stands before it."""
    x = r.tokens
    before = k - 1
    if not k or r.at(before, "score_noun"):
        return False
    if x.text[k + 1] == "/" and x.value[k] > 12 and x.pos(before) in ("NOUN", "PROPN") and x.text[k + 3] in _STOP:
        return True  # "protocol to the council 30/9"
    if x.text[k + 1] == "/" and _closes_an_order(r, k):
        return True
    if k > 1 and (x.text[before] in ("=", ":", "~") or r.at(before, "is_are")):
        before -= 1
    return r.at(before, "dated_word") or _is_before_event(r, k)


def _closes_an_order(r: Reader, k: int) -> bool:
    """ "Submit the draft 10/31": a day at the end of an order, behind one thing that cannot be counted in parts."""
    x = r.tokens
    parse, t = x.parse, x.token[k]
    twelfths = max(x.value[k] or 0, x.value[k + 2] or 0)
    if not 12 < twelfths <= 31 or x.text[k + 3] not in _STOP or not t or parse.tags[t - 1] not in forms.SINGULARS:
        return False
    verb = next((v for v in range(t) if parse.pos[v] == "VERB"), None)
    return verb is not None and parse.tags[verb] in forms.BARE and not any(parse.tags[q] in forms.PLURALS for q in range(t))


def _is_before_event(r: Reader, k: int) -> bool:
    x = r.tokens
    for q in range(k - 1, max(-1, k - 1 - _REACH), -1):
        if r.at(q, "before_until"):
            return x.pos(k - 2 if x.text[k - 1] == "(" else k - 1) in ("NOUN", "PROPN", "VERB")
        if x.text[q] in {".", ";", ",", ":", "!", "?"} or x.kind[q] in {"month", "season", "unit", "which", "short"}:
            return False
        if x.text[q] in r.grammar.words.holidays:
            return False
    return False


def _is_no_share(r: Reader, k: int, j: int) -> bool:
    """Whether "4/22" or "4.22" behind an operator is no share, ratio or decimal."""
    x = r.tokens
    if x.text[j] == "%" or r.at(j, "share_unit"):
        return False
    if r.at(k, "the"):
        k += 1
    a, b = x.value[k], x.value[k + 2]
    if (a, b) == (24, 7):
        return False
    if x.text[k + 1] == "." and not r.at(k - 1, "decimal_day_opener"):
        if not (x.text[j] in {"", ".", ",", ";", ")", "!", "?"} or r.at(j, "closing")) or len(x.text[k]) != 2 or len(x.text[k + 2]) != 2:
            return False
        return r.at(k - 1, "decimal_day_word") or x.text[k + 2].startswith("0") or a > 12 >= b
    if x.token[j] >= x.parse.n:
        return True
    slash = x.text[k + 1] == "/"
    return not (x.pos(j) in ("NOUN", "PROPN") and not slash) and not (x.pos(j) == "NOUN" and x.tag(j) == forms.PLURAL)


_TESTS: dict[str, Callable[[Reader, int, int, str, TimeValue, bool], bool]] = {
    "year": _year,
    "fiscal-year": _year,
    "month": _month,
    "fiscal-month": _fiscal_month,
    "numeric-day": _numeric_day,
    "day-of-month": _day_of_month,
    "weekday": _weekday,
    "year-month": _year_month,
}

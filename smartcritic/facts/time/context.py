"""Whether a word that may be a name of time is one here, by the parse and its capital; and small readers that rules share."""

from __future__ import annotations

from typing import Any

from smartcritic.facts.time import numbers
from smartcritic.facts.time.algebra import TimeValue
from smartcritic.facts.time.engine import LINKS, Reader
from smartcritic.parsing import forms

_CURRENCY = frozenset("$€£¥")
_NUMBER_SIGNS = frozenset("$€£¥#+")
_NEAR_YEARS = 9
_DECIMAL_SIGNS = frozenset(".,:/")


def is_other_word(r: Reader, i: int) -> bool:
    """Whether a word such as "may", "march", "sun" is no name of time here."""
    x = r.tokens
    if not r.at(i, "ambiguous"):
        return False
    pos = x.pos(i)
    if r.at(i, "ambiguous_modal"):
        return pos in ("AUX", "VERB") or not x.capital(i)
    if r.at(i, "ambiguous_verb"):
        return pos == "VERB" or not x.capital(i)
    if x.kind[i] == "weekday" and x.capital(i) and i and r.at(i - 1, "weekday_opener"):
        return False
    return pos in {"VERB", "AUX", "ADJ", "PRON"} or not x.capital(i)


def is_person(r: Reader, i: int) -> bool:
    """Whether a month's name in front of a surname is a first name ("June Baker"), in a text that is not in title case."""
    x = r.tokens
    j = i + 1
    surname = x.capital(j) and not x.kind[j] and x.tag(j) == forms.NAME and x.token[j] < x.parse.n
    if not (surname and x.capital(i) and r.at(i, "first_name")):
        return False
    if i and (r.at(i - 1, "weekday_opener") or r.at(i - 1, "month_opener")):
        return False
    return any(len(v) > 2 and v.islower() for v in x.parse.words[x.token[j] + 1 :])


def in_number(r: Reader, i: int) -> bool:
    """Whether the digits at `i` are the rest of an amount or a longer number: "$4", "#12", the 5 of "1.5"."""
    x = r.tokens
    if not i or not x.glued(i):
        return False
    before = x.text[i - 1]
    return before in _NUMBER_SIGNS or (before in _DECIMAL_SIGNS and i > 1 and x.kind[i - 2] == "int")


# --------------------------------------------------------------------------- readers


def number(r: Reader, k: int, arg: str) -> tuple[float, int] | None:
    return numbers.number(r, k)


def ordinal(r: Reader, k: int, arg: str) -> tuple[int, int] | None:
    return numbers.ordinal(r, k)


def year(r: Reader, k: int, arg: str) -> tuple[int, int] | None:
    return numbers.year(r, k, loose=arg == "loose")


def year_behind(r: Reader, k: int, arg: str) -> tuple[tuple[int, bool], int] | None:
    """A year behind a period, as (year, whether fiscal).

    `short`: two digits count where they are glued or have an apostrophe; `near`: where they name this year or one of the next.
    """
    x = r.tokens
    loose = (
        arg == "loose" or (arg == "short" and (x.glued(k) or x.text[k] in ("'", "’"))) or (arg == "apostrophe" and x.text[k] in ("'", "’"))
    )
    found = numbers.year_behind(r, k, loose=loose)
    if found is None and arg == "near":
        short = numbers.year_behind(r, k, loose=True)
        return short if short is not None and 0 <= short[0][0] - r.cal.today.year <= _NEAR_YEARS else None
    return found


def fiscal_year(r: Reader, k: int, arg: str) -> tuple[tuple[int, bool], int] | None:
    return numbers.fiscal_year(r, k)


def amounts(r: Reader, k: int, arg: str) -> tuple[Any, int] | None:
    return numbers.amounts(r, k)


def unit(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    found, j = numbers.unit(r, k)
    return (found, j) if found is not None else None


def bare_unit(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    found, j = numbers.bare_unit(r, k)
    return (found, j) if found is not None else None


def moment(r: Reader, k: int, arg: str) -> tuple[TimeValue, int] | None:
    """A value; with an argument only one of these grains."""
    found = r.moment(k)
    return found if found is None or not arg or found[0].grain in arg.split("|") else None


def link(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """The first sign of a date in figures: spaced on both sides or on neither, with a figure or month behind it."""
    x = r.tokens
    sign = x.text[k]
    if (sign not in LINKS and sign != "~") or x.kind[k + 1] not in ("int", "month"):
        return None
    spaced = not x.glued(k)
    if sign == "." and (spaced or not x.glued(k + 1)):
        return None
    if spaced == x.glued(k + 1) and len(x.text[k - 1]) != 4 and len(x.text[k + 1]) != 4:
        return None
    return sign, k + 1


def same_link(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """The second sign of a date in figures: the same as the first, with no third one behind."""
    x = r.tokens
    sign = x.text[k]
    if k < 2 or sign != x.text[k - 2] or x.glued(k) != x.glued(k - 2) or x.kind[k + 1] not in ("int", "month"):
        return None
    if x.text[k + 2] == sign and x.kind[k + 3] == "int" and x.glued(k + 2):
        return None
    return sign, k + 1


def day_number(r: Reader, k: int, arg: str) -> tuple[int, int] | None:
    """A day of the month: "3", "3rd", "third", "twenty one"; none where it counts something, is a share or a time."""
    x = r.tokens
    nth = numbers.ordinal(r, k)
    if nth is not None:
        behind = nth[1] + 1 if r.at(nth[1], "day") else nth[1]
        return (nth[0], behind) if 0 < nth[0] <= 31 else None
    if x.kind[k] == "int":
        return (x.value[k], k + 1) if 0 < x.value[k] <= 31 and len(x.text[k]) <= 2 and _is_day(r, k) else None
    if x.kind[k] != "number":
        return None
    found = numbers.number_words(r, k)
    if found is None or not found[0] > 0:
        return None
    if found[0] <= 31:
        return found if x.pos(found[1]) != "NOUN" and not _may_count(r, found[1]) else None
    if x.value[k] not in (20, 30):
        return None
    if x.kind[k + 1] == "number" and 0 < x.value[k + 1] < 10:  # "twenty five nineteen eighty six"
        return x.value[k] + x.value[k + 1], k + 2
    return x.value[k], k + 1


def _may_count(r: Reader, j: int) -> bool:
    """Whether a word stands there that no parse tells the part of: what the number before it counts ("bis Juni 12 Filialen")."""
    x = r.tokens
    return not x.pos(j) and x.text[j].isalpha()


def _is_day(r: Reader, k: int) -> bool:
    x = r.tokens
    sign = x.text[k + 1]
    if sign == "%" or numbers.counts(r, k) or _may_count(r, k + 1):
        return False
    if sign in (".", ",", ":") and x.kind[k + 2] == "int" and x.glued(k + 1) and x.glued(k + 2):
        return False
    if sign and x.glued(k + 1) and sign.isalpha():
        return False
    return not (k and x.text[k - 1] in _CURRENCY and x.glued(k))


def day_head(r: Reader, k: int, arg: str) -> tuple[tuple[int, bool], int] | None:
    """The day in front of its month: (day, whether it is an ordinal)."""
    x = r.tokens
    if x.kind[k] == "int" and (not 0 < x.value[k] <= 31 or len(x.text[k]) > 2 or (k and x.text[k - 1] in _CURRENCY)):
        return None
    nth = numbers.ordinal(r, k)
    if nth is not None:
        return ((nth[0], True), nth[1]) if 0 < nth[0] <= 31 else None
    if x.kind[k] == "int":
        return (x.value[k], False), k + 1
    words = numbers.number_words(r, k) if x.kind[k] == "number" else None
    return ((words[0], False), words[1]) if words is not None and 0 < words[0] <= 31 else None


def month_dot(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """The full stop of an abbreviated month ("3 Nov. 2027"), not that of the sentence."""
    x = r.tokens
    if (
        x.text[k] == "."
        and x.glued(k)
        and len(x.text[k - 1]) <= 4
        and (x.kind[k + 1] in ("int", "month") or x.text[k + 1] in ("", "'", ","))
    ):
        return ".", k + 1
    return None


def short_dot(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """The full stop of an abbreviation of at most four letters, or five for a weekday."""
    x = r.tokens
    return (".", k + 1) if x.text[k] == "." and x.glued(k) and len(x.text[k - 1]) <= (5 if arg == "weekday" else 4) else None


def day_link(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """What joins a day with the month behind it: "of", "in", a sign that is glued to both, the point of "31. March"."""
    x = r.tokens
    point = x.text[k] == "." and x.glued(k) and x.kind[k + 1] == "month"
    j = k + 1 if point else k
    if r.at(j, "day") and (x.kind[j - 1] == "ordinal" or r.at(j - 1, "ordinal_sign")) and r.at(j + 1, "of_in"):
        j += 1
    if r.at(j, "of_in"):
        return ("of" if r.at(j, "of") else "in"), j + 1
    if x.text[j] in LINKS and x.text[j] and x.glued(j) and x.glued(j + 1):
        return x.text[j], j + 1
    return (".", j) if point else None


def month_year(r: Reader, k: int, arg: str) -> tuple[tuple[int, bool], int] | None:
    """The year behind a month: two digits only with an apostrophe or where they are no day."""
    x = r.tokens
    loose = x.text[k] in ("'", "’") or (x.kind[k] == "int" and len(x.text[k]) == 2 and x.value[k] > 31)
    return numbers.year_behind(r, k, loose=loose)


def fiscal_words(r: Reader, k: int, arg: str) -> tuple[str, int] | None:
    """ "fiscal year" behind a year."""
    return ("", k + 2) if r.at(k, "fiscal_adjective") and r.at(k + 1, "year") else None

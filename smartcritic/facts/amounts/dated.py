"""Digits that say when: years of any century, decades, days and months, hours of opening, where the date reader leaves them."""

from __future__ import annotations

import re

from smartcritic.facts.amounts.amount import NOUNS, Scan
from smartcritic.parsing import forms
from smartcritic.quantities import Number

_EARLIEST, _LATEST = 1000, 2100
_DECADE = re.compile(r"[1-9]0['’]?s")
_SHORT_YEAR = re.compile(r"['’]\d\d")
_HOURS = re.compile(r"(\d{1,2})(?:[.:]\d\d)?[-–](\d{1,2})(?:[.:]\d\d)?(h|am|pm)\b")
_DAY_AND_MONTH = re.compile(r"(\d{1,2})/(\d{1,2})")
_MONTHS, _DAYS = 12, 31
_DASHES = frozenset("-–")
_OF_THINGS = forms.PLURALS | {forms.ADJECTIVE}
"""Forms of words behind a number that counts."""


def is_date(scan: Scan, number: Number) -> bool:
    """Whether the digits of a number say when something is or was."""
    if number.rule != "digits":
        return False
    word = scan.parse.words[number.i]
    return (
        _is_hours(scan, number) or _is_year(scan, number, word) or _is_decade(scan, number, word) or _is_day_and_month(scan, number, word)
    )


def _is_year(scan: Scan, number: Number, word: str) -> bool:
    """ "in 1492", "By 1340,", "700 BC", "killed in 363", "(1830–1846)", "her 1981 album", "'27"."""
    parse, i, j = scan.parse, number.i, number.j
    quoted = parse.text[max(0, number.start - 1)] in "'’" and len(word) == 2 and not number.rest
    if quoted or _SHORT_YEAR.fullmatch(word):
        return True
    if scan.lower(j).rstrip(".") in scan.words("eras"):
        return True
    year = word.isdecimal() and len(word) in (3, 4) and number.value < _LATEST and word[0] != "0"
    if not year:
        return _is_bracketed_span(scan, number, word)
    before = scan.lower(i - 1)
    opens = before in scan.words("by") and i == 1 and scan.lower(j) == ","
    if (before in scan.words("year_before") or opens) and scan.pos(j) in ("PUNCT", "VERB", "AUX", "CCONJ", "SCONJ", "PRON", "ADP", ""):
        return len(word) == 4 or _says_when(scan, number)
    return len(word) == 4 and number.value > _EARLIEST and _names_one(scan, i, j)


def _says_when(scan: Scan, number: Number) -> bool:
    """Whether three digits behind "in" close a clause about the past: "was killed in battle in 363."."""
    verb = next((t for t in reversed(scan.parse.tags[: number.i]) if t in forms.VERB_FORMS), "")
    return scan.lower(number.j) in ("", ".", ",") and verb in forms.PAST_FORMS


def _is_bracketed_span(scan: Scan, number: Number, word: str) -> bool:
    """ "(ruled 830–846)", "1914-1918" in brackets."""
    span = re.fullmatch(r"(\d{3,4})[-–](\d{2,4})", word + number.rest if word.isdecimal() else word)
    closed = scan.lower(number.j) == ")" and scan.parse.text.rfind("(", 0, number.start) > scan.parse.text.rfind(")", 0, number.start)
    return span is not None and closed and int(span[1]) < _LATEST


def _names_one(scan: Scan, i: int, j: int) -> bool:
    """ "her 1981 album", "2026 landing": a year in front of one thing, where an amount would count several; a round one may count staff."""
    parse, k = scan.parse, j
    while k < parse.n and k < j + 5 and parse.pos[k] in ("ADJ", *NOUNS):
        k += 1
    said = scan.lower(i - 1) in scan.words("definite") or scan.pos(i - 1) in ("PRON", "PROPN", "PART")
    one = k > j and parse.tags[k - 1] in forms.SINGULARS and parse.pos[k - 1] in NOUNS
    return one and (said or not parse.words[i].endswith("00")) and parse.lower[k - 1] not in scan.table.names


def _is_decade(scan: Scan, number: Number, word: str) -> bool:
    """ "60s hits", "the over 70s"."""
    if not _DECADE.fullmatch(word):
        return False
    before = scan.lower(number.i - 1)
    return before in scan.words("definite") | scan.words("decade_before") or scan.pos(number.j) in NOUNS


def _is_hours(scan: Scan, number: Number) -> bool:
    """ "9-21h", "6.30-10am", at either end; "2-3h" is how long something takes."""
    i = number.i
    behind = i > 1 and scan.parse.lower[i - 1] in _DASHES
    if not behind and number.rest[:1] not in _DASHES and scan.lower(number.j) not in _DASHES:
        return False
    match = _HOURS.match(scan.parse.text, scan.parse.starts[i - 2] if behind else number.start)
    return match is not None and (match[3] != "h" or int(match[2]) > _MONTHS)


def _is_day_and_month(scan: Scan, number: Number, word: str) -> bool:
    """ "Draft 12/18", "the 2/15 launch": two numbers that can be a day and a month, where they count nothing."""
    match = _DAY_AND_MONTH.fullmatch(word)
    if match is None:
        return False
    low, high = sorted((int(match[1]), int(match[2])))
    if not (1 <= low <= _MONTHS and _MONTHS - 2 < high <= _DAYS) or int(match[2]) in (10, 100) or low == high:
        return False
    k = number.j
    bracketed = scan.lower(number.i - 1) == "(" and scan.lower(k) == ")"
    counts = scan.lower(k) in scan.words("of") | scan.words("percent") or not _OF_THINGS.isdisjoint(scan.parse.tags[k : k + 1])
    return not bracketed and not counts

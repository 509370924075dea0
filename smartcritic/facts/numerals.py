"""Numbers as people write them -> a value: digits, grouped digits, suffixes, number words, fractions.

Works on the words of a parse. Every function is linear in the run of tokens that it looks at.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.language.parse import Parse

UNITS = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10, "eleven": 11,
    "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5, "crore": 1e7, "crores": 1e7,
    "mio": 1e6, "mln": 1e6, "mrd": 1e9, "bn": 1e9, "mn": 1e6, "tn": 1e12, "dozen": 12, "dozens": 12, "k": 1e3, "m": 1e6, "b": 1e9, "mm": 1e6, "bln": 1e9,
    "thousands": 1e3, "millions": 1e6, "billions": 1e9, "grand": 1e3, "hundreds": 1e2,
}  # fmt: skip
SUFFIXES = {
    "k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "t": 1e12, "tn": 1e12, "bln": 1e9, "mrd": 1e9, "cr": 1e7, "l": 1e5,
    "g": 1e9,
}  # fmt: skip
FRACTIONS = {
    "half": 1 / 2, "halves": 1 / 2, "third": 1 / 3, "thirds": 1 / 3, "quarter": 1 / 4, "quarters": 1 / 4, "fourth": 1 / 4, "fourths": 1 / 4,
    "fifth": 1 / 5, "fifths": 1 / 5, "sixth": 1 / 6, "sixths": 1 / 6, "seventh": 1 / 7, "eighth": 1 / 8, "eighths": 1 / 8, "ninth": 1 / 9, "tenth": 1 / 10,
    "tenths": 1 / 10,
}  # fmt: skip
VULGAR = {"½": 0.5, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 0.25, "¾": 0.75, "⅕": 0.2, "⅛": 0.125, "⅜": 0.375, "⅝": 0.625, "⅞": 0.875}

_DIGITS = re.compile(r"(?P<sign>[+\-–−])?(?P<body>\d[\d.,'’\u00a0\u202f]{0,38}|\.\d{1,20})(?P<vulgar>[½⅓⅔¼¾⅕⅛⅜⅝⅞])?(?P<rest>.{0,24})", re.DOTALL)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:['’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|\d+,\d{4,}")


@dataclass(frozen=True, slots=True)
class Number:
    """A number read at characters ``start..end`` of the segment, from token `i` to `j` (half-open); `rest` is what is glued to it."""

    value: float
    i: int
    j: int
    start: int
    end: int
    rest: str = ""
    rule: str = "digits"


def plain(body: str, european: bool = False) -> float | None:
    """Read digits with group and decimal marks; None where the marks make no number ("1.2.3")."""
    if body.isdecimal():
        return float(body)
    if european and re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", body):
        return float(body.replace(".", "").replace(",", "."))
    if _GROUPED.fullmatch(body):
        for mark in ",'’\u00a0\u202f":
            body = body.replace(mark, "")
        return float(body)
    if re.fullmatch(r"\d*\.\d+|\d+\.", body):
        return float(body)
    if _EUROPEAN.fullmatch(body):
        return float(body.replace(".", "").replace(",", "."))
    return None


def is_european(text: str) -> bool:
    """Whether the text itself writes a decimal comma behind grouped thousands ("1.000,50")."""
    return bool(re.search(r"\d\.\d{3},\d{1,2}(?!\d)", text))


def glued(word: str, offset: int, i: int, european: bool) -> Number | None:
    """Read a number at the beginning of a token: "50K", "1.2bn", "3x", "+20", "5pp"."""
    if word and word[0] in VULGAR:
        return Number(VULGAR[word[0]], i, i + 1, offset, offset + 1, word[1:])
    match = _DIGITS.match(word)
    if match is None:
        return None
    body = match["body"].rstrip(".,'’\u00a0\u202f")
    value = plain(body, european)
    if value is None:
        return None
    trimmed = len(match["body"]) - len(body)
    end = match.end("body") - trimmed
    rest = word[end:]
    if match["vulgar"]:
        value += VULGAR[match["vulgar"]]
        end = match.end("vulgar")
        rest = word[end:]
    power = re.match(r"e[+-]?\d{1,2}(?![\w.])", rest)
    if power:
        return Number(float(f"{value!r}{power[0]}") if "e" not in repr(value) else value, i, i + 1, offset, offset + end + power.end(), rest[power.end() :])
    low = rest.lower()
    scale = None
    for suffix in (low, low.rstrip("+")):
        if suffix in SUFFIXES:
            scale = SUFFIXES[suffix]
            if suffix in ("m", "t", "g", "l", "b", "mm") and rest != rest.upper() and suffix != "b":
                scale = None  # "5m" may be metres: the caller decides by the currency in front
            break
    start = offset
    if match["sign"] in ("-", "−"):
        value = -value
    elif match["sign"]:
        start = offset + 1
    if scale is not None:
        plus = rest.endswith("+")
        return Number(value * scale, i, i + 1, start, offset + len(word) - plus, "+" if plus else "")
    return Number(value, i, i + 1, start, offset + end, rest)


def words(parse: Parse, i: int) -> Number | None:
    """Read number words from token `i` on: "twenty-five", "two and a half", "half a million", "a dozen", "three quarters"."""
    lower, n = parse.lower, parse.n
    first = lower[i]
    if first in ("half", "quarter", "third"):
        if first == "half" and i + 2 < n and lower[i + 1] in ("a", "an") and lower[i + 2] in SCALES:
            return _made(parse, 0.5 * SCALES[lower[i + 2]], i, i + 3)
        if first == "half" and i + 1 < n and lower[i + 1] in ("million", "billion", "trillion", "dozen"):
            return _made(parse, 0.5 * SCALES[lower[i + 1]], i, i + 2)
        return None
    if first in ("a", "an") and i + 1 < n:
        nxt = lower[i + 1]
        if nxt in ("dozen", "hundred", "thousand", "million", "billion"):
            return _made(parse, SCALES[nxt], i, i + 2)
        if nxt == "couple":
            return _made(parse, 2, i, i + 3 if i + 2 < n and lower[i + 2] == "of" else i + 2, "couple")
        if nxt in ("third", "quarter", "half") and i + 2 < n and lower[i + 2] in ("of", "million", "billion"):
            value = FRACTIONS[nxt] * SCALES.get(lower[i + 2], 1)
            return _made(parse, value, i, i + 3 if lower[i + 2] in SCALES else i + 2, "fraction")
        return None
    if i + 1 < n and first in UNITS and lower[i + 1] in ("quarters", "thirds"):
        scale = SCALES.get(lower[i + 2], 1) if i + 2 < n and len(lower[i + 2]) > 3 else 1
        return _made(parse, UNITS[first] * FRACTIONS[lower[i + 1]] * scale, i, i + 2 + (scale != 1), "fraction")
    total, current, j, seen = 0.0, 0.0, i, False
    while j < n:
        word = lower[j]
        if word in UNITS:
            current += UNITS[word]
        elif word in TENS:
            current += TENS[word]
        elif word in SCALES and len(word) > 2 and (seen or word in ("hundred", "thousand", "million", "billion")):
            if SCALES[word] == 100 or word == "dozen":
                current = (current or 1) * SCALES[word]
            elif current == 0 and total:
                total *= SCALES[word]
            else:
                total += (current or 1) * SCALES[word]
                current = 0.0
        elif word in FRACTIONS and seen and word not in ("quarter", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "quarters") and j == i + 1:
            return _made(parse, current * FRACTIONS[word], i, j + 1, "fraction")
        elif word in ("-", "and") and seen and j + 1 < n and (
            lower[j + 1] in UNITS or lower[j + 1] in TENS or (word == "-" and lower[j + 1] in FRACTIONS)
            or (word == "and" and lower[j + 1] == "a" and j + 2 < n and lower[j + 2] in FRACTIONS)
        ):
            if word == "and" and lower[j + 1] == "a":
                return _made(parse, total + current + FRACTIONS[lower[j + 2]], i, j + 3)
            if word == "-" and lower[j + 1] in FRACTIONS:
                return _made(parse, current * FRACTIONS[lower[j + 1]], i, j + 2, "fraction")
            if word == "and" and not (total or current >= 100):
                break
            if word == "-" and not (current % 100 in TENS.values() and lower[j + 1] in UNITS):
                break
        elif word == "point" and seen and j + 1 < n and lower[j + 1] in UNITS:
            return _decimals(parse, total + current, i, j + 1)
        else:
            break
        seen = True
        j += 1
    return _made(parse, total + current, i, j) if seen else None


def _decimals(parse: Parse, whole: float, i: int, j: int) -> Number:
    """The digits behind "point": "five point two five"."""
    digits = ""
    while j < parse.n and UNITS.get(parse.lower[j], 10) < 10:
        digits += str(UNITS[parse.lower[j]])
        j += 1
    return _made(parse, float(f"{whole:.0f}.{digits or '0'}"), i, j)


def _made(parse: Parse, value: float, i: int, j: int, rule: str = "words") -> Number:
    return Number(value, i, j, parse.starts[i], parse.ends[j - 1], "", rule)

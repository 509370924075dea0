"""Numbers as people write them -> a value: digits, grouped digits, suffixes, number words, fractions.

Works on the words of a parse. Every function is linear in the run of tokens that it looks at.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.language.parse import Parse

UNITS = {
    "zero": 0, "nought": 0, "naught": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10,
    "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15, "sixteen": 16, "seventeen": 17, "eighteen": 18,
    "nineteen": 19,
}  # fmt: skip
TENS = {"twenty": 20, "thirty": 30, "forty": 40, "fourty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "lakh": 1e5, "lakhs": 1e5, "lkh": 1e5, "lkhs": 1e5,
    "lac": 1e5,
    "lacs": 1e5, "crore": 1e7, "crores": 1e7, "krore": 1e7, "krores": 1e7, "koti": 1e7, "cr": 1e7, "mio": 1e6, "mln": 1e6, "mil": 1e6,
    "mrd": 1e9,
    "bn": 1e9, "mn": 1e6, "tn": 1e12, "tln": 1e12, "dozen": 12, "dozens": 12, "doz": 12, "dozs": 12, "dz": 12, "dzs": 12, "k": 1e3,
    "m": 1e6, "b": 1e9,
    "mm": 1e6, "bln": 1e9, "thousands": 1e3, "millions": 1e6, "billions": 1e9, "grand": 1e3, "hundreds": 1e2,
}  # fmt: skip
SUFFIXES = {
    "k": 1e3, "m": 1e6, "b": 1e9, "bn": 1e9, "mn": 1e6, "mm": 1e6, "mio": 1e6, "mln": 1e6, "mil": 1e6, "t": 1e12, "tn": 1e12, "tln": 1e12,
    "bln": 1e9,
    "mrd": 1e9, "cr": 1e7, "l": 1e5, "g": 1e9,
}  # fmt: skip
PARTS = {
    "half": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "ninth": 9, "tenth": 10,
    "twelfth": 12,
    "fifteenth": 15, "sixteenth": 16, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100,
    "thousandth": 1000,
}  # fmt: skip
"""The word for one part of a whole -> how many parts there are."""
FRACTIONS = {w: 1 / n for w, n in PARTS.items()} | {f"{w}s": 1 / n for w, n in PARTS.items() if w != "half"} | {"halves": 0.5}
_LAST = {"first": 1, "second": 2} | {w: n for w, n in PARTS.items() if 2 < n < 10 and w != "quarter"}
VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6,
    "⅛": 1 / 8,
    "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅒": 1 / 10,
}  # fmt: skip

_DIGITS = re.compile(
    r"(?P<sign>[+\-–−])?(?P<body>\d[\d.,'’\u00a0\u202f]{0,38}|\.\d{1,20})(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒])?(?P<rest>.{0,24})", re.DOTALL
)
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
    power = re.match(r"e([+-]?\d{1,2})(?![\w.])", rest)
    if power:
        value *= 10.0 ** int(power[1])
        end, rest = end + power.end(), rest[power.end() :]
    low = rest.lower()
    scale = None
    for suffix in (low, low.rstrip("+")):
        if suffix in SUFFIXES:
            scale = SUFFIXES[suffix]
            if suffix in {"m", "t", "g", "l", "b", "mm"} and rest != rest.upper() and suffix != "b":
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


_POWER = re.compile(
    r"(?P<head>[+\-−–]?\d{1,20}(?:\.\d{1,20})?)(?:\s?[x×*·]\s?(?P<base>10|2)(?:\s?\^\s?|(?=[-−–]\d))(?P<exp>[+\-−–]?\d{1,2})|"
    r"\^(?P<own>[+\-−–]{0,2}\d{1,2}))(?![\w.]*\d)"
)
_MINUS = str.maketrans("−–", "--")


def has_power(text: str) -> bool:
    """Whether a text may hold a power of ten."""
    return "^" in text or "x10" in text or "×10" in text or "× 10" in text or "x 10" in text


def power(parse: Parse, i: int, offset: int) -> Number | None:
    """Read a power at character `offset`, in token `i`: "1.3x10^6", "6.2×10−4", "2^10"."""
    match = _POWER.match(parse.text, offset)
    if match is None:
        return None
    head = float(match["head"].translate(_MINUS))
    try:
        if match["exp"] is not None:
            value = head * float(match["base"]) ** int(match["exp"].translate(_MINUS))
        else:
            own = match["own"].translate(_MINUS)
            value = abs(head) ** int(own.replace("--", "-")) * (-1 if head < 0 else 1)
    except (OverflowError, ZeroDivisionError):
        return None
    j = i
    while j < parse.n and parse.starts[j] < match.end():
        j += 1
    return Number(value, i, j, offset, match.end(), "", "power")


def words(parse: Parse, i: int) -> Number | None:
    """Read number words from token `i` on: "twenty-five", "two and a half", "half a million", "a dozen", "three quarters"."""
    lower, n = parse.lower, parse.n
    first = lower[i]
    if first in ("half", "quarter", "third"):
        return _half(parse, i)
    if first in ("a", "an"):
        return _article(parse, i) if i + 1 < n else None
    found = _cardinal(lower, i, n)
    if found is None:
        return None
    value, j, scale = found
    if j < n and lower[j] == "point":
        decimals = _decimals(lower, j + 1, n)
        if decimals is not None:
            value, j = float(f"{value:.0f}.{decimals[0]}"), decimals[1]
            while j < n and lower[j] in SCALES and len(lower[j]) > 2:
                value, j = value * SCALES[lower[j]], j + 1
            return _made(parse, value, i, j)
    part = _part(lower, j, n, value)
    if part is not None:
        value, j = _scaled(lower, value * part[0], part[1], n)
        return _made(parse, value, i, j, "fraction")
    value, j = mixed(lower, value, scale, j, n)
    return _made(parse, value, i, j)


def mixed(lower: Sequence[str], value: float, scale: float, j: int, n: int) -> tuple[float, int]:
    """Add the fraction behind a whole number: "and a half", "and three quarters million"; of "2 million and a half" half a million."""
    if j + 2 >= n or lower[j] not in ("and", "&"):
        return value, j
    k = j + 1
    if lower[k] in ("a", "an"):
        top, k = 1.0, k + 1
    else:
        found = _cardinal(lower, k, n)
        if found is None:
            return value, j
        top, k, _ = found
    part = _part(lower, k, n, top)
    if part is None:
        return value, j
    extra, end = _scaled(lower, top * part[0], part[1], n)
    return value + extra * (scale if end == part[1] and scale >= 1e6 else 1), end


def continued(lower: Sequence[str], value: float, scale: float, j: int, n: int) -> tuple[float, int]:
    """Add what follows a number of digits and a scale word: "4 thousand 3 hundred", "3 hundred and 21"."""
    k = j + 1 if j < n and lower[j] == "and" and scale == 100 else j
    if k >= n or scale < 100 or scale > 1e6:
        return value, j
    found = _cardinal(lower, k, n)
    if found is not None:
        low, end = found[0], found[1]
    elif lower[k].isdecimal() and len(lower[k]) <= 3:
        low, end = float(lower[k]), k + 1
        if end < n and lower[end] in SCALES and len(lower[end]) > 3:
            low, end = low * SCALES[lower[end]], end + 1
        elif scale > 100:
            return value, j
    else:
        return value, j
    return (value + low, end) if 0 < low < scale else (value, j)


def _scaled(lower: Sequence[str], value: float, j: int, n: int) -> tuple[float, int]:
    if j < n and lower[j] in SCALES and len(lower[j]) > 3:
        return value * SCALES[lower[j]], j + 1
    return value, j


def _half(parse: Parse, i: int) -> Number | None:
    """ "half a million", "half a litre", "quarter million"; the unit is left for the caller."""
    lower, n = parse.lower, parse.n
    share = FRACTIONS[lower[i]]
    k = i + 2 if i + 2 < n and lower[i + 1] in ("a", "an", "-") else i + 1
    if k >= n or lower[i] == "third":
        return None
    if lower[k] in {"million", "billion", "trillion", "dozen", "hundred", "thousand"}:
        return _made(parse, share * SCALES[lower[k]], i, k + 1) if lower[i] == "half" or k == i + 1 else None
    if k == i + 2 and (lower[i] == "half" or lower[i + 1] == "-") and lower[k] in measures():
        return _made(parse, share, i, k, "part of a unit")
    return None


def _article(parse: Parse, i: int) -> Number | None:
    """ "a dozen", "a hundred and five", "a couple of", "a third of", "a fifth"."""
    lower, n = parse.lower, parse.n
    nxt = lower[i + 1]
    if nxt == "dozen":
        return _made(parse, 12, i, i + 2)
    if nxt in {"hundred", "thousand", "million", "billion"}:
        found = _cardinal(lower, i + 1, n)
        if found is not None:
            value, j = mixed(lower, found[0], found[2], found[1], n)
            return _made(parse, value, i, j)
    if nxt == "couple":
        return _made(parse, 2, i, i + 3 if i + 2 < n and lower[i + 2] == "of" else i + 2, "couple")
    if nxt in PARTS:
        after = lower[i + 2] if i + 2 < n else ""
        if after in ("million", "billion"):
            return _made(parse, FRACTIONS[nxt] * SCALES[after], i, i + 3, "fraction")
        closed = after in {"", ".", ",", ";", ")"} and nxt not in ("third", "quarter", "second") and i > 0
        behind = parse.pos[i + 2] if i + 2 < n else "PUNCT"
        changed = i > 0 and lower[i - 1] == "by" and nxt in ("third", "quarter") and behind not in {"NOUN", "PROPN", "ADJ", "NUM"}
        if after == "of" or closed or changed or (i == 0 and i + 2 == n and nxt != "quarter"):
            return _made(parse, FRACTIONS[nxt], i, i + 2, "fraction")
    return None


def _part(lower: Sequence[str], j: int, n: int, top: float) -> tuple[float, int] | None:
    """The parts that a number word counts: "fifths", "twenty-firsts", behind "one" also "fifth"; (share, index behind)."""
    if j >= n:
        return None
    if lower[j] == "-" and j + 1 < n and lower[j + 1] in FRACTIONS:
        j += 1
    word = lower[j]
    if word in TENS and j + 2 < n and lower[j + 1] == "-":
        last = lower[j + 2]
        ones = _LAST.get(last) if top == 1 else _LAST.get(last.removesuffix("s")) if last.endswith("s") else None
        return (1 / (TENS[word] + ones), j + 3) if ones else None
    share = FRACTIONS.get(word)
    if share is None:
        return None
    if word in PARTS:
        after = lower[j + 1] if j + 1 < n else ""
        if top != 1 and not (lower[j - 1] == "-" and top > 1):
            return None
        if word == "quarter" and j > 1 and lower[j - 1] == "a" and lower[j - 2] in ("and", "&") and after in ("", ".", ","):
            return share, j + 1
        if (word in ("quarter", "third") and after != "of" and lower[j - 1] not in ("-", "a", "one")) or (
            word == "quarter" and after not in ("of", "million", "billion")
        ):
            return None
    return share, j + 1


def _cardinal(lower: Sequence[str], i: int, n: int) -> tuple[float, int, float] | None:
    """A whole number in words: (value, index behind, the last scale word's value or 1). Stops before parts ("five thirty-seconds")."""
    total, current, j, scale, last = 0.0, 0.0, i, 1.0, ""
    while j < n and total < 1e18 and current < 1e18:
        word = lower[j]
        kind = "unit" if word in UNITS else "ten" if word in TENS else "scale" if word in SCALES and len(word) > 1 else ""
        if kind == "unit":
            if last == "unit" or (last == "ten" and UNITS[word] > 9):
                break
            current += UNITS[word]
            scale = 1.0
        elif kind == "ten":
            if last == "ten" or (last and _part(lower, j, n, current) is not None):
                break
            if last == "unit":
                end = j + 2 if j + 1 < n and lower[j + 1] in UNITS else j + 1
                if not 0 < current < 10 or total or (end < n and lower[end] not in (".", ",")):
                    break
                current *= 100
            current += TENS[word]
            scale = 1.0
        elif kind == "scale" and (last or word in {"hundred", "thousand", "million", "billion", "dozen"}):
            size = SCALES[word]
            if size <= 100:
                current = (current or 1) * size
            elif current == 0 and total:
                total *= size
            else:
                total += (current or 1) * size
                current = 0.0
            scale = size
        elif word in ("-", "and", "&") and last and j + 1 < n and (lower[j + 1] in UNITS or lower[j + 1] in TENS):
            if word == "-":
                if not (last == "ten" and 0 < UNITS.get(lower[j + 1], 0) < 10):
                    break
            elif last != "scale" or not (total or current >= 100) or _cut(lower, j + 1, n):
                break
            j += 1
            continue
        else:
            break
        last = kind
        j += 1
    return (total + current, j, scale) if last else None


def _cut(lower: Sequence[str], j: int, n: int) -> bool:
    """Whether the number behind "and" is the top of a fraction of its own: "two million and three fifths"."""
    top = UNITS.get(lower[j], 10)
    return top < 10 and _part(lower, j + 1, n, top) is not None


def _decimals(lower: Sequence[str], j: int, n: int) -> tuple[str, int] | None:
    """The digits behind "point": "two five", "seventy-one"."""
    if j < n and (lower[j] in TENS or UNITS.get(lower[j], 0) > 9):
        found = _cardinal(lower, j, n)
        return (f"{found[0]:.0f}", found[1]) if found is not None and found[0] < 100 else None
    digits = ""
    while j < n and UNITS.get(lower[j], 10) < 10:
        digits += str(UNITS[lower[j]])
        j += 1
    return (digits, j) if digits else None


@lru_cache(maxsize=1)
def measures() -> frozenset[str]:
    """Units of length, weight and volume, as written."""
    tables = lexicon.load("units").tables
    return frozenset(w for name in tables["smaller"] for w in tables["names"].get(name, ()) if len(w) > 1)


def _made(parse: Parse, value: float, i: int, j: int, rule: str = "words") -> Number:
    return Number(value, i, j, parse.starts[i], parse.ends[j - 1], "", rule)

"""Numbers in digits -> a value: grouped digits, decimal marks, suffixes, fractions, powers of ten. No language but its suffixes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

VULGAR = {
    "½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5, "⅙": 1 / 6, "⅚": 5 / 6,
    "⅛": 1 / 8, "⅜": 3 / 8, "⅝": 5 / 8, "⅞": 7 / 8, "⅒": 1 / 10,
}  # fmt: skip
_GROUP_MARKS = "'’\u00a0\u202f"
_DIGITS = re.compile(
    r"(?P<sign>[+\-–−])?(?P<body>\d[\d.,'’\u00a0\u202f]{0,38}|\.\d{1,20})(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒])?(?P<rest>.{0,24})", re.DOTALL
)
_GROUPED = re.compile(r"\d{1,3}(?:,\d{2,3})*,\d{3}(?:\.\d+)?|\d{1,3}(?:['’\u00a0\u202f]\d{3})+(?:[.,]\d+)?")
_EUROPEAN = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+,\d{1,2}|\d+,\d{4,}")
_EUROPEAN_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_DECIMAL_COMMA = re.compile(r"\d+,\d+")
_EXPONENT = re.compile(r"e([+-]?\d{1,2})(?![\w.])")
_POWER = re.compile(
    r"(?P<head>[+\-−–]?\d{1,20}(?:\.\d{1,20})?)(?:\s?[x×*·]\s?(?P<base>10|2)(?:\s?\^\s?|(?=[-−–]\d))(?P<exp>[+\-−–]?\d{1,2})|"
    r"\^(?P<own>[+\-−–]{0,2}\d{1,2}))(?![\w.]*\d)"
)
_MINUS = str.maketrans("−–", "--")
_LETTER_UNITS = frozenset({"m", "t", "g", "l", "mm"})
"""Suffixes that in lower case may as well be a unit: "5m" may be metres, so the caller decides by the currency in front."""


class Number(NamedTuple):
    """A number read at characters ``start..end`` of a text, from token `i` to `j` (half-open); `rest` is what is glued to it."""

    value: float
    i: int
    j: int
    start: int
    end: int
    rest: str = ""
    rule: str = "digits"


def parse_digits(body: str, european: bool = False) -> float | None:
    """Read digits with group and decimal marks; None where the marks make no number ("1.2.3").

    Args:
        body: digits and marks alone, such as "1,200.50".
        european: a dot groups thousands even where it could be a decimal point, a comma stands before decimals: "1.500" is 1500,
            "1,500" 1.5.
    """
    if body.isdecimal():
        return float(body)
    if european and (_EUROPEAN_GROUPS.fullmatch(body) or _DECIMAL_COMMA.fullmatch(body)):
        return float(body.replace(".", "").replace(",", "."))
    if _GROUPED.fullmatch(body):
        if body[-3:-2] == "," or body[-2:-1] == ",":  # "1’200,50"
            body = body[: body.rindex(",")] + "." + body[body.rindex(",") + 1 :]
        for mark in f",{_GROUP_MARKS}":
            body = body.replace(mark, "")
        return float(body)
    if re.fullmatch(r"\d*\.\d+|\d+\.", body):
        return float(body)
    if _EUROPEAN.fullmatch(body):
        return float(body.replace(".", "").replace(",", "."))
    return None


def is_european(text: str) -> bool:
    """Whether the text itself writes a decimal comma behind grouped thousands ("1.000,50")."""
    return "," in text and "." in text and re.search(r"\d\.\d{3},\d{1,2}(?!\d)", text) is not None


def read_glued(word: str, offset: int, i: int, european: bool, suffixes: Mapping[str, float]) -> Number | None:
    """Read a number at the beginning of token `i`, which begins at character `offset`: "50K", "1.2bn", "3x", "+20", "5pp"."""
    if word and word[0] in VULGAR:
        return Number(VULGAR[word[0]], i, i + 1, offset, offset + 1, word[1:])
    match = _DIGITS.match(word)
    if match is None:
        return None
    body = match["body"].rstrip(f".,{_GROUP_MARKS}")
    value = parse_digits(body, european)
    if value is None:
        return None
    end = match.start("body") + len(body)
    if match["vulgar"]:
        value, end = value + VULGAR[match["vulgar"]], match.end("vulgar")
    power = _EXPONENT.match(word, end)
    if power:
        value, end = value * 10.0 ** int(power[1]), power.end()
    rest = word[end:]
    negative = match["sign"] in ("-", "−")
    start = offset + (1 if match["sign"] and not negative else 0)
    value = -value if negative else value
    scale = _suffix(rest, suffixes)
    if scale is None:
        return Number(value, i, i + 1, start, offset + end, rest)
    plus = rest.endswith("+")
    return Number(rounded(value * scale), i, i + 1, start, offset + len(word) - plus, "+" if plus else "")


def rounded(value: float) -> float:
    """A value without the noise that multiplying decimals leaves: 4.1 billion is 4100000000."""
    return float(f"{value:.14g}")


def _suffix(rest: str, suffixes: Mapping[str, float]) -> float | None:
    low = rest.lower()
    for suffix in (low, low.rstrip("+")):
        if suffix in suffixes:
            return None if suffix in _LETTER_UNITS and rest != rest.upper() else suffixes[suffix]
    return None


def has_power(text: str) -> bool:
    """Whether a text may hold a power of ten."""
    return "^" in text or "x10" in text or "×10" in text or "× 10" in text or "x 10" in text


def read_power(text: str, offset: int) -> tuple[float, int] | None:
    """Read a power at character `offset`: "1.3x10^6", "6.2×10−4", "2^10"; return the value and the character behind."""
    match = _POWER.match(text, offset)
    if match is None:
        return None
    head = float(match["head"].translate(_MINUS))
    try:
        if match["exp"] is not None:
            return head * float(match["base"]) ** int(match["exp"].translate(_MINUS)), match.end()
        own = match["own"].translate(_MINUS)
        return abs(head) ** int(own.replace("--", "-")) * (-1 if head < 0 else 1), match.end()
    except (OverflowError, ZeroDivisionError):
        return None

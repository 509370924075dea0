"""A number in a cell of a table -> value and unit, by the locale that the table was written in: "1.500,5", "1 200 km", "€ 12,5k"."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field

from smartcritic.languages import Language
from smartcritic.quantities.number_words import number_words
from smartcritic.quantities.numbers import VULGAR, parse_digits
from smartcritic.quantities.units import read_unit, unit_table

DECIMAL_COMMA = frozenset(
    "az be bg bs ca cs da de el es et eu fi fr hr hu id is it ka kk lt lv mk nb nl nn no pl pt ro ru sk sl sq sr sv tr uk uz vi".split()
)
"""ISO 639-1 codes of languages that write a decimal comma (Unicode CLDR, numbers/symbols/decimal)."""
DECIMAL_POINT_REGIONS = frozenset("CH LI MX US GB PR DO GT HN NI PA SV PE".split())
"""ISO 3166 codes of countries that write a decimal point whatever the language (CLDR: de-CH, it-CH, es-MX ...)."""
_BODY = re.compile(r"(?P<sign>[+\-−–]?)\s*(?P<body>\d[\d.,'’\u00a0\u202f ]*|[.,]\d+)(?P<vulgar>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞⅒])?")
_FRACTION = re.compile(r"(?:(?P<whole>\d+)\s+)?(?P<top>\d{1,3})\s?/\s?(?P<bottom>\d{1,3})$")
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_TOKEN = re.compile(r"[^\W\d_]+|\d+|\S")
_PIECE = re.compile(r"[$€£¥₹]|[^\s$€£¥₹]+")
_THREE = re.compile(r"\d{3}|\d/\d{1,2}")


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell holds: the value, and its unit ("percent", an ISO 4217 code, "hour", a counted noun), None without one."""

    value: float
    unit: str | None = None


@dataclass(frozen=True, slots=True)
class _Words:
    """The tokens of a cell, as a reader of number words asks for them."""

    lower: list[str]
    starts: list[int]
    ends: list[int]
    n: int
    pos: list[str] = field(default_factory=list)


def parse_cell(text: object, language: Language, locale: str | None = None) -> Cell | None:
    """Read a number with its unit; None where the cell holds none, or more than a number and a unit.

    Args:
        text: a cell: a string or a number.
        language: whose number words and unit names count.
        locale: a BCP 47 tag such as "de", "fr-CH" or "en_US", which says what a dot and a comma mean ("1.500" is 1,500 in "de" and
            1.5 in "en"). None: marks are read as they make sense, a lone dot as a decimal point.
    """
    if isinstance(text, bool) or text is None:
        return None
    if isinstance(text, (int, float)):
        return Cell(float(text)) if math.isfinite(text) else None
    said = _SPACES.sub(" ", str(text)).strip()
    negative = said.startswith("(") and said.endswith(")")
    found = _digits(said[1:-1].strip() if negative else said, locale, language) or _words(said, language)
    return Cell(-found.value, found.unit) if found is not None and negative else found


def _digits(said: str, locale: str | None, language: Language) -> Cell | None:
    match = _BODY.search(said)
    if match is None:
        return Cell(VULGAR[said]) if said in VULGAR else None
    front, behind = said[: match.start()].strip(), said[match.end() :].strip()
    fraction = _FRACTION.match(said)
    if fraction is not None and int(fraction["bottom"]):
        return Cell(int(fraction["whole"] or 0) + int(fraction["top"]) / int(fraction["bottom"]))
    value = parse_number(match["body"].strip(), locale)
    if value is None:
        return None
    value += VULGAR.get(match["vulgar"] or "", 0.0)
    sign = match["sign"] or front[:1]
    front = front.removeprefix("-").removeprefix("−").removeprefix("–").strip()
    value = -value if sign in ("-", "−", "–") else value
    code, tail = unit_table(language).currencies.get(front.lower()), _tail(behind, language)
    if tail is None or (front and (code is None or tail[0] is not None)):
        return None
    return Cell(value * tail[1], code or tail[0])


def _tail(said: str, language: Language) -> tuple[str | None, float] | None:
    """The unit behind the digits, with the scale that may stand before it: "k", "million EUR", "% ", "k€"."""
    numbers, table = number_words(language), unit_table(language)
    word, _, rest = said.partition(" ")
    low = word.lower()
    if low in table.names or low in table.currencies:
        return _unit(said, language)
    scale = numbers.scales.get(low) or (numbers.suffixes.get(low) if len(low) <= 3 else None)
    if scale is not None:
        unit = _unit(rest, language)
        return (unit[0], unit[1] * scale) if unit is not None else None
    return _unit(said, language)


def _unit(said: str, language: Language) -> tuple[str | None, float] | None:
    """A unit, currency or counted noun; None for what is none of these (figures, sentences)."""
    if any(c.isdigit() for c in said) or len(said) > 40 or said.count(" ") > 3 or said.endswith((".", "?", "!")):
        return None
    return read_unit(said, language)


def _words(said: str, language: Language) -> Cell | None:
    """A number in words, with a unit behind it: "twenty-five", "two dozen", "half a million euros"."""
    found = list(_TOKEN.finditer(said.lower()))
    if not found or len(found) > 12:
        return None
    tokens = _Words([m[0] for m in found], [m.start() for m in found], [m.end() for m in found], len(found), ["X"] * len(found))
    number = number_words(language).read(tokens, 0)
    if number is None:
        return None
    unit = _unit(said[number.end :].strip(), language)
    return Cell(number.value * unit[1], unit[0]) if unit is not None else None


def writes_decimal_comma(locale: str) -> bool:
    """Whether a decimal comma is written in a locale, given as a BCP 47 tag ("de", "pt-BR", "es_MX")."""
    language, *rest = locale.replace("_", "-").split("-")
    region = next((p.upper() for p in rest if len(p) == 2), "")
    return language.lower() in DECIMAL_COMMA and region not in DECIMAL_POINT_REGIONS


def parse_number(body: str, locale: str | None = None) -> float | None:
    """Read digits with their marks by a locale: "1.500,5" in "de" is 1500.5, "1 200" anywhere 1200; None where they make no number."""
    body = body.rstrip(".,'’ ")
    if " " in body or "\u00a0" in body or "\u202f" in body:
        if not re.fullmatch(r"\d{1,3}(?:[ \u00a0\u202f]\d{3})+(?:[.,]\d+)?", body):
            return None
        body = _SPACES.sub("", body)
        return float(body.replace(",", "."))
    if locale is None:
        return parse_digits(body.lstrip("0") or "0" if body.isdecimal() else body)
    group, point = (".", ",") if writes_decimal_comma(locale) else (",", ".")
    body = re.sub(r"(?<=\d)['’](?=\d{3})", group, body)
    whole, _, part = body.partition(point)
    marks = re.escape(group)
    if not re.fullmatch(rf"\d*|\d{{1,3}}(?:{marks}\d{{2,3}})*{marks}\d{{3}}", whole) or not re.fullmatch(r"\d*", part):
        return None
    return float(f"{whole.replace(group, '') or 0}.{part or 0}")


def figure_length(text: str, language: Language) -> int:
    """Return how many characters of an amount's text its number takes, with a currency in front and scale words behind; 0 for none.

    It is 4 of "$20K each" and 11 of "twenty-five weekly leads".
    """
    found = list(_PIECE.finditer(text[:200].lower()))
    numbers = number_words(language)
    k = 0
    while k < len(found) and not found[k][0][0].isalnum() and k < 3:
        k += 1
    if k >= len(found):
        return 0
    if any(c.isdigit() or c in VULGAR for c in found[k][0]):
        end, k = found[k].end(), k + 1
        while k < len(found) and found[k].start() <= end + 1 and (found[k][0] in numbers.scales or _THREE.fullmatch(found[k][0])):
            end, k = found[k].end(), k + 1
        return end
    pieces = [m for m in _TOKEN.finditer(text[:200].lower()) if m.start() >= found[k].start()]
    tokens = _Words([m[0] for m in pieces], [m.start() for m in pieces], [m.end() for m in pieces], len(pieces), ["X"] * len(pieces))
    number = numbers.read(tokens, 0)
    return number.end if number is not None else 0

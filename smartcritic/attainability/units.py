"""Units as people write them, brought to one name and scale: "%" -> percent, "k€" -> 1,000 EUR, "hrs" -> hour."""

from __future__ import annotations

import re

_NAMES = {
    "%": "percent", "pct": "percent", "per cent": "percent", "percentage": "percent",
    "pp": "percentage point", "percentage points": "percentage point",
    "$": "USD", "us$": "USD", "dollar": "USD", "dollars": "USD", "€": "EUR", "euro": "EUR", "euros": "EUR", "£": "GBP",
    "pounds sterling": "GBP",
    "s": "second", "sec": "second", "secs": "second", "min": "minute", "mins": "minute", "h": "hour", "hr": "hour", "hrs": "hour",
    "d": "day",
    "kg": "kilogram", "g": "gram", "km": "kilometre", "kilometer": "kilometre", "m": "metre", "meter": "metre", "l": "litre",
    "liter": "litre",
    "t": "tonne", "ton": "tonne", "kwh": "kilowatt hour", "mwh": "megawatt hour", "x": "times",
}  # fmt: skip
_SCALED = re.compile(
    r"(?:(?P<a>k|m|mn|mio|bn|thousands?|millions?|billions?)\s*(?P<b>[a-z]{3}|[$€£])|(?P<c>[a-z]{3}|[$€£])\s*(?P<d>k|m|mn|mio|bn|"
    r"thousands?|millions?|billions?))$",
    re.IGNORECASE,
)
_FACTORS = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}
SIZES: dict[str, tuple[str, float]] = {
    "second": ("time", 1.0), "minute": ("time", 60.0), "hour": ("time", 3600.0), "day": ("time", 86400.0), "week": ("time", 604800.0),
    "gram": ("mass", 1e-3), "kilogram": ("mass", 1.0), "pound": ("mass", 0.45359237), "tonne": ("mass", 1e3),
    "metre": ("length", 1.0), "kilometre": ("length", 1e3), "mile": ("length", 1609.344),
    "litre": ("volume", 1.0), "gallon": ("volume", 3.785411784), "kilowatt hour": ("energy", 1.0), "megawatt hour": ("energy", 1e3),
}  # fmt: skip
"""What a unit measures and its size in that kind's base unit (BIPM, The International System of Units, 9th ed.; NIST SP 811)."""
_CODES = frozenset("USD EUR GBP CHF CAD AUD NZD JPY CNY INR SEK NOK DKK PLN CZK HUF BRL MXN ZAR SGD HKD KRW TRY ILS AED".split())


def is_money(unit: str | None) -> bool:
    """Whether a unit is an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def read(unit: str | None) -> tuple[str | None, float]:
    """A unit's one name, and how many of it one of `unit` is: ``"k€"`` -> ("EUR", 1000), ``"%"`` -> ("percent", 1)."""
    if unit is None or not unit.strip():
        return None, 1.0
    raw = " ".join(unit.split())
    low = raw.lower()
    if low in _NAMES:
        return _NAMES[low], 1.0
    if raw.upper() in _CODES:
        return raw.upper(), 1.0
    scaled = _SCALED.match(low)
    if scaled:
        money = (scaled["b"] or scaled["c"]).lower()
        code = _NAMES.get(money, money.upper())
        if code in _CODES:
            return code, _FACTORS[(scaled["a"] or scaled["d"])[0]]
    if is_money(raw):
        return raw, 1.0
    if low.endswith("s") and low[:-1] in SIZES:
        return low[:-1], 1.0
    return _NAMES.get(low.removesuffix("s"), raw), 1.0


def kind(unit: str) -> str:
    """What a unit measures ("time", "mass"); a currency and a counted noun stand for themselves, in the singular."""
    name = read(unit)[0] or ""
    if name in ("percent", "percentage point"):
        return "share"
    return SIZES[name][0] if name in SIZES else name if is_money(name) else name.lower().rstrip("s")


def factor(given: str | None, wanted: str | None) -> float | None:
    """By what to multiply amounts in `given` to have them in `wanted`; None where the units do not convert.

    Counted nouns and units that are missing are taken to be the same.
    """
    a, scale = read(given)
    b, other = read(wanted)
    if a is None or b is None or a == b:
        return scale / other
    if a in SIZES and b in SIZES:
        return SIZES[a][1] / SIZES[b][1] if SIZES[a][0] == SIZES[b][0] else None
    shares = ("percent", "percentage point")
    if a in shares and b in shares:
        return 1.0
    if is_money(a) or is_money(b) or a in shares or b in shares or a in SIZES or b in SIZES:
        return None
    return scale / other

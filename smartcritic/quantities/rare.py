"""Units that the table does not hold, by quantulum3: its names and symbols, its kinds of measure, its dimensions and prefixes.

quantulum3 is handed one unit, never a text: in sentences it reads "10K users" as kelvin. It is loaded for the first unit that is
asked; each spelling is asked once. Where its optional word list is missing, units of ordinary words are found all the same.
"""

from __future__ import annotations

import math
import re
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

PREFIXES = {
    "quetta": 1e30, "ronna": 1e27, "yotta": 1e24, "zetta": 1e21, "exa": 1e18, "peta": 1e15, "tera": 1e12, "giga": 1e9, "mega": 1e6,
    "kilo": 1e3, "hecto": 1e2, "deca": 1e1, "deci": 1e-1, "centi": 1e-2, "milli": 1e-3, "micro": 1e-6, "nano": 1e-9, "pico": 1e-12,
    "femto": 1e-15, "atto": 1e-18, "zepto": 1e-21, "yocto": 1e-24, "ronto": 1e-27, "quecto": 1e-30, "kibi": 2.0**10, "mebi": 2.0**20,
    "gibi": 2.0**30, "tebi": 2.0**40, "pebi": 2.0**50,
}  # fmt: skip
"""The prefixes of the SI and of IEC 80000-13 as words, with their factors."""
COMMON = ("kilo", "mega", "giga", "milli", "centi", "micro")
"""Prefixes whose symbols may be written in the wrong case: "7 kj"."""
LOCALES = {"en": "en_US"}
"""ISO 639-1 -> the name of a language that quantulum3 has words for."""
_MARKS = re.compile(r"[/³²°^·*\d]")
_COMPOSED = re.compile(r"\bper\b|^[a-zµ][A-Z]{1,2}[a-z]?$")
"""Words and spellings that may be a product or a quotient: "litres per second", "kVA"."""
_WORD = re.compile(r"[^\W\d_]+(?:[ -][^\W\d_]+){0,3}")
LONGEST = 40
"""Characters beyond which nothing is a unit."""


@dataclass(frozen=True, slots=True)
class RareUnit:
    """A unit of quantulum3: `name`, what it measures (`kind`, "unknown" where that has no name), its `parts` as (unit, power)."""

    name: str
    kind: str
    parts: tuple[tuple[str, int], ...]


def find(spelling: str, language: str = "en") -> RareUnit | None:
    """Return the unit of a spelling, "psi", "furlongs", "millipascals" or "km/h"; None where it is none or quantulum3 is not there."""
    text = spelling.strip()
    if not 1 <= len(text) <= LONGEST or not any(c.isalpha() for c in text) or language not in LOCALES:
        return None
    return _find(text, LOCALES[language])


@lru_cache(maxsize=2048)
def _find(text: str, locale: str) -> RareUnit | None:
    try:
        with warnings.catch_warnings():
            warnings.filterwarnings("ignore", message="Classifier dependencies not installed", category=UserWarning)
            from quantulum3 import load, parser
    except ImportError:
        return None
    units: Any = load.units(locale)
    if units is None:
        return None
    if _MARKS.search(text):
        return _composed(text, parser, locale)
    return _listed(text, units) or _prefixed(text, units) or (_composed(text, parser, locale) if _COMPOSED.search(text) else None)


def _composed(text: str, parser: Any, locale: str) -> RareUnit | None:
    """A unit that is written with marks: "km/h", "kg/m³"."""
    try:
        found = parser.parse(f"7 {text}", lang=locale)
    except Exception:  # the parser raises errors of many kinds on odd units; an unknown unit is no error here
        return None
    if not found or len(found) != 1 or found[0].unit.name in ("dimensionless", "") or abs(found[0].value - 7) > 1e-9:
        return None
    return _made(found[0].unit)


def _listed(text: str, units: Any) -> RareUnit | None:
    """A unit by its symbol in the right case, by its words, or by a symbol in the wrong case where one common unit has it."""
    found = [u for u in units.symbols.get(text, ()) if u.name != "dimensionless"]
    if not found and len(text) > 2 and _WORD.fullmatch(text):
        found = [u for u in units.surfaces_lower.get(text.lower(), ()) if u.entity.name != "dimensionless"]
    if not found and (text == text.lower() or len(text) == 1):
        loose = [u for u in units.symbols_lower.get(text.lower(), ()) if u.entity.name != "currency"]
        found = [u for u in loose if len(loose) == 1 and _is_common(u.name)]
    kept = sorted((u for u in found if u.entity.name != "currency"), key=lambda u: (len(u.name), u.name))
    return _made(kept[0]) if kept else None


def _is_common(name: str) -> bool:
    prefix = next((p for p in PREFIXES if name.startswith(p)), "")
    return not prefix or prefix in COMMON


def _prefixed(text: str, units: Any) -> RareUnit | None:
    """A prefix in front of a unit that quantulum3 lists without it: "millipascals"."""
    low = text.lower()
    prefix = next((p for p in PREFIXES if low.startswith(p) and len(low) > len(p) + 2), None)
    base = _listed(low.removeprefix(prefix), units) if prefix is not None else None
    if prefix is None or base is None or base.name.startswith(tuple(PREFIXES)) or " " in base.name:
        return None
    return RareUnit(f"{prefix}{base.name}", base.kind, ((f"{prefix}{base.name}", 1),))


def _made(unit: Any) -> RareUnit:
    parts = tuple((str(d["base"]), int(d["power"])) for d in unit.dimensions)
    return RareUnit(str(unit.name), str(unit.entity.name), parts)


def size_of(unit: RareUnit, size: Callable[[str], tuple[str, float] | None]) -> tuple[str, float] | None:
    """Return what a unit measures and how many base units it is, by the known sizes of it, its base or its parts.

    A unit of no known size measures itself alone, so that it converts to none but its own multiples.
    """
    own = sized(unit.name, size)
    if own is not None:
        return own
    parts = [(sized(name, size), power) for name, power in unit.parts]
    if parts and all(part is not None for part, _ in parts):
        kinds = " ".join(sorted(f"{part[0]}^{power}" for part, power in parts if part is not None))
        total = math.prod(part[1] ** power for part, power in parts if part is not None)
        return kinds if unit.kind == "unknown" else unit.kind, total
    prefix = next((p for p in PREFIXES if unit.name.startswith(p) and len(unit.name) > len(p) + 2), None)
    return (unit.name.removeprefix(prefix), PREFIXES[prefix]) if prefix is not None else (unit.name, 1.0)


def sized(name: str, size: Callable[[str], tuple[str, float] | None]) -> tuple[str, float] | None:
    """Return what a unit measures and how many base units it is, by its own size or that of the unit behind its prefix."""
    found = size(name)
    if found is not None:
        return found
    prefix = next((p for p in PREFIXES if name.startswith(p)), None)
    base = size(name.removeprefix(prefix)) if prefix is not None else None
    return (base[0], base[1] * PREFIXES[prefix]) if prefix is not None and base is not None else None

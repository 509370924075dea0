"""One table of units and currencies: spelling -> name, name -> what it measures and how large it is, conversion within a kind.

The table is ``units.toml`` of a language. What it does not hold is asked of quantulum3 (`smartcritic.quantities.rare`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from smartcritic.languages import ENGLISH, Language
from smartcritic.quantities import rare
from smartcritic.quantities.number_words import number_words

SHARES = frozenset({"percent", "percentage point"})
_SCALED = re.compile(r"(?:(?P<a>[a-z]+)\s*(?P<b>[a-z]{3}|[$€£])|(?P<c>[a-z]{3}|[$€£])\s*(?P<d>[a-z]+))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class UnitTable:
    """The units of a language: `names` and `currencies` map spellings to names and ISO 4217 codes, `columns` those that are a unit
    in a column of units alone; `sizes` maps a unit to what it measures and how many base units it is; `lands` maps the word in
    front of a currency's name and the code of that name alone to a code ("canadian" dollars); `measures` are the spellings of which
    an article says one, `parted` those too of which "half" is a part ("half an hour")."""

    names: Mapping[str, str]
    currencies: Mapping[str, str]
    columns: Mapping[str, str]
    sizes: Mapping[str, tuple[str, float]]
    lands: Mapping[tuple[str, str], str]
    compounds: frozenset[str]
    levels: frozenset[str]
    nouns: frozenset[str]
    measures: frozenset[str]
    parted: frozenset[str]


def _spellings(table: Mapping[str, list[str]]) -> dict[str, str]:
    return {spelling: name for name, spellings in table.items() for spelling in spellings}


def _table(language: Language) -> UnitTable:
    tables = language.lexicon("units").tables
    names = _spellings(tables.get("names", {}))
    rows = {**ENGLISH.lexicon("units").tables["sizes"], **tables.get("sizes", {})}  # as large, and of one name, everywhere
    sizes = {unit: (row["of"], float(row["size"])) for unit, row in rows.items()}
    compounds = language.words("units", "compound")
    measures = frozenset(s for s, name in names.items() if len(s) > 1 and sizes.get(name, ("",))[0] in compounds)
    return UnitTable(
        names,
        _spellings(tables.get("currencies", {})),
        _spellings(tables.get("columns", {})),
        sizes,
        {(word, row["of"]): code for code, row in tables.get("lands", {}).items() for word in row["words"]},
        compounds,
        language.words("units", "levels"),
        language.words("units", "nouns"),
        measures,
        measures | language.words("units", "taken"),
    )


def unit_table(language: Language) -> UnitTable:
    """The units of a language, made once for it."""
    return language.once(_table)


def is_money(unit: str | None) -> bool:
    """Whether a unit has the form of an ISO 4217 code."""
    return unit is not None and len(unit) == 3 and unit.isalpha() and unit.isupper()


def read_unit(text: str | None, language: Language) -> tuple[str | None, float]:
    """Read a unit that stands alone, as in a column: its name, and how many of it one of `text` is.

    ``"%"`` is ("percent", 1), ``"k€"`` ("EUR", 1000), ``"hrs"`` ("hour", 1), ``"MPa"`` ("megapascal", 1). A counted noun comes back
    as it is, None or an empty text as (None, 1).
    """
    if text is None or not text.strip():
        return None, 1.0
    raw = " ".join(text.split())
    if is_money(raw):
        return raw, 1.0
    return language.once(_read_unit, raw)


def _read_unit(language: Language, raw: str) -> tuple[str, float]:
    table, low = unit_table(language), raw.lower()
    for spelling in (low, low.replace("-", " "), low.removesuffix("s")):
        known = table.columns.get(spelling) or table.names.get(spelling) or table.currencies.get(spelling)
        if known is not None:
            return known, 1.0
    if low in table.sizes or language.singular(low) in table.sizes:
        return (low if low in table.sizes else language.singular(low)), 1.0
    scaled = _SCALED.match(low)
    if scaled is not None:
        scale = number_words(language).scales.get(scaled["a"] or scaled["d"])
        code = table.currencies.get(scaled["b"] or scaled["c"])
        if scale is not None and code is not None:
            return code, scale
    asked = _asked(language, raw)
    return (asked.name if asked is not None else raw), 1.0


def _ordinary(language: Language) -> frozenset[str]:
    """Nouns that are counted before they are units, so that nobody asks what they measure."""
    return unit_table(language).nouns | {e.term for name in ("objects", "metrics") for e in language.lexicon(name).entries}


def _asked(language: Language, spelling: str) -> rare.RareUnit | None:
    """What quantulum3 knows of a unit that the table does not hold."""
    nouns, low = language.once(_ordinary), spelling.lower()
    return None if low in nouns or language.singular(low) in nouns else rare.find(spelling, language.code)


def measure(unit: str, language: Language) -> tuple[str, float] | None:
    """Return what a unit measures ("length") and how many base units of that kind it is; None for money and counted nouns."""
    name = read_unit(unit, language)[0] or ""
    return None if is_money(name) else language.once(_measure, name)


def _measure(language: Language, name: str) -> tuple[str, float] | None:
    known = _tabled(language, name)
    if known is not None:
        return known
    found = _asked(language, name)
    return rare.size_of(found, lambda base: _tabled(language, base)) if found is not None else None


def _tabled(language: Language, name: str) -> tuple[str, float] | None:
    """What the table says of a unit or of the one behind its prefix."""
    table = unit_table(language)

    def size(base: str) -> tuple[str, float] | None:
        return table.sizes.get(base) or table.sizes.get(table.names.get(base, ""))

    return rare.sized(name, size)


def is_measure(unit: str | None, language: Language) -> bool:
    """Whether a unit is one of measure, a share or a multiple by the table: no counted noun and no money."""
    table = unit_table(language)
    return unit is not None and (unit in table.sizes or unit in table.names or unit in ("times", "time"))


def kind(unit: str, language: Language) -> str:
    """Return what a unit measures ("time", "mass", "share"); a currency and a counted noun stand for themselves, in the singular."""
    name = read_unit(unit, language)[0] or ""
    if is_money(name):
        return name
    found = measure(name, language)
    return found[0] if found is not None else language.singular(name)


def is_level(unit: str | None, language: Language) -> bool:
    """Whether values in a unit, given by its name, are levels, which do not add up over time: shares, durations, pressures."""
    found = _tabled(language, unit) if unit is not None else None
    return found is not None and found[0] in unit_table(language).levels


def factor(given: str | None, wanted: str | None, language: Language) -> float | None:
    """Return by what to multiply amounts in `given` to have them in `wanted`; None where the units do not convert.

    Counted nouns and units that are missing are taken to be the same.
    """
    if given is None or wanted is None or given == wanted:
        return read_unit(given, language)[1] / read_unit(wanted, language)[1] if given != wanted else 1.0
    a, scale = read_unit(given, language)
    b, other = read_unit(wanted, language)
    if a is None or b is None or a == b or language.singular(a) == language.singular(b):
        return scale / other
    one, two = measure(a, language), measure(b, language)
    if one is not None and two is not None:
        return one[1] / two[1] if one[0] == two[0] else None
    return None if is_money(a) or is_money(b) or one is not None or two is not None else scale / other

"""An amount on its way from digits to a fact, and what its readers share: the parse, what is taken, the tables of the language."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from smartcritic.languages import Language
from smartcritic.model import Bound, Change
from smartcritic.parsing.parse import Parse
from smartcritic.quantities import Number, NumberWords, UnitTable, number_words, unit_table
from smartcritic.quantities.cells import writes_decimal_comma
from smartcritic.quantities.numbers import is_european

Range = tuple[int, int]
_PHONE = re.compile(
    r"(?<![\d$€£.,])(?:\+\d{1,3}[ -]?)?(?:\(\d{2,5}\)[ -]?|\d{3}[-. ])?\d{3}[-.]\d{4}(?![\d%])|"
    r"(?<![\d$€£.,])0\d{2,4}[ -]\d{3,4}[ -]?\d{3,4}(?![\d%])|\+\d{1,3}(?:[ -]\d{2,4}){2,4}(?!\d)"
)
"""Telephone numbers as the United States, Britain and Ireland, and the world (ITU-T E.123) write them."""
_CHAIN = re.compile(r"(?<![\w$€£.,-])\d{1,8}(?:-\d{1,8})+(?![\w%-])")
_SAID = 24
"""Characters in front of groups of digits in which the word that makes them a code stands."""
SYMBOLS = frozenset("$€£¥₹₩₪₺₽₦")
NOUNS = ("NOUN", "PROPN")


class Amount(NamedTuple):
    """An amount before its role is known: characters ``start..end`` and tokens ``i..j`` (half-open) of the segment.

    `first` and `behind` are the tokens of its number alone, `number_rule` how that was written, `rest` what is still glued to it,
    `noun` the token of what it counts. `done`: no further reader adds anything. `of`: the whole that it is a part of.
    `change`: whether something rises or falls by it.
    """

    value: float
    high: float | None
    unit: str | None
    start: int
    end: int
    i: int
    j: int
    rule: str
    bound: Bound | None = None
    noun: int | None = None
    rest: str = ""
    first: int = -1
    behind: int = -1
    number_rule: str = ""
    done: bool = False
    of: float | None = None
    change: Change | None = None


class Scan:
    """One parse as the readers of amounts see it: `busy` are the tokens of dates, `european` whether a comma stands before decimals,
    `telephones` where telephone numbers stand, `chains` where codes of digits stand."""

    __slots__ = ("_sets", "busy", "chains", "european", "numbers", "parse", "table", "telephones")

    def __init__(self, parse: Parse, busy: set[int], dotted: bool = False) -> None:
        self.parse = parse
        self.busy = busy
        self.european = dotted or writes_decimal_comma(parse.language.code) or is_european(parse.text)
        self.table: UnitTable = unit_table(parse.language)
        self.numbers: NumberWords = number_words(parse.language)
        self._sets = parse.language.once(_sets)
        self.telephones = telephones(parse.text) if "-" in parse.text or "0" in parse.text else ()
        self.chains = tuple(self._chains()) if "-" in parse.text else ()

    def _chains(self) -> Iterator[Range]:
        names, text = self.words("numero") | self.words("numero_dot") | self.words("codes"), self.parse.text
        for match in _CHAIN.finditer(text):
            said = {*text[max(0, match.start() - _SAID) : match.start()].lower().split()[-1:]}
            if match[0].count("-") > 1 or not said.isdisjoint(names):
                yield match.span()

    @property
    def plain(self) -> bool:
        """Whether words without a capital occur."""
        return any(len(w) > 3 and w.islower() for w in self.parse.words)

    def words(self, key: str) -> frozenset[str]:
        """A table of words around numbers."""
        return self._sets[key]

    def units(self, key: str) -> frozenset[str]:
        """A table of words of the list of units."""
        return self.parse.language.words("units", key)

    def rhythms(self) -> Mapping[str, str]:
        """The period that each word of rhythm ("weekly") is per."""
        return self.parse.language.once(_rhythms)

    def per_words(self) -> Mapping[str, str]:
        """What an amount is per by one word behind it: "pcm", "pa"."""
        return self.parse.language.once(_per_words)

    def full_names(self) -> Mapping[str, str]:
        """The full names of units by how they are written, longest first."""
        return self.parse.language.once(_full_names)

    def masks(self) -> Mapping[str, frozenset[str]]:
        """The words before and behind a number that make it a name."""
        return self.parse.language.once(_masks)

    def lower(self, k: int) -> str:
        """The token `k` in lower case, "" outside of the text."""
        return self.parse.lower[k] if 0 <= k < self.parse.n else ""

    def start(self, k: int) -> int:
        """The character at which token `k` begins, -1 outside of the text."""
        return self.parse.starts[k] if 0 <= k < self.parse.n else -1

    def pos(self, k: int) -> str:
        """The part of speech of token `k`, "" outside of the text."""
        return self.parse.pos[k] if 0 <= k < self.parse.n else ""

    def is_free(self, lo: int, hi: int) -> bool:
        """Whether no token of ``lo..hi`` belongs to a date."""
        return not any(k in self.busy for k in range(lo, hi))


def telephones(text: str) -> tuple[Range, ...]:
    """Where telephone numbers stand in a text, in characters."""
    return tuple(m.span() for m in _PHONE.finditer(text))


def _sets(language: Language) -> Mapping[str, frozenset[str]]:
    return defaultdict(frozenset, {key: frozenset(ws) for key, ws in language.lexicon("amounts").tables.get("words", {}).items()})


def _rhythms(language: Language) -> Mapping[str, str]:
    return dict(language.lexicon("amounts").tables.get("rhythms", {}))


def _per_words(language: Language) -> Mapping[str, str]:
    return dict(language.lexicon("amounts").tables.get("per_words", {}))


def _full_names(language: Language) -> Mapping[str, str]:
    spelt = {s: name for name, spellings in language.lexicon("units").tables.get("full", {}).items() for s in spellings}
    return dict(sorted(spelt.items(), key=lambda pair: -len(pair[0])))


def _masks(language: Language) -> Mapping[str, frozenset[str]]:
    tables = language.lexicon("units").tables.get("masks", {})
    return {key: frozenset(tables.get(key, ())) for key in ("before", "behind")}


def amount_of(number: Number, unit: str | None, i: int, start: int) -> Amount:
    """The amount that begins at token `i` and character `start` with a number, and a currency in front if there is one."""
    rule = "money" if unit else number.rule
    return Amount(
        number.value, None, unit, start, number.end, i, number.j, rule,
        rest=number.rest, first=number.i, behind=number.j, number_rule=number.rule,
    )  # fmt: skip

"""Number words -> a value: "twenty-five", "two and a half", "half a million", "a dozen", "three quarters".

The words are those of a language (``numbers.toml``). Every function is linear in the run of tokens that it looks at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from smartcritic.languages.base import Language
from smartcritic.quantities.numbers import Number

_CLOSING = frozenset({"", ".", ",", ";", ")"})


class Tokens(Protocol):
    """What a reader of numbers asks a text: its tokens in lower case, where they stand and, if known, their parts of speech."""

    @property
    def lower(self) -> Sequence[str]: ...
    @property
    def pos(self) -> Sequence[str]: ...
    @property
    def starts(self) -> Sequence[int]: ...
    @property
    def ends(self) -> Sequence[int]: ...
    @property
    def n(self) -> int: ...


class NumberWords:
    """The number words of one language, and the reader of numbers written with them. Get it with `number_words(language)`.

    `units`, `tens`, `scales`, `parts`, `times` and `counts` ("twice") map words to values, `suffixes` letters behind digits; `starts`
    are the words that may begin a number.
    """

    def __init__(self, language: Language) -> None:
        tables = language.lexicon("numbers").tables
        self.units: Mapping[str, float] = tables.get("units", {})
        self.tens: Mapping[str, float] = tables.get("tens", {})
        self.scales: Mapping[str, float] = tables.get("scales", {})
        self.suffixes: Mapping[str, float] = tables.get("suffixes", {})
        self.parts: Mapping[str, float] = tables.get("parts", {})
        self.times: Mapping[str, float] = tables.get("times", {})
        self.counts: Mapping[str, float] = tables.get("counts", {})
        self._last: Mapping[str, float] = tables.get("last", {})

        def words(key: str) -> frozenset[str]:
            return language.words("numbers", key)

        self.articles, self._and, self.half, self._halves = words("articles"), words("and"), words("half"), words("halves")
        self._quarter, self._third, self._couple, self._point = words("quarter"), words("third"), words("couple"), words("point")
        self._of, self._by, self._one, self._hundred = words("of"), words("by"), words("one"), words("hundred")
        self._open, self._halved, self._large = words("open"), words("halved"), words("large")
        self._compared = words("compared")
        self.vague, self.signs = words("vague"), words("signs")
        self.fractions: Mapping[str, float] = {
            **{w: 1 / n for w, n in self.parts.items()},
            **{f"{w}s": 1 / n for w, n in self.parts.items() if w not in self.half},
            **dict.fromkeys(self._halves, 0.5),
        }
        self.starts = frozenset({*self.units, *self.tens, *self.articles, *self.half, *self._third, *self._quarter, *self._open})

    def read(self, tokens: Tokens, i: int, measures: frozenset[str] = frozenset()) -> Number | None:
        """Read a number from token `i` on; `measures` are the words of units that a part may stand before ("half a litre")."""
        lower, n = tokens.lower, tokens.n
        first = lower[i]
        if first in self.half or first in self._quarter or first in self._third:
            return self._part_of_one(tokens, i, measures)
        if first in self.articles:
            return self._article(tokens, i) if i + 1 < n else None
        found = self.cardinal(lower, i, n)
        if found is None:
            return None
        value, j, scale = found
        decimals = self._decimals(lower, j + 1, n) if j < n and lower[j] in self._point else None
        if decimals is not None:
            value, j = float(f"{value:.0f}.{decimals[0]}"), decimals[1]
            while j < n and lower[j] in self.scales and len(lower[j]) > 2:
                value, j = value * self.scales[lower[j]], j + 1
            return _made(tokens, value, i, j)
        part = self._part(lower, j, n, value)
        if part is not None:
            value, j = self._scaled(lower, value * part[0], part[1], n)
            return _made(tokens, value, i, j, "fraction")
        value, j = self.mixed(lower, value, scale, j, n)
        return _made(tokens, value, i, j)

    def nth(self, word: str) -> float | None:
        """The number of an ordinal: 3 of "third"; None for any other word."""
        return self._last.get(word) or (self.parts.get(word) if word not in self.half and word not in self._quarter else None)

    def mixed(self, lower: Sequence[str], value: float, scale: float, j: int, n: int) -> tuple[float, int]:
        """Add the fraction behind a whole number: "two and a half", "two and a half million"; of "2 million and a half" half a million."""
        if j + 2 >= n or lower[j] not in self._and:
            return value, j
        k = j + 1
        if lower[k] in self.articles:
            top, k = 1.0, k + 1
        else:
            found = self.cardinal(lower, k, n)
            if found is None:
                return value, j
            top, k, _ = found
        part = self._part(lower, k, n, top)
        if part is None:
            return value, j
        share = top * part[0]
        extra, end = self._scaled(lower, share, part[1], n)
        if end == part[1]:
            return value + extra * (scale if scale >= 1e6 else 1), end
        size = extra / share
        return (value * size if value < size else value) + extra, end

    def continued(self, lower: Sequence[str], value: float, scale: float, j: int, n: int) -> tuple[float, int]:
        """Add what follows a number of digits and a scale word: "4 thousand 3 hundred", "3 hundred and 21"."""
        k = j + 1 if j < n and lower[j] in self._and and scale == 100 else j
        if k >= n or scale < 100 or scale > 1e6:
            return value, j
        found = self.cardinal(lower, k, n)
        if found is not None:
            low, end = found[0], found[1]
        elif lower[k].isdecimal() and len(lower[k]) <= 3:
            low, end = float(lower[k]), k + 1
            if end < n and lower[end] in self.scales and len(lower[end]) > 3:
                low, end = low * self.scales[lower[end]], end + 1
            elif scale > 100:
                return value, j
        else:
            return value, j
        return (value + low, end) if 0 < low < scale else (value, j)

    def _scaled(self, lower: Sequence[str], value: float, j: int, n: int) -> tuple[float, int]:
        if j < n and lower[j] in self.scales and len(lower[j]) > 3:
            return value * self.scales[lower[j]], j + 1
        return value, j

    def _part_of_one(self, tokens: Tokens, i: int, measures: frozenset[str]) -> Number | None:
        """ "half a million", "half a litre", "quarter million"; the unit is left for the caller."""
        lower, n = tokens.lower, tokens.n
        share, half = self.fractions[lower[i]], lower[i] in self.half
        k = i + 2 if i + 2 < n and (lower[i + 1] in self.articles or lower[i + 1] == "-") else i + 1
        if k >= n or lower[i] in self._third:
            return None
        if lower[k] in self._halved:
            return _made(tokens, share * self.scales[lower[k]], i, k + 1) if half or k == i + 1 else None
        if k == i + 2 and (half or lower[i + 1] == "-") and lower[k] in measures:
            return _made(tokens, share, i, k, "part of a unit")
        return None

    def _article(self, tokens: Tokens, i: int) -> Number | None:
        """ "a dozen", "a hundred and five", "a couple of", "a third of", "a fifth"."""
        lower, n = tokens.lower, tokens.n
        following = lower[i + 1]
        if following in self._open and self.scales[following] < 100:
            return _made(tokens, self.scales[following], i, i + 2)
        if following in self._open:
            found = self.cardinal(lower, i + 1, n)
            if found is not None:
                value, j = self.mixed(lower, found[0], found[2], found[1], n)
                return _made(tokens, value, i, j)
        if following in self._couple:
            return _made(tokens, 2, i, i + 3 if i + 2 < n and lower[i + 2] in self._of else i + 2, "couple")
        return self._one_part(tokens, i) if following in self.parts else None

    def _one_part(self, tokens: Tokens, i: int) -> Number | None:
        """ "a third of", "by a quarter", "a quarter million"."""
        lower, n, part = tokens.lower, tokens.n, tokens.lower[i + 1]
        after = lower[i + 2] if i + 2 < n else ""
        if after in self._large:
            return _made(tokens, self.fractions[part] * self.scales[after], i, i + 3, "fraction")
        ordinary = part in self._third or part in self._quarter
        closed = after in _CLOSING and not ordinary and i > 0
        behind = tokens.pos[i + 2] if i + 2 < n else "PUNCT"
        changed = i > 0 and lower[i - 1] in self._by and behind not in {"NOUN", "PROPN", "ADJ", "NUM"}
        compared = after in self._compared
        alone = i == 0 and i + 2 == n and part not in self._quarter
        counts = after in self._of or closed or changed or compared or alone
        return _made(tokens, self.fractions[part], i, i + 2, "fraction") if counts else None

    def _part(self, lower: Sequence[str], j: int, n: int, top: float) -> tuple[float, int] | None:
        """The parts that a number word counts: "fifths", "twenty-firsts", behind "one" also "fifth"; (share, index behind)."""
        if j >= n:
            return None
        if lower[j] == "-" and j + 1 < n and lower[j + 1] in self.fractions:
            j += 1
        word = lower[j]
        if word in self.tens and j + 2 < n and lower[j + 1] == "-":
            last = lower[j + 2]
            ones = self._last.get(last) if top == 1 else self._last.get(last.removesuffix("s")) if last.endswith("s") else None
            return (1 / (self.tens[word] + ones), j + 3) if ones else None
        share = self.fractions.get(word)
        if share is None or (word in self.parts and not self._counts_parts(lower, j, n, top)):
            return None
        return share, j + 1

    def _counts_parts(self, lower: Sequence[str], j: int, n: int, top: float) -> bool:
        """Whether a part in the singular is one that a number counts: "one fifth", "two-third", "a quarter of"."""
        word, before = lower[j], lower[j - 1]
        after = lower[j + 1] if j + 1 < n else ""
        if top != 1 and not (before == "-" and top > 1):
            return False
        if word in self._quarter:
            if j > 1 and before in self.articles and lower[j - 2] in self._and and after in {"", ".", ","}:
                return True
            return (after in self._of or after in self._large) and (
                after in self._of or before == "-" or before in self.articles or before in self._one
            )
        linked = before == "-" or before in self.articles or before in self._one
        return word not in self._third or after in self._of or linked

    def cardinal(self, lower: Sequence[str], i: int, n: int) -> tuple[float, int, float] | None:
        """A whole number in words: (value, index behind, the last scale word's value or 1). Stops before parts ("five thirty-seconds")."""
        total, current, j, scale, last = 0.0, 0.0, i, 1.0, ""
        while j < n and total < 1e18 and current < 1e18:
            word = lower[j]
            kind = self._kind(word)
            if kind == "unit":
                if last == "unit" or (last == "ten" and self.units[word] > 9):
                    break
                current, scale = current + self.units[word], 1.0
            elif kind == "ten":
                if last == "ten" or (last and self._part(lower, j, n, current) is not None):
                    break
                if last == "unit":
                    if total or not self._is_year_like(lower, j, n, current):
                        break
                    current *= 100
                current, scale = current + self.tens[word], 1.0
            elif kind == "scale" and (last or word in self._open):
                scale = self.scales[word]
                total, current = _times(total, current, scale)
            elif last and self._joins(lower, j, n, last, total + current, scale):
                j += 1
                continue
            else:
                break
            last, j = kind, j + 1
        return (total + current, j, scale) if last else None

    def _kind(self, word: str) -> str:
        if word in self.units:
            return "unit"
        if word in self.tens:
            return "ten"
        return "scale" if word in self.scales and len(word) > 1 else ""

    def _is_year_like(self, lower: Sequence[str], j: int, n: int, current: float) -> bool:
        """ "two twenty", "six fifty-five": hundreds without the word, where nothing follows."""
        ones = j + 2 if j + 1 < n and lower[j + 1] == "-" else j + 1
        end = ones + 1 if ones < n and lower[ones] in self.units else j + 1
        return 0 < current < 10 and not (end < n and lower[end] not in (".", ","))

    def _joins(self, lower: Sequence[str], j: int, n: int, last: str, total: float, scale: float) -> bool:
        """Whether the hyphen or "and" at `j` goes on with the number: "twenty-five", "two hundred and six"."""
        if j + 1 >= n or not (lower[j + 1] in self.units or lower[j + 1] in self.tens):
            return False
        if lower[j] == "-":
            return last == "ten" and 0 < self.units.get(lower[j + 1], 0) < 10
        again = scale > 100 and j + 2 < n and self.scales.get(lower[j + 2], 0) >= scale
        return lower[j] in self._and and last == "scale" and total >= 100 and not again and not self._begins_fraction(lower, j + 1, n)

    def _begins_fraction(self, lower: Sequence[str], j: int, n: int) -> bool:
        """Whether the number behind "and" is the top of a fraction of its own: "two million and three fifths"."""
        top = self.units.get(lower[j], 10)
        return top < 10 and self._part(lower, j + 1, n, top) is not None

    def _decimals(self, lower: Sequence[str], j: int, n: int) -> tuple[str, int] | None:
        """The digits behind "point": "two five", "seventy-one"."""
        if j < n and (lower[j] in self.tens or self.units.get(lower[j], 0) > 9):
            found = self.cardinal(lower, j, n)
            return (f"{found[0]:.0f}", found[1]) if found is not None and found[0] < 100 else None
        digits = ""
        while j < n and self.units.get(lower[j], 10) < 10:
            digits += f"{self.units[lower[j]]:.0f}"
            j += 1
        return (digits, j) if digits else None


def number_words(language: Language) -> NumberWords:
    """The number words of a language, made once for it."""
    return language.once(NumberWords)


def _times(total: float, current: float, size: float) -> tuple[float, float]:
    """Multiply by a scale word: what is added up, and what a following scale word may still multiply."""
    if size <= 100:
        return total, (current or 1) * size
    if current == 0 and total:
        return total * size, current
    return total + (current or 1) * size, 0.0


def _made(tokens: Tokens, value: float, i: int, j: int, rule: str = "words") -> Number:
    return Number(value, i, j, tokens.starts[i], tokens.ends[j - 1], "", rule)

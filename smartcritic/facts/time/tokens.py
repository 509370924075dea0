"""Parse -> tokens of time: what the rules of dates are written over.

A tokenizer may keep "Q1'27" or "Nov-2026" as one token and cut "2026-W40" into three; other pipelines cut otherwise.
Here each token is cut into runs of digits, runs of letters and single signs, and each piece is looked up once in the
language's lists, so that the rules see the same tokens whatever the tokenizer did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from smartcritic.languages.base import Language
from smartcritic.parsing.parse import Parse
from smartcritic.quantities.cells import writes_decimal_comma

_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_DIGIT = re.compile(r"[0-9]")
_PAD = 8
"""Empty tokens behind the last one, so that a rule may look ahead without asking for the length."""

ANCHORS = frozenset(
    "month weekday weekdays unit units day season short cadence cycle fiscal int number ordinal decade".split(),
)
"""Kinds of token without one of which a segment holds no date."""

MAX_DIGITS = 9
SHAPES = tuple(f"int:{n}" for n in range(MAX_DIGITS + 1))
"""Figures by their number of digits; the last stands for all longer ones."""

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word -> ((all words, value), ...), longest first."""


def by_first_word(entries: list[tuple[tuple[str, ...], str]]) -> Phrases:
    """Index phrases by their first word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, value in entries:
        out.setdefault(words[0], []).append((words, value))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


_LETTER_TABLES = frozenset({"cadence_letters", "per_letters", "per_short", "quarter_initials", "unit_letters"})


class _Groups(dict[str, frozenset[str]]):
    """Groups of words; one that the language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


class TimeWords:
    """A language's words of time; one object a language, by ``language.once(TimeWords)``.

    `vocabulary`: word -> (kind, value); `holidays`: phrases -> rule of `calendar.holiday`; `operators`: phrases -> relation;
    `groups`: name -> words that a rule writes as ``<name>``; `rejoined`: second half of a word -> first half -> the word;
    `unit_letters`: a capital behind a figure -> unit; `cadence_letters`, `per_letters`, `per_short`: "y/y", "p/m", "pcm" -> period;
    `group`, `point`: the marks of thousands and of decimals; `foreign`: months of other languages;
    `quarter_initials`: the initials of a quarter's months -> its number; `anchors`: words that may be, or begin, what a date hangs on;
    `named`: those of holidays and parts of the day.
    """

    __slots__ = (
        "anchors",
        "cadence_letters",
        "foreign",
        "group",
        "groups",
        "holidays",
        "named",
        "operators",
        "per_letters",
        "per_short",
        "point",
        "quarter_initials",
        "rejoined",
        "unit_letters",
        "vocabulary",
    )

    def __init__(self, language: Language) -> None:
        self.vocabulary: Mapping[str, tuple[str, Any]] = {
            e.term: (e.get("class"), e.get("value")) for e in language.lexicon("times").entries
        }
        holidays = language.lexicon("times_holidays").entries
        self.holidays = by_first_word([(tuple(_PIECES.findall(e.term)), e.get("rule")) for e in holidays])
        months = language.lexicon("times_foreign").tables.get("months", {})
        self.foreign = frozenset(month for names in months.values() for month in names)
        self.operators = by_first_word([(tuple(e.term.split(" ")), e.get("sense")) for e in language.lexicon("times_operators").entries])
        self.group, self.point = (".", ",") if writes_decimal_comma(language.code) else (",", ".")
        tables = language.lexicon("times_grammar").tables
        self.quarter_initials: Mapping[str, int] = tables.get("quarter_initials", {})
        self.unit_letters: Mapping[str, str] = tables.get("unit_letters", {})
        self.cadence_letters: Mapping[str, str] = tables.get("cadence_letters", {})
        self.per_letters: Mapping[str, str] = tables.get("per_letters", {})
        self.per_short: Mapping[str, str] = tables.get("per_short", {})
        self.groups = _Groups((k, frozenset(v)) for k, v in tables.items() if k in _LETTER_TABLES)
        self.groups["foreign_month"] = self.foreign
        self.groups |= {k: frozenset(v) for k, v in tables.get("words", {}).items()}
        self.rejoined: dict[str, dict[str, str]] = {}
        for pair, whole in tables.get("rejoined", {}).items():
            first, second = pair.split(" ")
            self.rejoined.setdefault(second, {})[first] = whole
        dating = {word for word, (kind, _) in self.vocabulary.items() if kind in ANCHORS}
        self.named = self.holidays.keys() | self.groups.get("day_part", frozenset())
        self.anchors = frozenset(dating | self.named | self.rejoined.keys())

    def may_date(self, parse: Parse) -> bool:
        """Whether a figure or one of `anchors` stands in a parse, alone or as a part of a token."""
        if _DIGIT.search(parse.text) or not self.anchors.isdisjoint(parse.lower):
            return True
        glued = [word for word in parse.lower if not word.isalpha() and len(word) > 1]
        return any(not self.anchors.isdisjoint(_PIECES.findall(word)) for word in glued)


def _rejoin(parse: Parse, words: TimeWords, text: list[str], start: list[int], end: list[int], token: list[int]) -> None:
    """Make one token of two that the tokenizer took for two words ("We", "d")."""
    for k in range(len(text) - 1, 0, -1):
        whole = words.rejoined.get(text[k], {}).get(parse.words[token[k - 1]])
        if whole is not None and start[k] == end[k - 1]:
            text[k - 1], end[k - 1] = whole, end[k]
            del text[k], start[k], end[k], token[k]


_NOTHING = ("", None)


class TimeTokens:
    """The tokens of one parse, as parallel lists with empty ones at the end.

    `text` lower-case text, `kind` kind or "", `shape` the same but for figures, which have their number of digits, `value` value,
    `start`/`end` characters in the segment's text, `token` index in the parse. `anchored` is False where no token could belong to a
    date, `foreign` True where one is a month of another language.
    """

    __slots__ = (
        "anchored", "end", "foreign", "kind", "n", "parse", "shape", "start", "text", "token", "value", "words",
    )  # fmt: skip

    def __init__(self, parse: Parse) -> None:
        words: TimeWords = parse.language.once(TimeWords)
        self.parse, self.words = parse, words
        text: list[str] = []
        start: list[int] = []
        end: list[int] = []
        token: list[int] = []
        starts, ends = parse.starts, parse.ends
        for k, word in enumerate(parse.lower):
            if word.isalpha() or word.isdecimal() or (len(word) == 1 and not word.isspace()):
                text.append(word)
                start.append(starts[k])
                end.append(ends[k])
                token.append(k)
                continue
            base = starts[k]
            for m in _PIECES.finditer(parse.words[k]):
                text.append(m[0].lower())
                start.append(base + m.start())
                end.append(base + m.end())
                token.append(k)
        if not words.rejoined.keys().isdisjoint(text):
            _rejoin(parse, words, text, start, end, token)
        get = words.vocabulary.get
        pairs: list[tuple[str, Any]] = [
            (("int", int(w) if len(w) < MAX_DIGITS else -1) if w.isdigit() and w.isascii() else get(w, _NOTHING)) for w in text
        ]
        kind = [pair[0] for pair in pairs]
        behind = len(parse.text) + 1
        self.n = len(text)
        self.anchored = not (ANCHORS.isdisjoint(kind) and words.named.isdisjoint(text))
        self.foreign = not words.foreign.isdisjoint(text)
        self.shape = [SHAPES[min(len(w), MAX_DIGITS)] if k == "int" else k for w, k in zip(text, kind, strict=True)] + [""] * _PAD
        self.text = text + [""] * _PAD
        self.kind = kind + [""] * _PAD
        self.value = [pair[1] for pair in pairs] + [None] * _PAD
        self.start = start + [behind] * _PAD
        self.end = end + [behind] * _PAD
        self.token = token + [parse.n] * _PAD

    def glued(self, i: int) -> bool:
        """Whether token `i` follows the one before it with nothing between."""
        return i > 0 and self.start[i] == self.end[i - 1]

    def capital(self, i: int) -> bool:
        """Whether token `i` begins with a capital."""
        at = self.start[i]
        return at < len(self.parse.text) and self.parse.text[at].isupper()

    def raw(self, i: int, j: int) -> str:
        """The segment's text from token `i` up to token `j` (half-open)."""
        return self.parse.text[self.start[i] : self.end[j - 1]]

    def pos(self, i: int) -> str:
        """The part of speech of the word that token `i` is of; "" behind the end."""
        k = self.token[i]
        return self.parse.pos[k] if k < self.parse.n else ""

    def tag(self, i: int) -> str:
        """The fine tag of the word that token `i` is of; "" behind the end."""
        k = self.token[i]
        return self.parse.tags[k] if k < self.parse.n else ""

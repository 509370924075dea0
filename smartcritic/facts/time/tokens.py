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

_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")
_PAD = 8
"""Empty tokens behind the last one, so that a rule may look ahead without asking for the length."""

ANCHORS = frozenset(
    "month weekday weekdays unit units day season short cadence cycle fiscal int number ordinal decade".split(),
)
"""Kinds of token without one of which a segment holds no date."""

Phrases = Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
"""First word -> ((all words, value), ...), longest first."""


def by_first_word(entries: list[tuple[tuple[str, ...], str]]) -> Phrases:
    """Index phrases by their first word, longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for words, value in entries:
        out.setdefault(words[0], []).append((words, value))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


_LETTER_TABLES = frozenset({"cadence_letters", "per_letters", "quarter_initials", "unit_letters"})


class _Groups(dict[str, frozenset[str]]):
    """Groups of words; one that the language does not have is empty."""

    def __missing__(self, name: str) -> frozenset[str]:
        return frozenset()


class TimeWords:
    """A language's words of time; one object a language, by ``language.once(TimeWords)``.

    `vocabulary`: word -> (kind, value); `holidays`: phrases -> rule of `calendar.holiday`; `operators`: phrases -> relation;
    `groups`: name -> words that a rule writes as ``<name>``; `rejoined`: two tokens that are one word -> that word;
    `unit_letters`: a capital behind a figure -> unit; `cadence_letters`, `per_letters`: the letter of "y/y", of "p/m" -> period;
    `foreign`: months of other languages; `quarter_initials`: the initials of a quarter's months -> its number.
    """

    __slots__ = (
        "cadence_letters",
        "foreign",
        "groups",
        "holidays",
        "operators",
        "per_letters",
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
        tables = language.lexicon("times_grammar").tables
        self.quarter_initials: Mapping[str, int] = tables.get("quarter_initials", {})
        self.unit_letters: Mapping[str, str] = tables.get("unit_letters", {})
        self.cadence_letters: Mapping[str, str] = tables.get("cadence_letters", {})
        self.per_letters: Mapping[str, str] = tables.get("per_letters", {})
        self.groups = _Groups((k, frozenset(v)) for k, v in tables.items() if k in _LETTER_TABLES)
        self.groups["foreign_month"] = self.foreign
        self.groups |= {k: frozenset(v) for k, v in tables.get("words", {}).items()}
        self.rejoined: Mapping[tuple[str, str], str] = {tuple(k.split(" ")): v for k, v in tables.get("rejoined", {}).items()}


class TimeTokens:
    """The tokens of one parse, as parallel lists with empty ones at the end.

    `text` lower-case text, `kind` kind or "", `value` value, `start`/`end` characters in the segment's text, `token` index
    in the parse. `anchored` is False where no token could belong to a date, `foreign` True where one is a month of another language.
    """

    __slots__ = ("anchored", "end", "foreign", "kind", "n", "parse", "start", "text", "token", "value", "words")

    def __init__(self, parse: Parse) -> None:
        words: TimeWords = parse.language.once(TimeWords)
        self.parse, self.words = parse, words
        text: list[str] = []
        kind: list[str] = []
        value: list[Any] = []
        start: list[int] = []
        end: list[int] = []
        token: list[int] = []
        get, days, rejoined = words.vocabulary.get, words.holidays, words.rejoined
        anchored = False
        nothing = ("", None)
        starts, ends = parse.starts, parse.ends
        for k, word in enumerate(parse.lower):
            if k and rejoined and (parse.words[k - 1], word) in rejoined and starts[k] == ends[k - 1]:
                text[-1], end[-1] = rejoined[parse.words[k - 1], word], ends[k]
                kind[-1], value[-1] = get(text[-1], nothing)
                anchored = True
                continue
            if word.isalpha() or (len(word) == 1 and not word.isdigit() and not word.isspace()):
                cls, val = get(word, nothing)
                text.append(word)
                kind.append(cls)
                value.append(val)
                start.append(starts[k])
                end.append(ends[k])
                token.append(k)
                anchored = anchored or cls in ANCHORS or word in days
                continue
            base = starts[k]
            for m in _PIECES.finditer(parse.words[k]):
                piece = m[0].lower()
                if piece.isdigit() and piece.isascii():
                    cls, val = "int", int(piece) if len(piece) < 9 else -1
                else:
                    cls, val = get(piece, nothing)
                text.append(piece)
                kind.append(cls)
                value.append(val)
                start.append(base + m.start())
                end.append(base + m.end())
                token.append(k)
                anchored = anchored or cls in ANCHORS or piece in days
        behind = len(parse.text) + 1
        self.text = text + [""] * _PAD
        self.kind = kind + [""] * _PAD
        self.value = value + [None] * _PAD
        self.start = start + [behind] * _PAD
        self.end = end + [behind] * _PAD
        self.token = token + [parse.n] * _PAD
        self.n = len(text)
        self.foreign = not words.foreign.isdisjoint(text)
        self.anchored = anchored

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

"""Tokens -> words of time: what the grammar of dates reads.

A tokenizer may keep "Q1'27" or "Nov-2026" as one token and cut "2026-W40" into three; other pipelines cut otherwise.
Here each token is cut into runs of digits, runs of letters and single signs, and each piece is looked up once in
``lexicon/times.toml``, so that the grammar sees the same words whatever the tokenizer did.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from smartcritic import lexicon
from smartcritic.parsing.parse import Parse

_PIECES = re.compile(r"\d+|[^\W\d_]+|[^\w\s]|_")

ANCHORS = frozenset(
    {
        "month",
        "weekday",
        "weekdays",
        "unit",
        "units",
        "day",
        "season",
        "short",
        "cadence",
        "cycle",
        "fiscal",
        "int",
        "number",
        "ordinal",
        "decade",
    }
)
"""Classes without one of which a segment holds no date."""


@lru_cache(maxsize=1)
def vocabulary() -> Mapping[str, tuple[str, Any]]:
    """Word -> (class, value)."""
    return {e.term: (e.get("class"), e.get("value")) for e in lexicon.load("times").entries}


@lru_cache(maxsize=1)
def holidays() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> ((all words, rule), ...), longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("times_holidays").entries:
        words = tuple(_PIECES.findall(entry.term))
        out.setdefault(words[0], []).append((words, entry.get("rule")))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


class Words:
    """The words of one parse, as parallel lists.

    `w` lower-case text, `c` class or "", `v` value, `s`/`e` characters in the segment's text, `t` token index.
    `anchored` is False where no word could belong to a date.
    """

    __slots__ = ("anchored", "c", "e", "n", "parse", "s", "t", "v", "w")

    def __init__(self, parse: Parse) -> None:
        self.parse = parse
        w: list[str] = []
        c: list[str] = []
        v: list[Any] = []
        s: list[int] = []
        e: list[int] = []
        t: list[int] = []
        get, days = vocabulary().get, holidays()
        anchored = False
        nothing = ("", None)
        starts, ends = parse.starts, parse.ends
        for k, word in enumerate(parse.lower):
            if word == "d" and k and parse.words[k - 1] == "We" and starts[k] == ends[k - 1]:
                # The tokenizer reads "Wed" as "We'd" without its apostrophe.
                w[-1], (c[-1], v[-1]), e[-1] = "wed", get("wed", nothing), ends[k]
                anchored = True
                continue
            if word.isalpha() or (len(word) == 1 and not word.isdigit() and not word.isspace()):
                cls, val = get(word, nothing)
                w.append(word)
                c.append(cls)
                v.append(val)
                s.append(starts[k])
                e.append(ends[k])
                t.append(k)
                anchored = anchored or cls in ANCHORS or word in days
                continue
            base = starts[k]
            for m in _PIECES.finditer(parse.words[k]):
                piece = m[0].lower()
                if piece.isdigit() and piece.isascii():
                    cls, val = "int", int(piece) if len(piece) < 9 else -1
                else:
                    cls, val = get(piece, nothing)
                w.append(piece)
                c.append(cls)
                v.append(val)
                s.append(base + m.start())
                e.append(base + m.end())
                t.append(k)
                anchored = anchored or cls in ANCHORS or piece in days
        # A sentinel of empty words at the end lets the grammar look ahead without asking for the length.
        end = len(parse.text)
        w += [""] * 8
        c += [""] * 8
        v += [None] * 8
        s += [end + 1] * 8
        e += [end + 1] * 8
        t += [parse.n] * 8
        self.parse, self.w, self.c, self.v, self.s, self.e, self.t = parse, w, c, v, s, e, t
        self.n = len(w) - 8
        self.anchored = anchored

    def glued(self, i: int) -> bool:
        """Whether word `i` follows the word before it with nothing between."""
        return i > 0 and self.s[i] == self.e[i - 1]

    def upper(self, i: int) -> bool:
        """Whether word `i` begins with a capital."""
        at = self.s[i]
        return at < len(self.parse.text) and self.parse.text[at].isupper()

    def raw(self, i: int, j: int) -> str:
        """The segment's text from word `i` up to word `j` (half-open)."""
        return self.parse.text[self.s[i] : self.e[j - 1]]

    def pos(self, i: int) -> str:
        """The part of speech of the token of word `i`."""
        k = self.t[i]
        return self.parse.pos[k] if k < self.parse.n else ""

    def tag(self, i: int) -> str:
        """The fine tag of the token of word `i`."""
        k = self.t[i]
        return self.parse.tags[k] if k < self.parse.n else ""

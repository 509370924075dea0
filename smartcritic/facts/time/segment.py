"""A parsed segment with its tokens and time expressions, and what every rule on clauses asks for."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic.facts.time.algebra import Calendar
from smartcritic.facts.time.engine import Reader
from smartcritic.facts.time.expressions import TimeExpression, read_expressions
from smartcritic.facts.time.grammar import grammar
from smartcritic.facts.time.tokens import TimeTokens, TimeWords
from smartcritic.model import Cue, DateMention
from smartcritic.parsing.parse import Parse


class TimedSegment:
    """One segment; `tokens` are there where it may hold a date.

    `rhythms` holds the tokens of the parse at which recurrences begin, `dated` those of expressions with a last day, `verb` is the first
    verb (behind the end where there is none), `clauses` what `clauses.bounds` knows.
    """

    __slots__ = ("clauses", "dated", "expressions", "language", "parse", "rhythms", "tokens", "verb")

    tokens: TimeTokens

    def __init__(self, parse: Parse, tokens: TimeTokens | None, expressions: list[TimeExpression]) -> None:
        self.parse = parse
        self.language = parse.language
        if tokens is not None:
            self.tokens = tokens
        self.expressions = expressions
        self.clauses: dict[int, tuple[int, int]] = {}
        t = tokens.token if tokens is not None else []
        self.rhythms = [t[p.i] for p in expressions if p.kind == "recurrence" and p.period is not None]
        self.dated = {t[p.core] for p in expressions if p.end is not None and not _is_undated(p) and p.kind != "duration"}
        self.verb = next((k for k, pos in enumerate(parse.pos) if pos in ("VERB", "AUX")), parse.n) if expressions else parse.n

    def words(self, name: str) -> frozenset[str]:
        """A list of single words in ``times_cues.toml``."""
        return self.language.words("times_cues", name)

    def says(self, k: int, name: str) -> bool:
        """Whether token `k` of the parse is there and one of that list."""
        return 0 <= k < self.parse.n and self.parse.lower[k] in self.language.words("times_cues", name)

    def token(self, p: TimeExpression) -> int:
        """The token of the parse at which an expression begins."""
        return self.tokens.token[p.i]

    def last_token(self, p: TimeExpression) -> int:
        """The token of the parse with which an expression ends."""
        return self.tokens.token[p.j - 1]

    def is_end(self, k: int) -> bool:
        """Whether token `k` of the time tokens is behind the last one."""
        return k >= self.tokens.n

    def cue(self, kind: str, p: TimeExpression, value: str | None = None) -> Cue:
        """An expression as a cue."""
        return Cue(kind, *self._span(p.i, p.j), value)

    def token_cue(self, kind: str, i: int, j: int, detail: str | None = None) -> Cue:
        """Tokens ``i..j`` of the parse as a cue."""
        parse = self.parse
        start, end = parse.span(i, j)
        return Cue(kind, parse.text[parse.starts[i] : parse.ends[j - 1]], start, end, detail)

    def mention(self, p: TimeExpression) -> DateMention:
        """An expression as a record."""
        return DateMention(*self._span(p.i, p.j), p.kind, p.start, p.end, p.period, p.form)

    def _span(self, i: int, j: int) -> tuple[str, int, int]:
        """Tokens ``i..j`` as the segment's text and the caller's offsets."""
        a, b = self.tokens.start[i], self.tokens.end[j - 1]
        start, end = self.parse.chars(a, b)
        return self.parse.text[a:b], start, end


def _is_undated(p: TimeExpression) -> bool:
    """Whether it is a holiday, or a season without a year: "before the spring party on 8 May" has its day behind it."""
    return p.grain == "holiday" or (p.grain == "season" and p.value is not None and p.value.year is None and p.value.fixed is None)


def read_segments(parses: Sequence[Parse], cal: Calendar) -> list[TimedSegment]:
    """The segments of a goal with their expressions."""
    out = []
    for parse in parses:
        tokens = TimeTokens(parse) if parse.language.once(TimeWords).may_date(parse) else None
        found = read_expressions(Reader(tokens, cal, parse.language.once(grammar))) if tokens is not None and tokens.anchored else []
        out.append(TimedSegment(parse, tokens, found))
    return out

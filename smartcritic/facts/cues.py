"""Tokens of a parse as facts: the caller's own text and offsets."""

from __future__ import annotations

from smartcritic.model import Cue
from smartcritic.parsing.parse import Parse


def quote(parse: Parse, i: int, j: int) -> tuple[str, int, int]:
    """The text of tokens ``i..j`` (half-open) and its start and end in the caller's text."""
    a, b = parse.span(i, j)
    return parse.text[parse.starts[i] : parse.ends[j - 1]], a, b


def cue(kind: str, parse: Parse, i: int, j: int, value: str | None = None) -> Cue:
    """A cue of tokens ``i..j`` (half-open)."""
    return Cue(kind, *quote(parse, i, j), value)

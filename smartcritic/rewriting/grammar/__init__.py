"""Slips of grammar in the goal's own words, kind by kind, each as an edit; where it is not sure that something is wrong it does nothing.

What it takes for a slip is data (`lexicon/grammar.toml`) over the parse; articles and number hang on counts of unlabelled English
(`lexicon/nouns.json`).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar import agreement, articles, number, patterns, prepositions, until
from smartcritic.rewriting.grammar.base import Kind, Slip, edit, words

KINDS: tuple[Kind, ...] = (
    patterns.slips, until.by, number.numbered, number.gathered, number.massed, number.single, agreement.agreed, articles.sounded,
)  # fmt: skip

_QUOTED = re.compile(r"[\"“«][^\"”»\n]*[\"”»]|`[^`]*`|\[[^\]]*\]|https?://\S+|(?<!\w)[‘'][^'’\n]{3,}[’'](?!\w)")


class Mended(NamedTuple):
    """An edit of the caller's own text: `put` for ``text[start:end]``, and the kind of slip that it mends."""

    start: int
    end: int
    put: str
    kind: str


def slips(text: str, parses: Iterable[Parse]) -> tuple[Mended, ...]:
    """The slips of a goal, in the order of the text; none overlaps another, none is in quotes, brackets or a text in capitals."""
    if text.isupper():
        return ()
    quoted = [m.span() for m in _QUOTED.finditer(text)] if re.search("[\"“«`\\['‘]|http", text) else []
    read, out = list(parses), list[Mended]()
    for parse in read:
        for kind in KINDS:
            _take(parse, kind(parse), text, quoted, out)
    learner = bool(out)
    for parse in read:
        if learner:
            _take(parse, agreement.told(parse), text, quoted, out)
            _take(parse, prepositions.wrong(parse), text, quoted, out)
        _take(parse, articles.missing(parse, learner), text, quoted, out)
    return tuple(sorted(out))


def _take(parse: Parse, found: Iterable[Slip], text: str, quoted: Sequence[tuple[int, int]], out: list[Mended]) -> None:
    """Add the slips that touch neither quoted words nor an earlier slip."""
    articles_said = words(parse.language, "article_a") | words(parse.language, "the")
    for slip in found:
        made = edit(parse, slip, text)
        if made is None:
            continue
        new = Mended(*made, slip.kind)
        if not any(a < new.end and new.start < b for a, b in quoted) and all(_is_free(new, o, articles_said) for o in out):
            out.append(new)


def _is_free(new: Mended, other: Mended, said: frozenset[str]) -> bool:
    """Whether an edit touches no earlier one, at its ends neither; behind an article that is put in goes no other."""
    if new.end < other.start or (new.end == other.start and new.start < new.end):
        return True
    led = new.start == new.end == other.end + 1 and other.put.rsplit(" ", 1)[-1] in said
    return other.end < new.start and not led

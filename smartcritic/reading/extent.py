"""Spans of words -> the whole phrases and clauses that they are of: "so that the" -> "so that the laundry is done by noon"."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic.model import Cue, replace
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

_OPENS = frozenset({"det", "case", "mark", "aux", "cop", "nummod", "amod", "compound", "nmod", "nsubj", "advmod", "cc", "fixed"})
"""Relations of words that open the phrase or clause of a head behind them."""
_LEADS = frozenset({"case", "mark", "aux", "det", "fixed", "advmod"})
"""Relations of words in front of a span that open it."""
_CLAUSES = frozenset({"advcl", "acl", "ccomp", "xcomp", "parataxis"})
_STOPS = frozenset({".", ";", ":", "(", ")", "–", "—", "|", "/"})


def whole(cues: Sequence[Cue], parses: Sequence[Parse], text: str) -> tuple[Cue, ...]:
    """The spans, each to the end of the phrase or clause that it is of; those that then touch are one."""
    out: list[Cue] = []
    for cue in cues:
        start, end = _extent(cue, parses)
        if out and start <= out[-1].end:
            start, end = out[-1].start, max(end, out.pop().end)
        out.append(replace(cue, text=text[start:end], start=start, end=end))
    return tuple(out)


def _extent(cue: Cue, parses: Sequence[Parse]) -> tuple[int, int]:
    for parse in parses:
        spans = parse.spans
        inside = [k for k, (a, b) in enumerate(spans) if a < cue.end and cue.start < b]
        if inside:
            lo, hi = _grown(parse, inside[0], inside[-1] + 1)
            return min(cue.start, spans[lo][0]), max(cue.end, spans[hi - 1][1])
    return cue.start, cue.end


def _grown(parse: Parse, lo: int, hi: int) -> tuple[int, int]:
    """The token range grown over the heads that its words open, and over the clauses that its verbs head."""
    stop = next((k for k in range(hi, parse.n) if parse.words[k] in _STOPS), parse.n)
    before = 0
    while hi != before:
        before = hi
        for k in range(lo, hi):
            if parse.bases[k] in _OPENS and parse.heads[k] >= hi:
                hi = max(hi, min(parse.heads[k] + 1, stop))
            if parse.bases[k] in _CLAUSES and (parse.pos[k] in forms.VERBS or parse.child(k, "cop") is not None):
                hi = max(hi, min(_end(parse, k, hi), stop))
    while hi > lo + 1 and parse.words[hi - 1] in {",", *_STOPS}:
        hi -= 1
    while lo and parse.bases[lo - 1] in _LEADS and lo <= _led(parse, lo - 1) < hi:
        lo -= 1
    return lo, hi


def _end(parse: Parse, verb: int, hi: int) -> int:
    """The end of a clause, in front of what another verb joined to its own says."""
    joined = [parse.subtree(k)[0] for k in parse.children(verb, "conj") if k >= hi and parse.pos[k] == "VERB"]
    return min([parse.subtree(verb)[1], *joined])


def _led(parse: Parse, k: int) -> int:
    """What a word opens; the second word of a fixed pair ("so that") opens what the first does."""
    over = parse.heads[k]
    return parse.heads[over] if parse.deps[k] == "fixed" else over

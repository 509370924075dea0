""" "Objective. Key result.": a first sentence without figure or date names the aim of what follows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.facts.cues import cue
from smartcritic.model import Action, Cue, Quantity
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse

MIN_KEY_RESULT = 5
"""Tokens of a key result without a figure."""


def objective_first(
    parses: Sequence[Parse], quantities: Sequence[Quantity], actions: Sequence[Action], deadline_start: int | None
) -> Iterator[Cue]:
    """The cue "parent" of an objective in front of its key result, in its own sentence or before a colon."""
    plain = [p for p in parses if p.n > 1]
    if not plain or any(p.label for p in parses):
        return
    first, rest = plain[0], plain[1:]
    colon = _colon(first)
    if (not rest and colon is None) or (rest and "?" in (rest[0].text[-1:], first.text[-1:])):
        return
    stop = first.n if rest or colon is None else colon
    lo, hi = first.span(0, stop)
    opening = rest[0].lower[0] if rest else first.lower[stop + 1]
    if opening in first.word_sets["next_steps"] or not _is_aim(first, stop):
        return
    if any(lo <= q.start < hi for q in quantities) or (deadline_start is not None and lo <= deadline_start < hi):
        return
    later = [a for a in actions if a.start >= hi]
    measured = any(q.start >= hi for q in quantities)
    if measured or (later and (colon is not None or _is_key_result(rest, later))):
        yield cue("parent", first, 0, stop, "objective")


def _colon(parse: Parse) -> int | None:
    """The first colon or dash between words."""
    for k in range(1, parse.n - 2):
        if parse.lower[k] in (":", "–", "—") or (parse.lower[k] == "-" and parse.starts[k] > parse.ends[k - 1]):
            return k
    return None


def _is_aim(parse: Parse, stop: int) -> bool:
    """Whether tokens ``0..stop`` state an aim: an imperative or clause with a verb, or a noun phrase that names a change."""
    words = [k for k in range(stop) if parse.pos[k] not in ("PUNCT", "SPACE", "SYM")]
    if not words:
        return False
    first = words[0]
    if parse.pos[first] == "VERB" and parse.tags[first] in forms.BARE and len(words) >= 2:
        return True
    aims = parse.language.words("cues", "aim_nouns")
    return any(parse.lemmas[k] in aims for k in words) and not any(parse.pos[k] == "AUX" for k in words)


def _is_key_result(rest: Sequence[Parse], later: Sequence[Action]) -> bool:
    """Whether sentences without a figure say what is to be done."""
    return any(a.strength == "concrete" for a in later) and sum(p.n for p in rest) >= MIN_KEY_RESULT

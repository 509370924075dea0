"""Where words go: the goal's own clause, its end, and whether a phrase can open it.

Works on the text and the plain facts alone; every offset is one of the caller's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.languages import Language
from smartcritic.model import Facts
from smartcritic.parsing.segments import segments
from smartcritic.rewriting.wording import any_of


@dataclass(frozen=True, slots=True)
class Clause:
    """The goal's own clause: ``text[start:end]`` without its bullet and its closing punctuation."""

    start: int
    end: int


def own(text: str, facts: Facts, language: Language) -> Clause:
    """The clause that holds the goal's action, else its first object, else its last amount, else the last of the text."""
    found = _whole(text, facts, language)
    polite = any_of(language, "polite", r"[\s,]+%s[\s.!]*$").search(text[: found.end], found.start)
    return Clause(found.start, polite.start()) if polite is not None and polite.start() > found.start else found


def _whole(text: str, facts: Facts, language: Language) -> Clause:
    cut = [s.span(0, len(s.text)) for s in segments(text, language)]
    if not cut:
        return Clause(0, end_of(text))
    if facts.action is None and ";" in text and "\n" not in text.strip():
        return Clause(cut[0][0], end_of(text, cut[-1][1]))
    if facts.action is not None:
        at = facts.action.start
    elif facts.objects:
        at = facts.objects[0].start
    else:
        at = facts.quantities[-1].start if facts.quantities else cut[-1][0]
    for lo, hi in cut:
        if lo <= at < hi:
            return Clause(lo, end_of(text, hi))
    return Clause(cut[-1][0], end_of(text, cut[-1][1]))


def is_done(text: str, language: Language) -> bool:
    """Whether a mark at either end says that it is done: "[x] Publish the paper", "Publish the paper (done)"."""
    at_front = any_of(language, "done_marks", r"\s*(?:[-*•]\s+|\d+[.)]\s+)?%s(?!\w)").match(text)
    return at_front is not None or any_of(language, "done_marks", r"(?<!\w)%s[\s.]*$").search(text) is not None


def end_of(text: str, stop: int | None = None) -> int:
    """Where words can be added at the end of ``text[:stop]``: before its closing punctuation and Markdown."""
    stop = len(text) if stop is None else stop
    keep = stop
    while keep and (text[keep - 1] in " \t\n\r.!?;:,*_…" or (text[keep - 1] in "\"”’'" and _unopened(text, keep - 1))):
        keep -= 1
    if keep < stop and text[keep] in "*_" and text[:keep].count(text[keep]) % 2 == 0:
        keep += 1
    return keep if keep else stop


def _unopened(text: str, at: int) -> bool:
    """Whether the closing quote at `at` closes a quote that opens the text: then words go inside of it."""
    head = text.lstrip()[:1]
    return {"”": "“", "’": "‘"}.get(text[at], text[at]) == head and text.count(text[at], 0, at) <= (text[at] == head)


def heavy(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a phrase added at the end of ``text[start:end]`` could be read with a part of it instead of with its verb."""
    part = text[start:end]
    if len(part.split()) > 11 or part.endswith(")") or ":" in part or ";" in part:
        return True
    return any_of(language, "heavy", r"(?<![^\s(])%s(?![^\s,)])").search(part) is not None


def before_reason(text: str, facts: Facts, clause: Clause, kinds: tuple[str, ...] = ("purpose", "parent", "means", "basis")) -> int | None:
    """The place in front of a purpose, means or larger aim that closes the clause."""
    after = facts.action.end if facts.action else clause.start
    anchors = [o.end for o in facts.objects[:1]] + [q.end for q in facts.quantities]
    for cue in facts.of(*kinds):
        if cue.value in ("objective", "baseline"):
            continue
        if after < cue.start < clause.end and any(a <= cue.start for a in anchors) and not re.search(r"[,;:(]", text[cue.end : clause.end]):
            at = end_of(text, cue.start)
            if text[at - 1 : at].isalnum() or text[at - 1 : at] in "%)":
                return at
    return None

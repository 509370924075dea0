"""Where words go: the goal's own clause, its end, and whether a phrase can open it.

Works on the text and the plain facts alone; every offset is one of the caller's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.language.segments import segments
from smartcritic.languages import Language
from smartcritic.records import Facts
from smartcritic.rewriting.words import any_of, word_set

_OPEN = re.compile(r"[\s\"“‘'(*_>#-]*")


def _heavy(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\s(])(?:{any_of(language, 'heavy')})(?![^\s,)])", re.IGNORECASE)


def _no_names(language: Language) -> frozenset[str]:
    """Words that are never names: they lose their capital when a phrase is put in front of them."""
    return word_set(language, "no_names").union(*(language.terms(name) for name in ("verbs", "objects", "metrics")))


@dataclass(frozen=True, slots=True)
class Clause:
    """The goal's own clause: ``text[start:end]`` without its bullet and its closing punctuation."""

    start: int
    end: int


def own(text: str, facts: Facts) -> Clause:
    """The clause that holds the goal's action, else its first object, else its last amount, else the last of the text."""
    cut = [s.span(0, len(s.text)) for s in segments(text)]
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


def heavy(language: Language, text: str, start: int, end: int) -> bool:
    """Whether a phrase added at the end of ``text[start:end]`` could be read with a part of it instead of with its verb."""
    part = text[start:end]
    return len(part.split()) > 11 or part.endswith(")") or ":" in part or ";" in part or bool(language.once(_heavy).search(part))


def opening(language: Language, text: str, clause: Clause, facts: Facts) -> tuple[int, str] | None:
    """Where a phrase can open the clause, and the word that then stands behind it; None where its case is unsure."""
    no_names = language.once(_no_names)
    at = clause.start
    match = _OPEN.match(text, at, clause.end)
    if match:
        at = match.end()
    found = re.match(r"[^\W_]+(?:['’][^\W_]+)*", text[at : clause.end])
    if found is None:
        return (at, text[at : at + 1]) if text[at : at + 1] in "$€£≥≤<>~+" or text[at : at + 1].isdigit() else None
    word = found[0]
    if word in word_set(language, "capital") or not word[0].isupper() or any(c.isupper() or c.isdigit() for c in word[1:]):
        return at, word
    acts = {a.start for a in facts.actions}
    low = word[0].lower() + word[1:]
    known = at in acts or not no_names.isdisjoint((low, re.split(r"['’]", low)[0], language.singular(low)))
    if known or re.search(rf"(?<![\w]){re.escape(low)}(?![\w])", text):
        return at, low
    return None


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

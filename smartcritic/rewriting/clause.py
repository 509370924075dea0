"""Where words go: the goal's own clause, its end, and whether a phrase can open it.

Works on the text and the plain facts alone; every offset is one of the caller's text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.language.segments import segments
from smartcritic.model import Facts

FUNCTION_WORDS = frozenset(
    "a an the all any each every no some none our my we you they their his her its to be more fewer less better at in on over under "
    "about only "
    "this that these those new average and or of for with by as if when while across not both most many several few one two three four "
    "five "
    "six seven eight nine ten everyone everybody nobody people teams customers users employees members managers".split()
)
"""Words that are never names: they lose their capital when a phrase is put in front of them."""


@lru_cache(maxsize=1)
def _common() -> frozenset[str]:
    """Verbs and nouns of the lists: words that are no names."""
    return frozenset(e.term + end for name in ("verbs", "objects", "metrics") for e in lexicon.load(name).entries for end in ("", "s"))


_OPEN = re.compile(r"[\s\"“‘'(*_>#-]*")
_HEAVY = re.compile(
    r"(?<![^\s(])(?:that|which|who|whom|where|when|if|while|because|so|whether|what|how|by|through|via|using|including|than|to|"
    r"aimed|resulting|compared|relative|in order|in support|in line|in accordance|without)(?![^\s,)])",
    re.IGNORECASE,
)


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


def heavy(text: str, start: int, end: int) -> bool:
    """Whether a phrase added at the end of ``text[start:end]`` could be read with a part of it instead of with its verb."""
    part = text[start:end]
    return len(part.split()) > 11 or part.endswith(")") or ":" in part or ";" in part or bool(_HEAVY.search(part))


def opening(text: str, clause: Clause, facts: Facts) -> tuple[int, str] | None:
    """Where a phrase can open the clause, and the word that then stands behind it; None where its case is unsure."""
    at = clause.start
    match = _OPEN.match(text, at, clause.end)
    if match:
        at = match.end()
    found = re.match(r"[^\W_]+(?:['’][^\W_]+)*", text[at : clause.end])
    if found is None:
        return (at, text[at : at + 1]) if text[at : at + 1] in "$€£≥≤<>~+" or text[at : at + 1].isdigit() else None
    word = found[0]
    if word in ("I", "I'm", "I’m", "I'll", "I’ll", "I've", "I’ve") or not word[0].isupper():
        return at, word
    if any(c.isupper() or c.isdigit() for c in word[1:]):
        return at, word
    acts = {a.start for a in facts.actions}
    low = word[0].lower() + word[1:]
    known = at in acts or low in FUNCTION_WORDS or re.split(r"['’]", low)[0] in FUNCTION_WORDS or low in _common()
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

"""The caller's text -> the segments that are parsed, with a map back to the caller's offsets.

A goal comes as a sentence, as several ("Objective. Key result."), as labelled lines (``S: ... M: ...``), with
Markdown bold, bullets or HTML around it. Each sentence or line becomes one `Segment`, whose clean text is what the
pipeline reads; `Segment.chars` maps its offsets to the caller's own. The caller's text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from smartcritic.languages import Language
from smartcritic.parsing.labels import labels
from smartcritic.parsing.markup import clean

_BULLET = re.compile(r"\s*(?:(?:[-*•‣◦▪–—·>+☐☑✓✔➤→]|#{1,6}|\[[ xX]?\])\s+|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-hA-H][)]\s+)+")
_ENUMERATOR = re.compile(r"(?<=\s)\(?\d{1,2}[.)]\s+(?=[^\W\d_]|\d+\s+[a-z])")
_STOP = re.compile(r"[.!?]+[\"')\]”’]*\s+|\s*[\n\r\u2028\u2029]+\s*|;\s+")


@dataclass(frozen=True, slots=True)
class Segment:
    """One sentence or labelled line of a goal.

    `text` is what is parsed. `chars[i]` is the caller's offset of its i-th character; `chars` is None where the
    segment is the slice ``caller[offset : offset + len(text)]`` unchanged. `label` is the SMART letter of its line.
    """

    text: str
    offset: int = 0
    chars: tuple[int, ...] | None = None
    label: str | None = None

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Map a half-open span of `text` to the caller's offsets."""
        if self.chars is None:
            return self.offset + start, self.offset + end
        if end <= start:
            at = self.chars[start] if start < len(self.chars) else (self.chars[-1] + 1 if self.chars else self.offset)
            return at, at
        return self.chars[start], self.chars[end - 1] + 1

    def spans(self, starts: Sequence[int], ends: Sequence[int]) -> list[tuple[int, int]]:
        """Map many half-open spans of `text`, as `span` does."""
        if self.chars is None:
            at = self.offset
            return [(at + a, at + b) for a, b in zip(starts, ends, strict=True)]
        return [self.span(a, b) for a, b in zip(starts, ends, strict=True)]


def segments(text: str, language: Language) -> list[Segment]:
    """Split a goal into the segments to be parsed, in the order of the text; blank text gives none.

    Linear in the length of the text.
    """
    out: list[Segment] = []
    for start, end, label in _parts(text, language):
        chars = clean(text, start, end)
        if chars is None:
            pieces = _sentences(text[start:end], language)
            for a, b in pieces:
                out.append(Segment(text[start + a : start + b], start + a, None, label))
        else:
            plain = "".join(c for c, _ in chars)
            for a, b in _sentences(plain, language):
                out.append(Segment(plain[a:b], chars[a][1], tuple(i for _, i in chars[a:b]), label))
    return out


def _parts(text: str, language: Language) -> list[tuple[int, int, str | None]]:
    marks = labels(text, language)
    if not marks:
        return [(0, len(text), None)]
    parts: list[tuple[int, int, str | None]] = []
    if marks[0][1] > 0:
        parts.append((0, marks[0][1], None))
    parts += [(b, end, letter) for letter, _, b, end in marks]
    return parts


def _sentences(text: str, language: Language) -> list[tuple[int, int]]:
    """Cut clean text at sentence ends, line breaks, semicolons before a new clause, and enumerators."""
    cuts = [0, *(m.end() for m in _STOP.finditer(text) if _ends_sentence(text, m.start(), m.end(), language))]
    if re.match(r"\s*\(?1[.)]\s", text):
        cuts += [m.start() for m in _ENUMERATOR.finditer(text)]
    cuts.append(len(text))
    cuts = sorted(set(cuts))
    return [piece for a, b in pairwise(cuts) if (piece := _trimmed(text, a, b)) is not None]


def _ends_sentence(text: str, a: int, b: int, language: Language) -> bool:
    """Whether the stop, line break or semicolon ``a..b`` ends a sentence."""
    mark, follows = text[a], text[b : b + 1]
    if mark in "!?":
        return not follows.islower()
    if mark == ";":
        return not _depth(text, a)
    if mark != ".":
        return True
    word = text[max(0, a - 12) : a].rsplit(" ", 1)[-1].lower().strip("([\"'")
    if word in language.words("labels", "abbreviations"):
        return follows.isupper() and word in language.words("labels", "closing_abbreviations")
    return not (len(word) == 1 and word.isalpha()) and not follows.islower()


def _trimmed(text: str, a: int, b: int) -> tuple[int, int] | None:
    """A sentence without list mark and white space around it; None where nothing is left."""
    bullet = _BULLET.match(text, a, b)
    if bullet and bullet.end() < b:
        a = bullet.end()
    while a < b and text[a].isspace():
        a += 1
    while b > a and text[b - 1].isspace():
        b -= 1
    return (a, b) if b > a else None


def _depth(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)

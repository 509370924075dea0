"""The caller's text -> the segments that are parsed, with a map back to the caller's offsets.

A goal comes as a sentence, as several ("Objective. Key result."), as labelled lines (``S: ... M: ...``), with
Markdown bold, bullets or HTML around it. Each sentence or line becomes one `Segment`, whose clean text is what the
pipeline reads; `Segment.chars` maps its offsets to the caller's own. The caller's text itself is never changed.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

LABELS = {
    "s": "S", "specific": "S", "m": "M", "measurable": "M", "measure": "M", "measured": "M", "metric": "M",
    "a": "A", "achievable": "A", "attainable": "A", "actionable": "A", "assignable": "A", "r": "R", "relevant": "R",
    "realistic": "R", "t": "T", "time-bound": "T", "time bound": "T", "timebound": "T", "timely": "T", "time": "T",
    "time-based": "T", "timeframe": "T", "deadline": "T",
}  # fmt: skip
"""Labels of SMART lines, lower case -> letter."""

# A label may stand at the start of a line, or behind white space after an earlier label; a single letter needs a colon,
# a dash or a Markdown bold around it.
_WORDS = "|".join(sorted((re.escape(w) for w in LABELS if len(w) > 1), key=len, reverse=True))
_LABEL = re.compile(
    rf"(?:^|(?<=\n)|(?<=[\s|;,.]))[ \t>#]*(?:[-*•+][ \t]+)?(?:[*_]{{1,3}})?"
    rf"(?P<label>[SMART]|[smart](?=\s?:)|{_WORDS}|[SMART]\s?[-–(]\s?(?:{_WORDS})\)?)"
    rf"(?:[*_]{{1,3}})?\s?(?::|=|\s[-–—]\s|(?<=\*)\s)(?:[*_]{{1,3}})?[ \t]*",
    re.IGNORECASE,
)
_MARKUP = re.compile(
    r"<(?P<skip>script|style)\b[^<>]{0,200}>[^<]{0,2000}</(?P=skip)\s*>"
    r"|</?[a-zA-Z][a-zA-Z0-9]{0,15}(?:\s[^<>]{0,300})?/?>|<!--[^<>]{0,500}-->"
    r"|\*\*|__|~~|`|(?<=\])\([^()\s]{1,300}\)|(?<!\w)[*_](?=\w)|(?<=\w)[*_](?!\w)"
)
_ENTITY = re.compile(r"&(?:amp|lt|gt|quot|apos|nbsp|ndash|mdash|euro|pound|#\d{2,6}|#x[0-9a-fA-F]{2,6});")
_ENTITIES = {
    "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&apos;": "'", "&nbsp;": " ", "&ndash;": "–", "&mdash;": "—",
    "&euro;": "€", "&pound;": "£",
}  # fmt: skip
_BULLET = re.compile(r"\s*(?:(?:[-*•‣◦▪–—·>+☐☑✓✔➤→]|#{1,6}|\[[ xX]?\])\s+|\(?\d{1,2}[.)]\s+(?=\S)|\(?[a-hA-H][)]\s+)+")
_ENUMERATOR = re.compile(r"(?<=\s)\(?\d{1,2}[.)]\s+(?=[^\W\d_]|\d+\s+[a-z])")
_ABBREVIATIONS = frozenset(
    (
        "e.g i.e etc vs approx est min max no nos inc ltd co corp dr mr mrs ms st jan feb mar apr jun jul aug sep sept oct nov "
        "dec mon tue tues wed thu thur thurs fri sat sun u.s u.k u.n a.m p.m fig vol dept avg incl excl resp ca cf ph.d wk hr hrs "
        "yr yrs mio bn "
    ).split()
)
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


def segments(text: str) -> list[Segment]:
    """Split a goal into the segments to be parsed, in the order of the text; blank text gives none.

    Linear in the length of the text.
    """
    out: list[Segment] = []
    for start, end, label in _parts(text):
        chars = _clean(text, start, end)
        if chars is None:
            pieces = _sentences(text[start:end])
            for a, b in pieces:
                out.append(Segment(text[start + a : start + b], start + a, None, label))
        else:
            clean = "".join(c for c, _ in chars)
            for a, b in _sentences(clean):
                out.append(Segment(clean[a:b], chars[a][1], tuple(i for _, i in chars[a:b]), label))
    return out


def labels(text: str) -> list[tuple[str, int, int, int]]:
    """Find the labels of SMART lines: (letter, start of the label, end of the label, end of its text).

    A text counts as labelled where at least two different letters are found in it, each followed by text.
    """
    if ":" not in text and "*" not in text and "=" not in text and "-" not in text and "–" not in text:
        return []
    found = []
    for match in _LABEL.finditer(text):
        word = match["label"].lower()
        letter = LABELS.get(word) or word[0].upper()
        found.append((letter, match.start(), match.end()))
    if len({letter for letter, _, _ in found}) < 2:
        return []
    ends = [f[1] for f in found[1:]] + [len(text)]
    return [(letter, a, b, end) for (letter, a, b), end in zip(found, ends, strict=True)]


def _parts(text: str) -> list[tuple[int, int, str | None]]:
    marks = labels(text)
    if not marks:
        return [(0, len(text), None)]
    parts: list[tuple[int, int, str | None]] = []
    if marks[0][1] > 0:
        parts.append((0, marks[0][1], None))
    parts += [(b, end, letter) for letter, _, b, end in marks]
    return parts


def _clean(text: str, start: int, end: int) -> list[tuple[str, int]] | None:
    """Return the characters to be parsed with their offsets, or None where the slice can be parsed as it is."""
    part = text[start:end]
    plain = part.isascii() and part.isprintable() and "  " not in part
    marked = any(c in part for c in "<*_`~&[")
    if plain and not marked:
        return None
    drop: dict[int, int] = {}
    put: dict[int, str] = {}
    if marked:
        for match in _MARKUP.finditer(part):
            drop[match.start()] = match.end()
        for match in _ENTITY.finditer(part):
            name = match[0]
            char = _ENTITIES.get(name)
            if char is None:
                code = int(name[3:-1], 16) if name[2] in "xX" else int(name[2:-1])
                char = chr(code) if 32 <= code < 0xD800 else "\ufffd"
            put[match.start()] = char
            drop[match.start() + 1] = match.end()
    out: list[tuple[str, int]] = []
    i, n = 0, len(part)
    while i < n:
        if i in put:
            out.append((put[i], start + i))
            i += 1
            continue
        if i in drop:
            i = drop[i]
            if out and out[-1][0] != " " and i < n and part[i - 1] == ">":
                out.append((" ", start + i - 1))
            continue
        c = part[i]
        if c in "\n\r\u2028\u2029\x0b\x0c\x85":
            c = "\n"
        elif c.isspace():
            c = " "
        elif "\ud800" <= c <= "\udfff":
            c = "\ufffd"
        elif not c.isprintable():
            i += 1
            continue
        if c == " " and (not out or out[-1][0] in " \n"):
            i += 1
            continue
        out.append((c, start + i))
        i += 1
    if len(out) == n and not any(c != part[k] for k, (c, _) in enumerate(out)):
        return None
    return out


def _sentences(text: str) -> list[tuple[int, int]]:
    """Cut clean text at sentence ends, line breaks, semicolons before a new clause, and enumerators."""
    cuts = [0]
    for match in _STOP.finditer(text):
        a, b = match.span()
        mark = text[a]
        if mark == ".":
            word = text[max(0, a - 12) : a].rsplit(" ", 1)[-1].lower().strip("([\"'")
            if word in _ABBREVIATIONS and not (b < len(text) and text[b].isupper() and word in ("etc", "inc", "ltd", "co", "corp")):
                continue
            if len(word) == 1 and word.isalpha():
                continue
            if b < len(text) and text[b].islower():
                continue
        elif (mark == ";" and _depth(text, a)) or (mark in "!?" and b < len(text) and text[b].islower()):
            continue
        cuts.append(b)
    if re.match(r"\s*\(?1[.)]\s", text):
        cuts += [m.start() for m in _ENUMERATOR.finditer(text)]
    cuts.append(len(text))
    cuts = sorted(set(cuts))
    out = []
    for a, b in zip(cuts, cuts[1:], strict=False):
        bullet = _BULLET.match(text, a, b)
        if bullet and bullet.end() < b:
            a = bullet.end()
        while a < b and text[a].isspace():
            a += 1
        while b > a and text[b - 1].isspace():
            b -= 1
        if b > a:
            out.append((a, b))
    return out


def _depth(text: str, at: int) -> bool:
    return text.count("(", 0, at) > text.count(")", 0, at)

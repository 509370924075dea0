"""Which words of a goal show which letter: what the terminal underlines and Markdown and HTML highlight.

Also makes text of unknown origin fit to be shown: control characters and the like are replaced one for one, so that offsets stay right.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from smartcritic.model import CRITERIA, Report, VerdictName

LETTERS = dict(zip(CRITERIA, "SMART"))
NAMES = {
    "specific": "Specific",
    "measurable": "Measurable",
    "achievable": "Achievable",
    "relevant": "Relevant",
    "time_bound": "Time-bound",
}
SIGNS: dict[VerdictName, str] = {"met": "✔", "partial": "◐", "unmet": "✘", "unknown": "?"}

_BIDI = frozenset(map(chr, (0x202A, 0x202B, 0x202C, 0x202D, 0x202E, 0x2066, 0x2067, 0x2068, 0x2069, 0x061C, 0x200E, 0x200F)))
_PLAIN = str.maketrans({"\t": " ", "\r": " ", "\v": " ", "\f": " ", "\x85": " ", "\u2028": " ", "\u2029": " "})


@dataclass(frozen=True, slots=True)
class Mark:
    """The words ``text[start:end]`` show something of one criterion; `flaw` says that they are what is wrong."""

    start: int
    end: int
    criterion: str
    verdict: VerdictName
    flaw: bool

    @property
    def letter(self) -> str:
        """S, M, A, R or T."""
        return LETTERS[self.criterion]


def marks(report: Report) -> tuple[Mark, ...]:
    """Return the marks of a report in the order of the text; a span that is evidence and flaw of one criterion is a flaw."""
    found: dict[tuple[int, int, str], Mark] = {}
    for criterion in CRITERIA:
        verdict = report.criteria[criterion]
        for cue in verdict.evidence:
            if cue.end > cue.start:
                found[cue.start, cue.end, criterion] = Mark(cue.start, cue.end, criterion, verdict.verdict, False)
        for finding in verdict.findings:
            if finding.start is not None and finding.end is not None and finding.end > finding.start:
                found[finding.start, finding.end, criterion] = Mark(finding.start, finding.end, criterion, verdict.verdict, True)
    size = len(report.text)
    inside = [m for m in found.values() if 0 <= m.start < m.end <= size]
    return tuple(sorted(inside, key=lambda m: (m.start, -m.end, CRITERIA.index(m.criterion))))


def pieces(text: str, all_marks: tuple[Mark, ...]) -> Iterator[tuple[int, int, tuple[Mark, ...]]]:
    """Cut the text where marks begin and end: ``(start, end, marks over that piece)``."""
    cuts = sorted({0, len(text), *(m.start for m in all_marks), *(m.end for m in all_marks)})
    for start, end in zip(cuts, cuts[1:]):
        yield start, end, tuple(m for m in all_marks if m.start <= start and end <= m.end)


def visible(text: str, *, newlines: bool = False) -> str:
    """Return the text with every character that a screen would act on replaced by one that it shows, one for one.

    Control characters become their pictures, direction overrides and lone surrogates the replacement character, tabs and line ends a
    space; with `newlines`, ``\\n`` stays.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(c, newlines) for c in text)


def _shown(char: str, newlines: bool) -> str:
    if char == "\n":
        return char if newlines else " "
    plain = char.translate(_PLAIN)
    if plain != char:
        return plain
    code = ord(char)
    if code < 0x20:
        return chr(0x2400 + code)
    if code == 0x7F:
        return "␡"
    if char in _BIDI or 0xD800 <= code <= 0xDFFF or unicodedata.category(char) == "Cc":
        return "\ufffd"
    return char

"""What stands around goals in letters, minutes and notes: heads of mails, greetings, closings with all below them, contacts, legends."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from smartcritic.audit.reading.marks import RULED
from smartcritic.audit.reading.words import begins_with, folded, one_of, plain_name, words

_QUOTED = re.compile(r"^(?:\s{0,3}>)+[ \t]?")
_ADDRESS = re.compile(
    r"[\w.+-]+@[\w-]+\.[\w.]+|\b(?:https?://|www\.)\S+"
    r"|(?:\+|\b00)\d[\d ()/.-]{6,}\d|\(?\b0\d{1,5}\)?[ /-]\d[\d /-]{4,}\d"
)
_LEGEND = re.compile(r"\s*(?:\[[^\]]{0,3}\]|\S{1,12})?\s*=\s+\S")
_SHORT, _BESIDE_ADDRESS = 6, 5


@dataclass(frozen=True, slots=True)
class Said:
    """A line of a text with its number (from 1), and why it is no goal, where it is plainly none."""

    text: str
    at: int
    remark: str = ""


def marked(lines: Sequence[str]) -> list[Said]:
    """Return the lines without the marks of quotation; those that belong to a letter rather than to its goals say so.

    What was quoted counts only where nothing else of the text is a list or has several lines.
    """
    quoted = [bool(_QUOTED.match(line)) for line in lines]
    own = [line for line, is_quoted in zip(lines, quoted) if not is_quoted and line.strip() and not _is_wrote(line)]
    drop = any(quoted) and (len(own) > 0.5 * len(lines) or sum(bool(re.match(r"\s*(?:[-*•]|\d+[.)])\s", line)) for line in own) >= 2)
    return list(_marked(lines, quoted, drop))


def _marked(lines: Sequence[str], quoted: Sequence[bool], drop: bool) -> Iterator[Said]:
    signed, head, letter = False, True, False
    for at, (line, is_quoted) in enumerate(zip(lines, quoted), 1):
        bare = _QUOTED.sub("", line)
        if _is_wrote(bare) or _is_forwarded(bare):
            signed, head = False, True
            yield Said(bare, at, "remark")
        elif is_quoted and drop:
            yield Said(bare, at, "quoted")
        elif not bare.strip():
            yield Said("", at)
            head = head and not letter
        elif head and (_label_of(bare) in words("letters", "subject") or (letter and _label_of(bare) in words("letters", "head"))):
            letter = True
            yield Said(bare, at, "remark")
        else:
            head = False
            signed = signed or _is_closing(bare) or re.fullmatch(r"--\s*", bare) is not None
            yield Said(bare, at, "signature" if signed else "remark" if is_remark(bare) else "")


def is_letter(said: Sequence[Said]) -> bool:
    """Whether a text is a letter: with a greeting, a closing or the head of a mail."""
    return any(s.remark == "signature" or (s.remark == "remark" and (_is_greeting(s.text) or _is_wrote(s.text))) for s in said) or (
        any(s.remark and _label_of(s.text) in words("letters", "subject") for s in said)
    )


def is_legend(line: str) -> bool:
    """Whether a line says what a sign stands for: ``G = on track``."""
    return _LEGEND.match(line) is not None


def is_remark(line: str) -> bool:
    """Whether a line is a greeting, a way to reach somebody, a legend, or a remark of the report."""
    return (
        _is_greeting(line) or _is_contact(line) or is_legend(line)
        or begins_with("rows", "footers").match(line) is not None or _is_lines_to_fill(line)
    )  # fmt: skip


def _is_lines_to_fill(line: str) -> bool:
    """Whether a line waits for a pen: ``Date: ______``."""
    return re.search(r"_{4,}|\.{6,}", line) is not None and not RULED.match(line)


def _label_of(line: str) -> str:
    label, colon, _ = line.partition(":")
    return plain_name(label.replace("*", "")) if colon and len(label) < 40 else ""


def _is_greeting(line: str) -> bool:
    return len(line.split()) <= _SHORT and _greeting().fullmatch(_spoken(line)) is not None and not re.search(r"\d", line)


@cache
def _greeting() -> re.Pattern[str]:
    return re.compile(rf"{one_of(words('letters', 'greetings'))}(?: .*)?")


def _is_closing(line: str) -> bool:
    """Whether a line ends a letter: a closing alone, or with the name of the writer behind it."""
    spoken = _spoken(line)
    if spoken in words("letters", "closings"):
        return True
    found = _closing().match(spoken)
    names = re.split(r"[,\s]+", line.strip())[len(found[0].split()) :] if found else []
    return 0 < len(names) <= 3 and bool(re.search(r"[,!]", line)) and all(n[:1].isupper() for n in names)


@cache
def _closing() -> re.Pattern[str]:
    return re.compile(rf"{one_of(words('letters', 'closings'))}(?= )")


def _spoken(line: str) -> str:
    return " ".join(re.sub(r"[^\w ]", " ", folded(line)).split())


def _is_wrote(line: str) -> bool:
    said = re.search(rf"\b{one_of(words('letters', 'wrote'))}\b[^:]{{0,40}}:\s*$", folded(line))
    return said is not None and re.search(r"\d|@", line) is not None


def _is_forwarded(line: str) -> bool:
    return _spoken(line.strip("-_ :")) in words("letters", "forwarded")


def _is_contact(line: str) -> bool:
    """Whether a line says little but how to reach somebody."""
    said = re.findall(r"[^\W\d_]{2,}", _ADDRESS.sub(" ", line))
    first = plain_name(said[0]) if said else ""
    if _ADDRESS.search(line):
        return len(said) <= _BESIDE_ADDRESS or first in words("letters", "contact")
    called = re.match(r"\W*\w[\w-]*\.?\s*(?:[:?]|\+?\d[\d ()/-]{4,})", line)
    return bool(said) and first in words("letters", "contact") and called is not None

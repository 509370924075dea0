"""The marks of outliners and note tools written as Markdown writes them: front matter, properties, drawers, stars, planning, page links."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from smartcritic.audit.reading.names import meanings
from smartcritic.audit.reading.words import load, one_of, words

_STARS = re.compile(r"(\*+)\s+(.*?)(?:\s+:[\w@:#%]+:)?\s*$")
_DIRECTIVE = re.compile(r"#\+[A-Za-z_]+(?:\[[^\]]*\])?:.*|\s*:(?!\d)[A-Za-z_-]+:\s*$")
_DRAWN = re.compile(r"(\s*):([A-Za-z_-]+):\s+(\S.*)")
_PROPERTY = re.compile(r"(\s*(?:[-*+]\s+)?)([^\W\d_][\w -]{1,30})::\s*(.*)")
_INLINE = re.compile(r"(?<=[(\[])(\s*[^\W\d_][\w -]{1,30})::\s*")
_LINK = re.compile(r"\[\[(?:[^\[\]|]*\|)?([^\[\]|]+)\]\]")
_ORG_LINK = re.compile(r"\[\[[^\[\]]*\]\[([^\[\]]+)\]\]")
_HEADED_BULLET = re.compile(r"\s*[-*+]\s+(#{1,6}\s+\S.*)")
_FENCE = re.compile(r"(?:---|\+\+\+)\s*$")
_FRONT_MOST = 60
"""Lines of the longest front matter."""


def as_markdown(lines: Sequence[str]) -> list[str]:
    """Return as many lines with the marks of outliners as Markdown and labels: ``owner:: [[Ana Ko]]`` is ``owner: Ana Ko``."""
    lines = _bulleted(_uncommented(lines))
    first = _front(lines)
    starred = any(_DIRECTIVE.fullmatch(line) for line in lines[first:]) or _is_starred(lines)
    return [""] * first + [_line(line, starred) for line in lines[first:]]


_SIGN = re.compile(r"(\s*)([\u2190-\u21ff\u2460-\u27bf\u2b00-\u2bff\U0001f300-\U0001faff])\ufe0f?\s+(?=\S)")


def _bulleted(lines: Sequence[str]) -> Sequence[str]:
    """Take a sign that stands before several lines as their bullet."""
    found = Counter(m[2] for line in lines if (m := _SIGN.match(line)))
    bullets = {sign for sign, count in found.items() if count > 1} - words("outlines", "boxes")
    return [_SIGN.sub(r"\1- ", line, count=1) if bullets and (m := _SIGN.match(line)) and m[2] in bullets else line for line in lines]


def _uncommented(lines: Sequence[str]) -> Sequence[str]:
    """Leave out what stands between the signs of comments, ``<!--`` and ``-->``."""
    if not any("<!--" in line for line in lines):
        return lines
    out, inside = [], False
    for line in lines:
        said = ""
        for part in re.split(r"(<!--|-->)", line):
            inside = part == "<!--" or (inside and part != "-->")
            said += part if not inside and part != "-->" else ""
        out.append(said)
    return out


def _front(lines: Sequence[str]) -> int:
    """Return how many lines at the top are properties of the page rather than its words."""
    if lines and _FENCE.match(lines[0]):
        end = next((i for i, line in enumerate(lines[1:_FRONT_MOST], 1) if _FENCE.match(line)), None)
        inside = lines[1:end] if end else ()
        return end + 1 if end and all(re.match(r"\s|[\w -]+\s*[:=]|-\s|#|$", line) for line in inside) else 0
    first = 0
    while first < len(lines) and (match := _PROPERTY.fullmatch(lines[first])) and not match[1]:
        first += 1
    return first


def _is_starred(lines: Sequence[str]) -> bool:
    """Whether an outline is written with stars, more of them for what stands deeper."""
    return any(re.match(rf"\*{{2,}}\s+{one_of(words('outlines', 'tasks'))}\s", line) for line in lines)


_CHAT = re.compile(
    r"\u200e?(?:\[\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:[:.]\d\d)?(?:\s?[AaPp][Mm])?\] "
    r"|\d{1,4}[./-]\d{1,2}[./-]\d{2,4},? \d{1,2}[:.]\d\d(?:\s?[AaPp][Mm])? - )[^:]{1,40}: (.*)"
)
"""A message of a chat: when, who, and what is said."""


def _line(line: str, starred: bool) -> str:
    if message := _CHAT.fullmatch(line):
        return message[1]
    if _DIRECTIVE.fullmatch(line):
        return ""
    if starred and (stars := _STARS.fullmatch(line)):
        line = "\t" * (len(stars[1]) - 1) + f"- {stars[2]}"
    elif drawn := _DRAWN.fullmatch(line):
        line = _labelled(*drawn.groups())
    elif headed := _HEADED_BULLET.fullmatch(line):
        line = headed[1]
    elif own := _PROPERTY.fullmatch(line):
        line = _labelled(*own.groups())
    if "::" in line:
        line = _INLINE.sub(r"\1: ", line)
    if "[[" in line:
        line = _LINK.sub(r"\1", _ORG_LINK.sub(r"\1", line))
    return _planned().sub(_as_label, line) if ":" in line else line


def _labelled(before: str, label: str, value: str) -> str:
    return f"{before}{label}: {value}" if meanings(label) else ""


@cache
def _planned() -> re.Pattern[str]:
    said = one_of(frozenset(load("words")["outlines"]["planning"]))
    return re.compile(rf"\b({said}):\s*[<\[](\d{{4}}-\d\d-\d\d)[^<>\[\]]*[>\]]\s*")


def _as_label(match: re.Match[str]) -> str:
    label = load("words")["outlines"]["planning"][match[1]]
    return f"{label}: {match[2]}  " if label else ""


@cache
def _task() -> re.Pattern[str]:
    return re.compile(rf"(?:({one_of(words('outlines', 'tasks'))})[ \t]+)?((?:\[#[A-Z0-9]\]|\([A-Z]\)(?=\s+\S))[ \t]+)?(?=\S)")


def task_of(text: str) -> tuple[str, str]:
    """Return a text without the word and the priority of a task before it, and that word."""
    match = _task().match(text)
    return (text[match.end() :], match[1] or "") if match else (text, "")

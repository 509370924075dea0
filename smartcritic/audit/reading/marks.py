"""The marks of lists and of Markdown: bullets, numbers, boxes, headings, rules, labels of objectives and key results, bold and links."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from smartcritic.audit.reading.words import load, one_of, words

BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0>]*)"
    r"(?:[-*+•‣◦▪▫●○■□–—·►➤✓✔→]|\(?(?:\d{1,3}|[a-zA-Z]|[IVX]{1,4})[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s))[ \t\u00a0]+"
    r"(?:\[[ xX✓/>~!?*<.o-]?\]\s+)?(?:[☐☑☒✅]\ufe0f?\s+)?|(?P<box>[ \t]*)(?:\[[ xX✓-]?\]|[☐☑☒])\s+"
)
"""What stands before a line of a list: a bullet, a number or a letter, a checkbox."""

HEADING = re.compile(r"#{1,6}\s+(.*?)#*\s*$")
RULED = re.compile(r"\s*(?:[-=_*~#]\s*){3,}$")
_CHECKED = re.compile(r"\[[xX✓]\]|[☑☒✅]")
_FINISHED = re.compile(r"x (?=\d{4}-\d\d-\d\d )")


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of a list: how far it is indented, its words, whether its box is checked, and its mark: a bullet, a number, a box, a code."""

    depth: int
    text: str
    done: bool = False
    mark: str = ""
    code: str = ""

    @property
    def boxed(self) -> bool:
        return re.search(r"\[.?\]|[☐☑☒]", self.mark) is not None


_CODE = re.compile(
    r"(?P<indent>[ \t]*)(?:[-*•]\s+)?(?P<code>(?P<letters>[A-Z]{1,5})[-_ ]?\d{1,3}(?:\.\d{1,2})?)"
    r"(?:\s*[.:)–-]\s+|\s{2,}|\t+)(?=\S)"
)


def codes(lines: Sequence[str]) -> frozenset[str]:
    """Return the letters of the codes that stand before several lines, each with another number: ``G1.``, ``OBJ-02``."""
    found: dict[str, set[str]] = {}
    for line in lines:
        match = _CODE.match(line)
        if match and match["letters"].lower() not in words("outlines", "no_codes") and len(line[match.end() :].split()) > 1:
            found.setdefault(match["letters"], set()).add(match["code"])
    several = {len(letters) for letters, numbers in found.items() if len(numbers) > 1}
    return frozenset(letters for letters in found if len(letters) in several and not _labels_others(letters))


def _labels_others(letters: str) -> bool:
    return any(labels(kind).match(f"{letters}1: ") for kind in ("objective", "key_result"))


def entry_of(line: str, coded: frozenset[str] = frozenset()) -> Entry | None:
    """Return an entry without its bullet, or with a label such as ``KR 1:``; None for a line that is none.

    `coded` are letters that stand before the numbers of goals (see `codes`).
    """
    if coded and (match := _CODE.match(line)) and match["letters"] in coded:
        return Entry(len(match["indent"].replace("\t", "    ")), line[match.end() :].strip(), mark=match["code"], code=match["code"])
    if RULED.match(line):
        return None
    if match := BULLET.match(line):
        indent = match["indent"] if match["indent"] is not None else match["box"]
        depth, done = len(indent.replace("\t", "    ")), _CHECKED.search(match[0]) is not None
        return Entry(depth, line[match.end() :].strip(), done, match[0].strip())
    if match := _FINISHED.match(line):
        return Entry(0, line[match.end() :].strip(), True)
    bare = line.strip()
    found = [labels(kind).match(bare) for kind in ("objective", "key_result", "goal")]
    if not bare.startswith("#") and any(label and re.search(r"\d", label[0]) for label in found):
        return Entry(len((line[: len(line) - len(line.lstrip())]).replace("\t", "    ")), bare)
    return None


@cache
def labels(kind: str) -> re.Pattern[str]:
    """Return the pattern of a label before a text: ``Objective 1:``, ``KR 2 -``, ``Goal 3.``."""
    names = load("headers")["subjects"][kind]
    extra = r"|o(?=\d|\s*:)" if kind == "objective" else ""
    end = r"\s*[:.)–-](?!\d)\s*"
    if kind == "key_result":
        end = rf"(?:{end}|(?<=\d)\s+(?=\w))"
    return re.compile(rf"\W*(?:{one_of(names)}{extra})\s*#?\s*\d{{0,2}}(?:\.\d+)?{end}", re.IGNORECASE)


def objective_label(text: str) -> re.Match[str] | None:
    """Return the label of an objective in a heading, where a number needs no sign behind it: ``O1 Win the south``."""
    numbered = _numbered_objective().match(text)
    return labels("objective").match(text) or numbered


@cache
def _numbered_objective() -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{one_of(load('headers')['subjects']['objective'])}|o(?=\d))\s*#?\s*\d{{1,2}}\s+(?=\w)", re.IGNORECASE)


def plain(text: str) -> str:
    """Leave out the marks of Markdown: bold, code, links."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(\*\*|__|`|~~)(?=\S)(.*?)(?<=\S)\1", r"\2", text)


def entries(cell: Any) -> list[str]:
    """Return the lines of a cell that is a list, without their bullets; none where it is no list. Lines without a bullet go on the last."""
    if not isinstance(cell, str) or not BULLET.match(cell.lstrip()):
        return []
    found: list[str] = []
    for line in cell.strip().splitlines():
        match = BULLET.match(line)
        if match or not found:
            found.append(line[match.end() if match else 0 :].strip())
        elif line.strip():
            found[-1] += f" {line.strip()}"
    return [entry for entry in found if entry]

"""Which lines of a Markdown or text file are goals. Rather too few than too many: what is not plainly a goal is left alone.

Markdown:

1. A heading with a word such as "Goals", "Objectives", "OKRs", "Key results" or "Sales targets" opens a goals section, up to the next
   heading of the same or a higher level. One such as "Non-goals", "Examples", "Done" or "Notes" closes it, up to the next of its level.
   A file called like one (``goals.md``, ``okrs-2027.md``) is a goals section from its start.
2. In a goals section an item of a list is a goal, nested or not, where it begins like one (with a verb, "We will", "Our goal is to",
   "More", "Better") or has a figure; so is a heading that begins with a verb.
3. Anywhere, a line, item or heading behind a label is a goal: "Goal: ...", "Objective 2: ...", "KR1: ...".
4. Lines that follow each other with three or more labels of SMART ("S: ...", "M: ...", "T: ..."; in a section two) are one goal.
5. No goal is: fewer than three words (two with a verb in front), a field ("Owner: ...", "Due: ..."), what ends in a colon or question
   mark, an item that is checked (``[x]``) or struck out, a link alone, a quote, a table, code, a comment, front matter, and anything
   between ``smartcritic: off`` and ``smartcritic: on`` (in a comment or alone on a line).

Text: as in Markdown, but a heading is a short line that ends in a colon, or one in capitals; and in a file called like goals, or under such
a heading, lines without a bullet count as items do.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import PurePosixPath

from smartcritic.facts.vague import comparatives
from smartcritic.languages import ENGLISH
from smartcritic.parsing.labels import label_letters

_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n|$)")
_HEADING = re.compile(r"(?P<lead> {0,3}(?P<marks>#{1,6})[ \t]+)(?P<text>.*?)(?P<tail>[ \t]+#*)?[ \t]*$")
_ITEM = re.compile(r"(?P<lead>[ \t]*(?:[-*+•‣◦▪–—]|\(?\d{1,3}[.)])[ \t]+(?:\[(?P<box>[ xX\-])\][ \t]+)?)(?P<text>\S.*?)[ \t]*$")
_PLAIN = re.compile(r"(?P<lead>\s*)(?P<text>\S.*?)\s*$")
_FENCE = re.compile(r" {0,3}(`{3,}|~{3,})")
_LABEL = re.compile(
    r"(?P<lead>(?:\*\*|__|\*|_)?(?P<name>[A-Za-z][A-Za-z ]{0,16}?)[ ]?(?P<number>\d{1,2}(?:\.\d{1,2})?)?(?:\*\*|__|\*|_)?[ ]?"
    r"(?::(?:\*\*|__|\*|_)?|[ ][-–—](?=[ ]))[ \t]*)(?=\S)"
)
_WORD = re.compile(r"[^\W\d_]{1,}|\d[\d.,]*[%\w]*")
_NEVER = re.compile(r"^(?:>|\||~~.*~~$|<!--|<[a-zA-Z/]|!?\[[^\]]*\]\([^)]*\)[.]?$|https?://\S+$|[-=*_]{3,}$)")
_SWITCH = re.compile(r"^\W*smartcritic:\s*(?P<to>on|off)\W*$", re.IGNORECASE)
_LONG = "|".join(re.escape(w) for w in label_letters(ENGLISH) if len(w) > 1)
_SMART = re.compile(rf"(?:[-*+•][ \t]+)?(?:\*\*|__)?(?P<word>[SMART]|{_LONG})(?:\*\*|__)?\s?[:=](?:\*\*|__)?\s", re.I)
LEAST_WORDS = 3
"""Words of the shortest goal; one less where it begins with a verb."""


@dataclass(frozen=True, slots=True)
class GoalText:
    """A goal in a file: ``source[start:end]``, and the `text` that is judged, of the same length: line breaks inside it are spaces."""

    start: int
    end: int
    text: str


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    kinds: dict[str, set[str]] = {"open": set(), "close": set(), "label": set(), "field": set()}
    for entry in ENGLISH.lexicon("goal_lines").entries:
        kinds[entry.get("kind")].add(entry.term)
    return {kind: frozenset(terms) for kind, terms in kinds.items()}


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(e.term for e in ENGLISH.lexicon("verbs").entries)


def _terms(text: str, kind: str) -> Iterator[tuple[str, str]]:
    """The terms of this kind that a text holds as whole words, each with the words in front of it and behind it."""
    found = re.findall(r"[a-z0-9]+(?:-[a-z0-9]+)*", text.lower())
    plain = f" {' '.join(w for w in found if not any(c.isdigit() for c in w))} "
    for term in _words()[kind]:
        before, there, after = plain.partition(f" {term} ")
        if there:
            yield before, after


_BEHIND = frozenset("for of in until till to at this next by from through and or key results".split())


def opens(text: str) -> bool | None:
    """What a heading does: True where goals stand under it, False where none do, None where it says nothing about that.

    The word must be what the heading is about: "Goals for 2027", "Team objectives", and not "Notes of our goals" or "Goals matter".
    """
    if next(_terms(text, "close"), None) is not None:
        return False
    for before, after in _terms(text, "open"):
        behind = after.split()
        if not set(before.split()) & _BETWEEN and len(before.split()) <= 3 and (not behind or behind[0] in _BEHIND or ":" in text):
            return True
    return None


_BETWEEN = frozenset("of on for with in to about and or by from as what how why when is are these setting write".split())


def named_like_goals(path: str) -> bool:
    """Whether a file's name says that it holds goals: ``goals.md``, ``team-okrs-2027.txt``."""
    stem = PurePosixPath(path.replace("\\", "/")).stem
    return opens(re.sub(r"[_\d.-]+", " ", re.sub(r"(?<=[a-z])(?=[A-Z])", " ", stem))) is True


@dataclass(slots=True)
class _Line:
    start: int
    text: str


def _lines(source: str) -> Iterator[_Line]:
    """The lines as the Language Server Protocol counts them: they end at \\n, \\r\\n and \\r alone."""
    for match in _LINE.finditer(source):
        if match.start() == len(source) and match.start() > 0:
            break
        yield _Line(match.start(), match[0].rstrip("\r\n"))


def goal_texts(source: str, *, markdown: bool, path: str = "") -> list[GoalText]:
    """Return the goals of a file, in order; see the module for the rule."""
    lines = list(_lines(source))
    skip = _skipped(lines, markdown)
    sections: list[tuple[int, bool]] = [(0, named_like_goals(path))]
    found: list[GoalText] = []
    i = 0
    while i < len(lines):
        line = lines[i]
        if i in skip or not line.text.strip():
            i += 1
            continue
        heading = _heading(line, lines, i, markdown)
        if heading is not None:
            level, start, text = heading
            while len(sections) > 1 and sections[-1][0] >= level:
                sections.pop()
            inside, said = sections[-1][1], opens(text)
            body = _labelled(text)
            goal = body if body is not None else 0 if inside and markdown and _begins_with_verb(text) else None
            if goal is not None and _is_goal(text[goal:]):
                found.append(GoalText(start + goal, start + len(text), text[goal:]))
            sections.append((level, inside if said is None else said))
            i += 1
            continue
        smart = _smart_lines(lines, i, skip, 2 if sections[-1][1] else 3)
        if smart > i + 1:
            first, last = lines[i], lines[smart - 1]
            item = _ITEM.match(first.text) or _PLAIN.match(first.text)
            start, end = first.start + (item.end("lead") if item else 0), last.start + len(last.text.rstrip())
            found.append(GoalText(start, end, source[start:end]))
            i = smart
            continue
        i, goal_text = _entry(source, lines, i, skip, sections[-1][1], markdown)
        if goal_text is not None:
            found.append(goal_text)
    return found


def _heading(line: _Line, lines: list[_Line], i: int, markdown: bool) -> tuple[int, int, str] | None:
    """The level of a heading, where its text starts, and its text; None for other lines."""
    if match := _HEADING.match(line.text):
        return len(match["marks"]), line.start + match.end("lead"), match["text"]
    text = line.text.strip()
    start = line.start + len(line.text) - len(line.text.lstrip())
    if markdown:
        following = lines[i + 1].text.strip() if i + 1 < len(lines) else ""
        if text and re.fullmatch(r"=+|-{2,}", following) and not _ITEM.match(line.text):
            return (1 if following[0] == "=" else 2), start, text
        return None
    words = _WORD.findall(text)
    shouted = text.isupper() and len(text) > 3
    if line.text[:1].isspace() or not 1 <= len(words) <= 6 or not (text.endswith(":") or shouted) or _ITEM.match(line.text):
        return None
    return 1, start, text


def _entry(
    source: str, lines: list[_Line], i: int, skip: frozenset[int], inside: bool, markdown: bool
) -> tuple[int, GoalText | None]:
    """The item or line that begins at `i`: the line behind it, and the goal that it is."""
    line = lines[i]
    item = _ITEM.match(line.text)
    match = item or _PLAIN.match(line.text)
    assert match is not None
    start = line.start + match.end("lead")
    end, j = line.start + match.end("text"), i + 1
    indent = len(line.text) - len(line.text.lstrip())
    while markdown and j < len(lines) and j not in skip and _goes_on(lines[j], indent, item is not None):
        end, j = lines[j].start + len(lines[j].text.rstrip()), j + 1
    text = re.sub(r"[\r\n]", " ", source[start:end])
    checked = item is not None and (item["box"] or " ") != " "
    label = _labelled(text)
    if label is not None:
        start, text = start + label, text[label:]
    elif not inside or (markdown and item is None):
        return j, None
    if checked or _is_field(text) or not _is_goal(text) or (label is None and not _sounds_like_one(text)):
        return j, None
    return j, GoalText(start, end, text)


def _goes_on(line: _Line, indent: int, item: bool) -> bool:
    """Whether a line goes on with the item or paragraph above it."""
    text = line.text
    bare = text.strip()
    if not bare or any(kind.match(text) for kind in (_ITEM, _HEADING, _FENCE)) or _NEVER.match(bare) or _SMART.match(bare):
        return False
    return not item or len(text) - len(text.lstrip()) > indent


def _smart_lines(lines: list[_Line], i: int, skip: frozenset[int], least: int) -> int:
    """The line behind a run of lines with `least` or more different labels of SMART, else `i`."""
    j, letters = i, set()
    while j < len(lines) and j not in skip and (match := _SMART.match(lines[j].text.strip())):
        letters.add(label_letters(ENGLISH)[match["word"].lower()])
        j += 1
    return j if len(letters) >= least else i


def _labelled(text: str) -> int | None:
    """Where the goal begins behind a label ("Goal: ", "KR1 - "); None where there is no such label."""
    match = _LABEL.match(text)
    if match is None:
        return None
    name = " ".join(match["name"].lower().split())
    if name not in _words()["label"] or (name == "o" and not match["number"]):
        return None
    return match.end("lead")


def _is_field(text: str) -> bool:
    match = _LABEL.match(text)
    return match is not None and " ".join(match["name"].lower().split()) in _words()["field"]


def _begins_with_verb(text: str) -> bool:
    words = _WORD.findall(text)
    return bool(words) and words[0].lower() in _verbs()


_MODALS = frozenset("will shall should must".split())
_WANTS = frozenset("want wants plan plans aim aims hope intend would like goal is".split())
_POINTS = frozenset("it this that there these those they if when because see note for example as".split())
_BOLD = re.compile(r"(?:\*\*|__)[^*_]{1,60}(?:\*\*|__)\s*:\s*|(?:\*\*|__)[^*_]{1,60}:\s*(?:\*\*|__)\s*")


def _sounds_like_one(text: str) -> bool:
    """Whether a line begins like a goal (a verb, "We will", "Our goal is to", "More"), or has a figure; code does not count.

    What stands behind a bold name and a colon ("**Revenue:** grow ...") is asked.
    """
    bold = _BOLD.match(text)
    text = text[bold.end() :] if bold else text
    bare = re.sub(r"`[^`]*`|\]\([^)]*\)|https?://\S+|#\d+", " ", text)
    words = [w.lower() for w in _WORD.findall(bare)]
    if not words or words[0] in _POINTS or bare.lstrip()[:1] != text.lstrip()[:1]:
        return False
    wants = any(w in _WANTS and words[k + 1 : k + 2] == ["to"] for k, w in enumerate(words[:5]))
    counts = words[0] == "zero" or words[0] in comparatives(ENGLISH)
    return words[0] in _verbs() or counts or any(w in _MODALS for w in words[1:4]) or wants or any(c.isdigit() for c in bare)


def _is_goal(text: str) -> bool:
    """Whether a text of a goals section can be a goal at all."""
    bare = text.strip()
    least = LEAST_WORDS - 1 if _begins_with_verb(bare) else LEAST_WORDS
    return len(_WORD.findall(bare)) >= least and bare[-1] not in ":?" and not _NEVER.match(bare)


def _skipped(lines: list[_Line], markdown: bool) -> frozenset[int]:
    """Lines that are no prose: front matter, fenced and indented code, comments, tables, quotes, and what is switched off."""
    skip: set[int] = set()
    fence = ""
    comment = off = False
    front = markdown and bool(lines) and lines[0].text.rstrip() == "---" and any(x.text.rstrip() in ("---", "...") for x in lines[1:])
    for i, line in enumerate(lines):
        text = line.text.strip()
        switch = _SWITCH.match(text)
        if switch and not fence:
            off = switch["to"].lower() == "off"
            skip.add(i)
            continue
        if off:
            skip.add(i)
        if front:
            skip.add(i)
            front = i == 0 or text not in ("---", "...")
            continue
        if not markdown:
            continue
        mark = _FENCE.match(line.text)
        if fence:
            skip.add(i)
            if mark and mark[1][0] == fence[0] and len(mark[1]) >= len(fence) and text == mark[1]:
                fence = ""
            continue
        if mark:
            fence = mark[1]
            skip.add(i)
            continue
        if comment or text.startswith("<!--"):
            skip.add(i)
            comment = "-->" not in text
            continue
        if text.startswith((">", "|")) or (re.match(r" {4}|\t", line.text) and not _ITEM.match(line.text) and _after_blank(lines, i)):
            skip.add(i)
    return frozenset(skip)


def _after_blank(lines: list[_Line], i: int) -> bool:
    return i == 0 or not lines[i - 1].text.strip()

"""Lists in plain text and Markdown: bullets, numbers and checkboxes, wrapped lines, headings; Markdown tables; one goal a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartcritic.audit.reading.header import grid_table
from smartcritic.audit.reading.tables import LeftOut, Line, Row, Table
from smartcritic.audit.reading.words import begins_with, load, one_of
from smartcritic.errors import InputError

ENDINGS = (".md", ".markdown")
BULLET = re.compile(
    r"(?P<indent>[ \t\u00a0>]*)(?:[-*+•‣◦▪▫●○■□–—·►➤✓✔→]|\(?(?:\d{1,3}|[a-zA-Z])[.)](?=\s)|\d{1,2}\.\d{1,2}\.?(?=\s))[ \t\u00a0]+"
    r"(?:\[[ xX✓-]?\]\s+)?(?:[☐☑☒✅]\ufe0f?\s+)?|(?P<box>[ \t]*)(?:\[[ xX✓-]?\]|[☐☑☒])\s+"
)
"""What stands before a line of a list: a bullet, a number or a letter, a checkbox."""

_RULED = re.compile(r"\s*(?:[-=_*~#]\s*){3,}$")
_HEADING = re.compile(r"#{1,6}\s+(.*?)#*\s*$")
_TABLE_LINE = re.compile(r"\s*\|?\s*:?-{2,}:?\s*(?:\|\s*:?-{2,}:?\s*)*\|?\s*$")


def _labels(kind: str) -> re.Pattern[str]:
    names = load("headers")["subjects"][kind]
    extra = r"|o(?=\d)" if kind == "objective" else ""
    return re.compile(rf"\W*(?:{one_of(names)}{extra})\s*\d*\s*[:.)–-]\s*", re.IGNORECASE)


@dataclass(slots=True)
class _Item:
    """An entry of a list: its words, the line on which it begins, how far it is indented."""

    text: str
    at: int
    depth: int


def read_text(text: str, name: str, encoding: str, notes: tuple[str, ...], *, markdown: bool) -> Table | None:
    """Read a text as a Markdown table or a list of goals; None where it is neither and may be delimited.

    Raises:
        InputError: a Markdown file holds neither.
    """
    lines = text.lstrip("\ufeff").splitlines()
    table = _markdown_table(lines, name, encoding, notes)
    if table is not None:
        return table
    bulleted = sum(_entry(line) is not None for line in lines)
    filled = sum(bool(line.strip()) for line in lines)
    if (bulleted >= 2 and bulleted >= 0.3 * filled) or (markdown and bulleted):
        return _listed(lines, name, encoding, notes)
    if markdown:
        raise InputError(f"{name}: holds no table and no list of goals; write one goal a line, with a dash before it")
    return None


# --------------------------------------------------------------------------- tables


def _markdown_table(lines: Sequence[str], name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read the tables of a Markdown text, with what stands around them left out."""
    rules = [i for i, line in enumerate(lines) if i and "|" in line and _TABLE_LINE.match(line) and "|" in lines[i - 1]]
    if not rules:
        return None
    inside: set[int] = set()
    grid = []
    for rule in rules:
        end = rule + 1
        while end < len(lines) and "|" in lines[end]:
            end += 1
        inside.update(range(rule - 1, end))
        grid += [Line(_parts(lines[i]), i + 1) for i in (rule - 1, *range(rule + 1, end))]
    table, _ = grid_table(name, iter(grid), encoding, notes, strict=True)
    for i, line in enumerate(lines):
        if i not in inside and line.strip():
            table.left_out.add("beside_list", f"line {i + 1}: {line.strip()[:60]}")
    return table


def _parts(line: str) -> tuple[str, ...]:
    bare = line.strip().removeprefix("|")
    bare = bare[:-1] if bare.endswith("|") and not bare.endswith("\\|") else bare
    return tuple(_plain(part.replace("\\|", "|").replace("<br>", "\n").strip()) for part in re.split(r"(?<!\\)\|", bare))


def _plain(text: str) -> str:
    """Leave out the marks of Markdown: bold, code, links."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"(\*\*|__|`|~~)(?=\S)(.*?)(?<=\S)\1", r"\2", text)


# --------------------------------------------------------------------------- lists


def _listed(lines: Sequence[str], name: str, encoding: str, notes: tuple[str, ...]) -> Table:
    left = LeftOut()
    items = list(_items(lines, left))
    if not items:
        raise InputError(f"{name}: holds no list of goals; write one goal a line, with a dash before it")
    rows = list(_goals(items, left))
    return Table(
        name, ("text", "parent"), iter(rows), encoding, (*notes, f"{name}: is a list; each entry is read as a goal"), len(rows),
        header="a list has none", left_out=left,
    )  # fmt: skip


def _items(lines: Sequence[str], left: LeftOut) -> Iterator[_Item]:
    """Give the entries of a list; a line that goes on an entry is joined to it, anything else is left out."""
    item: _Item | None = None
    for at, line in enumerate(lines, 1):
        entry = _entry(line)
        if entry is not None:
            if item is not None:
                yield item
            item = _Item(_plain(entry[1]), at, len(entry[0].replace("\t", "    ")))
        elif not line.strip():
            if item is not None:
                yield item
            item = None
        elif item is not None and line[:1] in " \t" and not _HEADING.match(line.strip()):
            item.text += f" {_plain(line.strip())}"
        else:
            if item is not None:
                yield item
            item = None
            if not _RULED.match(line):
                left.add("beside_list", f"line {at}: {line.strip()[:60]}")
                if objective := _objective_line(line):
                    yield _Item(objective, at, -1)
    if item is not None:
        yield item


def _entry(line: str) -> tuple[str, str] | None:
    """Return the indentation and the words of an entry: behind a bullet, or with a label such as ``KR 1:``."""
    if _RULED.match(line):
        return None
    match = BULLET.match(line)
    if match:
        return match["indent"] if match["indent"] is not None else match["box"], line[match.end() :].strip()
    bare = line.strip()
    labels = [_labels(kind).match(bare) for kind in ("objective", "key_result")]
    if not bare.startswith("#") and any(label and re.search(r"\d", label[0]) for label in labels):
        return line[: len(line) - len(line.lstrip())], bare
    return None


def _objective_line(line: str) -> str | None:
    """Return the words of a heading that is an objective: ``Objective 1: ...``."""
    bare = _plain(line.strip().lstrip("#").strip())
    match = _labels("objective").match(bare)
    return bare[match.end() :].strip() if match and bare[match.end() :].strip() else None


def _goals(items: Sequence[_Item], left: LeftOut) -> Iterator[Row]:
    """Make goals of entries: key results under their objective; entries under another one that is none are parts of it."""
    objective, above, number, level = None, 0, 0, 0
    label, result = _labels("objective"), _labels("key_result")
    shallow = min((i.depth for i in items if i.depth >= 0), default=0)
    for item in items:
        if item.depth < 0:
            objective, above, level = item.text, -1, -1
            continue
        number += 1
        match = label.match(item.text)
        if match and item.text[match.end() :].strip():
            objective, above, level = item.text[match.end() :].strip(), item.depth, -1
            left.add("objective", f"line {item.at}: {item.text[:60]}")
            continue
        found = result.match(item.text)
        text = item.text[found.end() :].strip() if found and item.text[found.end() :].strip() else item.text
        below = objective is not None and (item.depth > above or above < 0 or found is not None)
        if not below:
            objective = None
        elif level < 0:
            level = item.depth
        if item.depth > (level if below else shallow):
            left.add("sub_item", f"line {item.at}: {item.text[:60]}")
        elif begins_with("rows", "footers").match(text):
            left.add("footer", f"line {item.at}: {item.text[:60]}")
        elif not text:
            left.add("beside_list", f"line {item.at}: an empty entry")
        else:
            yield Row(number, {"text": text, "parent": objective if below else None}, line=item.at)

"""What an XLSX file says beside its cells: hidden rows and columns, percentages, indentation; read from the archive's XML as a stream."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO
from xml.etree import ElementTree

_NS = re.compile(r"\{[^}]*\}")
_PERCENT = frozenset({9, 10})
MAX_MARKED = 64 << 20
"""Bytes of a sheet's XML above which it is not looked through a second time."""


@dataclass(slots=True)
class Marks:
    """Of one sheet: hidden rows and columns, cells shown as percentages, in bold, struck out, how far they are indented; from 0."""

    rows: set[int] = field(default_factory=set)
    columns: set[int] = field(default_factory=set)
    percents: set[tuple[int, int]] = field(default_factory=set)
    indents: dict[tuple[int, int], int] = field(default_factory=dict)
    bold: set[tuple[int, int]] = field(default_factory=set)
    struck: set[tuple[int, int]] = field(default_factory=set)


def read_marks(path: Path) -> dict[str, Marks]:
    """Return the marks of each sheet by its name; nothing for a file of another format, or a sheet that is too large or broken."""
    out: dict[str, Marks] = {}
    try:
        if not zipfile.is_zipfile(path):
            return out
        with zipfile.ZipFile(path) as archive:
            names = set(archive.namelist())
            if "xl/workbook.xml" not in names:
                return out
            styles = _styles(archive) if "xl/styles.xml" in names else {}
            for title, part in _sheets(archive):
                if part in names and archive.getinfo(part).file_size <= MAX_MARKED:
                    with archive.open(part) as stream:
                        out[title] = _marks(stream, styles)
    except (OSError, zipfile.BadZipFile, ElementTree.ParseError, ValueError, KeyError):
        return {}
    return out


def _tag(element: ElementTree.Element) -> str:
    return _NS.sub("", element.tag)


def _walk(stream: IO[bytes]) -> Iterator[ElementTree.Element]:
    yield from (element for _, element in ElementTree.iterparse(stream, events=("end",)))


def _sheets(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    targets = {}
    with archive.open("xl/_rels/workbook.xml.rels") as stream:
        for element in _walk(stream):
            if _tag(element) == "Relationship":
                target = element.get("Target", "")
                targets[element.get("Id")] = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
    with archive.open("xl/workbook.xml") as stream:
        for element in _walk(stream):
            if _tag(element) == "sheet":
                key = next((v for k, v in element.attrib.items() if _NS.sub("", k) == "id"), None)
                if key in targets:
                    yield element.get("name", ""), targets[key]


def _styles(archive: zipfile.ZipFile) -> dict[int, tuple[bool, int, bool, bool]]:
    """Return for each style that matters whether it shows a percentage, how far it indents, and whether it is bold or struck out."""
    percent, found = set(_PERCENT), {}
    bold: set[int] = set()
    lined: set[int] = set()
    with archive.open("xl/styles.xml") as stream:
        for element in _walk(stream):
            if _tag(element) == "numFmt" and "%" in re.sub(r'"[^"]*"|\\.', "", element.get("formatCode", "")):
                percent.add(int(element.get("numFmtId", "0")))
            if _tag(element) == "fonts":
                bold, lined = _with_mark(element, "b"), _with_mark(element, "strike")
            if _tag(element) == "cellXfs":
                for at, xf in enumerate(element):
                    indent = next((int(a.get("indent", "0")) for a in xf if _tag(a) == "alignment"), 0)
                    shown = int(xf.get("numFmtId", "0")) in percent
                    font = int(xf.get("fontId", "0"))
                    if shown or indent or font in bold or font in lined:
                        found[at] = (shown, indent, font in bold, font in lined)
    return found


def _with_mark(fonts: ElementTree.Element, mark: str) -> set[int]:
    return {at for at, font in enumerate(fonts) if any(_tag(b) == mark and b.get("val") not in ("0", "false") for b in font)}


def _marks(stream: IO[bytes], styles: dict[int, tuple[bool, int, bool, bool]]) -> Marks:
    marks = Marks()
    row = -1
    for _, element in ElementTree.iterparse(stream, events=("end",)):
        tag = _tag(element)
        if tag == "col" and element.get("hidden") in ("1", "true"):
            marks.columns.update(range(int(element.get("min", "1")) - 1, min(int(element.get("max", "1")), 16_384)))
        elif tag == "row":
            row = int(element.get("r", row + 2)) - 1
            if element.get("hidden") in ("1", "true"):
                marks.rows.add(row)
            for at, cell in enumerate(element):
                style = styles.get(int(cell.get("s", "0")))
                if style is not None:
                    _mark(marks, (row, _column(cell.get("r"), at)), style)
            element.clear()
    return marks


def _mark(marks: Marks, place: tuple[int, int], style: tuple[bool, int, bool, bool]) -> None:
    for on, places in ((style[0], marks.percents), (style[2], marks.bold), (style[3], marks.struck)):
        if on:
            places.add(place)
    if style[1]:
        marks.indents[place] = style[1]


def _column(reference: str | None, at: int) -> int:
    letters = re.match(r"[A-Z]+", reference or "")
    if letters is None:
        return at
    column = 0
    for letter in letters[0]:
        column = column * 26 + ord(letter) - 64
    return column - 1

"""HTML tables in: pages saved as .html or .xls, and the XML that spreadsheets of 2003 wrote. A page without a table of goals is refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html.parser import HTMLParser
from typing import IO

from smartcritic.audit.reading.decoding import whole_text
from smartcritic.audit.reading.header import Header, grid_table
from smartcritic.audit.reading.json_lists import read_data
from smartcritic.audit.reading.marks import entry_of
from smartcritic.audit.reading.names import known_names, meanings
from smartcritic.audit.reading.pages import page_text
from smartcritic.audit.reading.tables import Line, Table
from smartcritic.audit.reading.text_lists import read_text
from smartcritic.audit.reading.xml_lists import outline, records
from smartcritic.errors import InputError

ENDINGS = (".html", ".htm", ".xml", ".opml")
MAX_SPAN = 1_000
_BLOCKS = frozenset({"br", "p", "div", "li", "h1", "h2", "h3", "h4"})
_SILENT = frozenset({"script", "style", "head", "title", "select", "option"})


class _Tables(HTMLParser):
    """Collects the tables of a page as grids of texts; cells that span rows are repeated, nested tables stand by themselves."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[Line]] = []
        self.forms = False
        self._open: list[list[Line]] = []
        self._row: list[str] | None = None
        self._cell: list[str] | None = None
        self._spans: list[dict[int, tuple[int, str]]] = []
        self._hidden = self._wide = False
        self._across = self._down = 1
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        own = dict(attrs)
        tag = tag.rpartition(":")[2]
        if tag in _SILENT:
            self._silent += tag not in ("head", "title", "option")
        elif tag == "input":
            self.forms = self.forms or own.get("type") == "password"
        elif tag == "table":
            self._end_row()
            self._open.append([])
            self._spans.append({})
        elif tag in ("tr", "row") and self._open:
            self._end_row()
            self._row, self._wide = [], False
            style = re.sub(r"\s", "", (own.get("style") or "").lower())
            self._hidden = "display:none" in style or "hidden" in own or own.get("ss:hidden") == "1"
        elif tag in ("td", "th", "cell") and self._row is not None:
            self._end_cell()
            at = _number(own.get("ss:index"), 0)
            while at and len(self._row) < min(at, MAX_SPAN) - 1:
                self._row.append("")
            self._take_spans()
            self._cell = []
            self._across = _number(own.get("colspan"), 1) if "colspan" in own else _number(own.get("ss:mergeacross"), 0) + 1
            self._down = _number(own.get("rowspan"), 1) if "rowspan" in own else _number(own.get("ss:mergedown"), 0) + 1
        elif tag == "li" and self._cell is not None:
            self._cell.append("\n\u2022 ")
        elif tag in _BLOCKS and self._cell:
            self._cell.append("\n")

    def handle_endtag(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("script", "style", "select"):
            self._silent = max(0, self._silent - 1)
        elif tag in ("td", "th", "cell"):
            self._end_cell()
        elif tag in ("tr", "row"):
            self._end_row()
        elif tag == "table" and self._open:
            self._end_row()
            self.tables.append(self._open.pop())
            self._spans.pop()
        elif tag in _BLOCKS and self._cell:
            self._cell.append("\n")

    def handle_data(self, data: str) -> None:
        if self._cell is not None and not self._silent:
            self._cell.append(re.sub(r"[ \t\r\n\f]+", " ", data))

    def _take_spans(self) -> None:
        """Put the cells from rows above in their places."""
        spans, row = self._spans[-1], self._row
        while row is not None and len(row) in spans:
            left, text = spans.pop(at := len(row))
            if left > 1:
                spans[at] = (left - 1, text)
            row.append(text)

    def _end_cell(self) -> None:
        if self._cell is None or self._row is None:
            return
        lines = "".join(self._cell).replace("\xa0", " ").split("\n")
        said = [line for line in (" ".join(part.split()) for part in lines) if line.strip("\u2022 ")]
        if sum(line.startswith("\u2022") and line.count(" ") > 2 for line in said) < 2:
            said = [line.removeprefix("\u2022 ") for line in said]
        text = "\n".join(said)
        at = len(self._row)
        self._wide = self._wide or self._across > 2
        self._row.append(text)
        self._row += [""] * (min(self._across, MAX_SPAN) - 1)
        if self._down > 1:
            self._spans[-1][at] = (min(self._down, MAX_SPAN) - 1, text)
        self._cell = None

    def _end_row(self) -> None:
        self._end_cell()
        if self._row is not None and self._open:
            self._take_spans()
            lines = self._open[-1]
            titled = self._wide and sum(map(bool, self._row)) == 1
            lines.append(Line(tuple(self._row), len(lines) + 1, self._hidden, titled=titled))
        self._row = None


def _number(text: str | None, other: int) -> int:
    return int(text) if text is not None and text.strip().isdigit() else other


def _joined(tables: Sequence[list[Line]]) -> list[list[Line]]:
    """Join tables whose first lines are the same header."""
    out: dict[tuple[str, ...], list[Line]] = {}
    for at, lines in enumerate(tables):
        full = [line for line in lines if any(line.cells)]
        if not full:
            continue
        if (labels := _form_labels(full)) is not None:
            out[labels] = [*out[labels], *full] if labels in out else lines
            continue
        top = tuple(str(c).strip() for c in full[0].cells)
        key = top if known_names([c for c in top if c]) >= 2 else (*top, str(at))
        out[key] = [*out[key], *full[1:]] if key in out else lines
    return list(out.values())


def _form_labels(lines: Sequence[Line]) -> tuple[str, ...] | None:
    """Return the labels of a table with a label and a value a row; None for another."""
    if len(lines) < 2 or any(len(line.cells) != 2 for line in lines):
        return None
    labels = tuple(str(line.cells[0]).strip().rstrip(":") for line in lines)
    return ("", *labels) if len(set(labels)) == len(labels) == known_names(labels) else None


def _names_goals(table: Table, header: Header) -> bool:
    """Whether the header of a table names the goals' text, or most of what goals have."""
    return header.known > 2 or (header.known > 0 and any(m.role == "text" for n in table.columns for m in meanings(n)[:1]))


def _as_list(text: str, name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    """Read the lists of a page that holds no table of goals."""
    lines = page_text(text)
    if not any(line.startswith("#") or entry_of(line) is not None for line in lines.splitlines()):
        return None
    try:
        return read_text(lines, name, encoding, notes, markdown=True)
    except InputError:
        return None


def _is_data(text: str) -> bool:
    """Whether XML holds records of its own rather than a page or a workbook."""
    head = text[:4096]
    page = re.search(r"<(?:\w+:)?(?:html|table|body|workbook)[\s>]", head, re.IGNORECASE) is not None
    return re.search(r"<opml[\s>]", head) is not None or ("<?xml" in head[:200] and not page)


def _as_records(text: str, name: str, encoding: str, notes: tuple[str, ...]) -> Table | None:
    if (lines := outline(text)) is not None:
        return read_text(lines, name, encoding, notes, markdown=True)
    data = records(text)
    return None if data is None else read_data(data, name, encoding, notes)


def read_markup(binary: IO[bytes], name: str) -> Table:
    """Read the table of goals of a page: of its tables the one whose header names most columns; the others are left out.

    Raises:
        InputError: the page holds no table, as a sign-in page does.
    """
    text, encoding, notes = whole_text(binary, name)
    if _is_data(text) and (table := _as_records(text, name, encoding, notes)) is not None:
        return table
    parser = _Tables()
    try:
        parser.feed(text)
        parser.close()
    except (ValueError, AssertionError) as error:
        raise InputError(f"{name}: is a web page that cannot be read: {error}") from None
    best: tuple[tuple[int, int], Table, Header] | None = None
    others = []
    for lines in _joined(parser.tables):
        table, header = grid_table(name, iter(lines), encoding, notes)
        rank = (header.known, len(lines) * (header.at >= 0))
        if best is None or rank > best[0]:
            best, table_before = (rank, table, header), best
            others += [table_before[1]] if table_before else []
        else:
            others.append(table)
    lists = not parser.forms and (best is None or not _names_goals(best[1], best[2]))
    if lists and (listed := _as_list(text, name, encoding, notes)) is not None:
        return listed
    if best is None or best[0][0] < 1:
        sign_in = " (a sign-in page: the export was fetched without being signed in)" if parser.forms else ""
        raise InputError(f"{name}: is a web page{sign_in}, not a table of goals; export the goals as a file and give that")
    table = best[1]
    for other in others:
        table.left_out.add("other_table", f"table with {len(other.columns)} columns")
    table.notes = (*table.notes, f"{name}: is a web page; its table is read")
    return table

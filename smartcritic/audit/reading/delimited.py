"""Delimited text and JSON lines: read line by line, so that a file need not fit into memory.

What cannot be read as a whole is an `InputError`; what is wrong with one row is that row's own error, and the rest is read.
"""

from __future__ import annotations

import csv
import io
import json
import re
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from typing import IO, Any

from smartcritic.audit.reading.decoding import find_encoding
from smartcritic.audit.reading.header import grid_table
from smartcritic.audit.reading.json_lists import object_rows
from smartcritic.audit.reading.names import is_header
from smartcritic.audit.reading.tables import LeftOut, Line, Row, Table, again
from smartcritic.errors import InputError

MAX_CELL = 10_000_000
"""Characters of the longest cell that is read."""

_HEAD = 65_536
_DELIMITERS = ",;\t|"
_TOP = 20
"""Lines at the top of which one names the columns."""
_NONE = "\x1f"
"""The delimiter of a text that has a single column."""

_SEP = re.compile(r"\ufeff?\"?sep=(.)\"?\s*\r?\n", re.IGNORECASE)


def read_stream(binary: IO[bytes], name: str, kind: str, *, sample: int = 2_000) -> Table:
    """Read a rewindable stream of text: JSON lines for ``.jsonl`` and ``.ndjson``, tabs for ``.tsv`` and ``.tab``, else any delimiter.

    Raises:
        InputError: the encoding is not known, or there is no table.
    """
    encoding, notes = find_encoding(binary, name)
    here = binary.tell()
    binary.seek(0, io.SEEK_END)
    size = binary.tell()
    binary.seek(here)
    stream = io.TextIOWrapper(binary, encoding=encoding, newline="", errors="strict")
    lines = kind in (".jsonl", ".ndjson")
    table = _json_lines(stream, name, encoding, notes) if lines else _delimited(stream, name, encoding, notes, kind)
    first = list(islice(table.rows, sample))
    table.total = len(first)
    if len(first) == sample and not binary.closed:
        read = max(binary.tell() - io.DEFAULT_BUFFER_SIZE // 2, 1)  # about half a buffer is read ahead
        table.total = max(sample, round(sample * size / min(read, size)))
    table.rows = again(first, table.rows)
    if lines:
        table.columns = tuple(dict.fromkeys(key for row in first for key in row.cells))
    return table


def _json_lines(stream: io.TextIOWrapper, name: str, encoding: str, notes: tuple[str, ...]) -> Table:
    left = LeftOut()

    def rows() -> Iterator[Row]:
        number = 0
        for at, line in enumerate(stream, 1):
            if not line.strip():
                continue
            number += 1
            try:
                data = json.loads(line)
            except (json.JSONDecodeError, RecursionError) as error:
                reason = error.msg if isinstance(error, json.JSONDecodeError) else "nested too deeply"
                yield Row(number, {}, f"no JSON: {reason}", at)
                continue
            if isinstance(data, dict):
                for row in object_rows(data, number, left, line=at):
                    number = row.number
                    yield row
            else:
                yield Row(number, {}, f"expected a JSON object, found {type(data).__name__}", at)
        stream.close()

    return Table(name, (), rows(), encoding, notes, left_out=left)


def _delimited(stream: io.TextIOWrapper, name: str, encoding: str, notes: tuple[str, ...], kind: str) -> Table:
    csv.field_size_limit(MAX_CELL)
    head = stream.read(_HEAD)
    stream.seek(0)
    if not head.strip("\ufeff \r\n\t"):
        raise InputError(f"{name}: is empty; the first line must name the columns")
    told = _SEP.match(head)
    skipped = 0
    if told:
        stream.readline()
        skipped, head = 1, head[told.end() :]
    delimiter = told[1] if told else "\t" if kind in (".tsv", ".tab") else find_delimiter(head)
    reader = csv.reader(stream, delimiter=delimiter)
    if delimiter not in (",", _NONE) and kind == ".csv":
        notes = (*notes, f"{name}: the delimiter is {delimiter!r}")
    return grid_table(name, _lines(stream, reader, skipped), encoding, notes, strict=True, comma=delimiter == ";")[0]


def _lines(stream: io.TextIOWrapper, reader: Any, skipped: int) -> Iterator[Line]:
    while True:
        at = reader.line_num + 1 + skipped
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            yield Line((), at, error=f"no CSV: {error}")
            continue
        yield Line(tuple(map(str.strip, cells)) if reader.dialect.delimiter == "|" else tuple(cells), at)
    stream.close()


def find_delimiter(head: str) -> str:
    """Return the delimiter of a text: the one of ``, ; tab |`` that parts most lines into as many cells; `_NONE` if none does."""
    best, most = _NONE, 0.0
    text = head.lstrip("\ufeff")
    if len(text) >= _HEAD - 1:
        text = text[: text.rfind("\n") + 1]
    for delimiter in _DELIMITERS:
        widths = _widths(text, delimiter)
        if not widths:
            continue
        width, times = Counter(widths).most_common(1)[0]
        if width < 2:  # titles and footers may stand around a table
            width, times = max(((w, n) for w, n in Counter(widths).items() if w > 1), key=lambda p: p[1] * p[0], default=(1, 0))
        share = times / len(widths)
        steady = share if widths[0] == width or share >= 0.6 else share * 0.5
        if delimiter == "," and _is_prose(text):
            continue
        worth = steady * min(width, 12) ** 0.5
        if worth > most and width > 1 and (steady >= 0.25 or _names_columns(text, delimiter, width)):
            best, most = delimiter, worth
    first = next((line for line in text.splitlines() if line.strip()), "")
    if best != _NONE and best not in first and _alone(first) and most < 1.4 and not _names_columns(text, best):
        return _NONE
    return best


def _names_columns(text: str, delimiter: str, width: int = 3) -> bool:
    """Whether a delimiter parts a line at the top into the names of columns, `width` of them at least."""
    for line in [line for line in text.splitlines() if line.strip()][:_TOP]:
        cells = [c.strip(' "') for c in line.split(delimiter) if c.strip(' "')]
        if len(cells) >= max(3, 0.6 * width) and sum(map(is_header, cells)) >= max(3, 0.5 * len(cells)):
            return True
    return False


def _is_prose(text: str) -> bool:
    """Whether commas stand in sentences: nearly all have a space behind them, and no line at the top names columns."""
    bare = re.sub(r'"[^"]*"', "", text[:8192])
    spaced = bare.count(", ")
    top = [line for line in text.splitlines() if line.strip()][:5]
    return spaced >= 0.8 * bare.count(",") > 0 and not any(is_header(cell.strip(' "')) for line in top for cell in line.split(","))


def _alone(line: str) -> bool:
    """Whether a first line is a header of one column."""
    return is_header(line.strip().strip('"'))


def _widths(text: str, delimiter: str) -> list[int]:
    widths = []
    try:
        for cells in islice(csv.reader(io.StringIO(text), delimiter=delimiter), 200):
            if any(c.strip() for c in cells):
                widths.append(len(cells))
    except csv.Error:
        pass
    return widths

"""Files in: rows of CSV, TSV, other delimiters and JSON lines, from a path or standard input.

A reader gives the column names first and then the rows one by one, so that a file need not fit into memory. What cannot be
read as a whole is an `InputError`; what is wrong with one row is that row's own error, and the rest is read.
"""

from __future__ import annotations

import codecs
import csv
import io
import json
import sys
import tempfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import IO, Any

from smartcritic.errors import InputError

FORMATS = (".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson")
"""File name endings that can be read."""

MAX_CELL = 10_000_000
"""Characters of the longest cell that is read."""

MAX_COLUMNS = 10_000
"""Columns of the widest table that is read."""

_CHUNK = 1 << 20
_SPOOL = 1 << 24
_DELIMITERS = ",;\t|"


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (1 for the first row of data), its cells by column, or what is wrong with it.

    `line` is the line of its file on which it begins (from 1), where the file has lines; `source` the file, where several are read.
    """

    number: int
    cells: Mapping[str, Any]
    error: str | None = None
    line: int | None = None
    source: str | None = None


@dataclass(slots=True)
class Table:
    """What a file holds: its column names in order, how it was read (encoding, delimiter), and its rows, to be read once.

    `notes` say what was found out about the file and is worth telling. `total` is how many rows there are, where the file says it or
    its size tells; None where they have to be read to be counted.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str
    notes: tuple[str, ...] = ()
    total: int | None = None


def open_table(source: str | Path, *, sample: int = 2_000, name: str | None = None) -> tuple[Table, list[Row]]:
    """Open a file, or standard input for ``-``; return its table and up to `sample` first rows, which its `rows` give again.

    `name` is what the file is called where that is not its path.

    Raises:
        InputError: there is no such file, its kind or its encoding is not known, or it holds no table.
    """
    if str(source) == "-":
        binary = spooled(sys.stdin.buffer)
        return read_stream(binary, "standard input", sniff_kind(binary), sample=sample)
    path = Path(source)
    return read_stream(_opened(path), name or str(source), path.suffix.lower(), sample=sample)


def read_stream(binary: IO[bytes], name: str, kind: str, *, sample: int = 2_000) -> tuple[Table, list[Row]]:
    """Read a rewindable stream of text as `open_table` does; `kind` is the ending that a file of its format would have.

    Raises:
        InputError: the kind or the encoding is not known, or there is no table.
    """
    encoding, notes = find_encoding(binary, name)
    here = binary.tell()
    binary.seek(0, io.SEEK_END)
    size = binary.tell()
    binary.seek(here)
    stream = io.TextIOWrapper(binary, encoding=encoding, newline="", errors="strict")
    if kind in (".jsonl", ".ndjson"):
        table = _json_lines(stream, name, encoding, notes)
    elif kind in (".csv", ".tsv", ".tab", ".txt"):
        table = _delimited(stream, name, encoding, notes, kind)
    else:
        raise InputError(f"{name}: files ending in {kind or 'nothing'!r} cannot be read; give one of {', '.join(FORMATS)}")
    first = list(islice(table.rows, sample))
    table.total = len(first)
    if len(first) == sample and not binary.closed:
        read = max(binary.tell() - io.DEFAULT_BUFFER_SIZE // 2, 1)  # about half a buffer is read ahead
        table.total = max(sample, round(sample * size / min(read, size)))
    rest = table.rows
    table.rows = again(first, rest)
    if kind in (".jsonl", ".ndjson"):
        table.columns = tuple(dict.fromkeys(key for row in first for key in row.cells))
    return table, first


def again(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    """Give rows that were taken from an iterator once more, then the rest of it."""
    yield from first
    yield from rest


# --------------------------------------------------------------------------- bytes


def _opened(path: Path) -> IO[bytes]:
    try:
        if path.is_dir():
            raise InputError(f"{path}: is a folder; give a file")
        return path.open("rb")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None


def spooled(stream: IO[bytes]) -> IO[bytes]:
    """Copy a stream that cannot be rewound; a large one goes to a temporary file."""
    spool = tempfile.SpooledTemporaryFile(max_size=_SPOOL)  # noqa: SIM115
    while chunk := stream.read(_CHUNK):
        spool.write(chunk)
    spool.seek(0)
    return spool


def find_encoding(stream: IO[bytes], name: str) -> tuple[str, tuple[str, ...]]:
    """Find out the encoding of a rewindable stream, and say so where it is not plain UTF-8.

    A byte order mark decides; else UTF-16 shows in its zero bytes; else it is UTF-8 where all of it is valid, and cp1252 where not.

    Raises:
        InputError: the bytes are no text.
    """
    head = stream.read(4096)
    stream.seek(0)
    for mark, encoding in ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16")):
        if head.startswith(mark):
            _check(stream, encoding, name)
            return encoding, (() if encoding == "utf-8-sig" else (f"{name}: read as UTF-16",))
    for encoding, zeros in (("utf-16-le", head[1::2]), ("utf-16-be", head[0::2])):
        if len(head) >= 4 and zeros.count(0) > 0.4 * len(zeros):
            _check(stream, encoding, name)
            return encoding, (f"{name}: read as UTF-16 without a byte order mark",)
    if b"\0" in head:
        raise InputError(f"{name}: is no text file (it holds zero bytes); give one of {', '.join(FORMATS)}")
    if _fits(stream, "utf-8"):
        return "utf-8", ()
    if _fits(stream, "cp1252"):
        return "cp1252", (f"{name}: is not UTF-8; read as cp1252 (Windows, Western European)",)
    return "latin-1", (f"{name}: is neither UTF-8 nor cp1252; read as Latin-1, some characters may be wrong",)


def _fits(stream: IO[bytes], encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        while chunk := stream.read(_CHUNK):
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    finally:
        stream.seek(0)
    return True


def _check(stream: IO[bytes], encoding: str, name: str) -> None:
    if not _fits(stream, encoding):
        raise InputError(f"{name}: begins like {encoding} but is not; save it as UTF-8")


# --------------------------------------------------------------------------- tables


def sniff_kind(binary: IO[bytes]) -> str:
    """Return the ending that a stream of text would have as a file: ``.jsonl`` where it begins with an object, else ``.csv``."""
    head = binary.read(4096)
    binary.seek(0)
    text = head.replace(b"\0", b"").lstrip(codecs.BOM_UTF8 + codecs.BOM_UTF16_LE + b" \t\r\n")
    return ".jsonl" if text.startswith(b"{") else ".csv"


def _json_lines(stream: io.TextIOWrapper, name: str, encoding: str, notes: tuple[str, ...]) -> Table:
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
                yield Row(number, data, line=at)
            else:
                yield Row(number, {}, f"expected a JSON object, found {type(data).__name__}", at)
        stream.close()

    return Table(name, (), rows(), encoding, notes)


def _delimited(stream: io.TextIOWrapper, name: str, encoding: str, notes: tuple[str, ...], kind: str) -> Table:
    csv.field_size_limit(MAX_CELL)
    head = stream.read(65_536)
    stream.seek(0)
    if not head.strip("\ufeff \r\n\t"):
        raise InputError(f"{name}: is empty; the first line must name the columns")
    delimiter = "\t" if kind in (".tsv", ".tab") else find_delimiter(head)
    reader = csv.reader(stream, delimiter=delimiter)
    try:
        header = next((cells for cells in reader if any(c.strip() for c in cells)), [])
    except csv.Error as error:
        raise InputError(f"{name}: the header cannot be read: {error}") from None
    if len(header) > MAX_COLUMNS:
        raise InputError(f"{name}: has {len(header):,} columns; at most {MAX_COLUMNS:,} are read")
    columns = unique([c.strip().lstrip("\ufeff") for c in header])
    if delimiter != "," and kind == ".csv":
        notes = (*notes, f"{name}: the delimiter is {delimiter!r}")
    return Table(name, tuple(columns), _cells(stream, reader, columns), encoding, notes)


def _cells(stream: io.TextIOWrapper, reader: Any, columns: list[str]) -> Iterator[Row]:
    number = 0
    while True:
        at = reader.line_num + 1
        try:
            cells = next(reader)
        except StopIteration:
            break
        except csv.Error as error:
            number += 1
            yield Row(number, {}, f"no CSV: {error}", at)
            continue
        if not cells:
            continue
        number += 1
        wrong = None
        if len(cells) > len(columns) and any(c.strip() for c in cells[len(columns) :]):
            wrong = f"has {len(cells)} cells where the header has {len(columns)}; is a quote missing?"
        yield Row(number, dict(zip(columns, cells)), wrong, at)
    stream.close()


def find_delimiter(head: str) -> str:
    """Return the delimiter of a header line: the one of ``, ; tab |`` that stands there most often outside quotes; a comma if none."""
    line = next((part for part in head.lstrip("\ufeff").splitlines() if part.strip()), "")
    bare = "".join(part for i, part in enumerate(line.split('"')) if i % 2 == 0)
    return max(_DELIMITERS, key=lambda d: (bare.count(d), d == ","))


def unique(names: list[str]) -> list[str]:
    """Return the names made unique and none empty: ``column 3``, ``Owner (2)``."""
    out: list[str] = []
    seen: set[str] = set()
    for i, name in enumerate(names, 1):
        base = name or f"column {i}"
        unique, n = base, 2
        while unique in seen:
            unique, n = f"{base} ({n})", n + 1
        seen.add(unique)
        out.append(unique)
    return out

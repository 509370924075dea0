"""Any source of goals as one table: files of every kind that is known, gzip, folders, globs, and standard input.

Several files, or several sheets of a workbook, are read one after the other as one table. Their columns are brought together by the
roles that they play, and a file that cannot be read is an error of its own while the rest is read.
"""

from __future__ import annotations

import glob
import gzip
import io
import json
import os
import sys
import tempfile
import zlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice
from pathlib import Path
from typing import IO, Any

from smartcritic.audit import arrow, readers, remote, sheets
from smartcritic.audit.columns import find_columns
from smartcritic.audit.readers import Row, Table, find_encoding, open_table, read_stream
from smartcritic.audit.shapes import reshape
from smartcritic.errors import InputError, SmartCriticError

FORMATS = (*readers.FORMATS, ".json", *sheets.ENDINGS, *arrow.ENDINGS)
"""File name endings that can be read; each may be followed by ``.gz`` where it is text."""

MAX_UNPACKED = 64 << 30
"""Bytes to which a compressed file may unpack."""

MAX_RATIO = 500
"""How many times its own size a compressed file above `SMALL` bytes may unpack to."""

SMALL = 64 << 20
SAMPLE = 2_000
"""Rows by which columns and shapes are found."""

_CHUNK = 1 << 20
_LISTS = ("goals", "objectives", "issues", "records", "results", "items", "data", "value", "values", "rows")


def open_source(
    source: str | Path | Sequence[str | Path], given: Mapping[str, str] | None = None, *, sheet: str | None = None
) -> tuple[Table, list[Row], dict[str, str]]:
    """Open one or several sources of goals and bring them into the shape of one goal a row.

    Returns:
        The table, its first rows (up to `SAMPLE`, which its `rows` give again), and the roles settled: those `given` and those that
        the shape of the source settles.

    Raises:
        InputError: there is no such file, its kind is not known, or it holds no table.
        MissingExtraError: reading its kind needs a package that is not installed.
    """
    named = [source] if isinstance(source, (str, Path)) else list(source)
    if sheet is not None:
        _has_sheets(named, sheet)
    openers = [opener for one in named for opener in _openers(one, sheet)]
    table = openers[0]() if len(openers) == 1 else _together(" ".join(map(str, named)), openers, given or {})
    first = list(islice(table.rows, SAMPLE))
    table.rows = readers.again(first, table.rows)
    if not table.columns:
        table.columns = tuple(dict.fromkeys(key for row in first for key in row.cells))
    before = table
    table, roles = reshape(table, first, given or {})
    if table is not before:
        first = list(islice(table.rows, SAMPLE))
        table.rows = readers.again(first, table.rows)
        table.total = None
    if len(first) < SAMPLE:
        table.total = len(first)
    return table, first, dict(roles)


# --------------------------------------------------------------------------- which files


def find_files(source: str | Path) -> list[Path]:
    """Return the files that a path, a folder or a glob names, in order; links to folders are not followed.

    Raises:
        InputError: there is none.
    """
    text, path = str(source), Path(source)
    if path.is_dir():
        found = sorted(Path(root) / name for root, _, names in os.walk(path) for name in names if _known(name))
        if not found:
            raise InputError(f"{text}: holds no file of goals; files ending in {', '.join(FORMATS)} are read")
        return found
    if not path.exists() and glob.has_magic(text):
        found = sorted(p for n in glob.iglob(text, recursive=True) if (p := Path(n)).is_file())
        if not found:
            raise InputError(f"{text}: no file fits this pattern")
        return found
    return [path]


def _known(name: str) -> bool:
    return not name.startswith((".", "~$")) and _kind(Path(name)) in FORMATS


def _kind(path: Path) -> str:
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _openers(source: str | Path, sheet: str | None) -> list[Callable[[], Table]]:
    if str(source) == "-":
        return [_standard_input]
    openers: list[Callable[[], Table]] = []
    if remote.is_remote(source):
        return [opener for address in remote.find_remote(str(source), _known) for opener in _remote_openers(address, sheet)]
    files = find_files(source)
    for path in files:
        if _kind(path) in sheets.ENDINGS:
            try:
                tables = sheets.open_sheets(path, str(path), sheet=sheet)
            except SmartCriticError:
                if len(files) == 1:
                    raise
                openers.append(lambda path=path: sheets.open_sheets(path, str(path), sheet=sheet)[0])  # type: ignore[misc]
                continue
            openers += [lambda table=table: table for table in tables]  # type: ignore[misc]
        else:
            openers.append(lambda path=path: open_file(path))  # type: ignore[misc]
    return openers


def _has_sheets(named: Sequence[str | Path], sheet: str) -> None:
    """Make sure that some source is a workbook.

    Raises:
        InputError: none is.
    """
    files: list[str] = []
    for one in named:
        if str(one) == "-":
            files.append("standard input")
        else:
            files += remote.find_remote(one, _known) if remote.is_remote(one) and isinstance(one, str) else map(str, find_files(one))
    if not any(_kind(Path(f)) in sheets.ENDINGS for f in files):
        more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
        raise InputError(
            f"--sheet {sheet}: {files[0]}{more} {'are no workbooks' if more else 'is no workbook'}; "
            f"leave --sheet out, or give a file ending in {', '.join(sheets.ENDINGS)}"
        )


def _remote_openers(address: str, sheet: str | None) -> list[Callable[[], Table]]:
    ending = _kind(Path(address.partition("://")[2]))
    if ending in sheets.ENDINGS:
        return [lambda table=table: table for table in sheets.open_sheets(remote.fetched(address), address, sheet=sheet)]  # type: ignore[misc]
    if ending in (".parquet", ".pq"):
        return [lambda: arrow.open_parquet(remote.opened(address), address)]
    return [lambda: open_file(remote.fetched(address), address)]


def _standard_input() -> Table:
    """Read standard input: delimited text, JSON lines or a JSON array, also gzipped."""
    name = "standard input"
    binary = readers.spooled(sys.stdin.buffer)
    head = binary.read(2)
    binary.seek(0)
    if head == b"\x1f\x8b":
        binary.seek(0, io.SEEK_END)
        size = binary.tell()
        binary.seek(0)
        binary = _unzip(binary, size, name)
    head = binary.read(256)
    binary.seek(0)
    if head.removeprefix(b"\xef\xbb\xbf").lstrip().startswith(b"["):
        return _json(binary, name)
    return read_stream(binary, name, readers.sniff_kind(binary))[0]


def open_file(path: Path, name: str | None = None) -> Table:
    """Open one file that is no workbook; `name` is what it is called where that is not its path.

    Raises:
        InputError: it cannot be read, its kind is not known, or it holds no table.
    """
    kind, name = _kind(path), name or str(path)
    if kind in arrow.ENDINGS and path.suffix.lower() != ".gz":
        return arrow.open_arrow(path, name)
    if path.suffix.lower() != ".gz" and kind != ".json":
        if kind not in readers.FORMATS and path.is_file():
            raise InputError(f"{name}: files ending in {kind or 'nothing'!r} cannot be read; give one of {', '.join(FORMATS)}")
        return open_table(path, name=name)[0]
    try:
        binary: IO[bytes] = unpacked(path, name) if path.suffix.lower() == ".gz" else path.open("rb")
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from None
    if kind == ".json":
        return _json(binary, name)
    return read_stream(binary, name, kind)[0]


def unpacked(path: Path, name: str) -> IO[bytes]:
    """Unpack a gzip file into a temporary file.

    Raises:
        InputError: it is no gzip file, is cut off, or unpacks to far more than it is.
    """
    with path.open("rb") as stream:
        return _unzip(stream, path.stat().st_size, name)


def _unzip(packed: IO[bytes], packed_size: int, name: str) -> IO[bytes]:
    spool = tempfile.SpooledTemporaryFile(max_size=_CHUNK * 16)  # noqa: SIM115
    size = 0
    try:
        with gzip.open(packed) as stream:
            while chunk := stream.read(_CHUNK):
                size += len(chunk)
                if size > MAX_UNPACKED or (size > SMALL and size > MAX_RATIO * packed_size):
                    raise InputError(f"{name}: unpacks from {packed_size:,} to more than {size:,} bytes; it is not read. Unpack it by hand")
                spool.write(chunk)
    except (gzip.BadGzipFile, EOFError, zlib.error) as error:
        raise InputError(f"{name}: is no whole gzip file: {error}") from None
    spool.seek(0)
    return spool


# --------------------------------------------------------------------------- JSON


def _json(binary: IO[bytes], name: str) -> Table:
    """Read an array of objects, or an object that holds one; objects inside become columns such as ``fields.summary``."""
    encoding, notes = find_encoding(binary, name)
    text = io.TextIOWrapper(binary, encoding=encoding, newline="").read()
    try:
        data = json.loads(text)
    except json.JSONDecodeError as error:
        first, _, rest = text.partition("\n")
        if rest.strip() and _is_object(first):
            binary = io.BytesIO(text.encode("utf-8", "surrogatepass"))
            return read_stream(binary, name, ".jsonl")[0]
        raise InputError(f"{name}: is no JSON: {error.msg} (line {error.lineno})") from None
    except RecursionError:
        raise InputError(f"{name}: is nested too deeply") from None
    if isinstance(data, dict):
        held = next((data[key] for key in _LISTS if isinstance(data.get(key), list)), None)
        data = [data] if held is None else held
    if not isinstance(data, list) or not data:
        raise InputError(f"{name}: expected a list of objects, found {'an empty one' if data == [] else type(data).__name__}")
    rows = [
        Row(i, _flat(item)) if isinstance(item, dict) else _text_row(i, item) for i, item in enumerate(data, 1)
    ]  # fmt: skip
    return Table(name, tuple(dict.fromkeys(k for row in rows for k in row.cells)), iter(rows), encoding, notes, len(rows))


def _text_row(number: int, item: Any) -> Row:
    if isinstance(item, str):
        return Row(number, {"text": item})
    return Row(number, {}, f"expected a JSON object or a text, found {type(item).__name__}")


def _is_object(line: str) -> bool:
    try:
        return isinstance(json.loads(line), dict)
    except (ValueError, RecursionError):
        return False


def _flat(item: Mapping[str, Any], before: str = "", deep: int = 4) -> dict[str, Any]:
    out: dict[str, Any] = {}
    for key, value in item.items():
        if isinstance(value, dict) and value and deep:
            out.update(_flat(value, f"{before}{key}.", deep - 1))
        else:
            out[f"{before}{key}"] = value
    return out


# --------------------------------------------------------------------------- several tables as one


def _together(name: str, openers: Sequence[Callable[[], Table]], given: Mapping[str, str]) -> Table:
    tables: list[Table | str] = []
    for opener in openers:
        try:
            tables.append(opener())
        except SmartCriticError as error:
            tables.append(str(error))
    good = [t for t in tables if isinstance(t, Table)]
    if not good:
        raise InputError(str(tables[0]))
    names: list[str] = []
    roles: dict[str, str] = {}
    maps: dict[int, dict[str, str]] = {}
    notes: list[str] = []
    for table in good:
        first = list(islice(table.rows, SAMPLE))
        table.rows = readers.again(first, table.rows)
        if not table.columns:
            table.columns = tuple(dict.fromkeys(key for row in first for key in row.cells))
        notes += table.notes
        try:
            own = find_columns(table.columns, first, {r: n for r, n in given.items() if n in table.columns}, day_first=True).roles
        except InputError:
            notes.append(f"{table.name}: no column looks like the goals' text; it is left out")
            table.rows = iter(())
            continue
        maps[id(table)] = {n: roles.setdefault(role, n) for role, n in own.items()}
        names += [maps[id(table)].get(n, n) for n in table.columns]
    if not maps:
        raise InputError(f"{name}: no column of any file or sheet looks like the goals' text; say which one with --column text=NAME")
    origin = "read from"
    while origin in names:
        origin += " (2)"

    def rows() -> Iterator[Row]:
        number = 0
        for table in tables:
            if isinstance(table, str):
                number += 1
                yield Row(number, {}, table, source=table.partition(": ")[0])
                continue
            renamed = maps.get(id(table), {})
            for row in table.rows:
                number += 1
                cells = {renamed.get(n, n): v for n, v in row.cells.items()}
                yield Row(number, {**cells, origin: table.name}, row.error, row.line, table.name)

    totals = [t.total for t in good if id(t) in maps]
    total = None if None in totals else sum(n for n in totals if n is not None) + len(tables) - len(good)
    notes = [f"{name}: {len(good)} tables are read as one", *notes]
    return Table(name, (*dict.fromkeys(names), origin), rows(), "several", tuple(notes), total)


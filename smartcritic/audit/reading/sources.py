"""Any source of goals as one table: files of every kind that is known, gzip, folders, globs, and standard input.

Several files, or several sheets of a workbook, are read one after the other as one table. Their columns are brought together by the
roles that they play, each is read as it is written, and a file that cannot be read is an error of its own while the rest is read.
"""

from __future__ import annotations

import errno
import glob
import io
import itertools
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import IO

from smartcritic.audit.reading import arrow, markup, remote, text_lists, workbooks
from smartcritic.audit.reading.decoding import held_kind, is_gzip, opened, spooled, unpacked, whole_text
from smartcritic.audit.reading.delimited import read_stream
from smartcritic.audit.reading.json_lists import read_json
from smartcritic.audit.reading.own import PARTS, is_output
from smartcritic.audit.reading.tables import Table
from smartcritic.errors import InputError, SmartCriticError

TEXTS = (".csv", ".tsv", ".tab", ".txt", ".jsonl", ".ndjson")
FORMATS = (*TEXTS, ".json", *workbooks.ENDINGS, *arrow.ENDINGS, *text_lists.ENDINGS, *markup.ENDINGS)
"""File name endings that can be read; each may be followed by ``.gz`` where it is text."""

_IN_FOLDERS = tuple(f for f in FORMATS if f not in text_lists.ENDINGS and f not in markup.ENDINGS)
"""Endings of files that are read where a folder is named: pages and notes of other things lie in folders too."""

Opener = Callable[[], list[Table]]


def openers(source: str | Path | Sequence[str | Path], sheet: str | None = None, notes: list[str] | None = None) -> list[Opener]:
    """Return for each file of the sources what opens its tables; `notes` takes what is to be said of the choice of files.

    Raises:
        InputError: there is no such file, or `sheet` is asked of what is no workbook.
        MissingExtraError: reaching it needs a package that is not installed.
    """
    named = [source] if isinstance(source, (str, Path)) else list(source)
    if sheet is not None:
        _has_sheets(named, sheet)
    return [opener for one in named for opener in _openers(one, sheet, notes)]


# --------------------------------------------------------------------------- which files


def find_files(source: str | Path, notes: list[str] | None = None) -> list[Path]:
    """Return the files that a path, a folder or a glob names, in order; links to folders are not followed.

    Of a folder or a pattern, files that audits wrote are left out; `notes` takes a line that says so. One that is named itself is read.

    Raises:
        InputError: there is none, or a folder cannot be searched.
    """
    text, path = str(source), Path(source)
    try:
        if path.is_dir():
            found = sorted(_walked(path))
            wrong = f"{text}: holds no file of goals; files ending in {', '.join(_IN_FOLDERS)} are read"
        elif not path.exists() and glob.has_magic(text):
            found = sorted(p for n in glob.iglob(text, recursive=True) if (p := Path(n)).is_file())
            wrong = f"{text}: no file fits this pattern"
            if not found:
                _enter(_fixed(path))
        else:
            return [path]
    except FileNotFoundError:
        raise InputError(f"{text}: no file fits this pattern") from None
    except OSError as error:
        raise InputError(f"{error.filename or text}: cannot be searched: {error.strerror or error}") from None
    if not found:
        raise InputError(wrong)
    kept = [p for p in found if not is_output(p)]
    if len(kept) < len(found):
        own = [str(p) for p in found if p not in set(kept)]
        said = f"{own[0]}{f' and {len(own) - 1:,} more' if own[1:] else ''}"
        if not kept:
            raise InputError(f"{text}: holds nothing but what audits wrote ({said}); name such a file itself to read it again")
        if notes is not None:
            notes.append(f"{text}: what audits wrote is not read ({said})")
    return kept


def _walked(folder: Path) -> Iterator[Path]:
    """The files of goals of a folder and of those in it."""

    def stop(error: OSError) -> None:
        raise error

    for root, folders, names in os.walk(folder, onerror=stop):
        folders[:] = [f for f in folders if not f.endswith(PARTS)]
        _enter(Path(root))
        yield from (Path(root) / name for name in names if _known(name))


def _enter(folder: Path) -> None:
    """Raise `OSError` where the files of a folder cannot be listed and reached."""
    folder.stat()
    if not os.access(folder, os.R_OK | os.X_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(folder))


def _fixed(pattern: Path) -> Path:
    """The folder that a pattern begins with."""
    parts = itertools.takewhile(lambda part: not glob.has_magic(part), pattern.parts)
    return Path(*parts)


def _known(name: str) -> bool:
    return not name.startswith((".", "~$")) and _kind(Path(name)) in _IN_FOLDERS


def _kind(path: Path) -> str:
    return (path.with_suffix("") if path.suffix.lower() == ".gz" else path).suffix.lower()


def _openers(source: str | Path, sheet: str | None, notes: list[str] | None) -> list[Opener]:
    if str(source) == "-":
        return [_standard_input]
    if isinstance(source, str) and remote.is_remote(source):
        return [lambda address=address: _open_remote(address, sheet) for address in remote.find_remote(source, _known)]  # type: ignore[misc]
    return [lambda path=path: open_file(path, sheet=sheet) for path in find_files(source, notes)]  # type: ignore[misc]


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
    if not any(_kind(Path(f)) in workbooks.ENDINGS for f in files):
        more = f" and {len(files) - 1:,} more" if len(files) > 1 else ""
        raise InputError(
            f"--sheet {sheet}: {files[0]}{more} {'are no workbooks' if more else 'is no workbook'}; "
            f"leave --sheet out, or give a file ending in {', '.join(workbooks.ENDINGS)}"
        )


# --------------------------------------------------------------------------- opening


def _open_remote(address: str, sheet: str | None) -> list[Table]:
    if _kind(Path(address.partition("://")[2])) in (".parquet", ".pq"):
        return [arrow.open_parquet(remote.opened(address), address)]
    return open_file(remote.fetched(address), address, sheet=sheet)


def _standard_input() -> list[Table]:
    """Read standard input by what it holds, also gzipped."""
    name = "standard input"
    binary = spooled(sys.stdin.buffer)
    if is_gzip(binary):
        binary = unpacked(binary, name)
    return [_read(binary, name, ".csv")]


def open_file(path: Path, name: str | None = None, *, sheet: str | None = None) -> list[Table]:
    """Open one file: a table, or one for each sheet of a workbook; `name` is what it is called where that is not its path.

    What a file holds counts more than its ending: a web page called .xls is read as a page, a workbook called .csv as a workbook.

    Raises:
        InputError: it cannot be read, its kind is not known, or it holds no table.
        MissingExtraError: reading its kind needs a package that is not installed.
    """
    kind, name = _kind(path), name or str(path)
    packed = path.suffix.lower() == ".gz"
    if kind in arrow.ENDINGS and not packed:
        return [arrow.open_arrow(path, name)]
    if kind not in FORMATS and path.is_file():
        raise InputError(f"{name}: files ending in {kind or 'nothing'!r} cannot be read; give one of {', '.join(FORMATS)}")
    if path.is_dir():
        raise InputError(f"{path}: is a folder; give a file")
    try:
        binary = opened(path) if not packed else unpacked(path.open("rb"), name)
    except OSError as error:
        raise InputError(f"{name}: cannot be read: {error.strerror or error}") from None
    held = held_kind(binary) if not packed else ""
    if held == "workbook" or (kind in workbooks.ENDINGS and not _is_text_table(binary, held)):
        binary.close()
        return workbooks.open_sheets(path, name, sheet=sheet)
    return [_read(binary, name, kind)]


def _is_text_table(binary: IO[bytes], held: str) -> bool:
    """Whether a file that is called a workbook is a page or a table of text: lines with tabs, semicolons or commas."""
    if held == "html":
        return True
    head = binary.read(8192).replace(b"\0", b"")
    binary.seek(0)
    return held == "text" and head.count(b"\n") + head.count(b"\r") >= 1 and any(c in head for c in (b"\t", b";", b","))


def _read(binary: IO[bytes], name: str, kind: str) -> Table:
    """Read a stream of text by what it holds, else as its ending says."""
    held = held_kind(binary)
    if held == "html" or kind in markup.ENDINGS:
        return markup.read_markup(binary, name)
    if kind == ".json" or (held == "json" and kind not in (".jsonl", ".ndjson", ".md")):
        raw = binary.read()
        table = read_json(io.BytesIO(raw), name)
        return table if table is not None else read_stream(io.BytesIO(raw), name, ".jsonl")
    if held == "jsonl" and kind in (".csv", ".txt"):
        kind = ".jsonl"
    if kind in (".txt", ".csv", *text_lists.ENDINGS) and (table := _as_list(binary, name, kind)) is not None:
        return table
    return read_stream(binary, name, ".csv" if kind in workbooks.ENDINGS or kind in text_lists.ENDINGS else kind)


_LIST_MOST = 4 << 20


def _as_list(binary: IO[bytes], name: str, kind: str) -> Table | None:
    """Read a text as a list, where it is one; a long one is none."""
    markdown = kind in text_lists.ENDINGS
    size = binary.seek(0, io.SEEK_END)
    binary.seek(0)
    if size == 0 or (size > _LIST_MOST and not markdown):
        return None
    raw = binary.read()
    binary.seek(0)
    text, encoding, notes = whole_text(io.BytesIO(raw), name)
    if kind == ".csv" and (";" in text[:2000] or "," in text[:2000]) and not text.lstrip("\ufeff \n").startswith(("-", "*", "•", "#", "|")):
        return None
    return text_lists.read_text(text, name, encoding, notes, markdown=markdown)


__all__ = ["FORMATS", "SmartCriticError", "find_files", "open_file", "openers"]

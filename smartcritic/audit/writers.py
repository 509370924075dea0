"""Files out: one writer a format, chosen by the file's ending. A file appears whole or not at all, and nothing is written over unasked.

A writer collects into a temporary file beside its target and takes its place when all is done.
"""

from __future__ import annotations

import contextlib
import csv
import importlib
import os
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.audit.summary import Summary
from smartcritic.errors import InputError, nearest
from smartcritic.records import CRITERIA

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may run as a formula."""


class Writer(Protocol):
    """Takes outcomes one by one, then the summary."""

    def write(self, outcome: Outcome) -> None: ...

    def finish(self, summary: Summary) -> None: ...


class JsonlWriter:
    """One report or error a line, in input order."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._stream = stream

    def write(self, outcome: Outcome) -> None:
        """Write one line."""
        self._stream.write(outcome.to_json() + "\n")

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""


class CsvWriter:
    """The columns of the input, then what the critic says; for a spreadsheet, so cells that would run as formulas are quoted.

    Of a text that is no goal, score and verdicts stay empty, so that no mean or count takes them in.
    """

    EXTRA = ("smart", "score", *CRITERIA, "findings", "questions", "rewrite", "error")

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._names = columns.names
        self._safe = harmless if guard else _as_it_is
        own = [n if n not in self._names else f"smart_{n}" for n in self.EXTRA]
        self._csv = csv.writer(stream, lineterminator="\n")
        self._csv.writerow([self._safe(n) for n in (*self._names, *own)])

    def write(self, outcome: Outcome) -> None:
        """Write one row."""
        cells = ["" if (v := outcome.row.cells.get(n)) is None else str(v) for n in self._names]
        self._csv.writerow([self._safe(c) for c in (*cells, *_said(outcome))])

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""


def _said(outcome: Outcome) -> Sequence[str]:
    report = outcome.report
    if report is None:
        return ("", "", *("" for _ in CRITERIA), "", "", "", outcome.error or "")
    found = "; ".join(f"{f.rule}: {f.message}" for f in report.findings)
    if not report.judged:
        return ("not judged", "", *("" for _ in CRITERIA), found, "", "", "")
    rewrite = report.rewrite
    questions = dict.fromkeys(s.question for s in rewrite.slots) if rewrite else ()
    return (
        report.letters,
        str(report.score),
        *(report.criteria[c].verdict for c in CRITERIA),
        found,
        " ".join(questions),
        rewrite.text if rewrite else "",
        "",
    )


def harmless(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it: one that begins like a formula gets an apostrophe in front.

    Plain numbers such as ``-3.5`` stay, lone surrogates become ``?``.
    """
    if not cell.isascii():
        cell = cell.encode("utf-8", "replace").decode("utf-8")
    if cell.startswith(DANGEROUS) and not _is_number(cell):
        return "'" + cell
    return cell


def _as_it_is(cell: str) -> str:
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell[0] in "+-" and cell[1:2].isdigit()


def _lazy(module: str, name: str) -> Callable[..., Writer]:
    """A writer whose module is loaded when it is first needed."""

    def make(stream: IO[str], columns: Columns, guard: bool = True) -> Writer:
        made: Writer = getattr(importlib.import_module(module), name)(stream, columns, guard)
        return made

    return make


WRITERS: Mapping[str, Callable[..., Writer]] = {
    ".jsonl": JsonlWriter,
    ".csv": CsvWriter,
    ".xlsx": _lazy("smartcritic.audit.workbook", "WorkbookWriter"),
    ".parquet": _lazy("smartcritic.audit.arrow", "ParquetWriter"),
    ".md": _lazy("smartcritic.audit.markdown", "MarkdownWriter"),
    ".html": _lazy("smartcritic.audit.page", "PageWriter"),
    ".sarif": _lazy("smartcritic.audit.sarif", "SarifWriter"),
}
"""The writer of each file ending: takes a stream of text, the columns, and whether cells like formulas are made harmless."""


def check_outputs(paths: Sequence[Path], *, overwrite: bool, source: Path | None = None) -> None:
    """Make sure that all outputs can be written before any work is done.

    Raises:
        InputError: an ending is not known, a file is there already and `overwrite` is off, its folder is missing, or two are the same.
    """
    if len({p.resolve() for p in paths}) < len(paths):
        raise InputError("-o: the same file is named twice")
    for path in paths:
        kind = path.suffix.lower()
        if kind not in WRITERS:
            known = ", ".join(WRITERS)
            raise InputError(f"-o {path}: cannot write {kind or 'a file without an ending'}{nearest(kind, WRITERS)}; give {known}")
        if path.is_dir():
            raise InputError(f"-o {path}: is a folder; give a file")
        if not path.parent.is_dir():
            raise InputError(f"-o {path}: there is no folder {str(path.parent)!r}")
        if source is not None and path.exists() and source.exists() and path.samefile(source):
            raise InputError(f"-o {path}: is the file that is read; give another name")
        if path.exists() and not overwrite:
            raise InputError(f"-o {path}: is there already; say --overwrite to replace it")


@contextlib.contextmanager
def writing(paths: Sequence[Path], columns: Columns, *, guard: bool = True) -> Iterator[list[Writer]]:
    """Open a writer for each path; on leaving, all files take their places, and none of them after an error.

    With `guard`, cells that a spreadsheet would run as formulas are made harmless.
    """
    made: list[tuple[Path, IO[str]]] = []
    try:
        writers = []
        for path in paths:
            stream = _beside(path)
            made.append((path, stream))
            writers.append(WRITERS[path.suffix.lower()](stream, columns, guard))
        yield writers
        for _, stream in made:
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        for path, stream in made:
            os.replace(stream.name, path)
    except OSError as error:
        raise InputError(f"cannot write {error.filename or 'the output'}: {error.strerror or error}") from error
    finally:
        for _, stream in made:
            with contextlib.suppress(OSError):
                stream.close()
            with contextlib.suppress(OSError):
                os.unlink(stream.name)


def _beside(path: Path) -> Any:
    """Open a temporary file in the folder of `path`, with the permissions that a new file would have."""
    stream = tempfile.NamedTemporaryFile(  # noqa: SIM115
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", suffix=".part", delete=False
    )
    with contextlib.suppress(OSError):
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(stream.name, 0o666 & ~mask)
    return stream


def write_whole(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a small file whole or not at all.

    Raises:
        InputError: the file is there already and `overwrite` is off, or it cannot be written.
    """
    if path.exists() and not overwrite:
        raise InputError(f"{path}: is there already; say --overwrite to replace it")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {str(path.parent)!r}")
    stream = _beside(path)
    try:
        stream.write(text)
        stream.close()
        os.replace(stream.name, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(stream.name)

"""Files out: one writer a format, chosen by the file's ending. A file appears whole or not at all, and nothing is written over unasked.

A writer collects into a temporary file beside its target and takes its place when all is done.
"""

from __future__ import annotations

import contextlib
import glob
import importlib
import os
import stat
import tempfile
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import IO, Any, Protocol

from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.config import Look
from smartcritic.errors import InputError, nearest
from smartcritic.summary import Summary

_HALF = ".part"
"""How a file ends that is being written."""


class Writer(Protocol):
    """Takes outcomes one by one, then the summary."""

    def write(self, outcome: Outcome) -> None: ...

    def finish(self, summary: Summary) -> None: ...


def _lazy(module: str, name: str) -> Callable[..., Writer]:
    """A writer whose module is loaded when it is first needed."""

    def make(stream: IO[str], columns: Columns, guard: bool = True, **more: Any) -> Writer:
        made: Writer = getattr(importlib.import_module(module), name)(stream, columns, guard, **more)
        return made

    return make


WRITERS: Mapping[str, Callable[..., Writer]] = {
    ".jsonl": _lazy("smartcritic.audit.writing.text", "JsonlWriter"),
    ".csv": _lazy("smartcritic.audit.writing.text", "CsvWriter"),
    ".xlsx": _lazy("smartcritic.audit.writing.workbook", "WorkbookWriter"),
    ".parquet": _lazy("smartcritic.audit.arrow", "ParquetWriter"),
    ".md": _lazy("smartcritic.audit.writing.markdown", "MarkdownWriter"),
    ".html": _lazy("smartcritic.audit.writing.html", "PageWriter"),
    ".sarif": _lazy("smartcritic.audit.writing.sarif", "SarifWriter"),
}
"""The writer of each file ending: takes a stream of text, the columns, and whether cells like formulas are made harmless."""


DRESSED = frozenset({".html", ".xlsx", ".md"})
"""The endings whose writers also take a `look`."""


def check_outputs(paths: Sequence[Path], *, overwrite: bool, sources: Sequence[Path] = ()) -> None:
    """Make sure that all outputs can be written before any work is done; `sources` are the files that are read.

    Raises:
        InputError: an ending is not known, a file is there already and `overwrite` is off, its folder is missing, two are the same, or
            one is a file that is read, by whatever name.
    """
    read = {(found.st_dev, found.st_ino) for path in sources if (found := _stat(path)) is not None}
    if len({p.resolve() for p in paths}) < len(paths):
        raise InputError("-o: the same file is named twice")
    for path in paths:
        kind = path.suffix.lower()
        if kind not in WRITERS:
            known = ", ".join(WRITERS)
            raise InputError(f"-o {path}: cannot write {kind or 'a file without an ending'}{nearest(kind, WRITERS)}; give {known}")
        _check_place(path, "-o", read, overwrite)


def check_output(path: Path, option: str, *, overwrite: bool, sources: Sequence[Path] = ()) -> None:
    """As `check_outputs`, for one file of another kind that `option` names."""
    _check_place(path, option, {(found.st_dev, found.st_ino) for p in sources if (found := _stat(p)) is not None}, overwrite)


def _check_place(path: Path, option: str, read: Collection[tuple[int, int]], overwrite: bool) -> None:
    there = _stat(path)
    if there is not None and stat.S_ISDIR(there.st_mode):
        raise InputError(f"{option} {path}: is a folder; give a file")
    if not os.path.isdir(path.parent):
        raise InputError(f"{option} {path}: there is no folder {str(path.parent)!r}")
    if there is not None and (there.st_dev, there.st_ino) in read:
        raise InputError(f"{option} {path}: is a file that is read; give another name")
    if os.path.lexists(path) and not overwrite:
        raise InputError(f"{option} {path}: is there already; say --overwrite to replace it")
    if not os.access(path.parent, os.W_OK | os.X_OK):
        raise InputError(f"{option} {path}: the folder {str(path.parent)!r} cannot be written to")


def _stat(path: Path) -> os.stat_result | None:
    try:
        return os.stat(path)
    except OSError:
        return None


@contextlib.contextmanager
def writing(
    paths: Sequence[Path],
    columns: Columns,
    *,
    guard: bool = True,
    others: Mapping[Path, Callable[..., Writer]] | None = None,
    look: Look | None = None,
) -> Iterator[list[Writer]]:
    """Open a writer for each path, by its ending; on leaving, all files take their places, and none of them after an error.

    With `guard`, cells that a spreadsheet would run as formulas are made harmless. `others`: files with a writer of their own. `look`:
    title, logo and colour of those that people read.
    """
    made: list[tuple[Path, IO[str]]] = []
    try:
        writers = []
        for path, make in [*((p, WRITERS[p.suffix.lower()]) for p in paths), *(others or {}).items()]:
            stream = _beside(path)
            made.append((path, stream))
            more = {"look": look} if look is not None and path.suffix.lower() in DRESSED and path not in (others or {}) else {}
            writers.append(make(stream, columns, guard, **more))
        yield writers
        for _, stream in made:
            stream.flush()
            os.fsync(stream.fileno())
            stream.close()
        for path, stream in made:
            os.replace(stream.name, path)
    except OSError as error:
        names = ", ".join(map(str, paths)) or "the output"
        raise InputError(f"cannot write {names}: {error.strerror or error}") from error
    finally:
        for _, stream in made:
            with contextlib.suppress(OSError):
                os.unlink(stream.name)
            with contextlib.suppress(OSError):
                stream.close()


def _beside(path: Path) -> Any:
    """Open a temporary file in the folder of `path`, with the permissions that a new file would have; what dead runs left there goes.

    It is locked as long as it is open, which tells the files of a run that is alive from those of one that was killed.
    """
    for half in path.parent.glob(f".{glob.escape(path.name)}.*{_HALF}"):
        _remove_dead(half)
    stream = tempfile.NamedTemporaryFile(  # noqa: SIM115
        "w", encoding="utf-8", newline="", dir=path.parent, prefix=f".{path.name}.", suffix=_HALF, delete=False
    )
    _lock(stream)
    with contextlib.suppress(OSError):
        mask = os.umask(0)
        os.umask(mask)
        os.chmod(stream.name, 0o666 & ~mask)
    return stream


def _remove_dead(half: Path) -> None:
    with contextlib.suppress(OSError), half.open("rb") as stream:
        if _lock(stream):
            half.unlink()


def _lock(stream: Any) -> bool:
    """Lock a file, unless a process that is alive has; where the system has no such locks, a file that is open cannot be removed."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def write_whole(path: Path, text: str, *, overwrite: bool = False) -> None:
    """Write a small file whole or not at all.

    Raises:
        InputError: the file is there already and `overwrite` is off, or it cannot be written.
    """
    if path.exists() and not overwrite:
        raise InputError(f"{path}: is there already; say --overwrite to replace it")
    if not path.parent.is_dir():
        raise InputError(f"{path}: there is no folder {str(path.parent)!r}")
    try:
        stream = _beside(path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
    try:
        stream.write(text)
        stream.close()
        os.replace(stream.name, path)
    except OSError as error:
        raise InputError(f"{path}: cannot be written: {error.strerror or error}") from error
    finally:
        with contextlib.suppress(OSError):
            os.unlink(stream.name)

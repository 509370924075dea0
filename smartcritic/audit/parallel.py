"""Many processes and runs that can be taken up again: the work is cut into parts that are judged apart and put together in order.

Each job is a process of its own, which builds its own critic. One that dies is replaced and its part judged again; a part that kills
its process twice is judged row by row, each row in a process of its own if it must, so that only the row that kills is an error.

With a store, each finished part is one file, written whole or not at all. Its name holds a fingerprint of all that the verdicts depend
on: the rows, the columns, the context with its reference date, the configuration, the package with its rules, and the model. A run that
is killed and started again takes the parts that are there; with anything changed, no name fits and nothing is mixed.
"""

from __future__ import annotations

import contextlib
import dataclasses
import functools
import gc
import hashlib
import io
import json
import multiprocessing
import operator
import os
import pickle
import signal
import tempfile
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from importlib import resources
from itertools import islice
from pathlib import Path
from typing import Any

from smartcritic import records
from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.runner import Baseline, Outcome, Reader, audit
from smartcritic.config import Config
from smartcritic.errors import InputError
from smartcritic.records import Context, Goal, Report, plain

PART = 256
"""Rows of a part."""

AHEAD = 4
"""Parts a job that may be read ahead of the one that is put out next."""


@dataclass(frozen=True)
class Work:
    """What a process needs to judge a part, and what its verdicts depend on beside the rows.

    `make` builds the critic in the process that uses it; it must be picklable. `model` names the pipeline (None: the bundled one).
    """

    columns: Columns
    context: Context
    config: Config = dataclasses.field(default_factory=Config)
    model: str | None = None
    baseline: Baseline | None = None
    advise: bool = False
    make: Callable[[], Reader] | None = None

    def critic(self) -> Reader:
        """Build the critic."""
        if self.make is not None:
            return self.make()
        from smartcritic.critic import Critic

        return Critic(self.config, nlp=self.model)

    @functools.cached_property
    def fingerprint(self) -> str:
        """A digest of all that the verdicts depend on but the rows."""
        data = {
            "package": package_digest(),
            "config": self.config.to_dict(),
            "context": self.context.to_dict(),
            "columns": self.columns.to_dict(),
            "model": _model_digest(self.model),
            "baseline": sorted(self.baseline.known) if self.baseline else [],
            "advise": self.advise,
            "make": repr(self.make) if self.make is None or isinstance(self.make, functools.partial) else self.make.__qualname__,
        }
        return hashlib.sha256(json.dumps(plain(data), sort_keys=True).encode()).hexdigest()


@functools.lru_cache(maxsize=1)
def package_digest() -> str:
    """A digest of every file of the package: its code, its words, its rules and the bundled model."""
    digest = hashlib.sha256()
    root = Path(str(resources.files("smartcritic")))
    for path in sorted(p for p in root.rglob("*") if p.is_file() and p.suffix in (".py", ".toml", ".bin")):
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _model_digest(name: str | None) -> str:
    """What tells one installed pipeline from another: its name and version; a folder by what its files hold."""
    if name is None:
        return "bundled"
    folder = Path(name)
    if folder.is_dir():
        digest = hashlib.sha256()
        for path in sorted(p for p in folder.rglob("*") if p.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + b"\0" + path.read_bytes())
        return digest.hexdigest()
    from importlib import metadata

    with contextlib.suppress(metadata.PackageNotFoundError):
        return f"{name} {metadata.version(name)}"
    return name


# --------------------------------------------------------------------------- parts and their files


def pack(outcomes: Iterable[Outcome]) -> bytes:
    """Return outcomes as JSON lines; the cells of the rows are left out, since the input has them."""
    lines = []
    for outcome in outcomes:
        data: dict[str, Any] = {"row": outcome.row.number, "id": outcome.id, "error": outcome.error, "silenced": outcome.silenced}
        data["goal"] = outcome.goal.to_dict() if outcome.goal is not None else None
        data["report"] = outcome.report.to_dict() if outcome.report is not None else None
        lines.append(json.dumps(data, ensure_ascii=True))
    return "".join(f"{line}\n" for line in lines).encode()


def unpack(packed: bytes, rows: Sequence[Row]) -> list[Outcome]:
    """Return the outcomes of these rows.

    Raises:
        ValueError: the data is not of these rows.
    """
    lines = packed.decode().split("\n")[:-1]
    if len(lines) != len(rows):
        raise ValueError(f"{len(lines)} outcomes for {len(rows)} rows")
    out = []
    for line, row in zip(lines, rows):
        data = json.loads(line)
        if data["row"] != row.number:
            raise ValueError(f"outcome of row {data['row']} for row {row.number}")
        goal = Goal.from_dict(data["goal"]) if data["goal"] is not None else None
        report = Report.from_dict(data["report"]) if data["report"] is not None else None
        out.append(Outcome(row, data["id"], goal, report, data["error"], data["silenced"]))
    return out


def freeze(outcomes: Iterable[Outcome]) -> bytes:
    """Return outcomes as a job hands them to its run: quicker than `pack`, and for this version's own processes alone."""
    stream = io.BytesIO()
    pickler = pickle.Pickler(stream, 5)
    pickler.dispatch_table = _reducers()
    pickler.dump([(o.row.number, o.id, o.goal, _fields(o.report), o.error, o.silenced) for o in outcomes])
    return stream.getvalue()


@functools.lru_cache(maxsize=1)
def _reducers() -> dict[type, Callable[[Any], Any]]:
    """How records are taken apart for pickling: their class and its arguments, which takes a third of what dataclasses do by themselves."""
    out: dict[type, Callable[[Any], Any]] = {}
    for cls in vars(records).values():
        if isinstance(cls, type) and dataclasses.is_dataclass(cls):
            names = [f.name for f in dataclasses.fields(cls)]
            if len(names) > 1 and all(f.init for f in dataclasses.fields(cls)):
                out[cls] = functools.partial(_taken_apart, cls, operator.attrgetter(*names))
    return out


def _taken_apart(cls: type, values: Callable[[Any], tuple[Any, ...]], item: Any) -> tuple[type, tuple[Any, ...]]:
    return cls, values(item)


def thaw(frozen: bytes, rows: Sequence[Row]) -> list[Outcome]:
    """Return the outcomes of these rows from what `freeze` made of them."""
    found = pickle.loads(frozen)
    return [
        Outcome(row, id_, goal, Report(**fields) if fields is not None else None, error, silenced)
        for row, (_, id_, goal, fields, error, silenced) in zip(rows, found, strict=True)
    ]


def _fields(report: Report | None) -> dict[str, Any] | None:
    if report is None:
        return None
    own = {name: getattr(report, name) for name in ("text", "today", "judged", "score", "criteria", "facts", "attainability", "id")}
    return {**own, "advice": (report.suggestions, report.rewrite)}


class Store:
    """Finished parts, one file each, in a folder that is made when the first one is written."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder, self._fingerprint = folder, fingerprint

    def path(self, index: int, rows: Sequence[Row]) -> Path:
        """Return the file of a part."""
        digest = hashlib.sha256(self._fingerprint.encode())
        for row in rows:
            digest.update(json.dumps([row.number, plain_cells(row), row.error], ensure_ascii=True, default=str).encode())
        return self.folder / f"{index:07d}-{digest.hexdigest()[:40]}.jsonl"

    def load(self, path: Path, rows: Sequence[Row]) -> bytes | None:
        """Return a finished part, or None where it is not there or not whole."""
        try:
            packed = path.read_bytes()
            unpack(packed, rows)
        except (OSError, ValueError, KeyError, InputError):
            return None
        return packed

    def save(self, path: Path, packed: bytes) -> None:
        """Write a finished part whole or not at all.

        Raises:
            InputError: it cannot be written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".", suffix=".part", delete=False) as stream:
                try:
                    stream.write(packed)
                    stream.flush()
                    os.fsync(stream.fileno())
                    stream.close()
                    os.replace(stream.name, path)
                except BaseException:
                    with contextlib.suppress(OSError):
                        os.unlink(stream.name)
                    raise
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror or error}; the finished parts are kept") from error

    def clear(self) -> None:
        """Remove the parts and their folder; anything else that is in it stays."""
        for path in [*self.folder.glob("*.jsonl"), *self.folder.glob(".*.part")]:
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            self.folder.rmdir()


def plain_cells(row: Row) -> dict[str, str]:
    """Return the cells of a row as texts."""
    return {name: str(cell) for name, cell in row.cells.items() if cell is not None}


# --------------------------------------------------------------------------- in a job's process

_work: Work | None = None
_critic: Reader | None = None
_settled = contextlib.ExitStack()


def one_thread() -> None:
    """Have the matrix library of this process use one thread, where it is not loaded yet and nothing else was said.

    The matrices of a goal are small: more threads only wait for each other, and jobs are processes.
    """
    for name in ("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ.setdefault(name, "1")


_collecting = threading.Lock()
_before: list[tuple[int, int, int]] = []
"""The threshold of before, once for everyone who judges at the moment."""


@contextlib.contextmanager
def seldom_collecting(*, tidy: bool = True) -> Iterator[None]:
    """Have Python look for cycles of garbage less often while goals are judged, and not at all among what is there already.

    The word lists and the pipeline stay as long as the process does, and a goal leaves hardly a cycle: looking through all of it
    again and again took a twentieth of the time. What a part leaves is fewer objects than the threshold, so that most parts are never
    looked through while they are alive. Threads may do so at the same time. With `tidy`, what is garbage already is thrown away first.
    """
    with _collecting:
        _before.append(gc.get_threshold())
        if len(_before) == 1:
            if tidy:
                gc.collect()
            gc.freeze()
            gc.set_threshold(100_000, *_before[0][1:])
    try:
        yield
    finally:
        with _collecting:
            before = _before.pop()
            if not _before:
                gc.set_threshold(*before)
                gc.unfreeze()


def _start(work: Work) -> None:
    global _work
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    _work = work


def _end_with(parent: Any) -> None:
    """Leave no job behind when the run itself is killed."""
    parent.join()
    os._exit(1)


def _judge(rows: Sequence[Row], kept: bool) -> bytes:
    """Judge rows in a job's process; `kept` says that the outcomes go into a store."""
    global _critic
    work = _work
    assert work is not None
    if _critic is None:
        _critic = work.critic()
        with contextlib.suppress(Exception):  # what is wrong with a pipeline is said of the rows
            getattr(_critic, "warm_up", lambda: None)()
        _settled.enter_context(seldom_collecting())
    outcomes = audit(rows, work.columns, _critic, work.context, baseline=work.baseline, advise=work.advise)
    return (pack if kept else freeze)(outcomes if work.advise else map(without_advice, outcomes))


def without_advice(outcome: Outcome) -> Outcome:
    """Return the outcome with a report that has no advice, so that none is worked out when it is written down."""
    report = outcome.report
    if report is None:
        return outcome
    return dataclasses.replace(outcome, report=report.without_advice())


# --------------------------------------------------------------------------- in the run's process


@dataclass(slots=True)
class _Part:
    index: int
    rows: list[Row]
    path: Path | None
    deaths: int = 0


class _Pool:
    """As many processes as jobs, each a pool of one, so that a death tells whose part it was."""

    def __init__(self, work: Work, jobs: int) -> None:
        self._work = work
        self._free: list[ProcessPoolExecutor | None] = [None] * jobs
        self._busy: dict[Future[bytes], tuple[ProcessPoolExecutor, _Part]] = {}

    def __bool__(self) -> bool:
        return bool(self._busy)

    @property
    def has_room(self) -> bool:
        """Whether a job is free."""
        return bool(self._free)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, multiprocessing.get_context("spawn"), _start, (self._work,))

    def submit(self, part: _Part) -> None:
        """Hand a part to a free job."""
        executor = self._free.pop() or self._new()
        self._busy[executor.submit(_judge, part.rows, part.path is not None)] = (executor, part)

    def done(self) -> Iterator[tuple[_Part, bytes]]:
        """Wait for a job; give the parts that are done. A dead job is replaced and its part judged again."""
        for future in wait(self._busy, return_when=FIRST_COMPLETED).done:
            executor, part = self._busy.pop(future)
            try:
                packed = future.result()
            except BrokenProcessPool:
                _end(executor)
                self._free.append(None)
                part.deaths += 1
                if part.deaths < 2:
                    self.submit(part)
                else:
                    yield part, self._row_by_row(part)
                continue
            self._free.append(executor)
            yield part, packed

    def _row_by_row(self, part: _Part) -> bytes:
        out: list[Outcome] = []
        executor, kept = self._new(), part.path is not None
        try:
            for row in part.rows:
                for last in (False, True):
                    try:
                        out += thaw(executor.submit(_judge, [row], False).result(), [row])
                        break
                    except BrokenProcessPool:
                        _end(executor)
                        executor = self._new()
                        if last:
                            out.append(Outcome(row, _key(row, self._work.columns), error="the critic failed: its process died"))
        finally:
            _end(executor)
        return (pack if kept else freeze)(out)

    def close(self) -> None:
        """End all processes, at once if they are still at work."""
        for executor in [*(e for e in self._free if e is not None), *(e for e, _ in self._busy.values())]:
            _end(executor)


def _end(executor: ProcessPoolExecutor) -> None:
    processes = list((executor._processes or {}).values())
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            process.kill()
            process.join(5)


def _key(row: Row, columns: Columns) -> str:
    cell = row.cells.get(columns.roles.get("id", ""))
    return str(row.number) if cell is None or not str(cell).strip() else str(cell).strip()


def audit_in_parts(rows: Iterable[Row], work: Work, *, jobs: int = 1, folder: Path | None = None, size: int = PART) -> Iterator[Outcome]:
    """Judge rows in `jobs` processes, in order and with bounded memory.

    With a `folder`, finished parts are kept there and taken from there; see `Store`.

    Raises:
        InputError: `jobs` or `size` is below 1, or a finished part cannot be written.
    """
    if jobs < 1 or size < 1:
        raise InputError(f"{jobs} jobs with parts of {size} rows: give 1 or more")
    store = Store(folder, work.fingerprint) if folder is not None else None
    source, index = iter(rows), 0
    waiting: dict[int, _Part] = {}
    ready: dict[int, bytes] = {}
    first, exhausted = 0, False
    pool = _Pool(work, jobs)
    try:
        while True:
            while not exhausted and pool.has_room and index < first + jobs * AHEAD:
                part = _Part(index, list(islice(source, size)), None)
                if not part.rows:
                    exhausted = True
                    break
                waiting[index] = part
                index += 1
                if store is not None:
                    part.path = store.path(part.index, part.rows)
                    packed = store.load(part.path, part.rows)
                    if packed is not None:
                        ready[part.index] = packed
                        continue
                pool.submit(part)
            while first in ready:
                yield from (unpack if store is not None else thaw)(ready.pop(first), waiting.pop(first).rows)
                first += 1
            if pool:
                for part, packed in pool.done():
                    if store is not None and part.path is not None:
                        store.save(part.path, packed)
                    ready[part.index] = packed
            elif exhausted and not ready:
                return
    finally:
        pool.close()

"""What runs in the run's process: it cuts the work into parts, hands them to jobs and puts them together in order."""

from __future__ import annotations

import contextlib
import multiprocessing
import os
import signal
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from dataclasses import dataclass
from itertools import islice
from multiprocessing import forkserver
from pathlib import Path
from typing import Any

from smartcritic.audit.parallel import worker
from smartcritic.audit.parallel.job import AuditJob
from smartcritic.audit.parallel.store import PartStore
from smartcritic.audit.parallel.transport import from_lines, pickled, to_lines, unpickled
from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.runner import Outcome
from smartcritic.errors import InputError

PART = 256
"""Rows of a part."""

AHEAD = 4
"""Parts a job that may be read ahead of the one that is put out next."""


FEWEST = 1_000
"""Rows that pay for the start of a process, about 3 CPU seconds, while others use the processors too."""

QUOTA = Path("/sys/fs/cgroup/cpu.max")
"""Where a container finds how much of the processors it may use: microseconds, and of how many."""


def process_context() -> Any:
    """How processes are started: on Linux as copies of one that has loaded the pipeline, which takes milliseconds, else anew."""
    if sys.platform != "linux":
        return multiprocessing.get_context("spawn")
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(["smartcritic.audit.parallel.warm"])
    forkserver.ensure_running()
    return context


def processors() -> int:
    """How many processors this process may use: those it is bound to, or less where its container has a quota (cgroup v2)."""
    bound = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    with contextlib.suppress(OSError, ValueError):
        quota, period = map(int, QUOTA.read_text(encoding="ascii").split())  # "max" where there is none
        return max(1, min(bound, quota // period))
    return bound


def jobs_for(rows: int | None, most: int | None = None) -> int:
    """How many jobs a list of so many rows is worth: one for `FEWEST` rows, up to `most` (None: one a processor); `rows` None: many."""
    most = most or processors()
    return most if rows is None else max(1, min(most, rows // FEWEST))


@dataclass(slots=True)
class _Part:
    index: int
    rows: list[Row]
    path: Path | None
    crashes: int = 0


class _Pool:
    """As many processes as jobs, each a pool of one, so that a death tells whose part it was."""

    def __init__(self, work: AuditJob, jobs: int) -> None:
        self._work, self._context = work, process_context()
        self._free: list[ProcessPoolExecutor | None] = [None] * jobs
        self._busy: dict[Future[bytes], tuple[ProcessPoolExecutor, _Part]] = {}

    def __bool__(self) -> bool:
        return bool(self._busy)

    @property
    def has_room(self) -> bool:
        """Whether a job is free."""
        return bool(self._free)

    def _new(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(1, self._context, worker.start, (self._work, dict(os.environ)))

    def submit(self, part: _Part) -> None:
        """Hand a part to a free job."""
        executor = self._free.pop() or self._new()
        with _held_signals():
            self._busy[executor.submit(worker.judge, part.rows, part.path is not None)] = (executor, part)

    def done(self) -> Iterator[tuple[_Part, bytes]]:
        """Wait for a job; give the parts that are done. A dead job is replaced and its part judged again."""
        for future in wait(self._busy, return_when=FIRST_COMPLETED).done:
            executor, part = self._busy.pop(future)
            try:
                packed = future.result()
            except BrokenProcessPool:
                _end(executor)
                self._free.append(None)
                part.crashes += 1
                if part.crashes < 2:
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
                        out += unpickled(executor.submit(worker.judge, [row], False).result(), [row])
                        break
                    except BrokenProcessPool:
                        _end(executor)
                        executor = self._new()
                        if last:
                            out.append(Outcome(row, _key(row, self._work.columns), error="the critic failed: its process died"))
        finally:
            _end(executor)
        return (to_lines if kept else pickled)(out)

    def close(self) -> None:
        """End all processes, at once if they are still at work."""
        for executor in [*(e for e in self._free if e is not None), *(e for e, _ in self._busy.values())]:
            _end(executor)


@contextlib.contextmanager
def _held_signals() -> Iterator[None]:
    """Let signals wait while a process is started: one that is asked for, but not yet known, would be ended by nobody."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT, signal.SIGTERM, signal.SIGHUP})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _end(executor: ProcessPoolExecutor) -> None:
    processes = list((executor._processes or {}).values())
    manager: Any = executor._executor_manager_thread
    executor.shutdown(wait=False, cancel_futures=True)
    for process in processes:
        with contextlib.suppress(OSError, ValueError, AttributeError):
            process.kill()
            process.join(5)
    if manager is not None:
        manager.join(5)  # it closes a pipe into which the interpreter writes as it exits


def _key(row: Row, columns: Columns) -> str:
    cell = row.cells.get(columns.roles.get("id", ""))
    return str(row.number) if cell is None or not str(cell).strip() else str(cell).strip()


def audit_in_parts(
    rows: Iterable[Row], work: AuditJob, *, jobs: int = 1, folder: Path | None = None, size: int = PART
) -> Iterator[Outcome]:
    """Judge rows in `jobs` processes, in order and with bounded memory.

    With a `folder`, finished parts are kept there and taken from there; see `PartStore`.

    Raises:
        InputError: `jobs` or `size` is below 1, or a finished part cannot be written.
    """
    if jobs < 1 or size < 1:
        raise InputError(f"{jobs} jobs with parts of {size} rows: give 1 or more")
    store = PartStore(folder, work.fingerprint) if folder is not None else None
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
                yield from (from_lines if store is not None else unpickled)(ready.pop(first), waiting.pop(first).rows)
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

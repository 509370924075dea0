"""The queue before the worker that judges: one thread takes what waits and has it judged together.

The event loop never works on a goal, and the thread hardly does: the worker is a process, which is ended where it takes too long. Requests
for one goal are judged in batches, since the pipeline reads sixteen goals in much less than sixteen times the time of one; longer work is
cut into jobs, between which the requests for one goal come first.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from smartcritic.audit.runner import judge_together
from smartcritic.errors import SmartCriticError
from smartcritic.interfaces.http.problems import ended, stopping
from smartcritic.interfaces.http.workers import Ended, Worker, run
from smartcritic.model import Context, Goal, Report

if TYPE_CHECKING:
    from smartcritic.critic import Critic

log = logging.getLogger("smartcritic.service")

MOST = 32
"""Goals that are judged together."""

GATHER = 0.01
"""Seconds that the worker waits for as many requests as came together the last time; a single caller never waits."""

GIVEN_UP = 3
"""Times in a row that the worker could not be started, after which the service is not well."""

FLUSH = 0.005
"""Seconds after which finished answers are handed over while others of the batch are still worked on."""


@dataclass(slots=True, eq=False)
class _Item:
    """One goal to judge; `finish` makes the answer of its report, where the worker is."""

    goal: Goal
    context: Context | None
    finish: Callable[[Report], Any]
    rewrite: bool
    future: asyncio.Future[Any]
    dropped: bool = False

    @property
    def entry(self) -> Entry:
        """What the worker needs of it."""
        return self.goal, self.context, self.finish, self.rewrite


@dataclass(slots=True, eq=False)
class _Job:
    """Other work of a short time."""

    work: Callable[[Critic], Any]
    future: asyncio.Future[Any]
    dropped: bool = False


@dataclass(slots=True)
class Batcher:
    """One thread over one worker. Its coroutines are awaited in the event loop that `start` was called in.

    `limit`: seconds in which a result must be there, else the work is ended. `observe` is told the size of each batch. What is asked for
    must be picklable where the worker is a process.
    """

    worker: Worker
    limit: float = 10.0
    most: int = MOST
    gather: float = GATHER
    observe: Callable[[int], None] = field(default=lambda size: None)
    ready: bool = False
    failed: int = 0
    _items: deque[_Item] = field(default_factory=deque)
    _jobs: deque[_Job] = field(default_factory=deque)
    _wake: threading.Condition = field(default_factory=threading.Condition)
    _wanted: int = 1
    _closed: bool = False
    _thread: threading.Thread | None = None
    _loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Start the worker; it loads the pipeline first, and what is asked in the meantime waits."""
        self._loop = asyncio.get_running_loop()
        self._thread = threading.Thread(target=self._run, name="smartcritic-worker", daemon=True)
        self._thread.start()

    async def close(self) -> None:
        """Finish what waits, take nothing more, and end the worker."""
        with self._wake:
            self._closed = True
            self._wake.notify()
        if self._thread is not None:
            await asyncio.to_thread(self._thread.join)
        self.ready = False
        self.worker.close()

    @property
    def alive(self) -> bool:
        """Whether work can be done, now or as soon as the pipeline is loaded."""
        return self._thread is not None and self._thread.is_alive() and self.failed < GIVEN_UP

    @property
    def waiting(self) -> int:
        """Requests and jobs that wait for the worker."""
        return len(self._items) + len(self._jobs)

    async def critique(self, goal: Goal, context: Context | None, finish: Callable[[Report], Any], *, rewrite: bool = True) -> Any:
        """Judge one goal with its own context, together with others that wait, and return what `finish` makes of its report."""
        return await self._put(_Item(goal, context, finish, rewrite, self._future()), self._items)

    async def run(self, work: Callable[[Critic], Any]) -> Any:
        """Have the worker do a short piece of other work."""
        return await self._put(_Job(work, self._future()), self._jobs)

    def _future(self) -> asyncio.Future[Any]:
        assert self._loop is not None
        return self._loop.create_future()

    async def _put(self, entry: Any, queue: deque[Any]) -> Any:
        with self._wake:
            if self._closed:
                raise stopping()
            queue.append(entry)
            if queue is self._jobs or len(queue) >= self._wanted:  # each waking costs both threads a change of hands
                self._wake.notify()
        try:
            return await entry.future
        finally:
            entry.dropped = True  # whoever asked is gone, or has the answer

    # ------------------------------------------------------------------ the worker's thread

    def _run(self) -> None:
        while not self.ready and not self._closed:
            try:
                self.worker.start()
                self.ready = True
            except Exception as error:
                self.failed += 1
                log.error("the pipeline cannot be loaded: %s", error if isinstance(error, SmartCriticError) else type(error).__name__)
                with self._wake:
                    self._wake.wait_for(lambda: self._closed, min(30, self.failed))
        together = 1
        while True:
            with self._wake:
                self._wake.wait_for(lambda: self._items or self._jobs or self._closed)
                if self._items and together > 1:
                    self._wanted = min(together, self.most)
                    self._wake.wait_for(lambda: len(self._items) >= self._wanted or self._closed, self.gather)
                    self._wanted = 1
                batch = [self._items.popleft() for _ in range(min(self.most, len(self._items)))]
                job = self._jobs.popleft() if self._jobs and not batch else None
                if not batch and job is None:
                    return  # closed, and nothing waits
            if batch:
                together = len(batch)
                self._judge([item for item in batch if not item.dropped])
            elif job is not None and not job.dropped:
                self._deliver([(job.future, *self._attempt(job.work))])

    def _judge(self, items: list[_Item]) -> None:
        """Have items judged together; where that takes too long or kills the worker, those that are not done are tried one by one."""
        self.observe(len(items))
        left = dict(enumerate(items))
        done: list[tuple[asyncio.Future[Any], Any, BaseException | None]] = []
        last = time.monotonic()
        try:
            for at, value, error in self.worker.stream(Entries([i.entry for i in items]), self.limit):
                done.append((left.pop(at).future, value, error))
                if time.monotonic() - last > FLUSH:
                    self._deliver(done)
                    done, last = [], time.monotonic()
            self.failed = 0
        except Ended as end:
            if len(left) == 1:
                done += [(item.future, None, ended(end.late, self.limit)) for item in left.values()]
                left = {}
        except Exception as error:
            self.failed += 1
            done += [(item.future, None, error) for item in left.values()]
            left = {}
        self._deliver(done)
        for item in left.values():
            if not item.dropped:
                self._judge([item])

    def _attempt(self, work: Callable[[Critic], Any]) -> tuple[Any, BaseException | None]:
        try:
            return run(self.worker, work, self.limit), None
        except Ended as end:
            return None, ended(end.late, self.limit)
        except Exception as error:
            return None, error

    def _deliver(self, done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
        if done and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_settle, done)


Entry = tuple[Goal, Context | None, Callable[[Report], Any], bool]


class Entries:
    """Goals to judge together, each with its context, with what makes the answer of its report, and with or without rewrites."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.entries = entries

    def __call__(self, critic: Critic) -> Iterator[tuple[int, Any, Exception | None]]:
        """Judge those of one context together, those without rewrites first; give each one's place, answer and error as it is done."""
        groups: dict[tuple[Context | None, bool], list[int]] = {}
        for at in sorted(range(len(self.entries)), key=lambda i: self.entries[i][3]):
            groups.setdefault((self.entries[at][1], self.entries[at][3]), []).append(at)
        for (context, rewrite), group in groups.items():
            reports = judge_together([self.entries[at][0] for at in group], critic, context, rewrite)
            for at, report in zip(group, reports, strict=True):
                try:
                    if isinstance(report, Exception):
                        raise report
                    yield at, self.entries[at][2](report), None
                except Exception as error:
                    yield at, None, error


def _settle(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for future, value, error in done:
        if future.done():
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

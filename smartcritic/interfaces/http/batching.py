"""The worker that judges: requests queue, one thread takes what waits and judges it together.

The event loop never works on a goal. Requests for one goal are judged in batches, since the pipeline reads sixteen goals in much less
than sixteen times the time of one; longer work is cut into jobs, between which the requests for one goal come first.
"""

from __future__ import annotations

import asyncio
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from smartcritic.audit.runner import judge_together
from smartcritic.interfaces.http.problems import stopping
from smartcritic.model import Context, Goal, Report

if TYPE_CHECKING:
    from smartcritic.critic import Critic

MOST = 32
"""Goals that are judged together."""

GATHER = 0.01
"""Seconds that the worker waits for as many requests as came together the last time; a single caller never waits."""

FLUSH = 0.005
"""Seconds after which finished answers are handed over while others of the batch are still worked on."""


@dataclass(slots=True, eq=False)
class _Item:
    """One goal to judge; `finish` makes the answer of its report, in the worker's thread."""

    goal: Goal
    context: Context | None
    finish: Callable[[Report], Any]
    rewrite: bool
    future: asyncio.Future[Any]
    dropped: bool = False


@dataclass(slots=True, eq=False)
class _Job:
    """Other work of a short time."""

    work: Callable[[], Any]
    future: asyncio.Future[Any]
    dropped: bool = False


@dataclass(slots=True)
class Batcher:
    """One worker thread over one critic. Its coroutines are awaited in the event loop that `start` was called in.

    `observe` is told the size of each batch.
    """

    critic: Critic
    most: int = MOST
    gather: float = GATHER
    observe: Callable[[int], None] = field(default=lambda size: None)
    ready: bool = False
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

    @property
    def waiting(self) -> int:
        """Requests and jobs that wait for the worker."""
        return len(self._items) + len(self._jobs)

    async def critique(self, goal: Goal, context: Context | None, finish: Callable[[Report], Any], *, rewrite: bool = True) -> Any:
        """Judge one goal with its own context, together with others that wait, and return what `finish` makes of its report."""
        return await self._put(_Item(goal, context, finish, rewrite, self._future()), self._items)

    async def run(self, work: Callable[[], Any]) -> Any:
        """Do a short piece of other work in the worker's thread."""
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
        self.critic.warm_up()
        self.ready = True
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
                self._deliver([(job.future, *_attempt(job.work))])

    def _judge(self, items: list[_Item]) -> None:
        """Judge items together where their context is the same, those without rewrites first; an error is an error of its own item."""
        self.observe(len(items))
        groups: dict[tuple[Context | None, bool], list[_Item]] = {}
        for item in sorted(items, key=lambda i: i.rewrite):
            groups.setdefault((item.context, item.rewrite), []).append(item)
        done: list[tuple[asyncio.Future[Any], Any, BaseException | None]] = []
        last = time.monotonic()
        for (context, rewrite), group in groups.items():
            for item, report in zip(group, judge_together([i.goal for i in group], self.critic, context, rewrite), strict=True):
                if isinstance(report, Exception):
                    done.append((item.future, None, report))
                elif not item.dropped:
                    done.append((item.future, *_attempt(lambda i=item, r=report: i.finish(r))))  # type: ignore[misc]
                if time.monotonic() - last > FLUSH:
                    self._deliver(done)
                    done, last = [], time.monotonic()
        self._deliver(done)

    def _deliver(self, done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
        if done and self._loop is not None and not self._loop.is_closed():
            self._loop.call_soon_threadsafe(_settle, done)


def _attempt(work: Callable[[], Any]) -> tuple[Any, BaseException | None]:
    try:
        return work(), None
    except Exception as error:
        return None, error


def _settle(done: list[tuple[asyncio.Future[Any], Any, BaseException | None]]) -> None:
    for future, value, error in done:
        if future.done():
            continue
        if error is not None:
            future.set_exception(error)
        else:
            future.set_result(value)

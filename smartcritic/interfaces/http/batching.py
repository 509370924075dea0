"""The queue before the workers that judge: a thread for each takes what waits and has it judged together.

The event loop never works on a goal, and the threads hardly do: a worker is a process, which is ended where it takes too long. Requests
for one goal are judged in batches, since the pipeline reads sixteen goals in much less than sixteen times the time of one; longer work is
cut into jobs, between which the requests for one goal come first. Workers that are free share what waits.
"""

from __future__ import annotations

import asyncio
import logging
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar

from smartcritic.audit.runner import judge_together
from smartcritic.errors import SmartCriticError
from smartcritic.interfaces.http.problems import ended, stopping
from smartcritic.interfaces.http.workers import Ended, Worker, run
from smartcritic.model import Context, Goal, Report

if TYPE_CHECKING:
    from smartcritic.critic import Critic

log = logging.getLogger("smartcritic.service")
T = TypeVar("T")

MOST = 32
"""Goals that are judged together."""

GATHER = 0.01
"""Seconds that a worker waits for as many requests as came together the last time; a single caller never waits."""

GIVEN_UP = 3
"""Times in a row that a worker could not be started, after which it is not well; the service is not where none of them is."""

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


@dataclass(slots=True, eq=False)
class _Seat:
    """One worker and the thread that hands it work; `failed`: how often in a row it could not be started."""

    worker: Worker
    thread: threading.Thread | None = None
    ready: bool = False
    failed: int = 0

    @property
    def alive(self) -> bool:
        """Whether it can work, now or as soon as the pipeline is loaded."""
        return self.thread is not None and self.thread.is_alive() and self.failed < GIVEN_UP


class Batcher:
    """Workers, each with a thread, over one queue. Its coroutines are awaited in the event loop that `start` was called in.

    Args:
        workers: who judges; what is asked for must be picklable where they are processes.
        limit: seconds in which a result must be there, else the work is ended.
        most: goals that are judged together.
        gather: see `GATHER`.
        observe: is told the size of each batch.
    """

    def __init__(
        self, workers: Sequence[Worker], limit: float = 10.0, *, most: int = MOST, gather: float = GATHER,
        observe: Callable[[int], None] = lambda size: None,
    ) -> None:  # fmt: skip
        self.limit, self.most, self.gather, self.observe = limit, most, gather, observe
        self._seats = [_Seat(worker) for worker in workers]
        self._items: deque[_Item] = deque()
        self._jobs: deque[_Job] = deque()
        self._lock = threading.Lock()
        self._free = threading.Condition(self._lock)  # here wait those who have nothing to do
        self._enough = threading.Condition(self._lock)  # here waits the one who gathers
        self._idle = 0
        self._wanted = 0  # how many requests are gathered; 0 where nobody gathers
        self._stopping = threading.Event()
        self._loop: asyncio.AbstractEventLoop | None = None

    def start(self) -> None:
        """Start the workers; they load the pipeline first, and what is asked in the meantime waits."""
        self._loop = asyncio.get_running_loop()
        for seat in self._seats:
            seat.thread = threading.Thread(target=self._run, args=(seat,), name="smartcritic-worker", daemon=True)
            seat.thread.start()

    async def close(self) -> None:
        """Finish what waits, take nothing more, and end the workers."""
        with self._lock:
            self._stopping.set()
            self._free.notify_all()
            self._enough.notify_all()
        for seat in self._seats:
            if seat.thread is not None:
                await asyncio.to_thread(seat.thread.join)
            seat.ready = False
            seat.worker.close()

    @property
    def _closed(self) -> bool:
        return self._stopping.is_set()

    @property
    def workers(self) -> list[Worker]:
        """Who judges."""
        return [seat.worker for seat in self._seats]

    @property
    def ready(self) -> int:
        """How many workers have loaded the pipeline."""
        return sum(seat.ready for seat in self._seats)

    @property
    def alive(self) -> bool:
        """Whether work can be done, now or as soon as the pipeline is loaded."""
        return any(seat.alive for seat in self._seats)

    @property
    def waiting(self) -> int:
        """Requests and jobs that wait for a worker."""
        return len(self._items) + len(self._jobs)

    async def critique(self, goal: Goal, context: Context | None, finish: Callable[[Report], Any], *, rewrite: bool = True) -> Any:
        """Judge one goal with its own context, together with others that wait, and return what `finish` makes of its report."""
        return await self._put(_Item(goal, context, finish, rewrite, self._future()), self._items)

    async def run(self, work: Callable[[Critic], Any]) -> Any:
        """Have a worker do a short piece of other work."""
        return await self._put(_Job(work, self._future()), self._jobs)

    async def run_all(self, works: Sequence[Callable[[Critic], T]]) -> list[T]:
        """Have the workers do the pieces of a longer work, and return the results in order; no worker has two of them waiting."""
        gate = asyncio.Semaphore(len(self._seats))

        async def one(work: Callable[[Critic], T]) -> T:
            async with gate:
                done: T = await self.run(work)
                return done

        tasks = [asyncio.create_task(one(work)) for work in works]
        try:
            return await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()

    def _future(self) -> asyncio.Future[Any]:
        assert self._loop is not None
        return self._loop.create_future()

    async def _put(self, entry: Any, queue: deque[Any]) -> Any:
        with self._lock:
            if self._closed:
                raise stopping()
            queue.append(entry)
            if queue is self._items and self._wanted:  # each waking costs both threads a change of hands
                if len(queue) >= self._wanted:
                    self._enough.notify()
            else:
                self._free.notify()
        try:
            return await entry.future
        finally:
            entry.dropped = True  # whoever asked is gone, or has the answer

    # ------------------------------------------------------------------ a worker's thread

    def _run(self, seat: _Seat) -> None:
        while not seat.ready and not self._closed:
            try:
                seat.worker.start()
                seat.ready = True
            except Exception as error:
                seat.failed += 1
                log.error("the pipeline cannot be loaded: %s", error if isinstance(error, SmartCriticError) else type(error).__name__)
                self._stopping.wait(min(30, seat.failed))
        together = 1
        while taken := self._take(together):
            if isinstance(taken, list):
                together = len(taken)
                self._judge([item for item in taken if not item.dropped], seat)
            elif not taken.dropped:
                self._deliver([(taken.future, *self._attempt(taken.work, seat))])

    def _take(self, together: int) -> list[_Item] | _Job | None:
        """Wait for work: requests for one goal, which come first, or a job; None where nothing waits any more and nothing will.

        Where several workers are free, each takes its share of what waits. `together`: how many were judged together before; one
        worker at a time waits until as many are there.
        """
        with self._lock:
            while True:
                self._idle += 1
                self._free.wait_for(lambda: (self._items and not self._wanted) or self._jobs or self._closed)
                self._idle -= 1
                if self._items and together > 1 and not self._wanted and not self._closed:
                    self._wanted = min(together, self.most)
                    self._enough.wait_for(lambda: len(self._items) >= self._wanted or self._closed, self.gather)
                    self._wanted = 0
                elif self._items and self._wanted and self._jobs:
                    return self._jobs.popleft()
                if self._items:
                    share = -(-len(self._items) // (self._idle + 1))
                    batch = [self._items.popleft() for _ in range(min(self.most, share))]
                    if self._items:
                        self._free.notify()
                    return batch
                if self._jobs:
                    return self._jobs.popleft()
                if self._closed:
                    return None

    def _judge(self, items: list[_Item], seat: _Seat, *, again: bool = True) -> None:
        """Have items judged together; where that takes too long or kills the worker, those that are not done are tried one by one.

        A worker that dies over a single item may have been killed from outside: `again` gives it a second one.
        """
        self.observe(len(items))
        left = dict(enumerate(items))
        done: list[tuple[asyncio.Future[Any], Any, BaseException | None]] = []
        last = time.monotonic()
        try:
            for at, value, error in seat.worker.stream(Entries([i.entry for i in items]), self.limit):
                done.append((left.pop(at).future, value, error))
                if time.monotonic() - last > FLUSH:
                    self._deliver(done)
                    done, last = [], time.monotonic()
            seat.failed = 0
        except Ended as end:
            seat.failed = seat.failed + 1 if end.loading else 0
            if len(left) == 1 and (end.late or not again):
                done += [(item.future, None, ended(end.late, self.limit)) for item in left.values()]
                left = {}
        except Exception as error:
            seat.failed += 1
            done += [(item.future, None, error) for item in left.values()]
            left = {}
        self._deliver(done)
        for item in left.values():
            if not item.dropped:
                self._judge([item], seat, again=len(left) > 1)

    def _attempt(self, work: Callable[[Critic], Any], seat: _Seat) -> tuple[Any, BaseException | None]:
        try:
            done = run(seat.worker, work, self.limit)
        except Ended as end:
            seat.failed = seat.failed + 1 if end.loading else 0
            return None, ended(end.late, self.limit)
        except Exception as error:
            return None, error
        seat.failed = 0
        return done, None

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

"""What the addresses of one application share: settings, critic, worker, metrics."""

from __future__ import annotations

import asyncio
import queue
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from starlette.requests import Request

from smartcritic.critic import Critic
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.http.batching import Batcher
from smartcritic.interfaces.http.metrics import Metrics
from smartcritic.interfaces.http.problems import Problem, ended, too_large, too_late
from smartcritic.interfaces.http.reports import Reports
from smartcritic.interfaces.http.settings import Settings
from smartcritic.interfaces.http.workers import Ended, Worker, run, workers_for
from smartcritic.model import Context, Goal, Report

T = TypeVar("T")

LONG = 2
"""Pieces of long work that are done at once."""

_LARGE = 1 << 16
"""Bytes of a body above which it is read off the event loop."""


class Service:
    """What the addresses of one application share."""

    def __init__(self, settings: Settings, critic: Critic) -> None:
        self.settings, self.critic, self.metrics = settings, critic, Metrics()
        self.batcher = Batcher(workers_for(critic, settings.workers), settings.work_timeout, observe=self.metrics.together.observe)
        self.metrics.watch(lambda: self.batcher.ready, lambda: self.batcher.waiting)
        self.long = ThreadPoolExecutor(LONG, "smartcritic-long")
        self._workers: queue.SimpleQueue[Worker] = queue.SimpleQueue()
        self._all = workers_for(critic, LONG)
        for worker in self._all:
            self._workers.put(worker)
        self.reports = Reports(settings.reports)
        self.document: bytes | None = None

    async def run_in_thread(self, work: Callable[[], T]) -> T:
        """Do long work in a thread of its own, two at a time."""
        return await asyncio.get_running_loop().run_in_executor(self.long, work)

    async def run_long(self, work: Callable[[Critic], T], limit: float) -> T:
        """Have long work done by a worker of its own, two at a time; it is ended after `limit` seconds."""

        def do() -> T:
            worker = self._workers.get()
            try:
                return run(worker, work, limit)
            except Ended as end:
                raise ended(end.late, limit) from None
            finally:
                self._workers.put(worker)

        return await self.run_in_thread(do)

    def close(self) -> None:
        """End the workers of long work."""
        self.long.shutdown(wait=False, cancel_futures=True)
        for worker in self._all:
            worker.close()

    async def read(self, request: Request, read: Callable[[dict[str, Any]], T], known: Sequence[str], needed: Sequence[str]) -> T:
        """Read the body of a request: JSON with these keys, handed to `read`."""
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind != "application/json" and not kind.endswith("+json"):
            raise Problem(415, f"the content type {kind or 'nothing'!r} is not read here; send JSON as 'Content-Type: application/json'")
        try:
            async with asyncio.timeout(self.settings.timeout * 0.9):
                raw = await request.body()
        except TimeoutError:
            raise too_late(self.settings.timeout) from None

        def work() -> T:
            return read(handlers.read_body(raw, known, needed))

        return await asyncio.to_thread(work) if len(raw) > _LARGE else work()

    def goals(self, body: Mapping[str, Any]) -> list[Any]:
        """The goals of a body, if they are a list of no more than is taken at once."""
        goals = body["goals"]
        handlers.read_goals(goals[:1] if isinstance(goals, list) else goals)
        if len(goals) > self.settings.max_goals:
            raise self.too_many_goals(len(goals))
        return list(goals)

    def too_many_goals(self, count: int) -> Problem:
        """More goals than are taken at once."""
        most = f"{self.settings.max_goals:,} goals"
        return too_large(f"{count:,} goals are", most, "send them in several requests, or run `smartcritic audit`")

    async def critique(self, goal: Goal, context: Context | None, finish: Callable[[Report], bytes], *, rewrite: bool) -> bytes:
        """Judge one goal, count it, and return the answer that `finish`, a function of a module, makes of the report."""
        made: bytes = await self.batcher.critique(goal, context, finish, rewrite=rewrite)
        self.metrics.goals.labels("report").inc()
        return made

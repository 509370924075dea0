"""Who judges for the service: processes of their own, so that work which takes too long, or kills what does it, can really be ended.

A thread cannot be stopped from outside, and a coroutine that waits for one only stops waiting. So, as gunicorn's arbiter and pebble's
process pool do, the one that asks sets a time, kills the process that lets it pass, and starts another, which takes milliseconds where it
is a copy of one that has loaded the pipeline.
"""

from __future__ import annotations

import contextlib
import logging
import multiprocessing
import os
import pickle
import signal
import threading
import traceback
from collections.abc import Callable, Iterator
from multiprocessing.connection import Connection
from typing import Any, Protocol, TypeVar, cast

from smartcritic.audit.parallel.pool import process_context
from smartcritic.audit.parallel.worker import exit_with, gc_relaxed
from smartcritic.critic import Critic
from smartcritic.errors import SmartCriticError
from smartcritic.interfaces.http.problems import Problem

log = logging.getLogger("smartcritic.service")
T = TypeVar("T")

LOADING = 120.0
"""Seconds in which a process must have loaded its pipeline."""


class Ended(Exception):
    """The work was ended: `late`, since its time was over, else since its process died; `loading`, before it was begun."""

    def __init__(self, late: bool, *, loading: bool = False) -> None:
        super().__init__(late)
        self.late, self.loading = late, loading


class Worker(Protocol):
    """What does work with a critic, one piece after the other."""

    def start(self) -> None:
        """Load the pipeline."""

    def stream(self, work: Callable[[Critic], Iterator[T]], limit: float) -> Iterator[T]:
        """Do work that gives its results one by one, each within `limit` seconds; raises `Ended` where it does not."""

    def close(self) -> None:
        """End it."""


def run(worker: Worker, work: Callable[[Critic], T], limit: float, *, again: bool = True) -> T:
    """Do work with one result within `limit` seconds; where the process dies, which somebody may have killed, once more (`again`)."""
    try:
        (found,) = worker.stream(_Single(work), limit)
    except Ended as end:
        if end.late or not again:
            raise
        return run(worker, work, limit, again=False)
    return cast("T", found)


class _Single:
    """Work with one result as work with results; it can be pickled where `work` can."""

    def __init__(self, work: Callable[[Critic], Any]) -> None:
        self.work = work

    def __call__(self, critic: Critic) -> Iterator[Any]:
        yield self.work(critic)


class HereWorker:
    """Works in the thread that asks, without a limit: for critics that only this process has."""

    def __init__(self, critic: Critic) -> None:
        self._critic = critic

    def start(self) -> None:
        self._critic.warm_up()

    def stream(self, work: Callable[[Critic], Iterator[T]], limit: float) -> Iterator[T]:
        return work(self._critic)

    def close(self) -> None:
        """There is nothing to end."""


class ProcessWorker:
    """Works in a process of its own, which is killed and replaced where it lets its time pass or dies."""

    def __init__(self, critic: Critic) -> None:
        self._critic = critic
        self._process: Any = None
        self._pipe: Connection | None = None
        self._lock = threading.Lock()

    @property
    def pid(self) -> int | None:
        """The process, while there is one."""
        return None if self._process is None else self._process.pid

    def start(self) -> None:
        """Start the process and wait until its pipeline is loaded.

        Raises:
            Ended: it died, or was not there in time.
        """
        context = process_context()
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_work, args=(theirs, self._critic, dict(os.environ)), name="smartcritic-worker", daemon=True)
        self._process.start()
        theirs.close()
        try:
            self._receive(LOADING)
        except Ended as end:
            raise Ended(end.late, loading=True) from None

    def stream(self, work: Callable[[Critic], Iterator[T]], limit: float) -> Iterator[T]:
        with self._lock:
            if self._process is None:
                self.start()
            assert self._pipe is not None
            try:
                self._pipe.send(work)
            except OSError:
                self._end()
                raise Ended(late=False) from None
            while (found := self._receive(limit))[0] == "result":
                yield found[1]
            if found[0] == "error":
                raise found[1]

    def _receive(self, limit: float) -> tuple[str, Any]:
        assert self._pipe is not None
        try:
            if self._pipe.poll(limit):
                found: tuple[str, Any] = self._pipe.recv()
                return found
            late = True
        except (EOFError, OSError):
            late = False
        log.error("a worker was ended: %s", f"no result within {limit:g} seconds" if late else "its process died")
        self._end()
        raise Ended(late)

    def _end(self) -> None:
        process, self._process = self._process, None
        if self._pipe is not None:
            self._pipe.close()
        if process is not None:
            with contextlib.suppress(OSError, ValueError):
                process.kill()
                process.join(5)

    def close(self) -> None:
        """End the process."""
        self._end()


def _work(pipe: Connection, critic: Critic, environment: dict[str, str]) -> None:
    """What runs in the process: work in, results out, until the pipe is closed."""
    os.environ.update(environment)
    for sign in (signal.SIGINT, signal.SIGTERM):
        signal.signal(sign, signal.SIG_IGN)  # the service ends it
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=exit_with, args=(parent,), daemon=True).start()
    critic.warm_up()
    pipe.send(("ready", None))
    with gc_relaxed(), contextlib.suppress(EOFError, OSError):
        while True:
            _answer(pipe, critic, pipe.recv())


def _answer(pipe: Connection, critic: Critic, work: Callable[[Critic], Iterator[Any]]) -> None:
    try:
        for result in work(critic):
            pipe.send(("result", result))
    except Exception as error:
        if not isinstance(error, (SmartCriticError, Problem)):
            log.error("a worker broke: %s, message left out\n%s", type(error).__name__, "".join(traceback.format_tb(error.__traceback__)))
        try:
            pipe.send(("error", error))
        except (TypeError, AttributeError, pickle.PicklingError):
            pipe.send(("error", RuntimeError(type(error).__name__)))
    else:
        pipe.send(("done", None))


def workers_for(critic: Critic, count: int) -> list[Worker]:
    """So many processes for a critic that another process can build, else this one alone."""
    copied = type(critic) is Critic and critic.can_be_copied
    return [ProcessWorker(critic) for _ in range(count)] if copied else [HereWorker(critic)]

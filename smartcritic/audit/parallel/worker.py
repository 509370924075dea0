"""What runs in a job's process: its critic, and the settings of Python and of the matrix library that judging goals likes best."""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import signal
import threading
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from smartcritic.audit.parallel.job import AuditJob
from smartcritic.audit.parallel.transport import pickled, to_lines
from smartcritic.audit.reading import Row
from smartcritic.audit.runner import Reader, audit

_work: AuditJob | None = None
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
def gc_relaxed(*, tidy: bool = True) -> Iterator[None]:
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


def start(work: AuditJob, environment: Mapping[str, str]) -> None:
    """Begin a job's process, in the environment of the run."""
    global _work
    os.environ.update(environment)
    one_thread()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    if parent is not None:
        threading.Thread(target=exit_with, args=(parent,), daemon=True).start()
    _work = work


def exit_with(parent: Any) -> None:
    """Leave no job behind when the run itself is killed."""
    parent.join()
    os._exit(1)


def judge(rows: Sequence[Row], kept: bool) -> bytes:
    """Judge rows in a job's process; `kept` says that the outcomes go into a store."""
    global _critic
    work = _work
    assert work is not None
    if _critic is None:
        _critic = work.critic()
        with contextlib.suppress(Exception):  # what is wrong with a pipeline is said of the rows
            getattr(_critic, "warm_up", lambda: None)()
        _settled.enter_context(gc_relaxed())
    outcomes = audit(rows, work.columns, _critic, work.context, baseline=work.baseline, advise=work.advise)
    return (to_lines if kept else pickled)(outcomes)

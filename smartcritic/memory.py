"""Python's collector of cycles, put off while a batch of goals is read."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator


@contextlib.contextmanager
def uncollected() -> Iterator[None]:
    """Put off the search for cycles until the end; also a decorator.

    The lists and records of a batch live until all of it is read and hold no cycles, and the collector would look through them, and
    through all else in memory, again and again. Where the collector is off already, it stays off.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()

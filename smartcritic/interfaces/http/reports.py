"""Reports that are kept for the page to show, each under a name that nobody can guess: in memory, or in a file that services share."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from smartcritic.errors import InputError

KEPT, KEPT_SECONDS = 8, 900
"""How many reports are kept in memory, or 8 times as many in a file, and for how many seconds."""


class Reports:
    """The last reports, for a quarter of an hour, in an SQLite database: `path`, or one in memory.

    Raises:
        InputError: the file cannot be opened or is no such database.
    """

    def __init__(self, path: Path | None = None, clock: Callable[[], float] = time.time) -> None:
        self._clock, self._path, self._lock = clock, path, threading.Lock()
        self._most = KEPT if path is None else 8 * KEPT
        self._memory = sqlite3.connect(":memory:", check_same_thread=False) if path is None else None
        try:
            if path is not None:
                os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
            with self._opened() as data:
                data.execute("CREATE TABLE IF NOT EXISTS reports (token TEXT PRIMARY KEY, until REAL NOT NULL, page TEXT NOT NULL)")
        except (OSError, sqlite3.Error) as error:
            raise InputError(f"--reports {path}: cannot be used: {getattr(error, 'strerror', None) or error}") from None

    @contextlib.contextmanager
    def _opened(self) -> Iterator[sqlite3.Connection]:
        """A transaction; other processes that write wait for it."""
        with self._lock:
            data = self._memory or sqlite3.connect(self._path or "", timeout=10)
            try:
                with data:
                    yield data
            finally:
                if data is not self._memory:
                    data.close()

    def keep(self, page: str) -> str:
        """Keep a page and return its name."""
        token = secrets.token_urlsafe(24)
        with self._opened() as data:
            data.execute("INSERT INTO reports VALUES (?, ?, ?)", (token, self._clock() + KEPT_SECONDS, page))
            data.execute(
                "DELETE FROM reports WHERE until < ? OR rowid NOT IN (SELECT rowid FROM reports ORDER BY rowid DESC LIMIT ?)",
                (self._clock(), self._most),
            )
        return token

    def get(self, token: str) -> str | None:
        """The page of this name, if it is kept."""
        with self._opened() as data:
            found = data.execute("SELECT page FROM reports WHERE token = ? AND until > ?", (token, self._clock())).fetchone()
        return None if found is None else str(found[0])

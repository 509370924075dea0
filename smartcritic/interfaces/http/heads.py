"""Limits on what comes before a request is one: the bytes and lines of its head, the time for it, and how many connections there are.

uvicorn's fast parser has none of these, so that a head of megabytes is kept, and half a head holds its connection for good.
"""

from __future__ import annotations

import asyncio
import json

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from smartcritic.interfaces.http import problems

MOST_BYTES, MOST_LINES = 32_768, 100
"""Of a head: its bytes, and its header lines."""

MOST_CONNECTIONS = 1_000
SECONDS = 20.0
"""Until a head must be whole, also the first one of a connection that says nothing."""


class LimitedProtocol(HttpToolsProtocol):
    """uvicorn's protocol with limits; what is beyond them is answered 408, 431 or 503, and its connection closed."""

    _size = 0
    _in_head = True
    _late: asyncio.TimerHandle | None = None
    seconds = SECONDS
    most_connections = MOST_CONNECTIONS

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        if len(self.connections) > self.most_connections:
            self._refuse(503, f"{self.most_connections:,} connections are open already; close some, or ask again later")
            return
        self._await_head()

    def _await_head(self) -> None:
        self._size, self._in_head = 0, True
        self._stop_clock()
        self._late = self.loop.call_later(self.seconds, self._on_late)

    def _stop_clock(self) -> None:
        if self._late is not None:
            self._late.cancel()
            self._late = None

    def _on_late(self) -> None:
        if self._in_head and self.transport is not None and not self.transport.is_closing():
            self._refuse(408, f"the head of a request did not arrive within {self.seconds:g} seconds")

    def data_received(self, data: bytes) -> None:
        if self.transport.is_closing():
            return
        if self._in_head:
            self._size += len(data)
        super().data_received(data)
        if self._in_head and self._size > MOST_BYTES:
            self._refuse(431, f"the head of a request has more than {MOST_BYTES:,} bytes; send what is long in the body")

    def on_message_begin(self) -> None:
        super().on_message_begin()
        if self._late is None:
            self._await_head()

    def on_headers_complete(self) -> None:
        if self.transport.is_closing():
            return
        self._in_head = False
        self._stop_clock()
        size = sum(len(name) + len(value) for name, value in self.headers) + len(self.url)
        if size > MOST_BYTES or len(self.headers) > MOST_LINES:
            detail = f"the head of a request has more than {MOST_BYTES:,} bytes or {MOST_LINES} lines; send what is long in the body"
            self._refuse(431, detail)
            return
        super().on_headers_complete()

    def on_body(self, body: bytes) -> None:
        if self.cycle is not None and not self.transport.is_closing():
            super().on_body(body)

    def on_message_complete(self) -> None:
        if self.cycle is not None and not self.transport.is_closing():
            super().on_message_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop_clock()
        super().connection_lost(exc)

    def _refuse(self, status: int, detail: str) -> None:
        self._stop_clock()
        if self.transport.is_closing():
            return
        title = problems.TITLES[status]
        body = json.dumps({"type": "about:blank", "title": title, "status": status, "detail": detail}).encode()
        told = {"content-type": problems.CONTENT_TYPE, "content-length": len(body), "connection": "close"}
        lines = [f"HTTP/1.1 {status} {title}", *(f"{name}: {value}" for name, value in told.items())]
        self.transport.write("\r\n".join([*lines, "", ""]).encode() + body)
        self.transport.close()

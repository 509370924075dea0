"""What stands before every address: who asks, how much at once, how long; and after it: headers, a line of the log, metrics.

Nothing of a request's body, query or path is written to the log: only the route, the status and the time.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
import re
import secrets
import time
import traceback
from typing import TYPE_CHECKING

from starlette._utils import get_route_path

from smartcritic.interfaces.http import problems
from smartcritic.interfaces.http.metrics import Metrics
from smartcritic.interfaces.http.problems import Problem
from smartcritic.interfaces.http.settings import Settings

if TYPE_CHECKING:
    from starlette.types import ASGIApp, Message, Receive, Scope, Send

log = logging.getLogger("smartcritic.service")

UPLOADS = ("/page/report", "/page/list/read", "/page/list/file")
"""Addresses that take whole files."""
_WORK = ("/v1/", "/page/")
_KEYED = ("/v1/", "/page/check", "/page/list/", "/metrics")
_ID = re.compile(rb"[\w.-]{1,64}")
_HEADERS = {
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"no-referrer",
    b"cache-control": b"no-store",
    b"content-security-policy": b"default-src 'none'; frame-ancestors 'none'",
}


class Guard:
    """ASGI middleware: key, body, concurrency and time limits, security headers, log and metrics; catches whatever breaks."""

    def __init__(self, app: ASGIApp, settings: Settings, metrics: Metrics) -> None:
        self.app, self.settings, self.metrics = app, settings, metrics
        self.under_way = 0

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        start = time.perf_counter()
        scope = _below_root(scope, self.settings.root_path)
        headers = dict(scope["headers"])
        given = headers.get(b"x-request-id", b"")
        key = given if _ID.fullmatch(given) else secrets.token_hex(8).encode()
        status, asked = 0, scope["method"]
        head_only = asked == "HEAD"
        if head_only:
            scope = {**scope, "method": "GET"}  # as GET, without the body

        async def sent(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.body" and head_only:
                message = {"type": "http.response.body", "body": b"", "more_body": message.get("more_body", False)}
            if message["type"] == "http.response.start":
                status = message["status"]
                there = {name.lower() for name, _ in message["headers"]}
                more = [(name, value) for name, value in _HEADERS.items() if name not in there]
                message["headers"] = [*message["headers"], *more, (b"x-request-id", key)]
            await send(message)

        try:
            await self._admit(scope, headers, receive, sent)
        except Problem as problem:
            await _answer(problem, sent) if not status else None
        except Exception as error:
            where = "".join(traceback.format_tb(error.__traceback__))
            log.error("request %s broke: %s, message left out\n%s", key.decode(), type(error).__name__, where)
            if not status:
                await _answer(Problem(500, f"something broke; report it with the request id {key.decode()}"), sent)
        finally:
            route = getattr(scope.get("route"), "path", "other")
            took = time.perf_counter() - start
            method = asked if asked in ("GET", "POST", "HEAD", "OPTIONS") else "other"
            self.metrics.requests.labels(route, method, str(status or 499)).inc()
            self.metrics.seconds.labels(route).observe(took)
            log.info("%s %s %d %.1f ms %s", method, route, status or 499, took * 1000, key.decode())

    async def _admit(self, scope: Scope, headers: dict[bytes, bytes], receive: Receive, send: Send) -> None:
        path, settings = get_route_path(scope), self.settings
        keyed = path.startswith(_KEYED) or path in UPLOADS
        if settings.api_key is not None and keyed and scope["method"] != "OPTIONS" and not _has_key(headers, settings.api_key):
            detail = "this service asks for a key; send it as the header 'X-API-Key: KEY' or 'Authorization: Bearer KEY'"
            raise Problem(401, detail, {"WWW-Authenticate": "Bearer"})
        if not path.startswith(_WORK):
            await self.app(scope, receive, send)
            return
        if self.under_way >= settings.max_requests:
            raise problems.too_many(settings.max_requests)
        most = settings.max_upload * 4 // 3 + 65_536 if path in UPLOADS else settings.max_body  # base64, and the context
        limit = settings.report_timeout if path in UPLOADS else settings.timeout
        self.under_way += 1
        self.metrics.under_way.inc()
        try:
            async with asyncio.timeout(limit):
                await self.app(scope, _limited(receive, headers, most), send)
        except TimeoutError:
            raise problems.too_slow(limit) from None
        finally:
            self.under_way -= 1
            self.metrics.under_way.dec()


def _below_root(scope: Scope, root: str) -> Scope:
    """A request with the path that ASGI asks for: with the proxy's own before it, also where the proxy took that off."""
    root, path = root or scope.get("root_path", ""), scope["path"]
    scope = {**scope, "root_path": root}
    if not root or path == root or path.startswith(f"{root}/"):
        return scope
    return {**scope, "path": root + path, "raw_path": root.encode() + scope.get("raw_path", path.encode())}


def _has_key(headers: dict[bytes, bytes], key: str) -> bool:
    scheme, _, token = headers.get(b"authorization", b"").partition(b" ")
    given = headers.get(b"x-api-key") or (token.strip() if scheme.lower() == b"bearer" else b"")
    return hmac.compare_digest(given, key.encode())


def _limited(receive: Receive, headers: dict[bytes, bytes], most: int) -> Receive:
    """`receive`, that stops at the first byte beyond the limit, also where the head does not say how many will come."""
    seen = 0
    try:
        told = int(headers.get(b"content-length", b"0"))
    except ValueError:
        told = 0

    async def limited() -> Message:
        nonlocal seen
        if told > most:
            raise _body_too_large(most)
        message = await receive()
        if message["type"] == "http.request":
            seen += len(message.get("body", b""))
            if seen > most:
                raise _body_too_large(most)
        return message

    return limited


def _body_too_large(most: int) -> Problem:
    return problems.too_large("the body is", f"{most:,} bytes", "send fewer or shorter goals at a time, or raise the limit with --max-body")


async def _answer(problem: Problem, send: Send) -> None:
    body = problem.body()
    headers = {**problem.headers, "Content-Type": problems.CONTENT_TYPE, "Content-Length": str(len(body))}
    if problem.status in (408, 413):
        headers["Connection"] = "close"  # the rest of the body is not read
    listed = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": problem.status, "headers": listed})
    await send({"type": "http.response.body", "body": body})

"""Errors as the body of an answer: RFC 9457 problem details, whose `detail` says what is wrong and what would be right."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

TITLES = {
    400: "Bad request",
    401: "Not allowed",
    404: "Not found",
    405: "Method not allowed",
    408: "Too slow",
    413: "Too large",
    415: "Not JSON",
    422: "Cannot be read",
    429: "Too many requests",
    431: "Head too large",
    500: "Our fault",
    503: "Not now",
    504: "Took too long",
}
CONTENT_TYPE = "application/problem+json"


class Problem(Exception):
    """An answer other than the one asked for."""

    def __init__(self, status: int, detail: str, headers: Mapping[str, str] | None = None) -> None:
        super().__init__(status)  # the detail may quote a goal, and what is raised may be logged
        self.status = status
        self.detail = detail
        self.headers = dict(headers or {})

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.status, self.detail, self.headers)

    def body(self) -> bytes:
        """The problem details as JSON."""
        title = TITLES.get(self.status, "Problem")
        return json.dumps({"type": "about:blank", "title": title, "status": self.status, "detail": self.detail}).encode()


def too_large(what: str, most: str, instead: str) -> Problem:
    """More was sent than is taken at once."""
    return Problem(413, f"{what} above the limit of {most}; {instead}")


def too_late(seconds: float) -> Problem:
    """The body was not there in time."""
    return Problem(
        408, f"the body did not arrive within {seconds:g} seconds; send it in one go, or raise --timeout where the service is started"
    )


def too_slow(seconds: float) -> Problem:
    """The answer was not there in time."""
    return Problem(
        503,
        f"no answer within {seconds:g} seconds; ask again with fewer or shorter goals, leave rewrites out with rewrite=false, "
        "or raise --timeout where the service is started",
        {"Retry-After": "5"},
    )


def ended(late: bool, seconds: float) -> Problem:
    """The work was ended, since it took too long or its process died."""
    if not late:
        return Problem(503, "the process that worked on this died and is replaced; ask again", {"Retry-After": "1"})
    return Problem(
        504,
        f"the work on this took more than {seconds:g} seconds and was ended; ask with fewer or shorter goals, leave rewrites out with "
        "rewrite=false, or raise --work-timeout where the service is started",
    )


def too_many(most: int) -> Problem:
    """More requests are under way than are taken at once."""
    return Problem(
        429,
        f"{most} requests are under way already; wait a second and ask again, or send several goals in one request to /v1/critique/batch",
        {"Retry-After": "1"},
    )


def stopping() -> Problem:
    """The service is being stopped."""
    return Problem(503, "the service is stopping; ask again in a few seconds, or ask another instance", {"Retry-After": "5"})


SCHEMA = {
    "title": "Problem",
    "description": "What went wrong (RFC 9457): `detail` says what is wrong and what would be right.",
    "type": "object",
    "properties": {
        "type": {"type": "string"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
    },
    "required": ["type", "title", "status", "detail"],
}

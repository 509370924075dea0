"""What the examples for Slack and Jira share: signatures, asking the service, and a small server. Needs the standard library alone.

The service is at SMARTCRITIC_URL (default http://127.0.0.1:8000) and asked with SMARTCRITIC_KEY where it has a key.
"""

from __future__ import annotations

import hashlib
import hmac
import json
import os
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Ask = Callable[[dict[str, Any]], dict[str, Any]]
"""A body for `/v1/critique` to its report; raises `Unanswered`."""
Answer = tuple[int, dict[str, Any]]
"""Status and JSON."""
Headers = Mapping[str, str] | Message
MOST_BYTES = 1 << 20


class Unanswered(Exception):
    """There is no report; the message says why, in words for whoever wrote the goal."""


def is_signed(message: bytes, secret: str, given: str, prefix: str) -> bool:
    """Whether `given` is the prefix and the HMAC-SHA256 of the message in hexadecimal, compared in constant time."""
    made = prefix + hmac.new(secret.encode(), message, hashlib.sha256).hexdigest()
    return hmac.compare_digest(made.encode(), given.encode())


def send(url: str, body: dict[str, Any], headers: Mapping[str, str], timeout: float) -> dict[str, Any]:
    """Post JSON and return the JSON that comes back."""
    request = urllib.request.Request(url, json.dumps(body).encode(), {"Content-Type": "application/json", **headers})
    with urllib.request.urlopen(request, timeout=timeout) as answer:
        return dict(json.load(answer))


def service(timeout: float) -> Ask:
    """A function that asks the service."""
    url = os.environ.get("SMARTCRITIC_URL", "http://127.0.0.1:8000").rstrip("/")
    headers = {"X-API-Key": os.environ["SMARTCRITIC_KEY"]} if "SMARTCRITIC_KEY" in os.environ else {}

    def ask(body: dict[str, Any]) -> dict[str, Any]:
        try:
            return send(f"{url}/v1/critique", body, headers, timeout)
        except urllib.error.HTTPError as error:
            if error.code == 422:
                raise Unanswered(json.load(error)["detail"]) from None
            raise Unanswered(f"The critic cannot answer now (status {error.code}). Please try again.") from None
        except OSError:
            raise Unanswered("The critic did not answer in time. Please try again.") from None

    return ask


def to_fix(report: dict[str, Any]) -> list[str]:
    """A line for each finding: its criterion and what is wrong."""
    return [
        f"{name.replace('_', '-').capitalize()}: {finding['message']}"
        for name, criterion in report["criteria"].items() for finding in criterion["findings"]
    ]  # fmt: skip


def serve(port: int, answer: Callable[[Headers, bytes], Answer]) -> None:
    """Answer posts until the process is ended; put a proxy that speaks TLS before it."""

    class Handler(BaseHTTPRequestHandler):
        timeout = 10

        def do_POST(self) -> None:
            length = self.headers.get("Content-Length", "")
            if not length.isdecimal() or int(length) > MOST_BYTES:
                self.send_error(413)
                return
            status, data = answer(self.headers, self.rfile.read(int(length)))
            body = json.dumps(data).encode()
            self.send_response(status)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: Any) -> None:
            """Log nothing: a goal is nobody else's business."""

    ThreadingHTTPServer(("127.0.0.1", port), Handler).serve_forever()

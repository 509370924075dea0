"""Behind other people's doors: a path of a proxy, pages of other origins, HEAD, health, and heads without an end."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.heads import MOST_BYTES, MOST_LINES, LimitedProtocol
from smartcritic.interfaces.http.settings import Settings

GOAL = {"goal": "Sell 3 boats by 31 March 2027", "context": {"today": "2026-11-22"}}
KEY = {"x-api-key": "only-for-us"}


@pytest.mark.parametrize("kept", ["/smart", ""], ids=["the proxy keeps the path", "the proxy takes it off"])
def test_all_is_reached_below_the_path_of_a_proxy_and_the_key_holds_there(kept: str, critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(root_path="/smart", api_key=KEY["x-api-key"]), critic)) as client:
        assert client.post(f"{kept}/v1/critique", json=GOAL).status_code == 401
        assert client.get(f"{kept}/metrics").status_code == 401
        for address in ("check", "list/read", "list/judge", "list/file", "report"):
            assert client.post(f"{kept}/page/{address}", json={}).status_code == 401
            assert client.post(f"{kept}/page/{address}", json={}, headers=KEY).status_code == 422
        assert client.post(f"{kept}/v1/critique", json=GOAL, headers=KEY).status_code == 200
        assert client.get(f"{kept}/healthz").status_code == 200
        for page in ("/", "/docs"):
            text = client.get(f"{kept}{page}").text
            asked = re.findall(r"""(?:src|href)="([^"#:]+)\"""", text) + re.findall(r"url: '([^']+)'", text)
            assert asked
            assert not [a for a in asked if a.startswith("/")]  # what is asked for is found beside the page, wherever that is
            assert {client.get(f"{kept}/{a}").status_code for a in asked} == {200}


@pytest.mark.parametrize("path", ["smart", "/", "/smart/", "//smart"])
def test_what_is_no_path_of_a_proxy_is_said_to_be_none(path: str) -> None:
    with pytest.raises(sc.InputError, match="--root-path"):
        Settings(root_path=path)


def test_pages_of_another_origin_see_what_they_need(critic: sc.Critic) -> None:
    origin = {"origin": "https://goals.example.com"}
    with TestClient(create_app(Settings(origins=(origin["origin"],)), critic)) as client:
        told = client.post("/v1/critique", json=GOAL, headers=origin).headers["access-control-expose-headers"]
        assert {"X-Request-ID", "Retry-After"} <= set(told.split(", "))
        asked = {**origin, "access-control-request-method": "POST", "access-control-request-headers": "content-type,x-api-key,x-request-id"}
        assert client.options("/v1/critique", headers=asked).status_code == 200


@pytest.mark.parametrize("path", ["/", "/healthz", "/readyz", "/v1/rules", "/docs", "/openapi.json", "/nothing"])
def test_head_is_get_without_the_body(path: str, client: TestClient) -> None:
    client.post("/v1/critique", json=GOAL)
    head, get = client.head(path), client.get(path)
    assert (head.status_code, head.content) == (get.status_code, b"")
    assert head.headers["content-length"] == str(len(get.content))
    assert client.head("/v1/critique").status_code == 405


def test_health_fails_where_no_work_can_be_done(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(type(held), "warm_up", lambda self: 1 / 0)
    monkeypatch.setattr("smartcritic.interfaces.http.batching.GIVEN_UP", 1)
    with TestClient(create_app(critic=held)) as client:
        until = time.monotonic() + 10
        while client.get("/healthz").status_code != 503:
            assert time.monotonic() < until
        assert client.get("/readyz").status_code == 503


class Quick(LimitedProtocol):
    seconds = 0.5
    most_connections = 4


@pytest.fixture(scope="module")
def port(critic: sc.Critic) -> Iterator[int]:
    """A server whose limits are soon reached."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        server = uvicorn.Server(uvicorn.Config(create_app(critic=critic), log_level="error", lifespan="on", http=Quick, ws="none"))
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + 60
        while not server.started:
            assert time.monotonic() < until
            time.sleep(0.02)
        yield listener.getsockname()[1]
        server.should_exit = True
        thread.join(20)


def said(port: int, sent: bytes, wait: float = 10) -> bytes:
    """Everything that is answered to these bytes."""
    with socket.create_connection(("127.0.0.1", port), timeout=wait) as connection:
        connection.sendall(sent)
        parts = []
        while True:
            try:
                part = connection.recv(65536)
            except ConnectionResetError:
                break
            if not part:
                break
            parts.append(part)
    return b"".join(parts)


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * 200_000, b"431"),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Long: " + b"a" * (MOST_BYTES + 1) + b"\r\n\r\n", b"431"),
        (b"GET /healthz HTTP/1.1\r\n" + b"".join(b"X-%d: a\r\n" % i for i in range(MOST_LINES + 1)) + b"\r\n", b"431"),
        (b"GET /" + b"a" * 200_000, b"431"),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\n", b"408"),
        (b"", b"408"),
        (b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n", b"200"),
    ],
)
def test_heads_have_limits(sent: bytes, status: bytes, port: int) -> None:
    assert said(port, sent).split()[1] == status


def test_a_second_request_of_a_connection_has_its_own_time(port: int) -> None:
    one = b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n"
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        for _ in range(3):
            connection.sendall(one)
            assert connection.recv(65536).startswith(b"HTTP/1.1 200")
            time.sleep(0.3)
        connection.sendall(one[:20])
        assert connection.recv(65536).startswith(b"HTTP/1.1 408")


def test_more_connections_than_are_taken_are_told_so(port: int) -> None:
    held = [socket.create_connection(("127.0.0.1", port)) for _ in range(4)]
    try:
        time.sleep(0.1)
        assert said(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").split()[1] == b"503"
    finally:
        for one in held:
            one.close()
    time.sleep(0.1)
    assert said(port, b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").split()[1] == b"200"

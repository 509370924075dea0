"""Who may ask, how much, how long, how many at once; what is said where that is exceeded; and what is never logged."""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings, check_bind, is_loopback

GOAL = {"goal": "Sell 40 boats by 31 March 2027"}


def test_a_body_above_the_limit_is_refused_told_or_not(critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(max_body=2_000), critic)) as client:
        told = client.post("/v1/critique", json={"goal": "x" * 3_000})

        def parts() -> Iterator[bytes]:
            yield b'{"goal": "'
            for _ in range(30):
                yield b"x" * 100
            yield b'"}'

        untold = client.post("/v1/critique", content=parts(), headers={"content-type": "application/json"})
        for answer in (told, untold):
            assert answer.status_code == 413
            assert "above the limit of 2,000 bytes; send fewer or shorter goals" in answer.json()["detail"]
            assert answer.headers["connection"] == "close"
        assert client.post("/v1/critique", json={"goal": "x" * 1_500}).status_code == 200


def test_more_goals_than_the_limit_are_refused(critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(max_goals=3), critic)) as client:
        for path in ("/v1/critique/batch", "/v1/portfolio"):
            refused = client.post(path, json={"goals": ["Sell 3 boats"] * 4})
            assert refused.status_code == 413
            assert refused.json()["detail"].startswith("4 goals are above the limit of 3 goals; send them in several requests")
            assert client.post(path, json={"goals": ["Sell 3 boats"] * 3}).status_code == 200


def test_more_requests_at_once_than_the_limit_are_told_to_wait(held: Any) -> None:
    held.gate.clear()
    with TestClient(create_app(Settings(max_requests=2), held)) as client, ThreadPoolExecutor(2) as pool:
        waiting = [pool.submit(client.post, "/v1/critique?rewrite=false", json=GOAL) for _ in range(2)]
        until = time.monotonic() + 10
        while 'smartcritic_requests_under_way 2.0' not in client.get("/metrics").text:
            assert time.monotonic() < until
        refused = client.post("/v1/critique", json=GOAL)
        assert refused.status_code == 429
        assert refused.headers["retry-after"] == "1"
        assert "wait a second and ask again" in refused.json()["detail"]
        assert client.get("/healthz").status_code == 200
        held.gate.set()
        assert [w.result().status_code for w in waiting] == [200, 200]
        assert client.post("/v1/critique?rewrite=false", json=GOAL).status_code == 200


def test_an_answer_that_takes_too_long_is_given_up(held: Any) -> None:
    with TestClient(create_app(Settings(timeout=0.3), held)) as client:
        assert client.post("/v1/critique?rewrite=false", json=GOAL).status_code in (200, 503)  # the pipeline may be loading still
        held.gate.clear()
        late = client.post("/v1/critique?rewrite=false", json=GOAL)
        assert late.status_code == 503
        assert "no answer within 0.3 seconds; ask again with fewer or shorter goals" in late.json()["detail"]
        assert late.headers["retry-after"] == "5"
        held.gate.set()
        until = time.monotonic() + 10
        while client.post("/v1/critique?rewrite=false", json=GOAL).status_code != 200:
            assert time.monotonic() < until


def test_it_is_not_ready_before_the_pipeline_is_there(held: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    loading = threading.Event()
    monkeypatch.setattr(type(held), "warm_up", lambda self: loading.wait(10) and self)
    with TestClient(create_app(critic=held)) as client, ThreadPoolExecutor(1) as pool:
        early = client.get("/readyz")
        assert early.status_code == 503
        assert "being loaded" in early.json()["detail"]
        waiting = pool.submit(client.post, "/v1/critique?rewrite=false", json=GOAL)
        assert client.get("/healthz").status_code == 200
        loading.set()
        assert waiting.result().status_code == 200
        assert client.get("/readyz").status_code == 200


def test_the_key_is_asked_for_where_goals_are_read(critic: sc.Critic) -> None:
    with TestClient(create_app(Settings(api_key="only-for-us"), critic)) as client:
        keys = ({"x-api-key": "only-for-u"}, {"x-api-key": "ünder"}, {"authorization": "Bearer nothing"}, {"authorization": "only-for-us"})
        for headers in ({}, *keys):
            for answer in (
                client.post("/v1/critique", json=GOAL, headers=encoded(headers)),
                client.get("/metrics", headers=encoded(headers)),
                client.post("/page/report", headers=encoded(headers)),
            ):
                assert answer.status_code == 401
                assert "X-API-Key" in answer.json()["detail"]
        for headers in ({"x-api-key": "only-for-us"}, {"authorization": "Bearer only-for-us"}, {"authorization": "bearer only-for-us"}):
            assert client.post("/v1/critique", json=GOAL, headers=headers).status_code == 200
        assert client.get("/healthz").status_code == 200
        assert "securitySchemes" in client.get("/openapi.json").json()["components"]


def encoded(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    """Headers as bytes, so that a key may hold any letter."""
    return [(k.encode(), v.encode()) for k, v in headers.items()]


def test_a_page_of_another_origin_may_ask_where_that_is_said(critic: sc.Critic) -> None:
    origin = {"origin": "https://goals.example.com"}
    with TestClient(create_app(Settings(origins=("https://goals.example.com",)), critic)) as client:
        assert client.post("/v1/critique", json=GOAL, headers=origin).headers["access-control-allow-origin"] == origin["origin"]
        assert "access-control-allow-origin" not in client.post("/v1/critique", json=GOAL, headers={"origin": "https://b.example"}).headers
    with TestClient(create_app(critic=critic)) as client:
        assert "access-control-allow-origin" not in client.post("/v1/critique", json=GOAL, headers=origin).headers


def test_what_breaks_is_our_fault_and_neither_log_nor_answer_holds_the_goal(held: Any, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    with TestClient(create_app(critic=held), raise_server_exceptions=False) as client:
        broken = client.post("/v1/critique", json={"goal": "zanzibar: break here"}, headers={"x-request-id": "r-1"})
        assert broken.status_code == 500
        assert "r-1" in broken.json()["detail"]
        client.post("/v1/critique", json={"goal": {"text": "zanzibar", "due_date": "zanzibar"}})
        client.post("/v1/critique?zanzibar=1", json={"goal": "zanzibar"})
        client.post("/v1/plan", json={"goal": "zanzibar"})
        client.post("/v1/critique", json={"goal": "Sell tents in zanzibar"})
        client.get("/v1/rules/zanzibar")
        batch = client.post("/v1/critique/batch?rewrite=false", json={"goals": ["Sell 3 boats", "zanzibar: break here", "Sell 4 boats"]})
        assert [r["schema"] for r in batch.json()["results"]] == ["smartcritic/report/1", "smartcritic/error/1", "smartcritic/report/1"]
        assert batch.json()["results"][1]["error"] == "the critic failed: RuntimeError"
    ours = "\n".join(r.getMessage() for r in caplog.records if not r.name.startswith("httpx"))  # the test's own client logs addresses
    assert "request r-1 broke: RuntimeError" in ours
    assert "POST /v1/critique 500" in ours
    assert "zanzibar" not in ours
    assert "zanzibar" not in broken.text


def test_it_listens_elsewhere_only_with_a_key_or_when_told_so() -> None:
    check_bind("127.0.0.1", None, False)
    check_bind("0.0.0.0", "a-long-key", False)
    check_bind("0.0.0.0", None, True)
    for host in ("0.0.0.0", "::", "192.168.1.4", "goals.example.com"):
        with pytest.raises(sc.InputError, match=r"--api-key KEY .* or let everybody in with --no-auth"):
            check_bind(host, None, False)
    with pytest.raises(sc.InputError, match="contradict"):
        check_bind("127.0.0.1", "a-long-key", True)
    assert [is_loopback(h) for h in ("localhost", "::1", "[::1]", "127.9.9.9", "10.0.0.1")] == [True, True, True, True, False]


@pytest.mark.parametrize(
    ("given", "says"),
    [({"max_body": 0}, "max_body: 0 allows nothing"), ({"api_key": "short"}, "shorter than 8"), ({"origins": ("*",)}, "is no origin")],
)
def test_settings_that_make_no_sense_are_refused(given: dict[str, Any], says: str) -> None:
    with pytest.raises(sc.InputError, match=says):
        Settings(**given)

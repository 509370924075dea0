"""The command: it serves, logs no goal, stops when told after finishing what is under way, and says what is wrong."""

from __future__ import annotations

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest

import smartcritic as sc


@contextmanager
def server(*options: str) -> Iterator[tuple[subprocess.Popen[str], int]]:
    """A server process that is ready, and its port."""
    command = [sys.executable, "-m", "smartcritic", "serve", "--port", "0", *options]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert process.stdout is not None
    try:
        found = re.search(r"serving http://127\.0\.0\.1:(\d+)/", process.stdout.readline())
        assert found, process.communicate()[1]
        port = int(found[1])
        until = time.monotonic() + 60
        while ask(port, "GET", "/readyz")[0] != 200:
            assert time.monotonic() < until
            time.sleep(0.1)
        yield process, port
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def ask(port: int, method: str, path: str, body: Any = None) -> tuple[int, Any]:
    """One request on a connection of its own: status and JSON."""
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    sent = None if body is None else json.dumps(body)
    connection.request(method, path, sent, {"Content-Type": "application/json"} if sent else {})
    answer = connection.getresponse()
    data = answer.read()
    connection.close()
    return answer.status, json.loads(data)


def test_sixteen_clients_get_their_own_answers(critic: sc.Critic) -> None:
    goals = [sc.Goal(f"Sell {i} boats in Utrecht {'by 31 March 2027' if i % 3 else 'soon'}", id=f"g{i}") for i in range(160)]
    days = ("2026-11-22", "2027-05-01")
    want = {(g.id, d): r.to_dict() for d in days for g, r in zip(goals, critic.pipe(goals, sc.Context(today=d)), strict=True)}
    with server("--quiet") as (_, port), ThreadPoolExecutor(16) as pool:

        def one(i: int) -> None:
            goal, day = goals[i], days[i % 2]
            body = {"goal": {"id": goal.id, "text": goal.text}, "context": {"today": day}}
            status, got = ask(port, "POST", "/v1/critique?rewrite=false", body)
            expected = {**want[goal.id, day], "suggestions": [], "rewrite": None, "rewrites": [], "parts": []}
            assert (status, got) == (200, json.loads(json.dumps(expected)))

        assert len(list(pool.map(one, range(len(goals))))) == 160
        metrics = http.client.HTTPConnection("127.0.0.1", port)
        metrics.request("GET", "/metrics")
        text = metrics.getresponse().read().decode()
    batches = float(re.search(r"^smartcritic_batch_goals_count (\S+)", text, re.MULTILINE)[1])  # type: ignore[index]
    assert batches < 160  # requests that came together were judged together


def test_it_finishes_what_is_under_way_before_it_stops_and_logs_no_goal() -> None:
    with server() as (process, port):
        goals = [f"Improve zanzibar tours {i}" for i in range(40)]
        with ThreadPoolExecutor(4) as pool:
            asked = [pool.submit(ask, port, "POST", "/v1/critique/batch", {"goals": goals}) for _ in range(3)]
            asked.append(pool.submit(ask, port, "POST", "/v1/critique", {"goal": {"text": "zanzibar", "due_date": "zanzibar"}}))
            time.sleep(0.5)
            process.send_signal(signal.SIGTERM)
            answers = [a.result() for a in asked]
        _, log = process.communicate(timeout=40)
        assert process.returncode == 0
        assert [status for status, _ in answers] == [200, 200, 200, 422]
        assert all(body["goals"] == 40 and body["errors"] == 0 for _, body in answers[:3])
        assert log.count("POST /v1/critique/batch 200") == 3
        assert "zanzibar" not in log
        with pytest.raises(OSError):
            ask(port, "GET", "/healthz")


def test_ctrl_c_stops_it_too() -> None:
    with server("--quiet") as (process, _):
        process.send_signal(signal.SIGINT)
        _, err = process.communicate(timeout=40)
        assert (process.returncode, err) == (0, "")


def run(*options: str, **environment: str) -> subprocess.CompletedProcess[str]:
    """The command, that is expected to end by itself."""
    command = [sys.executable, "-m", "smartcritic", "serve", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False, timeout=60, env=os.environ | environment)


def test_it_refuses_what_would_let_everybody_in() -> None:
    done = run("--host", "0.0.0.0")
    assert done.returncode == 2
    assert "say who may ask with --api-key KEY (or SMARTCRITIC_API_KEY)" in done.stderr
    assert run("--no-auth", SMARTCRITIC_API_KEY="a-long-key").returncode == 2
    assert run("--api-key", "short").returncode == 2


def test_a_port_that_is_taken_is_said_to_be() -> None:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port = listener.getsockname()[1]
        done = run("--port", str(port))
    assert done.returncode == 2
    assert f"--port {port}" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_missing_extra_is_named() -> None:
    code = (
        "import sys; sys.modules['fastapi'] = None\n"
        "from smartcritic.interfaces.cli import main; main(['serve'])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "pip install '.[service]'" in done.stderr


def test_slow_bodies_hold_up_nobody() -> None:
    with server("--quiet", "--timeout", "1.5") as (_, port):
        with socket.create_connection(("127.0.0.1", port)) as slow:
            slow.sendall(b"POST /v1/critique HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{")
            answers: list[bytes] = []
            reading = threading.Thread(target=lambda: answers.append(b"".join(iter(lambda: slow.recv(65536), b""))))
            reading.start()
            assert ask(port, "POST", "/v1/critique?rewrite=false", {"goal": "Sell 3 boats"})[0] == 200
            reading.join(20)
        assert answers[0].startswith(b"HTTP/1.1 408 ")
        assert b"did not arrive within 1.5 seconds" in answers[0]

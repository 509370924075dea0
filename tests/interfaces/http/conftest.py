"""A service around the default critic, and a critic that does what a test says."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings


class HeldCritic(sc.Critic):
    """A critic that waits at `gate` before it judges, notes what it judged together, and breaks on goals that say so."""

    def __init__(self, whole: sc.Critic) -> None:
        super().__init__()
        self._whole = whole
        self.gate = threading.Event()
        self.gate.set()
        self.seen: list[tuple[list[str], sc.Context | None]] = []

    def warm_up(self) -> sc.Critic:
        return self

    def critique(self, goal: str | sc.Goal, context: sc.Context | None = None, *, rewrite: bool = True) -> sc.Report:
        text = goal if isinstance(goal, str) else goal.text
        if "break here" in text:
            raise RuntimeError(f"broke on {text}")
        self.gate.wait(20)
        return self._whole.critique(goal, context, rewrite=rewrite)

    def pipe(
        self, goals: Iterable[Any], context: sc.Context | None = None, *, batch_size: int = 256, rewrite: bool = True
    ) -> Iterator[sc.Report]:
        batch = list(goals)
        self.seen.append(([g if isinstance(g, str) else g.text for g in batch], context))
        for goal in batch:
            yield self.critique(goal, context, rewrite=rewrite)


@pytest.fixture
def held(critic: sc.Critic) -> HeldCritic:
    """A critic that a test holds back and watches."""
    return HeldCritic(critic)


@pytest.fixture(scope="module")
def client(critic: sc.Critic) -> Iterator[TestClient]:
    """A client of a service with the default settings."""
    with TestClient(create_app(critic=critic), raise_server_exceptions=True) as client:
        yield client


@pytest.fixture(scope="session")
def served(critic: sc.Critic) -> Iterator[str]:
    """The address of a running server."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        config = uvicorn.Config(create_app(Settings(max_goals=300), critic), log_level="warning", lifespan="on")
        server = uvicorn.Server(config)
        thread = threading.Thread(target=server.run, kwargs={"sockets": [listener]}, daemon=True)
        thread.start()
        until = time.monotonic() + 60
        while not server.started:
            assert time.monotonic() < until
            time.sleep(0.02)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
        server.should_exit = True
        thread.join(20)


OFFLINE = "net::ERR_INTERNET_DISCONNECTED"


@pytest.fixture
def page(browser: Any, served: str) -> Iterator[Any]:
    """The page, just opened in a browser that keeps nothing of earlier visits; afterwards it has logged no error."""
    browser.get("about:blank")
    browser.execute_cdp_cmd("Storage.clearDataForOrigin", {"origin": served, "storageTypes": "all"})
    browser.get_log("browser")
    browser.get(f"{served}/")
    yield browser
    # of what a test itself cut off the browser may tell when the line is there again
    assert [e for e in browser.get_log("browser") if e["level"] in ("SEVERE", "WARNING") and OFFLINE not in e["message"]] == []


@pytest.fixture
def downloads(page: Any, tmp_path: Path) -> Path:
    """Where the browser puts what it downloads."""
    page.execute_cdp_cmd("Browser.setDownloadBehavior", {"behavior": "allow", "downloadPath": str(tmp_path)})
    return tmp_path

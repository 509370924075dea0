"""One request to a real service: no server error, no traceback, JSON, and no more than `SECONDS` of work a 10,000 characters."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient

from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings
from tests.stress.requests import LONGEST

SECONDS = 5.0


@contextmanager
def service() -> Iterator[TestClient]:
    """A client of a service that is ready; work that has no end is ended, and seen as a 504."""
    with TestClient(create_app(Settings(timeout=120, work_timeout=60)), raise_server_exceptions=False) as client:
        assert client.post("/v1/critique", json={"goal": "Sell 3 boats"}).status_code == 200
        yield client


def worked(client: TestClient) -> dict[int, float]:
    """Seconds of processor time of each process that judges, which do not depend on what else the machine does."""
    state = client.app.state.service  # type: ignore[attr-defined]
    pids = [worker.pid for worker in (*state.batcher.workers, *state._all) if worker.pid is not None]
    spent = {}
    for pid in pids:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
        spent[pid] = (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
    return spent


def check(client: TestClient, path: str, body: dict[str, Any]) -> float:
    """Ask, and return the seconds of work; raises where the answer is none that a service may give."""
    sent = json.dumps(body).encode("utf-8", "surrogatepass")
    before = worked(client)
    answer = client.post(path, content=sent, headers={"content-type": "application/json"})
    took = sum(spent - before[pid] for pid, spent in worked(client).items() if pid in before)  # a process that begins loads its pipeline
    where = f"{path} {sent[:2000]!r}"
    assert answer.status_code in (200, 413, 422), f"{answer.status_code} {answer.text[:300]} of {where}"
    answer.json()
    assert "Traceback" not in answer.text, where
    assert "NaN" not in answer.text or "NaN" in where, where
    limit = SECONDS * max(1.0, len(sent) / LONGEST)
    assert took <= limit, f"{took:.1f} seconds of {where}"
    return took

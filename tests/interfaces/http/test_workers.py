"""Work that takes too long, or kills what does it, is ended, is answered as a problem, and holds up nobody else."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings
from smartcritic.interfaces.http.workers import Ended, HereWorker, ProcessWorker, run, worker_for

GOAL = {"goal": "Sell 40 boats by 31 March 2027", "context": {"today": "2026-11-22"}}


def forever(critic: sc.Critic, *given: Any) -> bytes:
    while True:
        pass


def die(critic: sc.Critic) -> None:
    os._exit(3)


def process_of(critic: sc.Critic) -> int:
    return os.getpid()


def broken(critic: sc.Critic) -> None:
    raise ZeroDivisionError("no goal says this")


def endless_where_it_says_so(report: sc.Report) -> bytes:
    return forever(None) if "endless" in report.text else report.text.encode()  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def worker(critic: sc.Critic) -> Iterator[ProcessWorker]:
    worker = ProcessWorker(sc.Critic())
    worker.start()
    yield worker
    worker.close()


@pytest.mark.parametrize(("work", "late"), [(forever, True), (die, False)])
def test_work_without_an_end_is_ended_and_the_next_is_done(work: Any, late: bool, worker: ProcessWorker) -> None:
    before = run(worker, process_of, 20)
    with pytest.raises(Ended) as ended:
        run(worker, work, 0.5)
    assert ended.value.late is late
    with pytest.raises(ProcessLookupError):
        os.kill(before, 0)
    assert run(worker, process_of, 20) not in (before, os.getpid())


def test_an_error_is_handed_on_and_costs_no_process(worker: ProcessWorker) -> None:
    before = run(worker, process_of, 20)
    with pytest.raises(ZeroDivisionError):
        run(worker, broken, 20)
    with pytest.raises(sc.InputError, match="the key 'goal' is missing"):
        run(worker, wrong, 20)
    assert run(worker, process_of, 20) == before


def wrong(critic: sc.Critic) -> None:
    handlers.read_body(b"{}", ("goal",), ("goal",))


def test_a_critic_that_no_other_process_can_build_works_here(critic: sc.Critic) -> None:
    assert isinstance(worker_for(sc.Critic()), ProcessWorker)
    assert isinstance(worker_for(sc.Critic(nlp=critic.nlp)), HereWorker)


def test_one_endless_goal_costs_no_other_and_the_service_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    plan = handlers.plan
    with TestClient(create_app(Settings(work_timeout=1.5))) as client, ThreadPoolExecutor(8) as pool:
        assert client.post("/v1/critique", json=GOAL).status_code == 200
        monkeypatch.setattr(handlers, "plan", forever)
        began = time.monotonic()
        late = pool.submit(client.post, "/v1/plan", json=GOAL)
        time.sleep(0.2)
        others = [pool.submit(client.post, "/v1/critique", json=GOAL) for _ in range(4)]
        assert client.get("/healthz").status_code == 200
        answer = late.result()
        assert (answer.status_code, answer.json()["title"]) == (504, "Took too long")
        assert "took more than 1.5 seconds and was ended" in answer.json()["detail"]
        assert [o.result().status_code for o in others] == [200] * 4
        assert time.monotonic() - began < 10
        monkeypatch.setattr(handlers, "plan", plan)
        assert client.post("/v1/plan", json=GOAL).json()["total"] == 40


def test_of_goals_that_are_judged_together_only_the_endless_one_is_lost() -> None:
    import asyncio

    from smartcritic.interfaces.http.batching import Batcher

    async def ask() -> list[Any]:
        batcher = Batcher(ProcessWorker(sc.Critic()), 1.5)
        batcher.start()
        asked = [batcher.critique(sc.Goal(t), None, endless_where_it_says_so) for t in ("Sell 1 boat", "An endless goal", "Sell 2 boats")]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        await batcher.close()
        return answers

    first, lost, last = asyncio.run(ask())
    assert (first, getattr(lost, "status", None), last) == (b"Sell 1 boat", 504, b"Sell 2 boats")

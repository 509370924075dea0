"""Work that takes too long, or kills what does it, is ended, is answered as a problem, and holds up nobody else."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from fastapi.testclient import TestClient

import smartcritic as sc
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.http.app import create_app
from smartcritic.interfaces.http.settings import Settings
from smartcritic.interfaces.http.workers import Ended, HereWorker, ProcessWorker, run, workers_for

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


@pytest.mark.parametrize(("work", "limit", "late"), [(forever, 0.5, True), (die, 20, False)])
def test_work_without_an_end_is_ended_and_the_next_is_done(work: Any, limit: float, late: bool, worker: ProcessWorker) -> None:
    before = run(worker, process_of, 20)
    with pytest.raises(Ended) as ended:
        run(worker, work, limit)
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
    assert [type(w) for w in workers_for(sc.Critic(), 2)] == [ProcessWorker, ProcessWorker]
    assert [type(w) for w in workers_for(sc.Critic(nlp=critic.nlp), 2)] == [HereWorker]


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
        batcher = Batcher([ProcessWorker(sc.Critic())], 1.5)
        batcher.start()
        asked = [batcher.critique(sc.Goal(t), None, endless_where_it_says_so) for t in ("Sell 1 boat", "An endless goal", "Sell 2 boats")]
        answers = await asyncio.gather(*asked, return_exceptions=True)
        await batcher.close()
        return answers

    first, lost, last = asyncio.run(ask())
    assert (first, getattr(lost, "status", None), last) == (b"Sell 1 boat", 504, b"Sell 2 boats")


def who(critic: sc.Critic, body: dict[str, Any]) -> dict[str, Any]:
    time.sleep(0.1)
    return {"pid": os.getpid()}


def endless_at_first(critic: sc.Critic, body: dict[str, Any]) -> dict[str, Any]:
    """Note which process has it and work without an end; the next process is done at once."""
    mark = Path(body["goal"])
    if not mark.exists():
        mark.with_suffix(".new").write_text(str(os.getpid()))
        mark.with_suffix(".new").rename(mark)
        return forever(critic)  # type: ignore[return-value]
    return {"pid": os.getpid()}


@pytest.fixture(scope="module")
def pair() -> Iterator[TestClient]:
    """A service with two workers, both of them ready."""
    with TestClient(create_app(Settings(workers=2, work_timeout=6))) as client:
        state = client.app.state.service  # type: ignore[attr-defined]
        until = time.monotonic() + 120
        while state.batcher.ready < 2:
            assert time.monotonic() < until
            time.sleep(0.05)
        assert "smartcritic_workers 2.0" in client.get("/metrics").text
        yield client


def pids(client: TestClient) -> set[int]:
    return {worker.pid for worker in client.app.state.service.batcher.workers}  # type: ignore[attr-defined]


def test_of_fifty_requests_at_once_none_is_mixed_up(pair: TestClient) -> None:
    def ask(i: int) -> Any:
        body = {"goal": {"text": f"Sell {i + 2} boats", "id": f"g{i}"}, "context": {"today": f"2026-0{i % 9 + 1}-01"}}
        return pair.post("/v1/critique?rewrite=false", json=body).json()

    with ThreadPoolExecutor(50) as pool:
        answers = list(pool.map(ask, range(50)))
    assert [(a["id"], a["text"], a["today"]) for a in answers] == [
        (f"g{i}", f"Sell {i + 2} boats", f"2026-0{i % 9 + 1}-01") for i in range(50)
    ]


def test_requests_and_the_parts_of_a_list_are_spread_over_the_workers(pair: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(handlers, "plan", who)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: pair.post("/v1/plan", json=GOAL).json()["pid"], range(4)))
    assert set(answers) == pids(pair)
    texts = [f"Sell {i + 2} boats" for i in range(300)]
    results = pair.post("/v1/critique/batch?rewrite=false", json={"goals": texts}).json()["results"]
    assert [r["text"] for r in results] == texts


def test_a_worker_that_is_killed_loses_no_request(pair: TestClient, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(handlers, "plan", endless_at_first)
    mark = tmp_path / "pid"
    with ThreadPoolExecutor(9) as pool:
        held = pool.submit(pair.post, "/v1/plan", json={"goal": str(mark)})
        until = time.monotonic() + 30
        while not mark.exists():
            assert time.monotonic() < until
            time.sleep(0.02)
        others = [pool.submit(pair.post, "/v1/critique", json=GOAL) for _ in range(8)]
        os.kill(int(mark.read_text()), signal.SIGKILL)
        assert held.result().status_code == 200
        assert held.result().json()["pid"] != int(mark.read_text())
        assert [o.result().status_code for o in others] == [200] * 8
    assert int(mark.read_text()) not in pids(pair)


def test_workers_that_were_killed_while_nobody_asked_are_replaced(pair: TestClient) -> None:
    before = pids(pair)
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda i: pair.post("/v1/extract", json=GOAL).status_code, range(4)))
    assert answers == [200] * 4
    assert before.isdisjoint(pids(pair) - {None})  # type: ignore[arg-type]


def test_while_one_worker_is_held_up_the_other_answers(monkeypatch: pytest.MonkeyPatch, pair: TestClient, tmp_path: Path) -> None:
    monkeypatch.setattr(handlers, "plan", endless_at_first)
    with ThreadPoolExecutor(1) as pool:
        late = pool.submit(pair.post, "/v1/plan", json={"goal": str(tmp_path / "pid")})
        while not (tmp_path / "pid").exists():
            assert not late.done()
            time.sleep(0.02)
        assert pair.post("/v1/critique", json=GOAL).status_code == 200
        assert not late.done()
        assert late.result().status_code == 504
    assert pair.post("/v1/critique", json=GOAL).status_code == 200


def test_a_worker_that_cannot_be_started_does_not_keep_the_others_from_work(critic: sc.Critic) -> None:
    import asyncio

    from smartcritic.interfaces.http.batching import GIVEN_UP, Batcher

    class Missing(HereWorker):
        def start(self) -> None:
            raise OSError("no more processes")

    async def ask() -> tuple[int, bool, bool]:
        batcher = Batcher([Missing(critic), HereWorker(critic)])
        batcher.start()
        await batcher.run(process_of)
        found = batcher.ready, batcher.alive
        lost = Batcher([Missing(critic)])
        lost.start()
        lost._seats[0].failed = GIVEN_UP
        await asyncio.gather(batcher.close(), lost.close())
        return *found, lost.alive

    assert asyncio.run(ask()) == (1, True, False)

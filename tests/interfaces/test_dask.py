"""A real Dask cluster on loopback: a scheduler and two worker processes, one of which is killed; every row is there exactly once."""

from __future__ import annotations

import importlib
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import smartcritic as sc
from smartcritic.audit.arrow import judge_batches, schema
from smartcritic.errors import InputError
from smartcritic.interfaces.dask import SETTINGS, audit_on_dask, local_cluster
from smartcritic.interfaces.spark import arrow_mapper
from smartcritic.model import Context

HAND_MADE = str(Path(__file__).parents[1] / "audit")
TODAY = Context(today="2026-11-24")  # type: ignore[arg-type]

distributed = pytest.importorskip("distributed")
dask = pytest.importorskip("dask")


class Cluster:
    """The scheduler's address and the workers' processes."""

    def __init__(self, address: str, workers: list[subprocess.Popen[bytes]]) -> None:
        self.address, self.workers = address, workers


@pytest.fixture
def cluster(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Cluster]:
    """A scheduler and two workers, each a process of its own; a worker notes in a file what it judges."""
    file, paths = tmp_path / "scheduler.json", [HAND_MADE, *sys.path]
    monkeypatch.syspath_prepend(HAND_MADE)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(p for p in paths if p), "CRASHING_LOG": str(tmp_path / "log")}
    quiet = {"stdout": subprocess.DEVNULL, "stderr": subprocess.DEVNULL, "env": environment, "cwd": tmp_path}
    command = [sys.executable, "-m", "distributed.cli.dask_scheduler"]
    options = ["--scheduler-file", str(file), "--host", "127.0.0.1", "--port", "0", "--no-dashboard"]
    started = [subprocess.Popen([*command, *options], **quiet)]  # type: ignore[call-overload]
    try:
        until = time.monotonic() + 60
        while not file.exists() and time.monotonic() < until:
            time.sleep(0.1)
        command = [sys.executable, "-m", "distributed.cli.dask_worker", "--scheduler-file", str(file), "--nthreads", "1"]
        for _ in range(2):
            started.append(subprocess.Popen([*command, "--no-nanny", "--no-dashboard"], **quiet))  # type: ignore[call-overload]
        import json

        yield Cluster(json.loads(file.read_text())["address"], started[1:])
    finally:
        for process in started:
            process.kill()
            process.wait()


def parquet(path: Path, texts: list[str], group: int) -> Path:
    table = pa.table({"Goal": texts, "Team": ["Docks" if i % 2 else "Fleet" for i in range(len(texts))]})
    pq.write_table(table, path, row_group_size=group)
    return path


def rows(folder: Path) -> list[dict[str, object]]:
    return [row for path in sorted(folder.glob("part-*.parquet")) for row in pq.read_table(path).to_pylist()]


def test_every_row_is_there_once_though_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    texts = [*(f"slow {i}" for i in range(239)), "note: lunch"]
    source, out = parquet(tmp_path / "goals.parquet", texts, 8), tmp_path / "out"
    make = importlib.import_module("crashing").Crashing

    def kill_one() -> None:
        until = time.monotonic() + 60
        while len(list(out.glob("part-*"))) < 6 and time.monotonic() < until:
            time.sleep(0.02)
        cluster.workers[0].send_signal(signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    summary = audit_on_dask(source, out, TODAY, scheduler=cluster.address, make=make)
    killer.join()
    assert cluster.workers[0].wait(10) == -signal.SIGKILL
    found = rows(out)
    assert [r["row"] for r in found] == list(range(1, 241))
    assert [r["Goal"] for r in found] == texts
    assert (summary.rows, summary.errors) == (240, 0)
    assert {name: tally.goals for name, tally in summary.groups["team"].items()} == {"Docks": 119, "Fleet": 120}
    assert summary.groups["team"]["Docks"].unjudged == summary.whole.unjudged == {"text/not_a_goal": 1}
    assert summary.whole.score == sum(r["score"] for r in found if r["judged"]) / 239  # type: ignore[misc]
    assert not list(out.glob(".*"))

    log = tmp_path / "log"
    before = log.read_text()
    again = audit_on_dask(source, out, TODAY, scheduler=cluster.address, make=make)
    assert again.to_dict() == summary.to_dict()
    assert log.read_text() == before, "finished parts are judged again"
    other = Context(today="2026-11-25")  # type: ignore[arg-type]
    audit_on_dask(source, out, other, scheduler=cluster.address, make=make)
    assert len(log.read_text().split()) == len(before.split()) + 240


def test_a_cluster_of_this_machine_is_not_looked_at_all_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    own = {k.rpartition(".")[2]: str(v) for k, v in SETTINGS.items() if "environ" in k}
    for name in own:
        monkeypatch.delenv(name, raising=False)  # what the environment already says holds, and another cluster may have said it
    with local_cluster(1, dashboard_address=None) as cluster, distributed.Client(cluster) as client:
        environment = client.submit(lambda: dict(os.environ)).result()
        samples = client.submit(lambda: dask.config.get("distributed.worker.profile.enabled")).result()
    assert own.items() <= environment.items()
    assert not samples
    assert dask.config.get("distributed.worker.profile.enabled"), "the settings are those of one cluster"


def test_what_cannot_be_run_says_why(tmp_path: Path) -> None:
    (tmp_path / "goals.csv").write_text("Goal\nPaint 9 buoys\n")
    with pytest.raises(InputError, match="the cluster reads Parquet files"):
        audit_on_dask(tmp_path / "goals.csv", tmp_path / "out", TODAY)


def test_the_core_takes_and_gives_record_batches(critic: sc.Critic) -> None:
    batch = pa.RecordBatch.from_pydict({"Goal": ["Paint 9 buoys by 4 May 2027", "", "Sell soon"], "Goal ID": ["a", "b", "c"]})
    out = list(judge_batches([batch, batch.slice(0, 1)], critic, TODAY))
    assert [b.num_rows for b in out] == [3, 1]
    assert all(b.schema == schema() for b in out)
    found = [row for b in out for row in b.to_pylist()]
    assert [r["row"] for r in found] == [1, 2, 3, 4]
    assert [r["id"] for r in found] == ["a", "b", "c", "a"]
    assert Counter(r["error"] is None for r in found) == {True: 3, False: 1}
    assert found[0]["time_bound"] == "met"
    assert found[2]["time_bound"] == "unmet"


def test_the_function_for_spark_can_be_pickled(critic: sc.Critic) -> None:
    mapper = pickle.loads(pickle.dumps(arrow_mapper(TODAY, columns={"text": "Goal"})))
    batch = pa.RecordBatch.from_pydict({"Goal": ["Paint 9 buoys by 4 May 2027"]})
    (out,) = mapper(iter([batch]))
    assert out.to_pylist()[0]["report"] == critic.critique(sc.Goal("Paint 9 buoys by 4 May 2027", id="1"), TODAY).to_json()

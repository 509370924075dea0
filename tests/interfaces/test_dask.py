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
    found = pq.read_table(folder).to_pylist()
    return sorted(found, key=lambda row: row["row"])  # type: ignore[no-any-return]


def test_every_row_is_there_once_though_a_worker_is_killed(cluster: Cluster, tmp_path: Path) -> None:
    texts = [*(f"slow {i}" for i in range(239)), "note: lunch"]
    source, out = parquet(tmp_path / "goals.parquet", texts, 8), tmp_path / "out"
    make = importlib.import_module("crashing").Crashing

    def kill_one() -> None:
        until = time.monotonic() + 60
        while len(list(out.glob("team=*/part-*"))) < 12 and time.monotonic() < until:
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
    assert sorted(p.name for p in out.iterdir()) == ["_smartcritic", "team=Docks", "team=Fleet"]
    assert [r["Goal"] for r in pq.read_table(out, filters=[("team", "==", "Docks")]).to_pylist()] == texts[1::2]
    assert len(list((out / "team=Docks").iterdir())) == 30, "a file a row group"

    log = tmp_path / "log"
    before = log.read_text()
    again = audit_on_dask(source, out, TODAY, scheduler=cluster.address, make=make)
    assert again.to_dict() == summary.to_dict()
    assert log.read_text() == before, "finished parts are judged again"
    other = Context(today="2026-11-25")  # type: ignore[arg-type]
    audit_on_dask(source, out, other, scheduler=cluster.address, make=make)
    assert len(log.read_text().split()) == len(before.split()) + 240


@pytest.fixture(scope="module")
def small() -> Iterator[str]:
    """The address of a cluster of this process."""
    with distributed.LocalCluster(n_workers=1, processes=False, threads_per_worker=1, dashboard_address=None) as cluster:
        yield cluster.scheduler_address


def crashing(monkeypatch: pytest.MonkeyPatch) -> object:
    monkeypatch.syspath_prepend(HAND_MADE)
    return importlib.import_module("crashing").Crashing


def test_any_team_is_a_folder_and_is_read_back(small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    teams = ["R&D / Köln", "50% = half", None, "  ", "..", "A" * 400, " Docks "]
    table = pa.table({"Goal": [f"Paint {i} buoys" for i in range(7)], "team": teams})
    pq.write_table(table, tmp_path / "goals.parquet")
    summary = audit_on_dask(tmp_path / "goals.parquet", tmp_path / "out", TODAY, scheduler=small, make=crashing(monkeypatch))  # type: ignore[arg-type]
    folders = sorted(p.name for p in (tmp_path / "out").iterdir() if p.name != "_smartcritic")
    assert folders == sorted(
        ["team=R&D %2F Köln", "team=50%25 %3D half", "team=__HIVE_DEFAULT_PARTITION__", "team=..", f"team={'A' * 200}", "team=Docks"]
    )
    found = rows(tmp_path / "out")
    read = [None if r["team"] == "__HIVE_DEFAULT_PARTITION__" else r["team"] for r in found]
    assert read == ["R&D / Köln", "50% = half", None, None, "..", "A" * 200, "Docks"]
    assert [r["input_team"] for r in found] == teams, "the cells themselves are kept"
    assert set(summary.groups["team"]) == {name for name in read if name}


def test_what_a_half_run_and_an_earlier_one_left_is_mended(small: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make, out = crashing(monkeypatch), tmp_path / "out"
    source = parquet(tmp_path / "goals.parquet", [f"Paint {i} buoys" for i in range(12)], 4)

    def run() -> list[object]:
        audit_on_dask(source, out, TODAY, scheduler=small, make=make)  # type: ignore[arg-type]
        return [row["row"] for row in rows(out)]

    assert run() == list(range(1, 13))
    (out / "_smartcritic" / "part-00000-00001.json").unlink()  # died before its last word
    (out / "team=Docks" / "part-00000-00002-0.parquet").unlink()  # or somebody took a file away
    (out / ".part-00000-00001.x.part").mkdir()
    (out / "part-00000-00000.parquet").write_bytes(b"of an earlier version")
    assert run() == list(range(1, 13))
    assert sorted(p.name for p in out.iterdir()) == ["_smartcritic", "team=Docks", "team=Fleet"]
    table = pq.read_table(source)
    pq.write_table(table.set_column(1, "Team", pa.array(["Lights"] * 12)), source, row_group_size=6)
    assert run() == list(range(1, 13)), "goals that changed teams stand in one folder alone"
    assert sorted(p.name for p in out.iterdir()) == ["_smartcritic", "team=Lights"]


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

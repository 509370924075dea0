"""Files on another machine are found and read like those of this one; what cannot be reached says so."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import fsspec
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smartcritic.audit.reading import Options, read_goals, remote
from smartcritic.errors import InputError, MissingExtraError
from smartcritic.interfaces.dask import audit_on_dask
from smartcritic.model import Context

TEXTS = [f"Splice rope {i} by 4 May 2027" for i in range(40)]
TODAY = Context(today="2026-11-24")  # type: ignore[arg-type]


def texts(source: str, **options: Any) -> list[str]:
    reading = read_goals(source, Options(**options))
    return [reading.columns.goal(row).text for row in reading.rows]


@pytest.fixture
def bucket() -> Iterator[Any]:
    """A folder of fsspec's file system in memory."""
    system = fsspec.filesystem("memory")
    yield system
    system.rm("/goals", recursive=True)


def put(system: Any, name: str, chosen: list[str]) -> None:
    path = f"/goals/{name}"
    if name.endswith(".parquet"):
        with system.open(path, "wb") as stream:
            pq.write_table(pa.table({"Goal": chosen}), stream, row_group_size=5)
    elif name.endswith(".xlsx"):
        book = openpyxl.Workbook()
        for row in ["Goal", *chosen]:
            book.active.append([row])
        with system.open(path, "wb") as stream:
            book.save(stream)
    else:
        lines = [json.dumps({"Goal": t}) for t in chosen] if name.endswith("l") else ["Goal", *chosen]
        with fsspec.open(f"memory:/{path}", "wt", compression="infer") as stream:
            stream.write("".join(f"{line}\n" for line in lines))


@pytest.mark.parametrize("name", ["a.parquet", "a.csv", "a.csv.gz", "a.jsonl", "a.xlsx"])
def test_every_kind_of_file_is_read_from_afar(name: str, bucket: Any) -> None:
    put(bucket, name, TEXTS)
    assert texts(f"memory://goals/{name}") == TEXTS


def test_patterns_and_folders_of_another_machine_are_read_as_one(bucket: Any) -> None:
    put(bucket, "a.parquet", TEXTS[:20])
    put(bucket, "b.parquet", TEXTS[20:])
    put(bucket, "notes.pdf", ["no goals"])
    assert texts("memory://goals/*.parquet") == TEXTS
    assert texts("memory://goals") == TEXTS
    assert remote.find_remote("memory://goals/*.parquet", lambda name: True) == ["memory:///goals/a.parquet", "memory:///goals/b.parquet"]


def test_what_is_not_there_or_not_known_says_so(bucket: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    put(bucket, "a.csv", TEXTS)
    with pytest.raises(InputError, match=r"memory://goals/\*\.xlsx: there is no such file"):
        read_goals("memory://goals/*.xlsx")
    with pytest.raises(InputError, match=r"gopherish://x/y\.csv: .*gopherish"):
        read_goals("gopherish://x/y.csv")
    with pytest.raises(InputError, match=r"--sheet Team: memory:///goals/a\.csv is no workbook"):
        read_goals("memory://goals/a.csv", Options(sheet="Team"))
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    with pytest.raises(MissingExtraError, match=r"\.\[s3\]"):
        read_goals("memory://goals/a.csv")


def test_a_path_of_this_machine_is_not_remote() -> None:
    assert not any(map(remote.is_remote, ("goals.csv", "C:\\goals.csv", "C://goals.csv", "-", Path("s3://x"), "a/b://c")))
    assert remote.is_remote("s3://bucket/goals/*.parquet")


def test_a_changed_file_has_another_stamp(bucket: Any) -> None:
    put(bucket, "a.csv", TEXTS)
    before = remote.stamp("memory://goals/a.csv")
    assert remote.stamp("memory://goals/a.csv") == before
    put(bucket, "a.csv", TEXTS[1:])
    assert remote.stamp("memory://goals/a.csv") != before


# --------------------------------------------------------------------------- S3, as a server on loopback speaks it


@pytest.fixture(scope="module")
def s3(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server that speaks S3, with a bucket of two Parquet files; its address is in the environment."""
    pytest.importorskip("moto.server")
    pytest.importorskip("s3fs")
    patch = pytest.MonkeyPatch()
    log = tmp_path_factory.mktemp("s3") / "log"
    with log.open("wb") as stream:
        command = [sys.executable, "-u", "-m", "moto.server", "-H", "127.0.0.1", "-p", "0"]
        server = subprocess.Popen(command, stdout=stream, stderr=subprocess.STDOUT)
    try:
        address, until = None, time.monotonic() + 60
        while address is None and time.monotonic() < until:
            time.sleep(0.1)
            address = next((w for w in log.read_text().split() if w.startswith("http://127.0.0.1:")), None)
        assert address is not None, log.read_text()
        patch.setenv("AWS_ENDPOINT_URL", address)
        for name in ("AWS_ACCESS_KEY_ID", "AWS_SECRET_ACCESS_KEY"):
            patch.setenv(name, "testing")
        patch.setenv("AWS_DEFAULT_REGION", "us-east-1")
        system = fsspec.filesystem("s3")
        system.mkdir("yard")
        for name, chosen in (("a", TEXTS[:20]), ("b", TEXTS[20:])):
            with system.open(f"yard/goals/{name}.parquet", "wb") as stream:
                pq.write_table(pa.table({"Goal": chosen}), stream, row_group_size=5)
        with system.open("yard/goals/a.csv", "wb") as stream:
            stream.write("".join(f"{line}\n" for line in ["Goal", *TEXTS]).encode())
        yield address
        urllib.request.urlopen(urllib.request.Request(f"{address}/moto-api/reset", method="POST"), timeout=10).close()
    finally:
        server.kill()
        server.wait()
        patch.undo()


def test_a_bucket_is_read_by_the_streaming_engine(s3: str) -> None:
    assert texts("s3://yard/goals/*.parquet") == TEXTS
    assert texts("s3://yard/goals/a.csv") == TEXTS
    with pytest.raises(InputError, match=r"s3://yard/nothing/\*\.parquet: there is no such file"):
        read_goals("s3://yard/nothing/*.parquet")
    with pytest.raises(InputError, match=r"s3://no-such-yard/a\.csv"):
        read_goals("s3://no-such-yard/a.csv")


def test_a_bucket_is_audited_by_the_command(s3: str, tmp_path: Path) -> None:
    out = tmp_path / "out.jsonl"
    command = [sys.executable, "-m", "smartcritic", "audit", "s3://yard/goals/*.parquet", "-o", str(out), "-q", "--today", "2026-11-24"]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ)
    assert done.returncode == 0, done.stderr
    assert [json.loads(line)["text"] for line in out.read_text(encoding="utf-8").splitlines()] == TEXTS


def test_a_bucket_is_audited_on_a_cluster_and_taken_up_again(s3: str, tmp_path: Path) -> None:
    distributed = pytest.importorskip("distributed")
    out = tmp_path / "out"
    with distributed.LocalCluster(n_workers=1, threads_per_worker=1, dashboard_address=None) as cluster:
        summary = audit_on_dask("s3://yard/goals/*.parquet", out, TODAY, scheduler=cluster.scheduler_address, advise=False)
        parts = sorted(out.glob("team=*/part-*.parquet"), key=lambda part: part.name)
        assert [row["Goal"] for part in parts for row in pq.ParquetFile(part).read().to_pylist()] == TEXTS
        assert (summary.rows, summary.errors, len(parts)) == (40, 0, 8)
        written = [part.stat().st_mtime_ns for part in parts]
        again = audit_on_dask("s3://yard/goals/*.parquet", out, TODAY, scheduler=cluster.scheduler_address, advise=False)
    assert again.to_dict() == summary.to_dict()
    assert [part.stat().st_mtime_ns for part in parts] == written, "finished parts are judged again"

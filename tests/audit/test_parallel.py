"""Many processes give what one gives; whatever is killed, every row is there exactly once."""

from __future__ import annotations

import contextlib
import gc
import importlib
import json
import os
import signal
import subprocess
import sys
import textwrap
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from smartcritic.audit.parallel import AuditJob, PartStore, audit_in_parts, gc_relaxed, job, jobs_for, pool
from smartcritic.audit.parallel import store as part_store
from smartcritic.audit.parallel.transport import from_lines, pickled, to_lines, unpickled
from smartcritic.audit.reading import Columns, Row
from smartcritic.audit.run import _jobs, open_goals
from smartcritic.audit.runner import Outcome, audit
from smartcritic.config import Config
from smartcritic.errors import InputError
from smartcritic.model import Context

HERE = Path(__file__).parent
COLUMNS = Columns(("Goal",), {"text": "Goal"})


def rows(texts: Iterable[str]) -> list[Row]:
    return [Row(i, {"Goal": text}) for i, text in enumerate(texts, 1)]


def plain(outcomes: Iterable[Outcome]) -> list[tuple[int, str | None, Any]]:
    return [(o.row.number, o.error, o.report.to_dict() if o.report else None) for o in outcomes]


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> AuditJob:
    """AuditJob whose critic needs no pipeline; a job's process finds it by the path that it is handed."""
    monkeypatch.syspath_prepend(str(HERE))
    make = importlib.import_module("crashing").Crashing
    return AuditJob(COLUMNS, Context(today="2026-11-24"), make=make, advise=True)  # type: ignore[arg-type]


def test_jobs_give_what_one_process_gives_in_order(work: AuditJob) -> None:
    given = rows(f"Paint buoy {i}" if i % 7 else "" for i in range(60))
    alone = plain(audit(given, COLUMNS, work.critic(), work.context, advise=True))
    assert plain(audit_in_parts(given, work, jobs=2, size=8)) == alone
    assert plain(audit_in_parts(given, work, jobs=1, size=100)) == alone


def test_a_row_that_fails_is_an_error_and_costs_no_other(work: AuditJob) -> None:
    found = list(audit_in_parts(rows(["Paint a", "boom", "Paint b"]), work, jobs=2, size=2))
    assert [o.error for o in found] == [None, "the critic failed: RuntimeError: boom", None]


def test_a_row_that_kills_its_process_is_an_error_and_costs_no_other(work: AuditJob) -> None:
    found = list(audit_in_parts(rows(["Paint a", "die", "Paint b", "Paint c"]), work, jobs=2, size=3))
    assert [o.error for o in found] == [None, "the critic failed: its process died", None, None]
    assert [o.row.number for o in found] == [1, 2, 3, 4]


def test_a_row_that_kills_is_kept_as_an_error(work: AuditJob, tmp_path: Path) -> None:
    given = rows(["Paint a", "die", "Paint b"])
    first = plain(audit_in_parts(given, work, folder=tmp_path))
    assert [error for _, error, _ in first] == [None, "the critic failed: its process died", None]
    assert plain(audit_in_parts(given, work, folder=tmp_path)) == first


def test_a_process_that_dies_once_is_replaced(work: AuditJob, tmp_path: Path) -> None:
    found = list(audit_in_parts(rows(["Paint a", f"once {tmp_path / 'seen'}", "Paint b"]), work, jobs=1, size=2))
    assert [o.error for o in found] == [None, None, None]


def test_no_more_is_read_ahead_than_the_jobs_can_take(work: AuditJob) -> None:
    read = 0

    def counted() -> Iterable[Row]:
        nonlocal read
        for row in rows(f"Paint {i}" for i in range(400)):
            read += 1
            yield row

    outcomes = iter(audit_in_parts(counted(), work, jobs=2, size=5))
    next(outcomes)
    assert read <= 5 * 2 * pool.AHEAD + 5
    outcomes.close()  # type: ignore[attr-defined]


def test_finished_parts_are_not_judged_again(work: AuditJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = tmp_path / "log"
    monkeypatch.setenv("CRASHING_LOG", str(log))
    folder = tmp_path / "parts"
    given = rows(f"Paint {i}" for i in range(40))
    outcomes = audit_in_parts(given, work, jobs=2, folder=folder, size=5)
    for _ in range(12):
        next(outcomes)
    outcomes.close()  # type: ignore[attr-defined]
    kept = len(list(folder.glob("*.jsonl")))
    assert kept >= 2
    before = Counter(log.read_text().split())
    found = list(audit_in_parts(given, work, jobs=2, folder=folder, size=5))
    assert [o.row.number for o in found] == list(range(1, 41))
    again = Counter(log.read_text().split())
    again.subtract(before)
    assert sum(again.values()) == 40 - 5 * kept
    log.unlink()
    assert len(list(audit_in_parts(given, work, jobs=1, folder=folder, size=5))) == 40
    assert not log.exists()


@pytest.mark.parametrize(
    "change",
    [
        {"context": Context(today="2026-11-25")},  # type: ignore[arg-type]
        {"context": Context(today="2026-11-24", role="SDR")},  # type: ignore[arg-type]
        {"config": Config(no_stretch=0.9)},
        {"columns": Columns(("Goal", "Note"), {"text": "Goal", "review": "Note"})},
        {"model": "en_core_web_sm"},
        {"advise": False},
    ],
    ids=["day", "role", "config", "columns", "model", "advice"],
)
def test_parts_of_another_configuration_do_not_fit(change: dict[str, Any], work: AuditJob, tmp_path: Path) -> None:
    import dataclasses

    given = rows(["Paint a"])
    mine, other = PartStore(tmp_path, work.fingerprint), PartStore(tmp_path, dataclasses.replace(work, **change).fingerprint)
    assert mine.path(0, given) != other.path(0, given)
    assert mine.path(0, given) != mine.path(0, rows(["Paint b"]))
    assert mine.path(0, given) == PartStore(tmp_path, dataclasses.replace(work).fingerprint).path(0, given)


def test_the_fingerprint_sees_the_words(work: AuditJob, monkeypatch: pytest.MonkeyPatch) -> None:
    import dataclasses

    mine = dataclasses.replace(work).fingerprint
    monkeypatch.setattr(job, "package_digest", lambda: "other words")
    assert dataclasses.replace(work).fingerprint != mine


def test_a_part_that_is_cut_off_is_judged_again(work: AuditJob, tmp_path: Path) -> None:
    given = rows(["Paint a", "Paint b"])
    list(audit_in_parts(given, work, folder=tmp_path))
    (path,) = tmp_path.glob("*.jsonl")
    whole = path.read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    assert [o.error for o in audit_in_parts(given, work, folder=tmp_path)] == [None, None]
    assert path.read_bytes() == whole


def test_a_full_disk_ends_in_a_clear_error_and_leaves_no_half_part(work: AuditJob, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(part_store.os, "fsync", full)
    with pytest.raises(InputError, match="No space left on device; the finished parts are kept"):
        list(audit_in_parts(rows(["Paint a"]), work, folder=tmp_path))
    assert list(tmp_path.iterdir()) == []


def test_clearing_leaves_what_is_not_its_own(tmp_path: Path) -> None:
    (tmp_path / "0000000-abc.jsonl").write_text("")
    (tmp_path / "mine.txt").write_text("mine")
    PartStore(tmp_path, "").clear()
    assert [p.name for p in tmp_path.iterdir()] == ["mine.txt"]


def test_outcomes_survive_packing(outcomes: list[Outcome]) -> None:
    rows_ = [o.row for o in outcomes]
    assert from_lines(to_lines(outcomes), rows_) == outcomes
    assert unpickled(pickled(outcomes), rows_) == outcomes
    with pytest.raises(ValueError, match="outcomes for"):
        from_lines(to_lines(outcomes), [outcomes[0].row])


@pytest.mark.parametrize("bad", [{"jobs": 0}, {"size": 0}])
def test_no_jobs_is_an_error(bad: dict[str, int], work: AuditJob) -> None:
    with pytest.raises(InputError, match="give 1 or more"):
        list(audit_in_parts([], work, **bad))  # type: ignore[arg-type]


SCRIPT = """
    import sys
    sys.path.insert(0, {here!r})
    from pathlib import Path
    from crashing import Crashing
    from smartcritic.audit.reading import Columns
    from smartcritic.audit.parallel import AuditJob, audit_in_parts
    from smartcritic.audit.reading import Row
    from smartcritic.model import Context

    if __name__ == "__main__":
        work = AuditJob(Columns(("Goal",), {{"text": "Goal"}}), Context(today="2026-11-24"), make=Crashing, advise=True)
        rows = [Row(i, {{"Goal": f"slow {{i}}"}}) for i in range(1, 201)]
        for outcome in audit_in_parts(rows, work, jobs=2, folder=Path({folder!r}), size=10):
            print(outcome.row.number, flush=True)
"""


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT], ids=["killed", "interrupted"])
def test_a_run_that_is_killed_is_taken_up(how: signal.Signals, tmp_path: Path) -> None:
    folder, script, log = tmp_path / "parts", tmp_path / "run.py", tmp_path / "log"
    script.write_text(textwrap.dedent(SCRIPT.format(here=str(HERE), folder=str(folder))))
    environment = {**os.environ, "CRASHING_LOG": str(log)}
    process = subprocess.Popen([sys.executable, str(script)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
    until = time.monotonic() + 300
    while len(list(folder.glob("*.jsonl"))) < 4 and time.monotonic() < until:
        time.sleep(0.02)
    process.send_signal(how)
    process.wait(timeout=120)
    time.sleep(0.5)
    settled = log.stat().st_size
    time.sleep(0.5)
    assert log.stat().st_size == settled, "a job goes on without its run"
    kept = [json.loads(line)["row"] for path in folder.glob("*.jsonl") for line in path.read_text().splitlines()]
    assert 40 <= len(kept) < 200
    log.unlink()
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, env=environment, check=True)
    assert [int(line) for line in done.stdout.split()] == list(range(1, 201))
    assert sorted(map(int, log.read_text().split())) == sorted(set(range(1, 201)) - set(kept))


def test_garbage_is_looked_for_as_before_when_all_is_judged() -> None:
    before = gc.get_threshold()
    during: list[int] = []

    def work() -> None:
        with gc_relaxed():
            during.extend((gc.get_threshold()[0], gc.get_freeze_count()))
            raise KeyError

    with pytest.raises(KeyError):
        work()
    assert during[0] > before[0]
    assert during[1] > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


def test_garbage_is_looked_for_as_before_when_the_last_of_several_threads_is_done() -> None:
    before = gc.get_threshold()
    with gc_relaxed(tidy=False):
        first = contextlib.ExitStack()
        first.enter_context(gc_relaxed(tidy=False))
        assert gc.get_freeze_count() > 0
        first.close()
        assert gc.get_threshold()[0] > before[0]
        assert gc.get_freeze_count() > 0
    assert (gc.get_threshold(), gc.get_freeze_count()) == (before, 0)


@pytest.mark.parametrize(("rows", "most", "jobs"), [(1999, 2, 1), (2000, 2, 2), (2000, 8, 2), (None, 3, 3), (0, 4, 1), (10_000, 1, 1)])
def test_a_process_is_started_for_as_many_rows_as_pay_for_it(rows: int | None, most: int, jobs: int) -> None:
    assert jobs_for(rows, most) == jobs


def test_a_short_list_of_unknown_length_takes_no_process_and_loses_no_row(tmp_path: Path) -> None:
    path = tmp_path / "goals.csv"
    path.write_text("Goal\n" + "".join(f"Paint {i} buoys by 4 May 2027\n" for i in range(1, 31)))
    goals = open_goals(path)
    goals.total = None
    assert _jobs(None, goals) == 1
    assert [row.cells["Goal"].split()[1] for row in goals.rows] == [str(i) for i in range(1, 31)]


@pytest.mark.parametrize(("said", "most"), [("max 100000\n", 3), ("250000 100000\n", 2), ("50000 100000\n", 1), ("900000 100000\n", 3)])
def test_a_container_s_quota_bounds_the_jobs(said: str, most: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "cpu.max").write_text(said)
    monkeypatch.setattr(pool, "QUOTA", tmp_path / "cpu.max")
    monkeypatch.setattr(os, "sched_getaffinity", lambda pid: {0, 1, 2}, raising=False)
    assert jobs_for(None) == most


@pytest.mark.skipif(sys.platform != "linux", reason="processes are not forked here")
def test_a_job_begins_with_the_pipeline_that_is_loaded_already() -> None:
    with pool.process_context().Pool(1) as one:
        assert one.apply(_handed_on)


def _handed_on() -> bool:
    from smartcritic.parsing import bundled

    return len(bundled._loaded) == 1

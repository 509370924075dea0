"""Past one machine: the audit of Parquet files on a Dask cluster.

A task is one row group of one file. Its verdicts are one file a team, in the folders that Hive, Spark and DuckDB know (``team=Sales/``),
under names that the task alone has; a note that lists them is written last. So a task that runs twice (a worker was lost) or a run that is
started again leaves every row exactly once.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import heapq
import json
import os
import re
import shutil
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from smartcritic.audit.arrow import ParquetWriter, safe
from smartcritic.audit.extras import need
from smartcritic.audit.parallel import AuditJob, audit_in_parts, gc_relaxed, one_thread
from smartcritic.audit.reading import Columns, Row, find_columns, under_objectives
from smartcritic.audit.reading.arrow import ENDINGS, open_parquet
from smartcritic.audit.reading.remote import find_remote, is_remote, opened, stamp
from smartcritic.audit.reading.sources import find_files
from smartcritic.audit.runner import Outcome, Reader, audit
from smartcritic.config import Config
from smartcritic.criteria.base import reason
from smartcritic.errors import InputError
from smartcritic.model import CRITERIA, Context, Facts
from smartcritic.summary import GROUPS, Summary, Tally

_NOTES = "_smartcritic"
"""The folder of the notes: readers of Parquet folders pass over names with an underscore."""
_ESCAPED = re.compile(r"""[\x00-\x1f\x7f"#%'*/:=?\\{}\[\]^]""")
"""What Spark and Hive write as ``%2F`` in the name of a folder; other letters stand as they are, since Spark reads them one byte each."""
_LONGEST = 200
"""Bytes of a team in the name of a folder, where file systems take 255."""
_critics: dict[str, Reader] = {}

TEAM, NO_TEAM = "team", "__HIVE_DEFAULT_PARTITION__"
"""The column by which verdicts are parted into folders, and what stands for none in a folder's name, as Hive has it."""

SETTINGS: Mapping[str, Any] = {
    "distributed.worker.profile.enabled": False,
    "distributed.admin.tick.interval": "1s",
    "distributed.nanny.pre-spawn-environ.MALLOC_TRIM_THRESHOLD_": 64 * 2**20,
    "distributed.nanny.pre-spawn-environ.MALLOC_MMAP_THRESHOLD_": 32 * 2**20,
}
"""How workers spend their time on goals. By default Dask looks every 10 ms what a worker's threads are doing and every 20 ms how quick
its event loop is, and has malloc give memory back at once, so that the arrays of the next batch get it anew page by page: together a
sixth of the time. The two thresholds are those that glibc comes to by itself where nobody sets them."""


@dataclasses.dataclass(frozen=True, slots=True)
class Task:
    """One row group of one file: where it is, the number of its first row, and the folder and the name of its verdicts."""

    file: str
    group: int
    first_row: int
    folder: str
    name: str
    fingerprint: str

    @property
    def note(self) -> Path:
        """The file that lists what the task wrote."""
        return Path(self.folder, _NOTES, f"{self.name}.json")


def audit_on_dask(
    source: str | Path,
    folder: str | Path,
    context: Context,
    *,
    scheduler: str | None = None,
    config: Config | None = None,
    model: str | None = None,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    advise: bool = True,
    make: Callable[[], Reader] | None = None,
) -> Summary:
    """Judge the goals of Parquet files on a Dask cluster.

    The verdicts are Parquet files in `folder`, one folder in it a team (``team=Sales``). Rewrites are worked out with `advise`. `source` is
    a file, a folder, a pattern, or an address such as ``s3://bucket/goals/*.parquet``.
    Files and `folder` must be seen by all workers under the same path. Without a `scheduler` (such
    as ``tcp://10.0.0.1:8786``) a cluster is started on this machine. Parts that are in `folder` from an earlier run with the same data and
    configuration are kept. Where a column names parents, an objective is judged with its key results in the same row group.

    Raises:
        InputError: there is no Parquet file, no column holds the goals, or the scheduler cannot be reached.
        MissingExtraError: dask.distributed or pyarrow is not installed.
    """
    distributed = need("distributed", "--engine dask", "dask")
    files = parquet_files(source)
    work = AuditJob(find_roles(files[0], columns, day_first), context, config or Config(), model, None, advise, make)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    tasks = list(_tasks(files, target, work.fingerprint))
    todo = [t for t in tasks if not _finished(t)]
    summary, left, ready = Summary(), deque(tasks), {t.name for t in tasks} - {t.name for t in todo}
    with contextlib.ExitStack() as stack:
        try:
            client = distributed.Client(scheduler or stack.enter_context(local_cluster(os.cpu_count() or 1)))
        except OSError as error:
            raise InputError(f"--scheduler {scheduler}: cannot be reached: {error}") from None
        stack.enter_context(contextlib.closing(client))
        keys = (f"smartcritic-{t.name}-{t.fingerprint[:16]}" for t in todo)
        futures = {client.submit(run_task, task, work, key=key): task for task, key in zip(todo, keys)}
        for future in distributed.as_completed(futures):
            try:
                future.result()
            except distributed.KilledWorker:
                run_task(futures[future], work, apart=True)
            ready.add(futures[future].name)
            while left and left[0].name in ready:  # the first parts are counted while the workers judge the next ones
                _count(summary, left.popleft(), work.columns)
    for task in left:
        _count(summary, task, work.columns)
    _tidy(target, tasks)
    return summary


def _tidy(folder: Path, tasks: Iterable[Task]) -> None:
    """Leave only what these tasks wrote: what earlier runs did, and lost workers had begun, goes."""
    notes = {task.note.name for task in tasks}
    keep = {name for task in tasks for name in _written(task)}
    for note in folder.glob(f"{_NOTES}/*.json"):
        if note.name not in notes:
            note.unlink()
    for stray in [*folder.glob("part-*.parquet"), *folder.glob(f"{TEAM}=*/part-*.parquet")]:
        if stray.relative_to(folder).as_posix() not in keep:
            stray.unlink()
    for half in [*folder.glob(".part-*.part"), *folder.glob(f"{_NOTES}/.part-*")]:
        shutil.rmtree(half) if half.is_dir() else half.unlink()
    for team in folder.glob(f"{TEAM}=*"):
        with contextlib.suppress(OSError):
            team.rmdir()  # where nothing is left in it


def local_cluster(workers: int, **options: Any) -> Any:
    """Start a Dask cluster of `workers` processes on this machine with `SETTINGS`; `options` as for ``distributed.LocalCluster``."""
    distributed = need("distributed", "--engine dask", "dask")
    dask = need("dask", "--engine dask", "dask")
    with dask.config.set(SETTINGS):
        return distributed.LocalCluster(n_workers=workers, threads_per_worker=1, **options)


def _opened(file: str) -> Any:
    return opened(file) if is_remote(file) else Path(file)


def parquet_files(source: str | Path) -> list[str]:
    """Return the Parquet files of a file, a folder, a pattern or an address.

    Raises:
        InputError: there is none, or a file of another kind.
    """
    if isinstance(source, str) and is_remote(source):
        files = find_remote(source, lambda name: name.lower().endswith(ENDINGS[:2]))
    else:
        files = [str(p.resolve()) for p in find_files(source)]
    wrong = [f for f in files if not f.lower().endswith(ENDINGS[:2])]
    if wrong:
        raise InputError(f"{wrong[0]}: the cluster reads Parquet files; turn it into one first, with pandas, polars or pyarrow")
    return files


def find_roles(file: str, given: Mapping[str, str] | None, day_first: bool | None) -> Columns:
    """Find which column of a Parquet file plays which role."""
    table = open_parquet(_opened(file), file)
    return find_columns(table.columns, list(islice(table.rows, 2_000)), given, day_first=day_first)


def _stamp(file: str) -> str:
    if is_remote(file):
        return stamp(file)
    found = os.stat(file)
    return f"{found.st_size} {found.st_mtime_ns}"


def _tasks(files: Iterable[str], folder: Path, fingerprint: str) -> Iterator[Task]:
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    row, target = 1, str(folder.resolve())
    for number, file in enumerate(files):
        meta = parquet.ParquetFile(_opened(file)).metadata
        mark = _stamp(file)
        for group in range(meta.num_row_groups):
            about = f"{fingerprint} {file} {mark} {group} {row}"
            yield Task(file, group, row, target, f"part-{number:05d}-{group:05d}", hashlib.sha256(about.encode()).hexdigest())
            row += meta.row_group(group).num_rows


def _finished(task: Task) -> bool:
    try:
        note = json.loads(task.note.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return note["fingerprint"] == task.fingerprint and all(Path(task.folder, name).is_file() for name in note["files"])


def _written(task: Task) -> list[str]:
    """The files of a finished task, below its folder."""
    files: list[str] = json.loads(task.note.read_text(encoding="utf-8"))["files"]
    return files


def run_task(task: Task, work: AuditJob, *, apart: bool = False) -> None:
    """Judge one row group and write its verdicts. With `apart`, in a process of its own that may die."""
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    cells = parquet.ParquetFile(_opened(task.file)).read_row_group(task.group).to_pylist()
    rows = list(under_objectives([Row(task.first_row + i, c, source=task.file) for i, c in enumerate(cells)], work.columns))
    if apart:
        _write(task, audit_in_parts(rows, work), work.columns)
        return
    key = work.fingerprint
    if key not in _critics:
        one_thread()
        _critics.clear()
        _critics[key] = work.critic()
    with gc_relaxed(tidy=False):
        outcomes = audit(rows, work.columns, _critics[key], work.context, advise=work.advise)
        _write(task, outcomes, work.columns)


def _write(task: Task, outcomes: Iterable[Outcome], columns: Columns) -> None:
    """Write the verdicts as they come, part them by team, move the files to where they belong, and then say which they are."""
    folder, column, teams = Path(task.folder), columns.roles.get(TEAM, ""), dict[str, str]()

    def number(outcome: Outcome) -> str:
        """A team by its number: what stands in the name of a folder is ours to say."""
        return teams.setdefault(_folder_name(outcome.row.cells.get(column)), str(len(teams)))

    with tempfile.TemporaryDirectory(dir=folder, prefix=f".{task.name}.", suffix=".part") as made:
        whole, parted = Path(made, "whole.parquet"), Path(made, "parted")
        with whole.open("wb") as stream:
            writer = ParquetWriter(stream, columns, partition=(TEAM, number))
            for outcome in outcomes:
                writer.write(outcome)
            writer.finish(Summary())
        _part(whole, parted, task.name)
        task.note.parent.mkdir(exist_ok=True)
        task.note.unlink(missing_ok=True)
        files = []
        for team, key in teams.items():
            (folder / team).mkdir(exist_ok=True)
            for part in sorted((parted / f"{TEAM}={key}").iterdir()):
                with part.open("rb+") as written:
                    os.fsync(written.fileno())
                os.replace(part, folder / team / part.name)
                files.append(f"{team}/{part.name}")
        note = Path(made, "note")
        note.write_text(json.dumps({"fingerprint": task.fingerprint, "files": files}), encoding="utf-8")
        os.replace(note, task.note)


def _part(whole: Path, parted: Path, name: str) -> None:
    """Write a file of verdicts as one file a team, the rows in their order."""
    pa = need("pyarrow", "--engine dask", "dask")
    dataset = need("pyarrow.dataset", "--engine dask", "dask")
    flavour = dataset.partitioning(pa.schema([(TEAM, pa.string())]), flavor="hive")
    dataset.write_dataset(
        dataset.dataset(whole), parted, format="parquet", partitioning=flavour, basename_template=f"{name}-{{i}}.parquet",
        file_options=dataset.ParquetFileFormat().make_write_options(compression="zstd"), use_threads=False,
        max_partitions=2**20, max_open_files=256,
    )  # fmt: skip


def _folder_name(cell: Any) -> str:
    """The folder of a team."""
    name = _ESCAPED.sub(lambda found: f"%{ord(found[0]):02X}", safe("" if cell is None else str(cell).strip()))
    cut = re.sub(r"%.?$", "", name.encode()[:_LONGEST].decode(errors="ignore")) if len(name.encode()) > _LONGEST else name
    return f"{TEAM}={cut or NO_TEAM}"


def _count(summary: Summary, task: Task, columns: Columns) -> None:
    """Count the verdicts of a finished task, in the order of its rows."""
    parts = (_rows(Path(task.folder), name, columns) for name in _written(task))
    own = {g: columns.roles[g] for g in GROUPS if g in columns.roles} | {TEAM: TEAM}
    for row in heapq.merge(*parts, key=itemgetter("row")):
        count_row(summary, row, own)


def _rows(folder: Path, name: str, columns: Columns) -> Iterator[dict[str, Any]]:
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    file = parquet.ParquetFile(folder / name)
    own = dict.fromkeys(columns.roles[g] for g in GROUPS if g in columns.roles)
    judged = ["row", "judged", "score", "kind", "error", "findings.list.element.rule", *CRITERIA]
    wanted = [*judged, *(n for n in own if n in file.schema_arrow.names)]
    team = unquote(name.partition("/")[0].removeprefix(f"{TEAM}="))
    for batch in file.iter_batches(columns=wanted):
        for row in batch.to_pylist():
            yield own | row | {TEAM: None if team == NO_TEAM else team}


def count_row(summary: Summary, row: Mapping[str, Any], own: Mapping[str, str]) -> None:
    """Count one row of verdicts; `own` are the columns by which tallies are grouped."""
    if row["error"] is not None:
        summary.errors += 1
        if len(summary.first_errors) < 10:
            summary.first_errors.append((row["row"], row["error"]))
        return
    tallies = [summary.whole]
    for group, name in own.items():
        if row[name]:
            tallies.append(summary.groups[group].setdefault(str(row[name]).strip(), Tally()))
    found = [f["rule"] for f in row["findings"]]
    for tally in tallies:
        if row["judged"]:
            tally.count(row["score"], row, row["kind"], set(found))
        else:
            tally.unjudged[found[0] if found else reason(Facts())] += 1
    summary.smart += all(row[c] == "met" for c in CRITERIA)

"""Past one machine: the audit of Parquet files on a Dask cluster.

A task is one row group of one file. Its verdicts are one file, written whole or not at all under a name that the task alone has, so that a
task that runs twice (a worker was lost) or a run that is started again leaves every row exactly once.
"""

from __future__ import annotations

import contextlib
import dataclasses
import hashlib
import os
import tempfile
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import islice
from pathlib import Path
from typing import Any

from smartcritic.audit.arrow import ParquetWriter
from smartcritic.audit.extras import need
from smartcritic.audit.parallel import AuditJob, audit_in_parts, gc_relaxed, one_thread
from smartcritic.audit.reading import Columns, Row, find_columns
from smartcritic.audit.reading.arrow import ENDINGS, open_parquet
from smartcritic.audit.reading.remote import find_remote, is_remote, opened, stamp
from smartcritic.audit.reading.sources import find_files
from smartcritic.audit.runner import Outcome, Reader, audit
from smartcritic.config import Config
from smartcritic.criteria.base import reason
from smartcritic.errors import InputError
from smartcritic.model import CRITERIA, Context, Facts
from smartcritic.summary import GROUPS, Summary, Tally

_MARK = b"smartcritic_fingerprint"
_critics: dict[str, Reader] = {}

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
    """One row group of one file: where it is, the number of its first row, and where its verdicts go."""

    file: str
    group: int
    first_row: int
    target: str
    fingerprint: str


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
    """Judge the goals of Parquet files on a Dask cluster; each row group becomes a Parquet file in `folder`.

    Rewrites are worked out with `advise`. `source` is a file, a folder, a pattern, or an address such as ``s3://bucket/goals/*.parquet``.
    Files and `folder` must be seen by all workers under the same path. Without a `scheduler` (such
    as ``tcp://10.0.0.1:8786``) a cluster is started on this machine. Parts that are in `folder` from an earlier run with the same data and
    configuration are kept.

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
    summary, left, ready = Summary(), deque(tasks), {t.target for t in tasks} - {t.target for t in todo}
    with contextlib.ExitStack() as stack:
        try:
            client = distributed.Client(scheduler or stack.enter_context(local_cluster(os.cpu_count() or 1)))
        except OSError as error:
            raise InputError(f"--scheduler {scheduler}: cannot be reached: {error}") from None
        stack.enter_context(contextlib.closing(client))
        keys = (f"smartcritic-{Path(t.target).stem}-{t.fingerprint[:16]}" for t in todo)
        futures = {client.submit(run_task, task, work, key=key): task for task, key in zip(todo, keys)}
        for future in distributed.as_completed(futures):
            try:
                future.result()
            except distributed.KilledWorker:
                run_task(futures[future], work, apart=True)
            ready.add(futures[future].target)
            while left and left[0].target in ready:  # the first parts are counted while the workers judge the next ones
                _count(summary, Path(left.popleft().target), work.columns)
    keep = {Path(t.target).name for t in tasks}
    for stray in target.glob("part-*.parquet"):
        if stray.name not in keep:
            stray.unlink()
    for half in target.glob(".part-*.part"):  # what a lost worker had begun
        half.unlink(missing_ok=True)
    for task in left:
        _count(summary, Path(task.target), work.columns)
    return summary


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
    row = 1
    for number, file in enumerate(files):
        meta = parquet.ParquetFile(_opened(file)).metadata
        mark = _stamp(file)
        for group in range(meta.num_row_groups):
            about = f"{fingerprint} {file} {mark} {group} {row}"
            name = folder / f"part-{number:05d}-{group:05d}.parquet"
            yield Task(file, group, row, str(name.resolve()), hashlib.sha256(about.encode()).hexdigest())
            row += meta.row_group(group).num_rows


def _finished(task: Task) -> bool:
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    pa = need("pyarrow", "--engine dask", "dask")
    try:
        found = parquet.read_schema(task.target).metadata or {}
    except (OSError, pa.ArrowException):
        return False
    return bool(found.get(_MARK) == task.fingerprint.encode())


def run_task(task: Task, work: AuditJob, *, apart: bool = False) -> str:
    """Judge one row group and write its verdicts; return where they are. With `apart`, in a process of its own that may die."""
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    cells = parquet.ParquetFile(_opened(task.file)).read_row_group(task.group).to_pylist()
    rows = [Row(task.first_row + i, c, source=task.file) for i, c in enumerate(cells)]
    if apart:
        _write(task, audit_in_parts(rows, work), work.columns)
        return task.target
    key = work.fingerprint
    if key not in _critics:
        one_thread()
        _critics.clear()
        _critics[key] = work.critic()
    with gc_relaxed(tidy=False):
        outcomes = audit(rows, work.columns, _critics[key], work.context, advise=work.advise)
        _write(task, outcomes, work.columns)
    return task.target


def _write(task: Task, outcomes: Iterable[Outcome], columns: Columns) -> None:
    target = Path(task.target)
    with tempfile.NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", suffix=".part", delete=False) as stream:
        try:
            writer = ParquetWriter(stream, columns, metadata={_MARK: task.fingerprint.encode()})
            for outcome in outcomes:
                writer.write(outcome)
            writer.finish(Summary())
            stream.flush()
            os.fsync(stream.fileno())
            os.replace(stream.name, target)
        except BaseException:
            with contextlib.suppress(OSError):
                os.unlink(stream.name)
            raise


def _count(summary: Summary, part: Path, columns: Columns) -> None:
    """Count the verdicts of a finished part."""
    parquet = need("pyarrow.parquet", "--engine dask", "dask")
    file = parquet.ParquetFile(part)
    own = {g: columns.roles[g] for g in GROUPS if columns.roles.get(g) in file.schema_arrow.names}
    wanted = ["row", "judged", "score", "kind", "error", "findings.list.element.rule", *CRITERIA, *own.values()]
    for batch in file.iter_batches(columns=wanted):
        for row in batch.to_pylist():
            count_row(summary, row, own)


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

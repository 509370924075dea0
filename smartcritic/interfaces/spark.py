"""Past one machine: the audit of Parquet files on Spark, and the function that Spark's ``mapInArrow`` takes.

Spark gives a part whose worker is lost to another one, and its output committer takes one attempt of each part when that is done, so that
every row is there exactly once; ``_SUCCESS`` appears last.
"""

from __future__ import annotations

import dataclasses
import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from smartcritic.audit.arrow import judge_batches, schema
from smartcritic.audit.extras import need
from smartcritic.audit.parallel import AuditJob, one_thread
from smartcritic.audit.reading import Columns
from smartcritic.config import Config
from smartcritic.critic import Critic
from smartcritic.errors import InputError
from smartcritic.interfaces.dask import NO_TEAM, TEAM, count_row, find_roles, parquet_files
from smartcritic.model import CRITERIA, Context
from smartcritic.summary import Summary

_NUMBER = "smartcritic row"
_MARK = "_smartcritic.json"
_OURS = re.compile(rf"_temporary|_SUCCESS|{_MARK}|\..*\.crc|{TEAM}=.*|part-.*\.parquet")
_critics: dict[str, Critic] = {}


def audit_on_spark(
    source: str | Path,
    folder: str | Path,
    context: Context,
    *,
    master: str | None = None,
    config: Config | None = None,
    model: str | None = None,
    columns: Mapping[str, str] | None = None,
    day_first: bool | None = None,
    advise: bool = True,
) -> Summary:
    """Judge the goals of Parquet files on Spark; the verdicts are Parquet files in `folder`, one folder in it a team (``team=Sales``).

    Arguments as for `smartcritic.interfaces.dask.audit_on_dask`; `master` is Spark's own address, such as ``spark://10.0.0.1:7077`` (None:
    that of the session there is, else this machine). `row` numbers the rows of the whole run, with gaps. Where a column names parents, an
    objective is judged with its key results in the same batch. A run that was cut off is begun anew; what a finished one with the same data
    and configuration wrote is counted, not judged again.

    Raises:
        InputError: there is no Parquet file, no column holds the goals, or `folder` holds something else.
        MissingExtraError: pyspark or pyarrow is not installed.
    """
    sql = need("pyspark.sql", "--engine spark", "spark")
    types = need("pyspark.sql.pandas.types", "--engine spark", "spark")
    files, target = parquet_files(source), Path(folder)
    roles = find_roles(files[0], columns, day_first)
    work = AuditJob(roles, context, config or Config(), model, None, advise)
    stamps = [[f, Path(f).stat().st_size, Path(f).stat().st_mtime_ns] if Path(f).is_file() else [f] for f in files]
    mark = json.dumps({"fingerprint": work.fingerprint, "files": stamps})
    if not _is_done(target, mark):
        builder = sql.SparkSession.builder.appName("smartcritic")
        session = (builder if master is None else builder.master(master)).getOrCreate()
        number = need("pyspark.sql.functions", "--engine spark", "spark").monotonically_increasing_id() + 1
        goals = session.read.parquet(*files).withColumn(_NUMBER, number)
        mapper = _Mapper(context.to_dict(), work.config, model, {}, roles, advise)
        verdicts = goals.mapInArrow(mapper, schema=types.from_arrow_schema(mapper.schema()))
        verdicts.write.mode("overwrite").partitionBy(TEAM).parquet(str(target.resolve()))
        (target / _MARK).write_text(mark, encoding="utf-8")
    return _counted(target)


def _is_done(folder: Path, mark: str) -> bool:
    """Whether a finished run of the same work wrote a folder.

    Raises:
        InputError: it holds what no such run wrote, or the verdicts on something else.
    """
    if not folder.exists():
        return False
    strange = [p.name for p in folder.iterdir() if not _OURS.fullmatch(p.name)]
    if strange:
        raise InputError(f"-o {folder}: holds {strange[0]!r}, which no run on Spark wrote; give a folder that is empty or not there")
    told = folder / _MARK
    if not told.exists():
        return False
    if told.read_text(encoding="utf-8") != mark:
        raise InputError(f"-o {folder}: holds the verdicts on other goals, or by another configuration; give another folder")
    return True


def _counted(folder: Path) -> Summary:
    dataset = need("pyarrow.dataset", "--engine spark", "spark")
    parts = dataset.dataset(folder, format="parquet", partitioning="hive", ignore_prefixes=["_", "."])
    wanted = ["row", "judged", "score", "kind", "error", "findings", *CRITERIA, TEAM]
    summary = Summary()
    for batch in parts.to_batches(columns=wanted):
        for row in batch.to_pylist():
            team = None if row[TEAM] == NO_TEAM else row[TEAM]
            count_row(summary, {**row, "findings": row["findings"] or [], TEAM: team}, {TEAM: TEAM})
    return summary


def arrow_mapper(
    context: Context, *, config: Config | None = None, model: str | None = None, columns: Mapping[str, str] | None = None
) -> Callable[[Iterable[Any]], Iterator[Any]]:
    """Return a function from record batches of goals to record batches of verdicts, as Spark's ``mapInArrow`` takes it.

    It can be pickled, and builds its critic where it runs, once a process. The schema of its batches is `smartcritic.audit.arrow.schema`.
    `row` counts within what one call is handed; use an id column to find rows again.
    """
    return _Mapper(context.to_dict(), config or Config(), model, dict(columns or {}))


@dataclasses.dataclass(frozen=True)
class _Mapper:
    """`roles`: the columns where they are known; rows are numbered by a column then, and the team is a column of the verdicts."""

    context: dict[str, Any]
    config: Config
    model: str | None
    columns: dict[str, str]
    roles: Columns | None = None
    advise: bool = True

    def schema(self) -> Any:
        """The schema of the batches."""
        pa = need("pyarrow", "--engine spark", "spark")
        return schema() if self.roles is None else schema().append(pa.field(TEAM, pa.string()))

    def __call__(self, batches: Iterable[Any]) -> Iterator[Any]:
        critic, where = _critic_of(self), Context.from_dict(self.context)
        if self.roles is None:
            yield from judge_batches(batches, critic, where, columns=self.columns)
            return
        pa = need("pyarrow", "--engine spark", "spark")
        name = self.roles.roles.get("team")
        for batch in batches:
            (verdicts,) = judge_batches([batch], critic, where, columns=self.roles, numbers=_NUMBER, advise=self.advise)
            cells = batch.column(name).to_pylist() if name is not None else [None] * batch.num_rows
            teams = [None if c is None or not str(c).strip() else str(c).strip() for c in cells]
            yield pa.RecordBatch.from_arrays([*verdicts.columns, pa.array(teams, pa.string())], schema=self.schema())


def _critic_of(mapper: _Mapper) -> Critic:
    """The critic of a process, built once for what it is asked."""
    key = repr(mapper)
    if key not in _critics:
        one_thread()
        _critics.clear()
        _critics[key] = Critic(mapper.config, nlp=mapper.model)
    return _critics[key]

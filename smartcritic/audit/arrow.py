"""Parquet out, and the pure core over Arrow record batches.

`judge_batches` is the core of every large run: record batches of goals in, record batches of verdicts out, one row for one row, in
order. It holds no state, so that it can be called in a process, on a cluster, or by Spark's ``mapInArrow``.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import IO, Any

from smartcritic.audit.extras import need
from smartcritic.audit.reading import Columns, Row, find_columns, under_objectives
from smartcritic.audit.reading.arrow import BATCH
from smartcritic.audit.runner import Outcome, Reader, audit
from smartcritic.model import CRITERIA, Context
from smartcritic.summary import Summary

# --------------------------------------------------------------------------- the core


def schema() -> Any:
    """Return the Arrow schema of the verdicts: one row a goal, verdicts by name, findings as a list, the whole report as JSON."""
    pa = need("pyarrow", "an Arrow table of verdicts")
    finding = pa.struct(
        [("rule", pa.string()), ("message", pa.string()), ("start", pa.int32()), ("end", pa.int32()), ("kind", pa.string())]
    )
    return pa.schema(
        [
            ("id", pa.string()), ("row", pa.int64()), ("text", pa.string()), ("judged", pa.bool_()), ("smart", pa.string()),
            ("score", pa.int16()),
            *((c, pa.string()) for c in CRITERIA),
            ("kind", pa.string()), ("kind_of_goal", pa.string()), ("deadline", pa.date32()), ("findings", pa.list_(finding)),
            ("rewrite", pa.string()), ("score_after", pa.int16()), ("report", pa.string()), ("error", pa.string()),
        ]
    )  # fmt: skip


def verdict_row(outcome: Outcome) -> dict[str, Any]:
    """Return one outcome as a row of `schema`."""
    report = outcome.report
    if report is None:
        return {"id": outcome.id, "row": outcome.row.number, "error": outcome.error}
    rewrite = report.rewrite
    return {
        "id": outcome.id,
        "row": outcome.row.number,
        "text": safe(report.text),
        "judged": report.judged,
        "smart": report.letters,
        "score": report.score,
        **{c: report.criteria[c].verdict for c in CRITERIA},
        "kind": report.facts.kind,
        "kind_of_goal": report.kind_of_goal,
        "deadline": report.facts.deadline.end_date if report.facts.deadline else None,
        "findings": [{"rule": f.rule, "message": safe(f.message), "start": f.start, "end": f.end, "kind": f.kind} for f in report.findings],
        "rewrite": safe(rewrite.text) if rewrite else None,
        "score_after": rewrite.score_after if rewrite else None,
        "report": report.to_json(),
        "error": None,
    }


def safe(text: str) -> str:
    """Return text that is valid UTF-8: a lone surrogate becomes ``?``."""
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def judge_batches(
    batches: Iterable[Any],
    critic: Reader,
    context: Context | None = None,
    *,
    columns: Columns | Mapping[str, str] | None = None,
    first_row: int = 1,
    numbers: str | None = None,
    advise: bool = True,
) -> Iterator[Any]:
    """Judge record batches of goals: for each one, a record batch of `schema` with as many rows, in order.

    `columns` says which column plays which role; without it, the roles are found in the first batch. `first_row` numbers the rows, or the
    column `numbers` does. With `advise`, rewrites are worked out. An objective is judged with those rows of the same batch
    that name it as their parent.

    Raises:
        InputError: no column holds the goals.
    """
    pa = need("pyarrow", "judging record batches")
    number, roles = first_row, columns if isinstance(columns, Columns) else None
    for batch in batches:
        rows = [Row(cells.pop(numbers) if numbers else number + i, cells) for i, cells in enumerate(batch.to_pylist())]
        number += len(rows)
        if roles is None:
            roles = find_columns(batch.schema.names, rows[:2_000], columns if isinstance(columns, Mapping) else None)
        out = [verdict_row(o) for o in audit(under_objectives(rows, roles), roles, critic, context, advise=advise)]
        yield pa.RecordBatch.from_pylist(out, schema=schema())


# --------------------------------------------------------------------------- out


class ParquetWriter:
    """The columns of the input as text, then those of `schema`, then that of `partition`: its name and what a row has in it.

    An input's column that is named as one of these becomes ``input_NAME``.
    """

    def __init__(
        self, stream: IO[Any], columns: Columns, guard: bool = True, partition: tuple[str, Callable[[Outcome], str | None]] | None = None
    ) -> None:
        pa = need("pyarrow", "writing .parquet")
        parquet = need("pyarrow.parquet", "writing .parquet")
        self._pa, self._names = pa, columns.names
        own = schema()
        taken, self._partition = set(own.names), partition
        parted = [] if partition is None else [(partition[0], pa.string())]
        folders = {name.casefold() for name, _ in parted}  # Spark and DuckDB know no case, and take the folder's
        self._own = [n if n not in taken and n.casefold() not in folders else f"input_{n}" for n in columns.names]
        self._schema = pa.schema([*((n, pa.string()) for n in self._own), *own, *parted])
        self._file = parquet.ParquetWriter(getattr(stream, "buffer", stream), self._schema, compression="zstd")
        self._rows: list[dict[str, Any]] = []

    def write(self, outcome: Outcome) -> None:
        """Take one row; a full batch is written."""
        cells = outcome.row.cells
        row = {own: None if (v := cells.get(n)) is None else safe(str(v)) for own, n in zip(self._own, self._names)}
        more = {} if self._partition is None else {self._partition[0]: self._partition[1](outcome)}
        self._rows.append(row | verdict_row(outcome) | more)
        if len(self._rows) >= BATCH:
            self._flush()

    def _flush(self) -> None:
        if self._rows:
            self._file.write_batch(self._pa.RecordBatch.from_pylist(self._rows, schema=self._schema))
            self._rows = []

    def finish(self, summary: Summary) -> None:
        """Write the rest and the file's foot."""
        self._flush()
        self._file.close()


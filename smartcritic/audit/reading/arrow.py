"""Parquet, Arrow and dataframes in: their columns have names and types of their own, and rows are read batch by batch."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any

from smartcritic.audit.extras import need
from smartcritic.audit.reading.tables import Row, Table
from smartcritic.errors import InputError

ENDINGS = (".parquet", ".pq", ".arrow", ".feather", ".ipc")
"""File name endings of Arrow's formats."""

BATCH = 1_024
"""Rows of a record batch that is read or written."""


def open_arrow(path: Path, name: str) -> Table:
    """Open a Parquet or Arrow file (IPC file or stream); its rows are read batch by batch.

    Raises:
        InputError: the file cannot be read as such.
        MissingExtraError: pyarrow is not installed.
    """
    if path.suffix.lower() in (".parquet", ".pq"):
        return open_parquet(path, name)
    pa = need("pyarrow", f"reading {name}")
    try:
        source = pa.memory_map(str(path))
        try:
            reader = pa.ipc.open_file(source)
            return Table(name, tuple(reader.schema.names), batch_rows(map(reader.get_batch, range(reader.num_record_batches))), "arrow")
        except pa.ArrowInvalid:
            source.seek(0)
            stream = pa.ipc.open_stream(source)
            return Table(name, tuple(stream.schema.names), batch_rows(stream), "arrow")
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{name}: cannot be read: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from None


def open_parquet(source: Path | IO[bytes], name: str) -> Table:
    """Open a Parquet file, or a stream of one that can be read in any order; its rows are read batch by batch.

    Raises:
        InputError: it cannot be read as such.
        MissingExtraError: pyarrow is not installed.
    """
    pa = need("pyarrow", f"reading {name}")
    parquet = need("pyarrow.parquet", f"reading {name}")
    try:
        file = parquet.ParquetFile(source)
    except (pa.ArrowException, OSError) as error:
        raise InputError(f"{name}: cannot be read: {str(error).splitlines()[0] if str(error) else type(error).__name__}") from None
    rows = batch_rows(file.iter_batches(batch_size=BATCH))
    return Table(name, tuple(file.schema_arrow.names), rows, "parquet", total=file.metadata.num_rows)


def open_frame(frame: Any, *, name: str = "dataframe") -> Table:
    """Take a pandas or polars dataframe, an Arrow table, or whatever else narwhals knows, as a table.

    Raises:
        InputError: `frame` is no dataframe.
        MissingExtraError: narwhals is not installed.
    """
    narwhals = need("narwhals", "reading a dataframe")
    try:
        data = narwhals.from_native(frame, eager_only=True)
    except TypeError:
        call = next((name for name in ("collect", "to_arrow_table") if hasattr(frame, name)), None)
        first = f" in memory, call its {call}() first" if call else ""
        raise InputError(f"{type(frame).__name__} is no dataframe{first}; give one of pandas or polars, or an Arrow table") from None
    except narwhals.exceptions.DuplicateError as error:
        raise InputError(f"{name}: {str(error).strip()}") from None
    columns = tuple(str(c) for c in data.columns)
    if not columns:
        raise InputError(f"{name}: has no columns")
    rows = (Row(i, dict(zip(columns, map(_filled, cells)))) for i, cells in enumerate(data.iter_rows(), 1))
    return Table(name, columns, rows, "dataframe")


def _filled(cell: Any) -> Any:
    """Return a cell, None for what dataframes write where nothing is: NaN, NaT, NA."""
    try:
        return None if cell is None or cell != cell else cell
    except (TypeError, ValueError):  # NA is neither equal nor unequal to itself; an array has many answers
        return None if type(cell).__name__ == "NAType" else cell


def batch_rows(batches: Iterable[Any]) -> Iterator[Row]:
    """Give the rows of record batches, numbered from 1."""
    number = 0
    for batch in batches:
        for cells in batch.to_pylist():
            number += 1
            yield Row(number, cells)

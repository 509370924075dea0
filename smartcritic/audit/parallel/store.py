"""Finished parts of an audit as files."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path

from smartcritic.audit.parallel.transport import from_lines
from smartcritic.audit.reading import Row
from smartcritic.errors import InputError


class PartStore:
    """Finished parts, one file each, in a folder that is made when the first one is written."""

    def __init__(self, folder: Path, fingerprint: str) -> None:
        self.folder, self._fingerprint = folder, fingerprint

    def path(self, index: int, rows: Sequence[Row]) -> Path:
        """Return the file of a part."""
        digest = hashlib.sha256(self._fingerprint.encode())
        for row in rows:
            said = [row.number, plain_cells(row), row.error, *map(str, row.key_results)]
            digest.update(json.dumps(said, ensure_ascii=True, default=str).encode())
        return self.folder / f"{index:07d}-{digest.hexdigest()[:40]}.jsonl"

    def load(self, path: Path, rows: Sequence[Row]) -> bytes | None:
        """Return a finished part, or None where it is not there or not whole."""
        try:
            packed = path.read_bytes()
            from_lines(packed, rows)
        except (OSError, ValueError, KeyError, InputError):
            return None
        return packed

    def save(self, path: Path, packed: bytes) -> None:
        """Write a finished part whole or not at all.

        Raises:
            InputError: it cannot be written.
        """
        try:
            self.folder.mkdir(exist_ok=True)
            with tempfile.NamedTemporaryFile(dir=self.folder, prefix=".", suffix=".part", delete=False) as stream:
                try:
                    stream.write(packed)
                    stream.flush()
                    os.fsync(stream.fileno())
                    stream.close()
                    os.replace(stream.name, path)
                except BaseException:
                    with contextlib.suppress(OSError):
                        os.unlink(stream.name)
                    raise
        except OSError as error:
            raise InputError(f"{path}: cannot be written: {error.strerror or error}; the finished parts are kept") from error

    def clear(self) -> None:
        """Remove the parts and their folder; anything else that is in it stays."""
        for path in [*self.folder.glob("*.jsonl"), *self.folder.glob(".*.part")]:
            with contextlib.suppress(OSError):
                path.unlink()
        with contextlib.suppress(OSError):
            self.folder.rmdir()


def plain_cells(row: Row) -> dict[str, str]:
    """Return the cells of a row as texts."""
    return {name: str(cell) for name, cell in row.cells.items() if cell is not None}

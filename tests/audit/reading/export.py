"""What an export is in these tests: a file that is made, and what is expected of it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import openpyxl


@dataclass(frozen=True)
class Export:
    """One file: its name, what it holds, the goals in it, how many rows each rule leaves out, and roles that must stay empty."""

    file: str
    made: str | bytes | Callable[[Path], None]
    goals: tuple[Mapping[str, Any], ...] = ()
    left: Mapping[str, int] = field(default_factory=dict)
    notes: tuple[str, ...] = ()
    refused: str = ""

    def write(self, folder: Path) -> Path:
        """Write the file into a folder."""
        path = folder / self.file
        if callable(self.made):
            self.made(path)
        else:
            path.write_bytes(self.made if isinstance(self.made, bytes) else self.made.encode())
        return path


def goal(text: str, **fields: Any) -> Mapping[str, Any]:
    return {"text": text, **fields}


def book(**sheets: list[list[Any]]) -> Callable[[Path], None]:
    """A workbook with these sheets; `_merged`, `_hidden` and others are asked for in functions below."""

    def make(path: Path) -> None:
        made = openpyxl.Workbook()
        made.remove(made.active)
        for title, rows in sheets.items():
            sheet = made.create_sheet(title.replace("_", " "))
            for row in rows:
                sheet.append(row)
        made.save(path)

    return make


def changed(make: Callable[[Path], None], change: Callable[[Any], None]) -> Callable[[Path], None]:
    """A workbook that is made and then changed by hand."""

    def both(path: Path) -> None:
        make(path)
        made = openpyxl.load_workbook(path)
        change(made)
        made.save(path)

    return both

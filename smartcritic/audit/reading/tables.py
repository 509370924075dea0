"""What the passes of the reader hand on to each other: rows, tables, and what was left out with the rule that said so."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

from smartcritic.model import KeyResult

HIDDEN, GAP, RAGGED, TITLED, STRUCK = "hidden", "gap", "ragged", "titled", "struck"
"""Marks of a row: hidden in its sheet, below an empty row, with fewer cells than any row of data, one cell in bold or across others, with
its words struck out."""

_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Row:
    """One row: its number (1 for the first row of data), its cells by column, or what is wrong with it.

    `line` is the line of its file on which it begins (from 1), where the file has lines; `source` the file, where several are read.
    `marks` tell how it stands in its table: `HIDDEN`, `GAP`, `RAGGED`. `key_results`: the rows that name it as their parent.
    """

    number: int
    cells: Mapping[str, Any]
    error: str | None = None
    line: int | None = None
    source: str | None = None
    marks: frozenset[str] = frozenset()
    key_results: tuple[KeyResult, ...] = ()


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a grid before its header is known: its cells in order, and where it stands (from 1)."""

    cells: tuple[Any, ...]
    at: int
    hidden: bool = False
    error: str | None = None
    titled: bool = False
    struck: bool = False


@dataclass(slots=True)
class LeftOut:
    """What was left out: for each rule how often, and the first few examples of it."""

    counts: dict[str, int] = field(default_factory=dict)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def add(self, rule: str, what: str, count: int = 1) -> None:
        """Count something that a rule leaves out; `what` says which: a row and its words, a sheet, a column."""
        self.counts[rule] = self.counts.get(rule, 0) + count
        shown = self.examples.setdefault(rule, [])
        if len(shown) < _SHOWN:
            shown.append(what)

    def join(self, other: LeftOut) -> None:
        """Add what another table left out."""
        for rule, count in other.counts.items():
            self.counts[rule] = self.counts.get(rule, 0) + count
            shown = self.examples.setdefault(rule, [])
            shown += other.examples[rule][: _SHOWN - len(shown)]

    def __bool__(self) -> bool:
        return bool(self.counts)


@dataclass(slots=True)
class Table:
    """What a file holds: its column names in order, how it was read (encoding, kind), and its rows, to be read once.

    `notes` say what was found out about the file and is worth telling. `total` is how many rows there are, where the file says it or
    its size tells; None where they have to be read to be counted. `header` says how the header was found, `above` holds the lines above
    it, and `comma` whether the file's kind hints at numbers with a decimal comma.
    """

    name: str
    columns: tuple[str, ...]
    rows: Iterator[Row]
    encoding: str
    notes: tuple[str, ...] = ()
    total: int | None = None
    header: str = ""
    above: tuple[tuple[str, ...], ...] = ()
    comma: bool = False
    left_out: LeftOut = field(default_factory=LeftOut)
    grid: bool = False
    """Whether the rows are lines of a grid, where what stands around goals takes rows too."""
    plan: Any = None
    """The columns that were found last, for the layouts that ask for them one after the other."""


def again(first: list[Row], rest: Iterator[Row]) -> Iterator[Row]:
    """Give rows that were taken from an iterator once more, then the rest of it."""
    yield from first
    yield from rest


def unique(names: list[str]) -> list[str]:
    """Return the names made unique and none empty: ``column 3``, ``Owner (2)``."""
    out: list[str] = []
    seen: set[str] = set()
    for i, name in enumerate(names, 1):
        base = name or f"column {i}"
        unique, n = base, 2
        while unique in seen:
            unique, n = f"{base} ({n})", n + 1
        seen.add(unique)
        out.append(unique)
    return out

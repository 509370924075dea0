"""A row as a goal: which column plays which role, and how the cells of the file are written."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from smartcritic.audit.reading.cells import as_amount, as_people, as_share, is_blank, plain_text
from smartcritic.audit.reading.dates import as_day
from smartcritic.audit.reading.names import BESIDE
from smartcritic.audit.reading.tables import Row
from smartcritic.audit.reading.words import load, plain_name, words
from smartcritic.errors import InputError
from smartcritic.model import YARDSTICK_KINDS, Context, Goal, replace

ROLES: tuple[str, ...] = tuple(load("headers")["roles"])
"""What a column can be."""

NUMBERS = ("baseline", "target", "current")
DATES = ("start_date", "due_date")
_OWN = ("text", "ignore", "description", "progress", "group", "objectives", *BESIDE)


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column plays which role, and in which order dates such as 03/04/2026 are written (None: none was seen).

    `comma` says that numbers have a decimal comma; `reasons` why each role went to its column. Where several tables are read as one,
    `parts` holds the columns of each by its name: a row is read as its own table is written.
    """

    names: tuple[str, ...]
    roles: Mapping[str, str]
    day_first: bool | None = None
    notes: tuple[str, ...] = field(default=())
    whole: float = 100.0
    """What the progress column holds where a goal is done: 1 or 100."""
    source: str = ""
    """The file that is read, where there is one."""
    comma: bool = False
    reasons: Mapping[str, str] = field(default_factory=dict)
    parts: Mapping[str, Columns] = field(default_factory=dict)
    makes_parents: bool = False
    """Whether the parents are objectives that the layout of the table shows, rather than names that a column gives."""

    def objective(self, row: Row, goal: Goal) -> str | None:
        """The objective that the layout of the table shows above a goal, where it does."""
        return goal.parent if self.parts.get(row.source or "", self).makes_parents else None

    def describe(self) -> str:
        """Return the roles in words: ``text = Goal, due_date = Due on``."""
        return ", ".join(f"{role} = {name}" for role, name in self.roles.items())

    def to_dict(self) -> dict[str, Any]:
        """Return what the goals depend on beside their rows, as plain data."""
        own: dict[str, Any] = {"names": list(self.names), "roles": dict(self.roles), "day_first": self.day_first, "whole": self.whole}
        return {**own, "comma": self.comma, "parts": {name: part.to_dict() for name, part in self.parts.items()}}

    def goal(self, row: Row) -> Goal:
        """Read a row as a goal; a row without an id gets its number.

        Raises:
            InputError: the row has no text.
        """
        return self.read(row)[0]

    def unread(self, row: Row) -> tuple[str, ...]:
        """Return what of a row could not be read, quoting the cells; nothing for a row that is an error itself."""
        try:
            return self.read(row)[1]
        except InputError:
            return ()

    def read(self, row: Row) -> tuple[Goal, tuple[str, ...]]:
        """Read a row as a goal, with notes on cells that could not be read; the goal is judged without them.

        Raises:
            InputError: the row has no text.
        """
        if row.source is not None and row.source in self.parts:
            return self.parts[row.source].read(row)
        if row.error is not None:
            raise InputError(row.error)
        text = row.cells.get(self.roles["text"])
        if is_blank(text):
            raise InputError(f"no text: the cell of the column {self.roles['text']!r} is empty")
        if isinstance(text, (dict, list)):
            raise InputError(f"column {self.roles['text']!r}: expected a text, found {type(text).__name__}")
        values: dict[str, Any] = {"text": str(text)}
        notes: list[str] = []
        for role, name in self.roles.items():
            if role not in _OWN:
                cell = row.cells.get(name)
                if not is_blank(cell):
                    values[role] = self._value(role, name, cell, notes)
        self._beside(values, row)
        self._kind(values, row)
        if values.get("id") is None:
            values["id"] = str(row.number)
        return Goal(**values), tuple(notes)

    def context(self, row: Row, base: Context | None) -> Context | None:
        """Return the context of a row: its own objectives, one a line or parted by semicolons, stand in place of those of `base`."""
        cell = row.cells.get(self.roles.get("objectives", ""))
        if is_blank(cell) or row.error is not None:
            return base
        said = [str(c) for c in cell] if isinstance(cell, list) else re.split(r"[;\n]", str(cell))
        return replace(base or Context(), objectives=tuple(" ".join(t.split()) for t in said if t.strip()))

    def _beside(self, values: dict[str, Any], row: Row) -> None:
        """Take in what has no field of its own: a description stands under the title, progress gives the current value."""
        notes = row.cells.get(self.roles.get("description", ""))
        if not is_blank(notes):
            plain = plain_text(str(notes)).strip()
            if plain and plain.casefold() not in values["text"].casefold():
                values["text"] = f"{values['text']}\n{plain}"
        share = as_share(row.cells.get(self.roles.get("progress", "")), self.whole, self.comma)
        baseline, target = values.get("baseline"), values.get("target")
        if share is not None and values.get("current") is None and target is not None:
            start = baseline or 0.0
            values["current"] = start + share * (target - start)

    def _kind(self, values: dict[str, Any], row: Row) -> None:
        """Take in what kind of goal the row is said to be, and the rows below it as its key results."""
        name = self.roles.get("kind", "")
        said = plain_name(str(row.cells.get(name) or ""))
        if row.key_results:
            values["key_results"] = row.key_results
        if not said:
            return
        if plain_name(name) in words("kinds", "headers") and (exact := said.replace(" ", "_")) in YARDSTICK_KINDS:
            values["kind"] = exact
            return
        for ambition in ("committed", "aspirational"):
            if shown := [w for w in words("kinds", ambition) if re.search(rf"\b{w}\b", said)]:
                values["ambition"] = ambition
                said = " ".join(re.sub(rf"\b{max(shown, key=len)}\b", " ", said).split())
        kind = next((k for k in YARDSTICK_KINDS if said in load("words")["kinds"].get(k, ())), None)
        if kind is not None:
            values["kind"] = kind

    def _value(self, role: str, name: str, cell: Any, notes: list[str]) -> Any:
        if role in NUMBERS:
            amount = as_amount(cell, self.comma)
            if amount is None:
                notes.append(f"column {name!r}: {str(cell).strip()[:60]!r} is no number; the goal is judged without it")
            return amount
        if role in DATES:
            try:
                return as_day(cell, self.day_first, last=role == "due_date")
            except ValueError as error:
                notes.append(f"column {name!r}: {error}; the goal is judged without it")
                return None
        if role == "owner":
            return as_people(cell)
        return str(cell).strip()

"""Which column is which: roles by what headers are called, else by what the cells hold; and a row as a `Goal`."""

from __future__ import annotations

import datetime as dt
import difflib
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from smartcritic.audit.readers import Row
from smartcritic.errors import InputError, nearest
from smartcritic.records import Goal

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "goal", "goal text", "goal title", "goal name", "goal statement", "goal description", "objective", "objective title",
        "objective name", "key result", "title", "name", "description", "summary", "statement", "smart goal", "target description",
    ),
    "id": ("id", "goal id", "key", "issue key", "number", "goal number", "record id", "objective id", "external id", "uid", "guid", "ref"),
    "owner": ("owner", "goal owner", "assignee", "employee", "employee name", "assigned to", "responsible",
        "person", "user", "full name", "owner name", "owner email"),
    "team": ("team", "department", "group", "team name", "business unit", "division", "org unit", "squad"),
    "role": ("role", "job title", "position", "job role", "owner role", "employee title"),
    "parent": ("parent", "parent goal", "parent id", "parent objective", "aligned to", "aligns to",
        "supports", "parent goal id", "parent key"),
    "start_date": ("start date", "start", "starts", "start on", "begin date", "from", "created for", "period start"),
    "due_date": ("due date", "due", "due on", "deadline", "end date", "target date", "end", "finish date",
        "ends", "completion date", "period end", "due by"),
    "metric": ("metric", "kpi", "measure", "metric name", "measured by", "indicator"),
    "unit": ("unit", "units", "metric unit", "unit of measure", "uom"),
    "baseline": ("baseline", "start value", "starting value", "initial value", "baseline value", "start amount", "metric start"),
    "target": ("target", "target value", "goal value", "target amount", "metric target", "end value"),
    "current": ("current", "current value", "actual", "actual value", "current amount", "latest value"),
    "review": ("review", "check in", "check in frequency", "review cadence", "review frequency", "cadence", "checkin"),
    "status": ("status", "state", "goal status", "progress status"),
    "ignore": ("ignore", "ignored rules", "suppress"),
}  # fmt: skip
"""What headers are called, best first, by role: lower case, without punctuation."""

ROLES = tuple(SYNONYMS)

_NUMBERS = ("baseline", "target", "current")
_DATES = ("start_date", "due_date")
_BLANK = frozenset({"", "nan", "none", "null", "n/a", "na", "#n/a", "-", "--", "nat"})
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ].*)?")
_SLASHED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})(?:[T ].*)?")
_MONTHS = {m: i for i, m in enumerate("jan feb mar apr may jun jul aug sep oct nov dec".split(), 1)}
_NAMED = re.compile(r"(?:(\d{1,2})(?:st|nd|rd|th)?[ .-]+([A-Za-z]{3,9})|([A-Za-z]{3,9})[ .]+(\d{1,2})(?:st|nd|rd|th)?)[ ,.-]+(\d{4})")


@dataclass(frozen=True, slots=True)
class Columns:
    """Which column plays which role, and in which order dates such as 03/04/2026 are written (None: none was seen)."""

    names: tuple[str, ...]
    roles: Mapping[str, str]
    day_first: bool | None = None
    notes: tuple[str, ...] = field(default=())

    def describe(self) -> str:
        """Return the roles in words: ``text = Goal, due_date = Due on``."""
        return ", ".join(f"{role} = {name}" for role, name in self.roles.items())

    def goal(self, row: Row) -> Goal:
        """Read a row as a goal; a row without an id gets its number.

        Raises:
            InputError: the row has no text, or a date that cannot be read.
        """
        if row.error is not None:
            raise InputError(row.error)
        text = row.cells.get(self.roles["text"])
        if is_blank(text):
            raise InputError(f"no text: the cell of the column {self.roles['text']!r} is empty")
        if isinstance(text, (dict, list)):
            raise InputError(f"column {self.roles['text']!r}: expected a text, found {type(text).__name__}")
        values: dict[str, Any] = {"text": str(text)}
        for role, name in self.roles.items():
            if role not in ("text", "ignore"):
                values[role] = self._value(role, name, row.cells.get(name))
        if values.get("id") is None:
            values["id"] = str(row.number)
        return Goal(**values)

    def _value(self, role: str, name: str, cell: Any) -> Any:
        if is_blank(cell):
            return None
        if role in _NUMBERS:
            return as_amount(cell)
        if role in _DATES:
            try:
                return as_day(cell, self.day_first)
            except ValueError as error:
                raise InputError(f"column {name!r}: {error}") from None
        return str(cell).strip()


def is_blank(cell: Any) -> bool:
    """Whether a cell holds nothing: None, NaN, only spaces, or a word such as ``n/a``."""
    if cell is None or (isinstance(cell, float) and math.isnan(cell)):
        return True
    return isinstance(cell, str) and cell.strip().lower() in _BLANK


def as_amount(cell: Any) -> float | None:
    """Read a number such as ``1,200``, ``20%``, ``$50k`` or ``€1.2m``; None where the cell holds no plain number."""
    if isinstance(cell, bool):
        return None
    if isinstance(cell, (int, float)):
        return float(cell) if math.isfinite(cell) else None
    match = re.fullmatch(r"([-+]?)[$€£¥]?\s*(\d{1,3}(?:[,' ]\d{3})+|\d+)(\.\d+)?\s*([kKmMbB%]?)\s*(?:USD|EUR|GBP)?", str(cell).strip())
    if match is None:
        return None
    sign, whole, part, scale = match.groups()
    value = float(re.sub(r"\D", "", whole) + (part or ""))
    return (-value if sign == "-" else value) * {"k": 1e3, "m": 1e6, "b": 1e9}.get(scale.lower(), 1.0)


def as_day(cell: Any, day_first: bool | None = None) -> dt.date:
    """Read a date: ISO, ``31 Dec 2026``, ``December 31, 2026``, or ``31/12/2026`` in the file's own order.

    Raises:
        ValueError: the cell is no date, or its order of day and month is not known.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    text = str(cell).strip()
    wrong = f"{text[:60]!r} is no date; write 2026-12-31"
    if match := _ISO.fullmatch(text):
        return _date(int(match[1]), int(match[2]), int(match[3]), wrong)
    if match := _NAMED.fullmatch(text):
        month = _MONTHS.get((match[2] or match[3])[:3].lower())
        if month is None:
            raise ValueError(wrong)
        return _date(int(match[5]), month, int(match[1] or match[4]), wrong)
    if match := _SLASHED.fullmatch(text):
        a, b, year = int(match[1]), int(match[2]), int(match[3])
        year += 2000 if year < 100 else 0
        if a > 12 or b > 12:
            day, month = (a, b) if a > 12 else (b, a)
        elif a == b:
            day = month = a
        elif day_first is None:
            raise ValueError(f"{text!r} may be day/month or month/day; say --day-first or --month-first")
        else:
            day, month = (a, b) if day_first else (b, a)
        return _date(year, month, day, wrong)
    raise ValueError(wrong)


def _date(year: int, month: int, day: int, wrong: str) -> dt.date:
    try:
        return dt.date(year, month, day)
    except ValueError:
        raise ValueError(wrong) from None


# --------------------------------------------------------------------------- finding the roles


def find_columns(
    names: Sequence[str], sample: Sequence[Row], given: Mapping[str, str] | None = None, *, day_first: bool | None = None
) -> Columns:
    """Find out which column plays which role.

    `given` settles roles by hand (role -> column). Then come the synonyms of each role, then names close to one; if no column is called
    like a text, the one whose cells look like sentences is it.

    Raises:
        InputError: a role or column of `given` is unknown, or no column holds the goals; the message lists the columns there are.
    """
    roles: dict[str, str] = {}
    for role, name in (given or {}).items():
        if role not in ROLES:
            raise InputError(f"--column {role}={name}: unknown role {role!r}{nearest(role, ROLES)}; the roles are {', '.join(ROLES)}")
        roles[role] = _named(name, names, role)
    taken = set(roles.values())
    for close in (False, True):
        for role in ROLES:
            if role not in roles:
                found = _match(role, [n for n in names if n not in taken], close)
                if found is not None:
                    roles[role] = found
                    taken.add(found)
    if "text" not in roles:
        wordy = _wordiest([n for n in names if n not in taken], sample)
        if wordy is None:
            raise InputError(
                f"no column looks like the goals' text; say which one with --column text=NAME. The columns are {_listed(names)}"
            )
        roles["text"] = wordy
    roles = {role: roles[role] for role in ROLES if role in roles}
    notes: list[str] = []
    if day_first is None:
        day_first = _order(sample, [roles[r] for r in _DATES if r in roles])
        if day_first is not None:
            notes.append(f"dates are read as {'day/month' if day_first else 'month/day'}/year")
    return Columns(tuple(names), roles, day_first, tuple(notes))


def _named(name: str, names: Sequence[str], role: str) -> str:
    for candidate in names:
        if candidate == name:
            return candidate
    for candidate in names:
        if candidate.casefold().strip() == name.casefold().strip():
            return candidate
    raise InputError(f"--column {role}={name}: there is no column {name!r}{nearest(name, names)}; the columns are {_listed(names)}")


def _listed(names: Sequence[str]) -> str:
    shown = ", ".join(repr(n) for n in names[:40])
    return f"{shown} and {len(names) - 40} more" if len(names) > 40 else shown or "none"


def _plain(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[\W_]+", " ", spaced).lower().split())


def _match(role: str, names: Sequence[str], close: bool) -> str | None:
    plain = {_plain(name): name for name in reversed(names)}
    for synonym in SYNONYMS[role]:
        if synonym in plain:
            return plain[synonym]
    if not close:
        return None
    for synonym in SYNONYMS[role]:
        if len(synonym) >= 5:
            match = difflib.get_close_matches(synonym, list(plain), n=1, cutoff=0.86)
            if match:
                return plain[match[0]]
    return None


def _wordiest(names: Sequence[str], sample: Sequence[Row]) -> str | None:
    best, most = None, 2.0
    for name in names:
        counts = [len(str(v).split()) for r in sample if not is_blank(v := r.cells.get(name))]
        mean = sum(counts) / len(counts) if counts else 0.0
        if mean > most:
            best, most = name, mean
    return best


def _order(sample: Sequence[Row], names: Sequence[str]) -> bool | None:
    """Whether the file writes the day first: told once by the dates that can be read in one way only."""
    day = month = 0
    for row in sample:
        for name in names:
            match = _SLASHED.fullmatch(str(row.cells.get(name) or "").strip())
            if match:
                day += int(match[1]) > 12
                month += int(match[2]) > 12
    return None if (day == 0) == (month == 0) else day > 0

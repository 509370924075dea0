"""Which column is which: roles by what headers are called, else by what the cells hold; and a row as a `Goal`."""

from __future__ import annotations

import datetime as dt
import difflib
import html
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from smartcritic import lexicon
from smartcritic.audit.readers import Row
from smartcritic.errors import InputError, nearest
from smartcritic.model import replace
from smartcritic.records import Context, Goal

SYNONYMS: Mapping[str, tuple[str, ...]] = {
    "text": (
        "text", "goal", "goal text", "goal title", "goal name", "goal statement", "smart goal", "objective", "objective title",
        "objective name", "key result", "title", "name", "summary", "statement", "goals", "objectives",
        "goal description", "description", "target description",
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
    "description": ("description", "goal description", "objective description", "details", "notes", "success criteria", "body"),
    "progress": ("progress", "percent complete", "complete", "completion", "progress percent", "done"),
    "group": ("group id", "goal group id", "goal group", "group correlation uuid"),
    "objectives": ("company objectives", "team objectives", "department objectives", "strategic objectives", "business objectives",
        "organisation objectives", "organization objectives"),
}  # fmt: skip
"""What headers are called, best first, by role: lower case, without punctuation."""

ROLES = tuple(SYNONYMS)

_BESIDE = ("text", "ignore", "description", "progress", "group", "objectives")
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
    whole: float = 100.0
    """What the progress column holds where a goal is done: 1 or 100."""
    source: str = ""
    """The file that is read, where there is one."""

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
            if role not in _BESIDE:
                values[role] = self._value(role, name, row.cells.get(name))
        self._beside(values, row)
        if values.get("id") is None:
            values["id"] = str(row.number)
        return Goal(**values)

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
        share = as_share(row.cells.get(self.roles.get("progress", "")), self.whole)
        baseline, target = values.get("baseline"), values.get("target")
        if share is not None and values.get("current") is None and target is not None:
            start = baseline or 0.0
            values["current"] = start + share * (target - start)

    def _value(self, role: str, name: str, cell: Any) -> Any:
        if is_blank(cell):
            return None
        if role in _NUMBERS:
            return as_amount(cell)
        if role in _DATES:
            try:
                day = as_day(cell, self.day_first)
            except ValueError as error:
                raise InputError(f"column {name!r}: {error}") from None
            if day.year < 1900:
                raise InputError(f"column {name!r}: {day} is before 1900; write the day that is meant, or leave the cell empty")
            return day
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


def as_share(cell: Any, whole: float = 100.0) -> float | None:
    """Read progress as a share, 0 or more; `whole` is what the file writes for all of it (1 or 100), a ``%`` always means 100."""
    if is_blank(cell):
        return None
    percent = isinstance(cell, str) and cell.strip().endswith("%")
    value = as_amount(cell)
    return None if value is None or value < 0 else value / (100.0 if percent else whole)


def plain_text(text: str) -> str:
    """Return what a note with HTML in it says: tags are left out (a block ends a line), entities become their characters."""
    if not _TAG.search(text):
        return html.unescape(text) if "&" in text else text
    bare = _HIDDEN.sub(" ", text)
    lines = html.unescape(_TAG.sub("", _BLOCK.sub("\n", bare))).replace("\xa0", " ").split("\n")
    return "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)


_TAG = re.compile(r"</?[a-zA-Z][^<>]{0,2000}>|<!--.*?-->", re.DOTALL)
_BLOCK = re.compile(r"<(?:br|/p|/div|/li|/h[1-6]|/tr|li|p|div)\b[^<>]{0,2000}>", re.IGNORECASE)
_HIDDEN = re.compile(r"<(script|style)\b[^<>]{0,2000}>.*?</\1\s*>", re.IGNORECASE | re.DOTALL)
_SERIAL_ZERO = dt.date(1899, 12, 30)


def _counted(cell: Any) -> dt.date | None:
    """Read a date that is counted: days of a spreadsheet (1954..2119), Unix seconds or milliseconds (1990..2100)."""
    if isinstance(cell, bool) or not isinstance(cell, (int, float, str)):
        return None
    if isinstance(cell, str) and not re.fullmatch(r"\s*\d{5,13}(?:\.\d+)?\s*", cell):
        return None
    value = float(cell)
    if 20_000 <= value < 80_000:
        return _SERIAL_ZERO + dt.timedelta(days=int(value))
    for unit in (1.0, 1000.0):
        if 631_152_000 <= value / unit < 4_102_444_800:
            return dt.datetime.fromtimestamp(value / unit, dt.UTC).date()
    return None


def as_day(cell: Any, day_first: bool | None = None) -> dt.date:
    """Read a date: ISO, ``31 Dec 2026``, ``December 31, 2026``, ``31/12/2026`` in the file's own order, a spreadsheet's count of
    days, or Unix seconds or milliseconds (in UTC).

    Raises:
        ValueError: the cell is no date, or its order of day and month is not known.
    """
    if isinstance(cell, dt.datetime):
        return cell.date()
    if isinstance(cell, dt.date):
        return cell
    if (counted := _counted(cell)) is not None:
        return counted
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
    system = known_system(names)
    if system is not None:
        own = {plain_name(n): n for n in reversed(names)}
        for role, header in system["columns"].items():
            found = own.get(plain_name(header))
            if found is not None and role not in roles and found not in roles.values():
                roles[role] = found
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
    _by_content(roles, names, sample)
    roles = {role: roles[role] for role in ROLES if role in roles}
    notes: list[str] = [] if system is None else [f"the columns are those of {system['name']}"]
    if day_first is None:
        day_first = _order(sample, [roles[r] for r in _DATES if r in roles])
        if day_first is None and _unsettled(sample, [roles[r] for r in _DATES if r in roles]):
            raise InputError(
                "dates such as 03/04/2026 may be day/month or month/day, and no date of the file tells; say --day-first or --month-first"
            )
        if day_first is not None:
            notes.append(f"dates are read as {'day/month' if day_first else 'month/day'}/year")
    whole = _whole(sample, roles.get("progress"))
    return Columns(tuple(names), roles, day_first, tuple(notes), whole)


def known_system(names: Sequence[str]) -> Mapping[str, Any] | None:
    """Return the system whose export has these headers (an entry of the list ``headers``), or None."""
    own = {plain_name(n) for n in names}
    for system in lexicon.load("headers").tables["systems"]:
        if all(plain_name(sign) in own for sign in system["sign"]):
            found: Mapping[str, Any] = system
            return found
    return None


def known_names(names: Sequence[str]) -> int:
    """Return how many of these names are headers that are known for some role."""
    known = _known_headers()
    return sum(plain_name(n) in known for n in names)


@lru_cache(maxsize=1)
def _known_headers() -> frozenset[str]:
    own = {s for synonyms in SYNONYMS.values() for s in synonyms}
    for system in lexicon.load("headers").tables["systems"]:
        own.update(plain_name(h) for h in (*system["sign"], *system["columns"].values()))
    return frozenset(own)


_NO_DEADLINE = re.compile(r"creat|updat|modif|chang|clos|complet|birth|hire|login|viewed|check", re.IGNORECASE)


def _by_content(roles: dict[str, str], names: Sequence[str], sample: Sequence[Row]) -> None:
    """Where no header names the deadline, the column of dates that lie last is it, but for dates of the record itself."""
    if "due_date" in roles:
        return
    best: tuple[float, str] | None = None
    for name in names:
        if name in roles.values() or _NO_DEADLINE.search(name):
            continue
        cells = [v for r in sample if not is_blank(v := r.cells.get(name))]
        days = [d for c in cells if (d := _maybe_day(c)) is not None]
        if cells and len(days) >= 0.8 * len(cells):
            mean = sum(d.toordinal() for d in days) / len(days)
            if best is None or mean > best[0]:
                best = (mean, name)
    if best is not None:
        roles["due_date"] = best[1]


def _maybe_day(cell: Any) -> dt.date | None:
    if isinstance(cell, (int, float)) or (isinstance(cell, str) and cell.strip().replace(".", "", 1).isdigit()):
        return None
    try:
        return as_day(cell, True)
    except ValueError:
        return None


def _unsettled(sample: Sequence[Row], names: Sequence[str]) -> bool:
    """Whether a date of the sample can be read in two ways that differ."""
    matches = (_SLASHED.fullmatch(str(row.cells.get(name) or "").strip()) for row in sample for name in names)
    return any(m is not None and int(m[1]) <= 12 and int(m[2]) <= 12 and m[1].lstrip("0") != m[2].lstrip("0") for m in matches)


def _whole(sample: Sequence[Row], name: str | None) -> float:
    """What a done goal's progress is in this file: 1 where no number is above 1 and some lie between 0 and 1, else 100."""
    if name is None:
        return 100.0
    cells = [c for row in sample if not (isinstance(c := row.cells.get(name), str) and c.strip().endswith("%"))]
    values = [v for c in cells if not is_blank(c) and (v := as_amount(c)) is not None]
    return 1.0 if values and max(values) <= 1 and any(0 < v < 1 for v in values) else 100.0


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


def plain_name(name: str) -> str:
    """Return a header without case, punctuation, underscores and camel case: ``dueDate`` is ``due date``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name)
    return " ".join(re.sub(r"[\W_]+", " ", spaced).lower().split())


def _match(role: str, names: Sequence[str], close: bool) -> str | None:
    plain = {plain_name(name): name for name in reversed(names)}
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
    day = month = dotted = 0
    for row in sample:
        for name in names:
            match = _SLASHED.fullmatch(str(row.cells.get(name) or "").strip())
            if match:
                day += int(match[1]) > 12
                month += int(match[2]) > 12
                dotted += "." in match[0]
    if dotted and not month:
        return True  # 31.12.2026: with dots the day stands first everywhere
    return None if (day == 0) == (month == 0) else day > 0

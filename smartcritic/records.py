"""Every record that moves between the stages.

Plain, frozen dataclasses over the standard library: importing this module loads no spaCy. Offsets are Unicode
code points of the caller's own text, half-open, so that ``text[start:end]`` is the quote. Dates are `datetime.date`
in Python and ISO 8601 strings in JSON.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
import json
import math
import operator
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, TypeVar

from smartcritic.errors import InputError, nearest

CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound")
"""The five criteria, in the order of the letters S, M, A, R, T."""

REPORT_SCHEMA = "smartcritic/report/1"
PLAN_SCHEMA = "smartcritic/plan/1"
ERROR_SCHEMA = "smartcritic/error/1"
COMPARISON_SCHEMA = "smartcritic/comparison/1"

VerdictName = Literal["met", "partial", "unmet", "unknown"]
Kind = Literal["outcome", "activity"]
Role = Literal["target", "baseline", "rate", "scope"]
Bound = Literal["at_least", "at_most", "more_than", "less_than", "about"]
DateKind = Literal["date", "range", "duration", "recurrence"]
Cadence = Literal["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly"]
Trust = Literal["safe", "needs_input", "idea"]
Strength = Literal["concrete", "generic", "hedged"]
Direction = Literal["up", "down", "reach", "keep", "create", "end"]
Source = Literal["text", "field", "context"]
FactKind = Literal["action", "object", "amount", "date", "name", "owner", "purpose", "detail"]
FactState = Literal["kept", "changed", "lost", "invented"]

VERDICTS: tuple[VerdictName, ...] = ("met", "partial", "unmet", "unknown")
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED_STATUSES = frozenset({"done", "completed", "complete", "closed", "cancelled", "canceled", "archived", "deferred"})


_Record = TypeVar("_Record")


def quick(cls: type[_Record]) -> type[_Record]:
    """Have a frozen record with slots fill them directly: half the time of what dataclasses write, and a goal makes some thirty records.

    It stays frozen, and takes the same arguments.
    """
    made: Any = cls
    first = made.__init__
    lines = [f"put_{name}(self, {name})" for name in made.__match_args__]
    if hasattr(cls, "__post_init__"):
        lines.append("self.__post_init__()")
    scope: dict[str, Any] = {f"put_{name}": made.__dict__[name].__set__ for name in made.__match_args__}
    exec(f"def __init__(self, {', '.join(made.__match_args__)}):\n    " + "\n    ".join(lines), scope)
    made.__init__ = functools.wraps(first)(scope["__init__"])
    made.__init__.__defaults__ = first.__defaults__
    return cls


# --------------------------------------------------------------------------- reading plain data


def as_date(value: object, where: str) -> dt.date | None:
    """Read a `date`, a `datetime` or an ISO 8601 string.

    Raises:
        InputError: `value` is none of these; the message names `where`.
    """
    if value is None:
        return None
    if isinstance(value, dt.datetime):
        return value.date()
    if isinstance(value, dt.date):
        return value
    if isinstance(value, str):
        try:
            return dt.date.fromisoformat(value.strip()[:10]) if len(value.strip()) >= 10 else dt.date.fromisoformat(value.strip())
        except ValueError:
            pass
    raise InputError(f"{where}: {value!r} is no date; give a datetime.date or an ISO string such as '2026-11-22'")


def as_day(value: object, where: str) -> dt.date | None:
    """Read the date of a goal or a context as `as_date` does; raise `InputError` naming `where` for one before 1900, too."""
    day = as_date(value, where)
    if day is not None and day.year < 1900:
        raise InputError(f"{where}: {day} is before 1900; give the day that is meant, such as '2026-11-22', or none")
    return day


def as_number(value: object, where: str) -> float | None:
    """Read a finite number; raise `InputError` naming `where` for anything else."""
    if value is None:
        return None
    try:
        number = float(value) if isinstance(value, (int, float)) and not isinstance(value, bool) else math.nan
    except OverflowError:
        number = math.inf
    if not math.isfinite(number):
        raise InputError(f"{where}: {value!r:.80} is no number; give a finite number such as 20 or 0.35")
    return number


def as_text(value: object, where: str) -> str | None:
    """Read a string or None; raise `InputError` naming `where` for anything else."""
    if value is None or isinstance(value, str):
        return value
    raise InputError(f"{where}: {value!r} is no text; give a string or null")


def known_keys(data: Mapping[str, Any], known: Sequence[str], where: str) -> None:
    """Raise `InputError` for the first key of `data` that is not in `known`, naming the nearest known key."""
    if not isinstance(data, Mapping):
        raise InputError(f"{where}: expected an object with the keys {', '.join(known)}, not {type(data).__name__}")
    for key in data:
        if key not in known:
            raise InputError(f"{where}: unknown key {key!r}{nearest(str(key), known)}; known keys are {', '.join(known)}")


_FIELDS: dict[Any, tuple[str, ...]] = {}


def _names(cls: type) -> tuple[str, ...]:
    found = _FIELDS.get(cls)
    if found is None:
        found = _FIELDS[cls] = tuple(f.name for f in dataclasses.fields(cls) if not f.name.startswith("_"))
    return found


_ATOMS = frozenset({str, int, float, bool, type(None)})
_VALUES: dict[type, Callable[[Any], tuple[Any, ...]]] = {}
"""For each kind of record that has no `to_dict` of its own, what reads all of its fields; filled as they come."""


def plain(value: Any) -> Any:
    """Turn records, dates and tuples into what JSON can hold."""
    kind = type(value)
    if kind in _ATOMS:
        return value
    if kind is tuple or kind is list:
        return [plain(v) for v in value]
    if kind in _VALUES:
        return {name: v if type(v) in _ATOMS else plain(v) for name, v in zip(_FIELDS[kind], _VALUES[kind](value))}
    if isinstance(value, (str, int, float)):
        return value
    if isinstance(value, dt.date):
        return value.isoformat()
    if isinstance(value, (list, tuple)):
        return [plain(v) for v in value]
    if isinstance(value, Mapping):
        return {k: plain(v) for k, v in value.items()}
    if hasattr(value, "to_dict"):
        return value.to_dict()
    if len(names := _names(kind)) > 1:
        _VALUES[kind] = operator.attrgetter(*names)
    return {name: plain(getattr(value, name)) for name in names}


# --------------------------------------------------------------------------- input


@quick
@dataclass(frozen=True, slots=True)
class Goal:
    """One goal as its author wrote it, with what the exporting system knows beside the text."""

    text: str
    id: str | None = None
    owner: str | None = None
    team: str | None = None
    role: str | None = None
    parent: str | None = None
    start_date: dt.date | None = None
    due_date: dt.date | None = None
    metric: str | None = None
    unit: str | None = None
    baseline: float | None = None
    target: float | None = None
    current: float | None = None
    review: str | None = None
    status: str | None = None

    def __post_init__(self) -> None:
        if not isinstance(self.text, str):
            raise InputError(f"goal.text: {self.text!r} is no text; give the goal as a string")
        for name in ("id", "owner", "team", "role", "parent", "metric", "unit", "review", "status"):
            if (value := getattr(self, name)) is not None:
                as_text(value, f"goal.{name}")
        for name in ("start_date", "due_date"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, as_day(value, f"goal.{name}"))
        for name in ("baseline", "target", "current"):
            if (value := getattr(self, name)) is not None:
                object.__setattr__(self, name, as_number(value, f"goal.{name}"))

    @property
    def is_open(self) -> bool:
        """Whether the goal is still worked on: its status is none of done, closed, cancelled, ..."""
        return (self.status or "").strip().lower() not in CLOSED_STATUSES

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Goal:
        """Build a goal from plain data.

        Raises:
            InputError: a key is unknown or a value of the wrong type; the message names the key.
        """
        known_keys(data, _names(cls), "goal")
        if "text" not in data:
            raise InputError("goal: the key 'text' is missing; it holds the goal as its author wrote it")
        return cls(**data)

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready data."""
        return {name: plain(getattr(self, name)) for name in _names(type(self))}


PERIOD = r"(?:19|[2-9]\d)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-[Qq][1-4]|-[Ww](?:0?[1-9]|[1-4]\d|5[0-3]))?$"
"""How a past period is written, as a regular expression."""
_PERIOD = re.compile(PERIOD)


@dataclass(frozen=True, slots=True)
class HistoryPoint:
    """A past result: `value` of `metric` in `period` ("2026-08", "2026-Q3", "2026-W40", "2026" or an ISO date)."""

    metric: str
    period: str
    value: float
    unit: str | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "context.history[]") -> HistoryPoint:
        known_keys(data, _names(cls), where)
        for key in ("metric", "period", "value"):
            if data.get(key) is None:
                raise InputError(f"{where}: the key {key!r} is missing")
        period = data["period"]
        period = period.isoformat() if isinstance(period, dt.date) else str(period)
        if not _PERIOD.match(period):
            raise InputError(
                f"{where}.period: {period!r} is no period from 1900 on; "
                "give one such as '2026-08', '2026-Q3', '2026-W40', '2026' or '2026-08-31'"
            )
        value = as_number(data["value"], f"{where}.value")
        assert value is not None
        return cls(str(data["metric"]), period, value, as_text(data.get("unit"), f"{where}.unit"))


@dataclass(frozen=True, slots=True)
class FunnelStage:
    """A stage of a funnel. `rate` is the share (0..1) that reaches the next stage, `per` null means a stock at hand."""

    stage: str
    volume: float | None = None
    per: str | None = None
    rate: float | None = None
    unit: str | None = None
    value_each: float | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "context.funnel[]") -> FunnelStage:
        known_keys(data, _names(cls), where)
        if not isinstance(data.get("stage"), str):
            raise InputError(f"{where}: the key 'stage' is missing; it names the stage, such as 'calls'")
        stage = cls(
            data["stage"],
            as_number(data.get("volume"), f"{where}.volume"),
            as_period(data.get("per"), f"{where}.per"),
            as_number(data.get("rate"), f"{where}.rate"),
            as_text(data.get("unit"), f"{where}.unit"),
            as_number(data.get("value_each"), f"{where}.value_each"),
        )
        if stage.volume is not None and stage.volume < 0:
            raise InputError(f"{where}.volume: {stage.volume:g} is negative; give how many there are, 0 or more")
        if stage.rate is not None and not 0 <= stage.rate <= 1:
            raise InputError(f"{where}.rate: {stage.rate:g} is no share between 0 and 1; for 40% give 0.4")
        if stage.value_each is not None and stage.value_each < 0:
            raise InputError(f"{where}.value_each: {stage.value_each:g} is negative; give what one item is worth")
        return stage


@dataclass(frozen=True, slots=True)
class Capacity:
    """Hours, calls or people at hand: `value` of `what` per period; `each` is what one item takes."""

    what: str
    value: float
    per: str | None = None
    unit: str | None = None
    each: float | None = None

    @classmethod
    def from_dict(cls, data: Mapping[str, Any], where: str = "context.capacity[]") -> Capacity:
        known_keys(data, _names(cls), where)
        if not isinstance(data.get("what"), str):
            raise InputError(f"{where}: the key 'what' is missing; it names what there is, such as 'hours'")
        value = as_number(data.get("value"), f"{where}.value")
        if value is None or value < 0:
            raise InputError(f"{where}.value: {data.get('value')!r} is no amount; give a number, 0 or more")
        each = as_number(data.get("each"), f"{where}.each")
        if each is not None and each <= 0:
            raise InputError(f"{where}.each: {each:g} is no amount that one item takes; give a number above 0")
        return cls(data["what"], value, as_period(data.get("per"), f"{where}.per"), as_text(data.get("unit"), f"{where}.unit"), each)


HORIZONS = ("days", "weeks", "quarter", "half", "year", "years", "recurring")
"""How long goals take, as `Facts.horizon` says it."""

PERIODS = ("day", "week", "month", "quarter", "year")


def as_period(value: object, where: str) -> str | None:
    """Read "day", "week", "month", "quarter", "year" or None."""
    if value is None or value in PERIODS:
        return value
    raise InputError(f"{where}: {value!r} is no period; give one of {', '.join(PERIODS)} or null")


@dataclass(frozen=True, slots=True)
class Context:
    """What the text cannot say: the day, the role, the objectives, past results, the funnel and the capacity."""

    today: dt.date | None = None
    fiscal_year_start: int = 1
    role: str | None = None
    objectives: tuple[str, ...] = ()
    history: tuple[HistoryPoint, ...] = ()
    funnel: tuple[FunnelStage, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    workdays: tuple[str, ...] = WEEKDAYS[:5]
    holidays: str | None = None

    def __post_init__(self) -> None:
        put = object.__setattr__
        put(self, "today", as_day(self.today, "context.today"))
        month = self.fiscal_year_start
        if isinstance(month, bool) or not isinstance(month, int) or not 1 <= month <= 12:
            raise InputError(f"context.fiscal_year_start: {month!r} is no month; give a number from 1 to 12")
        as_text(self.role, "context.role")
        as_text(self.holidays, "context.holidays")
        objectives = self.objectives
        if not _is_list(objectives) or not all(isinstance(o, str) for o in objectives):
            raise InputError(f"context.objectives: {objectives!r} is no list of texts")
        put(self, "objectives", tuple(objectives))
        put(self, "history", _records(self.history, HistoryPoint, "context.history"))
        put(self, "funnel", _records(self.funnel, FunnelStage, "context.funnel"))
        put(self, "capacity", _records(self.capacity, Capacity, "context.capacity"))
        if not _is_list(self.workdays):
            raise InputError(f"context.workdays: {self.workdays!r} is no list of weekday names")
        days = []
        for day in self.workdays:
            match = [w for w in WEEKDAYS if isinstance(day, str) and len(day) >= 3 and w.startswith(day.strip().lower())]
            if not match:
                raise InputError(f"context.workdays: {day!r} is no weekday; give names such as 'Monday'")
            days.append(match[0])
        if not days:
            raise InputError("context.workdays: the list is empty; name at least one weekday")
        put(self, "workdays", tuple(d for d in WEEKDAYS if d in days))

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Context:
        """Build a context from plain data.

        Raises:
            InputError: a key is unknown or a value of the wrong type; the message names the key.
        """
        known_keys(data, _names(cls), "context")
        return cls(**{k: v for k, v in data.items() if v is not None})

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready data."""
        return {name: plain(getattr(self, name)) for name in _names(type(self))}

    def on(self, today: dt.date) -> Context:
        """Return this context with its reference date set to `today` where it has none."""
        return self if self.today is not None else dataclasses.replace(self, today=today)


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, (str, bytes, Mapping))


def _records(items: Any, cls: Any, where: str) -> tuple[Any, ...]:
    if isinstance(items, (str, Mapping)) or not hasattr(items, "__iter__"):
        raise InputError(f"{where}: {items!r} is no list of objects with the keys {', '.join(_names(cls))}")
    out = []
    for i, item in enumerate(items):
        data = item if isinstance(item, Mapping) else {n: getattr(item, n) for n in _names(cls)} if isinstance(item, cls) else None
        if data is None:
            raise InputError(f"{where}[{i}]: {item!r} is no object with the keys {', '.join(_names(cls))}")
        out.append(cls.from_dict(data, f"{where}[{i}]"))
    return tuple(out)


# --------------------------------------------------------------------------- facts


@quick
@dataclass(frozen=True, slots=True)
class Action:
    """A verb that says what will be done or reached.

    `strength`: "concrete" ("publish"), "generic" ("improve") or "hedged" ("try to look into"). `direction`: where it
    moves things ("up", "down", "reach", "keep", "create", "end") or None. `coordinated` is False for the first
    action and True for those coordinated with it. `rule` names the grammar rule that found it. `open_ended`: work with no
    plain moment of done ("document", "review"), unless a thing comes of it. `light`: a verb that means little by itself ("take").
    """

    lemma: str
    text: str
    start: int
    end: int
    strength: Strength = "concrete"
    direction: Direction | None = None
    coordinated: bool = False
    rule: str = ""
    open_ended: bool = False
    light: bool = False


@quick
@dataclass(frozen=True, slots=True)
class Quantity:
    """An amount of the goal. `value`/`high` are in base form ($50K -> 50000, 20% -> 20); `high` is the upper end of a range.

    `unit`: "percent", "percentage point", an ISO 4217 code, a unit name, the counted noun's lemma, "times" or None.
    `per`: for a rate the period or thing that it is per ("day", "week", "1000 unit"), else None.
    """

    text: str
    start: int
    end: int
    value: float
    high: float | None = None
    unit: str | None = None
    role: Role = "target"
    bound: Bound | None = None
    per: str | None = None
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True)
class DateMention:
    """A date expression. `start_date`/`end_date` are inclusive; an open side is None. `period` is ISO 8601 ("P90D", "P1W")."""

    text: str
    start: int
    end: int
    kind: DateKind
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    period: str | None = None
    rule: str = ""


@quick
@dataclass(frozen=True, slots=True)
class Deadline:
    """When the goal is over: the span that sets the end and the last day that still counts.

    From a field of the goal, `text`, `start` and `end` are None. `disagrees` is the last day that the text gives
    where the `due_date` field wins over it.
    """

    text: str | None
    start: int | None
    end: int | None
    start_date: dt.date | None
    end_date: dt.date
    disagrees: dt.date | None = None


@quick
@dataclass(frozen=True, slots=True)
class Cue:
    """Words that show something: `kind` says what, `text` is the caller's own text at `start:end`.

    `value` carries a plain reading where there is one (a lemma, a metric's name, a role).
    """

    kind: str
    text: str
    start: int
    end: int
    value: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class ObjectFact:
    """What the action is done to, or the head of a noun-phrase goal.

    `head` is the lemma of its head noun. `nature`: "metric", "artefact", "event", "process", "people", "quality"
    (an abstract good such as visibility), "topic" or "thing" (unknown to every list). `generic`: the head alone
    delimits nothing ("sales", "performance"). `delimiters` are the parts that delimit it: Cue kinds "modifier",
    "compound", "name", "segment", "place", "of", "number", "possessive", "clause", "quoted", "definite".
    `metric`: the metric's name in the lexicon where the phrase names one. `compared`: a bare comparative ("more calls",
    "better deals") is all that says how many or how good.
    """

    text: str
    start: int
    end: int
    head: str
    nature: str = "thing"
    generic: bool = False
    delimiters: tuple[Cue, ...] = ()
    metric: str | None = None
    compared: bool = False


@dataclass(frozen=True, slots=True)
class Means:
    """How the goal is to be reached, where the text says what is done to what: "by cutting the waiting time of families".

    `action` is None behind a noun ("through weekly clinics"); `object` is None where nothing is named.
    """

    text: str
    start: int
    end: int
    action: Action | None = None
    object: ObjectFact | None = None


@quick
@dataclass(frozen=True, slots=True)
class Weight:
    """What some words did to the trained reader's verdicts: by letter, how much further the goal gets with them than without, -1..1."""

    text: str
    start: int
    end: int
    effect: Mapping[str, float]


@quick
@dataclass(frozen=True, slots=True)
class Reading:
    """What the trained reader says of one goal.

    `odds`: for each question (the five criteria, "kind", "form", "horizon") the probability of each answer, calibrated on goals
    kept aside. `weights`: what single words did.
    """

    odds: Mapping[str, Mapping[str, float]]
    weights: tuple[Weight, ...] = ()

    def best(self, question: str) -> tuple[str, float]:
        """The most likely answer and its probability."""
        answer, odds = max(self.odds[question].items(), key=operator.itemgetter(1))
        return answer, odds


class _Sorted:
    """A place for the cues by kind: the criteria ask for them again and again."""

    __slots__ = ("_kinds",)
    _kinds: dict[str, tuple[Cue, ...]]


@quick
@dataclass(frozen=True, slots=True)
class Facts(_Sorted):
    """All that was read from one goal.

    `actions` lists every coordinated action, `action` is its first. `cues` holds the rest that the criteria need, by
    kind: "vague_time", "vague_word", "buzzword", "hedge", "purpose", "parent", "means", "basis", "tracking", "owner",
    "absolute", "extreme", "confidence", "review", "event", "label", "negation", "against", ... (see `smartcritic.facts`).
    `form`: "imperative", "clause", "noun_phrase", "labelled", "question" or "no_goal". `reading`: what the trained reader says;
    None where the text was not read.
    """

    action: Action | None = None
    kind: Kind = "outcome"
    quantities: tuple[Quantity, ...] = ()
    deadline: Deadline | None = None
    cadence: Cadence | None = None
    dates: tuple[DateMention, ...] = ()
    actions: tuple[Action, ...] = ()
    objects: tuple[ObjectFact, ...] = ()
    cues: tuple[Cue, ...] = ()
    form: str = "clause"
    language: str = "en"
    means: tuple[Means, ...] = ()
    reading: Reading | None = None

    @property
    def purpose(self) -> tuple[Cue, ...]:
        """The words that say what larger aim the goal serves."""
        return self.of("purpose", "parent")

    @property
    def basis(self) -> tuple[Cue, ...]:
        """The words that say why it can be done: means, resources, today's level, a track record."""
        return self.of("basis", "means")

    @property
    def horizon(self) -> str | None:
        """How long a goal like this takes: "days", "weeks", "quarter", "half", "year", "years" or "recurring"; None where not read."""
        return None if self.reading is None else self.reading.best("horizon")[0]

    def of(self, *kinds: str) -> tuple[Cue, ...]:
        """Return the cues of these kinds, in the order of the text."""
        try:
            found = self._kinds
        except AttributeError:
            found = {}
            for cue in self.cues:
                found[cue.kind] = (*found.get(cue.kind, ()), cue)
            object.__setattr__(self, "_kinds", found)
        if len(kinds) == 1:
            return found.get(kinds[0], ())
        return () if found.keys().isdisjoint(kinds) else tuple([c for c in self.cues if c.kind in kinds])

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as JSON-ready data."""
        out = {name: plain(getattr(self, name)) for name in _names(type(self))}
        for kind in ("purpose", "basis"):
            out[kind] = [{"text": c.text, "start": c.start, "end": c.end, "found_by": c.value or "rule"} for c in getattr(self, kind)]
        return out | {"horizon": self.horizon}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Facts:
        """Rebuild the facts that `to_dict` wrote."""
        return cls(
            action=_build(Action, data.get("action")),
            kind=data.get("kind", "outcome"),
            quantities=tuple(_build(Quantity, q) for q in data.get("quantities", ())),
            deadline=_build(Deadline, data.get("deadline")),
            cadence=data.get("cadence"),
            dates=tuple(_build(DateMention, d) for d in data.get("dates", ())),
            actions=tuple(_build(Action, a) for a in data.get("actions", ())),
            objects=tuple(_object(o) for o in data.get("objects", ())),
            cues=tuple(_build(Cue, c) for c in data.get("cues", ())),
            form=data.get("form", "clause"),
            language=data.get("language", "en"),
            means=tuple(
                Means(m["text"], m["start"], m["end"], _build(Action, m.get("action")), _object(m["object"]) if m.get("object") else None)
                for m in data.get("means", ())
            ),
            reading=_reading(data.get("reading")),
        )


def _reading(data: Mapping[str, Any] | None) -> Reading | None:
    return None if data is None else Reading(data["odds"], tuple(_build(Weight, w) for w in data["weights"]))


def _object(data: Mapping[str, Any]) -> ObjectFact:
    made: ObjectFact = _build(ObjectFact, {**data, "delimiters": tuple(_build(Cue, c) for c in data.get("delimiters", ()))})
    return made


_DATE_FIELDS = frozenset({"start_date", "end_date", "disagrees", "today", "deadline_date"})


def _build(cls: Any, data: Mapping[str, Any] | None) -> Any:
    if data is None:
        return None
    names = _names(cls)
    return cls(**{k: as_date(v, k) if k in _DATE_FIELDS and isinstance(v, str) else v for k, v in data.items() if k in names})


# --------------------------------------------------------------------------- output


@quick
@dataclass(frozen=True, slots=True)
class Finding:
    """A flaw: `rule` names it, `message` says what is wrong here, `why` says why it matters. No span for an absence."""

    rule: str
    message: str
    why: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None


@quick
@dataclass(frozen=True, slots=True)
class Verdict:
    """What one criterion says.

    `measured` and `asked` say in words what was found and what would be needed; `evidence` are the spans that show it.
    `source`: "text", "field" (a column beside the text) or "context".
    """

    verdict: VerdictName
    confidence: float
    source: Source = "text"
    findings: tuple[Finding, ...] = ()
    measured: str = ""
    asked: str = ""
    evidence: tuple[Cue, ...] = ()


@dataclass(frozen=True, slots=True)
class Attainability:
    """How likely the target is: probability 0..1 by `method`, what is expected and what is needed, in `unit`."""

    probability: float
    method: str
    expected: float
    needed: float
    unit: str | None = None
    assumptions: tuple[str, ...] = ()
    explanation: str = ""


@dataclass(frozen=True, slots=True)
class Edit:
    """Replace ``text[start:end]`` of the goal by `replacement`."""

    start: int
    end: int
    replacement: str


@dataclass(frozen=True, slots=True)
class Slot:
    """A gap that only the writer can fill: ``text[start:end]`` of the new text.

    `offered`: a value that the text or context allows. `example`: a value of the right kind, with which the text was
    judged before it was offered; it is no proposal.
    """

    name: str
    start: int
    end: int
    question: str
    offered: str | None = None
    example: str = ""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A way to mend one criterion: edits of the goal's text, the text that they make, and how far to trust it."""

    criterion: str
    message: str
    edits: tuple[Edit, ...]
    text: str
    trust: Trust
    slots: tuple[Slot, ...] = ()
    score_after: int | None = None


@dataclass(frozen=True, slots=True)
class Rewrite:
    """The goal rewritten as a whole, with the slots that its writer fills."""

    text: str
    slots: tuple[Slot, ...] = ()
    score_after: int | None = None
    trust: Trust = "needs_input"

    def fill(self, **values: str) -> str:
        """Return the text with the named slots filled.

        Raises:
            InputError: a name is no slot of this rewrite; the message lists the slots.
        """
        names = [s.name for s in self.slots]
        for name in values:
            if name not in names:
                raise InputError(
                    f"fill: {name!r} is no slot of this rewrite{nearest(name, names)}; its slots are {', '.join(names) or 'none'}"
                )
        out = self.text
        for slot in sorted(self.slots, key=lambda s: s.start, reverse=True):
            if slot.name in values:
                out = out[: slot.start] + str(values[slot.name]) + out[slot.end :]
        return out


Advice = tuple[tuple[Suggestion, ...], Rewrite | None]


class Report:
    """What the critic says of one goal.

    `judged` is False for a text that is no goal: its `score` is None, its verdicts are all "unknown", and one finding says why.
    `suggestions` and `rewrite` are worked out at first use (a list that is only scored never pays for them) and kept.
    """

    __slots__ = ("_advice", "_advise", "attainability", "criteria", "facts", "id", "judged", "score", "text", "today")

    def __init__(
        self,
        *,
        text: str,
        today: dt.date,
        score: int | None,
        criteria: Mapping[str, Verdict],
        facts: Facts,
        attainability: Attainability | None = None,
        id: str | None = None,
        judged: bool = True,
        advice: Advice | None = None,
        advise: Callable[[Report], Advice] | None = None,
    ) -> None:
        if (score is not None) != judged:
            raise InputError(f"report: judged is {judged} and the score {score}; it is null where a text was not judged, and only there")
        self.id = id
        self.text = text
        self.today = today
        self.judged = judged
        self.score = score
        self.criteria: dict[str, Verdict] = dict(criteria)
        self.facts = facts
        self.attainability = attainability
        self._advice = advice
        self._advise = advise

    def _advised(self) -> Advice:
        if self._advice is None:
            self._advice = self._advise(self) if self._advise is not None else ((), None)
            self._advise = None
        return self._advice

    def without_advice(self) -> Report:
        """Return this report without suggestions and rewrite, which are then never worked out."""
        return Report(
            text=self.text, today=self.today, judged=self.judged, score=self.score, criteria=self.criteria, facts=self.facts,
            attainability=self.attainability, id=self.id, advice=((), None),
        )  # fmt: skip

    def _repr_html_(self) -> str:
        """Show the report in a notebook."""
        from smartcritic.render.html import report_html

        return report_html(self)

    @property
    def suggestions(self) -> tuple[Suggestion, ...]:
        """Ways to mend the criteria that are not met, one criterion each."""
        return self._advised()[0]

    @property
    def rewrite(self) -> Rewrite | None:
        """The whole goal rewritten, or None where nothing needs to change or nothing better was found."""
        return self._advised()[1]

    @property
    def findings(self) -> Iterator[Finding]:
        """Every finding, criterion by criterion."""
        for verdict in self.criteria.values():
            yield from verdict.findings

    @property
    def letters(self) -> str:
        """The verdicts as five signs, S M A R T: a capital for met, small for partial, ``-`` unmet, ``?`` unknown.

        ``?????`` for a text that was not judged.
        """
        return "".join({"met": c[0].upper(), "partial": c[0], "unmet": "-", "unknown": "?"}[self.criteria[c].verdict] for c in CRITERIA)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready data (schema ``smartcritic/report/1``)."""
        suggestions, rewrite = self._advised()
        return {
            "schema": REPORT_SCHEMA,
            "id": self.id,
            "text": self.text,
            "today": self.today.isoformat(),
            "judged": self.judged,
            "score": self.score,
            "criteria": {name: plain(verdict) for name, verdict in self.criteria.items()},
            "facts": self.facts.to_dict(),
            "attainability": plain(self.attainability),
            "suggestions": plain(suggestions),
            "rewrite": plain(rewrite),
        }

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as JSON text; lone surrogates of the goal's text are escaped."""
        text = json.dumps(self.to_dict(), ensure_ascii=False, indent=indent)
        try:
            text.encode("utf-8")
        except UnicodeEncodeError:
            text = json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)
        return text

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """Rebuild the report that `to_dict` wrote.

        Raises:
            InputError: `data` is no report of schema ``smartcritic/report/1``.
        """
        if not isinstance(data, Mapping) or data.get("schema") != REPORT_SCHEMA:
            found = data.get("schema") if isinstance(data, Mapping) else type(data).__name__
            raise InputError(f"report: expected the schema {REPORT_SCHEMA!r}, found {found!r}")
        try:
            criteria = {
                name: Verdict(
                    v["verdict"],
                    v["confidence"],
                    v["source"],
                    tuple(_build(Finding, f) for f in v["findings"]),
                    v.get("measured", ""),
                    v.get("asked", ""),
                    tuple(_build(Cue, c) for c in v.get("evidence", ())),
                )
                for name, v in data["criteria"].items()
            }
            suggestions = tuple(
                Suggestion(
                    s["criterion"],
                    s["message"],
                    tuple(_build(Edit, e) for e in s["edits"]),
                    s["text"],
                    s["trust"],
                    tuple(_build(Slot, x) for x in s["slots"]),
                    s.get("score_after"),
                )
                for s in data["suggestions"]
            )
            raw = data["rewrite"]
            rewrite = raw and Rewrite(
                raw["text"], tuple(_build(Slot, x) for x in raw["slots"]), raw.get("score_after"), raw.get("trust", "needs_input")
            )
            estimate = data.get("attainability")
            today = as_date(data["today"], "report.today")
            assert today is not None
            return cls(
                id=data["id"],
                text=data["text"],
                today=today,
                judged=data.get("judged", True),
                score=data["score"],
                criteria=criteria,
                facts=Facts.from_dict(data["facts"]),
                attainability=estimate and _build(Attainability, {**estimate, "assumptions": tuple(estimate["assumptions"])}),
                advice=(suggestions, rewrite),
            )
        except (KeyError, TypeError) as error:
            raise InputError(f"report: the data is no whole report: {error!r}") from error

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of a report."""
        from smartcritic.schema import report_schema

        return report_schema()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Report) and self.to_dict() == other.to_dict()

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        said = f"score={self.score}" if self.judged else "not judged"
        return f"Report({self.letters!r}, {said}, text={self.text[:60]!r})"

    def __getstate__(self) -> dict[str, Any]:
        return self.to_dict()

    def __setstate__(self, state: dict[str, Any]) -> None:
        other = Report.from_dict(state)
        for name in self.__slots__:
            setattr(self, name, getattr(other, name))


@dataclass(frozen=True, slots=True)
class Milestone:
    """What must be reached, added up, by the end of `date`."""

    date: dt.date
    value: float


@dataclass(frozen=True, slots=True)
class Plan:
    """A target broken down to working days and weeks (schema ``smartcritic/plan/1``)."""

    activity: str
    unit: str | None
    total: float
    per_workday: float
    per_week: float
    workdays_left: int
    deadline: dt.date
    milestones: tuple[Milestone, ...] = ()
    assumptions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as JSON-ready data."""
        return {"schema": PLAN_SCHEMA, **{name: plain(getattr(self, name)) for name in _names(type(self))}}


@dataclass(frozen=True, slots=True)
class PortfolioFinding:
    """What only a list of goals can show: the rule, the ids of the goals it concerns and its numbers."""

    rule: str
    message: str
    goals: tuple[str, ...]
    owner: str | None = None
    team: str | None = None
    numbers: Mapping[str, Any] = field(default_factory=dict)

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as JSON-ready data."""
        return {name: plain(getattr(self, name)) for name in _names(type(self))}


# --------------------------------------------------------------------------- comparison of a goal with its rewrite


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a text: ``text == whole[start:end]``."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class FactChange:
    """What became of one fact in a rewrite.

    `kind`: "action", "object", "amount", "date", "name", "owner", "purpose" or "detail" (what narrows the object, or names means).
    `state`: "kept", "changed" (another value of the same thing), "lost", or "invented" (the writer never gave it). `before` and `after`
    quote the two texts; `before` is None for what is invented or was given by a field or the context, `after` for what is lost.
    """

    kind: FactKind
    state: FactState
    message: str
    before: Quote | None = None
    after: Quote | None = None
    source: Source = "text"


@dataclass(frozen=True, slots=True)
class CriterionChange:
    """One criterion before and after: "gained", "lost" or "same", with the rules that no longer flag (`mended`) and those that do now."""

    before: VerdictName
    after: VerdictName
    change: Literal["gained", "lost", "same"]
    mended: tuple[str, ...] = ()
    raised: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Comparison:
    """A goal and somebody's rewrite of it (schema ``smartcritic/comparison/1``).

    `before` and `after` are the two texts, `facts` what became of each fact, in the order of the texts. `slots` are the gaps that the
    rewrite leaves open ("[X%]"); a slot invents nothing and proves nothing. A score is None where that text is no goal.
    """

    before: str
    after: str
    today: dt.date
    score_before: int | None
    score_after: int | None
    facts: tuple[FactChange, ...]
    criteria: Mapping[str, CriterionChange]
    slots: tuple[Quote, ...] = ()

    @property
    def faithful(self) -> bool:
        """Whether the rewrite says what the goal says: nothing is changed, lost or invented."""
        return all(f.state == "kept" for f in self.facts)

    def _of(self, state: FactState) -> tuple[FactChange, ...]:
        return tuple(f for f in self.facts if f.state == state)

    @property
    def kept(self) -> tuple[FactChange, ...]:
        """The facts that both texts give."""
        return self._of("kept")

    @property
    def changed(self) -> tuple[FactChange, ...]:
        """The facts that have another value now."""
        return self._of("changed")

    @property
    def lost(self) -> tuple[FactChange, ...]:
        """The facts that the rewrite no longer gives."""
        return self._of("lost")

    @property
    def invented(self) -> tuple[FactChange, ...]:
        """The facts that the writer never gave."""
        return self._of("invented")

    def to_dict(self) -> dict[str, Any]:
        """Return the comparison as JSON-ready data."""
        data = {name: plain(getattr(self, name)) for name in _names(type(self))}
        return {"schema": COMPARISON_SCHEMA, "faithful": self.faithful, **data}

    def to_json(self, indent: int | None = None) -> str:
        """Return `to_dict` as ASCII JSON."""
        return json.dumps(self.to_dict(), ensure_ascii=True, indent=indent)

    def _repr_html_(self) -> str:
        """Show the comparison in a notebook."""
        from smartcritic.render.html import comparison_html

        return comparison_html(self)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Comparison:
        """Rebuild the comparison that `to_dict` wrote.

        Raises:
            InputError: `data` is no comparison of schema ``smartcritic/comparison/1``.
        """
        if not isinstance(data, Mapping) or data.get("schema") != COMPARISON_SCHEMA:
            found = data.get("schema") if isinstance(data, Mapping) else type(data).__name__
            raise InputError(f"comparison: expected the schema {COMPARISON_SCHEMA!r}, found {found!r}")
        try:
            today = as_date(data["today"], "comparison.today")
            assert today is not None
            return cls(
                before=data["before"],
                after=data["after"],
                today=today,
                score_before=data["score_before"],
                score_after=data["score_after"],
                facts=tuple(
                    _build(FactChange, {**f, "before": _build(Quote, f["before"]), "after": _build(Quote, f["after"])})
                    for f in data["facts"]
                ),
                criteria={
                    name: _build(CriterionChange, {**c, "mended": tuple(c["mended"]), "raised": tuple(c["raised"])})
                    for name, c in data["criteria"].items()
                },
                slots=tuple(_build(Quote, s) for s in data["slots"]),
            )
        except (KeyError, TypeError, AttributeError) as error:
            raise InputError(f"comparison: the data is no whole comparison: {error!r}") from error

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of a comparison."""
        from smartcritic.schema import comparison_schema

        return comparison_schema()

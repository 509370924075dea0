"""What callers hand in: goals, and what their text cannot say."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from typing import Annotated, Any, Literal

from msgspec import Meta, Struct
from msgspec.structs import replace

from smartcritic.model.kinds import Ambition, YardstickKind
from smartcritic.model.plain import to_builtins
from smartcritic.model.strict import Day, LastDay, check, is_list, names_of, read_record, reject_unknown_keys

WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
CLOSED_STATUSES = frozenset({"done", "completed", "complete", "closed", "cancelled", "canceled", "archived", "deferred"})
PERIODS = ("day", "week", "month", "quarter", "year")
PERIOD = r"^(?:19|[2-9]\d)\d\d(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?|-[Qq][1-4]|-[Ww](?:0?[1-9]|[1-4]\d|5[0-3]))?$"
"""How a past period is written, as a regular expression."""


def _period(value: object) -> object:
    if isinstance(value, dt.date):
        return value.isoformat()[:10]
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _workdays(value: object) -> object:
    if not is_list(value):
        return value
    days = set()
    for day in value:  # type: ignore[attr-defined]
        match = [w for w in WEEKDAYS if isinstance(day, str) and len(day.strip()) >= 3 and w.startswith(day.strip().lower())]
        if not match:
            raise ValueError(f"{day!r:.80} is not a weekday; give names such as 'Monday'")
        days.add(match[0])
    return tuple(w for w in WEEKDAYS if w in days)


_PERIOD = "be a period from 1900 on, such as '2026-08', '2026-Q3', '2026-W40', '2026' or '2026-08-31'"
Period = Annotated[str, Meta(pattern=PERIOD, extra={"must": _PERIOD, "read": _period})]
Per = Literal["day", "week", "month", "quarter", "year"]
Month = Annotated[int, Meta(ge=1, le=12, extra={"must": "be a month, a number from 1 to 12"})]
Share = Annotated[float, Meta(ge=0, le=1, extra={"must": "be a share between 0 and 1 (for 40% give 0.4)"})]
Count = Annotated[float, Meta(ge=0, extra={"must": "be a number that is not negative"})]
Positive = Annotated[float, Meta(gt=0, extra={"must": "be a number above 0"})]
Workdays = Annotated[tuple[str, ...], Meta(min_length=1, extra={"must": "be a list of at least one weekday", "read": _workdays})]


class KeyResult(Struct, frozen=True, gc=False):
    """A result by which an objective is known to be reached: its text and fields, as those of a `Goal`; a string is the text alone."""

    text: str
    id: str | None = None
    due_date: LastDay | None = None
    metric: str | None = None
    unit: str | None = None
    baseline: float | None = None
    target: float | None = None
    current: float | None = None


def _key_results(value: object) -> object:
    if not is_list(value):
        return value
    return tuple({"text": item} if isinstance(item, str) else item for item in value)  # type: ignore[attr-defined]


_KEY_RESULTS = "be a list of key results, each a text or a record with the key 'text'"
KeyResults = Annotated[
    tuple[KeyResult, ...],
    Meta(description="a string stands for its text alone", extra={"must": _KEY_RESULTS, "read": _key_results}),
]


class Goal(Struct, frozen=True, gc=False):
    """One goal as its author wrote it, with what the exporting system knows beside the text.

    `kind` is what its author calls it, and beats what its words are read as. `key_results` are those of an objective.
    """

    text: str
    id: str | None = None
    owner: str | None = None
    team: str | None = None
    role: str | None = None
    parent: str | None = None
    start_date: Day | None = None
    due_date: LastDay | None = None
    metric: str | None = None
    unit: str | None = None
    baseline: float | None = None
    target: float | None = None
    current: float | None = None
    review: str | None = None
    status: str | None = None
    kind: YardstickKind | None = None
    ambition: Ambition | None = None
    key_results: KeyResults = ()

    def __post_init__(self) -> None:
        check(self, "goal")

    @property
    def is_open(self) -> bool:
        """Whether the goal is still worked on: its status is none of done, closed, cancelled, ..."""
        return (self.status or "").strip().lower() not in CLOSED_STATUSES

    def as_key_result(self) -> KeyResult:
        """What an objective knows of this goal as one of its key results."""
        return KeyResult(**{name: getattr(self, name) for name in KeyResult.__struct_fields__})

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Goal:
        """Build a goal from plain data.

        Raises:
            InputError: a key is unknown or a value of the wrong type; the message names the key.
        """
        return read_record(cls, data, "goal")

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready data."""
        data: dict[str, Any] = to_builtins(self)
        return data

    def given(self) -> dict[str, Any]:
        """Return the fields that are there as JSON-ready data, which `from_dict` reads."""
        return {name: value for name, value in self.to_dict().items() if value is not None and value != []}


class HistoryPoint(Struct, frozen=True, gc=False):
    """A past result: `value` of `metric` in `period` ("2026-08", "2026-Q3", "2026-W40", "2026" or an ISO date)."""

    metric: str
    period: Period
    value: float
    unit: str | None = None


class FunnelStage(Struct, frozen=True, gc=False):
    """A stage of a funnel. `rate` is the share (0..1) that reaches the next stage, `per` null means a stock at hand."""

    stage: str
    volume: Count | None = None
    per: Per | None = None
    rate: Share | None = None
    unit: str | None = None
    value_each: Count | None = None


class Capacity(Struct, frozen=True, gc=False):
    """Hours, calls or people at hand: `value` of `what` per period; `each` is what one item takes."""

    what: str
    value: Count
    per: Per | None = None
    unit: str | None = None
    each: Positive | None = None


class Context(Struct, frozen=True, gc=False):
    """What the text cannot say: the day, the role, the objectives, past results, the funnel and the capacity."""

    today: Day | None = None
    fiscal_year_start: Month = 1
    role: str | None = None
    objectives: tuple[str, ...] = ()
    history: tuple[HistoryPoint, ...] = ()
    funnel: tuple[FunnelStage, ...] = ()
    capacity: tuple[Capacity, ...] = ()
    workdays: Workdays = WEEKDAYS[:5]
    holidays: str | None = None

    def __post_init__(self) -> None:
        check(self, "context")

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Context:
        """Build a context from plain data; null stands for the default.

        Raises:
            InputError: a key is unknown or a value of the wrong type; the message names the key.
        """
        reject_unknown_keys(data, names_of(cls), "context")
        return cls(**{k: v for k, v in data.items() if v is not None})

    def to_dict(self) -> dict[str, Any]:
        """Return the fields as JSON-ready data."""
        data: dict[str, Any] = to_builtins(self)
        return data

    def on(self, today: dt.date) -> Context:
        """Return this context with its reference date set to `today` where it has none."""
        return self if self.today is not None else replace(self, today=today)


def normal(text: str | None) -> str:
    """A text or an id as another goal may name it as its parent: lower case, single spaces, no end mark."""
    return " ".join((text or "").lower().split()).rstrip(".")


def by_names(goals: Iterable[Goal]) -> dict[str, int]:
    """The places of goals by the names that a parent goes by: their ids, and their texts where no id is the same; the first of several."""
    listed = [*enumerate(goals)][::-1]
    names = {normal(g.text): i for i, g in listed} | {normal(g.id): i for i, g in listed}
    return {name: place for name, place in names.items() if name}

"""What is read from a goal. Offsets count Unicode code points of the caller's own text, half-open: ``text[start:end]`` is the quote."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Mapping
from operator import itemgetter
from typing import Any, ClassVar, Literal

from msgspec import Struct

from smartcritic.model.plain import to_builtins
from smartcritic.model.strict import rebuild

Kind = Literal["outcome", "activity"]
Role = Literal["target", "baseline", "rate", "scope"]
Bound = Literal["at_least", "at_most", "more_than", "less_than", "about"]
Change = Literal["up", "down"]
DateKind = Literal["date", "range", "duration", "recurrence"]
Cadence = Literal["daily", "weekly", "biweekly", "monthly", "quarterly", "yearly"]
Strength = Literal["concrete", "generic", "hedged"]
Direction = Literal["up", "down", "reach", "keep", "create", "end"]
Horizon = Literal["days", "weeks", "quarter", "half", "year", "years", "recurring"]

HORIZONS: tuple[Horizon, ...] = ("days", "weeks", "quarter", "half", "year", "years", "recurring")
"""How long goals take, as `Facts.horizon` says it."""

METRIC_FLAWS = ("output_metric", "vanity_metric", "gameable_metric")
"""What can be wrong with a metric, as kinds of cues: it counts work done, it flatters, it can be met by doing harm."""


class Action(Struct, frozen=True, gc=False):
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


class Quantity(Struct, frozen=True, gc=False):
    """An amount of the goal. `value`/`high` are in base form ($50K -> 50000, 20% -> 20); `high` is the upper end of a range.

    `unit`: "percent", "percentage point", an ISO 4217 code, a unit name, the counted noun's lemma, "times" or None.
    `per`: for a rate the period or thing that it is per ("day", "week", "1000 unit"), else None.
    `full_unit`: the unit in full, in the singular: the counted noun with its compounds ("charging station") and what each is per ("EUR per
    litre", "service call per day"), "share" for a part of something. `of`: the whole that a part is given of, the 5 of "2 in 5" and "2 out
    of 5". `change`: whether something rises or falls by the amount; None where it is a level or a count.
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
    full_unit: str | None = None
    of: float | None = None
    change: Change | None = None


class DateMention(Struct, frozen=True, gc=False):
    """A date expression. `start_date`/`end_date` are inclusive; an open side is None. `period` is ISO 8601 ("P90D", "P1W")."""

    text: str
    start: int
    end: int
    kind: DateKind
    start_date: dt.date | None = None
    end_date: dt.date | None = None
    period: str | None = None
    rule: str = ""


class Deadline(Struct, frozen=True, gc=False):
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


class Cue(Struct, frozen=True, gc=False):
    """Words that show something: `kind` says what, `text` is the caller's own text at `start:end`.

    `value` carries a plain reading where there is one (a lemma, a metric's name, a role).
    """

    kind: str
    text: str
    start: int
    end: int
    value: str | None = None


class ObjectFact(Struct, frozen=True, gc=False):
    """What the action is done to, or the head of a noun-phrase goal.

    `head` is the lemma of its head noun. `nature`: "metric", "artefact", "event", "process", "people", "quality"
    (an abstract good such as visibility), "topic" or "thing" (unknown to every list). `generic`: the head alone
    delimits nothing ("sales", "performance"). `delimiters` are the parts that delimit it: Cue kinds "modifier",
    "compound", "name", "segment", "place", "of", "number", "possessive", "clause", "quoted", "definite".
    `metric`: the metric's name in the lexicon where the phrase names one. `compared`: a bare comparative ("more calls", "better deals") is
    all that says how many or how good.
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


class Means(Struct, frozen=True, gc=False):
    """How the goal is to be reached, where the text says what is done to what: "by cutting the waiting time of families".

    `action` is None behind a noun ("through weekly clinics"); `object` is None where nothing is named.
    """

    text: str
    start: int
    end: int
    action: Action | None = None
    object: ObjectFact | None = None


class Weight(Struct, frozen=True, gc=False):
    """What some words did to the trained reader's verdicts: by letter, how much further the goal gets with them than without, -1..1."""

    text: str
    start: int
    end: int
    effect: Mapping[str, float]


class Reading(Struct, frozen=True, gc=False):
    """What the trained reader says of one goal.

    `odds`: for each question (the five criteria, "kind", "form", "horizon") the probability of each answer, calibrated on goals
    kept aside, and for "goal_kind" of each kind of goal. `weights`: what single words did. `remarks`: those that a
    coach would make ("now": where it stands today is missing, "how": what makes it possible, ...), each with its probability.
    """

    odds: Mapping[str, Mapping[str, float]]
    weights: tuple[Weight, ...] = ()
    remarks: Mapping[str, float] = {}

    def best(self, question: str) -> tuple[str, float]:
        """The most likely answer and its probability."""
        return max(self.odds[question].items(), key=itemgetter(1))


class Span(Struct, frozen=True, gc=False):
    """Words of a goal, and what found them: "rule", or the name of a trained component."""

    text: str
    start: int
    end: int
    found_by: str

    def to_dict(self) -> dict[str, Any]:
        """Return the span as JSON-ready data."""
        return {"text": self.text, "start": self.start, "end": self.end, "found_by": self.found_by}


class Derived(Struct, frozen=True, gc=False):
    """What `Facts.to_dict` writes beside the fields."""

    purpose: tuple[Span, ...]
    basis: tuple[Span, ...]
    horizon: Horizon | None


class Facts(Struct, frozen=True, dict=True):
    """All that was read from one goal.

    `actions` lists every coordinated action, `action` is its first. `cues` holds the rest that the criteria need, by
    kind: "vague_time", "vague_word", "buzzword", "hedge", "purpose", "parent", "means", "basis", "tracking", "owner",
    "absolute", "extreme", "confidence", "review", "event", "label", "negation", "against", ... (see `smartcritic.facts`), and
    `METRIC_FLAWS`.
    `form`: "imperative", "clause", "noun_phrase", "labelled", "question" or "no_goal". `reading`: what the trained reader says;
    None where the text was not read.
    """

    derived: ClassVar[type[Struct]] = Derived

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

    @functools.cached_property
    def _by_kind(self) -> dict[str, tuple[Cue, ...]]:
        """The cues by kind: the criteria ask for them again and again."""
        found: dict[str, tuple[Cue, ...]] = {}
        for cue in self.cues:
            found[cue.kind] = (*found.get(cue.kind, ()), cue)
        return found

    def of(self, *kinds: str) -> tuple[Cue, ...]:
        """Return the cues of these kinds, in the order of the text."""
        found = self._by_kind
        if len(kinds) == 1:
            return found.get(kinds[0], ())
        return () if found.keys().isdisjoint(kinds) else tuple([c for c in self.cues if c.kind in kinds])

    def to_dict(self) -> dict[str, Any]:
        """Return the facts as JSON-ready data, with `purpose`, `basis` and `horizon`."""
        data: dict[str, Any] = to_builtins(self)
        return data | self.derive()

    def derive(self) -> dict[str, Any]:
        """Return `Derived` as JSON-ready data."""
        purpose, basis = ([Span(c.text, c.start, c.end, c.value or "rule").to_dict() for c in cues] for cues in (self.purpose, self.basis))
        return {"purpose": purpose, "basis": basis, "horizon": self.horizon}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Facts:
        """Rebuild the facts that `to_dict` wrote.

        Raises:
            InputError: a value is of the wrong type; the message says where.
        """
        return rebuild(cls, data, "facts")

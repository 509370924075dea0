"""What the critic says of one goal, and of a list of goals."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, get_args

from msgspec import Meta, Struct

from smartcritic.errors import InputError, nearest
from smartcritic.model import schema
from smartcritic.model.facts import Cue, Facts
from smartcritic.model.fitting import as_written, refusal, same_value
from smartcritic.model.kinds import Yardstick, YardstickKind
from smartcritic.model.plain import to_builtins, to_json
from smartcritic.model.strict import rebuild

CRITERIA = ("specific", "measurable", "achievable", "relevant", "time_bound")
"""The five criteria, in the order of the letters S, M, A, R, T."""

REPORT_SCHEMA = "smartcritic/report/1"
ERROR_SCHEMA = "smartcritic/error/1"

VerdictName = Literal["met", "partial", "unmet", "unknown"]
Source = Literal["text", "field", "context", "key_results"]
Trust = Literal["safe", "needs_input", "idea"]

Level = Literal["error", "warning", "note"]
LEVELS: tuple[Level, ...] = get_args(Level)
"""How much a finding weighs, from the gravest; by default "warning" for a flaw and "note" for advice beside the verdict."""

VERDICTS: tuple[VerdictName, ...] = ("met", "partial", "unmet", "unknown")
_LETTERS: Mapping[str, str] = {"unmet": "-", "unknown": "?"}


class Finding(Struct, frozen=True, gc=False):
    """A flaw: `rule` names it, `message` says what is wrong here, `why` says why it matters. No span for an absence.

    `level` says how much it weighs by the configuration: "error", "warning" or "note"; it changes no verdict. `kind`: the kind of
    goal whose yardstick it was judged by; None where that is the one for all goals.
    """

    rule: str
    message: str
    why: str
    start: int | None = None
    end: int | None = None
    quote: str | None = None
    level: Level = "warning"
    kind: YardstickKind | None = None


class Verdict(Struct, frozen=True, gc=False):
    """What one criterion says.

    `measured` and `asked` say in words what was found and what would be needed; `evidence` are the spans that show it.
    `source`: "text", "field" (a column beside the text), "context" or "key_results" (those of an objective).
    """

    verdict: VerdictName
    confidence: float
    source: Source = "text"
    findings: tuple[Finding, ...] = ()
    measured: str = ""
    asked: str = ""
    evidence: tuple[Cue, ...] = ()


class Attainability(Struct, frozen=True, gc=False):
    """How likely the target is: probability 0..1 by `method`, what is expected and what is needed, in `unit`."""

    probability: float
    method: str
    expected: float
    needed: float
    unit: str | None = None
    assumptions: tuple[str, ...] = ()
    explanation: str = ""


class Edit(Struct, frozen=True, gc=False):
    """Replace ``text[start:end]`` of the goal by `replacement`."""

    start: int
    end: int
    replacement: str


SlotType = Literal["number", "percent", "money", "date", "words"]
RewriteForm = Literal["least_change", "full", "key_result"]


class Slot(Struct, frozen=True, gc=False):
    """A gap that only the writer can fill: ``text[start:end]`` of the new text, brackets included.

    `type` says what fits. `proposal` is a value that can be taken as it is, and stands in the brackets; `alternatives` are others.
    `optional`: the goal is complete without it. `example`: a value of the right kind, with which the text was judged before it was
    offered; it is no proposal.
    """

    name: str
    start: int
    end: int
    question: str
    type: SlotType = "words"
    proposal: str | None = None
    alternatives: tuple[str, ...] = ()
    optional: bool = False
    example: str = ""


class Suggestion(Struct, frozen=True, gc=False):
    """A way to mend one criterion: edits of the goal's text, the text that they make, and how far to trust it."""

    criterion: str
    message: str
    edits: tuple[Edit, ...]
    text: str
    trust: Trust
    slots: tuple[Slot, ...] = ()
    score_after: int | None = None


class Rewrite(Struct, frozen=True, gc=False):
    """The goal rewritten as a whole, with the slots that its writer fills.

    `form`: "least_change" mends what is not specific, measurable and time-bound; "full" also asks what makes it possible and what it is
    for; "key_result" says "Move [metric] from [now] to [target] by [date]". `answers`: the rules whose findings it answers.
    """

    text: str
    slots: tuple[Slot, ...] = ()
    score_after: int | None = None
    trust: Trust = "needs_input"
    form: RewriteForm = "least_change"
    answers: tuple[str, ...] = ()

    def fill(self, *, today: dt.date | None = None, **values: object) -> str:
        """Return the text with the named slots filled; without values, with every proposal taken.

        `today`: a date before it is refused; None takes any day. Slots that are neither named nor proposed stay in their brackets.

        Raises:
            InputError: a name is no slot of this rewrite, or a value does not fit its slot; the message says what would.
        """
        return self.fill_in(values, today)

    def fill_in(self, values: Mapping[str, object], today: dt.date | None = None) -> str:
        """As `fill`, for values whose names come from elsewhere."""
        names = [s.name for s in self.slots]
        for name in values:
            if name not in names:
                raise InputError(
                    f"fill: {name!r} is no slot of this rewrite{nearest(name, names)}; its slots are {', '.join(names) or 'none'}"
                )
        given = {s.name: s.proposal for s in self.slots if s.proposal is not None} if not values else {}
        given |= {name: as_written(value) for name, value in values.items()}
        for slot in self.slots:
            value = given.get(slot.name)
            wrong = refusal(slot.type, value, today) if value is not None else None
            if wrong is not None:
                raise InputError(f"fill: {slot.name}: {wrong}")
        if given.get("now") is not None and same_value(given["now"], given.get("target")):
            raise InputError(f"fill: target: {given['target']!r} is where it stands today; give another level")
        out = self.text
        for slot in sorted(self.slots, key=lambda s: s.start, reverse=True):
            value = given.get(slot.name)
            if value is not None:
                out = out[: slot.start] + value + out[slot.end :]
        return out


class Part(Struct, frozen=True, gc=False):
    """One of several goals in a text, ``text[start:end]`` of it, with its own rewrites."""

    text: str
    start: int
    end: int
    rewrites: tuple[Rewrite, ...] = ()


_ID = Meta(description="the caller's key")
_TEXT = Meta(description="the goal as its author wrote it; all offsets are Unicode code points of it, half-open")
_TODAY = Meta(description="the reference date")
_JUDGED = Meta(description="false for a text that is no goal: all verdicts are unknown, one finding says why")
_SCORE = Meta(ge=0, le=100, description="null exactly where judged is false")


class Report(Struct, frozen=True, kw_only=True, gc=False, tag_field="schema", tag=REPORT_SCHEMA):
    """What the critic says of one goal.

    `judged` is False for a text that is no goal: its `score` is None, its verdicts are all "unknown", and one finding says why.
    `suggestions`: ways to mend the criteria that are not met, one criterion each. `rewrites`: the whole goal rewritten in up to
    three ways, best first; `rewrite` is the first, or None where nothing needs to change or nothing better was found. `parts`: where
    the text holds several goals, each by itself. All stay empty where they were not asked for. `kind_of_goal`: what kind of goal it
    is, which decides how it is measured and dated; None for a text that was not judged. `yardstick`: why it was judged as that kind.
    """

    id: Annotated[str, _ID] | None = None
    text: Annotated[str, _TEXT]
    today: Annotated[dt.date, _TODAY]
    judged: Annotated[bool, _JUDGED] = True
    score: Annotated[int, _SCORE] | None
    criteria: Mapping[str, Verdict]
    facts: Facts
    attainability: Attainability | None = None
    suggestions: tuple[Suggestion, ...] = ()
    rewrite: Rewrite | None = None
    rewrites: tuple[Rewrite, ...] = ()
    parts: tuple[Part, ...] = ()
    kind_of_goal: YardstickKind | None = None
    yardstick: Yardstick | None = None

    def __post_init__(self) -> None:
        if (self.score is not None) != self.judged:
            raise InputError(
                f"report: judged is {self.judged} and the score {self.score}; it is null where a text was not judged, and only there"
            )

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
        signs = []
        for name in CRITERIA:
            verdict = self.criteria[name].verdict
            signs.append(_LETTERS.get(verdict) or (name[0].upper() if verdict == "met" else name[0]))
        return "".join(signs)

    def to_dict(self) -> dict[str, Any]:
        """Return the report as JSON-ready data (schema ``smartcritic/report/1``)."""
        data: dict[str, Any] = to_builtins(self)
        data["facts"] |= self.facts.derive()
        return data

    def to_json(self, *, indent: int | None = None) -> str:
        """Return the report as JSON text; lone surrogates of the goal's text are escaped."""
        return to_json(self.to_dict(), indent)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Report:
        """Rebuild the report that `to_dict` wrote.

        Raises:
            InputError: `data` is no report of schema ``smartcritic/report/1``; the message says where it is wrong.
        """
        schema.expect(data, REPORT_SCHEMA, "report")
        return rebuild(cls, data, "report")

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of a report."""
        made = schema.document(Report)
        schema.by_name(made, "criteria", CRITERIA)
        score = {"if": {"properties": {"judged": {"const": True}}}, "then": {"properties": {"score": {"type": "integer"}}}}
        return {"$id": "urn:smartcritic:report:1", **made, **score, "else": {"properties": {"score": {"type": "null"}}}}

    def __repr__(self) -> str:
        said = f"score={self.score}" if self.judged else "not judged"
        return f"Report({self.letters!r}, {said}, text={self.text[:60]!r})"

    def _repr_html_(self) -> str:
        """Show the report in a notebook. The renderer is looked up when it is asked for: records know no views of theirs."""
        from smartcritic.render.html import report_html

        return report_html(self)


class RowError(Struct, frozen=True, gc=False, tag_field="schema", tag=ERROR_SCHEMA):
    """A row that could not be read or judged (schema ``smartcritic/error/1``)."""

    id: str | None
    row: Annotated[int, Meta(ge=1, description="1 for the first row of data")]
    error: str

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of such a row."""
        return schema.document(RowError)


class PortfolioFinding(Struct, frozen=True):
    """What only a list of goals can show: the rule, the ids of the goals it concerns, its numbers and its level."""

    rule: str
    message: str
    goals: tuple[str, ...]
    owner: str | None = None
    team: str | None = None
    numbers: Mapping[str, Any] = {}
    level: Level = "warning"

    def to_dict(self) -> dict[str, Any]:
        """Return the finding as JSON-ready data."""
        data: dict[str, Any] = to_builtins(self)
        return data

"""What a goal lacks, piece by piece: how it is measured, by when, which of them, what carries it, what for; each with its slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smartcritic import calendar
from smartcritic.calendar import format_date
from smartcritic.criteria.base import Evidence
from smartcritic.languages import Language
from smartcritic.model import GoalKind, ObjectFact, Report, SlotType
from smartcritic.reading.kinds import kind_of
from smartcritic.rewriting import horizon, measures
from smartcritic.rewriting.base import Change, Shape
from smartcritic.rewriting.clause import Clause
from smartcritic.rewriting.slots import Gap, Part


@dataclass(frozen=True, slots=True)
class Task:
    """One goal to be rewritten: the evidence, the report so far, its own clause, how it is written, and its kind."""

    evidence: Evidence
    report: Report
    clause: Clause
    shape: Shape
    kind: GoalKind

    @property
    def language(self) -> Language:
        """The language of the goal, which has the lists of words."""
        return self.evidence.language

    @property
    def text(self) -> str:
        """The goal's own text."""
        return self.report.text

    def open(self, criterion: str) -> bool:
        """Whether a criterion is not met."""
        return self.report.criteria[criterion].verdict != "met"

    def rules(self, criterion: str) -> tuple[str, ...]:
        """The rules of a criterion's findings."""
        return tuple(f.rule for f in self.report.criteria[criterion].findings)

    def subject(self) -> ObjectFact | None:
        """The object that names a metric, else the first."""
        objects = self.report.facts.objects
        return next((o for o in objects if o.metric), objects[0] if objects else None)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is added for one criterion.

    `changes` are edits within the goal's own words; `tail` is what is said behind them, as a phrase ("measured by [..]") that also makes
    a sentence of its own. `loose`: a tail without a comma in front ("by [..]").
    """

    criterion: str
    message: str
    changes: tuple[Change, ...] = ()
    tail: tuple[Part, ...] = ()
    loose: bool = False

    def slots(self) -> int:
        """How many gaps the piece has."""
        return sum(isinstance(p, Gap) for p in (*self.tail, *(p for c in self.changes for p in c.parts)))


# ---------------------------------------------------------------------------------- time-bound


def lasting(task: Task) -> bool:
    """Whether the goal runs until a day: a level to keep, a habit, a rule, work per period."""
    facts = task.report.facts
    return task.kind in ("keep", "habit", "rule") or facts.cadence is not None or any(q.role == "rate" for q in facts.quantities)


SLOW: frozenset[GoalKind] = frozenset({"level", "state", "skill", "keep", "rule"})
"""Kinds of goals that take a quarter at least."""


def by_when(task: Task) -> Piece | None:
    """The last day: in the place of vague words or of a day that is over, beside an undated event, else behind the goal."""
    facts, found = task.report.facts, task.rules("time_bound")
    if not task.open("time_bound") and "time_bound/deadline_past" not in found:
        return None
    takes = "recurring" if lasting(task) else facts.horizon or "quarter"
    if takes in ("days", "weeks", "recurring") and task.kind in SLOW and not lasting(task):
        takes = "quarter"
    proposal = horizon.propose(takes, task.evidence.context, task.evidence.goal)
    day = format_date(proposal.day)
    others = tuple(format_date(d) for d in proposal.others)
    word = "until" if lasting(task) else "by"
    gap = Gap("deadline", day, "Until when?" if word == "until" else "By which day?", "date", day, day, others)
    message = f"Say when it is over, such as {day}"
    if "time_bound/deadline_past" in found and facts.deadline is not None:
        return _moved(task, gap, message)
    events = facts.of("event", "undated_season")
    if events and task.text[events[-1].end : events[-1].end + 1] in ("", ".", ",", ";", ")"):
        name = re.sub(r"^(?:by|before|until|till|at|in|ahead of|prior to)\s+", "", events[-1].text, flags=re.IGNORECASE)
        of_event = Gap("deadline", "date", f"On which day is “{name}”?", "date", day)
        at = events[-1].end
        return Piece("time_bound", "Give the date of the event", (Change(at, at, (" (", of_event, ")")),))
    if facts.of("open_duration") and facts.cadence is None:
        first = calendar.add_days(calendar.month_end(task.evidence.context.today or proposal.day), 1)
        start = Gap("start", format_date(first), "When does it start?", "date", format_date(first), format_date(first))
        return Piece("time_bound", "Say when it starts", tail=("starting on ", start))
    removed = tuple(Change(*without(task.text, c.start, c.end), ()) for c in facts.of("vague_time"))
    return Piece("time_bound", message, removed, (word + " ", gap), loose=True)


def _moved(task: Task, gap: Gap, message: str) -> Piece | None:
    """A new day in the place of one that is over; None where that day stands in a field."""
    deadline = task.report.facts.deadline
    assert deadline is not None
    if deadline.start is None or deadline.end is None:
        return None
    lead = re.match(r"(?:by|before|until|till|no later than|on|in|this|next|for)\s+(?:the\s+)?", task.text[deadline.start :], re.IGNORECASE)
    word = (
        lead[0].split()[0] + " "
        if lead and lead[0].split()[0].lower() in ("by", "before", "until", "till", "on")
        else "by "
        if lead
        else ""
    )
    asked = Gap(gap.name, gap.shown, f"{deadline.text} is over: by when now?", "date", gap.example, gap.proposal, gap.alternatives)
    return Piece("time_bound", message, (Change(deadline.start, deadline.end, (word, asked) if word else (asked,)),))


def without(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the blank and comma before it, so that taking it out leaves clean text."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    keep = start
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] == "," and text[end : end + 1] in (",", ".", ""):
        start -= 1
    if start == 0 or text[start - 1] in '\n"“(':
        start = keep
        while end < len(text) and text[end] in " \t,":
            end += 1
    return start, end


# ---------------------------------------------------------------------------------- specific


def which(task: Task) -> Piece | None:
    """Which of them, where the noun alone could be any; the list of nouns says what tells them apart."""
    if not task.open("specific") or "specific/generic_object" not in task.rules("specific"):
        return None
    item = task.report.facts.objects[0] if task.report.facts.objects else None
    if item is None or item.delimiters or not item.generic:
        return None
    entry = next((e for e in task.language.lexicon("segments").entries if e.term == task.language.singular(item.head)), None)
    if entry is None:
        return None
    gap = Gap("segment", str(entry.get("by")), f"Which {item.text} exactly: {entry.get('by')}?", "words", "the Leeds branch")
    at = item.end
    return Piece("specific", f"Say which {item.text}", (Change(at, at, (f" {entry.get('where') or 'in'} ", gap)),))


def plainly(task: Task) -> Piece | None:
    """The goal without words that say nothing ("try to", "significantly", "world-class")."""
    listed = {"specific/hedged_verb": "hedge", "specific/vague_word": "vague_word", "specific/buzzword": "buzzword"}
    changes = []
    for finding in task.report.criteria["specific"].findings:
        if (
            finding.rule in listed
            and finding.start is not None
            and finding.end is not None
            and _droppable(task, finding.start, finding.end)
        ):
            changes.append(Change(*without(task.text, finding.start, finding.end), ()))
    return Piece("specific", "Leave out words that say nothing", tuple(changes)) if changes else None


def _droppable(task: Task, start: int, end: int) -> bool:
    """Whether words can be left out and leave good English: an adverb, or "try to" in front of a verb."""
    word = task.text[start:end].lower()
    behind = task.text[end:].lstrip()
    if word.endswith("ly"):
        return not re.search(r"\b(?:more|most|less|as|so|too|very)\s+$", task.text[:start], re.IGNORECASE)
    return word.split()[-1] == "to" and behind[:1].isalpha() and start > 0


# ---------------------------------------------------------------------------------- achievable, relevant


def carried(task: Task) -> Piece | None:
    """What makes it possible; a level that past results carry, where the figure is out of reach."""
    verdict = task.report.criteria["achievable"].verdict
    if verdict == "unmet":
        return _scaled(task)
    if verdict == "met":
        return None
    gap = Gap("basis", "who or what makes it possible", "Who or what makes it possible: people, money, a method, a past result?", "words",
              "two more people and the method that doubled it last year", optional=True)  # fmt: skip
    return Piece("achievable", "Say what makes it possible", tail=("with ", gap))


_FIGURE = re.compile(r"[$€£¥₹]?\d[\d.,]*(?:\s?(?:k|K|m|M|bn|million|thousand|billion)(?![a-z]))?(?:\s?%)?")


def _scaled(task: Task) -> Piece | None:
    """A slot in the place of the figure that is out of reach; what past results carry is proposed."""
    expected = task.report.attainability
    cues = task.report.facts.of("absolute", "extreme", "impossible")
    for q in task.evidence.targets():
        figure = _FIGURE.search(task.text, q.start, q.end)
        if figure is None or not (expected is not None or any(c.start < q.end and q.start < c.end for c in cues)):
            continue
        offered = None
        if expected is not None and expected.expected > 0 and expected.unit in (q.unit, None):
            offered = _like(expected.expected, figure[0])
        kind: SlotType = "percent" if q.unit == "percent" else "number"
        example = offered or _like(max(1.0, round(q.value * 0.1)), figure[0])
        gap = Gap("target", offered or "target", "Which level did the best periods reach?", kind, example, offered)
        return Piece("achievable", "Set a level that past results carry", (Change(figure.start(), figure.end(), (gap,)),))
    return None


def _like(value: float, figure: str) -> str:
    """A value in the manner of a figure: with its sign of money or percent."""
    number = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    lead = figure[0] if not figure[0].isdigit() else ""
    return lead + number + ("%" if figure.rstrip().endswith("%") else "")


def served(task: Task) -> Piece | None:
    """What it is for; an objective of the context is offered by name."""
    if task.report.criteria["relevant"].verdict == "met":
        return None
    objectives = task.evidence.context.objectives
    if objectives:
        quoted = [f"“{o.strip().rstrip('.')}”" for o in _nearest(task, objectives)]
        gap = Gap(
            "objective", quoted[0], "Which objective does it serve?", "words", quoted[0], quoted[0], tuple(quoted[1:3]), optional=True
        )
        return Piece("relevant", "Say which objective it serves", tail=("in support of ", gap))
    gap = Gap("result", "result", "What will be better when this is done?", "words", "new customers stay longer", optional=True)
    return Piece("relevant", "Say what it is for", tail=("so that ", gap))


def _nearest(task: Task, objectives: tuple[str, ...]) -> Iterator[str]:
    """The objectives, those first that share most words with the goal."""
    own, *theirs = (measures.word_set(text, task.language, least=4) for text in (task.text, *objectives))
    shared = [len(own & words) for words in theirs]
    yield from (objectives[i] for i in sorted(range(len(objectives)), key=lambda i: (-shared[i], i)))


def task_of(evidence: Evidence, report: Report, clause: Clause) -> Task:
    """What the pieces are made from."""
    return Task(evidence, report, clause, Shape.of(report.text), kind_of(report.facts))

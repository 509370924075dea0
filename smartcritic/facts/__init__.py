"""Parses -> facts: one reader a kind of fact, run in the order of `READERS`.

Cue kinds, by reader:

- times: "vague_time", "event", "open_duration", "start_only", "undated_season", "review"
- amounts: "confidence"
- actions: "negation", "hedge", "several_goals", "passive_no_owner", "owner", "all_or_none", "state", "done"
- rationale: "purpose", "parent", "means", "basis", "tracking", "buzzword", "vague_word", "hedge"
- extremes: "absolute", "impossible", "extreme", "against"
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol, TypeVar

from smartcritic.errors import InputError
from smartcritic.facts.actions import NO_ACTIONS, ActionFacts, Stated, read_actions, stated_in
from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.extremes import read_extremes
from smartcritic.facts.rationale import read_rationale
from smartcritic.facts.time import read_times
from smartcritic.model import Action, Cadence, Context, Cue, DateMention, Deadline, Facts, Goal, Means, ObjectFact, Quantity, replace
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Range

_Span = TypeVar("_Span", Action, Quantity, DateMention, ObjectFact, Cue, Means)


@dataclass(slots=True)
class Draft:
    """What is read, and what was found of it so far; the fields behind `cues` are those of `Facts`.

    `date_ranges` are, for each parse, the token ranges of its date expressions, which no other reader takes for anything else.
    """

    parses: Sequence[Parse]
    goal: Goal
    today: dt.date
    context: Context
    date_ranges: Sequence[Sequence[Range]] = ()
    cues: list[Cue] = field(default_factory=list)
    deadline: Deadline | None = None
    cadence: Cadence | None = None
    dates: tuple[DateMention, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    stated: Stated | None = None
    actions: ActionFacts = NO_ACTIONS

    def facts(self) -> Facts:
        """The facts, the cues in the order of the text."""
        found = self.actions
        cues = sorted(self.cues, key=lambda c: (c.start, c.end))
        said = Facts(
            action=found.actions[0] if found.actions else None,
            kind=found.kind,
            quantities=self.quantities,
            deadline=self.deadline,
            cadence=self.cadence,
            dates=self.dates,
            actions=found.actions,
            objects=_specified(found.objects, cues),
            cues=tuple(cues),
            form=found.form,
            means=found.means,
        )
        return said if all(p.segment.chars is None for p in self.parses) else _quoted(said, self.goal.text)


class FactReader(Protocol):
    """Reads one kind of fact: adds to the draft what the parses and the readers before it say."""

    def __call__(self, draft: Draft) -> None: ...


def _times(draft: Draft) -> None:
    where = draft.context
    times = read_times(draft.parses, draft.today, where.fiscal_year_start, where.workdays, where.holidays)
    draft.date_ranges, draft.deadline, draft.cadence, draft.dates = times.taken, times.deadline, times.cadence, times.dates
    draft.cues += times.cues


def _amounts(draft: Draft) -> None:
    amounts = read_amounts(draft.parses, draft.date_ranges)
    draft.quantities = amounts.quantities
    draft.cues += amounts.cues


def _stated(draft: Draft) -> None:
    draft.stated = stated_in(draft.parses, draft.date_ranges, draft.quantities)


def _actions(draft: Draft) -> None:
    draft.actions = read_actions(draft.stated, draft.quantities)
    draft.cues += draft.actions.cues


def _rationale(draft: Draft) -> None:
    start = draft.deadline.start if draft.deadline else None
    draft.cues += read_rationale(draft.parses, draft.date_ranges, draft.actions.actions, draft.quantities, start)


def _extremes(draft: Draft) -> None:
    end = draft.goal.due_date or (draft.deadline.end_date if draft.deadline else None)
    purposes = [c for c in draft.cues if c.kind == "purpose"]
    draft.cues += read_extremes(draft.parses, draft.actions.actions, draft.quantities, purposes, end, draft.today)


READERS: tuple[FactReader, ...] = (_times, _amounts, _stated, _actions, _rationale, _extremes)
"""The readers, in the order in which each builds on those before it."""


def extract(parses: Sequence[Parse], goal: Goal, context: Context) -> Facts:
    """Read all facts from the parses of one goal.

    Raises:
        InputError: `context.today` is not set.
    """
    return extract_many([(parses, goal)], context)[0]


def extract_many(items: Iterable[tuple[Sequence[Parse], Goal]], context: Context) -> list[Facts]:
    """Read all facts from the parses of goals: each reader reads all of them in turn, so that its words stay near at hand.

    Raises:
        InputError: `context.today` is not set.
    """
    if context.today is None:
        raise InputError("context.today: the reference date is missing")
    drafts = [Draft(parses, goal, context.today, context) for parses, goal in items]
    for read in READERS:
        for draft in drafts:
            read(draft)
    return [draft.facts() for draft in drafts]


def _specified(objects: Sequence[ObjectFact], cues: Sequence[Cue]) -> tuple[ObjectFact, ...]:
    """The objects without those that are empty phrases or stand in the objective, and without specifiers that are empty phrases."""
    empty = [c for c in cues if c.kind == "parent" or (c.kind in ("buzzword", "vague_time", "hedge") and " " in c.text)]
    return tuple(_without(o, empty) for o in objects if not any(c.start <= o.start and o.end <= c.end for c in empty))


def _without(item: ObjectFact, empty_words: Sequence[Cue]) -> ObjectFact:
    """The object without delimiters that say nothing: "across the board", "to the next level"."""
    kept = tuple(d for d in item.delimiters if not any(c.start < d.end and d.start < c.end for c in empty_words))
    if len(kept) == len(item.delimiters):
        return item
    compared = item.compared and any(d.kind == "vague_modifier" for d in kept)
    return replace(item, delimiters=kept, compared=compared)


def _quoted(facts: Facts, text: str) -> Facts:
    """Quote the caller's own text where a segment was cleaned before it was parsed (markup, control characters, line ends)."""

    def own(item: _Span) -> _Span:
        return replace(item, text=text[item.start : item.end])

    def thing(item: ObjectFact) -> ObjectFact:
        return replace(own(item), delimiters=tuple(own(d) for d in item.delimiters))

    deadline = facts.deadline
    if deadline is not None and deadline.start is not None and deadline.end is not None:
        deadline = replace(deadline, text=text[deadline.start : deadline.end])
    actions = tuple(own(a) for a in facts.actions)
    return replace(
        facts,
        action=actions[0] if actions else None,
        actions=actions,
        quantities=tuple(own(q) for q in facts.quantities),
        deadline=deadline,
        dates=tuple(own(d) for d in facts.dates),
        objects=tuple(thing(o) for o in facts.objects),
        means=tuple(
            replace(own(m), action=own(m.action) if m.action else None, object=thing(m.object) if m.object else None)
            for m in facts.means
        ),
        cues=tuple(own(c) for c in facts.cues),
    )


def with_fields(facts: Facts, goal: Goal) -> Facts:
    """Put the goal's own columns over the facts: a due date wins over the text."""
    if goal.due_date is None:
        return facts
    said = facts.deadline.end_date if facts.deadline is not None else None
    deadline = Deadline(None, None, None, goal.start_date, goal.due_date, said if said != goal.due_date else None)
    return replace(facts, deadline=deadline)


def empty(form: str = "empty", language: str = "en") -> Facts:
    """The facts of a text that is not read: no words, or another language."""
    return Facts(form=form, language=language)

"""Parses -> facts: one reader a kind of fact, run in the order of `READERS`.

Cue kinds, by reader:

- times: "vague_time", "event", "open_duration", "start_only", "undated_season", "review"
- amounts: "confidence"
- actions: "negation", "hedge", "several_goals", "passive_no_owner", "owner"
- rationale: "purpose", "parent", "means", "basis", "tracking", "buzzword", "vague_word", "hedge"
- extremes: "absolute", "impossible", "extreme", "against"
"""

from __future__ import annotations

import dataclasses
from collections.abc import Sequence
from typing import TypeVar

from smartcritic.errors import InputError
from smartcritic.facts.actions import read_actions
from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.extremes import read_extremes
from smartcritic.facts.rationale import read_rationale
from smartcritic.facts.time import read_times
from smartcritic.language.parse import Parse
from smartcritic.records import Action, Context, Cue, DateMention, Deadline, Facts, Goal, Means, ObjectFact, Quantity

_Span = TypeVar("_Span", Action, Quantity, DateMention, ObjectFact, Cue, Means)

READERS = (read_times, read_amounts, read_actions, read_rationale, read_extremes)
"""The readers, in the order in which each builds on those before it."""


def extract(parses: Sequence[Parse], goal: Goal, context: Context) -> Facts:
    """Read all facts from the parses of one goal; `context.today` must be set."""
    today = context.today
    if today is None:
        raise InputError("context.today: the reference date is missing")
    times = read_times(parses, today, context.fiscal_year_start, context.workdays, context.holidays)
    amounts = read_amounts(parses, times.taken)
    acts = read_actions(parses, times.taken, amounts.quantities)
    deadline = times.deadline
    why = read_rationale(parses, times.taken, acts.actions, acts.objects, amounts.quantities, deadline.start if deadline else None)
    end = goal.due_date or (deadline.end_date if deadline else None)
    extremes = read_extremes(parses, acts.actions, amounts.quantities, [c for c in why if c.kind == "purpose"], end, today)
    cues = sorted((*times.cues, *amounts.cues, *acts.cues, *why, *extremes), key=lambda c: (c.start, c.end))
    empty_words = [c for c in cues if c.kind in ("buzzword", "vague_time", "hedge") and " " in c.text]
    empty_words += [c for c in cues if c.kind == "parent"]
    things = tuple(_without(o, empty_words) for o in acts.objects if not any(c.start <= o.start and o.end <= c.end for c in empty_words))
    found = Facts(
        action=acts.actions[0] if acts.actions else None,
        kind=acts.kind,
        quantities=amounts.quantities,
        deadline=deadline,
        cadence=times.cadence,
        dates=times.dates,
        actions=acts.actions,
        objects=things,
        cues=tuple(cues),
        form=acts.form,
        means=acts.means,
    )
    return found if all(p.segment.chars is None for p in parses) else _quoted(found, goal.text)


def _without(item: ObjectFact, empty_words: Sequence[Cue]) -> ObjectFact:
    """The object without delimiters that say nothing: "across the board", "to the next level"."""
    kept = tuple(d for d in item.delimiters if not any(c.start < d.end and d.start < c.end for c in empty_words))
    return item if len(kept) == len(item.delimiters) else dataclasses.replace(item, delimiters=kept)


def _quoted(facts: Facts, text: str) -> Facts:
    """Quote the caller's own text where a segment was cleaned before it was parsed (markup, control characters, line ends)."""

    def own(item: _Span) -> _Span:
        return dataclasses.replace(item, text=text[item.start : item.end])

    def thing(item: ObjectFact) -> ObjectFact:
        return dataclasses.replace(own(item), delimiters=tuple(own(d) for d in item.delimiters))

    deadline = facts.deadline
    if deadline is not None and deadline.start is not None and deadline.end is not None:
        deadline = dataclasses.replace(deadline, text=text[deadline.start : deadline.end])
    actions = tuple(own(a) for a in facts.actions)
    return dataclasses.replace(
        facts,
        action=actions[0] if actions else None,
        actions=actions,
        quantities=tuple(own(q) for q in facts.quantities),
        deadline=deadline,
        dates=tuple(own(d) for d in facts.dates),
        objects=tuple(thing(o) for o in facts.objects),
        means=tuple(
            dataclasses.replace(own(m), action=own(m.action) if m.action else None, object=thing(m.object) if m.object else None)
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
    return dataclasses.replace(facts, deadline=deadline)


def empty(form: str = "empty", language: str = "en") -> Facts:
    """The facts of a text that is not read: no words, or another language."""
    return Facts(form=form, language=language)

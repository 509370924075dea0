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

from smartcritic.errors import InputError
from smartcritic.facts.actions import read_actions
from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.extremes import read_extremes
from smartcritic.facts.rationale import read_rationale
from smartcritic.facts.times import read_times
from smartcritic.language.parse import Parse
from smartcritic.records import Context, Deadline, Facts, Goal

READERS = (read_times, read_amounts, read_actions, read_rationale, read_extremes)
"""The readers, in the order in which each builds on those before it."""


def extract(parses: Sequence[Parse], goal: Goal, context: Context) -> Facts:
    """Read all facts from the parses of one goal; `context.today` must be set."""
    today = context.today
    if today is None:
        raise InputError("context.today: the reference date is missing")
    times = read_times(parses, today, context.fiscal_year_start)
    amounts = read_amounts(parses, times.taken)
    acts = read_actions(parses, times.taken, amounts.quantities)
    deadline = times.deadline
    why = read_rationale(parses, times.taken, acts.actions, acts.objects, amounts.quantities, deadline.start if deadline else None)
    end = goal.due_date or (deadline.end_date if deadline else None)
    extremes = read_extremes(parses, acts.actions, amounts.quantities, [c for c in why if c.kind == "purpose"], end, today)
    cues = sorted((*times.cues, *amounts.cues, *acts.cues, *why, *extremes), key=lambda c: (c.start, c.end))
    return Facts(
        action=acts.actions[0] if acts.actions else None,
        kind=acts.kind,
        quantities=amounts.quantities,
        deadline=deadline,
        cadence=times.cadence,
        dates=times.dates,
        actions=acts.actions,
        objects=acts.objects,
        cues=tuple(cues),
        form=acts.form,
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

"""Dates: every date expression of a goal, its deadline and its cadence.

    parse -> tokens -> rules (single values, then expressions) -> segment -> deadline

`tokens` cuts the parse, `engine` tries the rules of `rules` over them, `algebra` and `spans` know the calendar; `strength` and `clauses`
say how plainly an expression states the end of the goal, `deadline` chooses. ``python -m smartcritic.facts.time`` prints the rules.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.facts.time.algebra import Calendar
from smartcritic.facts.time.deadline import is_no_quantity, select_deadline
from smartcritic.facts.time.segment import read_segments
from smartcritic.model import WEEKDAYS, Cadence, Cue, DateMention, Deadline
from smartcritic.parsing.parse import Parse


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """What the texts of one goal say of time.

    `dates` lists every date expression in the order of the text. `deadline` and `cadence` are the goal's own. `cues`
    have the kinds "vague_time", "event", "open_duration", "start_only", "undated_season" and "review". `taken` holds, per
    parse, the token ranges (half-open) that date expressions cover and that are therefore no quantity.
    """

    dates: tuple[DateMention, ...]
    deadline: Deadline | None
    cadence: Cadence | None
    cues: tuple[Cue, ...]
    taken: tuple[tuple[tuple[int, int], ...], ...]


def read_times(
    parses: Sequence[Parse],
    today: dt.date,
    fiscal_year_start: int = 1,
    workdays: Sequence[str] = WEEKDAYS[:5],
    holidays: str | None = None,
) -> TimeFacts:
    """Read all dates of a goal.

    Args:
        parses: the goal's segments, in the order of the text.
        today: the reference date; "this quarter" is the quarter that holds it.
        fiscal_year_start: the month in which the fiscal year begins; quarters and halves follow it.
        workdays: the names of the working days, for "within 30 working days".
        holidays: the code of a country or subdivision whose public holidays are no working days ("DE-BY"), or None.

    Raises:
        InputError: `holidays` is not known, and the goal counts working days.
        MissingExtraError: the package ``holidays`` is not installed, and the goal counts working days.
    """
    cal = Calendar(today, fiscal_year_start, workdays, holidays)
    segments = read_segments(parses, cal)
    deadline, cadence, cues = select_deadline(segments, cal)
    return TimeFacts(
        dates=tuple(s.mention(p) for s in segments for p in s.expressions if not p.vague),
        deadline=deadline,
        cadence=cadence,
        cues=tuple(sorted(cues, key=lambda c: (c.start, c.end))),
        taken=tuple(
            tuple((s.token(p), s.last_token(p) + 1) for p in s.expressions if not p.vague and is_no_quantity(s, p)) for s in segments
        ),
    )


__all__ = ["TimeFacts", "read_times"]

"""Which of the dates is the goal's own: its deadline and its cadence."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from smartcritic import calendar
from smartcritic.facts.time import cadence, clauses
from smartcritic.facts.time.algebra import Calendar
from smartcritic.facts.time.events import find_cues
from smartcritic.facts.time.expressions import TimeExpression
from smartcritic.facts.time.segment import TimedSegment
from smartcritic.facts.time.strength import CLOSING, TIMED_LABEL, is_service_level, is_undated, strength_of
from smartcritic.languages.base import Language
from smartcritic.model import Cadence, Cue, Deadline

_ANNOUNCED = 5
_RELEVANT_LABEL = "R"


@dataclass(frozen=True, slots=True)
class Candidate:
    """An expression that may be the end of the goal: its segment and that one's place, its strength, and whether it is part of an aim."""

    segment: TimedSegment
    p: TimeExpression
    order: int
    strength: int
    aim: bool


@dataclass(slots=True)
class Choice:
    """What is gathered over the segments of a goal. `undated_close`: a season or holiday without a year is said to be the end."""

    candidates: list[Candidate] = field(default_factory=list)
    cues: list[Cue] = field(default_factory=list)
    cadence: Cadence | None = None
    undated_close: bool = False


def select_deadline(segments: Sequence[TimedSegment], cal: Calendar) -> tuple[Deadline | None, Cadence | None, list[Cue]]:
    """The deadline, the cadence and the cues of a goal."""
    choice = Choice()
    for order, segment in enumerate(segments):
        aims, before = _aim_starts(segment), len(choice.cues)
        for p in segment.expressions:
            if p.kind == "recurrence" or cadence.is_weekdays(p):
                _add_rhythm(choice, segment, p, order)
            else:
                _add_date(choice, segment, p, order, cal, aims)
        find_cues(segment, choice.cues)
        if segment.parse.label == _RELEVANT_LABEL:  # "R: guests have stayed away since 2023"
            choice.cues[before:] = [c for c in choice.cues[before:] if c.kind != "start_only"]
    best = _best(choice.candidates)
    if best is not None and best.strength < _ANNOUNCED and best.segment.parse.label != TIMED_LABEL and choice.undated_close:
        best = None  # "this year ..., everybody by Easter": the holiday is the end, and its year is not said
    return (_deadline(best) if best is not None else None), choice.cadence, choice.cues


def _deadline(best: Candidate) -> Deadline:
    p = best.p
    last = p.end or p.start
    assert last is not None
    mention = best.segment.mention(p)
    return Deadline(mention.text, mention.start, mention.end, p.start, last)


def _best(candidates: list[Candidate]) -> Candidate | None:
    """The labelled line's own, else the last of those that state the end most plainly; a larger aim's only where there is no other."""
    timed = [c for c in candidates if c.segment.parse.label == TIMED_LABEL]
    pool = timed or [c for c in candidates if c.segment.parse.label != _RELEVANT_LABEL] or candidates
    pool = [c for c in pool if not c.aim] or pool
    if not pool:
        return None
    top = max(c.strength for c in pool)
    first = min(c.order for c in pool if c.strength == top)
    # A later sentence explains or adds; its dates count where they are as plain as the first one's.
    return max((c for c in pool if c.strength == top), key=lambda c: (c.p.end or dt.date.min, -abs(c.order - first)))


def _add_rhythm(choice: Choice, segment: TimedSegment, p: TimeExpression, order: int) -> None:
    passing = clauses.is_passing(segment, segment.token(p), order == 0)
    if choice.cadence is None and not passing:
        choice.cadence = cadence.cadence_of(segment, p)
    if passing or p.kind != "recurrence":
        return
    review = cadence.review_cue(segment, p)
    if review is not None:
        choice.cues.append(review)
    if p.period is None:
        choice.cues.append(segment.cue("event", p))


def _add_date(choice: Choice, segment: TimedSegment, p: TimeExpression, order: int, cal: Calendar, aims: list[int]) -> None:
    cues = choice.cues
    strength = strength_of(segment, p, cal, cues)
    undated = not strength and p.relation in CLOSING and bool(cues) and cues[-1].kind == "undated_season"
    choice.undated_close = choice.undated_close or undated
    announced = clauses.announces(segment, p)
    if segment.parse.label == TIMED_LABEL:
        strength = strength or _in_timed_line(p)
    elif strength:
        strength = _ANNOUNCED if announced else _in_clause(segment, p, cal, order, strength)
    elif announced and (p.relation == "start" or p.form == "weekday" or (announced == "before" and p.start and p.start > cal.today)):
        strength = _ANNOUNCED
    if not strength:
        return
    if strength == _ANNOUNCED and p.relation not in CLOSING and announced == "before":
        first = p.start or p.end
        p = replace(p, start=None, end=calendar.add_days(first, -1) if first is not None else None)
    token = segment.token(p)
    choice.candidates.append(Candidate(segment, p, order, strength, any(a < token for a in aims)))


def _in_timed_line(p: TimeExpression) -> int:
    """The strength of a date in a line that is labelled as the time of the goal: there a date needs no word in front of it."""
    undated = p.value is None or (p.value.year is None and is_undated(p.value))
    return 0 if p.end is None or undated or p.relation in ("since", "compare", "than", "ago") or p.kind == "duration" else 2


def _in_clause(segment: TimedSegment, p: TimeExpression, cal: Calendar, order: int, strength: int) -> int:
    """The strength of a date by its clause: what is told of the past, of a level today or of a step is none of the goal."""
    t = segment.token(p)
    over = p.end is not None and p.end < cal.today and clauses.follows_participle(segment, t)
    if over or clauses.describes(segment, t) or clauses.is_threat(segment, t) or clauses.is_aside(segment, t):
        return 0
    if p.relation in CLOSING or p.relation in ("within", "next"):
        return 1 if clauses.is_step(segment, t, order == 0) else strength
    ahead = p.value is not None and p.value.year is not None and p.start is not None and p.start > cal.today
    if not ahead and _is_past_level(segment, p, cal, order):
        return 0
    return 0 if clauses.is_step(segment, t, order == 0) else strength


def _is_past_level(segment: TimedSegment, p: TimeExpression, cal: Calendar, order: int) -> bool:
    t = segment.token(p)
    if clauses.tells_past(segment, t) or (not _is_running(p) and clauses.compares(segment, t)):
        return True
    return clauses.is_level(segment, p, cal, order == 0 and t == 0, order > 0)


def _is_running(p: TimeExpression) -> bool:
    """Whether it is "this quarter", "the year", "next week"."""
    return p.value is not None and p.value.fixed is not None and p.form.rpartition("/")[2] in ("which-period", "running-period")


# --------------------------------------------------------------------------- aims, amounts


def _aims(language: Language) -> Mapping[str, tuple[tuple[str, ...], ...]]:
    """First word of what opens a purpose or larger aim -> all words."""
    out: dict[str, list[tuple[str, ...]]] = {}
    for phrase in sorted(language.words("times_cues", "aims")):
        words = tuple(phrase.split(" "))
        out.setdefault(words[0], []).append(words)
    return {k: tuple(v) for k, v in out.items()}


def _aim_starts(segment: TimedSegment) -> list[int]:
    """Token indices at which a clause of purpose or a larger aim begins."""
    lower, aims = segment.parse.lower, segment.language.once(_aims)
    if aims.keys().isdisjoint(lower):
        return []
    return [k for k, word in enumerate(lower) if k and word in aims and any(tuple(lower[k : k + len(w)]) == w for w in aims[word])]


def is_no_quantity(segment: TimedSegment, p: TimeExpression) -> bool:
    """Whether the numbers of an expression belong to the date, so that the quantity stage must not read them."""
    if p.relation == "every":
        return p.form == "every"
    if p.relation == "length":
        return _is_age_of_plan(segment, p)
    return p.relation != "for" and not (p.relation == "within" and is_service_level(segment, p))


def _is_age_of_plan(segment: TimedSegment, p: TimeExpression) -> bool:
    """ "our five-year strategy": the age of a plan is no amount."""
    x = segment.tokens
    return x.text[p.j - 2] == "-" and any(x.text[k] in segment.words("plan") for k in range(p.j, min(p.j + 3, x.n)))

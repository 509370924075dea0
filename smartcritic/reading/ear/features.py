"""What a goal is like, as properties with plain names: what a team may judge by."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping

from smartcritic.model import Deadline, Facts
from smartcritic.reading import features
from smartcritic.reading.kinds import kind_of

_DAY = dt.timedelta(days=1)
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_DIGITS = re.compile(r"(?<![^\W_])\d+")
"""Figures that no letter stands before: the 31 of "31 March", not the 1 of "Q1"."""
_SHORT, _LONG = 6, 20
_COUNTS = frozenset({"actions", "dates", "objects", "delimiters", "bias"})
"""Features of the reader that say how many there are, which "is there" says as well."""


ABOUT: Mapping[str, tuple[str, ...]] = {
    "specific": (
        "no name", "named", "abbreviation", "object", "generic", "delimiter", "no delimiter", "action", "no action", "strength", "nature",
        "cue:vague_word", "cue:buzzword", "cue:hedge", "short",
    ),
    "measurable": (
        "quantity", "aimed", "no target", "target without", "counted without", "percent without", "money without", "bare without", "metric",
        "compared", "direction", "nature:metric", "cue:tracking", "cue:all_or_none",
    ),
    "achievable": ("means", "cue:means", "cue:basis", "cue:confidence", "cue:extreme", "cue:absolute", "cue:impossible", "quantity:base"),
    "relevant": ("cue:purpose", "cue:parent", "kind", "goal kind", "cue:against"),
    "time_bound": (
        "deadline", "no deadline", "cadence", "cue:vague_time", "cue:event", "cue:open_duration", "cue:start_only", "cue:undated_season",
        "cue:review",
    ),
}  # fmt: skip
"""The beginnings of the properties that a letter is about."""


def described(text: str, facts: Facts) -> frozenset[str]:
    """The properties that one goal has: features of the trained reader that are not 0, and how its amounts, names and end are said."""
    told = zip(features.NAMES, features.features(facts, ()), strict=True)
    return frozenset({name for name, value in told if value and name not in _COUNTS}.union(_marks(text, facts)))


def _marks(text: str, facts: Facts) -> list[str]:
    out = [f"goal kind:{kind_of(facts)}", *_amounts(facts), *_names(text, facts)]
    out += _end(facts.deadline) if facts.deadline is not None else ["no deadline"]
    out += [] if facts.action is not None else ["no action"]
    out += [] if facts.objects and facts.objects[0].delimiters else ["no delimiter"]
    words = len(text.split())
    return out + ["short"] * (words <= _SHORT) + ["long"] * (words >= _LONG)


def _amounts(facts: Facts) -> list[str]:
    roles = {q.role for q in facts.quantities}
    aimed = [q for q in facts.quantities if q.role in ("target", "rate")]
    if not aimed:
        return ["no target"]
    if "baseline" in roles:
        return []
    units = {features.unit_kind(q) for q in aimed}
    return ["target without baseline", *(f"{unit} without baseline" for unit in sorted(units))]


def _names(text: str, facts: Facts) -> list[str]:
    """Whether something is named: a capitalised word after the first, outside of dates; or an abbreviation."""
    taken = [(d.start, d.end) for d in facts.dates] + [(c.start, c.end) for c in facts.of("label")]
    words = [m for m in list(_WORD.finditer(text))[1:] if not any(a <= m.start() < b for a, b in taken)]
    proper = any(m[0][0].isupper() and not m[0].isupper() for m in words)
    short = any(len(m[0]) > 1 and m[0].isupper() for m in words)
    return ["named" if proper else "no name"] + ["abbreviation"] * short


def _end(deadline: Deadline) -> list[str]:
    """How the last day is said: with its own figure, or as the end of a period."""
    last = deadline.end_date
    figures = {int(m[0]) for m in _DIGITS.finditer(deadline.text or "")}
    day = last.day in figures or (last + _DAY).day in figures  # "before 1 June" ends on the day before
    if day or (last + _DAY).day != 1:
        out = ["deadline:day" if day else "deadline:without its day"]
    else:
        out = ["deadline:period of the calendar", "deadline:without its day"]
        out += ["deadline:year" if last.month == 12 else "deadline:month or quarter", *["deadline:quarter"] * (last.month % 3 == 0)]
    out += ["deadline:with its year"] * (last.year in figures or last.year % 100 in figures - {last.day})
    return out + (["deadline:from a day on"] if deadline.start_date is not None and deadline.start_date != last else [])

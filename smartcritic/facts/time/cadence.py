"""The rhythm of a goal: which recurrence is its cadence, and how often progress is looked at."""

from __future__ import annotations

from collections.abc import Mapping

from smartcritic.facts.time.expressions import TimeExpression
from smartcritic.facts.time.segment import TimedSegment
from smartcritic.model import Cadence, Cue

CADENCES: Mapping[str, Cadence] = {
    "P1D": "daily", "P2D": "daily", "P3D": "weekly", "P7D": "weekly", "P1W": "weekly", "P2W": "biweekly", "P14D": "biweekly",
    "P1M": "monthly", "P3W": "monthly", "P4W": "monthly", "P2M": "monthly", "P3M": "quarterly", "P4M": "quarterly", "P6M": "yearly",
    "P1Y": "yearly", "P12M": "yearly",
}  # fmt: skip
"""ISO period -> the cadence that is nearest to it."""

_NOUN_PHRASE = frozenset({"NOUN", "PROPN", "ADJ", "NUM", "VERB"})
_NOUNS, _MOVE_REACH, _REVIEW_REACH = 5, 9, 3


def cadence_of(segment: TimedSegment, p: TimeExpression) -> Cadence | None:
    """The cadence of a recurrence, or None where it is part of a metric's name ("monthly active users")."""
    if p.kind != "recurrence":
        return "weekly"
    if p.period is None:
        return None
    if p.form == "cadence-word":
        nouns = _nouns_behind(segment, p.j)
        recurring = segment.words("recurring_metric")
        if nouns and (nouns[-1] in recurring or not segment.words("recurring").isdisjoint(nouns) or _moves(segment, p)):
            return None
    return None if _is_reason(segment, p) else CADENCES.get(p.period)


def is_weekdays(p: TimeExpression) -> bool:
    """ "25 calls, Mon-Thu": days of the week side by side with no word in front are those of every week."""
    v = p.value
    return p.relation == "range" and p.i == p.core and v is not None and v.grain == "weekday" and v.fixed is None


def _moves(segment: TimedSegment, p: TimeExpression) -> bool:
    """ "Raise monthly visits from 8,000 to 12,000": the period belongs to a figure that goes from one level to another."""
    parse, t = segment.parse, segment.token(p)
    return any(segment.says(k, "from") and parse.words[k + 1][:1].isdigit() for k in range(t, min(parse.n - 1, t + _MOVE_REACH)))


def _is_reason(segment: TimedSegment, p: TimeExpression) -> bool:
    """ "because managers repeat the query every morning": a rhythm of the reason, not of the goal."""
    parse = segment.parse
    for k in range(segment.token(p) - 1, -1, -1):
        if parse.words[k] in (";", "."):
            return False
        if segment.says(k, "because") and parse.deps[k] == "mark" and parse.heads[k] > k:
            return True
    return False


def _nouns_behind(segment: TimedSegment, j: int) -> list[str]:
    """The words of the noun phrase behind a cadence word; of a list ("daily, weekly, monthly active users") the last one's."""
    x, parse, joins = segment.tokens, segment.parse, segment.words("list_joins")
    while x.text[j] in joins or x.text[j] in (",", "/"):
        if x.kind[j + 1] == "cadence":
            j += 2
        elif x.text[j] == "," and x.text[j + 1] in joins and x.kind[j + 2] == "cadence":
            j += 3
        else:
            break
    if segment.is_end(j):
        return []
    first = t = x.token[j]
    while t < parse.n and t - first < _NOUNS and parse.pos[t] in _NOUN_PHRASE and not (parse.pos[t] == "VERB" and t > first):
        t += 1
    return parse.lower[first:t]


def review_cue(segment: TimedSegment, p: TimeExpression) -> Cue | None:
    """ "reviewed weekly", "a monthly check-in", "track it every Friday": how often progress is looked at."""
    parse, review = segment.parse, segment.words("review")
    a, b = segment.token(p), segment.last_token(p)
    hits: list[int] = []
    for k in range(max(0, a - _REVIEW_REACH), min(parse.n, b + _REVIEW_REACH + 1)):
        if parse.lower[k] in review:
            hits.append(k)
        elif parse.lower[k] == "-" and 0 < k < parse.n - 1 and f"{parse.lower[k - 1]}-{parse.lower[k + 1]}" in review:
            hits += [k - 1, k + 1]
    if not hits:
        return None
    return segment.token_cue("review", min(*hits, a), max(*hits, b) + 1, CADENCES.get(p.period or ""))

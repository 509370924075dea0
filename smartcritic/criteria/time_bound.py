"""Time-bound: when is it over?"""

from __future__ import annotations

import datetime as dt

from smartcritic.calendar import format_date
from smartcritic.criteria.base import Evidence, finding, in_field, verdict
from smartcritic.model import Cue, Finding, Verdict
from smartcritic.reading.kinds import kind_of

ASKED = "asked/time_bound"
_STANDING = frozenset({"keep", "habit", "rule"})
"""Kinds of goals that are never over: what they need is a first day, or one on which they are looked at again."""
FAR = 60
"""Years ahead behind which a deadline is doubted."""


def judge(evidence: Evidence) -> Verdict:
    """Met where a last day is known, partial for a rhythm, an open duration or an undated event, else unmet."""
    facts, today = evidence.facts, evidence.context.today
    vague = [finding(evidence, "time_bound/vague_time", c) for c in facts.of("vague_time")]
    deadline = facts.deadline
    if deadline is not None:
        found: list[Finding] = list(vague)
        end = format_date(deadline.end_date)
        shown = (
            () if deadline.start is None or deadline.end is None else (Cue("deadline", deadline.text or "", deadline.start, deadline.end),)
        )
        if deadline.disagrees is not None:
            found.append(finding(evidence, "time_bound/dates_disagree", due=end, said=format_date(deadline.disagrees)))
        if today is not None and deadline.end_date < today:
            cue = shown[0] if shown else None
            found.append(finding(evidence, "time_bound/deadline_past", cue, deadline=end, today=format_date(today)))
        if today is not None and (years := deadline.end_date.year - today.year) > FAR:
            found.append(finding(evidence, "time_bound/doubtful_year", shown[0] if shown else None, deadline=end, years=f"{years:,}"))
        over = evidence.say("measured/over_on", deadline=end)
        return verdict(
            evidence,
            "met",
            0.97,
            findings=found,
            measured=over if deadline.start is not None else in_field(evidence, over, "due_date"),
            asked=ASKED,
            shown=shown,
            source="text" if deadline.start is not None else "field",
        )
    rhythm = _rhythm(evidence)
    partial = [
        *(finding(evidence, "time_bound/undated_event", c) for c in facts.of("event")),
        *(_undated(evidence, c) for c in facts.of("undated_season")),
        *(finding(evidence, "time_bound/open_duration", c) for c in facts.of("open_duration")),
    ]
    if facts.cadence is not None and not partial:
        partial.append(_without_end(evidence, rhythm))
    starts = [finding(evidence, "time_bound/start_without_end", c) for c in facts.of("start_only")]
    if partial:
        partial += starts
        shown_cues = [*facts.of("event", "undated_season", "open_duration"), *([rhythm] if rhythm else [])]
        return verdict(evidence, "partial", 0.85, findings=[*partial, *vague], measured=_what(evidence), asked=ASKED, shown=shown_cues)
    none = [] if vague or starts else [_no_deadline(evidence)]
    measured = evidence.say("measured/vague_time" if vague else "measured/start_alone" if starts else "measured/no_time")
    return verdict(evidence, "unmet", 0.95, findings=[*vague, *starts, *none], measured=measured, asked=ASKED)


def _no_deadline(evidence: Evidence) -> Finding:
    standing = kind_of(evidence.facts) in _STANDING
    return finding(evidence, "time_bound/no_deadline.standing" if standing else "time_bound/no_deadline")


def _without_end(evidence: Evidence, rhythm: Cue | None) -> Finding:
    """A rhythm with no end; where it is not the goal's own ("under 40k a year"), what is missing is the end of the goal."""
    if rhythm is None:
        return finding(evidence, "time_bound/cadence_without_end.field", cadence=evidence.facts.cadence)
    if not evidence.remarked("until", True):
        return _no_deadline(evidence)
    return finding(evidence, "time_bound/cadence_without_end", rhythm)


def _undated(evidence: Evidence, cue: Cue) -> Finding:
    """A season or holiday without a year; where the next one's day is known, the finding says it."""
    if cue.value is None:
        return finding(evidence, "time_bound/undated_event.season", cue)
    day = format_date(dt.date.fromisoformat(cue.value))
    return finding(evidence, "time_bound/undated_event.next", cue, day=day)


def _rhythm(evidence: Evidence) -> Cue | None:
    for d in evidence.facts.dates:
        if d.kind == "recurrence":
            return Cue("cadence", d.text, d.start, d.end)
    return None


def _what(evidence: Evidence) -> str:
    if evidence.facts.cadence is not None:
        return evidence.say("measured/cadence", cadence=evidence.facts.cadence)
    return evidence.say("measured/open_duration" if evidence.facts.of("open_duration") else "measured/event")

"""Time-bound: when is it over?"""

from __future__ import annotations

from smartcritic.calendar import format_date
from smartcritic.criteria.base import Evidence, finding, in_field, verdict
from smartcritic.criteria.raised import with_rules
from smartcritic.model import Cue, Finding, Verdict
from smartcritic.reading.kinds import kind_of

ASKED = "asked/time_bound"
_STANDING = frozenset({"keep", "habit", "rule"})
"""Kinds of goals that are never over: what they need is a first day, or one on which they are looked at again."""
FAR = 60
"""Years ahead behind which a deadline is doubted."""


@with_rules("time_bound")
def judge(evidence: Evidence) -> Verdict:
    """Met where a last day is known, partial for a rhythm, an open duration or an undated event, else unmet."""
    facts, today = evidence.facts, evidence.context.today
    deadline = facts.deadline
    if deadline is not None:
        found: list[Finding] = []
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
    undated = facts.of("event", "undated_season", "open_duration")
    if undated or facts.cadence is not None:
        endless = [] if undated else [_without_end(evidence, rhythm)]
        shown_cues = [*undated, *([rhythm] if rhythm else [])]
        return verdict(evidence, "partial", 0.85, findings=endless, measured=_what(evidence), asked=ASKED, shown=shown_cues)
    none = [] if facts.of("vague_time", "start_only") else [_no_deadline(evidence)]
    said = "measured/vague_time" if facts.of("vague_time") else "measured/start_alone" if facts.of("start_only") else "measured/no_time"
    return verdict(evidence, "unmet", 0.95, findings=none, measured=evidence.say(said), asked=ASKED)


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


def _rhythm(evidence: Evidence) -> Cue | None:
    for d in evidence.facts.dates:
        if d.kind == "recurrence":
            return Cue("cadence", d.text, d.start, d.end)
    return None


def _what(evidence: Evidence) -> str:
    if evidence.facts.cadence is not None:
        return evidence.say("measured/cadence", cadence=evidence.facts.cadence)
    return evidence.say("measured/open_duration" if evidence.facts.of("open_duration") else "measured/event")

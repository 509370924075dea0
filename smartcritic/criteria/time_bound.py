"""Time-bound: when is it over?"""

from __future__ import annotations

from smartcritic.calendar import format_date
from smartcritic.criteria.base import Evidence, finding, in_field, verdict
from smartcritic.model import Cue, Finding, Verdict

ASKED = "a day on which it is over"
FAR = 60
"""Years ahead behind which a deadline is doubted."""


def judge(evidence: Evidence) -> Verdict:
    """Met where a last day is known, partial for a rhythm, an open duration or an undated event, else unmet."""
    facts, today = evidence.facts, evidence.context.today
    vague = [finding("time_bound/vague_time", f"“{c.text}” names no day", c) for c in facts.of("vague_time")]
    deadline = facts.deadline
    if deadline is not None:
        found: list[Finding] = list(vague)
        shown = (
            () if deadline.start is None or deadline.end is None else (Cue("deadline", deadline.text or "", deadline.start, deadline.end),)
        )
        if deadline.disagrees is not None:
            found.append(
                finding(
                    "time_bound/dates_disagree",
                    f"the due date is {format_date(deadline.end_date)}, the text says {format_date(deadline.disagrees)}",
                )
            )
        if today is not None and deadline.end_date < today:
            found.append(
                finding(
                    "time_bound/deadline_past",
                    f"{format_date(deadline.end_date)} is before {format_date(today)}",
                    shown[0] if shown else None,
                )
            )
        if today is not None and deadline.end_date.year - today.year > FAR:
            far = f"{format_date(deadline.end_date)} is {deadline.end_date.year - today.year:,} years away: is the year right?"
            found.append(finding("time_bound/doubtful_year", far, shown[0] if shown else None))
        return verdict(
            evidence,
            "met",
            0.97,
            findings=found,
            measured=f"over on {format_date(deadline.end_date)}" + ("" if deadline.start is not None else in_field("due_date")),
            asked=ASKED,
            shown=shown,
            source="text" if deadline.start is not None else "field",
        )
    rhythm = _rhythm(evidence)
    partial = [
        *(finding("time_bound/undated_event", f"“{c.text}” has no date", c) for c in facts.of("event")),
        *(finding("time_bound/undated_event", f"“{c.text}” of which year?", c) for c in facts.of("undated_season")),
        *(finding("time_bound/open_duration", f"“{c.text}” has no start", c) for c in facts.of("open_duration")),
    ]
    if facts.cadence is not None and (rhythm is not None or not partial):
        said = f"“{rhythm.text}”" if rhythm is not None else facts.cadence
        partial.insert(0, finding("time_bound/cadence_without_end", f"{said}: until when?", rhythm))
    begins = "says when it begins, not when it is over"
    starts = [finding("time_bound/start_without_end", f"“{c.text}” {begins}", c) for c in facts.of("start_only")]
    if partial:
        partial += starts
        shown_cues = [*facts.of("event", "undated_season", "open_duration"), *([rhythm] if rhythm else [])]
        return verdict(evidence, "partial", 0.85, findings=[*partial, *vague], measured=_what(evidence), asked=ASKED, shown=shown_cues)
    none = [] if vague or starts else [finding("time_bound/no_deadline", "no last day: by when, or until when?")]
    measured = "only vague time" if vague else "only a start" if starts else "no time"
    return verdict(evidence, "unmet", 0.95, findings=[*vague, *starts, *none], measured=measured, asked=ASKED)


def _rhythm(evidence: Evidence) -> Cue | None:
    for d in evidence.facts.dates:
        if d.kind == "recurrence":
            return Cue("cadence", d.text, d.start, d.end)
    return None


def _what(evidence: Evidence) -> str:
    if evidence.facts.cadence is not None:
        return f"{evidence.facts.cadence}, with no end"
    if evidence.facts.of("open_duration"):
        return "a duration with no start"
    return "an event with no date"

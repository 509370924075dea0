"""An event, a season or a holiday that names no day; where the next one's day is known, the finding says it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from smartcritic.calendar import format_date
from smartcritic.criteria.base import Evidence, finding
from smartcritic.model import Finding, Verdict


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding an event, then one a season."""
    if verdict.verdict != "partial":
        return
    for cue in evidence.facts.of("event"):
        yield finding(evidence, "time_bound/undated_event", cue)
    for cue in evidence.facts.of("undated_season"):
        if cue.value is None:
            yield finding(evidence, "time_bound/undated_event.season", cue)
        else:
            yield finding(evidence, "time_bound/undated_event.next", cue, day=format_date(dt.date.fromisoformat(cue.value)))

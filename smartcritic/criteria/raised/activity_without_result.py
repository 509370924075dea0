"""Work that is counted with no result named beside it, or work of which a coach would ask what comes of it."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.criteria.base import Evidence, finding, of
from smartcritic.model import Cue, Finding, Quantity, Verdict

WORK = 0.9
"""From these odds of an activity on counted work without a result is worth a question, where that is much."""
MANY = 20
"""From so many things on work may be for its own sake; a few are done one by one."""
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """At most one finding, and none where a metric of work or of attention asks the same."""
    if verdict.verdict not in ("met", "unknown") or evidence.has("purpose", "parent", "output_metric", "vanity_metric"):
        return
    counted = [q for q in evidence.targets() if _is_counted(q)]
    work = [of(q) for q in counted] or [Cue("action", a.text, a.start, a.end) for a in evidence.facts.actions[:1]]
    plain = any(q.value >= MANY for q in counted) and evidence.reading.odds.get("kind", {}).get("activity", 0.0) >= WORK
    if work and (plain or evidence.remarked("result")):
        key = "relevant/activity_without_result.counted" if counted else "relevant/activity_without_result.work"
        yield finding(evidence, key, work[0])


def _is_counted(quantity: Quantity) -> bool:
    """Whether the amount is a number of things: not one alone, no share, sum of money, or time."""
    unit = quantity.unit
    if unit is None or unit.isupper() or "-" in quantity.text or quantity.value == 1:
        return False
    return unit not in ("percent", "percentage point", "times", "time", *_TIMES)

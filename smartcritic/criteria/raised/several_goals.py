"""Several goals in one text: actions that a coach would part, or concrete ones with dates of their own."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.criteria.base import Evidence, finding
from smartcritic.model import Finding, Verdict


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding; two actions with fewer dates are often one goal and its first step."""
    facts = evidence.facts
    apart = sum(d.kind in ("date", "range") for d in facts.dates) >= 2 and all(a.strength == "concrete" for a in facts.actions)
    if facts.of("several_goals") and (apart or evidence.remarked("split")):
        listed = ", ".join(a.text for a in facts.actions)
        yield finding(evidence, "specific/several_goals", facts.of("several_goals")[0], count=len(facts.actions), actions=listed)

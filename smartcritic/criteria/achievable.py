"""Achievable: is there reason to think that it can, or cannot, be done?"""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, finding, has_ground, in_field, verdict
from smartcritic.criteria.raised import with_rules
from smartcritic.model import Attainability, Verdict, VerdictName
from smartcritic.reading.bars import decided

ASKED = "asked/achievable"

MEANS_EASE = 0.01
"""Growth defaults know nothing of a named means ("by adding a shift"): with one, only what they hold for all but impossible counts."""

SAID_EASE = 0.05
"""Neither do they of a level that only the text gives: two amounts of a sentence need not be the same thing then and now."""

_BEYOND = 0.2
"""From these odds of "unrealistic" on it is asked what makes the goal doable; below, few readers would wonder."""
_UNREAL, _UNREAL_SAID = 0.5, 0.25
"""From these odds on it is unrealistic by the whole of its text; and from these on where the facts say so too."""


@with_rules("achievable")
def judge(evidence: Evidence) -> Verdict:
    """Judge by the context's estimate where there is one, then by what the facts decide, else by the trained reader."""
    facts, config = evidence.facts, evidence.config
    estimate = evidence.attainability
    if estimate is not None and estimate.method != "growth":
        return _estimated(evidence, estimate)
    impossible = facts.of("impossible")
    if impossible:
        return verdict(evidence, "unmet", 0.95, measured=impossible[0].value or "", asked=ASKED, shown=impossible)
    if estimate is not None and estimate.probability < config.achievable_partial * _ease(evidence, estimate):
        said = estimate.explanation or evidence.say("measured/extreme_change")
        found = finding(evidence, "achievable/extreme_change.growth", estimate=said)
        return verdict(evidence, "unmet", 0.7, findings=[found], measured=estimate.explanation, asked=ASKED)
    sure = [c for c in facts.of("confidence") if c.value is not None and float(c.value) >= config.confidence_basis]
    doubted = facts.of("absolute", "extreme")
    odds = evidence.reading.odds["achievable"]
    decides = any(decided(c) for c in facts.basis) or bool(sure)
    unreal = odds.get("unmet", 0.0)
    open_change = evidence.moves() and not evidence.targets()  # by how much?
    if unreal >= _UNREAL_SAID if doubted else unreal > max(odds["met"], _UNREAL) and not (decides or open_change):
        found_ = [] if doubted else [finding(evidence, "achievable/unrealistic", *facts.basis[:1])]
        said = evidence.say("measured/too_much")
        return verdict(evidence, "unmet", unreal, findings=found_, measured=said, asked=ASKED, shown=doubted or facts.basis)
    named = [c for c in facts.basis if not any(d.start < c.end and c.start < d.end for d in facts.of("confidence"))]
    basis = [*named, *sure]
    if sure or has_ground(evidence, "achievable", named):
        certain = 0.95 if decides else odds["met"]
        said = evidence.say("measured/basis", text=basis[0].text[:80])
        return verdict(evidence, "met", certain, measured=said, asked=ASKED, shown=basis)
    if evidence.goal.baseline is not None:
        said = in_field(evidence, evidence.say("measured/baseline_field", baseline=evidence.goal.baseline), "baseline")
        return verdict(evidence, "met", 0.8, measured=said, asked=ASKED, source="field")
    asked = [finding(evidence, "achievable/no_basis")] if _asks(evidence) and not facts.of("confidence") else []
    open_ = odds.get("unknown", 1 - odds["met"])
    said = evidence.say("measured/no_basis")
    return verdict(evidence, "unknown", open_, findings=asked, measured=said, asked=ASKED)


def _ease(evidence: Evidence, estimate: Attainability) -> float:
    """What the threshold below which a growth is doubted is multiplied with; 0 for a fall that only the text tells, which work brings."""
    goal = evidence.goal
    if goal.baseline is None and goal.current is None:
        if estimate.needed < estimate.expected:
            return 0.0
        return min(SAID_EASE, MEANS_EASE if evidence.facts.of("means") else 1.0)
    return MEANS_EASE if evidence.facts.of("means") else 1.0


def _asks(evidence: Evidence) -> bool:
    """Whether a coach would ask how: the goal aims high for what it says."""
    high = evidence.reading.odds["achievable"].get("unmet", 0.0) >= _BEYOND
    return high or evidence.remarked("how") or any(q.unit == "times" for q in evidence.targets())


def _estimated(evidence: Evidence, estimate: Attainability) -> Verdict:
    config, p = evidence.config, estimate.probability
    name: VerdictName = "met" if p >= config.achievable_met else "partial" if p >= config.achievable_partial else "unmet"
    key = {"partial": "achievable/stretch", "unmet": "achievable/out_of_reach"}.get(name)
    if p > config.no_stretch:
        key = "achievable/no_stretch"
    found = [finding(evidence, key, estimate=estimate.explanation)] if key is not None else []
    said = evidence.say("measured/likely", probability=p, estimate=estimate.explanation)
    return verdict(evidence, name, 0.9, findings=found, measured=said, asked=ASKED, source="context")

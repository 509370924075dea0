"""Achievable: is there reason to think that it can, or cannot, be done?"""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, finding, has_ground, in_field, verdict
from smartcritic.model import Attainability, Finding, Verdict, VerdictName
from smartcritic.reading.bars import decided

ASKED = "a baseline, means, capacity or track record that carries it"

MEANS_EASE = 0.01
"""Growth defaults know nothing of a named means ("by adding a shift"): with one, only what they hold for all but impossible counts."""

_BEYOND = 0.2
"""From these odds of "unrealistic" on it is asked what makes the goal doable; below, few readers would wonder."""
_UNREAL, _UNREAL_SAID = 0.5, 0.25
"""From these odds on it is unrealistic by the whole of its text; and from these on where the facts say so too."""


def judge(evidence: Evidence) -> Verdict:
    """Judge by the context's estimate where there is one, then by what the facts decide, else by the trained reader."""
    facts, config = evidence.facts, evidence.config
    estimate = evidence.attainability
    if estimate is not None and estimate.method != "growth":
        return _estimated(evidence, estimate)
    impossible = facts.of("impossible")
    if impossible:
        return verdict(
            evidence, "unmet", 0.95, findings=_doubts(evidence), measured=impossible[0].value or "", asked=ASKED, shown=impossible
        )
    doubt = config.achievable_partial * (MEANS_EASE if facts.of("means") else 1.0)
    if estimate is not None and estimate.probability < doubt:
        found = finding("achievable/extreme_change", estimate.explanation or "an extreme change for its time")
        return verdict(evidence, "unmet", 0.7, findings=[*_doubts(evidence), found], measured=estimate.explanation, asked=ASKED)
    sure = [c for c in facts.of("confidence") if c.value is not None and float(c.value) >= config.confidence_basis]
    doubts = _doubts(evidence)
    odds = evidence.reading.odds["achievable"]
    decides = any(decided(c) for c in facts.basis) or bool(sure)
    unreal = odds.get("unmet", 0.0)
    open_change = evidence.moves() and not evidence.targets()  # by how much?
    if unreal >= _UNREAL_SAID if doubts else unreal > max(odds["met"], _UNREAL) and not (decides or open_change):
        doubts = doubts or [finding("achievable/unrealistic", "few would reach this in its time and with its means", *facts.basis[:1])]
        shown = facts.of("absolute", "extreme") or facts.basis
        return verdict(evidence, "unmet", unreal, findings=doubts, measured="more than its time and means allow", asked=ASKED, shown=shown)
    said = [c for c in facts.basis if not any(d.start < c.end and c.start < d.end for d in facts.of("confidence"))]
    basis = [*said, *sure]
    if sure or has_ground(evidence, "achievable", said):
        certain = 0.95 if decides else odds["met"]
        return verdict(evidence, "met", certain, measured=f"it names “{basis[0].text[:80]}”", asked=ASKED, shown=basis)
    if evidence.goal.baseline is not None:
        given = f"the baseline is {evidence.goal.baseline:,.12g}{in_field('baseline')}"
        return verdict(evidence, "met", 0.8, measured=given, asked=ASKED, source="field")
    low = [finding("achievable/low_confidence", f"“{c.text}” is below 7 of 10", c) for c in facts.of("confidence") if c not in sure]
    asked = [] if low or not _asks(evidence) else [finding("achievable/no_basis", "what makes this doable: a track record, means, people?")]
    open_ = odds.get("unknown", 1 - odds["met"])
    return verdict(evidence, "unknown", open_, findings=[*low, *asked], measured="no basis named", asked=ASKED)


def _doubts(evidence: Evidence) -> list[Finding]:
    """What the facts say against it."""
    facts = evidence.facts
    return [
        *(finding("achievable/absolute", f"“{c.text}”: {c.value}", c) for c in facts.of("absolute")),
        *(finding("achievable/impossible_figure", f"“{c.text}”: {c.value}", c) for c in facts.of("impossible")),
        *(finding("achievable/extreme_change", f"“{c.text}”: {c.value}", c) for c in facts.of("extreme")),
    ]


def _asks(evidence: Evidence) -> bool:
    """Whether a coach would ask how: the goal aims high for what it says."""
    high = evidence.reading.odds["achievable"].get("unmet", 0.0) >= _BEYOND
    return high or evidence.remarked("how") or any(q.unit == "times" for q in evidence.targets())


def _estimated(evidence: Evidence, estimate: Attainability) -> Verdict:
    config, p = evidence.config, estimate.probability
    name: VerdictName = "met" if p >= config.achievable_met else "partial" if p >= config.achievable_partial else "unmet"
    found = []
    if p > config.no_stretch:
        found.append(finding("achievable/no_stretch", f"it is reached almost surely: {estimate.explanation}"))
    elif name == "partial":
        found.append(finding("achievable/stretch", f"possible, but less than likely: {estimate.explanation}"))
    elif name == "unmet":
        found.append(finding("achievable/out_of_reach", estimate.explanation))
    return verdict(evidence, name, 0.9, findings=found, measured=f"{p:.0%} likely: {estimate.explanation}", asked=ASKED, source="context")

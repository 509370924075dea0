"""Achievable: is there reason to think that it can, or cannot, be done?"""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, finding, in_field, verdict
from smartcritic.records import Attainability, Verdict, VerdictName

ASKED = "a baseline, means, capacity or track record that carries it"

MEANS_EASE = 0.01
"""Growth defaults know nothing of a named means ("by adding a shift"): with one, only what they hold for all but impossible counts."""


def judge(evidence: Evidence) -> Verdict:
    """Judge by the context's estimate where there is one, else by what the text claims."""
    facts, config = evidence.facts, evidence.config
    estimate = evidence.attainability
    if estimate is not None and estimate.method != "growth":
        return _estimated(evidence, estimate)
    bad = [
        *(finding("achievable/absolute", f"“{c.text}”: {c.value}", c) for c in facts.of("absolute")),
        *(finding("achievable/impossible_figure", f"“{c.text}”: {c.value}", c) for c in facts.of("impossible")),
        *(finding("achievable/extreme_change", f"“{c.text}”: {c.value}", c) for c in facts.of("extreme")),
    ]
    if bad:
        shown = facts.of("absolute", "impossible", "extreme")
        return verdict(evidence, "unmet", 0.8, findings=bad, measured=shown[0].value or shown[0].text, asked=ASKED, shown=shown)
    doubt = config.achievable_partial * (MEANS_EASE if facts.of("means") else 1.0)
    if estimate is not None and estimate.probability < doubt:
        found = finding("achievable/extreme_change", estimate.explanation or "an extreme change for its time")
        return verdict(evidence, "unmet", 0.7, findings=[found], measured=estimate.explanation, asked=ASKED)
    sure = [c for c in facts.of("confidence") if c.value is not None and float(c.value) >= config.confidence_basis]
    basis = [*facts.of("basis", "means"), *sure]
    if basis:
        return verdict(evidence, "met", 0.85, measured=f"it names “{basis[0].text[:80]}”", asked=ASKED, shown=basis)
    if evidence.goal.baseline is not None:
        said = f"the baseline is {evidence.goal.baseline:,.12g}{in_field('baseline')}"
        return verdict(evidence, "met", 0.8, measured=said, asked=ASKED, source="field")
    doubtful = [finding("achievable/low_confidence", f"“{c.text}” is below 7 of 10", c) for c in facts.of("confidence")]
    none = [] if doubtful else [finding("achievable/no_basis", "the text does not say whether it can be done")]
    return verdict(evidence, "unknown", 0.93, findings=[*doubtful, *none], measured="no basis named", asked=ASKED)


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

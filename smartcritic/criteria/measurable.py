"""Measurable: how would an observer know how far along it is, and when it is done?"""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, finding, of, unjudged, verdict
from smartcritic.records import Cue, Finding, Quantity, Verdict

ASKED = "a metric with a target, or a named result that plainly is or is not there"

_SOFT = frozenset({"satisfaction", "engagement", "awareness", "trust", "morale", "happiness", "wellbeing", "well-being", "confidence", "loyalty"})


def judge(evidence: Evidence) -> Verdict:
    """Met for a metric with a target or a plain deliverable, partial for a metric without one, else unmet."""
    facts, goal = evidence.facts, evidence.goal
    if not evidence.judged:
        return unjudged(evidence, ASKED)
    if facts.form in ("no_goal", "question"):
        return verdict(evidence, "unmet", 0.85, findings=[], measured="a text that states no aim", asked=ASKED)
    targets = evidence.targets()
    if goal.target is not None and not targets:
        what = goal.metric or "the metric"
        return verdict(evidence, "met", 0.9, measured=f"{what}: {goal.target:g}", asked=ASKED, source="field")
    if targets:
        return _with_target(evidence, targets)
    metric = next((o for o in facts.objects if o.metric), None)
    if metric is not None:
        cue = Cue("metric", metric.text, metric.start, metric.end)
        found = finding("measurable/no_target", f"“{metric.text}” has no level or change to reach", cue)
        return verdict(evidence, "partial", 0.75, findings=[found], measured="a metric without a target", asked=ASKED, shown=[cue])
    return _deliverable(evidence)


def _with_target(evidence: Evidence, targets: tuple[Quantity, ...]) -> Verdict:
    facts = evidence.facts
    first = targets[0]
    bare = all(q.unit in (None, "percent", "times") for q in targets)
    counted = any(o.metric or o.nature != "topic" for o in facts.objects)
    if bare and not counted:
        found = finding("measurable/number_without_metric", f"“{first.text}” of what?", of(first))
        return verdict(evidence, "partial", 0.75, findings=[found], measured="a number without a metric", asked=ASKED, shown=[of(first)])
    notes = [*_baseline(evidence), *_tracking(evidence)]
    return verdict(evidence, "met", 0.92, findings=notes, measured=f"target “{first.text}”", asked=ASKED, shown=[of(q) for q in targets])


def _baseline(evidence: Evidence) -> list[Finding]:
    """A target equal to where it starts, or a level to rise to without today's."""
    facts = evidence.facts
    targets = [q for q in facts.quantities if q.role == "target"]
    for base in (q for q in facts.quantities if q.role == "baseline"):
        for q in targets:
            if q.unit == base.unit and q.value == base.value and q.high == base.high:
                return [finding("measurable/target_equals_baseline", f"it starts and ends at {q.text}", of(q))]
    if evidence.goal.baseline is not None or any(q.role == "baseline" for q in facts.quantities):
        return []
    if facts.action is None or facts.action.direction not in ("up", "down") or not targets:
        return []
    level = next((q for q in targets if q.rule.endswith("to")), None)
    if level is None:
        return []
    return [finding("measurable/no_baseline", f"to {level.text}, but from where?", of(level))]


def _tracking(evidence: Evidence) -> list[Finding]:
    """A target for what people feel, with no word on how it is taken."""
    facts = evidence.facts
    for item in facts.objects:
        if (item.head in _SOFT or (item.metric or "").rpartition(" ")[2] in _SOFT) and not facts.of("tracking"):
            cue = Cue("metric", item.text, item.start, item.end)
            return [finding("measurable/no_tracking", f"how is “{item.text}” taken?", cue)]
    return []


def _deliverable(evidence: Evidence) -> Verdict:
    facts = evidence.facts
    item = facts.objects[0] if facts.objects else None
    cue = Cue("object", item.text, item.start, item.end) if item else None
    concrete = facts.action is None or facts.action.strength == "concrete"
    if item is not None and cue is not None and concrete and not item.generic:
        if item.nature in ("artefact", "event") or (item.nature in ("thing", "people") and item.delimiters and facts.action is not None):
            return verdict(evidence, "met", 0.75, measured=f"“{item.text[:80]}” is there or not", asked=ASKED, shown=[cue])
        if item.nature == "process" or facts.kind == "activity":
            found = finding("measurable/open_ended_deliverable", f"when is “{item.text[:80]}” done?", cue)
            return verdict(evidence, "partial", 0.6, findings=[found], measured="work with no plain end", asked=ASKED, shown=[cue])
    found = finding("measurable/no_metric", "nothing to count, and nothing that plainly is done")
    return verdict(evidence, "unmet", 0.75, findings=[found], measured="no metric and no result", asked=ASKED)

"""Relevant: does the text, or what is known beside it, say what larger aim the goal serves?"""

from __future__ import annotations

from smartcritic import relevance
from smartcritic.criteria import metrics
from smartcritic.criteria.base import Evidence, finding, has_ground, in_field, of, told, verdict
from smartcritic.model import Cue, Finding, Quantity, Verdict
from smartcritic.reading.bars import decided

ASKED = "asked/relevant"


def judge(evidence: Evidence) -> Verdict:
    """Judge by the context where it speaks of role or objectives, else by the purpose that the text names."""
    facts = evidence.facts
    purposes = facts.of("purpose", "parent")
    field = None
    if evidence.goal.parent and not purposes:
        field = Cue("parent", evidence.goal.parent, 0, 0)
    against = facts.of("against")
    notes = _notes(evidence, bool(purposes) or field is not None)
    if against:
        found = finding(evidence, "relevant/works_against", against[0], aim=against[0].value)
        said = evidence.say("measured/against_own_aim")
        return verdict(evidence, "unmet", 0.75, findings=[found], measured=said, asked=ASKED, shown=against)
    known = relevance.judge(evidence.goal, facts, evidence.context, evidence.language, evidence.config.words.roles, evidence.alike)
    if known is not None:
        found_list: list[Finding] = [told(evidence, r.rule, r.message) for r in known.reasons]
        if known.verdict == "met":
            found_list += notes
        return verdict(
            evidence,
            known.verdict,
            known.confidence,
            findings=found_list,
            measured=known.measured,
            asked=ASKED,
            shown=purposes,
            source="context" if known.verdict != "met" or not purposes else "text",
        )
    odds = evidence.reading.odds["relevant"]
    if has_ground(evidence, "relevant", purposes):
        said = evidence.say("measured/purpose", text=purposes[0].text[:80])
        sure = 0.95 if any(decided(c) for c in purposes) else odds["met"]
        return verdict(evidence, "met", sure, findings=notes, measured=said, asked=ASKED, shown=purposes)
    if field is not None:
        said = in_field(evidence, evidence.say("measured/parent_field", text=field.text[:80]), "parent")
        return verdict(evidence, "met", 0.9, measured=said, asked=ASKED, source="field")
    return verdict(evidence, "unknown", 1 - odds["met"], findings=notes, measured=evidence.say("measured/no_purpose"), asked=ASKED)


WORK = 0.9
"""From these odds of an activity on counted work without a result is worth a question, where that is much."""
_TIMES = frozenset({"second", "minute", "hour", "day", "week", "month", "quarter", "year"})


def _is_counted(quantity: Quantity) -> bool:
    """Whether the amount is a number of things: not one alone, no share, sum of money, or time."""
    unit = quantity.unit
    if unit is None or unit.isupper() or "-" in quantity.text or quantity.value == 1:
        return False
    return unit not in ("percent", "percentage point", "times", "time", *_TIMES)


def _notes(evidence: Evidence, served: bool) -> list[Finding]:
    """What a metric of work or of attention leaves open; else work that is counted with no result named beside it."""
    facts = evidence.facts
    flawed = [] if served else metrics.of_work(evidence)
    if flawed or facts.of("output_metric", "vanity_metric"):
        return flawed
    counted = [of(q) for q in evidence.targets() if _is_counted(q)]
    work = counted or [Cue("action", a.text, a.start, a.end) for a in facts.actions[:1]]
    much = any(q.value >= metrics.MANY for q in evidence.targets() if _is_counted(q))
    plain = much and evidence.reading.odds.get("kind", {}).get("activity", 0.0) >= WORK
    if served or not work or not (plain or evidence.remarked("result")):
        return []
    key = "relevant/activity_without_result.counted" if counted else "relevant/activity_without_result.work"
    return [finding(evidence, key, work[0])]

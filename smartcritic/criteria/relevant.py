"""Relevant: does the text, or what is known beside it, say what larger aim the goal serves?"""

from __future__ import annotations

from smartcritic import relevance
from smartcritic.criteria.base import Evidence, finding, has_ground, in_field, told, verdict
from smartcritic.criteria.raised import with_rules
from smartcritic.model import Cue, Verdict
from smartcritic.reading.bars import decided

ASKED = "asked/relevant"


@with_rules("relevant")
def judge(evidence: Evidence) -> Verdict:
    """Judge by the context where it speaks of role or objectives, else by the purpose that the text names."""
    facts = evidence.facts
    purposes = facts.of("purpose", "parent")
    field = None
    if evidence.goal.parent and not purposes:
        field = Cue("parent", evidence.goal.parent, 0, 0)
    against = facts.of("against")
    if against:
        found = finding(evidence, "relevant/works_against", against[0], aim=against[0].value)
        said = evidence.say("measured/against_own_aim")
        return verdict(evidence, "unmet", 0.75, findings=[found], measured=said, asked=ASKED, shown=against)
    known = relevance.judge(evidence.goal, facts, evidence.context, evidence.language, evidence.config.words.roles, evidence.alike)
    if known is not None:
        return verdict(
            evidence,
            known.verdict,
            known.confidence,
            findings=[told(evidence, r.rule, r.message) for r in known.reasons],
            measured=known.measured,
            asked=ASKED,
            shown=purposes,
            source="context" if known.verdict != "met" or not purposes else "text",
        )
    odds = evidence.reading.odds["relevant"]
    if has_ground(evidence, "relevant", purposes):
        said = evidence.say("measured/purpose", text=purposes[0].text[:80])
        sure = 0.95 if any(decided(c) for c in purposes) else odds["met"]
        return verdict(evidence, "met", sure, measured=said, asked=ASKED, shown=purposes)
    if field is not None:
        said = in_field(evidence, evidence.say("measured/parent_field", text=field.text[:80]), "parent")
        return verdict(evidence, "met", 0.9, measured=said, asked=ASKED, source="field")
    return verdict(evidence, "unknown", 1 - odds["met"], measured=evidence.say("measured/no_purpose"), asked=ASKED)

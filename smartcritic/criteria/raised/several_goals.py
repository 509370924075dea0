"""Several goals in one text: actions that a coach would part, or concrete ones with dates of their own."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.criteria.base import Evidence, finding
from smartcritic.model import Action, Finding, Verdict


def check(evidence: Evidence, verdict: Verdict) -> Iterator[Finding]:
    """One finding; two actions with fewer dates are often one goal and its first step."""
    facts = evidence.facts
    for cue in facts.of("several_goals")[:1]:
        verbs = all(a.strength == "concrete" and _is_verb(evidence, a) for a in facts.actions)
        apart = verbs and sum(d.kind in ("date", "range") for d in facts.dates) >= 2
        if apart or evidence.remarked("split"):
            listed = ", ".join(a.text for a in facts.actions)
            yield finding(evidence, "specific/several_goals", cue, count=len(facts.actions), actions=listed)


def _is_verb(evidence: Evidence, action: Action) -> bool:
    """Whether an action is a known verb in its plain form: not "Interim 17%", nor "agreed and loaded", which is one state."""
    return action.text.lower().split()[:1] == [action.lemma] and action.lemma in evidence.language.terms("verbs")

"""Specific: what exactly will be done or be true?"""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, finding, of, unjudged, verdict
from smartcritic.records import Cue, Finding, ObjectFact, Verdict

ASKED = "a concrete action or result on a delimited object"

_WEAK = frozenset({"definite", "possessive"})


def judge(evidence: Evidence) -> Verdict:
    """Met for a concrete action or result on a delimited object, partial for one of the two, unmet for neither."""
    facts = evidence.facts
    if not evidence.judged:
        if facts.form == "empty":
            return unjudged(evidence, ASKED, [finding("specific/no_text", "there are no words")])
        return unjudged(evidence, ASKED, [finding("specific/not_english", f"the text is not English ({facts.language})")])
    long = _too_long(evidence)
    if facts.form in ("no_goal", "question"):
        return verdict(
            evidence, "unmet", 0.85, findings=[*long, finding("specific/no_goal", "the text states no aim")], measured="no aim", asked=ASKED
        )
    concrete = concrete_part(evidence)
    target = delimited_object(evidence)
    notes = [*long, *_notes(evidence)]
    shown = [c for c in (concrete, target) if c is not None]
    first = facts.objects[0] if facts.objects else None
    whole = Cue("object", first.text, first.start, first.end) if first is not None else None
    if concrete is not None and target is not None:
        return verdict(
            evidence, "met", 0.85, findings=notes, measured=f"“{concrete.text}” on “{target.text[:80]}”", asked=ASKED, shown=shown
        )
    if concrete is not None:
        found = finding("specific/generic_object", f"“{whole.text}” could be any" if whole else "no object is named", whole)
        return verdict(evidence, "partial", 0.7, findings=[found, *notes], measured="a result on a generic object", asked=ASKED, shown=shown)
    if target is not None:
        word = Cue("action", facts.action.text, facts.action.start, facts.action.end) if facts.action else None
        said = f"“{word.text}” leaves open what changes" if word else "nothing says what changes"
        found = finding("specific/generic_verb", said, word)
        return verdict(evidence, "partial", 0.7, findings=[found, *notes], measured="a delimited object, no result", asked=ASKED, shown=shown)
    wish = finding("specific/wish", "neither the action nor the object says what will be different", whole)
    generic = [finding("specific/generic_object", f"“{whole.text}” could be any", whole)] if whole and first and first.generic else []
    return verdict(evidence, "unmet", 0.75, findings=[*generic, wish, *notes], measured="a wish or a topic", asked=ASKED)


def delimited_object(evidence: Evidence) -> Cue | None:
    """The object where it is delimited: two readers would take it for the same thing."""
    for item in evidence.facts.objects[:1]:
        if is_delimited(item):
            return Cue("object", item.text, item.start, item.end)
    return None


def is_delimited(item: ObjectFact) -> bool:
    """Whether the object's own words part it from others of its kind."""
    strong = [d for d in item.delimiters if d.kind not in _WEAK]
    if item.generic:
        return bool([d for d in strong if d.kind != "number"])
    if item.nature in ("quality", "topic"):
        return bool(strong)
    return bool(strong) or item.metric is not None or item.nature in ("artefact", "event", "thing")


def concrete_part(evidence: Evidence) -> Cue | None:
    """What makes the action or result concrete: a concrete verb, or an amount to reach."""
    facts = evidence.facts
    if facts.action is not None and facts.action.strength == "concrete":
        return Cue("action", facts.action.text, facts.action.start, facts.action.end)
    targets = evidence.targets()
    if targets:
        return of(targets[0])
    if facts.action is None and facts.objects and facts.objects[0].nature in ("artefact", "event"):
        return Cue("object", facts.objects[0].text, facts.objects[0].start, facts.objects[0].end)
    return None


def _too_long(evidence: Evidence) -> list[Finding]:
    n = len(evidence.goal.text)
    if n <= evidence.config.long_text:
        return []
    return [finding("specific/too_long", f"{n:,} characters are a document, not a goal")]


def _notes(evidence: Evidence) -> list[Finding]:
    facts = evidence.facts
    notes = [finding("specific/vague_word", f"“{c.text}” names a direction, no amount", c) for c in facts.of("vague_word")[:3]]
    notes += [finding("specific/buzzword", f"“{c.text}” can be neither done nor checked", c) for c in facts.of("buzzword")[:3]]
    notes += [finding("specific/hedged_verb", f"“{c.text}” lets a try count as done", c) for c in facts.of("hedge")[:2]]
    if facts.of("several_goals"):
        listed = ", ".join(a.text for a in facts.actions)
        notes.append(finding("specific/several_goals", f"{len(facts.actions)} goals in one: {listed}", facts.of("several_goals")[0]))
    notes += [finding("specific/passive_without_owner", f"“{c.text}”: by whom?", c) for c in facts.of("passive_no_owner")[:1]]
    return notes

"""Specific: what exactly will be done or be true? The trained reader decides; the facts say which words leave it open."""

from __future__ import annotations

from smartcritic.criteria.base import Evidence, decide, effect, finding, in_field, own_words, verdict
from smartcritic.criteria.raised import with_rules
from smartcritic.model import Action, Cue, Finding, ObjectFact, Verdict, VerdictName

ASKED = "asked/specific"
_BETWEEN, _LONG = 3, 80
"""Words between action and object that are quoted with them, and characters of what is quoted."""


@with_rules("specific")
def judge(evidence: Evidence) -> Verdict:
    """Met for a concrete action or result on a delimited object, partial for one of the two, unmet for neither.

    A named object is at least partial. What may be any ("raise sales") and a team's own vague words and buzzwords keep it from being met.
    """
    facts = evidence.facts
    action = facts.action
    item = next((o for o in facts.objects if any(c.isalpha() for c in o.head)), None)
    bare = evidence.moves() and len(facts.objects) == 1 and _is_any(item)
    most: VerdictName = "partial" if bare or own_words(evidence) else "met"
    named = item is not None and any(d.kind in ("name", "quoted") for d in item.delimiters)
    name, sure = decide(evidence, "specific", least="partial" if named else "unmet", most=most)
    shown = [*_cue("action", action), *_cue("object", item)]
    notes = _too_long(evidence)
    if name == "met":
        said = _done_to(evidence, shown)
        notes = [*_remarks(evidence, _cue("action", action), _cue("object", item)), *notes]
        return verdict(evidence, name, sure, findings=notes, measured=_by_owner(evidence, said), asked=ASKED, shown=shown)
    open_ = _open(evidence, action, item, name)
    measured = _by_owner(evidence, evidence.say("measured/partly_open" if name == "partial" else "measured/wish"))
    return verdict(evidence, name, sure, findings=[*open_, *notes], measured=measured, asked=ASKED, shown=shown)


def _done_to(evidence: Evidence, shown: list[Cue]) -> str:
    """The words of the action and its object, as far as they are named: from the first to the last, or without a long way between."""
    if not shown:
        return evidence.say("measured/definite_result")
    first, *_, last = sorted([shown[0], *shown], key=lambda c: c.start)
    if len(evidence.goal.text[first.end : last.start].split()) > _BETWEEN:
        return evidence.say("measured/says.apart", first=first.text[:_LONG], last=last.text[:_LONG])
    words = " ".join(evidence.goal.text[first.start : max(first.end, last.end)].split())
    return evidence.say("measured/says", text=words[:_LONG])


def _cue(kind: str, item: Action | ObjectFact | None) -> list[Cue]:
    return [] if item is None else [Cue(kind, item.text, item.start, item.end)]


def _is_any(item: ObjectFact | None) -> bool:
    """Whether nothing parts the object from others of its kind: "sales"."""
    return item is not None and item.generic and not item.delimiters


def _open(evidence: Evidence, action: Action | None, item: ObjectFact | None, name: VerdictName) -> list[Finding]:
    """What keeps it from being specific: the verb, the object, or both; by the words' effects on the trained reader's verdict."""
    thing = _cue("object", item)
    verb = [] if thing and action is not None and action.direction == "end" else _cue("action", action)  # "end" says what will be different
    if not thing and verb:
        moved = evidence.moves() or evidence.facts.reading is None
        # "be kind" has no object to ask for
        return [finding(evidence, "specific/no_object", *verb) if moved else _of_verb(evidence, *verb)]
    if not thing or (name == "unmet" and action is None):
        return [finding(evidence, "specific/wish.topic", *thing)]
    if name == "partial":
        remarks = _remarks(evidence, verb, thing)
        if remarks:
            return remarks
        generic = action is not None and action.strength != "concrete"
        weaker = verb and not _is_any(item) and (generic or _weaker(evidence, verb[0], thing[0]))
        return [_of_verb(evidence, *verb) if weaker else _of_object(evidence, *thing)]
    return [finding(evidence, "specific/wish.empty", *thing)]


def _remarks(evidence: Evidence, verb: list[Cue], thing: list[Cue]) -> list[Finding]:
    """What a coach would remark of the verb and of the object."""
    of_verb = [_of_verb(evidence, *verb)] if verb and evidence.remarked("verb") else []
    return of_verb + ([_of_object(evidence, *thing)] if thing and evidence.remarked("which") else [])


def _of_verb(evidence: Evidence, verb: Cue) -> Finding:
    return finding(evidence, "specific/generic_verb", verb)


def _of_object(evidence: Evidence, thing: Cue) -> Finding:
    return finding(evidence, "specific/generic_object", thing, text=thing.text[:80])


def _weaker(evidence: Evidence, verb: Cue, thing: Cue) -> bool:
    """Whether the verb leaves more open than the object."""
    of_verb = effect(evidence, "specific", verb.start, verb.end)
    of_thing = effect(evidence, "specific", thing.start, thing.end)
    action = evidence.facts.action
    generic = action is not None and action.strength != "concrete"
    if of_verb is None or of_thing is None:
        return generic
    return of_verb < of_thing if generic else of_verb < min(0.0, of_thing - 0.1)


def _too_long(evidence: Evidence) -> list[Finding]:
    n = len(evidence.goal.text)
    return [finding(evidence, "specific/too_long", characters=n)] if n > evidence.config.long_text else []


def _doer(evidence: Evidence) -> str | None:
    """The field that says who does it, where the text's passive leaves that open."""
    if not evidence.facts.of("passive_no_owner"):
        return None
    return next((n for n in ("owner", "team") if getattr(evidence.goal, n)), None)


def _by_owner(evidence: Evidence, said: str) -> str:
    """What was found, with who does it where a field says so."""
    name = _doer(evidence)
    if name is None:
        return said
    return in_field(evidence, evidence.say("measured/by_owner", said=said, owner=getattr(evidence.goal, name)), name)

"""Specific: what exactly will be done or be true?"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache, lru_cache

from smartcritic import lexicon
from smartcritic.criteria.base import Evidence, finding, in_field, of, verdict
from smartcritic.records import Cue, Finding, ObjectFact, Verdict

ASKED = "a concrete action or result on a delimited object"


def judge(evidence: Evidence) -> Verdict:
    """Met for a concrete action or result on a delimited object, partial for one of the two, unmet for neither."""
    facts = evidence.facts
    concrete = concrete_part(evidence)
    target = delimited_object(evidence, ENOUGH_ALONE if concrete is None else ENOUGH_WITH_TARGET if evidence.targets() else ENOUGH)
    notes, by = [*_too_long(evidence), *_notes(evidence)], _doer(evidence)
    if evidence.idle:
        concrete = target = None
    pair = concrete_pair(evidence)
    if pair is not None and (concrete is None or target is None):
        concrete, target = pair
    shown = [c for c in (concrete, target) if c is not None]
    first = facts.objects[0] if facts.objects else None
    whole = Cue("object", first.text, first.start, first.end) if first is not None else None
    if concrete is not None and target is not None:
        return verdict(
            evidence, "met", 0.85, findings=notes, measured=f"“{concrete.text}” on “{target.text[:80]}”{by}", asked=ASKED, shown=shown
        )
    does = facts.action is not None and facts.action.strength == "concrete" and not facts.action.light
    plain = does and facts.action is not None and facts.action.direction is None and facts.action.lemma not in words("gives")
    if concrete is not None and (evidence.targets() or plain or not _empty_object(evidence)):
        found = finding("specific/generic_object", f"“{whole.text}” could be any" if whole else "no object is named", whole)
        return verdict(
            evidence, "partial", 0.7, findings=[found, *notes], measured=f"a result on a generic object{by}", asked=ASKED, shown=shown
        )
    if target is not None:
        word = Cue("action", facts.action.text, facts.action.start, facts.action.end) if facts.action else None
        said = f"“{word.text}” leaves open what changes" if word else "nothing says what changes"
        found = finding("specific/generic_verb", said, word)
        return verdict(
            evidence, "partial", 0.7, findings=[found, *notes], measured=f"a delimited object, no result{by}", asked=ASKED, shown=shown
        )
    wish = finding("specific/wish", "neither the action nor the object says what will be different", whole)
    generic = [finding("specific/generic_object", f"“{whole.text}” could be any", whole)] if whole and first and first.generic else []
    return verdict(evidence, "unmet", 0.75, findings=[*generic, wish, *notes], measured="a wish or a topic", asked=ASKED)


@cache
def words(name: str) -> frozenset[str]:
    """A set of verbs or nouns that a criterion turns on, from ``lexicon/verbs.toml``."""
    return lexicon.words("verbs", name)


@lru_cache(maxsize=1)
def _weights() -> tuple[Mapping[str, float], Mapping[str, float]]:
    tables = lexicon.load("objects").tables
    return tables["delimits"], tables["heads"]


ENOUGH, ENOUGH_WITH_TARGET, ENOUGH_ALONE = 0.65, 0.5, 0.55
"""From here on an object counts as delimited: the sum of what its head and its delimiters bring (``lexicon/objects.toml``);
beside a concrete action, beside an amount to reach, and alone."""


def delimitation(item: ObjectFact) -> float:
    """How far the object's own words part it from others of its kind: the head's weight plus each kind of delimiter once,
    a second one of a kind at half."""
    delimits, heads = _weights()
    total = heads[item.nature]
    if item.generic and item.nature not in ("quality", "topic"):
        total = heads.get(f"generic_{item.nature}", heads["generic"])
    seen: dict[str, int] = {}
    if item.compared:
        total += delimits["compared"]
    for d in item.delimiters:
        if d.kind == "definite" and item.nature in ("quality", "topic"):
            continue  # "the way", "the experience" is still any
        seen[d.kind] = seen.get(d.kind, 0) + 1
        if seen[d.kind] <= 2:
            total += delimits.get(d.kind, 0.0) / seen[d.kind]
    return total


def is_delimited(item: ObjectFact) -> bool:
    """Whether two readers would take the object for the same thing."""
    return delimitation(item) >= ENOUGH


def delimited_object(evidence: Evidence, enough: float = ENOUGH) -> Cue | None:
    """The object where it is delimited."""
    action = evidence.facts.action
    ends = action is not None and action.direction == "end" and action.strength == "concrete"  # "stop biting my nails"
    more = 0.4 * bool(evidence.facts.of("state")) + 0.4 * bool(evidence.facts.of("all_or_none")) + 0.2 * ends
    for item in evidence.facts.objects[:2]:
        if not any(c.isalpha() for c in item.head) and "%" in item.text:
            continue  # "Improve 15%": a share is no object
        if delimitation(item) + more >= enough:
            return Cue("object", item.text, item.start, item.end)
    return None


def concrete_pair(evidence: Evidence) -> tuple[Cue, Cue] | None:
    """A concrete action on a delimited object, other than the first: a further goal of the text, or the means that it names.

    "Improve the stay of families by cutting the check-in time at the Lyon hotel" says in its means what will be done.
    """
    facts = evidence.facts
    further = [(a, o) for a, o in evidence.pairs()[1:3] if a is not None and a.coordinated]
    if facts.action is None or facts.action.strength != "concrete":
        further = []  # a generic first goal stays one, whatever is said behind it
    for action, item in [*further, *((m.action, m.object) for m in facts.means)]:
        if action is None or item is None:
            continue
        moves = item.metric is not None and action.direction in ("up", "down", "reach", "keep", "end")
        if (action.strength == "concrete" or moves) and delimitation(item) >= ENOUGH:
            return Cue("action", action.text, action.start, action.end), Cue("object", item.text, item.start, item.end)
    return None


def concrete_part(evidence: Evidence) -> Cue | None:
    """What makes the action or result concrete: a concrete verb, an amount to reach, a metric that is to move, a state that
    is to hold, a delimited means."""
    facts = evidence.facts
    action, first = facts.action, facts.objects[0] if facts.objects else None
    targets = evidence.targets()
    # "take care of", "go viral": a light verb with an abstract noun or nothing
    abstract = action is not None and action.light and (first is None or first.nature in ("topic", "quality")) and not targets
    if action is not None and action.strength == "concrete" and not evidence.idle and not abstract:
        return Cue("action", action.text, action.start, action.end)
    if targets:
        return of(targets[0])
    if action is None:
        if first is not None and facts.of("all_or_none"):
            return facts.of("all_or_none")[0]  # "no soda at lunch"
        named = first is not None and any(d.kind in ("name", "number", "quoted") for d in first.delimiters)
        if first is not None and (first.nature in ("artefact", "event") or (first.nature == "thing" and named)):
            return Cue("object", first.text, first.start, first.end)
        return None
    moved = first is not None and first.metric is not None and (delimitation(first) >= (1.0 if first.generic else ENOUGH_ALONE))
    stated = bool(facts.of("state")) or (facts.form == "clause" and action.lemma in words("states"))
    if first is not None and ((moved and action.direction in ("up", "down", "reach", "keep", "end")) or stated):
        return Cue("action", action.text, action.start, action.end)
    return None


def _empty_object(evidence: Evidence) -> bool:
    """Whether the object says nothing at all: a generic head with vague words only."""
    first = evidence.facts.objects[0] if evidence.facts.objects else None
    return first is not None and delimitation(first) <= 0.0


def _too_long(evidence: Evidence) -> list[Finding]:
    n = len(evidence.goal.text)
    if n <= evidence.config.long_text:
        return []
    return [finding("specific/too_long", f"{n:,} characters are a document, not a goal")]


def _doer(evidence: Evidence) -> str:
    """What a field says of who does it, where the text's passive leaves that open; empty otherwise."""
    if not evidence.facts.of("passive_no_owner"):
        return ""
    name = next((n for n in ("owner", "team") if getattr(evidence.goal, n)), None)
    return "" if name is None else f", by {getattr(evidence.goal, name)}{in_field(name)}"


def _notes(evidence: Evidence) -> list[Finding]:
    facts = evidence.facts
    notes = [finding("specific/vague_word", f"“{c.text}” names a direction, no amount", c) for c in facts.of("vague_word")[:3]]
    notes += [finding("specific/buzzword", f"“{c.text}” can be neither done nor checked", c) for c in facts.of("buzzword")[:3]]
    notes += [finding("specific/hedged_verb", f"“{c.text}” lets a try count as done", c) for c in facts.of("hedge")[:2]]
    if facts.of("several_goals"):
        listed = ", ".join(a.text for a in facts.actions)
        notes.append(finding("specific/several_goals", f"{len(facts.actions)} goals in one: {listed}", facts.of("several_goals")[0]))
    if not _doer(evidence):
        notes += [finding("specific/passive_without_owner", f"“{c.text}”: by whom?", c) for c in facts.of("passive_no_owner")[:1]]
    return notes

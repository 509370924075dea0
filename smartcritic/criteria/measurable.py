"""Measurable: how would an observer know how far along it is, and when it is done?"""

from __future__ import annotations

from smartcritic import lexicon
from smartcritic.criteria.base import Evidence, finding, in_field, of, verdict
from smartcritic.criteria.specific import ENOUGH, ENOUGH_ALONE, delimitation, words
from smartcritic.records import COMPARATIVES, Action, Cue, Finding, ObjectFact, Quantity, Verdict

ASKED = "a metric with a target, or a named result that plainly is or is not there"


def judge(evidence: Evidence) -> Verdict:
    """Met for a metric with a target or a plain deliverable, partial for a metric without one, else unmet."""
    facts, goal = evidence.facts, evidence.goal
    targets = evidence.targets()
    if goal.target is not None and not targets:
        said = f"{goal.metric or 'the metric'}: {goal.target:,.12g}" + in_field(*(["metric"] if goal.metric else []), "target")
        return verdict(evidence, "met", 0.9, measured=said, asked=ASKED, source="field")
    if targets:
        return _with_target(evidence, targets)
    best: tuple[int, str, Cue | None] = (0, "", None)
    ways = [(m.action, m.object) for m in facts.means if m.action is not None and m.object is not None]
    for action, item in (*evidence.pairs(), *ways):
        best = max(best, _reading(evidence, action, item), key=lambda r: r[0])
    grade, why, cue = best
    shown = [cue] if cue is not None else []
    if grade == 2:
        return verdict(evidence, "met", 0.75, measured=why, asked=ASKED, shown=shown)
    if grade == 1:
        text = cue.text[:80] if cue else ""
        rule, message = (
            ("no_target", f"“{text}” has no level or change to reach")
            if why == _METRIC
            else ("open_ended_deliverable", f"when is “{text}” done?")
        )
        return verdict(
            evidence, "partial", 0.65, findings=[finding(f"measurable/{rule}", message, cue)], measured=why, asked=ASKED, shown=shown
        )
    if goal.metric:
        named = finding("measurable/no_target", f"“{goal.metric}” has no level or change to reach")
        said = f"{goal.metric}, {_METRIC}{in_field('metric')}"
        return verdict(evidence, "partial", 0.75, findings=[named], measured=said, asked=ASKED, source="field")
    found = finding("measurable/no_metric", "nothing to count, and nothing that plainly is done")
    return verdict(evidence, "unmet", 0.75, findings=[found], measured="no metric and no result", asked=ASKED)


_METRIC = "a metric without a target"
_WORK = "work with no plain end"


def _reading(evidence: Evidence, action: Action | None, item: ObjectFact | None) -> tuple[int, str, Cue | None]:
    """How an observer could tell that one action on one object is done: 2 plainly, 1 in part, 0 not at all; why; the words."""
    facts = evidence.facts
    if evidence.idle:
        return 0, "", None
    cue = Cue("object", item.text, item.start, item.end) if item is not None else None
    if facts.of("all_or_none") and item is not None and item.nature not in ("quality", "topic"):
        return 2, "all or none of a set that can be counted", facts.of("all_or_none")[0]
    if item is None:
        if action is not None and facts.of("done") and action.strength == "concrete":
            return 2, f"“{action.text}” has happened or not", Cue("action", action.text, action.start, action.end)
        return 0, "", None
    if (item.compared and action is None) or item.text.lower() in lexicon.words("objects", "pointers"):
        return 0, "", None
    worked_on = action is not None and action.strength == "concrete" and action.direction is None  # "Call the leads": no level is meant
    if (
        item.metric is not None
        and not (item.generic and item.nature == "people")
        and not (worked_on and (item.generic or item.nature in ("artefact", "event") or facts.of("done")))
    ):
        return 1, _METRIC, Cue("metric", item.text, item.start, item.end)
    if action is not None and any(
        c.text.lower() in COMPARATIVES and action.end <= c.start and c.end <= item.start for c in facts.of("vague_word")
    ):
        return 0, "", None  # "be faster in code review"
    there = f"“{item.text[:80]}” is there or not"
    size = delimitation(item)
    made = item.nature in ("artefact", "event") and not item.generic and not item.compared
    if action is None:
        if (made and item.delimiters) or (item.nature == "thing" and size >= ENOUGH + 0.5):
            return 2, there, cue
        return (1, _WORK, cue) if item.nature == "process" and size >= ENOUGH_ALONE and not item.compared else (0, "", None)
    if action.strength == "concrete":
        if item.compared or any(c.text.lower() in ("more", "fewer", "less") and c.start >= item.end for c in facts.of("vague_word")):
            return 0, "", None
        if facts.of("done") and size >= ENOUGH_ALONE and item.nature not in ("quality", "topic"):
            return 2, f"“{action.text}” has happened or not", cue
        if made:
            return 2, there, cue
        if item.nature in ("quality", "topic"):
            return (1, _WORK, cue) if size >= 0.3 else (0, "", None)
        if action.open_ended:
            return 1, _WORK, cue
        if item.nature in ("thing", "people") and not item.generic and size >= ENOUGH_ALONE:
            return 2, there, cue
        return (2, there, cue) if size >= ENOUGH else (1, _WORK, cue)
    if facts.of("state"):
        return 1, "a state with no count", cue
    if action.direction == "end":
        return 1, "all or nothing", cue
    if action.lemma in words("there") and made and size >= ENOUGH:
        return 2, there, cue
    if action.lemma in words("there") and size >= ENOUGH and item.nature in ("thing", "process"):
        return 1, _WORK, cue
    if action.direction == "keep" and made:
        return 1, _WORK, cue
    return 0, "", None


def _with_target(evidence: Evidence, targets: tuple[Quantity, ...]) -> Verdict:
    facts = evidence.facts
    first = targets[0]
    first_thing = next((o for o in facts.objects if any(c.isalpha() for c in o.head)), None)
    levels = first_thing is not None and (
        any(q.role == "baseline" for q in facts.quantities) or (delimitation(first_thing) >= ENOUGH and facts.action is not None)
    )
    bare = all(q.unit in (None, "percent", "times", "percentage point") for q in targets)
    plain = all(q.unit is None for q in targets)
    things = [o for o in facts.objects if o.nature != "topic" and any(c.isalpha() for c in o.head)]
    counted = any(o.metric for o in facts.objects) or (bool(things) and (not plain or levels)) or bool(facts.of("all_or_none"))
    if bare and not counted and evidence.goal.metric:
        said = f"target “{first.text}” of {evidence.goal.metric}{in_field('metric')}"
        return verdict(evidence, "met", 0.9, findings=_baseline(evidence), measured=said, asked=ASKED, shown=[of(first)], source="field")
    if bare and not counted and not (plain and facts.action is None):
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
    level = next((q for q in targets if evidence.goal.text[: q.start].rstrip().lower().endswith(" to")), None)
    if level is None:
        return []
    return [finding("measurable/no_baseline", f"to {level.text}, but from where?", of(level))]


def _tracking(evidence: Evidence) -> list[Finding]:
    """A target for what people feel, with no word on how it is taken."""
    facts = evidence.facts
    for item in facts.objects:
        if (item.head in words("soft") or (item.metric or "").rpartition(" ")[2] in words("soft")) and not facts.of("tracking"):
            cue = Cue("metric", item.text, item.start, item.end)
            return [finding("measurable/no_tracking", f"how is “{item.text}” taken?", cue)]
    return []

"""Measurable: how would an observer know how far along it is, and when it is done?

An amount aimed at, or a target in a field, decides; of all else the trained reader says whether its end could be seen.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from smartcritic.criteria.base import Evidence, decide, finding, in_field, of, verdict
from smartcritic.criteria.raised import with_rules
from smartcritic.languages import Language
from smartcritic.model import Cue, Finding, ObjectFact, Quantity, Verdict, VerdictName

ASKED = "asked/measurable"
_YEAR = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d%])")
_BARE = (None, "percent", "times", "percentage point")


@with_rules("measurable")
def judge(evidence: Evidence) -> Verdict:
    """Met for a metric with a target or a plain deliverable, partial for a metric without one, else unmet."""
    facts, goal = evidence.facts, evidence.goal
    targets = evidence.targets()
    if goal.target is not None and not targets:
        return verdict(evidence, "met", 0.9, measured=_given(evidence, goal.target), asked=ASKED, source="field")
    things = [o for o in facts.objects if any(c.isalpha() for c in o.head)]
    if targets:
        return _with_target(evidence, targets, things)
    first = things[0] if things else None
    name, sure = decide(evidence, "measurable", most="partial" if _is_open_change(evidence, first) else "met")
    cue = None if first is None else Cue("object", first.text, first.start, first.end)
    if name == "met":
        said = evidence.say("measured/there_or_not", text=cue.text[:80]) if cue else evidence.say("measured/so_or_not")
        notes = [_test(evidence, cue)] if evidence.remarked("test") else []
        return verdict(evidence, name, sure, findings=notes, measured=said, asked=ASKED, shown=[cue] if cue else [])
    if goal.metric:
        named = finding(evidence, "measurable/no_target", text=goal.metric)
        said = in_field(evidence, evidence.say("measured/metric_without_target", metric=goal.metric), "metric")
        return verdict(evidence, "partial", 0.75, findings=[named], measured=said, asked=ASKED, source="field")
    found = _missing(evidence, first, cue, name)
    measured = evidence.say("measured/no_figure" if name == "partial" else "measured/no_metric")
    return verdict(evidence, name, sure, findings=[found], measured=measured, asked=ASKED, shown=[cue] if cue else [])


def _given(evidence: Evidence, target: float) -> str:
    """What the fields of the target say."""
    metric = evidence.goal.metric
    if not metric:
        return in_field(evidence, evidence.say("measured/target_field_alone", target=target), "target")
    return in_field(evidence, evidence.say("measured/target_field", metric=metric, target=target), "metric", "target")


def _is_open_change(evidence: Evidence, first: ObjectFact | None) -> bool:
    """Whether something is to rise or fall, or to be more or better, by no amount: nobody can say when that is done."""
    return (evidence.moves() or (first is not None and first.compared)) and not evidence.facts.of("all_or_none")


def _missing(evidence: Evidence, first: ObjectFact | None, cue: Cue | None, name: VerdictName) -> Finding:
    """What would make it measurable: a level of its metric, a number of things, a test for done, or anything at all."""
    if first is None or cue is None:
        return finding(evidence, "measurable/no_metric.nothing")
    text = cue.text[:80]
    figure = evidence.remarked("fig", True) or first.compared
    if first.metric is not None and (figure or evidence.moves() or evidence.remarked("now")):
        return finding(evidence, "measurable/no_target", Cue("metric", cue.text, cue.start, cue.end), text=text)
    if evidence.remarked("test") and not figure:
        return _test(evidence, cue)
    if _countable(evidence.language, first) and (figure or evidence.moves()):
        return finding(evidence, "measurable/no_figure", cue, text=text)
    if name == "partial" or first.nature in ("artefact", "event", "process"):
        return _test(evidence, cue)
    return finding(evidence, "measurable/no_metric", cue, text=text)


def _test(evidence: Evidence, cue: Cue | None) -> Finding:
    """What asks for a test for done."""
    return finding(evidence, "measurable/open_ended_deliverable", cue)


def _countable(language: Language, item: ObjectFact) -> bool:
    """Whether the object is a plural of things that could be counted: "blog articles", not "sales"."""
    if item.nature in ("metric", "quality", "topic"):
        return False
    return any(word != item.head and language.singular(word) == item.head for word in item.text.lower().split())


def _with_target(evidence: Evidence, targets: tuple[Quantity, ...], things: list[ObjectFact]) -> Verdict:
    first = targets[0]
    notes = [*_baseline(evidence), *_tracking(evidence)]
    shown = [of(q) for q in targets]
    said = evidence.say("measured/target", text=first.text)
    if any(q.unit not in _BARE for q in targets) or things or evidence.facts.of("all_or_none"):
        return verdict(evidence, "met", 0.97, findings=notes, measured=said, asked=ASKED, shown=shown)
    if evidence.goal.metric:
        said = in_field(evidence, evidence.say("measured/target_of_metric", text=first.text, metric=evidence.goal.metric), "metric")
        return verdict(evidence, "met", 0.9, findings=_baseline(evidence), measured=said, asked=ASKED, shown=shown, source="field")
    of_nothing = evidence.moves() and all(q.unit in _BARE[1:] for q in targets)
    name, sure = decide(evidence, "measurable", least="partial", most="partial" if of_nothing else "met")
    if name == "met":
        return verdict(evidence, "met", sure, findings=notes, measured=said, asked=ASKED, shown=shown)
    found = finding(evidence, "measurable/number_without_metric", of(first))
    said = evidence.say("measured/number_without_metric")
    return verdict(evidence, "partial", 0.75, findings=[found], measured=said, asked=ASKED, shown=shown)


def _baseline(evidence: Evidence) -> Iterable[Finding]:
    """A target equal to where it starts, or a change without today's level."""
    facts = evidence.facts
    targets = [q for q in facts.quantities if q.role == "target"]
    bases = [q for q in facts.quantities if q.role == "baseline"]
    for base in bases:
        for q in targets:
            if q.unit == base.unit and q.value == base.value and q.high == base.high:
                yield finding(evidence, "measurable/target_equals_baseline", of(q))
                return
    known = evidence.goal.baseline is not None or evidence.goal.current is not None or bases or _has_base_year(evidence, targets)
    parts = any(q.unit == "times" and q.change is not None for q in targets)  # "parcels lost halved": of how many?
    if targets and not known and (parts or evidence.remarked("now", evidence.moves())):
        yield finding(evidence, "measurable/no_baseline", of(targets[0]))


def _has_base_year(evidence: Evidence, targets: list[Quantity]) -> bool:
    """ "cut emissions 30% from a 2015 base year": a share of what there was at a time that is named."""
    today = evidence.context.today
    shares = bool(targets) and all(q.unit in _BARE[1:] for q in targets)
    return shares and today is not None and any(int(year) < today.year for year in _YEAR.findall(evidence.goal.text))


def _tracking(evidence: Evidence) -> Iterable[Finding]:
    """A target for what people feel, with no word on how it is taken."""
    facts, soft = evidence.facts, evidence.language.words("verbs", "soft")
    for item in facts.objects:
        if (item.head in soft or (item.metric or "").rpartition(" ")[2] in soft) and not facts.of("tracking"):
            yield finding(evidence, "measurable/no_tracking", Cue("metric", item.text, item.start, item.end))
            return

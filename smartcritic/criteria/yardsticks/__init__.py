"""Each kind of goal by its own yardstick: what is asked of all goals, changed by the table of the goal's kind (``kinds.toml``).

A text alone is judged as it always is: a table speaks where the kind was given, or a list, a mark or a profile shows it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from smartcritic.criteria import measurable, time_bound
from smartcritic.criteria.base import RANK, Evidence, finding, in_field, of, verdict
from smartcritic.criteria.yardsticks.deciding import yardstick
from smartcritic.criteria.yardsticks.tables import AMBITION, PLAIN, Table, Way, load
from smartcritic.model import CRITERIA, Cue, Verdict, VerdictName, Yardstick, replace

__all__ = ["applied", "counted", "is_plain", "is_rewritten", "table_of", "way_of", "yardstick"]

_JUDGES: Mapping[str, Callable[[Evidence], Verdict]] = {"measurable": measurable.judge, "time_bound": time_bound.judge}
"""What key results can answer."""
_NAMED = 3
"""Key results that are named where they answer a letter."""
_NONE = {"measurable": "measurable/no_metric.key_results", "time_bound": "time_bound/no_deadline.key_results"}
_SOME = {"measurable": "measurable/no_metric.some", "time_bound": "time_bound/no_deadline.some"}
"""What is said where no key result, or not every one, answers a letter."""


def table_of(kind: Yardstick) -> Table:
    """The table of a kind; that for all goals where only the words show the kind."""
    return load().get(kind.kind, PLAIN) if kind.source != "text" else PLAIN


def is_plain(kind: Yardstick) -> bool:
    """Whether a goal is judged as a text alone is."""
    return table_of(kind) is PLAIN and kind.ambition != AMBITION


def is_rewritten(kind: Yardstick | None) -> bool:
    """Whether rewrites that add figures and dates are offered."""
    return kind is None or table_of(kind).rewritten


def way_of(kind: Yardstick, letter: str) -> Way:
    """How a letter is judged."""
    if kind.ambition == AMBITION and (way := getattr(load()[AMBITION].letters, letter)) != "own":
        return way  # type: ignore[no-any-return]
    return getattr(table_of(kind).letters, letter)  # type: ignore[no-any-return]


def counted(kind: Yardstick, verdicts: Mapping[str, Verdict]) -> tuple[str, ...]:
    """The letters that count for the score: all but those that are not asked, or whose key results are not known."""
    skipped = ("not_asked", "key_results")
    return tuple(c for c in CRITERIA if verdicts[c].verdict != "unknown" or way_of(kind, c) not in skipped)


def applied(evidence: Evidence, kind: Yardstick, verdicts: Mapping[str, Verdict]) -> dict[str, Verdict]:
    """The verdicts by the yardstick of the goal's kind, whose findings say so."""
    if is_plain(kind):
        return {name: _named(v, kind) for name, v in verdicts.items()}
    off = table_of(kind).off
    made = {}
    for name, own in verdicts.items():
        found = _WAYS[way_of(kind, name)](evidence, name, own)
        made[name] = _named(replace(found, findings=tuple(f for f in found.findings if not f.rule.startswith(off))), kind)
    return made


def _named(given: Verdict, kind: Yardstick) -> Verdict:
    if kind.source == "text" and kind.ambition is None:
        return given
    return replace(given, findings=tuple(replace(f, kind=kind.kind) for f in given.findings))


# --------------------------------------------------------------------------- the ways


def _own(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    return own


def _not_asked(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    """Nobody is asked to be certain; what contradicts itself, or is carried by what is known, is still said."""
    if evidence.facts.of("impossible") or own.verdict == "met":
        return own
    return verdict(evidence, "unknown", 0.9, measured=evidence.say("measured/not_asked"), asked="")


def _answer(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    """Done when the answer is there, where something is named that is to be known."""
    if own.verdict == "met":
        return own
    item = next((o for o in evidence.facts.objects if any(c.isalpha() for c in o.head)), None)
    if item is None:
        return own
    said = evidence.say("measured/answer", text=item.text[:80])
    return verdict(
        evidence, "met", 0.9, measured=said, asked=measurable.ASKED, shown=[Cue("object", item.text, item.start, item.end)]
    )


def _floor(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    """A level to hold: the amount in the text, the target, or the level at the start."""
    if own.verdict == "met":
        return own
    goal = evidence.goal
    for name in ("baseline", "current"):
        level = getattr(goal, name)
        if level is not None:
            said = in_field(evidence, evidence.say("measured/floor", level=level), name)
            return verdict(evidence, "met", 0.9, measured=said, asked="asked/floor", source="field")
    stated = [q for q in evidence.facts.quantities if q.role == "baseline"]
    if stated:
        said = evidence.say("measured/floor_stated", text=stated[0].text)
        return verdict(evidence, "met", 0.9, measured=said, asked="asked/floor", shown=[of(q) for q in stated[:1]])
    found = finding(evidence, "measurable/no_target.floor")
    kept = [f for f in own.findings if not f.rule.startswith(("measurable/no_target", "measurable/no_metric", "measurable/no_figure"))]
    return replace(own, findings=evidence.config.applied([found, *kept]), asked=evidence.say("asked/floor"))


def _lifted(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    """An aim at something is partly specific, and one step more where a key result can be measured: what the words leave open, it says."""
    facts = evidence.facts
    if own.verdict == "unmet" and facts.action is not None and any(o.delimiters or not o.generic for o in facts.objects):
        kept = tuple(f for f in own.findings if f.rule != "specific/wish")
        shown = [Cue("action", facts.action.text, facts.action.start, facts.action.end)]
        said = evidence.say("measured/aim")
        own = verdict(evidence, "partial", own.confidence, findings=kept, measured=said, asked="asked/specific", shown=shown)
    met = [e for e in evidence.key_results if measurable.judge(e).verdict == "met"]
    if not met or own.verdict == "met":
        return own
    name: VerdictName = "met" if own.verdict == "partial" else "partial"
    return replace(
        own, verdict=name, source="key_results", measured=_said(evidence, met), findings=own.findings if name != "met" else (),
    )  # fmt: skip


def _by_key_results(evidence: Evidence, letter: str, own: Verdict) -> Verdict:
    """What the goal itself says, or what its key results do, whichever is more.

    Where none is known the letter is left open, but for a goal that only its words call an objective and that can itself be measured.
    """
    if own.verdict == "met" and not _is_aim(evidence, letter):
        return own
    count = len(evidence.key_results)
    if not count:
        measures_itself = evidence.goal.kind is None and measurable.judge(evidence).verdict == "met"
        if own.verdict == "partial" or measures_itself:
            return own
        found = [finding(evidence, "measurable/no_metric.objective")] if letter == "measurable" else []
        return verdict(evidence, "unknown", 0.9, findings=found, measured=evidence.say("measured/key_results_unknown"), asked="")
    judged = [(e, _JUDGES[letter](e)) for e in evidence.key_results]
    met = [e for e, v in judged if v.verdict == "met"]
    name: VerdictName = "met" if len(met) == count else "partial" if met or any(v.verdict == "partial" for _, v in judged) else "unmet"
    if RANK[name] < RANK[own.verdict]:
        return own
    asked = f"asked/{letter}"
    if name == "unmet":
        found = [finding(evidence, _NONE[letter], count=count)]
        return verdict(evidence, name, 0.9, findings=found, measured=_said(evidence, met), asked=asked, source="key_results")
    open_ = [e for e, v in judged if v.verdict != "met"]
    found = [finding(evidence, _SOME[letter], named=_listed(evidence, open_))] if open_ else []
    return verdict(evidence, name, 0.9, findings=found, measured=_said(evidence, met), asked=asked, source="key_results")


def _is_aim(evidence: Evidence, letter: str) -> bool:
    """Whether nothing but its key results can measure a goal: it is given as an objective and aims at no amount."""
    return letter == "measurable" and evidence.goal.kind is not None and evidence.goal.target is None and not evidence.targets()


def _said(evidence: Evidence, met: Iterable[Evidence]) -> str:
    met = list(met)
    if not met:
        return evidence.say("measured/key_results.none", count=len(evidence.key_results))
    return evidence.say("measured/key_results", met=len(met), count=len(evidence.key_results), named=_listed(evidence, met))


def _listed(evidence: Evidence, named: list[Evidence]) -> str:
    """Key results by their texts, the first few of them."""
    said = [evidence.say("measured/quoted", text=" ".join(e.goal.text.split())[:80]) for e in named[:_NAMED]]
    return ", ".join(said) + (" …" if len(named) > _NAMED else "")


_WAYS: Mapping[Way, Callable[[Evidence, str, Verdict], Verdict]] = {
    "own": _own, "key_results": _by_key_results, "lifted": _lifted, "answer": _answer, "floor": _floor, "not_asked": _not_asked,
}  # fmt: skip

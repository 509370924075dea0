"""What a list of goals says in sentences: the first things to fix, what holds for nearly all of it, and what to ask its writers for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from smartcritic import rules
from smartcritic.model import CRITERIA
from smartcritic.render.labels import load
from smartcritic.summary import Summary

NEARLY_ALL = 0.8
"""The share of a list from which a finding says more about the list than about its goals."""

FEW = 10
"""Goals of the longest list in which nothing is said to hold for nearly all."""

WHO = 3
"""Teams or owners that a sentence names."""


@dataclass(frozen=True, slots=True)
class Headline:
    """A finding and how many goals it concerns: `share` of the list (0..1), `who` has how many of them, and what would `help`."""

    rule: str
    title: str
    goals: int
    share: float
    sentence: str
    who: Sequence[tuple[str, int]]
    group: str
    help: str
    fact: bool

    @property
    def said(self) -> str:
        """The whole sentence, with those whose goals they are: ``24 goals have no deadline: Sales West 11, Service 9 and 4 others.``"""
        if not self.who:
            return f"{self.sentence}."
        named = [f"{name} {n:,}" for name, n in self.who[:WHO]]
        rest = sum(n for _, n in self.who[WHO:])
        return f"{self.sentence}: {', '.join(named)}{f' and {rest:,} elsewhere' if rest else ''}."


def counts(summary: Summary) -> Counter[str]:
    """Return the goals that each rule concerns, those of the list as a whole among them."""
    whole: dict[str, set[str]] = {}
    for finding in summary.portfolio:
        whole.setdefault(finding.rule, set()).update(finding.goals)
    return summary.findings + Counter({rule: len(goals) for rule, goals in whole.items()})


def found(summary: Summary) -> Sequence[Headline]:
    """Return a headline for every rule that some goal breaks, most pressing first: facts before judgements, then by weight and count."""
    known = rules.load()
    out = [_headline(summary, known[rule], n) for rule, n in counts(summary).items() if rule in known and n]
    return sorted(out, key=lambda h: (not h.fact, _pressing(h), h.rule))


def first_things(summary: Summary, most: int = 3) -> Sequence[Headline]:
    """Return what to fix first, by weight and count, whether a fact or a judgement; what holds for nearly all goals stands elsewhere."""
    left = [h for h in found(summary) if _pressing(h) and not _nearly_all(summary, h)]
    return sorted(left, key=_pressing)[:most]


def nearly_all(summary: Summary) -> Sequence[Headline]:
    """Return what holds for nearly all goals of the list, which one decision would mend."""
    return [h for h in found(summary) if _nearly_all(summary, h)]


def of_the_list(summary: Summary) -> Mapping[str, Mapping[str, Sequence[str]]]:
    """Return what only the list shows, rule by rule: each message once, with the ids of all goals that it concerns."""
    out: dict[str, dict[str, dict[str, None]]] = {}
    for finding in summary.portfolio:
        out.setdefault(finding.rule, {}).setdefault(finding.message, {}).update(dict.fromkeys(finding.goals))
    return {rule: {said: list(ids) for said, ids in messages.items()} for rule, messages in out.items()}


def since(summary: Summary) -> str:
    """Return what has become of an earlier audit, as a sentence; empty where none was given."""
    trend, now = summary.trend, summary.whole.score
    if trend is None:
        return ""
    mean = f"; mean score {trend.before.whole.score:.0f} → {now:.0f}" if trend.before.whole.score is not None and now is not None else ""
    return (
        f"Since {trend.day}: {trend.better:,} better, {trend.worse:,} worse, {trend.same:,} the same, "
        f"{trend.new:,} new, {trend.gone:,} gone{mean}."
    )


def to_ask(summary: Summary) -> Sequence[tuple[str, int, str]]:
    """Return (criterion, goals, what to ask their writers for) where neither text nor context says it, most goals first."""
    unknown = [(c, summary.whole.verdicts[c]["unknown"]) for c in CRITERIA]
    return sorted(((c, n, load()["letters"][c]["unknown"]) for c, n in unknown if n), key=lambda item: -item[1])


def _nearly_all(summary: Summary, headline: Headline) -> bool:
    return summary.whole.goals > FEW and headline.share >= NEARLY_ALL


def _pressing(headline: Headline) -> float:
    """The weight of a headline, below zero: the least is the most pressing one."""
    return -rules.get(headline.rule).weight * headline.goals


def _headline(summary: Summary, rule: rules.Rule, n: int) -> Headline:
    group, who = _who(summary, rule.name)
    sentence = f"{n:,} goal {rule.one}" if n == 1 else f"{n:,} goals {rule.many}"
    share = n / summary.whole.goals if summary.whole.goals else 0.0
    return Headline(rule.name, rule.title, n, share, sentence, who, group, rule.remedy, rule.fact)


def _who(summary: Summary, rule: str) -> tuple[str, Sequence[tuple[str, int]]]:
    """The teams that the goals of a finding belong to, or the owners where there are no two teams; most first."""
    if rule.startswith("portfolio/"):
        owners: dict[str, set[str]] = {}
        for name, goals in _of_the_list(summary, rule):
            owners.setdefault(name, set()).update(goals)
        return "owner", _ranked({name: len(goals) for name, goals in owners.items()})
    for group in ("team", "owner"):
        tallies = summary.groups[group]
        if len(tallies) > 1:
            return group, _ranked({name: tally.findings[rule] for name, tally in tallies.items()})
    return "", ()


def _of_the_list(summary: Summary, rule: str) -> Iterator[tuple[str, Sequence[str]]]:
    for finding in summary.portfolio:
        name = finding.owner or finding.team
        if finding.rule == rule and name:
            yield name, finding.goals


def _ranked(given: Mapping[str, int]) -> Sequence[tuple[str, int]]:
    return sorted(((name, n) for name, n in given.items() if n), key=lambda item: (-item[1], item[0]))

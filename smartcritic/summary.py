"""What a list of goals adds up to: shares per letter, scores, the most frequent findings, by team, owner and role."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Protocol

from smartcritic.criteria.base import reason
from smartcritic.model import CRITERIA, Goal, PortfolioFinding, Report, to_builtins


class Numbered(Protocol):
    """A row of a list."""

    @property
    def number(self) -> int: ...


class Counted(Protocol):
    """What became of a row: a goal with its report, or an error."""

    @property
    def row(self) -> Numbered: ...
    @property
    def goal(self) -> Goal | None: ...
    @property
    def report(self) -> Report | None: ...
    @property
    def error(self) -> str | None: ...
    @property
    def silenced(self) -> int: ...


GROUPS = ("team", "owner", "role")
"""The fields that a summary is broken down by."""


@dataclass(slots=True)
class Tally:
    """Running counts over some goals; tallies of two parts of a list add up to that of the whole.

    `goals`: the goals that were judged; all figures are of them alone. `points`: their scores added up. `verdicts`: goals per verdict, by
    criterion. `kinds`: goals that are an "outcome" and an "activity". `findings`: goals per rule. `unjudged`: texts that are no goals, by
    the rule that says why.
    """

    goals: int = 0
    points: int = 0
    verdicts: dict[str, Counter[str]] = field(default_factory=lambda: {c: Counter() for c in CRITERIA})
    kinds: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    unjudged: Counter[str] = field(default_factory=Counter)

    def add(self, report: Report) -> None:
        """Count one report."""
        if report.score is None:
            self.unjudged[reason(report.facts)] += 1
            return
        verdicts = {c: report.criteria[c].verdict for c in CRITERIA}
        self.count(report.score, verdicts, report.facts.kind, {f.rule for f in report.findings})

    def count(self, score: int, verdicts: Mapping[str, str], kind: str, rules: Iterable[str]) -> None:
        """Count one goal: its score (0..100), its verdict by criterion, its kind, and the rules that it breaks, each once."""
        self.goals += 1
        self.points += score
        for criterion in CRITERIA:
            self.verdicts[criterion][verdicts[criterion]] += 1
        self.kinds[kind] += 1
        self.findings.update(rules)

    def merge(self, other: Tally) -> None:
        """Add the counts of another part."""
        self.goals += other.goals
        self.points += other.points
        for criterion in CRITERIA:
            self.verdicts[criterion].update(other.verdicts[criterion])
        self.kinds.update(other.kinds)
        self.findings.update(other.findings)
        self.unjudged.update(other.unjudged)

    @property
    def score(self) -> float | None:
        """The mean score, 0..100; None where no goal was judged."""
        return self.points / self.goals if self.goals else None

    @property
    def texts(self) -> int:
        """The goals and the texts that are none."""
        return self.goals + self.unjudged.total()

    def share(self, criterion: str, verdict: str = "met") -> float:
        """The share of goals with this verdict, 0..1."""
        return self.verdicts[criterion][verdict] / self.goals if self.goals else 0.0

    @property
    def outcomes(self) -> float:
        """The share of goals that are an outcome, 0..1; the others are activities."""
        return self.kinds["outcome"] / self.goals if self.goals else 0.0

    def top_findings(self, most: int = 10) -> Sequence[tuple[str, int]]:
        """The rules that concern the most goals; those of equal count by name."""
        return sorted(self.findings.items(), key=lambda item: (-item[1], item[0]))[:most]

    def to_dict(self) -> dict[str, Any]:
        """Return the counts as JSON-ready data."""
        return {
            "goals": self.goals,
            "unjudged": dict(sorted(self.unjudged.items())),
            "score": None if self.score is None else round(self.score, 2),
            "verdicts": {c: dict(v) for c, v in self.verdicts.items()},
            "kinds": dict(sorted(self.kinds.items())),
            "findings": dict(self.top_findings(len(self.findings))),
        }


@dataclass(slots=True)
class Trend:
    """What has become of an earlier audit: its file's `name`, its day in words, and its own summary.

    `better`, `worse`, `same`: goals of both lists by what their score did. `new`: goals that only this list has, `gone`: only the earlier.
    """

    name: str
    day: str
    before: Summary
    better: int = 0
    worse: int = 0
    same: int = 0
    new: int = 0
    gone: int = 0

    def to_dict(self) -> dict[str, Any]:
        """Return the trend as JSON-ready data: counts of goals, and the figures of the earlier list."""
        counts = {name: getattr(self, name) for name in ("better", "worse", "same", "new", "gone")}
        return {"earlier": self.name, "day": self.day, **counts, "before": self.before.whole.to_dict(), "smart_before": self.before.smart}


@dataclass(slots=True)
class Summary:
    """The whole list and its teams, owners and roles. `smart` counts goals whose five letters are all met, `errors` the rows unread.

    Texts that are no goals are in `whole.unjudged` and in no other figure. `trend`: what has become of an earlier audit, if one was given.
    `settings`: version, reference date, the letters' shares of the score, and the keys of the configuration that are not its default.
    """

    whole: Tally = field(default_factory=Tally)
    groups: dict[str, dict[str, Tally]] = field(default_factory=lambda: {g: {} for g in GROUPS})
    smart: int = 0
    errors: int = 0
    silenced: int = 0
    first_errors: list[tuple[int, str]] = field(default_factory=list)
    portfolio: tuple[PortfolioFinding, ...] = ()
    notes: tuple[str, ...] = ()
    trend: Trend | None = None
    settings: Mapping[str, Any] = field(default_factory=dict)

    def add(self, outcome: Counted) -> None:
        """Count one outcome."""
        report, goal = outcome.report, outcome.goal
        self.silenced += outcome.silenced
        if report is None or goal is None:
            self.errors += 1
            if len(self.first_errors) < 10:
                self.first_errors.append((outcome.row.number, outcome.error or ""))
            return
        self.whole.add(report)
        for group in GROUPS:
            name = getattr(goal, group)
            if name:
                self.groups[group].setdefault(name, Tally()).add(report)
        self.smart += all(report.criteria[c].verdict == "met" for c in CRITERIA)

    def merge(self, other: Summary) -> None:
        """Add the counts of another part of the list."""
        self.whole.merge(other.whole)
        for group, tallies in other.groups.items():
            for name, tally in tallies.items():
                self.groups[group].setdefault(name, Tally()).merge(tally)
        self.smart += other.smart
        self.errors += other.errors
        self.silenced += other.silenced
        self.first_errors = [*self.first_errors, *other.first_errors][:10]

    @property
    def findings(self) -> Counter[str]:
        """Goals per rule, in the whole list."""
        return self.whole.findings

    @property
    def kinds(self) -> Counter[str]:
        """Goals that are an outcome and an activity, in the whole list."""
        return self.whole.kinds

    @property
    def rows(self) -> int:
        """All rows: goals, texts that are none, and errors."""
        return self.whole.texts + self.errors

    def weakest(self, group: str) -> Sequence[tuple[str, Tally]]:
        """The groups from the lowest mean score to the highest; those of equal score by name, those without a goal last."""
        return sorted(self.groups[group].items(), key=lambda item: (math.inf if item[1].score is None else item[1].score, item[0]))

    def top_findings(self, most: int = 10) -> Sequence[tuple[str, int]]:
        """The rules that concern the most goals of the whole list; those of equal count by name."""
        return self.whole.top_findings(most)

    def to_dict(self) -> dict[str, Any]:
        """Return the summary as JSON-ready data (schema ``smartcritic/summary/1``)."""
        return {
            "schema": "smartcritic/summary/1",
            "rows": self.rows,
            "errors": self.errors,
            "unjudged": dict(sorted(self.whole.unjudged.items())),
            "smart": self.smart,
            "silenced": self.silenced,
            "whole": self.whole.to_dict(),
            "groups": {g: {n: t.to_dict() for n, t in sorted(tallies.items())} for g, tallies in self.groups.items()},
            "findings": dict(self.top_findings(len(self.findings))),
            "kinds": dict(sorted(self.kinds.items())),
            "portfolio": to_builtins(self.portfolio),
            "notes": list(self.notes),
            **({"settings": to_builtins(self.settings)} if self.settings else {}),
            **({"trend": self.trend.to_dict()} if self.trend is not None else {}),
        }


def summarise(outcomes: Iterable[Counted]) -> Summary:
    """Count all outcomes."""
    summary = Summary()
    for outcome in outcomes:
        summary.add(outcome)
    return summary

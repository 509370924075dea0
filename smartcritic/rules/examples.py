"""The examples of rules: in words, and as the critic judges them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Protocol

from smartcritic.model import Context, Finding, Goal, PortfolioFinding, Report
from smartcritic.rules.registry import Example, Rule

SHOWN_CHARS = 200
"""Characters of an example that are shown; a longer one is cut."""


class Judge(Protocol):
    """What examples are tried on: a `smartcritic.Critic`."""

    def critique(self, goal: str | Goal, context: Context | None = None) -> Report: ...

    def portfolio(self, goals: Iterable[str | Goal], context: Context | None = None) -> list[PortfolioFinding]: ...


def lines_of(example: Example) -> list[str]:
    """Return an example in words, a goal a line: ``Sell 4 boats by May (id b, owner Ida)``."""
    return [_line(str(goal["text"]), [f"{k.replace('_', ' ')} {v}" for k, v in goal.items() if k != "text"]) for goal in example]


def _line(text: str, fields: Sequence[str]) -> str:
    shown = text.strip() if len(text) <= SHOWN_CHARS else f"{text[:SHOWN_CHARS].rstrip()} …"
    return f"{shown} ({', '.join(fields)})" if fields else shown


def findings_of(rule: Rule, example: Example, judge: Judge) -> list[Finding | PortfolioFinding]:
    """Return all that the critic finds in an example of a rule, in the rule's context."""
    context = Context.from_dict(rule.context)
    goals = [Goal.from_dict(goal) for goal in example]
    return [*judge.portfolio(goals, context)] if rule.about_lists else [*judge.critique(goals[0], context).findings]

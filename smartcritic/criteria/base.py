"""What every criterion is handed, and how a verdict is made."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from smartcritic import rules
from smartcritic.config import Config
from smartcritic.records import (
    Action,
    Attainability,
    Context,
    Cue,
    Facts,
    Finding,
    Goal,
    ObjectFact,
    Quantity,
    Source,
    Verdict,
    VerdictName,
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """The goal, what was read from it, what the context says, and the thresholds in force."""

    goal: Goal
    facts: Facts
    context: Context
    config: Config
    attainability: Attainability | None = None
    alike: Callable[[str, str], float] | None = None
    """How alike two texts are by the pipeline's word vectors, 0..1; None where it has none."""

    @property
    def idle(self) -> bool:
        """Whether a light verb leads to an empty phrase only: "take the firm to the next level"."""
        action = self.facts.action
        return action is not None and action.light and any(" " in c.text for c in self.facts.of("buzzword"))

    def targets(self) -> tuple[Quantity, ...]:
        """The amounts aimed at: targets and rates."""
        return tuple(q for q in self.facts.quantities if q.role in ("target", "rate"))

    def pairs(self) -> tuple[tuple[Action | None, ObjectFact | None], ...]:
        """Each object with the action that it belongs to; a goal without either has the pair (None, None)."""
        actions, objects = self.facts.actions, self.facts.objects
        if not objects:
            return ((actions[0] if actions else None, None),)
        out = []
        for i, item in enumerate(objects):
            before = [a for a in actions if a.start < item.start]
            out.append((actions[0] if i == 0 and actions else before[-1] if before else None, item))
        return tuple(out)


def verdict(
    evidence: Evidence,
    name: VerdictName,
    confidence: float,
    *,
    findings: Iterable[Finding] = (),
    measured: str,
    asked: str,
    shown: Iterable[Cue] = (),
    source: Source = "text",
) -> Verdict:
    """Make a verdict; findings whose rule the configuration switches off are left out."""
    kept = tuple(f for f in findings if evidence.config.rule_on(f.rule))
    return Verdict(name, round(confidence, 2), source, kept, measured, asked, tuple(shown))


def reason(facts: Facts) -> str:
    """The rule that says why a text is not judged: it is empty, in another language, or no goal."""
    return {"empty": "text/empty", "foreign": "text/not_english"}.get(facts.form, "text/not_a_goal")


def of(quantity: Quantity, kind: str = "quantity") -> Cue:
    """A quantity as the words that show something."""
    return Cue(kind, quantity.text, quantity.start, quantity.end)


def finding(name: str, message: str, cue: Cue | None = None) -> Finding:
    """Make a finding of the rule `name` on the words of `cue`, or on an absence."""
    return rules.finding(name, message, cue)


def in_field(*names: str) -> str:
    """What a verdict adds where a field beside the text is the evidence: " (field due_date)"."""
    return f" (field{'s' if len(names) > 1 else ''} {' and '.join(names)})"

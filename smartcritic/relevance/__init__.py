"""Whether a goal fits the role and the objectives that the context gives: pure matching of words, topics and directions.

`objectives` matches a goal with objectives, `roles` with a role, `text` reads the texts of both.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from smartcritic.languages import Language
from smartcritic.model import Context, Facts, Goal, VerdictName
from smartcritic.relevance.objectives import Similarity, held, served_and_harmed
from smartcritic.relevance.roles import is_work_of

__all__ = ["Reason", "Relevance", "Similarity", "families", "fits", "judge"]


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is not plainly relevant: the rule ("relevant/other_role") and the message."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Relevance:
    """What role and objectives say of a goal."""

    verdict: VerdictName
    confidence: float
    reasons: tuple[Reason, ...]
    measured: str


def families(text: str, language: Language, direction: int = 0) -> Mapping[str, int]:
    """The topics that a text speaks of, each with what it does to the aim: 1 serves, -1 harms."""
    return {name: topic.side for name, topic in held(text, language, direction).items()}


def fits(text: str, role: str, language: Language, custom: Iterable[tuple[str, Iterable[str]]] = ()) -> bool | None:
    """Whether a goal is the work of a role: True, False where it is another's, None where nothing is known."""
    return is_work_of(text, role, custom, language)


def judge(
    goal: Goal,
    facts: Facts,
    context: Context,
    language: Language,
    custom: Iterable[tuple[str, Iterable[str]]] = (),
    alike: Similarity | None = None,
) -> Relevance | None:
    """Judge a goal against role and objectives; None where the context gives neither or knows nothing of it.

    Args:
        custom: roles of the configuration.
        alike: asked only where neither topics nor words tie the goal to an objective.
    """
    role = context.role or goal.role
    text = f"{goal.metric or ''} {goal.text}".strip()
    served, harmed = served_and_harmed(goal, text, facts, context.objectives, alike, language)
    fit = fits(text, role, language, custom) if role else None
    say = language.message
    good = [say("measured/serves", objective=served)] if served else []
    good += [say("measured/own_role" if context.role else "measured/own_role_field", role=role)] if fit else []
    reasons = []
    if harmed is not None:
        reasons.append(Reason("relevant/works_against", say("relevant/works_against.objective", objective=harmed)))
    elif context.objectives and served is None:
        given = "; ".join(f"“{o}”" for o in context.objectives[:3])
        reasons.append(Reason("relevant/serves_no_objective", say("relevant/serves_no_objective", objectives=given)))
    if fit is False:
        key = "relevant/other_role" if context.role else "relevant/other_role.field"
        reasons.append(Reason("relevant/other_role", say(key, role=role)))
    if not good and not reasons:
        return None
    measured = "; ".join([*good, *(r.message for r in reasons)])
    if not reasons:
        return Relevance("met", 0.9, (), measured)
    backed = good or (harmed is None and (goal.parent or facts.of("purpose", "parent")))
    return Relevance("partial" if backed else "unmet", 0.8, tuple(reasons), measured)

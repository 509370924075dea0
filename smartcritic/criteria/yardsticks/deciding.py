"""By which kind a goal is judged: what the caller gave, what a mark or a list shows, what a profile looks for, else its words.

The first that speaks decides. Only where a mark or a profile says that the list is one of objectives and key results do the words say more:
a question to be answered is `learning`, a level to be known first a `baseline`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import NamedTuple

from smartcritic.criteria.base import Evidence
from smartcritic.languages import Language
from smartcritic.model import AMBITIONS, Ambition, Yardstick, YardstickKind
from smartcritic.reading.kinds import kind_of

LISTED: tuple[YardstickKind, ...] = ("objective", "key_result")
"""Kinds that a mark in front of the text says."""
_BY_PROFILE: Mapping[YardstickKind, str] = {
    "objective": "yardstick/profile.objective", "learning": "yardstick/profile.learning", "baseline": "yardstick/profile.baseline",
}  # fmt: skip
READ: tuple[YardstickKind, ...] = ("baseline", "learning")
"""Kinds that the first words say."""


class _Mark(NamedTuple):
    kind: YardstickKind
    said: str
    ambition: Ambition | None
    end: int


def yardstick(evidence: Evidence) -> Yardstick:
    """The kind that the goal is judged by, and why."""
    goal = evidence.goal
    mark = _mark(evidence)
    ambition = goal.ambition or (mark.ambition if mark is not None else None)
    if goal.kind is not None:
        return Yardstick(goal.kind, "field", evidence.say("yardstick/field"), ambition)
    if mark is not None:
        read = _read(evidence, mark.end) if mark.kind == "key_result" else None
        why = evidence.say("yardstick/mark.words" if read else "yardstick/mark", mark=mark.said)
        return Yardstick(read or mark.kind, "mark", why, ambition)
    if goal.key_results:
        return Yardstick("objective", "list", evidence.say("yardstick/list", count=len(goal.key_results)), ambition)
    if evidence.config.find_objectives:
        kind = _read(evidence, 0) or ("objective" if _is_aim(evidence) else None)
        if kind is not None:
            return Yardstick(kind, "profile", evidence.say(_BY_PROFILE[kind]), ambition)
    why = evidence.say("yardstick/text.ambition" if ambition else "yardstick/text")
    return Yardstick(kind_of(evidence.facts), "text", why, ambition)


def _is_aim(evidence: Evidence) -> bool:
    """Whether the goal is a state of affairs without an amount, a metric or a date."""
    if evidence.targets() or evidence.dated() or evidence.goal.target is not None or evidence.goal.due_date is not None:
        return False
    return kind_of(evidence.facts) == "state" and evidence.goal.metric is None and not any(o.metric for o in evidence.facts.objects)


def _mark(evidence: Evidence) -> _Mark | None:
    found = evidence.language.once(_marks).match(evidence.goal.text)
    if found is None:
        return None
    kind = next(k for k in LISTED if found[k])
    ambition: Ambition | None = next((a for a in AMBITIONS if found[a]), None)
    return _Mark(kind, found["mark"].strip(), ambition, found.end())


def _marks(language: Language) -> re.Pattern[str]:
    """ "O2: ", "KR 1.2: ", "Objective (aspirational): " in front of a text."""
    kinds = "|".join(_named(language, kind) for kind in LISTED)
    ambitions = "|".join(_named(language, name) for name in AMBITIONS)
    return re.compile(
        rf"[\s*_#>•-]*(?P<mark>(?:{kinds})\s*\#?(?:\d{{1,2}}(?:\.\d{{1,2}})?)?)\s*"
        rf"(?:[(\[]\s*(?:{ambitions})\s*[)\]])?[*_]*\s*:[*_]*\s*",
        re.IGNORECASE,
    )


def _named(language: Language, name: str) -> str:
    return rf"(?P<{name}>{language.any_of('kinds', name)})"


def _read(evidence: Evidence, at: int) -> YardstickKind | None:
    """What the first words of the text behind `at` say."""
    found = evidence.language.once(_openings).match(evidence.goal.text, at)
    return next((k for k in READ if found[k]), None) if found is not None else None


def _openings(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\W*(?:{'|'.join(_named(language, kind) for kind in READ)})\b", re.IGNORECASE)

"""Whether a goal fits the role and the objectives that the context gives: pure matching of words, families and directions.

An objective is served where goal and objective share a family of `lexicon/business.toml` and move it the same way, or share words
that carry meaning; it is harmed where they move the same family opposite ways. A role fits where the goal holds one of its
usual metrics or activities (`lexicon/roles.toml`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.attainability import target as targets
from smartcritic.attainability import words
from smartcritic.records import Context, Cue, Facts, Goal, VerdictName


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is not plainly relevant: the rule's suffix ("other_role"), the message, why it matters, and the words."""

    rule: str
    message: str
    why: str = ""
    cue: Cue | None = None


@dataclass(frozen=True, slots=True)
class Relevance:
    """What role and objectives say of a goal."""

    verdict: VerdictName
    confidence: float
    reasons: tuple[Reason, ...] = ()
    served: str | None = None
    measured: str = ""
    shown: tuple[Cue, ...] = ()


Phrase = tuple[str, ...]


@lru_cache(maxsize=1)
def _families() -> tuple[tuple[str, tuple[tuple[Phrase, int], ...]], ...]:
    entries = lexicon.load("business").entries
    return tuple(
        (e.term, tuple((words.stems(w), sign) for key, sign in (("plus", 1), ("minus", -1)) for w in e.get(key, ()) if words.stems(w)))
        for e in entries
    )


def families(text: str, way: int | None = None) -> Mapping[str, int]:
    """The families that a text speaks of, each with what it does to the aim: 1 serves, -1 harms.

    `way`: which way the text moves what it names; by default what its own words say.
    """
    there = words.stems(text)
    held = set(there)
    way = words.way(text) if way is None else way
    out: dict[str, int] = {}
    for name, phrases in _families():
        best: tuple[int, int] | None = None
        for phrase, sign in phrases:
            if held.issuperset(phrase) and (best is None or len(phrase) > best[0] or (len(phrase) == best[0] and sign < best[1])):
                best = (len(phrase), sign)
        if best is not None:
            out[name] = (way or 1) if best[1] > 0 else (-way if way else 1)
    return out


def _way(goal: Goal, facts: Facts) -> int:
    target = targets.read(goal, facts)
    if target is not None and not target.change:
        origin = goal.current if goal.current is not None else target.baseline
        if origin is not None and origin != target.value:
            return 1 if target.value > origin else -1
    said = facts.action.direction if facts.action is not None else None
    if said in ("up", "create", "reach", "keep"):
        return words.way(goal.text) if said in ("reach", "keep") else 1
    if said in ("down", "end"):
        return -1
    return words.way(goal.text)


@lru_cache(maxsize=1)
def _roles() -> tuple[tuple[str, str, tuple[Phrase, ...], tuple[Phrase, ...]], ...]:
    return tuple(
        (
            e.term,
            e.get("family"),
            tuple(tuple(words.tokens(n)) for n in e.get("names")),
            tuple(words.stems(w) for w in e.get("work") if words.stems(w)),
        )
        for e in lexicon.load("roles").entries
    )


@lru_cache(maxsize=2_000)
def role_of(name: str) -> str | None:
    """The role of the lexicon that a job title means ("Senior account executive" -> "ae"); None for one that it does not know."""
    said = words.tokens(name)
    best: tuple[int, int, str] | None = None
    for term, _, names, _ in _roles():
        for n in names:
            for i in range(len(said) - len(n) + 1):
                if tuple(said[i : i + len(n)]) == n and (best is None or (len(n), len(" ".join(n))) > best[:2]):
                    best = (len(n), len(" ".join(n)), term)
    return best[2] if best else None


def work_of(text: str) -> Mapping[str, int]:
    """The roles whose usual work a text holds, each with the length of the longest phrase found."""
    held = set(words.stems(text))
    out: dict[str, int] = {}
    for term, _, _, work in _roles():
        found = [len(p) for p in work if held.issuperset(p)]
        if found:
            out[term] = max(found)
    return out


def fits(text: str, role: str) -> bool | None:
    """Whether a goal is the work of a role: True, False where it is another's, None where nothing is known."""
    name = role_of(role)
    if name is None:
        return True if set(words.stems(role)) & set(words.stems(text)) else None
    found = work_of(text)
    family = {term: fam for term, fam, _, _ in _roles()}
    near = [n for t, n in found.items() if t == name or family[t] == family[name]]
    far = [n for t, n in found.items() if family[t] != family[name]]
    if near and max(near) >= max(far, default=0):
        return True
    if near and name in found:
        return True
    return False if far else None


def _objective(text: str, mine: Mapping[str, int], objective: str) -> int:
    """1: the goal serves the objective, -1: it works against it, 0: neither."""
    theirs = families(objective)
    shared = [mine[f] * theirs[f] for f in mine if f in theirs]
    if shared:
        return 1 if sum(shared) > 0 or (sum(shared) == 0 and shared[0] > 0) else -1
    ways = words.more_words() | words.less_words()
    common = [w for w in set(words.stems(text)) & set(words.stems(objective)) if not words.is_weak(w) and w not in ways]
    if len(common) >= 1 and any(len(w) > 2 for w in common):
        a, b = words.way(text), words.way(objective)
        return -1 if a * b < 0 and len(common) >= 2 else 1
    return 0


def judge(goal: Goal, facts: Facts, context: Context) -> Relevance | None:
    """Judge a goal against role and objectives; None where the context gives neither or knows nothing of it."""
    role = context.role or goal.role
    if not role and not context.objectives:
        return None
    text = f"{goal.metric or ''} {goal.text}".strip()
    mine = families(text, _way(goal, facts))
    sides = [(_objective(text, mine, o), o) for o in context.objectives]
    served = next((o for s, o in sides if s > 0), None)
    harmed = next((o for s, o in sides if s < 0), None)
    fit = fits(text, role) if role else None
    purposes = facts.of("purpose", "parent")
    reasons = []
    if harmed is not None:
        reasons.append(Reason("works_against", f"it works against the objective “{harmed}”"))
    elif context.objectives and served is None:
        reasons.append(
            Reason("serves_no_objective", "it serves none of the objectives given: " + "; ".join(f"“{o}”" for o in context.objectives[:3]))
        )
    if fit is False:
        reasons.append(Reason("other_role", f"it is not the usual work of the role {role!r}"))
    good = [x for x in (f"it serves “{served}”" if served else "", f"it is usual work of the role {role!r}" if fit else "") if x]
    if not good and not reasons:
        return None
    measured = "; ".join([*good, *(r.message for r in reasons)])
    backed = bool(good or purposes or goal.parent)
    if not reasons:
        return Relevance("met", 0.9, (), served, measured)
    verdict: VerdictName = "partial" if backed and not (harmed is not None and not good) else "unmet"
    return Relevance(verdict, 0.8, tuple(reasons), served, measured)

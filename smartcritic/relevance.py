"""Whether a goal fits the role and the objectives that the context gives: pure matching of words, families and directions.

An objective is served where goal and objective share a family of `lexicon/business.toml` and move it the same way, or share words
that carry meaning; it is harmed where they move the same family opposite ways. A role fits where the goal holds one of its
usual metrics or activities (`lexicon/roles.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
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


@dataclass(frozen=True, slots=True)
class Family:
    """An aim of a business: phrases of which more serves it (sign 1) or harms it (-1), and the aims that it brings nearer."""

    name: str
    phrases: tuple[tuple[Phrase, int], ...]
    serves: tuple[str, ...]


@lru_cache(maxsize=1)
def _families() -> tuple[Family, ...]:
    return tuple(
        Family(
            e.term,
            tuple((words.stems(w), sign) for key, sign in (("plus", 1), ("minus", -1)) for w in e.get(key, ()) if words.stems(w)),
            tuple(e.get("serves", ())),
        )
        for e in lexicon.load("business").entries
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a text: stems with their places, clauses, and which way each word moves things."""

    stems: tuple[tuple[int, str], ...]
    clause: tuple[int, ...]
    ways: tuple[int, ...]

    def find(self, phrase: Phrase) -> tuple[int, ...] | None:
        """The places of a phrase's words: near each other, in any order; None where one is missing."""
        best: tuple[int, ...] | None = None
        for start, first in self.stems:
            if first != phrase[0]:
                continue
            places = [start]
            for word in phrase[1:]:
                near = [i for i, s in self.stems if s == word and abs(i - start) <= REACH]
                if not near:
                    break
                places.append(min(near, key=lambda i: abs(i - start)))
            else:
                if best is None or max(places) - min(places) < max(best) - min(best):
                    best = tuple(sorted(places))
        return best

    def way(self, places: Sequence[int]) -> int:
        """Which way the text moves the words at `places`: by the nearest word of direction before them, else behind, in their clause."""
        clause = self.clause[places[0]]
        own = set(places)
        inside = [i for i, w in enumerate(self.ways) if w and i not in own and self.clause[i] == clause]
        before = [i for i in inside if i < places[0]]
        after = [i for i in inside if i > places[0]]
        return self.ways[before[-1]] if before else self.ways[after[0]] if after else 0


REACH = 6
"""Words between the parts of a phrase, at most."""
_CLAUSE = re.compile(r"[,;:.()\n]\s|\b(?:by|through|via|so that|in order to|and|while|but|because|since|without|with|to)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@lru_cache(maxsize=4_000)
def _read(text: str) -> _Reading:
    marks = [m.start() for m in _CLAUSE.finditer(text)]
    said, clause = [], []
    for m in _WORD.finditer(text):
        said.append(m[0].lower())
        clause.append(sum(1 for at in marks if at <= m.start()))
    found: list[tuple[int, str]] = []
    for i, w in enumerate(said):
        for s in words.stems(w):
            found.append((i, s))
    ways = words.ways_of(said)
    joined = list(clause)
    for i in range(1, len(said)):  # a clause that moves nothing of its own goes with the one before: "down to 4", "cut A and B"
        if clause[i] != clause[i - 1] and not any(ways[k] for k in range(len(said)) if clause[k] == clause[i]):
            for k in range(i, len(said)):
                if clause[k] == clause[i]:
                    joined[k] = joined[i - 1]
    return _Reading(tuple(found), tuple(joined), tuple(ways))


def families(text: str, main: int = 0) -> Mapping[str, int]:
    """The families that a text speaks of, each with what it does to the aim: 1 serves, -1 harms.

    `main`: which way the text's figures move what it names; 0 leaves it to the words.
    """
    reading = _read(text)
    out: dict[str, int] = {}
    for family in _families():
        best, sides = 0, 0
        for phrase, sign in family.phrases:
            places = reading.find(phrase)
            if places is None or len(phrase) < best:
                continue
            way = main if main and reading.clause[places[0]] == 0 else reading.way(places)
            side = (way or 1) if sign > 0 else (-way if way else 1)
            sides = side if len(phrase) > best else sides + side
            best = len(phrase)
        if best:
            out[family.name] = 1 if sides >= 0 else -1
    return out


def _way(goal: Goal, facts: Facts) -> int:
    """Which way the goal's own figures move its metric; 0 where they do not say."""
    target = targets.read(goal, facts)
    if target is not None and not target.change:
        origin = goal.current if goal.current is not None else target.baseline
        if origin is not None and origin != target.value:
            return 1 if target.value > origin else -1
    return 0


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
        return 1 if sum(shared) >= 0 else -1
    held = set(words.stems(text))
    common = [w for w in held & set(words.stems(objective)) if len(w) > 2 and not words.is_weak(w) and not words.moves(w)]
    if common:
        a, b = _read(text), _read(objective)
        sides = [a.way(p) * b.way(q) for w in common if (p := a.find((w,))) and (q := b.find((w,)))]
        return -1 if sum(sides) < 0 else 1
    nearer = {aim for family in _families() if mine.get(family.name, 0) > 0 for aim in family.serves}
    return 1 if any(theirs.get(aim, 0) > 0 for aim in nearer) else 0


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

"""Whether a goal fits the role and the objectives that the context gives: pure matching of words, families and directions.

An objective is served where goal and objective share a family of `lexicon/business.toml` and move it the same way, or share words
that carry meaning; it is harmed where they move the same family opposite ways. A role fits where the goal holds one of its
usual metrics or activities (`lexicon/roles.toml`).
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Callable, Mapping, Sequence
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
def _by_stem() -> Mapping[str, tuple[tuple[str, Phrase, int], ...]]:
    """All phrases of all families by their first stem, so that a text is asked only for those that it may hold."""
    out: dict[str, list[tuple[str, Phrase, int]]] = {}
    for family in _families():
        for phrase, sign in family.phrases:
            out.setdefault(phrase[0], []).append((family.name, phrase, sign))
    return {stem: tuple(found) for stem, found in out.items()}


@lru_cache(maxsize=1)
def _families() -> tuple[Family, ...]:
    return tuple(
        Family(
            e.term,
            tuple((words.phrase(w), sign) for key, sign in (("plus", 1), ("minus", -1)) for w in e.get(key, ())),
            tuple(e.get("serves", ())),
        )
        for e in lexicon.load("business").entries
    )


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a text: stems with their places, clauses, and which way each word moves things."""

    stems: Mapping[str, tuple[int, ...]]
    clause: tuple[int, ...]
    ways: tuple[int, ...]
    awaited: frozenset[int] = frozenset()
    timed: frozenset[int] = frozenset()

    def find(self, phrase: Phrase) -> tuple[int, ...] | None:
        """The places of a phrase's words: near each other, in any order; None where one is missing."""
        if phrase[0] not in self.stems or not all(w in self.stems for w in phrase):
            return None
        if len(phrase) == 1:
            return self.stems[phrase[0]][:1]
        reach = len(phrase) + 1 if any(words.is_plain(w) and not words.is_verb(w) for w in phrase) else REACH
        best: tuple[int, ...] | None = None
        for start in self.stems[phrase[0]]:
            nearest = [min(self.stems[w], key=lambda i: abs(i - start)) for w in phrase[1:]]
            if words.is_weak(phrase[0]) and min(nearest) < start:
                continue  # "new market" is no market of new things
            places = sorted({start, *nearest})
            if (
                len(places) == len(set(phrase))
                and places[-1] - places[0] < reach
                and (best is None or places[-1] - places[0] < best[-1] - best[0])
            ):
                best = tuple(places)
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
"""Words that a phrase may be spread over; one with function words in it ("on time") hangs together more closely."""
_CLAUSE = re.compile(r"[,;:.()\n]\s|\b(?:by|through|via|so that|in order to|and|while|but|because|since|without|with|to)\s", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_AWAITED = re.compile(
    r"\b(?<!\d )(?:time|minutes|hours|days|weeks|months)\s+(?:(?:it\s+takes\s+)?(?:until|till|before|for|to)|from\b[^,;.]{1,40}?\bto)\s"
    r"+(?=((?:[^\W\d_][\w'’-]*\s+){0,4}[^\W\d_][\w'’-]*))",
    re.IGNORECASE,
)
"""A time that is measured up to something: "days until an invoice is paid". The more of it, the later the good thing comes."""
_TIMED = re.compile(
    r"\bto\s(?:(?:under|below|at most|less than|about|within)\s)?[\w.,]+\s(?:working\s|business\s)?"
    r"(?:seconds?|minutes?|hours?|days?|weeks?|months?)\b",
    re.IGNORECASE,
)
"""A level that is a time: what is brought down to it is to be done sooner, not less of it."""


@lru_cache(maxsize=4_000)
def _read(text: str) -> _Reading:
    marks = [m.start() for m in _CLAUSE.finditer(text)]
    said, clause = [], []
    for m in _WORD.finditer(text):
        said.append(m[0].lower())
        clause.append(sum(1 for at in marks if at <= m.start()))
    found: dict[str, tuple[int, ...]] = {}
    for i, w in enumerate(said):
        key = words.stem(w)
        found[key] = (*found.get(key, ()), i)
    ways = words.ways_of(said)
    joined = list(clause)
    for i in range(1, len(said)):  # a clause that moves nothing of its own goes with the one before: "down to 4", "cut A and B"
        if clause[i] != clause[i - 1] and not any(ways[k] for k in range(len(said)) if clause[k] == clause[i]):
            for k in range(i, len(said)):
                if clause[k] == clause[i]:
                    joined[k] = joined[i - 1]
    starts = [m.start() for m in _WORD.finditer(text)]
    spans = [m.span(1) for m in _AWAITED.finditer(text)]
    awaited = frozenset(i for i, at in enumerate(starts) if any(a <= at < b for a, b in spans))
    levels = [m.start() for m in _TIMED.finditer(text)]
    timed = frozenset(joined[i] for at in levels for i in range(len(starts)) if starts[i] == at)
    return _Reading(found, tuple(joined), tuple(ways), awaited, timed)


def families(text: str, main: int = 0) -> Mapping[str, int]:
    """The families that a text speaks of, each with what it does to the aim: 1 serves, -1 harms."""
    return {name: side for name, (side, _, _) in _held(text, main).items()}


@lru_cache(maxsize=4_000)
def _held(text: str, main: int = 0) -> Mapping[str, tuple[int, int, int]]:
    """The families that a text speaks of, each with its side, the length of the longest phrase found, and where that begins.

    `main`: which way the text's figures move what it names; 0 leaves it to the words.
    """
    reading = _read(text)
    held: dict[str, list[tuple[Phrase, int, tuple[int, ...]]]] = {}
    for stem in reading.stems:
        for name, phrase, sign in _by_stem().get(stem, ()):
            if (places := reading.find(phrase)) is not None:
                held.setdefault(name, []).append((phrase, sign, places))
    out: dict[str, tuple[int, int, int]] = {}
    for name in sorted(held):
        best = max(len(phrase) for phrase, _, _ in held[name])
        longest = [f for f in held[name] if len(f[0]) == best]
        harms = {i for _, sign, places in longest if sign < 0 for i in places}
        sides = [_side(reading, f, main) for f in longest if f[1] < 0 or not harms.intersection(f[2])]  # "steal data" is no "data"
        out[name] = (1 if sum(sides) >= 0 else -1, best, min(f[2][0] for f in longest))
    return out


def _side(reading: _Reading, found: tuple[Phrase, int, tuple[int, ...]], main: int) -> int:
    """What a text does to the aim of a phrase that it holds: 1 serves, -1 harms."""
    phrase, sign, places = found
    way = main if main and reading.clause[places[0]] == 0 else reading.way(places)
    if sign > 0 and (reading.awaited.issuperset(places) or (way < 0 and reading.clause[places[0]] in reading.timed)):
        sign = -1
    if sign < 0 and way == 0:
        doing = places[0] == 0 and any(words.is_verb(w) for w in phrase)  # "Cancel the ...": the goal is to do what harms the aim
        if doing or any(words.moves(w) for w in phrase):  # "training cuts": the phrase says itself which way it goes
            way = 1
    return (way or 1) if sign > 0 else (-way if way else 1)


def _way(goal: Goal, facts: Facts) -> int:
    """Which way the goal's own figures move its metric; 0 where they do not say."""
    target = targets.read(goal, facts)
    if target is not None and not target.change:
        origin = goal.current if goal.current is not None else target.baseline
        if origin is not None and origin != target.value:
            return 1 if target.value > origin else -1
    return 0


@dataclass(frozen=True, slots=True)
class Role:
    """A role: its names, its usual work as phrases, the family whose work it shares, and whether any work may be its own.

    `also`: words that fit the role and say nothing against another one ("customer" of all who sell and serve).
    """

    term: str
    family: str
    names: tuple[tuple[str, ...], ...]
    work: tuple[Phrase, ...]
    aims: frozenset[str] = frozenset()
    wide: bool = False
    also: tuple[Phrase, ...] = ()


OwnRoles = Sequence[tuple[str, Sequence[str]]]
"""Roles of the configuration: a name and the words of its work."""


@lru_cache(maxsize=1)
def _known_roles() -> tuple[Role, ...]:
    return tuple(
        Role(
            e.term,
            e.get("family"),
            tuple(tuple(words.tokens(n)) for n in e.get("names")),
            tuple(words.phrase(w) for w in e.get("work")),
            frozenset(e.get("aims", ())),
            bool(e.get("wide")),
            tuple(words.phrase(w) for w in e.get("also", ())),
        )
        for e in lexicon.load("roles").entries
    )


@lru_cache(maxsize=64)
def _with_own(own: tuple[tuple[str, tuple[str, ...]], ...]) -> tuple[Role, ...]:
    """The roles that are known and those of the configuration; one of the same name adds its words to it."""
    out = list(_known_roles())
    for name, work in own:
        said, more = tuple(words.tokens(name)), tuple(words.phrase(w) for w in work)
        at = next((i for i, r in enumerate(out) if said in r.names), None)
        if at is None:
            out.append(Role(name, name, (said,), more))
        else:
            old = out[at]
            out[at] = dataclasses.replace(old, work=(*old.work, *more))
    return tuple(out)


def _roles(own: OwnRoles) -> tuple[Role, ...]:
    return _with_own(tuple((n, tuple(w)) for n, w in own)) if own else _known_roles()


@lru_cache(maxsize=64)
def _work_by_stem(own: tuple[tuple[str, tuple[str, ...]], ...]) -> Mapping[str, tuple[tuple[Role, Phrase], ...]]:
    """The work of all roles by the first stem of its phrase."""
    out: dict[str, list[tuple[Role, Phrase]]] = {}
    for role in _roles(own):
        for phrase in role.work:
            out.setdefault(phrase[0], []).append((role, phrase))
    return {stem: tuple(found) for stem, found in out.items()}


def role_of(name: str, own: OwnRoles = ()) -> Role | None:
    """The role that a job title means ("Senior account executive" -> the role "ae"); None for one that is not known."""
    return _role_of(name, tuple((n, tuple(w)) for n, w in own))


@lru_cache(maxsize=1_000)
def _role_of(name: str, own: tuple[tuple[str, tuple[str, ...]], ...]) -> Role | None:
    said = words.tokens(name)
    plain = [w.removesuffix("s") for w in said]
    best: tuple[int, int] = (0, 0)
    found: Role | None = None
    for role in _roles(own):
        for n in role.names:
            size = (len(n), len(" ".join(n)))
            if size > best and any(tuple(line[i : i + len(n)]) == n for line in (said, plain) for i in range(len(said) - len(n) + 1)):
                best, found = size, role
    return found


_ASIDE = re.compile(r"\s(?:with|among|from|in|for|at|across|by|until|through|(?<!\btime )to|as|before|within)\s", re.IGNORECASE)


def _core(text: str) -> str:
    """The action and its object alone: whom it is done with, where and when says nothing of whose work it is."""
    return _ASIDE.split(text.strip(), maxsplit=1)[0]


_SPENT = re.compile(r"\b(?:spend|spending|spent|budgets?|expenditure|outlay|costs?|expenses?)\s(?:on|for|of)\s", re.IGNORECASE)
"""Money for something: whose work it is, the money says; what it is for, only to the role that has it by name."""


def work_of(text: str, own: OwnRoles = ()) -> Mapping[str, int]:
    """The roles whose usual work a text holds, each with the length of the longest phrase found.

    A word inside a longer phrase of another family ("lead" in "cost per lead") is not counted as work of its own.
    """
    reading, work = _read(text), _work_by_stem(tuple((n, tuple(w)) for n, w in own))
    found = [(role, frozenset(at)) for stem in reading.stems for role, p in work.get(stem, ()) if (at := reading.find(p)) is not None]
    out: dict[str, int] = {}
    for role, mine in found:
        if not any(mine < other and r.family != role.family for r, other in found):
            out[role.term] = max(out.get(role.term, 0), len(mine))
    return out


@lru_cache(maxsize=1)
def _ranks() -> frozenset[str]:
    return frozenset(words.stem(w) for w in lexicon.load("roles").tables["ranks"])


@lru_cache(maxsize=1_000)
def _title(role: str) -> frozenset[str]:
    """The words of a job title that say what it is about: "Fleet manager" -> fleet."""
    return frozenset(w for w in words.stems(role) if not words.is_weak(w) and w not in _ranks())


def fits(text: str, role: str, own: OwnRoles = ()) -> bool | None:
    """Whether a goal is the work of a role: True, False where it is another's, None where nothing is known."""
    mine = role_of(role, own)
    titled = bool(_title(role) & set(words.stems(text)))
    if mine is None:
        return True if titled else None
    family = {r.term: r.family for r in _roles(own)}
    core_text = _core(text)
    core, whole = work_of(core_text, own), dict(work_of(text, own))
    spent = _SPENT.search(text)
    if spent is not None:  # "spend on trade fairs": another role of the family that goes there does not make it this one's
        named = work_of(text[: spent.start(0)] + text[spent.start(0) : spent.end(0)].rsplit(None, 1)[0], own)
        whole = {t: n for t, n in whole.items() if t == mine.term or t in named or family[t] != mine.family}
    aims = {a for r in _roles(own) if r.family == mine.family for a in r.aims}
    near = max(
        (*(n for t, n in whole.items() if family[t] == mine.family), *(n for name, (_, n, _) in _held(text).items() if name in aims)),
        default=0,
    )
    reading = _read(core_text)
    near = max(near, int(titled or any(reading.find(p) is not None for p in mine.also)))
    far = max((n for t, n in core.items() if family[t] != mine.family), default=0)
    if near and (near >= far or mine.term in core):
        return True
    return False if far and not mine.wide and not _learns(core_text) else None


@lru_cache(maxsize=1)
def _learning() -> tuple[frozenset[str], frozenset[str]]:
    tables = lexicon.load("roles").tables
    return frozenset(words.stem(w) for w in tables["learning"]), frozenset(words.stem(w) for w in tables["learned"])


def _learns(core: str) -> bool:
    """Whether a goal is to learn something oneself, which is no other role's work."""
    said = [words.stem(w) for w in words.tokens(core)]
    verbs, things = _learning()
    return bool(said) and said[0] in verbs and (said[0] == words.stem("learn") or not things.isdisjoint(said[1:]))


@lru_cache(maxsize=1)
def _parties() -> frozenset[str]:
    """Whom things are done for: that goal and objective both speak of customers does not make one serve the other."""
    return frozenset(words.stem(w) for w in lexicon.load("business").tables["parties"])


@lru_cache(maxsize=1)
def _places() -> Mapping[str, frozenset[str]]:
    """Each place of the list with those that it lies in."""
    out: dict[str, set[str]] = {}
    for group in lexicon.load("business").tables["places"]:
        for name in group[1:]:
            out.setdefault(words.stem(name), set()).add(words.stem(group[0]))
    return {name: frozenset(around | {b for a in around for b in out.get(a, ())}) for name, around in out.items()}


def _around(held: set[str]) -> set[str]:
    """The countries and continents that the places among some stems lie in."""
    return {around for w in held for around in _places().get(w, ())}


def _objective(text: str, main: int, objective: str) -> int:
    """1: the goal serves the objective, -1: it works against it, 0: neither.

    Where the families that both speak of do not agree, what the goal names first is what it moves: "raise the price of tickets".
    """
    mine, theirs = _held(text, main), families(objective)
    shared = sorted((mine[f][2], mine[f][0] * theirs[f]) for f in mine if f in theirs)
    if shared:
        return max(side for at, side in shared if at == shared[0][0])
    held, wanted = set(words.stems(text)), set(words.stems(objective))
    common = [w for w in held & wanted if len(w) > 2 and not words.is_weak(w) and not words.moves(w) and w not in _parties()]
    if common:
        a, b = _read(text), _read(objective)
        sides = [a.way(p) * b.way(q) for w in common if (p := a.find((w,))) and (q := b.find((w,)))]
        return -1 if sum(sides) < 0 else 1
    if _around(held) & wanted:
        return 1
    nearer = {aim for family in _families() if mine.get(family.name, (0,))[0] > 0 for aim in family.serves}
    return 1 if any(theirs.get(aim, 0) > 0 for aim in nearer) else 0


Likeness = Callable[[str, str], float]
"""How alike two texts are in meaning, 0..1: what word vectors say, for those who have a model with them."""
ALIKE = 0.8
"""Likeness from which a goal serves an objective that no word of it names."""


def judge(goal: Goal, facts: Facts, context: Context, own: OwnRoles = (), alike: Likeness | None = None) -> Relevance | None:
    """Judge a goal against role and objectives; None where the context gives neither or knows nothing of it.

    `own`: roles of the configuration. `alike`: asked only where neither families nor words tie the goal to an objective.
    """
    role = context.role or goal.role
    said = repr(role) if context.role else f"{role!r} (field role)"
    if not role and not context.objectives:
        return None
    text = f"{goal.metric or ''} {goal.text}".strip()
    main = _way(goal, facts)
    sides = [(_objective(text, main, o), o) for o in context.objectives]
    if alike is not None and not any(s for s, _ in sides):
        sides = [(1 if alike(text, o) >= ALIKE else 0, o) for o in context.objectives]
    served = next((o for s, o in sides if s > 0), None)
    harmed = next((o for s, o in sides if s < 0), None)
    fit = fits(text, role, own) if role else None
    purposes = facts.of("purpose", "parent")
    reasons = []
    if harmed is not None:
        reasons.append(Reason("works_against", f"it works against the objective “{harmed}”"))
    elif context.objectives and served is None:
        reasons.append(
            Reason("serves_no_objective", "it serves none of the objectives given: " + "; ".join(f"“{o}”" for o in context.objectives[:3]))
        )
    if fit is False:
        reasons.append(Reason("other_role", f"it is not the usual work of the role {said}"))
    good = [x for x in (f"it serves “{served}”" if served else "", f"it is usual work of the role {said}" if fit else "") if x]
    if not good and not reasons:
        return None
    measured = "; ".join([*good, *(r.message for r in reasons)])
    backed = bool(good or purposes or goal.parent)
    if not reasons:
        return Relevance("met", 0.9, (), served, measured)
    verdict: VerdictName = "partial" if backed and not (harmed is not None and not good) else "unmet"
    return Relevance(verdict, 0.8, tuple(reasons), served, measured)

"""Whether a goal fits the role and the objectives that the context gives: pure matching of words, families and directions.

An objective is served where goal and objective share a family of `lexicon/business.toml` and move it the same way, or share words
that carry meaning; it is harmed where they move the same family opposite ways. A role fits where the goal holds one of its
usual metrics or activities (`lexicon/roles.toml`).
"""

from __future__ import annotations

import bisect
import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from smartcritic import lexicon
from smartcritic.attainability import target as targets
from smartcritic.attainability import words
from smartcritic.model import Context, Facts, Goal, VerdictName


@dataclass(frozen=True, slots=True)
class Reason:
    """Why it is not plainly relevant: the rule's suffix ("other_role") and the message."""

    rule: str
    message: str


@dataclass(frozen=True, slots=True)
class Relevance:
    """What role and objectives say of a goal."""

    verdict: VerdictName
    confidence: float
    reasons: tuple[Reason, ...]
    measured: str


T = TypeVar("T")
Phrase = tuple[str, ...]
Index = Mapping[str, Sequence[tuple[T, Phrase]]]
"""Phrases, each with whose it is, by their first stem, so that a text is asked only for those that it may hold."""


def _index(phrases: Iterable[tuple[T, Phrase]]) -> Index[T]:
    out: dict[str, list[tuple[T, Phrase]]] = defaultdict(list)
    for whose, phrase in phrases:
        if phrase:
            out[phrase[0]].append((whose, phrase))
    return dict(out)


@lru_cache(maxsize=1)
def _aims() -> Index[tuple[str, int]]:
    """The phrases of all families: of more of it serves the aim (sign 1) or harms it (-1)."""
    signs = (("plus", 1), ("minus", -1))
    entries = lexicon.load("business").entries
    return _index(((e.term, sign), words.phrase(w)) for e in entries for key, sign in signs for w in e.get(key, ()))


@lru_cache(maxsize=1)
def _brought_nearer() -> Mapping[str, Sequence[str]]:
    """The aims that each family brings nearer."""
    return {e.term: e.get("serves", ()) for e in lexicon.load("business").entries}


@dataclass(frozen=True, slots=True)
class _Reading:
    """The words of a text: stems with their places, clauses, and which way each word moves things."""

    stems: Mapping[str, tuple[int, ...]]
    clause: tuple[int, ...]
    ways: tuple[int, ...]
    awaited: frozenset[int]
    timed: frozenset[int]

    def hold(self, index: Index[T]) -> Iterator[tuple[T, Phrase, tuple[int, ...]]]:
        """The phrases of an index that the text holds: whose each is, and where its words stand."""
        for stem in self.stems:
            for whose, phrase in index.get(stem, ()):
                if (places := self.find(phrase)) is not None:
                    yield whose, phrase, places

    def find(self, phrase: Phrase) -> tuple[int, ...] | None:
        """The places of a phrase's words: near each other, in any order; None where one is missing."""
        if not all(w in self.stems for w in phrase):
            return None
        starts = self.stems[phrase[0]]
        if len(phrase) == 1:
            return starts[:1]
        close = any(words.is_plain(w) and not words.is_verb(w) for w in phrase)
        found = [p for start in starts if (p := self._around(start, phrase, len(phrase) + 1 if close else REACH))]
        return min(found, key=lambda p: p[-1] - p[0], default=None)

    def _around(self, start: int, phrase: Phrase, reach: int) -> tuple[int, ...]:
        nearest = [min(self.stems[w], key=lambda i: abs(i - start)) for w in phrase[1:]]
        if words.is_weak(phrase[0]) and min(nearest) < start:
            return ()  # "new market" is no market of new things
        places = tuple(sorted({start, *nearest}))
        return places if len(places) == len(set(phrase)) and places[-1] - places[0] < reach else ()

    def way(self, places: Sequence[int]) -> int:
        """Which way the text moves the words at `places`: by the nearest word of direction before them, else behind, in their clause."""
        clause = self.clause[places[0]]
        inside = [i for i, w in enumerate(self.ways) if w and i not in places and self.clause[i] == clause]
        nearest = [i for i in inside if i < places[0]][-1:] or inside[:1]
        return self.ways[nearest[0]] if nearest else 0


REACH = 6
"""Words that a phrase may be spread over; one with function words in it ("on time") hangs together more closely."""
_CLAUSE = re.compile(r"[,;:.()\n]\s|\b(?:by|through|via|so that|in order to|and|while|but|because|since|without|with|to)\s", re.IGNORECASE)
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
    found = list(words.WORD.finditer(text))
    starts = [m.start() for m in found]
    said = [m[0].lower() for m in found]
    stems: dict[str, tuple[int, ...]] = {}
    for i, w in enumerate(said):
        key = words.stem(w)
        stems[key] = (*stems.get(key, ()), i)
    ways = words.ways_of(said)
    clause = _clauses(text, starts, ways)
    spans = [m.span(1) for m in _AWAITED.finditer(text)]
    awaited = frozenset(i for i, at in enumerate(starts) if any(a <= at < b for a, b in spans))
    at_word = dict(zip(starts, clause, strict=True))
    timed = frozenset(at_word[m.start()] for m in _TIMED.finditer(text) if m.start() in at_word)
    return _Reading(stems, clause, tuple(ways), awaited, timed)


def _clauses(text: str, starts: Sequence[int], ways: Sequence[int]) -> tuple[int, ...]:
    """The clause of each word; one that moves nothing of its own goes with the one before: "down to 4", "cut A and B"."""
    marks = [m.start() for m in _CLAUSE.finditer(text)]
    clauses = [bisect.bisect_right(marks, at) for at in starts]
    moving = {c for c, w in zip(clauses, ways, strict=True) if w}
    joined: list[int] = []
    for c in clauses:
        joined.append(c if c in moving or not joined else joined[-1])
    return tuple(joined)


def families(text: str, main: int = 0) -> Mapping[str, int]:
    """The families that a text speaks of, each with what it does to the aim: 1 serves, -1 harms."""
    return {name: held.side for name, held in _held(text, main).items()}


class _Held(NamedTuple):
    """A family that a text speaks of: what the text does to the aim, the length of the longest phrase, and where that begins."""

    side: int
    size: int
    at: int


_Found = tuple[int, Phrase, tuple[int, ...]]
"""A phrase of a family that a text holds: its sign, itself, and where its words stand."""


@lru_cache(maxsize=4_000)
def _held(text: str, main: int = 0) -> Mapping[str, _Held]:
    """The families that a text speaks of. `main`: which way its figures move what it names; 0 leaves it to the words."""
    reading = _read(text)
    held: dict[str, list[_Found]] = defaultdict(list)
    for (name, sign), phrase, places in reading.hold(_aims()):
        held[name].append((sign, phrase, places))
    return {name: _weighed(reading, found, main) for name, found in held.items()}


def _weighed(reading: _Reading, found: Sequence[_Found], main: int) -> _Held:
    size = max(len(phrase) for _, phrase, _ in found)
    longest = [f for f in found if len(f[1]) == size]
    harms = {i for sign, _, places in longest if sign < 0 for i in places}
    sides = [_side(reading, f, main) for f in longest if f[0] < 0 or not harms.intersection(f[2])]  # "steal data" is no "data"
    return _Held(1 if sum(sides) >= 0 else -1, size, min(places[0] for _, _, places in longest))


def _side(reading: _Reading, found: _Found, main: int) -> int:
    """What a text does to the aim of a phrase that it holds: 1 serves, -1 harms."""
    sign, phrase, places = found
    clause = reading.clause[places[0]]
    way = main if main and clause == 0 else reading.way(places)
    if sign > 0 and (reading.awaited.issuperset(places) or (way < 0 and clause in reading.timed)):
        sign = -1
    if sign < 0 and way == 0:
        doing = places[0] == 0 and any(words.is_verb(w) for w in phrase)  # "Cancel the ...": the goal is to do what harms the aim
        way = int(doing or any(words.moves(w) for w in phrase))  # "training cuts": the phrase says itself which way it goes
    return sign * way if way else 1


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
    names: tuple[str, ...]
    work: tuple[Phrase, ...]
    aims: frozenset[str] = frozenset()
    wide: bool = False
    also: tuple[Phrase, ...] = ()


OwnRoles = tuple[tuple[str, tuple[str, ...]], ...]
"""Roles of the configuration: a name and the words of its work."""


def _plain(name: str) -> str:
    return " ".join(words.tokens(name))


def _phrases(said: Iterable[str]) -> tuple[Phrase, ...]:
    return tuple(words.phrase(w) for w in said)


@lru_cache(maxsize=64)
def _roles(own: OwnRoles) -> tuple[Role, ...]:
    """The roles that are known and those of the configuration; one of the same name adds its words to it."""
    out = [
        Role(
            e.term,
            e.get("family"),
            tuple(_plain(n) for n in e.get("names")),
            _phrases(e.get("work")),
            frozenset(e.get("aims", ())),
            bool(e.get("wide")),
            _phrases(e.get("also", ())),
        )
        for e in lexicon.load("roles").entries
    ]
    for name, work in own:
        at = next((i for i, r in enumerate(out) if _plain(name) in r.names), None)
        if at is None:
            out.append(Role(name, name, (_plain(name),), _phrases(work)))
        else:
            out[at] = replace(out[at], work=(*out[at].work, *_phrases(work)))
    return tuple(out)


@lru_cache(maxsize=64)
def _work(own: OwnRoles) -> Index[Role]:
    """The usual work of all roles."""
    return _index((role, phrase) for role in _roles(own) for phrase in role.work)


@lru_cache(maxsize=1_000)
def _role_of(title: str, own: OwnRoles) -> Role | None:
    """The role that a job title means ("Senior account executive" -> the role "ae"); None for one that is not known."""
    said = words.tokens(title)
    lines = [f" {' '.join(line)} " for line in (said, [w.removesuffix("s") for w in said])]
    named = [(n.count(" "), len(n), role) for role in _roles(own) for n in role.names if any(f" {n} " in line for line in lines)]
    return max(named, key=lambda x: x[:2])[2] if named else None


_ASIDE = re.compile(r"\s(?:with|among|from|in|for|at|across|by|until|through|(?<!\btime )to|as|before|within)\s", re.IGNORECASE)


def _core(text: str) -> str:
    """The action and its object alone: whom it is done with, where and when says nothing of whose work it is."""
    return _ASIDE.split(text.strip(), maxsplit=1)[0]


_SPENT = re.compile(r"\b(?:spend|spending|spent|budgets?|expenditure|outlay|costs?|expenses?)\s(?:on|for|of)\s", re.IGNORECASE)
"""Money for something: whose work it is, the money says; what it is for, only to the role that has it by name."""


def _work_of(text: str, own: OwnRoles) -> Mapping[str, int]:
    """The roles whose usual work a text holds, each with the length of the longest phrase found.

    A word inside a longer phrase of another family ("lead" in "cost per lead") is not counted as work of its own.
    """
    found = [(role, frozenset(places)) for role, _, places in _read(text).hold(_work(own))]
    out: dict[str, int] = {}
    for role, mine in found:
        if not any(mine < other and r.family != role.family for r, other in found):
            out[role.term] = max(out.get(role.term, 0), len(mine))
    return out


@lru_cache(maxsize=1_000)
def _title(role: str) -> frozenset[str]:
    """The words of a job title that say what it is about: "Fleet manager" -> fleet."""
    return frozenset(w for w in words.stems(role) if not words.is_weak(w) and w not in words.listed("roles", "ranks"))


def fits(text: str, role: str, own: Iterable[tuple[str, Iterable[str]]] = ()) -> bool | None:
    """Whether a goal is the work of a role: True, False where it is another's, None where nothing is known."""
    given = tuple((name, tuple(work)) for name, work in own)
    mine = _role_of(role, given)
    titled = not _title(role).isdisjoint(words.stems(text))
    if mine is None:
        return True if titled else None
    core = _core(text)
    theirs = {r.term for r in _roles(given) if r.family != mine.family}
    works = _work_of(core, given)
    near = _near(text, mine, given) or int(titled or any(_read(core).find(p) is not None for p in mine.also))
    far = max((n for term, n in works.items() if term in theirs), default=0)
    if near and (near >= far or mine.term in works):
        return True
    return False if far and not mine.wide and not _learns(core) else None


def _near(text: str, mine: Role, own: OwnRoles) -> int:
    """The length of the longest phrase in a text that is work of the role's family or one of its aims; 0 where there is none."""
    family = [r for r in _roles(own) if r.family == mine.family]
    terms, aims = {r.term for r in family}, {a for r in family for a in r.aims}
    spent = _SPENT.search(text)
    if spent is not None:  # "spend on trade fairs": another role of the family that goes there does not make it this one's
        terms &= {mine.term, *_work_of(text[: spent.start()] + spent[0].rsplit(None, 1)[0], own)}
    works = [n for term, n in _work_of(text, own).items() if term in terms]
    return max([*works, *(held.size for name, held in _held(text).items() if name in aims)], default=0)


def _learns(core: str) -> bool:
    """Whether a goal is to learn something oneself, which is no other role's work."""
    verb, *rest = [words.stem(w) for w in words.tokens(core)] or [""]
    if verb not in words.listed("roles", "learning"):
        return False
    return verb == words.stem("learn") or not words.listed("roles", "learned").isdisjoint(rest)


@lru_cache(maxsize=1)
def _places() -> Mapping[str, frozenset[str]]:
    """Each place of the list with those that it lies in."""
    out: dict[str, set[str]] = {}
    for group in lexicon.load("business").tables["places"]:
        for name in group[1:]:
            out.setdefault(words.stem(name), set()).add(words.stem(group[0]))
    return {name: frozenset(around | {b for a in around for b in out.get(a, ())}) for name, around in out.items()}


def _objective(text: str, main: int, objective: str) -> int:
    """1: the goal serves the objective, -1: it works against it, 0: neither.

    Where the families that both speak of do not agree, what the goal names first is what it moves: "raise the price of tickets".
    """
    mine, theirs = _held(text, main), _held(objective)
    shared = [(-mine[f].at, mine[f].side * theirs[f].side) for f in mine.keys() & theirs.keys()]
    if shared:
        return max(shared)[1]
    held, wanted = set(words.stems(text)), set(words.stems(objective))
    if common := {w for w in held & wanted if _says_something(w)}:
        return _together(_read(text), _read(objective), common)
    if any(wanted & _places().get(w, frozenset()) for w in held):
        return 1
    nearer = {aim for name, found in mine.items() if found.side > 0 for aim in _brought_nearer()[name]}
    return int(any(aim in nearer and found.side > 0 for aim, found in theirs.items()))


def _says_something(word: str) -> bool:
    """Whether a stem ties two texts; that both speak of customers does not make one serve the other."""
    return len(word) > 2 and not (words.is_weak(word) or words.moves(word) or word in words.listed("business", "parties"))


def _together(goal: _Reading, objective: _Reading, common: Iterable[str]) -> int:
    """Whether goal and objective move the words that both hold the same way."""
    there = [(p, q) for w in common if (p := goal.find((w,))) and (q := objective.find((w,)))]
    return -1 if sum(goal.way(p) * objective.way(q) for p, q in there) < 0 else 1


Likeness = Callable[[str, str], float]
"""How alike two texts are in meaning, 0..1: what word vectors say, for those who have a model with them."""
ALIKE = 0.8
"""Likeness from which a goal serves an objective that no word of it names."""


def _touched(goal: Goal, text: str, facts: Facts, objectives: Sequence[str], alike: Likeness | None) -> tuple[str | None, str | None]:
    """The first objective that a goal serves, and the first that it works against."""
    main = _way(goal, facts) if objectives else 0
    sides = [_objective(text, main, o) for o in objectives]
    if alike is not None and not any(sides):
        sides = [int(alike(text, o) >= ALIKE) for o in objectives]
    first = dict(zip(reversed(sides), reversed(objectives), strict=True))
    return first.get(1), first.get(-1)


def judge(
    goal: Goal, facts: Facts, context: Context, own: Iterable[tuple[str, Iterable[str]]] = (), alike: Likeness | None = None
) -> Relevance | None:
    """Judge a goal against role and objectives; None where the context gives neither or knows nothing of it.

    `own`: roles of the configuration. `alike`: asked only where neither families nor words tie the goal to an objective.
    """
    role = context.role or goal.role
    text = f"{goal.metric or ''} {goal.text}".strip()
    served, harmed = _touched(goal, text, facts, context.objectives, alike)
    fit = fits(text, role, own) if role else None
    said = f"usual work of the role {role!r}{'' if context.role else ' (field role)'}"
    good = [f"it serves “{served}”"] if served else []
    good += [f"it is {said}"] if fit else []
    reasons = []
    if harmed is not None:
        reasons.append(Reason("works_against", f"it works against the objective “{harmed}”"))
    elif context.objectives and served is None:
        given = "; ".join(f"“{o}”" for o in context.objectives[:3])
        reasons.append(Reason("serves_no_objective", f"it serves none of the objectives given: {given}"))
    if fit is False:
        reasons.append(Reason("other_role", f"it is not the {said}"))
    if not good and not reasons:
        return None
    measured = "; ".join([*good, *(r.message for r in reasons)])
    if not reasons:
        return Relevance("met", 0.9, (), measured)
    backed = good or (harmed is None and (goal.parent or facts.of("purpose", "parent")))
    return Relevance("partial" if backed else "unmet", 0.8, tuple(reasons), measured)

"""What every portfolio rule is handed: the goals with what was read from them, in an order of their own."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeVar

from smartcritic import rules
from smartcritic.attainability import target as targets
from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.languages import Language
from smartcritic.model import Context, Facts, Goal, PortfolioFinding
from smartcritic.model.inputs import by_names, normal
from smartcritic.quantities import figure_length

T = TypeVar("T")

_NAME = re.compile(r"\b[A-Z][\w'’&-]+|\b[A-Za-z]*\d[\w-]*")
_BETWEEN = re.compile(r"[;,|\n]")


@dataclass(frozen=True, slots=True)
class Item:
    """One goal of the list: `key` is its id, or its text where it has none; `metric` the stems of what it moves.

    `stems` are those of all that tells goals apart: the object, its parts and what is done, without verbs that say nothing of their own.
    """

    goal: Goal
    facts: Facts
    key: str
    metric: frozenset[str]
    stems: frozenset[str]
    names: frozenset[str]
    numbers: tuple[float, ...]
    value: float | None
    unit: str | None
    per: str | None
    way: int
    deadline: dt.date | None


@dataclass(frozen=True, slots=True)
class Portfolio:
    """All open goals, sorted by key, with the parents that were found.

    `others`: ids and texts of what stands in the list but is no goal, such as a heading; it may be a parent. `unjudged`: these goals.
    """

    items: tuple[Item, ...]
    by_name: Mapping[str, Item]
    context: Context
    language: Language
    others: frozenset[str] = frozenset()
    unjudged: tuple[Goal, ...] = ()
    _made: dict[Any, Any] = field(default_factory=dict, init=False, repr=False, compare=False)

    def once(self, make: Callable[[Portfolio], T]) -> T:
        """Return ``make(self)``, worked out once for this list, for what several rules ask."""
        if make not in self._made:
            self._made[make] = make(self)
        return self._made[make]  # type: ignore[no-any-return]

    def finding(
        self,
        key: str,
        items: Iterable[Item],
        *,
        owner: str | None = None,
        team: str | None = None,
        numbers: Mapping[str, Any] | None = None,
        **fields: object,
    ) -> PortfolioFinding:
        """Make a finding on some goals; the fields of its message are `owner` and `fields`.

        `key` is that of the message: the rule's name, and behind a point which of the rule's messages it is where there are several.
        """
        return self.about(key, (i.key for i in items), owner=owner, team=team, numbers=numbers, **fields)

    def about(
        self,
        key: str,
        named: Iterable[str],
        *,
        owner: str | None = None,
        team: str | None = None,
        numbers: Mapping[str, Any] | None = None,
        **fields: object,
    ) -> PortfolioFinding:
        """Make a finding on goals by their keys, as `finding` does."""
        message = self.language.message(key, owner=owner, **fields)
        rule = rules.get(key.partition(".")[0])
        return PortfolioFinding(rule.name, message, tuple(named), owner, team, numbers or {}, rule.level)

    def parents_named(self, goal: Goal) -> tuple[str, ...]:
        """The parents that a goal names: one, or several that are all known, with a semicolon, comma, bar or line break between them."""
        name = normal(goal.parent)
        if not name or name in self.by_name or name in self.others:
            return (name,) if name else ()
        parts = tuple(dict.fromkeys(p for part in _BETWEEN.split(goal.parent or "") if (p := normal(part))))
        return parts if len(parts) > 1 and all(p in self.by_name or p in self.others for p in parts) else (name,)

    def parent(self, item: Item) -> Item | None:
        """The goal of the list that is the parent of `item`, by id or text; None without one, and for itself."""
        name = normal(item.goal.parent)
        found = self.by_name.get(name) if name else None
        return None if found is item else found


def _masked(goal: Goal, facts: Facts, language: Language) -> str:
    """The text without its dates and amounts."""
    spans = [(d.start, d.end) for d in facts.dates]
    spans += [(q.start, q.start + (figure_length(q.text, language) or len(q.text))) for q in facts.quantities]
    if facts.deadline is not None and facts.deadline.start is not None and facts.deadline.end is not None:
        spans.append((facts.deadline.start, facts.deadline.end))
    out = list(goal.text)
    for a, b in spans:
        out[a:b] = " " * (min(b, len(out)) - a)
    return "".join(out)


def read(goal: Goal, facts: Facts, language: Language) -> Item:
    """Read what the rules need from one goal."""
    words = Vocabulary.of(language)
    target = targets.read(goal, facts, language)
    text = _masked(goal, facts, language)
    first = tokens(text)[:1]
    names = frozenset(n.lower() for n in _NAME.findall(text) if n.lower() not in first)
    verbs = {words.stem(facts.action.lemma)} if facts.action is not None else set()
    stems = frozenset(words.stems(text)) - verbs
    said = frozenset(words.stems(goal.metric)) if goal.metric else stems
    metric = frozenset(w for w in said if not words.is_weak(w)) or said
    deed = words.deed(facts.action.lemma) if facts.action is not None else None
    stems = frozenset(w for w in stems if not words.is_light(w) and not words.moves(w)) | ({deed} if deed else frozenset())
    way = 0
    if facts.action is not None:
        way = {"up": 1, "down": -1, "end": -1}.get(facts.action.direction or "", 0) or words.way(facts.action.lemma)
        if deed == words.stem("win"):  # "close deals" ends nothing
            way = max(way, 0)
    if target is not None:
        origin = target.baseline if target.baseline is not None else goal.current
        if origin is not None and not target.change and origin != target.value:
            way = 1 if target.value > origin else -1
        elif way == 0 and target.down:
            way = -1
    return Item(
        goal,
        facts,
        goal.id or goal.text,
        metric,
        stems,
        names,
        tuple(sorted({q.value for q in facts.quantities} | ({goal.target} if goal.target is not None else set()))),
        target.value if target else None,
        target.unit if target else None,
        target.per if target else None,
        way,
        facts.deadline.end_date if facts.deadline else None,
    )


def build(items: Sequence[tuple[Goal, Facts]], context: Context, language: Language, others: Iterable[Goal] = ()) -> Portfolio:
    """Read all open goals, in an order that does not depend on the list's."""
    open_ = (read(g, f, language) for g, f in items if g.is_open)
    read_all = sorted(open_, key=lambda i: (i.key, i.goal.text, i.goal.owner or "", str(i.goal)))
    names = {name: read_all[place] for name, place in by_names(i.goal for i in read_all).items()}
    rest = tuple(others)
    return Portfolio(tuple(read_all), names, context, language, frozenset(normal(n) for o in rest for n in (o.id, o.text)), rest)


def groups(items: Sequence[Item], key: str) -> Mapping[str, list[Item]]:
    """Items by owner or team, without those that have none."""
    out: dict[str, list[Item]] = {}
    for item in items:
        name = getattr(item.goal, key)
        if name:
            out.setdefault(name, []).append(item)
    return dict(sorted(out.items()))


def children(book: Portfolio) -> list[tuple[Item, list[Item]]]:
    """Each parent of the list with its children, in order."""
    out: dict[int, tuple[Item, list[Item]]] = {}
    for item in book.items:
        parent = book.parent(item)
        if parent is not None:
            out.setdefault(id(parent), (parent, []))[1].append(item)
    return sorted(out.values(), key=lambda p: p[0].key)


def same_metric(a: Item, b: Item) -> bool:
    """Whether two goals move the same metric: by the metric columns where both have one, else by the words of the texts."""
    if a.goal.metric and b.goal.metric:
        return a.metric == b.metric
    return bool(a.metric) and (a.metric <= b.metric or b.metric <= a.metric)

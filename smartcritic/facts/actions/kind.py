"""Outcome or activity: a result that the work causes, or the work itself (or a thing that it produces).

`OF_NOUNS` is the whole decision where there is no action, `OF_ACTIONS` elsewhere; the first rule that holds decides. A rule is a name,
the kind, when it holds, and a goal that it decides.
``python -m smartcritic.facts.actions.kind`` prints it.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from smartcritic import syntax
from smartcritic.languages import Entry
from smartcritic.model import Action, Kind, ObjectFact, Quantity
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Predicate


@dataclass(slots=True)
class Evidence:
    """What the rules are asked of: the parse and the dates of what states the goal, its main verb, and what was read of it."""

    parse: Parse
    date_tokens: frozenset[int]
    predicate: Predicate | None
    actions: Sequence[Action]
    objects: Sequence[ObjectFact]
    quantities: Sequence[Quantity]
    targets: Sequence[Quantity] = field(init=False)
    """The amounts aimed at."""
    money: bool = field(init=False)
    """Whether an amount of money is aimed at."""
    share: bool = field(init=False)
    """Whether a share or a multiple is aimed at."""

    @property
    def item(self) -> ObjectFact | None:
        """The first object."""
        return self.objects[0] if self.objects else None

    @property
    def action(self) -> Action | None:
        """The first action."""
        return self.actions[0] if self.actions else None

    def __post_init__(self) -> None:
        self.targets = [q for q in self.quantities if q.role in ("target", "rate")]
        self.money = any(q.unit is not None and len(q.unit) == 3 and q.unit.isupper() for q in self.targets)
        self.share = any(q.unit in ("percent", "percentage point", "times") for q in self.targets)

    @property
    def metric(self) -> bool:
        """Whether the object is a metric."""
        return self.item is not None and self.item.metric is not None

    @property
    def thing(self) -> bool:
        """Whether the object is a thing or an event, and no metric."""
        return self.item is not None and self.item.metric is None and self.item.nature in ("artefact", "event")

    def object_is(self, *classes: str) -> bool:
        """Whether the object has one of these semantic classes."""
        return self.item is not None and self.item.nature in classes

    def verb_in(self, words: str) -> bool:
        """Whether the action's verb is in one of the sets of ``syntax.toml``."""
        return self.action is not None and self.action.lemma in self.parse.word_sets[words]

    def moves(self, *directions: str) -> bool:
        """Whether the action has one of these directions."""
        return self.action is not None and self.action.direction in directions

    @property
    def listed(self) -> str | None:
        """The kind that the list of verbs gives the action."""
        entry: Entry | None = syntax.verbs(self.parse.language).get(self.action.lemma) if self.action else None
        return entry.get("kind") if entry else None


def _is_rate(e: Evidence) -> bool:
    """A share of things does it: a share in front of the verb is its subject."""
    if e.predicate is None:
        return False
    doer = e.parse.child(e.predicate.verb, "nsubj")
    share = doer is not None and e.parse.pos[doer] == "SYM" and len(e.objects) == 1 and not e.object_is("people")
    return e.predicate.by == "share" or (share and e.action is not None and e.objects[0].start < e.action.start)


def _is_done_by_others(e: Evidence) -> bool:
    """A passive names people in the plural as its doers: "used by teachers", "get quoted by journalists"."""
    if e.predicate is None:
        return False
    parse, verb = e.parse, e.predicate.verb
    doer = syntax.agent(parse, verb)
    if doer is None or doer in e.date_tokens or parse.tags[doer] != forms.PLURAL or parse.tags[verb] not in forms.PAST_FORMS:
        return False
    return not syntax.classes_of(parse, doer).isdisjoint({"people", "metric"})


def _is_made(e: Evidence) -> bool:
    """A noun phrase names what is to be there, or counts it."""
    counted = e.object_is("thing") and any(q.unit == e.objects[0].head and q.role == "target" for q in e.targets)
    return counted or (e.object_is("artefact", "event", "process") and not e.objects[0].generic)


class Rule(NamedTuple):
    """One line of the decision."""

    name: str
    kind: Kind
    holds: Callable[[Evidence], bool]
    example: str


OF_NOUNS: tuple[Rule, ...] = (
    Rule("money", "outcome", lambda e: e.money, "€40,000 for the lifeboat"),
    Rule("metric", "outcome", lambda e: e.metric, "Guest satisfaction of 80%"),
    Rule("share", "outcome", lambda e: e.share and not e.object_is("artefact", "event"), "40% of the herd"),
    Rule(
        "how a process is to be",
        "outcome",
        lambda e: e.object_is("process") and any(d.kind == "vague_modifier" for d in e.objects[0].delimiters),
        "Effective communication",
    ),
    Rule("made", "activity", lambda e: _is_made(e), "Two harbour maps by May"),
    Rule("topic", "outcome", lambda e: True, "Trust"),
)

OF_ACTIONS: tuple[Rule, ...] = (
    Rule("input", "activity", lambda e: e.verb_in("inputs"), "Spend $9,000 on paint"),
    Rule("rate", "outcome", _is_rate, "90% of orders ship within two days"),
    Rule("done by others", "outcome", _is_done_by_others, "Get the map used by teachers"),
    Rule("debt paid", "outcome", lambda e: e.item is not None and e.item.head in e.parse.word_sets["debts"], "Pay off the boat loan"),
    Rule("thing is there", "activity", lambda e: e.thing and e.verb_in("stands"), "Harbour maps are in place"),
    Rule(
        "good provided",
        "outcome",
        lambda e: e.verb_in("gives") and e.object_is("quality", "metric") and e.actions[0].strength == "concrete",
        "Deliver 40 referrals by May",
    ),
    Rule(
        "time put in",
        "activity",
        lambda e: e.actions[0].light and any(q.role == "rate" and q.unit in ("hour", "minute") for q in e.targets),
        "Take two hours a week for the choir",
    ),
    Rule("money aimed at", "outcome", lambda e: e.money, "Collect $9,000 for the lifeboat"),
    Rule("metric moved", "outcome", lambda e: e.metric and (e.moves("up", "down", "reach", "keep") or e.share), "Raise guest satisfaction"),
    Rule(
        "moved from a level",
        "outcome",
        lambda e: e.moves("up", "down") and any(q.role == "baseline" and q.unit in (None, "percent") for q in e.quantities),
        "Raise hives from 9 to 14",
    ),
    Rule(
        "process built up",
        "activity",
        lambda e: e.object_is("process") and not e.metric and e.moves("up", "keep") and not e.share,
        "Expand recycling",
    ),
    Rule(
        "had",
        "activity",
        lambda e: e.verb_in("has") and e.item is not None and not e.metric and not e.object_is("quality") and not e.targets,
        "Have a harbour map by May",
    ),
    Rule("thing got", "activity", lambda e: e.thing and (e.moves("up", "keep") or e.verb_in("obtains")) and not e.share, "Get a boat"),
    Rule("verb of results", "outcome", lambda e: e.listed == "outcome", "Accommodate 40 boarders"),
    Rule("work", "activity", lambda e: True, "Paint the harbour wall"),
)


def rule_of(evidence: Evidence) -> Rule:
    """The first rule that holds."""
    return next(rule for rule in (OF_ACTIONS if evidence.actions else OF_NOUNS) if rule.holds(evidence))


def kind_of(evidence: Evidence) -> Kind:
    """Outcome or activity."""
    return rule_of(evidence).kind


def table() -> str:
    """The decision as lines: kind, rule, example."""
    return "\n".join(f"{rule.kind:<9} {rule.name:<29} {rule.example}" for rule in (*OF_NOUNS, *OF_ACTIONS))


if __name__ == "__main__":
    print(table())

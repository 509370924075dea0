"""What the goal is about: its actions, their objects and what specifies these, its form, and outcome or activity.

The questions about the parse are asked in `smartcritic.syntax`; the words are data (``verbs.toml``, ``objects.toml``, ``metrics.toml``,
``syntax.toml``). Nothing here judges: the criteria do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.facts.actions.candidates import Found
from smartcritic.facts.actions.choice import chosen
from smartcritic.facts.actions.form import form_of
from smartcritic.facts.actions.kind import Evidence, kind_of
from smartcritic.facts.actions.means import means_of
from smartcritic.facts.actions.region import Region, main_region, without_heading
from smartcritic.facts.actions.statement import statement
from smartcritic.model import Action, Cue, Kind, Means, ObjectFact, Quantity, replace
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Predicate, Range, is_imperative


@dataclass(frozen=True, slots=True)
class ActionFacts:
    """What `read_actions` found: the actions in order, their objects, cues, the kind and the form of the goal, and its means."""

    actions: tuple[Action, ...]
    objects: tuple[ObjectFact, ...]
    cues: tuple[Cue, ...]
    kind: Kind
    form: str
    means: tuple[Means, ...] = ()


NO_ACTIONS = ActionFacts((), (), (), "outcome", "empty")
"""What there is in a text without words."""


@dataclass(frozen=True, slots=True)
class Stated:
    """What states a goal: the stretches of its text with the verb of each, which of them does, its stretch, and its verb or None."""

    found: Found
    main: int
    region: Region
    predicate: Predicate | None


def stated_in(parses: Sequence[Parse], date_ranges: Sequence[Sequence[Range]], quantities: Sequence[Quantity]) -> Stated | None:
    """Find what states the goal; None in a text without words.

    Args:
        parses: the segments of one goal.
        date_ranges: for each parse the token ranges of its date expressions.
        quantities: the amounts found.
    """
    regions = regions_of(parses, date_ranges, quantities)
    if not regions:
        return None
    found, ruled = by_rules(regions, quantities)
    return Stated(found, *chosen(found, ruled, quantities))


def read_actions(stated: Stated | None, quantities: Sequence[Quantity]) -> ActionFacts:
    """Read what the goal is about from what states it and the amounts found."""
    if stated is None:
        return NO_ACTIONS
    found, region, predicate = stated.found, stated.region, stated.predicate
    labelled = any(r.parse.label for r, _ in found)
    actions, objects, cues = statement(region, predicate)
    if not labelled:
        for other, second in found[stated.main + 1 :]:
            if second is not None and is_imperative(other.parse, second.verb):
                more, things, _ = statement(other, second)
                actions += [replace(a, coordinated=True) for a in more]
                objects += things
    form = form_of(region, predicate, labelled, [r.parse for r, _ in found], quantities, bool(objects))
    cues += _several_goals(actions, objects)
    kind = kind_of(Evidence(region.parse, region.date_tokens, predicate, actions, objects, quantities))
    means = means_of(region, predicate.verb) if predicate is not None else []
    return ActionFacts(tuple(actions), tuple(objects), tuple(cues), kind, form, tuple(means))


def by_rules(regions: Sequence[Region], quantities: Sequence[Quantity]) -> tuple[Found, int]:
    """The stretches, labelled lines in the order of their letters, each with its main verb; and which states the goal, by rules alone."""
    labelled = any(r.parse.label for r in regions)
    ordered = sorted(regions, key=lambda r: "S-MTAR".find(r.parse.label or "-")) if labelled else regions
    found = [(r, r.main_verb()) for r in ordered]
    return found, 0 if labelled else main_region(found, quantities)


def regions_of(parses: Sequence[Parse], date_ranges: Sequence[Sequence[Range]], quantities: Sequence[Quantity]) -> list[Region]:
    """The segments that may state the goal: those with words, but for remarks in brackets behind the first; each behind its heading."""
    worded = [k for k, p in enumerate(parses) if any(c.isalpha() for c in p.text)] or [k for k, p in enumerate(parses) if p.n]
    spoken = [k for k in worded if not (k and parses[k].text[:1] in "([")] or worded
    return [without_heading(Region.of(parses[k], date_ranges[k]), quantities) for k in spoken if parses[k].n]


def _several_goals(actions: Sequence[Action], objects: Sequence[ObjectFact]) -> list[Cue]:
    """Two verbs with objects of their own are two goals; two verbs that share one object are one."""
    for action in actions[1:]:
        own = any(o.start > action.start for o in objects[1:])
        if own and objects and objects[0].start < action.start:
            return [Cue("several_goals", action.text, action.start, action.end, action.lemma)]
    return []

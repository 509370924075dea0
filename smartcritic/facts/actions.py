"""Actions, objects, form and kind (being written)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.language.parse import Parse
from smartcritic.records import Action, Cue, Kind, ObjectFact, Quantity


@dataclass(frozen=True, slots=True)
class Acts:
    """What the goal is about."""

    actions: tuple[Action, ...]
    objects: tuple[ObjectFact, ...]
    cues: tuple[Cue, ...]
    kind: Kind
    form: str


def read_actions(parses: Sequence[Parse], taken: Sequence[Sequence[tuple[int, int]]], quantities: Sequence[Quantity]) -> Acts:
    """Read the root verb and its object."""
    for p in parses:
        r = p.root
        if r >= 0 and p.pos[r] == "VERB":
            a, b = p.span(r, r + 1)
            act = Action(p.lemmas[r], p.words[r], a, b)
            obj = p.child(r, "obj")
            objs = ()
            if obj is not None:
                i, j = p.subtree(obj)
                s, e = p.span(i, j)
                objs = (ObjectFact(p.text[p.starts[i]:p.ends[j-1]], s, e, p.lemmas[obj]),)
            return Acts((act,), objs, (), "outcome", "imperative")
    return Acts((), (), (), "outcome", "noun_phrase")

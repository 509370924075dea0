"""What the goal is to be reached by: "by V-ing X", "through X", "via X" behind the goal's verb."""

from __future__ import annotations

from collections.abc import Iterator

from smartcritic.facts.actions.objects import counted_in, object_fact
from smartcritic.facts.actions.region import Region
from smartcritic.facts.actions.statement import action_at
from smartcritic.facts.cues import quote
from smartcritic.model import Means
from smartcritic.parsing import forms

_NEAR = 8
"""Tokens within which the noun of "through X" stands."""


def means_of(region: Region, verb: int) -> list[Means]:
    """The means behind the goal's verb, in the order of the text."""
    parse = region.parse
    by, through, also = (parse.word_sets[name] for name in ("means_of_doing", "means_of_things", "joins_means"))
    out: list[Means] = []
    for i in range(verb + 1, region.hi - 1):
        word, j = parse.lower[i], i + 1
        if word not in by and word not in through and word not in also:
            continue
        while j < region.hi - 1 and parse.pos[j] == "ADV":
            j += 1
        if i in region.date_tokens or j in region.date_tokens:
            continue
        doing = _is_doing(region, j)
        if doing and word in also:
            if out and parse.child(j, "obj") is not None:
                out.append(_doing(region, j, j))
        elif doing:
            out.append(_doing(region, i, j))
        elif word in through:
            out += _thing(region, i, j)
    return out


def _is_doing(region: Region, j: int) -> bool:
    """Whether the word is a verb in the form of "by doing"."""
    parse = region.parse
    return parse.pos[j] == "VERB" and parse.lower[j].endswith(tuple(parse.word_sets["gerund_endings"]))


def _doing(region: Region, start: int, j: int) -> Means:
    parse = region.parse
    thing = region.object_of(j)
    inside = thing is not None and thing > j and region.lo <= thing < region.hi
    item = object_fact(region, counted_in(region, thing), j, thing) if inside and thing is not None else None
    return Means(*quote(parse, start, max(parse.subtree(j)[1], j + 1)), action=action_at(parse, j, "means"), object=item)


def _thing(region: Region, i: int, j: int) -> Iterator[Means]:
    parse = region.parse
    near = range(j, min(region.hi, j + _NEAR))
    head = next((k for k in near if parse.pos[k] in forms.NOUNS and parse.child(k, "case") == i), None)
    if head is not None and head not in region.date_tokens:
        yield Means(*quote(parse, i, max(head + 1, parse.subtree(head)[1])), object=object_fact(region, head, None, head))

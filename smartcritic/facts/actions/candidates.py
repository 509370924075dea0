"""What may be a goal's verb: every verb of its text, and none; each with features by name, for `choice`.

A feature is a string such as ``tag:VB``. Those of a verb say how it is inflected and attached, what opens its clause, who does it, what
stands beside it, and what the rules of `smartcritic.syntax` hold of it; those of "none" say what the text looks like as a whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic import syntax
from smartcritic.facts.actions.region import Region
from smartcritic.facts.actions.stretch import Stretch
from smartcritic.model import Quantity
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import Predicate

Found = Sequence[tuple[Region, Predicate | None]]

MOST = 24
"""Verbs of a text that are looked at."""
CHOSEN = "choice"
"""The rule's name of a verb that no rule of syntax named."""
_MAY_BE_VERB = frozenset({"NOUN", "PROPN", "ADJ", "ADV", "X", "INTJ", "ADP"})
_MAY_BE_FIRST = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_SIGNS = ("→", "->", ":", "<", ">", "≤", "≥", "=", "–", "+", "%")


@dataclass(slots=True)
class Candidate:
    """A verb that may be the goal's, with the stretch of text that it stands in; a `predicate` of None stands for no verb."""

    region: Region
    predicate: Predicate | None
    features: list[str]


def candidates(found: Found, main: int, quantities: Sequence[Quantity]) -> list[Candidate]:
    """What may be the goal's verb: none first, then the verbs of all stretches in order.

    Args:
        found: the stretches of a text that may state the goal, each with the main verb that the rules of syntax name.
        main: which of them states it by these rules.
        quantities: the amounts of the text.
    """
    out: list[Candidate] = []
    whole = _opening(found, quantities)
    for at, (region, ruled) in enumerate(found):
        stretch = Stretch(region, quantities)
        for said in _predicates(stretch, ruled):
            verb = said.verb
            names = stretch.features(verb)
            place = f"stretch:{min(at, 2)}"
            names += [place, *(f"{place}|{name}" for name in names[: Stretch.CROSSED])]
            names += [f"{whole}|{name}" for name in names[: Stretch.CROSSED]]
            names += _by_rules(region.parse, verb, ruled, at == main)
            if said.hedges:
                names.append("hedged")
            out.append(Candidate(region, said, names))
            if len(out) == MOST:
                break
    _beside(out)
    return [Candidate(found[main][0], None, _of_none(found, main, len(out), quantities)), *out]


def _predicates(stretch: Stretch, ruled: Predicate | None) -> list[Predicate]:
    """The verbs of a parse with a meaning of their own, in order: none that leads to another, none of a purpose in front."""
    own = ruled.verb if ruled is not None else -1
    found: dict[int, Predicate] = {}
    begin = own if ruled is not None and ruled.by == "behind_purpose" else 0
    for k in range(begin, stretch.parse.n):
        if k == own or (_may_be_verb(stretch, k) and not _is_adjective(stretch, k)):
            said = syntax.follow_catenatives(stretch.parse, k, CHOSEN)
            if said.verb not in found or said.hedges:
                found[said.verb] = said
    if ruled is not None:
        found[own] = ruled
    return [found[k] for k in sorted(found)]


def _is_adjective(stretch: Stretch, k: int) -> bool:
    """Whether a word is the first of two adjectives: "clear and honest words"."""
    parse = stretch.parse
    joined = k + 2 < parse.n and parse.lower[k + 1] in parse.word_sets["and_or"] and parse.pos[k + 2] == "ADJ"
    return joined and parse.lower[k + 2] not in stretch.listed


def _may_be_verb(stretch: Stretch, k: int) -> bool:
    parse, pos = stretch.parse, stretch.parse.pos[k]
    return (
        pos == "VERB"
        or (pos == "AUX" and parse.bases[k] not in ("aux", "cop"))
        or parse.child(k, "cop") is not None
        or (pos in _MAY_BE_VERB and syntax.base_form(parse, k) in stretch.listed)
        or (k == stretch.first and pos in _MAY_BE_FIRST and parse.words[k].isalpha())
        or syntax.is_prefixed(parse, k)
    )


def _by_rules(parse: Parse, k: int, ruled: Predicate | None, is_main: bool) -> list[str]:
    """What the rules of syntax hold of the verb: theirs, one that leads to it, another."""
    if ruled is None:
        return ["alone" if is_main else "alone_aside"]
    tag = parse.tags[k]
    if ruled.verb == k:
        out = ["own", f"own|{tag}", f"rule:{ruled.by}", f"rule:{ruled.by}|{tag}"]
        if not ruled.asserted:
            out.append("own|unsure")
        if is_main:
            out += ["ruled", f"ruled|{tag}", f"ruled|{ruled.by}"]
        return out
    side = "behind" if k > ruled.verb else "in_front"
    out = [side, f"{side}|{tag}", f"{side}|{ruled.by}", "beside_ruled" if is_main else "beside"]
    if parse.heads[k] == ruled.verb:
        out.append(f"under:{parse.bases[k]}")
    elif parse.heads[ruled.verb] == k:
        out.append(f"over:{parse.bases[ruled.verb]}")
    return out


def _beside(found: Sequence[Candidate]) -> None:
    """Say of each verb how many that look like imperatives stand in front of it and behind it."""
    plain = [int(Stretch.PLAIN in c.features) for c in found]
    for i, c in enumerate(found):
        before = min(sum(plain[:i]), 2)
        c.features += [f"plain<{before}", f"plain>{min(sum(plain[i + 1 :]), 2)}", f"plain:{plain[i]}|{before}", f"number:{min(i, 4)}"]
    if found:
        found[-1].features.append("number:last")


def _opening(found: Found, quantities: Sequence[Quantity]) -> str:
    """How the text opens: whether its first stretch is measured, what heads it, and how many there are."""
    region = found[0][0]
    root = region.parse.pos[region.parse.root]
    return f"{'measured ' if region.holds(quantities) else ''}{root if root in ('VERB', 'NOUN', 'PROPN') else '*'} of {min(len(found), 3)}"


# --------------------------------------------------------------------------- no verb


def _of_none(found: Found, main: int, count: int, quantities: Sequence[Quantity]) -> list[str]:
    """What the text looks like, for whether it has no verb at all."""
    (first, head), (region, ruled) = found[0], found[main]
    parse = first.parse
    opens, root = min(first.lo, parse.n - 1), parse.root
    pos, by = parse.pos[opens], head.by if head else None
    out = [
        "none", f"none|verbs:{min(count, 5)}", f"none|stretches:{min(len(found), 3)}", f"none|main:{min(main, 2)}",
        f"none|rule:{ruled.by if ruled else None}", f"none|head:{by}", f"none|pos:{pos}", f"none|tag:{parse.tags[opens]}",
        f"none|root:{parse.pos[root]}", f"none|root:{parse.tags[root]}", f"none|class:{syntax.semantic_class(parse, root)}",
        f"none|words:{_about(first.words)}",
    ]  # fmt: skip
    if opens + 1 < parse.n:
        out += [f"none|second:{parse.pos[opens + 1]}", f"none|pos:{pos} {parse.pos[opens + 1]}"]
    finite = any(tag in forms.FINITE_OR_MODAL for tag in parse.tags)
    bare = any(parse.tags[k] == forms.INFINITIVE and parse.pos[k] == "VERB" for k in range(parse.n))
    out += [f"none|finite:{finite}", f"none|bare:{bare}", f"none|finite:{finite} bare:{bare} pos:{pos}"]
    return out + _said(first, region, by, quantities)


def _said(first: Region, region: Region, by: str | None, quantities: Sequence[Quantity]) -> list[str]:
    """What stands in the text: amounts, dates, signs, words for a level."""
    parse, sets = first.parse, first.parse.word_sets
    lower, out = set(parse.lower), []
    if first.holds(quantities):
        out += ["none|measured", f"none|measured head:{by}"]
    if region.holds(quantities):
        out.append("none|main_measured")
    if first.date_ranges:
        out.append("none|dated")
    if not sets["change_from"].isdisjoint(lower) and not sets["infinitive_mark"].isdisjoint(lower):
        out.append("none|from_to")
    if parse.text.rstrip().endswith("?"):
        out.append("none|question")
    out += [f"none|has:{sign}" for sign in _SIGNS if sign in lower]
    out += [f"none|level:{word}" for word in sorted(lower & sets["level"])]
    return out


def _about(words: int) -> str:
    """A count of words, roughly."""
    return str(words) if words < 4 else "4+" if words < 7 else "7+" if words < 13 else "13+"

"""What may be a goal's verb: every verb of its text, and none; each with features by name, for `choice`.

A feature is a string such as ``tag:VB``. Those of a verb say how it is inflected and attached, what opens its clause, who does it, what
stands beside it, and what the rules of `smartcritic.syntax` hold of it; those of "none" say what the text looks like as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from smartcritic import syntax
from smartcritic.facts.actions.region import Region
from smartcritic.facts.actions.stretch import Stretch
from smartcritic.facts.learned import Group, names
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
_ASKED = _MAY_BE_VERB | forms.VERBS
"""Parts of speech that are asked about wherever they stand."""
_MAY_BE_FIRST = frozenset({"NOUN", "PROPN", "ADJ", "X"})
_SIGNS = ("→", "->", ":", "<", ">", "≤", "≥", "=", "–", "+", "%")


@dataclass(slots=True)
class Candidate:
    """A verb that may be the goal's, with the stretch of text that it stands in; a `predicate` of None stands for no verb."""

    region: Region
    predicate: Predicate | None
    groups: list[Group]
    plain: bool = False
    """Whether the verb looks like an imperative."""

    @property
    def features(self) -> list[str]:
        """Its features by name."""
        return names(self.groups)


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
            groups, plain = stretch.groups(said.verb, min(at, 2), whole)
            groups.append(_by_rules(region.parse, said.verb, ruled, at == main))
            if said.hedges:
                groups.append((_hedged,))
            out.append(Candidate(region, said, groups, plain))
            if len(out) == MOST:
                break
    _beside(out)
    return [Candidate(found[main][0], None, _of_none(found, main, len(out), quantities)), *out]


def _predicates(stretch: Stretch, ruled: Predicate | None) -> list[Predicate]:
    """The verbs of a parse with a meaning of their own, in order: none that leads to another, none of a purpose in front."""
    own = ruled.verb if ruled is not None else -1
    found: dict[int, Predicate] = {}
    begin = own if ruled is not None and ruled.by == "behind_purpose" else 0
    parse, copula = stretch.parse, stretch.with_copula
    asked = [k for k in range(begin, parse.n) if parse.pos[k] in _ASKED or k in copula or parse.words[k - 1] == "-" or k == own]
    for k in asked:
        if k == own or (_may_be_verb(stretch, k) and not _is_adjective(stretch, k)):
            said = syntax.follow_catenatives(parse, k, CHOSEN)
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
        or k in stretch.with_copula
        or (pos in _MAY_BE_VERB and syntax.is_verb_form(parse, k))
        or (k == stretch.first and pos in _MAY_BE_FIRST and parse.words[k].isalpha())
        or (parse.words[k - 1] == "-" and syntax.is_prefixed(parse, k))
    )


def _by_rules(parse: Parse, k: int, ruled: Predicate | None, is_main: bool) -> Group:
    """What the rules of syntax hold of the verb: theirs, one that leads to it, another."""
    if ruled is None:
        return (_alone, is_main)
    tag, at = parse.tags[k], ruled.verb
    if at == k:
        return (_own, tag, ruled.by, ruled.asserted, is_main)
    under = parse.bases[k] if parse.heads[k] == at else None
    over = parse.bases[at] if under is None and parse.heads[at] == k else None
    return (_other, tag, ruled.by, k > at, is_main, under, over)


def _beside(found: Sequence[Candidate]) -> None:
    """Say of each verb how many that look like imperatives stand in front of it and behind it."""
    before, behind = 0, sum([c.plain for c in found])
    for i, c in enumerate(found):
        behind -= c.plain
        c.groups.append((_among, c.plain, min(before, 2), min(behind, 2), min(i, 4), i + 1 == len(found)))
        before += c.plain


def _opening(found: Found, quantities: Sequence[Quantity]) -> str:
    """How the text opens: whether its first stretch is measured, what heads it, and how many there are."""
    region = found[0][0]
    root = region.parse.pos[region.parse.root]
    return f"{'measured ' if region.holds(quantities) else ''}{root if root in ('VERB', 'NOUN', 'PROPN') else '*'} of {min(len(found), 3)}"


# --------------------------------------------------------------------------- no verb


def _of_none(found: Found, main: int, count: int, quantities: Sequence[Quantity]) -> list[Group]:
    """What the text looks like, for whether it has no verb at all."""
    (first, head), (region, ruled) = found[0], found[main]
    parse = first.parse
    opens, root = min(first.lo, parse.n - 1), parse.root
    pos, by = parse.pos[opens], head.by if head else None
    finite = not forms.FINITE_OR_MODAL.isdisjoint(parse.tags)
    bare = forms.INFINITIVE in parse.tags and any(tag == forms.INFINITIVE and parse.pos[k] == "VERB" for k, tag in enumerate(parse.tags))
    return [
        (_counted, min(count, 5), min(len(found), 3), min(main, 2), first.words if first.words < 13 else 13),
        (_headed, ruled.by if ruled else None, by),
        (_opened, pos, parse.tags[opens], parse.pos[opens + 1] if opens + 1 < parse.n else None),
        (_rooted, parse.pos[root], parse.tags[root], syntax.semantic_class(parse, root), _built(parse, root)),
        (_inflected, finite, bare, pos),
        *_said(first, region, by, quantities),
    ]


def _built(parse: Parse, root: int) -> str:
    """How the root is made a clause: by a copula, a subject, an auxiliary, or not at all."""
    kids = {parse.bases[c] for c in parse.children(root)}
    return next((name for name in ("cop", "nsubj", "aux") if name in kids), "bare")


def _said(first: Region, region: Region, by: str | None, quantities: Sequence[Quantity]) -> Iterator[Group]:
    """What stands in the text: amounts, dates, signs, words for a level."""
    parse, sets = first.parse, first.parse.word_sets
    lower = set(parse.lower)
    measured = first.holds(quantities)
    from_to = not sets["change_from"].isdisjoint(lower) and not sets["infinitive_mark"].isdisjoint(lower)
    asked = parse.text.rstrip().endswith("?")
    yield (_measured, by if measured else None, measured, region.holds(quantities), bool(first.date_ranges), from_to, asked)
    if not lower.isdisjoint(_SIGNS):
        yield from ((_has, sign) for sign in _SIGNS if sign in lower)
    if not lower.isdisjoint(sets["level"]):
        yield from ((_level, word) for word in sorted(lower & sets["level"]))


# --------------------------------------------------------------------------- the names of features


def _hedged() -> list[str]:
    return ["hedged"]


def _alone(is_main: bool) -> list[str]:
    return ["alone" if is_main else "alone_aside"]


def _own(tag: str, by: str, asserted: bool, is_main: bool) -> list[str]:
    out = ["own", f"own|{tag}", f"rule:{by}", f"rule:{by}|{tag}"]
    if not asserted:
        out.append("own|unsure")
    return [*out, "ruled", f"ruled|{tag}", f"ruled|{by}"] if is_main else out


def _other(tag: str, by: str, behind: bool, is_main: bool, under: str | None, over: str | None) -> list[str]:
    side = "behind" if behind else "in_front"
    out = [side, f"{side}|{tag}", f"{side}|{by}", "beside_ruled" if is_main else "beside"]
    return [*out, f"under:{under}"] if under is not None else [*out, f"over:{over}"] if over is not None else out


def _among(plain: bool, before: int, behind: int, number: int, last: bool) -> list[str]:
    out = [f"plain<{before}", f"plain>{behind}", f"plain:{int(plain)}|{before}", f"number:{number}"]
    return [*out, "number:last"] if last else out


def _counted(verbs: int, stretches: int, main: int, words: int) -> list[str]:
    return ["none", f"none|verbs:{verbs}", f"none|stretches:{stretches}", f"none|main:{main}", f"none|words:{_about(words)}"]


def _headed(rule: str | None, head: str | None) -> list[str]:
    return [f"none|rule:{rule}", f"none|head:{head}"]


def _opened(pos: str, tag: str, second: str | None) -> list[str]:
    out = [f"none|pos:{pos}", f"none|tag:{tag}"]
    return out if second is None else [*out, f"none|second:{second}", f"none|pos:{pos} {second}"]


def _rooted(pos: str, tag: str, kind: str | None, built: str) -> list[str]:
    return [f"none|root:{pos}", f"none|root:{tag}", f"none|class:{kind}", f"none|built:{built}", f"none|built:{built}|{tag}"]


def _inflected(finite: bool, bare: bool, pos: str) -> list[str]:
    return [f"none|finite:{finite}", f"none|bare:{bare}", f"none|finite:{finite} bare:{bare} pos:{pos}"]


def _measured(by: str | None, measured: bool, main: bool, dated: bool, from_to: bool, question: bool) -> list[str]:
    told = (
        ("measured", measured), (f"measured head:{by}", measured), ("main_measured", main), ("dated", dated), ("from_to", from_to),
        ("question", question),
    )  # fmt: skip
    return [f"none|{name}" for name, holds in told if holds]


def _has(sign: str) -> list[str]:
    return [f"none|has:{sign}"]


def _level(word: str) -> list[str]:
    return [f"none|level:{word}"]


def _about(words: int) -> str:
    """A count of words, roughly."""
    return str(words) if words < 4 else "4+" if words < 7 else "7+" if words < 13 else "13+"

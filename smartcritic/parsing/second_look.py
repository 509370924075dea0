"""A second look at goals whose first word the parse took for no verb, but the list of verbs does: "Survey warehouse crews".

Where the word is a noun too and the pipeline gives the verb less than `SURE`, its parse stands. Else the list decides, and what the
parse says of the other words is wrong too: *warehouse crews* hung on a noun. Behind "We will" no reader takes *survey* for a noun, so
the goal is parsed once more there, and its own words get that parse.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from smartcritic.parsing import grammar
from smartcritic.parsing.parse import Parse

FRONT = ("We", "will")
SURE = 0.1
"""Share of a verb below which the pipeline is sure of its noun; what other shares do to the goals of the treebank is in the model card."""


def opening(parse: Parse) -> int | None:
    """The token that is a verb by the list of verbs alone and opens what is said; None where there is none."""
    first = grammar.first_word(parse, 0, parse.n)
    if first is None or parse.pos[first] == "VERB" or parse.lower[first] not in grammar.verbs():
        return None
    found = grammar.predicate(parse, 0, parse.n)
    return first if found is not None and found.by == "first_word" and not found.asserted else None


def either(parse: Parse, first: int) -> bool:
    """Whether the word may also be a noun; any other listed verb is one whatever the pipeline thinks.

    Nor is it a noun where a bare verb goes on behind a comma or "and": "End waste, reach 40% and publish how".
    """
    entry = grammar.verbs().get(parse.lower[first])
    if entry is not None and not entry.get("noun"):
        return False
    return not any(
        parse.tags[k] == "VB" and parse.pos[k] == "VERB" and parse.lower[k] in grammar.verbs() and parse.lower[k - 1] in (",", "and", "or")
        for k in range(first + 2, parse.n)
    )


def question(parse: Parse, first: int) -> str:
    """What is parsed instead: the goal from `first` on, behind "We will"."""
    text = parse.text[parse.starts[first] :]
    return f"{' '.join(FRONT)} {text[:1].lower()}{text[1:]}"


def answered(parse: Parse, first: int, again: Parse) -> Parse | None:
    """The parse with what `again` says of the words from `first` on; None where that does not begin with a verb, or has other words."""
    n = len(FRONT)
    if again.n - n != parse.n - first or again.lower[n:] != parse.lower[first:] or again.pos[n] != "VERB" or again.heads[n] != n:
        return None
    if any(head < n for head in again.heads[n:]):
        return None
    move = first - n
    heads = [head if head < first and head != i else first for i, head in enumerate(parse.heads[:first])]
    deps = ["dep" if dep == "root" else dep for dep in parse.deps[:first]]
    return parse.replaced(
        heads=heads + [head + move for head in again.heads[n:]],
        deps=deps + again.deps[n:],
        pos=parse.pos[:first] + again.pos[n:],
        tags=parse.tags[:first] + again.tags[n:],
        lemmas=parse.lemmas[:first] + again.lemmas[n:],
    )


def asked(parses: Iterable[Parse]) -> list[tuple[int, int]]:
    """The places of the parses to look at again, each with the token that opens it."""
    return [(i, first) for i, parse in enumerate(parses) if parse.n and (first := opening(parse)) is not None]


def merged(parses: Sequence[Parse], places: Sequence[tuple[int, int]], again: Iterable[Parse]) -> list[Parse]:
    """The parses, those at `places` with what the second look says of them."""
    out = list(parses)
    for (i, first), other in zip(places, again, strict=True):
        out[i] = answered(out[i], first, other) or out[i]
    return out

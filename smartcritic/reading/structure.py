"""Where each word stands in its sentence: the clause that it belongs to, what opens that clause, and its prepositional phrase."""

from __future__ import annotations

from functools import lru_cache

from smartcritic.parsing.parse import Parse
from smartcritic.reading import words

CLAUSES = ("root", "advcl", "acl", "xcomp", "ccomp", "parataxis", "conj", "csubj", "appos", "list", "dep")
"""Relations that make a word the head of a clause or of a phrase that stands for one; all others belong to the one above."""
_PLACE = {name: i + 1 for i, name in enumerate(CLAUSES)}
_OPENS = frozenset({"mark", "advmod", "nsubj", "cc"})
_ALWAYS = frozenset({"mark", "cc"})

Place = tuple[int, int, int]
"""The clause as its place in `CLAUSES` plus one, then rows of `words.STRUCTURE`: of the word that opens it, and of the preposition over
the word; 0 for none."""
Structure = tuple[int, int, int, int, int, int]
"""The rows of one word in the tables of `words.STRUCTURE`."""


@lru_cache(maxsize=20_000)
def _opener(text: str) -> int:
    return words.hashed(text, 400)


@lru_cache(maxsize=1_000)
def _relation(text: str) -> int:
    return words.hashed(text, 60)


def structure(parse: Parse) -> list[Structure]:
    """The place of each token as rows of the tables: its part of speech, its `Place`, its relation, the part of speech above it."""
    get = words.POS_ROWS.get
    pos = [get(p, 0) for p in parse.pos]
    return [
        (own, clause, opener, case, _relation(base), pos[head] if head != i else 0)
        for i, (own, (clause, opener, case), base, head) in enumerate(zip(pos, places(parse), parse.bases, parse.heads, strict=True))
    ]


def places(parse: Parse) -> list[Place]:
    """For each token its clause, that clause's opening word and its preposition.

    The opening word is the clause's marker ("to", "so", "because", "by" before a gerund), else its relative pronoun or adverb, else
    its conjunction, else none. The preposition is that of the nearest phrase on the way up to the clause's head.
    """
    openers, cases = _heads(parse)
    bases, heads, limit = parse.bases, parse.heads, parse.n
    out: list[Place | None] = [None] * limit
    for k in range(limit):
        path: list[int] = []
        at = k
        while (found := out[at]) is None:
            head, base = heads[at], bases[at]
            if head == at or base in _PLACE or len(path) >= limit:
                found = out[at] = (_PLACE.get("root" if head == at else base, 0), openers[at], cases[at])
                break
            path.append(at)
            at = head
        for token in reversed(path):
            found = out[token] = (found[0], found[1], cases[token] or found[2])
    return out  # type: ignore[return-value]


def _heads(parse: Parse) -> tuple[list[int], list[int]]:
    """For each token the rows of the word that opens it as a clause and of its preposition; 0 for none."""
    openers, cases = [0] * parse.n, [0] * parse.n
    known = parse.language.words("reading", "opens_clause")
    for k, (base, head) in enumerate(zip(parse.bases, parse.heads, strict=True)):
        if base == "case":
            if not cases[head]:
                cases[head] = _opener(parse.lower[k])
        elif base in _OPENS and k < head and (base == "mark" or not openers[head]):
            word = parse.lower[k]
            if base in _ALWAYS or word in known:
                openers[head] = _opener(word)
    return openers, cases

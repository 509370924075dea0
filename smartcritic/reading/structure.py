"""Where each word stands in its sentence: the clause that it belongs to, what opens that clause, and its prepositional phrase."""

from __future__ import annotations

from smartcritic.parsing.parse import Parse

CLAUSES = ("root", "advcl", "acl", "xcomp", "ccomp", "parataxis", "conj", "csubj", "appos", "list", "dep")
"""Relations that make a word the head of a clause or of a phrase that stands for one; all others belong to the one above."""
_PLACE = {name: i + 1 for i, name in enumerate(CLAUSES)}

Place = tuple[int, str, str]
"""The clause as its place in `CLAUSES` plus one, the word that opens it, and the preposition over the word; "" for none."""


def places(parse: Parse) -> list[Place]:
    """For each token its clause, that clause's opening word and its preposition.

    The opening word is the clause's marker ("to", "so", "because", "by" before a gerund), else its relative pronoun or adverb, else
    its conjunction, else "". The preposition is that of the nearest phrase on the way up to the clause's head.
    """
    n = parse.n
    openers: list[str] = [""] * n
    cases: list[str] = [""] * n
    for k in range(n):
        base, head = parse.bases[k], parse.heads[k]
        if base in ("mark", "advmod", "nsubj", "cc") and k < head and not (openers[head] and base != "mark"):
            word = parse.lower[k]
            if base in ("mark", "cc") or word in _RELATIVE:
                openers[head] = word
        elif base == "case" and not cases[head]:
            cases[head] = parse.lower[k]
    out: list[Place | None] = [None] * n
    for k in range(n):
        _place(parse, k, openers, cases, out)
    return [p or (0, "", "") for p in out]


_RELATIVE = frozenset({"which", "that", "who", "where", "when", "so", "thus", "thereby", "since", "as"})


def _place(parse: Parse, k: int, openers: list[str], cases: list[str], out: list[Place | None]) -> None:
    path, at = [], k
    while out[at] is None:
        path.append(at)
        if len(path) > parse.n or parse.heads[at] == at:
            break
        if parse.bases[at] in _PLACE:
            break
        at = parse.heads[at]
    found = out[at]
    if found is None:
        base = parse.bases[at]
        found = out[at] = (_PLACE.get("root" if parse.heads[at] == at else base, 0), openers[at], cases[at])
        path = [p for p in path if p != at]
    for token in reversed(path):
        case = cases[token] or found[2]
        found = out[token] = (found[0], found[1], case)

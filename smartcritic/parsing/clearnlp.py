"""ClearNLP labels (``en_core_web_*``) -> Universal Dependencies."""

from __future__ import annotations

from collections.abc import Sequence

_ONLY_HERE = frozenset(
    {"dobj", "pobj", "prep", "nsubjpass", "attr", "acomp", "poss", "npadvmod", "auxpass", "pcomp", "prt", "relcl", "neg"}
)
_SAME_HEAD = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "poss": "nmod:poss",
    "npadvmod": "obl:unmarked", "prt": "compound:prt", "relcl": "acl:relcl", "neg": "advmod", "dative": "iobj", "agent": "case",
    "quantmod": "advmod", "oprd": "xcomp", "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse",
    "meta": "dep", "ROOT": "root", "pobj": "obl", "attr": "xcomp", "acomp": "xcomp", "pcomp": "advcl", "prep": "case",
}  # fmt: skip
"""Labels that differ in name alone; those of words that a preposition or copula leads to, where none was found."""


def is_clearnlp(deps: Sequence[str]) -> bool:
    """Whether relations carry labels that Universal Dependencies do not have."""
    return not _ONLY_HERE.isdisjoint(deps)


def to_universal(deps: list[str], heads: list[int], pos: list[str], tags: Sequence[str], lemmas: Sequence[str]) -> None:
    """Turn relations, heads and parts of speech into Universal Dependencies, in place: content words head prepositions and copulas."""
    deps[:] = ["compound" if d == "nmod" else d for d in deps]  # before prepositions make their own
    for i in range(len(deps)):
        if deps[i] in ("prep", "agent", "dative") and pos[i] in ("ADP", "SCONJ", "PART", "VERB", "ADV"):
            _preposition(deps, heads, pos, i)
    for i in range(len(deps)):
        if pos[i] in ("AUX", "VERB") and lemmas[i] == "be":
            _copula(deps, heads, pos, i)
    for i, dep in enumerate(deps):
        deps[i] = "mark" if dep == "aux" and tags[i] == "TO" else _SAME_HEAD.get(dep, dep)


def _preposition(deps: list[str], heads: list[int], pos: list[str], i: int) -> None:
    """Let the noun or clause behind a preposition head it."""
    kids = [k for k in range(len(deps)) if heads[k] == i and k != i]
    inner = next((k for k in kids if deps[k] in ("pobj", "pcomp")), None)
    if inner is None:
        deps[i] = "advmod"
        return
    clause = deps[inner] == "pcomp"
    above = heads[i]
    deps[inner] = "advcl" if clause else ("obl" if pos[above] in ("VERB", "AUX", "ADJ", "ADV") else "nmod")
    if not clause and deps[i] == "agent":
        deps[inner] = "obl:agent"
    heads[inner] = inner if above == i else above
    heads[i], deps[i] = inner, "mark" if clause else "case"
    for k in kids:
        if k != inner:
            heads[k] = inner


def _copula(deps: list[str], heads: list[int], pos: list[str], i: int) -> None:
    """Let what a copula says of its subject head the clause."""
    inner = next((k for k in range(len(deps)) if heads[k] == i and deps[k] in ("attr", "acomp")), None)
    if inner is None:
        return
    heads[inner], deps[inner] = (inner if heads[i] == i else heads[i]), deps[i]
    for k in range(len(deps)):
        if heads[k] == i and k not in (inner, i):
            heads[k] = inner
    heads[i], deps[i], pos[i] = inner, "cop", "AUX"

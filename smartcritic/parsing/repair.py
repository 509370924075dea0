"""Mistakes of a parse that its own labels give away, corrected in place."""

from __future__ import annotations

from smartcritic.languages import Language
from smartcritic.parsing import forms


def join_nouns(deps: list[str], heads: list[int], pos: list[str], lemmas: list[str], language: Language) -> None:
    """Make one object of two nouns side by side that the parse took for two ("Cut the setup time"), but for verbs that take two."""
    if deps.count("obj") + deps.count("xcomp") < 2:
        return
    two_objects = language.words("syntax", "two_objects")
    for k in range(2, len(deps)):
        verb = heads[k]
        if (
            deps[k - 1] == "obj"
            and heads[k - 1] == verb < k - 1
            and deps[k] in ("obj", "xcomp")
            and pos[k - 1] in forms.NOUNS
            and pos[k] in forms.NOUNS
            and lemmas[verb] not in two_objects
            and not any(heads[c] == k for c in range(k))
        ):
            for c in range(k):
                if heads[c] == k - 1:
                    heads[c] = k
            heads[k - 1], deps[k - 1], deps[k] = k, "compound", "obj"


def join_clauses(
    deps: list[str], heads: list[int], pos: list[str], tags: list[str], lower: list[str], lemmas: list[str], language: Language
) -> None:
    """Give a finite verb the subject that was read as part of a compound, and "teach" the verb that others are taught."""
    for k in range(len(deps) - 1):
        verb = heads[k]
        if deps[k] == "compound":
            if verb == k + 1 and tags[verb] in forms.FINITE and pos[verb] == "VERB":
                deps[k] = "nsubj"  # nothing is a compound of a finite verb
        elif deps[k] == "mark" and deps[verb] == "acl" and deps[heads[verb]] == "obj":
            above = heads[heads[verb]]
            if lower[k] in language.words("syntax", "infinitive_mark") and lemmas[above] in language.words("syntax", "others_do"):
                heads[verb], deps[verb] = above, "xcomp"  # "teach pupils to swim": what they learn

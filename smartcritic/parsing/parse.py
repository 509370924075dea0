"""A parsed segment as plain lists, in one label scheme whatever pipeline made it.

Reading a spaCy token's attributes one by one is slow and ties the reader to a label scheme. `Parse` reads a Doc once
and answers in Universal Dependencies; Docs with ClearNLP labels (``en_core_web_*``) are turned into that scheme, so that nothing
downstream needs to know.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING

from smartcritic.languages import Language
from smartcritic.parsing.clearnlp import is_clearnlp, to_universal
from smartcritic.parsing.repair import join_clauses, join_nouns
from smartcritic.parsing.segments import Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc


def word_sets(language: Language) -> Mapping[str, frozenset[str]]:
    """The closed sets of words that the questions to a parse turn on, by name; one that the language does not have is empty."""
    return language.once(_word_sets)


def _word_sets(language: Language) -> Mapping[str, frozenset[str]]:
    table = language.lexicon("syntax").tables.get("words", {})
    return defaultdict(frozenset, {name: frozenset(words) for name, words in table.items()})


PICTURES = "\u2190"
"""The first of the arrows, signs and pictures of Unicode."""


class Parse:
    """One parsed segment.

    All lists have one item a token. `heads[i]` is the index of the head, ``i`` itself for a root. `lower` and `lemmas` are lower case.
    `deps` are Universal Dependencies relations with the root called ``root``, `bases` the same without subtypes: "nmod" of "nmod:poss".
    `spans` are the caller's offsets of each token, `root` is the first root but for signs, -1 for an empty segment.
    `confident_noun` is a token that the pipeline is sure is a noun, so that no list of verbs is asked; -1 for none. `has_asides`: there
    may be words in brackets, or pictures. `language` is the language of the text, which every stage asks for its words, and `word_sets`
    are its closed sets of words by name (``syntax.toml``).
    """

    __slots__ = (
        "__dict__", "_children", "bases", "confident_noun", "deps", "ends", "has_asides", "heads", "language", "lemmas", "lower", "n",
        "pos", "root", "segment", "spans", "starts", "tags", "text", "word_sets", "words",
    )  # fmt: skip

    def __init__(self, doc: Doc, language: Language, segment: Segment | None = None) -> None:
        self.text: str = doc.text
        self.language = language
        self.word_sets = word_sets(language)
        self.segment = segment or Segment(self.text)
        self.n = len(doc)
        self.has_asides = "(" in self.text or "[" in self.text or (not self.text.isascii() and max(self.text) >= PICTURES)
        self.confident_noun = -1
        tokens = list(doc)  # each of the few tags and relations is one object: they are compared all the time
        self.words: list[str] = [t.text for t in tokens]
        self.lower: list[str] = [w.lower() for w in self.words]
        self.lemmas: list[str] = [t.lemma_.lower() or low for t, low in zip(tokens, self.lower)]
        self.pos: list[str] = [intern(t.pos_) for t in tokens]
        self.tags: list[str] = [intern(t.tag_) for t in tokens]
        self.deps: list[str] = [intern(t.dep_) for t in tokens]
        self.heads: list[int] = [t.head.i for t in tokens]
        self.starts: list[int] = [t.idx for t in tokens]
        self.ends: list[int] = [start + len(word) for start, word in zip(self.starts, self.words)]
        self.spans: list[tuple[int, int]] = self.segment.spans(self.starts, self.ends)
        if is_clearnlp(self.deps):
            to_universal(self.deps, self.heads, self.pos, self.tags, self.lemmas)
        else:
            self.deps = ["root" if d in ("ROOT", "") else d for d in self.deps]
        join_nouns(self.deps, self.heads, self.pos, self.lemmas, language)
        join_clauses(self.deps, self.heads, self.pos, self.tags, self.lower, self.lemmas, language)
        self._attach()

    def replaced(self, *, heads: list[int], deps: list[str], pos: list[str], tags: list[str], lemmas: list[str]) -> Parse:
        """The same words with another parse."""
        new = object.__new__(Parse)
        for name in (
            "text", "segment", "has_asides", "language", "word_sets", "n", "confident_noun", "words", "lower", "starts", "ends", "spans",
        ):  # fmt: skip
            setattr(new, name, getattr(self, name))
        new.heads, new.deps, new.pos, new.tags, new.lemmas = heads, deps, pos, tags, lemmas
        new._attach()
        return new

    def _attach(self) -> None:
        """Set what is asked of every parse again and again: relations without their subtypes, the root, the dependents of each token."""
        self.bases: list[str] = [d if ":" not in d else d.partition(":")[0] for d in self.deps]
        self._children: list[tuple[int, ...]] = [()] * self.n
        roots = []
        for i, head in enumerate(self.heads):
            if head != i:
                self._children[head] += (i,)
            elif self.pos[i] not in ("SPACE", "PUNCT"):
                roots.append(i)
        self.root: int = roots[0] if roots else min(self.n, 1) - 1

    @property
    def label(self) -> str | None:
        """The SMART letter of the labelled line, or None."""
        return self.segment.label

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Map tokens ``i..j`` (half-open) to the caller's offsets."""
        return self.spans[i][0], self.spans[j - 1][1]

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Map characters ``start..end`` of the segment's text (half-open) to the caller's offsets."""
        return self.segment.span(start, end)

    def children(self, i: int, *deps: str) -> Sequence[int]:
        """Indices of the dependents of token `i`, left to right; with `deps`, those of these relations (base label or full)."""
        kids = self._children[i]
        if not deps:
            return kids
        if not kids:
            return kids
        full, base = self.deps, self.bases
        return [k for k in kids if base[k] in deps or full[k] in deps]

    def child(self, i: int, *deps: str) -> int | None:
        """The first dependent of token `i` with one of these relations, or None."""
        kids = self._children[i]
        if not kids:
            return None
        if not deps:
            return kids[0]
        full, base = self.deps, self.bases
        for k in kids:
            if base[k] in deps or full[k] in deps:
                return k
        return None

    def subtree(self, i: int) -> tuple[int, int]:
        """The token range ``(lo, hi)``, half-open, that token `i` and all its dependents span."""
        lo, hi = self._spanned
        return lo[i], hi[i] + 1

    @cached_property
    def _spanned(self) -> tuple[list[int], list[int]]:
        """The first and the last token of every subtree, in one pass from the leaves up."""
        heads, kids = self.heads, self._children
        lo, hi = list(range(self.n)), list(range(self.n))
        order = [i for i, head in enumerate(heads) if head == i]
        for i in order:  # it grows: each token stands behind its head
            order += kids[i]
        for i in reversed(order):
            head = heads[i]
            if lo[i] < lo[head]:
                lo[head] = lo[i]
            if hi[i] > hi[head]:
                hi[head] = hi[i]
        return lo, hi

    def token_at(self, char: int) -> int | None:
        """Index of the token that covers this character of the segment's text, or None."""
        lo, hi = 0, self.n
        while lo < hi:
            mid = (lo + hi) // 2
            if self.ends[mid] <= char:
                lo = mid + 1
            else:
                hi = mid
        return lo if lo < self.n and self.starts[lo] <= char else None

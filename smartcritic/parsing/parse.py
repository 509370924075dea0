"""A parsed segment as plain lists, in one label scheme whatever pipeline made it.

Reading a spaCy token's attributes one by one is slow and ties the reader to a label scheme. `Parse` reads a Doc once
and answers in Universal Dependencies; Docs with ClearNLP labels (``en_core_web_*``) are turned into that scheme here,
so that nothing downstream needs to know.
"""

from __future__ import annotations

from functools import cached_property
from sys import intern
from typing import TYPE_CHECKING

from smartcritic.languages import ENGLISH, Language
from smartcritic.parsing.segments import Segment

if TYPE_CHECKING:
    from spacy.tokens import Doc

_CLEAR_ONLY = frozenset(
    {"dobj", "pobj", "prep", "nsubjpass", "attr", "acomp", "poss", "npadvmod", "auxpass", "pcomp", "prt", "relcl", "neg"}
)
_CLEAR_TO_UD = {
    "dobj": "obj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass", "poss": "nmod:poss",
    "npadvmod": "obl:unmarked", "prt": "compound:prt", "relcl": "acl:relcl", "neg": "advmod", "dative": "iobj", "agent": "case",
    "quantmod": "advmod", "oprd": "xcomp", "predet": "det:predet", "preconj": "cc:preconj", "intj": "discourse",
    "meta": "dep", "ROOT": "root",
}  # fmt: skip


class Parse:
    """One parsed segment.

    All lists have one item a token. `heads[i]` is the index of the head, ``i`` itself for a root. `lower` and `lemmas`
    are lower case. `deps` are Universal Dependencies relations with the root called ``root``. `settled` is a token of whose
    part of speech the pipeline was so sure that no list of words is asked, -1 for none. `language` is the language of the text,
    which every stage asks for its words.
    """

    __slots__ = (
        "__dict__", "deps", "ends", "heads", "language", "lemmas", "lower", "n", "pos", "segment", "settled", "starts", "tags", "text",
        "words",
    )  # fmt: skip

    def __init__(self, doc: Doc, segment: Segment | None = None, language: Language = ENGLISH) -> None:
        self.text: str = doc.text
        self.language = language
        self.segment = segment or Segment(self.text)
        self.n = len(doc)
        self.settled = -1
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
        if not _CLEAR_ONLY.isdisjoint(self.deps):
            self._to_universal()
        else:
            self.deps = ["root" if d in ("ROOT", "") else d for d in self.deps]
        self._join_nouns()
        self._join_clauses()

    def _join_clauses(self) -> None:
        """Give a finite verb the subject that was read as part of a compound, and "teach" the verb that others are taught."""
        for k in range(self.n - 1):
            verb = self.heads[k]
            if self.deps[k] == "compound" and verb == k + 1 and self.tags[verb] in ("VBZ", "VBP", "VBD") and self.pos[verb] == "VERB":
                self.deps[k] = "nsubj"  # nothing is a compound of a finite verb
            elif self.deps[k] == "mark" and self.lower[k] == "to" and self.deps[verb] == "acl" and self.deps[self.heads[verb]] == "obj":
                above = self.heads[self.heads[verb]]
                if self.lemmas[above] in self.language.words("verbs", "others_do"):  # "teach pupils to swim": what they learn
                    self.heads[verb], self.deps[verb] = above, "xcomp"

    def _join_nouns(self) -> None:
        """Make one object of two nouns side by side that the parse took for two ("Cut the setup time"), but for verbs that take two."""
        if self.deps.count("obj") + self.deps.count("xcomp") < 2:
            return
        for k in range(2, self.n):
            verb = self.heads[k]
            if (
                self.deps[k - 1] == "obj"
                and self.heads[k - 1] == verb < k - 1
                and self.deps[k] in ("obj", "xcomp")
                and self.pos[k - 1] in ("NOUN", "PROPN")
                and self.pos[k] in ("NOUN", "PROPN")
                and self.lemmas[verb] not in self.language.words("verbs", "two_objects")
                and not any(self.heads[c] == k for c in range(k))
            ):
                for c in range(k):
                    if self.heads[c] == k - 1:
                        self.heads[c] = k
                self.heads[k - 1], self.deps[k - 1], self.deps[k] = k, "compound", "obj"

    def replaced(self, *, heads: list[int], deps: list[str], pos: list[str], tags: list[str], lemmas: list[str]) -> Parse:
        """The same words with another parse."""
        new = object.__new__(Parse)
        for name in ("text", "segment", "language", "n", "settled", "words", "lower", "starts", "ends"):
            setattr(new, name, getattr(self, name))
        new.heads, new.deps, new.pos, new.tags, new.lemmas = heads, deps, pos, tags, lemmas
        return new

    @property
    def label(self) -> str | None:
        """The SMART letter of the labelled line, or None."""
        return self.segment.label

    def span(self, i: int, j: int) -> tuple[int, int]:
        """Map tokens ``i..j`` (half-open) to the caller's offsets."""
        return self.segment.span(self.starts[i], self.ends[j - 1])

    def spans(self) -> list[tuple[int, int]]:
        """The caller's offsets of each token."""
        return self.segment.spans(self.starts, self.ends)

    def chars(self, start: int, end: int) -> tuple[int, int]:
        """Map characters ``start..end`` of the segment's text (half-open) to the caller's offsets."""
        return self.segment.span(start, end)

    @cached_property
    def root(self) -> int:
        """Index of the first root token; -1 for an empty segment."""
        for i, head in enumerate(self.heads):
            if head == i and self.pos[i] not in ("SPACE", "PUNCT"):
                return i
        return 0 if self.n else -1

    @cached_property
    def _children(self) -> list[list[int]]:
        out: list[list[int]] = [[] for _ in range(self.n)]
        for i, head in enumerate(self.heads):
            if head != i:
                out[head].append(i)
        return out

    @cached_property
    def bases(self) -> list[str]:
        """The relations without their subtypes: "nmod" of "nmod:poss"."""
        return [d.partition(":")[0] for d in self.deps]

    def children(self, i: int, *deps: str) -> list[int]:
        """Indices of the dependents of token `i`, left to right; with `deps`, those of these relations (base label or full)."""
        kids = self._children[i]
        if not deps:
            return kids
        if not kids:
            return []
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
        if not self._children[i]:
            return i, i + 1
        lo = hi = i
        stack, seen = [i], {i}
        while stack:
            for k in self._children[stack.pop()]:
                if k not in seen:
                    seen.add(k)
                    stack.append(k)
                    lo, hi = min(lo, k), max(hi, k)
        return lo, hi + 1

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

    def token_range(self, start: int, end: int) -> tuple[int, int]:
        """The token range (half-open) that overlaps characters ``start..end`` of the segment's text."""
        i = 0
        while i < self.n and self.ends[i] <= start:
            i += 1
        j = i
        while j < self.n and self.starts[j] < end:
            j += 1
        return i, j

    def _to_universal(self) -> None:
        """Turn ClearNLP heads and labels into Universal Dependencies."""
        deps, heads, pos = self.deps, self.heads, self.pos
        deps[:] = ["compound" if d == "nmod" else d for d in deps]  # before prepositions make their own
        # Content words head their prepositions and copulas.
        for i in range(self.n):
            if deps[i] in ("prep", "agent", "dative") and pos[i] in ("ADP", "SCONJ", "PART", "VERB", "ADV"):
                kids = [k for k in range(self.n) if heads[k] == i and k != i]
                noun = next((k for k in kids if deps[k] in ("pobj", "pcomp")), None)
                if noun is None:
                    deps[i] = "advmod"
                    continue
                clause = deps[noun] == "pcomp"
                above = heads[i]
                deps[noun] = "advcl" if clause else ("obl" if pos[above] in ("VERB", "AUX", "ADJ", "ADV") else "nmod")
                if not clause and deps[i] == "agent":
                    deps[noun] = "obl:agent"
                heads[noun] = noun if above == i else above
                heads[i], deps[i] = noun, "mark" if clause else "case"
                for k in kids:
                    if k != noun:
                        heads[k] = noun
        for i in range(self.n):
            if pos[i] in ("AUX", "VERB") and self.lemmas[i] == "be":
                noun = next((k for k in range(self.n) if heads[k] == i and deps[k] in ("attr", "acomp")), None)
                if noun is None:
                    continue
                heads[noun], deps[noun] = (noun if heads[i] == i else heads[i]), deps[i]
                for k in range(self.n):
                    if heads[k] == i and k not in (noun, i):
                        heads[k] = noun
                heads[i], deps[i], pos[i] = noun, "cop", "AUX"
        for i in range(self.n):
            if deps[i] == "pobj":
                deps[i] = "obl"
            elif deps[i] in ("attr", "acomp"):
                deps[i] = "xcomp"
            elif deps[i] == "pcomp":
                deps[i] = "advcl"
            elif deps[i] == "prep":
                deps[i] = "case"
            elif deps[i] == "aux" and self.lower[i] == "to":
                deps[i] = "mark"
            else:
                deps[i] = _CLEAR_TO_UD.get(deps[i], deps[i])

"""Lemmas: a table of the words that the treebanks show with one lemma only, and edit trees for all others."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
import srsly
from spacy.attrs import LEMMA, ORTH, POS
from spacy.language import Language
from spacy.parts_of_speech import NAMES
from spacy.pipeline import EditTreeLemmatizer

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

NAME = "lemma_table"
REST = "lemmas_of_the_rest"
LIMIT = 50_000
"""How many (form, UPOS) are remembered before the memory starts anew."""
Entries = dict[str, dict[str, str]]
"""UPOS -> form, as written -> lemma."""


class LemmaTable:
    """Sets the lemma of every word whose (form, UPOS) is in the table and leaves all others to the lemmatizer behind it."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.entries: Entries = {}
        self._lemmas: dict[tuple[int, int], int] = {}

    def fill(self, entries: Entries) -> None:
        """Replace the table."""
        self.entries = entries
        self._lemmas = {}

    def _look_up(self, word: tuple[int, int]) -> int:
        """The hash of the lemma of (form, UPOS), 0 where the table has none; looked up once, when the word is first met."""
        strings = self.vocab.strings
        lemma = self.entries.get(NAMES.get(word[1], ""), {}).get(strings[word[0]])
        found = self._lemmas[word] = 0 if lemma is None else strings.add(lemma, allow_transient=False)
        return found

    def __call__(self, doc: Doc) -> Doc:
        known = self._lemmas
        if len(known) > LIMIT:
            known = self._lemmas = {}
        lemmas = []
        for form, upos in doc.to_array([ORTH, POS]).tolist():
            lemma = known.get((form, upos))
            lemmas.append(self._look_up((form, upos)) if lemma is None else lemma)
        doc.from_array(LEMMA, np.array(lemmas, dtype=np.uint64))
        return doc

    def to_bytes(self, *, exclude: Any = ()) -> bytes:
        """The table as msgpack."""
        return bytes(srsly.msgpack_dumps(self.entries))

    def from_bytes(self, data: bytes, *, exclude: Any = ()) -> LemmaTable:
        """Read what `to_bytes` wrote."""
        self.fill(srsly.msgpack_loads(data))
        return self

    def to_disk(self, path: Path, *, exclude: Any = ()) -> None:
        """Write the table to a file."""
        path.write_bytes(self.to_bytes())

    def from_disk(self, path: Path, *, exclude: Any = ()) -> LemmaTable:
        """Read what `to_disk` wrote."""
        return self.from_bytes(path.read_bytes())


class LemmasOfTheRest(EditTreeLemmatizer):  # type: ignore[misc]
    """spaCy's edit trees, tried on words that have no lemma yet alone: the same lemmas as `trainable_lemmatizer`, sooner."""

    def predict(self, docs: Iterable[Doc]) -> list[list[int]]:
        """Return for each Doc the tree of each word, -1 where it has a lemma already or no tree fits."""
        docs = list(docs)
        vectors = self.model.get_ref("tok2vec").predict(docs)
        labels, apply = self.cfg["labels"], self.trees.apply
        rest = [(k, i) for k, doc in enumerate(docs) for i, lemma in enumerate(doc.to_array(LEMMA).tolist()) if not lemma]
        out = [[-1] * len(doc) for doc in docs]
        if rest:
            best = self.model.get_ref("softmax").predict(np.array([vectors[k][i] for k, i in rest])).argmax(axis=1).tolist()
            for (k, i), label in zip(rest, best, strict=True):
                if apply(labels[label], docs[k][i].text) is not None:
                    out[k][i] = labels[label]
        return out

    def set_annotations(self, docs: Iterable[Doc], batch_tree_ids: list[list[int]]) -> None:
        """Set the lemmas of the words that have none."""
        for doc, trees in zip(docs, batch_tree_ids, strict=True):
            for i, lemma in enumerate(doc.to_array(LEMMA).tolist()):
                if lemma:
                    continue
                token = doc[i]
                if trees[i] < 0:
                    token.lemma = getattr(token, self.backoff)
                else:
                    token.lemma_ = self.trees.apply(trees[i], token.text)


def make_rest(
    nlp: Language, name: str, model: Any, backoff: str, min_tree_freq: int, overwrite: bool, top_k: int, scorer: Any
) -> LemmasOfTheRest:
    """Make the lemmatizer of the rest; it is trained as spaCy's `trainable_lemmatizer` and takes the same settings."""
    return LemmasOfTheRest(
        nlp.vocab, model, name, backoff=backoff, min_tree_freq=min_tree_freq, overwrite=overwrite, top_k=top_k, scorer=scorer
    )


def make_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """Make an empty table."""
    return LemmaTable(nlp.vocab)


Language.factory(NAME, assigns=["token.lemma"], requires=["token.pos"], func=make_lemma_table)
Language.factory(REST, assigns=["token.lemma"], requires=["token.lemma"], func=make_rest)

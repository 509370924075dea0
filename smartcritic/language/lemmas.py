"""A table of lemmas over what the trained lemmatizer guesses: words that the treebanks show with one lemma only."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import srsly
from spacy.attrs import LEMMA, ORTH, POS
from spacy.language import Language
from spacy.parts_of_speech import IDS

if TYPE_CHECKING:
    from pathlib import Path

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

NAME = "lemma_table"
Entries = dict[str, dict[str, str]]
"""UPOS -> form, as written -> lemma."""


class LemmaTable:
    """Sets the lemma of every word whose (form, UPOS) is in the table and leaves all others alone."""

    def __init__(self, vocab: Vocab) -> None:
        self.vocab = vocab
        self.entries: Entries = {}
        self._lemmas: dict[tuple[int, int], int] = {}

    def fill(self, entries: Entries) -> None:
        """Replace the table."""
        self.entries = entries
        add = self.vocab.strings.add
        self._lemmas = {(add(form), IDS[upos]): add(lemma) for upos, words in entries.items() for form, lemma in words.items()}

    def __call__(self, doc: Doc) -> Doc:
        known = self._lemmas
        for i, (form, upos, lemma) in enumerate(doc.to_array([ORTH, POS, LEMMA]).tolist()):
            right = known.get((form, upos))
            if right is not None and right != lemma:
                doc[i].lemma = right
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


def make_lemma_table(nlp: Language, name: str) -> LemmaTable:
    """Make an empty table."""
    return LemmaTable(nlp.vocab)


Language.factory(NAME, assigns=["token.lemma"], requires=["token.pos"], func=make_lemma_table)

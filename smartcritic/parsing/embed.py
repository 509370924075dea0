"""The first layer of the bundled pipeline: one vector for each different word, made of its letters alone.

The features of a word are the word itself where it is in the vocabulary (else a mark for "unknown"), its first and last
letters in several lengths, and its shape. They do not hang on the neighbours, so each word is computed once a batch,
and a pipeline that is no longer trained remembers what it has computed (`remember`). All else in the pipeline is spaCy's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH
from spacy.lang.lex_attrs import word_shape
from spacy.strings import hash_string
from spacy.util import registry
from thinc.api import HashEmbed, Maxout, Model, chain, concatenate

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc
    from spacy.vocab import Vocab

NAME = "smartcritic.WordEmbed.v1"
UNKNOWN = 1
LETTERS = 4
"""The longest prefix and the longest suffix, in characters."""
LIMIT = 20_000
"""How many words are remembered before the memory starts anew."""


class _Memory:
    """What is known of words by now. It is no part of the model's data: thinc leaves it out of every file."""

    def __init__(self, known: np.ndarray, *, vectors: bool) -> None:
        self.known = frozenset(known.tolist())
        self.features: dict[int, list[int]] = {}
        self.vectors: dict[int, np.ndarray] | None = {} if vectors else None


def word_embed(width: int, rows: int, part: int, part_rows: int, drop_word: float) -> Model[list[Doc], list[Any]]:
    """Build the layer.

    Args:
        width: length of the vectors that come out, and of those in the table of whole words.
        rows: rows of the table of whole words.
        part: length of the vectors of prefixes, suffixes and shapes.
        part_rows: rows of each of their tables; those of single letters and pairs have fewer.
        drop_word: share of the words of a training batch whose whole form is hidden, so that the letters learn to stand in.
    """
    sizes = [min(part_rows, cap) for cap in (250, 1000, part_rows, part_rows)]
    tables = [HashEmbed(width, rows, column=0, seed=8, dropout=0.0)]
    tables += [HashEmbed(part, n, column=i, seed=8 + i, dropout=0.0) for i, n in enumerate([*sizes, *sizes, part_rows], start=1)]
    mixed = chain(concatenate(*tables), Maxout(width, width + part * (len(tables) - 1), nP=3, dropout=0.0, normalize=True))
    return Model(
        "word_embed",
        _forward,
        init=_init,
        layers=[mixed],
        dims={"nO": width},
        attrs={"known": np.zeros((0,), dtype=np.uint64), "drop_word": drop_word, "dropout_rate": 0.0, "memory": None},
    )


registry.architectures.register(NAME, func=word_embed)


def learn_words(nlp: Language, norms: list[int]) -> None:
    """Set the vocabulary: the hashes of the norms of the words that get a vector of their own."""
    for node in _layers(nlp):
        node.attrs["known"] = np.array(sorted(norms), dtype=np.uint64)
        node.attrs["memory"] = None


def remember(nlp: Language) -> None:
    """Let the pipeline keep the vectors of the words it has seen. Only for a pipeline that is not trained any more."""
    for node in _layers(nlp):
        node.attrs["memory"] = _Memory(node.attrs["known"], vectors=True)


def _layers(nlp: Language) -> list[Model[Any, Any]]:
    return [node for node in nlp.get_pipe("tok2vec").model.walk() if node.name == "word_embed"]


def _row(text: str, norm: int, known: frozenset[int]) -> list[int]:
    low = text.lower()
    starts = [hash_string(text[:1]), *(hash_string(low[:n]) for n in range(2, LETTERS + 1))]
    ends = [hash_string(low[-n:]) for n in range(1, LETTERS + 1)]
    return [norm if norm in known else UNKNOWN, *starts, *ends, hash_string(word_shape(text))]


def _rows(words: list[int], vocab: Vocab, memory: _Memory) -> np.ndarray:
    """The features of words, one row each: uint64."""
    seen = memory.features
    if len(seen) > LIMIT:
        seen.clear()
    out = []
    for word in words:
        row = seen.get(word)
        if row is None:
            row = seen[word] = _row(vocab.strings[word], vocab[word].norm, memory.known)
        out.append(row)
    return np.array(out, dtype=np.uint64).reshape((len(words), 2 + 2 * LETTERS))


def _split(flat: Any, docs: list[Doc]) -> list[Any]:
    ends = np.cumsum([len(doc) for doc in docs])[:-1]
    return list(np.split(flat, ends)) if docs else []


def _init(model: Model[Any, Any], X: Any = None, Y: Any = None) -> None:
    model.layers[0].initialize(X=np.ones((2, 2 + 2 * LETTERS), dtype=np.uint64))


def _forward(model: Model[Any, Any], docs: list[Doc], is_train: bool) -> tuple[list[Any], Callable[[list[Any]], list[Doc]]]:
    memory = model.attrs["memory"]
    if memory is None:
        memory = model.attrs["memory"] = _Memory(model.attrs["known"], vectors=False)
    words = np.concatenate([doc.to_array(ORTH) for doc in docs]) if docs else np.zeros((0,), dtype=np.uint64)
    if not len(words):
        return [model.ops.alloc2f(0, model.get_dim("nO")) for _ in docs], lambda gradients: docs
    if memory.vectors is not None and not is_train:
        return _split(_remembered(model, memory, words.tolist(), docs[0].vocab), docs), lambda gradients: docs
    types, place = np.unique(words, return_inverse=True)
    rows = _rows(types.tolist(), docs[0].vocab, memory)
    if is_train and model.attrs["drop_word"]:
        rows[np.random.uniform(size=len(rows)) < model.attrs["drop_word"], 0] = UNKNOWN
    vectors, back = model.layers[0](rows, is_train)
    flat = vectors[place]
    mask = model.ops.get_dropout_mask(flat.shape, model.attrs["dropout_rate"]) if is_train else None
    if mask is not None:
        flat = flat * mask

    def backprop(gradients: list[Any]) -> list[Doc]:
        gradient = np.concatenate(gradients)
        if mask is not None:
            gradient = gradient * mask
        summed = model.ops.alloc2f(*vectors.shape)
        model.ops.scatter_add(summed, place.astype("i"), model.ops.as_contig(gradient))
        back(summed)
        return docs

    return _split(flat, docs), backprop


def _remembered(model: Model[Any, Any], memory: _Memory, words: list[int], vocab: Vocab) -> np.ndarray:
    """The vectors of words, computed for those alone that have none yet."""
    vectors = memory.vectors
    if vectors is None or len(vectors) > LIMIT:
        vectors = memory.vectors = {}
    new = [word for word in dict.fromkeys(words) if word not in vectors]
    if new:
        vectors.update(zip(new, model.layers[0].predict(_rows(new, vocab, memory)), strict=True))
    return np.array([vectors[word] for word in words])

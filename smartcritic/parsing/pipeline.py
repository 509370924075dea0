"""Which spaCy pipeline reads the goals: the bundled one, one by name, or the caller's own."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import weakref
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from smartcritic.errors import ModelError
from smartcritic.parsing import forms

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc


def load(nlp: str | Language | None = None) -> Language:
    """Return the pipeline to read with.

    Args:
        nlp: None for the bundled pipeline, the name or path of an installed one, or a `Language`.

    Raises:
        ModelError: it is not installed, or it has no parser, tagger or lemmatizer.
    """
    if nlp is None:
        from smartcritic.parsing import bundled

        return bundled.load()
    found: Any = nlp
    if isinstance(nlp, str):
        import spacy

        try:
            found = spacy.load(nlp)
        except OSError as error:
            raise ModelError(
                f"the spaCy pipeline {nlp!r} is not installed; install it, give the path of one, "
                "or leave `nlp` out for the bundled pipeline"
            ) from error
    if not hasattr(found, "pipe"):
        raise ModelError(f"nlp: {type(found).__name__} is no spaCy pipeline; give its name or a spacy.language.Language")
    names = [name for name, _ in found.pipeline]
    blank = isinstance(nlp, str) and nlp.startswith("blank:")  # words alone, for a language without a parser
    if not blank and not any("parser" in name for name in names):
        raise ModelError(f"nlp: the pipeline {names} has no dependency parser; use one with tagger, lemmatizer and parser")
    return found


VOCAB_GROWTH_LIMIT = 40_000
"""Words beyond those that a bundled pipeline came with, up to which its vocabulary keeps them for good."""

PARSE_BATCH_SIZE = 64
"""Texts that are parsed in one batch: what the layers hold of them stays in a core's cache, a twentieth quicker than 256 or 512."""

_locks: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()
_first_sizes: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()


def _forget_locks() -> None:
    """In a forked child nobody holds what another thread of the parent held."""
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_locks)


@contextlib.contextmanager
def exclusive(nlp: Language, own: bool) -> Iterator[None]:
    """Hold a pipeline for one thread, since spaCy's pipelines are not made for several.

    Args:
        own: the pipeline is used by critics alone; once its vocabulary has grown by `VOCAB_GROWTH_LIMIT`, further new words are
            forgotten at the end (``nlp.memory_zone()``), so that memory stays flat however many goals are read. Docs are not to be
            used after that.
    """
    lock = _locks.get(nlp)
    if lock is None:
        lock = _locks.setdefault(nlp, threading.Lock())
    with lock:
        size = len(nlp.vocab.strings)
        grown = own and size > _first_sizes.setdefault(nlp, size) + VOCAB_GROWTH_LIMIT
        with nlp.memory_zone() if grown else contextlib.nullcontext():
            yield


def verb_probability(nlp: Language, doc: Doc, i: int) -> float:
    """How likely a token is a verb, 0..1, by the mean of the pipeline's tagger and morphologizer; 1 where it has neither."""
    import numpy as np

    shares = []
    for name, marks in (("tagger", forms.BARE), ("morphologizer", forms.VERBS)):
        if not nlp.has_pipe(name):
            continue
        pipe: Any = nlp.get_pipe(name)
        scores = pipe.model.predict([doc])[0][i]
        odds = np.exp(scores - scores.max())
        verbs = _marked(tuple(pipe.labels), marks)
        shares.append(float(odds[verbs].sum() / odds.sum()))
    return sum(shares) / len(shares) if shares else 1.0


@functools.lru_cache(maxsize=8)
def _marked(labels: tuple[str, ...], marks: frozenset[str]) -> list[bool]:
    """Which of a component's labels are tags or parts of speech among `marks`."""
    return [bool({*label.split("|"), label.partition("POS=")[2].partition("|")[0]} & marks) for label in labels]


def docs(nlp: Language, texts: Sequence[str]) -> Iterator[Doc]:
    """Parse texts, each as one sentence, in order."""
    if len(texts) == 1:
        return iter([nlp(whole(nlp, texts[0]))])
    return iter(nlp.pipe((whole(nlp, text) for text in texts), batch_size=PARSE_BATCH_SIZE))


def whole(nlp: Language, text: str) -> Doc:
    """Tokenize a segment as one sentence: the parser may not cut a goal in two."""
    from spacy.attrs import SENT_START

    doc = nlp.make_doc(text)
    if len(doc) > 1:
        doc.from_array(SENT_START, _one_sentence(len(doc)))
    return doc


@functools.lru_cache(maxsize=256)
def _one_sentence(n: int) -> Any:
    """Where sentences start in `n` tokens: at the first, and nowhere else (-1)."""
    import numpy as np

    return np.array([1] + [2**64 - 1] * (n - 1), dtype=np.uint64)


def has_vectors(nlp: Language) -> bool:
    """Whether the pipeline has word vectors of meaning; the bundled one and the small ones have none."""
    return bool(nlp.vocab.vectors_length)


def similarity(nlp: Language, a: str, b: str) -> float:
    """How alike two texts are, 0..1: the cosine of the mean vectors of their words, without function words and figures."""
    import numpy as np

    def mean(text: str) -> Any:
        kept = [t.vector for t in nlp.make_doc(text) if t.has_vector and t.is_alpha and not t.is_stop]
        return np.mean(kept, axis=0) if kept else np.zeros(nlp.vocab.vectors_length)

    x, y = mean(a), mean(b)
    size = float(np.linalg.norm(x) * np.linalg.norm(y))
    return max(0.0, min(1.0, float(x @ y) / size)) if size else 0.0

"""Which spaCy pipeline reads the goals: the bundled one, one by name, or the caller's own."""

from __future__ import annotations

import contextlib
import functools
import os
import threading
import weakref
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from smartcritic.errors import ModelError
from smartcritic.language import second_look
from smartcritic.language.parse import Parse
from smartcritic.language.segments import Segment

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
        from smartcritic.language import bundled

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


NEW_WORDS = 40_000
"""Words beyond those that a bundled pipeline came with, up to which its vocabulary keeps them for good."""

TOGETHER = 64
"""Texts that are parsed in one batch: what the layers hold of them stays in a core's cache, a twentieth quicker than 256 or 512."""

_locks: weakref.WeakKeyDictionary[Any, Any] = weakref.WeakKeyDictionary()
_first_sizes: weakref.WeakKeyDictionary[Any, int] = weakref.WeakKeyDictionary()


def _forget_locks() -> None:
    """In a forked child nobody holds what another thread of the parent held."""
    _locks.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget_locks)


def parses(nlp: Language, pieces: Sequence[Segment], own: bool) -> list[Parse]:
    """Parse segments, each as one sentence, in order, with a second look where the list of verbs contradicts the parse.

    spaCy's pipelines are not made for threads, so one thread at a time parses with a pipeline. `own`: the pipeline is used by critics
    alone; once its vocabulary has grown by `NEW_WORDS`, further new words are forgotten after each call
    (``nlp.memory_zone()``), so that memory stays flat however many goals are read.
    """
    if not pieces:
        return []
    lock = _locks.get(nlp)
    if lock is None:
        lock = _locks.setdefault(nlp, threading.Lock())
    with lock:
        size = len(nlp.vocab.strings)
        grown = own and size > _first_sizes.setdefault(nlp, size) + NEW_WORDS
        with nlp.memory_zone() if grown else contextlib.nullcontext():
            docs = _docs(nlp, [s.text for s in pieces])
            return looked_again(nlp, docs, [Parse(doc, s) for doc, s in zip(docs, pieces, strict=True)])


def looked_again(nlp: Language, docs: Sequence[Doc], found: list[Parse]) -> list[Parse]:
    """The parses, those whose first word only the list of verbs takes for a verb parsed once more (see `second_look`)."""
    places = []
    for i, first in second_look.asked(found):
        if second_look.either(found[i], first) and verb_share(nlp, docs[i], first) < second_look.SURE:
            found[i].settled = first
        else:
            places.append((i, first))
    if not places:
        return found
    again = _docs(nlp, [second_look.question(found[i], first) for i, first in places])
    return second_look.merged(found, places, [Parse(doc) for doc in again])


def verb_share(nlp: Language, doc: Doc, i: int) -> float:
    """How likely a token is a verb, 0..1, by the mean of the pipeline's tagger and morphologizer; 1 where it has neither."""
    import numpy as np

    shares = []
    for name, marks in (("tagger", ("VB", "VBP")), ("morphologizer", ("VERB", "AUX"))):
        if not nlp.has_pipe(name):
            continue
        pipe: Any = nlp.get_pipe(name)
        scores = pipe.model.predict([doc])[0][i]
        odds = np.exp(scores - scores.max())
        verbs = _marked(tuple(pipe.labels), marks)
        shares.append(float(odds[verbs].sum() / odds.sum()))
    return sum(shares) / len(shares) if shares else 1.0


@functools.lru_cache(maxsize=8)
def _marked(labels: tuple[str, ...], marks: tuple[str, ...]) -> list[bool]:
    """Which of a component's labels are tags or parts of speech among `marks`."""
    return [bool({*label.split("|"), label.partition("POS=")[2].partition("|")[0]} & {*marks}) for label in labels]


def _docs(nlp: Language, texts: Sequence[str]) -> list[Doc]:
    if len(texts) == 1:
        return [nlp(whole(nlp, texts[0]))]
    return list(nlp.pipe((whole(nlp, text) for text in texts), batch_size=TOGETHER))


def whole(nlp: Language, text: str) -> Doc:
    """Tokenize a segment as one sentence: the parser may not cut a goal in two."""
    import numpy as np
    from spacy.attrs import SENT_START

    doc = nlp.make_doc(text)
    n = len(doc)
    if n > 1:
        starts: Any = np.full(n, 2**64 - 1, dtype=np.uint64)  # -1: no sentence starts here
        starts[0] = 1
        doc.from_array(SENT_START, starts)
    return doc


def has_vectors(nlp: Language) -> bool:
    """Whether the pipeline has word vectors of meaning; the bundled one and the small ones have none."""
    return bool(nlp.vocab.vectors_length)


def alike(nlp: Language, a: str, b: str) -> float:
    """How alike two texts are, 0..1: the cosine of the mean vectors of their words, without function words and figures."""
    import numpy as np

    def mean(text: str) -> Any:
        kept = [t.vector for t in nlp.make_doc(text) if t.has_vector and t.is_alpha and not t.is_stop]
        return np.mean(kept, axis=0) if kept else np.zeros(nlp.vocab.vectors_length)

    x, y = mean(a), mean(b)
    size = float(np.linalg.norm(x) * np.linalg.norm(y))
    return max(0.0, min(1.0, float(x @ y) / size)) if size else 0.0

"""Which spaCy pipeline reads the goals: the bundled one, one by name, or the caller's own."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from smartcritic.errors import ModelError

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
    if not any("parser" in name for name in names):
        raise ModelError(f"nlp: the pipeline {names} has no dependency parser; use one with tagger, lemmatizer and parser")
    return found


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

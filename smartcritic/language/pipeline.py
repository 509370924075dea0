"""Which spaCy pipeline reads the goals: the bundled one, one by name, or the caller's own."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcritic.errors import ModelError

if TYPE_CHECKING:
    from spacy.language import Language


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
    if isinstance(nlp, str):
        import spacy

        try:
            nlp = spacy.load(nlp)
        except OSError as error:
            raise ModelError(
                f"the spaCy pipeline {nlp!r} is not installed; install it, give the path of one, or leave `nlp` out for the bundled pipeline"
            ) from error
    if not hasattr(nlp, "pipe"):
        raise ModelError(f"nlp: {type(nlp).__name__} is no spaCy pipeline; give its name or a spacy.language.Language")
    names = [name for name, _ in nlp.pipeline]
    if not any("parser" in name for name in names):
        raise ModelError(f"nlp: the pipeline {names} has no dependency parser; use one with tagger, lemmatizer and parser")
    return nlp

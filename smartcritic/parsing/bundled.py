"""The English pipeline that ships inside the package: loaded from one file, with no download and nothing written."""

from __future__ import annotations

from functools import lru_cache
from importlib import resources
from typing import TYPE_CHECKING, Any

from smartcritic.errors import ModelError
from smartcritic.parsing.packing import restore, unpack

if TYPE_CHECKING:
    from spacy.language import Language

FILE = "en_goals.bin"

_loaded: list[Language] = []
"""A pipeline that is loaded and waits for whoever asks next."""


@lru_cache(maxsize=1)
def meta() -> dict[str, Any]:
    """Return what is known of the bundled pipeline: name, version, spaCy minor version, licence."""
    return _read()[0]


def hand_on(nlp: Language) -> None:
    """Have the next `load` give this pipeline: a process that is forked then begins with one that is loaded, in memory that it shares."""
    _loaded[:] = [nlp]


def load() -> Language:
    """Load the bundled pipeline, or take the one that was handed on.

    Raises:
        ModelError: it is missing, broken, or was trained with another minor version of spaCy than the one installed.
    """
    if _loaded:
        return _loaded.pop()
    about, config, data = _read()
    check_version(str(about["spacy"]))
    nlp = restore(config, data)
    nlp.meta.update(name=about["name"], version=about["version"], license=about["licence"])
    return nlp


def check_version(trained: str) -> None:
    """Raise `ModelError` where spaCy's installed minor version is not the one that the pipeline was trained with."""
    import spacy

    installed = ".".join(spacy.__version__.split(".")[:2])
    if installed != trained:
        raise ModelError(
            f"the bundled pipeline was trained with spaCy {trained}, but spaCy {spacy.__version__} is installed; "
            f"install 'spacy>={trained},<{_next(trained)}', or hand the critic another pipeline: Critic(nlp=...)"
        )


def _next(minor: str) -> str:
    major, _, last = minor.partition(".")
    return f"{major}.{int(last) + 1}"


def _read() -> tuple[dict[str, Any], str, dict[str, Any]]:
    try:
        packed = resources.files(__package__).joinpath("model", FILE).read_bytes()
        return unpack(packed)
    except (OSError, ValueError) as error:
        raise ModelError(f"the bundled pipeline cannot be read ({error}); install the package again") from error

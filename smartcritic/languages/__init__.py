"""The languages that goals are read in; each is a `Language`, which the stages ask for words, and never name one.

A language is a folder of TOML files, one a list: ``about`` says what the list holds, ``probe`` names the question that its examples answer
(the tests know how to ask it), and ``entries`` is an array with one line a word::

    about = "Time words that name no day"
    probe = "vague_time"
    entries = [
      {term = "soon", flag = "Raise renewals soon", pass = "Sooner Steel signs by 4 May"},
    ]

`flag` is a text in which the word must be found, `pass` one that holds the word (or one that looks like it) and in which it must not. All
other keys are attributes of the word.
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from smartcritic.errors import ConfigError
from smartcritic.languages.base import ENGLISH, Entry, Language, Lexicon, pattern_of

_SHIPPED = {"en": ENGLISH}


@lru_cache(maxsize=32)
def get(name: str) -> Language:
    """Return a language by its code, or by the folder that holds its lists; the same object each time.

    Raises:
        ConfigError: no language of this code ships with the package, and there is no such folder with a ``language.toml``.
    """
    if name in _SHIPPED:
        return _SHIPPED[name]
    folder = Path(name)
    if not folder.joinpath("language.toml").is_file():
        shipped = ", ".join(sorted(_SHIPPED))
        raise ConfigError(
            f"language: {name!r} does not ship with the package ({shipped} does) and is no folder with a language.toml; give one of these"
        )
    code = Language("", folder).lexicon("language").tables.get("code")
    if not isinstance(code, str) or not code:
        raise ConfigError(f"language: {folder / 'language.toml'} names no code, such as code = \"de\"")
    return Language(code, folder)


__all__ = ["ENGLISH", "Entry", "Language", "Lexicon", "get", "pattern_of"]

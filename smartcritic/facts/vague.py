"""Words that name neither an amount nor which of a kind: the list ``vague.toml``, whose every word has both effects.

A vague word is a cue of its own, which the criteria show to the reader ("better" than what?), and it specifies nothing in front of a noun
("better rolls" are any). `unspecific` holds besides what is not vague and yet specifies nothing: "new", "current", "own".
"""

from __future__ import annotations

from smartcritic.languages import Language


def unspecific(language: Language) -> frozenset[str]:
    """The words that tell a thing from no other of its kind, in lower case."""
    return language.words("objects", "vague_modifiers")

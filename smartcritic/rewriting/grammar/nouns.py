"""What is known of nouns: which can be counted, as they stand in unlabelled English (`lexicon/nouns.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from smartcritic.languages import Language

FILE = "nouns.json"
THINGS = ("people", "artefact", "event")
"""Natures of listed nouns (`objects.toml`) that have a plural."""


def is_countable(language: Language, noun: str) -> bool:
    """Whether a noun, in the singular, has a plural that people use."""
    return counted(language, noun) > 0


def counted(language: Language, noun: str) -> int:
    """How clearly a noun, in the singular, is one that is counted: 0 (not, or unknown) to 3."""
    return language.once(_levels).get(noun, 0)


def _levels(language: Language) -> Mapping[str, int]:
    file = language.folder.joinpath(FILE)
    table = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found = {word: int(level) for level, words in table.items() if level.isdigit() for word in words.split()}
    massed = language.words("rewriting", "no_plural") | language.words("inflection", "invariable")
    things = [e.term for e in language.lexicon("objects").entries if e.get("nature") in THINGS and e.term not in massed]
    return dict.fromkeys((t for t in things if language.singular(t) == t != language.plural(t)), 1) | found

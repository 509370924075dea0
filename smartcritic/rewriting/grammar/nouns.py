"""What is known of nouns: which can be counted, as they stand in unlabelled English (`lexicon/nouns.json`)."""

from __future__ import annotations

import json
from collections.abc import Mapping

from smartcritic.languages import Language
from smartcritic.rewriting.grammar.base import LIST

FILE = "nouns.json"
LEAST_AGENT = 5
"""Letters of a noun that its ending tells to name who does something ("baker")."""

THINGS = ("people", "artefact", "event")
"""Natures of listed nouns (`objects.toml`) that have a plural."""


def is_countable(language: Language, noun: str) -> bool:
    """Whether a noun, in the singular, has a plural that people use."""
    return counted(language, noun) > 0


def counted(language: Language, noun: str) -> int:
    """How clearly a noun, in the singular, is one that is counted: 0 (not, or unknown) to 3; one that names who does something is."""
    found = language.once(_levels).get(noun)
    if found is not None:
        return found
    return int(_is_agent(language, noun))


def _is_agent(language: Language, noun: str) -> bool:
    """Whether the ending says that it names who does something: "pianist", or a listed verb with one ("baker")."""
    if len(noun) < LEAST_AGENT:
        return False
    if noun.endswith(tuple(language.words(LIST, "persons"))):
        return True
    acting = noun.endswith(tuple(language.words(LIST, "agents")))
    return acting and not language.terms("verbs").isdisjoint((noun[:-1], noun[:-2], noun[:-3]))


def _levels(language: Language) -> Mapping[str, int]:
    file = language.folder.joinpath(FILE)
    table = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
    found = {word: int(level) for level, words in table.items() if level.isdigit() for word in words.split()}
    massed = language.words("rewriting", "no_plural") | language.words("inflection", "invariable")
    things = [e.term for e in language.lexicon("objects").entries if e.get("nature") in THINGS]
    listed = dict.fromkeys((t for t in things if language.singular(t) == t != language.plural(t)), 1)
    return listed | found | dict.fromkeys(massed, 0)

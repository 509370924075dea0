"""The languages that goals are read in; each is a `Language`, which the stages ask for words, and never name one."""

from __future__ import annotations

from importlib import resources

from smartcritic.languages.base import Entry, Language, Lexicon

ENGLISH = Language("en", resources.files("smartcritic").joinpath("lexicon"))

__all__ = ["ENGLISH", "Entry", "Language", "Lexicon"]

"""The rules of a language, compiled once for each language."""

from __future__ import annotations

from smartcritic.facts.time.engine import Grammar, RuleTable
from smartcritic.facts.time.rules import EXPRESSIONS, MOMENTS, READERS
from smartcritic.facts.time.rules.relative import with_end
from smartcritic.facts.time.tokens import TimeWords
from smartcritic.languages.base import Language


def grammar(language: Language) -> Grammar:
    """The grammar of a language; ask for it by ``language.once(grammar)``."""
    words = language.once(TimeWords)
    return Grammar(RuleTable(MOMENTS, words, READERS), RuleTable(EXPRESSIONS, words, READERS), with_end, words)

"""What the questions to a parse ask of a language: its verbs, the semantic classes of its nouns, and closed sets of words."""

from __future__ import annotations

from collections.abc import Mapping

from smartcritic.languages import Entry, Language
from smartcritic.parsing.parse import Parse


def verbs(language: Language) -> Mapping[str, Entry]:
    """The list of action verbs by lemma."""
    return language.once(_verbs)


def _verbs(language: Language) -> Mapping[str, Entry]:
    return {e.term: e for e in language.lexicon("verbs").entries}


def semantic_classes(language: Language) -> Mapping[str, str]:
    """The semantic class of listed nouns (``objects.toml``), and "metric" for metrics (``metrics.toml``), by word."""
    return language.once(_semantic_classes)


def _semantic_classes(language: Language) -> Mapping[str, str]:
    listed = {e.term: "metric" for e in language.lexicon("metrics").entries}
    return listed | {e.term: str(e.get("nature")) for e in language.lexicon("objects").entries}


def semantic_class(parse: Parse, i: int) -> str | None:
    """The semantic class of the token as written, else of its lemma, else None."""
    classes = semantic_classes(parse.language)
    return classes.get(parse.lower[i], classes.get(parse.lemmas[i]))


def classes_of(parse: Parse, i: int) -> frozenset[str]:
    """The semantic classes that the token has as written and as its lemma."""
    classes = semantic_classes(parse.language)
    return frozenset(classes[w] for w in (parse.lower[i], parse.lemmas[i]) if w in classes)


def catenatives(language: Language) -> Mapping[str, Entry]:
    """Verbs that lead to another one ("want to open"), with the complements in which it stands (``catenatives.toml``)."""
    return language.once(_catenatives)


def _catenatives(language: Language) -> Mapping[str, Entry]:
    return {e.term: e for e in language.lexicon("catenatives").entries}

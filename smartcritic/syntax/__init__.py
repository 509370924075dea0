"""Questions to a parse: which verb is the goal's, which words lead to it, what it is done to, and what marks it.

Every answer is a token, a token range or a small record; none depends on the label scheme, since `Parse` holds Universal Dependencies
whatever pipeline made it. The words that the answers turn on are those of the parse's language: ``verbs.toml``, ``catenatives.toml``,
``objects.toml``, ``metrics.toml`` and ``syntax.toml``.
"""

from __future__ import annotations

from smartcritic.syntax.catenatives import Predicate, follow_catenatives
from smartcritic.syntax.features import (
    Range,
    agent,
    base_form,
    conjuncts,
    coordinated_verbs,
    first_word,
    has_finite_form,
    has_subject,
    has_to,
    is_headline,
    is_imperative,
    is_passive,
    is_prefixed,
    is_subordinate,
    is_verb_form,
    negation,
    parenthetical_tokens,
    root_of_span,
)  # fmt: skip
from smartcritic.syntax.lexicon import classes_of, semantic_class, semantic_classes, verbs
from smartcritic.syntax.main_verb import headline_to, main_verb
from smartcritic.syntax.objects import counted_noun, noun_phrase, object_of

__all__ = [
    "Predicate", "Range", "agent", "base_form", "classes_of", "conjuncts", "coordinated_verbs", "counted_noun", "first_word",
    "follow_catenatives", "has_finite_form", "has_subject", "has_to", "headline_to", "is_headline", "is_imperative", "is_passive",
    "is_prefixed", "is_subordinate", "is_verb_form", "main_verb", "negation", "noun_phrase", "object_of", "parenthetical_tokens",
    "root_of_span", "semantic_class", "semantic_classes", "verbs",
]  # fmt: skip

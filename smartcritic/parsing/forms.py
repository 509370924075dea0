"""Forms of English verbs, nouns and adjectives by Penn tag, under the names that Universal Dependencies gives them."""

from __future__ import annotations

INFINITIVE = "VB"
"""VerbForm=Inf, and the imperative."""
GERUND = "VBG"
"""VerbForm=Ger, and the present participle."""
PAST = "VBD"
"""VerbForm=Fin with Tense=Past."""
PARTICIPLE = "VBN"
"""VerbForm=Part with Tense=Past."""
BARE = frozenset({INFINITIVE, "VBP"})
"""Forms that look like the dictionary's: "open", "they open"."""
PRESENT = frozenset({"VBZ", "VBP"})
"""VerbForm=Fin with Tense=Pres."""
FINITE = PRESENT | {PAST}
"""VerbForm=Fin of full verbs."""
FINITE_OR_MODAL = FINITE | {"MD"}
PAST_FORMS = frozenset({PARTICIPLE, PAST})
PLURAL = "NNS"
"""Number=Plur of common nouns."""
COMPARED = frozenset({"JJR", "JJS", "RBR"})
"""Degree=Cmp or Degree=Sup."""
ADJECTIVE = "JJ"
QUESTION_WORDS = frozenset({"WDT", "WP", "WRB"})
"""PronType=Int or PronType=Rel."""
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "SYM", "NUM"})
"""Parts of speech that may head a noun phrase."""
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})

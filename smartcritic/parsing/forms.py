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
PLAIN_PRESENT = "VBP"
"""VerbForm=Fin with Tense=Pres, but for the third person singular: "they open"."""
BARE = frozenset({INFINITIVE, PLAIN_PRESENT})
"""Forms that look like the dictionary's: "open", "they open"."""
PRESENT = frozenset({"VBZ", PLAIN_PRESENT})
"""VerbForm=Fin with Tense=Pres."""
FINITE = PRESENT | {PAST}
"""VerbForm=Fin of full verbs."""
MODAL = "MD"
"""VerbType=Mod: "will", "must"."""
FINITE_OR_MODAL = FINITE | {MODAL}
PRESENT_OR_MODAL = PRESENT | {MODAL}
FINITE_OR_BARE = FINITE_OR_MODAL | {INFINITIVE}
"""Forms that a clause may have as its verb."""
TO = "TO"
"""The particle of an infinitive."""
PARTICLE = "RP"
"""The particle of a verb: "set up"."""
PAST_FORMS = frozenset({PARTICIPLE, PAST})
VERB_FORMS = FINITE | PAST_FORMS | {INFINITIVE, GERUND}
"""Any form of a full verb."""
PLURAL = "NNS"
"""Number=Plur of common nouns."""
PLURALS = frozenset({PLURAL, "NNPS"})
"""Number=Plur."""
SINGULAR = "NN"
"""Number=Sing of common nouns."""
NAME = "NNP"
"""Number=Sing of proper nouns."""
SINGULARS = frozenset({SINGULAR, NAME})
"""Number=Sing."""
PRESENT_OR_NOUN = PRESENT | {INFINITIVE, SINGULAR}
"""What "start" may be read as, where it is a noun."""
DETERMINERS = frozenset({"PRP", "DT"})
"""Personal pronouns and articles, either of which may begin a clause."""
NUMERAL = "CD"
"""NumType=Card."""
COMPARED = frozenset({"JJR", "JJS", "RBR"})
"""Degree=Cmp or Degree=Sup."""
ADJECTIVE = "JJ"
QUESTION_WORDS = frozenset({"WDT", "WP", "WRB"})
"""PronType=Int or PronType=Rel."""
CONTENT_WORDS = frozenset({"NOUN", "PROPN", "SYM", "NUM"})
"""Parts of speech that may head a noun phrase."""
NOUNS = frozenset({"NOUN", "PROPN"})
VERBS = frozenset({"VERB", "AUX"})

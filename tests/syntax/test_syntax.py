"""The questions to a parse over hand-built parses: Universal Dependencies, and the ClearNLP labels of ``en_core_web_*``."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from smartcritic import syntax
from smartcritic.languages import ENGLISH
from smartcritic.parsing.parse import Parse

VOCAB = spacy.blank("en").vocab


def build(rows: str) -> Parse:
    """A parse from lines of ``word lemma pos tag head dep``; heads count from 0, a root is its own head."""
    cells = [line.split() for line in rows.strip().splitlines()]
    columns = list(zip(*cells))
    doc = Doc(
        VOCAB,
        words=list(columns[0]),
        lemmas=list(columns[1]),
        pos=list(columns[2]),
        tags=list(columns[3]),
        heads=[int(h) for h in columns[4]],
        deps=list(columns[5]),
    )
    return Parse(doc, ENGLISH)


IMPERATIVE_UD = """
Hire hire VERB VB 0 ROOT
two two NUM CD 2 nummod
welders welder NOUN NNS 0 obj
for for ADP IN 5 case
the the DET DT 5 det
yard yard NOUN NN 2 nmod
"""
IMPERATIVE_CLEAR = """
Hire hire VERB VB 0 ROOT
two two NUM CD 2 nummod
welders welder NOUN NNS 0 dobj
for for ADP IN 2 prep
the the DET DT 5 det
yard yard NOUN NN 3 pobj
"""
AIM_UD = """
Our our PRON PRP$ 1 nmod:poss
aim aim NOUN NN 4 nsubj:outer
is be AUX VBZ 4 cop
to to PART TO 4 mark
cut cut VERB VB 4 ROOT
scrap scrap NOUN NN 4 obj
"""
AIM_CLEAR = """
Our our PRON PRP$ 1 poss
aim aim NOUN NN 2 nsubj
is be AUX VBZ 2 ROOT
to to PART TO 4 aux
cut cut VERB VB 2 xcomp
scrap scrap NOUN NN 4 dobj
"""
PASSIVE_UD = """
All all DET DT 1 det
ladders ladder NOUN NNS 3 nsubj:pass
are be AUX VBP 3 aux:pass
inspected inspect VERB VBN 3 ROOT
by by ADP IN 5 case
Dana Dana PROPN NNP 3 obl:agent
"""
PASSIVE_CLEAR = """
All all DET DT 1 det
ladders ladder NOUN NNS 3 nsubjpass
are be AUX VBP 3 auxpass
inspected inspect VERB VBN 3 ROOT
by by ADP IN 3 agent
Dana Dana PROPN NNP 4 pobj
"""
WANT_UD = """
We we PRON PRP 1 nsubj
want want VERB VBP 1 ROOT
to to PART TO 3 mark
open open VERB VB 1 xcomp
a a DET DT 5 det
depot depot NOUN NN 3 obj
"""
WANT_CLEAR = """
We we PRON PRP 1 nsubj
want want VERB VBP 1 ROOT
to to PART TO 3 aux
open open VERB VB 1 xcomp
a a DET DT 5 det
depot depot NOUN NN 3 dobj
"""
NOUN_UD = """
Store store NOUN NN 1 compound
ratings rating NOUN NNS 1 ROOT
above above ADP IN 3 case
4 4 NUM CD 1 nmod
"""
NOUN_CLEAR = """
Store store NOUN NN 1 compound
ratings rating NOUN NNS 1 ROOT
above above ADP IN 1 prep
4 4 NUM CD 2 pobj
"""


@pytest.mark.parametrize(
    ("rows", "verb", "thing"),
    [
        (IMPERATIVE_UD, "Hire", "welders"),
        (IMPERATIVE_CLEAR, "Hire", "welders"),
        (AIM_UD, "cut", "scrap"),
        (AIM_CLEAR, "cut", "scrap"),
        (PASSIVE_UD, "inspected", "ladders"),
        (PASSIVE_CLEAR, "inspected", "ladders"),
        (WANT_UD, "open", "depot"),
        (WANT_CLEAR, "open", "depot"),
    ],
)
def test_verb_and_object_in_both_schemes(rows: str, verb: str, thing: str) -> None:
    parse = build(rows)
    found = syntax.main_verb(parse, 0, parse.n)
    assert found is not None
    assert parse.words[found.verb] == verb
    head = syntax.object_of(parse, found.verb)
    assert head is not None
    assert parse.words[head] == thing


@pytest.mark.parametrize("rows", [NOUN_UD, NOUN_CLEAR])
def test_a_noun_phrase_has_no_verb(rows: str) -> None:
    parse = build(rows)
    assert syntax.main_verb(parse, 0, parse.n) is None
    assert syntax.noun_phrase(parse, 1) == (0, 4)


@pytest.mark.parametrize("rows", [PASSIVE_UD, PASSIVE_CLEAR])
def test_passive_and_its_doer(rows: str) -> None:
    parse = build(rows)
    assert syntax.is_passive(parse, 3)
    doer = syntax.agent(parse, 3)
    assert doer is not None
    assert parse.words[doer] == "Dana"


@pytest.mark.parametrize("rows", [IMPERATIVE_UD, IMPERATIVE_CLEAR])
def test_what_a_phrase_adds_hangs_on_the_noun(rows: str) -> None:
    parse = build(rows)
    assert [parse.words[k] for k in parse.children(2, "nmod", "obl")] == ["yard"]
    assert [parse.words[k] for k in parse.children(5, "case")] == ["for"]


def test_a_verb_that_the_parse_took_for_a_noun_leads_where_the_list_and_its_neighbour_say_so() -> None:
    parse = build("Ship ship NOUN NN 2 compound\nthe the DET DT 2 det\nkit kit NOUN NN 2 ROOT")
    found = syntax.main_verb(parse, 0, 3)
    assert found is not None
    assert (found.verb, found.asserted) == (0, False)


def test_coordinated_verbs_and_negation() -> None:
    parse = build("Train train VERB VB 0 ROOT\nand and CCONJ CC 2 cc\ncertify certify VERB VB 0 conj\nfitters fitter NOUN NNS 0 obj")
    assert syntax.conjuncts(parse, 0, 4) == [2]
    clause = build("We we PRON PRP 3 nsubj\nwill will AUX MD 3 aux\nnot not PART RB 3 advmod\nlate late VERB VB 3 ROOT")
    assert syntax.negation(clause, 3) == 2

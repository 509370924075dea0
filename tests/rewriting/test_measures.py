"""The catalogue of measures: large enough, each entry whole, each class found by what goals say."""

from __future__ import annotations

import pytest

import smartcritic as sc
from corpora.verdicts.likeness import left_out
from smartcritic.languages import ENGLISH
from smartcritic.model import GOAL_KINDS
from smartcritic.rewriting import measures
from smartcritic.rewriting.measuring import WAYS

FIELDS = measures.fields(ENGLISH)


def test_there_are_enough() -> None:
    assert len(FIELDS) >= 180
    assert sum(len(f.measures) for f in FIELDS) >= 800


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_an_entry_is_whole(field: measures.Field) -> None:
    assert len(field.measures) >= 4
    assert len({m.name for m in field.measures}) == len(field.measures)
    for measure in field.measures:
        assert measure.good in ("up", "down")
        assert measure.low < measure.high
        assert measure.taken
        now, target = measure.levels()
        assert now != target
        assert measure.type in ("number", "percent", "money", "words")


def test_no_term_stands_twice() -> None:
    terms = [(d, t) for f in FIELDS for d in f.domains for t in f.terms]
    assert len(terms) == len(set(terms))


@pytest.mark.parametrize(
    ("words", "name"),
    [
        ("the morale of the night shift", "engagement"),
        ("guest satisfaction", "customer satisfaction"),
        ("our win rates", "closing"),
        ("the page speed of the shop", "speed of software"),
        ("carbon emissions", "climate"),
        ("my sleep", "health and rest"),
        ("the waiting times", "health care"),
    ],
)
def test_a_class_is_found_by_its_terms(words: str, name: str) -> None:
    found = measures.in_words(words, ENGLISH)
    assert found is not None
    assert found.name == name


@pytest.mark.parametrize(
    ("words", "told", "name"),
    [
        ("the support", {"software"}, "support of a thing"),
        ("the support", {"work"}, "support"),
        ("quality", {"software", "work"}, "code health"),
        ("the fitness", {"software"}, None),
        ("awareness", {"public"}, "awareness"),
    ],
)
def test_a_class_of_another_domain_does_not_fit(words: str, told: set[str], name: str | None) -> None:
    found = measures.in_words(words, ENGLISH, told=frozenset(told))
    assert (found.name if found else None) == name


def test_the_domains_that_words_name() -> None:
    assert measures.domains("Improve our GitHub plugin", ENGLISH) == {"software", "work"}
    assert measures.domains("Improve my posture", ENGLISH) == {"personal"}
    assert measures.domains("Improve the walrus", ENGLISH) == frozenset()


def test_what_is_in_no_class_has_no_measure() -> None:
    assert measures.in_words("the walrus", ENGLISH) is None


def test_every_kind_of_goal_has_its_ways() -> None:
    assert set(WAYS) == set(GOAL_KINDS)
    assert all(WAYS.values())


def test_the_class_of_a_word_that_no_term_names_is_right_where_it_is_said() -> None:
    asked, sure, right = left_out(ENGLISH)
    assert asked > 900
    assert sure > 40
    assert right >= 0.8 * sure


@pytest.mark.parametrize("text", ["Improve our qzxwv", "Improve the ferry"])
def test_a_word_that_is_near_to_no_class_is_given_none(text: str, critic: sc.Critic) -> None:
    facts = critic.extract(text)
    assert measures.find(facts, text, ENGLISH) == ()

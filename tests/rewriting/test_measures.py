"""The catalogue of measures: large enough, each entry whole, each class found by what goals say."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

import smartcritic as sc
from corpora.measures.train import HERE
from corpora.reader.rows import lines
from corpora.verdicts.likeness import left_out
from smartcritic.languages import ENGLISH, Language
from smartcritic.model import GOAL_KINDS
from smartcritic.rewriting import measures, ranking
from smartcritic.rewriting.measuring import WAYS

FIELDS = measures.fields(ENGLISH)


def test_there_are_enough() -> None:
    assert len(FIELDS) >= 180
    assert sum(len(f.measures) for f in FIELDS) >= 800


@pytest.mark.parametrize("field", FIELDS, ids=lambda f: f.name)
def test_an_entry_is_whole(field: measures.Field) -> None:
    assert len(field.measures) >= 2
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


@pytest.mark.parametrize(
    ("text", "fits"),
    [
        ("Lift the morale of the ferry crews", "engagement score"),
        ("Fewer accidents on the slipway", "accidents"),
        ("Get more of our leads to sign", "leads"),
        ("Sleep better", "sleep"),
    ],
)
def test_measures_are_of_what_the_goal_is_about(text: str, fits: str, critic: sc.Critic) -> None:
    found = ranking.best(critic.extract(text), text, ENGLISH, tests=False)
    assert len(found) == ranking.KEPT
    assert any(fits in r.candidate.key for r in found), found
    assert [r.odds for r in found] == sorted((r.odds for r in found), reverse=True)
    assert 0 < sum(r.odds for r in found) <= 1


def test_a_skill_is_shown_by_a_test(critic: sc.Critic) -> None:
    text = "Learn to play the accordion"
    found = ranking.best(critic.extract(text), text, ENGLISH, tests=True)
    assert all(r.candidate.is_test for r in found)
    assert found[0].candidate.key == "three pieces played in front of others"


def test_a_measure_that_no_goal_was_labelled_for_is_found_by_its_name(monkeypatch: pytest.MonkeyPatch, critic: sc.Critic) -> None:
    added = {"class": "fleets of boats", "name": "the number of barnacles scraped off", "type": "number", "good": "up", "low": 1,
             "high": 900, "taken": "a tally", "unit": "barnacles"}  # fmt: skip
    known = ENGLISH.lexicon("measures")
    tables = {
        **known.tables, "measures": [*known.tables["measures"], added],
        "classes": [*known.tables["classes"], {"name": added["class"], "domain": "work", "terms": ["barnacle"]}],
    }  # fmt: skip
    language = Language("en", ENGLISH.folder)
    monkeypatch.setitem(language._lexicons, "measures", dataclasses.replace(known, tables=tables))
    text = "Scrape more barnacles off the boats"
    found = ranking.best(critic.extract(text), text, language, tests=False)
    assert added["name"] in [r.candidate.key for r in found]


def test_labels_name_measures_of_the_catalogue() -> None:
    known = {c.key for c in ranking.catalogue(ENGLISH).candidates}
    named = {m for row in lines(HERE / "goals.jsonl") for m in row["measures"]}
    named |= {m for row in lines(HERE / "labels.jsonl") for m in (*row["fits"], *row["fair"])}
    assert not named - known


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Make our deployments dull again", "the share of deployments without manual steps"),
        ("Learn Portuguese properly", "a passed B1 exam"),
        ("Better relations with the rope makers", "the rating by the rope makers in a survey"),
        ("Raise berth rents by 5%", None),
    ],
)
def test_what_labelled_goals_say_is_offered_where_it_is_sure(text: str, said: str | None, critic: sc.Critic) -> None:
    found = critic.critique(text, sc.Context(today=dt.date(2026, 11, 29))).rewrite
    slot = next((s for s in found.slots if s.name in ("metric", "test")), None) if found is not None else None
    assert (slot.proposal if slot is not None else None) == said
    assert slot is None or all(other in slot.question for other in slot.alternatives)

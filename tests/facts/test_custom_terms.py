"""A team's own words: cues for vague words and buzzwords, metrics of objects, in every form of the word."""

from __future__ import annotations

import pytest

import smartcritic as sc
from smartcritic.config import Words

OWN = Words(vague=("ASAP", "best effort", "wow"), buzzwords=("flywheel", "data flywheel"), metrics=("attach rate", "yield", "scrap weight"))
CRITIC = sc.Critic(sc.Config(words=OWN))


@pytest.mark.parametrize(("text", "cues"), [
    ("Raise sales asap with our data flywheels", [("vague_word", "asap", "asap"), ("buzzword", "data flywheels", "data flywheel")]),
    ("Build a flywheel", [("buzzword", "flywheel", "flywheel")]), ("WOW guests", [("vague_word", "WOW", "wow")]), ("Open a shop", []),
])  # fmt: skip
def test_own_words_are_found_as_listed_and_by_lemma(text: str, cues: list[tuple[str, str, str]]) -> None:
    facts = CRITIC.extract(text)
    assert [(c.kind, c.text, c.value) for c in facts.of("vague_word", "buzzword")] == cues
    assert all(text[c.start : c.end] == c.text for c in facts.cues)
    assert [c for c in sc.extract(text).of("vague_word", "buzzword") if c.value in ("asap", "wow", "flywheel")] == []


@pytest.mark.parametrize(("text", "metric"), [
    ("Raise attach rates to 20%", "attach rate"), ("Cut the yield of scrap weight", "scrap weight"), ("Raise the yield", "yield"),
])  # fmt: skip
def test_an_object_has_the_longest_own_metric_that_it_names(text: str, metric: str) -> None:
    (item,) = CRITIC.extract(text).objects
    assert (item.metric, item.nature, item.generic) == (metric, "metric", False)


def test_an_own_vague_word_delimits_nothing() -> None:
    kinds = [[d.kind for d in critic.extract("Write a wow report").objects[0].delimiters] for critic in (sc.Critic(), CRITIC)]
    assert "vague_modifier" not in kinds[0]
    assert "vague_modifier" in kinds[1]

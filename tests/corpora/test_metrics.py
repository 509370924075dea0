"""What metrics prove: metrics by pattern, and the fit."""

from __future__ import annotations

import numpy as np

from corpora.metrics import patterns, train


def test_patterns_fill_every_slot_once_and_the_same_way_each_time() -> None:
    made = list(patterns.written())
    assert made == list(patterns.written())
    assert len({text for text, _ in made}) == len(made)
    assert not [text for text, _ in made if "{" in text or "}" in text]
    assert {label for _, label in made} == {*train.LABELS, patterns.NONE}


def _example(chance: np.random.Generator, part: str) -> train.Example:
    marks = tuple(f"mark {k}" for k in range(6) if chance.random() < 0.5)
    names = tuple(f"word {k}" for k in range(6) if chance.random() < 0.5)
    meaning = chance.normal(size=8)
    shares = np.array([chance.random() < 0.4 for _ in train.LABELS], dtype=float)
    return train.Example("", names, marks, chance.normal(size=3), meaning / np.linalg.norm(meaning), frozenset(), shares, part, None)


def _learner(*parts: str) -> train.Learner:
    chance = np.random.default_rng(0)
    return train.Learner([_example(chance, part) for part in parts])


def test_without_patterns_the_fit_is_kernel_ridge_regression() -> None:
    learner = _learner(*["example"] * 20, *["train"] * 10)
    at = np.arange(30)
    kept, dual = learner.fit(at)
    exact = np.linalg.solve(learner.kernel + np.diag(train.HELD / learner.weight), learner.wanted - learner.rate)
    assert kept.tolist() == at.tolist()
    np.testing.assert_allclose(learner.kernel @ dual, learner.kernel @ exact, atol=1e-4)


def test_patterns_are_learned_from_but_no_goal_is_compared_with_them() -> None:
    learner = _learner(*["example"] * 20, *[train.PATTERN] * 10)
    kept, dual = learner.fit(np.arange(30))
    alone = learner.fit(np.arange(20))[1]
    assert kept.tolist() == list(range(20))
    assert not np.allclose(dual, alone)
    exported = learner.exported([0.5, 0.5, 0.5])
    assert len(exported["examples"]) == 20

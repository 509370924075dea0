"""What the words around say of the choice of a goal's verb."""

from __future__ import annotations

import numpy as np
import pytest

from smartcritic.errors import ModelError
from smartcritic.facts.actions.around import FILE, Around, is_sure, load
from smartcritic.languages import ENGLISH, Language
from smartcritic.parsing import pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import segments
from smartcritic.syntax import reparse

WEIGHTS = {
    "scale": np.array([2.0]), "shift": np.array([0.5]),
    "verb": np.array([[1.0, -1.0]]), "verb_bias": np.zeros(2), "verb_out": np.array([3.0, 5.0]),
    "none": np.array([[1.0, -1.0]]), "none_bias": np.array([0.0, 1.0]), "none_out": np.array([7.0, 1.0]),
}  # fmt: skip


def test_scores_are_sums_of_weights_and_rectified_states() -> None:
    scores = Around(WEIGHTS).scores([1.0, 1.0, 0.0], np.array([[2.0], [-1.0]]), np.array([0.5]))
    assert scores.tolist() == [2 + 0.5 + 3.5 + 0.5, 2 + 6, 5]


def test_what_is_far_ahead_is_sure() -> None:
    assert is_sure([4.5, 1.0, -2.0])
    assert is_sure([0.0])
    assert not is_sure([1.0, 3.5, -2.0])


def test_only_the_bundled_pipeline_leaves_states() -> None:
    text = "Open a depot in Graz"
    nlp = pipeline.load()
    (own,) = reparse.parsed(nlp, segments(text, ENGLISH), True, ENGLISH)
    assert own.states.shape[0] == own.n
    assert Parse(nlp(text), ENGLISH).states is None


def test_a_broken_network_is_named(tmp_path: object) -> None:
    (tmp_path / FILE).write_bytes(b"no network")  # type: ignore[operator]
    with pytest.raises(ModelError, match="weights of actions cannot be read"):
        load(Language("xx", tmp_path))  # type: ignore[arg-type]


def test_a_language_without_a_network_has_none(tmp_path: object) -> None:
    assert load(Language("xx", tmp_path)) is None  # type: ignore[arg-type]

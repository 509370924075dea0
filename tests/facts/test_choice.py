"""The weights by which the goal's verb is chosen: as they are, missing, broken; and what the rules of syntax say without them."""

from __future__ import annotations

import math
import shutil
from importlib import resources
from pathlib import Path
from types import SimpleNamespace

import pytest

import smartcritic as sc
from smartcritic.errors import ModelError
from smartcritic.facts import extract
from smartcritic.facts.actions import choice
from smartcritic.facts.learned import Sums
from smartcritic.languages import ENGLISH, Language
from smartcritic.parsing.segments import segments
from smartcritic.syntax.reparse import parsed


def test_the_weights_are_numbers_by_name() -> None:
    weights = choice.load(ENGLISH)
    assert len(weights) > 500
    assert all(isinstance(name, str) and math.isfinite(weight) for name, weight in weights.items())


def test_a_language_without_weights_has_none(tmp_path: Path) -> None:
    assert choice.load(SimpleNamespace(folder=tmp_path)) == {}  # type: ignore[arg-type]


@pytest.mark.parametrize("content", ["[]", '{"a": "x"}', '{"a": [1]}', "{"])
def test_broken_weights_say_whose_they_are(tmp_path: Path, content: str) -> None:
    (tmp_path / choice.FILE).write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"the weights of actions cannot be read"):
        choice.load(SimpleNamespace(folder=tmp_path))  # type: ignore[arg-type]


def test_a_candidate_has_the_sum_of_the_weights_of_its_features() -> None:
    weights = {"tag:VB": 0.5, "VB|root": 0.25, "tag:NN": 9.0}
    groups = [(lambda tag: [f"tag:{tag}"], "VB"), (lambda tag, dep: [f"{tag}|{dep}", "unknown"], "VB", "root")]
    candidate = choice.Candidate(None, None, groups)  # type: ignore[arg-type]
    assert choice.score(candidate, Sums(lambda names: sum(weights.get(n, 0.0) for n in names))) == 0.75


@pytest.mark.parametrize(
    ("text", "verb"), [("Sell 40 oars by May", "sell"), ("Improve it. Sell 40 oars a day", "sell"), ("Trust", None), ("40 oars", None)]
)
def test_without_weights_the_rules_of_syntax_decide(text: str, verb: str | None, critic: sc.Critic, tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(str(resources.files("smartcritic.languages") / "en" / "lexicon"), folder, ignore=shutil.ignore_patterns(choice.FILE))
    language = Language("en", folder)
    assert choice.load(language) == {}
    parses = parsed(critic.warm_up().nlp, segments(text, language), True, language)
    action = extract(parses, sc.Goal(text), sc.Context(today="2026-11-24")).action  # type: ignore[arg-type]
    assert (action.lemma if action else None) == verb

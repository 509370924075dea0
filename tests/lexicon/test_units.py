"""The tables of units: each spelling gives its unit behind a number, and none where there is no number."""

from __future__ import annotations

import pytest

import smartcritic as sc
from smartcritic.languages import ENGLISH

TABLES = ENGLISH.lexicon("units").tables
SPECIAL = {"%", "x", "×", "times", "fold", "s", "m", "g", "l", "h", "°", "second", "stone", "percentage", "percents", "mm", "mi"}
NAMES = [(word, name) for name, words in TABLES["names"].items() for word in words if word not in SPECIAL]
CODES = [(word, code) for code, words in TABLES["currencies"].items() for word in words]


def units(critic: sc.Critic, text: str) -> list[str | None]:
    return [q.unit for q in critic.extract(text).quantities]


@pytest.mark.parametrize(("word", "name"), NAMES)
def test_unit_names(word: str, name: str, critic: sc.Critic) -> None:
    assert units(critic, f"The pump needs 40 {word} more") == [name]
    assert units(critic, f"Explain the {word} column to the crew") == []


@pytest.mark.parametrize(("word", "code"), CODES)
def test_currencies(word: str, code: str, critic: sc.Critic) -> None:
    mark = word.upper() if len(word) < 4 else word
    text = (
        f"Raise {mark}40 for the choir"
        if not word.isalpha() or (len(word) == 3 and code.lower() == word)
        else f"Raise 40 {mark} for the choir"
    )
    assert units(critic, text) == [code]


@pytest.mark.parametrize(("bound", "phrase"), [(b, p) for b, ps in TABLES["bounds"].items() for p in ps])
def test_bounds(bound: str, phrase: str, critic: sc.Critic) -> None:
    space = "" if phrase in ("~", "≈", "<", ">", "≤", "≥", "<=", ">=") else " "
    assert [q.bound for q in critic.extract(f"Keep the queue at {phrase}{space}40 guests").quantities] == [bound]
    assert units(critic, f"Explain the words {phrase} to the crew") == []

"""No list holds a set of words that no code asks for."""

from __future__ import annotations

from pathlib import Path

import pytest

import smartcritic
from smartcritic.languages import ENGLISH

SOURCE = "\n".join(p.read_text(encoding="utf-8") for p in sorted(Path(smartcritic.__file__).parent.rglob("*.py")))
SETS = [
    (name, table, key)
    for name in ("syntax", "relevance", "labels", "objects", "verbs", "cues", "comparison", "basis")
    for table, words in ENGLISH.lexicon(name).tables.items()
    if isinstance(words, dict) and table in ("words", "purpose", "means", "absolute")
    for key in words
]


@pytest.mark.parametrize(("name", "table", "key"), SETS)
def test_a_set_of_words_is_asked_for(name: str, table: str, key: str) -> None:
    assert f'"{key}"' in SOURCE or f"'{key}'" in SOURCE


@pytest.mark.parametrize(("name", "table", "key"), SETS)
def test_a_set_of_words_is_not_empty_and_holds_no_word_twice(name: str, table: str, key: str) -> None:
    words = ENGLISH.lexicon(name).tables[table][key]
    assert words
    assert len(words) == len(set(words))

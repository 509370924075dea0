"""What a language makes of its lists, whatever these hold."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from smartcritic.languages import ENGLISH, Language, inflection


@pytest.fixture
def language(tmp_path: Path) -> Language:
    (tmp_path / "seen.toml").write_text('[words]\nfirst = ["new", "new and old", "a.m."]\nsecond = ["newer"]\n', encoding="utf-8")
    return Language("xx", tmp_path)


def test_a_pattern_of_words_takes_the_longest_and_any_space(language: Language) -> None:
    found = re.compile(language.any_of("seen", "first", "second"))
    assert [m[0] for m in found.finditer("newer, new  and\nold, new, a.m. axm.")] == ["newer", "new  and\nold", "new", "a.m."]
    assert re.search(language.any_of("seen", "third"), "newer") is None
    assert re.search(language.any_of("unseen", "first"), "") is None


def test_forms_are_worked_out_anew_when_too_many_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inflection, "KEPT", 1)
    words = {"Boxes": "box", "people": "person", "status": "status", "ladies": "lady"}
    fresh = inflection.Inflection(ENGLISH.lexicon("inflection").tables)
    for _ in range(2):
        assert {word: fresh.singular(word) for word in words} == words
        assert fresh.stem("Planning") == fresh.stem("plans") == "plan"

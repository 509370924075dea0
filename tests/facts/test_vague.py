"""Vague words: one line of the list gives the finding and takes the specifying effect away."""

from __future__ import annotations

import datetime as dt
import shutil
from importlib import resources
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic import facts
from smartcritic.facts.vague import comparatives, is_unspecific
from smartcritic.languages import ENGLISH, Entry, Language
from smartcritic.model import Facts
from smartcritic.parsing.segments import segments
from smartcritic.syntax.reparse import parsed

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
LINE = '  {term = "tasty", class = "quality", flag = "Bake tasty rolls", pass = "Taste 9 rolls"},\n'


def extract(text: str, critic: sc.Critic, language: Language = ENGLISH) -> Facts:
    parses = parsed(critic.warm_up().nlp, segments(text, language), True, language)
    return facts.extract(parses, sc.Goal(text), CONTEXT)


def specifiers(found: Facts) -> list[tuple[str, str]]:
    return [(d.kind, d.text) for d in found.objects[0].delimiters]


@pytest.mark.parametrize("entry", ENGLISH.lexicon("vague").entries, ids=lambda e: e.term)
def test_vague_examples(entry: Entry, critic: sc.Critic) -> None:
    said = {c.value for c in extract(entry.flag, critic).of("vague_word")}
    assert entry.term in said
    assert entry.term not in {c.value for c in extract(entry.must_pass, critic).of("vague_word")}
    assert entry.get("class") in ("comparative", "degree", "amount", "quality")


def test_no_vague_word_specifies_anything(critic: sc.Critic) -> None:
    for entry in ENGLISH.lexicon("vague").entries:
        if entry.get("class") in ("comparative", "quality") and " " not in entry.term:
            found = extract(f"Bake {entry.term} rolls", critic)
            told = [d for d in found.objects[0].delimiters if d.kind != "vague_modifier"] if found.objects else []
            assert not told, entry.term


def test_one_line_gives_the_finding_and_takes_the_specifying_effect_away(critic: sc.Critic, tmp_path: Path) -> None:
    folder = tmp_path / "lexicon"
    shutil.copytree(str(resources.files("smartcritic.languages") / "en" / "lexicon"), folder)
    file = folder / "vague.toml"
    file.write_text(file.read_text(encoding="utf-8").replace("entries = [\n", f"entries = [\n{LINE}"), encoding="utf-8")
    before, after = extract("Bake tasty rolls", critic), extract("Bake tasty rolls", critic, Language("en", folder))
    assert (before.of("vague_word"), specifiers(before)) == ((), [("modifier", "tasty")])
    assert [c.text for c in after.of("vague_word")] == ["tasty"]
    assert specifiers(after) == [("vague_modifier", "tasty")]


def test_a_comparative_alone_compares_with_nothing(critic: sc.Critic) -> None:
    assert extract("Sell quicker ferries", critic).objects[0].compared
    assert not extract("Sell 3 more ferries", critic).objects[0].compared
    assert not extract("Sell excellent ferries", critic).objects[0].compared
    assert {"more", "better", "lower"} <= comparatives(ENGLISH)
    assert "good" not in comparatives(ENGLISH)


def test_a_verb_is_no_vague_word(critic: sc.Critic) -> None:
    assert extract("Lower the harbour fee by 9%", critic).of("vague_word") == ()
    assert [c.text for c in extract("Charge a lower harbour fee", critic).of("vague_word")] == ["lower"]


def test_what_names_a_kind_with_the_next_word_specifies(critic: sc.Critic) -> None:
    parse = parsed(critic.warm_up().nlp, segments("Check vital signs and vital skills", ENGLISH), True, ENGLISH)[0]
    assert not is_unspecific(parse, 1, "vital")
    assert is_unspecific(parse, 4, "vital")


@pytest.mark.parametrize("word", ["current", "big", "own"])
def test_a_word_may_specify_nothing_without_being_vague(word: str, critic: sc.Critic) -> None:
    found = extract(f"Repaint the {word} ferry", critic)
    assert ("vague_modifier", word) in specifiers(found)
    assert found.of("vague_word") == ()

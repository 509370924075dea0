"""The cut of a text into segments: labels, markup, abbreviations, with the caller's offsets."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

import smartcritic
from smartcritic.languages import ENGLISH, Language
from smartcritic.parsing.labels import label_letters, labels
from smartcritic.parsing.markup import LONGEST_WORD
from smartcritic.parsing.segments import segments


def _seconds(critic: smartcritic.Critic, text: str) -> float:
    begun = time.process_time()
    critic.critique(text)
    return time.process_time() - begun


@pytest.mark.parametrize(
    ("text", "texts"),
    [
        ("Open the depot. Hire two welders!", ["Open the depot.", "Hire two welders!"]),
        ("Meet Dr. Berg in St. Gallen", ["Meet Dr. Berg in St. Gallen"]),
        ("Sell to Hull & Co. Open a depot", ["Sell to Hull & Co.", "Open a depot"]),
        ("Sell ropes, sails etc. in Hull", ["Sell ropes, sails etc. in Hull"]),
        ("Open a depot; hire two welders", ["Open a depot;", "hire two welders"]),
        ("Open a depot (in Hull; not in York) by May", ["Open a depot (in Hull; not in York) by May"]),
        ("Win it! now. Sell it? Yes", ["Win it! now.", "Sell it?", "Yes"]),
        ("1) Open a depot 2) Hire two welders", ["Open a depot", "Hire two welders"]),
        ("- Open a <b>depot</b>\n- Hire&nbsp;two&#33;", ["Open a depot", "Hire two!"]),
        ("a\u200bb\tc  d", ["ab c d"]),
        ("", []),
        ("  \n ", []),
    ],
)
def test_a_text_is_cut_into_sentences(text: str, texts: list[str]) -> None:
    found = segments(text, ENGLISH)
    assert [s.text for s in found] == texts
    for s in found:
        for i, c in enumerate(s.text):
            a, b = s.span(i, i + 1)
            assert 0 <= a < b <= len(text)
            assert text[a] == c or s.chars is not None


@pytest.mark.parametrize(
    ("text", "letters"), [("S: open a depot M: 9 boats", "SM"), ("Specific - a depot\nTimely - May", "ST"), ("S: open a depot", "")]
)
def test_labels(text: str, letters: str) -> None:
    assert "".join(letter for letter, *_ in labels(text, ENGLISH)) == letters


def test_labels_and_abbreviations_are_those_of_the_language(tmp_path: Path) -> None:
    (tmp_path / "labels.toml").write_text(
        '[labels]\nS = ["s", "spezifisch"]\nT = ["t", "frist"]\n[words]\nabbreviations = ["bzw"]\n', encoding="utf-8"
    )
    german = Language("de", tmp_path)
    assert label_letters(german)["frist"] == "T"
    assert label_letters(ENGLISH)["deadline"] == "T"
    text = "Spezifisch: 9 Boote bzw. Kähne verkaufen\nFrist: Mai"
    assert [s.label for s in segments(text, german)] == ["S", "T"]
    assert [s.label for s in segments(text, ENGLISH)] == [None, None, None]


@pytest.mark.parametrize("run", [")" * 2000, "'s" * 1000, "\U0001f389" * 2000])
def test_signs_without_end_are_parsed_in_pieces(run: str) -> None:
    (segment,) = segments(f"Win {run} by May", ENGLISH)
    assert max(map(len, segment.text.split())) <= LONGEST_WORD
    assert segment.text.replace(" ", "") == f"Win{run}byMay"
    assert segment.span(len(segment.text) - 3, len(segment.text)) == (len(run) + 8, len(run) + 11)
    assert segments("Win " + "x" * LONGEST_WORD + " by May", ENGLISH)[0].chars is None


def test_time_grows_evenly_with_signs_without_end() -> None:
    critic = smartcritic.Critic()
    critic.critique("Win it")
    texts = ["Make 400 calls" + sign * 1000 for sign in ")]"], ["Make 400 calls" + sign * 8000 for sign in "}\u00bb"]
    short, long = (min(_seconds(critic, text) for text in some) for some in texts)
    assert long < 24 * short

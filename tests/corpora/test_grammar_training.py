"""How the mender of grammar learns: places and labels from tagged lines, and a choice that learns them."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from corpora.grammar import train

LINES = [
    "The/DT cook/NN bakes/VBZ a/DT loaf/NN in/IN the/DT oven/NN with/IN care/NN ./.",
    "Bakers/NNS like/VBP loaves/NNS of/IN bread/NN",
]


def tagged(tmp_path: Path) -> list[train.Tagged]:
    file = tmp_path / "lines.tags"
    file.write_text("\n".join(LINES) + "\n", encoding="utf-8")
    return list(train.read([file]))


def test_a_line_is_read_as_words_and_tags(tmp_path: Path) -> None:
    words, tags = tagged(tmp_path)[1]
    assert words == ["Bakers", "like", "loaves", "of", "bread"]
    assert tags == ["NNS", "VBP", "NNS", "IN", "NN"]


def test_an_article_is_the_label_of_its_place_in_a_sentence(tmp_path: Path) -> None:
    places = train.article_places(tagged(tmp_path))
    assert [train.ARTICLES.words[k] for k in places.words] == ["the", "a", "the", ""]


def test_a_preposition_is_the_label_of_its_place(tmp_path: Path) -> None:
    places = train.preposition_places(tagged(tmp_path))
    assert [train.PREPOSITIONS.words[k] for k in places.words] == ["in", "with", "of"]


def test_nouns_are_told_by_their_plurals_and_articles() -> None:
    counted = [(["Two", "lamps", "and", "a", "lamp"], ["CD", "NNS", "CC", "DT", "NN"])] * 2
    massed = [(["Bring", "flour"], ["VB", "NN"])] * train.MUCH
    found = train.levels([*counted, *massed])
    assert "lamp" in found["2"] + found["3"]
    assert "flour" in found["0"]


def test_a_choice_learns_what_stands_where() -> None:
    rows = np.array([[1, 3], [2, 3]] * 200, dtype=np.int32)
    weights, figures = train.fit(train.ARTICLES, train.Places(rows, np.array([0, 2] * 200)))
    assert weights[1].argmax() == 0
    assert weights[2].argmax() == 2
    assert figures["right"] == 1

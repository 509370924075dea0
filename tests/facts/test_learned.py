"""`smartcritic.facts.learned`: groups of features and the sums of their weights."""

from __future__ import annotations

import pytest

from smartcritic.errors import ModelError
from smartcritic.facts import learned


def _told(tag: str, dep: str) -> list[str]:
    return [f"tag:{tag}", f"{tag}|{dep}"]


def test_names_are_those_of_the_groups_in_order() -> None:
    assert learned.names([(_told, "VB", "root"), (_told, "NN", "obj")]) == ["tag:VB", "VB|root", "tag:NN", "NN|obj"]


def test_a_group_is_weighed_once_and_again_when_too_many_are_kept(monkeypatch) -> None:
    asked: list[list[str]] = []

    def weigh(names):
        asked.append([*names])
        return float(len(asked))

    sums = learned.Sums(weigh)
    assert [sums[(_told, "VB", "root")], sums[(_told, "VB", "root")]] == [1.0, 1.0]
    assert asked == [["tag:VB", "VB|root"]]
    monkeypatch.setattr(learned, "MOST", 1)
    assert sums[(_told, "NN", "obj")] == 2.0
    assert list(sums) == [(_told, "NN", "obj")]


def test_equal_weights_are_one_number(tmp_path) -> None:
    file = tmp_path / "weights.json"
    file.write_text('{"a": 0.125, "b": [0.125, 0.5]}', encoding="utf-8")
    read = learned.read(file, "roles")
    assert read == {"a": 0.125, "b": [0.125, 0.5]}
    assert read["a"] is read["b"][0]


@pytest.mark.parametrize("content", [None, "{"])
def test_weights_that_cannot_be_read_say_whose_they_are(tmp_path, content) -> None:
    file = tmp_path / "weights.json"
    if content:
        file.write_text(content, encoding="utf-8")
    with pytest.raises(ModelError, match=r"the weights of roles cannot be read .* install the package again"):
        learned.read(file, "roles")

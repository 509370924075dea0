"""Whether a text is a goal at all: what is told of it, and what is turned away."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pytest

import smartcritic as sc
from smartcritic import criteria
from smartcritic.errors import ModelError
from smartcritic.reading import form, reader, words
from smartcritic.reading.network import HEADS

ROOT = Path(__file__).parents[2]
CONTEXT = sc.Context(today="2026-11-24")


def told(text: str, critic: sc.Critic) -> set[str]:
    """The names of what is so of the construction."""
    return {name for name, value in zip(form.NAMES, form.construction(text, critic._parses(text)), strict=True) if value}


@pytest.mark.parametrize(
    ("text", "there", "absent"),
    [
        ("We sold the ferry to Oslo last year", {"root:VBD", "subject:we", "object"}, {"aux:future", "copula"}),
        ("They will sell the ferry", {"aux:future", "subject:they", "object"}, {"subject:none", "digits"}),
        ("Quarterly Review:", {"subject:none", "title_case", "end:colon"}, {"object", "capitals"}),
        ("“The ferry is old”", {"copula", "quoted", "subject:noun"}, {"object"}),
        ("SHIP", {"one_word", "capitals"}, {"title_case", "two_words"}),
        ("print(x[0]);", {"symbols", "digits"}, {"quoted"}),
    ],
)
def test_the_construction_is_told_by_name(text: str, there: set[str], absent: set[str], critic: sc.Critic) -> None:
    found = told(text, critic)
    assert there <= found
    assert not absent & found


def test_words_are_hashed_once_and_figures_alike(critic: sc.Critic) -> None:
    first, second = (form.rows(critic._parses(text)) for text in ("Sell 20 boats and boats", "Sell 31 boats and boats"))
    assert first == second == sorted(set(first))
    assert words.hashed("word boats", form.ROWS) in first
    assert words.hashed("first sell", form.ROWS) in first
    assert all(0 < row < form.ROWS for row in first)


def test_the_meaning_is_the_mean_of_the_words_that_are_known(critic: sc.Critic) -> None:
    network = reader.load().network
    table = network.tables["meaning"]
    both = form.meaning(critic._parses("Sell boats 20"), network)
    assert np.allclose(both, (table[network.known["sell"]] + table[network.known["boats"]]) / 2)
    assert not form.meaning(critic._parses("20 + 20"), network).any()


def test_the_network_answers_alone_where_it_is_sure_of_a_goal(critic: sc.Critic) -> None:
    answers = {head: dict.fromkeys(names, 1 / len(names)) for head, names in HEADS.items()}
    sure = {"goal": 1 - form.SURE / 2, "not_a_goal": form.SURE / 2}
    text = "Thanks for lunch"
    parses, network = critic._parses(text), reader.load().network
    assert form.load().odds(answers | {"form": sure}, text, parses, network) == sure
    found = form.load().odds(answers, text, parses, network)
    assert found["goal"] + found["not_a_goal"] == pytest.approx(1)
    assert found["not_a_goal"] > 0.5


def test_the_bar_is_the_one_that_was_measured() -> None:
    figures = json.loads((ROOT / "corpora" / "reader" / "figures.json").read_text(encoding="utf-8"))
    assert figures["form"]["bar"] == criteria.NO_GOAL, "python -m corpora.reader.form says which bar belongs to its weights"
    assert set(figures["form"]["kinds"]) == {line["kind"] for line in none()}


def none() -> list[dict[str, str]]:
    return [json.loads(line) for line in (ROOT / "corpora" / "goals" / "no_goals.jsonl").read_text(encoding="utf-8").splitlines()]


def test_texts_that_are_no_goals_are_turned_away_and_goals_are_not(critic: sc.Critic) -> None:
    texts = [line["text"] for line in none()]
    assert len(set(texts)) == len(texts) >= 370
    turned_away = [not report.judged for report in critic.pipe(texts, CONTEXT)]
    assert sum(turned_away) / len(texts) >= 0.45
    ranked = (ROOT / "corpora" / "goals" / "ranking.jsonl").read_text(encoding="utf-8").splitlines()
    good = [json.loads(line)["text"] for line in ranked if json.loads(line)["quality"] == "good"]
    assert all(report.judged for report in critic.pipe(good, CONTEXT))


@pytest.mark.parametrize("text", ["Thanks a lot, talk to you later!", "Hello Marek, hope all is well", "The lift broke again on Tuesday"])
def test_a_text_that_nobody_wrote_down_is_turned_away_too(text: str, critic: sc.Critic) -> None:
    report = critic.critique(text, CONTEXT)
    assert (report.judged, report.score) == (False, None)
    assert [f.rule for f in report.findings] == ["text/not_a_goal"]


def test_a_missing_file_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(form, "FILE", "nothing.json")
    form.load.cache_clear()
    with pytest.raises(ModelError, match="install the package again"):
        form.load()
    form.load.cache_clear()

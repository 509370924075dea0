"""The trained reader: alike alone and among others, spans in the caller's text, one file that says when it is broken."""

from __future__ import annotations

import math
from importlib import resources

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic.errors import ModelError
from smartcritic.reading import features, inputs, reader, structure, words
from smartcritic.reading.form import QUESTIONS
from smartcritic.reading.network import HEADS, REMARKS
from tests import strategies

CONTEXT = sc.Context(today="2026-11-24")
GOALS = (
    "Win 9 hotels in Graz by 30 June 2027 so that the laundry runs at night",
    "Be nicer",
    "Cut returns from 8% to 5% by training the packers",
    "Publish some blog articles",
    "Objective: happier tenants. Answer 90% of letters within 3 days",
)


def test_odds_are_shares(critic: sc.Critic) -> None:
    for goal in GOALS:
        found = critic.extract(goal, CONTEXT).reading
        assert found is not None
        assert set(found.odds) == set(QUESTIONS)
        assert set(found.remarks) <= set(REMARKS)
        for head, answers in found.odds.items():
            assert tuple(answers) == HEADS[head]
            assert math.isclose(sum(answers.values()), 1, abs_tol=1e-3)


@given(st.lists(st.one_of(strategies.goals(), st.sampled_from(GOALS)), min_size=2, max_size=12))
def test_a_goal_is_read_alike_alone_and_among_others(critic: sc.Critic, goals: list[str]) -> None:
    among = [r.facts.reading for r in critic.pipe(goals, CONTEXT, rewrite=False)]
    assert among == [critic.extract(g, CONTEXT).reading for g in goals]


@given(strategies.texts())
def test_spans_and_weights_quote_the_text(text: str) -> None:
    facts = sc.extract(text, context=CONTEXT)
    for cue in (*facts.purpose, *facts.basis, *(facts.reading.weights if facts.reading else ())):
        assert text[cue.start : cue.end] == cue.text


def test_reasons_and_means_are_found_without_a_list(critic: sc.Critic) -> None:
    facts = critic.extract("Win 9 hotels in Graz by June 2027 so that the laundry runs at night, by hiring a rep", CONTEXT)
    assert any("laundry" in c.text for c in facts.purpose)
    assert any("hiring a rep" in c.text for c in facts.basis)


def test_features_have_names_of_their_own(critic: sc.Critic) -> None:
    assert len(set(features.NAMES)) == len(features.NAMES)
    facts = critic.extract(GOALS[0], CONTEXT)
    told = dict(zip(features.NAMES, features.features(facts, critic._parses(GOALS[0])), strict=True))
    assert told["deadline"] == told["quantity:target"] == told["aimed:counted"] == 1
    assert told["quantity:baseline"] == told["question"] == 0
    assert told["length:12"] == 1 > told["length:24"]
    assert told["cue:purpose"] == 1 > told["cue:means"]
    ours = features.features(sc.extract("We sell 5 boats?"), critic._parses("We sell 5 boats?"))
    assert [ours[features.NAMES.index(n)] for n in ("pronoun:we", "pronoun:i", "question", "digits")] == [1, 0, 1, 0.25]


def test_marks_lie_on_the_words_of_the_facts(critic: sc.Critic) -> None:
    parses = critic._parses(GOALS[0])
    facts = critic.extract(GOALS[0], CONTEXT)
    goal = inputs.inputs(facts, parses)
    marked = {name: {w for a, b, k in goal.marked if k == i for w in goal.words[a:b]} for i, name in enumerate(inputs.MARKS)}
    aimed, dated = marked["aimed"], marked["date"]
    assert aimed == {"9", "hotels"}
    assert {"30", "June", "2027"} <= dated
    assert "laundry" not in aimed | dated
    assert "laundry" in marked["purpose"]
    assert not marked["further"]
    two = inputs.inputs(critic.extract(GOALS[4], CONTEXT), critic._parses(GOALS[4]))
    assert [two.words[a:b] for a, b, k in two.marked if k == inputs.MARKS.index("further")] == [two.words[-8:]]


def test_a_word_knows_its_clause_what_opens_it_and_its_preposition(critic: sc.Critic) -> None:
    parse = critic._parses(GOALS[0])[0]
    found = dict(zip(parse.words, structure.places(parse), strict=True))
    hashed = {w: words.hashed(w, 400) for w in ("so", "in", "by", "at")}
    root, clause = (structure.CLAUSES.index(name) + 1 for name in ("root", "advcl"))
    assert found["Win"] == (root, 0, 0)
    assert found["Graz"] == (root, 0, hashed["in"])
    assert found["June"] == (root, 0, hashed["by"])
    assert found["runs"] == (clause, hashed["so"], 0)
    assert found["night"] == (clause, hashed["so"], hashed["at"])
    assert [row[0] for row in structure.structure(parse)] == [words.POS_ROWS[p] for p in parse.pos]


def test_a_long_text_is_read_up_to_a_limit(critic: sc.Critic) -> None:
    text = "Sell 20 boats in Kiel by May 2027. " * 60
    goal = inputs.inputs(critic.extract(text, CONTEXT), critic._parses(text))
    assert len(goal.words) == len(goal.spans) == len(goal.structure) == inputs.LONGEST
    assert max(stop for _, stop, _ in goal.marked) == inputs.LONGEST


def test_figures_have_one_form_and_pieces_a_row_each() -> None:
    assert words.form("450") == words.form("731")
    assert words.form("Sell")[-1] != words.form("sell")[-1]
    known = {"bakery": 7}
    assert words.rows("Bakery", known)[0] == 7
    assert words.rows("bakerys", known)[0] == 7
    assert words.rows("zzz", known)[0] == 0
    for (_, size, _), row in zip(words.PIECES, words.rows("Bakery", known)[1:], strict=True):
        assert 0 < row < size


def test_the_file_round_trips() -> None:
    data = resources.files("smartcritic.reading").joinpath("model", reader.FILE).read_bytes()
    trained = reader.unpacked(data)
    assert set(trained.settings.temperature) <= set(HEADS)
    weights = {
        name: {
            f"{i}:{p}": np.asarray(node.get_param(p), dtype=np.float32)
            for i, node in enumerate(n for n in layer.walk() if n.param_names)
            for p in node.param_names
        }
        for name, layer in trained.network.layers.items()
    }
    again = reader.unpacked(reader.packed(list(trained.network.known), trained.network.tables, weights, trained.settings, trained.meta))
    parses = sc.Critic()._parses(GOALS[2])
    facts = sc.extract(GOALS[2], context=CONTEXT)
    one, two = (reader.read([(GOALS[2], facts, parses)], t)[0].reading for t in (trained, again))
    assert one is not None
    assert two is not None
    for head in HEADS:
        for answer, odds in one.odds.get(head, {}).items():
            assert math.isclose(odds, two.odds[head][answer], abs_tol=0.02)


@pytest.mark.parametrize("data", [b"", b"nothing", b"x\x9c\x03\x00\x00\x00\x00\x01"])
def test_another_file_is_no_reader(data: bytes) -> None:
    with pytest.raises(ValueError, match="no trained reader"):
        reader.unpacked(data)


def test_a_missing_file_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "FILE", "nothing.bin")
    reader.load.cache_clear()
    with pytest.raises(ModelError, match="install the package again"):
        reader.load()
    monkeypatch.undo()
    reader.load.cache_clear()
    assert reader.load().network.known


def test_all_models_together_are_small() -> None:
    sizes = [
        f.stat().st_size  # type: ignore[attr-defined]
        for folder in ("smartcritic.parsing", "smartcritic.reading")
        for f in resources.files(folder).joinpath("model").iterdir()
    ]
    assert sum(sizes) < 12_000_000

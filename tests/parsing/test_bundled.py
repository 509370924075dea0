"""The pipeline that ships in the package: it loads from its one file alone, reads one goal as one tree, and says what it is."""

from __future__ import annotations

import socket
from importlib import resources

import pytest
import spacy
from spacy.language import Language

from smartcritic.errors import ModelError, SmartCriticError
from smartcritic.parsing import bundled, packing
from smartcritic.parsing.pipeline import whole

TEXTS = [
    "Sign 12 new dealers in Ohio by 30 June 2027",
    "Warehouse picking errors under 1% each week.",
    "OPEN TWO STORES. HIRE TEN CASHIERS.",
    "Our goal is to halve the backlog! We start in May.",
    "ok",
    "",
]
MODEL = resources.files("smartcritic.parsing").joinpath("model")


@pytest.fixture(scope="module")
def nlp() -> Language:
    return bundled.load()


def test_it_has_the_components_that_the_facts_need(nlp: Language) -> None:
    assert {"tagger", "morphologizer", "trainable_lemmatizer", "parser"} <= set(nlp.pipe_names)


def test_it_loads_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*args: object, **kwargs: object) -> None:
        raise AssertionError("the bundled pipeline asked for a network")

    monkeypatch.setattr(socket, "socket", refuse)
    assert [t.lemma_ for t in bundled.load()("We hired two nurses.")] == ["we", "hire", "two", "nurse", "."]


def test_a_stream_is_read_as_single_texts_are(nlp: Language) -> None:
    streamed = [doc.to_json() for doc in nlp.pipe((whole(nlp, t) for t in TEXTS), batch_size=4)]
    assert streamed == [nlp(whole(nlp, t)).to_json() for t in TEXTS]


@pytest.mark.parametrize("text", [t for t in TEXTS if t])
def test_one_goal_is_one_tree(nlp: Language, text: str) -> None:
    doc = nlp(whole(nlp, text))
    assert sum(t.head == t for t in doc) == 1
    assert len(list(doc.sents)) == 1


def test_every_word_is_tagged_and_has_a_lemma(nlp: Language) -> None:
    doc = nlp(whole(nlp, "Zorbified 3 frobnicators in Q3"))
    assert all(t.pos_ and t.tag_ and t.lemma_ and t.dep_ for t in doc)


def test_lemmas_hang_on_the_part_of_speech(nlp: Language) -> None:
    from spacy.tokens import Doc

    table = nlp.get_pipe("lemma_table")
    lemmas = [table(Doc(nlp.vocab, words=["meeting"], pos=[pos]))[0].lemma_ for pos in ("NOUN", "VERB")]
    assert lemmas == ["meeting", "meet"]


def test_another_minor_version_of_spacy_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spacy, "__version__", "3.99.0")
    with pytest.raises(SmartCriticError, match=r"trained with spaCy 3\.\d+, but spaCy 3\.99\.0 is installed; install 'spacy>=") as caught:
        bundled.load()
    assert isinstance(caught.value, ModelError)


def test_a_file_that_is_no_pipeline_is_refused() -> None:
    with pytest.raises(ValueError, match="no packed pipeline"):
        packing.unpack(b"nothing of the kind")


def test_a_missing_file_is_a_clear_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bundled, "FILE", "there_is_none.bin")
    with pytest.raises(ModelError, match="cannot be read"):
        bundled.load()


def test_what_is_known_of_it() -> None:
    about = bundled.meta()
    assert about["licence"] == "CC BY-SA 4.0"
    assert about["spacy"] == ".".join(spacy.__version__.split(".")[:2])


def test_it_is_small_and_comes_with_licence_and_card() -> None:
    assert len(MODEL.joinpath(bundled.FILE).read_bytes()) <= 4_000_000
    assert "Attribution-ShareAlike 4.0" in MODEL.joinpath("LICENSE").read_text(encoding="utf-8")
    assert "EWT" in MODEL.joinpath("MODEL_CARD.md").read_text(encoding="utf-8")


def test_a_pipeline_that_is_handed_on_is_given_once() -> None:
    kept = spacy.blank("en")
    bundled.hand_on(kept)
    assert bundled.load() is kept
    assert bundled.load() is not kept

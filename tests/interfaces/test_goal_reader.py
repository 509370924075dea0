"""The trained reader as a component of its own: the critic's odds, in batches and in processes, on disk and back."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import smartcritic as sc
from smartcritic.errors import InputError
from smartcritic.model import to_builtins
from smartcritic.parsing import bundled

CONTEXT = sc.Context(today="2026-11-24")  # type: ignore[arg-type]
SETUP = {"context": {"today": "2026-11-24"}}
TEXTS = [
    "Win 9 hotels in Graz by June 2027 so that the laundry runs at night, by hiring a rep",
    "Trim overheads",
    "Answer letters faster. Twelve tenants wait. Reach 90% within 3 days by May 2027",
    "- **Sell** 20 boats by May 2027 🙂 so that the yard can hire two welders",
    "Ten of the 14 dealers are signed; sign the rest by 28 February",
    "Any questions about lunch?",
    "Wir wollen bis Mai zwölf Boote an unsere Kunden verkaufen",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled pipeline with the component."""
    made = bundled.load()
    made.add_pipe("goal_reader", config=SETUP)
    return made


def seen(doc: Doc) -> tuple[Any, ...]:
    spans = {name: [(s.start_char, s.end_char, s.label_) for s in doc.spans[name]] for name in ("purpose", "basis")}
    return doc.text, json.dumps(doc._.goal_reading), spans


def test_the_pipeline_has_no_problems_and_one_without_a_parser_is_told(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert [p for problems in analysis["problems"].values() for p in problems] == []
    assert analysis["summary"]["goal_reader"]["assigns"] == ["doc._.goal_reading", "doc.spans"]
    blank = spacy.blank("en")
    blank.add_pipe("goal_reader")
    assert {"token.dep", "token.head", "token.pos"} <= set(blank.analyze_pipes()["problems"]["goal_reader"])


def test_the_odds_are_those_of_the_critic(nlp: Language, critic: sc.Critic) -> None:
    wanted = [to_builtins(critic.extract(text, CONTEXT).reading) for text in TEXTS]
    assert [doc._.goal_reading for doc in nlp.pipe(TEXTS)] == wanted
    assert [nlp(text)._.goal_reading for text in TEXTS] == wanted
    assert wanted[-2:] == [None, None]
    assert all(wanted[:-2])


def test_a_doc_without_a_parse_is_read_with_the_bundled_pipeline(nlp: Language) -> None:
    blank = spacy.blank("en")
    blank.add_pipe("goal_reader", config=SETUP)
    with nlp.select_pipes(enable=["goal_reader"]):
        bare = [seen(nlp(text)) for text in TEXTS]
    assert [seen(blank(text))[1] for text in TEXTS] == [odds for _, odds, _ in bare] == [seen(nlp(text))[1] for text in TEXTS]


def test_reasons_and_grounds_are_labelled_spans(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    assert [(s.label_, "laundry" in s.text) for s in doc.spans["purpose"]] == [("PURPOSE", True)]
    assert any(s.label_ in ("BASIS", "MEANS") and "hiring a rep" in s.text for s in doc.spans["basis"])
    assert [len(nlp("Trim overheads").spans[key]) for key in ("purpose", "basis")] == [0, 0]


def test_two_processes_give_the_same_as_one(nlp: Language) -> None:
    assert [seen(d) for d in nlp.pipe(TEXTS * 2, n_process=2, batch_size=3)] == [seen(d) for d in nlp.pipe(TEXTS * 2)]


def test_docs_and_the_pipeline_can_be_stored(nlp: Language, tmp_path: Path) -> None:
    doc = nlp(TEXTS[0])
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert seen(again) == seen(doc)
    nlp.to_disk(tmp_path / "pipeline")
    assert [seen(d) for d in spacy.load(tmp_path / "pipeline").pipe(TEXTS)] == [seen(d) for d in nlp.pipe(TEXTS)]


def test_settings_that_are_wrong_say_so() -> None:
    with pytest.raises(InputError, match="did you mean 'today'"):
        spacy.blank("en").add_pipe("goal_reader", config={"context": {"todai": "2026-11-24"}})

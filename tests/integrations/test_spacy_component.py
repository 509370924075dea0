"""The component in pipelines of both label schemes, in one process and several, on disk and back."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import spacy
from spacy import displacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import smartcritic as sc
from smartcritic.errors import ConfigError, InputError
from smartcritic.integrations.spacy_component import GROUPS, SmartCritic
from smartcritic.language import bundled
from smartcritic.render.displacy import OPTIONS, ent_data, span_data

CONTEXT = sc.Context(today="2026-11-24")  # type: ignore[arg-type]
SETUP = {"context": {"today": "2026-11-24"}}
TEXTS = [
    "Raise ferry bookings by 10% this quarter",
    "- **Sell** 20 boats by May 2027 🙂 so that the yard can hire two welders",
    "S: sell boats\nM: 20 boats\nT: by May 2027",
    "Wir wollen bis Mai zwölf Boote an unsere Kunden verkaufen",
    "Marta will visit every dealer in Saxony once a quarter",
    "",
]


@pytest.fixture(scope="module")
def nlp() -> Language:
    """The bundled pipeline with the component, found by its entry point."""
    made = bundled.load()
    made.add_pipe("smartcritic", config=SETUP)
    return made


def seen(doc: Doc) -> tuple[Any, ...]:
    spans = {name: [(s.start_char, s.end_char, s.label_) for s in doc.spans[name]] for name in GROUPS}
    return doc.text, json.dumps(doc._.smart), spans


def test_a_doc_that_is_no_goal_has_a_report_without_a_score(nlp: Language) -> None:
    doc = nlp("Any questions about lunch?")
    assert (doc._.smart["judged"], doc._.smart["score"], doc._.smart["rewrite"]) == (False, None, None)
    assert [len(doc.spans[key]) for key in GROUPS[:2]] == [0, 0]
    assert ent_data(sc.Report.from_dict(doc._.smart))["title"] == "????? not judged"


def test_the_factory_is_found_by_its_entry_point_alone() -> None:
    code = (
        "import sys, spacy; nlp = spacy.blank('en'); assert 'smartcritic.critic' not in sys.modules;"
        "nlp.add_pipe('smartcritic'); print(nlp.pipe_names)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "['smartcritic']"


def test_the_pipeline_has_no_problems_and_one_without_a_parser_is_told(nlp: Language) -> None:
    analysis = nlp.analyze_pipes()
    assert [p for problems in analysis["problems"].values() for p in problems] == []
    assert analysis["summary"]["smartcritic"]["assigns"] == ["doc._.smart", "doc.spans"]
    blank = spacy.blank("en")
    blank.add_pipe("smartcritic", config=SETUP)
    assert set(blank.analyze_pipes()["problems"]["smartcritic"]) == {"token.dep", "token.head"}


@pytest.mark.parametrize("text", TEXTS)
def test_the_report_is_that_of_the_critic(text: str, nlp: Language, critic: sc.Critic) -> None:
    report = critic.critique(text, CONTEXT)
    doc = nlp(text)
    assert doc._.smart == report.to_dict()
    assert json.loads(json.dumps(doc._.smart)) == doc._.smart
    assert sc.Report.from_dict(doc._.smart) == report
    blank = spacy.blank("en")
    blank.add_pipe("smartcritic", config=SETUP)
    assert blank(text)._.smart == report.to_dict(), "a Doc without a parse is read with the bundled pipeline"


def test_spans_are_labelled_and_say_what_the_report_says(nlp: Language) -> None:
    doc = nlp("Marta will raise sales by 10% this quarter")
    facts = {(s.label_, s.text) for s in doc.spans["smartcritic/facts"]}
    assert {("OWNER", "Marta"), ("ACTION", "raise"), ("OBJECT", "sales"), ("TARGET", "10%"), ("DEADLINE", "this quarter")} <= facts
    assert ("specific/generic_object", "sales") in {(s.label_, s.text) for s in doc.spans["smartcritic/findings"]}
    evidence = {(s.label_, s.text) for s in doc.spans["smartcritic/evidence"]}
    assert {("measurable", "10%"), ("time_bound", "this quarter")} <= evidence


def test_two_processes_give_the_same_as_one(nlp: Language) -> None:
    one = [seen(d) for d in nlp.pipe(TEXTS * 3)]
    two = [seen(d) for d in nlp.pipe(TEXTS * 3, n_process=2, batch_size=4)]
    assert one == two
    assert len(one) == 18


SPAWNED = """
import multiprocessing, json, sys
from smartcritic.language import bundled

if __name__ == "__main__":
    multiprocessing.set_start_method("spawn")
    nlp = bundled.load()
    nlp.add_pipe("smartcritic", config={"context": {"today": "2026-11-24"}})
    texts = json.loads(sys.argv[1])
    print([d._.smart for d in nlp.pipe(texts, n_process=2, batch_size=2)] == [d._.smart for d in nlp.pipe(texts)])
"""


def test_processes_that_are_spawned_build_their_own_critic(tmp_path: Path) -> None:
    script = tmp_path / "spawned.py"
    script.write_text(SPAWNED, encoding="utf-8")
    done = subprocess.run([sys.executable, str(script), json.dumps(TEXTS)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"


def test_to_disk_and_back_keeps_the_settings(tmp_path: Path) -> None:
    made = bundled.load()
    settings = {"words": {"vague": ["pronto"]}, "ignore": ["specific/generic_object"]}
    made.add_pipe("smartcritic", config={**SETUP, "settings": settings, "advise": False})
    made.to_disk(tmp_path / "pipeline")
    again = spacy.load(tmp_path / "pipeline")
    assert again.config["components"]["smartcritic"]["settings"] == settings
    text = "Raise sales pronto"
    first, second = made(text)._.smart, again(text)._.smart
    assert first == second
    rules = [f["rule"] for v in first["criteria"].values() for f in v["findings"]]
    assert "specific/generic_object" not in rules
    assert first["rewrite"] is None
    component = again.get_pipe("smartcritic")
    assert isinstance(component, SmartCritic)
    assert component.critic.config.words.vague == ("pronto",)
    assert again.from_bytes(made.to_bytes())(text)._.smart == first


def test_docs_can_be_stored(nlp: Language) -> None:
    doc = nlp(TEXTS[0])
    stored = DocBin(store_user_data=True, docs=[doc]).to_bytes()
    (again,) = DocBin(store_user_data=True).from_bytes(stored).get_docs(nlp.vocab)
    assert seen(again) == seen(doc)
    assert seen(Doc(nlp.vocab).from_bytes(doc.to_bytes())) == seen(doc)


def test_settings_that_are_wrong_say_so() -> None:
    for wrong, error, message in (
        ({"settings": {"achievable_mett": 0.5}}, ConfigError, "did you mean 'achievable_met'"),
        ({"context": {"todai": "2026-11-24"}}, InputError, "did you mean 'today'"),
        ({"context": {"today": "soon"}}, InputError, "must be null or a date"),
    ):
        with pytest.raises(error, match=message):
            spacy.blank("en").add_pipe("smartcritic", config=wrong)


# --------------------------------------------------------------------------- ClearNLP labels

CLEAR: dict[str, list[tuple[str, str, str, str, int]]] = {
    "Raise ferry bookings by 10 % this quarter": [
        ("raise", "VERB", "VB", "ROOT", 0), ("ferry", "NOUN", "NN", "compound", 2), ("booking", "NOUN", "NNS", "dobj", 0),
        ("by", "ADP", "IN", "prep", 0), ("10", "NUM", "CD", "nummod", 5), ("%", "NOUN", "NN", "pobj", 3),
        ("this", "DET", "DT", "det", 7), ("quarter", "NOUN", "NN", "npadvmod", 0),
    ],
    "Contracts with 12 wineries are signed by May 2027": [
        ("contract", "NOUN", "NNS", "nsubjpass", 5), ("with", "ADP", "IN", "prep", 0), ("12", "NUM", "CD", "nummod", 3),
        ("winery", "NOUN", "NNS", "pobj", 1), ("be", "AUX", "VBP", "auxpass", 5), ("sign", "VERB", "VBN", "ROOT", 5),
        ("by", "ADP", "IN", "prep", 5), ("May", "PROPN", "NNP", "pobj", 6), ("2027", "NUM", "CD", "nummod", 7),
    ],
}  # fmt: skip
"""Sentences as the pipelines ``en_core_web_*`` label them: lemma, part of speech, tag, relation, head."""


@Language.component("clear_labels")
def clear_labels(doc: Doc) -> Doc:
    for token, (lemma, pos, tag, dep, head) in zip(doc, CLEAR[doc.text], strict=True):
        token.lemma_, token.pos_, token.tag_ = lemma, pos, tag
        token.dep_, token.head = dep, doc[head]
    return doc


@pytest.mark.parametrize("text", CLEAR)
def test_a_pipeline_with_clearnlp_labels_is_read(text: str, critic: sc.Critic) -> None:
    pipeline = spacy.blank("en")
    pipeline.add_pipe("clear_labels")
    pipeline.add_pipe("smartcritic", config=SETUP)
    doc = pipeline(text)
    assert doc[0].dep_ == CLEAR[text][0][3], "the labels of the caller's pipeline stay"
    own = critic.critique(text, CONTEXT)
    found = sc.Report.from_dict(doc._.smart)
    assert found.letters == own.letters
    assert found.facts.action is not None
    assert found.facts.action.lemma in ("raise", "sign")
    assert [(q.text, q.value, q.unit) for q in found.facts.quantities] == [(q.text, q.value, q.unit) for q in own.facts.quantities]


def test_the_parse_of_the_doc_is_what_is_read() -> None:
    """A verb that the caller's pipeline calls a noun is no action here."""
    text = "Raise ferry bookings by 10 % this quarter"
    pipeline = spacy.blank("en")
    pipeline.add_pipe("clear_labels")
    component = pipeline.add_pipe("smartcritic", config=SETUP)
    doc = pipeline.make_doc(text)
    doc = clear_labels(doc)
    with_verb = component.report(doc)  # type: ignore[attr-defined]
    for token in doc:
        token.dep_, token.head, token.pos_, token.tag_ = ("ROOT" if token.i == 2 else "dep"), doc[2], "NOUN", "NN"
    without = component.report(doc)  # type: ignore[attr-defined]
    assert with_verb.facts.action is not None
    assert with_verb.to_dict() != without.to_dict()


# --------------------------------------------------------------------------- displaCy


def test_displacy_draws_reports_and_docs(nlp: Language, critic: sc.Critic) -> None:
    report = critic.critique(TEXTS[0], CONTEXT)
    data = span_data(report)
    for span in data["spans"]:
        assert 0 <= span["start_token"] < span["end_token"] <= len(data["tokens"])
    assert "".join(data["tokens"]) == report.text.replace(" ", "")
    html = displacy.render(data, style="span", manual=True, options=OPTIONS, jupyter=False)
    assert "Measurable" in html
    assert "bookings" in html
    ents = ent_data(report)
    for one, two in zip(ents["ents"], ents["ents"][1:]):
        assert one["end"] <= two["start"]
    html = displacy.render(ents, style="ent", manual=True, options=OPTIONS, jupyter=False)
    assert "Time-bound" in html
    assert report.letters in html
    html = displacy.render(nlp(TEXTS[0]), style="span", options={"spans_key": "smartcritic/facts"}, jupyter=False)
    assert "DEADLINE" in html

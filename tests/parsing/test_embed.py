"""The layer of word vectors: the same vectors with and without its memory, and no trace of the memory in files."""

from __future__ import annotations

from importlib import resources

import numpy as np
import pytest
from spacy.language import Language
from thinc.api import Model

from smartcritic.parsing import bundled, embed, packing

TEXTS = ["Sign 12 new dealers in Ohio", "Sign the lease, sign the permit", "zorbified", ""]


def layer(nlp: Language) -> Model:
    return next(node for node in nlp.get_pipe("tok2vec").model.walk() if node.name == "word_embed")


@pytest.fixture
def nlp() -> Language:
    packed = resources.files("smartcritic.parsing").joinpath("model", bundled.FILE).read_bytes()
    _, config, data = packing.unpack(packed)
    return packing.restore(config, data)


def vectors(nlp: Language) -> list[np.ndarray]:
    return layer(nlp).predict([nlp.make_doc(text) for text in TEXTS])


def test_memory_changes_no_vector(nlp: Language) -> None:
    first, again = vectors(nlp), vectors(nlp)
    layer(nlp).attrs["memory"] = None
    fresh = vectors(nlp)
    assert [v.shape for v in fresh] == [(len(nlp.make_doc(t)), layer(nlp).get_dim("nO")) for t in TEXTS]
    for a, b, c in zip(first, again, fresh, strict=True):
        assert np.allclose(a, b, atol=1e-5)
        assert np.allclose(a, c, atol=1e-5)


def test_memory_starts_anew_at_its_limit(nlp: Language, monkeypatch: pytest.MonkeyPatch) -> None:
    before = vectors(nlp)
    monkeypatch.setattr(embed, "LIMIT", 1)
    assert all(np.allclose(a, b, atol=1e-5) for a, b in zip(before, vectors(nlp), strict=True))
    words = {word for text in TEXTS for word in nlp.make_doc(text).to_array("ORTH").tolist()}
    assert set(layer(nlp).attrs["memory"].vectors) == words


def test_a_word_has_one_vector_wherever_it_stands(nlp: Language) -> None:
    doc = nlp.make_doc("permit the permit")
    out = layer(nlp).predict([doc])[0]
    assert np.array_equal(out[0], out[2])
    assert not np.allclose(out[0], out[1])


def test_unknown_words_differ_by_their_letters_alone(nlp: Language) -> None:
    known = layer(nlp).attrs["memory"].known
    rows = [embed._row(text, nlp.vocab[text].norm, known) for text in ("zorbified", "Zorbified", "zorbifiing")]
    assert [row[0] for row in rows] == [embed.UNKNOWN] * 3
    assert rows[0] != rows[1] != rows[2]
    assert embed._row("the", nlp.vocab["the"].norm, known)[0] == nlp.vocab["the"].norm


def test_memory_stays_out_of_files(nlp: Language) -> None:
    before = layer(nlp).to_bytes()
    vectors(nlp)
    assert layer(nlp).to_bytes() == before


def test_a_copy_from_bytes_reads_alike(nlp: Language) -> None:
    _, config, data = packing.unpack(resources.files("smartcritic.parsing").joinpath("model", bundled.FILE).read_bytes())
    copy = packing.restore(config, data).from_bytes(nlp.to_bytes())
    text = "Trim unit cost to $40 by May"
    assert copy(text).to_json() == nlp(text).to_json()


def test_a_file_names_no_folder() -> None:
    packed = resources.files("smartcritic.parsing").joinpath("model", bundled.FILE).read_bytes()
    _, config, data = packing.unpack(packed)
    assert "train.spacy" not in config
    assert "config.cfg" not in data

"""The examples of the lists of verbs, objects and metrics, asked of the whole reader of facts."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.languages import ENGLISH, Entry
from smartcritic.model import Facts

KNOWN = frozenset((Path(__file__).parent / "known_misread.txt").read_text(encoding="utf-8").split("\n"))
"""Fair examples that the reader still misreads, as ``list: term``. They must fail: one that passes is to be taken off the file."""


def _cases(name: str) -> list[object]:
    """The entries of a list, those known to be misread marked as such."""
    known = pytest.mark.xfail(reason="a known misreading", strict=True)
    return [pytest.param(e, id=e.term, marks=[known] if f"{name}: {e.term}" in KNOWN else []) for e in ENGLISH.lexicon(name).entries]


CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


def _read(text: str, critic: sc.Critic) -> Facts:
    return critic.extract(text, context=CONTEXT)


def _lemmas(found: Facts) -> list[str]:
    return [a.lemma for a in found.actions]


def _forms(noun: str) -> set[str]:
    """The noun as it stands in a list, and the singular forms that its last word can have."""
    forms = {noun, noun.split(" ")[-1]}
    for ending, singular in (("ies", "y"), ("sses", "ss"), ("xes", "x"), ("ches", "ch"), ("men", "man"), ("s", "")):
        forms |= {f[: -len(ending)] + singular for f in forms if f.endswith(ending) and not f.endswith("ss")}
    return forms | ({"child"} if noun == "children" else set())


@pytest.mark.parametrize("entry", _cases("verbs"))
def test_verb_examples(entry: Entry, critic: sc.Critic) -> None:
    found = _lemmas(_read(entry.flag, critic))
    assert entry.term in found, f"{entry.flag!r}: {entry.term!r} is no action, only {found}"
    found = _lemmas(_read(entry.must_pass, critic))
    assert entry.term not in found, f"{entry.must_pass!r}: {entry.term!r} is read as an action"


@pytest.mark.parametrize("entry", _cases("objects"))
def test_object_examples(entry: Entry, critic: sc.Critic) -> None:
    heads = [o.head for o in _read(entry.flag, critic).objects[:1]]
    assert set(heads) & _forms(entry.term), f"{entry.flag!r}: {entry.term!r} is no head of the object, but {heads}"
    heads = [o.head for o in _read(entry.must_pass, critic).objects]
    assert not set(heads) & _forms(entry.term), f"{entry.must_pass!r}: {entry.term!r} is read as the head of an object"


@pytest.mark.parametrize("entry", _cases("metrics"))
def test_metric_examples(entry: Entry, critic: sc.Critic) -> None:
    metrics = [o.metric for o in _read(entry.flag, critic).objects]
    assert entry.term in metrics, f"{entry.flag!r}: {entry.term!r} is no metric of it, only {metrics}"
    metrics = [o.metric for o in _read(entry.must_pass, critic).objects]
    assert entry.term not in metrics, f"{entry.must_pass!r}: {entry.term!r} is read as a metric"

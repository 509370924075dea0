"""Every word of the rewrites' lists is found in the goal that it must flag, and not in the one that it must pass."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic import lexicon
from smartcritic.languages import ENGLISH
from smartcritic.rewriting import words

NAMES = ("measures", "segments", "deeds", "spans")
ENTRIES = [(name, e) for name in NAMES for e in lexicon.load(name).entries]
NEEDED = {"segments": {"by", "example"}, "deeds": {"verbs"}, "spans": {"span"}}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda v: v if isinstance(v, str) else v.term)
def test_examples_of_the_lists(name: str, entry: lexicon.Entry) -> None:
    assert entry in words.find_all(ENGLISH, name, entry.flag), f"{entry.term!r} is not found in {entry.flag!r}"
    if name not in ("segments", "deeds"):
        assert entry not in words.find_all(ENGLISH, name, entry.must_pass)


@pytest.mark.parametrize(
    ("entry", "slot"),
    [(e, slot) for name, slot in (("segments", "segment"), ("deeds", "verb")) for e in lexicon.load(name).entries],
    ids=lambda v: v if isinstance(v, str) else v.term,
)
def test_a_precise_goal_is_not_asked(entry: lexicon.Entry, slot: str, critic: sc.Critic) -> None:
    rewrite = critic.critique(entry.must_pass, context=sc.Context(today=dt.date(2026, 11, 24))).rewrite
    assert rewrite is None or slot not in {s.name for s in rewrite.slots}


@pytest.mark.parametrize(("name", "entry"), ENTRIES, ids=lambda v: v if isinstance(v, str) else v.term)
def test_an_entry_says_what_its_list_is_for(name: str, entry: lexicon.Entry) -> None:
    if name == "measures":
        assert {"metric", "name", "pieces", "per", "each", "amount"} & set(entry.attrs)
        assert ("level" in entry.attrs) == bool({"metric", "name"} & set(entry.attrs))
    else:
        assert NEEDED[name] <= set(entry.attrs)


@pytest.mark.parametrize(
    ("word", "one"),
    [
        ("processes", "process"),
        ("policies", "policy"),
        ("sales", "sale"),
        ("status", "status"),
        ("boxes", "box"),
        ("team's", "team"),
        ("gas", "gas"),
    ],
)
def test_singular(word: str, one: str) -> None:
    assert ENGLISH.singular(word) == one

"""Verbs that lead to another: where they do, the other is the action; where they do not, they are."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic.languages import ENGLISH, Entry
from smartcritic.syntax.catenatives import COMPLEMENTS

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
LED_TO = {"open", "repair", "weld", "fix"}
ENTRIES = ENGLISH.lexicon("catenatives").entries


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.term)
def test_catenative_examples(entry: Entry, critic: sc.Critic) -> None:
    led = critic.extract(entry.flag, context=CONTEXT).action
    assert led is not None
    assert led.lemma in LED_TO
    stays = critic.extract(entry.must_pass, context=CONTEXT).action
    assert stays is None or stays.lemma not in LED_TO


def test_every_complement_is_known_and_used() -> None:
    used = {name for e in ENTRIES for name in e.get("complements")}
    assert used == set(COMPLEMENTS)


@pytest.mark.parametrize("entry", [e for e in ENTRIES if e.get("hedge")], ids=lambda e: e.term)
def test_a_hedge_is_told(entry: Entry, critic: sc.Critic) -> None:
    hedges = critic.extract(entry.flag, context=CONTEXT).of("hedge")
    tries = entry.term in ENGLISH.words("syntax", "tries")
    assert bool(hedges) == tries

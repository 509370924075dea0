"""The lists of time: each word is found in the example that it must flag and is no date in the one that it must pass."""

from __future__ import annotations

import datetime as dt
import re

import pytest

import smartcritic as sc
from smartcritic.languages import ENGLISH, Entry

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
DATES = [e for name in ("times", "times_holidays", "times_operators") for e in ENGLISH.lexicon(name).entries]
CUES = ENGLISH.lexicon("times_cues").entries


def pieces(text: str) -> str:
    """Lower-case words and signs with one space between, as the lists write them."""
    return " ".join(re.findall(r"\d+|[^\W\d_]+|[^\w\s]", text.lower().replace("’", "'")))


def dated(critic: sc.Critic, text: str, term: str) -> bool:
    return any(pieces(term) in pieces(d.text) for d in critic.extract(text, context=CONTEXT).dates)


def cued(critic: sc.Critic, text: str, kind: str, term: str) -> bool:
    return any(c.kind == kind and pieces(term) in pieces(c.text) for c in critic.extract(text, context=CONTEXT).cues)


@pytest.mark.parametrize("entry", DATES, ids=lambda e: e.term)
def test_words_of_dates(entry: Entry, critic: sc.Critic) -> None:
    assert dated(critic, entry.flag, entry.term), f"{entry.term!r} is in no date of {entry.flag!r}"
    assert not dated(critic, entry.must_pass, entry.term), f"{entry.term!r} is in a date of {entry.must_pass!r}"


@pytest.mark.parametrize("entry", CUES, ids=lambda e: f"{e.get('kind')} {e.term}")
def test_vague_times_and_events(entry: Entry, critic: sc.Critic) -> None:
    kind = entry.get("kind")
    assert cued(critic, entry.flag, kind, entry.term), f"{kind} {entry.term!r} is not found in {entry.flag!r}"
    assert not cued(critic, entry.must_pass, kind, entry.term), f"{kind} {entry.term!r} is found in {entry.must_pass!r}"

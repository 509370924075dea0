"""Every word of every list has an example that it must flag and one that it must pass; the cue list is asked here."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic.facts import phrases
from smartcritic.languages import ENGLISH, Entry

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
ENTRIES = [(name, e) for name in ENGLISH.names() for e in ENGLISH.lexicon(name).entries]


@pytest.mark.parametrize("name", ENGLISH.names())
def test_a_list_with_entries_says_what_it_is_about_and_how_it_is_probed(name: str) -> None:
    words = ENGLISH.lexicon(name)
    if words.entries:
        assert words.about
        assert words.probe


def test_every_entry_has_both_examples() -> None:
    missing = [f"{name}: {e.term}" for name, e in ENTRIES if not e.flag.strip() or not e.must_pass.strip()]
    assert missing == []
    assert len(ENTRIES) > 100


def test_no_term_stands_twice_in_a_list() -> None:
    for name in ENGLISH.names():
        terms = [(e.term, e.get("kind")) for e in ENGLISH.lexicon(name).entries]
        assert len(terms) == len(set(terms)), name


def _found(text: str, kind: str, term: str, critic: sc.Critic) -> bool:
    words = term.replace("-", " ")
    return any(c.kind == kind and words in c.text.lower().replace("-", " ") for c in critic.extract(text, context=CONTEXT).cues)


@pytest.mark.parametrize("entry", ENGLISH.lexicon("cues").entries, ids=lambda e: e.term)
def test_cue_examples(entry: Entry, critic: sc.Critic) -> None:
    kind = entry.get("kind")
    assert _found(entry.flag, kind, entry.term, critic), f"{kind} {entry.term!r} is not found in {entry.flag!r}"
    assert not _found(entry.must_pass, kind, entry.term, critic), f"{kind} {entry.term!r} is found in {entry.must_pass!r}"


def test_longest_phrase_wins_and_phrases_do_not_overlap() -> None:
    index = phrases.build_index([Entry("as part", "", ""), Entry("as part of", "", ""), Entry("of it", "", "")])
    assert [(i, j, e.term) for i, j, e in phrases.matches(["as", "part", "of", "it"], index)] == [(0, 3, "as part of")]

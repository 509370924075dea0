"""What is read of the sentences of `readings`, fact by fact: text, offsets, value, rule, role, period, direction; or nothing."""

from __future__ import annotations

import pytest

import smartcritic as sc
from tests.facts.readings.__main__ import KINDS, Case, cases, read, told

CASES = [(kind, case) for kind in KINDS for case in cases(kind)]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind}-{case.text}" for kind, case in CASES])
def test_a_sentence_reads_as_written_there(kind: str, case: Case, critic: sc.Critic) -> None:
    facts = read(case, critic)
    assert told(kind, facts) == list(case.told)
    spans = (*facts.dates, *facts.quantities, *facts.actions, *facts.cues, *facts.objects, *facts.means)
    assert [s.text for s in spans] == [case.text[s.start : s.end] for s in spans]


@pytest.mark.parametrize("kind", KINDS)
def test_no_sentence_stands_twice(kind: str) -> None:
    texts = [(case.text, case.context) for case in cases(kind)]
    assert len(texts) == len(set(texts)) > 40

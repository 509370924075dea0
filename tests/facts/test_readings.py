"""What is read of the sentences of `readings`, fact by fact: text, offsets, value, rule, role, period, direction; or nothing."""

from __future__ import annotations

import pytest

import smartcritic as sc
from tests.facts.readings.__main__ import KINDS, Case, cases, told

CASES = [(kind, case) for kind in KINDS for case in cases(kind)]


@pytest.mark.parametrize(("kind", "case"), CASES, ids=[f"{kind}-{case.text}" for kind, case in CASES])
def test_a_sentence_reads_as_written_there(kind: str, case: Case, critic: sc.Critic) -> None:
    assert told(kind, case, critic) == list(case.told)


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_many_sentences_and_none_twice(kind: str) -> None:
    texts = [(case.text, case.context) for case in cases(kind)]
    assert len(texts) == len(set(texts)) >= 20

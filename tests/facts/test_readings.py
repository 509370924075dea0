"""What is read of the sentences of `readings`, fact by fact: text, offsets, value, rule, role, period, direction; or nothing."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

import smartcritic as sc
from tests.facts.readings.__main__ import KINDS, Case, cases, told

TOGETHER = 3
"""Sentences of a test, which are parsed together: few enough that one of them is soon found, and that a test takes milliseconds."""
CASES = [(kind, every[k : k + TOGETHER]) for kind in KINDS for every in [cases(kind)] for k in range(0, len(every), TOGETHER)]


@pytest.mark.parametrize(("kind", "asked"), CASES, ids=[f"{kind}-{asked[0].text}" for kind, asked in CASES])
def test_sentences_read_as_written_there(kind: str, asked: Sequence[Case], critic: sc.Critic) -> None:
    said = [(case.text, lines) for case, lines in told(kind, asked, critic).items()]
    assert said == [(case.text, list(case.told)) for case in asked]


@pytest.mark.parametrize("kind", KINDS)
def test_a_file_has_many_sentences_and_none_twice(kind: str) -> None:
    texts = [(case.text, case.context) for case in cases(kind)]
    assert len(texts) == len(set(texts)) >= 20

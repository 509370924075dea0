"""Outcome or activity: each rule of the table decides its own example, and the table prints itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.facts import actions
from smartcritic.facts.actions import kind
from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.time import read_times
from smartcritic.languages import ENGLISH
from smartcritic.parsing.segments import segments
from smartcritic.syntax.reparse import parsed

TODAY = dt.date(2026, 11, 24)
PRINTED = Path(__file__).with_name("kinds.txt")
"""What `python -m smartcritic.facts.actions.kind` prints."""


@pytest.mark.parametrize("rule", [*kind.OF_NOUNS, *kind.OF_ACTIONS], ids=lambda r: r.name)
def test_a_rule_decides_its_example(rule: kind.Rule, critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    nlp = critic.warm_up().nlp
    asked: list[kind.Evidence] = []

    def kind_of(evidence: kind.Evidence) -> sc.model.Kind:
        asked.append(evidence)
        return kind.kind_of(evidence)

    monkeypatch.setattr(actions, "kind_of", kind_of)
    parses = parsed(nlp, segments(rule.example, ENGLISH), True, ENGLISH)
    times = read_times(parses, TODAY)
    quantities = read_amounts(parses, times.taken).quantities
    found = actions.read_actions(actions.stated_in(parses, times.taken, quantities), quantities)
    assert [kind.rule_of(e).name for e in asked] == [rule.name]
    assert found.kind == rule.kind


def test_the_table_prints_itself() -> None:
    lines = kind.table().splitlines()
    assert lines == PRINTED.read_text(encoding="utf-8").splitlines()
    assert len(lines) == len({r.name for r in (*kind.OF_NOUNS, *kind.OF_ACTIONS)}) == len(kind.OF_NOUNS) + len(kind.OF_ACTIONS)

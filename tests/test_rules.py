"""Every rule fires on its bad example and is silent on its good one."""

from __future__ import annotations

import dataclasses

import pytest

import smartcritic as sc
from smartcritic import rules
from smartcritic.records import CRITERIA


def fired(text: str, rule: rules.Rule, critic: sc.Critic) -> set[str]:
    context = sc.Context.from_dict({"today": "2026-11-24", **rule.context})
    goal = sc.Goal.from_dict({"text": text, **rule.goal})
    report = critic.critique(goal, context=context, rewrite=False)
    for finding in report.findings:
        if finding.start is not None:
            assert text[finding.start : finding.end] == finding.quote
    return {f.rule for f in report.findings}


@pytest.mark.parametrize("name", list(rules.load()))
def test_bad_example_raises_the_rule(name: str, critic: sc.Critic) -> None:
    rule = rules.get(name)
    assert name in fired(rule.bad * rule.repeat, rule, critic)


@pytest.mark.parametrize("name", list(rules.load()))
def test_good_example_is_silent(name: str, critic: sc.Critic) -> None:
    rule = rules.get(name)
    plain = dataclasses.replace(rule, goal={}) if name == "time_bound/dates_disagree" else rule
    assert name not in fired(rule.good, plain, critic)


@pytest.mark.parametrize("rule", rules.load().values(), ids=lambda r: r.name)
def test_every_rule_says_what_why_and_how(rule: rules.Rule) -> None:
    assert rule.criterion in ("text", *CRITERIA)
    assert rule.level in ("flaw", "note")
    for text in (rule.flags, rule.why, rule.mend, rule.bad, rule.good):
        assert text.strip()
    assert rule.bad != rule.good


def test_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(sc.InputError, match="time_bound/vague_time"):
        rules.get("time_bound/vage_time")

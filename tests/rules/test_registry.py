"""Every rule fires on its bad example and is silent on its good one, and what is off is off wherever goals are judged."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic import rules
from smartcritic.model import CRITERIA

PACKAGE = Path(sc.__file__).parent
GROUPS = ("text", *CRITERIA, "portfolio")


def turned_on(rule: rules.Rule, critic: sc.Critic) -> sc.Critic:
    return sc.Critic(sc.Config(levels=((rule.name, rule.level),)), nlp=critic.nlp)


@pytest.mark.parametrize("rule", rules.load().values(), ids=lambda r: r.name)
def test_examples_hold(rule: rules.Rule, critic: sc.Critic) -> None:
    critic = turned_on(rule, critic) if rule.quiet else critic
    bad = rules.findings_of(rule, rule.bad, critic)
    assert rule.name in {f.rule for f in bad}
    assert rule.name not in {f.rule for f in rules.findings_of(rule, rule.good, critic)}
    for finding in bad:
        if isinstance(finding, sc.Finding) and finding.start is not None:
            assert rule.bad[0]["text"][finding.start : finding.end] == finding.quote


@pytest.mark.parametrize("rule", [r for r in rules.load().values() if r.quiet], ids=lambda r: r.name)
def test_a_quiet_rule_is_off_until_a_configuration_turns_it_on(rule: rules.Rule, critic: sc.Critic) -> None:
    assert rule.name not in {f.rule for f in rules.findings_of(rule, rule.bad, critic)}
    assert not sc.Config(select=(rule.criterion,)).rule_on(rule.name)
    assert sc.Config(select=(rule.name,)).rule_on(rule.name)
    assert sc.Config(levels=((rule.criterion, "error"),)).rule_on(rule.name)
    assert not sc.Config(levels=((rule.name, "off"),)).rule_on(rule.name)


@pytest.mark.parametrize("rule", rules.load().values(), ids=lambda r: r.name)
def test_every_rule_says_what_why_and_how(rule: rules.Rule) -> None:
    assert rule.criterion in GROUPS
    assert rule.severity in ("flaw", "note")
    assert all(text.strip() for text in (rule.flags, rule.why, rule.remedy, *rules.lines_of(rule.bad), *rules.lines_of(rule.good)))
    assert rule.bad != rule.good
    assert rule.about_lists or len(rule.bad) == len(rule.good) == 1


def test_rules_are_listed_by_group() -> None:
    groups = [GROUPS.index(rule.criterion) for rule in rules.load().values()]
    assert groups == sorted(groups)
    assert set(groups) == set(range(len(GROUPS)))


def test_the_code_names_no_rule_that_is_not_told_of() -> None:
    code = "".join(p.read_text(encoding="utf-8") for p in PACKAGE.rglob("*.py"))
    named = set(re.findall(rf'"((?:{"|".join(GROUPS[1:])})/\w+)"', code))
    assert named <= set(rules.load())
    assert len(named) > 30


def test_unknown_rule_names_the_nearest() -> None:
    with pytest.raises(sc.InputError, match="time_bound/vague_time"):
        rules.get("time_bound/vage_time")
    with pytest.raises(sc.InputError, match="portfolio/orphan"):
        rules.get("portfolio/orfan")


def test_a_rule_as_data_holds_what_critique_and_portfolio_take(critic: sc.Critic) -> None:
    one, listed, fields = (rules.get(n).to_dict() for n in ("time_bound/vague_time", "portfolio/orphan", "time_bound/dates_disagree"))
    assert json.loads(json.dumps([one, listed, fields])) == [one, listed, fields]
    assert critic.critique(one["bad"], sc.Context.from_dict(one["context"])).criteria["time_bound"].findings[0].rule == one["name"]
    assert fields["bad"]["due_date"] == "2031-05-31"
    found = critic.portfolio([sc.Goal.from_dict(g) for g in listed["bad"]], sc.Context.from_dict(listed["context"]))
    assert listed["name"] in {f.rule for f in found}


def test_examples_in_words() -> None:
    assert rules.lines_of(({"text": "Sell 4 boats", "due_date": "2027-05-01", "owner": "Ida"},)) == [
        "Sell 4 boats (due date 2027-05-01, owner Ida)"
    ]
    (long,) = rules.lines_of(rules.get("specific/too_long").bad)
    assert long.endswith(" …")
    assert len(long) < 210


def test_a_prefix_of_no_rule_names_the_nearest() -> None:
    assert rules.unmatched("portfolio") is None
    assert rules.unmatched("portfolio/orphan") is None
    assert "portfolio/orphan" in str(rules.unmatched("portfolio/orfan"))


IGNORED = sc.Config(ignore=("portfolio/no_owner", "time_bound"))
LIST = [{"id": "a", "text": "Sell 4 boats soon", "parent": "nowhere"}, {"id": "b", "text": "Sell 9 boats soon", "owner": "Ida"}]


def test_what_is_ignored_is_silent_in_the_critic() -> None:
    critic = sc.Critic(IGNORED)
    found = critic.portfolio([sc.Goal.from_dict(g) for g in LIST])
    assert "portfolio/orphan" in {f.rule for f in found}
    assert "portfolio/no_owner" not in {f.rule for f in found}
    assert sc.Critic(sc.Config(ignore=("portfolio",))).portfolio([sc.Goal.from_dict(g) for g in LIST]) == []
    assert "portfolio/no_owner" in {f.rule for f in sc.Critic().portfolio([sc.Goal.from_dict(g) for g in LIST])}

"""Profiles and levels: layers over the default that change what is reported, and what a letter counts for, but no verdict."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic import criteria, profiles, rules
from smartcritic.config import Config
from smartcritic.errors import ConfigError
from smartcritic.model import CRITERIA, LEVELS

TODAY = sc.Context(today="2026-11-24")
GOALS = ("Increase sales soon", "Train three nurses on the new pump by 30 April 2027", "Improve NPS by Q3 2027", "Publish 12 posts weekly")


@pytest.mark.parametrize("name", profiles.names())
def test_a_profile_names_what_there_is_and_departs_from_the_default(name: str) -> None:
    profile = profiles.load(name)
    config = Config(profile=name)
    assert profile.title
    assert profile.about.endswith(".")
    assert config != Config(profile="")
    assert dict(config.levels) == dict(profile.levels)
    assert sum(criteria.shares(config).values()) == pytest.approx(1)
    assert all(rules.get(rule) for rule, _ in profile.why)
    assert pickle.loads(pickle.dumps(config)) == config == Config.from_dict(json.loads(json.dumps(config.to_dict())))


def test_there_is_a_profile_for_each_practice() -> None:
    assert profiles.names() == ("education", "health", "okr", "personal", "sales", "smart-strict")


@pytest.mark.parametrize("name", profiles.names())
def test_a_profile_changes_no_verdict_on_the_text_alone(critic: sc.Critic, name: str) -> None:
    other = sc.Critic(sc.Config(profile=name))
    for text in GOALS:
        plain, judged = critic.critique(text, TODAY), other.critique(text, TODAY)
        assert [v.verdict for v in plain.criteria.values()] == [v.verdict for v in judged.criteria.values()]
        said = {f.rule for f in plain.findings if other.config.rule_on(f.rule)}
        assert {f.rule for f in judged.findings} == said


def test_what_is_said_beside_a_profile_lies_on_top_of_it() -> None:
    okr = profiles.load("okr")
    config = Config.from_dict({"profile": "okr", "no_stretch": 0.99, "levels": {"measurable": "note"}, "letters": {"relevant": 0.5}})
    assert config.no_stretch == 0.99
    assert config.achievable_met == dict(okr.thresholds)["achievable_met"]
    assert dict(config.letters) == {**dict(okr.letters), "relevant": 0.5}
    assert not any(rule.startswith("measurable/") for rule, _ in config.levels)
    assert dict(config.levels)["relevant/serves_no_objective"] == "error"


def test_the_longest_prefix_gives_the_level() -> None:
    config = Config(levels={"specific": "off", "specific/wish": "error", "measurable/": "note"})  # type: ignore[arg-type]
    found = {f.rule: f.level for f in config.applied(map(rules.finding_of, rules.load()))}
    assert found["specific/wish"] == "error"
    assert "specific/vague_word" not in found
    assert {level for rule, level in found.items() if rule.startswith("measurable/")} == {"note"}
    assert all(found[r.name] == r.level for r in rules.load().values() if r.criterion == "time_bound")


@given(st.dictionaries(st.sampled_from(sorted(rules.load())), st.sampled_from((*LEVELS, "off"))))
def test_every_rule_has_the_level_that_was_given_for_it(levels: dict[str, str]) -> None:
    found = {f.rule: f.level for f in Config(levels=levels).applied(map(rules.finding_of, rules.load()))}  # type: ignore[arg-type]
    for name, rule in rules.load().items():
        assert found.get(name, "off") == levels.get(name, "off" if rule.quiet else rule.level)


def test_letters_move_the_score_and_nothing_else(critic: sc.Critic) -> None:
    text = "Book 20 meetings with hotels"
    timed = sc.Critic(sc.Config(letters={"time_bound": 10}))  # type: ignore[arg-type]
    plain, judged = critic.critique(text, TODAY), timed.critique(text, TODAY)
    assert plain.criteria == judged.criteria
    assert plain.criteria["time_bound"].verdict == "unmet"
    assert judged.score is not None
    assert plain.score is not None
    assert judged.score < plain.score / 2


def test_a_reason_of_ones_own_stands_in_the_finding() -> None:
    own = sc.Critic(sc.Config(why={"time_bound/vague_time": "Our planning board has no column for it."}))  # type: ignore[arg-type]
    (found,) = (f for f in own.critique("Increase sales soon", TODAY).findings if f.rule == "time_bound/vague_time")
    assert found.why == "Our planning board has no column for it."


def test_a_profile_of_ones_own_is_a_file(tmp_path: Path) -> None:
    file = tmp_path / "ours.toml"
    file.write_text('title = "Ours"\nabout = "Dates first."\n[levels]\ntime_bound = "error"\n', encoding="utf-8")
    assert dict(Config(profile=str(file)).levels) == {"time_bound": "error"}
    file.write_text('title = "Ours"\nabout = "Dates first."\nlevel = 3\n', encoding="utf-8")
    profiles.load.cache_clear()
    with pytest.raises(ConfigError, match=r"unknown key 'level' \(did you mean 'levels'\?\)"):
        Config(profile=str(file))


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"profile": "ork"}, r"none of the name 'ork' \(did you mean 'okr'\?\)"),
        ({"profile": "none.toml"}, r"profile none\.toml: cannot be read"),
        ({"levels": {"specific": "erorr"}}, r"levels: specific: must be one of error, warning, note, off, not 'erorr'"),
        ({"levels": {"specifc": "off"}}, r"levels: no rule begins with 'specifc' \(did you mean 'specific'\?\)"),
        ({"levels": ["specific"]}, r"levels: must be a table of names and values, not 'specific'"),
        ({"letters": {"smart": 1}}, r"letters: there is no 'smart'"),
        ({"letters": {"specific": "much"}}, r"letters: specific: must be a finite number"),
        ({"letters": {"specific": -1}}, r"letters: specific: must be 0 or more, not -1"),
        ({"letters": dict.fromkeys(CRITERIA, 0)}, r"letters: one of them must be above 0"),
    ],
)
def test_what_is_wrong_is_named(data: dict[str, object], message: str) -> None:
    with pytest.raises(ConfigError, match=message):
        Config.from_dict(data)


def test_every_reference_is_cited_and_says_something() -> None:
    cited = {reference for rule in rules.load().values() for reference in rule.rests_on}
    assert cited == set(rules.references().values())
    assert all(r.says.endswith(".") and any(c.isdigit() for c in r.cite) for r in cited)

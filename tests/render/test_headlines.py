"""The sentences of a report: every rule has its words, and the counts and names in them are those of the list."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from smartcritic import rules
from smartcritic.model import CRITERIA, PortfolioFinding
from smartcritic.render import headlines, labels
from smartcritic.summary import Summary, Tally


def summary(goals: int, found: dict[str, dict[str, int]], unknown: int = 0) -> Summary:
    """A list of so many goals; `found`: goals by team, by rule."""
    out = Summary(whole=Tally(goals=goals))
    for rule, teams in found.items():
        for team, n in teams.items():
            out.whole.findings[rule] += n
            out.groups["team"].setdefault(team, Tally(goals=goals)).findings[rule] += n
    out.whole.verdicts["achievable"]["unknown"] = unknown
    return out


def test_every_rule_has_a_title_of_its_own() -> None:
    for name, rule in rules.load().items():
        assert rule.title[0].isupper(), name
        assert not rule.title.endswith("."), name
        assert rule.weight >= 0
    assert len({rule.title for rule in rules.load().values()}) == len(rules.load())
    assert labels.title("made/up") == "made/up"


def test_a_sentence_counts_and_names_the_teams() -> None:
    teams = {"West": 11, "East": 7, "Ops": 4, "HR": 2}
    (one,) = headlines.first_things(summary(100, {"time_bound/deadline_past": teams}))
    assert one.said == "24 goals are past their own deadline: West 11, East 7, Ops 4 and 2 elsewhere."
    assert (one.goals, one.share, one.fact) == (24, 0.24, True)
    (one,) = headlines.first_things(summary(100, {"specific/wish": {"West": 1, "East": 0}}))
    assert one.said == "1 goal is a wish or a topic with no action: West 1."


def test_the_first_things_are_the_most_pressing_ones() -> None:
    found = {
        "time_bound/deadline_past": {"West": 5, "East": 0}, "specific/buzzword": {"West": 20, "East": 0},
        "measurable/no_baseline": {"West": 9, "East": 0}, "achievable/stretch": {"West": 8, "East": 0},
    }  # fmt: skip
    rules_ = [h.rule for h in headlines.first_things(summary(100, found))]
    assert rules_ == ["time_bound/deadline_past", "specific/buzzword", "measurable/no_baseline"]
    assert next(iter(headlines.found(summary(100, {**found, "time_bound/no_deadline": {"West": 1}})))).fact


@pytest.mark.parametrize(("goals", "n", "everywhere"), [(100, 80, True), (100, 79, False), (10, 10, False)])
def test_what_holds_for_nearly_all_is_said_once_and_is_no_headline(goals: int, n: int, everywhere: bool) -> None:
    found = summary(goals, {"measurable/no_target": {"West": n, "East": 0}})
    assert [h.rule for h in headlines.nearly_all(found)] == ["measurable/no_target"] * everywhere
    assert [h.rule for h in headlines.first_things(found)] == ["measurable/no_target"] * (not everywhere)


def test_what_only_the_list_shows_is_counted_by_goals_and_owners() -> None:
    found = summary(20, {})
    pairs: Sequence[tuple[str, str, str]] = [("1", "2", "Ida"), ("2", "3", "Ida"), ("4", "5", "Ole")]
    found.portfolio = tuple(PortfolioFinding("portfolio/near_duplicates", "the same", (a, b), owner) for a, b, owner in pairs)
    (one,) = headlines.first_things(found)
    assert one.said == "5 goals say the same as another goal: Ida 3, Ole 2."


def test_what_cannot_be_told_becomes_a_question() -> None:
    assert headlines.to_ask(summary(9, {})) == []
    ((criterion, n, ask),) = headlines.to_ask(summary(9, {}, unknown=4))
    assert (criterion, n) == ("achievable", 4)
    assert ask.startswith("where it stands today")
    assert all(c in labels.load()["letters"] for c in CRITERIA)


def test_a_list_of_nothing_says_nothing() -> None:
    assert (headlines.first_things(Summary()), headlines.nearly_all(Summary()), headlines.to_ask(Summary())) == ([], [], [])

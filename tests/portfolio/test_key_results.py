"""Rules on objectives and their key results."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pytest

import smartcritic as sc
from smartcritic.languages import ENGLISH, Language
from smartcritic.model import Facts, Goal
from smartcritic.portfolio import audit_portfolio
from smartcritic.portfolio.base import build
from smartcritic.portfolio.depends import waits_for
from smartcritic.portfolio.judging import SORTS, Judge
from smartcritic.portfolio.key_results import KeyResult, key_sets
from smartcritic.portfolio.part_untouched import parts_of

CONTEXT = sc.Context(today=dt.date(2027, 1, 4))
ABOUT_SETS = ("objective_by_activities", "off_objective", "part_untouched", "one_sided_measures", "several_parents", "depends")


def listed(objective: str, key_results: Sequence[str]) -> list[Goal]:
    return [Goal(objective, id="o"), *(Goal(t, id=str(i), parent="o") for i, t in enumerate(key_results))]


def found(critic: sc.Critic, goals: Sequence[Goal]) -> dict[str, tuple[str, ...]]:
    named = ((f.rule.partition("/")[2], f.goals) for f in critic.portfolio(goals, CONTEXT))
    return {rule: keys for rule, keys in named if rule in ABOUT_SETS}


@pytest.mark.parametrize(("objective", "key_results", "rules"), [
    ("Our orchard is known in the valley", ["Print a leaflet", "Build a stand", "Hold an open day"], {"objective_by_activities"}),
    ("Cider sells all year", ["Litres sold from January to March from 900 to 2,000", "Print a leaflet"], set()),
    ("Reduce food waste", ["Instagram followers 8k", "Guest satisfaction at 7 of 10", "Repaint the barn"], {"off_objective"}),
    (
        "Pick faster and delight our guests",
        ["Time per crate from 50 to 35 minutes", "Idle time of presses from 3 hours a day to 1"],
        {"part_untouched"},
    ),
    ("Cider sells all year", ["Print a leaflet"], set()),
])  # fmt: skip
def test_what_is_said_of_a_set(critic: sc.Critic, objective: str, key_results: list[str], rules: set[str]) -> None:
    goals = listed(objective, key_results)
    assert set(found(critic, goals)) == rules
    assert found(critic, goals[::-1]) == found(critic, goals)


def test_a_finding_names_the_objective_and_its_key_results(critic: sc.Critic) -> None:
    goals = listed("Our orchard is known in the valley", ["Print a leaflet", "Build a stand for the fair"])
    (finding,) = (f for f in critic.portfolio(goals, CONTEXT) if f.rule == "portfolio/objective_by_activities")
    assert finding.goals == ("o", "0", "1")
    assert finding.numbers == {"found": 2, "of": 2}
    assert "Our orchard is known in the valley" in finding.message


def test_texts_that_were_not_judged_are_key_results_too() -> None:
    goals = listed("Good cider", ["Print a leaflet", "Leaflets"])
    book = build([(goals[1], Facts())], CONTEXT, ENGLISH, [goals[0], goals[2]])
    (given,) = key_sets(book)
    assert given.objective == goals[0]
    assert given.texts == ("Print a leaflet", "Leaflets")


@pytest.mark.parametrize(("text", "said"), [
    ("Open the shop, once legal has signed", "once legal has signed"),
    ("Press live after the platform team ships the switch; tested", "after the platform team ships the switch"),
    ("New pumps, after IT connects them", "after IT connects them"),
    ("Depends on the bank's answer", "Depends on the bank's answer"),
    ("Check the vats once a week", None),
    ("No coffee after 3pm", None),
    ("Barrels dry within a day after 20 mm rain", None),
    ("Ship jam after", None),
])  # fmt: skip
def test_what_a_goal_waits_for(text: str, said: str | None) -> None:
    at = waits_for(text, ENGLISH)
    assert (text[slice(*at)] if at else None) == said


def test_the_goal_that_is_waited_for_is_named(critic: sc.Critic) -> None:
    goals = [
        Goal("Ship the cider press software by 1 May 2027", id="a"),
        Goal("Train 20 growers by 1 June 2027, once the press software team has shipped", id="b"),
    ]
    assert found(critic, goals)["depends"] == ("b", "a")
    assert found(critic, goals[1:])["depends"] == ("b",)


def test_several_parents_in_one_row_or_in_two_are_told_once(critic: sc.Critic) -> None:
    tops = [Goal("Sell 900 crates by May 2027", id="a", owner="kim"), Goal("Plant 40 trees by May 2027", id="b", owner="kim")]
    row = [Goal("Hire 3 growers by April 2027", id="c", parent=p, owner="lou") for p in ("a; b", "a", "b", "a; nowhere")]

    def rules(*goals: Goal) -> set[str]:
        said = {f.rule.partition("/")[2] for f in critic.portfolio([*tops, *goals], CONTEXT)}
        return said & {"several_parents", "near_duplicates", "orphan"}

    assert rules(row[0]) == {"several_parents"}
    assert rules(row[1], row[2]) == {"several_parents"}
    assert rules(row[1]) == set()
    assert rules(row[3]) == {"orphan"}


def test_parts_of_an_objective() -> None:
    assert parts_of("Make the press faster and safer", ENGLISH) == ["Make the press faster", "safer"]
    assert parts_of("Cheaper, better and at the same time greener cider", ENGLISH) == ["Cheaper", "better", "greener cider"]
    assert parts_of("Good cider", ENGLISH) == ["Good cider"]


def test_odds_of_sorts_add_up_even_for_a_text_without_known_words() -> None:
    judge = Judge.of(ENGLISH)
    assert judge is not None
    for text in ("Print a leaflet", "xqzt 4", ""):
        odds = judge.sorts(KeyResult(Goal(text or "-"), Facts()))
        assert len(odds) == len(SORTS)
        assert sum(odds) == pytest.approx(1.0)


def test_a_language_without_a_reader_is_silent_but_for_words() -> None:
    class Bare(Language):
        has_reader = False

    bare = Bare("en", ENGLISH.folder)
    assert Judge.of(bare) is None
    goals = listed("Good cider", ["Print a leaflet", "Hold a fair, once the council has agreed"])
    rules = {f.rule.partition("/")[2] for f in audit_portfolio([(g, Facts()) for g in goals], CONTEXT, bare)}
    assert rules & set(ABOUT_SETS) == {"depends"}


def test_a_given_kind_beats_the_place_in_the_list(critic: sc.Critic) -> None:
    texts = ("Our orchard is known in the valley", ["Print a leaflet", "Build a stand", "Hold an open day"])
    head, *below = listed(*texts)
    assert set(found(critic, [head, *below])) == {"objective_by_activities"}
    assert found(critic, [Goal(head.text, id="o", kind="key_result"), *below]) == {}, "it has no key results"
    aims = [Goal(g.text, id=g.id, parent="o", kind="objective") for g in below]
    assert found(critic, [head, *aims]) == {}, "objectives under it are none of its key results"


def test_an_objective_with_key_results_is_no_activity_of_its_owner(critic: sc.Critic) -> None:
    def owners(*goals: Goal) -> list[str | None]:
        return [f.owner for f in critic.portfolio(goals, CONTEXT) if f.rule == "portfolio/activities_only"]

    work = Goal("Print a leaflet", id="a", owner="Kim")
    aim = Goal("Build a stand for the fair", id="b", owner="Kim")
    carried = Goal("Sell 300 crates at the fair by 1 October", id="c", parent="b", owner="Lou")
    assert owners(work, aim) == ["Kim"]
    assert owners(work, aim, carried) == []
    assert owners(work, Goal(aim.text, id="b", owner="Kim", kind="objective")) == []
    assert owners(work, aim, Goal("Hold an open day", id="d", owner="Kim"), carried) == ["Kim"]

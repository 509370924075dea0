"""Each kind of goal by its own yardstick: how the kind is decided, and what it is asked."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

import smartcritic as sc
from smartcritic import criteria, rules
from smartcritic.criteria import yardsticks
from smartcritic.criteria.yardsticks import tables
from smartcritic.model import AMBITIONS, YARDSTICK_KINDS, KeyResult
from tests.criteria.made import evidence

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
SHOWN = ("Raise the guests' rating from 4.1 to 4.6 by 30 June 2027", "Cut complaints from 9 to 5 a week by 30 June 2027")
PLAIN = ("Delight our guests", "Repaint the ferry by 30 April 2027", "Keep churn at 2%", "Find out why guests leave", "Increase sales soon")


def judged(critic: sc.Critic, text: str, **fields: Any) -> sc.Report:
    return critic.critique(sc.Goal(text, **fields), CONTEXT, rewrite=False)


def said(report: sc.Report) -> set[str]:
    return {f.rule for f in report.findings}


# --------------------------------------------------------------------------- how the kind is decided


@pytest.mark.parametrize(
    ("text", "fields", "kind", "source", "ambition"),
    [
        ("Delight our guests", {"kind": "objective"}, "objective", "field", None),
        ("KR 1: Delight our guests", {"kind": "objective", "key_results": SHOWN}, "objective", "field", None),
        ("Delight our guests", {"key_results": SHOWN}, "objective", "list", None),
        ("O: Delight our guests", {}, "objective", "mark", None),
        ("**Objective 2:** Delight our guests", {"key_results": SHOWN}, "objective", "mark", None),
        ("Objective (aspirational): Delight our guests", {}, "objective", "mark", "aspirational"),
        ("O1 [Committed]: Delight our guests", {}, "objective", "mark", "committed"),
        ("KR1.2: Cut complaints to 5 a week", {}, "key_result", "mark", None),
        ("Key result: Cut complaints to 5 a week", {"ambition": "committed"}, "key_result", "mark", "committed"),
        ("KR: find out why guests leave", {}, "learning", "mark", None),
        ("KR3: Establish a baseline for complaints", {}, "baseline", "mark", None),
    ],
)
def test_what_speaks_first_decides(
    critic: sc.Critic, text: str, fields: dict[str, Any], kind: str, source: str, ambition: str | None
) -> None:
    found = judged(critic, text, **fields)
    assert found.yardstick is not None
    assert (found.kind_of_goal, found.yardstick.kind, found.yardstick.source, found.yardstick.ambition) == (kind, kind, source, ambition)
    assert found.yardstick.why


@pytest.mark.parametrize("text", ["Obtain: 40 permits by May 2027", "Krill: sell 40 tons by May 2027", "Our objective: sell 4 boats"])
def test_other_words_before_a_colon_are_no_mark(critic: sc.Critic, text: str) -> None:
    found = judged(critic, text).yardstick
    assert found is not None
    assert found.source == "text"


@pytest.mark.parametrize("text", PLAIN)
def test_a_text_alone_is_judged_by_the_one_yardstick(critic: sc.Critic, text: str) -> None:
    found = judged(critic, text)
    assert found.yardstick is not None
    assert found.yardstick.source == "text"
    assert {f.kind for f in found.findings} <= {None}
    assert yardsticks.is_plain(found.yardstick)


@pytest.mark.parametrize("kind", [k for k in YARDSTICK_KINDS if k not in tables.load()])
@pytest.mark.parametrize("text", PLAIN)
def test_a_kind_without_a_table_changes_no_verdict_but_is_named(critic: sc.Critic, text: str, kind: Any) -> None:
    bare, found = judged(critic, text), judged(critic, text, kind=kind)
    assert (found.letters, found.score, found.kind_of_goal) == (bare.letters, bare.score, kind)
    assert [(f.rule, f.kind) for f in found.findings] == [(f.rule, kind) for f in bare.findings]


def test_the_profile_looks_for_objectives() -> None:
    okr = sc.Critic(sc.Config(profile="okr"))
    kinds = {t: (r.kind_of_goal, r.yardstick.source) for t in PLAIN if (r := okr.critique(t, CONTEXT, rewrite=False)).yardstick}
    assert kinds["Delight our guests"] == ("objective", "profile")
    assert kinds["Find out why guests leave"] == ("learning", "profile")
    assert {kinds[t][1] for t in PLAIN[1:3]} == {"text"}
    off = sc.Critic(sc.Config(profile="okr", find_objectives=False)).critique(PLAIN[0], CONTEXT, rewrite=False)
    assert off.yardstick is not None
    assert off.yardstick.source == "text"


# --------------------------------------------------------------------------- what each kind is asked


def test_key_results_answer_for_their_objective_and_are_named(critic: sc.Critic) -> None:
    found = judged(critic, "Delight our guests", key_results=SHOWN)
    for letter in ("measurable", "time_bound"):
        verdict = found.criteria[letter]
        assert (verdict.verdict, verdict.source) == ("met", "key_results")
        assert all(text in verdict.measured for text in SHOWN)
        assert not verdict.findings
    assert judged(critic, "Delight our guests").score < found.score


def test_key_results_that_say_less_are_said(critic: sc.Critic) -> None:
    some = judged(critic, "Delight our guests", key_results=[SHOWN[0], "Better service"])
    assert (some.criteria["measurable"].verdict, some.criteria["time_bound"].verdict) == ("partial", "partial")
    assert all("Better service" in f.message for c in ("measurable", "time_bound") for f in some.criteria[c].findings)
    none = judged(critic, "Delight our guests", key_results=["Better service", "Better rooms"])
    assert (none.criteria["measurable"].verdict, none.criteria["time_bound"].verdict) == ("unmet", "unmet")
    assert {"measurable/no_metric", "time_bound/no_deadline"} <= said(none)


@pytest.mark.parametrize("text", ["Open 4 branches by 30 June 2027", "Raise exports by 20% by 30 June 2027"])
def test_what_an_objective_says_itself_stands(critic: sc.Critic, text: str) -> None:
    bare, found = judged(critic, text), judged(critic, text, key_results=["Better service"])
    for letter in ("measurable", "time_bound"):
        assert found.criteria[letter].measured == bare.criteria[letter].measured
        assert (found.criteria[letter].verdict, found.criteria[letter].source) == ("met", "text")


def test_an_objective_of_which_no_key_result_is_known_is_not_blamed_for_figures(critic: sc.Critic) -> None:
    found = judged(critic, "Delight our guests", kind="objective")
    assert (found.criteria["measurable"].verdict, found.criteria["time_bound"].verdict) == ("unknown", "unknown")
    assert "time_bound/no_deadline" not in said(found)
    assert {f.kind for f in found.findings} == {"objective"}


def test_a_mark_excuses_no_goal_that_measures_itself(critic: sc.Critic) -> None:
    text = "Objective: open 4 branches in Kent"
    assert judged(critic, text).criteria["time_bound"].verdict == "unmet"
    assert judged(critic, text, kind="objective").criteria["time_bound"].verdict == "unknown"
    assert judged(critic, "Objective: delight our guests").criteria["time_bound"].verdict == "unknown"


def test_a_key_result_may_be_told_by_its_fields(critic: sc.Critic) -> None:
    shown = KeyResult("Guest rating", metric="guest rating", target=4.6, due_date=dt.date(2027, 6, 30))
    found = judged(critic, "Delight our guests", key_results=[shown])
    assert (found.criteria["measurable"].verdict, found.criteria["time_bound"].verdict) == ("met", "met")


def test_nobody_need_be_certain_of_what_is_aspirational(critic: sc.Critic) -> None:
    text = "Make 4000% more profit by next Friday"
    bare, found = judged(critic, text), judged(critic, text, ambition="aspirational")
    assert bare.criteria["achievable"].verdict == "unmet"
    assert found.criteria["achievable"].verdict == "unknown"
    assert not found.criteria["achievable"].findings
    assert judged(critic, text, ambition="committed").criteria["achievable"].verdict == "unmet"


def test_a_learning_goal_is_done_when_the_answer_is_there(critic: sc.Critic) -> None:
    found = judged(critic, "Find out why guests leave by 30 June 2027", kind="learning")
    assert found.criteria["measurable"].verdict == "met"
    assert not {r for r in said(found) if r.startswith("measurable") or r == "relevant/activity_without_result"}


def test_a_level_to_keep_has_a_floor(critic: sc.Critic) -> None:
    bare = judged(critic, "Keep churn where it is", kind="keep")
    assert bare.criteria["measurable"].verdict != "met"
    assert any("floor" in f.message for f in bare.criteria["measurable"].findings)
    floor = judged(critic, "Keep churn where it is", kind="keep", baseline=4)
    assert (floor.criteria["measurable"].verdict, floor.criteria["measurable"].source) == ("met", "field")
    assert "4 (field baseline)" in floor.criteria["measurable"].measured


def test_a_question_that_is_given_as_a_learning_goal_is_judged(critic: sc.Critic) -> None:
    assert not judged(critic, "Why do guests leave?").judged
    assert judged(critic, "Why do guests leave?", kind="learning").judged
    assert not judged(critic, "", kind="objective").judged


def test_letters_that_are_not_asked_do_not_count() -> None:
    made = evidence("Delight our guests", odds={"measurable": {"met": 0.1, "partial": 0.1, "unmet": 0.8}}, fields={"kind": "objective"})
    kind = yardsticks.yardstick(made)
    verdicts = criteria.judge(made, kind)
    assert yardsticks.counted(kind, verdicts) == tuple(c for c in criteria.SHARES if c not in ("measurable", "time_bound"))
    assert 0 <= criteria.score(made, verdicts, kind) <= 100


def test_objectives_get_no_rewrite_that_adds_figures(critic: sc.Critic) -> None:
    assert critic.critique("Improve our service", CONTEXT).rewrites
    assert not critic.critique(sc.Goal("Improve our service", kind="objective"), CONTEXT).rewrites


# --------------------------------------------------------------------------- the tables


def test_tables_name_kinds_and_rules_that_there_are() -> None:
    assert set(tables.load()) <= {*YARDSTICK_KINDS, *AMBITIONS}
    for table in tables.load().values():
        assert table.about.endswith(".")
        assert not [prefix for prefix in table.off if rules.unmatched(prefix)]


# --------------------------------------------------------------------------- lists


def test_a_list_hands_objectives_their_key_results() -> None:
    goals = [
        sc.Goal("Delight our guests", id="o1"),
        sc.Goal(SHOWN[0], id="k1", parent="O1"),
        sc.Goal(SHOWN[1], parent="delight our guests."),
        sc.Goal("Call 9 guests", parent="k1"),
        sc.Goal("Cut costs", id="t", kind="task"),
        sc.Goal("Sell the van", parent="t"),
        sc.Goal("Rest", id="self", parent="self"),
    ]
    made = sc.with_key_results(goals)
    assert [tuple(k.text for k in g.key_results) for g in made] == [SHOWN, ("Call 9 guests",), (), (), (), (), ()]
    assert [g.text for g in made] == [g.text for g in goals]
    assert sc.with_key_results(made) == made


def test_a_stream_and_one_goal_give_the_same_report(critic: sc.Critic) -> None:
    goals = sc.with_key_results([sc.Goal("Delight our guests", id="o"), *(sc.Goal(t, parent="o") for t in SHOWN)])
    for report, goal in zip(critic.pipe(goals, CONTEXT, batch_size=2, rewrite=False), goals, strict=True):
        assert report == critic.critique(goal, CONTEXT, rewrite=False)
        assert sc.Report.from_dict(report.to_dict()) == report

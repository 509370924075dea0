"""Plans: the arithmetic, the milestones, and what is missing."""

from __future__ import annotations

import datetime as dt
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcritic.attainability import stated_funnel
from smartcritic.errors import InputError, MissingExtraError, PlanError
from smartcritic.languages import ENGLISH
from smartcritic.model import Context, Deadline, Facts, FunnelStage, Goal, KeyResult, Milestone, Quantity, replace
from smartcritic.plan import make_plan

TODAY = dt.date(2027, 3, 1)
TEXT = "Collect 30 samples of clay"


def facts(end: dt.date, value: float = 30) -> Facts:
    return Facts(quantities=(Quantity("30 samples", 8, 18, value, unit="sample"),), deadline=Deadline(None, None, None, None, end))


def test_through_the_funnel() -> None:
    context = Context(today=TODAY, funnel=(FunnelStage("digs", rate=0.5), FunnelStage("samples", rate=0.1), FunnelStage("finds")))
    plan = make_plan(Goal(TEXT), facts(dt.date(2027, 3, 12)), context, ENGLISH)
    assert (plan.activity, plan.total, plan.workdays_left, plan.per_workday, plan.per_week) == ("digs", 60.0, 10, 6.0, 30.0)


def test_without_a_funnel_the_counted_noun_is_the_activity() -> None:
    plan = make_plan(Goal(TEXT), facts(dt.date(2027, 3, 12)), Context(today=TODAY), ENGLISH)
    assert (plan.activity, plan.total) == ("samples", 30.0)


@given(st.integers(1, 900), st.integers(1, 10_000))
@settings(max_examples=80, deadline=None)
def test_milestones_rise_to_the_total(days: int, value: int) -> None:
    end = TODAY + dt.timedelta(days=days)
    plan = make_plan(Goal(TEXT), facts(end, value), Context(today=TODAY), ENGLISH)
    values = [m.value for m in plan.milestones]
    assert values == sorted(values)
    assert values[-1] == plan.total
    assert plan.milestones[-1].date == end == plan.deadline
    assert plan.per_workday * plan.workdays_left == pytest.approx(plan.total)


def test_what_is_missing_is_named() -> None:
    whole = facts(dt.date(2027, 3, 12))
    for broken, word in (
        (replace(whole, deadline=None), "deadline"),
        (replace(whole, quantities=()), "amount"),
        (facts(dt.date(2027, 2, 1)), "past"),
    ):
        with pytest.raises(PlanError, match=word):
            make_plan(Goal(TEXT), broken, Context(today=TODAY), ENGLISH)
    with pytest.raises(PlanError, match="working day"):
        make_plan(Goal(TEXT), facts(dt.date(2027, 3, 7)), Context(today=dt.date(2027, 3, 6)), ENGLISH)


def test_a_basis_in_the_text_is_a_funnel() -> None:
    text = "Collect 30 samples of clay, based on 40 weekly digs and 25% finds"
    said = (("40 weekly digs", 40.0, "dig", "week"), ("25%", 25.0, "percent", None))
    amounts = tuple(Quantity(q, text.index(q), text.index(q) + len(q), v, None, u, "scope", None, per) for q, v, u, per in said)
    read = facts(dt.date(2027, 3, 12))
    stages = stated_funnel.read(replace(read, quantities=(*read.quantities, *amounts)), text, ENGLISH)
    assert (stages[0].stage, stages[0].volume, stages[0].per, stages[0].rate) == ("digs", 40.0, "week", 0.25)
    assert stated_funnel.read(facts(dt.date(2027, 3, 12)), TEXT, ENGLISH) == ()


@pytest.mark.parametrize(("step", "count"), [("week", 5), ("month", 2), ("quarter", 2)])
def test_milestones_stand_where_they_are_asked_for(step: str, count: int) -> None:
    plan = make_plan(Goal(TEXT), facts(dt.date(2027, 4, 2)), Context(today=TODAY), ENGLISH, step=step)
    assert len(plan.milestones) == count
    assert plan.milestones[-1].value == plan.total


def test_linear_milestones_rise_with_the_days() -> None:
    plan = make_plan(Goal(TEXT), facts(dt.date(2027, 3, 14)), Context(today=TODAY), ENGLISH, step="week", spread="linear")
    assert [m.value for m in plan.milestones] == [15.0, 30.0]


def test_what_is_no_step_or_spread_is_named() -> None:
    with pytest.raises(PlanError, match="fortnight"):
        make_plan(Goal(TEXT), facts(dt.date(2027, 4, 2)), Context(today=TODAY), ENGLISH, step="fortnight")
    with pytest.raises(PlanError, match="lineer"):
        make_plan(Goal(TEXT), facts(dt.date(2027, 4, 2)), Context(today=TODAY), ENGLISH, spread="lineer")


def test_public_holidays_are_no_working_days_and_without_the_package_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    easter = facts(dt.date(2027, 3, 31))
    plain = make_plan(Goal(TEXT), easter, Context(today=TODAY), ENGLISH)
    german = make_plan(Goal(TEXT), easter, Context(today=TODAY, holidays="DE"), ENGLISH)
    assert plain.workdays_left - german.workdays_left == 2
    with pytest.raises(InputError, match=r"context\.holidays"):
        make_plan(Goal(TEXT), easter, Context(today=TODAY, holidays="XX"), ENGLISH)
    monkeypatch.setitem(sys.modules, "holidays", None)
    with pytest.raises(MissingExtraError, match=r"\.\[holidays\]"):
        make_plan(Goal(TEXT), easter, Context(today=TODAY, holidays="DE"), ENGLISH)


@given(
    st.integers(1, 1200), st.integers(1, 10_000), st.sampled_from((None, "week", "month", "quarter")),
    st.sampled_from(("workdays", "linear")), st.integers(1, 12),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_what_milestones_add_is_the_total(days: int, value: int, step: str | None, spread: str, month: int) -> None:
    end = TODAY + dt.timedelta(days=days)
    plan = make_plan(Goal(TEXT), facts(end, value), Context(today=TODAY, fiscal_year_start=month), ENGLISH, step=step, spread=spread)
    added = [b.value - a.value for a, b in zip((Milestone(TODAY, 0.0), *plan.milestones), plan.milestones)]
    assert min(added) >= 0
    assert sum(added) == pytest.approx(plan.total)
    assert plan.milestones[-1].value == plan.total
    dates = [m.date for m in plan.milestones]
    assert dates == sorted(set(dates))


def test_an_objective_is_planned_by_its_key_results() -> None:
    carried = tuple(KeyResult(f"Fire {n} pots by 1 May 2027") for n in (10, 20, 30, 40))
    with pytest.raises(PlanError, match=r"objective.*'Fire 10 pots by 1 May 2027'.*'Fire 30 pots by 1 May 2027', \.\.\.\Z"):
        make_plan(Goal("Pots that last", key_results=carried), Facts(), Context(today=TODAY), ENGLISH)
    with pytest.raises(PlanError, match=r"one by one\Z"):
        make_plan(Goal("Pots that last", kind="objective"), Facts(), Context(today=TODAY), ENGLISH)
    with pytest.raises(PlanError, match="no deadline"):
        make_plan(Goal("Pots that last", kind="key_result"), Facts(), Context(today=TODAY), ENGLISH)
    plan = make_plan(Goal(TEXT, key_results=carried), facts(dt.date(2027, 3, 12)), Context(today=TODAY), ENGLISH)
    assert plan.total == 30

"""Attainability: the tails, each method on records made by hand, and what must hold for every number."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcritic.attainability import estimate, history, tails, units, verdict_of
from smartcritic.config import Estimates
from smartcritic.errors import InputError
from smartcritic.records import Action, Capacity, Context, Deadline, Facts, FunnelStage, Goal, HistoryPoint, Quantity
from tests import strategies as own

TODAY = dt.date(2027, 3, 1)


def facts(text: str, figure: str, value: float, unit: str | None, end: dt.date, direction: str | None = None) -> Facts:
    start = text.index(figure)
    verb = text.split(" ")[0]
    action = Action(verb.lower(), verb, 0, len(verb), direction=direction)  # type: ignore[arg-type]
    return Facts(
        action=action,
        quantities=(Quantity(figure, start, start + len(figure), value, unit=unit),),
        deadline=Deadline(None, None, None, None, end),
    )


def ask(value: float, end: dt.date, context: Context, noun: str = "samples", unit: str = "sample") -> float:
    text = f"Collect {value:g} {noun} somewhere"
    found = estimate(Goal(text), facts(text, f"{value:g}", value, unit, end), context)
    assert found is not None
    assert 0.0 <= found.probability <= 1.0
    assert found.explanation
    return found.probability


def past(values: list[float], unit: str = "sample", metric: str = "samples") -> Context:
    points = [
        HistoryPoint(metric, f"{2025 + (i + 12 - len(values) + 12) // 12 - 1}-{(i + 24 - len(values)) % 12 + 1:02d}", v, unit)
        for i, v in enumerate(values)
    ]
    return Context(today=TODAY, history=tuple(points))


def test_binomial_tail_agrees_with_the_sum() -> None:
    for n, p, k in ((10, 0.3, 4), (40, 0.05, 1), (25, 0.9, 20)):
        exact = math.fsum(math.comb(n, i) * p**i * (1 - p) ** (n - i) for i in range(k, n + 1))
        assert tails.binomial_tail(k, n, p) == pytest.approx(exact, abs=1e-9)


def test_poisson_tail_agrees_with_the_sum() -> None:
    for mean, k in ((3.0, 5), (20.0, 12), (0.4, 1)):
        exact = 1 - math.fsum(math.exp(-mean) * mean**i / math.factorial(i) for i in range(k))
        assert tails.poisson_tail(k, mean) == pytest.approx(exact, abs=1e-9)


@given(own.series_values(), st.integers(1, 2000), st.integers(1, 500))
@settings(max_examples=60, deadline=None)
def test_history_an_easier_target_is_never_less_likely(values: list[float], value: int, more: int) -> None:
    end = dt.date(2027, 4, 30)
    assert ask(value, end, past(values)) >= ask(value + more, end, past(values)) - 1e-9


@given(st.integers(1, 80), st.integers(1, 40), st.floats(0.01, 0.9), st.integers(1, 90), st.integers(1, 120))
@settings(max_examples=60, deadline=None)
def test_funnel_more_time_or_an_easier_target_is_never_less_likely(value: int, volume: int, rate: float, days: int, more: int) -> None:
    context = Context(today=TODAY, funnel=(FunnelStage("visits", volume, "week", rate), FunnelStage("samples")))
    end = TODAY + dt.timedelta(days=days)
    base = ask(value, end, context)
    assert ask(value, end + dt.timedelta(days=more), context) >= base - 1e-9
    assert ask(value + more, end, context) <= base + 1e-9


@given(own.series_values(), st.integers(1, 3000), st.sampled_from((10.0, 1000.0, 1e6)))
@settings(max_examples=40, deadline=None)
def test_scaling_money_changes_nothing(values: list[float], value: int, scale: float) -> None:
    end = dt.date(2027, 4, 30)
    one = past(values, "EUR", "fees")
    big = past([v * scale for v in values], "EUR", "fees")
    assert ask(value, end, one, "fees", "EUR") == pytest.approx(ask(value * scale, end, big, "fees", "EUR"), abs=1e-5)


def test_far_from_the_past_is_out_of_reach_and_below_it_is_sure() -> None:
    months = past([40, 44, 39, 42, 41, 43])
    assert ask(120, dt.date(2027, 3, 31), months) < 0.05
    assert ask(20, dt.date(2027, 3, 31), months) > 0.95


def test_history_of_something_else_says_nothing() -> None:
    text = "Collect 20 samples somewhere"
    context = past([5, 6, 7, 8], "EUR", "parking fees")
    assert estimate(Goal(text), facts(text, "20", 20, "sample", dt.date(2027, 4, 30)), context) is None


def test_capacity_is_held_against_the_target() -> None:
    context = Context(today=TODAY, capacity=(Capacity("hours", 40, "week", None, 2.0),))
    assert ask(400, dt.date(2027, 3, 28), context) < 0.2
    assert ask(40, dt.date(2027, 3, 28), context) > 0.8


@pytest.mark.parametrize(("current", "expected"), [(9.0, 0.0), (20.0, 1.0)])
def test_a_past_deadline_is_judged_by_what_is_there(current: float, expected: float) -> None:
    text = "Collect 20 samples somewhere"
    found = estimate(Goal(text, current=current, target=20), facts(text, "20", 20, "sample", dt.date(2027, 2, 1)), Context(today=TODAY))
    assert found is not None
    assert found.probability == expected


@pytest.mark.parametrize("text", ["spring", "2027-13", "2027-Q5", "2027-W60", "1850-02", ""])
def test_a_period_that_is_none_names_the_field(text: str) -> None:
    with pytest.raises(InputError, match=r"context\.history\[\]\.period"):
        history.period(text)


@pytest.mark.parametrize(
    ("text", "kind"), [("2027-02", "month"), ("2027-Q2", "quarter"), ("2027-W07", "week"), ("2027", "year"), ("2027-02-03", "day")]
)
def test_periods(text: str, kind: str) -> None:
    assert history.period(text)[0] == kind


@pytest.mark.parametrize(("p", "verdict"), [(0.5, "met"), (0.49, "partial"), (0.2, "partial"), (0.19, "unmet")])
def test_verdicts_of_probabilities(p: float, verdict: str) -> None:
    assert verdict_of(p) == verdict


def test_units_are_brought_to_one_scale() -> None:
    assert units.read("k€") == ("EUR", 1000.0)
    assert units.read("million USD") == ("USD", 1e6)
    assert units.read("%") == ("percent", 1.0)
    assert units.factor("hrs", "minute") == 60.0
    assert units.factor("kg", "tonne") == pytest.approx(0.001)
    assert units.factor("EUR", "USD") is None
    assert units.factor("percent", "hour") is None


def test_history_in_another_unit_of_the_same_kind_is_converted() -> None:
    end = dt.date(2027, 3, 31)
    hours, minutes = past([2.0, 2.1, 1.9, 2.0], "hour", "loading time"), past([120, 126, 114, 120], "minute", "loading time")
    noun = "minutes of loading time"
    assert ask(125, end, hours, noun, "minute") == pytest.approx(ask(125, end, minutes, noun, "minute"))


def test_mixed_units_double_periods_and_gaps_are_said_and_the_rest_counts() -> None:
    points = [HistoryPoint("samples", f"2026-{m:02d}", v, "sample") for m, v in ((8, 40), (9, 41), (9, 42), (12, 43))]
    text = "Collect 40 samples somewhere"
    context = Context(today=TODAY, history=(*points, HistoryPoint("samples", "2026-10", 9000, "EUR")))
    found = estimate(Goal(text), facts(text, "40", 40, "sample", dt.date(2027, 3, 31)), context)
    assert found is not None
    said = " ".join(found.assumptions)
    assert "mixes units" in said
    assert "twice" in said
    assert "gaps" in said
    assert found.expected < 100


def test_seasons_of_two_years_move_the_forecast_and_weak_ones_do_not() -> None:
    high = [30, 30, 30, 30, 30, 60, 90, 95, 60, 30, 30, 30]
    context = past([float(v) for v in (*high[2:], *high, *high[:2])])
    assert ask(85, dt.date(2027, 3, 31), context) < 0.2
    line = history.Series("samples", "month", tuple(range(24)), tuple(40.0 + (i * 7) % 5 for i in range(24)), None, ())
    assert history._season(line) == {}


def test_spreads_come_from_the_configuration() -> None:
    text = "Collect 400 samples somewhere"
    read = facts(text, "400", 400, "sample", dt.date(2027, 8, 31))
    goal = Goal(text, current=100, target=400)
    wide, narrow = (estimate(goal, read, Context(today=TODAY), Estimates(growth_spread=s)) for s in (3.0, 0.3))
    assert wide is not None
    assert narrow is not None
    assert wide.method == "growth"
    assert wide.probability > 0.5 > 0.2 > narrow.probability


@pytest.mark.parametrize(
    ("data", "field"),
    [
        ({"funnel": [{"stage": "visits", "volume": -3}]}, r"funnel\[0\]\.volume"),
        ({"funnel": [{"stage": "visits", "rate": 40}]}, r"funnel\[0\]\.rate.*0\.4"),
        ({"funnel": [{"stage": "visits", "volume": 3, "per": "fortnight"}]}, r"funnel\[0\]\.per"),
        ({"history": [{"metric": "visits", "period": "spring", "value": 3}]}, r"history\[0\]\.period"),
        ({"history": [{"metric": "visits", "period": "1890-02", "value": 3}]}, r"history\[0\]\.period.*1900"),
        ({"capacity": [{"what": "hours", "value": 3, "each": 0}]}, r"capacity\[0\]\.each"),
    ],
)
def test_bad_context_names_the_field(data: dict[str, object], field: str) -> None:
    with pytest.raises(InputError, match=field):
        Context.from_dict(data)


def test_a_capacity_that_falls_short_holds_against_a_funnel_that_carries() -> None:
    funnel = (FunnelStage("visits", 500, "week", 0.5), FunnelStage("samples"))
    wide, tight = Capacity("samples", 200, "week"), Capacity("samples", 10, "week")
    end = dt.date(2027, 3, 28)
    assert ask(200, end, Context(today=TODAY, funnel=funnel, capacity=(wide,))) > 0.9
    assert ask(200, end, Context(today=TODAY, funnel=funnel, capacity=(tight,))) < 0.2

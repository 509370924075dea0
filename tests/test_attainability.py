"""Attainability: the tails, each method on records made by hand, and what must hold for every number."""

from __future__ import annotations

import datetime as dt
import math

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcritic.attainability import estimate, history, tails, verdict_of
from smartcritic.config import Estimates
from smartcritic.errors import InputError
from smartcritic.languages import ENGLISH
from smartcritic.model import Action, Capacity, Context, Deadline, Facts, FunnelStage, Goal, HistoryPoint, Quantity
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
    found = estimate(Goal(text), facts(text, f"{value:g}", value, unit, end), context, ENGLISH)
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
    assert estimate(Goal(text), facts(text, "20", 20, "sample", dt.date(2027, 4, 30)), context, ENGLISH) is None


def test_capacity_is_held_against_the_target() -> None:
    context = Context(today=TODAY, capacity=(Capacity("hours", 40, "week", None, 2.0),))
    assert ask(400, dt.date(2027, 3, 28), context) < 0.2
    assert ask(40, dt.date(2027, 3, 28), context) > 0.8


@pytest.mark.parametrize(("current", "expected"), [(9.0, 0.0), (20.0, 1.0)])
def test_a_past_deadline_is_judged_by_what_is_there(current: float, expected: float) -> None:
    text = "Collect 20 samples somewhere"
    read = facts(text, "20", 20, "sample", dt.date(2027, 2, 1))
    found = estimate(Goal(text, current=current, target=20), read, Context(today=TODAY), ENGLISH)
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


def test_history_in_another_unit_of_the_same_kind_is_converted() -> None:
    end = dt.date(2027, 3, 31)
    hours, minutes = past([2.0, 2.1, 1.9, 2.0], "hour", "loading time"), past([120, 126, 114, 120], "minute", "loading time")
    noun = "minutes of loading time"
    assert ask(125, end, hours, noun, "minute") == pytest.approx(ask(125, end, minutes, noun, "minute"))


def test_mixed_units_double_periods_and_gaps_are_said_and_the_rest_counts() -> None:
    points = [HistoryPoint("samples", f"2026-{m:02d}", v, "sample") for m, v in ((8, 40), (9, 41), (9, 42), (12, 43))]
    text = "Collect 40 samples somewhere"
    context = Context(today=TODAY, history=(*points, HistoryPoint("samples", "2026-10", 9000, "EUR")))
    found = estimate(Goal(text), facts(text, "40", 40, "sample", dt.date(2027, 3, 31)), context, ENGLISH)
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
    wide, narrow = (estimate(goal, read, Context(today=TODAY), ENGLISH, Estimates(growth_spread=s)) for s in (3.0, 0.3))
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
        ({"capacity": [{"what": "hours", "value": -3}]}, r"capacity\[0\]\.value"),
        ({"capacity": [{"what": "hours", "value": 3, "per": "sprint"}]}, r"capacity\[0\]\.per"),
        ({"funnel": [{"stage": "visits", "rate": 1.2}]}, r"funnel\[0\]\.rate"),
        ({"funnel": [{"stage": "visits", "rate": -0.1}]}, r"funnel\[0\]\.rate"),
        ({"funnel": [{"stage": "visits"}, {"stage": "sales", "value_each": -20}]}, r"funnel\[1\]\.value_each.*negative"),
        ({"history": [{"metric": "visits", "period": "2027-13", "value": 3}]}, r"history\[0\]\.period"),
        ({"history": [{"metric": "visits", "period": "2027-01", "value": "many"}]}, r"history\[0\]\.value"),
        ({"today": "1850-03-01"}, r"context\.today.*1900"),
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


@given(own.series_values(), st.integers(1, 3000), st.integers(1, 300), st.integers(1, 200))
@settings(max_examples=150, deadline=None)
def test_history_more_time_for_a_sum_is_never_less_likely(values: list[float], value: int, days: int, more: int) -> None:
    end = TODAY + dt.timedelta(days=days)
    assert ask(value, end + dt.timedelta(days=more), past(values)) >= ask(value, end, past(values)) - 1e-6


@given(
    st.lists(st.integers(5, 95).map(float), min_size=3, max_size=18),
    st.integers(1, 90), st.integers(1, 9), st.integers(1, 300), st.integers(1, 200), st.booleans(),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_history_of_a_rate_never_falls_with_time_or_ease(
    values: list[float], value: int, easier: int, days: int, more: int, down: bool
) -> None:
    def level(value: int, days: int) -> float:
        text = f"{'Cut' if down else 'Raise'} the renewal rate to {value}%"
        end = TODAY + dt.timedelta(days=days)
        read = facts(text, f"{value}%", value, "percent", end, "down" if down else "up")
        found = estimate(Goal(text), read, past(values, "percent", "renewal rate"), ENGLISH)
        assert found is not None
        assert found.method == "history"
        return found.probability

    hard, easy = (value, value + easier) if down else (value + easier, value)
    assert level(easy, days) >= level(hard, days) - 1e-6
    assert level(hard, days + more) >= level(hard, days) - 1e-6


PER = st.sampled_from((None, "day", "week", "month", "quarter", "year"))


@given(st.integers(1, 500), st.integers(1, 100), st.integers(0, 500), PER, st.floats(0.1, 20), st.integers(1, 200), st.integers(1, 200))
@settings(max_examples=150, deadline=None)
def test_capacity_never_carries_less_with_time_ease_or_more_of_it(
    value: int, more: int, at_hand: int, per: str | None, each: float, days: int, longer: int
) -> None:
    def chance(value: int, days: int, at_hand: int) -> float:
        context = Context(today=TODAY, capacity=(Capacity("hours", at_hand, per, None, each),))
        return ask(value, TODAY + dt.timedelta(days=days), context)

    base = chance(value, days, at_hand)
    assert chance(value, days + longer, at_hand) >= base - 1e-9
    assert chance(value + more, days, at_hand) <= base + 1e-9
    assert chance(value, days, at_hand + more) >= base - 1e-9


@given(st.integers(50, 1000), st.integers(1, 40), st.integers(1, 500), st.integers(1, 300), st.integers(1, 300), st.booleans())
@settings(max_examples=150, deadline=None)
def test_growth_never_falls_with_time_or_ease(origin: int, change: int, more: int, days: int, longer: int, down: bool) -> None:
    def chance(value: float, days: int) -> float:
        text = f"{'Cut' if down else 'Raise'} samples to {value:g}"
        end = TODAY + dt.timedelta(days=days)
        read = facts(text, f"{value:g}", value, "sample", end, "down" if down else "up")
        found = estimate(Goal(text, current=origin, target=value), read, Context(today=TODAY), ENGLISH)
        assert found is not None
        assert found.method == "growth"
        return found.probability

    easy, hard = (origin - change, (origin - change) / (1 + more / 100)) if down else (origin + change, origin + change + more)
    assert chance(easy, days) >= chance(hard, days) - 1e-9
    assert chance(hard, days + longer) >= chance(hard, days) - 1e-9


SHARE = st.one_of(st.none(), st.floats(0, 1))


@given(
    st.integers(1, 200), st.integers(1, 60), st.integers(0, 100), PER, SHARE, st.one_of(st.none(), st.integers(0, 50)), PER, SHARE,
    st.integers(1, 200), st.integers(1, 200),
)  # fmt: skip
@settings(max_examples=150, deadline=None)
def test_a_funnel_of_several_sources_never_falls_with_time_or_ease(
    value: int, more: int, first: int, per: str | None, rate: float | None, second: int | None, later: str | None, share: float | None,
    days: int, longer: int,
) -> None:  # fmt: skip
    stages = (FunnelStage("visits", first, per, rate), FunnelStage("talks", second, later, share), FunnelStage("samples"))
    context, end = Context(today=TODAY, funnel=stages), TODAY + dt.timedelta(days=days)
    base = ask(value, end, context)
    assert ask(value, end + dt.timedelta(days=longer), context) >= base - 1e-9
    assert ask(value + more, end, context) <= base + 1e-9


@given(own.series_values(), st.integers(1, 3000))
@settings(max_examples=40, deadline=None)
def test_money_in_thousands_is_the_same_money(values: list[float], value: int) -> None:
    end = dt.date(2027, 4, 30)
    plain, thousands = past([v * 1000 for v in values], "EUR", "fees"), past(values, "k€", "fees")
    assert ask(value * 1000, end, plain, "fees", "EUR") == pytest.approx(ask(value * 1000, end, thousands, "fees", "EUR"), abs=1e-9)


@given(st.integers(1, 500), st.integers(1, 900), st.floats(0.01, 1), st.sampled_from((0.001, 100.0, 1e6)))
@settings(max_examples=40, deadline=None)
def test_scaling_the_money_of_a_funnel_changes_nothing(volume: int, value: int, rate: float, scale: float) -> None:
    def chance(scale: float, each: float | None) -> float:
        stages = (
            FunnelStage("offers", volume if each else volume * scale, "month", rate, None if each else "EUR"),
            FunnelStage("orders", value_each=each and each * scale, unit=None if each else "EUR"),
        )
        return ask(value * scale, dt.date(2027, 5, 31), Context(today=TODAY, funnel=stages), "fees", "EUR")

    for each in (None, 3.0):
        assert chance(1.0, each) == pytest.approx(chance(scale, each), abs=1e-6)

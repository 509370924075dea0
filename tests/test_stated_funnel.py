"""What a goal is built on by its own words: the facts are read once, so each spelling of a number gives the same estimate."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc
from smartcritic.attainability import stated_funnel
from smartcritic.languages import ENGLISH
from smartcritic.model import FunnelStage, HistoryPoint

TODAY = dt.date(2027, 1, 11)
END = "by 31 May 2027"


def chance(critic: sc.Critic, text: str, **context: object) -> float | None:
    found = critic.critique(text, sc.Context(today=TODAY, **context)).attainability  # type: ignore[arg-type]
    return found.probability if found is not None else None


@pytest.mark.parametrize(
    "basis",
    [
        "based on 35 weekly tastings and a 10% conversion rate",
        "based on thirty-five weekly tastings and a 10% conversion rate",
        "based on thirty-five weekly tastings and a ten percent conversion rate",
        "based on 35 tastings a week and a conversion rate of 10%",
        "given 35 tastings per week of which one in ten turns into an order",
        "given 35 tastings per week of which every tenth turns into an order",
        "given 35 tastings per week of which 1 out of 10 turns into an order",
    ],
)
def test_every_spelling_of_a_basis_gives_the_same_estimate(basis: str, critic: sc.Critic) -> None:
    plain = chance(critic, f"Win 60 bakeries {END}, based on 35 weekly tastings and a 10% conversion rate")
    assert plain is not None
    assert chance(critic, f"Win 60 bakeries {END}, {basis}") == plain


def test_a_decimal_comma_is_no_group_mark(critic: sc.Critic) -> None:
    comma, point, whole = (
        chance(critic, f"Win 15 bakeries {END}, based on 20 weekly tastings and a {rate}% conversion rate") for rate in ("3,5", "3.5", "35")
    )
    assert comma == point
    assert whole is not None
    assert comma is not None
    assert comma < 0.5 < whole


def funnel(critic: sc.Critic, text: str) -> tuple[FunnelStage, ...]:
    return stated_funnel.read(critic.extract(text, sc.Context(today=TODAY)), text, ENGLISH)


def test_stages_of_a_stated_funnel(critic: sc.Critic) -> None:
    stages = funnel(
        critic, f"Win 12 bakeries {END}, given 80 calls a week, 20% of which lead to a tasting and half of the tastings to an order"
    )
    assert [(s.stage, s.volume, s.per, s.rate) for s in stages] == [
        ("calls", 80, "week", 0.2),
        ("step 2", None, None, 0.5),
        ("result", None, None, None),
    ]


def test_the_worth_of_one_item(critic: sc.Critic) -> None:
    for words in ("9 offers of $30K each", "9 offers, a typical order is worth $30K", "9 offers, and an order brings $30K"):
        text = f"Book $90,000 {END} from {words}, at 40%"
        assert stated_funnel.worth_each(critic.extract(text, sc.Context(today=TODAY)), text, ENGLISH) == 30_000
    text = f"Book $90,000 {END} from fees of $400 a week"
    assert stated_funnel.worth_each(critic.extract(text, sc.Context(today=TODAY)), text, ENGLISH) is None


@pytest.mark.parametrize(
    "text",
    [
        f"Win 12 bakeries {END}, with 4 reps and a 10% discount",
        f"Win 12 bakeries {END} with 20% of our time",
        f"Raise the share of organic flour to 40% {END}, based on 200 orders a week and 10% growth",
        f"Win 12 bakeries {END}",
    ],
)
def test_what_is_no_funnel(text: str, critic: sc.Critic) -> None:
    assert funnel(critic, text) == ()


def past(values: list[float], unit: str, metric: str) -> tuple[HistoryPoint, ...]:
    return tuple(HistoryPoint(metric, f"2026-{m:02d}", v, unit) for m, v in enumerate(values, 13 - len(values)))


@pytest.mark.parametrize("unit", ["kWh", "kilowatt-hours", "MWh"])
def test_history_in_a_unit_of_energy_serves_a_goal_in_another(unit: str, critic: sc.Critic) -> None:
    values = [v / 1000 if unit == "MWh" else v for v in (910.0, 905, 880, 893, 901, 889)]
    found = [
        chance(critic, f"Cut power use to {level} {END}", history=past(values, unit, "power use"))
        for level in ("870 kWh", "870 kilowatt-hours", "0.87 MWh")
    ]
    assert found[0] is not None
    assert found == [pytest.approx(found[0])] * 3


@pytest.mark.parametrize(("one", "other"), [("95 cm", "950 mm"), ("95 cm", "0.95 metres"), ("120 cm", "1200 mm")])
def test_one_length_in_two_units_is_judged_alike(one: str, other: str, critic: sc.Critic) -> None:
    history = past([131.0, 128, 125, 127, 122, 119, 121, 118], "cm", "offcut scrap")
    chances = [chance(critic, f"Cut the offcut scrap to {level} {END}", history=history) for level in (one, other)]
    assert chances[0] is not None
    assert chances[0] == pytest.approx(chances[1])


def test_history_in_a_rare_unit_serves_a_goal_in_its_multiple(critic: sc.Critic) -> None:
    history = past([4.1, 4.0, 4.2, 4.1, 4.0, 4.1], "pascal", "filter pressure")
    easy, hard = (chance(critic, f"Cut the filter pressure to {n} millipascals {END}", history=history) for n in (4400, 1200))
    assert easy is not None
    assert hard is not None
    assert hard < 0.2 < 0.5 < easy


def test_what_one_item_is_worth_is_no_level_of_today(critic: sc.Critic) -> None:
    plan = critic.plan(f"€40K in consulting fees {END} (average project: €5K)", sc.Context(today=TODAY))
    assert plan.total == 40_000
    assert plan.milestones[0].value < 40_000 / 2


def test_a_level_that_moves_and_a_span_of_time_come_of_no_funnel(critic: sc.Critic) -> None:
    for text in (
        f"Cut the open balance from €90K to €10K {END}, two of three debtors have signed",
        f"Process claims in 9 days {END}, 20% of 40 a week",
    ):
        found = critic.critique(text, sc.Context(today=TODAY)).attainability
        assert found is None or found.method != "funnel"

"""Quantities: value, unit, bound and role; and texts whose numbers are names."""

from __future__ import annotations

from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.facts.amounts import read_amounts
from smartcritic.languages import ENGLISH
from smartcritic.model import Quantity
from smartcritic.parsing import bundled, pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import segments

MUST_PASS = [s for s in Path(__file__).with_name("must_pass_amounts.txt").read_text(encoding="utf-8").splitlines() if s]


@pytest.fixture(scope="module")
def nlp() -> object:
    return bundled.load()


def read(nlp: object, text: str) -> tuple[Quantity, ...]:
    parses = [Parse(nlp(pipeline.whole(nlp, s.text)), ENGLISH, s) for s in segments(text, ENGLISH)]  # type: ignore[operator, arg-type]
    found = read_amounts(parses, [()] * len(parses)).quantities
    assert all(text[q.start : q.end] == q.text for q in found)
    return found


@pytest.mark.parametrize("text", MUST_PASS)
def test_a_name_is_no_quantity(nlp: object, text: str) -> None:
    assert [q.text for q in read(nlp, text)] == []


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Raise $1.2M for the shelter", 1_200_000, "USD"),
        ("Save €50k on freight", 50_000, "EUR"),
        ("Cut waste by 20%", 20, "percent"),
        ("Sign 40 new bakeries", 40, "bakery"),
        ("Plant a dozen trees", 12, "tree"),
        ("Collect half a million signatures", 500_000, "signature"),
        ("Cycle 90 km", 90, "kilometre"),
        ("Grow the choir 3x", 3, "times"),
        ("Pay out USD250 to the winner", 250, "USD"),
    ],
)
def test_value_and_unit(nlp: object, text: str, value: float, unit: str) -> None:
    found = read(nlp, text)
    assert [(q.value, q.unit) for q in found] == [(value, unit)]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("Sign at least 40 bakeries", "at_least"),
        ("Spend no more than $900", "at_most"),
        ("Keep churn under 4%", "less_than"),
        ("Host over 30 guests", "more_than"),
    ],
)
def test_bound_and_role_of_a_target(nlp: object, text: str, bound: str) -> None:
    (found,) = read(nlp, text)
    assert (found.bound, found.role) == (bound, "target")


def test_roles_of_a_change(nlp: object) -> None:
    assert [q.role for q in read(nlp, "Raise the fill rate from 80% to 95%")] == ["baseline", "target"]


def test_rate(nlp: object) -> None:
    (found,) = read(nlp, "Make 50 calls per day")
    assert (found.value, found.unit, found.role) == (50, "call", "rate")


def said(nlp: object, text: str) -> list[tuple[str, float, str | None, str]]:
    return [(q.text, q.value, q.unit, q.role) for q in read(nlp, text)]


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Cut returns of 9% to 6%", ["baseline", "target"]),
        ("Bring down a boot time of 4100 ms to 2650 ms", ["baseline", "target"]),
        ("Bring the no-show rate down 12% to 7%", ["baseline", "target"]),
        ("Keep the crew at 6 to 9 people", ["target"]),
    ],
)
def test_a_higher_number_before_a_lower_one_is_where_a_change_starts(nlp: object, text: str, roles: list[str]) -> None:
    assert [q.role for q in read(nlp, text)] == roles


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("Move 2 in 5 patients to the new clinic", 0.4),
        ("Have one in ten visitors join the choir", 0.1),
        ("Reach 3 in every 20 households", 0.15),
        ("Win back every third reader", 1 / 3),
    ],
)
def test_a_share_written_with_in_or_every(nlp: object, text: str, share: float) -> None:
    assert read(nlp, text)[0].value == pytest.approx(share)


def test_a_count_in_places_is_no_share(nlp: object) -> None:
    assert [q.value for q in read(nlp, "Open 2 kiosks in 5 towns")] == [2, 5]


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Save 95 kilowatt-hours", 95, "kilowatt-hour"),
        ("Save 95 kilowatt hours", 95, "kilowatt-hour"),
        ("Fence off 40 square metres", 40, "square metre"),
        ("Use 3/4 lb of flour", 0.75, "pound"),
        ("Pay the lease for 18 mo.", 18, "month"),
        ("Use 2,5 litres of paint", 2.5, "litre"),
        ("Hold the tank under 300 MPa", 300, "megapascal"),
        ("Ride at 24 kmh", 24, "kilometre per hour"),
        ("Run the feeder at 40 kVA", 40, "kilovolt ampere"),
    ],
)
def test_units_of_several_words_parts_and_rare_ones(nlp: object, text: str, value: float, unit: str) -> None:
    assert [(q.value, q.unit) for q in read(nlp, text)] == [(value, unit)]


@pytest.mark.parametrize("text", ["Turn on 2FA for the branches", "Port the 3GS app", "Write the 7AZ label"])
def test_letters_that_only_look_like_a_unit_in_another_case_are_a_name(nlp: object, text: str) -> None:
    assert read(nlp, text) == ()


@pytest.mark.parametrize(
    ("text", "bound"), [("Cut waste at least by half", "at_least"), ("Cut waste at most by half", "at_most"), ("Cut waste by half", None)]
)
def test_by_half(nlp: object, text: str, bound: str | None) -> None:
    (found,) = read(nlp, text)
    assert (found.value, found.unit, found.bound, found.role) == (0.5, "times", bound, "target")


def test_the_last_of_a_list_may_be_one(nlp: object) -> None:
    assert said(nlp, "Order 9 ovens, 4 mixers and a freezer") == [
        ("9 ovens", 9, "oven", "target"),
        ("4 mixers", 4, "mixer", "target"),
        ("a freezer", 1, "freezer", "target"),
    ]
    assert [q.value for q in read(nlp, "Plan it with 60 visits and a conversion of 5%")] == [60, 5]


def test_them_stands_for_the_nouns_before(nlp: object) -> None:
    assert [(q.value, q.unit, q.role) for q in read(nlp, "Trim the branches from 14 to 9 of them")] == [
        (14, "branch", "baseline"),
        (9, "branch", "target"),
    ]
    assert [(q.value, q.unit) for q in read(nlp, "Repair the pumps older than 8 years, 30 of them by boat")][-1] == (30, "pump")


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Train 40 parking attendants", "parking attendant"),
        ("Open 9 new boat sheds", "boat shed"),
        ("Make 30 service calls a day", "service call per day"),
        ("Keep milk at €1.20 a litre", "EUR per litre"),
        ("Pump 900 barrels of oil per day", "barrel of oil per day"),
        ("Cut the use to 6 litres per 100 km", "litre per 100 kilometre"),
        ("Keep the store at 4 °C", "degree Celsius"),
        ("Print 12 posters weekly", "poster per week"),
        ("Paint two thirds of the hulls", "share"),
        ("Hire 6 people", "person"),
    ],
)
def test_full_unit(nlp: object, text: str, full: str) -> None:
    assert read(nlp, text)[0].full_unit == full


@pytest.mark.parametrize(
    ("text", "full"),
    [
        ("Ferry delays fell by nine to 41", ["ferry delay", "ferry delay"]),
        ("Of 80 oars tested, 12 were cracked", ["oar", "oar"]),
        ("Lift the fill rate to 93% (from 88)", ["percent", "percent"]),
        ("The number of members rose to 640", ["member"]),
        ("Cut the boats from 9 to 5", ["boat", "boat"]),
        ("Raise NPS from 31 to 45", [None, None]),
    ],
)
def test_what_a_bare_number_counts_is_named_elsewhere(nlp: object, text: str, full: list[str | None]) -> None:
    assert [q.full_unit for q in read(nlp, text)] == full


@pytest.mark.parametrize(
    ("text", "part", "whole", "unit"),
    [
        ("Repaint 14 of its 61 huts", 14, 61, "hut"),
        ("Check eighteen of the twenty-two fire doors", 18, 22, "door"),
        ("Win 11 of the last 13 races", 11, 13, "race"),
        ("Keep 9 out of 10 members", 9, 10, None),
    ],
)
def test_a_part_has_its_whole(nlp: object, text: str, part: float, whole: float, unit: str | None) -> None:
    (found,) = read(nlp, text)
    assert (found.value, found.of, found.unit) == (part, whole, unit)


@pytest.mark.parametrize(
    ("text", "change"),
    [
        ("Ferry fares rose 4%", "up"),
        ("Cut spending by £900", "down"),
        ("Use 30% less diesel", "down"),
        ("Keep spending at £900", None),
        ("Lift the fill rate to 93%", None),
    ],
)
def test_change(nlp: object, text: str, change: str | None) -> None:
    assert read(nlp, text)[0].change == change


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("Sell 1.3m tickets", 1_300_000, "ticket"),
        ("Lay 60 m of cable", 60, "metre"),
        ("Ride at 24 km/h", 24, "kilometre per hour"),
        ("The fare is 82p", 82, "penny"),
        ("Keep the fare under 45c", 45, "cent"),
        ("Move it by 0.4 of a percentage point", 0.4, "percentage point"),
        ("Grow the choir sixfold", 6, "times"),
        ("Host 4.1 billion visits", 4_100_000_000, "visit"),
        ("Keep it in a range of 3% to 4%", 3, "percent"),
    ],
)
def test_scales_coins_and_parts_of_a_unit(nlp: object, text: str, value: float, unit: str) -> None:
    (found,) = read(nlp, text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Cut the wait from 9 -> 5 days", [None, None]),
        ("Keep the wait at 9 days tops", ["at_most"]),
        ("Fares ticked up to £9", [None]),
        ("Hire up to 9 cooks", ["at_most"]),
        ("Pay in 9 days (at most)", ["at_most"]),
        ("Run a sub-30 mile", ["less_than"]),
        ("Cut fares by as much as £9", ["at_most"]),
    ],
)
def test_bounds_behind_and_words_that_are_none(nlp: object, text: str, bounds: list[str | None]) -> None:
    assert [q.bound for q in read(nlp, text)] == bounds


@pytest.mark.parametrize(
    ("text", "roles"),
    [
        ("Raise revenue by $2m to $9m", ["target", "target"]),
        ("Churn's 5.3, should be 4", ["baseline", "target"]),
        ("Returns under 2% of sales, run rate's 5.3", ["target", "baseline"]),
        ("Cut churn to 3%, the goal is 2", ["target", "target"]),
        ("Sort 450 parcels an hour, more like 300", ["rate", "baseline"]),
        ("Change the oil every 500 hours", ["scope"]),
        ("Close 20 tickets older than a week", ["target", "scope"]),
    ],
)
def test_what_is_so_today_and_what_only_describes(nlp: object, text: str, roles: list[str]) -> None:
    assert [q.role for q in read(nlp, text)] == roles


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Ship the app by May, confidence 6/10", True),
        ("Ship the app by May (6/10)", True),
        ("Sew ten coats (3/10)", False),
        ("Give confidence scores of 0.8", False),
    ],
)
def test_how_sure_the_writer_is(critic: sc.Critic, text: str, sure: bool) -> None:
    assert bool(critic.extract(text).of("confidence")) == sure


def test_what_a_goal_is_based_on_is_not_aimed_at(nlp: object) -> None:
    found = read(nlp, "Sign $80K from 6 deals, based on 40 weekly visits and 15% conversion")
    assert [(q.value, q.role) for q in found] == [(80_000, "target"), (6, "scope"), (40, "scope"), (15, "scope")]

"""What an amount counts in full, where the words beside it do not say it: ellipsis, lists, signs and marks."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

TODAY = sc.Context(today=dt.date(2026, 11, 29))
Read = list[tuple[float, str | None]]


def read(text: str) -> Read:
    found = sc.extract(text, context=TODAY).quantities
    assert all(text[q.start : q.end] == q.text for q in found)
    return [(q.value, q.full_unit) for q in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("12 places filled by May, at least 5 female", [(12, "place"), (5, "place")]),
        ("Close 14 complaints; 4 upheld so far", [(14, "complaint"), (4, "complaint")]),
        ("Sew 3 coats and 5 new coats", [(3, "coat"), (5, "coat")]),
        ("Margin within 10%; the last four months were +3, -8", [(10, "percent"), (3, "percent"), (-8, "percent")]),
        ("$1.2M in orders, two clients above 150k", [(1_200_000, "USD"), (2, "client"), (150_000, "USD")]),
        ("Sort 450 parcels/hr, more like 300", [(450, "parcel per hour"), (300, "parcel per hour")]),
        ("Site visits 5 per warden per month", [(5, "site visit per warden per month")]),
        ("Answer 4 letters within 48h; max 1 per day is late", [(4, "letter"), (48, "hour"), (1, "letter per day")]),
        ("An NPS of 40 and a margin of 12%", [(40, None), (12, "percent")]),
        ("Cost $1.10 → $0.40 per order", [(1.1, "USD per order"), (0.4, "USD per order")]),
        ("Lift reply rate 31→36%", [(31, "percent"), (36, "percent")]),
        ("Pay in 45→60 days", [(45, "day"), (60, "day")]),
        ("Sell 8.400 winter coats", [(8400, "winter coat")]),
        ("Sell coats at 8.40 EUR", [(8.4, "EUR")]),
        ("Raise NOK 3.4m for the ferry", [(3_400_000, "NOK")]),
        ("Win deals worth 2m ARR", [(2_000_000, None)]),
        ("Lay 60m of cable", [(60, "metre")]),
        ("Treat one of every 35,000 births", [(1, "birth")]),
        ("Hire four: two nurses, a porter and a cleaner", [(4, None), (2, "nurse"), (1, "porter"), (1, "cleaner")]),
        ("She was 16 when she left", [(16, "year")]),
        ("Deliver 24,000 t of grain", [(24_000, "tonne")]),
        ("Yield 5 t/ha", [(5, "tonne per hectare")]),
        ("Sell power at 18 p/kWh", [(18, "penny per kilowatt-hour")]),
        ("Burn 6 l/100km", [(6, "litre per 100 kilometre")]),
        ("Hold one talk p/month", [(1, "talk per month")]),
        ("Pump 40,000 bpd", [(40_000, "barrel per day")]),
        ("Write 35 car + 15 boat contracts a month", [(35, "car contract per month"), (15, "boat contract per month")]),
        ("Cut the queue to half an hour", [(0.5, "hour")]),
        ("Answer in under a day", [(1, "day")]),
        ("Rent a terabyte of storage", [(1, "terabyte")]),
        ("Sell a mile of rope", [(1, "mile")]),
        ("Fine users over 65 or under 18", [(65, "year"), (18, "year")]),
        ("Chill the vault to 4C", [(4, "degree Celsius")]),
        ("Keep growth at 2.5%/month", [(2.5, "percent per month")]),
        ("Train 3x a week", [(3, "time per week")]),
        ("Earn £2k a week from soup, £700 now", [(2_000, "GBP per week"), (700, "GBP per week")]),
        ("Fell 600 trees (ash 200, elm 150, rest oak)", [(600, "tree"), (200, "tree"), (150, "tree")]),
        ("Teach groups of 9", [(9, None)]),
        ("Members grew 2.4m to 8m", [(2_400_000, "member"), (8_000_000, "member")]),
        ("Lend 12 three-piece suites", [(12, "suite")]),
        ("Pay 300 pounds for 4 pounds of tea", [(300, "GBP"), (4, "pound")]),
        ("Rent a 900-seat hall", [(900, "seat")]),
        ("Copper costs $8,300 a metric ton", [(8_300, "USD per tonne")]),
        ("Grow from 4 to 7 - leases signed first", [(4, None), (7, None)]),
        ("Get twice as many visits", [(2, "times")]),
        ("Lift coverage +12pp to 80%", [(12, "percentage point"), (80, "percent")]),
        ("Film a dozen how-to videos", [(12, "how to video")]),
        ("Run 10K on Sunday", [(10, "kilometre")]),
        ("Grow the list to 10K", [(10_000, None)]),
        ("Ship three million and five million cards", [(3_000_000, "card"), (5_000_000, "card")]),
    ],
)
def test_what_is_counted(text: str, expected: Read) -> None:
    assert read(text) == expected


@pytest.mark.parametrize(("text", "whole"), [("Answer 2/15 users", 15), ("Keep 9 of every 10 clients", 10), ("Visit 14/50 farms", 50)])
def test_a_part_of_a_whole(text: str, whole: float) -> None:
    assert [q.of for q in sc.extract(text, context=TODAY).quantities] == [whole]


@pytest.mark.parametrize("text", ["Drop size €410 → €525 in May", "Reply rate 31→36%", "Cut waste from 8 kg to 5 kg"])
def test_what_leads_on_is_the_baseline(text: str) -> None:
    assert [q.role for q in sc.extract(text, context=TODAY).quantities] == ["baseline", "target"]

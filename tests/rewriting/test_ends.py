"""How the end of a goal is asked: a period that is all but over, a day that can be read in two ways, what goes on, what is out of reach."""

from __future__ import annotations

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today="2026-11-29")  # type: ignore[arg-type]


def rewrite_of(critic: sc.Critic, text: str) -> sc.Rewrite:
    found = critic.critique(text, CONTEXT).rewrite
    assert found is not None, text
    return found


@pytest.mark.parametrize(
    ("text", "said", "others"),
    [
        ("Raise ferry punctuality from 80 to 90% during 2026", "during [2027]", ("2026", "2028")),
        ("Sign 12 berth holders this year", "by [31 December 2027]", ("31 December 2028",)),
        ("Close 40 harbour accounts this quarter", "by [31 March 2027]", ("31 December 2027", "30 June 2027")),
        ("Cut crane faults from 9 to 3 in Nov.", "by [31 March 2027].", ("31 December 2026", "30 November 2027")),
        ("Rebuild the harbour intranet by EOM", "by [31 December 2026]", ("31 March 2027", "31 January 2027")),
        ("Keep rope losses under 3% this year", "until [31 December 2027]", ("31 March 2027", "31 December 2028")),
    ],
)
def test_a_period_that_is_all_but_over_is_asked_anew_as_the_next_of_its_kind(
    text: str, said: str, others: tuple[str, ...], critic: sc.Critic
) -> None:
    found = rewrite_of(critic, text)
    assert found.text.endswith(said)
    assert [s.alternatives for s in found.slots] == [others]


@pytest.mark.parametrize(
    "text",
    [
        "Sign 12 berth holders in 2027",
        "Berth holders from 80 to 120 before the year end (31 March)",
        "Sign 4 berth holders a month from January, we lost two in November",
        "Berth holders from 80 to 120 by year end 28",
    ],
)
def test_a_period_with_time_left_is_not_asked_again(text: str, critic: sc.Critic) -> None:
    slots = [s for r in critic.critique(text, CONTEXT).rewrites for s in r.slots]
    assert not [s for s in slots if "too little time" in s.question or "is almost over" in s.question]


@pytest.mark.parametrize(
    ("text", "said", "other"),
    [
        ("Rebuild the lighthouse by next Christmas", "by next Christmas ([25 December 2027])", "25 December 2026"),
        ("Safety certificate for the quay by nov 27", "by [30 November 2027]", "11 December 2026"),
        ("Agree the shift plan by 14 Nov, target 15% in Jan", "by [11 December 2026], target", "14 November 2027"),
    ],
)
def test_a_day_that_can_be_read_in_two_ways_is_asked_with_both(text: str, said: str, other: str, critic: sc.Critic) -> None:
    found = rewrite_of(critic, text)
    assert said in found.text
    assert found.slots[0].alternatives == (other,)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Repaint 40 berths, 5 a week", "[31 January 2027]"),
        ("PAINT ALL HATCHES (212) IN RED, 50 PER MONTH", "[30 April 2027]"),
        ("Check the 120 oldest ropes, 30 a week starting 11 January", "[12 February 2027]"),
    ],
)
def test_what_is_done_at_a_pace_ends_when_all_is_done(text: str, day: str, critic: sc.Critic) -> None:
    found = rewrite_of(critic, text)
    assert day.upper() in found.text.upper()
    assert [s.question for s in found.slots] == ["By which day?"]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Two signatures for everything above 500 euros in the harbour office", "from [1 January 2027]"),
        ("Keep Harbour Motors", "Keep Harbour Motors until [31 December 2027]"),
        ("Sit in on the harbour board as a guest, min. 4 times", "min. 4 times. Deadline: [31 December 2027]"),
        ("Take one rowing lesson a month, or more. It would calm me down", "Period: until [31 March 2027]."),
        ("Hang out with somebody new once a month", "once a month until [31 March 2027]"),
    ],
)
def test_what_goes_on_has_a_beginning_or_a_period(text: str, said: str, critic: sc.Critic) -> None:
    found = rewrite_of(critic, text)
    assert said in found.text
    assert not [s for s in found.slots if s.name in ("target", "period")]


@pytest.mark.parametrize(
    ("text", "said", "others"),
    [
        ("Open the new lock before Thanksgiving", "before Thanksgiving ([date])", ("11 October 2027", "25 November 2027")),
        ("Hand over the harbour desk by Independence Day", "by Independence Day ([date])", ()),
        ("Rowers at 60% digital bookings at Lebaran, from now 37%", "at Lebaran ([date]), from", ()),
        ("Late boats under 15% come the summer term (24% last year)", "term ([date]) (24%", ()),
        ("Berth share from a third to half, quays mostly, this sailing season", "this sailing season (until [date])", ()),
        ("Oil spills from 15 to nil, effective next intake", "effective next intake ([date])", ()),
        ("Calls to the lock keeper should go from 12 to 20% by autumn", "by [31 August 2027] (autumn)", ()),
    ],
)
def test_a_feast_or_a_season_is_asked_where_it_stands(text: str, said: str, others: tuple[str, ...], critic: sc.Critic) -> None:
    found = rewrite_of(critic, text)
    assert said in found.text
    assert [s.alternatives for s in found.slots if s.type == "date"] == [others]


@pytest.mark.parametrize(("country", "day"), [("CA", "11 October 2027"), ("US-TX", "25 November 2027")])
def test_a_holiday_is_that_of_the_country(country: str, day: str, critic: sc.Critic) -> None:
    context = sc.Context(today="2026-11-29", holidays=country)  # type: ignore[arg-type]
    found = critic.critique("Open the new lock before Thanksgiving", context).rewrite
    assert found is not None
    assert found.text == f"Open the new lock before [{day}] (Thanksgiving)"


@pytest.mark.parametrize(
    ("text", "said", "asked"),
    [
        ("100% of all visitors buy a boat", "[target] of all visitors buy", "which figure can be reached"),
        ("Double output of the rope works by Tuesday w/o any more people or machines", "by [31 December 2027] w/o", "too little time"),
        ("Zero churn, zero faults, zero sick leave in my crew for all of 2027", "milestone: [a level within reach].", "reached first"),
    ],
)
def test_what_is_out_of_reach_is_lowered_or_given_time(text: str, said: str, asked: str, critic: sc.Critic) -> None:
    found = rewrite_of(critic, text)
    assert said in found.text
    assert [s for s in found.slots if asked in s.question]


@pytest.mark.parametrize("text", ["Repair the crane on quay 2", "Crane on quay 2 inspected + repaired", "Inspect both lock gates"])
def test_a_small_repair_takes_weeks(text: str, critic: sc.Critic) -> None:
    assert rewrite_of(critic, text).text.endswith("by [31 January 2027]")



@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Rent paid on time!!! that is my wish for the boat house", "Deadline: ["),
        ("By Q4 close we sell 40 more boats than last year", "By [31 March 2027] we sell"),
        ("Row 15 minutes twice a week for 3 months to get fit", "for 3 months from [1 January 2027] to get fit"),
        ("Sell 480 ropes of the new line in first 6 weeks, Bergen only", "first 6 weeks from [1 January 2027], Bergen"),
        ("My boss says I need a goal so here it is: splicing", "splicing. Deadline: ["),
        ("Level off the growth of oil spills by 2016 to what it was", "of oil spills by [31 December 2027] to"),
        ("The goal of the yard is to check and repair all ropes that the storm broke.", "broke. Deadline: ["),
        ("Empty berths are 78 of 100. Under 65 by winter", "by [28 February 2027] (winter)"),
        ("Renew the crane licence for 2027, small reports sent to the port by the deadline", "by the deadline ([date])"),
    ],
)
def test_an_end_is_asked_where_it_stands(text: str, said: str, critic: sc.Critic) -> None:
    assert said in rewrite_of(critic, text).text

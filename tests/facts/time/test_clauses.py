"""Which date, rhythm or event of a goal says when it is over: ends said in passing, and dates of other things."""

from __future__ import annotations

import datetime as dt

import pytest

import smartcritic as sc

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
OPEN_ENDS = {"event", "undated_season", "open_duration"}


def end(critic: sc.Critic, text: str) -> str | None:
    deadline = critic.extract(text, context=CONTEXT).deadline
    return deadline.end_date.isoformat() if deadline is not None else None


def partial(critic: sc.Critic, text: str) -> bool:
    facts = critic.extract(text, context=CONTEXT)
    return facts.deadline is None and (facts.cadence is not None or any(c.kind in OPEN_ENDS for c in facts.cues))


@pytest.mark.parametrize(
    ("text", "last"),
    [
        # it stands alone
        ("Brewery tap open mid May", "2027-05-20"),
        ("30 tastings, March", "2027-03-31"),
        ("12 ferries, 2027", "2027-12-31"),
        ("12 ferries 2027", "2027-12-31"),
        ("2031: run every ferry on hydrogen", "2031-12-31"),
        ("2031 - Run every ferry on hydrogen", "2031-12-31"),
        ("2031 target: 80% of heat from the lake", "2031-12-31"),
        ("Profit of 2m EUR 2027; rent below 4%", "2027-12-31"),
        ("Sell 40 kayaks (June)", "2027-06-30"),
        ("9 months: a first kiln in use", "2027-08-24"),
        ("Sell 40 kayaks in OND quarter", "2026-12-31"),
        # periods
        ("Keep the pool open all year", "2026-12-31"),
        ("Answer each letter within the quarter", "2026-12-31"),
        ("Hold zero spills for the whole year at both mills", "2026-12-31"),
        ("Plant 90 trees across calendar 2027", "2027-12-31"),
        ("Halve the ferry's fuel for 26/27", "2027-12-31"),
        ("Paint the ferry in the next three sprints", "2027-01-05"),
        ("Sell 40 kayaks by midyear", "2027-06-30"),
        ("Balance the books by EOFY", "2026-12-31"),
        ("Fill the silo 10 days after this month", "2026-12-10"),
        # the end of a period in words
        ("Sell the barn before the year closes", "2026-12-31"),
        ("Sell the barn before we close the quarter", "2026-12-31"),
        ("Sell the barn by the time the year is out", "2026-12-31"),
        ("Sell the barn by the time Q1 closes", "2027-03-31"),
        ("Sell the barn by year's end", "2026-12-31"),
        # the day of what must come first
        ("Sell the barn before their lease ends 31/3", "2027-03-31"),
        ("Repaint the hull before the regatta on 4 May", "2027-05-03"),
        ("Repaint the hull before the season (opens 4 May)", "2027-05-03"),
        ("Clear the yard before the 9/30 inspection", "2027-09-29"),
        ("Send the plan by 3 pm Friday", "2026-11-27"),
        # numbers that are days
        ("Skipper's licence, exam is 8/22", "2027-08-22"),
        ("Lease for the quay signed 14/3", "2027-03-14"),
        ("Net repaired till 22.05", "2027-05-22"),
        ("New crew rota, no later than 31.12", "2026-12-31"),
        ("Sell 40 kayaks by 1 dec", "2026-12-01"),
        ("Sell 40 kayaks by 18 dic", "2026-12-18"),
        # an occasion with its month or year
        ("Bring the guest score to 4.5 at the June tasting", "2027-06-30"),
        ("Raise the share of girls to 40% in the 2027 cohort", "2027-12-31"),
        # a level that must hold from a day on
        ("No plastic cups on board as of 1 March 2027", "2027-03-01"),
        ("Fees up by 4% effective 1 March", "2027-03-01"),
        ("Never more than 3 boats in the lock from 1 March", "2027-03-01"),
        ("Count the fish through the year", "2026-12-31"),
        ("Sell 40 kayaks in 6 mths", "2027-05-24"),
        ("Mend the net by the weekend", "2026-11-29"),
        ("Hire two bakers, start no later than 1 March", "2027-03-01"),
        ("Teach the crew Greek before New Year", "2026-12-31"),
    ],
)
def test_ends_said_in_passing(critic: sc.Critic, text: str, last: str) -> None:
    assert end(critic, text) == last


@pytest.mark.parametrize(
    "text",
    [
        # told of the past
        "Lose at most 2 nets a trip. We lost 9 in June.",
        "Fewer breakdowns, the crew had 11 in September",
        "Raise the tip jar to 200, it was 90 in Q3",
        # the level that the goal is set against
        "Bring late boats to 4 (11 in October)",
        "Bring late boats down to 4 from 11 in October",
        "Serve guests as fast as last year, like in 2025",
        "Keep 300 jars on the shelf; 412 sold today",
        "Today it is 11. Bring late boats to 4",
        # somebody else's step, an aside, a threat
        "Cut queues to 5 minutes. Rosa takes over the second till in May.",
        "Cut queues to 5 minutes (Rosa trains 3 cashiers by 1 May)",
        "Mend the lock, else the barge stays home in May",
        # which things are meant
        "Call every member with a pass expiring before May 2027",
        "Add alt text to all posters, back to May 2025",
        # decimals, ratios, names
        "Bring the tip from 11.3 to 14 crowns",
        "Bring the score from 2.8 to 4 out of 5",
        "Support the parser under version 3.5.",
        "Vision 2030",
        "Fold the map to 5/6",
        "Row every morning until Easter (confidence 4/10)",
        "Bring the kiln to a score of 20/3, rating 30/9",
        "Sharpen the text of the month end commentary",
        # service levels
        "Deliver any crate in 4 days, not 7",
        "Sort post in the same week",
        # a start
        "Water the beds starting in May",
        "Sing in the yard from May on",
        "Buy a tent (Monday is bath day)",
        "Own a boat, my New Years resolution",
    ],
)
def test_dates_of_other_things_are_no_deadline(critic: sc.Critic, text: str) -> None:
    assert end(critic, text) is None


@pytest.mark.parametrize(
    "text",
    [
        # feasts and seasons whose year is not said
        "Sell 40 kayaks by Easter",
        "Sell 40 kayaks before Christmas",
        "Open the stall by Diwali",
        "Ice cream cart at 30 fairs this summer",
        "This year I want new sails, hoisted by Halloween",
        "Easter Monday stall: 600 buns",
        # events
        "New oars in the shed, before Boatex",
        "New oars in the shed before my leave",
        "New oars in the shed by the end of probation",
        "Run the till alone in my first month",
        "Break even in month 9",
        "One in four members rows within 60 days of joining",
        "Sell the barn before their lease ends",
        # rhythms without an end
        "Grow the fleet QoQ",
        "Fold 14 sails per shift",
        "Taste the soup every 2 hours",
        "One note per boat and month",
        "No queue on any Friday",
        "20 calls, Mon-Thu",
        "Post the tide table by Friday every week",
        "5 tours a month from the quay",
        # a length
        "40 bookings, 12 months, 3 guides",
    ],
)
def test_open_ends(critic: sc.Critic, text: str) -> None:
    assert partial(critic, text)


@pytest.mark.parametrize(
    "text",
    [
        "Win Lindqvist back, they buy 40 crates a year elsewhere",
        "Sell 40 kayaks (the club sends a list every morning)",
        "Sell 40 kayaks, else the truck goes only twice a week",
        "Put guests before profit",
        "Leave nothing to the cooks",
        "Better attendance in year 9",
    ],
)
def test_rhythms_and_events_of_other_things(critic: sc.Critic, text: str) -> None:
    assert not partial(critic, text)


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("We agreed to sell 40 kayaks in May 2027", "2027-05-31"),
        ("Sell 40 kayaks in May; 12 in June", "2027-06-30"),
        ("I wanted a boat in May", "2027-05-31"),
        ("Goal is 8% off the fuel bill in FY27", "2027-12-31"),
        ("Sell 40 kayaks (all sizes) in May", "2027-05-31"),
        ("Sell 40 kayaks (by May)", "2027-05-31"),
        ("Cut queues from 9 to 4 minutes in Q3", "2027-09-30"),
        ("Call the mill today", "2026-11-24"),
        ("Sell 40 kayaks by Easter 2027", "2027-03-28"),
        ("Open the stall by Diwali 2027", "2027-11-15"),
        ("80% of pupils read aloud in class by May", "2027-05-31"),
    ],
)
def test_the_goals_own_date_is_kept(critic: sc.Critic, text: str, last: str) -> None:
    assert end(critic, text) == last


def test_the_line_that_is_labelled_as_the_time_needs_no_word_in_front_of_its_date(critic: sc.Critic) -> None:
    assert end(critic, "S: mend the quay\nM: 40 planks\nA: two carpenters\nT: May figures") == "2027-05-31"

"""The mender of grammar: what it must mend, what it must leave, and that a rewrite takes it up without losing anything."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given

import smartcritic as sc
from smartcritic.languages import ENGLISH, Entry
from smartcritic.rewriting import grammar
from smartcritic.rewriting.grammar import patterns
from smartcritic.rewriting.grammar.base import Slip
from smartcritic.rewriting.grammar.nouns import counted
from tests.strategies import goals

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
ENTRIES = ENGLISH.lexicon("grammar").entries

MENDED = [
    # number
    ("Hire 3 night nurse by May", "Hire 3 night nurses by May", "number"),
    ("Visit all new branch once a month", "Visit all new branches once a month", "number"),
    ("Call each of the tenant twice", "Call each of the tenants twice", "number"),
    ("Visit every new schools by May", "Visit every new school by May", "number"),
    ("No more complaint about the lift", "No more complaints about the lift", "number"),
    ("Fewer complaint about the lift", "Fewer complaints about the lift", "number"),
    ("Send a short letters to Graz", "Send a short letter to Graz", "number"),
    ("Two of my employee can swim", "Two of my employees can swim", "number"),
    ("Reduce the number of accident to 2 a year", "Reduce the number of accidents to 2 a year", "number"),
    ("Better communication between shift", "Better communication between shifts", "number"),
    # nouns that are not counted
    ("Buy new furnitures for the hall", "Buy new furniture for the hall", "mass_noun"),
    ("Give a feedback to every cook", "Give feedback to every cook", "mass_noun"),
    # agreement
    ("Every nurse have a free day", "Every nurse has a free day", "agreement"),
    ("Customers is not calling twice", "Customers are not calling twice", "agreement"),
    ("The lamps are new and they works at night", "The lamps are new and they work at night", "agreement"),
    ("Pay the tenants who works at night", "Pay the tenants who work at night", "agreement"),
    # until
    ("The lease must be signed until 28 May", "The lease must be signed by 28 May", "until"),
    ("Collect all keys till the end of June", "Collect all keys by the end of June", "until"),
    ("Collect all keys till 20th", "Collect all keys by the 20th", "until"),
    ("Raise sales to 50 boats until June", "Raise sales to 50 boats by June", "until"),
    ("Stock report ready till Friday", "Stock report ready by Friday", "until"),
    # articles
    ("We will take over the lease in first week of May", "We will take over the lease in the first week of May", "article"),
    # prepositions
    ("Our goal is improve the menu", "Our goal is to improve the menu", "verb_form"),
    ("Send a invoice within an hour", "Send an invoice within an hour", "article"),
    ("All informations are on one place", "All information are in one place", "preposition"),
]

LEFT = [
    "Vendor list updated and shared with all branches",
    "NPS to 60",
    "Hire 3 night bakers by May",
    "Run a 6 minute mile by June",
    "Move to a 4 hour work week",
    "Finish phase 2 report by May",
    "Close 5 tier 1 accounts by May",
    "Train all staff by May",
    "Swim all day once a month",
    "Keep the shop open until 28 May",
    "Do not sign the lease until 28 May",
    "Post a picture every week until 28 May",
    "Sales is up 9% on last year",
    "The team meet every Friday",
    "Paint fence and gate",
    "Update price list on website",
    "Give a feedback session to every cook",
    "Save 2,000 euros in 2027",
    "Land a Fortune 500 logo",
    "Fix 4 out of 10 lamps, 1 in 3 at night",
    "Lena is on leave until 28 May",
    "Move 30% of paid budget out of search by Q3",
    "Answer “2 day parcel lost” letters",
    "VISIT 2 BRANCH UNTIL 28 MAY",
    "Kaufe 2 branch bis 28 Mai",
]


def mended(critic: sc.Critic, text: str) -> tuple[str, list[str]]:
    found, said = grammar.slips(text, critic._parses(text)), text
    for slip in reversed(found):
        said = said[: slip.start] + slip.put + said[slip.end :]
    return said, [s.kind for s in found]


@pytest.mark.parametrize(("text", "better", "kind"), MENDED)
def test_what_must_be_mended(text: str, better: str, kind: str, critic: sc.Critic) -> None:
    said, kinds = mended(critic, text)
    assert said == better
    assert kind in kinds


@pytest.mark.parametrize("text", LEFT)
def test_what_must_be_left(text: str, critic: sc.Critic) -> None:
    assert mended(critic, text) == (text, [])


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda e: e.term)
def test_each_pattern_finds_its_example_and_passes_the_other(entry: Entry, critic: sc.Critic) -> None:
    def hits(text: str) -> list[Slip]:
        return [slip for parse in critic._parses(text) for found, slip in patterns.found(parse) if found is entry]

    assert hits(entry.flag)
    assert not hits(entry.must_pass)
    assert not hits(mended(critic, entry.flag)[0])
    assert mended(critic, entry.must_pass) == (entry.must_pass, [])


def test_the_capital_stays_at_the_beginning(critic: sc.Critic) -> None:
    assert mended(critic, "Staff in warehouse can use new scanner without ask Lena")[0].startswith("Staff in the warehouse")
    assert mended(critic, "More better bread for 2 school")[0] == "Better bread for 2 schools"
    assert mended(critic, "The half of tenants must to get 2 letter")[0] == "Half of tenants must get 2 letters"


def test_a_bracket_a_quotation_and_a_link_are_left(critic: sc.Critic) -> None:
    for own in ("[2 day]", "“2 day”", '"2 day"', "`2 day`"):
        assert own in mended(critic, f"Visit 2 school with {own} of leave")[0]


def test_nouns_are_counted_or_not() -> None:
    assert counted(ENGLISH, "meeting") > 0
    assert counted(ENGLISH, "information") == 0


@given(goals())
def test_edits_are_of_the_callers_text_and_none_overlaps(critic: sc.Critic, goal: str) -> None:
    found = grammar.slips(goal, critic._parses(goal))
    assert all(0 <= s.start <= s.end <= len(goal) and goal[s.start : s.end] != s.put for s in found)
    assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


# ---------------------------------------------------------------------------------- in a rewrite


def test_grammar_alone_makes_a_rewrite_that_scores_no_less(critic: sc.Critic) -> None:
    report = critic.critique("Paint 2 school in Graz until 31 May 2027", CONTEXT)
    assert report.rewrite is not None
    assert report.rewrite.text == "Paint 2 schools in Graz by 31 May 2027"
    assert report.rewrite.slots == ()
    assert report.rewrite.answers == ()
    assert report.rewrite.score_after is not None
    assert report.score is not None
    assert report.rewrite.score_after >= report.score


def test_the_same_goal_without_slips_needs_none(critic: sc.Critic) -> None:
    assert critic.critique("Paint 2 schools in Graz by 31 May 2027", CONTEXT).rewrite is None


def test_slips_are_mended_beside_what_is_asked(critic: sc.Critic) -> None:
    report = critic.critique("Send informations to all tenant", CONTEXT)
    assert report.rewrite is not None
    assert report.rewrite.text.endswith("send information to all tenants")
    assert all(report.rewrite.text[s.start] == "[" and report.rewrite.text[s.end - 1] == "]" for s in report.rewrite.slots)


def test_no_fact_is_lost(critic: sc.Critic) -> None:
    text = "Discuss about 3 lease with Lena Marsh until 28 May 2027 and save €9,000"
    report = critic.critique(text, CONTEXT)
    assert report.rewrite is not None
    compared = critic.compare(text, report.rewrite, CONTEXT)
    assert not compared.lost
    assert not compared.invented

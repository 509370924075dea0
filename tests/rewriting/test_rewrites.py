"""Rewrites as their reader meets them: what changes, what stays, what is asked, in every shape that a goal comes in."""

from __future__ import annotations

import datetime as dt
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings

import smartcritic as sc
from smartcritic.records import CRITERIA
from smartcritic.rewriting import better, none_worse

sys.path.insert(0, str(Path(__file__).parents[1]))
import strategies

TODAY = dt.date(2026, 11, 24)
CONTEXT = sc.Context(today=TODAY)
DATE = "31 December 2026"


def whole(critic: sc.Critic, text: str | sc.Goal, context: sc.Context = CONTEXT) -> str:
    """The text of the rewrite."""
    rewrite = critic.critique(text, context=context).rewrite
    assert rewrite is not None
    return rewrite.text


def fill(text: str, slots: tuple[sc.Slot, ...]) -> str:
    """A text with each slot filled by what is offered, else by its example."""
    for slot in sorted(slots, key=lambda s: s.start, reverse=True):
        text = text[: slot.start] + (slot.offered or slot.example) + text[slot.end :]
    return text


SHAPES = [
    ("increase sales soon", f"Increase [which] sales by [X%] by {DATE}"),
    ("Our goal is to increase sales.", f"Our goal is to increase [which] sales, with [metric] at [target] by {DATE}."),
    ("- improve the ferry timetable", f"- Improve the ferry timetable and bring [metric] to [target] by {DATE}"),
    ("Launch the ferry app ASAP", f"Launch the ferry app by {DATE}"),
    ("Launch the ferry app in Wales", f"Launch the ferry app in Wales by {DATE}"),
    ("REDUCE CHURN IN THE LYON REGION", f"REDUCE CHURN IN THE LYON REGION TO [TARGET] BY {DATE.upper()}"),
    ("Make more calls", f"Make [N] calls per day until {DATE}"),
    ("Write documentation", f"Write [N] pages of documentation by {DATE}"),
    ("Better conversion rates", f"Raise conversion rates from [now] to [target] by {DATE}"),
    ("Improve guest satisfaction at the Oslo hotel", f"Improve guest satisfaction ([metric]) at the Oslo hotel to [target] by {DATE}"),
    ("Drink more water", f"Drink [how much] water by {DATE}"),
    ("Paint 12 boats for the Kiel yard", f"Paint 12 boats for the Kiel yard by {DATE}"),
    ("Increase sales and reduce churn", f"Increase [which] sales by [X%] and reduce churn by {DATE}"),
    (
        "Improve efficiency by merging depots",
        f"By {DATE}, improve [which] efficiency and bring [metric] to [target] by merging depots",
    ),
    (
        "Improve efficiency by working smarter",
        f"By {DATE}, improve [which] efficiency and bring [metric] to [target] by working smarter",
    ),
]


@pytest.mark.parametrize(("text", "expected"), SHAPES, ids=[s[0] for s in SHAPES])
def test_each_shape_of_goal_keeps_its_words_and_gets_what_it_lacks(critic: sc.Critic, text: str, expected: str) -> None:
    assert whole(critic, text) == expected


@pytest.mark.parametrize("text", [s[0] for s in SHAPES])
def test_a_filled_rewrite_meets_s_m_and_t(critic: sc.Critic, text: str) -> None:
    rewrite = critic.critique(text, context=CONTEXT).rewrite
    after = critic.critique(fill(rewrite.text, rewrite.slots), context=CONTEXT)
    assert [after.criteria[c].verdict for c in ("specific", "measurable", "time_bound")] == ["met"] * 3
    assert after.score == rewrite.score_after


@pytest.mark.parametrize("text", ["increase sales soon", "Cut costs", "Increase revenue.", "I want to increase profit eventually"])
def test_target_and_segment_are_the_names_of_the_usual_slots(critic: sc.Critic, text: str) -> None:
    rewrite = critic.critique(text, context=CONTEXT).rewrite
    after = critic.critique(rewrite.fill(target="20%", segment="enterprise"), context=CONTEXT)
    assert [after.criteria[c].verdict for c in ("specific", "measurable", "time_bound")] == ["met"] * 3


def test_title_case_is_kept(critic: sc.Critic) -> None:
    assert whole(critic, "Improve Ferry Links To Ghana").startswith("Improve Ferry Links To Ghana, And Bring [Metric] To [Target] By ")


def test_nothing_is_rewritten_where_nothing_is_missing_or_nothing_is_asked_for(critic: sc.Critic) -> None:
    done = "Sell 20 sheds to farms in Fife by 31 March 2027"
    assert critic.critique(done, context=CONTEXT).rewrite is None
    assert critic.critique("Who moved the ladder?", context=CONTEXT).rewrite is None


def test_a_labelled_goal_gets_a_line_of_its_own(critic: sc.Critic) -> None:
    text = "S: Sell 20 sheds to farms in Fife\nM: Counted in the order book"
    assert whole(critic, text) == text + f"\nT: By {DATE}"


def test_the_period_follows_the_size_of_the_goal_and_the_fiscal_year(critic: sc.Critic) -> None:
    assert "30 June 2027" in whole(critic, "Migrate the booking database to the Oslo cluster")
    assert "31 December 2028" in whole(critic, "Reduce child poverty in Fife")
    fiscal = sc.Context(today=TODAY, fiscal_year_start=2)
    assert "31 January 2027" in whole(critic, "Sell 20 sheds to farms in Fife", fiscal)
    late = sc.Context(today=dt.date(2026, 12, 20))
    assert "31 March 2027" in whole(critic, "Sell 20 sheds to farms in Fife", late)


def test_an_event_is_asked_for_its_day(critic: sc.Critic) -> None:
    rewrite = critic.critique("Sell 20 sheds to farms before the harvest fair", context=CONTEXT).rewrite
    assert [s.name for s in rewrite.slots] == ["deadline"]
    assert "harvest fair" in rewrite.slots[0].question


def test_the_context_offers_what_it_knows(critic: sc.Critic) -> None:
    known = sc.Context(
        today=TODAY,
        history=[{"metric": "churn", "period": "2026-10", "value": 15, "unit": "%"}],
    )
    report = critic.critique("Reduce churn in the Lyon region", context=known)
    now = next(s for s in report.rewrite.slots if s.name == "now")
    assert now.offered == "15%"


def test_an_absolute_becomes_a_level(critic: sc.Critic) -> None:
    rewrite = critic.critique("100% close rate on all opportunities by 31 March 2027", context=CONTEXT).rewrite
    assert rewrite.text.startswith("[X%] close rate on all opportunities")


def test_unknown_slots_are_named(critic: sc.Critic) -> None:
    rewrite = critic.critique("increase sales soon", context=CONTEXT).rewrite
    with pytest.raises(sc.SmartCriticError, match="segment"):
        rewrite.fill(segmant="enterprise")


def check(critic: sc.Critic, text: str) -> None:
    """What holds of every suggestion and rewrite."""
    report = critic.critique(text, context=CONTEXT)
    before = report.facts.action
    for suggestion in report.suggestions:
        for slot in suggestion.slots:
            assert re.fullmatch(r"\[[^\[\]]+\]", suggestion.text[slot.start : slot.end])
            assert slot.question.endswith("?")
        after = critic.critique(fill(suggestion.text, suggestion.slots), context=CONTEXT)
        assert better(report, after, suggestion.criterion), suggestion
        assert after.score == suggestion.score_after
    rewrite = report.rewrite
    if rewrite is None:
        return
    assert len(rewrite.slots) <= 3
    assert len({s.name for s in rewrite.slots}) == len(rewrite.slots)
    for slot in rewrite.slots:
        assert re.fullmatch(r"\[[^\[\]]+\]", rewrite.text[slot.start : slot.end])
    filled = rewrite.fill(**{s.name: s.offered or s.example for s in rewrite.slots})
    assert filled == fill(rewrite.text, rewrite.slots)
    after = critic.critique(filled, context=CONTEXT)
    assert none_worse(report, after)
    assert sum(after.criteria[c].verdict == "met" for c in CRITERIA) > sum(report.criteria[c].verdict == "met" for c in CRITERIA) or (
        after.score > report.score
    )
    if before is not None and "verb" not in {s.name for s in rewrite.slots} and text[before.start : before.end] in rewrite.text:
        assert after.facts.action is not None
        assert after.facts.action.lemma == before.lemma


@settings(max_examples=40)
@given(strategies.goals())
def test_suggestions_of_generated_goals_help_and_harm_nothing(text: str) -> None:
    check(_shared(), text)


@settings(max_examples=30)
@given(strategies.texts())
def test_suggestions_of_any_text_help_and_harm_nothing(text: str) -> None:
    check(_shared(), text)


_CRITIC: list[sc.Critic] = []


def _shared() -> sc.Critic:
    if not _CRITIC:
        _CRITIC.append(sc.Critic())
    return _CRITIC[0]

"""Time-bound, by facts made by hand."""

from __future__ import annotations

import datetime as dt
from typing import Any

import pytest

from smartcritic.criteria import time_bound
from smartcritic.model import DateMention, Deadline
from tests.criteria.made import TODAY, cue, evidence, findings, shown, told

ASKED = "a deadline: the day on which it is over"

TEXT = "Open 3 shops by 5 May 2027, weekly, after the fair, in spring, for 90 days, from now on, soon"


def deadline(end: dt.date, words: str | None = "5 May 2027", disagrees: dt.date | None = None) -> Deadline:
    start = None if words is None else TEXT.index(words)
    return Deadline(words, start, None if start is None else start + len(words or ""), None, end, disagrees)


def test_a_last_day_is_met_and_quoted() -> None:
    found = time_bound.judge(evidence(TEXT, deadline=deadline(dt.date(2027, 5, 5))))
    assert told(found) == ("met", 0.97, "text", "over on 5 May 2027")
    assert found.asked == "a deadline: the day on which it is over"
    assert findings(found) == []
    assert shown(found) == [("deadline", "5 May 2027")]
    assert TEXT[found.evidence[0].start : found.evidence[0].end] == "5 May 2027"


def test_a_last_day_of_a_field_is_met_and_names_the_field() -> None:
    found = time_bound.judge(evidence(TEXT, deadline=deadline(dt.date(2027, 6, 30), None, dt.date(2027, 5, 5))))
    assert told(found) == ("met", 0.97, "field", "over on 30 June 2027 (field due_date)")
    assert findings(found) == [("dates_disagree", "the due date is 30 June 2027, the text says 5 May 2027", None)]
    assert shown(found) == []


@pytest.mark.parametrize(("end", "past"), [(TODAY - dt.timedelta(1), True), (TODAY, False), (TODAY + dt.timedelta(1), False)])
@pytest.mark.parametrize("words", ["5 May 2027", None])
def test_a_day_before_today_is_past_and_today_is_not(end: dt.date, past: bool, words: str | None) -> None:
    found = time_bound.judge(evidence(TEXT, deadline=deadline(end, words)))
    assert found.verdict == "met"
    assert findings(found) == ([("deadline_past", "3 January 2027 is before 4 January 2027", words)] if past else [])


def test_vague_time_beside_a_deadline_is_told_first() -> None:
    vague = cue("vague_time", TEXT, "soon")
    found = time_bound.judge(evidence(TEXT, deadline=deadline(TODAY - dt.timedelta(1)), cues=(vague,)))
    assert [f[0] for f in findings(found)] == ["vague_time", "deadline_past"]
    assert findings(found)[0] == ("vague_time", "“soon” names no day", "soon")


WEEKLY = DateMention("weekly", TEXT.index("weekly"), TEXT.index("weekly") + 6, "recurrence", period="P1W")


@pytest.mark.parametrize(
    ("facts", "verdict", "told_of", "first", "shows"),
    [
        ({"cues": ("event", "after the fair")}, "partial", "an event with no date",
         ("undated_event", "“after the fair” has no date", "after the fair"), [("event", "after the fair")]),
        ({"cues": ("undated_season", "in spring")}, "partial", "an event with no date",
         ("undated_event", "“in spring” of which year?", "in spring"), [("undated_season", "in spring")]),
        ({"cues": ("open_duration", "for 90 days")}, "partial", "a duration with no start",
         ("open_duration", "“for 90 days”: from when, or until when?", "for 90 days"), [("open_duration", "for 90 days")]),
        ({"cadence": "weekly", "dates": (WEEKLY,), "remarks": ("until",)}, "partial", "weekly, with no end",
         ("cadence_without_end", "“weekly”: until when?", "weekly"), [("cadence", "weekly")]),
        ({"cadence": "monthly"}, "partial", "monthly, with no end", ("cadence_without_end", "monthly: until when?", None), []),
        ({"cues": ("start_only", "from now on")}, "unmet", "only a start",
         ("start_without_end", "“from now on” says when it begins, not when it ends", "from now on"), []),
        ({"cues": ("vague_time", "soon")}, "unmet", "only a vague time", ("vague_time", "“soon” names no day", "soon"), []),
        ({}, "unmet", "no date or period", ("no_deadline", "no deadline: by when, or until when?", None), []),
    ],
)  # fmt: skip
def test_without_a_last_day(
    facts: dict[str, Any], verdict: str, told_of: str, first: tuple[str, str, str | None], shows: list[tuple[str, str]]
) -> None:
    if "cues" in facts:
        facts = {"cues": (cue(facts["cues"][0], TEXT, facts["cues"][1]),)}
    found = time_bound.judge(evidence(TEXT, **facts))
    assert told(found) == (verdict, 0.85 if verdict == "partial" else 0.95, "text", told_of)
    assert findings(found) == [first]
    assert shown(found) == shows
    assert found.asked == ASKED


def test_a_rhythm_is_asked_for_its_end_only_where_nothing_else_is() -> None:
    event = cue("event", TEXT, "after the fair")
    bare = time_bound.judge(evidence(TEXT, cadence="weekly", cues=(event,)))
    assert [f[0] for f in findings(bare)] == ["undated_event"]
    worded = time_bound.judge(evidence(TEXT, cadence="weekly", dates=(WEEKLY,), cues=(event,)))
    assert [f[0] for f in findings(worded)] == ["undated_event"]
    assert shown(worded) == [("event", "after the fair"), ("cadence", "weekly")]
    assert worded.measured == "weekly, with no end"
    day = DateMention("5 May 2027", 16, 26, "date")
    own = evidence(TEXT, cadence="weekly", dates=(day, WEEKLY), remarks=("until",))
    assert findings(time_bound.judge(own))[0][2] == "weekly"
    passing = evidence(TEXT, cadence="weekly", dates=(WEEKLY,))
    assert [f[0] for f in findings(time_bound.judge(passing))] == ["no_deadline"]


def test_where_the_next_day_is_known_the_finding_writes_it() -> None:
    found = time_bound.judge(evidence(TEXT, cues=(cue("undated_season", TEXT, "in spring", "2027-05-31"),)))
    assert findings(found) == [("undated_event", "“in spring”: write the day, 31 May 2027 if the next one is meant", "in spring")]


@pytest.mark.parametrize(
    ("kind", "asks"),
    [("keep", "no date: from when does it hold, or when is it looked at again?"), ("rule", "no date: from when"),
     ("habit", "no date: from when"), ("task", "no deadline: by when"), ("level", "no deadline: by when")],
)  # fmt: skip
def test_what_is_never_over_is_asked_for_its_first_day(kind: str, asks: str) -> None:
    [found] = time_bound.judge(evidence(TEXT, odds={"goal_kind": {kind: 1.0}})).findings
    assert found.rule == "time_bound/no_deadline"
    assert found.message.startswith(asks)


def test_starts_and_vague_words_stand_behind_what_is_partial() -> None:
    kinds = (("open_duration", "for 90 days"), ("start_only", "from now on"), ("vague_time", "soon"))
    found = time_bound.judge(evidence(TEXT, cues=tuple(cue(k, TEXT, w) for k, w in kinds)))
    assert [f[0] for f in findings(found)] == ["open_duration", "start_without_end", "vague_time"]
    only = time_bound.judge(evidence(TEXT, cues=tuple(cue(k, TEXT, w) for k, w in kinds[1:])))
    assert [f[0] for f in findings(only)] == ["vague_time", "start_without_end"]
    assert only.measured == "only a vague time"

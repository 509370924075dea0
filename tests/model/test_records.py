"""Records: what is handed in is read strictly, where it is wrong is said, and what is written is read back as it was."""

from __future__ import annotations

import copy
import datetime as dt
import gc
import json
import pickle
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic import model
from smartcritic.config import Config, Estimates, Words
from smartcritic.model import Action, Capacity, Context, Cue, Facts, FunnelStage, Goal, HistoryPoint, Quantity, Reading, Report, Verdict

DAY = dt.date(2026, 11, 24)


def report(text: str = "Sell 9 oars", **fields: Any) -> Report:
    """A report made by hand."""
    criteria = dict.fromkeys(model.CRITERIA, Verdict("met", 0.75, evidence=(Cue("action", "Sell", 0, 4, "sell"),)))
    facts = Facts(
        action=Action("sell", "Sell", 0, 4),
        quantities=(Quantity("9", 5, 6, 9.0, unit="oar"),),
        cues=(Cue("purpose", "oars", 7, 11), Cue("basis", "9", 5, 6, "spans")),
        reading=Reading({"horizon": {"year": 0.75, "quarter": 0.25}}),
    )
    return Report(**{"text": text, "today": DAY, "score": 80, "criteria": criteria, "facts": facts, **fields})


# --------------------------------------------------------------------------- reading


@pytest.mark.parametrize(
    ("data", "message"),
    [
        ({"history": [{"metric": "m", "value": 3, "period": "2026-08"}, {"metric": "m", "value": "3", "period": "2026-09"}]},
         "context.history[1].value: must be a finite number such as 20 or 0.35, not '3'"),
        ({"history": [{"metric": "m", "value": 3, "perod": "2026"}]},
         "context.history[0]: unknown key 'perod' (did you mean 'period'?); known keys are metric, period, value, unit"),
        ({"history": [{"metric": "m", "period": "2026"}]},
         "context.history[0]: the key 'value' is missing; it must be a finite number such as 20 or 0.35"),
        ({"history": {"metric": "m"}},
         "context.history: must be a list of objects with the keys metric, period, value, unit, not {'metric': 'm'}"),
        ({"funnel": [{"stage": "calls", "rate": 40}]},
         "context.funnel[0].rate: must be null or a share between 0 and 1 (for 40% give 0.4), not 40"),
        ({"funnel": [{"stage": "calls", "per": "decade"}]},
         "context.funnel[0].per: must be null or one of 'day', 'week', 'month', 'quarter', 'year', not 'decade'"),
        ({"capacity": ["hours"]}, "context.capacity[0]: expected an object with the keys what, value, per, unit, each, not str"),
        ({"objectives": ["a", 3]}, "context.objectives: must be a list of strings, not ['a', 3]"),
        ({"workdays": ["Funday"]}, "context.workdays: 'Funday' is not a weekday; give names such as 'Monday'"),
        ({"fiscal_year_start": 2.5}, "context.fiscal_year_start: must be a month, a number from 1 to 12, not 2.5"),
        ({"today": "soon"}, "context.today: must be null or a date such as '2026-11-22', as an ISO string or a datetime.date, not 'soon'"),
    ],
)  # fmt: skip
def test_an_error_says_where_what_and_what_would_be_right(data: dict[str, Any], message: str) -> None:
    with pytest.raises(sc.InputError) as caught:
        Context.from_dict(data)
    assert str(caught.value) == message


@pytest.mark.parametrize(
    ("made", "where"),
    [
        (lambda: Goal(3), "goal.text"),  # type: ignore[arg-type]
        (lambda: Goal("x", owner=3), "goal.owner"),  # type: ignore[arg-type]
        (lambda: Context(funnel=(FunnelStage("calls", rate=3),)), r"context\.funnel\[0\]\.rate"),
        (lambda: model.replace(Goal("x"), target="3"), "goal.target"),
        (lambda: Words(roles=[("SDR",)]), r"words\.roles"),  # type: ignore[arg-type]
        (lambda: Estimates(growth_spread=0), r"estimates\.growth_spread"),
        (lambda: Config(long_text=True), "long_text"),
    ],
)
def test_a_record_made_in_python_is_read_as_strictly(made: Any, where: str) -> None:
    with pytest.raises(sc.SmartCriticError, match=where):
        made()


def test_what_may_stand_for_a_value_is_taken() -> None:
    moment = dt.datetime(2026, 11, 24, 9, 30)
    goal = Goal("x", start_date=moment, due_date=" 2026-12-31T10:00 ", target=3)  # type: ignore[arg-type]
    assert (goal.start_date, goal.due_date) == (DAY, dt.date(2026, 12, 31))
    assert isinstance(goal.target, float)
    data: dict[str, Any] = {"history": [{"metric": "m", "period": 2026, "value": 3}, {"metric": "m", "period": DAY, "value": 4}]}
    context = Context.from_dict({**data, "workdays": iter(["FRI", "Monday", "mon"]), "objectives": None})
    assert [p.period for p in context.history] == ["2026", "2026-11-24"]
    assert context.workdays == ("monday", "friday")
    assert context.objectives == ()
    assert Context(history=context.history) == Context.from_dict(data)


def test_a_due_date_that_means_no_end_is_none() -> None:
    assert Goal("x", due_date=dt.date(9999, 12, 31)).due_date is None
    assert Goal.from_dict({"text": "x", "due_date": "2199-12-31"}).due_date == dt.date(2199, 12, 31)


@pytest.mark.parametrize(
    ("made", "message"),
    [
        (lambda: Goal("x", start_date=dt.date.max), r"goal\.start_date: 9999-12-31 is after 2199"),
        (lambda: Context(today=dt.date.max), r"context\.today: 9999-12-31 is after 2199"),
        (lambda: Context(today=dt.date.min), r"context\.today: 0001-01-01 is before 1900"),
        (lambda: Goal("x", target=-1e19), r"goal\.target: -1e\+19 is beyond 1e\+18"),
        (lambda: Goal("x", target=float("nan")), r"goal\.target: must .* a finite number"),
    ],
)
def test_dates_and_amounts_at_the_edge_are_refused(made: Any, message: str) -> None:
    with pytest.raises(sc.InputError, match=message):
        made()


def test_an_amount_that_is_nearly_nothing_is_nothing() -> None:
    assert (Goal("x", target=5e-324).target, Goal("x", target=1e18).target, Goal("x", target=0.001).target) == (0.0, 1e18, 0.001)


@pytest.mark.parametrize(("key", "value"), [("volume", 0), ("rate", 0), ("rate", 1), ("value_each", 0)])
def test_a_limit_takes_in_its_own_value(key: str, value: float) -> None:
    (stage,) = Context.from_dict({"funnel": [{"stage": "calls", key: value}]}).funnel
    assert getattr(stage, key) == value


@given(st.dictionaries(st.sampled_from(Goal.__struct_fields__), st.one_of(st.none(), st.text(), st.floats(), st.dates(), st.booleans())))
def test_a_goal_of_any_values_is_read_or_refused(data: dict[str, Any]) -> None:
    try:
        goal = Goal.from_dict(data)
    except sc.InputError as error:
        said = str(error)
    else:
        said = "goal"
        assert Goal.from_dict(goal.to_dict()) == goal
    assert said.startswith("goal")


def test_periods_are_those_that_the_type_takes() -> None:
    for period in model.PERIODS:
        assert Context.from_dict({"capacity": [{"what": "hours", "value": 1, "per": period}]}).capacity[0].per == period


# --------------------------------------------------------------------------- writing and reading back


def test_a_report_is_written_and_read_back() -> None:
    made = report(id="k", rewrite=model.Rewrite("Sell [n] oars", (model.Slot("n", 5, 8, "How many?"),), 90))
    data = made.to_dict()
    assert list(data)[:6] == ["schema", "id", "text", "today", "judged", "score"]
    assert list(data["facts"])[-3:] == ["purpose", "basis", "horizon"]
    assert data["facts"]["basis"] == [{"text": "9", "start": 5, "end": 6, "found_by": "spans"}]
    assert (data["facts"]["purpose"][0]["found_by"], data["facts"]["horizon"]) == ("rule", "year")
    assert data["facts"] == made.facts.to_dict()
    assert json.loads(made.to_json()) == json.loads(made.to_json(indent=2)) == data
    assert made.to_json() == json.dumps(data, ensure_ascii=False)
    assert made.to_json(indent=2) == json.dumps(data, ensure_ascii=False, indent=2)
    assert Report.from_dict(data) == made
    assert Facts.from_dict(data["facts"]) == made.facts


def test_a_lone_surrogate_is_escaped() -> None:
    made = report("\ud800 é")
    text = made.to_json()
    assert text.isascii()
    assert json.loads(text) == made.to_dict()
    assert isinstance(made.to_dict()["facts"]["quantities"], list)
    assert Report.from_dict(made.to_dict()) == made


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"text": 3}, "report.text: expected str, got int"),
        ({"facts": {"quantities": [{"text": "9"}]}}, r"report.facts.quantities\[0\]: object missing required field start"),
        ({"criteria": {"specific": {"verdict": "maybe", "confidence": 1}}}, "invalid enum value 'maybe'"),
        ({"schema": "smartcritic/report/9"}, "expected the schema 'smartcritic/report/1', found 'smartcritic/report/9'"),
    ],
)
def test_what_is_no_report_is_refused(change: dict[str, Any], message: str) -> None:
    with pytest.raises(sc.InputError, match=message):
        Report.from_dict({**report().to_dict(), **change})


def test_what_a_later_version_writes_besides_is_passed_over() -> None:
    data = report().to_dict()
    data["facts"]["weather"] = data["weather"] = "fine"
    assert Report.from_dict(data) == report()


# --------------------------------------------------------------------------- as values

RECORDS = [
    Goal("Sell 9 oars", id="a", due_date=DAY),
    Context(today=DAY, history=(HistoryPoint("oars", "2026", 3.0),), capacity=(Capacity("hours", 3.0),)),
    Config(words=Words(vague=("soonish",), roles={"Smith": ["forge"]})),  # type: ignore[arg-type]
    Action("sell", "Sell", 0, 4),
    Cue("basis", "9", 0, 1),
]


@pytest.mark.parametrize("record", [*RECORDS, report(), report().facts], ids=lambda r: type(r).__name__)
def test_a_record_is_a_value(record: Any) -> None:
    for other in (pickle.loads(pickle.dumps(record)), copy.deepcopy(record), copy.copy(record), model.replace(record)):
        assert other == record
        assert repr(other) == repr(record)
    with pytest.raises(AttributeError):
        setattr(record, msgspec.structs.fields(record)[0].name, None)


@pytest.mark.parametrize("record", RECORDS, ids=lambda r: type(r).__name__)
def test_equal_records_have_one_hash(record: Any) -> None:
    assert len({record, copy.deepcopy(record)}) == 1


def test_a_report_has_no_hash_since_it_holds_mappings() -> None:
    with pytest.raises(TypeError, match="unhashable"):
        hash(report())


def test_the_cues_of_changed_facts_are_their_own() -> None:
    facts = report().facts
    assert [c.text for c in facts.of("purpose")] == ["oars"]
    fewer = model.replace(facts, cues=facts.cues[1:])
    assert (fewer.of("purpose"), len(fewer.of("basis", "purpose"))) == ((), 1)
    assert len(facts.of("basis", "purpose")) == 2


def test_small_records_cost_the_garbage_collector_nothing() -> None:
    small = [Cue("a", "b", 0, 1), Quantity("9", 0, 1, 9.0), report(), Goal("x")]
    assert not any(gc.is_tracked(record) for record in small)


def test_letters_and_repr() -> None:
    names = dict(zip(model.CRITERIA, ("met", "partial", "unmet", "unknown", "met")))
    made = report(criteria={c: Verdict(v, 1.0) for c, v in names.items()})  # type: ignore[arg-type]
    assert made.letters == "Sm-?T"
    assert repr(made) == "Report('Sm-?T', score=80, text='Sell 9 oars')"


def test_every_name_is_there_and_listed_once() -> None:
    assert len(set(model.__all__)) == len(model.__all__)
    for name in model.__all__:
        assert getattr(model, name) is not None

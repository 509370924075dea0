"""Everything that the critic writes fits the schema that it publishes, and what does not fit is refused."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import msgspec
import pytest

import smartcritic as sc
from smartcritic.audit.reading import Row
from smartcritic.audit.runner import Outcome
from smartcritic.model import (
    Attainability,
    Capacity,
    Comparison,
    Facts,
    FunnelStage,
    Goal,
    HistoryPoint,
    Milestone,
    Plan,
    PortfolioFinding,
    Report,
    RowError,
    replace,
)
from smartcritic.model.schema import input_schema, record_schema

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).parents[1] / "render" / "samples.py")
assert _spec is not None
assert _spec.loader is not None
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

CHECK = jsonschema.Draft202012Validator(Report.json_schema())


@pytest.mark.parametrize("kind", [Report, RowError, Plan, Comparison])
def test_a_record_that_is_written_by_itself_says_its_schema_first(kind: Any) -> None:
    schema = kind.json_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    name, first = next(iter(schema["properties"].items()))
    assert (name, list(first)) == ("schema", ["const"])
    assert first["const"].startswith("smartcritic/")
    assert schema["required"] == list(schema["properties"])
    assert schema["description"]


def test_facts_have_what_is_derived_in_their_schema() -> None:
    for schema in (record_schema(Facts)["$defs"], Report.json_schema()["$defs"]):
        assert set(schema["Facts"]["properties"]) == set(Facts().to_dict())
        assert schema["Facts"]["required"] == list(schema["Facts"]["properties"])
        assert "Derived" not in schema


@pytest.mark.parametrize("kind", [Facts, PortfolioFinding])
def test_what_is_handed_out_has_every_key_and_no_defaults(kind: Any) -> None:
    for body in record_schema(kind)["$defs"].values():
        assert body["required"] == list(body["properties"])
        assert not any("default" in value for value in body["properties"].values())


def test_a_report_fits_and_round_trips() -> None:
    data = json.loads(samples.typical().to_json())
    CHECK.validate(data)
    assert Report.from_dict(data) == samples.typical()


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema",), "smartcritic/report/2"),
        (("score",), 101),
        (("score",), 50.5),
        (("criteria", "specific", "verdict"), "maybe"),
        (("criteria", "specific", "findings", 0, "start"), "9"),
        (("facts", "quantities", 0, "role"), "aim"),
        (("facts", "kind"), None),
        (("suggestions", 0, "trust"), "blind"),
        (("rewrite", "slots", 0, "name"), None),
        (("attainability",), {"probability": 1}),
    ],
)
def test_a_wrong_value_is_refused(path: tuple[Any, ...], value: object) -> None:
    data = json.loads(samples.typical().to_json())
    at = data
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    assert not CHECK.is_valid(data)


@pytest.mark.parametrize("key", Report.json_schema()["required"])
def test_every_key_is_required(key: str) -> None:
    data = json.loads(samples.typical().to_json())
    del data[key]
    assert not CHECK.is_valid(data)


def test_errors_and_plans_fit() -> None:
    outcome = Outcome(Row(3, {}), "3", error="no text")
    jsonschema.validate(json.loads(outcome.to_json()), RowError.json_schema())
    plan = Plan("calls", None, 120.0, 4.0, 20.0, 30, dt.date(2026, 12, 31), (Milestone(dt.date(2026, 11, 30), 20.0),), ("as is",))
    jsonschema.validate(plan.to_dict(), Plan.json_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plan.to_dict(), "per_week": "20"}, Plan.json_schema())


def test_an_estimate_fits() -> None:
    report = replace(samples.typical(), attainability=Attainability(0.4, "history", 16.0, 20.0, "meeting", ("as last month",)))
    CHECK.validate(json.loads(report.to_json()))


@pytest.mark.parametrize(
    "text", ["", "Sell 20 sheds by 1 March", "S: sell sheds\nM: 20\nT: by May", "🙂", "\ud800 sell", "Vendre plus de vélos aux écoles"]
)
def test_real_reports_fit(text: str, critic: sc.Critic) -> None:
    report = critic.critique(Goal(text, due_date=dt.date(2026, 12, 31)), sc.Context(today=dt.date(2026, 11, 24)))
    CHECK.validate(json.loads(report.to_json()))


INPUTS = [
    ({"today": "2026-11-22", "fiscal_year_start": 12, "workdays": ["Monday"], "holidays": "DE-BY"}, True),
    ({"history": [{"metric": "calls", "period": p, "value": 3} for p in ("2026-08", "2026-Q3", "2026-W40", "2026", "2026-08-31")]}, True),
    ({"funnel": [{"stage": "calls", "volume": 0, "per": "week", "rate": 1, "value_each": 0}, {"stage": "won", "per": None}]}, True),
    ({"capacity": [{"what": "hours", "value": 0, "per": "day", "each": 0.5}]}, True),
    ({"fiscal_year_start": 13}, False),
    ({"fiscal_year_start": 0}, False),
    ({"workdays": []}, False),
    ({"history": [{"metric": "calls", "period": "August", "value": 3}]}, False),
    ({"history": [{"metric": "calls", "period": "2026-13", "value": 3}]}, False),
    ({"history": [{"metric": "calls", "period": "2026-08"}]}, False),
    ({"funnel": [{"stage": "calls", "volume": -1}]}, False),
    ({"funnel": [{"stage": "calls", "rate": 40}]}, False),
    ({"funnel": [{"stage": "calls", "value_each": -2}]}, False),
    ({"funnel": [{"stage": "calls", "per": "decade"}]}, False),
    ({"capacity": [{"what": "hours", "value": -1}]}, False),
    ({"capacity": [{"what": "hours", "value": 1, "each": 0}]}, False),
    ({"capacity": [{"what": "hours", "value": 1, "per": "decade"}]}, False),
    ({"role": 3}, False),
    ({"rule": "SDR"}, False),
]


@pytest.mark.parametrize(("data", "good"), INPUTS, ids=lambda v: json.dumps(v)[:60])
def test_the_schema_of_a_context_takes_what_the_record_takes(data: dict[str, Any], good: bool) -> None:
    assert jsonschema.Draft202012Validator(input_schema(sc.Context)).is_valid(data) is good
    if good:
        made = sc.Context.from_dict(data)
        assert made != sc.Context()
        assert sc.Context.from_dict(made.to_dict()) == made
    else:
        with pytest.raises(sc.InputError):
            sc.Context.from_dict(data)


def limited(kind: type) -> set[tuple[str, str]]:
    """The fields of an input, and of the records in it, whose schema asks for more than a type."""
    found = set()
    for name, body in input_schema(kind)["$defs"].items():
        for key, value in body["properties"].items():
            arms = value.get("anyOf", [value])
            if any(set(arm) - {"type", "items", "$ref", "default", "format"} for arm in arms):
                found.add((name, key))
    return found


def test_every_limit_of_the_schema_is_broken_by_an_example() -> None:
    limits = limited(sc.Context)
    assert len(limits) > 8
    assert ("FunnelStage", "rate") in limits
    lists = {"history": "HistoryPoint", "funnel": "FunnelStage", "capacity": "Capacity"}
    tried = set()
    for data, good in INPUTS:
        for key, value in data.items() if not good else ():
            inner = value[0] if key in lists and isinstance(value, list) and value else {}
            tried |= {("Context", key)} | {(lists.get(key, ""), k) for k in inner}
    assert limits <= tried


def test_the_schema_of_a_goal_takes_what_the_record_takes() -> None:
    check = jsonschema.Draft202012Validator(input_schema(Goal))
    assert check.is_valid({"text": "x"})
    assert check.is_valid(Goal("x", due_date=dt.date(2026, 12, 31), target=3).to_dict())
    for bad in ({}, {"text": 3}, {"text": "x", "targt": 3}, {"text": "x", "target": "3"}):
        assert not check.is_valid(bad)
        with pytest.raises(sc.InputError):
            Goal.from_dict(bad)


@pytest.mark.parametrize("value", [10**400, float("inf"), float("nan"), True, "3"])
def test_what_is_no_finite_number_is_refused(value: Any) -> None:
    with pytest.raises(sc.InputError, match=r"goal\.target: must be null or a finite number"):
        Goal("x", target=value)


NO_VALUES: list[Any] = [True, 3, 2.5, "no such value", [], [3], [None], [[]], {}, {"no": "key"}, 10**400, float("nan")]


@pytest.mark.parametrize("record", [Goal, sc.Context])
def test_a_value_of_any_kind_is_taken_or_refused_by_name(record: Any) -> None:
    refused: list[tuple[str, str]] = []
    for field in msgspec.structs.fields(record):
        inner = {"history": HistoryPoint, "funnel": FunnelStage, "capacity": Capacity}.get(field.name)
        wrong = [*NO_VALUES, *([{f.name: v}] for f in (msgspec.structs.fields(inner) if inner else ()) for v in NO_VALUES)]
        for value in wrong:
            try:
                record.from_dict({"text": "Sell 3 boats", field.name: value} if record is Goal else {field.name: value})
            except sc.InputError as error:
                refused.append((field.name, str(error)))
    assert len(refused) > 50
    assert [r for r in refused if r[0] not in r[1]] == []

"""Everything that the critic writes fits the schema that it publishes, and what does not fit is refused."""

from __future__ import annotations

import datetime as dt
import importlib.util
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

import smartcritic as sc
from smartcritic.audit.readers import Row
from smartcritic.audit.runner import Outcome
from smartcritic.records import Attainability, Goal, Milestone, Plan, Report
from smartcritic.schema import error_schema, plan_schema, report_schema

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).parent / "render" / "samples.py")
assert _spec is not None
assert _spec.loader is not None
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

CHECK = jsonschema.Draft202012Validator(report_schema())


def test_the_schema_is_one() -> None:
    for schema in (report_schema(), error_schema(), plan_schema()):
        jsonschema.Draft202012Validator.check_schema(schema)
    assert sc.Report.json_schema() == report_schema()


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


@pytest.mark.parametrize("key", report_schema()["required"])
def test_every_key_is_required(key: str) -> None:
    data = json.loads(samples.typical().to_json())
    del data[key]
    assert not CHECK.is_valid(data)


def test_errors_and_plans_fit() -> None:
    outcome = Outcome(Row(3, {}), "3", error="no text")
    jsonschema.validate(json.loads(outcome.to_json()), error_schema())
    plan = Plan("calls", None, 120.0, 4.0, 20.0, 30, dt.date(2026, 12, 31), (Milestone(dt.date(2026, 11, 30), 20.0),), ("as is",))
    jsonschema.validate(plan.to_dict(), plan_schema())
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate({**plan.to_dict(), "per_week": "20"}, plan_schema())


def test_an_estimate_fits() -> None:
    report = samples.typical()
    report.attainability = Attainability(0.4, "history", 16.0, 20.0, "meeting", ("as last month",))
    CHECK.validate(json.loads(report.to_json()))


@pytest.mark.parametrize(
    "text", ["", "Sell 20 sheds by 1 March", "S: sell sheds\nM: 20\nT: by May", "🙂", "\ud800 sell", "Vendre plus de vélos aux écoles"]
)
def test_real_reports_fit(text: str, critic: sc.Critic) -> None:
    report = critic.critique(Goal(text, due_date=dt.date(2026, 12, 31)), sc.Context(today=dt.date(2026, 11, 24)))
    CHECK.validate(json.loads(report.to_json()))

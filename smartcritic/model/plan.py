"""A target broken down to milestones, weeks and working days."""

from __future__ import annotations

import datetime as dt
from typing import Any

from msgspec import Struct

from smartcritic.model import schema
from smartcritic.model.plain import to_builtins

PLAN_SCHEMA = "smartcritic/plan/1"


class Milestone(Struct, frozen=True, gc=False):
    """What must be reached, added up, by the end of `date`."""

    date: dt.date
    value: float


class Plan(Struct, frozen=True, gc=False, tag_field="schema", tag=PLAN_SCHEMA):
    """A target broken down to working days and weeks (schema ``smartcritic/plan/1``)."""

    activity: str
    unit: str | None
    total: float
    per_workday: float
    per_week: float
    workdays_left: int
    deadline: dt.date
    milestones: tuple[Milestone, ...] = ()
    assumptions: tuple[str, ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """Return the plan as JSON-ready data."""
        data: dict[str, Any] = to_builtins(self)
        return data

    @staticmethod
    def json_schema() -> dict[str, Any]:
        """Return the JSON Schema (draft 2020-12) of a plan."""
        return schema.document(Plan)

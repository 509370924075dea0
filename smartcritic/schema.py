"""JSON Schemas (draft 2020-12) of what the critic writes, made from the records themselves so that the two cannot part."""

from __future__ import annotations

import dataclasses
import datetime as dt
import types
import typing
from collections.abc import Mapping, Sequence
from typing import Any, Literal

from smartcritic import records

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_PER = {"enum": [*records.PERIODS, None]}
LIMITS: Mapping[str, Mapping[str, Mapping[str, Any]]] = {
    "Context": {"fiscal_year_start": {"minimum": 1, "maximum": 12}, "workdays": {"minItems": 1}},
    "HistoryPoint": {"period": {"pattern": f"^{records.PERIOD}"}},
    "FunnelStage": {"volume": {"minimum": 0}, "rate": {"minimum": 0, "maximum": 1}, "value_each": {"minimum": 0}, "per": _PER},
    "Capacity": {"value": {"minimum": 0}, "each": {"exclusiveMinimum": 0}, "per": _PER},
}
"""What the records ask of values beyond their types, as JSON Schema."""


def report_schema() -> dict[str, Any]:
    """Return the schema of a report (``smartcritic/report/1``)."""
    made: dict[str, Any] = {}
    verdict = _of(records.Verdict, made)
    properties: dict[str, Any] = {
        "schema": {"const": records.REPORT_SCHEMA},
        "id": {"type": ["string", "null"], "description": "the caller's key"},
        "text": {"type": "string", "description": "the goal as its author wrote it; all offsets are Unicode code points of it, half-open"},
        "today": {"type": "string", "format": "date", "description": "the reference date"},
        "judged": {"type": "boolean", "description": "false for a text that is no goal: all verdicts are unknown, one finding says why"},
        "score": {"type": ["integer", "null"], "minimum": 0, "maximum": 100, "description": "null exactly where judged is false"},
        "criteria": {
            "type": "object",
            "properties": dict.fromkeys(records.CRITERIA, verdict),
            "required": list(records.CRITERIA),
            "additionalProperties": False,
        },
        "facts": _of(records.Facts, made),
        "attainability": _or_null(_of(records.Attainability, made)),
        "suggestions": {"type": "array", "items": _of(records.Suggestion, made)},
        "rewrite": _or_null(_of(records.Rewrite, made)),
    }
    return {
        "$schema": DIALECT,
        "$id": "urn:smartcritic:report:1",
        "title": "Report",
        "description": "What the critic says of one goal.",
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "if": {"properties": {"judged": {"const": True}}},
        "then": {"properties": {"score": {"type": "integer"}}},
        "else": {"properties": {"score": {"type": "null"}}},
        "$defs": made,
    }


def error_schema() -> dict[str, Any]:
    """Return the schema of a row that could not be read (``smartcritic/error/1``)."""
    properties: dict[str, Any] = {
        "schema": {"const": records.ERROR_SCHEMA},
        "id": {"type": ["string", "null"]},
        "row": {"type": "integer", "minimum": 1, "description": "1 for the first row of data"},
        "error": {"type": "string"},
    }
    return {"$schema": DIALECT, "title": "Error", "type": "object", "properties": properties, "required": list(properties)}


def comparison_schema() -> dict[str, Any]:
    """Return the schema of a comparison (``smartcritic/comparison/1``)."""
    made: dict[str, Any] = {}
    body = made.pop(_of(records.Comparison, made)["$ref"].rpartition("/")[2])
    verdicts = dict.fromkeys(records.CRITERIA, body["properties"]["criteria"]["additionalProperties"])
    body["properties"]["criteria"] = {
        "type": "object", "properties": verdicts, "required": list(records.CRITERIA), "additionalProperties": False,
    }  # fmt: skip
    body["properties"] = {"schema": {"const": records.COMPARISON_SCHEMA}, "faithful": {"type": "boolean"}, **body["properties"]}
    body["required"] = ["schema", "faithful", *body["required"]]
    return {"$schema": DIALECT, **body, "$defs": made}


def plan_schema() -> dict[str, Any]:
    """Return the schema of a plan (``smartcritic/plan/1``)."""
    made: dict[str, Any] = {}
    reference = _of(records.Plan, made)
    body = made.pop(reference["$ref"].rpartition("/")[2])
    body["properties"] = {"schema": {"const": records.PLAN_SCHEMA}, **body["properties"]}
    body["required"] = ["schema", *body["required"]]
    return {"$schema": DIALECT, **body, "$defs": made}


_SPAN = {
    "type": "object",
    "properties": {"text": {"type": "string"}, "start": {"type": "integer"}, "end": {"type": "integer"}, "found_by": {"type": "string"}},
    "required": ["text", "start", "end", "found_by"],
}
DERIVED: Mapping[str, dict[str, Any]] = {
    "Facts": {
        "purpose": {"type": "array", "items": _SPAN, "description": "the words that say what larger aim the goal serves"},
        "basis": {"type": "array", "items": _SPAN, "description": "the words that say why it can be done"},
        "horizon": {"enum": [*records.HORIZONS, None], "description": "how long a goal like this takes"},
    }
}
"""What `to_dict` of a record writes beside its fields."""


def record_schema(kind: type) -> dict[str, Any]:
    """Return the schema of one record that the library hands out, such as `records.Facts`."""
    made: dict[str, Any] = {}
    return {"$schema": DIALECT, **_of(kind, made), "$defs": made}


def input_schema(kind: type) -> dict[str, Any]:
    """Return the schema of one record that callers hand in, `records.Goal` or `records.Context`: other keys are errors."""
    schema = record_schema(kind)
    for name, body in schema["$defs"].items():
        fields = dataclasses.fields(getattr(records, name))
        body["required"] = [f.name for f in fields if f.default is dataclasses.MISSING and f.default_factory is dataclasses.MISSING]
        body["additionalProperties"] = False
        for key, limits in LIMITS.get(name, {}).items():
            body["properties"][key] |= limits
    return schema


def _or_null(schema: dict[str, Any]) -> dict[str, Any]:
    return {"anyOf": [schema, {"type": "null"}]}


def _of(kind: Any, made: dict[str, Any]) -> dict[str, Any]:
    """Return the schema of a type; records go to `made` by name and are referred to."""
    plain = {str: "string", bool: "boolean", int: "integer", float: "number", type(None): "null"}
    if kind in plain:
        return {"type": plain[kind]}
    if kind is Any:
        return {}
    if kind is dt.date:
        return {"type": "string", "format": "date"}
    if dataclasses.is_dataclass(kind) and isinstance(kind, type):
        return _record(kind, made)
    origin, args = typing.get_origin(kind), typing.get_args(kind)
    if origin is Literal:
        return {"enum": list(args)}
    if origin in (typing.Union, types.UnionType):
        return {"anyOf": [_of(a, made) for a in args]}
    if origin in (tuple, list, Sequence):
        return {"type": "array", "items": _of(args[0], made)}
    if origin in (dict, Mapping):
        return {"type": "object", "additionalProperties": _of(args[1], made)}
    raise TypeError(f"no schema is known for {kind!r}")


def _record(kind: type, made: dict[str, Any]) -> dict[str, Any]:
    name = kind.__name__
    if name not in made:
        made[name] = {}  # so that a record within itself ends
        hints = typing.get_type_hints(kind)
        properties = {f.name: _of(hints[f.name], made) for f in dataclasses.fields(kind) if not f.name.startswith("_")}
        properties |= DERIVED.get(name, {})
        text = " ".join((kind.__doc__ or "").split())
        made[name] = {"title": name, "description": text, "type": "object", "properties": properties, "required": list(properties)}
    return {"$ref": f"#/$defs/{name}"}

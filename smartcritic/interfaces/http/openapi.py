"""The OpenAPI document: the library's own schemas, and examples that the library has just made."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from fastapi.openapi.utils import get_openapi

from smartcritic import rules
from smartcritic.interfaces.http import handlers, problems
from smartcritic.model import Comparison, Context, Facts, Goal, Plan, PortfolioFinding, Report, RowError
from smartcritic.model.schema import input_schema, record_schema

if TYPE_CHECKING:
    from fastapi import FastAPI

    from smartcritic.critic import Critic
    from smartcritic.interfaces.http.settings import Settings

ABOUT = """Says, criterion by criterion, whether a goal is SMART, shows the words that say so, and rewrites it.

Offsets count Unicode code points, half-open: `text[start:end] == quote`; with `utf16=true` they count as JavaScript does.
The same goal, context and configuration give the same answer. `context.today` is the reference date; without it, it is the day of the call.
"""

TODAY = "2026-11-22"

SAMPLES: Mapping[str, Mapping[str, Any]] = {
    "critique": {"goal": "Improve onboarding of new dealers soon", "context": {"today": TODAY, "role": "Partner manager"}},
    "critique_batch": {
        "goals": [
            {"id": "g1", "text": "Sign 12 dealers in Utrecht by 31 March 2027"},
            "Be more visible at trade fairs",
            {"id": "g3", "txt": "a misspelt key"},
        ],
        "context": {"today": TODAY},
    },
    "extract": {"goal": "Cut the returns rate from 9% to 6% within 90 days", "context": {"today": TODAY}},
    "plan": {"goal": "Place 480 calls to dairies by 29 January 2027", "context": {"today": TODAY, "holidays": None}, "step": "month"},
    "compare": {
        "before": "Sign more dealers in Utrecht",
        "after": "Sign 12 dealers in Utrecht and Ghent by 31 March 2027",
        "context": {"today": TODAY},
    },
    "fill": {
        "rewrite": {
            "text": "Sign [12] dealers in Utrecht by [31 March 2027]",
            "slots": [
                {"name": "target", "start": 5, "end": 9, "question": "How many?", "type": "number", "proposal": "12"},
                {"name": "deadline", "start": 32, "end": 47, "question": "By when?", "type": "date", "proposal": "31 March 2027"},
            ],
        },
        "values": {"target": 20, "deadline": "30 June 2027"},
        "context": {"today": TODAY},
    },
    "portfolio": {
        "goals": [
            {"id": "a", "text": "Raise repeat orders of the Graz shop by 10% by 30 June 2027", "owner": "Ida", "review": "monthly"},
            {"id": "b", "text": "Lower repeat orders of the Graz shop by 5% by 30 June 2027", "owner": "Ida", "team": "Shop"},
            {"id": "c", "text": "Repaint the counter by 5 May 2027", "parent": "nowhere"},
        ],
        "context": {"today": TODAY},
    },
    "get_rule": {"rule": "time_bound/vague_time"},
}
"""A request for each operation; what comes back is made by the library when the document is."""

_BODIES = {
    "critique": ({"goal": "GoalInput", "context": "Context"}, ("goal",)),
    "critique_batch": ({"goals": "Goals", "context": "Context"}, ("goals",)),
    "extract": ({"goal": "GoalInput", "context": "Context"}, ("goal",)),
    "plan": ({"goal": "GoalInput", "context": "Context", "step": "Step", "spread": "Spread"}, ("goal",)),
    "compare": ({"before": "GoalInput", "after": "GoalInput", "context": "Context"}, ("before", "after")),
    "fill": ({"rewrite": "RewriteInput", "values": "Values", "context": "Context"}, ("rewrite",)),
    "portfolio": ({"goals": "Goals", "context": "Context"}, ("goals",)),
}
_SWITCHES = {
    "rewrite": (True, "Work out suggestions and a rewrite; `false` is about twice as fast."),
    "utf16": (False, "Count offsets in UTF-16 code units, as JavaScript, Java and C# do, not in code points."),
}
_TAKES = {
    "critique": ("rewrite", "utf16"), "critique_batch": ("rewrite", "utf16"),
    "extract": ("utf16",), "compare": ("utf16",), "fill": ("utf16",),
}  # fmt: skip
_ANSWERS = {
    "critique": "Report", "critique_batch": "Batch", "extract": "Facts", "plan": "Plan", "compare": "Comparison", "fill": "Filled",
    "portfolio": "Portfolio", "list_rules": "Rules", "get_rule": "Rule", "healthz": "Status", "readyz": "Status",
}  # fmt: skip
_TROUBLE = {
    401: "The key is missing or wrong.",
    404: "There is no such thing.",
    413: "The body or the list is too large.",
    415: "The body is not JSON.",
    422: "The input cannot be read; `detail` names what is wrong and what would be right.",
    429: "Too many requests at once.",
    503: "No answer in time, or not ready.",
    504: "The work took too long and was ended.",
}


def document(app: FastAPI, critic: Critic, settings: Settings) -> dict[str, Any]:
    """Return the OpenAPI document, with an example of every request and of the answer that the library gives to it."""
    made = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
    made["components"] = {"schemas": schemas(settings)}
    keyed = settings.api_key is not None
    if keyed:
        made["components"]["securitySchemes"] = {
            "key": {"type": "apiKey", "in": "header", "name": "X-API-Key"},
            "bearer": {"type": "http", "scheme": "bearer"},
        }
    examples = answers(critic)
    for path in made["paths"].values():
        for operation in path.values():
            _complete(operation, operation["operationId"], examples, keyed)
    return made


def answers(critic: Critic) -> dict[str, Any]:
    """What the library answers to the samples, by operation."""
    return {
        "critique": handlers.critique(critic, SAMPLES["critique"]),
        "critique_batch": handlers.batch(critic, SAMPLES["critique_batch"], rewrite=False),
        "extract": handlers.extract(critic, SAMPLES["extract"]),
        "plan": handlers.plan(critic, SAMPLES["plan"]),
        "compare": handlers.compare(critic, SAMPLES["compare"]),
        "fill": handlers.fill(SAMPLES["fill"]),
        "portfolio": handlers.portfolio(critic, SAMPLES["portfolio"]),
        "get_rule": rules.get(SAMPLES["get_rule"]["rule"]).to_dict(),
        "list_rules": {"rules": handlers.list_rules()["rules"][:1]},
        "healthz": {"status": "alive"},
        "readyz": {"status": "ready"},
    }


def _complete(operation: dict[str, Any], name: str, examples: Mapping[str, Any], keyed: bool) -> None:
    """Put body, answers and examples into an operation."""
    if name in _BODIES:
        keys, needed = _BODIES[name]
        body = {
            "type": "object",
            "properties": {key: _nullable(ref) if key not in needed else _ref(ref) for key, ref in keys.items()},
            "required": list(needed),
            "additionalProperties": False,
        }
        content = {"schema": body, "examples": {"example": {"value": SAMPLES[name]}}}
        operation["requestBody"] = {"required": True, "content": {"application/json": content}}
    for switch in _TAKES.get(name, ()):
        default, text = _SWITCHES[switch]
        about = {"name": switch, "in": "query", "description": text, "schema": {"type": "boolean", "default": default}}
        operation.setdefault("parameters", []).append(about)
    if name == "get_rule":
        operation["parameters"][0]["example"] = SAMPLES[name]["rule"]
    if name in _ANSWERS:
        good: dict[str, Any] = {
            "application/json": {"schema": _ref(_ANSWERS[name]), "examples": {"example": {"value": examples[name]}}}
        }
    else:
        good = {"text/plain": {"schema": {"type": "string"}}}
    work = name not in ("healthz", "readyz", "metrics")
    told = [422, 429, 503, 504] if work else [503] if name in ("healthz", "readyz") else []
    told += [413, 415] if name in _BODIES else [404] if name == "get_rule" else []
    if keyed and name not in ("healthz", "readyz"):
        told.append(401)
        operation["security"] = [{"key": []}, {"bearer": []}]
    problem = {problems.CONTENT_TYPE: {"schema": _ref("Problem")}}
    operation["responses"] = {
        "200": {"description": "The answer.", "content": good},
        **{str(status): {"description": _TROUBLE[status], "content": problem} for status in sorted(told)},
    }


# --------------------------------------------------------------------------- schemas


def schemas(settings: Settings) -> dict[str, Any]:
    """The schemas of all that goes in and out, made from the library's records."""
    made: dict[str, Any] = {"Problem": problems.SCHEMA}
    for name, source in (
        ("Report", Report.json_schema()), ("Plan", Plan.json_schema()), ("Error", RowError.json_schema()),
        ("Comparison", Comparison.json_schema()),
        ("Facts", record_schema(Facts)), ("Finding", record_schema(PortfolioFinding)),
        ("Goal", input_schema(Goal)), ("Context", input_schema(Context)),
    ):  # fmt: skip
        parts = source.pop("$defs", {})
        made |= {part: _moved(body) for part, body in parts.items()}
        if "$ref" not in source:
            made[name] = _moved({k: v for k, v in source.items() if k not in ("$schema", "$id")})
    text = {"type": "string"}
    rule_keys = ("name", "criterion", "flags", "why", "remedy")
    example = {"anyOf": [_ref("GoalInput"), _ref("Goals")]}
    made |= {
        "GoalInput": {"anyOf": [{"type": "string", "description": "the goal as its author wrote it"}, _ref("Goal")]},
        "Goals": {"type": "array", "items": _ref("GoalInput"), "maxItems": settings.max_goals},
        "RewriteInput": _optional(made["Rewrite"], "text"),
        "SlotInput": _optional(made["Slot"], "name", "start", "end", "question"),
        "Values": {
            "type": "object", "additionalProperties": {"anyOf": [text, {"type": "number"}]},
            "description": "what stands in each slot, by its name; without any, the proposals do",
        },
        "Filled": _object(text=text),
        "Step": {"enum": ["week", "month", "quarter"]},
        "Spread": {"enum": ["workdays", "linear"]},
        "Batch": _object(
            schema={"const": handlers.BATCH_SCHEMA}, goals={"type": "integer"}, unjudged={"type": "integer"}, errors={"type": "integer"},
            results={"type": "array", "items": {"anyOf": [_ref("Report"), _ref("Error")]}},
        ),
        "Portfolio": _object(
            findings={"type": "array", "items": _ref("PortfolioFinding")}, errors={"type": "array", "items": _ref("Error")}
        ),
        "Rule": _object(
            **dict.fromkeys(rule_keys, text), severity={"enum": ["flaw", "note"]}, bad=example, good=example, context=_ref("Context"),
            rests_on={"type": "array", "items": _object(cite=text, says=text)},
        ),
        "Rules": _object(rules={"type": "array", "items": _ref("Rule")}),
        "Status": _object(status=text),
    }  # fmt: skip
    return made


def _optional(schema: Mapping[str, Any], *needed: str) -> dict[str, Any]:
    """The schema of a record that may be sent with these keys alone."""
    properties = dict(schema["properties"])
    if "slots" in properties:
        properties["slots"] = {"type": "array", "items": _ref("SlotInput")}
    return {"type": "object", "properties": properties, "required": list(needed), "additionalProperties": False}


def _object(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(properties)}


def _ref(name: str) -> dict[str, str]:
    return {"$ref": f"#/components/schemas/{name}"}


def _nullable(name: str) -> dict[str, Any]:
    return {"anyOf": [_ref(name), {"type": "null"}]}


def _moved(value: Any) -> Any:
    """A schema with its references turned to where OpenAPI keeps them."""
    if isinstance(value, Mapping):
        return {k: v.replace("#/$defs/", "#/components/schemas/") if k == "$ref" else _moved(v) for k, v in value.items()}
    return [_moved(v) for v in value] if isinstance(value, list) else value

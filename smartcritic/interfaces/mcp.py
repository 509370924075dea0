"""``smartcritic mcp``: the critic as tools of the Model Context Protocol: a language model that writes goals is checked by arithmetic.

Tools: critique, extract, plan, audit, compare, explain. Each result is structured and has a schema; what a caller can get wrong is a tool
error that says what is wrong and what would be right. Nothing is stored and nothing leaves the process.
"""

from __future__ import annotations

import dataclasses
import datetime as dt
import functools
from collections.abc import Callable, Mapping
from typing import Annotated, Any

from pydantic import Field, WithJsonSchema

import smartcritic
from smartcritic import rules
from smartcritic.audit.extras import need
from smartcritic.audit.reading import Row
from smartcritic.audit.run import collect
from smartcritic.audit.runner import Outcome, judge
from smartcritic.criteria.yardsticks.families import with_key_results
from smartcritic.critic import Critic
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import Comparison, Context, Facts, Goal, Plan, Report, RowError, replace
from smartcritic.model.schema import input_schema, record_schema
from smartcritic.summary import Summary

MOST_GOALS = 500
"""Goals that one call of `audit` takes."""

INSTRUCTIONS = """\
Judges goals by the SMART criteria offline and deterministically, with the words that show each verdict. Before you hand a goal to its
writer, call `critique` on it. After you rewrote a goal, call `compare` with the writer's own text and yours: `faithful` is false where you
changed, lost or invented a number, date, name, owner or purpose. Leave what only the writer knows as a slot in brackets, such as [X%] or
[date]. A verdict `unknown` means that the text does not say; do not make up a basis for it. Where `judged` is false
the text is no goal and has no score: ask its writer for one. Dates are read from `context.today`, which is
the day of the call unless you give it."""


def _inlined(whole: Mapping[str, Any]) -> dict[str, Any]:
    """Put definitions where they are referred to, so that a schema can stand inside another one."""
    definitions = whole.get("$defs", {})

    def put(part: Any) -> Any:
        if isinstance(part, Mapping):
            name = str(part.get("$ref", "")).rpartition("/")[2]
            return put(definitions[name]) if name else {k: put(v) for k, v in part.items() if k not in ("$defs", "$schema")}
        return [put(p) for p in part] if isinstance(part, list) else part

    made: dict[str, Any] = put(whole)
    return made


_GOAL = _inlined(input_schema(Goal))
_CONTEXT = _inlined(input_schema(Context))
AGoal = Annotated[
    str | dict[str, Any],
    WithJsonSchema({"anyOf": [{"type": "string"}, _GOAL], "description": "The goal's text, or an object with what is known beside it."}),
]
AContext = Annotated[
    dict[str, Any] | None,
    WithJsonSchema({"anyOf": [_CONTEXT, {"type": "null"}], "default": None, "description": "What the text cannot say."}),
]


class Tools:
    """The tools: plain data in, plain data out."""

    def __init__(self, critic: Critic, context: Context) -> None:
        self.critic, self.context = critic, context

    def critique(self, goal: AGoal, context: AContext = None, rewrite: bool = True) -> dict[str, Any]:
        """Judge one goal: verdict, findings and evidence for each SMART criterion, the facts read, suggestions and a rewrite with slots."""
        return self.critic.critique(_goal(goal), self._where(context), rewrite=rewrite).to_dict()

    def extract(self, goal: AGoal, context: AContext = None) -> dict[str, Any]:
        """Read the facts of a goal: action, amounts with units and roles, dates resolved to days, deadline, cadence, owner, purpose."""
        return self.critic.extract(_goal(goal), self._where(context)).to_dict()

    def plan(
        self,
        goal: AGoal,
        context: AContext = None,
        step: Annotated[str | None, Field(description="Milestones per week, month or quarter; null: as the time left asks for.")] = None,
        spread: Annotated[str, Field(description="Milestones rise by workdays, or linear with all days.")] = "workdays",
    ) -> dict[str, Any]:
        """Break a goal with an amount and a deadline down to milestones, weeks and working days; exact arithmetic."""
        return self.critic.plan(_goal(goal), self._where(context), step=step, spread=spread).to_dict()

    def audit(
        self,
        goals: Annotated[list[AGoal], Field(description=f"Up to {MOST_GOALS} goals.")],
        context: AContext = None,
    ) -> dict[str, Any]:
        """Judge a list of goals, and the list as a whole: too many, near duplicates, conflicts, sums that fall short, orphans."""
        if len(goals) > MOST_GOALS:
            raise InputError(f"goals: {len(goals)} are more than the {MOST_GOALS} that one call takes; send them in parts")
        where = self._where(context).on(dt.date.today())
        read = [(_read(goal, number), where) for number, goal in enumerate(goals, 1)]
        joined = iter(with_key_results([o.goal for o, _ in read if o.goal is not None]))
        read = [(o if o.goal is None else dataclasses.replace(o, goal=next(joined)), where) for o, where in read]
        items = _Items()
        summary = collect(judge(read, self.critic), where, self.critic, [items])
        whole = summary.whole
        return {
            "goals": items.made, "portfolio": [f.to_dict() for f in summary.portfolio], "mean_score": whole.score,
            "unjudged": whole.unjudged.total(), "errors": summary.errors,
        }  # fmt: skip

    def compare(self, before: AGoal, after: AGoal, context: AContext = None) -> dict[str, Any]:
        """Check a rewrite: which facts of `before` it kept, changed, lost or invented, and what each criterion gained or lost."""
        return self.critic.compare(_goal(before), after if isinstance(after, str) else _goal(after), self._where(context)).to_dict()

    def explain(self, rule: Annotated[str, Field(description="Such as time_bound/vague_time or portfolio/orphan.")]) -> dict[str, Any]:
        """Say what the rule of a finding flags, why that matters and what helps, with examples that raise it and that do not."""
        return rules.get(rule).to_dict()

    def _where(self, context: Mapping[str, Any] | None) -> Context:
        return self.context if context is None else Context.from_dict(context)


def _goal(goal: str | Mapping[str, Any]) -> str | Goal:
    return goal if isinstance(goal, str) else Goal.from_dict(goal)


def _read(goal: str | Mapping[str, Any], number: int) -> Outcome:
    """One goal of a list with an id, or its error."""
    row = Row(number, {})
    try:
        made = Goal(goal) if isinstance(goal, str) else Goal.from_dict(goal)
    except SmartCriticError as error:
        key = goal.get("id") if isinstance(goal, Mapping) else None
        return Outcome(row, str(number) if key is None else str(key), error=str(error))
    named = made if made.id is not None else replace(made, id=str(number))
    return Outcome(row, named.id, named)


class _Items:
    """Collects what is told of each goal of a list."""

    def __init__(self) -> None:
        self.made: list[dict[str, Any]] = []

    def write(self, outcome: Outcome) -> None:
        self.made.append(outcome.to_dict() if outcome.report is None else _item(outcome.report))

    def finish(self, summary: Summary) -> None:
        pass


def _item(report: Report) -> dict[str, Any]:
    return {
        "id": report.id,
        "text": report.text,
        "judged": report.judged,
        "smart": report.letters,
        "score": report.score,
        "kind": report.kind_of_goal,
        "verdicts": {name: verdict.verdict for name, verdict in report.criteria.items()},
        "findings": [{"rule": f.rule, "message": f.message} for f in report.findings],
        "deadline": report.facts.deadline.end_date.isoformat() if report.facts.deadline else None,
    }


def audit_schema() -> dict[str, Any]:
    """Return the schema of what the tool `audit` gives."""
    verdict = {"enum": ["met", "partial", "unmet", "unknown"]}
    text: dict[str, Any] = {"type": "string"}
    maybe = {"type": ["string", "null"]}
    finding = {"type": "object", "properties": {"rule": text, "message": text}, "required": ["rule", "message"]}
    judged = {
        "id": text, "text": text, "judged": {"type": "boolean"}, "smart": text, "score": {"type": ["integer", "null"]},
        "verdicts": {"type": "object", "additionalProperties": verdict}, "findings": {"type": "array", "items": finding}, "deadline": maybe,
        "kind": maybe,
    }  # fmt: skip
    whole = {
        "rule": text, "message": text, "goals": {"type": "array", "items": text},
        "owner": maybe, "team": maybe, "numbers": {"type": "object"},
    }  # fmt: skip
    item = {"anyOf": [{"type": "object", "properties": judged, "required": list(judged)}, _inlined(RowError.json_schema())]}
    properties = {
        "goals": {"type": "array", "items": item},
        "portfolio": {"type": "array", "items": {"type": "object", "properties": whole, "required": list(whole)}},
        "mean_score": {"type": ["number", "null"]},
        "unjudged": {"type": "integer", "description": "texts that are no goals; they are in no mean"},
        "errors": {"type": "integer", "description": "goals that could not be read"},
    }
    return {"type": "object", "properties": properties, "required": list(properties)}


def rule_schema() -> dict[str, Any]:
    """Return the schema of what the tool `explain` gives."""
    text = {"type": "string"}
    goals = {"type": "array", "items": {"type": "object"}}
    example = {"anyOf": [text, {"type": "object"}, goals], "description": "what `critique` or, for a rule about lists, `audit` takes"}
    properties = {
        **dict.fromkeys(("name", "criterion", "flags", "why", "remedy"), text), "severity": {"enum": ["flaw", "note"]},
        "bad": example, "good": example, "context": {"type": "object"}, "rests_on": goals,
    }  # fmt: skip
    return {"type": "object", "properties": properties, "required": list(properties)}


def make_server(critic: Critic | None = None, context: Context | None = None) -> Any:
    """Build the server, an `mcp.server.MCPServer`; `context` holds where a call gives none.

    Raises:
        MissingExtraError: the package ``mcp`` is not installed.
    """
    server = need("mcp.server.mcpserver", "smartcritic mcp", "mcp")
    tool_kind = need("mcp.server.mcpserver.tools", "smartcritic mcp", "mcp").Tool
    hints = need("mcp_types", "smartcritic mcp", "mcp").ToolAnnotations(read_only_hint=True, idempotent_hint=True, open_world_hint=False)
    tools = Tools(critic or Critic(), context or Context())
    made = []
    for method, title, out in (
        (tools.critique, "Judge a goal", Report.json_schema()),
        (tools.extract, "Read a goal's facts", _inlined(record_schema(Facts))),
        (tools.plan, "Break a goal down", Plan.json_schema()),
        (tools.audit, "Judge a list of goals", audit_schema()),
        (tools.compare, "Check a rewrite", Comparison.json_schema()),
        (tools.explain, "Explain a rule", rule_schema()),
    ):
        tool = tool_kind.from_function(_told(method), title=title, annotations=hints, structured_output=True)
        tool.fn_metadata.output_schema = out
        arguments = tool.fn_metadata.arg_model
        arguments.model_config["extra"] = "forbid"
        arguments.model_rebuild(force=True)
        tool.parameters = arguments.model_json_schema(by_alias=True)
        made.append(tool)
    return server.MCPServer("smartcritic", instructions=INSTRUCTIONS, version=smartcritic.__version__, tools=made, log_level="WARNING")


def _told(method: Callable[..., dict[str, Any]]) -> Callable[..., dict[str, Any]]:
    """Turn the errors that a caller can cause into tool errors, whose text reaches the model."""
    failure = need("mcp.server.mcpserver.exceptions", "smartcritic mcp", "mcp").ToolError

    @functools.wraps(method)
    def call(*args: Any, **kwargs: Any) -> dict[str, Any]:
        try:
            return method(*args, **kwargs)
        except SmartCriticError as error:
            raise failure(str(error)) from error

    return call


def serve(critic: Critic, context: Context) -> None:
    """Serve over standard input and output until the client goes."""
    server = make_server(critic, context)
    critic.warm_up()
    server.run("stdio")

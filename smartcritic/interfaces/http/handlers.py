"""What each address does: JSON of a request in, JSON-ready data out. The critic does the work, its records read the input."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from smartcritic import rules
from smartcritic.audit.runner import judge_together
from smartcritic.criteria.yardsticks.families import with_key_results
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.model import ERROR_SCHEMA, Context, Goal, Report, Rewrite, read_value, reject_unknown_keys, replace
from smartcritic.render.utf16 import code_point, utf16_comparison, utf16_offsets

if TYPE_CHECKING:
    from smartcritic.critic import Critic

BATCH_SCHEMA = "smartcritic/batch/1"


# --------------------------------------------------------------------------- reading requests


def read_body(raw: bytes, known: Sequence[str], needed: Sequence[str]) -> dict[str, Any]:
    """Read the JSON object of a request.

    Raises:
        InputError: it is no JSON object, has an unknown key or lacks a needed one.
    """
    try:
        data = json.loads(raw)
    except (ValueError, RecursionError) as error:
        reason = "is nested too deeply" if isinstance(error, RecursionError) else f"is no JSON: {error}"
        raise InputError(f"body: {reason}; send an object with the keys {', '.join(known)}") from None
    reject_unknown_keys(data, known, "body")
    for key in needed:
        if data.get(key) is None:
            raise InputError(f"body: the key {key!r} is missing")
    return dict(data)


def read_goal(value: Any, where: str = "goal") -> Goal:
    """Read a goal: its text, or an object with `text` and the other fields of a goal; one that is read already stays."""
    if isinstance(value, Goal):
        return value
    if isinstance(value, str):
        return Goal(value)
    if isinstance(value, Mapping):
        return Goal.from_dict(value)
    raise InputError(f"{where}: {type(value).__name__} is no goal; give its text or an object with the key 'text'")


def read_goals(value: Any) -> list[Goal | str]:
    """Read a list of goals; one that cannot be read is the message that says why."""
    if not isinstance(value, list):
        raise InputError(f"goals: {type(value).__name__} is no list; give a list of texts or of objects with the key 'text'")
    out: list[Goal | str] = []
    for item in value:
        try:
            out.append(read_goal(item))
        except SmartCriticError as error:
            out.append(str(error))
    return out


def joined(values: Any) -> Any:
    """A list of goals as it was sent, where goals that others name as their parent are read and handed these as their key results."""
    if not isinstance(values, list) or not any(isinstance(v, Mapping) and v.get("parent") for v in values):
        return values
    goals = read_goals(values)
    made = iter(with_key_results([g for g in goals if isinstance(g, Goal)]))
    whole = [next(made) if isinstance(g, Goal) else None for g in goals]
    return [g if g is not None and g.key_results else v for g, v in zip(whole, values, strict=True)]


def read_context(value: Any) -> Context | None:
    """Read the context of a request; None without one."""
    return None if value is None else Context.from_dict(value)


# --------------------------------------------------------------------------- answering


def report_data(report: Report, *, utf16: bool) -> dict[str, Any]:
    """A report as JSON-ready data."""
    data = report.to_dict()
    return utf16_offsets(data, report.text) if utf16 else data


def report_bytes(report: Report, *, utf16: bool) -> bytes:
    """A report as an answer."""
    return encode(report_data(report, utf16=utf16))


def encoded(critic: Critic, answer: Callable[..., Any], body: Mapping[str, Any], **switches: bool) -> bytes:
    """The answer to a request as bytes, made where the critic is; `answer` is `extract`, `plan`, `compare` or `portfolio`."""
    return encode(answer(critic, body, **switches))


def encode(data: Any) -> bytes:
    """JSON as bytes; lone surrogates of a goal's text are escaped."""
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return json.dumps(data, separators=(",", ":")).encode("ascii")


def failed_row(value: Any, row: int, error: str) -> dict[str, Any]:
    """A goal of a list that could not be judged, as ``smartcritic/error/1``; `value` is what was sent, `row` 1 for the first."""
    key = value.id if isinstance(value, Goal) else value.get("id") if isinstance(value, Mapping) else None
    return {"schema": ERROR_SCHEMA, "id": key if isinstance(key, str) else None, "row": row, "error": error}


def judge_rows(
    critic: Critic, values: Sequence[Any], context: Context | None, first: int, *, rewrite: bool, utf16: bool
) -> list[dict[str, Any]]:
    """Judge a part of a batch whose first goal is row `first`; each is its own report or error."""
    goals = read_goals(list(values))
    reports = iter(judge_together([g for g in goals if isinstance(g, Goal)], critic, context, rewrite=rewrite))
    out = []
    for row, (value, goal) in enumerate(zip(values, goals, strict=True), first):
        if isinstance(goal, str):
            out.append(failed_row(value, row, goal))
            continue
        report = next(reports)
        try:
            if isinstance(report, Exception):
                raise report
            out.append(report_data(report, utf16=utf16))
        except Exception as error:
            known = isinstance(error, SmartCriticError)
            out.append(failed_row(value, row, str(error) if known else f"the critic failed: {type(error).__name__}"))
    return out


def critique(critic: Critic, body: Mapping[str, Any], *, rewrite: bool = True, utf16: bool = False) -> dict[str, Any]:
    """Judge one goal."""
    report = critic.critique(read_goal(body["goal"]), read_context(body.get("context")), rewrite=rewrite)
    return report_data(report, utf16=utf16)


def batch_data(results: list[dict[str, Any]]) -> dict[str, Any]:
    """The answer to a batch."""
    errors = sum(r["schema"] == ERROR_SCHEMA for r in results)
    unjudged = sum(r.get("judged") is False for r in results)
    return {"schema": BATCH_SCHEMA, "goals": len(results), "unjudged": unjudged, "errors": errors, "results": results}


def batch(critic: Critic, body: Mapping[str, Any], *, rewrite: bool = True, utf16: bool = False) -> dict[str, Any]:
    """Judge a list of goals in one go."""
    read_goals(body["goals"])
    return batch_data(judge_rows(critic, joined(body["goals"]), read_context(body.get("context")), 1, rewrite=rewrite, utf16=utf16))


def extract(critic: Critic, body: Mapping[str, Any], *, utf16: bool = False) -> dict[str, Any]:
    """Read the facts of one goal."""
    goal = read_goal(body["goal"])
    data = critic.extract(goal, read_context(body.get("context"))).to_dict()
    return dict(utf16_offsets(data, goal.text)) if utf16 else data


def plan(critic: Critic, body: Mapping[str, Any]) -> dict[str, Any]:
    """Break one goal down."""
    step, spread = (read_value(body.get(key), str | None, key) for key in ("step", "spread"))
    goal, context = read_goal(body["goal"]), read_context(body.get("context"))
    return critic.plan(goal, context, step=step, spread=spread or "workdays").to_dict()


def compare(critic: Critic, body: Mapping[str, Any], *, utf16: bool = False) -> dict[str, Any]:
    """Say what a rewrite did to a goal."""
    before, after = read_goal(body["before"], "before"), body["after"]
    other = after if isinstance(after, str) else read_goal(after, "after")
    data = critic.compare(before, other, read_context(body.get("context"))).to_dict()
    return utf16_comparison(data) if utf16 else data


def fill(body: Mapping[str, Any], *, utf16: bool = False) -> dict[str, Any]:
    """Fill the slots of a rewrite; without values, with its proposals.

    Raises:
        InputError: a name is no slot of the rewrite, or a value does not fit its slot; the message says what would.
    """
    rewrite, context = read_value(body["rewrite"], Rewrite, "rewrite"), read_context(body.get("context"))
    values = {} if (given := body.get("values")) is None else given
    if not isinstance(values, Mapping) or any(type(value) not in (str, int, float) for value in values.values()):
        raise InputError("values: must be an object with a text or a number for each slot that is filled, by the slot's name")
    slots = rewrite.slots
    if utf16:
        slots = tuple(replace(s, start=code_point(s.start, rewrite.text), end=code_point(s.end, rewrite.text)) for s in slots)
    at = 0
    for slot in sorted(slots, key=lambda s: s.start):
        if not at <= slot.start < slot.end <= len(rewrite.text):
            raise InputError(f"rewrite.slots: {slot.name!r} lies outside of the text or over another slot; send the rewrite as it came")
        at = slot.end
    today = (context.today if context else None) or dt.date.today()
    return {"text": replace(rewrite, slots=slots).fill_in(values, today)}


def portfolio(critic: Critic, body: Mapping[str, Any]) -> dict[str, Any]:
    """Say what only the list shows; goals that cannot be read are errors beside the findings."""
    goals = read_goals(body["goals"])
    good = [g for g in goals if isinstance(g, Goal)]
    found = critic.portfolio(good, read_context(body.get("context")))
    errors = [failed_row(v, row, g) for row, (v, g) in enumerate(zip(body["goals"], goals, strict=True), 1) if isinstance(g, str)]
    return {"findings": [f.to_dict() for f in found], "errors": errors}


def list_rules() -> dict[str, Any]:
    """Every rule."""
    return {"rules": [rule.to_dict() for rule in rules.load().values()]}

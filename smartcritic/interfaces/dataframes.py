"""A dataframe of goals in, a dataframe of verdicts out: pandas, polars, pyarrow, and whatever else narwhals knows as eager."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, Any

from smartcritic.audit.arrow import safe
from smartcritic.audit.extras import need
from smartcritic.audit.reading import ROLES, Columns, Row, Table, again, find_columns, under_objectives
from smartcritic.audit.reading.arrow import open_frame
from smartcritic.audit.runner import Outcome, audit
from smartcritic.errors import InputError, nearest
from smartcritic.model import CRITERIA, Context, Facts, Quantity

if TYPE_CHECKING:
    from smartcritic.critic import Critic

_SAMPLE = 2_000
_TYPES: Mapping[str, str] = {
    "id": "text", "judged": "flag", "smart": "text", "score": "whole", **dict.fromkeys(CRITERIA, "text"), "kind": "text",
    "kind_of_goal": "text", "action": "text", "target": "number", "target_high": "number", "unit": "text", "baseline": "number",
    "deadline": "day", "findings": "text", "rewrite": "text", "score_after": "whole", "error": "text",
}  # fmt: skip
_REWRITE = ("rewrite", "score_after")
_PANDAS = {"text": "string", "whole": "Int64", "number": "Float64", "day": "datetime64[s]", "flag": "boolean"}


def critique_frame(
    frame: Any,
    text: str | None = None,
    *,
    context: Context | None = None,
    critic: Critic | None = None,
    rewrite: bool = False,
    keep: bool = False,
    find: bool = False,
    day_first: bool | None = None,
    **roles: str,
) -> Any:
    """Judge the goals of a dataframe, one a row.

    Args:
        frame: an eager dataframe of pandas, polars or pyarrow, or another that narwhals knows.
        text: the column with the goals; None finds it by its name or its cells.
        context: what the text cannot say; it holds for all rows.
        critic: the critic that judges; default: one with the default configuration.
        rewrite: also work out rewrites, which takes about twice as long.
        keep: put the columns of `frame` in front; of ours, those whose names are taken get ``smart_`` in front.
        find: also take columns by what they are called ("Due on", "Assignee"), as ``smartcritic audit`` does.
        day_first: how 03/04/2026 is meant; None finds it out from the column.
        roles: which column plays which role: ``owner="Assignee"``, ``due_date="Due on"``, ``id="key"``, ``target=...``, ``status=...``;
            with ``parent="Objective"`` an objective is judged with the rows that name it.

    Returns:
        A dataframe of the same kind, one row a row, in order; pandas keeps its index. Columns: ``id`` (where that role is given),
        ``judged`` (false for a text that is no goal), ``smart`` (five letters), ``score`` (0..100; null where it was not judged), a verdict
        a criterion, ``kind``, ``kind_of_goal`` (the kind that it was judged by), ``action``, ``target``, ``target_high``, ``unit``,
        ``baseline``, ``deadline``, ``findings`` (rules with commas between), with `rewrite` also ``rewrite`` and ``score_after``, and
        ``error``: what is wrong with a row that could not be read, such as an empty cell, else null.

    Raises:
        InputError: `frame` is no eager dataframe, a column or role is unknown, or no column holds the goals.
        MissingExtraError: narwhals is not installed.
    """
    need("narwhals", "critique_frame", "dataframes")
    if critic is None:
        from smartcritic.shortcuts import default_critic

        critic = default_critic()
    table = open_frame(frame)
    given = {**({"text": str(text)} if text is not None else {}), **{role: str(name) for role, name in roles.items()}}
    _check(given, table.columns)
    first = list(islice(table.rows, _SAMPLE))
    columns = _columns(table, first, given, find, day_first)
    outcomes = audit(under_objectives(again(first, table.rows), columns), columns, critic, context, advise=rewrite)
    names = [n for n in _TYPES if (rewrite or n not in _REWRITE) and (n != "id" or "id" in columns.roles)]
    found: dict[str, list[Any]] = {name: [] for name in names}
    for outcome in outcomes:
        row = _cells(outcome, rewrite)
        row["error"] = row.get("error") or "; ".join(columns.unread(outcome.row)) or None
        for name in names:
            cell = row.get(name)
            found[name].append(safe(cell) if isinstance(cell, str) else cell)
    return _frame(frame, found, {n: f"smart_{n}" if keep and n in table.columns else n for n in names}, keep)


def _check(given: Mapping[str, str], names: Sequence[str]) -> None:
    for role, name in given.items():
        if role not in ROLES:
            raise InputError(f"critique_frame: {role!r} is no role of a column{nearest(role, ROLES)}; the roles are {', '.join(ROLES)}")
        if name not in names:
            raise InputError(f"critique_frame: there is no column {name!r}{nearest(name, names)}; the columns are {', '.join(names)}")


def _columns(table: Table, first: list[Row], given: Mapping[str, str], find: bool, day_first: bool | None) -> Columns:
    """The roles of the columns: those given, and with `find` those that the names tell."""
    names = table.columns if find or "text" not in given else tuple(dict.fromkeys(given.values()))
    try:
        found = find_columns(names, first, given, day_first=day_first)
    except InputError as error:
        message = str(error).replace("--day-first or --month-first", "day_first=True or day_first=False")
        raise InputError(message.replace("--column text=NAME", "text='NAME'")) from None
    if find:
        return found
    kept = {role: name for role, name in found.roles.items() if role in given or role == "text"}
    return Columns(found.names, kept, found.day_first, found.notes, found.whole, found.source)


def _cells(outcome: Outcome, rewrite: bool) -> dict[str, Any]:
    report = outcome.report
    if report is None:
        return {"id": outcome.id, "error": outcome.error}
    facts = report.facts
    goal, base = _amount(facts, "target", "rate"), _amount(facts, "baseline")
    better = report.rewrite if rewrite else None
    return {
        "id": outcome.id,
        "judged": report.judged,
        "smart": report.letters,
        "score": report.score,
        **{c: report.criteria[c].verdict for c in CRITERIA},
        "kind": facts.kind,
        "kind_of_goal": report.kind_of_goal,
        "action": facts.action.lemma if facts.action else None,
        "target": goal.value if goal else None,
        "target_high": goal.high if goal else None,
        "unit": goal.unit if goal else None,
        "baseline": base.value if base else None,
        "deadline": facts.deadline.end_date if facts.deadline else None,
        "findings": ", ".join(dict.fromkeys(f.rule for f in report.findings)),
        "rewrite": better.text if better else None,
        "score_after": better.score_after if better else None,
    }


def _amount(facts: Facts, *roles: str) -> Quantity | None:
    return next((q for q in facts.quantities if q.role in roles), None)


def _frame(frame: Any, found: Mapping[str, list[Any]], names: Mapping[str, str], keep: bool) -> Any:
    """Build a dataframe of the same kind as `frame`."""
    import narwhals as nw

    data = nw.from_native(frame, eager_only=True)
    native = nw.to_native(data)
    if data.implementation.is_pandas_like():
        pandas = data.__native_namespace__()
        made = pandas.DataFrame({names[n]: pandas.Series(v, dtype=_PANDAS[_TYPES[n]]) for n, v in found.items()})
        made.index = native.index
        return pandas.concat([native, made], axis=1) if keep else made
    types = {"text": nw.String(), "whole": nw.Int64(), "number": nw.Float64(), "day": nw.Date(), "flag": nw.Boolean()}
    schema = nw.Schema({names[n]: types[_TYPES[n]] for n in found})
    out = nw.from_dict({names[n]: v for n, v in found.items()}, schema, backend=data.implementation)
    return nw.to_native(nw.concat([data, out], how="horizontal") if keep else out)

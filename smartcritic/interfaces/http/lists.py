"""A list of goals that the page was given, pasted or as a file: read with its columns, judged part by part, and given back as a file.

Nothing is kept between two requests: each brings the list along, and the goals that were improved since by the number of their row.
"""

from __future__ import annotations

import base64
import binascii
import contextlib
import dataclasses
import datetime as dt
import io
import json
import re
import tempfile
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcritic.audit.reading import ROLES, Reading, Row, is_blank
from smartcritic.audit.reading.goals import SAYS
from smartcritic.audit.reading.sources import openers
from smartcritic.audit.run import collect, open_goals
from smartcritic.audit.runner import Outcome, audit, judge
from smartcritic.audit.writing import writing
from smartcritic.errors import InputError, SmartCriticError
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.http.problems import too_large, too_slow
from smartcritic.model import CRITERIA, Context, Report, reject_unknown_keys
from smartcritic.render.marks import visible
from smartcritic.render.words import kind_said, not_judged, unjudged

if TYPE_CHECKING:
    from smartcritic.critic import Critic
    from smartcritic.summary import Summary

REWRITTEN_MOST = 2_000
"""Goals of the longest list whose file holds rewrites; a longer one would take minutes."""

SAMPLE_ROWS = 3
"""Rows that are shown where the reader asks which column is which."""

LONGEST_CELL = 200
"""Characters of a cell that are shown in such a row."""

KEYS = ("name", "content", "columns", "unused", "day_first", "lines", "changes", "context")
"""What a request about a list may hold."""

KINDS = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "csv": "text/csv; charset=utf-8",
    "html": "text/html; charset=utf-8", "md": "text/markdown; charset=utf-8",
}  # fmt: skip
"""The files that a list is given back as, with their media types."""

_ENDING = re.compile(r"[^.a-zA-Z0-9]")


@dataclass(frozen=True, slots=True)
class Source:
    """A list as it was sent.

    `columns`: column names by role, where the writer chose them; `unused`: columns that the writer wants left alone; `day_first`: how
    03/04/2026 is meant; `lines`: each line is a goal, whatever its columns look like. `changes`: new texts of goals by their row's number.
    """

    name: str
    data: bytes
    columns: Mapping[str, str] = field(default_factory=dict)
    unused: tuple[str, ...] = ()
    day_first: bool | None = None
    lines: bool = False
    changes: Mapping[int, str] = field(default_factory=dict)


def read_source(body: Mapping[str, Any]) -> Source:
    """Read a list from the body of a request.

    Raises:
        InputError: a value is of another type, or the content is no base64.
    """
    name, content = body["name"], body["content"]
    if not isinstance(name, str) or not isinstance(content, str):
        raise InputError("name, content: expected the file's name and its bytes in base64")
    try:
        data = base64.b64decode(content, validate=True)
    except (binascii.Error, ValueError):
        raise InputError("content: is no base64; encode the bytes of the file") from None
    columns, changes, day_first = body.get("columns") or {}, body.get("changes") or {}, body.get("day_first")
    reject_unknown_keys(columns, ROLES, "columns")
    unused = body.get("unused") or []
    if not isinstance(unused, list) or not all(isinstance(c, str) for c in (*columns.values(), *unused)):
        raise InputError("columns, unused: expected the name of a column for each role, and a list of names")
    if not isinstance(changes, Mapping) or not all(k.isdecimal() and isinstance(v, str) for k, v in changes.items()):
        raise InputError("changes: expected the new text of each goal by the number of its row")
    if day_first not in (None, True, False):
        raise InputError("day_first: must be true, false or null")
    new = {int(k): v for k, v in changes.items() if v.strip()}
    return Source(Path(name.replace("\\", "/")).name, data, dict(columns), tuple(unused), day_first, body.get("lines") is True, new)


@contextlib.contextmanager
def _stored(source: Source) -> Iterator[Path]:
    """The list as a file, for as long as it is read."""
    data, ending = source.data, _ENDING.sub("", "".join(Path(source.name).suffixes[-2:]))[:20].lower()
    if source.lines:
        lines = [line.strip() for line in data.decode("utf-8", "replace").splitlines()]
        data, ending = "\n".join(json.dumps({"goal": line}) for line in lines if line).encode(), ".jsonl"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"goals{ending}"
        path.write_bytes(data)
        yield path


def _opened(source: Source, path: Path) -> Reading:
    reading = open_goals(path, source.columns, day_first=source.day_first, name=source.name)
    roles = {role: name for role, name in reading.columns.roles.items() if role == "text" or name not in source.unused}
    reading.columns = dataclasses.replace(reading.columns, roles=roles)
    return reading


# --------------------------------------------------------------------------- what it holds


def preview(source: Source, most: int) -> dict[str, Any]:
    """Say which goals a list holds, which column was taken for what, and what was left out.

    Where that cannot be told, ``unsure`` is "columns" or "dates" and there are no goals: the columns with their first rows are shown
    to the writer, who chooses.

    Raises:
        InputError: it cannot be read, or holds no rows.
        Problem: it holds more than `most` goals.
    """
    with _stored(source) as path:
        try:
            reading = _opened(source, path)
        except SmartCriticError as error:
            found = None if source.columns else _unsure(source, path)
            if found is None:
                raise
            return {"unsure": found.pop("unsure"), "why": str(error), **found}
        goals, errors = _goals(reading, most)
        if not goals and not errors:
            raise InputError(f"{source.name}: holds no rows of data")
        left = [
            {"count": n, "why": SAYS[rule], "examples": [visible(e) for e in reading.left_out.examples.get(rule, [])]}
            for rule, n in reading.left_out.counts.items()
        ]
        shown = _shown(reading.columns.names, reading.sample)
        told = {"left_out": left, "notes": [visible(n) for n in reading.notes]}
        return {**shown, "roles": dict(reading.columns.roles), "goals": goals, "errors": errors, **told}


def preview_bytes(critic: Critic, *, source: Source, most: int) -> bytes:
    """`preview` as an answer, as work for a worker, which is ended where a file takes too long to read."""
    return handlers.encode(preview(source, most))


def _goals(reading: Reading, most: int) -> tuple[list[dict[str, Any]], list[dict[str, Any]]]:
    """The goals of a list with the numbers of their rows, and the rows that are none."""
    goals: list[dict[str, Any]] = []
    errors: list[dict[str, Any]] = []
    for row in reading.rows:
        if len(goals) == most:
            raise too_many_rows(reading.name, most)
        try:
            goal, notes = reading.columns.read(row)
        except SmartCriticError as error:
            errors.append({"row": row.number, "error": visible(str(error))})
            continue
        kept: dict[str, Any] = {"row": row.number, "goal": goal.given()}
        own = reading.columns.context(row, None)
        if own is not None:
            kept["objectives"] = list(own.objectives)
        if notes:
            kept["notes"] = [visible(n) for n in notes]
        goals.append(kept)
    return goals, errors


def _shown(names: Sequence[str], rows: Iterable[Row]) -> dict[str, Any]:
    filled = [row for row in rows if row.error is None][:SAMPLE_ROWS]
    cells = [["" if is_blank(c := row.cells.get(n)) else visible(str(c))[:LONGEST_CELL] for n in names] for row in filled]
    return {"columns": list(names), "sample": cells}


def _unsure(source: Source, path: Path) -> dict[str, Any] | None:
    """The columns to choose from, and whether it is only the order of day and month that is not known; None for no table."""
    with contextlib.suppress(SmartCriticError):
        if source.day_first is None:
            reading = _opened(dataclasses.replace(source, day_first=True), path)
            return {"unsure": "dates", **_shown(reading.columns.names, reading.sample), "roles": dict(reading.columns.roles)}
    with contextlib.suppress(SmartCriticError):
        for table in (t for opener in openers(path) for t in opener()):
            rows = [row for _, row in zip(range(SAMPLE_ROWS), table.rows)]
            if rows:
                names = table.columns or tuple(dict.fromkeys(k for row in rows for k in row.cells))
                return {"unsure": "columns", **_shown(names, rows), "roles": {}}
    return None


def too_many_rows(name: str, most: int) -> Exception:
    """More goals than a list may hold."""
    return too_large(f"{name} holds goals", f"{most:,}", "run `smartcritic audit FILE -o report.html`")


# --------------------------------------------------------------------------- judged


def judge_part(critic: Critic, *, items: Sequence[Any], context: Context | None) -> list[dict[str, Any]]:
    """Judge a part of a list, each item ``{"goal", "objectives"}``: score, verdicts and first finding of each, or its error."""
    read = [_item(item, number, context) for number, item in enumerate(items, 1)]
    return [_result(outcome) for outcome in judge(read, critic)]


def _item(item: Any, number: int, context: Context | None) -> tuple[Outcome, Context | None]:
    try:
        reject_unknown_keys(item, ("goal", "objectives"), f"goals[{number}]")
        goal = handlers.read_goal(item.get("goal"))
        own = item.get("objectives")
        where = Context.from_dict({**(context.to_dict() if context else {}), "objectives": own}) if own is not None else context
        return Outcome(Row(number, {}), None, goal), where
    except SmartCriticError as error:
        return Outcome(Row(number, {}), None, error=str(error)), context


def _result(outcome: Outcome) -> dict[str, Any]:
    report = outcome.report
    return {"error": outcome.error or ""} if report is None else compact(report)


def compact(report: Report) -> dict[str, Any]:
    """What the table of a list shows of a report."""
    if not report.judged:
        return {"judged": False, "score": None, "worst": not_judged(report)[0]}
    found = list(report.findings)
    return {
        "judged": True, "score": report.score, "verdicts": [report.criteria[c].verdict for c in CRITERIA],
        "kind": kind_said(report),
        "worst": visible(found[0].message) if found else "",
    }  # fmt: skip


# --------------------------------------------------------------------------- given back


def made_file(
    critic: Critic, *, source: Source, kind: str, context: Context | None, most: int, seconds: float
) -> tuple[bytes, dict[str, Any]]:
    """Return what `audited` does, with the summary as what the page says of it."""
    data, summary = audited(critic, source, kind, context, most, seconds)
    whole, notes = summary.whole, [visible(n) for n in summary.notes]
    return data, {"goals": whole.goals, "unjudged": unjudged(whole.unjudged), "errors": summary.errors, "notes": notes}


def audited(
    critic: Critic, source: Source, kind: str, context: Context | None, most: int, seconds: float
) -> tuple[bytes, Summary]:
    """Audit a list as `smartcritic audit` does, with the changes taken in; return the file of this kind and the summary.

    Raises:
        InputError: it cannot be read or holds no rows.
        Problem: it holds more than `most` goals, or takes longer than `seconds`.
    """
    until = time.monotonic() + seconds

    def limited(outcomes: Iterator[Outcome]) -> Iterator[Outcome]:
        for number, outcome in enumerate(outcomes, 1):
            if time.monotonic() > until:
                raise too_slow(seconds)
            if number > most:
                raise too_many_rows(source.name, most)
            yield outcome

    where = (context or Context()).on(dt.date.today())
    with _stored(source) as path:
        reading = _opened(source, path)
        advise = reading.total is None or reading.total <= REWRITTEN_MOST
        if not advise:
            reading.notes = (*reading.notes, f"more than {REWRITTEN_MOST:,} goals: rewrites are left out")
        rows = _changed(reading.rows, reading.columns.roles["text"], source.changes)
        out = path.with_name(f"made.{kind}")
        with writing([out], reading.columns) as writers:
            outcomes = audit(rows, reading.columns, critic, where, advise=advise, batch=16 if advise else 64)
            summary = collect(limited(outcomes), where, critic, writers, reading)
        return out.read_bytes(), summary


def _changed(rows: Iterable[Row], name: str, changes: Mapping[int, str]) -> Iterator[Row]:
    """The rows with the texts that were improved in place of their own."""
    for row in rows:
        text = changes.get(row.number)
        yield row if text is None else dataclasses.replace(row, cells={**row.cells, name: text})


def example() -> bytes:
    """A list to try: goals of different worth with an owner, a team and a due date, as a spreadsheet's CSV."""
    year = dt.date.today().year + 1
    lines = (
        "Goal,Owner,Team,Due",
        f"Improve sales soon,Ida Berg,North,{year}-06-30",
        f"Sign 12 dealers in Utrecht by 31 March {year},Tom Vos,South,{year}-03-31",
        f'"Cut returns from 9% to 6% by 30 June {year}, with the new packing line, to free the night shift",Ida Berg,North,{year}-06-30',
        "Be more visible at trade fairs,Mia Roth,South,",
        f"Answer every tender within two working days,Tom Vos,South,{year}-12-31",
    )
    stream = io.StringIO()
    stream.writelines(f"{line}\r\n" for line in lines)
    return stream.getvalue().encode("utf-8-sig")

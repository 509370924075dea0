"""SARIF 2.1.0 and GitHub's workflow commands out: findings as a code review shows them, at the line of the goals file."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import IO, Any
from urllib.parse import quote

import smartcritic
from smartcritic import rules
from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.model import Finding, PortfolioFinding
from smartcritic.summary import Summary

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
ERROR_RULE = "audit/unreadable_row"

class SarifWriter:
    """Writes the results one by one, so that a long list needs no memory; the rules follow at the end."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._stream, self._source, self._any = stream, columns.source, False
        stream.write(f'{{"$schema": {json.dumps(SCHEMA)}, "version": "2.1.0", "runs": [{{"columnKind": "unicodeCodePoints", "results": [\n')

    def write(self, outcome: Outcome) -> None:
        """Write the findings of one row."""
        self._write(results(outcome, self._source))

    def _write(self, found: Iterable[dict[str, Any]]) -> None:
        for result in found:
            self._stream.write((",\n" if self._any else "") + json.dumps(result))
            self._any = True

    def finish(self, summary: Summary) -> None:
        """Write what the list as a whole shows, then the driver with its rules."""
        self._write(_of_the_list(finding, self._source) for finding in summary.portfolio)
        found = [
            {
                "id": rule.name,
                "shortDescription": {"text": rule.flags},
                "fullDescription": {"text": rule.why},
                "help": {"text": rule.remedy},
                "defaultConfiguration": {"level": rule.level},
            }
            for rule in rules.load().values()
        ]
        unread = {"shortDescription": {"text": "A row that cannot be read."}, "defaultConfiguration": {"level": "error"}}
        found.append({"id": ERROR_RULE, **unread})
        driver = {"name": "smartcritic", "semanticVersion": smartcritic.__version__, "rules": found}
        self._stream.write('\n], "tool": ' + json.dumps({"driver": driver}) + "}]}\n")


def results(outcome: Outcome, source: str = "") -> Iterator[dict[str, Any]]:
    """Give the findings of a row, or its error, as SARIF results."""
    if outcome.report is None:
        yield _result(ERROR_RULE, "error", outcome.error or "", outcome, source)
        return
    for finding in outcome.report.findings:
        yield _result(finding.rule, finding.level, _said(finding, outcome.report.text), outcome, source)


def _of_the_list(finding: PortfolioFinding, source: str) -> dict[str, Any]:
    """What only the list shows: the goals are named, no line is."""
    message = f"{finding.message}: {', '.join(finding.goals)}" if finding.goals else finding.message
    return _at(finding.rule, finding.level, message, source, None, finding.goals)


def _said(finding: Finding, text: str) -> str:
    words = f" (“{finding.quote}”)" if finding.quote else ""
    short = " ".join(text.split())
    return f"{finding.message}{words} in “{short[:160]}{'…' if len(short) > 160 else ''}”"


def _result(rule: str, level: str, message: str, outcome: Outcome, source: str) -> dict[str, Any]:
    row = outcome.row
    return _at(rule, level, message, row.source or source, row.line, [outcome.id or str(row.number)])


def _at(rule: str, level: str, message: str, source: str, line: int | None, goals: Sequence[str]) -> dict[str, Any]:
    place: dict[str, Any] = {"artifactLocation": {"uri": uri(source)}}
    if line is not None:
        place["region"] = {"startLine": line}
    logical = [{"name": _valid(goal), "kind": "object"} for goal in goals]
    return {
        "ruleId": rule,
        "level": level,
        "message": {"text": _valid(message)},
        "locations": [{"physicalLocation": place, **({"logicalLocations": logical} if logical else {})}],
    }


def uri(source: str) -> str:
    """Return a path as a relative URI with forward slashes."""
    return quote(PurePath(source).as_posix()) or "goals"


def _valid(text: str) -> str:
    return text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")


def workflow_commands(outcome: Outcome, source: str = "") -> Iterator[str]:
    """Give the findings of a row as GitHub workflow commands, which show up beside the line in a pull request."""
    names = {"warning": "warning", "note": "notice", "error": "error"}
    for result in results(outcome, source):
        place = [f"file={_property(outcome.row.source or source or 'goals')}"]
        if outcome.row.line is not None:
            place.append(f"line={outcome.row.line}")
        place.append(f"title={_property(result['ruleId'])}")
        yield f"::{names[result['level']]} {','.join(place)}::{_data(result['message']['text'])}"


class AnnotationWriter:
    """Prints the findings as GitHub workflow commands while the rows pass by."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._stream, self._source = stream, columns.source

    def write(self, outcome: Outcome) -> None:
        """Print the findings of one row."""
        self._stream.writelines(f"{line}\n" for line in workflow_commands(outcome, self._source))

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")

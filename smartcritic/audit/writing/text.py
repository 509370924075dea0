"""JSON lines and CSV out: one line a row, as it comes."""

from __future__ import annotations

import csv
import json
from collections.abc import Sequence
from typing import IO

from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.model import CRITERIA, Report
from smartcritic.summary import Summary

DANGEROUS = ("=", "+", "-", "@", "\t", "\r")
"""How a cell begins that a spreadsheet may run as a formula."""


class JsonlWriter:
    """One report or error a line, in input order: with the goal as it was read, where it stood, and what could not be read."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._stream, self._columns = stream, columns

    def write(self, outcome: Outcome) -> None:
        """Write one line."""
        data = outcome.to_dict()
        if outcome.goal is not None and outcome.report is not None:
            data["goal"] = outcome.goal.given()
            data["row"] = {"source": outcome.row.source, "number": outcome.row.number}
            data["notes"] = list(self._columns.unread(outcome.row))
        self._stream.write(json.dumps(data, ensure_ascii=True) + "\n")

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""


class CsvWriter:
    """The columns of the input, then what the critic says; for a spreadsheet, so cells that would run as formulas are quoted.

    `smart` has an ``x`` for an unmet letter, so that no value of it needs a quote.
    Of a text that is no goal, score and verdicts stay empty, so that no mean or count takes them in.
    """

    EXTRA = ("smart", "score", *CRITERIA, "kind_of_goal", "findings", "questions", "rewrite", "error")

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._names = columns.names
        self._safe = escape_formula if guard else _as_it_is
        own = [n if n not in self._names else f"smart_{n}" for n in self.EXTRA]
        self._csv = csv.writer(stream, lineterminator="\n")
        self._csv.writerow([self._safe(n) for n in (*self._names, *own)])

    def write(self, outcome: Outcome) -> None:
        """Write one row."""
        cells = ["" if (v := outcome.row.cells.get(n)) is None else str(v) for n in self._names]
        self._csv.writerow([self._safe(c) for c in (*cells, *_said(outcome))])

    def finish(self, summary: Summary) -> None:
        """Nothing is left to write."""


def _said(outcome: Outcome) -> Sequence[str]:
    report = outcome.report
    if report is None:
        return ("", "", *("" for _ in CRITERIA), "", "", "", "", outcome.error or "")
    found = "; ".join(f"{f.rule}: {f.message}" for f in report.findings)
    if not report.judged:
        return ("not judged", "", *("" for _ in CRITERIA), "", found, "", "", "")
    rewrite = report.rewrite
    questions = dict.fromkeys(s.question for s in rewrite.slots) if rewrite else ()
    return (
        spread_letters(report),
        str(report.score),
        *(report.criteria[c].verdict for c in CRITERIA),
        report.kind_of_goal or "",
        found,
        " ".join(questions),
        rewrite.text if rewrite else "",
        "",
    )


def spread_letters(report: Report) -> str:
    """Return the five signs for a spreadsheet: as `Report.letters`, with ``x`` where those have ``-``, which begins a formula."""
    return report.letters.replace("-", "x") if report.judged else "not judged"


def escape_formula(cell: str) -> str:
    """Return the cell so that no spreadsheet runs it: one that begins like a formula gets an apostrophe in front.

    Plain numbers such as ``-3.5`` stay, lone surrogates become ``?``.
    """
    if not cell.isascii():
        cell = cell.encode("utf-8", "replace").decode("utf-8")
    if cell.startswith(DANGEROUS) and not _is_number(cell):
        return "'" + cell
    return cell


def _as_it_is(cell: str) -> str:
    return cell if cell.isascii() else cell.encode("utf-8", "replace").decode("utf-8")


def _is_number(cell: str) -> bool:
    try:
        float(cell)
    except ValueError:
        return False
    return cell[0] in "+-" and cell[1:2].isdigit()

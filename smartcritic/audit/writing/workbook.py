"""An XLSX workbook out: the goals with their verdicts in colour, and a sheet of summaries."""

from __future__ import annotations

import datetime as dt
import functools
import math
from typing import IO, Any

from smartcritic import rules
from smartcritic.audit.extras import need
from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing.text import DANGEROUS
from smartcritic.model import CRITERIA, VERDICTS
from smartcritic.render.marks import LETTERS, NAMES
from smartcritic.summary import Summary, Tally

MAX_ROWS = 1_048_575
"""Rows of a sheet below its header; more go on the next sheet."""

MAX_CELL = 32_767
"""Characters of a cell; longer texts are cut."""

COLOURS = {
    "met": ("#D5F0DC", "#0B4A20"), "partial": ("#FFF0C2", "#5E4100"), "unmet": ("#FBD9D6", "#7A0F0C"), "unknown": ("#E7E9ED", "#3A404B"),
}  # fmt: skip
"""Background and text colour of a verdict; each pair has a contrast of at least 7 to 1."""

_WIDTHS = {"score": 8, "findings": 60, "questions": 40, "rewrite": 60, "error": 30, "smart": 10}


class _Kept:
    """A stream that keeps its first error and takes no more; a ZIP archive that is cut off would complain whenever it is thrown away."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream
        self.error: OSError | None = None

    def __getattr__(self, name: str) -> Any:
        return functools.partial(self._do, name)

    def _do(self, name: str, *args: Any) -> Any:
        if self.error is None:
            try:
                return getattr(self._stream, name)(*args)
            except OSError as error:
                self.error = error
        return 0


class WorkbookWriter:
    """The original columns, then a coloured letter a criterion, findings, questions and the rewrite; filter and frozen header."""

    def __init__(self, stream: IO[Any], columns: Columns, guard: bool = True) -> None:
        xlsxwriter = need("xlsxwriter", "writing .xlsx")
        options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._kept = _Kept(getattr(stream, "buffer", stream))
        self._book = xlsxwriter.Workbook(self._kept, options)
        self._book.set_properties({"comments": "smartcritic audit"})  # tells later runs that it is no source of goals
        self._names, self._guard, self._sheets = columns.names, guard, 0
        self._own = ("smart", "score", *(LETTERS[c] for c in CRITERIA), "findings", "questions", "rewrite", "error")
        wrap = {"text_wrap": True, "valign": "top"}
        self._plain, self._wide = self._book.add_format({"valign": "top"}), self._book.add_format(wrap)
        self._quoted = self._book.add_format({**wrap, "quote_prefix": True})
        self._day = self._book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self._head = self._book.add_format({"bold": True, "bg_color": "#22324A", "font_color": "#FFFFFF", "valign": "top"})
        self._share = self._book.add_format({"num_format": "0%"})
        self._verdicts = {
            v: self._book.add_format({"bg_color": back, "font_color": ink, "valign": "top", "align": "center"})
            for v, (back, ink) in COLOURS.items()
        }
        self._open()

    def _open(self) -> None:
        self._sheets += 1
        self._row = 0
        self._sheet = self._book.add_worksheet("Goals" if self._sheets == 1 else f"Goals {self._sheets}")
        names = [*self._names, *(n if n not in self._names else f"smart {n}" for n in self._own)]
        for at, name in enumerate(names):
            own = at >= len(self._names)
            width = _WIDTHS.get(self._own[at - len(self._names)], 11) if own else min(60, max(12, len(name) + 4))
            self._sheet.set_column(at, at, width)
        self._sheet.freeze_panes(1, 0)
        for at, name in enumerate(names):
            self._sheet.write_string(0, at, name[:MAX_CELL], self._head)
        self._width = len(names)

    def _close(self) -> None:
        self._sheet.autofilter(0, 0, max(self._row, 1), self._width - 1)

    def write(self, outcome: Outcome) -> None:
        """Write one row."""
        if self._row == MAX_ROWS:
            self._close()
            self._open()
        self._row += 1
        for at, name in enumerate(self._names):
            self._cell(at, outcome.row.cells.get(name))
        at, report = len(self._names), outcome.report
        if report is None:
            self._cell(at + len(self._own) - 1, outcome.error)
            return
        self._cell(at, report.letters if report.judged else "not judged")
        if report.score is not None:
            self._sheet.write_number(self._row, at + 1, report.score, self._plain)
            for i, criterion in enumerate(CRITERIA, at + 2):
                verdict = report.criteria[criterion].verdict
                self._sheet.write_string(self._row, i, verdict, self._verdicts[verdict])
        at += 2 + len(CRITERIA)
        rewrite = report.rewrite
        self._cell(at, "\n".join(f"{f.rule}: {f.message}" for f in report.findings))
        self._cell(at + 1, "\n".join(dict.fromkeys(s.question for s in rewrite.slots)) if rewrite else "")
        self._cell(at + 2, rewrite.text if rewrite else "")

    def _cell(self, at: int, value: Any) -> None:
        sheet, row = self._sheet, self._row
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, self._plain)
        elif isinstance(value, (int, float)) and math.isfinite(value) and abs(value) < 1e15:
            sheet.write_number(row, at, value, self._plain)
        elif isinstance(value, (dt.date, dt.datetime)) and value.year >= 1900:
            moment = value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value
            sheet.write_datetime(row, at, moment, self._day)
        else:
            text = str(value).encode("utf-8", "replace").decode("utf-8")
            text = text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"
            sheet.write_string(row, at, text, self._quoted if self._guard and text.startswith(DANGEROUS) else self._wide)

    def finish(self, summary: Summary) -> None:
        """Write the sheet of summaries and close the workbook."""
        self._close()
        self._sheet, self._row = self._book.add_worksheet("Summary"), 0
        self._sheet.set_column(0, 0, 44)
        self._sheet.set_column(1, 10, 14)
        self._sheet.set_column(11, 11, 60)
        whole = summary.whole
        self._line("Goals", whole.goals)
        for rule, count in sorted(whole.unjudged.items()):
            self._line(f"Texts not judged: {rule}", count)
        self._line("Rows not read", summary.errors)
        self._line("All five letters met", summary.smart)
        self._line("Mean score (0 to 100)", _mean(whole))
        self._row += 1
        self._line("Criterion", *VERDICTS, head=True)
        for criterion in CRITERIA:
            self._line(NAMES[criterion], *(whole.share(criterion, v) for v in VERDICTS), share=True)
        for group, tallies in summary.groups.items():
            if tallies:
                self._row += 1
                shares = (*(f"{LETTERS[c]} met" for c in CRITERIA), "outcomes", "activities")
                self._line(f"By {group}", "goals", "not judged", "score", *shares, "most frequent findings", head=True)
                for name, tally in summary.weakest(group):
                    often = ", ".join(f"{rule} ({count})" for rule, count in tally.top_findings(3))
                    values = (*(tally.share(c) for c in CRITERIA), tally.outcomes, 1 - tally.outcomes) if tally.goals else ("",) * 7
                    self._line(name, tally.goals, tally.unjudged.total(), _mean(tally), *values, often, share=True, start=4)
        self._row += 1
        self._line("Finding", "goals", "how to mend it", head=True)
        known = rules.load()
        for rule, count in summary.top_findings(len(summary.findings)):
            self._line(rule, count, known[rule].remedy if rule in known else "")
        self._row += 1
        self._line("Kind", "goals", head=True)
        for kind, count in sorted(summary.kinds.items()):
            self._line(kind, count)
        if summary.portfolio:
            self._row += 1
            self._line("Portfolio", "finding", "goals", head=True)
            for found in summary.portfolio:
                self._line(found.rule, found.message, ", ".join(found.goals))
        self._book.close()
        if self._kept.error is not None:
            raise self._kept.error

    def _line(self, name: str, *cells: Any, head: bool = False, share: bool = False, start: int = 1) -> None:
        for at, cell in enumerate((name, *cells)):
            if head:
                self._sheet.write_string(self._row, at, str(cell), self._head)
            elif share and at >= start and isinstance(cell, (int, float)):
                self._sheet.write_number(self._row, at, cell, self._share)
            else:
                self._cell(at, cell)
        self._row += 1


def _mean(tally: Tally) -> float | str:
    """The mean score as a cell, which stays empty where no goal was judged."""
    return "" if tally.score is None else round(tally.score, 1)

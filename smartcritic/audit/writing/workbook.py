"""An XLSX workbook out: a summary with charts, the goals as a table with their verdicts in colour, owners and findings."""

from __future__ import annotations

import datetime as dt
import functools
import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import IO, Any

from smartcritic.audit.extras import need
from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing.sheets import Formats, SummarySheets, height, storable
from smartcritic.audit.writing.text import DANGEROUS, spread_letters
from smartcritic.config import Look
from smartcritic.model import CRITERIA, VERDICTS
from smartcritic.render.labels import title as title_of
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS
from smartcritic.render.words import kind_said
from smartcritic.summary import Summary

MAX_ROWS = 1_048_575
"""Rows of a sheet below its header; more go on the next sheet."""

TABLE_MOST = 50_000
"""Goals of the longest list that becomes an Excel table; a longer one is written while it is judged, with a plain filter."""

_FIRST = ("id", "text", "owner", "due_date")
"""The roles whose columns stand before the verdicts; the others of the source follow what the critic says."""

_WIDTHS = {"id": 11, "text": 60, "owner": 17, "due_date": 12}
_OWN = {"Score": 9, **{LETTERS[c]: 11 for c in CRITERIA}, "Kind": 16, "Findings": 42, "Rewrite": 50}
_LATER = {"Questions": 40, "SMART": 10, "Error": 30}


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
    """The goal beside its id, a coloured verdict a criterion, findings and the rewrite, then the other columns of the source.

    Rows wait until it is known whether they fit an Excel table, which has to be made at once.
    """

    def __init__(self, stream: IO[Any], columns: Columns, guard: bool = True, look: Look | None = None) -> None:
        self._xlsxwriter = need("xlsxwriter", "writing .xlsx")
        self._kept = _Kept(getattr(stream, "buffer", stream))
        self._columns, self._guard, self._look = columns, guard, look or Look()
        first = [columns.roles[role] for role in _FIRST if role in columns.roles]
        self._first = list(dict.fromkeys(name for name in first if name in columns.names)) or list(columns.names[:1])
        self._rest = [name for name in columns.names if name not in self._first]
        self._heads = _unique([*self._first, *_OWN, *self._rest, *_LATER])
        self._waiting: list[Sequence[Any]] | None = []
        self._scores: Counter[int] = Counter()
        self._book: Any = None
        self._sheets = 0

    # ------------------------------------------------------------------ rows

    def write(self, outcome: Outcome) -> None:
        """Write one row."""
        report = outcome.report
        if report is not None and report.score is not None:
            self._scores[min(report.score // 10, 9)] += 1
        cells = self._cells(outcome)
        if self._waiting is None:
            self._row_of(cells)
            return
        self._waiting.append(cells)
        if len(self._waiting) > TABLE_MOST:
            self._begin(streaming=True)

    def _cells(self, outcome: Outcome) -> Sequence[Any]:
        typed = _typed(outcome, self._columns)
        source = {name: typed.get(name, outcome.row.cells.get(name)) for name in self._columns.names}
        report = outcome.report
        own: Sequence[Any] = (None,) * len(_OWN)
        later: Sequence[Any] = (None, None, outcome.error)
        if report is not None:
            rewrite = report.rewrite
            verdicts = [verdict_said(report.criteria[c].verdict) if report.judged else None for c in CRITERIA]
            found = "\n".join(f"{title_of(f.rule)}: {f.message}" for f in report.findings)
            own = (report.score, *verdicts, kind_said(report) or None, found, rewrite.text if rewrite else None)
            questions = "\n".join(dict.fromkeys(s.question for s in rewrite.slots)) if rewrite else None
            later = (questions, spread_letters(report), None)
        return [*(source[n] for n in self._first), *own, *(source[n] for n in self._rest), *later]

    def _begin(self, streaming: bool) -> None:
        """Open the workbook and write what has waited."""
        options = {"constant_memory": streaming, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
        self._book = self._xlsxwriter.Workbook(self._kept, options)
        self._book.set_properties({"comments": "smartcritic audit"})  # tells later runs that it is no source of goals
        self._formats = Formats(self._book, self._look)
        self._summary = self._book.add_worksheet("Summary")
        waiting, self._waiting, self._streaming = self._waiting or [], None, streaming
        self._open()
        for cells in waiting:
            self._row_of(cells)

    def _open(self) -> None:
        self._sheets += 1
        self._row = 0
        self._sheet = sheet = self._book.add_worksheet("Goals" if self._sheets == 1 else f"Goals {self._sheets}")
        roles = {name: role for role, name in self._columns.roles.items()}
        self._widths = widths = [
            *(_WIDTHS.get(roles.get(n, ""), 14) for n in self._first), *_OWN.values(),
            *(min(40, max(12, len(n) + 4)) for n in self._rest), *_LATER.values(),
        ]  # fmt: skip
        for at, (head, width) in enumerate(zip(self._heads, widths, strict=True)):
            sheet.set_column(at, at, width)
            sheet.write_string(0, at, head, self._formats.head)
        beside = self._first.index(self._columns.roles["text"]) + 1 if self._columns.roles.get("text") in self._first else 0
        sheet.freeze_panes(1, min(beside, 2))
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.set_margins(0.4, 0.4, 0.5, 0.6)
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        sheet.set_footer("&L&F&RPage &P of &N")

    def _row_of(self, cells: Sequence[Any]) -> None:
        if self._row == MAX_ROWS:
            self._close()
            self._open()
        self._row += 1
        score = len(self._first)
        self._sheet.set_row(self._row, height(cells, self._widths))
        for at, value in enumerate(cells):
            self._cell(at, value, self._formats.centre if score <= at <= score + len(CRITERIA) else None)

    def _cell(self, at: int, value: Any, style: Any = None) -> None:
        sheet, row, formats = self._sheet, self._row, self._formats
        if value is None or value == "":
            return
        if isinstance(value, bool):
            sheet.write_boolean(row, at, value, formats.plain)
        elif isinstance(value, (int, float)) and math.isfinite(value) and abs(value) < 1e15:
            sheet.write_number(row, at, value, style or formats.plain)
        elif isinstance(value, (dt.date, dt.datetime)) and value.year >= 1900:
            moment = value.replace(tzinfo=None) if isinstance(value, dt.datetime) else value
            sheet.write_datetime(row, at, moment, formats.day)
        else:
            text = storable(str(value))
            quoted = self._guard and text.startswith(DANGEROUS)
            sheet.write_string(row, at, text, formats.quoted if quoted else style or formats.wide)

    def _close(self) -> None:
        """Colour the scores and verdicts, and make a table of the sheet, or a filter where it was written while it was judged."""
        score, last = len(self._first), max(self._row, 1)
        formats, sheet = self._formats, self._sheet
        sheet.conditional_format(1, score, last, score, {
            "type": "data_bar", "bar_color": formats.bar, "bar_solid": True,
            "min_type": "num", "min_value": 0, "max_type": "num", "max_value": 100,
        })  # fmt: skip
        for verdict in VERDICTS:
            rule = {"type": "cell", "criteria": "==", "value": f'"{verdict_said(verdict)}"', "format": formats.verdicts[verdict]}
            sheet.conditional_format(1, score + 1, last, score + len(CRITERIA), rule)
        sheet.print_area(0, 0, last, score + len(_OWN) - 1)
        if self._streaming or not self._row:
            sheet.autofilter(0, 0, last, len(self._heads) - 1)
        else:
            heads = [{"header": head, "header_format": formats.head} for head in self._heads]
            table = {"columns": heads, "name": f"Goals{self._sheets}", "style": "Table Style Light 1"}
            sheet.add_table(0, 0, last, len(self._heads) - 1, table)

    def finish(self, summary: Summary) -> None:
        """Write the other sheets and close the workbook."""
        if self._book is None:
            self._begin(streaming=False)
        self._close()
        SummarySheets(self._book, self._summary, self._formats, self._look).write(summary, self._columns.source, self._scores)
        self._book.close()
        if self._kept.error is not None:
            raise self._kept.error


def _typed(outcome: Outcome, columns: Columns) -> Mapping[str, Any]:
    """The cells of days and figures as what they were read as, where the file holds them as text."""
    if outcome.goal is None:
        return {}
    out = {}
    for role in ("start_date", "due_date", "baseline", "target", "current"):
        name, value = columns.roles.get(role), getattr(outcome.goal, role)
        if name is None or value is None or not isinstance(outcome.row.cells.get(name), str):
            continue
        if isinstance(value, dt.date) or str(outcome.row.cells[name]).strip() in (str(value), f"{value:g}"):
            out[name] = value
    return out


def _unique(names: Sequence[str]) -> list[str]:
    """Column heads that a table can have: none empty, none twice in any case of letters, none longer than 255 characters."""
    out: list[str] = []
    seen: set[str] = set()
    for name in names:
        head = base = storable(name).strip()[:240] or "Column"
        number = 2
        while head.casefold() in seen:
            head, number = f"{base} {number}", number + 1
        seen.add(head.casefold())
        out.append(head)
    return out

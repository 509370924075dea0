"""The sheets of a workbook that sum the goals up: summary with charts, teams and owners, findings."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import PurePath
from typing import Any

from smartcritic import rules
from smartcritic.audit.writing.dress import dress
from smartcritic.config import Look
from smartcritic.model import CRITERIA, VERDICTS
from smartcritic.render import headlines
from smartcritic.render.labels import title as title_of
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES
from smartcritic.render.words import counted
from smartcritic.summary import Summary, Tally

COLOURS = {
    "met": ("#D5F0DC", "#0B4A20"), "partial": ("#FFF0C2", "#5E4100"), "unmet": ("#FBD9D6", "#7A0F0C"), "unknown": ("#E7E9ED", "#3A404B"),
}  # fmt: skip
"""Background and text colour of a verdict; each pair has a contrast of at least 7 to 1."""

_BARS = {"met": "#2E8B57", "partial": "#D9A21B", "unmet": "#CF4A3F", "unknown": "#9AA3B1"}
_ACCENT = "#1F5FBF"


MAX_CELL = 32_767
"""Characters of a cell; longer texts are cut."""


def storable(text: str) -> str:
    """A text as a cell can hold it: no lone surrogate, and not too long."""
    text = text if text.isascii() else text.encode("utf-8", "replace").decode("utf-8")
    return text if len(text) <= MAX_CELL else text[: MAX_CELL - 1] + "…"


class Formats:
    """The formats of a workbook, made once."""

    def __init__(self, book: Any, look: Look) -> None:
        self.accent = dress(Look(accent=look.accent)).light or _ACCENT
        self.bar = "#" + "".join(f"{(int(self.accent[i : i + 2], 16) + 2 * 255) // 3:02x}" for i in (1, 3, 5))  # the number stays readable
        wrap = {"text_wrap": True, "valign": "top"}
        self.plain, self.wide = book.add_format({"valign": "top"}), book.add_format(wrap)
        self.centre = book.add_format({"valign": "top", "align": "center"})
        self.quoted = book.add_format({**wrap, "quote_prefix": True})
        self.day = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.head = book.add_format({"bold": True, "bg_color": "#22324A", "font_color": "#FFFFFF", "valign": "top"})
        self.title = book.add_format({"bold": True, "font_size": 18})
        self.part = book.add_format({"bold": True, "font_size": 13, "font_color": self.accent})
        self.thing = book.add_format({**wrap, "bold": True})
        self.soft = book.add_format({**wrap, "font_color": "#4D5868"})
        self.share = book.add_format({"num_format": "0%", "valign": "top", "align": "center"})
        self.mean = book.add_format({"num_format": "0.0", "valign": "top"})
        self.verdicts = {v: book.add_format({"bg_color": back, "font_color": ink}) for v, (back, ink) in COLOURS.items()}


class SummarySheets:
    """Writes the summary into a sheet that is there, and adds those of teams and owners and of findings."""

    def __init__(self, book: Any, sheet: Any, formats: Formats, look: Look) -> None:
        self._book, self._sheet, self._formats, self._look = book, sheet, formats, look
        self._row = 0
        self._widths: Sequence[int] = ()

    def write(self, summary: Summary, source: str, tens: Mapping[int, int]) -> None:
        """Write all of them; `tens`: goals by the score's tens."""
        self._page(self._sheet, [34, 14, 14, 14, 14, 70])
        self._sheet.fit_to_pages(1, 1)
        self._head(summary, source)
        self._figures(summary, tens)
        if any(summary.groups.values()):
            self._groups(summary)
        self._findings(summary)

    def _page(self, sheet: Any, widths: Sequence[int]) -> None:
        for at, width in enumerate(widths):
            sheet.set_column(at, at, width)
        self._widths = widths if len(widths) == 5 else ()
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        sheet.set_footer("&L&F&RPage &P of &N")

    def _line(self, *cells: Any, style: Any = None) -> None:
        if self._widths and style is None:
            self._sheet.set_row(self._row, height(cells, self._widths))
        for at, cell in enumerate(cells):
            self._put(at, cell, style)
        self._row += 1

    def _put(self, at: int, cell: Any, style: Any = None) -> None:
        if cell is None or cell == "":
            return
        if isinstance(cell, (int, float)):
            self._sheet.write_number(self._row, at, cell, style or self._formats.plain)
        else:
            self._sheet.write_string(self._row, at, storable(str(cell)), style or self._formats.wide)

    def _wide(self, text: str, style: Any) -> None:
        """A text across the page."""
        self._sheet.merge_range(self._row, 0, self._row, 5, "", style)
        self._sheet.write_string(self._row, 0, storable(text), style)
        self._sheet.set_row(self._row, 15.5 * (1 + len(text) // 150))
        self._row += 1

    def _head(self, summary: Summary, source: str) -> None:
        formats, whole = self._formats, summary.whole
        self._line(self._look.title or f"Audit of {counted(whole.goals, 'goal')}", style=formats.title)
        self._wide(f"{counted(whole.goals, 'goal')} from {PurePath(source).name or 'the list'}", formats.soft)
        self._row += 1
        things = headlines.first_things(summary)
        self._line("Three things to fix first" if len(things) == 3 else "What to fix first", style=formats.part)
        for i, thing in enumerate(things, 1):
            self._wide(f"{i}. {thing.said}", formats.thing)
            self._wide(f"    {thing.help}", formats.soft)
        if not things:
            self._wide("Nothing stands out.", formats.soft)
        for thing in headlines.nearly_all(summary):
            self._wide(f"Nearly everywhere: {thing.sentence}. {thing.help}", formats.soft)
        self._row += 1

    def _figures(self, summary: Summary, tens: Mapping[int, int]) -> None:
        formats, whole = self._formats, summary.whole
        top = self._row
        self._line("Figures", style=formats.part)
        self._line("Goals", whole.goals)
        self._line("Mean score (0 to 100)", _mean(whole), style=None)
        self._line("All five criteria met", summary.smart)
        for kind, said in (("outcome", "Aim at a result"), ("activity", "Aim at an activity")):
            self._line(said, summary.kinds[kind])
        for rule, count in sorted(whole.unjudged.items()):
            self._line(f"Texts not judged: {title_of(rule).lower()}", count)
        self._line("Rows not read", summary.errors)
        trend = summary.trend
        if trend is not None:
            for name, count in (("better", trend.better), ("worse", trend.worse), ("the same", trend.same), ("new", trend.new)):
                self._line(f"Since {trend.day}: {name}", count)
        self._row += 1
        self._line("Criterion", *(verdict_said(v).capitalize() for v in VERDICTS), style=formats.head)
        first = self._row
        for criterion in CRITERIA:
            self._put(0, NAMES[criterion])
            for at, verdict in enumerate(VERDICTS, 1):
                self._put(at, whole.share(criterion, verdict), formats.share)
            self._row += 1
        self._row += 1
        self._line("Score", "Goals", style=formats.head)
        ten = self._row
        for i in range(10):
            self._line(f"{10 * i}–{10 * i + 9 if i < 9 else 100}", tens.get(i, 0))
        self._charts(first, ten, top)

    def _charts(self, letters: int, scores: int, top: int) -> None:
        chart = self._book.add_chart({"type": "bar", "subtype": "percent_stacked"})
        last = letters + len(CRITERIA) - 1
        for at, verdict in enumerate(VERDICTS, 1):
            chart.add_series({
                "name": verdict_said(verdict).capitalize(), "categories": ["Summary", letters, 0, last, 0],
                "values": ["Summary", letters, at, last, at],
                "fill": {"color": _BARS[verdict]}, "gap": 40,
            })  # fmt: skip
        chart.set_title({"name": "By criterion"})
        chart.set_y_axis({"reverse": True})
        chart.set_x_axis({"num_format": "0%", "major_gridlines": {"visible": False}})
        chart.set_legend({"position": "bottom"})
        self._sheet.insert_chart(top, 5, chart, {"x_offset": 15, "description": "Share of goals by criterion and verdict"})
        bars = self._book.add_chart({"type": "column"})
        bars.add_series({
            "categories": ["Summary", scores, 0, scores + 9, 0], "values": ["Summary", scores, 1, scores + 9, 1],
            "fill": {"color": self._formats.accent}, "gap": 30, "data_labels": {"value": True},
        })  # fmt: skip
        bars.set_title({"name": "Goals by score"})
        bars.set_legend({"none": True})
        bars.set_y_axis({"visible": False, "major_gridlines": {"visible": False}})
        self._sheet.insert_chart(top + 15, 5, bars, {"x_offset": 15, "description": "Number of goals by score"})

    def _groups(self, summary: Summary) -> None:
        """A sheet for teams, owners and roles each, where the list has them."""
        formats = self._formats
        heads = ["Goals", "Not judged", "Score", *(f"{LETTERS[c]} met" for c in CRITERIA), "Results", "Most often", "Goals concerned"]
        for group, tallies in summary.groups.items():
            if not tallies:
                continue
            self._sheet, self._row = self._book.add_worksheet(f"{group.capitalize()}s"), 0
            self._page(self._sheet, [30, 9, 11, 9, *([9] * len(CRITERIA)), 10, 34, 16])
            self._line(group.capitalize(), *heads, style=formats.head)
            for name, tally in summary.weakest(group):
                often = tally.top_findings(1)
                self._put(0, name)
                self._put(1, tally.goals)
                self._put(2, tally.unjudged.total())
                self._put(3, _mean(tally), formats.mean)
                for at, share in enumerate((*(tally.share(c) for c in CRITERIA), tally.outcomes), 4):
                    self._put(at, share if tally.goals else None, formats.share)
                self._put(5 + len(CRITERIA), title_of(often[0][0]) if often else None)
                self._put(6 + len(CRITERIA), often[0][1] if often else None)
                self._row += 1
            last = self._row - 1
            self._sheet.freeze_panes(1, 1)
            self._sheet.repeat_rows(0)
            self._sheet.autofilter(0, 0, last, len(heads))
            colours = {
                "type": "3_color_scale", "min_type": "num", "mid_type": "num", "max_type": "num",
                "min_value": 0, "mid_value": 0.5, "max_value": 1,
                "min_color": COLOURS["unmet"][0], "mid_color": COLOURS["partial"][0], "max_color": COLOURS["met"][0],
            }  # fmt: skip
            self._sheet.conditional_format(1, 4, last, 3 + len(CRITERIA), colours)
            bar = {"type": "data_bar", "bar_color": formats.bar, "bar_solid": True, "min_type": "num", "min_value": 0,
                   "max_type": "num", "max_value": 100}  # fmt: skip
            self._sheet.conditional_format(1, 3, last, 3, bar)

    def _findings(self, summary: Summary) -> None:
        """What was found how often, and what only the list shows."""
        self._sheet, self._row = self._book.add_worksheet("Findings"), 0
        self._page(self._sheet, [34, 9, 60, 60, 34])
        self._line("Finding", "Goals", "What helps", "Why it matters", "Rule", style=self._formats.head)
        known = rules.load()
        for rule, count in sorted(headlines.counts(summary).items(), key=lambda item: (-item[1], item[0])):
            found = known.get(rule)
            self._line(title_of(rule), count, found.remedy if found else "", found.why if found else "", rule)
        self._sheet.freeze_panes(1, 1)
        self._sheet.repeat_rows(0)
        self._sheet.autofilter(0, 0, max(self._row - 1, 1), 4)
        if summary.portfolio:
            self._sheet, self._row = self._book.add_worksheet("The whole list"), 0
            self._page(self._sheet, [34, 70, 9, 80, 34])
            self._line("Finding", "What was found", "Goals", "Which goals", "Rule", style=self._formats.head)
            for rule, messages in headlines.of_the_list(summary).items():
                for said, ids in messages.items():
                    self._line(title_of(rule), said, len(ids), ", ".join(ids), rule)
            self._sheet.freeze_panes(1, 1)
            self._sheet.repeat_rows(0)
            self._sheet.autofilter(0, 0, self._row - 1, 4)


def height(cells: Sequence[Any], widths: Sequence[int]) -> float:
    """Return how high a row must be for its wrapped texts, in points; not every program works it out by itself."""
    texts = [(cell, round(1.15 * width)) for cell, width in zip(cells, widths) if isinstance(cell, str)]
    lines = [sum(1 + len(line) // width for line in text.split("\n")) for text, width in texts]
    return 15 * min(max(lines, default=1), 20)


def _mean(tally: Tally) -> float | None:
    """The mean score as a cell, which stays empty where no goal was judged."""
    return None if tally.score is None else round(tally.score, 1)

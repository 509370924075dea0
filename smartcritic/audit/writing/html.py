"""The report as one self-contained HTML page: a picture of the list and a worklist. It needs no network and runs nothing that a goal says.

The page is made of `render/page.html`: the summary is written into it, the goals are data that its script shows as text.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import heapq
import json
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from importlib import resources
from typing import IO, Any

from smartcritic import rules
from smartcritic.audit.extras import need
from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.calendar import format_date
from smartcritic.criteria.base import reason
from smartcritic.model import CRITERIA, VERDICTS, Report, Rewrite
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, marks, pieces, visible
from smartcritic.render.words import not_judged
from smartcritic.summary import GROUPS, Summary

MOST = 20_000
"""Rows of the page's table; of a longer list the goals of the lowest score are shown, and the page says so."""

LONGEST = 5_000
"""Characters of a goal that are shown; a longer text is cut, and has no rewrite beside it."""

GROUPS_SHOWN = 200
"""Teams, owners or roles of a table; of more, those of the lowest score."""

_LAST = 101
"""Where a text that was not judged stands among the scores: behind all of them."""

_BARS = 12
_BESIDE = re.compile(r"<script\b.*?</script>|<!--.*?-->", re.DOTALL)
_CODES = {v: i for i, v in enumerate(VERDICTS)}
_COLOURS = {"met": "var(--met)", "partial": "var(--partial)", "unmet": "var(--unmet)", "unknown": "var(--unknown)"}


class PageWriter:
    """Collects a compact line a goal while the rows pass by, and writes the page at the end."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True) -> None:
        self._jinja = need("jinja2", "writing .html")
        self._pygal = need("pygal", "writing .html")
        self._stream, self._source = stream, columns.source
        self._kept: list[tuple[int, int, int, str]] = []
        self._rules: dict[str, int] = {}
        self._days: Counter[dt.date | None] = Counter()
        self._scores: Counter[int] = Counter()
        self._errors: list[tuple[int, str]] = []
        self._today: dt.date | None = None
        self._seen = 0

    def write(self, outcome: Outcome) -> None:
        """Take one row."""
        report = outcome.report
        if report is None:
            if len(self._errors) < 1_000:
                self._errors.append((outcome.row.number, outcome.error or ""))
            return
        self._today = report.today
        self._seen += 1
        if report.score is not None:
            deadline = report.facts.deadline
            self._days[deadline.end_date if deadline else None] += 1
            self._scores[min(report.score // 10, 9)] += 1
        entry = (-_LAST if report.score is None else -report.score, -outcome.row.number, -self._seen, self._line(outcome, report))
        if len(self._kept) < MOST:
            heapq.heappush(self._kept, entry)
        elif entry[:3] > self._kept[0][:3]:
            heapq.heapreplace(self._kept, entry)

    def _line(self, outcome: Outcome, report: Report) -> str:
        """Return a goal as JSON: texts in pieces, so that no offset has to be counted in the browser."""
        goal, rewrite = outcome.goal, report.rewrite
        pieces_: list[list[Any]] = [
            [visible(report.text[a : min(b, LONGEST)], newlines=True), "".join(m.letter for m in over), int(any(m.flaw for m in over))]
            for a, b, over in pieces(report.text, marks(report))
            if a < LONGEST
        ]
        if len(report.text) > LONGEST:
            pieces_.append(["…", "", 0])
        due = report.facts.deadline.end_date.isoformat() if report.facts.deadline else ""
        data: list[Any] = [
            outcome.row.number,
            outcome.id or "",
            *((getattr(goal, group) or "") if goal else "" for group in GROUPS),
            due,
            int(report.facts.kind == "activity") if report.judged else None,
            "".join(str(_CODES[report.criteria[c].verdict]) for c in CRITERIA) if report.judged else "",
            report.score,
            pieces_,
            [[self._rules.setdefault(rule, len(self._rules)), visible(said), visible(quote)] for rule, said, quote in _found(report)],
            _slots(rewrite.text, [(s.start, s.end) for s in rewrite.slots]) if rewrite and _new(rewrite, report) else [],
            rewrite.score_after if rewrite else None,
            list(dict.fromkeys(visible(s.question) for s in rewrite.slots)) if rewrite else [],
        ]
        return json.dumps(data, ensure_ascii=False).replace("<", "\\u003c").encode("utf-8", "replace").decode("utf-8")

    def finish(self, summary: Summary) -> None:
        """Write the page."""
        folder = resources.files("smartcritic.render")
        environment = self._jinja.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        environment.filters["shown"] = lambda text: visible(str(text))
        environment.filters["line"] = lambda example: rules.lines_of(example)[0]
        template = environment.from_string(folder.joinpath("page.html").read_text(encoding="utf-8"))
        script = folder.joinpath("page.js").read_text(encoding="utf-8")
        lines = [line for *_, line in sorted(self._kept, key=lambda e: (-e[1], -e[2]))]
        known = rules.load()
        safe = self._jinja.utils.markupsafe.Markup
        whole = summary.whole
        found = template.stream(
            title=f"Audit of {whole.goals:,} goals",
            source=self._source,
            today=format_date(self._today) if self._today else "",
            summary=summary,
            letters=[
                {
                    "letter": LETTERS[c],
                    "name": NAMES[c],
                    "key": c,
                    "shares": [(v, whole.share(c, v), whole.verdicts[c][v], SIGNS[v]) for v in VERDICTS],
                }
                for c in CRITERIA
            ],
            groups=[(g, list(summary.weakest(g))[:GROUPS_SHOWN], len(t)) for g, t in summary.groups.items() if t],
            criteria=CRITERIA,
            names=NAMES,
            signs=SIGNS,
            unjudged=[(r, n, known[r]) for r, n in sorted(whole.unjudged.items())],
            findings=[(known.get(r), r, n) for r, n in summary.top_findings(25)],
            deadlines=safe(self._deadlines()),
            scores=safe(self._histogram()),
            undated=self._days[None],
            past=sum(n for d, n in self._days.items() if d is not None and self._today is not None and d < self._today),
            errors=self._errors,
            cut=self._seen - len(lines),
            most=MOST,
            css=safe(folder.joinpath("page.css").read_text(encoding="utf-8")),
            script=safe(script),
            digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            rules=safe(json.dumps([r for r, _ in sorted(self._rules.items(), key=lambda i: i[1])]).replace("<", "\\u003c")),
            data=safe("[" + ",\n".join(lines) + "]"),
        )
        found.enable_buffering(64)
        for part in found:
            self._stream.write(part)

    # ------------------------------------------------------------------ charts

    def _deadlines(self) -> str:
        """Deadlines by month, or by quarter or year where there are too many months; a bar that is past is told apart."""
        days = {d: n for d, n in self._days.items() if d is not None}
        if not days or self._today is None:
            return ""
        for name in (_month, _quarter, _year):
            counts: Counter[tuple[int, int]] = Counter()
            for d, n in days.items():
                counts[name(d)[0]] += n
            first, last = min(counts), max(counts)
            slots = _between(first, last, {_month: 12, _quarter: 4, _year: 1}[name])
            if len(slots) <= _BARS or name is _year:
                break
        now = name(self._today)[0]
        slots = slots[-_BARS:] if len(slots) > _BARS else slots
        chart = self._chart("deadlines", self._pygal.StackedBar, ["var(--unmet)", "var(--accent)"], [_label(s, name) for s in slots])
        chart.add("past", [counts[s] if s < now else None for s in slots])
        chart.add("to come", [counts[s] if s >= now else None for s in slots])
        return _inline(chart)

    def _histogram(self) -> str:
        labels = [f"{i * 10}–{i * 10 + 9 if i < 9 else 100}" for i in range(10)]
        chart = self._chart("scores", self._pygal.Bar, ["var(--accent)"], labels)
        chart.add("goals", [self._scores[i] for i in range(10)])
        return _inline(chart)

    def _chart(self, name: str, kind: Any, colours: Sequence[str], labels: Sequence[str]) -> Any:
        style = self._pygal.style.Style(
            background="transparent", plot_background="transparent", foreground="var(--ink)", foreground_strong="var(--ink)",
            foreground_subtle="var(--line)", colors=tuple(colours), opacity="1", opacity_hover="1", font_family="inherit",
            label_font_size=13, major_label_font_size=13, legend_font_size=13, value_font_size=13, transition="0s",
            guide_stroke_color="var(--line)", major_guide_stroke_color="var(--line)", guide_stroke_dasharray="2,4",
            major_guide_stroke_dasharray="2,4", value_colors=("var(--paper)",) * 2,
        )  # fmt: skip
        chart = kind(
            style=style, js=[], show_legend=len(colours) > 1, legend_at_bottom=True, legend_box_size=12, width=760, height=300,
            explicit_size=False, disable_xml_declaration=True, no_prefix=False, print_values=True, print_zeroes=False, show_y_guides=True,
            y_labels_major_count=5, show_minor_y_labels=False, pretty_print=False, margin=8, integer_range=True, title=None,
            value_formatter=lambda v: f"{v:,.0f}" if v else "", css=["file://style.css", "file://graph.css"],
        )  # fmt: skip
        chart.uuid = name  # by itself a random one: two reports on the same goals would differ
        chart.x_labels = list(labels)
        return chart


def _found(report: Report) -> Iterator[tuple[str, str, str]]:
    """The findings of a report as rule, message and quote; of a text that was not judged, why, even where the finding was silenced."""
    if not report.judged:
        yield reason(report.facts), not_judged(report)[0], ""
        return
    for f in report.findings:
        yield f.rule, f.message, f.quote or ""


def _new(rewrite: Rewrite, report: Report) -> bool:
    return rewrite.text != report.text and len(report.text) <= LONGEST


def _inline(chart: Any) -> str:
    """Return the drawing alone: decoration for the eye, whose numbers stand in words beside it."""
    drawing = _BESIDE.sub("", str(chart.render(is_unicode=True)))
    return drawing.replace("<svg ", '<svg aria-hidden="true" focusable="false" ', 1)


def _slots(text: str, spans: Sequence[tuple[int, int]]) -> list[list[Any]]:
    out: list[list[Any]] = []
    at = 0
    for start, end in sorted(spans):
        out += [[visible(text[at:start]), 0], [visible(text[start:end]), 1]]
        at = end
    return [piece for piece in [*out, [visible(text[at:]), 0]] if piece[0]]


def _month(d: dt.date) -> tuple[tuple[int, int], int]:
    return (d.year, d.month - 1), 12


def _quarter(d: dt.date) -> tuple[tuple[int, int], int]:
    return (d.year, (d.month - 1) // 3), 4


def _year(d: dt.date) -> tuple[tuple[int, int], int]:
    return (d.year, 0), 1


def _between(first: tuple[int, int], last: tuple[int, int], per_year: int) -> list[tuple[int, int]]:
    start, end = first[0] * per_year + first[1], last[0] * per_year + last[1]
    return [divmod(i, per_year) for i in range(start, end + 1)]


def _label(slot: tuple[int, int], name: Any) -> str:
    if name is _month:
        return dt.date(slot[0], slot[1] + 1, 1).isoformat()[:7]
    return f"{slot[0]} Q{slot[1] + 1}" if name is _quarter else str(slot[0])

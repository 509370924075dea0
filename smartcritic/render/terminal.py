"""A report on a terminal: the goal with the words that show each letter, a verdict a letter, and the rewrite below.

Reads well with and without colour: under the words runs a rail that names the letter, ``S────`` for evidence and ``T~~~`` for a flaw.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, Group, RenderableType, RenderResult
from rich.padding import Padding
from rich.segment import Segment
from rich.table import Table
from rich.text import Text

from smartcritic.model import CRITERIA, Finding, Report, Rewrite, Verdict, VerdictName
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, Mark, marks, visible
from smartcritic.render.words import not_judged, rise, understood

COLOURS: dict[VerdictName, str] = {"met": "green", "partial": "yellow", "unmet": "red", "unknown": "blue"}
SHOWN_CHARS = 1_200
"""Characters of a goal that are shown; the rest is counted."""

WIDE = 76
"""Columns from which a verdict stands on one line with what was found."""

WIDEST_SLOT = 26
"""Columns of a slot beside its question."""

_ASCII = str.maketrans("✔◐✘─█░→•“”…", '+~x-#.>*"".')
_RAILS = 4
_BAR = 20


class ReportView:
    """A report as a rich renderable; `verbose` adds why each finding matters and the single suggestions."""

    def __init__(self, report: Report, *, verbose: bool = False) -> None:
        self.report = report
        self.verbose = verbose

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        width = max(20, min(options.max_width, 110))
        parts = Group(*_parts(self.report, width, self.verbose))
        if options.encoding.lower().startswith("utf"):
            yield parts
        else:
            yield from (Segment(s.text.translate(_ASCII), s.style, s.control) for s in console.render(parts, options))


def _parts(report: Report, width: int, verbose: bool) -> Iterator[RenderableType]:
    yield Text()
    if report.score is None:
        yield from _unjudged(report, width, verbose)
        return
    yield Padding(_head(report, report.score, width - 2), (0, 1))
    yield Text()
    yield from (Padding(line, (0, 2)) for line in goal_lines(report, width - 4))
    yield Text()
    yield Padding(_verdicts(report, width - 2, verbose), (0, 1))
    lines = understood(report)
    if lines:
        yield Text()
        yield Padding(_title("What was understood"), (0, 1))
        grid = Table.grid(padding=(0, 2))
        grid.add_column(style="dim", no_wrap=True)
        grid.add_column(overflow="fold")
        for what, words in lines:
            grid.add_row(what, visible(words))
        yield Padding(grid, (0, 2))
    rewrite = report.rewrite
    if rewrite is not None and rewrite.text != report.text:
        yield Text()
        yield Padding(rewrite_view(rewrite, report.score), (0, 1))
    yield Text()


def _unjudged(report: Report, width: int, verbose: bool) -> Iterator[RenderableType]:
    """The text, why it was not judged, and what would help."""
    why, help_ = not_judged(report)
    yield Padding(Text.assemble((" not judged ", _badge("unknown")), "  ", visible(why)), (0, 1))
    yield Text()
    yield from (Padding(line, (0, 2)) for line in goal_lines(report, width - 4))
    yield Text()
    if verbose:
        yield from (Padding(_finding(finding, verbose), (0, 1)) for finding in report.findings)
    yield Padding(_bullet("→", Text(help_, style="dim"), "dim"), (0, 1))
    yield Text()


def _head(report: Report, score: int, width: int) -> Text:
    out = Text(no_wrap=False)
    for criterion in CRITERIA:
        verdict = report.criteria[criterion].verdict
        out.append(f" {_letter(criterion, verdict)} ", style=_badge(verdict))
    bar = max(0, min(_BAR, width - 27))
    full = round(score / 100 * bar)
    colour = "green" if score >= 75 else "yellow" if score >= 45 else "red"
    out.append("  ")
    out.append("█" * full, style=colour)
    out.append("░" * (bar - full), style="dim")
    out.append(f"  {score}", style=f"bold {colour}")
    out.append("/100", style="dim")
    return out


def _letter(criterion: str, verdict: VerdictName) -> str:
    letter = LETTERS[criterion]
    return {"met": letter, "partial": letter.lower(), "unmet": SIGNS["unmet"], "unknown": "?"}[verdict]


def _badge(verdict: VerdictName) -> str:
    return f"bold reverse {COLOURS[verdict]}"


def _title(text: str) -> Text:
    return Text(text, style="bold")


# --------------------------------------------------------------------------- the goal and its rails


def goal_lines(report: Report, width: int) -> list[Text]:
    """Return the goal wrapped to `width` columns, each line followed by the rails under its marked words."""
    text = visible(report.text[:SHOWN_CHARS], newlines=True)
    found = [m for m in marks(report) if m.start < len(text)]
    out: list[Text] = []
    for start, end in _wrap(text, max(10, width)):
        line = Text(text[start:end], no_wrap=True, overflow="crop")
        here = [m for m in found if m.start < end and m.end > start]
        for mark in reversed(here):
            line.stylize(_word_style(mark), max(mark.start, start) - start, min(mark.end, end) - start)
        out.append(line)
        out.extend(_rails(text, start, end, here))
    if len(report.text) > SHOWN_CHARS:
        out.append(Text(f"… and {len(report.text) - SHOWN_CHARS:,} characters more", style="dim"))
    if not out:
        out.append(Text("(no text)", style="dim italic"))
    return out


def _word_style(mark: Mark) -> str:
    return f"bold underline {_colour(mark)}"


def _colour(mark: Mark) -> str:
    """The colour of the verdict; a flaw that does not keep its letter from being met is yellow."""
    return "yellow" if mark.flaw and mark.verdict == "met" else COLOURS[mark.verdict]


def _wrap(text: str, width: int) -> Iterator[tuple[int, int]]:
    """Cut the text to lines of at most `width` columns: at line ends, else at the last space, else in the word."""
    start = 0
    for raw in text.split("\n"):
        stop = start + len(raw)
        at = start
        while at < stop:
            columns, cut, i = 0, at, at
            while i < stop and columns + cell_len(text[i]) <= width:
                columns += cell_len(text[i])
                i += 1
                if i == stop or text[i] == " ":
                    cut = i
            cut = i if cut == at or i == stop else cut
            cut = max(cut, at + 1)
            yield at, cut
            at = cut
            while at < stop and text[at] == " ":
                at += 1
        start = stop + 1


def _rails(text: str, start: int, end: int, here: list[Mark]) -> list[Text]:
    rows: list[tuple[int, Text]] = []
    for mark in here:
        a, b = max(mark.start, start), min(mark.end, end)
        if not text[a:b].strip():
            continue
        left, right = cell_len(text[start:a]), cell_len(text[start:b])
        for i, (used, row) in enumerate(rows):
            if used < left or (used == left and used == 0):
                row.append(" " * (left - used))
                row.append(_rail(mark, right - left), style=_colour(mark))
                rows[i] = (right, row)
                break
        else:
            if len(rows) < _RAILS:
                row = Text(" " * left, no_wrap=True, overflow="crop")
                row.append(_rail(mark, right - left), style=_colour(mark))
                rows.append((right, row))
    return [row for _, row in rows]


def _rail(mark: Mark, columns: int) -> str:
    return (mark.letter + ("~" if mark.flaw else "─") * max(0, columns - 1))[: max(1, columns)]


# --------------------------------------------------------------------------- verdicts


def _verdicts(report: Report, width: int, verbose: bool) -> RenderableType:
    wide = width >= WIDE
    grid = Table.grid(padding=(0, 1), expand=False)
    grid.add_column(no_wrap=True)
    if wide:
        grid.add_column(no_wrap=True)
    grid.add_column(overflow="fold")
    for criterion in CRITERIA:
        verdict = report.criteria[criterion]
        badge = Text(f" {LETTERS[criterion]} ", style=_badge(verdict.verdict))
        said = f"{SIGNS[verdict.verdict]} {verdict_said(verdict.verdict):<11}"
        name = Text.assemble((f"{NAMES[criterion]:<10} ", "bold"), (said, COLOURS[verdict.verdict]))
        details = _details(report, criterion, verdict, verbose)
        if wide:
            grid.add_row(badge, name, Group(*details) if details else Text())
        else:
            grid.add_row(badge, Group(name, *details))
    return grid


def _details(report: Report, criterion: str, verdict: Verdict, verbose: bool) -> list[RenderableType]:
    out: list[RenderableType] = []
    told = verdict.source == "text" and verdict.verdict != "met" and any(f.start is None for f in verdict.findings)
    if verdict.measured and not told:
        line = Text(visible(verdict.measured))
        if verdict.source != "text":
            line.append(f"  [{verdict.source}]", style="dim")
        out.append(line)
    out.extend(_finding(finding, verbose) for finding in verdict.findings)
    if verdict.asked and verdict.verdict != "met":
        out.append(_bullet("→", Text(f"needs {visible(verdict.asked)}", style="dim"), "dim"))
    if verbose:
        out.extend(_bullet("→", Text(visible(s.message), style="cyan"), "cyan") for s in report.suggestions if s.criterion == criterion)
    return out


def _finding(finding: Finding, verbose: bool) -> RenderableType:
    message = Text.assemble(visible(finding.message), ("  " + finding.rule, "dim"))
    return _bullet("•", Group(message, Text(visible(finding.why), style="dim italic")) if verbose else message)


def _bullet(sign: str, what: RenderableType, style: str = "") -> RenderableType:
    """A sign, and what belongs to it hanging beside it."""
    grid = Table.grid(padding=(0, 1))
    grid.add_row(Text(sign, style=style), what)
    return grid


# --------------------------------------------------------------------------- the rewrite


def rewrite_view(rewrite: Rewrite, before: int | None) -> RenderableType:
    """Return the rewritten goal with its slots highlighted, and the questions that fill them."""
    title = _title("Rewrite")
    if rewrite.score_after is not None:
        title.append(f"   {rise(before, rewrite.score_after)}", style="dim")
    parts: list[RenderableType] = [title, Padding(slotted(rewrite), (0, 1))]
    if rewrite.slots:
        grid = Table.grid(padding=(0, 2))
        grid.add_column(max_width=WIDEST_SLOT)
        grid.add_column(overflow="fold")
        seen: set[str] = set()
        for slot in rewrite.slots:
            if slot.name in seen:
                continue
            seen.add(slot.name)
            question = Text(visible(slot.question))
            if slot.proposal:
                question.append(f"  (proposed: {visible(slot.proposal)})", style="dim")
            grid.add_row(Text(visible(rewrite.text[slot.start : slot.end]), style="bold magenta"), question)
        parts += [Text(), Padding(grid, (0, 1))]
    return Group(*parts)


def slotted(rewrite: Rewrite) -> Text:
    """Return the text of a rewrite with its slots highlighted."""
    out = Text(visible(rewrite.text, newlines=True))
    for slot in rewrite.slots:
        out.stylize("bold magenta", slot.start, slot.end)
    return out

"""Markdown out: the summary, then the goals that need work most, with their rewrites."""

from __future__ import annotations

import heapq
from typing import IO

from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.config import Look
from smartcritic.model import Report
from smartcritic.render.markdown import escape, summary_markdown
from smartcritic.render.words import not_judged
from smartcritic.summary import Summary

MOST = 200
"""Goals of the worklist."""


LONGEST = 1_000
"""Characters of a goal or rewrite that are shown; a longer one is cut."""


class MarkdownWriter:
    """Keeps the `MOST` goals of the lowest score while the rows pass by, and as many of the texts that are no goals."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True, look: Look | None = None) -> None:
        self._stream, self._look = stream, look or Look()
        self._worst: list[tuple[int, int, int, str | None, Report]] = []
        self._unjudged: list[tuple[str | None, Report]] = []
        self._seen = 0

    def write(self, outcome: Outcome) -> None:
        """Look at one row."""
        report = outcome.report
        if report is not None and report.score is None:
            if len(self._unjudged) < MOST:
                self._unjudged.append((outcome.id, report))
        elif report is not None and report.score is not None:
            self._seen += 1
            entry = (-report.score, -outcome.row.number, -self._seen, outcome.id, report)
            if len(self._worst) < MOST:
                heapq.heappush(self._worst, entry)
            elif entry[:3] > self._worst[0][:3]:
                heapq.heapreplace(self._worst, entry)

    def finish(self, summary: Summary) -> None:
        """Write the summary and the worklist."""
        self._stream.write(summary_markdown(summary, self._look.title or "Audit of goals"))
        if self._worst:
            self._stream.write("\n## Worklist\n\nGoals of the lowest score first.\n\n| ID | | Score | Goal | Rewrite |\n|-|-|-:|-|-|\n")
        for _, _, _, key, report in sorted(self._worst, key=lambda e: e[:3], reverse=True):
            rewrite = report.rewrite
            new = escape(_short(rewrite.text)) if rewrite is not None and rewrite.text != report.text else ""
            self._stream.write(f"| {escape(key or '')} | `{report.letters}` | {report.score} | {escape(_short(report.text))} | {new} |\n")
        if self._unjudged:
            self._stream.write("\n## Not judged\n\nThese texts are no goals; they are in no mean.\n\n| ID | Text | Why |\n|-|-|-|\n")
        for key, report in self._unjudged:
            self._stream.write(f"| {escape(key or '')} | {escape(_short(report.text))} | {escape(not_judged(report)[0])} |\n")


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"

"""The report as one self-contained HTML page: what to do about the list, and a worklist.

It needs no network and runs nothing that a goal says. It is made of `render/page.html`: the summary is written into it, the goals are data
that its script shows as text.
"""

from __future__ import annotations

import base64
import datetime as dt
import hashlib
import heapq
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from importlib import resources
from pathlib import PurePath
from typing import IO, Any

import smartcritic
from smartcritic import rules
from smartcritic.audit.extras import need
from smartcritic.audit.reading import Columns
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing import charts
from smartcritic.audit.writing.dress import dress
from smartcritic.audit.writing.shortlists import Shortlists, answers_needed
from smartcritic.calendar import format_date
from smartcritic.config import Look
from smartcritic.criteria import SHARES
from smartcritic.criteria.base import reason
from smartcritic.model import CRITERIA, VERDICTS, Report, Rewrite
from smartcritic.render import headlines
from smartcritic.render.labels import title as title_of
from smartcritic.render.labels import verdict_said
from smartcritic.render.marks import LETTERS, NAMES, SIGNS, marks, pieces, visible
from smartcritic.render.words import counted, kind_said, not_judged, unjudged
from smartcritic.summary import GROUPS, Summary

MOST = 20_000
"""Rows of the page's table; of a longer list the goals of the lowest score are shown, and the page says so."""

LONGEST = 5_000
"""Characters of a goal that are shown; a longer text is cut, and has no rewrite beside it."""

GROUPS_SHOWN = 200
"""Teams, owners or roles of a table; of more, those of the lowest score."""

_SHORT = 240
_LAST = 101
"""Where a text that was not judged stands among the scores: behind all of them."""

_CODES = {v: i for i, v in enumerate(VERDICTS)}


class PageWriter:
    """Collects a compact line a goal while the rows pass by, and writes the page at the end."""

    def __init__(self, stream: IO[str], columns: Columns, guard: bool = True, look: Look | None = None) -> None:
        self._jinja = need("jinja2", "writing .html")
        self._pygal = need("pygal", "writing .html")
        self._stream, self._source = stream, columns.source
        self._look = look or Look()
        self._dress = dress(self._look)
        self._kept: list[tuple[int, int, int, str]] = []
        self._rules: dict[str, int] = {}
        self._days: Counter[dt.date | None] = Counter()
        self._scores: Counter[int] = Counter()
        self._errors: list[tuple[int, str]] = []
        self._lists = Shortlists()
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
        self._lists.add(outcome)
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
            visible(outcome.id or ""),
            *(visible(getattr(goal, group) or "") if goal else "" for group in GROUPS),
            due,
            int(report.facts.kind == "activity") if report.judged else None,
            "".join(str(_CODES[report.criteria[c].verdict]) for c in CRITERIA) if report.judged else "",
            report.score,
            pieces_,
            [[self._rules.setdefault(rule, len(self._rules)), visible(said), visible(quote)] for rule, said, quote in _found(report)],
            _slots(rewrite) if rewrite and _new(rewrite, report) else [],
            rewrite.score_after if rewrite else None,
            list(dict.fromkeys(visible(s.question) for s in rewrite.slots)) if rewrite else [],
            outcome.before,
            kind_said(report),
            report.yardstick.why if report.yardstick is not None and report.yardstick.source != "text" else "",
        ]
        return _plain(json.dumps(data, ensure_ascii=False))

    def finish(self, summary: Summary) -> None:
        """Write the page."""
        folder = resources.files("smartcritic.render")
        environment = self._jinja.Environment(autoescape=True, trim_blocks=True, lstrip_blocks=True)
        environment.filters["shown"] = lambda text: visible(str(text))
        environment.filters["line"] = lambda example: rules.lines_of(example)[0]
        environment.filters["said"] = verdict_said
        environment.filters["n"] = lambda value: f"{value:,}"
        environment.filters["percent"] = lambda value: f"{value:.0%}"
        template = environment.from_string(folder.joinpath("page.html").read_text(encoding="utf-8"))
        script = folder.joinpath("page.js").read_text(encoding="utf-8")
        lines = [line for *_, line in sorted(self._kept, key=lambda e: (-e[1], -e[2]))]
        whole, names = self._portfolio(summary)
        safe = self._jinja.utils.markupsafe.Markup
        found = template.stream(
            **self._head(summary),
            **self._parts(summary),
            charts=[
                {"title": c.title, "drawing": safe(c.drawing), "unit": c.unit, "figures": c.figures}
                for c in (charts.by_score(self._pygal, self._scores), charts.by_deadline(self._pygal, self._days, self._today))
                if c is not None
            ],
            errors=self._errors,
            cut=self._seen - len(lines),
            most=MOST,
            css=safe(folder.joinpath("page.css").read_text(encoding="utf-8")),
            script=safe(script),
            digest=base64.b64encode(hashlib.sha256(script.encode()).digest()).decode(),
            words=safe(json.dumps({"verdicts": {v: verdict_said(v) for v in VERDICTS}})),
            rules=safe(_plain(json.dumps([[r, title_of(r)] for r in names]))),
            whole=safe(_plain(json.dumps(whole))),
            data=safe("[" + ",\n".join(lines) + "]"),
        )
        found.enable_buffering(64)
        for part in found:
            self._stream.write(part)

    def _head(self, summary: Summary) -> dict[str, Any]:
        """Title, scope, day and look."""
        groups = [counted(len(t), group) for group, t in summary.groups.items() if len(t) > 1]
        return {
            "title": self._look.title or f"Audit of {counted(summary.whole.goals, 'goal')}",
            "scope": f"{counted(summary.whole.goals, 'goal')}{f' of {_listed(groups)}' if groups else ''}",
            "source": PurePath(self._source).name,
            "today": format_date(self._today) if self._today else "",
            "version": smartcritic.__version__,
            "dress": self._dress,
            "summary": summary,
            "whole_unjudged": unjudged(summary.whole.unjudged),
        }

    def _parts(self, summary: Summary) -> dict[str, Any]:
        """What the sections show."""
        whole, known = summary.whole, rules.load()
        found = headlines.found(summary)
        return {
            "letters": [
                {
                    "letter": LETTERS[c], "name": NAMES[c], "key": c,
                    "shares": [(v, whole.share(c, v), whole.verdicts[c][v], SIGNS[v]) for v in VERDICTS],
                }
                for c in CRITERIA
            ],
            "groups": [(g, list(summary.weakest(g))[:GROUPS_SHOWN], len(t)) for g, t in summary.groups.items() if t],
            "criteria": CRITERIA, "verdicts": VERDICTS,
            "shares": [(NAMES[c], share) for c, share in summary.settings.get("shares", SHARES).items()],
            "changed": json.dumps(summary.settings.get("config", {}), default=str, ensure_ascii=False),
            "names": NAMES, "signs": SIGNS, "title_of": title_of,
            "unjudged": [(r, n, known[r]) for r, n in sorted(whole.unjudged.items())],
            "first": headlines.first_things(summary), "nearly_all": headlines.nearly_all(summary),
            "facts": [h for h in found if h.fact], "judged": sorted((h for h in found if not h.fact), key=lambda h: (-h.goals, h.title)),
            "known": known, "asks": headlines.to_ask(summary), "of_list": headlines.of_the_list(summary),
            "worst": [_named(o) for o in self._lists.worst], "best": [_named(o) for o in self._lists.best],
            "quick": [_named(o) for o in self._lists.quick],
            "dated": summary.whole.goals - self._days[None],
            "trend": summary.trend, "groups_before": summary.trend.before.groups if summary.trend else {},
        }  # fmt: skip

    def _portfolio(self, summary: Summary) -> tuple[Mapping[int, Sequence[str]], Sequence[str]]:
        """The goals by what only the list shows, and the names of all rules, both as the script numbers them."""
        goals: dict[int, dict[str, None]] = {}
        for finding in summary.portfolio:
            goals.setdefault(self._rules.setdefault(finding.rule, len(self._rules)), {}).update(dict.fromkeys(map(visible, finding.goals)))
        return {rule: list(ids) for rule, ids in goals.items()}, sorted(self._rules, key=self._rules.__getitem__)


def _plain(text: str) -> str:
    """JSON that may stand in a script element: no tag, no lone surrogate."""
    return text.replace("<", "\\u003c").encode("utf-8", "replace").decode("utf-8")


def _listed(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def _named(outcome: Outcome) -> dict[str, Any]:
    """A goal of one of the short lists."""
    report, goal = outcome.report, outcome.goal
    assert report is not None
    rewrite = report.rewrite
    text = " ".join(visible(report.text).split())
    return {
        "id": outcome.id or str(outcome.row.number), "text": text if len(text) <= _SHORT else f"{text[: _SHORT - 1]}…",
        "who": " · ".join(visible(w) for w in (goal.owner, goal.team) if w) if goal else "",
        "score": report.score, "verdicts": [(LETTERS[c], report.criteria[c].verdict) for c in CRITERIA],
        "rewrite": _slots(rewrite) if rewrite and _new(rewrite, report) else [],
        "after": rewrite.score_after if rewrite else None, "answers": answers_needed(rewrite) if rewrite else 0,
        "flaws": [title_of(f.rule) for f in report.findings][:2],
    }  # fmt: skip


def _found(report: Report) -> Iterator[tuple[str, str, str]]:
    """The findings of a report as rule, message and quote; of a text that was not judged, why, even where the finding was silenced."""
    if not report.judged:
        yield reason(report.facts), not_judged(report)[0], ""
        return
    for f in report.findings:
        yield f.rule, f.message, f.quote or ""


def _new(rewrite: Rewrite, report: Report) -> bool:
    return rewrite.text != report.text and len(report.text) <= LONGEST


def _slots(rewrite: Rewrite) -> list[list[Any]]:
    """A rewrite in pieces: words, and 1 where its writer has to fill them in."""
    text, at = rewrite.text, 0
    out: list[list[Any]] = []
    for start, end in sorted((s.start, s.end) for s in rewrite.slots):
        out += [[visible(text[at:start]), 0], [visible(text[start:end]), 1]]
        at = end
    return [piece for piece in [*out, [visible(text[at:]), 0]] if piece[0]]

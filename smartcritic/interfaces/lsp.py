"""``smartcritic lsp``: a language server for goals in Markdown and text files: diagnostics, quick fixes and hovers.

`smartcritic.interfaces.goal_lines` says which lines are goals. A finding is a warning where its criterion is unmet and an information
where it is partial or met; what the text does not say (unknown) is no flaw and is left out. A text that is no goal has one information,
which says so. A suggestion is a quick fix; slots such as
``[X%]`` are left for the writer. Goals that did not change are not judged again.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, TypeVar

import smartcritic
from smartcritic import rules
from smartcritic.audit.extras import need
from smartcritic.interfaces.goal_lines import GoalText, goal_texts
from smartcritic.model import Context, Edit, Finding, Report, Suggestion, Verdict
from smartcritic.render.marks import LETTERS, NAMES
from smartcritic.render.words import not_judged, points, rise, understood

if TYPE_CHECKING:
    from lsprotocol import types as lsp
    from pygls.lsp.server import LanguageServer
    from pygls.workspace import TextDocument

    from smartcritic.critic import Critic

SOURCE = "smartcritic"
MOST_CHARS = 1_000_000
"""Characters of the longest file that is read."""

_Made = TypeVar("_Made")
_KEPT = 4_000
_WAIT = 0.15
_MARKDOWN = frozenset({"markdown", "md", "mdx", "quarto", "rmd"})
_TEXT = frozenset({"plaintext", "text", "txt"})
_ENDINGS = {".md": True, ".markdown": True, ".mdx": True, ".txt": False, ".text": False}
_log = logging.getLogger(__name__)


class Judge:
    """Judges the goals of files and keeps the reports of the last goals, so that a changed line costs one goal."""

    def __init__(self, critic: Critic, context: Context) -> None:
        self.critic, self.context = critic, context
        self._kept: OrderedDict[tuple[dt.date, str, bool], Report] = OrderedDict()

    def reports(self, goals: Sequence[GoalText], *, rewrite: bool = False) -> list[Report]:
        """Return a report a goal, in order; with suggestions and rewrites where they are asked for."""
        where = self.context.on(dt.date.today())
        assert where.today is not None
        day = where.today
        texts = dict.fromkeys(g.text for g in goals)
        found = {t: r for t in texts if (r := self._kept.get((day, t, rewrite))) is not None}
        new = [t for t in texts if t not in found]
        found.update(zip(new, self.critic.pipe(new, where, rewrite=rewrite)))
        for text in new:
            self._kept[day, text, rewrite] = found[text]
        while len(self._kept) > _KEPT:
            self._kept.popitem(last=False)
        return [found[g.text] for g in goals]


class Lines:
    """The lines of a file as the protocol counts them, and places in them in the client's units (UTF-16 unless agreed otherwise)."""

    def __init__(self, source: str, codec: Any) -> None:
        self._codec = codec
        self._starts = [0]
        i, n = 0, len(source)
        while i < n:
            if source[i] == "\r" and source[i + 1 : i + 2] == "\n":
                i += 1
            elif source[i] not in "\r\n":
                i += 1
                continue
            i += 1
            self._starts.append(i)
        self._source = source

    def place(self, offset: int) -> tuple[int, int]:
        """Return the line and the character in it, in the client's units."""
        lo, hi = 0, len(self._starts)
        while hi - lo > 1:
            mid = (lo + hi) // 2
            lo, hi = (mid, hi) if self._starts[mid] <= offset else (lo, mid)
        return lo, self._codec.client_num_units(self._source[self._starts[lo] : offset])

    def range(self, start: int, end: int) -> lsp.Range:
        """Return the range between two offsets."""
        types = need("lsprotocol.types", "smartcritic lsp", "lsp")
        made: lsp.Range = types.Range(types.Position(*self.place(start)), types.Position(*self.place(end)))
        return made


def is_markdown(language: str | None, path: str) -> bool | None:
    """Whether a file is Markdown (True) or text (False); None for all else, which is left alone."""
    if language:
        if language.lower() in _MARKDOWN:
            return True
        return False if language.lower() in _TEXT else None
    return _ENDINGS.get("." + path.rpartition(".")[2].lower())


def diagnostics(goals: Sequence[GoalText], reports: Sequence[Report], lines: Lines) -> list[lsp.Diagnostic]:
    """Return the findings of all goals as diagnostics; one without a span stands at the whole goal."""
    types = need("lsprotocol.types", "smartcritic lsp", "lsp")
    out = []
    for goal, report in zip(goals, reports, strict=True):
        for name, verdict in report.criteria.items():
            if verdict.verdict == "unknown" and report.judged:
                continue
            for finding in verdict.findings:
                start, end = _span(finding, goal)
                level = _severity(finding, verdict)
                message = f"{NAMES[name] if report.judged else 'Not judged'}: {finding.message}"
                out.append(types.Diagnostic(lines.range(start, end), message, level, code=finding.rule, source=SOURCE))
    return out


def _severity(finding: Finding, verdict: Verdict) -> lsp.DiagnosticSeverity:
    """An error is one, a note is information; a warning is one only where the letter is unmet."""
    types = need("lsprotocol.types", "smartcritic lsp", "lsp")
    severity: type[lsp.DiagnosticSeverity] = types.DiagnosticSeverity
    if finding.level == "error":
        return severity.Error
    return severity.Warning if finding.level == "warning" and verdict.verdict == "unmet" else severity.Information


def _span(finding: Finding, goal: GoalText) -> tuple[int, int]:
    if finding.start is None or finding.end is None or finding.end <= finding.start:
        return goal.start, goal.end
    return goal.start + finding.start, goal.start + finding.end


def actions(uri: str, goal: GoalText, report: Report, lines: Lines, shown: Sequence[lsp.Diagnostic]) -> list[lsp.CodeAction]:
    """Return the quick fixes of one goal: each suggestion with the diagnostics that it mends, and the whole rewrite."""
    types = need("lsprotocol.types", "smartcritic lsp", "lsp")
    out = []

    def action(title: str, edits: Sequence[Edit], mends: list[lsp.Diagnostic], best: bool) -> None:
        changes = [types.TextEdit(lines.range(goal.start + e.start, goal.start + e.end), e.replacement) for e in edits]
        out.append(
            types.CodeAction(
                title=title,
                kind=types.CodeActionKind.QuickFix,
                diagnostics=mends,
                edit=types.WorkspaceEdit(changes={uri: changes}),
                is_preferred=best or None,
            )
        )

    own = [d for d in shown if d.source == SOURCE]
    for suggestion in report.suggestions:
        mends = [d for d in own if str(d.code).startswith(f"{suggestion.criterion}/")]
        action(_title(suggestion), suggestion.edits, mends, suggestion.trust == "safe")
    better = report.rewrite
    if better is not None and better.text != goal.text and len(report.suggestions) != 1:
        score = f" ({rise(report.score, better.score_after)})" if better.score_after is not None else ""
        action(f"Rewrite{score}: {_short(better.text)}", [Edit(0, len(goal.text), better.text)], own, False)
    return out


def _title(suggestion: Suggestion) -> str:
    return f"{LETTERS[suggestion.criterion]}: {_short(suggestion.text)}"


def _short(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= 120 else f"{plain[:119]}…"


def hover(report: Report) -> str:
    """Return what is said of a goal as Markdown."""
    if not report.judged:
        why, help_ = not_judged(report)
        return f"**Not judged** {_plain(why)} {_plain(help_)}"
    rows = [f"**{report.letters}** {points(report.score)}", ""]
    rows += [f"- {NAMES[name]}: {verdict.verdict}" for name, verdict in report.criteria.items()]
    facts = [f"- {what}: {_plain(words)}" for what, words in understood(report)]
    helps = [f"- `{rule}`: {_plain(rules.get(rule).remedy)}" for rule in dict.fromkeys(f.rule for f in report.findings)]
    return "\n".join([*rows, *(["", *facts] if facts else []), *(["", *helps] if helps else [])])


def _plain(words: str) -> str:
    from smartcritic.render.markdown import escape

    return escape(words)


class GoalServer:
    """The server: what is open, and what was found in it."""

    def __init__(self, judge: Judge) -> None:
        server_kind = need("pygls.lsp.server", "smartcritic lsp", "lsp").LanguageServer
        self._types = need("lsprotocol.types", "smartcritic lsp", "lsp")
        self.judge = judge
        whole = self._types.TextDocumentSyncKind.Full  # a change comes as the whole text: goals are short files
        self.server: LanguageServer = server_kind(SOURCE, smartcritic.__version__, text_document_sync_kind=whole)
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._lock = asyncio.Lock()
        types = self._types
        kinds = [types.CodeActionKind.QuickFix]
        handlers: tuple[tuple[str, Callable[[Any], Awaitable[Any]], Any], ...] = (
            (types.TEXT_DOCUMENT_DID_OPEN, self._opened, None),
            (types.TEXT_DOCUMENT_DID_CHANGE, self._changed, None),
            (types.TEXT_DOCUMENT_DID_SAVE, self._saved, None),
            (types.TEXT_DOCUMENT_DID_CLOSE, self._closed, None),
            (types.TEXT_DOCUMENT_CODE_ACTION, self._code_actions, types.CodeActionOptions(code_action_kinds=kinds)),
            (types.TEXT_DOCUMENT_HOVER, self._hover, None),
        )
        for name, handler, options in handlers:
            self.server.feature(name, options)(_function(handler))

    # ------------------------------------------------------------------ what the client says

    async def _opened(self, params: lsp.DidOpenTextDocumentParams) -> None:
        self._schedule(params.text_document.uri, 0.0)

    async def _changed(self, params: lsp.DidChangeTextDocumentParams) -> None:
        self._schedule(params.text_document.uri, _WAIT)

    async def _saved(self, params: lsp.DidSaveTextDocumentParams) -> None:
        self._schedule(params.text_document.uri, 0.0)

    async def _closed(self, params: lsp.DidCloseTextDocumentParams) -> None:
        uri = params.text_document.uri
        if (task := self._tasks.pop(uri, None)) is not None:
            task.cancel()
        self.server.text_document_publish_diagnostics(self._types.PublishDiagnosticsParams(uri, []))

    async def _code_actions(self, params: lsp.CodeActionParams) -> list[lsp.CodeAction]:
        only = params.context.only
        if only and not any(str(getattr(kind, "value", kind)) in ("", "quickfix") for kind in only):
            return []
        document = self.server.workspace.get_text_document(params.text_document.uri)
        lines = Lines(document.source, document.position_codec)
        first, last = _pair(params.range.start), _pair(params.range.end)
        goals = [g for g in self._goals(document) if lines.place(g.start) <= last and first <= lines.place(g.end)]
        return await self._apart(lambda: self._all_actions(document.uri, goals, lines))

    def _all_actions(self, uri: str, goals: Sequence[GoalText], lines: Lines) -> list[lsp.CodeAction]:
        reports = self.judge.reports(goals, rewrite=True)
        return [
            action
            for goal, report in zip(goals, reports, strict=True)
            for action in actions(uri, goal, report, lines, diagnostics([goal], [report], lines))
        ]

    async def _hover(self, params: lsp.HoverParams) -> lsp.Hover | None:
        document = self.server.workspace.get_text_document(params.text_document.uri)
        lines = Lines(document.source, document.position_codec)
        at = _pair(params.position)
        goals = [g for g in self._goals(document) if lines.place(g.start) <= at <= lines.place(g.end)]
        if not goals:
            return None
        (report,) = await self._apart(lambda: self.judge.reports(goals[:1]))
        content = self._types.MarkupContent(self._types.MarkupKind.Markdown, hover(report))
        made: lsp.Hover = self._types.Hover(content, lines.range(goals[0].start, goals[0].end))
        return made

    # ------------------------------------------------------------------ the work

    def _goals(self, document: TextDocument) -> list[GoalText]:
        markdown = is_markdown(document.language_id, document.uri)
        if markdown is None or len(document.source) > MOST_CHARS:
            return []
        return goal_texts(document.source, markdown=markdown, path=document.uri)

    def _schedule(self, uri: str, wait: float) -> None:
        """Judge a file a moment later, unless it changes again before."""
        if (task := self._tasks.get(uri)) is not None:
            task.cancel()
        self._tasks[uri] = asyncio.get_running_loop().create_task(self._publish(uri, wait))

    async def _publish(self, uri: str, wait: float) -> None:
        await asyncio.sleep(wait)
        document = self.server.workspace.get_text_document(uri)
        version, source = document.version, document.source
        goals = self._goals(document)
        lines = Lines(source, document.position_codec)
        try:
            found = await self._apart(lambda: diagnostics(goals, self.judge.reports(goals), lines))
        except Exception:
            _log.exception("judging %s failed", uri)
            return
        self.server.text_document_publish_diagnostics(self._types.PublishDiagnosticsParams(uri, found, version))

    async def _apart(self, work: Callable[[], _Made]) -> _Made:
        """Do CPU work off the event loop, one piece at a time."""
        async with self._lock:
            return await asyncio.get_running_loop().run_in_executor(None, work)


def _function(method: Callable[[Any], Awaitable[Any]]) -> Callable[[Any], Awaitable[Any]]:
    """A plain function around a method: pygls puts attributes on what it registers."""

    async def handle(params: Any) -> Any:
        return await method(params)

    return handle


def _pair(position: lsp.Position) -> tuple[int, int]:
    return position.line, position.character


def serve(critic: Critic, context: Context) -> None:
    """Serve one editor over standard input and output until it goes.

    Raises:
        MissingExtraError: the package ``pygls`` is not installed.
    """
    GoalServer(Judge(critic, context)).server.start_io()

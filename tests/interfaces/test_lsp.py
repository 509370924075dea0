"""The language server over standard input and output, asked by a real client."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import pytest

import smartcritic as sc

pytest.importorskip("pygls")
from lsprotocol import types
from pygls.lsp.client import LanguageClient
from pygls.workspace import PositionCodec

from smartcritic.interfaces.goal_lines import GoalText, goal_texts
from smartcritic.interfaces.lsp import Judge, Lines, actions, diagnostics, hover, is_markdown

URI = "file:///notes/plan.md"
SOURCE = """# Plan

- Buy milk for the crew

## Goals

- 🙂🙂 Sell more boats soon
- [x] Sell 2 boats
- Hire two welders
  for the yard by 31 March 2099
"""


class Editor:
    """An editor that opens, changes and closes files, and keeps the diagnostics that it is told."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: asyncio.Queue[types.PublishDiagnosticsParams] = asyncio.Queue()

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(params: types.PublishDiagnosticsParams) -> None:
            self.told.put_nowait(params)

    def open(self, source: str, uri: str = URI, language: str = "markdown") -> None:
        item = types.TextDocumentItem(uri, language, 1, source)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))

    def change(self, source: str, version: int, uri: str = URI) -> None:
        document = types.VersionedTextDocumentIdentifier(version, uri)
        whole = types.TextDocumentContentChangeWholeDocument(source)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, [whole]))

    async def diagnostics(self) -> types.PublishDiagnosticsParams:
        return await asyncio.wait_for(self.told.get(), 60)

    async def actions(self, where: types.Range, only: Sequence[str] | None = None) -> list[types.CodeAction]:
        context = types.CodeActionContext([], only=only)  # type: ignore[arg-type]
        params = types.CodeActionParams(types.TextDocumentIdentifier(URI), where, context)
        found = await self.client.text_document_code_action_async(params)
        assert found is not None
        return [a for a in found if isinstance(a, types.CodeAction)]

    async def hover(self, line: int, character: int) -> types.Hover | None:
        at = types.Position(line, character)
        return await self.client.text_document_hover_async(types.HoverParams(types.TextDocumentIdentifier(URI), at))


def edit(talk: Callable[[Editor], Awaitable[None]], encodings: Sequence[types.PositionEncodingKind] | None = None) -> None:
    """Start the command, talk to it as an editor does, and stop it."""

    async def main() -> None:
        client = LanguageClient("editor", "1")
        editor = Editor(client)
        await client.start_io(sys.executable, "-m", "smartcritic", "lsp")
        general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
        params = types.InitializeParams(types.ClientCapabilities(general=general))
        async with asyncio.timeout(120):
            hello = await client.initialize_async(params)
            assert hello.server_info is not None
            assert hello.server_info.name == "smartcritic"
            assert hello.server_info.version == sc.__version__
            client.initialized(types.InitializedParams())
            await talk(editor)
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()

    asyncio.run(main())


def quoted(source: str, where: types.Range, units: str = "utf-16-le", size: int = 2) -> str:
    """The text of a range, counted in code units as the client does."""
    assert where.start.line == where.end.line
    line = source.split("\n")[where.start.line].encode(units)
    return line[where.start.character * size : where.end.character * size].decode(units)


def applied(source: str, edits: Sequence[Any]) -> str:
    """The source after the edits, which are ranges in UTF-16."""
    lines = source.split("\n")

    def offset(at: types.Position) -> int:
        head = lines[at.line].encode("utf-16-le")[: at.character * 2].decode("utf-16-le")
        return sum(len(x) + 1 for x in lines[: at.line]) + len(head)

    for one in sorted(edits, key=lambda e: offset(e.range.start), reverse=True):
        source = source[: offset(one.range.start)] + one.new_text + source[offset(one.range.end) :]
    return source


def test_findings_are_shown_where_they_are() -> None:
    async def talk(editor: Editor) -> None:
        editor.open(SOURCE)
        told = await editor.diagnostics()
        assert told.uri == URI
        assert {d.range.start.line for d in told.diagnostics} == {6}, "the second goal is SMART enough, the done one is not judged"
        rules = {str(d.code): d for d in told.diagnostics}
        soon = rules["time_bound/vague_time"]
        assert quoted(SOURCE, soon.range) == "soon"
        assert soon.severity == types.DiagnosticSeverity.Warning
        assert soon.source == "smartcritic"
        assert soon.message.startswith("Time-bound: ")
        assert not any(rule.startswith(("achievable", "relevant")) for rule in rules), "what the text does not say is no flaw"

    edit(talk)


@pytest.mark.parametrize(
    ("encoding", "units", "size"), [(types.PositionEncodingKind.Utf8, "utf-8", 1), (types.PositionEncodingKind.Utf32, "utf-32-le", 4)]
)
def test_positions_in_what_the_client_asks_for(encoding: types.PositionEncodingKind, units: str, size: int) -> None:
    async def talk(editor: Editor) -> None:
        editor.open(SOURCE)
        told = await editor.diagnostics()
        soon = next(d for d in told.diagnostics if d.code == "time_bound/vague_time")
        assert quoted(SOURCE, soon.range, units, size) == "soon"

    edit(talk, [encoding])


def test_quick_fixes_mend_what_they_name() -> None:
    async def talk(editor: Editor) -> None:
        editor.open(SOURCE)
        before = (await editor.diagnostics()).diagnostics
        line = types.Range(types.Position(6, 5), types.Position(6, 5))
        found = await editor.actions(line)
        fix = next(a for a in found if a.diagnostics and a.diagnostics[0].code == "time_bound/vague_time")
        assert fix.kind == types.CodeActionKind.QuickFix
        assert fix.edit is not None
        assert fix.edit.changes is not None
        source = applied(SOURCE, fix.edit.changes[URI])
        assert source.count("\n") == SOURCE.count("\n")
        editor.change(source, 2)
        told = await editor.diagnostics()
        assert told.version == 2
        assert "time_bound/vague_time" not in {d.code for d in told.diagnostics}
        assert "time_bound/vague_time" in {d.code for d in before}
        whole = next(a for a in found if a.title.startswith("Rewrite"))
        assert whole.edit is not None
        assert whole.edit.changes is not None
        better = applied(SOURCE, whole.edit.changes[URI])
        assert [a == b for a, b in zip(better.split("\n"), SOURCE.split("\n"), strict=True)].count(False) == 1
        assert better.split("\n")[6].startswith("- 🙂🙂 Sell ")
        assert await editor.actions(line, [types.CodeActionKind.Refactor]) == []
        assert await editor.actions(types.Range(types.Position(2, 0), types.Position(2, 9))) == []

    edit(talk)


def test_changes_are_judged_and_closed_files_are_cleared() -> None:
    async def talk(editor: Editor) -> None:
        editor.open("# Diary\n\n- Sell more boats soon\n")
        assert not (await editor.diagnostics()).diagnostics
        for version in range(2, 8):  # as one types; only the last is judged
            editor.change("# Goals\n\n- Sell more boats" + " soon"[: version - 2] + "\n", version)
        told = await editor.diagnostics()
        assert told.version == 7
        assert "time_bound/vague_time" in {d.code for d in told.diagnostics}
        editor.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(URI)))
        assert not (await editor.diagnostics()).diagnostics
        editor.open("Goals:\nSell more boats soon\n", "file:///notes/x.txt", "plaintext")
        assert (await editor.diagnostics()).diagnostics
        editor.open("# Goals\n- Sell more boats soon\n", "file:///notes/x.py", "python")
        assert not (await editor.diagnostics()).diagnostics

    edit(talk)


def test_hover_says_what_was_understood() -> None:
    async def talk(editor: Editor) -> None:
        editor.open(SOURCE)
        await editor.diagnostics()
        found = await editor.hover(9, 8)
        assert found is not None
        assert isinstance(found.contents, types.MarkupContent)
        assert "31 March 2099" in found.contents.value
        assert "- Time-bound: met" in found.contents.value
        assert found.range == types.Range(types.Position(8, 2), types.Position(9, 31))
        assert await editor.hover(2, 5) is None

    edit(talk)


# --------------------------------------------------------------------------- without a client


def test_lines_end_where_the_protocol_says() -> None:
    source = "a\u2028b\r\nc\x0cd\re🙂f\n"
    lines = Lines(source, PositionCodec())
    assert [lines.place(source.index(c)) for c in "abcdef"] == [(0, 0), (0, 2), (1, 0), (1, 2), (2, 0), (2, 3)]
    assert lines.place(len(source)) == (3, 0)


def test_a_goal_is_judged_once(critic: sc.Critic) -> None:
    class Counting:
        seen = 0

        def pipe(self, goals: Any, context: Any, *, rewrite: bool) -> Any:
            for report in critic.pipe(list(goals), context, rewrite=rewrite):
                Counting.seen += 1
                yield report

    judge = Judge(Counting(), sc.Context(today="2026-11-24"))  # type: ignore[arg-type]
    goals = goal_texts("# Goals\n- Sell 4 boats\n- Sell more boats\n- Sell 4 boats\n", markdown=True)
    first = judge.reports(goals)
    assert [r.text for r in first] == ["Sell 4 boats", "Sell more boats", "Sell 4 boats"]
    assert judge.reports(goals) == first
    assert Counting.seen == 2


def test_a_met_criterion_with_a_finding_is_an_information(critic: sc.Critic) -> None:
    source = "# Goals\n- Sell 4 boats by 1 May 2020\n"
    goals = goal_texts(source, markdown=True)
    reports = Judge(critic, sc.Context(today="2026-11-24")).reports(goals)  # type: ignore[arg-type]
    found = {str(d.code): d for d in diagnostics(goals, reports, Lines(source, PositionCodec()))}
    assert found["time_bound/deadline_past"].severity == types.DiagnosticSeverity.Information


def test_a_text_that_is_no_goal_is_an_information_that_says_so(critic: sc.Critic) -> None:
    source = "## Goals\n- Any questions?\n"
    start = source.index("Any")
    goals = [GoalText(start, start + 14, "Any questions?")]
    judge = Judge(critic, sc.Context(today="2026-11-24"))  # type: ignore[arg-type]
    reports = judge.reports(goals)
    assert [r.judged for r in reports] == [False]
    lines = Lines(source, PositionCodec())
    (found,) = diagnostics(goals, reports, lines)
    assert (found.code, found.severity) == ("text/not_a_goal", types.DiagnosticSeverity.Information)
    assert found.message == "Not judged: this is a question, not a goal"
    assert quoted(source, found.range) == goals[0].text
    assert actions(URI, goals[0], reports[0], lines, [found]) == []
    assert hover(reports[0]).startswith("**Not judged** This is a question, not a goal. Write")


def test_which_files_are_read() -> None:
    assert is_markdown("markdown", "x") is True
    assert is_markdown("plaintext", "x.md") is False
    assert is_markdown(None, "file:///a/b.md") is True
    assert is_markdown("", "file:///a/b.txt") is False
    assert is_markdown("python", "file:///a/b.md") is None
    assert is_markdown(None, "file:///a/b.py") is None


def test_without_pygls_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    from smartcritic.interfaces import lsp

    monkeypatch.setitem(sys.modules, "pygls.lsp.server", None)
    with pytest.raises(sc.MissingExtraError, match=r"\.\[lsp\]"):
        lsp.serve(sc.Critic(), sc.Context())

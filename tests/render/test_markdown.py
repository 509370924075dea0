"""Markdown that shows what a goal holds and does nothing with it."""

from __future__ import annotations

import datetime as dt
import importlib.util
import sys
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from smartcritic import rules
from smartcritic.audit.reading import Row
from smartcritic.audit.runner import Outcome
from smartcritic.model import Goal, Milestone, Plan
from smartcritic.render.markdown import escape, plan_markdown, report_markdown, rules_markdown, summary_markdown
from smartcritic.render.marks import Mark, marks, pieces, visible
from smartcritic.summary import summarise

sys.path.insert(0, str(Path(__file__).parents[1]))
import strategies

_spec = importlib.util.spec_from_file_location("samples", Path(__file__).parent / "samples.py")
assert _spec is not None
assert _spec.loader is not None
samples = importlib.util.module_from_spec(_spec)
_spec.loader.exec_module(samples)

MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"])


def texts_of(markdown: str) -> str:
    """The plain text that a Markdown reader shows; anything that is more than text is an error."""
    out = []
    for token in MARKDOWN.parse(markdown):
        assert token.type in ("paragraph_open", "inline", "paragraph_close"), token.type
        for child in token.children or ():
            assert child.type == "text", child.type
            out.append(child.content)
    return "".join(out)


@given(strategies.texts())
def test_what_is_escaped_is_shown_as_it_is(text: str) -> None:
    assert texts_of(escape(text)).split() == visible(text).split()


@pytest.mark.parametrize(
    "text",
    ["# Sell", "- sell", "1. sell", "> sell", "*sell*", "_sell_", "~~sell~~", "`sell`", "[sell](http://x.test)", "![x](y)", "<b>sell</b>",
     "<script>x</script>", "&lt;", "a | b", "| - | - |", "---", "===", "    sell", "http://x.test", "<http://x.test>", "\\*sell"],
)  # fmt: skip
def test_markup_is_text(text: str) -> None:
    assert texts_of(escape(text)).split() == text.split()


def test_a_report_marks_its_words_and_names_its_rules() -> None:
    out = report_markdown(samples.typical())
    assert "**20%**<sup>M</sup>" in out
    assert "**soon**<sup>T</sup>" in out
    assert "| ✔ met | 20% of pump sales |" in out
    assert "`time_bound/vague_time`" in out
    assert "*(context)*" in out
    assert "**\\[which buyers\\]**" in out
    table = [line for line in out.splitlines() if line.startswith("|")]
    assert len(table) == 7
    assert {line.replace("\\|", "").count("|") for line in table} == {6}


@given(strategies.texts())
def test_any_report_keeps_its_table(text: str) -> None:
    tokens = MARKDOWN.parse(report_markdown(samples.report(text)))
    assert sum(t.type == "tr_open" for t in tokens) == 6
    assert sum(t.type == "td_open" for t in tokens) == 25
    assert not any(t.type == "html_block" for t in tokens)


def test_summary_groups_teams_and_lists_rows_not_read() -> None:
    good = [Outcome(Row(i, {}), str(i), Goal("x", team=team), samples.typical()) for i, team in enumerate(("North|South", "East"), 1)]
    out = summary_markdown(summarise([*good, Outcome(Row(3, {}), "3", error="no text")]))
    assert "2 goals, mean score 64/100" in out
    assert "1 rows not read" not in out
    assert "1 row not read" in out
    assert "North\\|South" in out
    assert "- row 3: no text" in out
    assert "| Measurable | 100% | 0% | 0% | 0% |" in out


def test_plan_and_rules() -> None:
    steps = (Milestone(dt.date(2026, 11, 30), 20.0),)
    out = plan_markdown(Plan("calls", None, 120.0, 4.0, 20.0, 30, dt.date(2026, 12, 31), steps, ("as is",)))
    assert "**120 calls** until 31 December 2026: 4 a working day, 20 a week, 30 working days left." in out
    assert "| 30 November 2026 | 20 |" in out
    listed = rules_markdown(rules.load().values())
    assert all(f"## `{name}`" in listed for name in rules.load())


def test_marks_are_in_order_and_inside_the_text() -> None:
    report = samples.typical()
    found = marks(report)
    assert list(found) == sorted(found, key=lambda m: (m.start, -m.end))
    assert [(report.text[m.start : m.end], m.letter, m.flaw) for m in found] == [
        ("Grow", "S", False), ("pump sales", "S", False), ("sales", "S", True), ("20%", "M", False), ("soon", "T", True),
        ("this quarter", "T", False),
    ]  # fmt: skip


def test_pieces_cover_the_text_once() -> None:
    text = "abcdef"
    over = (Mark(1, 4, "specific", "met", False), Mark(3, 5, "time_bound", "met", False))
    cut = list(pieces(text, over))
    assert "".join(text[a:b] for a, b, _ in cut) == text
    assert [(text[a:b], "".join(m.letter for m in here)) for a, b, here in cut] == [
        ("a", ""), ("bc", "S"), ("d", "ST"), ("e", "T"), ("f", ""),
    ]  # fmt: skip


@given(strategies.texts())
def test_visible_keeps_the_length_and_can_be_encoded(text: str) -> None:
    out = visible(text)
    assert len(out) == len(text)
    assert "\n" not in out
    out.encode("utf-8")
    assert visible(out) == out


def test_a_text_that_was_not_judged_says_why_and_what_would_help() -> None:
    text = report_markdown(samples.no_goal("What is *our* churn?"))
    assert text.startswith("## Not judged\n\n> What is \\*our\\* churn?\n\nThis is a question, not a goal. Write what will be done")
    assert "/100" not in text
    assert "|" not in text

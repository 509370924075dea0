"""Reports and comparisons in notebooks."""

from __future__ import annotations

import datetime as dt
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

import smartcritic as sc
from smartcritic.render.html import comparison_html, report_html

CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
_CRITIC = sc.Critic()
VOID = {"br"}


class Reader(HTMLParser):
    """Collects the text and fails where tags do not close."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.words: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.add(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.words.append(data)


def read(html: str) -> Reader:
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def test_a_report_shows_itself_in_a_notebook() -> None:
    report = _CRITIC.critique("Raise ferry sales soon", CONTEXT)
    reader = read(report._repr_html_())
    words = "".join(reader.words)
    for part in ("Specific", "Time-bound", f"{report.score}/100", "time_bound/vague_time", "Rewrite"):
        assert part in words
    assert report.rewrite is not None
    for slot in report.rewrite.slots:
        assert slot.question in words
    assert not reader.tags & {"script", "img", "link", "iframe"}


def test_a_comparison_shows_itself_in_a_notebook() -> None:
    found = _CRITIC.compare("Sell 4 boats", "Sell 6 boats with Marlow & Sons", CONTEXT)
    words = "".join(read(found._repr_html_()).words)
    for part in ("not faithful", "changed", "invented", "Marlow", "Measurable"):
        assert part in words


@pytest.mark.parametrize("text", ["<script>alert(1)</script> sell 4 boats", 'Sell "4" boats\' & <img src=x onerror=y>', "", "🙂\u202e\x00"])
def test_what_a_goal_holds_does_nothing(text: str) -> None:
    reader = read(report_html(_CRITIC.critique(text, CONTEXT)))
    assert not reader.tags & {"script", "img"}
    read(comparison_html(_CRITIC.compare(text, "Sell 4 boats", CONTEXT)))


@given(st.text(max_size=60))
def test_any_text_is_well_formed(text: str) -> None:
    read(report_html(_CRITIC.critique(text, CONTEXT)))


def test_a_text_that_was_not_judged_says_why_and_what_would_help() -> None:
    reader = Reader()
    reader.feed(report_html(_CRITIC.critique("What is <b>our</b> churn?", CONTEXT)))
    said = " ".join("".join(reader.words).split())
    assert reader.open == []
    assert "not judged This is a question, not a goal." in said
    assert "Write what will be done or be true" in said
    assert "/100" not in said
    assert "b" not in reader.tags

"""A purpose or basis is quoted to the end of its clause."""

from __future__ import annotations

import pytest

import smartcritic as sc
from smartcritic.model import Cue
from smartcritic.reading.extent import whole


@pytest.mark.parametrize(
    ("said", "quote"),
    [
        ("so that the", "so that the laundry is done by noon"),
        ("laundry is done", "so that the laundry is done by noon"),
        ("to save", "to save the choir its rent"),
        ("because our guests", "because our guests leave early"),
        ("with two", "with two vans"),
    ],
)
def test_a_span_is_the_whole_clause(said: str, quote: str, critic: sc.Critic) -> None:
    text = f"Buy the dryers by May {quote}"
    at = text.index(said)
    (found,) = whole([Cue("purpose", said, at, at + len(said), "reader")], critic._parses(text), text)
    assert found.text == text[found.start : found.end] == quote


def test_spans_that_touch_are_one(critic: sc.Critic) -> None:
    text = "Buy the dryers by May so that the laundry is done by noon"
    cut = [text.index("so that"), text.index("is done")]
    cues = [Cue("purpose", "", at, at + 7, "reader") for at in cut]
    (found,) = whole(cues, critic._parses(text), text)
    assert found.text == "so that the laundry is done by noon"

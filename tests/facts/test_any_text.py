"""No text breaks the readers of dates and amounts, and a long one costs no more per character than a short one does."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.time import read_times
from smartcritic.languages import ENGLISH
from smartcritic.parsing import bundled, pipeline
from smartcritic.parsing.parse import Parse
from smartcritic.parsing.segments import Segment
from tests import strategies

TODAY = dt.date(2026, 11, 24)
NUMBERS = st.lists(
    st.sampled_from(
        [
            "1",
            "12",
            "2027",
            "3.5",
            "1,000",
            "$",
            "€",
            "%",
            "-",
            "to",
            "and",
            "a",
            "half",
            "two",
            "hundred",
            "million",
            "thirds",
            "of",
            "in",
            "by",
            "May",
            "Q3",
            "next",
            "week",
            "^",
            "x10",
            "/",
            ":",
            "k",
            "(",
            ")",
            "minus",
            "first",
            "W40",
            "'",
            "99999999999999999999",
        ]
    ),
    max_size=30,
)


@pytest.fixture(scope="module")
def nlp() -> object:
    return bundled.load()


def parse(nlp: object, text: str) -> list[Parse]:
    return [Parse(nlp(pipeline.whole(nlp, text)), ENGLISH, Segment(text))]  # type: ignore[operator, arg-type]


def read(parses: list[Parse]) -> tuple[int, int]:
    times = read_times(parses, TODAY)
    amounts = read_amounts(parses, times.taken).quantities
    text = parses[0].segment.text
    for fact in (*times.dates, *amounts):
        assert text[fact.start : fact.end] == fact.text
        assert fact.rule
    for amount in amounts:
        assert abs(amount.value) < float("inf")
    return len(times.dates), len(amounts)


@settings(max_examples=80)
@given(text=st.one_of(strategies.goals(), st.text(max_size=60), NUMBERS.map(" ".join), NUMBERS.map("".join)))
def test_no_text_breaks_the_readers(nlp: object, text: str) -> None:
    dates, amounts = read(parse(nlp, text.encode("utf-8", "replace").decode("utf-8")))
    assert dates + amounts <= len(text)


@pytest.mark.parametrize(
    "piece",
    [
        "one hundred and ",
        "1-",
        "5 to 10 and ",
        "May 3 to ",
        "next week and ",
        "between 2 kg and 4 kg ",
        "$5k-$10k ",
        "two million and a half ",
        "2027 and 2028 ",
        "first ",
    ],
)
def test_time_grows_with_the_length(nlp: object, piece: str) -> None:
    short, long = ((piece * (size // len(piece) + 1))[:size] for size in (100, 10_000))

    def costs(text: str) -> Iterator[float]:
        parses = parse(nlp, text)
        for _ in range(3):
            start = time.process_time()
            read(parses)
            yield (time.process_time() - start) / len(text)

    limit = 20 * max(min(costs(short)), 1e-6)
    assert any(cost <= limit for cost in costs(long))

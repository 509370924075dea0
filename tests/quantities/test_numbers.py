"""Numbers in digits, words and cells: every writing of a value gives that value."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from smartcritic.languages import ENGLISH, Language
from smartcritic.quantities import figure_length, number_words, parse_cell, parse_digits, parse_number
from smartcritic.quantities.cells import writes_decimal_comma


@pytest.mark.parametrize(
    ("text", "european", "value"),
    [
        ("1200", False, 1200), ("1,200", False, 1200), ("1,00,000", False, 100_000), ("1'200", False, 1200),
        ("1\u00a0200,5", False, 1200.5),
        ("1’200.50", False, 1200.5), ("3,5", False, 3.5), ("3,50", False, 3.5), ("3,500", False, 3500), ("1.500,5", False, 1500.5),
        ("1.500", False, 1.5), ("1.500", True, 1500), (".5", False, 0.5), ("1.2.3", False, None), ("1,2,3", False, None),
    ],
)  # fmt: skip
def test_digits(text: str, european: bool, value: float | None) -> None:
    assert parse_digits(text, european) == value


@pytest.mark.parametrize(
    ("text", "locale", "value"),
    [
        ("1.500,5", "de", 1500.5), ("1.500", "de", 1500), ("1.500", "en", 1.5), ("1,500", "en-GB", 1500), ("1,5", "fr", 1.5),
        ("1 200", None, 1200), ("1 200,75", "fr", 1200.75), ("1'200.50", "de-CH", 1200.5), ("1,5", "es-MX", None), ("12,5", None, 12.5),
        ("1.50", "de", None), ("12 34", None, None), ("1,2,3", "en", None), ("2.345.678", "pt-BR", 2_345_678),
    ],
)  # fmt: skip
def test_a_locale_says_what_dot_and_comma_mean(text: str, locale: str | None, value: float | None) -> None:
    assert parse_number(text, locale) == value


@pytest.mark.parametrize(
    ("cell", "value", "unit"),
    [
        ("20%", 20, "percent"), ("12,5 %", 12.5, "percent"), ("$50k", 50_000, "USD"), ("€ 1.2m", 1_200_000, "EUR"), ("5 k€", 5000, "EUR"),
        ("1.2 million USD", 1_200_000, "USD"), ("-3", -3, None), ("(1,200)", -1200, None), ("-$5", -5, "USD"), ("$-5", -5, "USD"),
        ("twenty-five", 25, None), ("half a million euros", 500_000, "EUR"), ("2 1/2", 2.5, None), ("½", 0.5, None),
        ("3½ hours", 3.5, "hour"), ("95 cm", 95, "centimetre"), ("7 MPa", 7, "megapascal"), (41, 41, None), (0.25, 0.25, None),
        ("40 crates", 40, "crates"),
    ],
)  # fmt: skip
def test_a_cell_is_a_value_and_a_unit(cell: object, value: float, unit: str | None) -> None:
    found = parse_cell(cell, ENGLISH)
    assert found is not None
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize("cell", [None, True, "", "n/a", "$", "2027-03-31", "Q3 2027", "10 - 20", "see 5", float("nan"), "7 of 9 sites"])
def test_a_cell_without_one_number_is_none(cell: object) -> None:
    assert parse_cell(cell, ENGLISH) is None


@given(st.integers(0, 999_999_999), st.integers(1, 99))
def test_a_number_written_in_a_locale_comes_back(whole: int, part: int) -> None:
    english = f"{whole:,}.{part:02d}"
    german = english.translate(str.maketrans(",.", ".,"))
    value = float(f"{whole}.{part:02d}")
    assert parse_number(english, "en") == parse_number(german, "de") == value
    assert parse_number(german.replace(".", "\u202f"), "fr") == value


@pytest.mark.parametrize(
    ("tag", "comma"), [("de", True), ("de_CH", False), ("pt-BR", True), ("en", False), ("es-MX", False), ("ja", False)]
)
def test_decimal_commas(tag: str, comma: bool) -> None:
    assert writes_decimal_comma(tag) is comma


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("nineteen", 19), ("thirty four", 34), ("two hundred and six", 206), ("a hundred and twenty", 120), ("three million", 3e6),
        ("two point five", 2.5), ("one point five million", 1.5e6), ("a dozen", 12), ("three dozen", 36), ("five eighths", 0.625),
        ("two thirds", 2 / 3), ("half a million", 5e5), ("two and a half", 2.5), ("two million and a half", 2.5e6), ("a couple", 2),
        ("six fifty", 650),
    ],
)  # fmt: skip
def test_number_words(text: str, value: float) -> None:
    found = parse_cell(text, ENGLISH)
    assert found is not None
    assert found.value == pytest.approx(value)


def test_ordinals_are_numbers_of_parts() -> None:
    words = number_words(ENGLISH)
    assert [words.nth(w) for w in ("second", "third", "tenth", "half", "blue")] == [2, 3, 10, None, None]
    assert words is number_words(ENGLISH)


def test_a_language_without_number_words_reads_digits_alone() -> None:
    bare = Language("xx", ENGLISH.folder.joinpath("nowhere"))
    assert parse_cell("1 200", bare) == parse_cell(1200, bare)
    assert parse_cell("twenty", bare) is None


@pytest.mark.parametrize(
    ("text", "figure"),
    [("$20K each", "$20K"), ("twenty-five weekly leads", "twenty-five"), ("1 200 crates", "1 200"), ("5 million litres", "5 million"),
     ("a hundred and six seats", "a hundred and six"), ("seats", "")],
)  # fmt: skip
def test_the_figure_of_an_amount(text: str, figure: str) -> None:
    assert text[: figure_length(text, ENGLISH)] == figure

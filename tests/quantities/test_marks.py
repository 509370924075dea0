"""Marks, suffixes, powers and cells at their edges."""

from __future__ import annotations

import math
import unicodedata

import pytest

from smartcritic.languages import ENGLISH
from smartcritic.quantities import cells, figure_length, measure, number_words, parse_cell, parse_digits, parse_number, rare, read_unit
from smartcritic.quantities.numbers import VULGAR, has_power, is_european, read_glued, read_power

SUFFIXES = number_words(ENGLISH).suffixes


@pytest.mark.parametrize(("word", "european", "found"), [
    ("50K", False, (50_000, 10, 13, "")), ("1.2bn", False, (1.2e9, 10, 15, "")), ("3x", False, (3, 10, 11, "x")),
    ("+20", False, (20, 11, 13, "")), ("-20", False, (-20, 10, 13, "")), ("−20", False, (-20, 10, 13, "")),
    ("–20", False, (20, 11, 13, "")),
    ("5pp", False, (5, 10, 11, "pp")), ("5m", False, (5, 10, 11, "m")), ("5M", False, (5e6, 10, 12, "")), ("5t", False, (5, 10, 11, "t")),
    ("50k+", False, (50_000, 10, 13, "+")), ("50+", False, (50, 10, 12, "+")), ("½", False, (0.5, 10, 11, "")),
    ("½l", False, (0.5, 10, 11, "l")),
    ("2½", False, (2.5, 10, 12, "")), ("2½h", False, (2.5, 10, 12, "h")), ("1.500", False, (1.5, 10, 15, "")),
    ("1.500", True, (1500, 10, 15, "")),
    ("1e3", False, (1000, 10, 13, "")), ("2e-2", False, (0.02, 10, 14, "")), ("1e3x", False, (1, 10, 11, "e3x")),
    ("7,", False, (7, 10, 11, ",")),
    ("7.", False, (7, 10, 11, ".")), ("1'200", False, (1200, 10, 15, "")), (".5", False, (0.5, 10, 12, "")), ("1.2.3", False, None),
    ("x5", False, None), ("", False, None),
])  # fmt: skip
def test_what_is_glued_to_digits(word: str, european: bool, found: tuple[float, int, int, str] | None) -> None:
    number = read_glued(word, 10, 4, european, SUFFIXES)
    if found is None:
        assert number is None
        return
    assert number is not None
    assert (number.value, number.start, number.end, number.rest) == (pytest.approx(found[0]), *found[1:])
    assert (number.i, number.j, number.rule) == (4, 5, "digits")


@pytest.mark.parametrize(("text", "value", "end"), [
    ("1.3x10^6 cells", 1.3e6, 8), ("6.2×10−4", 6.2e-4, 8), ("6.2 × 10 ^ 3", 6200, 12), ("2^10", 1024, 4), ("-2^3", -8, 4), ("2^-1", 0.5, 4),
    ("2^--1", 0.5, 5), ("3*2^4", 48, 5), ("3·10^2", 300, 6), ("-3x10^2", -300, 7), ("10^99", 1e99, 5),
])  # fmt: skip
def test_powers(text: str, value: float, end: int) -> None:
    found = read_power(text, 0)
    assert found is not None
    assert found == (pytest.approx(value), end)
    assert read_power(f"ab{text}", 2) == (found[0], end + 2)
    assert read_power(f"ab{text}", 0) is None


@pytest.mark.parametrize("text", ["3x5", "3x10", "0^-1", "3x10^2.5", "2^3v4", "9" * 21 + "^2", "10^-"])
def test_what_is_no_power(text: str) -> None:
    assert read_power(text, 0) is None


@pytest.mark.parametrize(
    ("text", "power"), [("2^3", True), ("3x10", True), ("3×10", True), ("3 × 10", True), ("3 x 10", True), ("3 x 9", False)]
)
def test_a_text_may_hold_a_power(text: str, power: bool) -> None:
    assert has_power(text) == power


@pytest.mark.parametrize(("text", "european"), [
    ("1.000,50 of it", True), ("cost 1.000,5", True), ("1.000,500", False), ("1,000.50", False), ("1.000", False), ("1.00,50", False),
])  # fmt: skip
def test_a_text_may_write_decimal_commas(text: str, european: bool) -> None:
    assert is_european(text) == european


@pytest.mark.parametrize(("body", "european", "value"), [
    ("1,234,567", False, 1_234_567), ("1,234,567.5", False, 1_234_567.5), ("12,34,567", False, 1_234_567), ("1'200,5", False, 1200.5),
    ("1’200,50", False, 1200.5), ("1\u202f200.25", False, 1200.25), ("5.", False, 5), ("1.234.567", False, 1_234_567),
    ("1.234,5", False, 1234.5),
    ("1234,5678", False, 1234.5678), ("12,3", False, 12.3), ("12,345", True, 12.345), ("1.234", True, 1234), ("1.23", True, 1.23),
    ("1234,567", False, None), ("1,23,4", False, None), (".", False, None), ("1..2", False, None), ("", False, None), ("1,", False, None),
])  # fmt: skip
def test_group_and_decimal_marks(body: str, european: bool, value: float | None) -> None:
    assert parse_digits(body, european) == value


def test_every_vulgar_fraction_has_its_value() -> None:
    for mark, value in VULGAR.items():
        assert value == pytest.approx(unicodedata.numeric(mark))
        assert parse_cell(mark, ENGLISH) == cells.Cell(value)
        found = parse_cell(f"3{mark} hours", ENGLISH)
        assert found is not None
        assert (found.value, found.unit) == (pytest.approx(3 + value), "hour")


@pytest.mark.parametrize(("cell", "value", "unit"), [
    ("0", 0, None), ("007", 7, None), ("5 %", 5, "percent"), ("1/4", 0.25, None), ("3 / 4", 0.75, None), ("2 3/8", 2.375, None),
    ("(5%)", -5, "percent"),
    ("-1,5", -1.5, None), ("−3", -3, None), ("–3", -3, None), ("+3", 3, None), ("- $5", -5, "USD"), ("€5", 5, "EUR"), ("EUR 5", 5, "EUR"),
    ("5 EUR", 5, "EUR"),
    ("5k", 5000, None), ("5 K", 5000, None), ("5 thousand", 5000, None), ("5k EUR", 5000, "EUR"), ("$5k", 5000, "USD"), ("5M", 5e6, None),
    ("2 million crates", 2e6, "crates"), ("3 new lines of code", 3, "new lines of code"), ("\u00a05\u202f000 ", 5000, None),
    ("1 200,5 km", 1200.5, "kilometre"),
    ("two dozen", 24, None), ("twelve crates", 12, "crates"), ("a million euros", 1e6, "EUR"), (7, 7, None), (-0.5, -0.5, None),
    ("5 k€", 5000, "EUR"),
])  # fmt: skip
def test_cells(cell: object, value: float, unit: str | None) -> None:
    assert parse_cell(cell, ENGLISH) == cells.Cell(value, unit)


@pytest.mark.parametrize("cell", [
    "5 of 9", "EUR", "EUR 5 USD", "about 5", "5 crates.", "5 is it?", "5 and so on!", "5 " + "x" * 41, "5 one two three four five",
    "1.2.3", "5/0 x",
    "one two three four five six seven eight nine ten eleven twelve thirteen", False, math.inf, -math.inf, "dogs", "(twelve)", "5 - 6",
    "12:30", "k",
])  # fmt: skip
def test_what_is_no_cell(cell: object) -> None:
    assert parse_cell(cell, ENGLISH) is None


@pytest.mark.parametrize(("cell", "locale", "value"), [
    ("1.500", "de", 1500), ("1.500", "de_AT", 1500), ("1.500", "de-CH", 1.5), ("1.500", "en", 1.5), ("1,500", "en", 1500),
    ("1,500", "fr", 1.5),
    ("1.234.567,8", "tr", 1_234_567.8), ("12,34,567", "en-IN", 1_234_567), ("1'234,5", "it", 1234.5), ("5", "de", 5), ("5,", "de", 5),
    (",5", "de", 0.5),
])  # fmt: skip
def test_cells_by_locale(cell: str, locale: str, value: float) -> None:
    assert parse_cell(cell, ENGLISH, locale) == cells.Cell(pytest.approx(value))


@pytest.mark.parametrize(("body", "locale", "value"), [
    ("1.5.0", "de", None), ("1,5,0", "de", None), ("15,000.5", "de", None), ("1,50", "en", None), ("1 20", None, None),
    ("1 200 000", None, 1_200_000),
    ("1\u00a0200.5", None, 1200.5), ("1 200,75", None, 1200.75), ("0012", None, 12), ("000", None, 0), ("5'", "de", 5),
    ("12.34.567", "pt", 1_234_567),
])  # fmt: skip
def test_numbers_by_locale(body: str, locale: str | None, value: float | None) -> None:
    assert parse_number(body, locale) == value


@pytest.mark.parametrize(("text", "figure"), [
    ("$20K each", "$20K"), ("$ 20 million each", "$ 20 million"), ("1 200 000 crates", "1 200 000"), ("2 1/2 hours", "2 1/2"),
    ("½ hour", "½"),
    ("20 crates", "20"), ("twenty - five crates", "twenty - five"), ("a dozen eggs", "a dozen"), ("some eggs", ""), ("", ""), ("$", ""),
    ("€€€5", "€€€5"),
    ("€€€€5", ""), ("5   million", "5"), ("5 12 crates", "5"), ("5 million thousand crates", "5 million thousand"),
    ("five million crates", "five million"),
    ("12 " + "x" * 300, "12"),
])  # fmt: skip
def test_the_figure_of_an_amount(text: str, figure: str) -> None:
    assert text[: figure_length(text, ENGLISH)] == figure


@pytest.mark.parametrize(("text", "name", "scale"), [
    ("USD", "USD", 1), ("usd", "USD", 1), ("US$", "USD", 1), ("k USD", "USD", 1000), ("kUSD", "USD", 1000), ("€m", "EUR", 1e6),
    ("m€", "EUR", 1e6),
    ("million euros", "million euros", 1), ("  kilowatt   hours ", "kilowatt-hour", 1), ("hour-s", "hour-s", 1),
    ("percents", "percent", 1), ("deals", "deals", 1),
    ("ABC", "ABC", 1), ("furlong", "furlong", 1), ("", None, 1),
])  # fmt: skip
def test_units_of_columns(text: str, name: str | None, scale: float) -> None:
    assert read_unit(text, ENGLISH) == (name, scale)


def test_prefixes_are_those_of_the_si() -> None:
    powers = dict(zip(
        (
            "quetta ronna yotta zetta exa peta tera giga mega kilo hecto deca "
            "deci centi milli micro nano pico femto atto zepto yocto ronto quecto"
        ).split(),
        [*range(30, 0, -3), 2, 1, -1, -2, *range(-3, -31, -3)], strict=True,
    ))  # fmt: skip
    for name, power in powers.items():
        assert rare.PREFIXES[name] == pytest.approx(10.0**power)
        assert measure(f"{name}becquerel", ENGLISH) == ("radioactivity", pytest.approx(10.0**power))
    binary = dict(zip(("kibi", "mebi", "gibi", "tebi", "pebi"), (10, 20, 30, 40, 50), strict=True))
    assert {name: rare.PREFIXES[name] for name in binary} == {name: 2.0**power for name, power in binary.items()}
    assert len(rare.PREFIXES) == len(powers) + len(binary)


@pytest.mark.parametrize(("spelling", "name"), [
    ("becquerels", "becquerel"), ("Bq", "becquerel"), ("bq", "becquerel"), ("kj", "kilojoule"), ("millipascals", "millipascal"),
    ("MPa", "megapascal"),
    ("km/h", "kilometre per hour"), ("kg/m³", "kilogram per cubic metre"),
    ("kVA", "kilovolt ampere"), ("x" * 41, None), ("deal/h", None), ("%", None), ("dollars", None), ("7", None),
])  # fmt: skip
def test_units_of_quantulum3(spelling: str, name: str | None) -> None:
    found = rare.find(spelling)
    assert (found and found.name) == name

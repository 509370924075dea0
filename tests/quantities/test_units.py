"""Units: one name for every spelling, sizes that convert, and quantulum3 behind the table."""

from __future__ import annotations

import subprocess
import sys

import pytest

from smartcritic.languages import ENGLISH
from smartcritic.quantities import factor, is_level, is_measure, is_money, kind, measure, rare, read_unit, unit_table

TABLE = unit_table(ENGLISH)


@pytest.fixture
def forgetful() -> object:
    """quantulum3 asked anew: what it has answered before is forgotten, and what is made of it."""
    rare._find.cache_clear()
    ENGLISH._made.clear()
    yield
    rare._find.cache_clear()
    ENGLISH._made.clear()


@pytest.mark.parametrize(
    ("text", "name", "scale"),
    [
        ("k€", "EUR", 1000), ("million USD", "USD", 1e6), ("%", "percent", 1), ("hrs", "hour", 1), ("kWh", "kilowatt-hour", 1),
        ("kilowatt hours", "kilowatt-hour", 1), ("Kilowatt-Hours", "kilowatt-hour", 1), ("m", "metre", 1), ("t", "tonne", 1),
        ("XAF", "XAF", 1), ("signed contracts", "signed contracts", 1), (" ", None, 1), (None, None, 1), ("cups", "cups", 1),
        ("bar", "bar", 1), ("mths", "month", 1),
    ],
)  # fmt: skip
def test_a_unit_has_one_name_and_scale(text: str | None, name: str | None, scale: float) -> None:
    assert read_unit(text, ENGLISH) == (name, scale)


@pytest.mark.parametrize(
    ("given", "wanted", "times"),
    [
        ("cm", "millimetre", 10), ("hrs", "minute", 60), ("kg", "tonne", 0.001), ("kWh", "MWh", 0.001), ("ms", "second", 0.001),
        ("sqm", "hectare", 0.0001), ("mph", "km/h", 1.609344), ("k€", "EUR", 1000), ("percent", "percentage point", 1),
        ("calls", "call", 1), ("visits", "meetings", 1), (None, "EUR", 1), ("year", "month", 12),
    ],
)  # fmt: skip
def test_units_of_one_measure_convert(given: str | None, wanted: str | None, times: float) -> None:
    found = factor(given, wanted, ENGLISH)
    assert found == pytest.approx(times)
    assert factor(wanted, given, ENGLISH) == pytest.approx(1 / times)


@pytest.mark.parametrize(
    ("given", "wanted"), [("EUR", "USD"), ("percent", "hour"), ("litre", "metre"), ("EUR", "call"), ("km", "visits"), ("volts", "visits")]
)
def test_units_of_two_measures_do_not(given: str, wanted: str) -> None:
    assert factor(given, wanted, ENGLISH) is None


def test_every_size_is_positive_and_of_a_unit_that_is_known() -> None:
    for unit, (of, size) in TABLE.sizes.items():
        assert of
        assert size > 0
        assert unit in TABLE.names.values() or rare.find(unit) is not None, unit


def test_no_spelling_names_two_units() -> None:
    assert not set(TABLE.names) & set(TABLE.currencies)
    tables = ENGLISH.lexicon("units").tables
    for key in ("names", "currencies"):
        said = [s for spellings in tables[key].values() for s in spellings]
        assert len(said) == len(set(said))


def test_kinds_and_levels() -> None:
    assert [kind(u, ENGLISH) for u in ("hours", "kg", "EUR", "deals", "percentage point")] == ["time", "mass", "EUR", "deal", "share"]
    assert [is_level(u, ENGLISH) for u in ("ms", "percent", "bar", "km", "EUR", "deal", None)] == [True] * 3 + [False] * 4
    assert [is_measure(u, ENGLISH) for u in ("hour", "times", "USD", "deal", None)] == [True, True, False, False, False]
    assert [is_money(u) for u in ("USD", "usd", "EURO", None)] == [True, False, False, False]


RARE = [
    ("millipascals", "pascal", 0.001), ("furlongs", "km", 0.201168), ("becquerel", "megabecquerel", 1e-6), ("Bq", "curies", 1 / 3.7e10),
    ("psi", "kPa", 6.894757), ("m/s", "km/h", 3.6), ("mg/l", "g/l", 0.001), ("knots", "km/h", 1.852), ("volts", "millivolts", 1000),
    ("terabits", "gigabytes", 125), ("horsepower", "kilowatt", 0.7457), ("nanometres", "millimetre", 1e-6),
]  # fmt: skip


@pytest.mark.parametrize(("given", "wanted", "times"), RARE)
def test_units_that_the_table_does_not_hold_convert(given: str, wanted: str, times: float) -> None:
    assert factor(given, wanted, ENGLISH) == pytest.approx(times, rel=1e-4)


@pytest.mark.usefixtures("forgetful")
def test_without_quantulum3_they_do_not(monkeypatch: pytest.MonkeyPatch) -> None:
    from quantulum3 import load, parser

    assert factor("volts", "millivolts", ENGLISH) == pytest.approx(1000)
    assert read_unit("mg/l", ENGLISH)[0] == "milligram per litre"
    rare._find.cache_clear()
    ENGLISH._made.clear()
    monkeypatch.setattr(parser, "parse", lambda *a, **k: None)
    assert read_unit("mg/l", ENGLISH)[0] == "mg/l"
    monkeypatch.setattr(load, "units", lambda *a, **k: None)
    assert rare.find("becquerels") is None
    assert factor("volts", "millivolts", ENGLISH) != 1000


def test_prefixes_belong_to_the_unit_alone() -> None:
    assert measure("megabecquerel", ENGLISH) == ("radioactivity", 1e6)
    assert measure("kilodeal", ENGLISH) is None
    assert measure("EUR", ENGLISH) is None


@pytest.mark.parametrize("spelling", ["FA", "deal", "deals", "NPS", "", "x" * 60, "2", "iPad"])
def test_what_is_no_unit_is_none(spelling: str) -> None:
    assert rare.find(spelling) is None


def test_a_language_without_words_in_quantulum3_asks_nothing() -> None:
    assert rare.find("becquerel", "xx") is None


def test_quantulum3_is_loaded_for_no_common_unit() -> None:
    code = (
        "import sys; from smartcritic.languages import ENGLISH; from smartcritic.quantities import factor; "
        "print(factor('cm', 'km', ENGLISH), 'quantulum3' in sys.modules)"
    )
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert out.stdout.strip() == "1e-05 False"


@pytest.mark.parametrize(
    ("one", "many"),
    [("bakery", "bakeries"), ("box", "boxes"), ("person", "people"), ("hour", "hours"), ("branch", "branches"), ("series", "series")],
)
def test_singular_and_plural(one: str, many: str) -> None:
    assert ENGLISH.singular(many) == one
    assert ENGLISH.plural(one) == many


@pytest.mark.parametrize("word", ["status", "business", "analysis", "gas", "news"])
def test_what_is_no_plural_stays(word: str) -> None:
    assert ENGLISH.singular(word) == word


@pytest.mark.parametrize(
    "words",
    [
        ("train", "trains", "trained"), ("plan", "planning", "planned", "plans"), ("sell", "sold", "selling"),
        ("happy", "happily", "happiness"), ("insure", "insurance"), ("control", "controlled", "controlling"), ("quick", "quickly"),
    ],
)  # fmt: skip
def test_words_of_one_root_have_one_stem(words: tuple[str, ...]) -> None:
    assert len({ENGLISH.inflection.stem(w) for w in words}) == 1


@pytest.mark.parametrize(("one", "other"), [("wine", "win"), ("booking", "book"), ("family", "fame"), ("gas", "gap")])
def test_words_of_two_roots_have_two_stems(one: str, other: str) -> None:
    assert ENGLISH.inflection.stem(one) != ENGLISH.inflection.stem(other)

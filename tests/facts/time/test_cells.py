"""Due dates as exports write them in one cell."""

from __future__ import annotations

import dateparser
import pytest

from smartcritic.facts.time import parse_date_cell
from smartcritic.languages import ENGLISH


@pytest.mark.parametrize(
    ("cell", "day_first", "day"),
    [
        ("2027-03-31", None, "2027-03-31"),
        ("2027-03-31T00:00:00Z", None, "2027-03-31"),
        ("2027-03-31 17:30:00.000+0100", None, "2027-03-31"),
        ("31/Mar/27 12:00 AM", None, "2027-03-31"),
        ("31.03.27", None, "2027-03-31"),
        ("3.4.2027", None, "2027-04-03"),
        ("31/03/2027", None, "2027-03-31"),
        ("3/31/2027 5:00 PM", None, "2027-03-31"),
        ("03/04/2027", True, "2027-04-03"),
        ("03/04/2027", False, "2027-03-04"),
        ("4/4/27", None, "2027-04-04"),
        ("Mar 31, 2027", None, "2027-03-31"),
        ("31 March 2027", None, "2027-03-31"),
        ("Wed, 31 March 2027", None, "2027-03-31"),
        ("20270331", None, "2027-03-31"),
        ("Q1 2027", None, "2027-03-31"),
        ("2027-Q1", None, "2027-03-31"),
        ("FY27 Q2", None, "2027-06-30"),
        ("March 2027", None, "2027-03-31"),
        ("end of March 2027", None, "2027-03-31"),
        ("2027-W13", None, "2027-04-04"),
        ("H1 2027", None, "2027-06-30"),
        ("1 January 2027 → 31 March 2027", None, "2027-03-31"),
        ("2027-01-01/2027-03-31", None, "2027-03-31"),
        ("Wed 31 Mar 2027 00:00:00 GMT+0000 (GMT)", None, "2027-03-31"),
        ("Wed 3/31/27", None, "2027-03-31"),
        ("31.03.2027, 17:00", None, "2027-03-31"),
    ],
)
def test_cells(cell: str, day_first: bool | None, day: str) -> None:
    found = parse_date_cell(cell, ENGLISH, day_first)
    assert found is not None
    assert found.isoformat() == day


@pytest.mark.parametrize(
    "cell", ["", "TBD", "03/04/2027", "31/02/2027", "2027-02-30", "March", "next quarter", "12", "Sprint 14", "31 March", "v2.0"]
)
def test_a_cell_that_names_no_day_with_its_year_is_none(cell: str) -> None:
    assert parse_date_cell(cell, ENGLISH) is None


def test_quarters_follow_the_fiscal_year() -> None:
    found = parse_date_cell("Q1 2027", ENGLISH, fiscal_year_start=4)
    assert found is not None
    assert found.isoformat() == "2026-06-30"


@pytest.mark.parametrize(
    ("cell", "languages"),
    [("31. Dez. 2026", ("de",)), ("31 déc. 2026", ("fr",)), ("31 dicembre 2026", ()), ("2026年12月31日", ("ja",))],
)
def test_months_of_other_languages_are_read_by_dateparser(cell: str, languages: tuple[str, ...]) -> None:
    found = parse_date_cell(cell, ENGLISH, None, languages)
    assert found is not None
    assert found.isoformat() == "2026-12-31"


def test_without_dateparser_a_foreign_month_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dateparser, "parse", lambda *_, **__: None)
    assert parse_date_cell("30 déc. 2026", ENGLISH, None, ("fr",)) is None

"""An audit beside an earlier one: which goals got better, which are new and gone, and where it is shown."""

from __future__ import annotations

import dataclasses
import io
import json
from pathlib import Path
from typing import Any

import pytest
from hand_made import COLUMNS, write_all
from rich.console import Console

from smartcritic.audit.earlier import Earlier
from smartcritic.audit.run import collect
from smartcritic.audit.runner import Outcome
from smartcritic.audit.writing import writing
from smartcritic.critic import Critic
from smartcritic.errors import InputError
from smartcritic.model import Context, replace
from smartcritic.render.markdown import summary_markdown
from smartcritic.render.tables import summary_view


@pytest.fixture
def before(make: Any) -> list[Outcome]:
    """Six goals."""
    found: list[Outcome] = make([f"Weld hull {i}" for i in range(6)])
    return found


def test_goals_are_told_apart_by_their_ids(before: list[Outcome], tmp_path: Path) -> None:
    write_all([*before, Outcome(before[0].row, "9", error="no text")], tmp_path / "then.jsonl")
    new = dataclasses.replace(before[5], id="12", report=_named(before[5], "12"))
    now = [_scored(before[0], 5), _scored(before[1], -5), *before[2:5], new]
    earlier = Earlier.from_file(tmp_path / "then.jsonl")
    summary = collect(now, Context(), Critic(), earlier=earlier)
    trend = summary.trend
    assert trend is not None
    assert (trend.better, trend.worse, trend.same, trend.new, trend.gone) == (1, 1, 3, 1, 1)
    assert trend.day == "24 November 2026"
    assert trend.before.whole.goals == 6
    assert set(trend.before.groups["team"]) == {"Docks", "Fleet", "<b>Yard</b>"}
    data = summary.to_dict()["trend"]
    said = "Since 24 November 2026: 1 better, 1 worse, 3 the same, 1 new, 1 gone; mean score "
    assert said in summary_markdown(summary)
    screen = Console(file=io.StringIO(), width=200)
    screen.print(summary_view(summary, 200))
    assert said in screen.file.getvalue()  # type: ignore[attr-defined]
    assert (data["earlier"], data["gone"], data["before"]["goals"]) == ("then.jsonl", 1, 6)


def test_without_ids_the_text_decides(before: list[Outcome], tmp_path: Path) -> None:
    plain = [dataclasses.replace(o, id=None, report=_named(o, None)) for o in before]
    write_all(plain, tmp_path / "then.jsonl")
    seen = list(Earlier.from_file(tmp_path / "then.jsonl").watch(plain))
    assert [o.before for o in seen] == [o.report.score for o in plain if o.report is not None]


def test_the_page_shows_what_has_changed(before: list[Outcome], tmp_path: Path, browser: Any) -> None:
    write_all(before, tmp_path / "then.jsonl")
    earlier = Earlier.from_file(tmp_path / "then.jsonl")
    with writing([tmp_path / "now.html"], COLUMNS) as writers:
        collect([_scored(before[0], 9), *before[1:]], Context(), Critic(), writers, earlier=earlier)
    browser.get((tmp_path / "now.html").as_uri() + "#goals?sort=-change")
    assert browser.find_element("css selector", "#rows tr .delta").text == "+9"
    browser.get((tmp_path / "now.html").as_uri() + "#trend")
    assert "1 goals score higher" not in browser.find_element("id", "trend").text
    assert "1 goal scores higher than in then.jsonl, 0 lower, 5 the same" in browser.find_element("id", "trend").text


@pytest.mark.parametrize(
    ("text", "said"),
    [("", "holds no goal"), ("x\n", "1: is no report"), ('{"schema": "other"}\n', "1: is no report"), ("[1]\n", "1: is no report")],
)
def test_a_file_that_is_no_audit_is_an_error(text: str, said: str, tmp_path: Path) -> None:
    (tmp_path / "then.jsonl").write_text(text)
    with pytest.raises(InputError, match=said):
        Earlier.from_file(tmp_path / "then.jsonl")
    with pytest.raises(InputError, match="cannot be read"):
        Earlier.from_file(tmp_path / "none.jsonl")


def test_a_report_of_another_version_is_read_as_far_as_its_figures_go(before: list[Outcome], tmp_path: Path) -> None:
    report = before[0].report
    assert report is not None
    data = report.to_dict() | {"brand_new": 1}
    (tmp_path / "then.jsonl").write_text(json.dumps(data) + "\n")
    (seen,) = Earlier.from_file(tmp_path / "then.jsonl").watch(before[:1])
    assert seen.before == report.score


def _scored(outcome: Outcome, more: int) -> Outcome:
    assert outcome.report is not None
    assert outcome.report.score is not None
    return dataclasses.replace(outcome, report=replace(outcome.report, score=outcome.report.score + more))


def _named(outcome: Outcome, id: str | None) -> Any:
    return replace(outcome.report, id=id)  # type: ignore[type-var]

"""What a list adds up to, and where it is shown: whole and per team, owner and role."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from smartcritic.audit.runner import Outcome
from smartcritic.audit.summary import Summary, Tally, summarise
from smartcritic.render.markdown import summary_markdown
from smartcritic.render.tables import summary_view


@pytest.fixture
def outcomes(make: Any) -> list[Outcome]:
    """Goals of three teams and seven owners, made by hand."""
    found: list[Outcome] = make([f"Weld hull {i}" for i in range(40)])
    return found


def _by_hand(outcomes: list[Outcome], team: str) -> tuple[int, int]:
    kinds = [o.report.facts.kind for o in outcomes if o.report is not None and o.goal is not None and o.goal.team == team]
    return len(kinds), kinds.count("outcome")


def test_outcomes_and_activities_are_counted_per_team_and_owner(outcomes: list[Outcome]) -> None:
    summary = summarise(outcomes)
    for team, tally in summary.groups["team"].items():
        goals, hits = _by_hand(outcomes, team)
        assert (tally.goals, tally.kinds["outcome"], tally.kinds["activity"]) == (goals, hits, goals - hits)
        assert tally.outcomes == pytest.approx(hits / goals)
    for group in ("team", "owner"):
        tallies = summary.groups[group].values()
        assert sum(t.kinds["outcome"] for t in tallies) == summary.kinds["outcome"]
        assert sum((t.findings for t in tallies), start=Tally().findings) == summary.findings
    data = summary.to_dict()["groups"]["team"]["Docks"]
    assert sum(data["kinds"].values()) == data["goals"]
    assert set(data["findings"]) == {"specific/generic_object"}


def test_parts_of_a_list_add_up_to_the_whole(outcomes: list[Outcome]) -> None:
    whole, first, second = summarise(outcomes), summarise(outcomes[:17]), summarise(outcomes[17:])
    first.merge(second)
    assert first.to_dict() == whole.to_dict()


def test_a_tally_of_nothing_has_no_share() -> None:
    assert (Tally().outcomes, Tally().score, Tally().top_findings()) == (0.0, 0.0, [])


def test_the_mix_is_shown_in_terminal_markdown_page_and_workbook(
    outcomes: list[Outcome], write: Callable[..., Summary], tmp_path: Path
) -> None:
    summary = write(outcomes, tmp_path / "out.html", tmp_path / "out.xlsx")
    goals, hits = _by_hand(outcomes, "Docks")
    share = f"{hits / goals:.0%}"
    screen = Console(file=io.StringIO(), width=120)
    screen.print(summary_view(summary, 120))
    shown = next(line for line in screen.file.getvalue().splitlines() if line.strip().startswith("Docks"))  # type: ignore[attr-defined]
    assert shown.split()[-2:] == [share[:-1], "specific/generic_object"]
    narrow = Console(file=io.StringIO(), width=60)
    narrow.print(summary_view(summary, 60))
    text = narrow.file.getvalue()  # type: ignore[attr-defined]
    assert "outcomes" in text
    assert max(len(line) for line in text.splitlines()) <= 60
    row = next(line for line in summary_markdown(summary).splitlines() if line.startswith("| Docks"))
    assert row.endswith(f"| {share} | `specific/generic_object` |")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert f'<td class="n">{share}</td><td>specific/generic_object</td>' in page
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx")["Summary"]
    rows = [[c.value for c in r] for r in sheet.iter_rows()]
    head = next(r for r in rows if r[0] == "By team")
    docks = dict(zip(head, next(r for r in rows if r[0] == "Docks")))
    assert docks["outcomes"] == pytest.approx(hits / goals)
    assert docks["activities"] == pytest.approx(1 - hits / goals)
    assert docks["most frequent findings"] == f"specific/generic_object ({goals})"

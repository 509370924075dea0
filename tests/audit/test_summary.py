"""What a list adds up to, and where it is shown: whole and per team, owner and role."""

from __future__ import annotations

import dataclasses
import io
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from rich.console import Console

from smartcritic.audit.runner import Outcome
from smartcritic.model import Report, replace, to_builtins
from smartcritic.render.markdown import summary_markdown
from smartcritic.render.tables import summary_view
from smartcritic.summary import Summary, Tally, summarise


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
    assert (Tally().outcomes, Tally().score, Tally().top_findings()) == (0.0, None, [])


def test_texts_that_are_no_goals_are_counted_by_themselves_and_change_no_figure(make: Callable[[list[str]], list[Outcome]]) -> None:
    goals, notes = ["Oil the hinges of quay 4", "Paint nine buoys", "Tar the hull"], ["note: lunch", "note: see above"]
    mixed = make([*goals, *notes])
    with_notes, without = summarise(mixed), summarise(mixed[:3])
    assert (with_notes.rows, with_notes.whole.goals, with_notes.whole.texts) == (5, 3, 5)
    assert with_notes.to_dict()["unjudged"] == {"text/not_a_goal": 2}
    for name in ("goals", "score", "verdicts", "kinds", "findings"):
        assert with_notes.whole.to_dict()[name] == without.whole.to_dict()[name]
    assert with_notes.smart == without.smart
    by_team = {name: (t.goals, t.unjudged.total()) for name, t in with_notes.groups["team"].items()}
    assert by_team == {"Fleet": (1, 1), "<b>Yard</b>": (1, 1), "Docks": (1, 0)}
    silent = dataclasses.replace(mixed[3], report=_silenced(mixed[3]))
    assert summarise([silent]).whole.unjudged == {"text/not_a_goal": 1}
    first, second = summarise(mixed[:4]), summarise(mixed[4:])
    first.merge(second)
    assert first.to_dict() == with_notes.to_dict()


def _silenced(outcome: Outcome) -> Report:
    assert outcome.report is not None
    bare = {c: replace(v, findings=()) for c, v in outcome.report.criteria.items()}
    return Report.from_dict({**outcome.report.to_dict(), "criteria": {c: to_builtins(v) for c, v in bare.items()}})


def test_a_group_without_a_goal_is_never_the_weakest_and_has_no_figures(
    make: Callable[[list[str]], list[Outcome]], write: Callable[..., Summary], tmp_path: Path
) -> None:
    summary = write(make(["note: lunch", "Paint nine buoys", "Tar the hull"]), tmp_path / "out.html", tmp_path / "out.xlsx")
    assert summary.weakest("team")[-1][0] == "Fleet"
    screen = Console(file=io.StringIO(), width=100)
    screen.print(summary_view(summary, 100))
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "2 goals, mean score" in shown
    assert "1 text not judged (1 no goal)" in " ".join(shown.split())
    fleet = next(line for line in shown.splitlines() if line.strip().startswith("Fleet"))
    assert fleet.split() == ["Fleet", "0", *"–––––––"]
    text = summary_markdown(summary)
    assert "none meets all five criteria, 1 text not judged (1 no goal)." in text
    assert "| Fleet | 0 | 1 | | | | | | | | |" in text
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert "Audit of 2 goals" in page
    assert "1 text not judged (1 no goal); no figure counts them" in page
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert next(r for r in book["Summary"].values if r[0] == "Texts not judged: not a goal")[1] == 1
    head, *rows = book["Teams"].values
    found = dict(zip(head, next(r for r in rows if r[0] == "Fleet")))
    assert (found["Goals"], found["Not judged"], found["Score"], found["Results"]) == (0, 1, None, None)


def test_a_list_without_a_goal_has_no_mean(make: Any, write: Callable[..., Summary], tmp_path: Path) -> None:
    summary = write(make(["note: lunch"]), tmp_path / "out.html", tmp_path / "out.xlsx", tmp_path / "out.md")
    screen = Console(file=io.StringIO(), width=100)
    screen.print(summary_view(summary, 100))
    shown = screen.file.getvalue()  # type: ignore[attr-defined]
    assert "0 goals, 1 text not judged (1 no goal)" in shown
    for text in (shown, (tmp_path / "out.md").read_text(encoding="utf-8"), (tmp_path / "out.html").read_text(encoding="utf-8")):
        assert "</strong> mean score" not in text
        assert ", mean score" not in text


def test_the_mix_is_shown_in_terminal_markdown_page_and_workbook(
    outcomes: list[Outcome], write: Callable[..., Summary], tmp_path: Path
) -> None:
    summary = write(outcomes, tmp_path / "out.html", tmp_path / "out.xlsx")
    goals, hits = _by_hand(outcomes, "Docks")
    share = f"{hits / goals:.0%}"
    screen = Console(file=io.StringIO(), width=120)
    screen.print(summary_view(summary, 120))
    shown = next(line for line in screen.file.getvalue().splitlines() if line.strip().startswith("Docks"))  # type: ignore[attr-defined]
    assert shown.split()[-3:] == [share[:-1], *"Too broad".split()]
    narrow = Console(file=io.StringIO(), width=60)
    narrow.print(summary_view(summary, 60))
    text = narrow.file.getvalue()  # type: ignore[attr-defined]
    assert "outcomes" in text
    assert max(len(line) for line in text.splitlines()) <= 60
    row = next(line for line in summary_markdown(summary).splitlines() if line.startswith("| Docks"))
    assert row.endswith(f"| {share} | Too broad |")
    page = (tmp_path / "out.html").read_text(encoding="utf-8")
    assert f'<td class="n">{share}</td><td><a href="#goals?team=Docks&amp;rule=specific/generic_object"' in page
    head, *rows = openpyxl.load_workbook(tmp_path / "out.xlsx")["Teams"].values
    docks = dict(zip(head, next(r for r in rows if r[0] == "Docks")))
    assert docks["Results"] == pytest.approx(hits / goals)
    assert (docks["Most often"], docks["Goals concerned"]) == ("Too broad", goals)

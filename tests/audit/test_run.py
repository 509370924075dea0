"""There is one way to run an audit: command, page and tools say the same of the same goals, and heed the same configuration."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.audit import run
from smartcritic.audit.reading import Columns, LeftOut, Reading
from smartcritic.audit.run import Options, audit_files, audit_opened, collect, open_goals
from smartcritic.audit.runner import Outcome
from smartcritic.interfaces import cli
from smartcritic.interfaces.http.lists import Source, audited
from smartcritic.interfaces.mcp import Tools

CONTEXT = sc.Context(today="2026-11-24")  # type: ignore[arg-type]
GOALS = (
    "Goal ID,Goal,Owner,Team,Parent\nA,Paint 9 buoys by 4 May 2027,Ann,Docks,top\nB,Sell soon,Bo,Fleet,nowhere\n"
    "C,,Bo,Fleet,\nD,Minutes of the meeting,,,\n"
)


@pytest.fixture
def source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    path = Path("goals.csv")
    path.write_text(GOALS)
    return path


def command(*arguments: str) -> int:
    with pytest.raises(SystemExit) as ended:
        cli.main(["audit", "goals.csv", "--today", "2026-11-24", *arguments])
    assert isinstance(ended.value.code, int)
    return ended.value.code


def test_page_and_command_give_the_same_report(source: Path, critic: sc.Critic) -> None:
    assert command("-q", "-o", "report.html") == 0
    page, summary = audited(critic, Source("goals.csv", source.read_bytes()), "html", CONTEXT, 100, 100)
    assert page == Path("report.html").read_bytes()
    assert (summary.whole.goals, summary.errors) == (2, 1)


def test_tools_count_what_the_command_counts(source: Path, critic: sc.Critic, capsys: pytest.CaptureFixture[str]) -> None:
    assert command("-f", "json") == 0
    summary = json.loads(capsys.readouterr().out)
    goals: list[Any] = [
        {"id": "A", "text": "Paint 9 buoys by 4 May 2027", "owner": "Ann", "team": "Docks", "parent": "top"},
        {"id": "B", "text": "Sell soon", "owner": "Bo", "team": "Fleet", "parent": "nowhere"},
        {"id": "C"},
        {"id": "D", "text": "Minutes of the meeting"},
    ]
    told = Tools(critic, CONTEXT).audit(goals)
    assert (told["errors"], told["unjudged"]) == (summary["errors"], sum(summary["unjudged"].values()))
    assert told["mean_score"] == pytest.approx(summary["whole"]["score"], abs=0.005)
    assert told["portfolio"] == summary["portfolio"] != []


def test_what_is_ignored_is_silent_in_every_audit(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path("only.toml").write_text('ignore = ["portfolio", "time_bound/vague_time"]\n')
    critic = sc.Critic(sc.Config.from_file("only.toml"))
    assert command("-f", "json", "--config", "only.toml", "-o", "out.sarif") == 0
    summary = json.loads(capsys.readouterr().out)
    _, paged = audited(critic, Source("goals.csv", source.read_bytes()), "html", CONTEXT, 100, 100)
    told = Tools(critic, CONTEXT).audit([{"text": "Sell soon", "parent": "nowhere"}])
    assert summary["portfolio"] == list(paged.portfolio) == told["portfolio"] == []
    assert "time_bound/vague_time" not in summary["findings"]
    assert "time_bound/vague_time" not in paged.findings
    assert "time_bound/vague_time" not in {f["rule"] for f in told["goals"][0]["findings"]}
    raised = {r["ruleId"] for r in json.loads(Path("out.sarif").read_text())["runs"][0]["results"]}
    assert raised
    assert not any(rule.startswith("portfolio") or rule == "time_bound/vague_time" for rule in raised)


def test_sarif_says_what_only_the_list_shows(source: Path) -> None:
    assert command("-q", "-o", "out.sarif") == 0
    driven = json.loads(Path("out.sarif").read_text())["runs"][0]
    orphans = [r for r in driven["results"] if r["ruleId"] == "portfolio/orphan"]
    assert [r["locations"][0]["logicalLocations"][0]["name"] for r in orphans] == ["A", "B"]
    assert {r["ruleId"] for r in driven["results"]} <= {r["id"] for r in driven["tool"]["driver"]["rules"]}


def test_a_name_stands_in_messages_in_place_of_the_path(tmp_path: Path) -> None:
    path = tmp_path / "upload.csv"
    path.write_text("")
    with pytest.raises(sc.InputError) as error:
        open_goals(path, name="mine.csv")
    assert "mine.csv" in str(error.value)
    assert str(path) not in str(error.value)


def test_a_list_that_is_too_long_is_not_looked_at_as_a_whole(source: Path, critic: sc.Critic, monkeypatch: pytest.MonkeyPatch) -> None:
    def summary(most: int) -> Any:
        monkeypatch.setattr(run, "PORTFOLIO_MOST", most)
        return audit_files(["goals.csv"], [], critic, CONTEXT)

    assert summary(2).portfolio
    assert summary(1).portfolio == ()
    assert summary(1).notes[-1] == "more than 1 goals: not looked at as one portfolio"


def test_whoever_watches_sees_every_outcome_and_may_stop_the_run(source: Path, critic: sc.Critic) -> None:
    seen: list[str | None] = []

    def watch(outcomes: Iterator[Outcome], total: int | None) -> Iterator[Outcome]:
        assert total == 4
        for outcome in outcomes:
            seen.append(outcome.id)
            if outcome.id == "C":
                raise sc.InputError("enough")
            yield outcome

    with pytest.raises(sc.InputError, match="enough"):
        audit_files(["goals.csv"], [Path("out.jsonl")], critic, CONTEXT, watch=watch)
    assert seen == ["A", "B", "C"]
    assert not Path("out.jsonl").exists()
    opened = open_goals("goals.csv")
    assert isinstance(opened, Reading)
    assert audit_opened(opened, critic, CONTEXT, []).rows == 4


def test_a_baseline_silences_what_it_was_written_for(source: Path, critic: sc.Critic) -> None:
    known = Path("known.jsonl")
    first = audit_files(["goals.csv"], [], critic, CONTEXT, Options(write_baseline=known))
    again = audit_files(["goals.csv"], [], critic, CONTEXT, Options(baseline=known))
    assert first.findings
    assert not again.findings
    assert again.silenced >= first.findings.total()
    with pytest.raises(sc.InputError, match="is there already"):
        audit_files(["goals.csv"], [], critic, CONTEXT, Options(write_baseline=known))


def test_nothing_to_judge_is_an_error_only_where_it_has_a_name(critic: sc.Critic) -> None:
    assert collect([], CONTEXT, critic).rows == 0
    with pytest.raises(sc.InputError, match=r"goals\.csv: holds no rows of data"):
        collect([], CONTEXT, critic, reading=Reading("goals.csv", iter(()), Columns(("goal",), {"text": "goal"}), (), (), LeftOut()))


def test_an_objective_that_the_layout_shows_is_there_and_one_that_a_column_names_must_be(tmp_path: Path, critic: sc.Critic) -> None:
    goals = ["Paint 9 buoys by 4 May 2027", "Mend 30 nets by 4 May 2027", "Sign 5 skippers by 4 May 2027"]
    laid, named = tmp_path / "laid.csv", tmp_path / "named.csv"
    laid.write_text("Objective,Key result\n" + "".join(f"Win the harbour,{g}\n" for g in goals))
    named.write_text("Goal,Parent goal\n" + "".join(f"{g},Win the harbour\n" for g in goals))
    found = {}
    for path in (laid, named):
        summary = audit_files([str(path)], [], critic, sc.Context(today="2026-11-24"))  # type: ignore[arg-type]
        assert summary.rows >= 3
        found[path.name] = sum(f.rule == "portfolio/orphan" for f in summary.portfolio)
    assert found == {"laid.csv": 0, "named.csv": 3}

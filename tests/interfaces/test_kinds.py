"""Kinds of goals at every door: a list, a file, the command line, the service and the tools judge an objective by its key results."""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from typer.testing import CliRunner

import smartcritic as sc
from smartcritic.audit.reading import read_goals
from smartcritic.audit.reading.own import is_output
from smartcritic.audit.run import audit_files
from smartcritic.interfaces.cli.app import app
from smartcritic.interfaces.http import handlers
from smartcritic.interfaces.mcp import Tools
from smartcritic.render.html import report_html
from smartcritic.render.markdown import report_markdown

TODAY = sc.Context(today="2026-11-24")
SHOWN = ("Raise the guests' rating from 4.1 to 4.6 by 30 June 2027", "Cut complaints from 9 to 5 a week by 30 June 2027")
LIST = [{"text": "Delight our guests", "id": "o"}, *({"text": t, "parent": "o"} for t in SHOWN)]
FILES = {
    "parents": f'id,goal,parent\no,Delight our guests,\nk1,"{SHOWN[0]}",o\nk2,"{SHOWN[1]}",o\n',
    "types": f'type,goal\nObjective,Delight our guests\nKey Result,"{SHOWN[0]}"\nKey Result,"{SHOWN[1]}"\n',
}


def goals(tmp_path: Path, text: str) -> list[sc.Goal]:
    file = tmp_path / "goals.csv"
    file.write_text(text, encoding="utf-8")
    return [goal for _, goal, _ in read_goals(file).goals()]


@pytest.mark.parametrize("name", FILES)
def test_a_file_shows_which_goals_are_objectives(name: str, tmp_path: Path, critic: sc.Critic) -> None:
    first, *rest = goals(tmp_path, FILES[name])
    assert tuple(k.text for k in first.key_results) == SHOWN
    assert not any(g.key_results for g in rest)
    assert critic.critique(first, TODAY, rewrite=False).kind_of_goal == "objective"
    if name == "types":
        assert [g.kind for g in (first, *rest)] == ["objective", "key_result", "key_result"]


@pytest.mark.parametrize(
    ("header", "cell", "kind", "ambition"),
    [
        ("type", "Aspirational objective", "objective", "aspirational"),
        ("Issue Type", "KR", "key_result", None),
        ("type", "Guardrail metric", "keep", None),
        ("kind", "learning", "learning", None),
        ("type", "learning", None, None),
        ("type", "Task", None, None),
        ("okr type", "Committed", None, "committed"),
    ],
)
def test_a_column_of_types_gives_the_kind(header: str, cell: str, kind: str | None, ambition: str | None, tmp_path: Path) -> None:
    rows = "".join(f"{cell},{text}\n" for text in ("Sell 40 boats in Utrecht", "Rent out canoes every week", "Paint the boathouse by May"))
    assert {(g.kind, g.ambition) for g in goals(tmp_path, f"{header},goal\n{rows}")} == {(kind, ambition)}


def test_an_audit_in_parts_is_the_audit_in_one(tmp_path: Path, critic: sc.Critic) -> None:
    source, out = tmp_path / "goals.csv", tmp_path / "out.jsonl"
    source.write_text(FILES["parents"], encoding="utf-8")
    audit_files([str(source)], [out], critic, TODAY)
    first = json.loads(out.read_text(encoding="utf-8").splitlines()[0])
    assert (first["yardstick"]["kind"], first["yardstick"]["source"]) == ("objective", "list")
    assert [k["text"] for k in first["goal"]["key_results"]] == list(SHOWN)
    assert first["criteria"]["measurable"]["source"] == "key_results"


def test_reports_of_a_list_show_the_kind_of_each_goal(tmp_path: Path, critic: sc.Critic) -> None:
    source = tmp_path / "goals.csv"
    source.write_text(FILES["types"], encoding="utf-8")
    outs = [tmp_path / f"out.{ending}" for ending in ("csv", "xlsx", "html")]
    audit_files([str(source)], outs, critic, TODAY)
    with outs[0].open(encoding="utf-8", newline="") as stream:
        assert [row["kind_of_goal"] for row in csv.DictReader(stream)] == ["objective", "key_result", "key_result"]
    assert is_output(outs[0])
    sheet = openpyxl.load_workbook(outs[1])["Goals"]
    (kinds,) = [[c.value for c in column] for column in sheet.iter_cols() if column[0].value == "Kind"]
    assert kinds[1:] == ["objective", "key result", "key result"]
    lines = json.loads(re.search(r'id="data">(.*?)</script>', outs[2].read_text(encoding="utf-8"), re.DOTALL)[1])  # type: ignore[index]
    assert [line[-2:] for line in lines] == [[kind, "given in the field kind"] for kind in kinds[1:]]


def test_a_batch_of_the_service_and_the_tool_join_key_results(critic: sc.Critic) -> None:
    sent: list[Any] = [*LIST, {"text": "x", "foo": 1}, "Sell 40 boats"]
    results = handlers.batch(critic, {"goals": sent, "context": TODAY.to_dict()}, rewrite=False)["results"]
    assert [r.get("kind_of_goal") == "objective" for r in results] == [True, False, False, False, False]
    assert "unknown key 'foo'" in results[3]["error"]
    assert handlers.joined(["a", {"text": "b"}]) == ["a", {"text": "b"}]
    told = Tools(critic, TODAY).audit(LIST)["goals"]
    assert [g["kind"] == "objective" for g in told] == [True, False, False]
    one = {"goal": {"text": "Delight our guests", "key_results": list(SHOWN)}, "context": TODAY.to_dict()}
    assert handlers.critique(critic, one)["criteria"]["time_bound"]["verdict"] == "met"


def test_the_command_takes_kind_ambition_and_key_results() -> None:
    runner = CliRunner()
    asked = ["check", "Delight our guests", "--today", "2026-11-24"]
    results = [part for text in SHOWN for part in ("--key-result", text)]
    done = runner.invoke(app, [*asked, "--format", "json", "--kind", "Objective", "--ambition", "aspirational", *results])
    assert done.exit_code == 0, done.output
    data = json.loads(done.output)
    assert data["yardstick"] == {**data["yardstick"], "kind": "objective", "source": "field", "ambition": "aspirational"}
    assert data["criteria"]["measurable"]["source"] == "key_results"
    assert json.loads(runner.invoke(app, [*asked, "--format", "json", "--kind", "key-result"]).output)["kind_of_goal"] == "key_result"
    wrong = runner.invoke(app, [*asked, "--kind", "objectiv"])
    assert isinstance(wrong.exception, sc.InputError)
    assert "--kind: there is no 'objectiv'" in str(wrong.exception)
    assert "'objective'" in str(wrong.exception)


@pytest.mark.parametrize("view", [report_markdown, report_html, lambda r: "\n".join(r.to_json().splitlines())])
def test_reports_say_by_which_kind(view: Any, critic: sc.Critic) -> None:
    text = view(critic.critique(sc.Goal("Delight our guests", key_results=SHOWN, ambition="aspirational"), TODAY))
    assert "aspirational" in text
    assert "objective" in text
    assert "it has key results" in text.replace("\\", "")

"""The audit command from its files to its files, with the critic itself."""

from __future__ import annotations

import contextlib
import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from smartcritic.interfaces import cli

GOALS = "Goal ID,Goal,Owner,Team\nA,Paint 9 buoys by 4 May 2027,Ann,Docks\nB,Sell soon,Bo,Fleet\nC,,Bo,Fleet\n"


def run(*arguments: object) -> int:
    """Run the command line and return its exit status."""
    with pytest.raises(SystemExit) as ended:
        cli.main(["audit", "--today", "2026-11-24", *map(str, arguments)])
    assert isinstance(ended.value.code, int)
    return ended.value.code


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "goals.csv"
    path.write_text(GOALS)
    return path


def lines(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text().splitlines()]


def test_several_outputs_at_once(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    outputs = [tmp_path / f"out{e}" for e in (".jsonl", ".html", ".xlsx", ".md", ".sarif", ".parquet")]
    assert run(source, *(a for path in outputs for a in ("-o", path))) == 0
    assert [line["id"] for line in lines(outputs[0])] == ["A", "B", "C"]
    assert "Audit of 2 goals" in outputs[1].read_text()
    assert openpyxl.load_workbook(outputs[2])["Goals"].max_row == 4
    assert pq.read_table(outputs[5]).column("id").to_pylist() == ["A", "B", "C"]
    said = capsys.readouterr()
    assert "columns: text = Goal, id = Goal ID, owner = Owner, team = Team" in said.err
    before = [path.read_bytes() for path in outputs]
    assert run(source, "-o", outputs[0]) == 2
    assert "say --overwrite to replace it" in capsys.readouterr().err
    assert [path.read_bytes() for path in outputs] == before


def test_jobs_and_parts_give_what_one_process_gives(source: Path, tmp_path: Path) -> None:
    assert run(source, "-q", "-o", tmp_path / "one.jsonl") == 0
    assert run(source, "-q", "-o", tmp_path / "two.jsonl", "--jobs", 2, "--resume") == 0
    assert lines(tmp_path / "two.jsonl") == lines(tmp_path / "one.jsonl")
    assert not (tmp_path / "two.jsonl.parts").exists()


def test_a_folder_of_kinds_is_one_list(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pq.write_table(pa.table({"objective": ["Paint 9 more buoys by 4 May 2027"]}), tmp_path / "z.parquet")
    assert run(tmp_path, "-f", "json") == 0
    summary = json.loads(capsys.readouterr().out)
    assert (summary["rows"], summary["errors"]) == (4, 1)


def test_annotations_name_the_line(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(source, "--annotate", "--fail-under", 100) == 1
    out = capsys.readouterr().out.splitlines()
    assert any(line.startswith(f"::error file={source},line=4,title=audit/unreadable_row::no text") for line in out)
    assert all(line.startswith("::") for line in out)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--resume"], "give one with -o"),
        (["--scheduler", "tcp://127.0.0.1:1"], "say --engine dask or --engine spark too"),
        (["--engine", "dask", "-o", "a.csv"], "one folder for the verdicts"),
        (["--engine", "spark", "-o", "a.csv"], "one folder for the verdicts"),
        (["--jobs", "none"], "--jobs none: must be a number from 1 on, or auto"),
        (["-o", "a.docx"], "cannot write .docx"),
        (["--column", "text=Nothing"], "there is no column 'Nothing'"),
    ],
)
def test_wrong_usage_says_what_would_be_right(arguments: list[str], message: str, source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(source, *arguments) == 2
    assert message in capsys.readouterr().err


def test_the_pre_commit_hook_names_a_command_that_runs(source: Path, capsys: pytest.CaptureFixture[str]) -> None:
    hook = (Path(__file__).parents[3] / ".pre-commit-hooks.yaml").read_text()
    entry = next(line for line in hook.splitlines() if line.strip().startswith("entry:")).partition(":")[2].split()
    assert entry[:2] == ["smartcritic", "audit"]
    assert run(*entry[2:], source) == 0
    assert "::warning" in capsys.readouterr().out


def test_pre_commit_takes_its_manifest() -> None:
    pytest.importorskip("pre_commit")
    manifest = str(Path(__file__).parents[3] / ".pre-commit-hooks.yaml")
    done = subprocess.run([sys.executable, "-m", "pre_commit", "validate-manifest", manifest], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
def test_a_terminal_is_told_how_many_how_fast_and_how_long_still(tmp_path: Path) -> None:
    import os
    import pty

    (tmp_path / "goals.csv").write_text("Goal\n" + "".join(f"slow {i}\n" for i in range(60)))
    code = (
        "import sys; sys.path.insert(0, sys.argv.pop(1)); from crashing import Crashing; from smartcritic.config import Config; "
        "from smartcritic.interfaces.cli import audit, main; Crashing.config = Config(); audit.make_critic = lambda *_: Crashing(); main()"
    )
    here, there = pty.openpty()
    hand_made = str(Path(__file__).parents[2] / "audit")
    command = [sys.executable, "-c", code, hand_made, "audit", "goals.csv", "-o", "out.csv", "--today", "2026-11-24"]
    environment = {**os.environ, "TERM": "xterm", "COLUMNS": "100"}
    with subprocess.Popen(command, cwd=tmp_path, stdout=subprocess.DEVNULL, stderr=there, env=environment) as process:
        os.close(there)
        said = b""
        with contextlib.suppress(OSError):  # the other end is closed
            while part := os.read(here, 1 << 16):
                said += part
        os.close(here)
    assert process.returncode == 0, said
    shown = re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", said.decode())
    assert re.search(r"\b[1-9]\d* goals", shown)
    assert re.search(r"\d a second", shown)
    assert re.search(r"\d:\d\d:\d\d left", shown)


def test_what_would_be_taken_is_explained_and_nothing_judged(source: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(source, "--explain-columns", "-o", tmp_path / "none.jsonl") == 0
    said = capsys.readouterr().out
    assert "<- Goal (called so)" in said
    assert not (tmp_path / "none.jsonl").exists()

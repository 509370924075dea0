"""The steps of the GitHub Action, run as the runner runs them, in a real repository."""

from __future__ import annotations

import importlib.util
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
import typer.main
import yaml

from smartcritic.interfaces import cli

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"] if "run" in step}

Judge = Callable[..., tuple[int, str, str]]


def git(folder: Path, *arguments: str) -> str:
    """Run git in the folder."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


def commit(folder: Path, **files: str) -> str:
    """Write files, commit them and return the commit."""
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path = path.with_name(path.name + ".csv")
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    git(folder, "commit", "-qm", "goals")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository with two lists of goals and one other table."""
    folder = tmp_path / "repository"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, goals="Goal\nSell 20 boats by 31 March 2027\n", plans__okrs="Goal\nImprove moorings soon\n", prices="Boat,Price\nA,1\n")
    return folder


def variables(folder: Path, base: str, inputs: dict[str, str]) -> dict[str, str]:
    """What the runner sets for the step that judges."""
    defaults = {name: data["default"] for name, data in ACTION["inputs"].items()}
    values = {f"inputs.{name}": value for name, value in {**defaults, **{k.replace("_", "-"): v for k, v in inputs.items()}}.items()}
    values["github.event.pull_request.base.sha || github.event.before"] = base
    step = STEPS["Judge the goals"]["env"]
    made = {name: re.sub(r"\$\{\{ (.+?) \}\}", lambda found: values[found[1]], text) for name, text in step.items()}
    return {**made, "GITHUB_STEP_SUMMARY": str(folder.parent / "summary.md"), "GITHUB_ACTIONS": "true"}


@pytest.fixture
def script() -> ModuleType:
    """The script of the step that judges."""
    spec = importlib.util.spec_from_file_location("github_judge", ROOT / "integrations" / "github" / "judge.py")
    assert spec is not None
    assert spec.loader is not None
    made = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


@pytest.fixture
def judge(script: ModuleType, repository: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Judge:
    """Run that script here, with the command line in this process: status, what the runner reads, and the job summary."""
    real = subprocess.run

    def run(command: list[str], **options: Any) -> Any:
        if command[0] == "git":
            return real(command, **options)
        assert command[:3] == [sys.executable, "-m", "smartcritic"]
        with pytest.raises(SystemExit) as ended:
            cli.main(command[3:])
        return subprocess.CompletedProcess(command, int(str(ended.value.code)))

    monkeypatch.setattr(script, "subprocess", SimpleNamespace(run=run, CompletedProcess=subprocess.CompletedProcess))

    def judge(base: str = "", folder: Path = repository, **inputs: str) -> tuple[int, str, str]:
        for name, value in variables(folder, base, inputs).items():
            monkeypatch.setenv(name, value)
        monkeypatch.chdir(folder)
        summary = folder.parent / "summary.md"
        summary.unlink(missing_ok=True)
        status = script.main()
        said = capfd.readouterr()
        return status, said.out + said.err, summary.read_text(encoding="utf-8") if summary.exists() else ""

    return judge


def test_the_step_runs_as_the_runner_runs_it(repository: Path) -> None:
    base = git(repository, "rev-parse", "HEAD")
    commit(repository, goals="Goal\nSell boats soon\n", prices="Boat,Price\nA,2\n")
    runner = {"GITHUB_ACTION_PATH": str(ROOT), "SMARTCRITIC_PYTHON": sys.executable, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", STEPS["Judge the goals"]["run"]],
        cwd=repository, env={**os.environ, **runner, **variables(repository, base, {"fail_on": "warning"})},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert "::warning file=goals.csv,line=2,title=time_bound/vague_time::" in done.stdout
    assert (repository.parent / "summary.md").read_text(encoding="utf-8").startswith("# Audit of goals\n")


def test_only_changed_lists_are_annotated_and_summed_up(repository: Path, judge: Judge) -> None:
    base = git(repository, "rev-parse", "HEAD")
    commit(repository, goals="Goal\nSell 20 boats by 31 March 2027\nSell boats soon\n", prices="Boat,Price\nA,2\n")
    status, said, summary = judge(base)
    assert status == 0, said
    assert "::warning file=goals.csv,line=3,title=time_bound/vague_time::" in said
    assert "okrs.csv" not in said
    assert summary.startswith("# Audit of goals\n")
    assert "Sell boats soon" in summary


def test_a_pull_request_is_compared_with_where_it_began(repository: Path, judge: Judge) -> None:
    trunk = git(repository, "rev-parse", "--abbrev-ref", "HEAD")
    git(repository, "checkout", "-qb", "topic")
    commit(repository, goals="Goal\nSell more boats soon\n")
    git(repository, "checkout", "-q", trunk)
    base = commit(repository, plans__okrs="Goal\nImprove piers soon\n")
    git(repository, "checkout", "-q", "topic")
    status, said, _ = judge(base)
    assert status == 0, said
    assert "file=goals.csv" in said
    assert "okrs.csv" not in said


def test_nothing_changed_is_said_and_is_no_failure(repository: Path, judge: Judge) -> None:
    base = git(repository, "rev-parse", "HEAD")
    commit(repository, prices="Boat,Price\nA,3\n")
    status, said, summary = judge(base, fail_on="note")
    assert (status, said) == (0, "")
    assert summary == "No file with goals has changed.\n"


@pytest.mark.parametrize("base", ["", "0" * 40])
def test_a_first_push_is_judged_whole(repository: Path, judge: Judge, base: str) -> None:
    status, said, summary = judge(base)
    assert status == 0, said
    assert "file=plans/okrs.csv" in said
    assert "2 goals" in summary


def test_a_commit_that_cannot_be_had_is_told(repository: Path, judge: Judge) -> None:
    status, said, _ = judge("1" * 40)
    assert status == 0, said
    assert "::notice title=SMART goals::commit 111" in said
    assert "file=plans/okrs.csv" in said


def test_a_shallow_checkout_fetches_what_it_compares_with(repository: Path, judge: Judge) -> None:
    base = git(repository, "rev-parse", "HEAD")
    commit(repository, goals="Goal\nSell boats soon\n")
    git(repository.parent, "clone", "-q", "--depth=1", repository.as_uri(), "shallow")
    _, said, _ = judge(base, repository.parent / "shallow")
    assert "file=goals.csv" in said
    assert "okrs.csv" not in said
    assert "::notice" not in said


@pytest.mark.parametrize(
    ("inputs", "status"),
    [
        ({"fail_under": "95"}, 1), ({"fail_under": "1"}, 0), ({"fail_on": "warning"}, 1), ({"fail_on": "error"}, 0),
        ({"profile": "nonsense"}, 2), ({"files": "nothing*"}, 0), ({"config": "levels.toml", "fail_on": "error"}, 1),
    ],
)  # fmt: skip
def test_inputs_decide_whether_it_fails(repository: Path, judge: Judge, inputs: dict[str, str], status: int) -> None:
    (repository / "levels.toml").write_text('[levels]\n"time_bound/vague_time" = "error"\n', encoding="utf-8")
    got, said, _ = judge(all="true", **inputs)
    assert got == status, said


def test_a_file_name_is_no_option(repository: Path, judge: Judge) -> None:
    commit(repository, **{"--goals of us": "Goal\nPaint boats soon\n"})
    status, said, summary = judge(files="--goals*", all="true")
    assert status == 0, said
    assert "Paint boats soon" in summary


def test_a_summary_is_no_longer_than_github_takes(script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(tmp_path / "summary.md"))
    script.summarise("€" * (1 << 20))
    text = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert 0 <= (1 << 20) - len(text.encode()) < 3
    assert text.endswith("€" + script.CUT)


def test_inputs_are_read_from_variables_and_options_exist() -> None:
    audit = typer.main.get_command(cli.app).commands["audit"]  # type: ignore[attr-defined]
    known = {o for p in audit.params for o in p.opts}
    inputs = {f"--{name}" for name in ACTION["inputs"]}
    assert {"--profile", "--config", "--context", "--fail-on", "--fail-under"} <= known & inputs
    for step in STEPS.values():
        assert "${{" not in step["run"], "an expression in a script is run as code"


def test_the_package_is_installed_from_the_checkout_of_the_action(tmp_path: Path) -> None:
    log, variables = tmp_path / "log", tmp_path / "env"
    python = tmp_path / "python"
    python.write_text(
        f'#!/usr/bin/env bash\necho "$@" >> "{log}"\nif [ "$2" = venv ]; then mkdir -p "$3/bin"; cp "$0" "$3/bin/python"; fi\n',
        encoding="utf-8",
    )
    python.chmod(0o755)
    given = {"PYTHON": str(python), "RUNNER_TEMP": str(tmp_path), "GITHUB_ACTION_PATH": str(ROOT), "GITHUB_ENV": str(variables)}
    subprocess.run(["bash", "-c", STEPS["Install smartcritic"]["run"]], env={**os.environ, **given}, check=True)
    assert log.read_text().splitlines()[1].endswith(f"{ROOT}[audit]")
    assert variables.read_text() == f"SMARTCRITIC_PYTHON={tmp_path}/smartcritic/bin/python\n"

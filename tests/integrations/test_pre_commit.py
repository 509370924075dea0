"""The pre-commit hook in a real repository; what it would install is there already, so nothing is fetched."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
CONFIG = """
repos:
  - repo: {hooks}
    rev: {revision}
    hooks:
      - id: smartcritic
        language: system
        additional_dependencies: []
        args: [--fail-on, warning]
"""


def git(folder: Path, *arguments: str) -> str:
    """Run git in the folder."""
    who = ["-c", "user.name=Ada", "-c", "user.email=ada@example.org", "-c", "commit.gpgsign=false"]
    return subprocess.run(["git", *who, *arguments], cwd=folder, capture_output=True, text=True, check=True).stdout.strip()


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A repository that uses the hook of another one, which has our manifest."""
    pytest.importorskip("pre_commit")
    hooks, folder, programs = tmp_path / "hooks", tmp_path / "repository", tmp_path / "bin"
    for made in (hooks, folder, programs):
        made.mkdir()
    git(hooks, "init", "-q")
    (hooks / ".pre-commit-hooks.yaml").write_bytes((ROOT / ".pre-commit-hooks.yaml").read_bytes())
    git(hooks, "add", ".")
    git(hooks, "commit", "-qm", "hooks")
    git(folder, "init", "-q")
    text = CONFIG.format(hooks=hooks, revision=git(hooks, "rev-parse", "HEAD"))
    (folder / ".pre-commit-config.yaml").write_text(text, encoding="utf-8")
    program = programs / "smartcritic"
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m smartcritic "$@"\n', encoding="utf-8")
    program.chmod(0o755)
    return folder


def commit(folder: Path, **files: str) -> subprocess.CompletedProcess[str]:
    """Write and stage files, and run the hooks as a commit would."""
    for name, text in files.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    git(folder, "add", ".")
    here = {"PATH": f"{folder.parent / 'bin'}{os.pathsep}{os.environ['PATH']}", "PRE_COMMIT_HOME": str(folder.parent / "home")}
    env = {**os.environ, **here}
    return subprocess.run([sys.executable, "-m", "pre_commit", "run"], cwd=folder, env=env, capture_output=True, text=True, check=False)


@pytest.mark.skipif(sys.platform == "win32", reason="the stand-in for the program is a shell script")
def test_a_commit_of_weak_goals_is_stopped_and_says_why(repository: Path) -> None:
    done = commit(repository, prices="Goal\nImprove sales soon\n")
    assert done.returncode == 0, done.stdout
    assert "no files to check" in done.stdout

    done = commit(repository, team_goals="Goal\nSell boats soon\n", **{"okrs 2027": "Objective\nImprove moorings soon\n"})
    assert done.returncode == 1, done.stdout
    assert "hook id: smartcritic" in done.stdout
    for name in ("team_goals.csv", "okrs 2027.csv"):
        assert f"::warning file={name},line=2,title=time_bound/vague_time::" in done.stdout
    assert "prices.csv" not in done.stdout

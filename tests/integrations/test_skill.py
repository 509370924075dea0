"""The skill's script prints what an agent needs, and its page names what there is."""

from __future__ import annotations

import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
import typer.main
import yaml

from smartcritic import rules
from smartcritic.interfaces import cli

SKILL = Path(__file__).parents[2] / "integrations" / "skill" / "smartcritic"
PAGE = (SKILL / "SKILL.md").read_text(encoding="utf-8")


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run the script."""
    command = [sys.executable, str(SKILL / "scripts" / "goals.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_goals_are_judged_in_few_lines() -> None:
    done = run("judge", "--today", "2026-11-22", "Mend the slipway soon", "Any questions?")
    assert done.returncode == 0, done.stderr
    first, second = done.stdout.strip().split("\n\n")
    assert first.startswith("goal: Mend the slipway soon\nscore: ")
    assert "time_bound: unmet: “soon” names no day (time_bound/vague_time)" in first
    assert re.search(r"^rewrite: .*\[.+\]", first, re.MULTILINE)
    assert "ask: By which day? (proposal: 31 January 2027)" in first
    assert second.splitlines()[0] == "goal: Any questions?"
    assert second.splitlines()[1].startswith("not a goal: ")


def test_a_rewrite_is_compared() -> None:
    done = run("compare", "Sell 4 boats", "Sell 6 boats by May 2027")
    assert done.stdout.splitlines() == ["changed amount: 4 boats -> 6 boats", "invented date: by May 2027", "not faithful"]
    assert run("compare", "Sell 4 boats", "Sell 4 boats by [date]").stdout.splitlines()[-1] == "faithful"


def test_a_refusal_passes_through() -> None:
    done = run("judge", "--today=tomorrow", "Sell 4 boats")
    assert done.returncode == 2
    assert "2026-11-22" in done.stderr
    assert not done.stdout


def test_the_head_of_the_page_is_what_agents_look_for() -> None:
    head = yaml.safe_load(PAGE.split("---")[1])
    assert head["name"] == SKILL.name
    assert re.fullmatch(r"[a-z0-9-]{1,64}", head["name"])
    assert 100 < len(head["description"]) <= 1024


@pytest.mark.parametrize("line", [x for x in PAGE.splitlines() if x.startswith(("python ", "smartcritic "))])
def test_the_commands_of_the_page_exist(line: str) -> None:
    words = shlex.split(line)
    if words[0] == "python":
        assert (SKILL / words[1]).is_file()
        assert run(words[2], "--help").returncode == 0
        return
    command = typer.main.get_command(cli.app).commands[words[1]]  # type: ignore[attr-defined]
    assert {w for w in words if w.startswith("--")} <= {o for p in command.params for o in p.opts}
    if words[1] == "explain":
        assert rules.get(words[2]).name == words[2]

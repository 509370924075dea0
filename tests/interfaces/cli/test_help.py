"""What `--help` says is what is meant: no part of it is taken for markup, and a switch has no type."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from smartcritic.interfaces.cli.app import COMMANDS

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.mark.parametrize("command", ["check", "audit"])
def test_the_table_of_the_configuration_is_named(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "smartcritic", command, "--help"], capture_output=True, text=True, check=True)
    assert "tool.smartcritic" in " ".join(done.stdout.replace("│", " ").split())


@pytest.mark.parametrize("command", [None, *COMMANDS])
def test_no_switch_is_shown_with_a_type(command: str | None, run: Run) -> None:
    done = run(*([command] if command else []), "--help")
    assert done.returncode == 0
    assert "--help" in done.stdout
    assert "bool" not in done.stdout


def test_options_that_take_a_value_say_which(run: Run) -> None:
    said = run("check", "--help").stdout
    (role,) = [line for line in said.splitlines() if " --role " in line]
    assert "<str>" in role
    (due,) = [line for line in said.splitlines() if " --due " in line]
    assert "DATE" in due

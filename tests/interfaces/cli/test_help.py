"""What `--help` says is what is meant: no part of it is taken for markup."""

from __future__ import annotations

import subprocess
import sys

import pytest


@pytest.mark.parametrize("command", ["check", "audit"])
def test_the_table_of_the_configuration_is_named(command: str) -> None:
    done = subprocess.run([sys.executable, "-m", "smartcritic", command, "--help"], capture_output=True, text=True, check=True)
    assert "tool.smartcritic" in " ".join(done.stdout.replace("│", " ").split())

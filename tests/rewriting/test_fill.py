"""`check --fill` on a terminal: it asks each question once and prints the finished goal."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pty = pytest.importorskip("pty")


def test_fill_asks_on_a_terminal_and_prints_the_finished_goal() -> None:
    ours, theirs = pty.openpty()
    command = [sys.executable, "-m", "smartcritic", "check", "increase sales soon", "--fill", "--today", "2026-11-24"]
    process = subprocess.Popen(command, stdin=theirs, stdout=theirs, stderr=theirs, close_fds=True)
    os.close(theirs)
    os.write(ours, b"tile\n20%\n")
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
    except OSError:
        pass
    assert process.wait(timeout=120) == 0
    text = shown.decode()
    assert text.count("Which sales") >= 1
    assert "Increase tile sales by 20% by 31 December 2026" in text

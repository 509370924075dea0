"""The command line run in the process of the tests, where the pipeline is loaded already."""

from __future__ import annotations

import contextlib
import io
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from smartcritic.interfaces import cli

ROOT = Path(__file__).parents[3]

Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line without a terminal, at the root of the project; give its status and what it printed."""
    monkeypatch.chdir(ROOT)

    def run(*args: str, stdin: str | bytes = b"", **env: str) -> subprocess.CompletedProcess[str]:
        given = io.TextIOWrapper(io.BytesIO(stdin.encode() if isinstance(stdin, str) else stdin), encoding="utf-8")
        printed, remarked = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
        with monkeypatch.context() as patch:
            for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS"):
                patch.delenv(name, raising=False)
            for name, value in env.items():
                patch.setenv(name, value)
            patch.setattr(sys, "stdin", given)
            with contextlib.redirect_stdout(printed), contextlib.redirect_stderr(remarked), pytest.raises(SystemExit) as ended:
                cli.main(args)
        out, err = (stream.buffer.getvalue().decode("utf-8") for stream in (printed, remarked))  # type: ignore[attr-defined]
        assert isinstance(ended.value.code, int)
        return subprocess.CompletedProcess(args, ended.value.code, out, err)

    return run

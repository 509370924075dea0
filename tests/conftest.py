"""One critic for the whole run, the command line in its process, and hypothesis settings that do not depend on the machine's speed."""

from __future__ import annotations

import contextlib
import io
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small matrices: threads of the linear algebra only wait for each other

import pytest
from hypothesis import HealthCheck, settings

import smartcritic as sc

settings.register_profile("default", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
settings.register_profile("fuzz", settings.get_profile("default"), derandomize=False, max_examples=1000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "default"))  # the suite gives the same answer each time; fuzz looks for more


BROWSER_FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update "
    "--disable-sync --window-size=1280,1000"
).split()


@pytest.fixture(scope="session")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A headless Chromium that writes down what it logs and asks for.

    Where there is none, what needs it is skipped, but for runs that say SMARTCRITIC_BROWSER=required: there it fails.
    """
    from selenium import webdriver

    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if chromium is None or driver is None:
        missing = "chromium and chromedriver are not installed"
        pytest.fail(missing) if os.environ.get("SMARTCRITIC_BROWSER") == "required" else pytest.skip(missing)
    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for flag in (*BROWSER_FLAGS, f"--user-data-dir={tmp_path_factory.mktemp('profile')}"):
        options.add_argument(flag)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    found = webdriver.Chrome(options=options, service=webdriver.ChromeService(driver))
    yield found
    found.quit()


@pytest.fixture(scope="session")
def critic() -> sc.Critic:
    """The default critic, built once."""
    return sc.Critic()


ROOT = Path(__file__).parents[1]
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch) -> Run:
    """Run the command line in this process, where the pipeline is loaded, without a terminal, at the root of the project; give its status
    and what it printed."""
    from smartcritic.interfaces import cli

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

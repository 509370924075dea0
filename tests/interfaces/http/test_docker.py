"""The image and the composition: what they copy is there, they run the command as it is, and their steps work in a fresh environment."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import time
import urllib.request
from pathlib import Path
from typing import Any

import pytest
import yaml

from smartcritic.interfaces.cli.app import COMMANDS, app

ROOT = Path(__file__).parents[3]


def instructions() -> list[tuple[str, str]]:
    text = re.sub(r"\\\n\s*", " ", (ROOT / "Dockerfile").read_text())
    return [(word, rest) for line in text.splitlines() if line and not line.startswith("#") for word, _, rest in [line.partition(" ")]]


def value(word: str) -> str:
    return next(rest for name, rest in reversed(instructions()) if name == word)


def check_command(words: list[str]) -> None:
    import typer.main

    command = typer.main.get_command(app).commands[words[0]]  # type: ignore[attr-defined]
    assert words[0] in COMMANDS
    command.make_parser(command.make_context("serve", [], resilient_parsing=True)).parse_args(list(words[1:]))


def test_the_image_copies_what_is_there_and_lets_it_in() -> None:
    copied = [path for word, rest in instructions() if word == "COPY" and "--from" not in rest for path in rest.split()[:-1]]
    allowed = {line[1:] for line in (ROOT / ".dockerignore").read_text().splitlines() if line.startswith("!")}
    assert set(copied) == allowed
    assert all((ROOT / path).exists() for path in copied)


def test_the_image_runs_the_command_without_rights_and_checks_its_health() -> None:
    assert int(value("USER")) >= 1000
    assert json.loads(value("ENTRYPOINT")) == ["smartcritic"]
    check_command(json.loads(value("CMD")))
    health = json.loads(value("HEALTHCHECK").partition("CMD ")[2])
    assert "/readyz" in health[-1]
    compile(health[-1], "health", "exec")


def test_the_composition_is_read_only_and_runs_the_command_as_it_is() -> None:
    data: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text())
    critic = data["services"]["critic"]
    check_command(critic["command"])
    assert critic["read_only"]
    assert critic["cap_drop"] == ["ALL"]
    assert (ROOT / critic["build"] / "Dockerfile").is_file()
    assert {volume.partition(":")[0] for volume in critic["volumes"]} == set(data["volumes"])


@pytest.mark.skipif(os.environ.get("SMARTCRITIC_SLOW") != "1", reason="minutes: SMARTCRITIC_SLOW=1 runs it")
def test_the_steps_of_the_image_give_a_service_that_is_healthy(tmp_path: Path) -> None:
    place = tmp_path / "smartcritic"
    for word, rest in instructions():
        if word == "RUN" and "pip" in rest:
            steps = rest.replace("/opt/smartcritic", str(place)).replace("python -m venv", f"{sys.executable} -m venv")
            subprocess.run(["sh", "-ec", steps], cwd=ROOT, check=True)
    command = [str(place / "bin" / shlex.split(" ".join(json.loads(value("ENTRYPOINT"))))[0]), *json.loads(value("CMD"))]
    command[command.index("--port") + 1] = "18473"
    environment = {"PATH": f"{place}/bin:/usr/bin:/bin", "SMARTCRITIC_API_KEY": "choose-a-long-one", "HOME": "/nonexistent"}
    process = subprocess.Popen(command, cwd=tmp_path, env=environment)
    try:
        until = time.monotonic() + 120
        while True:
            try:
                assert urllib.request.urlopen("http://127.0.0.1:18473/readyz", timeout=4).status == 200
                break
            except OSError:
                assert time.monotonic() < until
                time.sleep(0.5)
    finally:
        process.terminate()
        assert process.wait(60) == 0

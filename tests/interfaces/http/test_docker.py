"""The image and the composition: what they copy is there, they run the command as it is, and their steps work in a fresh environment."""

from __future__ import annotations

import json
import os
import re
import shlex
import shutil
import socket
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


def follow(tmp_path: Path, port: int) -> tuple[list[str], list[str], dict[str, str]]:
    """Do what the lines of the Dockerfile say in folders of this machine; give the command, the health check and the environment."""
    place, source = tmp_path / "smartcritic", tmp_path / "src"
    environment = {"PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin", "HOME": str(tmp_path / "home")}

    def here(text: str) -> str:
        return text.replace("/opt/smartcritic", str(place)).replace("8000", str(port)).replace("$PATH", environment["PATH"])

    source.mkdir()
    for word, rest in instructions():
        if word == "COPY" and "--from" not in rest:
            *paths, target = rest.split()
            for path in paths:
                copy = shutil.copytree if (ROOT / path).is_dir() else shutil.copy
                copy(ROOT / path, source / target / path if target == "./" else source / target)
        elif word == "RUN" and "useradd" not in rest:
            subprocess.run(["sh", "-ec", here(rest)], cwd=source, check=True, env={**environment, **PIP})
        elif word == "ENV":
            environment.update(pair.split("=", 1) for pair in shlex.split(here(rest)))
    shutil.rmtree(source)
    command = [*json.loads(value("ENTRYPOINT")), *json.loads(here(value("CMD")))]
    return command, json.loads(here(value("HEALTHCHECK").partition("CMD ")[2])), environment


PIP = {name: told for name, told in os.environ.items() if name.startswith(("PIP_", "SSL_", "HTTP", "http"))}
"""Where this machine gets its packages."""


@pytest.mark.skipif(os.environ.get("SMARTCRITIC_SLOW") != "1", reason="minutes: SMARTCRITIC_SLOW=1 runs it")
def test_the_steps_of_the_image_give_a_service_that_is_healthy_and_judges(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    command, health, environment = follow(tmp_path, port)
    environment |= {"SMARTCRITIC_API_KEY": "choose-a-long-one", "HOME": "/nonexistent"}
    command[0] = shutil.which(command[0], path=environment["PATH"]) or command[0]
    assert command[0] == str(tmp_path / "smartcritic" / "bin" / "smartcritic")
    health[0] = shutil.which(health[0], path=environment["PATH"]) or health[0]
    before = set(tmp_path.rglob("*"))
    process = subprocess.Popen(command, cwd=tmp_path, env=environment)
    try:
        until = time.monotonic() + 120
        while subprocess.run(health, cwd=tmp_path, env=environment, stderr=subprocess.DEVNULL, check=False).returncode:
            assert process.poll() is None
            assert time.monotonic() < until
            time.sleep(0.5)
        headers = {"Content-Type": "application/json", "X-API-Key": environment["SMARTCRITIC_API_KEY"]}
        body = json.dumps({"goal": "Sell 40 boats by 31 March 2027", "context": {"today": "2026-11-22", "holidays": "US"}}).encode()
        asked = urllib.request.Request(f"http://127.0.0.1:{port}/v1/critique", body, headers)
        with urllib.request.urlopen(asked, timeout=60) as answer:
            assert json.load(answer)["criteria"]["time_bound"]["verdict"] == "met"
    finally:
        process.terminate()
        assert process.wait(60) == 0
    assert set(tmp_path.rglob("*")) == before, "the service writes files, and the image is read-only"

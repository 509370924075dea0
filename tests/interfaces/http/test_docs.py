"""What the guide shows can be sent, and its table names every status and option there is."""

from __future__ import annotations

import json
import re
import shlex
from pathlib import Path

import pytest
import typer.main
from fastapi.testclient import TestClient

from smartcritic.interfaces.cli import app
from smartcritic.interfaces.http import problems

GUIDE = (Path(__file__).parents[3] / "docs" / "service.md").read_text(encoding="utf-8")
COMMANDS = [shlex.split(c.replace("\\\n", " ")) for c in re.findall(r"^curl .*(?:\n  -d .*)?", GUIDE, re.MULTILINE)]


def test_there_is_an_example_for_each_operation() -> None:
    assert len(COMMANDS) == 8


@pytest.mark.parametrize("command", COMMANDS, ids=lambda c: next(a for a in c if a.startswith("localhost")))
def test_examples_are_answered(client: TestClient, command: list[str]) -> None:
    (address,) = (a for a in command if a.startswith("localhost:8000"))
    path = address.removeprefix("localhost:8000")
    if "-d" not in command:
        assert client.get(path).status_code == 200
        return
    answer = client.post(path, json=json.loads(command[command.index("-d") + 1]))
    assert answer.status_code == 200, answer.text
    assert answer.json().get("errors") in (None, 0, [])


def test_the_table_names_every_status_and_options_that_exist() -> None:
    rows = re.findall(r"^\| (\d{3}) \|.*\| (.*) \|$|^\| (\d{3}) \|", GUIDE, re.MULTILINE)
    told = {int(a or b) for a, _, b in rows}
    assert told == set(problems.TITLES) - {400, 404, 405, 500}
    serve = typer.main.get_command(app).commands["serve"]  # type: ignore[attr-defined]
    options = {option for parameter in serve.params for option in parameter.opts}
    named = set(re.findall(r"`(--[a-z-]+)", GUIDE))
    assert named <= options
    assert {"--api-key", "--no-auth", "--max-body", "--max-goals", "--max-requests", "--timeout"} <= named

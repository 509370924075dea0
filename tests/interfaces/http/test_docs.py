"""What the guide and the first pages show can be sent, and the table of the guide names every status and option there is."""

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

ROOT = Path(__file__).parents[3]
GUIDE = (ROOT / "docs" / "service.md").read_text(encoding="utf-8")


def commands(page: str) -> list[list[str]]:
    """The `curl` commands of a page, as words."""
    text = (ROOT / page).read_text(encoding="utf-8")
    return [shlex.split(c.replace("\\\n", " ")) for c in re.findall(r"^curl (?:.*\\\n)*.*", text, re.MULTILINE)]


EXAMPLES = {"docs/service.md": 8, "docs/index.md": 1, "README.md": 1}
"""How many commands a page has: the guide one for each operation."""
COMMANDS = {f"{page} {number}": c for page in EXAMPLES for number, c in enumerate(commands(page), 1)}


def test_there_is_an_example_for_each_operation_and_one_on_each_first_page() -> None:
    assert {page: len(commands(page)) for page in EXAMPLES} == EXAMPLES


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS)
def test_examples_are_answered(client: TestClient, command: list[str]) -> None:
    (address,) = (a for a in command if a.startswith("localhost:8000"))
    path = address.removeprefix("localhost:8000")
    if "-d" not in command:
        assert client.get(path).status_code == 200
        return
    answer = client.post(path, json=json.loads(command[command.index("-d") + 1]))
    assert answer.status_code == 200, answer.text
    assert answer.json().get("errors") in (None, 0, [])
    if path == "/v1/critique":  # each of these goals is to be done "soon"
        assert answer.json()["criteria"]["time_bound"]["verdict"] == "unmet"


def test_the_table_names_every_status_and_options_that_exist() -> None:
    rows = re.findall(r"^\| (\d{3}) \|.*\| (.*) \|$|^\| (\d{3}) \|", GUIDE, re.MULTILINE)
    told = {int(a or b) for a, _, b in rows}
    assert told == set(problems.TITLES) - {400, 404, 405, 500}
    serve = typer.main.get_command(app).commands["serve"]  # type: ignore[attr-defined]
    options = {option for parameter in serve.params for option in parameter.opts}
    named = set(re.findall(r"`(--[a-z-]+)", GUIDE))
    assert named <= options
    assert {"--api-key", "--no-auth", "--max-body", "--max-goals", "--max-requests", "--timeout"} <= named

"""The page on the integrations names what is there, and its examples fit the action, the hook and the service."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest
import yaml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "integrations.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)


def test_every_script_is_named_and_there() -> None:
    named = set(re.findall(r"`(integrations/[\w./]+|action\.yml|\.pre-commit-hooks\.yaml)`", PAGE))
    assert all((ROOT / path).exists() for path in named)
    folders = {p.name for p in (ROOT / "integrations").iterdir() if p.name not in ("github", "__pycache__")}
    assert folders == {path.split("/")[1] for path in named if "/" in path}


def test_the_workflow_takes_inputs_that_there_are() -> None:
    workflow, hooks = map(yaml.safe_load, blocks("yaml"))
    given = workflow["jobs"]["goals"]["steps"][-1]["with"]
    assert set(given) <= set(yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))["inputs"])
    known = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert [h["id"] for h in known] == [h["id"] for h in hooks["repos"][0]["hooks"]]


@pytest.mark.parametrize("name", ["goals.csv", "plans/team-goals.xlsx", "okrs 2027.json", "Objectives.tsv"])
def test_the_hook_takes_the_names_that_the_page_shows(name: str) -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert re.search(hook["files"], name)
    assert not re.search(hook["files"], name.replace(".", ".old.").replace("oals", "rid").replace("okrs", "rows").replace("bject", "pt"))


def test_the_rule_of_jira_sends_a_goal_and_reads_its_report(client: Any) -> None:
    sent, comment = blocks("text")
    values = {"issue.key": "YARD-7", "issue.summary.asJsonString": json.dumps('Mend the "old" slipway soon')}
    body = json.loads(re.sub(r"\{\{(.+?)\}\}", lambda found: values[found[1]], sent))
    report = client.post("/v1/critique", json=body).json()
    for path in re.findall(r"\{\{webhookResponse\.body\.(.+?)\}\}", comment):
        value = report
        for key in path.split("."):
            value = value[key]
        assert isinstance(value, str | int)


def test_the_script_of_the_page_calls_what_the_client_has() -> None:
    source = (ROOT / "smartcritic" / "interfaces" / "http" / "static" / "client.js").read_text(encoding="utf-8")
    (script,) = blocks("js")
    for name in re.findall(r"client\.(\w+)\(", script):
        assert f"  {name}(body, " in source
    assert "export class ServiceError" in source
    assert "export class Client" in source

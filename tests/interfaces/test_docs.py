"""The code of the pages about integrations runs and prints what the pages show."""

from __future__ import annotations

import doctest
import json
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

DOCS = Path(__file__).parents[2] / "docs"
PAGES = ("compare.md", "spacy.md", "dataframes.md", "agents.md")


def blocks(page: str, language: str) -> list[str]:
    """The fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", (DOCS / page).read_text(encoding="utf-8"), re.DOTALL | re.MULTILINE)


@pytest.mark.parametrize("page", PAGES)
def test_the_examples_are_true(page: str) -> None:
    code = "\n".join(blocks(page, "pycon"))
    test = doctest.DocTestParser().get_doctest(code, {}, page, page, 0)
    assert len(test.examples) >= 3
    said: list[str] = []
    result = doctest.DocTestRunner(optionflags=doctest.NORMALIZE_WHITESPACE).run(test, out=said.append)
    assert result.failed == 0, "".join(said)
    assert result.attempted == len(test.examples)


@pytest.mark.parametrize("page", PAGES)
def test_commands_and_settings_are_right(page: str) -> None:
    text = (DOCS / page).read_text(encoding="utf-8")
    for command in sorted(set(re.findall(r"smartcritic (compare|mcp|lsp|audit)\b", text))):
        done = subprocess.run([sys.executable, "-m", "smartcritic", command, "--help"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, command
        for option in re.findall(rf"smartcritic {command}[^`\n]*?(--[a-z-]+)", text):
            assert option in done.stdout, option
    for block in blocks(page, "json"):
        json.loads(block)
    for block in blocks(page, "toml"):
        tomllib.loads(block)
    for link in re.findall(r"\]\(((?!http)[^)#]+)\)", text):
        assert (DOCS / link).exists(), link
    project = tomllib.loads((DOCS.parent / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for extra in re.findall(r"smartcritic\[(\w+)\]", text):
        assert extra in project["optional-dependencies"], extra

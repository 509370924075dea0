"""What the README says can be pasted, runs and leads somewhere, and CI runs its test command word for word."""

from __future__ import annotations

import datetime as dt
import os
import re
import subprocess
import sys
import tomllib
from pathlib import Path
from xml.etree import ElementTree

import smartcritic
from smartcritic.languages import ENGLISH

ROOT = Path(__file__).parents[1]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    """The fenced blocks of this language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def ci_command(root: Path) -> subprocess.CompletedProcess[str]:
    """What `.ci/run` of this folder would run."""
    return subprocess.run(["bash", str(root / ".ci" / "run"), "--print"], capture_output=True, text=True, check=False)


def test_both_commands_are_one_line_and_set_up_all_they_need() -> None:
    install, test = blocks("sh")[:2]
    for command in (install, test):
        assert command.count("\n") == 1
        assert command.startswith("python3 -m venv .venv && .venv/bin/pip install ")
    assert (ROOT / install.split()[-1]).is_file()
    assert all(part in test for part in ("ruff check .", "mypy", "pytest"))


def test_ci_runs_the_test_command_word_for_word() -> None:
    assert ci_command(ROOT).stdout == blocks("sh")[1]


def test_ci_fails_where_the_command_is_missing_or_not_one(tmp_path: Path) -> None:
    (tmp_path / ".ci").mkdir()
    (tmp_path / ".ci" / "run").write_bytes((ROOT / ".ci" / "run").read_bytes())
    for text in ("no command here\n", blocks("sh")[1] * 2, "Run `pytest`.\n"):
        (tmp_path / "README.md").write_text(text, encoding="utf-8")
        done = ci_command(tmp_path)
        assert done.returncode == 2
        assert "README.md" in done.stderr


def test_the_python_example_runs_and_its_comments_are_true() -> None:
    (example,) = blocks("python")
    names: dict[str, object] = {}
    printed = subprocess.run([sys.executable, "-c", example], capture_output=True, text=True, check=True).stdout
    assert len(printed.splitlines()) == 2
    exec(compile(example, "README.md", "exec"), names)
    checked = 0
    for line in example.splitlines():
        code, _, comment = line.partition("# ")
        if said := re.match(r'"([^"]*)"', comment):
            assert eval(code, names) == said[1]
            checked += 1
    assert checked == 2
    last = names["each"]
    assert isinstance(last, smartcritic.Report)
    assert last.facts.deadline is not None
    assert last.facts.deadline.end_date == dt.date(2027, 1, 31)


def test_the_commands_shown_exist_and_their_options_too() -> None:
    shown = set(re.findall(r"^smartcritic (\w+)", "\n".join(blocks("sh")), re.MULTILINE))
    assert len(shown) >= 5
    for command in shown:
        done = subprocess.run([sys.executable, "-m", "smartcritic", command, "--help"], capture_output=True, text=True, check=False)
        assert done.returncode == 0, command


def test_links_lead_somewhere() -> None:
    links = re.findall(r"\]\(([^)]+)\)", README)
    assert len(links) >= 6
    for link in links:
        assert not link.startswith("http"), "a link that nobody checks"
        path, _, part = link.partition("#")
        assert (ROOT / path).exists(), link
        assert not part or f"## {part.replace('-', ' ')}" in README.lower(), link


def test_paths_and_entries_that_the_readme_names_are_there() -> None:
    for path in re.findall(r"(?:corpora|docs|tests|smartcritic)/[\w/.-]+\w", README):
        assert (ROOT / path).exists(), path
    (entry,) = blocks("toml")
    data = tomllib.loads("entries = [\n" + entry + "]")["entries"][0]
    assert next(e for e in ENGLISH.lexicon("vague").entries if e.term == data["term"]).flag == data["flag"]


def test_the_picture_is_drawn_by_its_script_and_loads_nothing(tmp_path: Path) -> None:
    out = tmp_path / "check.svg"
    command = [sys.executable, str(ROOT / "docs" / "picture.py"), "-o", str(out)]
    subprocess.run(command, check=True, env=os.environ | {"PYTHONPATH": str(ROOT)})
    for path in (out, ROOT / "docs" / "check.svg"):
        svg = path.read_text(encoding="utf-8")
        root = ElementTree.fromstring(svg)
        words = "".join(root.itertext()).replace("\xa0", " ")
        for name in ("Specific", "Measurable", "Achievable", "Relevant", "Time-bound", "Rewrite"):
            assert name in words
        assert re.findall(r"https?://[^\"\s<]+", svg) == ["http://www.w3.org/2000/svg"]

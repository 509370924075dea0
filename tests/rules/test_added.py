"""What it takes to add a rule: a table alone where words or facts tell it, and a file of its name where that takes code."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from smartcritic.errors import ConfigError
from smartcritic.rules import registry

GUIDE = (Path(__file__).parents[2] / "docs" / "growing.md").read_text(encoding="utf-8")
TOLD_BY_WORDS = next(block for block in re.findall(r"```toml\n(.*?)```", GUIDE, re.DOTALL) if "[[rules]]" in block)
TOLD_BY_FACTS = """
[[rules]]
name = "time_bound/no_sponsor"
severity = "flaw"
title = "Nobody pays"
message = "who pays until then?"
raised = { missing = ["owner", "team"], under = ["met"] }
flags = "A dated goal of nobody."
why = "It needs money."
remedy = "Name who pays."
one = "has no sponsor"
many = "have no sponsor"
bad = "Open a shop in Kiel by 3 May 2027"
good = { text = "Open a shop in Kiel by 3 May 2027", owner = "Ida" }
"""
TOLD_BY_CODE = """
[[rules]]
name = "specific/shouted"
severity = "note"
title = "Shouted"
message = "no need to shout"
messages.long = "no need to shout so long"
flags = "Capitals."
why = "They are hard to read."
remedy = "Write it small."
one = "is shouted"
many = "are shouted"
bad = "OPEN A SHOP IN KIEL"
good = "Open a shop in Kiel"
"""
CODE = """
from smartcritic.criteria.base import finding

def check(evidence, verdict):
    if evidence.goal.text.isupper():
        yield finding(evidence, "specific/shouted.long" if len(evidence.goal.text) > 40 else "specific/shouted")
"""
LIST_RULE = """
[[rules]]
name = "portfolio/pairs"
severity = "note"
title = "Two goals"
message = "these are {count}"
flags = "Two goals."
why = "Two are not three."
remedy = "Add one."
one = "is one of two"
many = "are two"
bad = [{id = "1", text = "Open a shop in Kiel"}, {id = "2", text = "Open a yard in Bonn"}]
good = [{id = "1", text = "Open a shop in Kiel"}]
"""
LIST_CODE = """
def check(book):
    if len(book.items) == 2:
        yield book.finding("portfolio/pairs", book.items, count=2)
"""
PROBE = """
import json, sys
import smartcritic as sc
from smartcritic import portfolio, rules
from smartcritic.criteria import raised
from smartcritic.interfaces.cli.app import main
from smartcritic.rules import registry
from pathlib import Path

folder = Path(sys.argv[1])
registry.TABLES = folder
raised.__path__.append(str(folder / "goals"))
portfolio.__path__.append(str(folder / "lists"))
asked = json.loads(sys.argv[2])
critic, quiet = sc.Critic(), sc.Critic(sc.Config(ignore=(asked,)))
rule = rules.get(asked)
said = [
    [(f.rule, f.message, getattr(f, "quote", None)) for f in rules.findings_of(rule, example, by)]
    for by, example in ((critic, rule.bad), (critic, rule.good), (quiet, rule.bad))
]
print(json.dumps(said))
sys.stdout.flush()
main(["explain", asked])
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the tables, with empty folders for the files of rules."""
    for file in registry.TABLES.iterdir():
        if file.name.endswith(".toml"):
            (tmp_path / file.name).write_text(file.read_text(encoding="utf-8"), encoding="utf-8")
    for name in ("goals", "lists"):
        (tmp_path / name).mkdir()
    return tmp_path


def add(folder: Path, table: str, file: str = "criteria") -> None:
    with (folder / f"{file}.toml").open("a", encoding="utf-8") as out:
        out.write(f"\n{table}")


def probe(folder: Path, rule: str) -> tuple[list[Any], list[Any], list[Any], str]:
    """What is found in the bad and the good example, what in the bad one where the rule is ignored, and what `explain` prints."""
    run = [sys.executable, "-c", PROBE, str(folder), json.dumps(rule)]
    out = subprocess.run(run, capture_output=True, text=True, encoding="utf-8", check=False)
    assert "Traceback" not in out.stderr, out.stderr
    first, _, explained = out.stdout.partition("\n")
    bad, good, ignored = json.loads(first)
    return bad, good, ignored, explained


@pytest.mark.parametrize(("table", "code", "rule", "message", "quote"), [
    (TOLD_BY_WORDS, None, "specific/placeholder", "“TBD” is still to be filled in", "TBD"),
    (TOLD_BY_FACTS, None, "time_bound/no_sponsor", "who pays until then?", None),
    (TOLD_BY_CODE, ("goals/shouted.py", CODE), "specific/shouted", "no need to shout", None),
    (LIST_RULE, ("lists/pairs.py", LIST_CODE), "portfolio/pairs", "these are 2", None),
])  # fmt: skip
def test_a_rule_is_raised_explained_and_ignored(
    folder: Path, table: str, code: tuple[str, str] | None, rule: str, message: str, quote: str | None
) -> None:
    add(folder, table, "portfolio" if rule.startswith("portfolio") else "criteria")
    if code is not None:
        (folder / code[0]).write_text(code[1], encoding="utf-8")
    bad, good, ignored, explained = probe(folder, rule)
    assert [rule, message, quote] in bad
    assert rule not in [name for name, *_ in good + ignored]
    assert len(ignored) == len(bad) - 1
    assert rule in explained
    assert table.partition('remedy = "')[2].partition('"')[0] in explained


@pytest.mark.parametrize(("wrong", "message"), [
    ('raised = { term = ["tbd"] }', "specific/placeholder: raised: unknown key 'term' .did you mean 'terms'"),
    ('raised = { terms = ["tbd"], under = ["mett"] }', "specific/placeholder: raised.under"),
])  # fmt: skip
def test_a_table_that_is_wrong_says_where(folder: Path, monkeypatch: pytest.MonkeyPatch, wrong: str, message: str) -> None:
    add(folder, "\n".join(wrong if line.startswith("raised") else line for line in TOLD_BY_WORDS.splitlines()))
    monkeypatch.setattr(registry, "TABLES", folder)
    with pytest.raises(ConfigError, match=message):
        list(registry._read("criteria"))

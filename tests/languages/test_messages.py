"""Messages are data: each that code asks for is in the list, each of the list is asked for, and a language may bring its own."""

from __future__ import annotations

import ast
import datetime as dt
import re
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from string import Formatter
from typing import get_args

import pytest

import smartcritic as sc
from smartcritic import languages, rules
from smartcritic.errors import ConfigError
from smartcritic.languages import ENGLISH
from smartcritic.languages.messages import flat
from smartcritic.model.comparison import FactKind

PACK = Path(__file__).parent / "xx"
CONTEXT = sc.Context(today=dt.date(2026, 11, 24))
TABLES = ENGLISH.lexicon("messages").tables
MESSAGES = {**flat(TABLES), **rules.messages()}
KEY = re.compile(rf"(?:{'|'.join({key.partition('/')[0] for key in MESSAGES})})/[a-z_]+(?:\.[a-z_]+)?")
STAGES = ("attainability", "comparison", "config.py", "criteria", "plan.py", "portfolio", "relevance")
HOME = Path(sc.__file__).parent
FILES = [p for p in sorted(HOME.rglob("*.py")) if p.relative_to(HOME).parts[0] in STAGES]
TREES = [ast.parse(p.read_text(encoding="utf-8")) for p in FILES]
SAYING = {"say", "message", "finding"}
ASKED = {node.value for tree in TREES for node in ast.walk(tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)}
BY_TABLES = {rule.name for rule in rules.load().values() if rule.raised}
OF_VARIABLES = {f"kind/{kind}" for kind in get_args(FactKind)}


def fields(said: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(said) if name is not None}


def calls() -> Iterator[tuple[str, set[str]]]:
    """The calls that name a message outright: its key and the fields that they give."""
    for tree in TREES:
        for node in ast.walk(tree):
            name = getattr(node.func, "attr", getattr(node.func, "id", "")) if isinstance(node, ast.Call) else ""
            if isinstance(node, ast.Call) and name in SAYING and all(k.arg for k in node.keywords):
                constants = [a.value for a in node.args if isinstance(a, ast.Constant) and isinstance(a.value, str)]
                for key in constants:
                    if key in MESSAGES:
                        yield key, {k.arg for k in node.keywords if k.arg}


def test_every_message_that_is_asked_for_is_there() -> None:
    keys = {text for text in ASKED if KEY.fullmatch(text)} | OF_VARIABLES
    assert keys - MESSAGES.keys() <= rules.load().keys()


def test_every_message_is_asked_for() -> None:
    assert MESSAGES.keys() - ASKED - BY_TABLES == OF_VARIABLES


def test_every_rule_has_a_message() -> None:
    assert rules.load().keys() == {key.partition(".")[0] for key in rules.messages()}


@pytest.mark.parametrize("name", sorted(BY_TABLES))
def test_a_message_of_a_rule_that_its_table_raises_has_no_other_fields(name: str) -> None:
    assert fields(MESSAGES[name]) <= {"text", "why"}


@pytest.mark.parametrize(("key", "given"), sorted(calls(), key=str))
def test_a_message_is_given_its_fields(key: str, given: set[str]) -> None:
    of_the_finding = {"text", "owner"} if key.partition(".")[0] in rules.load() else set()
    assert fields(MESSAGES[key]) <= given | of_the_finding


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    return Path(shutil.copytree(PACK, tmp_path / "de"))


def said(pack: Path, text: str) -> list[str]:
    return [f.message for f in sc.Critic(sc.Config(language=str(pack))).critique(text, CONTEXT).findings]


def test_a_language_says_it_in_its_own_words_and_the_rest_in_english() -> None:
    report = sc.Critic(sc.Config(language=str(PACK))).critique("Jede Woche 40 Händler anrufen", CONTEXT)
    (found,) = report.criteria["time_bound"].findings
    assert (found.rule, found.quote) == ("time_bound/cadence_without_end", "Jede Woche")
    assert found.message == "„Jede Woche“: bis wann?"
    assert found.why == "Ohne letzten Tag weiß niemand, wann das Ziel erreicht ist."
    assert report.criteria["time_bound"].asked == "ein Tag, an dem es vorbei ist"
    assert report.criteria["time_bound"].measured == "weekly, with no end"


def test_a_language_has_its_own_words_for_a_rule_that_words_raise(pack: Path) -> None:
    rule = replace(rules.get("specific/buzzword"), raised=rules.Raised(terms=("tbd",)))
    (pack / "messages.toml").write_text('[terms]\n"specific/buzzword" = ["noch offen"]', encoding="utf-8")
    assert ENGLISH.terms_of(rule) == ("tbd",)
    assert languages.get(str(PACK)).terms_of(rule) == ()
    assert languages.get(str(pack)).terms_of(rule) == ("noch offen",)


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ('[time_bound]\nno_dedline = "bis wann?"', "'time_bound/no_dedline' is no message .did you mean 'time_bound/no_deadline'"),
        ('[time_bound]\nvague_time = "{word} nennt keinen Tag"', r"'time_bound/vague_time' has no field \{word\}; its fields are \{text\}"),
        ('[measured]\nno_time = "kein {text}"', r"'measured/no_time' has no field \{text\}; its fields are none"),
    ],
)
def test_a_message_that_there_is_not_is_an_error(pack: Path, line: str, message: str) -> None:
    (pack / "messages.toml").write_text(line, encoding="utf-8")
    with pytest.raises(ConfigError, match=message):
        said(pack, "Umsatz bald steigern")

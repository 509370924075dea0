"""Every type has a renderer in every format, and what they give can be printed."""

from __future__ import annotations

import io
import json
from typing import Any

import pytest
from rich.console import Console

import smartcritic as sc
from smartcritic import rules
from smartcritic.evaluate import Labelled, compare
from smartcritic.model import CRITERIA
from smartcritic.render.formats import FORMATS, RENDERERS, TYPES, known_format
from smartcritic.summary import Summary

CONTEXT = sc.Context(today="2026-11-24")  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def things(critic: sc.Critic) -> dict[str, Any]:
    """One of each type."""
    report = critic.critique("Sell 4 boats soon", CONTEXT)
    assert CONTEXT.today is not None
    return {
        "Report": report,
        "Summary": Summary(notes=("as is",)),
        "Plan": critic.plan("Make 400 calls by 31 March 2027", CONTEXT),
        "Comparison": critic.compare("Sell 4 boats soon", "Sell 6 boats by May", CONTEXT),
        "Evaluation": compare([Labelled("1", "Sell", CONTEXT.today, dict.fromkeys(CRITERIA, "met"))], [report]),
        "Rule": rules.get("portfolio/orphan"),
        "Rules": list(rules.load().values()),
    }


@pytest.mark.parametrize(("kind", "name"), list(RENDERERS))
def test_every_type_has_every_format(kind: str, name: str, things: dict[str, Any]) -> None:
    made = RENDERERS[kind, name](things[kind])
    if name == "text":
        stream = io.StringIO()
        Console(file=stream, width=80).print(made)
        made = stream.getvalue()
    assert isinstance(made, str)
    assert made.strip()
    if name == "json":
        data = things[kind]
        assert json.loads(made) == json.loads(json.dumps([r.to_dict() for r in data] if kind == "Rules" else data.to_dict()))


def test_the_table_has_an_entry_by_type_and_format() -> None:
    assert len(RENDERERS) == len(list(RENDERERS)) == len(TYPES) * len(FORMATS)
    for key in (("Report", "pdf"), ("Facts", "text")):
        with pytest.raises(KeyError):
            RENDERERS[key]
    assert ("Report", "text") in RENDERERS


def test_an_unknown_format_names_the_nearest() -> None:
    assert known_format("json") == "json"
    with pytest.raises(sc.InputError, match=r"no such format \(did you mean 'markdown'\?\)"):
        known_format("markdwn")


def test_only_the_details_are_longer(things: dict[str, Any]) -> None:
    short, long = (io.StringIO(), io.StringIO())
    Console(file=short, width=80).print(RENDERERS["Report", "text"](things["Report"]))
    Console(file=long, width=80).print(RENDERERS["Report", "text"](things["Report"], verbose=True))
    assert len(long.getvalue()) > len(short.getvalue())
    assert RENDERERS["Report", "markdown"](things["Report"], verbose=True) == RENDERERS["Report", "markdown"](things["Report"])

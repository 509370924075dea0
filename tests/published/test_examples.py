"""Examples of the literature get the kind and the verdicts that they should."""

from __future__ import annotations

import datetime as dt
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc

DATA: Mapping[str, Any] = tomllib.loads((Path(__file__).parent / "examples.toml").read_text(encoding="utf-8"))
CONTEXT = sc.Context(today=dt.date(2026, 11, 24))


def _param(example: Mapping[str, Any]) -> Any:
    missed = [pytest.mark.xfail(strict=True, raises=AssertionError, reason=example["miss"])] if "miss" in example else []
    return pytest.param(example, marks=missed, id=f"{example['source']}-{example['text'][:40]}")


@pytest.mark.parametrize("example", [_param(e) for e in DATA["example"]])
def test_an_example_is_judged_as_it_should_be(example: Mapping[str, Any], critic: sc.Critic) -> None:
    report = critic.critique(sc.Goal(example["text"], **example.get("fields", {})), CONTEXT, rewrite=False)
    assert report.judged
    assert report.kind_of_goal == example.get("kind", report.kind_of_goal)
    asked = example.get("verdicts", ".....")
    assert "".join("." if a == "." else found for a, found in zip(asked, report.letters, strict=True)) == asked
    rules = {f.rule for f in report.findings}
    assert rules >= set(example.get("says", ()))
    assert rules.isdisjoint(example.get("never", ()))


def test_every_example_rests_on_a_source_and_every_source_is_used() -> None:
    assert {e["source"] for e in DATA["example"]} == set(DATA["sources"])


def test_no_example_stands_twice() -> None:
    keys = [(e["text"], str(e.get("fields"))) for e in DATA["example"]]
    assert len(keys) == len(set(keys))

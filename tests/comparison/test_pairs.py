"""Eighty pairs of a goal and a rewrite: what was kept, changed, lost and invented, fact by fact."""

from __future__ import annotations

import datetime as dt
import tomllib
from pathlib import Path
from typing import Any

import pytest

import smartcritic as sc
from smartcritic.model import FactChange

DATA = tomllib.loads((Path(__file__).parent / "pairs.toml").read_text(encoding="utf-8"))
PAIRS: list[dict[str, Any]] = DATA["pairs"]
CONTEXT = sc.Context(today=DATA["today"])


def fits(item: str, fact: FactChange) -> bool:
    """Whether a fact is of the kind that an item names and has its words: ``amount 10% > 20%``."""
    kind, _, words = item.partition(" ")
    if kind != fact.kind:
        return False
    parts = words.split(" > ")
    quotes = [fact.before, fact.after] if len(parts) == 2 else [fact.before or fact.after]
    return all(quote is not None and part in quote.text for part, quote in zip(parts, quotes, strict=True))


def test_there_are_as_many_pairs_as_are_meant() -> None:
    assert [sum(p["set"] == name for p in PAIRS) for name in ("tuned", "aside", "later")] == [30, 30, 20]
    assert DATA["today"] == dt.date(2026, 11, 24)


@pytest.mark.parametrize("pair", PAIRS, ids=lambda p: f"{p['before'][:40]}>{p['after'][:40]}")
def test_pairs(pair: dict[str, Any], critic: sc.Critic) -> None:
    found = critic.compare(pair["before"], pair["after"], CONTEXT)
    for state in ("changed", "lost", "invented"):
        items: list[str] = pair.get(state, [])
        facts = [f for f in found.facts if f.state == state]
        assert [i for i in items if not any(fits(i, f) for f in facts)] == [], f"{state}: not told"
        assert [f.message for f in facts if not any(fits(i, f) for i in items)] == [], f"{state}: told without need"
    assert [i for i in pair.get("kept", []) if not any(fits(i, f) for f in found.kept)] == []
    assert found.faithful == (not any(pair.get(state) for state in ("changed", "lost", "invented")))
    for fact in found.facts:
        for quote, text in ((fact.before, pair["before"]), (fact.after, pair["after"])):
            assert quote is None or text[quote.start : quote.end] == quote.text

"""The critic says of the goals of the golden table what the table says; `python -m tests.golden.table` makes it anew."""

from __future__ import annotations

import json
from typing import Any

import pytest

import smartcritic as sc
from tests.golden import table

GOLDEN = [json.loads(line) for line in table.TABLE.read_text(encoding="utf-8").splitlines()]
GOALS = table.goals()


def test_the_table_holds_every_goal() -> None:
    assert [row["id"] for row in GOLDEN] == [goal["id"] for goal in GOALS]
    assert len(GOLDEN) >= 400


@pytest.mark.parametrize(("goal", "golden"), list(zip(GOALS, GOLDEN, strict=True)), ids=[row["id"] for row in GOLDEN])
def test_the_critic_says_what_the_golden_table_says(goal: dict[str, Any], golden: dict[str, Any], critic: sc.Critic) -> None:
    assert table.row(critic, goal) == golden

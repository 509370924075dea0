"""The critic says of the goals of the golden table what the table says; `python -m tests.golden.table` makes it anew."""

from __future__ import annotations

import json

import smartcritic as sc
from tests.golden import table


def test_the_critic_says_what_the_golden_table_says(critic: sc.Critic) -> None:
    golden = [json.loads(line) for line in table.TABLE.read_text(encoding="utf-8").splitlines()]
    assert len(golden) >= 400
    changed = [(old, new) for old, new in zip(golden, table.rows(critic), strict=True) if old != new]
    assert changed == []

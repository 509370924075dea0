"""The critic says what the golden tables say; `python -m tests.golden.table` makes them anew."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pytest

import smartcritic as sc
from tests.golden import table

GOLDEN = {name: table.read(name) for name in table.TABLES}
CASES = [(names, case) for names, cases in (
    (("goals", "details"), table.goals()), (("contexts",), table.contexts()),
        (("times",), table.times()), (("dated",), table.dated()), (("amounts",), table.amounts()),
        (("pairs",), table.pairs()),
) for case in cases]  # fmt: skip


def test_every_case_has_its_rows() -> None:
    for name, (cases, _) in table.TABLES.items():
        assert list(GOLDEN[name]) == [case["id"] for case in cases()]
    assert len(GOLDEN["goals"]) >= 400


@pytest.mark.parametrize(("names", "case"), CASES, ids=[f"{names[0]}-{case['id']}" for names, case in CASES])
def test_the_critic_says_what_the_tables_say(names: tuple[str, ...], case: Mapping[str, Any], critic: sc.Critic) -> None:
    for name in names:
        said = table.TABLES[name][1](critic, case)
        assert json.loads(json.dumps(said)) == GOLDEN[name][case["id"]]

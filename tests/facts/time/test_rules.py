"""Every rule of dates reads its examples, and the table prints itself."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

import smartcritic as sc
from smartcritic.calendar import Period
from smartcritic.facts.time.__main__ import table
from smartcritic.facts.time.algebra import Calendar, TimeValue
from smartcritic.facts.time.engine import Reader, Rule
from smartcritic.facts.time.expressions import TimeExpression
from smartcritic.facts.time.grammar import grammar
from smartcritic.facts.time.rules import EXPRESSIONS, MOMENTS
from smartcritic.facts.time.tokens import TimeTokens

CAL = Calendar(dt.date(2026, 11, 24), 1)
PRINTED = Path(__file__).with_name("rules.txt")
"""What `python -m smartcritic.facts.time` prints; `python -m tests.golden.table` makes it anew."""
EXAMPLES = [(rule, *example) for rule in (*MOMENTS, *EXPRESSIONS) for example in rule.examples]


def written(days: Period | tuple[dt.date | None, dt.date | None] | None) -> str:
    """Days as the examples write them."""
    if days is None:
        return "none"
    start, end = (d.isoformat() if d else "" for d in days)
    return start if start == end and start else f"{start}/{end}"


def read(critic: sc.Critic, rule: Rule, text: str) -> list[str]:
    """What the rule makes of the text where it is the one that wins and reads up to its end."""
    [parse] = critic._parses(text)
    reader = Reader(TimeTokens(parse), CAL, parse.language.once(grammar))
    found = []
    for k in range(reader.tokens.n):
        for rules in (reader.grammar.moments, reader.grammar.expressions):
            best = rules.best(reader, k)
            if best is None or best[2] is not rule or best[1] != reader.tokens.n:
                continue
            value = best[0]
            if isinstance(value, TimeValue):
                found.append(written(CAL.days(value)))
            else:
                assert isinstance(value, TimeExpression)
                found.append(value.period or "unknown" if value.kind in ("recurrence", "duration") else written((value.start, value.end)))
    return found


@pytest.mark.parametrize("number", range(len(EXAMPLES)))
def test_examples(number: int, critic: sc.Critic) -> None:
    rule, text, days = EXAMPLES[number]
    assert days in read(critic, rule, text)
    assert table() == PRINTED.read_text(encoding="utf-8").rstrip("\n")


def test_names_are_unique_and_every_rule_has_an_example() -> None:
    names = [rule.name for rule in (*MOMENTS, *EXPRESSIONS)]
    assert len(names) == len(set(names))
    assert [rule.name for rule in (*MOMENTS, *EXPRESSIONS) if not rule.examples] == []


def test_the_table_prints_every_rule() -> None:
    printed = table()
    assert all(rule.name in printed and rule.pattern in printed for rule in (*MOMENTS, *EXPRESSIONS))
    assert "'by 31 March 2027' -> /2027-03-31" in printed

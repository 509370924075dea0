"""``python -m smartcritic.facts.time``: every rule of dates with its pattern and examples, and how plainly each kind states an end."""

from __future__ import annotations

from itertools import groupby

from smartcritic.facts.time.rules import EXPRESSIONS, MOMENTS
from smartcritic.facts.time.strength import GRADES


def table() -> str:
    """The rules as text, by family: name, pattern, and each example with its days at 24 November 2026; then the grades of an end: name,
    strength ("*": it depends), and the cue that they leave."""
    lines = []
    for family, rules in groupby((*MOMENTS, *EXPRESSIONS), key=lambda rule: rule.family):
        lines += ["", family]
        for rule in rules:
            lines.append(f"  {rule.name:32} {rule.pattern}")
            lines += [f"  {'':32}   {text!r} -> {days}" for text, days in rule.examples]
    lines += ["", "how plainly it states the end"]
    for grade in GRADES:
        lines.append(f"  {grade.name:32} {grade.strength if isinstance(grade.strength, int) else '*'} {grade.cue}".rstrip())
    return "\n".join(lines[1:])


if __name__ == "__main__":
    print(table())

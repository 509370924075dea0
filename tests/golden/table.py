"""The golden table: goals of our own with what the critic says of them. Made anew by `python -m tests.golden.table`; read the diff.

400 goals: every sixth of the training part of `corpora/goals/written.jsonl`, at its own reference date. A row holds the letters, the score,
action, kind, amounts with their roles, deadline, cadence, the rules of the findings, and the rewrite.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import smartcritic as sc

TABLE = Path(__file__).parent / "goals.jsonl"
GOALS = Path(__file__).parents[2] / "corpora" / "goals" / "written.jsonl"
EVERY = 6


def goals() -> list[dict[str, Any]]:
    """The goals of the table: id, reference date, text."""
    rows = [json.loads(line) for line in GOALS.read_text(encoding="utf-8").splitlines()]
    return [r for r in rows if r["part"] == "train"][::EVERY]


def row(critic: sc.Critic, goal: dict[str, Any]) -> dict[str, Any]:
    """What the critic says of one."""
    report = critic.critique(goal["text"], sc.Context(today=goal["ref"]))
    facts = report.facts
    return {
        "id": goal["id"],
        "letters": report.letters,
        "score": report.score,
        "action": facts.action.lemma if facts.action else None,
        "kind": facts.kind,
        "quantities": [[q.text, q.value, q.unit, q.role] for q in facts.quantities],
        "deadline": facts.deadline.end_date.isoformat() if facts.deadline else None,
        "cadence": facts.cadence,
        "findings": [f.rule for f in report.findings],
        "rewrite": report.rewrite.text if report.rewrite else None,
    }


def main() -> None:
    critic = sc.Critic()
    lines = [json.dumps(row(critic, goal), ensure_ascii=False) + "\n" for goal in goals()]
    TABLE.write_text("".join(lines), encoding="utf-8")
    print(f"{len(lines)} goals")


if __name__ == "__main__":
    main()

"""The golden tables: what the critic says of goals, goals with context, times, amounts and pairs of our own. `python -m tests.golden.table`
makes them anew; read the diff.

- `goals.jsonl`: 400 goals, every sixth of the training part of `corpora/goals/written.jsonl`, at its own reference date: the letters, the
  score, action, kind, amounts with their roles, deadline, cadence, the rules of the findings, and the rewrite.
- `details.jsonl`: of the same goals, all facts but the trained reader's odds, and of each verdict what was measured, shown and found.
- `contexts.jsonl`: the goals with fields and context of `cases.toml`: each verdict, and how likely the target is.
- `times.jsonl`: the examples of the rules of dates and the times of `cases.toml`, each at two reference dates: dates, last day, rhythm, and
  the words that are no date.
- `dated.jsonl`: goals of the training part that `cases.toml` names: last day, rhythm, open ends.
- `amounts.jsonl`: the amounts of `cases.toml` and of the sentences of `corpora/quantities` that it names: value, unit, bound, role, change,
  what each is per and of, and how sure the writer is.
- `pairs.jsonl`: the pairs of `tests/comparison/pairs.toml` and of `cases.toml`: what became of each fact and criterion.
"""

from __future__ import annotations

import datetime as dt
import functools
import json
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import smartcritic as sc
from smartcritic.facts.time.__main__ import table as printed
from smartcritic.facts.time.rules import EXPRESSIONS, MOMENTS

FOLDER = Path(__file__).parent
GOALS = FOLDER.parents[1] / "corpora" / "goals" / "written.jsonl"
SENTENCES = FOLDER.parents[1] / "corpora" / "quantities" / "sentences.jsonl"
PRINTED = FOLDER.parent / "facts" / "time" / "rules.txt"
EVERY = 6
OPEN_TIMES = ("vague_time", "event", "start_only", "open_duration", "undated_season")


def toml(file: Path) -> dict[str, Any]:
    return tomllib.loads(file.read_text(encoding="utf-8"))


@functools.cache
def goals() -> Sequence[Mapping[str, Any]]:
    """The goals: id, reference date, text."""
    return [r for r in _rows(GOALS) if r["part"] == "train"][::EVERY]


def _rows(file: Path) -> list[Mapping[str, Any]]:
    return [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()]


@functools.cache
def dated() -> Sequence[Mapping[str, Any]]:
    """More goals: id, reference date, text."""
    named = set(toml(FOLDER / "cases.toml")["dated"].split())
    return [r for r in _rows(GOALS) if r["part"] == "train" and r["id"] in named]


@functools.cache
def contexts() -> Sequence[Mapping[str, Any]]:
    """Goals with fields and context, each with its number as id; a case without a context has that of the case before it."""
    cases, context = [], {}
    for number, case in enumerate(toml(FOLDER / "cases.toml")["goals"], 1):
        context = case.pop("context", context)
        cases.append({"id": str(number), "goal": case, "context": context})
    return cases


@functools.cache
def times() -> Sequence[Mapping[str, Any]]:
    """Texts with times, each its own id."""
    cases = toml(FOLDER / "cases.toml")
    examples = [text for rule in (*MOMENTS, *EXPRESSIONS) for text, _ in rule.examples]
    shop = [f"Open a shop {text}" for text in (*examples, *cases["shop"].splitlines())]
    return [{"id": text} for text in dict.fromkeys((*shop, *cases["times"]))]


@functools.cache
def amounts() -> Sequence[Mapping[str, Any]]:
    """Texts with amounts, each its own id."""
    cases = toml(FOLDER / "cases.toml")
    named = set(cases["sentences"].split())
    return [{"id": text} for text in (*cases["amounts"].splitlines(), *(r["text"] for r in _rows(SENTENCES) if r["id"] in named))]


@functools.cache
def pairs() -> Sequence[Mapping[str, Any]]:
    """Pairs of a goal and a rewrite, each with its number as id."""
    data, own = toml(FOLDER.parent / "comparison" / "pairs.toml"), toml(FOLDER / "cases.toml")
    given = [{"before": {"text": p["before"]}, "after": p["after"], "context": {"today": data["today"]}} for p in data["pairs"]]
    given += [{"before": p["goal"], "after": p["after"], "context": p["context"]} for p in own["pairs"]]
    return [{"id": str(number)} | pair for number, pair in enumerate(given, 1)]


def _report(critic: sc.Critic, goal: Mapping[str, Any]) -> sc.Report:
    return _last(critic, goal["text"], str(goal["ref"]))


@functools.lru_cache(maxsize=1)
def _last(critic: sc.Critic, text: str, today: str) -> sc.Report:
    """The report of a goal, for both tables."""
    return critic.critique(text, sc.Context(today=today))  # type: ignore[arg-type]


def outline(critic: sc.Critic, goal: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a goal in `goals.jsonl`."""
    report = _report(critic, goal)
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


def _verdicts(report: sc.Report) -> dict[str, Any]:
    return {
        name: [v.verdict, v.source, v.measured, [c.text for c in v.evidence], [[f.rule, f.message, f.quote] for f in v.findings]]
        for name, v in report.criteria.items()
    }


def _bare(value: Any) -> Any:
    """A record as plain data, without offsets, empty values and the trained reader's odds."""
    if isinstance(value, Mapping):
        left_out = ("start", "end", "reading", "action", "purpose", "basis", "means")
        return {k: _bare(v) for k, v in value.items() if k not in left_out and v not in (None, [], "", False)}
    return [_bare(v) for v in value] if isinstance(value, list) else value


def details(critic: sc.Critic, goal: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a goal in `details.jsonl`."""
    report = _report(critic, goal)
    return {"id": goal["id"], "facts": _bare(report.facts.to_dict()), "verdicts": _verdicts(report)}


def context(critic: sc.Critic, case: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a goal with context."""
    report = critic.critique(sc.Goal.from_dict(case["goal"]), sc.Context.from_dict(case["context"]), rewrite=False)
    found = report.attainability
    likely = found and [float(f"{n:.6g}") for n in (found.probability, found.expected, found.needed)]
    return {
        "id": case["id"],
        "score": report.score,
        "verdicts": _verdicts(report),
        "estimate": found and [found.method, *likely, found.unit, list(found.assumptions)],
    }


DAYS = (sc.Context(today=dt.date(2027, 1, 13)), sc.Context(today=dt.date(2028, 2, 29), fiscal_year_start=4))
"""A Wednesday, and a Tuesday with another fiscal year."""


def time(critic: sc.Critic, case: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a text with times."""
    row: dict[str, Any] = {"id": case["id"], "read": []}
    for day in DAYS:
        facts = critic.extract(case["id"], day)
        over = facts.deadline and [facts.deadline.text, str(facts.deadline.start_date), str(facts.deadline.end_date)]
        dates = [[d.text, d.kind, str(d.start_date), str(d.end_date), d.period, d.rule] for d in facts.dates]
        cues = [[c.kind, c.text] for c in facts.of(*OPEN_TIMES)]
        row["read"].append([dates, over, facts.cadence, cues])
    return row


def deadline(critic: sc.Critic, case: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a goal whose times are read in passing, or not."""
    facts = critic.extract(case["text"], sc.Context(today=case["ref"]))
    over = facts.deadline and [facts.deadline.text, str(facts.deadline.start_date), str(facts.deadline.end_date)]
    return {"id": case["id"], "over": over, "cadence": facts.cadence, "open": [[c.kind, c.text] for c in facts.of(*OPEN_TIMES)]}


def amount(critic: sc.Critic, case: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a text with amounts."""
    facts = critic.extract(case["id"], DAYS[0])
    read = [[q.text, q.value, q.high, q.of, q.unit, q.full_unit, q.per, q.bound, q.change, q.role, q.rule] for q in facts.quantities]
    return {"id": case["id"], "read": read, "sure": [[c.text, c.value] for c in facts.of("confidence")]}


def pair(critic: sc.Critic, case: Mapping[str, Any]) -> dict[str, Any]:
    """The row of a pair."""
    found = critic.compare(sc.Goal.from_dict(case["before"]), case["after"], sc.Context.from_dict(case["context"]))
    return {
        "id": case["id"],
        "scores": [found.score_before, found.score_after],
        "facts": [
            [f.kind, f.state, f.source, f.message, f.before and [f.before.start, f.before.end], f.after and [f.after.start, f.after.end]]
            for f in found.facts
        ],
        "criteria": {n: [c.before, c.after, c.change, list(c.mended), list(c.raised)] for n, c in found.criteria.items()},
        "slots": [s.text for s in found.slots],
    }


Row = Callable[[sc.Critic, Mapping[str, Any]], dict[str, Any]]
TABLES: Mapping[str, tuple[Callable[[], Sequence[Mapping[str, Any]]], Row]] = {
    "goals": (goals, outline), "details": (goals, details), "contexts": (contexts, context), "times": (times, time),
    "dated": (dated, deadline), "amounts": (amounts, amount), "pairs": (pairs, pair),
}  # fmt: skip


def read(name: str) -> dict[str, Any]:
    """The rows of a table by id."""
    lines = (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
    return {row["id"]: row for row in map(json.loads, lines)}


def lines(name: str, critic: sc.Critic) -> Iterator[str]:
    """A table as the critic makes it now."""
    inputs, row = TABLES[name]
    return (json.dumps(row(critic, case), ensure_ascii=False) + "\n" for case in inputs())


def main() -> None:
    """Write the tables, and the printed rules of dates."""
    critic = sc.Critic()
    for name in TABLES:
        made = list(lines(name, critic))
        (FOLDER / f"{name}.jsonl").write_text("".join(made), encoding="utf-8")
        print(f"{name}: {len(made)} rows")
    PRINTED.write_text(printed() + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

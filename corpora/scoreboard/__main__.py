"""Score critics on labelled goals, and print or keep the table.

    python -m corpora.scoreboard [GOALS.jsonl ...] [--critic NAME_OR_COMMAND ...] [--smartspan FOLDER] [--keep]

Without names the sets are those of the project: goals of writers that the reader was not trained on (`written`, test part), goals of later
writers (`fresh`), the goals that the first rules were made on (`goals`: known, an upper bound). A critic is "smartcritic", "regexes", or
a command that reads goals and writes answers as JSON lines (see `corpora.scoreboard.critics`). FOLDER holds the SMARTSpan folds as JSON
lines ``{"text", "S", "M", "A", "R", "T"}`` with 0 or 1 for each letter: scored by the F1 of "met". ``--keep`` writes the figures that the
documentation shows.
"""

from __future__ import annotations

import argparse
import json
import time
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from typing import Any

import smartcritic as sc
from corpora.scoreboard.critics import BUILT_IN, Answer, Critic, program
from corpora.verdicts.kept import broken
from smartcritic.evaluate import Labelled, agreement, read_gold
from smartcritic.model import CRITERIA, parse_iso_date

HERE = Path(__file__).parent
GOALS = HERE.parent / "goals"
SEVERE = ({"met", "unmet"},)
"""Verdicts that are worlds apart."""


def own_sets() -> dict[str, list[Labelled]]:
    """The labelled goals of the project, by the name of the set."""
    out = {}
    for name in ("written", "fresh", "goals"):
        lines = (GOALS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()
        rows = [row for row in map(json.loads, lines) if row.get("part") != "train"]
        out[name] = [_labelled(row) for row in rows if row["labels"].get("form") != "not_a_goal"]
    return out


def _labelled(row: Mapping[str, Any]) -> Labelled:
    ref = parse_iso_date(row["ref"], "ref")
    assert ref is not None
    return Labelled(row["id"], row["text"], ref, row["labels"])


def smartspan(folder: Path) -> list[Labelled]:
    """The goals of the SMARTSpan folds, each once."""
    day = parse_iso_date("2025-01-15", "ref")
    assert day is not None
    rows = [json.loads(line) for f in sorted(folder.glob("*.jsonl")) for line in f.read_text(encoding="utf-8").splitlines() if line.strip()]
    if not rows:
        raise SystemExit(f"{folder}: holds no *.jsonl file with goals")
    unique = {row["text"]: row for row in rows}
    labels = [{c: "met" if row["SMART"[i]] else "unmet" for i, c in enumerate(CRITERIA)} for row in unique.values()]
    return [Labelled(str(i), text, day, label) for i, (text, label) in enumerate(zip(unique, labels, strict=True))]


# --------------------------------------------------------------------------- scoring


def score(name: str, critic: Critic, goals: Sequence[Labelled]) -> dict[str, Any]:
    """The figures of one critic on one set."""
    started = time.process_time()
    answers = list(critic(goals))
    seconds = time.process_time() - started
    figures: dict[str, Any] = {"critic": name, "goals": len(goals)}
    for c in CRITERIA:
        labels, said = [g.labels[c] for g in goals], [a.verdicts[c] for a in answers]
        figures[c] = {
            "kappa": round(agreement(labels, said).kappa, 3),
            "right": round(sum(x == y for x, y in zip(labels, said)) / len(goals), 3),
            "severe": round(sum({x, y} in SEVERE for x, y in zip(labels, said)) / len(goals), 3),
        }
    figures["calibration_error"] = _calibration_error(goals, answers)
    figures |= _rewrites(goals, answers)
    figures["goals_a_second"] = round(len(goals) / seconds) if seconds > 0.05 else None
    return figures


def f1_of_met(critic: Critic, goals: Sequence[Labelled]) -> dict[str, float]:
    """The F1 of "met" by criterion, for labels that know no more than met or not."""
    answers = list(critic(goals))
    out = {}
    for c in CRITERIA:
        pairs = [(g.labels[c] == "met", a.verdicts[c] == "met") for g, a in zip(goals, answers, strict=True)]
        both = sum(x and y for x, y in pairs)
        out[c] = round(2 * both / max(1, sum(x for x, _ in pairs) + sum(y for _, y in pairs)), 3)
    return out


def _calibration_error(goals: Sequence[Labelled], answers: Sequence[Answer]) -> float | None:
    """The expected calibration error over tenths of confidence; None for a critic that gives none."""
    sure = sorted((a.confidence[c], a.verdicts[c] == g.labels[c]) for g, a in zip(goals, answers) for c in CRITERIA if c in a.confidence)
    if not sure:
        return None
    off = 0.0
    for _, found in groupby(sure, key=lambda pair: min(9, int(pair[0] * 10))):
        rows = list(found)
        off += abs(sum(p for p, _ in rows) - sum(right for _, right in rows))
    return round(off / len(sure), 3)


def _rewrites(goals: Sequence[Labelled], answers: Sequence[Answer]) -> dict[str, Any]:
    """The share of goals with a rewrite, and of these, that with a fact invented or lost."""
    given = [(g, a.rewrite) for g, a in zip(goals, answers) if a.rewrite is not None]
    if not given:
        return {"rewritten": 0.0, "invented": None, "lost": None}
    critic = sc.Critic()
    states = [
        {b.state for b in broken(critic, critic.critique(g.text, day), text, day)} for g, text in given for day in [sc.Context(today=g.ref)]
    ]
    return {
        "rewritten": round(len(given) / len(goals), 3),
        "invented": round(sum("invented" in s for s in states) / len(given), 3),
        "lost": round(sum("lost" in s for s in states) / len(given), 3),
    }


# --------------------------------------------------------------------------- the command


def table(rows: Iterable[Mapping[str, Any]]) -> str:
    """The figures as Markdown: a row a set and critic."""
    head = ["set", "critic", "goals", *(f"{c} κ" for c in CRITERIA), "right", "severe", "calibration", "invented", "lost"]
    lines = ["| " + " | ".join(head) + " |", "|" + "---|" * len(head)]
    for row in rows:
        cells = [row["set"], row["critic"], str(row["goals"]), *(f"{row[c]['kappa']:.2f}" for c in CRITERIA)]
        cells += [f"{sum(row[c][k] for c in CRITERIA) / len(CRITERIA):.3f}" for k in ("right", "severe")]
        cells += ["–" if row[k] is None else f"{row[k]:.3f}" for k in ("calibration_error", "invented", "lost")]
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("goals", type=Path, nargs="*")
    parser.add_argument("--critic", action="append", metavar="NAME_OR_COMMAND")
    parser.add_argument("--smartspan", type=Path, metavar="FOLDER")
    parser.add_argument("--keep", action="store_true")
    args = parser.parse_args()
    sets = {f.stem: [g for g in read_gold(f) if g.is_goal] for f in args.goals} or own_sets()
    critics = {name: BUILT_IN.get(name) or program(name) for name in args.critic or BUILT_IN}
    rows = [{"set": known, **score(name, critic, goals)} for known, goals in sets.items() for name, critic in critics.items()]
    print(table(rows))
    if args.smartspan:
        goals = smartspan(args.smartspan)
        for name, critic in critics.items():
            print(f"SMARTSpan, {len(goals)} goals, F1 of met, {name}:", json.dumps(f1_of_met(critic, goals)))
    if args.keep:
        (HERE / "figures.json").write_text(json.dumps(rows, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()

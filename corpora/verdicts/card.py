"""Write the card of the whole critic on goals that were seen while it was made: verdicts, facts, and flaws that a suggestion mends.

    python -m corpora.verdicts.card [--other NAME=GOALS.jsonl]

Measures the goals of `corpora/goals/goals.jsonl` and, where such files are given, other labelled goals (JSON lines with a key "source"
where they come from several places); writes `figures.json` and `README.md` beside this file. Sentences of other sets are never written,
only figures.
How often verdicts are right on sources that the trained reader has not seen is measured by `corpora.reader`.
"""

from __future__ import annotations

import argparse
import json
from collections import Counter, defaultdict
from pathlib import Path
from typing import Any

import smartcritic as sc
from corpora.verdicts.rewrites import MENDED, tries
from smartcritic.evaluate import Evaluation, Labelled, agreement, evaluate, read_gold
from smartcritic.model import CRITERIA

HERE = Path(__file__).parent
OWN = HERE.parent / "goals" / "goals.jsonl"
FIGURES = HERE / "figures.json"
ROUNDS = HERE / "rounds.json"
LEAST = 20
"""Goals that a source needs for a line of its own."""

TEXT = """# The critic on goals that were seen

Written by `python -m corpora.verdicts.card`; the figures are in `figures.json`. `smartcritic evaluate FILE` prints the same for goals of
your own. Every verdict here is from the text alone, without context, on the day on which the goal was written.

These goals were looked at while the critic was made, so the figures guard against regressions and prove nothing about other goals.
How often verdicts are right on sources that the trained reader has not seen is on its card, `smartcritic/reading/model/MODEL_CARD.md`.

**The labels.** Own goals: {own} goals written for this project (`corpora/goals/goals.jsonl`), labelled by its guidelines by one reader
who knew the rules of the critic.{others} The readers were language models; no panel of people has labelled these goals.

## Agreement

{tables}
## By source

Sources of at least {least} goals by themselves; the rest together. The spread says how far one kind of writing differs from another.

{sources}
## Is confidence worth its name?

Verdicts by tenth of confidence: mean confidence, share that is right, number. Expected calibration error {ece}.

{calibration}
## Mended after filling

Flaws (unmet or partial) that a suggestion or the rewrite makes `met` once its slots hold their offered or example values
(`python -m corpora.verdicts.rewrites`):

{mended}
## Read by coaches

Findings and rewrites of goals that nobody had looked at, read one by one by language models that were briefed as coaches and had seen
neither code nor earlier readings (`rounds.json`), in the order in which the critic was changed between them; a strict coach calls a
rewrite usable that its writer would put in the list as it stands.

{rounds}
## Where it fails

- Goals whose verb the parse misses (Title Case, a noun before a noun: "Mentor pairs for all trainees") are read as noun phrases.
- World knowledge is not there: whether a target is possible, only its wording, the figures beside it and the context can tell.
- The most frequent confusions (label → verdict):

{confusions}
"""


OTHERS = """ Other goals: what people wrote in public repositories, labelled in
three independent readings with majority and adjudication."""


def _rounds(made: dict[str, list[dict[str, Any]]]) -> str:
    """A table of the rounds for each thing that was read."""
    out = []
    for name, rows in made.items():
        keys = list(rows[0])
        out += [f"| {name} | " + " | ".join(k.replace("_", " ") for k in keys) + " |", "|---|" + "---|" * len(keys)]
        for n, row in enumerate(rows, 1):
            cells = ("" if row[k] is None else f"{row[k]:.0%}" if isinstance(row[k], float) else str(row[k]) for k in keys)
            out.append(f"| round {n} | " + " | ".join(cells) + " |")
        out.append("")
    return "\n".join(out)


def measure(path: Path) -> dict[str, Any]:
    """The figures of one file of labelled goals."""
    critic = sc.Critic()
    gold = read_gold(path)
    whole = evaluate(critic, gold)
    flaws = list(tries(critic, [g for g in gold if g.is_goal]))
    asked, mended = Counter(t.criterion for t in flaws), Counter(t.criterion for t in flaws if t.after == "met")
    return {
        **whole.to_dict(),
        "sources": _sources(path, gold, whole),
        "mended": {c: [mended[c], asked[c]] for c in MENDED},
    }


def _sources(path: Path, gold: list[Labelled], whole: Evaluation) -> dict[str, dict[str, Any]]:
    """Kappa and accuracy of each larger source by itself; the misses say which goals were wrong."""
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8-sig").split("\n") if line.strip()]
    names = [str(row.get("source") or row.get("domain") or "") for row in rows]
    sizes = Counter(names)
    wrong = {(m.id, m.what): m.said for m in whole.misses}
    groups: dict[str, list[Labelled]] = defaultdict(list)
    for name, goal in zip(names, gold, strict=True):
        if goal.is_goal:
            groups[name if sizes[name] >= LEAST else "smaller ones together"].append(goal)
    if len(groups) < 2:
        return {}
    out: dict[str, dict[str, Any]] = {}
    for name, goals in sorted(groups.items(), key=lambda x: -len(x[1])):
        out[name] = {"goals": len(goals)}
        for criterion in CRITERIA:
            labels = [g.labels[criterion] for g in goals]
            found = agreement(labels, [wrong.get((g.id, criterion), g.labels[criterion]) for g in goals])
            out[name][criterion] = {"kappa": found.kappa, "accuracy": found.accuracy}
    return out


def _table(name: str, figures: dict[str, Any]) -> str:
    lines = [f"### {name}: {figures['goals']} goals", "", "| | accuracy | macro-F1 | kappa |", "|---|---|---|---|"]
    for criterion, row in figures["criteria"].items():
        lines.append(f"| {criterion} | {row['accuracy']:.3f} | {row['macro_f1']:.3f} | {row['kappa']:.3f} |")
    none = figures.get("goal_or_not")
    if none is not None:
        found = f"recall {none['recall']:.3f} and precision {none['precision']:.3f}"
        lines += ["", f"Texts that are no goals: {none['n']}, found with {found}."]
    lines += ["", "| fact | labelled | figures |", "|---|---|---|"]
    for fact, row in figures["facts"].items():
        named = ", ".join(f"{key} {value:.3f}" for key, value in row.items() if key != "n")
        lines.append(f"| {fact} | {row['n']} | {named} |")
    return "\n".join(lines) + "\n"


def _spread(figures: dict[str, Any]) -> str:
    lines = ["| source | goals | " + " | ".join(CRITERIA) + " |", "|---|---|" + "---|" * len(CRITERIA)]
    for source, row in figures["sources"].items():
        lines.append(
            f"| {source} | {row['goals']} | " + " | ".join(f"{row[c]['kappa']:.2f} ({row[c]['accuracy']:.2f})" for c in CRITERIA) + " |"
        )
    return "\n".join(lines) + "\n\nKappa, with accuracy in brackets (kappa says little where nearly all labels are the same).\n"


def _confusions(figures: dict[str, Any]) -> str:
    rows = [
        (r["n"], c, r["label"], r["verdict"])
        for c, row in figures["criteria"].items()
        for r in row["confusion"]
        if r["label"] != r["verdict"]
    ]
    return "\n".join(f"  - {c}: {label} → {verdict}, {n} times" for n, c, label, verdict in sorted(rows, reverse=True)[:8])


def main() -> None:
    """Measure, and write the figures and the card."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--other", action="append", default=[], metavar="NAME=FILE")
    args = parser.parse_args()
    figures: dict[str, Any] = {"own goals": measure(OWN)}
    for item in args.other:
        name, _, path = item.partition("=")
        figures[name] = measure(Path(path))
    FIGURES.write_text(json.dumps(figures, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    HERE.joinpath("README.md").write_text(card(figures), encoding="utf-8")


def card(figures: dict[str, Any]) -> str:
    """The card as Markdown."""
    last = figures[next(reversed(figures))]
    rows = ["| set | " + " | ".join(MENDED) + " |", "|---|" + "---|" * len(MENDED)]
    for name, one in figures.items():
        rows.append(f"| {name} | " + " | ".join(f"{a} of {b}" for a, b in (one["mended"][c] for c in MENDED)) + " |")
    bins = ["| confidence | right | verdicts |", "|---|---|---|", *(f"| {c:.2f} | {r:.2f} | {n} |" for c, r, n in last["calibration"])]
    return TEXT.format(
        own=figures["own goals"]["goals"],
        others=OTHERS if len(figures) > 1 else "",
        tables="\n".join(_table(name, one) for name, one in figures.items()),
        least=LEAST,
        sources="\n".join(f"### {name}\n\n{_spread(one)}" for name, one in figures.items() if one["sources"]),
        ece=f"{last['calibration_error']:.3f}",
        calibration="\n".join(bins) + "\n",
        mended="\n".join(rows) + "\n",
        rounds=_rounds(json.loads(ROUNDS.read_text(encoding="utf-8"))),
        confusions=_confusions(last),
    )


if __name__ == "__main__":
    main()

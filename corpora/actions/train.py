"""Fit the choice of a goal's verb: ``python -m corpora.actions.train GOLD``.

GOLD is a folder of labelled goals as in `corpora.reader.train`; the training part of ``corpora/goals/written.jsonl`` is added. Every goal
has the candidates of `smartcritic.facts.actions.candidates`; those whose lemma is the labelled action are right. Writes the weights
(``actions.json`` beside the lists of words), ``figures.json`` and the table of the README.

Figures are of goals whose source the weights had not seen: five fits, each without the sources of one fold.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from corpora.reader.card import PARTS, between, table
from corpora.reader.measure import TEAMS
from corpora.reader.rows import DAY, FOLDS, Row, is_goal, labelled, own, parsed
from smartcritic import languages
from smartcritic.facts.actions import by_rules, regions_of
from smartcritic.facts.actions.candidates import Candidate, candidates
from smartcritic.facts.actions.choice import FILE
from smartcritic.facts.actions.statement import action_at
from smartcritic.facts.amounts import read_amounts
from smartcritic.facts.time import read_times
from smartcritic.parsing.parse import Parse

HERE = Path(__file__).parent
GOALS = HERE.parent / "goals"
MODEL = HERE.parents[1] / "smartcritic" / "languages" / "en" / "lexicon" / FILE
FIGURES, README = HERE / "figures.json", HERE / "README.md"
SAMPLES = "samples"
"""The part of goals that no figure is measured on."""
MARKS = ("<!-- figures -->", "<!-- /figures -->")

LEAST = 8
"""Goals that a feature must be seen in."""
PENALTY = 4.0
"""How much the squares of the weights count beside the sum of losses."""
STEPS, RATE = 250, 0.05
SMALL = 0.02
"""Weights below this do not ship."""


@dataclass(frozen=True)
class Asked:
    """One goal: the features of each candidate, which of them are right, and which one the rules name."""

    row: Row
    part: str
    features: list[list[str]]
    right: list[bool]
    ruled: int


def asked(part: str, row: Row, parses: Sequence[Parse]) -> Asked | None:
    """The candidates of a goal; None where it has no words."""
    times = read_times(parses, dt.date.fromisoformat(row.ref))
    quantities = read_amounts(parses, times.taken).quantities
    regions = regions_of(parses, times.taken, quantities)
    if not regions:
        return None
    found, main = by_rules(regions, quantities)
    all_of_it = candidates(found, main, quantities)
    said = [_lemma(c) for c in all_of_it]
    region, ruled = found[main]
    mine = [k for k, c in enumerate(all_of_it) if c.predicate is ruled and c.region is region]
    wanted = (row.labels["action"] or "").lower()
    return Asked(row, part, [c.features for c in all_of_it], [lemma == wanted for lemma in said], mine[0])


def _lemma(candidate: Candidate) -> str:
    said = candidate.predicate
    return "" if said is None else action_at(candidate.region.parse, said.verb, said.by).lemma


def goals(gold: Path) -> list[Asked]:
    """The candidates of all labelled goals that have a source."""
    rows = [("teams" if (r.group or "").startswith(TEAMS) else "public", r) for r in labelled(gold)]
    rows += [("own", r) for r in own(GOALS, test=False)]
    rows = [(part, r) for part, r in rows if r.group is not None and is_goal(r) and "action" in r.labels]
    rows += [(SAMPLES, r) for r in samples()]
    made = (asked(part, row, parses) for (part, _), (row, parses) in zip(rows, parsed([r for _, r in rows]), strict=True))
    return [a for a in made if a is not None]


def samples() -> list[Row]:
    """Plain goals that are trained on in every fold: those of ``goals.jsonl``, and the examples of the list of verbs."""
    lines = [json.loads(line) for line in (GOALS / "goals.jsonl").read_text(encoding="utf-8").splitlines()]
    found = [Row(g["text"], g["ref"], None, g["labels"]) for g in lines if g["labels"].get("form") != "not_a_goal"]
    return found + [Row(e.flag, DAY, None, {"action": e.term}) for e in languages.ENGLISH.lexicon("verbs").entries]


class Design:
    """Goals as one row a candidate, each with the columns of its features."""

    def __init__(self, chosen: Sequence[Asked], columns: Mapping[str, int]) -> None:
        rows = [[columns[n] for n in names if n in columns] for goal in chosen for names in goal.features]
        self.columns, self.width = np.array([c for row in rows for c in row]), len(columns)
        self.rows = np.repeat(np.arange(len(rows)), [len(row) for row in rows])
        sizes = [len(goal.features) for goal in chosen]
        self.starts = np.concatenate([[0], np.cumsum(sizes)[:-1]])
        self.goals = np.repeat(np.arange(len(sizes)), sizes)
        self.right = np.array([yes for goal in chosen for yes in goal.right], dtype=float)

    def scores(self, weights: np.ndarray) -> np.ndarray:
        """The score of each candidate."""
        return np.bincount(self.rows, weights[self.columns], len(self.goals))

    def odds(self, scores: np.ndarray) -> np.ndarray:
        """The odds of each candidate among those of its goal."""
        raised = np.exp(scores - np.maximum.reduceat(scores, self.starts)[self.goals])
        return raised / np.add.reduceat(raised, self.starts)[self.goals]

    def slope(self, weights: np.ndarray) -> np.ndarray:
        """How the loss changes with the weights: minus the logarithm of the odds that a right candidate is taken, summed over the goals."""
        odds = self.odds(self.scores(weights))
        hits = odds * self.right
        off = odds - hits / np.add.reduceat(hits, self.starts)[self.goals]
        return np.bincount(self.columns, off[self.rows], self.width) + PENALTY * weights


def fitted(chosen: Sequence[Asked]) -> dict[str, float]:
    """The weights by the name of the feature, by Adam (Kingma and Ba 2015) over all goals at once."""
    known = [goal for goal in chosen if any(goal.right)]
    seen = Counter(name for goal in known for name in {n for names in goal.features for n in names})
    columns = {name: k for k, name in enumerate(sorted(n for n, count in seen.items() if count >= LEAST))}
    design = Design(known, columns)
    weights, mean, square = (np.zeros(len(columns)) for _ in range(3))
    for step in range(1, STEPS + 1):
        slope = design.slope(weights)
        mean, square = 0.9 * mean + 0.1 * slope, 0.99 * square + 0.01 * slope**2
        rate = RATE * min(1.0, 3 * (1 - step / (STEPS + 1)))
        weights = weights - rate * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.99**step)) + 1e-6)
    return {name: round(float(weights[k]), 3) for name, k in columns.items() if abs(weights[k]) >= SMALL}


def hits(chosen: Sequence[Asked], weights: Mapping[str, float]) -> list[bool]:
    """Whether the right verb is taken, goal by goal."""
    best = [max(range(len(g.features)), key=lambda k, g=g: sum(weights.get(n, 0.0) for n in g.features[k])) for g in chosen]
    return [goal.right[k] for goal, k in zip(chosen, best, strict=True)]


def measured(chosen: Sequence[Asked]) -> dict[str, dict[str, float]]:
    """The share of goals with the right verb by part, out of fold, beside that of the rules."""
    right: dict[str, list[bool]] = {}
    by_rule: dict[str, list[bool]] = {}
    for fold in range(FOLDS):
        weights = fitted([g for g in chosen if g.row.fold != fold])
        aside = [g for g in chosen if g.row.fold == fold]
        for goal, hit in zip(aside, hits(aside, weights), strict=True):
            right.setdefault(goal.part, []).append(hit)
            by_rule.setdefault(goal.part, []).append(goal.right[goal.ruled])
    return {
        part: {"goals": len(found), "learned": round(float(np.mean(found)), 3), "rules": round(float(np.mean(by_rule[part])), 3)}
        for part, found in right.items()
    }


def block(figures: Mapping[str, Mapping[str, float]]) -> str:
    """The table of the README."""
    rows = [[PARTS[part], f"{p['goals']:,}", f"{p['rules']:.1%}", f"{p['learned']:.1%}"] for part in PARTS if (p := figures.get(part))]
    return "\n".join(table(["", "goals", "rules of syntax alone", "learned choice"], rows))


def main() -> None:
    """Measure, fit on everything, and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", type=Path)
    chosen = goals(parser.parse_args().gold)
    figures = measured(chosen)
    weights = fitted(chosen)
    MODEL.write_text(json.dumps(weights, indent=0, ensure_ascii=False) + "\n", encoding="utf-8")
    FIGURES.write_text(json.dumps(figures, indent=1) + "\n", encoding="utf-8")
    README.write_text(between(README.read_text(encoding="utf-8"), MARKS, block(figures)), encoding="utf-8")
    print(json.dumps({"features": len(weights), **figures}, indent=1))


if __name__ == "__main__":
    main()

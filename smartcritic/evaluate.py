"""How often the critic agrees with labelled goals.

A labelled goal is a JSON line ``{"id", "text", "ref", "labels"}``; `labels` holds a verdict for each criterion and may hold the facts
`action`, `kind`, `quantities`, `deadline` and `cadence`. The goal is judged from its text alone, on the day `ref`. A text labelled
``"form": "not_a_goal"`` counts only for whether the critic knows a goal from what is none.
"""

from __future__ import annotations

import datetime as dt
import json
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress
from pathlib import Path
from typing import TYPE_CHECKING, Any

from smartcritic.errors import InputError
from smartcritic.model import CRITERIA, VERDICTS, Context, Goal, Quantity, Report, parse_iso_date, to_builtins

if TYPE_CHECKING:
    from smartcritic.critic import Critic


@dataclass(frozen=True, slots=True)
class Labelled:
    """One labelled goal: its text, the day on which it was written, and its labels."""

    id: str
    text: str
    ref: dt.date
    labels: Mapping[str, Any]

    @property
    def is_goal(self) -> bool:
        """Whether the text is labelled as a goal, as it is unless its `form` is "not_a_goal"."""
        return self.labels.get("form") != "not_a_goal"


@dataclass(frozen=True, slots=True)
class Agreement:
    """How the verdicts of one criterion agree with the labels. `confusion`: how often (label, verdict) occurs."""

    n: int
    accuracy: float
    macro_f1: float
    kappa: float
    confusion: Mapping[tuple[str, str], int]


@dataclass(frozen=True, slots=True)
class Score:
    """How well one kind of fact is found: `n` labelled ones, and figures between 0 and 1 by name."""

    n: int
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class GoalOrNot:
    """How well texts that are no goals are found: of the `n` labelled ones, the share that is found (`recall`), and of those that the
    critic does not judge, the share that is labelled so (`precision`)."""

    n: int
    recall: float
    precision: float


@dataclass(frozen=True, slots=True)
class Miss:
    """One disagreement: what was asked for (`label`), what the critic said (`said`)."""

    id: str
    text: str
    what: str
    label: Any
    said: Any

    def to_dict(self) -> dict[str, Any]:
        """Return the miss as JSON-ready data."""
        return {"id": self.id, "what": self.what, "label": to_builtins(self.label), "said": to_builtins(self.said), "text": self.text}


@dataclass(frozen=True, slots=True)
class Evaluation:
    """Agreement per criterion, scores per kind of fact, how far confidence can be trusted, and every miss.

    `goals` counts the texts labelled as goals; all figures but `goal_or_not` are of them. It is None where no label has a `form`.
    `calibration` has a row for each tenth of confidence that occurs: (mean confidence, share right, verdicts); `calibration_error` is the
    expected calibration error over them.
    """

    goals: int
    criteria: Mapping[str, Agreement]
    facts: Mapping[str, Score]
    misses: tuple[Miss, ...]
    calibration: tuple[tuple[float, float, int], ...] = ()
    calibration_error: float = 0.0
    goal_or_not: GoalOrNot | None = None

    def to_dict(self) -> dict[str, Any]:
        """Return the figures as JSON-ready data, without the misses."""
        return {
            "schema": "smartcritic/evaluation/1",
            "goals": self.goals,
            "goal_or_not": to_builtins(self.goal_or_not),
            "criteria": {
                name: {
                    "n": a.n,
                    "accuracy": a.accuracy,
                    "macro_f1": a.macro_f1,
                    "kappa": a.kappa,
                    "confusion": [{"label": g, "verdict": p, "n": n} for (g, p), n in sorted(a.confusion.items())],
                }
                for name, a in self.criteria.items()
            },
            "facts": {name: {"n": s.n, **s.figures} for name, s in self.facts.items()},
            "calibration": [list(row) for row in self.calibration],
            "calibration_error": self.calibration_error,
        }


# --------------------------------------------------------------------------- reading


def read_gold(path: str | Path) -> list[Labelled]:
    """Read labelled goals, one JSON object a line.

    Raises:
        InputError: the file cannot be read or a line is no labelled goal; the message names the line and what is wrong.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except OSError as error:
        raise InputError(f"{path}: cannot be read: {error.strerror or error}") from None
    except UnicodeDecodeError as error:
        raise InputError(f"{path}: is not UTF-8 (byte {error.start}); labelled goals are UTF-8 JSON lines") from None
    out = [_labelled(line, f"{path}, line {i}") for i, line in enumerate(text.split("\n"), 1) if line.strip()]
    if not out:
        raise InputError(f"{path}: holds no labelled goal; give one JSON object a line")
    return out


def _labelled(line: str, where: str) -> Labelled:
    try:
        data = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        raise InputError(f"{where}: is no JSON: {error}") from None
    if not isinstance(data, dict):
        raise InputError(f"{where}: is no object with the keys id, text, ref, labels")
    for key in ("text", "ref", "labels"):
        if key not in data:
            raise InputError(f"{where}: the key {key!r} is missing")
    labels = data["labels"]
    if not isinstance(data["text"], str) or not isinstance(labels, dict):
        raise InputError(f"{where}: 'text' must be a string and 'labels' an object")
    for criterion in CRITERIA if labels.get("form") != "not_a_goal" else ():
        if labels.get(criterion) not in VERDICTS:
            raise InputError(f"{where}: labels.{criterion} is {labels.get(criterion)!r}; give one of {', '.join(VERDICTS)}")
    ref = parse_iso_date(data["ref"], f"{where}: ref")
    if ref is None:
        raise InputError(f"{where}: 'ref' is null; give the day on which the goal was written")
    return Labelled(str(data.get("id", "")), data["text"], ref, labels)


# --------------------------------------------------------------------------- judging


def reports_of(critic: Critic, gold: Sequence[Labelled]) -> Iterator[Report]:
    """Judge the goals in order, each on the day on which it was written."""
    i = 0
    while i < len(gold):
        j = i
        while j < len(gold) and gold[j].ref == gold[i].ref:
            j += 1
        yield from critic.pipe([Goal(g.text, id=g.id) for g in gold[i:j]], Context(today=gold[i].ref), rewrite=False)
        i = j


def evaluate(critic: Critic, gold: Sequence[Labelled]) -> Evaluation:
    """Judge the goals and compare with their labels."""
    return compare(gold, list(reports_of(critic, gold)))


def compare(gold: Sequence[Labelled], reports: Sequence[Report]) -> Evaluation:
    """Compare reports with the labels of the same goals, in the same order."""
    misses: list[Miss] = []
    goal_or_not = _goal_or_not(gold, reports, misses) if any("form" in g.labels for g in gold) else None
    goals = [g.is_goal for g in gold]
    gold, reports = list(compress(gold, goals)), list(compress(reports, goals))
    criteria: dict[str, Agreement] = {}
    sure: list[tuple[float, bool]] = []
    for criterion in CRITERIA:
        labels = [g.labels[criterion] for g in gold]
        said = [r.criteria[criterion].verdict for r in reports]
        criteria[criterion] = agreement(labels, said)
        sure += [(r.criteria[criterion].confidence, a == b) for r, a, b in zip(reports, labels, said)]
        misses += [Miss(g.id, g.text, criterion, a, b) for g, a, b in zip(gold, labels, said) if a != b]
    bins = list(_calibration(sure))
    error = sum(n * abs(mean - right) for mean, right, n in bins) / max(1, len(sure))
    return Evaluation(len(gold), criteria, _facts(gold, reports, misses), tuple(misses), tuple(bins), error, goal_or_not)


def _goal_or_not(gold: Sequence[Labelled], reports: Sequence[Report], misses: list[Miss]) -> GoalOrNot:
    pairs = [(not g.is_goal, not r.judged) for g, r in zip(gold, reports, strict=True)]
    labelled, said, both = sum(a for a, _ in pairs), sum(b for _, b in pairs), sum(a and b for a, b in pairs)
    words = {True: "not a goal", False: "a goal"}
    misses += [Miss(g.id, g.text, "goal or not", words[a], words[b]) for g, (a, b) in zip(gold, pairs, strict=True) if a != b]
    return GoalOrNot(labelled, both / max(1, labelled), both / max(1, said))


def agreement(labels: Sequence[str], said: Sequence[str]) -> Agreement:
    """Return accuracy, macro-F1 over the labels that occur, and Cohen's kappa (1 where both always say the same one thing)."""
    n = len(labels)
    both = Counter(zip(labels, said))
    right = sum(count for (a, b), count in both.items() if a == b) / max(1, n)
    in_labels, in_said = Counter(labels), Counter(said)
    chance = sum(in_labels[k] * in_said[k] for k in in_labels) / max(1, n * n)
    kappa = 1.0 if chance == 1 else (right - chance) / (1 - chance)
    scores = [2 * both[k, k] / (in_labels[k] + in_said[k]) for k in in_labels]
    return Agreement(n, right, sum(scores) / max(1, len(scores)), kappa, dict(both))


def _calibration(sure: Iterable[tuple[float, bool]]) -> Iterator[tuple[float, float, int]]:
    bins: dict[int, list[tuple[float, bool]]] = {}
    for confidence, right in sure:
        bins.setdefault(min(9, int(confidence * 10)), []).append((confidence, right))
    for _, rows in sorted(bins.items()):
        yield sum(c for c, _ in rows) / len(rows), sum(r for _, r in rows) / len(rows), len(rows)


# --------------------------------------------------------------------------- facts


@dataclass(slots=True)
class _Counts:
    """Running counts of one kind of span: hits, extra, missed, and how many of the hits have each property."""

    hits: int = 0
    extra: int = 0
    missed: int = 0
    right: Counter[str] = field(default_factory=Counter)

    def score(self, *names: str) -> Score:
        spans = 2 * self.hits / (2 * self.hits + self.extra + self.missed) if self.hits else 0.0
        empty = not (self.hits or self.extra or self.missed)
        figures = {"f1": 1.0 if empty else spans, **{n: self.right[n] / self.hits if self.hits else float(empty) for n in names}}
        return Score(self.hits + self.missed, figures)


def _facts(gold: Sequence[Labelled], reports: Sequence[Report], misses: list[Miss]) -> dict[str, Score]:
    out: dict[str, Score] = {}
    for name in ("action", "kind", "cadence"):
        pairs = [(g, g.labels[name], _said(r, name)) for g, r in zip(gold, reports) if name in g.labels]
        misses += [Miss(g.id, g.text, name, a, b) for g, a, b in pairs if _plain(a) != _plain(b)]
        if pairs:
            out[name] = Score(len(pairs), {"accuracy": sum(_plain(a) == _plain(b) for _, a, b in pairs) / len(pairs)})
    amounts, ends = _Counts(), _Counts()
    for g, r in zip(gold, reports):
        if "quantities" in g.labels:
            _quantities(g, r, amounts, misses)
        if "deadline" in g.labels:
            _deadline(g, r, ends, misses)
    if any("quantities" in g.labels for g in gold):
        out["quantity"] = amounts.score("value", "unit", "role")
    if any("deadline" in g.labels for g in gold):
        out["deadline"] = ends.score("date")
    return out


def _said(report: Report, name: str) -> str | None:
    facts = report.facts
    if name == "action":
        return facts.action.lemma if facts.action else None
    return facts.kind if name == "kind" else facts.cadence


def _plain(value: Any) -> str:
    return str(value or "").lower()


def _quantities(g: Labelled, r: Report, counts: _Counts, misses: list[Miss]) -> None:
    used: set[tuple[int, int]] = set()
    left = list(r.facts.quantities)
    for label in g.labels["quantities"]:
        span = _locate(g.text, label["text"], used)
        used.add(span)
        hit = next((q for q in left if q.start < span[1] and span[0] < q.end), None)
        if hit is None:
            counts.missed += 1
            misses.append(Miss(g.id, g.text, "quantity missed", label, None))
            continue
        left.remove(hit)
        counts.hits += 1
        checks = {
            "value": _same_value(label["value"], hit),
            "unit": _plain(label.get("unit")) == _plain(hit.unit),
            "role": label.get("role") == hit.role,
        }
        for name, right in checks.items():
            counts.right[name] += right
            if not right:
                misses.append(Miss(g.id, g.text, f"quantity {name}", label, hit))
    counts.extra += len(left)
    misses += [Miss(g.id, g.text, "quantity extra", None, q) for q in left]


def _locate(text: str, words: str, used: set[tuple[int, int]]) -> tuple[int, int]:
    at = text.find(words)
    while at >= 0 and (at, at + len(words)) in used:
        at = text.find(words, at + 1)
    if at >= 0:
        return at, at + len(words)
    match = re.search(re.escape(words), text, re.IGNORECASE)
    return match.span() if match else (-1, -1)


def _same_value(label: Any, quantity: Quantity) -> bool:
    asked = [float(v) for v in (label if isinstance(label, list) else [label]) if v is not None]
    said = [quantity.value] if quantity.high is None else [quantity.value, quantity.high]
    return len(asked) == len(said) and all(abs(a - b) <= 1e-6 * max(1.0, abs(a)) for a, b in zip(asked, said))


def _deadline(g: Labelled, r: Report, counts: _Counts, misses: list[Miss]) -> None:
    label, said = g.labels["deadline"], r.facts.deadline
    if label and said:
        counts.hits += 1
        right = label["end"] == said.end_date.isoformat()
        counts.right["date"] += right
        if not right:
            misses.append(Miss(g.id, g.text, "deadline date", label, said))
    elif label:
        counts.missed += 1
        misses.append(Miss(g.id, g.text, "deadline missed", label, None))
    elif said:
        counts.extra += 1
        misses.append(Miss(g.id, g.text, "deadline extra", None, said))

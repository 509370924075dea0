"""Readers on goals of sources that they were not trained on: what to set them to, and how often the library is right with them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

import smartcritic as sc
from corpora.reader.rows import Row, is_goal, parsed
from smartcritic import criteria, facts
from smartcritic.criteria.base import Evidence
from smartcritic.evaluate import agreement
from smartcritic.languages import ENGLISH
from smartcritic.model import CRITERIA, Facts, Reading, replace
from smartcritic.reading import reader
from smartcritic.reading.network import HEADS, REMARKS

TEAMS = "written by"
"""How the names of writers begin who wrote as teams write, for a set of goals; all other groups are public sources."""


@dataclass
class Judged:
    """A goal with the facts that a reader of another fold found, before any setting."""

    row: Row
    facts: Facts


def judged(rows: Sequence[Row], trained: reader.Trained) -> list[Judged]:
    """Read rows with a reader."""
    items = [(row.text, row.facts, parses) for row, parses in parsed(rows)]
    full = [i for i, (_, _, parses) in enumerate(items) if parses]
    answers = dict(zip(full, reader.read([items[i] for i in full], trained), strict=True))
    return [Judged(row, answers.get(i, facts.empty())) for i, row in enumerate(rows)]


def fitted(found: Sequence[Judged]) -> reader.Settings:
    """The temperature of each question that makes its odds most likely; a word belongs to a span from even odds on."""
    temperature = {}
    for head, names in HEADS.items():
        pairs = [(_answers(j.facts.reading)[head], _label(j.row, head)) for j in found if j.facts.reading is not None]
        known = [([odds[n] for n in names], names.index(said)) for odds, said in pairs if said in names]
        scores = np.log(np.array([odds for odds, _ in known]) + 1e-6)
        temperature[head] = _temperature(scores, np.array([right for _, right in known]))
    return reader.Settings(temperature, {"purpose": 0.5, "basis": 0.5}, {name: _bar(found, name, temperature) for name in REMARKS})


PRECISE = 0.5
"""How often a remark that is made has to be one that the coach made too."""


def _bar(found: Sequence[Judged], name: str, temperature: Mapping[str, float]) -> float:
    """The lowest odds from which on a remark is right often enough; 1 where it never is."""
    head = f"remark:{name}"
    pairs = [(_answers(j.facts.reading)[head], _label(j.row, head)) for j in found if j.facts.reading is not None]
    known = [(_cooler(odds["yes"], temperature[head]), said == "yes") for odds, said in pairs if said is not None]
    ranked = sorted(known, reverse=True)
    best, hits = 1.0, 0
    for n, (p, right) in enumerate(ranked, 1):
        hits += right
        if n >= 10 and hits >= PRECISE * n:
            best = p
    return round(best, 3)


def _cooler(p: float, temperature: float) -> float:
    """Even odds stay, others move by a temperature."""
    score = (np.log(p + 1e-6) - np.log(1 - p + 1e-6)) / temperature
    return float(1 / (1 + np.exp(-score)))


def _label(row: Row, head: str) -> str | None:
    """What a question's answer is by the labels; None where it is not labelled, or the text is no goal."""
    if head == "form":
        return "goal" if is_goal(row) else "not_a_goal"
    if head.startswith("remark:"):
        made = row.labels.get("remarks") if is_goal(row) else None
        return None if made is None else "yes" if head.removeprefix("remark:") in made else "no"
    said = row.labels.get(head) if is_goal(row) else None
    return (said[0] if said else None) if isinstance(said, list) else said


def _temperature(scores: np.ndarray, right: np.ndarray) -> float:
    def loss(t: float) -> float:
        z = scores / t
        z = z - z.max(1, keepdims=True)
        return float(-(z - np.log(np.exp(z).sum(1, keepdims=True)))[np.arange(len(right)), right].mean())

    return round(float(min(np.arange(0.5, 2.51, 0.05), key=loss)), 2)


def evidence(found: Judged) -> Evidence:
    """What the criteria are handed."""
    return Evidence(sc.Goal(found.row.text), found.facts, sc.Context(today=found.row.ref), sc.Config(), ENGLISH)  # type: ignore[arg-type]


def verdicts(found: Judged) -> dict[str, sc.Verdict] | None:
    """The library's verdicts; None for a text that it does not judge."""
    what = evidence(found)
    return criteria.judge(what) if criteria.is_judged(what) else None


def cooled(found: Judged, settings: reader.Settings) -> Judged:
    """The same goal with odds at the temperatures of `settings`."""
    reading = found.facts.reading
    if reading is None:
        return found
    scores = np.log(np.array([[p for answers in _answers(reading).values() for p in answers.values()]]) + 1e-6)
    shares = reader.shares(scores, settings.temperature)
    odds = {head: dict(zip(names, shares[head][0].tolist(), strict=True)) for head, names in HEADS.items()}
    remarks = {name: odds.pop(f"remark:{name}")["yes"] for name in reading.remarks}
    return Judged(found.row, replace(found.facts, reading=replace(reading, odds=odds, remarks=remarks)))


def _answers(reading: Reading) -> dict[str, Mapping[str, float]]:
    """The odds of every question of the network, in its order."""
    return {**reading.odds, **{f"remark:{name}": {"no": 1 - p, "yes": p} for name, p in reading.remarks.items()}}


def figures(found: Sequence[Judged], settings: reader.Settings) -> dict[str, Any]:
    """All figures, by kind of source: public repositories, teams' goals of other writers, our own."""
    every = said([cooled(j, settings) for j in found])
    parts: dict[str, Callable[[Row], bool]] = {
        "public": lambda r: not (r.group or "").startswith(TEAMS),
        "teams": lambda r: (r.group or "").startswith("written by writer"),
        "own": lambda r: (r.group or "").startswith(TEAMS) and not (r.group or "").startswith("written by writer"),
    }
    out: dict[str, Any] = {"settings": {"temperature": settings.temperature, "inside": settings.inside}, "kappa": {}}
    for name, mine in parts.items():
        chosen = [(j, v) for j, v in every if j.row.group is not None and mine(j.row)]
        if chosen:
            out["kappa"][name] = part(chosen)
    out["calibration"] = {letter: _calibration(every, letter) for letter in CRITERIA}
    return out


Said = tuple[Judged, dict[str, sc.Verdict] | None]


def said(found: Sequence[Judged]) -> list[Said]:
    """Each goal with the library's verdicts."""
    return [(j, verdicts(j)) for j in found]


def part(chosen: Sequence[Said]) -> dict[str, Any]:
    """The figures of a set: kappa a letter, severe errors, accuracy of kind, and how texts that are no goals are known."""
    goals = [(j, v) for j, v in chosen if is_goal(j.row)]
    out: dict[str, Any] = {"goals": len(goals), "sources": len({j.row.group for j, _ in goals})}
    for letter in CRITERIA:
        gold = [j.row.labels[letter] for j, _ in goals]
        got = [v[letter].verdict if v else "unknown" for _, v in goals]
        out[letter] = round(agreement(gold, got).kappa, 3)
        if letter in ("specific", "measurable"):
            out[f"{letter}_severe"] = round(sum({a, b} == {"met", "unmet"} for a, b in zip(gold, got, strict=True)) / len(gold), 4)
    out["kind"] = round(sum(j.row.labels["kind"] == j.facts.kind for j, _ in goals) / len(goals), 3)
    none = [(not is_goal(j.row), v is None) for j, v in chosen]
    hits = sum(a and b for a, b in none)
    out["no_goal"] = {
        "texts": sum(a for a, _ in none),
        "recall": round(hits / max(1, sum(a for a, _ in none)), 3),
        "precision": round(hits / max(1, sum(b for _, b in none)), 3),
    }
    return out


def _calibration(every: Sequence[Said], letter: str) -> dict[str, Any]:
    """Expected calibration error over tenths of confidence, and the tenths: mean confidence, share right, number."""
    rows = [
        (v[letter].confidence, v[letter].verdict == j.row.labels[letter])
        for j, v in every
        if v and is_goal(j.row) and letter in j.row.labels
    ]
    bins: dict[int, list[tuple[float, bool]]] = {}
    for sure, right in rows:
        bins.setdefault(min(9, int(sure * 10)), []).append((sure, right))
    tenths = [(*(round(float(x), 3) for x in np.array(b, dtype=float).mean(0)), len(b)) for _, b in sorted(bins.items())]
    return {"error": round(sum(abs(s - r) * n for s, r, n in tenths) / len(rows), 4), "tenths": tenths}

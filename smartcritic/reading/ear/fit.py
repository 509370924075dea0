"""Corrections -> moves: a ridge-penalised logistic regression for each change of a verdict that a team makes.

A move is learned where the critic gave one verdict and the team another: p(team's verdict) has the log odds that the critic itself gives,
plus a weighted sum of the goal's features. The penalty, goals on which nobody has ruled (`background.json`: written for this project, each
counted as accepted with little weight), and a bound on the sum keep a move to goals like those that were corrected. Newton's method; no
chance is involved.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

import numpy as np

from smartcritic.model import Facts, Verdict, VerdictName
from smartcritic.model.corrections import Correction, Learned, Move, RuleMove
from smartcritic.reading.ear.features import described
from smartcritic.reading.ear.hear import UNHEARD, applied, offset

LEAST = 3
"""Corrections of one kind below which nothing is learned."""
MOST, FULL = 6.0, 8
"""How far log odds are moved at the most, and from how many corrections on; with fewer, in proportion. A verdict that the critic gives
with 95% and more has log odds of 4.5 and more against another one, so fewer than six corrections never turn it."""
PENALTY = 0.4
BACKGROUND = 4.0
"""What all goals of the background together count for, in corrections."""
_ROUNDS = 30
_SMALL = 0.05

NOTE, OFF = (4, 0.75), (8, 0.9)
"""From how many rulings on, and from which share refused, findings of a rule are notes or left out."""

BACKGROUND_FILE = "background.json"


@dataclass(frozen=True, slots=True)
class Row:
    """A ruling on a verdict, what the critic itself says, and what the goal is like; `line` from 1 on."""

    line: int
    letter: str
    wanted: VerdictName
    own: Verdict
    odds: Mapping[str, float]
    x: Mapping[str, float]


def learn(judged: Sequence[tuple[Correction, Facts | None, Mapping[str, Verdict]]]) -> Learned:
    """What corrections teach; each comes with the facts of its text (None: it was not judged) and the critic's own verdicts.

    Of several rulings on the same words the last counts.
    """
    last = {(c.text, c.letter, c.rule): i for i, (c, _, _) in enumerate(judged)}
    groups: dict[tuple[str, VerdictName], list[Row]] = defaultdict(list)
    rulings: dict[str, list[tuple[int, bool]]] = defaultdict(list)
    for i in sorted(last.values()):
        said, facts, verdicts = judged[i]
        if said.rule is not None:
            rulings[said.rule].append((i + 1, bool(said.accepted)))
        elif facts is not None and said.letter is not None and verdicts[said.letter].source == "text":
            own = verdicts[said.letter]
            odds = facts.reading.odds[said.letter] if facts.reading is not None else {}
            wanted: Any = said.verdict
            groups[said.letter, own.verdict].append(Row(i + 1, said.letter, wanted, own, odds, described(said.text, facts)))
    moves = [move for rows in groups.values() for move in _moves(rows)]
    moves.sort(key=lambda m: (m.letter, m.said, m.to))
    lowered = [move for rule, found in sorted(rulings.items()) for move in _lowered(rule, found)]
    return Learned(tuple(moves), tuple(lowered))


def _lowered(rule: str, found: Sequence[tuple[int, bool]]) -> list[RuleMove]:
    refused = tuple(line for line, accepted in found if not accepted)
    bars: tuple[tuple[Literal["note", "off"], tuple[int, float]], ...] = (("off", OFF), ("note", NOTE))
    for level, (least, share) in bars:
        if len(found) >= least and len(refused) >= share * len(found):
            return [RuleMove(rule, level, refused, len(found))]
    return []


def _moves(rows: Sequence[Row]) -> list[Move]:
    """The moves from one verdict of one letter to each that the team gives in its place."""
    said = rows[0].own.verdict
    out = []
    for to in sorted({r.wanted for r in rows} - {said}):
        lines = tuple(r.line for r in rows if r.wanted == to)
        if len(lines) < LEAST:
            continue
        weights = _weights(rows, to)
        kept = tuple(sorted(((n, round(w, 3)) for n, w in weights.items() if abs(w) >= _SMALL), key=lambda nw: -abs(nw[1])))
        most = round(MOST * min(1.0, len(lines) / FULL), 3)
        out.append(Move(rows[0].letter, said, to, kept, most, lines, len(rows), sum(r.wanted == said for r in rows), 0))
    after = sum(applied(out, r.own, r.odds, r.x)[0] == r.wanted for r in rows)
    return [Move(*(getattr(m, f) for f in Move.__struct_fields__[:-1]), after) for m in out]


def _weights(rows: Sequence[Row], to: VerdictName) -> dict[str, float]:
    letter, said = rows[0].letter, rows[0].own.verdict
    unheard = [x for own, x in background() if own.get(letter) == said]
    names = sorted({name for r in rows for name in r.x} | {name for x in unheard for name in x})
    place = {name: i for i, name in enumerate(names)}
    x = np.zeros((len(rows) + len(unheard), len(names)))
    for i, one in enumerate([*(r.x for r in rows), *unheard]):
        for name, value in one.items():
            x[i, place[name]] = value
    y = np.array([float(r.wanted == to) for r in rows] + [0.0] * len(unheard))
    start = np.array([offset(r.own, r.odds, to) for r in rows] + [UNHEARD] * len(unheard))
    counted = np.array([1.0] * len(rows) + [BACKGROUND / max(1, len(unheard))] * len(unheard))
    theta = _newton(x, y, start, counted)
    return dict(zip(names, theta.tolist(), strict=True))


def _newton(x: Any, y: Any, start: Any, counted: Any) -> Any:
    """The weights that minimise the counted log loss plus half the penalty times their squares, by damped Newton steps."""
    theta = np.zeros(x.shape[1])
    for _ in range(_ROUNDS):
        p = 1 / (1 + np.exp(-np.clip(start + x @ theta, -30, 30)))
        gradient = x.T @ (counted * (p - y)) + PENALTY * theta
        hessian = (x * (counted * (p * (1 - p) + 0.02))[:, None]).T @ x + PENALTY * np.eye(len(theta))
        step = np.linalg.solve(hessian, gradient)
        theta -= step
        if np.abs(step).max() < 1e-6:
            break
    return theta


@lru_cache(maxsize=1)
def background() -> tuple[tuple[Mapping[str, str], Mapping[str, float]], ...]:
    """Goals on which nobody has ruled: the critic's verdicts, and what each goal is like."""
    data = json.loads(resources.files(__package__).joinpath(BACKGROUND_FILE).read_text(encoding="utf-8"))
    names = data["features"]
    return tuple((said, {names[i]: value for i, value in pairs}) for said, pairs in data["goals"])

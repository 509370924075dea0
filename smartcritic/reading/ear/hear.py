"""Moves -> the verdict that a team would give, where what it corrected was like this goal."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from smartcritic.model import Facts, Verdict, VerdictName
from smartcritic.model.corrections import Move
from smartcritic.reading.ear.features import described

_LEAST = 0.01
"""What another verdict than the critic's is worth at the least."""


class Heard(NamedTuple):
    """The verdict after the moves, how likely it is, and how many corrections it was learned from."""

    verdict: VerdictName
    confidence: float
    corrections: int


def heard(moves: Sequence[Move], letter: str, own: Verdict, text: str, facts: Facts) -> Heard | None:
    """What a team's corrections make of a verdict on a text; None where it stays."""
    here = [m for m in moves if m.letter == letter and m.said == own.verdict]
    if not here or own.source != "text":
        return None
    odds = facts.reading.odds[letter] if facts.reading is not None else {}
    verdict, confidence, move = applied(here, own, odds, described(text, facts))
    return None if move is None else Heard(verdict, confidence, len(move.lines))


def applied(moves: Sequence[Move], own: Verdict, odds: Mapping[str, float], x: frozenset[str]) -> tuple[VerdictName, float, Move | None]:
    """The likeliest verdict after the moves from the critic's own one, its probability, and the move that made it."""
    scores = {m.to: offset(own, odds, m.to) + shift(m, x) for m in moves}
    total = 1 + sum(math.exp(s) for s in scores.values())
    best = max(moves, key=lambda m: scores[m.to], default=None)
    if best is None or scores[best.to] <= 0:
        return own.verdict, own.confidence, None
    return best.to, math.exp(scores[best.to]) / total, best


def shift(move: Move, x: frozenset[str]) -> float:
    """How far a goal with the properties `x` is moved: up where the team more likely than not changes such verdicts, else down."""
    return move.most * (2 * sum(p for name, p in move.beliefs if name in x) - 1)


def offset(own: Verdict, odds: Mapping[str, float], to: str) -> float:
    """The log odds of `to` against the critic's own verdict, by its confidence and by the trained reader's odds of all others."""
    others = sum(p for name, p in odds.items() if name != own.verdict)
    share = odds.get(to, 0.0) / others if others else 1 / 3
    return math.log(max(_LEAST, (1 - own.confidence) * share) / max(_LEAST, own.confidence))

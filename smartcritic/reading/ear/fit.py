"""Corrections -> moves: by which property of a goal does the team judge otherwise?

A move is learned where the critic gave one verdict and the team another. Each property of a goal (`features.described`) is a hypothesis:
"the team changes this verdict exactly where it holds". Its likelihood follows the size principle (Tenenbaum 1999): a corrected goal that
has the property counts the more, the fewer goals have it; one that has not is put down to chance, and so is an accepted goal that has it.
A further hypothesis says that nothing common is behind the corrections. How common a property is comes from goals on which nobody has ruled
(`background.json`, written for this project) and from the accepted ones. The posterior over all hypotheses says how likely the team judges
a goal otherwise, and moves log odds within a bound.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from smartcritic.model import Facts, Verdict, VerdictName, replace
from smartcritic.model.corrections import Correction, Learned, Move, RuleMove
from smartcritic.reading.ear.features import ABOUT, described
from smartcritic.reading.ear.hear import applied

LEAST, ACCEPTED = 3, 2
"""Corrections of one kind, and goals with the same verdict that the team accepts, below which nothing is learned."""
MOST, FULL = 8.0, 12
"""How far log odds are moved at the most, and from how many corrections on; with fewer, in proportion. A verdict that the critic gives
with 97% and more has log odds of 3.4 and more against any other, so fewer than six corrections never turn it."""
CHANCE = 0.2
"""How often a ruling has nothing to do with the property by which the team judges."""
TRUST = 0.7
"""The power of the likelihood: properties of goals go together, and rulings of a team are not independent of each other."""
NOTHING = 2.0
"""The log of how much likelier than any one property it is, before a ruling, that nothing common is behind the corrections."""
BACKGROUND = 6.0
"""What the goals on which nobody has ruled count for, in accepted goals."""
COMMON = 0.8
"""The share of goals from which on a property tells too little."""
ABOUT_IT = 3.0
"""The log of how much likelier it is that a team goes by what the letter is about than by anything else."""
_SMALL = 0.005

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
    x: frozenset[str]


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
        if len(lines) < LEAST or sum(r.wanted == said for r in rows) < ACCEPTED:
            continue
        beliefs = _beliefs(rows, to)
        kept = tuple(sorted(((n, round(p, 3)) for n, p in beliefs.items() if p >= _SMALL), key=lambda found: -found[1]))
        if not kept:
            continue
        most = round(MOST * min(1.0, len(lines) / FULL), 3)
        out.append(Move(rows[0].letter, said, to, kept, most, lines, len(rows), sum(r.wanted == said for r in rows), 0))
    after = sum(applied(out, r.own, r.odds, r.x)[0] == r.wanted for r in rows)
    return [replace(m, fits_after=after) for m in out]


def _beliefs(rows: Sequence[Row], to: VerdictName) -> dict[str, float]:
    """How likely it is, by property, that the team goes by it; what is missing to 1 is that nothing common is behind the corrections."""
    letter, said = rows[0].letter, rows[0].own.verdict
    unheard = [x for verdicts, x in background() if verdicts.get(letter) == said]
    sides = ([r.x for r in rows if r.wanted == to], [r.x for r in rows if r.wanted != to], unheard)
    seen = {name: tuple(_places(name, side) for side in sides) for name in frozenset().union(*sides[0])}
    sizes = tuple(map(len, sides))
    scores = {name: _score(places, sizes) + ABOUT_IT * name.startswith(ABOUT[letter]) for name, places in seen.items()}
    top = max([NOTHING, *scores.values()])
    total = math.exp(NOTHING - top) + sum(math.exp(s - top) for s in scores.values())
    return {name: math.exp(scores[name] - top) / total for name in sorted(scores)}


def _places(name: str, goals: Sequence[frozenset[str]]) -> int:
    """The goals that have a property, one bit a goal."""
    return sum(1 << i for i, x in enumerate(goals) if name in x)


def _score(places: tuple[int, ...], sizes: tuple[int, ...]) -> float:
    """The log likelihood of the rulings where a property that these goals have is what the team goes by."""
    (refused, accepted, unheard), (n_refused, n_accepted, n_unheard) = (tuple(p.bit_count() for p in places), sizes)
    usual = (unheard + 1) / (n_unheard + 2)
    common = (BACKGROUND * usual + accepted) / (BACKGROUND + n_accepted)
    if common > COMMON:
        return -math.inf
    fits = refused * math.log((1 - CHANCE) / common + CHANCE) + (n_refused - refused) * math.log(CHANCE)
    fits += accepted * math.log(CHANCE) + (n_accepted - accepted) * math.log((1 - CHANCE) / (1 - common) + CHANCE)
    return TRUST * fits


@lru_cache(maxsize=1)
def background() -> tuple[tuple[Mapping[str, str], frozenset[str]], ...]:
    """Goals on which nobody has ruled: the critic's verdicts, and what each goal is like."""
    data = json.loads(resources.files(__package__).joinpath(BACKGROUND_FILE).read_text(encoding="utf-8"))
    names = data["features"]
    return tuple((said, frozenset(names[i] for i in has)) for said, has in data["goals"])

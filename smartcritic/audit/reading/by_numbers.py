"""Which of several columns of numbers is the target and which the value at the start, where no header says so."""

from __future__ import annotations

import re

from smartcritic.audit.reading.cells import as_amount, is_blank
from smartcritic.audit.reading.names import foreign, meanings
from smartcritic.audit.reading.search import Search
from smartcritic.audit.reading.words import plain_name, words

_PERIOD = re.compile(r"\b(?:fy|cy|gj)?\s?((?:19|20)\d\d)\b|\b(?:fy|cy|gj)\s?(\d\d)\b")
_NUMERIC = 0.6
"""Share of a column's cells that are numbers in a column of numbers."""
_EARLIER, _PERIOD_ALONE, _LEFT, _NEXT, _SAME_WORDS, _ALIKE = 3.0, 2.0, 1.0, 0.5, 1.0, 1.0
_LEAST = 2.5
"""What speaks for a value at the start, and how much must."""
_MOST_TIMES = 50.0
"""How many times as large a target is at most as the value at the start."""


def target_by_level(search: Search) -> None:
    """Of columns with a number for each colour or level, the green one is the target."""
    if "target" in search.roles:
        return
    named = {n: set(plain_name(n).split()) for n in search.free() if search.profile(n).numbers >= _NUMERIC}
    reached = [n for n, said in named.items() if said & words("levels", "reached") and not said & words("levels", "beyond")]
    others = [n for n, said in named.items() if said & words("levels", "below")]
    if reached and others:
        search.settle("target", min(reached, key=lambda n: len(named[n])), "it is the level at which the goal is reached")


def baseline_by_cells(search: Search) -> None:
    """Where no header names the value at the start, the column of numbers that most speaks for it: an earlier year, left of the target."""
    target = search.roles.get("target")
    if "baseline" in search.roles or target is None or target == search.roles.get("text"):
        return
    current = search.roles.get("current")
    found = {n: _speaks(n, target, search) for n in (*search.free(), *([current] if current else []))}
    best = max(found, key=lambda n: found[n], default=None)
    if best is not None and found[best] >= _LEAST:
        search.settle("baseline", best, "its cells are numbers of an earlier time than the target's")


def _speaks(name: str, target: str, search: Search) -> float:
    """How much speaks for a column of numbers as the value at the start."""
    if search.profile(name).numbers < _NUMERIC or foreign("numbers", name) or search.profile(target).numbers < _NUMERIC:
        return 0.0
    said, aim = set(plain_name(name).split()), set(plain_name(target).split())
    if said & (words("levels", "below") | words("levels", "beyond")):
        return 0.0
    own, goal = _year(name), _year(target)
    if own is not None and (goal is None or own < goal):
        score = _EARLIER if goal is not None else _PERIOD_ALONE
    elif meanings(name) or own is not None:
        return 0.0
    else:
        score = _SAME_WORDS if said & aim else 0.0
    left = search.names.index(target) - search.names.index(name) if {name, target} <= set(search.names) else 0
    return score + _LEFT * (left > 0) + _NEXT * (left == 1) + _ALIKE * _alike(name, target, search)


def _year(name: str) -> int | None:
    match = _PERIOD.search(plain_name(name))
    return None if match is None else int(match[1] or f"20{match[2]}")


def _alike(name: str, target: str, search: Search) -> bool:
    """Whether two columns hold numbers of one size, which differ from row to row and from each other."""
    rows = [(r.cells.get(name), r.cells.get(target)) for r in search.sample]
    read = [(as_amount(x), as_amount(y)) for x, y in rows if not (is_blank(x) or is_blank(y))]
    pairs = [(a, b) for a, b in read if a is not None and b is not None]
    near = sum(a == 0 or b == 0 or 1 / _MOST_TIMES <= abs(a / b) <= _MOST_TIMES for a, b in pairs)
    counted = len(pairs) > 1 and all(b[0] - a[0] in (0, 1) for a, b in zip(pairs, pairs[1:]))
    return len(pairs) > 1 and near >= 0.8 * len(pairs) and any(a != b for a, b in pairs) and not counted

"""Lists of goals that name their parents: an objective is handed its key results."""

from __future__ import annotations

from collections.abc import Sequence

from smartcritic.model import Goal, KeyResult, replace
from smartcritic.model.inputs import by_names, normal


def with_key_results(goals: Sequence[Goal]) -> list[Goal]:
    """Return the goals, each with those as its key results whose `parent` is its id or its text.

    What has key results already, or is given as another kind than an objective, stays as it is. The critic judges a stream goal by goal, so
    a list whose objectives are to be judged with what carries them goes through this first.
    """
    places = by_names(goals)
    found: dict[int, list[KeyResult]] = {}
    for i, goal in enumerate(goals):
        at = places.get(normal(goal.parent))
        if at is not None and at != i:
            found.setdefault(at, []).append(goal.as_key_result())
    return [replace(g, key_results=tuple(found[i])) if i in found and _may_have(g) else g for i, g in enumerate(goals)]


def _may_have(goal: Goal) -> bool:
    return not goal.key_results and goal.kind in (None, "objective")

"""What kind of goal is it? Each kind is measured and dated in its own way."""

from __future__ import annotations

from smartcritic.model import GOAL_KINDS, Facts, GoalKind


def kind_of(facts: Facts) -> GoalKind:
    """The kind that the trained reader holds most likely; of a goal that it has not read, what the facts say."""
    if facts.reading is not None and "goal_kind" in facts.reading.odds:
        odds = facts.reading.odds["goal_kind"]
        return max(GOAL_KINDS, key=lambda k: odds.get(k, 0.0))
    action, first = facts.action, facts.objects[0] if facts.objects else None
    direction = None if action is None else action.direction
    if direction == "keep":
        return "keep"
    if direction in ("up", "down", "reach"):
        return "level" if first is not None and first.metric else "state"
    if facts.cadence is not None:
        return "habit"
    if action is None:
        return "state" if first is None or first.nature in ("quality", "topic") else "task"
    return "task"

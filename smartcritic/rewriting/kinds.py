"""What kind of goal is it? Each kind is measured and dated in its own way."""

from __future__ import annotations

from typing import Literal

from smartcritic.records import Facts

GoalKind = Literal["task", "count", "level", "keep", "habit", "skill", "event", "state", "rule"]

KINDS: tuple[GoalKind, ...] = ("task", "count", "level", "keep", "habit", "skill", "event", "state", "rule")
"""`task`: done or not; `count`: a number of things; `level`: a metric to move; `keep`: a level to hold; `habit`: done again and again;
`skill`: an ability to reach; `event`: to take part in or bring off; `state`: a state of affairs; `rule`: how things are to be."""


def kind_of(facts: Facts) -> GoalKind:
    """The kind that the trained reader holds most likely; of a goal that it has not read, what the facts say."""
    if facts.reading is not None and "goal_kind" in facts.reading.odds:
        odds = facts.reading.odds["goal_kind"]
        return max(KINDS, key=lambda k: odds.get(k, 0.0))
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

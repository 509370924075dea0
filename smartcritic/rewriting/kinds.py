"""What kind of goal is it? Each kind is measured and dated in its own way."""

from __future__ import annotations

from typing import Literal

from smartcritic.records import Facts

GoalKind = Literal["task", "count", "level", "keep", "habit", "skill", "event", "state", "rule"]

KINDS: tuple[GoalKind, ...] = ("task", "count", "level", "keep", "habit", "skill", "event", "state", "rule")
"""`task`: done or not; `count`: a number of things; `level`: a metric to move; `keep`: a level to hold; `habit`: done again and again;
`skill`: an ability to reach; `event`: to take part in or bring off; `state`: a state of affairs; `rule`: how things are to be."""


def kind_of(facts: Facts) -> GoalKind:
    """The kind that the trained reader holds most likely, within what the facts say."""
    odds = dict(facts.reading.odds.get("goal_kind", {})) if facts.reading is not None else {}
    action = facts.action
    direction = None if action is None else action.direction
    if not odds:
        odds = dict.fromkeys(KINDS, 0.1)
    if direction not in ("up", "down", "reach") and any(o.metric for o in facts.objects):
        odds["keep"] = odds.get("keep", 0.0) + (0.3 if direction == "keep" else 0.0)
    if direction in ("up", "down") and action is not None and action.strength != "concrete":
        odds = {k: v * (0.2 if k in ("task", "event", "count") else 1.0) for k, v in odds.items()}
    return max(KINDS, key=lambda k: odds.get(k, 0.0))

"""Kinds of goals, and how it was decided by which of them a goal is judged."""

from __future__ import annotations

from typing import Literal, get_args

from msgspec import Struct

GoalKind = Literal["task", "count", "level", "keep", "habit", "skill", "event", "state", "rule"]
GOAL_KINDS: tuple[GoalKind, ...] = get_args(GoalKind)
"""`task`: done or not; `count`: a number of things; `level`: a metric to move; `keep`: a level to hold; `habit`: done again and again;
`skill`: an ability to reach; `event`: to take part in or bring off; `state`: a state of affairs; `rule`: how things are to be."""

YardstickKind = Literal[
    "task", "count", "level", "keep", "habit", "skill", "event", "state", "rule", "objective", "key_result", "learning", "baseline"
]
YARDSTICK_KINDS: tuple[YardstickKind, ...] = get_args(YardstickKind)
"""Those that are found in a text, and those that the caller or a list gives: `objective`: an aim that key results carry; `key_result`: a
result that shows an objective; `learning`: done when a question is answered; `baseline`: done when today's level is known."""

Ambition = Literal["committed", "aspirational"]
AMBITIONS: tuple[Ambition, ...] = get_args(Ambition)
"""`committed`: to be reached for certain; `aspirational`: aimed higher than is likely to be reached."""

KindSource = Literal["field", "list", "mark", "profile", "text"]


class Yardstick(Struct, frozen=True, gc=False):
    """The kind that a goal was judged by, and why.

    `source`: "field" (the caller gave the kind), "list" (it has key results), "mark" ("KR 1: ..."), "profile" (the words, read by a
    profile that looks for objectives) or "text" (the words alone, which changes no verdict). `why` says so in words.
    """

    kind: YardstickKind
    source: KindSource
    why: str
    ambition: Ambition | None = None

"""The module-level critic behind `smartcritic.critique` and `smartcritic.extract`, built once."""

from __future__ import annotations

from functools import lru_cache

from smartcritic.critic import Critic
from smartcritic.model import Context, Facts, Goal, Report


@lru_cache(maxsize=1)
def default_critic() -> Critic:
    """Return the critic with the default configuration and the bundled pipeline."""
    return Critic()


def critique(goal: str | Goal, context: Context | None = None, *, rewrite: bool = True) -> Report:
    """Judge one goal with the default critic; see `Critic.critique`."""
    return default_critic().critique(goal, context, rewrite=rewrite)


def extract(text: str | Goal, context: Context | None = None) -> Facts:
    """Read the facts of one goal with the default critic; see `Critic.extract`."""
    return default_critic().extract(text, context)

"""From which odds on the trained reader's answer counts, where half would be too much to ask."""

from __future__ import annotations

from smartcritic.model import Cue

ENOUGH, ENOUGH_SAID = 0.35, 0.15
"""From these odds on a goal has a purpose or a basis: few have one; and from these on where a construction stands that often gives one
("by hiring ...", "so that ...")."""


def decided(cue: Cue) -> bool:
    """Whether a construction leaves nothing to judge: today's level, or a line labelled with its letter."""
    return cue.value == "baseline" or (cue.value or "").startswith("label ")

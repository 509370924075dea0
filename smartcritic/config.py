"""Thresholds and switches."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Config:
    """How the critic judges.

    `achievable_met`, `achievable_partial`: probabilities from which an estimate counts as met or partial.
    `no_stretch`: the probability above which a target is called no stretch. `confidence_basis`: a stated confidence
    (0..1) from which it counts as a basis. `long_text`: characters from
    which a text counts as a document. `select`, `ignore`: prefixes of the rules that are on and off.
    """

    achievable_met: float = 0.5
    achievable_partial: float = 0.2
    no_stretch: float = 0.99
    confidence_basis: float = 0.7
    long_text: int = 2_000
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()

    def rule_on(self, rule: str) -> bool:
        """Whether findings of this rule are reported."""
        if self.select and not any(rule.startswith(p) for p in self.select):
            return False
        return not any(rule.startswith(p) for p in self.ignore)

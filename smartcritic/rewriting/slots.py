"""Slots: what only the writer knows, each with a type that says what fits, and where it can be, a proposal."""

from __future__ import annotations

from dataclasses import dataclass

from smartcritic.model import SlotType


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot before it has a place in a text.

    `shown` stands in the brackets; it is the proposal where there is one. `example` is a value of the right kind, with which the text
    is judged before it is offered; it is no proposal.
    """

    name: str
    shown: str
    question: str
    type: SlotType
    example: str
    proposal: str | None = None
    alternatives: tuple[str, ...] = ()
    optional: bool = False

    @property
    def filled(self) -> str:
        """What stands in the place of the slot while the text is judged."""
        return self.proposal or self.example


Part = str | Gap

"""The writer's slips of grammar as a piece of a rewrite: mended beside all else, and where they alone need mending, by themselves."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.rewriting.base import Change, merged
from smartcritic.rewriting.grammar import Mended
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.slots import Gap
from smartcritic.rewriting.wording import message

FORM = "grammar"
"""The form of the piece."""


def corrected(task: Task, slips: Sequence[Mended]) -> Piece | None:
    """The slips as one piece."""
    changes = tuple(Change(s.start, s.end, (s.put,) if s.put else ()) for s in slips)
    return Piece("specific", message(task.language, "mended"), changes, form=FORM) if changes else None


def joined(changes: Sequence[Change], pieces: Sequence[Piece]) -> tuple[Change, ...]:
    """The changes of a rewrite with those slips of its pieces that touch none of them."""
    return merged((changes, *([c] for p in pieces if p.form == FORM for c in _free(p.changes, changes))))


def _free(slips: Sequence[Change], changes: Sequence[Change]) -> Iterator[Change]:
    yield from (s for s in slips if not any(_touches(s, c) for c in changes))


def _touches(slip: Change, change: Change) -> bool:
    """Whether both change the same words, or the words that one puts in would stand wrong beside those of the other."""
    if slip.start < change.end and change.start < slip.end:
        return True
    if slip.start != change.start:
        return False
    if change.start < change.end:
        return True
    asks = any(isinstance(p, Gap) for p in change.parts)
    capital = any(isinstance(p, str) and p[:1].isupper() for p in slip.parts)
    return not asks or capital

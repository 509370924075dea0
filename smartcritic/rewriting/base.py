"""What a rewrite is made of: changes of the goal's own text with gaps in them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from smartcritic.model import Edit, Slot
from smartcritic.rewriting.slots import Gap, Part


@dataclass(frozen=True, slots=True)
class Change:
    """Replace ``text[start:end]`` by the parts, words and gaps in turn."""

    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the text is written, so that what is put in looks like the rest."""

    upper: bool

    @classmethod
    def of(cls, text: str) -> Shape:
        """Look at the case of the words."""
        words = re.findall(r"[^\W\d_]+", text)
        return cls(sum(c.isalpha() for c in text) > 5 and sum(w.isupper() for w in words) >= 0.8 * len(words) and len(words) > 1)

    def dress(self, words: str) -> str:
        """Write `words` in the case of the text."""
        return words.upper() if self.upper else words


@dataclass(frozen=True, slots=True)
class Composed:
    """A text with changes applied: as it is shown, with its slots, the edits, and the same filled for judging."""

    text: str
    slots: tuple[Slot, ...]
    edits: tuple[Edit, ...]
    filled: str


def compose(text: str, changes: Sequence[Change], shape: Shape) -> Composed:
    """Apply changes that do not overlap."""
    out, filled, at = "", "", 0
    slots: list[Slot] = []
    edits: list[Edit] = []
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        out += text[at : change.start]
        filled += text[at : change.start]
        begin = len(out)
        for part in change.parts:
            if isinstance(part, str):
                out += shape.dress(part)
                filled += shape.dress(part)
                continue
            shown = f"[{part.shown}]"
            slots.append(_slot(part, len(out), len(out) + len(shown), [s.name for s in slots]))
            out += shown
            filled += shape.dress(part.filled)
        edits.append(Edit(change.start, change.end, out[begin:]))
        at = change.end
    return Composed(out + text[at:], tuple(slots), tuple(edits), filled + text[at:])


def _slot(gap: Gap, start: int, end: int, names: Sequence[str]) -> Slot:
    taken = sum(n == gap.name or n.startswith(gap.name + "_") for n in names)
    name = gap.name if not taken else f"{gap.name}_{taken + 1}"
    return Slot(
        name, start, end, gap.question, type=gap.type, proposal=gap.proposal, alternatives=gap.alternatives, optional=gap.optional,
        example=gap.example,
    )  # fmt: skip


def merged(sets: Iterable[Sequence[Change]]) -> tuple[Change, ...]:
    """Join sets of changes; a set that overlaps an earlier one is left out, insertions at one place are put in turn."""
    out: list[Change] = []
    for changes in sets:
        if any(x.start < y.end and y.start < x.end for x in out for y in changes):
            continue
        for change in changes:
            same = next((i for i, c in enumerate(out) if c.start == c.end == change.start == change.end), None)
            if same is None:
                out.append(change)
            elif change.parts != out[same].parts:
                out[same] = Change(change.start, change.end, (*out[same].parts, *change.parts))
    return tuple(out)

"""What a rewrite is made of: edits with slots in them, applied to the goal's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace

from smartcritic.criteria.base import Evidence
from smartcritic.records import Edit, Report, Slot, Trust


@dataclass(frozen=True, slots=True)
class Gap:
    """A slot before it has a place: its name, what stands in the text, the question, and an example of the right kind."""

    name: str
    placeholder: str
    question: str
    example: str
    offered: str | None = None


Part = str | Gap


@dataclass(frozen=True, slots=True)
class Change:
    """Replace ``text[start:end]`` by the parts, words and gaps in turn."""

    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A way to mend one criterion, before it is judged: changes, what to tell the writer, and how far to trust it."""

    criterion: str
    message: str
    changes: tuple[Change, ...]
    trust: Trust


@dataclass(frozen=True, slots=True)
class Task:
    """What the drafting functions are handed: the evidence, the report so far, and the shape of the text."""

    evidence: Evidence
    report: Report
    shape: Shape

    @property
    def text(self) -> str:
        """The goal's own text."""
        return self.report.text


@dataclass(frozen=True, slots=True)
class Shape:
    """How the text is written, so that what is put in looks like the rest."""

    upper: bool
    title: bool

    @classmethod
    def of(cls, text: str) -> Shape:
        """Look at the case of the words."""
        words = [w for w in re.findall(r"[^\W\d_]+", text) if len(w) > 3]
        upper = text.isupper() and sum(c.isalpha() for c in text) > 3
        title = not upper and len(words) >= 3 and all(w[0].isupper() for w in words)
        return cls(upper, title)

    def dress(self, words: str) -> str:
        """Write `words` in the case of the text."""
        if self.upper:
            return words.upper()
        if self.title:
            return re.sub(r"(?<![^\s\[])([a-z])(\w*)", lambda m: m[1].upper() + m[2], words)
        return words


Drafter = Callable[[Task], Iterable[Draft]]


def compose(text: str, changes: Sequence[Change], shape: Shape) -> tuple[str, tuple[Slot, ...], tuple[Edit, ...], str]:
    """Apply changes that do not overlap; return the new text, its slots, the edits, and the text filled with examples."""
    out, filled, at = "", "", 0
    slots: list[Slot] = []
    edits: list[Edit] = []
    names: dict[str, int] = {}
    for change in sorted(changes, key=lambda c: (c.start, c.end)):
        out += text[at : change.start]
        filled += text[at : change.start]
        begin = len(out)
        for part in change.parts:
            if isinstance(part, str):
                out += shape.dress(part)
                filled += shape.dress(part)
                continue
            names[part.name] = names.get(part.name, 0) + 1
            name = part.name if names[part.name] == 1 else f"{part.name}_{names[part.name]}"
            slots.append(Slot(name, len(out), len(out) + len(part.placeholder), part.question, part.offered, part.example))
            out += part.placeholder
            filled += part.offered or part.example
        edits.append(Edit(change.start, change.end, out[begin:]))
        at = change.end
    return out + text[at:], tuple(slots), tuple(edits), filled + text[at:]


def overlap(a: Sequence[Change], b: Sequence[Change]) -> bool:
    """Whether two sets of changes touch the same characters."""
    return any(x.start < y.end and y.start < x.end for x in a for y in b)


def merged(sets: Iterable[Sequence[Change]]) -> tuple[Change, ...]:
    """Join sets of changes; a set that overlaps an earlier one is left out, insertions at one place are put in turn."""
    out: list[Change] = []
    for changes in sets:
        if overlap(out, changes):
            continue
        for change in changes:
            same = next((i for i, c in enumerate(out) if c.start == c.end == change.start == change.end), None)
            if same is None:
                out.append(change)
            elif change.parts != out[same].parts:
                out[same] = replace(out[same], parts=(*out[same].parts, *change.parts))
    return tuple(out)


_TAIL = re.compile(r"[\s.!?;,]*(?:[\"”’')\]*_]*[\s.!?;]*)$")


def end_of(text: str, stop: int | None = None) -> int:
    """Where words can be added at the end of ``text[:stop]``: before its closing punctuation and Markdown."""
    stop = len(text) if stop is None else stop
    part = text[:stop]
    keep = len(part)
    while keep and part[keep - 1] in " \t\n\r.!?;,*_":
        keep -= 1
    return keep if keep else stop

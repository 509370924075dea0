"""What a rewrite is made of: edits with slots in them, applied to the goal's own text."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from string import Formatter
from typing import Any

from smartcritic.criteria.base import Evidence
from smartcritic.languages import Language
from smartcritic.records import Edit, Report, Slot, Trust
from smartcritic.rewriting.clause import Clause
from smartcritic.rewriting.words import LIST, word_set


@dataclass(frozen=True, slots=True)
class SlotSpec:
    """A slot before it has a place: its name, what stands in the text, the question, and an example of the right kind."""

    name: str
    placeholder: str
    question: str
    example: str
    offered: str | None = None


Part = str | SlotSpec


@dataclass(frozen=True, slots=True)
class Change:
    """Replace ``text[start:end]`` by the parts, words and slots in turn."""

    start: int
    end: int
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A way to mend one criterion, before it is judged: changes, what to tell the writer, and how far to trust it.

    `recurring`: it turns the goal into work per period, so that its end is an "until". `verb`: it replaces the action.
    `amount`: it puts a number in, so that no other number is needed.
    """

    criterion: str
    message: str
    changes: tuple[Change, ...]
    trust: Trust
    recurring: bool = False
    verb: bool = False
    amount: bool = False

    @property
    def questions(self) -> int:
        """How many questions it asks."""
        return sum(isinstance(p, SlotSpec) for c in self.changes for p in c.parts)


@dataclass(frozen=True, slots=True)
class Task:
    """What the drafting functions are handed: the evidence, the report so far, the goal's own clause, the shape of the text.

    `recurring`: the goal is, or another draft makes it, work per period.
    """

    evidence: Evidence
    report: Report
    shape: Shape
    clause: Clause
    recurring: bool = False

    @property
    def text(self) -> str:
        """The goal's own text."""
        return self.report.text

    @property
    def language(self) -> Language:
        """The language of the text."""
        return self.evidence.language

    def say(self, key: str, **values: object) -> str:
        """A text of the language's rewrites, with its values put in."""
        return str(self._table("texts")[key]).format(**values)

    def slot(
        self, key: str, *, example: str | None = None, offered: str | None = None, shown: str | None = None, **values: object
    ) -> SlotSpec:
        """A slot of the language's rewrites, with the values of its question; `example` and `shown` in place of its own."""
        row = self._table("slots")[key]
        question = row["question"].format(**values)
        return SlotSpec(row.get("slot", key), shown or row["shown"], question, example or row["example"], offered)

    def phrase(self, key: str, **parts: Part) -> tuple[Part, ...]:
        """A phrase of the language's rewrites, with words and slots put in."""
        out: list[Part] = []
        for literal, name, _, _ in Formatter().parse(self._table("phrases")[key]):
            for part in (literal, parts[name] if name else ""):
                if isinstance(part, str) and out and isinstance(out[-1], str):
                    out[-1] += part
                elif part:
                    out.append(part)
        return tuple(out)

    def _table(self, name: str) -> dict[str, Any]:
        return self.language.lexicon(LIST).tables[name]  # type: ignore[no-any-return]


@dataclass(frozen=True, slots=True)
class Shape:
    """How the text is written, so that what is put in looks like the rest."""

    upper: bool
    title: bool
    small: frozenset[str] = frozenset()

    @classmethod
    def of(cls, text: str, language: Language) -> Shape:
        """Look at the case of the words; `small` are those that stay small in a title."""
        small = word_set(language, "small")
        words = re.findall(r"[^\W\d_]+", text)
        long = [w for w in words if len(w) > 3]
        upper = sum(c.isalpha() for c in text) > 5 and sum(w.isupper() for w in words) >= 0.8 * len(words) and len(words) > 1
        plain = [w for w in long[1:] if w[1:].islower()]
        title = not upper and len(plain) >= 2 and all(w[0].isupper() for w in long)
        little = [w for w in words[1:] if w.lower() in small]
        return cls(upper, title, small if title and not (little and all(w[0].isupper() for w in little)) else frozenset())

    def match_case(self, words: str) -> str:
        """Write `words` in the case of the text."""
        if self.upper:
            return words.upper()
        if self.title:
            return re.sub(r"(?<![^\s\[])([a-z])(\w*)", lambda m: m[0] if m[0] in self.small else m[1].upper() + m[2], words)
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
                out += shape.match_case(part)
                filled += shape.match_case(part)
                continue
            names[part.name] = names.get(part.name, 0) + 1
            name = part.name if names[part.name] == 1 else f"{part.name}_{names[part.name]}"
            shown = shape.match_case(part.placeholder)
            offered = None if part.offered is None else shape.match_case(part.offered)
            slots.append(Slot(name, len(out), len(out) + len(shown), part.question, offered, shape.match_case(part.example)))
            out += shown
            filled += shape.match_case(part.offered or part.example)
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

"""What shows that it worked? The measures that each field takes for what people set goals about, as data (`lexicon/measures.toml`)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from smartcritic.languages import Language
from smartcritic.model import Facts, SlotType


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure as its field calls it.

    `name` fits behind "measured by". `type` says what its levels are, `good` the direction that is good ("up" or "down"), `low` and
    `high` the range that is usual, `taken` what it is taken with. `now` and `target` are levels of the right kind, as examples.
    """

    name: str
    type: SlotType
    good: str
    low: float
    high: float
    taken: str
    unit: str = ""

    def levels(self) -> tuple[str, str]:
        """Examples of today's level and of a better one, within the usual range."""
        size = self.high - self.low
        worse, better = self.low + 0.35 * size, self.low + 0.55 * size
        now, target = (worse, better) if self.good == "up" else (better, worse)
        return self.written(now), self.written(target)

    def written(self, value: float) -> str:
        """A level as it is written."""
        number = f"{value:,.0f}" if self.high - self.low >= 12 else f"{value:.1f}"
        if self.type == "percent":
            return number + "%"
        if self.type == "money":
            return "$" + number
        return f"{number} {self.unit}".strip()


@dataclass(frozen=True, slots=True)
class Field:
    """A class of things that goals are about: its terms and the measures that fit it, the most usual first."""

    name: str
    terms: tuple[str, ...]
    measures: tuple[Measure, ...]


def fields(language: Language) -> tuple[Field, ...]:
    """All classes of the catalogue of a language."""
    return language.once(_fields)


def _fields(language: Language) -> tuple[Field, ...]:
    listed = language.lexicon("measures")
    out = []
    for entry in listed.tables.get("classes", ()):
        name = entry["name"]
        measures = tuple(
            Measure(m["name"], m["type"], m["good"], float(m["low"]), float(m["high"]), m["taken"], m.get("unit", ""))
            for m in listed.tables["measures"]
            if m["class"] == name
        )
        out.append(Field(name, tuple(entry["terms"]), measures))
    return tuple(out)


def _terms(language: Language) -> dict[tuple[str, ...], Field]:
    return {_stems(term, language): field for field in fields(language) for term in field.terms}


_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")


def _stems(text: str, language: Language) -> tuple[str, ...]:
    return tuple(language.singular(w) for w in _WORD.findall(text))


def word_set(text: str, language: Language, least: int = 1) -> frozenset[str]:
    """The words of a text in the singular, those of at least so many letters."""
    return frozenset(language.singular(w) for w in re.findall(rf"[^\W\d_]{{{least},}}", text))


def find(facts: Facts, text: str, language: Language) -> tuple[Measure, ...]:
    """The measures for what a goal is about: by the longest term that ends at the head of its object.

    A thing that is made or done ("meetings", "a manual") is measured by itself, and a head with its own complement ("support for three
    chips") is about that.
    """
    item = facts.objects[0] if facts.objects else None
    if item is None or item.nature in ("artefact", "event", "thing"):
        return ()
    span = text[item.start : item.end]
    if any(d.kind in ("segment", "clause") for d in item.delimiters) and item.nature == "process":
        return ()
    field = in_words(span, language, item.head)
    return field.measures if field is not None else ()


def in_words(span: str, language: Language, head: str | None = None) -> Field | None:
    """The class of the longest term in the words that ends at `head`, or, without one, anywhere; of equally long ones the last."""
    words, index = _stems(span, language), language.once(_terms)
    end = None if head is None else language.singular(head)
    for n in (3, 2, 1):
        for i in range(len(words) - n, -1, -1):
            field = index.get(words[i : i + n])
            if field is not None and (end is None or words[i + n - 1] == end):
                return field
    return None

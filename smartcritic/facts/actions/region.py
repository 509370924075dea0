"""The stretches of text that may state a goal, and which of them does."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from smartcritic.model import Quantity
from smartcritic.parsing.parse import Parse
from smartcritic.syntax import (
    Predicate,
    Range,
    first_word,
    has_finite_form,
    is_imperative,
    main_verb,
    noun_phrase,
    object_of,
    verbs,
)

_HEADED = frozenset({":", "=", "–", "—"})
MAX_HEADING = 12
"""Words of a heading, or of an aim in front of its key result; a longer one says something itself."""


@dataclass(slots=True)
class Region:
    """A stretch of one parse that states a goal by itself, with its dates: their token ranges, and all their tokens."""

    parse: Parse
    lo: int
    hi: int
    date_ranges: Sequence[Range]
    date_tokens: frozenset[int]
    known: dict[int, Range] = field(default_factory=dict)

    @classmethod
    def of(cls, parse: Parse, date_ranges: Sequence[Range]) -> Region:
        """The whole of a parse."""
        return cls(parse, 0, parse.n, date_ranges, frozenset([k for a, b in date_ranges for k in range(a, b)]))

    def part(self, lo: int, hi: int) -> Region:
        """The tokens ``lo..hi`` of it."""
        return Region(self.parse, lo, hi, [d for d in self.date_ranges if lo <= d[0] and d[1] <= hi], self.date_tokens)

    def whole(self) -> Region:
        """The whole of its parse, with the heading that was cut off."""
        return Region(self.parse, 0, self.parse.n, self.date_ranges, self.date_tokens)

    def phrase(self, head: int) -> Range:
        """The token range of the noun phrase at `head`."""
        if head not in self.known:
            self.known[head] = noun_phrase(self.parse, head, self.date_tokens)
        return self.known[head]

    @property
    def words(self) -> int:
        """The number of its words."""
        pos = self.parse.pos[self.lo : self.hi]
        return len(pos) - pos.count("PUNCT") - pos.count("SPACE") - pos.count("SYM")

    def main_verb(self) -> Predicate | None:
        """Its main verb."""
        return main_verb(self.parse, self.lo, self.hi, self.date_ranges)

    def object_of(self, verb: int) -> int | None:
        """The object of a verb, which is never a date."""
        return object_of(self.parse, verb, self.date_tokens)

    def holds(self, quantities: Sequence[Quantity]) -> bool:
        """Whether an amount stands in it that says more than how wide something is."""
        a, b = self.parse.span(self.lo, self.hi)
        return any(a <= q.start < b and q.role != "scope" for q in quantities)


def main_region(found: Sequence[tuple[Region, Predicate | None]], quantities: Sequence[Quantity]) -> int:
    """Which sentence states the goal: the first, unless it is a plain aim in front of a fuller key result."""
    if len(found) < 2:
        return 0
    (first, head), (second, verb) = found[:2]
    if first.parse.text.rstrip()[-1:] == "?" and verb is not None:
        return 1
    if first.holds(quantities):
        return 0
    if head is None and verb is not None:
        return 1
    if first.date_ranges:
        return 0
    if verb is None:
        return int(head is not None and second.holds(quantities) and second.words >= 3)
    return int(second.words >= 4 and head is not None and _is_key_result(first, head, second, verb, second.holds(quantities)))


def _is_key_result(first: Region, head: Predicate, second: Region, verb: Predicate, measured: bool) -> bool:
    """Whether the second sentence says what the first, a short imperative, is to come to."""
    if not measured and not is_imperative(second.parse, verb.verb):
        return False
    if not is_imperative(first.parse, head.verb) or first.words > MAX_HEADING or second.object_of(verb.verb) is None:
        return False
    entry = verbs(second.parse.language).get(second.parse.lemmas[verb.verb])
    return measured or entry is None or entry.get("strength") == "concrete"


def without_heading(region: Region, quantities: Sequence[Quantity]) -> Region:
    """Cut a heading off: "Q2 focus: publish three guides" states its goal behind the colon."""
    parse = region.parse
    if _HEADED.isdisjoint(parse.words):
        return region
    for k in range(region.lo + 1, region.hi - 1):
        if parse.words[k] in _HEADED and not (parse.words[k - 1].isdigit() and parse.words[k + 1].isdigit()):
            head, rest = region.part(region.lo, k), region.part(k + 1, region.hi)
            return rest if _is_heading(head, rest, quantities) else region
    return region


def _is_heading(head: Region, rest: Region, quantities: Sequence[Quantity]) -> bool:
    """Whether `head`, in front of a colon, only leads to what `rest` states."""
    parse = rest.parse
    if head.holds(quantities) or rest.words < 2:
        return False
    first = first_word(parse, rest.lo, rest.hi, rest.date_ranges)
    verb = rest.main_verb()
    opens = verb is not None and verb.verb == first
    if head.words > MAX_HEADING:
        leads = parse.lower[head.hi - 1] in parse.word_sets["leads_to_list"]
        if verb is None or not opens or not leads or not is_imperative(parse, verb.verb):
            return False
    if verb is not None and first is not None and (opens or has_finite_form(parse, verb.verb)):
        return True
    return head.words <= 3 and rest.holds(quantities) and head.main_verb() is None

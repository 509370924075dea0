"""What the readers of this folder share: the two sides, what is known beside the text, and how a change is written down."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Protocol, TypeVar

from smartcritic.attainability.words import Vocabulary, tokens
from smartcritic.languages import Language
from smartcritic.model import Context, FactChange, FactKind, Facts, FactState, Goal, Quote, Report, Source
from smartcritic.parsing.parse import Parse
from smartcritic.quantities import is_measure, is_money

_TAGS = "a|b|i|u|p|s|br|hr|em|ul|ol|li|tr|td|th|h[1-6]|div|del|ins|sub|sup|code|span|strong|script|style|table"
_SLOT = re.compile(
    r"\[(?![ xX]\])[^\[\]\n]{1,200}\](?!\()"  # [X%], no checkbox and no link
    r"|(?<=\s)\[[xX]\](?=[\s%.,;]|$)(?<!-\s\[[xX]\])(?<!\*\s\[[xX]\])"
    rf"|<(?!/?(?:{_TAGS})\b)[A-Za-z][^<>\n]{{0,60}}>"
    r"|\{\{?[^{}\n]{1,80}\}\}?"
    r"|_{2,}|\?{2,}"
    r"|(?<![\w$€£])[$€£]?(?:[XYNZ]{1,4}|x{2,4}|\?)(?:\.[XYxy])?(?:[KMBkm](?![\w])|\s?%|\s?percent\b)"  # X%, $XXk
    r"|[$€£](?:[XYNZ]{1,4}|x{2,4}|_+)(?!\w)"
    r"|(?<!\w)(?:XX+|YY+|NN+|TBD|TBC|tbd|tbc)(?!\w)"
    r"|(?<!\w)[XN](?=\s[a-z])"
)
LIST = "comparison"
"""The list of the comparison's own words."""

_WORD = re.compile(r"[^\W_]+")


def _leads(language: Language) -> re.Pattern[str]:
    """What ends at a slot and only leads to it; of a verb that moves what stands between, that verb alone."""
    leads, movers = language.any_of(LIST, "slot_leads"), language.any_of(LIST, "slot_movers")
    between = language.any_of(LIST, "slot_from")
    return re.compile(rf"\b(?:{leads})\s+|\b({movers})\b[^.;!?\n\[\]]*?\s(?:{between})\s+", re.IGNORECASE)


class Span(Protocol):
    """Anything that stands somewhere in a text."""

    @property
    def start(self) -> int:
        """Where it begins."""

    @property
    def end(self) -> int:
        """Where it ends, exclusive."""


S = TypeVar("S", bound=Span)


@dataclass(frozen=True, slots=True)
class Word:
    """A word of the text outside the slots: where it stands and its stem."""

    text: str
    start: int
    end: int
    stem: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the app knows beside the goal's text: words, days and amounts of the goal's fields and of the context."""

    words: dict[str, Source]
    days: dict[dt.date, Source]
    amounts: dict[float, Source]


class GoalVersion:
    """One of the two texts, as it was read."""

    def __init__(
        self, goal: Goal, report: Report, parses: Sequence[Parse], language: Language, slots: Iterable[tuple[int, int]] = ()
    ) -> None:
        self.goal, self.report, self.parses, self.language = goal, report, parses, language
        self.vocabulary = Vocabulary.of(language)
        self.text = goal.text
        self.facts: Facts = report.facts
        self.slots = tuple(sorted({*slots, *(m.span() for m in _SLOT.finditer(self.text))}))

    @cached_property
    def asking(self) -> tuple[tuple[int, int], ...]:
        """The slots with the words that only lead to them: "shown by [..]", "to go from [..]", "move sales from [..]"."""
        leads = self.language.once(_leads)
        found = list(self.slots)
        for a, _ in self.slots:
            found += [m.span(m.lastindex or 0) for m in leads.finditer(self.text, 0, a) if m.end() == a]
        return tuple(sorted(found))

    @property
    def is_moved(self) -> bool:
        """Whether the text says from where to where in slots alone, with a verb that leaves the direction to them."""
        return any(self.vocabulary.stem(w) in self._movers for a, b in self.asking for w in tokens(self.text[a:b]))

    @cached_property
    def _movers(self) -> frozenset[str]:
        return frozenset(self.vocabulary.stem(w) for w in self.word_set("slot_movers"))

    def word_set(self, name: str) -> frozenset[str]:
        """A set of words of the comparison's own list."""
        return self.language.words(LIST, name)

    def free(self, start: int, end: int) -> bool:
        """Whether a span touches no slot, nor what only leads to one."""
        return all(end <= a or b <= start for a, b in self.asking)

    def quote(self, start: int, end: int) -> Quote:
        """Quote the text."""
        return Quote(self.text[start:end], start, end)

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word outside the slots."""
        found = ((m[0], m.start(), m.end()) for m in _WORD.finditer(self.text))
        return tuple(Word(w, a, b, self.vocabulary.stem(w.lower())) for w, a, b in found if self.free(a, b))

    @cached_property
    def said(self) -> frozenset[str]:
        """The stems of all words outside the slots, also of words written apart ("web site")."""
        open_text = list(self.text)
        for a, b in self.asking:
            open_text[a:b] = " " * (b - a)
        return frozenset(w.stem for w in self.words) | frozenset(self.vocabulary.stems("".join(open_text)))

    @cached_property
    def initials(self) -> str:
        """The first letters of all words but "of", "the" and the like, in which an abbreviation may be found."""
        return "".join(w.text[0].lower() for w in self.words if w.text.lower() not in self.word_set("left_out"))

    @cached_property
    def dated(self) -> tuple[tuple[int, int], ...]:
        """The spans of all date expressions."""
        return tuple((d.start, d.end) for d in self.facts.dates)

    def content(self, start: int, end: int, without: Iterable[tuple[int, int]] = ()) -> tuple[str, ...]:
        """The stems of the words of a span that carry meaning: no function words, figures, dates, slots, nor what `without` spans."""
        skip = (*self.dated, *without)
        inside = [w for w in self.words if start <= w.start and w.end <= end and not any(a < w.end and w.start < b for a, b in skip)]
        bare = [w for w in inside if not any(c.isdigit() for c in w.text) and w.text.lower() not in self.word_set("function_words")]
        return tuple(w.stem for w in bare if not self.vocabulary.is_plain(w.text.lower()))

    def says(self, stem: str) -> bool:
        """Whether a word of this stem stands outside the slots, also a shortened or a full form of it ("docs", "documentation")."""
        if stem in self.said:
            return True
        return any(_shortens(stem, other) or _shortens(other, stem) for other in self.said)

    @cached_property
    def measured(self) -> tuple[tuple[int, int], ...]:
        """The spans of the amounts that count no nouns: money, shares, time, plain numbers."""
        return tuple((q.start, q.end) for q in self.facts.quantities if not counts_noun(q.unit, self.language))

    def figure(self, digits: str) -> bool:
        """Whether these digits stand in the text outside slots and amounts, also in a word such as "v2"; years in dates too."""
        taken = [(q.start, q.end) for q in self.facts.quantities]
        taken += self.dated if len(digits) < 4 else ()  # a year is the same in a date and beside a noun
        found = [m.span() for m in re.finditer(rf"(?<!\d){re.escape(digits)}(?!\d)", self.text)]
        return any(self.free(*span) and not any(a < span[1] and span[0] < b for a, b in taken) for span in found)

    def where(self, stems: Iterable[str]) -> Quote | None:
        """Quote the first run of words that have one of these stems; None where there is none."""
        wanted = frozenset(stems)
        run: list[Word] = []
        for word in self.words:
            if word.stem in wanted:
                run.append(word)
            elif run:
                break
        return self.quote(run[0].start, run[-1].end) if run else None

    @cached_property
    def clauses(self) -> tuple[tuple[int, int], ...]:
        """The spans of the segments that were parsed."""
        return tuple(p.span(0, p.n) for p in self.parses if p.n)


def _shortens(short: str, full: str) -> bool:
    return len(short) >= 3 and len(full) >= max(7, 2 * len(short)) and full.startswith(short)


def counts_noun(unit: str | None, language: Language) -> bool:
    """Whether a unit is a counted noun: no money, share, measure, and not none."""
    return not (unit is None or is_measure(unit, language) or is_money(unit))


@dataclass(slots=True)
class ComparisonBuilder:
    """The two sides, what is known beside them, and the changes found so far."""

    before: GoalVersion
    after: GoalVersion
    known: Known
    found: list[FactChange] = field(default_factory=list)

    @property
    def language(self) -> Language:
        """The language of the two texts."""
        return self.before.language

    @property
    def vocabulary(self) -> Vocabulary:
        """What the words of the language say of goals."""
        return self.before.vocabulary

    def add(self, kind: FactKind, state: FactState, before: Quote | None, after: Quote | None, source: Source = "text") -> None:
        """Write down what became of a fact."""
        self.found.append(FactChange(kind, state, _message(self.language, kind, state, before, after, source), before, after, source))

    def match(self, kind: FactKind, old: Sequence[S], new: Sequence[S], match: Callable[[S, S], bool]) -> list[S]:
        """Write down each of `old` as changed to the first of `new` that it matches, else as lost; return what is left of `new`."""
        left = list(new)
        lost = []
        for one in old:
            other = next((n for n in left if match(one, n)), None)
            if other is None:
                lost.append(one)
                continue
            self.add(kind, "changed", self.before.quote(one.start, one.end), self.after.quote(other.start, other.end))
            left.remove(other)
        for one in lost:
            self.add(kind, "lost", self.before.quote(one.start, one.end), None)
        return left

    def add_new(self, kind: FactKind, after: Quote, source: Source | None) -> None:
        """Write down a fact that the goal's text does not have: kept where a `source` beside it gives it, else invented."""
        if source is None:
            self.add(kind, "invented", None, after)
        else:
            self.add(kind, "kept", None, after, source)


def _message(
    language: Language, kind: FactKind, state: FactState, before: Quote | None, after: Quote | None, source: Source
) -> str:
    old, new = (q.text if q else "" for q in (before, after))
    if state == "kept":
        if before is None:
            key = "comparison/known.field" if source == "field" else "comparison/known"
        else:
            key = "comparison/kept" if old.casefold() == new.casefold() or not new else "comparison/kept.as"
    else:
        key = _KEYS[state]
    return language.message(key, kind=language.message(f"kind/{kind}"), before=old, after=new)


_KEYS = {"changed": "comparison/changed", "lost": "comparison/lost", "invented": "comparison/invented"}


def known_from_context(stems: Sequence[str], pair: ComparisonBuilder) -> Source | None:
    """Where all of these words are known from, beside the text."""
    sources = [pair.known.words.get(s) for s in stems if s not in pair.before.said]
    if not sources or None in sources:
        return None
    return "context" if "context" in sources else "field"


def context_of(goal: Goal, context: Context, language: Language) -> Known:
    """Gather what the goal's fields and the context give."""
    texts: list[tuple[str, Source]] = [
        (t, "field") for t in (goal.owner, goal.team, goal.role, goal.parent, goal.metric, goal.unit, goal.review) if t
    ]
    texts += [(t, "context") for t in (*context.objectives, context.role or "")]
    texts += [(h.metric, "context") for h in context.history] + [(s.stage, "context") for s in context.funnel]
    texts += [(c.what, "context") for c in context.capacity]
    stem = Vocabulary.of(language).stem
    said: dict[str, Source] = {}
    amounts: dict[float, Source] = {}
    for text, source in texts:
        for word in tokens(text):
            said.setdefault(stem(word), source)
        for figure in re.findall(r"\d+(?:\.\d+)?", text.replace(",", "")):
            amounts.setdefault(float(figure), source)
    for number in (goal.baseline, goal.target, goal.current):
        if number is not None:
            amounts.setdefault(number, "field")
    numbers = [h.value for h in context.history] + [c.value for c in context.capacity] + [c.each for c in context.capacity]
    for stage in context.funnel:
        numbers += [stage.volume, stage.value_each, stage.rate, stage.rate * 100 if stage.rate is not None else None]
    for number in numbers:
        if number is not None:
            amounts.setdefault(number, "context")
    days: dict[dt.date, Source] = {d: "field" for d in (goal.start_date, goal.due_date) if d is not None}
    return Known(said, days, amounts)

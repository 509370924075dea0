"""Dates: every date expression of a goal, its deadline and its cadence.

`read_times` runs the grammar of business time (`time_words`, `time_moments`, `time_phrases`) over each segment and lets
`deadlines` say which of the dates is the goal's own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from smartcritic.facts.time_grammar import Calendar
from smartcritic.facts.time_phrases import Phrase, Phrases
from smartcritic.facts.time_words import Words
from smartcritic.language.parse import Parse
from smartcritic.records import Cadence, Cue, DateMention, Deadline


@dataclass(frozen=True, slots=True)
class TimeFacts:
    """What the texts of one goal say of time.

    `dates` lists every date expression in the order of the text. `deadline` and `cadence` are the goal's own. `cues`
    have the kinds "vague_time", "event", "open_duration", "start_only", "undated_season" and "review". `taken` holds, per
    parse, the token ranges (half-open) that date expressions cover and that are therefore no quantity.
    """

    dates: tuple[DateMention, ...]
    deadline: Deadline | None
    cadence: Cadence | None
    cues: tuple[Cue, ...]
    taken: tuple[tuple[tuple[int, int], ...], ...]


NOTHING = TimeFacts((), None, None, (), ())


class Read:
    """One parse with its words and phrases, and what the rules on clauses ask for all the time: where rhythms and days stand."""

    __slots__ = ("clauses", "dated", "parse", "phrases", "rhythms", "verb", "words")

    def __init__(self, parse: Parse, words: Words, phrases: list[Phrase]) -> None:
        self.parse = parse
        self.words = words
        self.clauses: dict[int, tuple[int, int]] = {}
        self.phrases = phrases
        t = words.t
        self.rhythms = [t[p.i] for p in phrases if p.kind == "recurrence" and p.period is not None]
        self.dated = {t[p.core] for p in phrases if p.end is not None and p.grain != "holiday"}
        self.verb = next((k for k, pos in enumerate(parse.pos) if pos in ("VERB", "AUX")), parse.n) if phrases else parse.n


def read_times(parses: Sequence[Parse], today: dt.date, fiscal_year_start: int = 1) -> TimeFacts:
    """Read all dates of a goal.

    Args:
        parses: the goal's segments, in the order of the text.
        today: the reference date; "this quarter" is the quarter that holds it.
        fiscal_year_start: the month in which the fiscal year begins; quarters and halves follow it.
    """
    from smartcritic.facts import deadlines

    cal = Calendar(today, fiscal_year_start)
    reads = []
    for parse in parses:
        words = Words(parse)
        reads.append(Read(parse, words, Phrases(words, cal).read() if words.anchored else []))
    dates: list[DateMention] = []
    taken: list[tuple[tuple[int, int], ...]] = []
    for read in reads:
        ranges = []
        for p in read.phrases:
            if p.vague:
                continue
            dates.append(mention(read, p))
            if deadlines.is_no_quantity(read, p):
                ranges.append((read.words.t[p.i], read.words.t[p.j - 1] + 1))
        taken.append(tuple(ranges))
    deadline, cadence, cues = deadlines.choose(reads, cal)
    return TimeFacts(tuple(dates), deadline, cadence, tuple(sorted(cues, key=lambda c: (c.start, c.end))), tuple(taken))


def span(read: Read, i: int, j: int) -> tuple[str, int, int]:
    """Words ``i..j`` as the segment's text and the caller's offsets."""
    a, b = read.words.s[i], read.words.e[j - 1]
    start, end = read.parse.chars(a, b)
    return read.parse.text[a:b], start, end


def mention(read: Read, p: Phrase) -> DateMention:
    """A phrase as a record."""
    text, start, end = span(read, p.i, p.j)
    return DateMention(text, start, end, p.kind, p.start, p.end, p.period, p.name)

"""Vague words of time ("soon"), and events without a date ("before the fair"), found over the tokens of a parse."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from smartcritic.facts.time.segment import TimedSegment
from smartcritic.languages.base import Language
from smartcritic.model import Cue
from smartcritic.parsing import forms

Phrases = Mapping[str, tuple[tuple[str, ...], ...]]
_PHRASE_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "VERB"})
_EVENT_POS = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP"})
_ENDS = frozenset({".", ",", ";", ")"})
_BEHIND_EVENT = _ENDS | {"(", "–", "—", "!"}
_REACH, _NOUN_REACH = 8, 7


class EventWords(NamedTuple):
    """The lists of this module; one object a language."""

    vague: Phrases
    events: frozenset[str]
    openers: frozenset[str]
    opener_phrases: Phrases
    no_events: frozenset[str]


def _by_first(terms: list[str]) -> Phrases:
    out: dict[str, list[tuple[str, ...]]] = {}
    for term in terms:
        words = tuple(term.replace("-", " - ").split())
        out.setdefault(words[0], []).append(words)
    return {k: tuple(sorted(v, key=len, reverse=True)) for k, v in out.items()}


def event_words(language: Language) -> EventWords:
    """Read the lists of a language; ask for it by ``language.once(event_words)``."""
    lists = language.lexicon("times_cues")
    nouns = {e.term for e in language.lexicon("objects").entries if e.get("nature") in ("people", "metric")}
    return EventWords(
        vague=_by_first([e.term for e in lists.entries if e.get("kind") != "event"]),
        events=frozenset(e.term for e in lists.entries if e.get("kind") == "event"),
        openers=language.words("times_cues", "event_openers"),
        opener_phrases=_by_first(sorted(language.words("times_cues", "event_phrases"))),
        no_events=frozenset(nouns | {e.term for e in language.lexicon("metrics").entries}),
    )


def find_cues(segment: TimedSegment, cues: list[Cue]) -> None:
    """Add a cue for every vague word and event."""
    parse, words = segment.parse, segment.language.once(event_words)
    lower, n = parse.lower, parse.n
    if words.openers.isdisjoint(lower) and words.vague.keys().isdisjoint(lower):
        return
    search = _Search(segment, words)
    k = 0
    while k < n:
        end: int | None = None
        if k not in search.busy:
            if lower[k] in words.vague and (end := search.vague(k)) is not None:
                cues.append(segment.token_cue("vague_time", k, end))
            elif lower[k] in words.openers and (end := search.event(k)) is not None:
                cues.append(segment.token_cue("event", k, end))
        k = end if end is not None else k + 1


class _Search:
    """One segment with its lists; `busy` are the tokens of its expressions."""

    def __init__(self, segment: TimedSegment, words: EventWords) -> None:
        self.segment = segment
        self.words = words
        self.busy = {k for p in segment.expressions for k in range(segment.token(p), segment.last_token(p) + 1)}

    def vague(self, k: int) -> int | None:
        """The token behind a vague word."""
        lower, says = self.segment.parse.lower, self.segment.says
        hit = next((w for w in self.words.vague[lower[k]] if tuple(lower[k : k + len(w)]) == w), None)
        if hit is None:
            return None
        end = k + len(hit)
        if hit[-1] in self.segment.words("soon_term"):  # "as soon as", "soon-to-be"
            if end < len(lower) and lower[end] == "-":
                return None
            return end if not says(end, "as") or not says(k - 1, "as") else None
        if " ".join(hit) in self.segment.words("one_day") and (
            says(k - 1, "one_day_opener") or says(end, "one_day_closer") or lower[end : end + 1] == ["-"]
        ):
            return None
        return end

    # ------------------------------------------------------------------ events

    def event(self, k: int) -> int | None:
        """The token behind an event without a date that "by", "before", "until" ... opens at token `k`."""
        says = self.segment.says
        if says(k, "count_openers"):
            return self._next_count(k + 1)
        j = self._opened(k)
        if j is None:
            return self._first_days(k + 1) if says(k, "in") else None
        if j > k + 1 and says(j - 1, "to") and says(j - 2, "up"):  # "in the run-up to"
            return self._noun_end(j)
        return self._at_edge(k, j) or self._by_the_time(k, j) or self._year(j) or self._before(k, j) or self._known(k, j)

    def _opened(self, k: int) -> int | None:
        """The token behind the words that open an event: "by", "ahead of", "in time for"."""
        lower = self.segment.parse.lower
        phrases = self.words.opener_phrases.get(lower[k])
        if phrases is not None:
            found = next((w for w in phrases if tuple(lower[k : k + len(w)]) == w), None)
            return k + len(found) if found is not None else None
        needs_article = self.segment.says(k, "article_openers")
        return None if needs_article and not self.segment.says(k + 1, "at_article") else k + 1

    def _at_edge(self, k: int, j: int) -> int | None:
        """ "by the end of probation"."""
        says = self.segment.says
        edge = j + 1 if says(j, "the") else j
        if says(k, "ending_openers") and says(edge, "edges") and says(edge + 1, "of"):
            return self._noun_end(edge + 2)
        return None

    def _by_the_time(self, k: int, j: int) -> int | None:
        says, parse = self.segment.says, self.segment.parse
        if says(k, "by") and says(j, "the") and says(j + 1, "time"):
            return min(parse.n, parse.subtree(j + 1)[1])
        return None

    def _year(self, j: int) -> int | None:
        """ "by year 2" of a plan."""
        lower = self.segment.parse.lower
        return j + 2 if self.segment.says(j, "year") and j + 1 < len(lower) and lower[j + 1].isdigit() else None

    def _before(self, k: int, j: int) -> int | None:
        """ "by the next steering committee", "before the regatta", "until my leave", "before their year ends"."""
        says, parse = self.segment.says, self.segment.parse
        if j >= parse.n:
            return None
        if says(k, "ending_openers") and (says(j, "next") or says(j + 1, "next")):
            return self._noun_end(j)
        before = says(k, "before_until")
        if before and says(j, "the"):
            behind = self._closed_noun(j)
            if behind is not None and parse.lower[behind - 1] not in self.words.no_events and not self._is_listed(behind - 1):
                return behind
        if not before and not says(k, "ahead_prior"):
            return None
        if j not in self.busy and (parse.pos[j] == "PROPN" or says(j, "ours") or (parse.words[j].isupper() and len(parse.words[j]) > 1)):
            behind = self._closed_noun(j)
            if behind is not None:
                return behind
        return self._clause(k) if says(j, "theirs") else None

    def _is_listed(self, k: int) -> bool:
        """Whether the lemma of a word that no list has itself names people or a metric."""
        return self.segment.parse.lemmas[k] in self.words.no_events

    def _closed_noun(self, j: int) -> int | None:
        """The token behind a noun phrase that ends its clause."""
        behind = self._noun_end(j)
        lower = self.segment.parse.lower
        if behind is None or behind >= len(lower) or lower[behind] in _BEHIND_EVENT or self.segment.says(behind, "behind_event"):
            return behind
        return None

    def _known(self, k: int, j: int) -> int | None:
        """An event that the list names, within a few words."""
        parse, events = self.segment.parse, self.words.events
        lower, n = parse.lower, parse.n
        if j < n and parse.tags[j] == forms.GERUND and not self.segment.says(k, "before_until") and parse.children(j, "obj"):
            return None  # "by replacing harmful terms"
        glued = k > 0 and parse.words[k - 1][0].isdigit() and not parse.words[k - 1].isdecimal()
        if k and (glued or k - 1 in self._lengths()):
            return None  # "72h before arrival"
        for q in range(j, min(n, j + _REACH)):
            if q in self.busy:
                return None
            if q + 2 < n and lower[q + 1] == "-" and f"{lower[q]}-{lower[q + 2]}" in events:
                return q + 3
            nominal = parse.pos[q] in ("NOUN", "PROPN", "VERB") or q + 1 == n or lower[q + 1] in _ENDS
            if nominal and (lower[q] in events or parse.lemmas[q] in events):
                if not self._is_compound(q):
                    return q + 1
            elif not self._may_precede(q):
                break
        return self._clause(k) if self.segment.says(k, "before_until") else None

    def _lengths(self) -> set[int]:
        """The last tokens of lengths of time."""
        return {self.segment.last_token(p) for p in self.segment.expressions if p.kind == "duration"}

    def _is_compound(self, q: int) -> bool:
        """ "launch plan", "go-live-check": the event only says which thing is meant."""
        parse, events = self.segment.parse, self.words.events
        if q + 1 >= parse.n:
            return False
        if parse.pos[q + 1] in ("NOUN", "PROPN") and q + 1 not in self.busy and parse.lower[q + 1] not in events:
            return True
        return parse.lower[q + 1] == "-" and q + 2 < parse.n and parse.lower[q + 2] not in events

    def _may_precede(self, q: int) -> bool:
        """Whether a word may stand between the opener and the event."""
        parse = self.segment.parse
        if parse.pos[q] in _EVENT_POS or parse.lower[q] == "-" or self.segment.says(q, "event_inner"):
            return True
        return parse.pos[q] == "VERB" and parse.tags[q] in (forms.GERUND, forms.PARTICIPLE)

    def _next_count(self, j: int) -> int | None:
        """ "over the next twelve bids", "of our next 8 pitches": over when so many have come."""
        says, parse = self.segment.says, self.segment.parse
        if says(j, "the") or says(j, "ours"):
            j += 1
        counted = says(j, "next") and j + 2 < parse.n and parse.pos[j + 1] == "NUM"
        if not counted or parse.pos[j + 2] not in ("NOUN", "ADJ") or says(j + 2, "period_nouns"):
            return None
        return self._noun_end(j + 2)

    def _first_days(self, j: int) -> int | None:
        """ "in my first month", "in the first 90 days", "in phase 2", "this sprint": counted from a start that is not said."""
        says, lower = self.segment.says, self.segment.parse.lower
        if says(j, "month_week") and says(j + 1, "small_numbers"):
            return j + 2
        if says(j, "this") and says(j + 1, "cycles"):
            return j + 2
        counted = says(j, "first") or (says(j, "the") and says(j + 1, "first"))
        if counted and says(j, "first"):
            j -= 1
        if not (counted or says(j, "ours")) or not says(j + 1, "first") or j + 2 >= len(lower):
            return None
        if counted and not (says(j + 3, "day_units") or (says(j + 2, "day_units") and not says(j + 3, "of"))):
            return None
        k = j + 3 if lower[j + 2][0].isdigit() or says(j + 2, "small_numbers") else j + 2
        return k + 1 if says(k, "period_nouns") else None

    def _noun_end(self, j: int) -> int | None:
        """The token behind the noun phrase at `j`, whatever its noun ("the next steering committee"); None for dates."""
        parse = self.segment.parse
        for q in range(j, min(parse.n, j + _NOUN_REACH)):
            if q in self.busy:
                return None
            if parse.pos[q] in ("NOUN", "PROPN") and (q + 1 >= parse.n or parse.pos[q + 1] not in ("NOUN", "PROPN")):
                return q + 1
            if parse.pos[q] not in _PHRASE_POS:
                return None
        return None

    def _clause(self, k: int) -> int | None:
        """ "before the group exists", "until it ships": a clause with a subject of its own."""
        parse = self.segment.parse
        head = parse.heads[k]
        verb = parse.heads[head]
        if parse.deps[k] == "case" and parse.deps[head].startswith("nsubj") and verb > head and parse.pos[verb] == "VERB":
            return max(verb + 1, min(parse.n, parse.subtree(verb)[1]))  # "before" read as the subject's own
        if head <= k or parse.pos[head] not in {"VERB", "AUX", "ADJ", "NOUN"} or parse.deps[k] != "mark":
            return None
        return max(head + 1, min(parse.n, parse.subtree(head)[1])) if parse.child(head, "nsubj") is not None else None

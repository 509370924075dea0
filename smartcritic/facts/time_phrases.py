"""The grammar of time phrases: an operator and a moment, a range, an amount of time, a recurrence.

"by the end of Q2", "from 4 to 22 January", "within 30 days", "two weeks after Easter", "every other Friday". A phrase
knows its days; what it means for the goal is decided in `deadlines`.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from smartcritic import calendar, lexicon
from smartcritic.facts.time_grammar import Calendar, Moment, Period, iso_period
from smartcritic.facts.time_moments import Moments
from smartcritic.facts.time_words import Words, holidays
from smartcritic.records import DateKind

_TO = frozenset({"to", "through", "thru", "until", "till", "-", "–", "—", "~", "/", "and", "&", "‐", "‑"})
_DASHES = frozenset({"-", "–", "—", "~", "‐", "‑"})
_PER = {"day": "P1D", "night": "P1D", "week": "P1W", "weekend": "P1W", "month": "P1M", "quarter": "P3M", "year": "P1Y", "workday": "P1D",
        "fortnight": "P2W", "half": "P6M", "decade": "P10Y", "sprint": "sprint", "workweek": "P1W", "century": "P100Y"}  # fmt: skip
_TIMES = {"once": 1, "twice": 2, "thrice": 3}


@dataclass(frozen=True, slots=True)
class Phrase:
    """One time phrase over words ``i..j`` (half-open).

    `sense`: how it stands to the goal: "by", "before", "until", "after", "since", "start", "in", "on", "for", "within",
    "next", "range", "" (bare), "to", "ago", "length" (an amount of time) or "every" (a recurrence). `core` is the index of the first word
    behind the operator. `grain` is that of the moment.
    """

    i: int
    j: int
    core: int
    sense: str
    kind: DateKind
    start: dt.date | None
    end: dt.date | None
    name: str
    period: str | None = None
    grain: str = ""
    moment: Moment | None = None
    vague: bool = False


@lru_cache(maxsize=1)
def operators() -> Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]:
    """First word -> ((all words, sense), ...), longest first."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lexicon.load("times_operators").entries:
        words = tuple(entry.term.split(" "))
        out.setdefault(words[0], []).append((words, entry.get("sense")))
    return {k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in out.items()}


class Phrases(Moments):
    """Reads all time phrases of one segment, left to right."""

    __slots__ = ()

    def read(self) -> list[Phrase]:
        """Every phrase, in the order of the text."""
        x = self.x
        c, w, ops, feasts = x.c, x.w, operators(), holidays()
        out: list[Phrase] = []
        i, n = 0, x.n
        while i < n:
            word = w[i]
            found: Phrase | None = None
            if word in ops:
                found = self._operated(i)
            if found is None and (
                c[i]
                or word in _OPENERS
                or (word in feasts and x.upper(i) and (c[i + 1] != "int" or len(w[i + 1]) == 4) and (not i or c[i - 1] != "int"))
            ):
                found = self._plain(i)
            if found is not None:
                out.append(found)
                i = max(found.j, i + 1)
                more = self._coordinated(found)
                while more is not None:
                    out.append(more)
                    i = more.j
                    self._share_year(out)
                    more = self._coordinated(more)
            else:
                i += 1
        return out

    def _share_year(self, out: list[Phrase]) -> None:
        """ "in July and August 2027": the year of the last is that of all."""
        last = out[-1].moment
        if last is None or last.year is None or last.grain not in ("month", "quarter"):
            return
        for k in range(len(out) - 2, -1, -1):
            p = out[k]
            if p.moment is None or p.moment.grain != last.grain or p.moment.year is not None or p.sense != out[-1].sense:
                return
            dated = self._of_moment(p.i, p.core, p.j, p.sense, replace(p.moment, year=last.year))
            if dated is None:
                return
            out[k] = dated

    def _coordinated(self, p: Phrase) -> Phrase | None:
        """The second of "in 2027 and 2028": a bare year behind one that an operator made a date."""
        x = self.x
        j = p.j + 1 if x.w[p.j] in ("and", "or", "&") else p.j
        grain = p.moment.grain if p.moment is not None else ""
        if grain in ("month", "quarter") and p.sense in {"in", "during", "by", "for"} and x.w[p.j] in {"and", "or", "&", ","}:
            j = p.j + 2 if x.w[p.j] == "," and x.w[p.j + 1] in ("and", "or", "&") else p.j + 1
            also = self.moment(j) if x.w[j] not in operators() else None
            if also is not None and also[0].grain == grain and p.moment is not None and p.moment.year is None and not also[0].weak:
                return self._of_moment(j, j, also[1], p.sense, also[0])
            return None
        if j == p.j or p.moment is None or p.moment.grain != "year" or not p.sense or p.sense == "every" or x.c[j] != "int":
            return None
        found = self.moment(j)
        if found is None or found[0].name != "year" or (x.pos(found[1]) in ("NOUN", "ADJ", "PROPN") and x.t[found[1]] < x.parse.n):
            return None
        return self._of_moment(j, j, found[1], p.sense, found[0])

    # -------------------------------------------------------------- operators

    def _to_date(self, i: int) -> Phrase | None:
        """ "till date", "until now": up to today."""
        w = self.x.w
        if w[i] not in ("till", "until", "til") or w[i + 1] not in ("date", "now") or not self._closed(i + 2):
            return None
        return Phrase(i, i + 2, i + 1, "until", "range", None, self.cal.today, "until/day", None, "day")

    def _operator(self, i: int) -> tuple[str, int] | None:
        x = self.x
        for words, sense in operators().get(x.w[i], ()):
            n = len(words)
            if n == 1 or x.w[i : i + n] == list(words):
                return sense, i + n
        return None

    def _operated(self, i: int) -> Phrase | None:
        op = self._operator(i)
        if op is None:
            return None
        sense, k = op
        if sense in ("from", "between"):
            return self._from(i, k, sense)
        if sense == "every":
            return None
        found = self._to_date(i) or self._closing(i, k, sense) or self._amount_phrase(i, k, sense)
        if found is not None:
            return found
        inner = self._operator(k) if sense in {"by", "before", "until", "in", "for", "after", "start", "due"} else None
        if inner is not None and inner[0] in {"by", "on", "in", "from", "before", "start", "until"} and (self.x.w[k] not in ("to",)):
            deeper = self._operated(k)
            if (deeper is not None and sense in ("start", "due", "by")) or (deeper is not None and inner[0] == "before"):
                keep = deeper.sense if sense != "start" else "start"
                if sense == "start" and deeper.sense in ("by", "before") and deeper.end is not None:
                    return replace(deeper, i=i)  # "start no later than 1 May"
                if sense == "start":
                    return replace(deeper, i=i, sense="start", start=deeper.start or deeper.end, end=None, kind="range")
                return replace(deeper, i=i, sense=keep)
        ranged = self._range(k, sense)
        if ranged is not None:
            return replace(ranged, i=i, core=k, sense="range" if sense not in ("compare",) else sense)
        found_moment = self.moment(k)
        if found_moment is None:
            return self._deictic(i, k, sense)
        m, j = found_moment
        return self._of_moment(i, k, j, sense, m)

    def _closing(self, i: int, k: int, sense: str) -> Phrase | None:
        """ "before the year closes", "by the time we close the quarter": the end of the period that is running."""
        x = self.x
        w = x.w
        if sense not in ("by", "before", "until"):
            return None
        j = k + 2 if w[k] == "the" and w[k + 1] == "time" else k
        if sense == "by" and j == k:
            j = k + 1 if w[k] == "the" else k
            if w[j + 1] in ("'", "’") and w[j + 2] == "s" and w[j + 3] == "end" and w[j] in ("year", "quarter", "month"):  # "by year's end"
                fixed = self.cal.unit_period(w[j], 0)
                return self._of_moment(i, k, j + 4, "by", Moment(w[j], "period-end", fixed=fixed, part="late", number=1))
            return None
        found = self.moment(j) if j > k else None
        if found is not None and found[0].grain in ("month", "quarter", "half", "year") and w[found[1]] in _ENDS:
            return self._of_moment(i, k, found[1] + 1, "by", replace(found[0], weak=False))  # "by the time Q1 closes"
        if w[j] in ("we", "i", "you") and w[j + 1] in {"close", "end", "finish"}:
            j += 3 if w[j + 2] in ("out", "up", "off") else 2
            unit, end = self._bare_unit(j + 1) if w[j] in ("the", "this", "our") else (None, j)
        else:
            j = j + 1 if w[j] in ("the", "this", "our") else j
            unit, end = self._bare_unit(j)
            if w[end] in _ENDS:
                end += 1
            elif (w[end], w[end + 1]) in {("is", "out"), ("is", "over"), ("is", "up"), ("is", "done"), ("runs", "out")}:
                end += 2
            else:
                return None
        if unit is None:
            return None
        grain = "year" if unit == "fiscal" else unit
        return self._of_moment(i, k, end, "by", Moment(grain, "period-end", fixed=self.cal.unit_period(unit, 0), part="late", number=1))

    def _deictic(self, i: int, k: int, sense: str) -> Phrase | None:
        """ "for the quarter", "in the year", "during the fiscal year", "on the first", "by the 27th": the one that is running or next."""
        x = self.x
        w, c = x.w, x.c
        if sense == "within" and w[k - 1] == "the":
            k -= 1
        if w[k] in ("fiscal", "financial") and w[k + 1] == "year":
            unit, end = self._bare_unit(k)
        elif w[k] not in ("the", "my", "our"):
            return None
        else:
            j = k + 2 if w[k + 1] in ("whole", "entire", "full") else k + 1
            if sense in {"by", "on", "until", "before", "due", "for", "after", "since"} and j == k + 1:
                number = (
                    self.ordinal(j)
                    if c[j] == "ordinal" and x.pos(j) != "ADV"
                    else (x.v[j], j + 1)
                    if c[j] == "int" and len(w[j]) <= 2
                    else None
                )
                if number is not None and 0 < number[0] <= 31 and self._closed(number[1]):
                    if sense in ("for", "after", "since") and c[j] == "ordinal":
                        return None
                    return self._of_moment(i, k, number[1], sense, Moment("day", "day-of-month", day=number[0]))
            if c[j] == "season" and sense in {"in", "for", "during", "by", "before", "until", "after"} and self._closed(j + 1):
                return self._of_moment(i, k, j + 1, sense, Moment("season", "season", number=x.v[j]))
            unit, end = self._bare_unit(j) if c[j] == "unit" or (c[j] == "fiscal" and self._fiscal_year(j) is None) else (None, j)
        whole = w[k + 1] in ("whole", "entire", "full")
        if (unit == "weekend" and sense in ("by", "before") and self._closed(end)) or (
            unit == "year" and sense in ("until", "next") and self._closed(end)
        ):
            sense = sense if unit == "weekend" else "in"
        elif unit is None or sense not in {"in", "for", "during", "within"} or not (whole or self._closed(end)):
            return None
        if unit == "half" or (
            unit in {"day", "week", "month", "quarter"}
            and sense == "in"
            and i
            and w[i - 1] in {"later", "early", "earlier", "once", "twice", "times", "late"}
        ):
            return None
        period = self.cal.unit_period(unit, 0)
        if period is None:
            return None
        grain = "year" if unit == "fiscal" else unit
        return self._of_moment(i, k, end, "in" if sense == "within" else sense, Moment(grain, "running-period", fixed=period))

    def _closed(self, j: int) -> bool:
        """Whether nothing behind word `j` belongs to the phrase: the text, clause or sentence ends there."""
        w = self.x.w
        return w[j] in {"", ".", ",", ";", ")", "!", "?", "and", "or", "but", "to", "by", "with", "through", "without"}

    def _of_moment(self, i: int, k: int, j: int, sense: str, m: Moment) -> Phrase | None:
        x = self.x
        if m.weak and not self._believed(k, j, sense, m):
            return None
        past = sense in ("since", "compare")
        days = self.cal.days(m, past=past)
        if days is None:
            if m.grain == "day" and m.month and m.name.startswith(("month-", "day-")):
                return Phrase(i, j, k, sense, "date", None, None, "no-such-day", None, "day", m)
            return None
        a, b = days
        start: dt.date | None
        end: dt.date | None
        if sense in {"by", "until", "due", "to"}:
            last = self.cal.deadline_of(m) or b
            start, end = None, last
        elif sense == "before":
            start, end = None, b if m.part == "late" else calendar.add_days(a, -1)
        elif sense == "after":
            start, end = calendar.add_days(b, 1), None
        elif sense in ("since", "start"):
            start, end = a, None
        else:
            start, end = a, b
        # "from 1 March for 6 weeks"
        if a == b and sense in {"from", "start", "since", "on", ""} and x.w[j] == "for":
            length = self.amounts(j + 1)
            if length is not None and length[0][0][1] != "night" and not self._ago(length[1]) and self._anchor(length[1]) is None:
                return self._lasting(i, length[1], k, a, length[0], "moment-for-amount")
        # "2012 or later", "1/1/2016 and after", "2030 at the latest"
        j2, tail = self._tail(j)
        if tail == "after":
            start, end, sense = a, None, "since"
        elif tail == "by":
            start, end, sense = None, b, "by"
        kind: DateKind = "date" if (a == b and start is not None and start == end) or (a == b and start is None) else "range"
        if a == b and end is None:
            kind = "range"
        if start is None and end is not None and a != b:
            kind = "range"
        return Phrase(i, j2, k, sense, kind, start, end, _rule(sense, m.name), None, m.grain, m)

    def _tail(self, j: int) -> tuple[int, str]:
        w = self.x.w
        if (
            w[j] in ("or", "and")
            and w[j + 1] in {"later", "after", "onwards", "onward", "beyond"}
            and (w[j + 1] != "after" or self.moment(j + 2) is None)
        ):
            return j + 2, "after"
        if w[j] in ("onwards", "onward"):
            return j + 1, "after"
        if w[j] in ("or", "and") and w[j + 1] in ("earlier", "sooner", "before"):
            return j + 2, "by"
        if w[j] == "at" and w[j + 1] == "the" and w[j + 2] == "latest":
            return j + 3, "by"
        return j, ""

    def _believed(self, k: int, j: int, sense: str, m: Moment) -> bool:
        """Whether a weak moment (a bare year, "4/22", "may", "the 15th") is a date behind this operator or alone."""
        x = self.x
        alone = k == 0 and j >= x.n
        if m.name in ("year", "fiscal-year"):
            if m.year is None:
                return bool(sense) or alone
            if not sense:
                return x.c[k] == "int" and len(x.w[k]) == 4 and self._near(m.year) and (self._heading(k, j) or self._apart(k, j))
            if sense in ("at", "than"):
                return False
            nxt = x.w[j]
            if nxt == "%" or (nxt and nxt in "$€£¥" and x.glued(j)) or self.counts(j - 1):
                return False
            if m.year % 100 == 0 and m.year != 2100 and sense not in {"since", "until", "before", "after"} and x.tag(j) == "NNS":
                return False
            if sense == "to":
                return abs(m.year - self.cal.today.year) <= 40 and x.pos(j) not in ("NOUN", "PROPN", "ADJ")
            if x.w[k] == "the" and x.pos(j) in ("NOUN", "PROPN", "ADJ") and x.t[j] < x.parse.n:
                return sense in {"in", "for", "by", "at", "before", "during"} and x.w[j] in _OCCASIONS and m.year >= self.cal.today.year
            return sense != "on"
        if m.name == "month":
            if self.x.w[j - 1] == "may" or self.x.w[k] in ("may", "march", "the"):
                if not sense:
                    return alone or self._apart(k, j) or (x.upper(k) and x.pos(j) in ("NOUN", "PROPN") and x.pos(k) == "PROPN")
                good = sense in {
                    "by",
                    "until",
                    "before",
                    "after",
                    "since",
                    "in",
                    "start",
                    "due",
                    "for",
                    "during",
                    "within",
                    "of",
                    "from",
                    "to",
                    "range",
                }
                if sense == "to":
                    return x.pos(k) == "PROPN"
                return (
                    good
                    and not (x.w[k] == "march" and x.pos(k) == "VERB")
                    and (x.upper(k) or x.pos(k) in ("PROPN", "NOUN") or sense in ("in", "by", "until"))
                )
            return bool(sense) or alone
        if m.name == "numeric-day":
            if not sense and not alone:
                return self._not_share(k, j) and self._led(k)
            return alone or (
                (
                    sense in {"by", "on", "until", "before", "after", "since", "start", "due", "from", "range"}
                    or (sense == "at" and max(x.v[k] or 0, x.v[k + 2] or 0) > 12 and x.w[k + 1] == "/")
                )
                and self._not_share(k, j)
            )
        if m.name == "day-of-month":
            return alone or (
                sense in {"by", "on", "until", "before", "after", "since", "start", "due", "of"}
                and (x.pos(j) not in ("NOUN", "PROPN", "ADJ") or x.t[j] >= x.parse.n)
            )
        if m.name == "weekday":
            return alone or sense in {"by", "on", "until", "before", "after", "since", "start", "due", "from"}
        if m.grain == "season":
            return alone or (
                (sense in {"by", "in", "before", "during", "until", "this", "after", "since", "for"})
                and (x.w[j - 1] != "fall" or x.w[j - 2] == "the")
            )
        if m.name == "year-month":
            return alone or (sense in {"by", "in", "until", "before", "due", ""} and x.w[j] not in ("%",))
        return bool(sense) or alone

    def _near(self, year: int) -> bool:
        """Whether a bare number may be a year that a plan has in mind."""
        return -3 <= year - self.cal.today.year <= 40

    def _heading(self, k: int, j: int) -> bool:
        """ "2030: plant 40 trees", "2027 - 12 shops": the text begins with it and a sign parts it from the rest."""
        x = self.x
        j = j + 1 if x.w[j] in ("target", "goal", "objective") and x.w[j + 1] == ":" else j
        return k == 0 and (x.w[j] in (":", "–", "—") or (x.w[j] == "-" and not x.glued(j) and not x.glued(j + 1))) and j + 1 < x.n

    def _apart(self, k: int, j: int) -> bool:
        """ "12 shops, 2027", "40 vans (March)": it stands alone between two signs."""
        x = self.x
        if j >= x.n and k > 1 and x.c[k] == "int" and x.tag(k - 1) == "NNS" and x.c[k - 2] == "int":
            return True  # "12 vans 2027"
        if k > 1 and x.c[k] == "int" and x.w[k - 1] in {"eur", "usd", "gbp", "chf", "sek", "%", "€", "$"}:
            return x.w[j] in {"", ".", ";", ","}  # "profit of 2m EUR 2027"
        if k == 0 or (not x.upper(k) and x.c[k] != "int") or x.w[k - 1] not in {",", ":", "(", ";"}:
            return False
        if x.w[k - 1] == "(":
            return x.w[j] == ")" and k > 1
        return x.w[j] in {"", ".", ";"} and not (x.w[k - 1] == "," and k > 1 and x.c[k - 2] in ("month", "int", "ordinal"))

    def _led(self, k: int) -> bool:
        """ "exam is 8/22", "contract signed 10/12", "before their year closes 31/3": a word that asks for a day stands before it."""
        x = self.x
        before = x.w[k - 1] if k else ""
        if before in _SCORES:
            return False
        if x.w[k + 1] == "/" and x.v[k] > 12 and x.pos(k - 1) in ("NOUN", "PROPN") and x.w[k + 3] in {"", ".", ",", ";"}:
            return k > 0  # "protocol to the council 30/9"
        if before in {"is", "=", ":", "are", "~"} and k > 1:
            before = x.w[k - 2]
        if before in _DATED:
            return True
        for q in range(k - 1, max(-1, k - 9), -1):
            if x.w[q] in ("before", "until", "till"):
                return x.pos(k - 2 if x.w[k - 1] == "(" else k - 1) in ("NOUN", "PROPN", "VERB")
            if x.w[q] in {".", ";", ",", ":", "!", "?"} or x.c[q] in {"month", "season", "unit", "which", "short"} or x.w[q] in holidays():
                return False
        return False

    def _not_share(self, k: int, j: int) -> bool:
        """Whether "4/22" or "4.22" behind an operator is no share, ratio or decimal."""
        x = self.x
        w = x.w
        if w[j] in {"of", "%", "x", "times", "points", "million", "billion", "bn", "m", "k", "pp"}:
            return False
        if w[k] == "the":
            k += 1
        if x.v[k] == 24 and x.v[k + 2] == 7:
            return False
        if w[k + 1] == "." and self.x.w[k - 1] not in ("on", "until", "from"):
            if not self._closed(j) or len(w[k]) != 2 or len(w[k + 2]) != 2:
                return False
            return self.x.w[k - 1] in ("till", "before", "than") or w[k + 2].startswith("0") or x.v[k] > 12 >= x.v[k + 2]
        return not (x.pos(j) in ("NOUN", "PROPN") and x.t[j] < x.parse.n and w[k + 1] != "/") and not (
            x.pos(j) in ("NOUN",) and x.t[j] < x.parse.n and x.tag(j) == "NNS"
        )

    # -------------------------------------------------------------- amounts of time

    def _amount_phrase(self, i: int, k: int, sense: str) -> Phrase | None:
        """ "within 30 days", "in the next two years", "for six months", "in a week", "over the coming years" (vague)."""
        x = self.x
        w, c = x.w, x.c
        j = k
        while (
            w[j]
            in {
                "the",
                "a",
                "our",
                "these",
                "about",
                "around",
                "approximately",
                "roughly",
                "nearly",
                "just",
                "only",
                "another",
                "less",
                "under",
                "no",
                "more",
                "than",
                "period",
                "of",
                "space",
                "matter",
                "course",
                "next",
                "coming",
                "following",
                "upcoming",
                "subsequent",
                "first",
                "maximum",
                "max",
                "at",
                "most",
            }
            and j < k + 6
            and not (w[j] in ("a",) and c[j + 1] in ("unit",))
            and not (w[j] == "a" and w[j + 1] in {"couple", "pair", "dozen", "half"})
            and not (w[j] == "another" and c[j + 1] == "unit")
            and c[j] != "which"
        ):
            if w[j] == "first":
                break
            j += 1
        shift = None
        if c[j] == "which" and x.v[j] == 1:
            shift, j = 1, j + 1
            if sense not in {"within", "in", "for", "next", "by", "until", "before", "during", ""}:
                return None
        elif c[j] == "which" and x.v[j] == -1:
            return None
        few = w[j] in {"few", "several", "number", "handful", "many"} or (c[j] == "units" and shift == 1)
        if few and shift == 1:
            q = j
            while c[q] not in ("unit", "units") and q < j + 4:
                q += 1
            if c[q] == "units":
                return Phrase(i, q + 1, k, "vague", "range", None, None, "vague-span", vague=True)
            return None
        if w[j] == "few" or w[j] == "several":
            return None
        found = self.amounts(j) or (self._sprints(j) if shift == 1 or w[j - 1] == "next" else None)
        if found is None:
            return None
        amounts, end = found
        today = self.cal.today
        if c[j] in ("int", "number") and w[end] == "'" and x.glued(end):
            end += 1
        follow = self._anchor(end)
        if follow is not None:
            return (
                None
                if sense not in {"within", "in", "by", "until", "before", "no", "for", "on", "after", "start"}
                else self._anchored(i, j, sense, amounts, follow)
            )
        if shift == 1:
            m = self._counted_span(amounts, 1)
            assert m.fixed is not None
            start, last = m.fixed
            return Phrase(i, end, k, "next", "range", start, last, "next-amount", iso_period(amounts), "span")
        if self._ago(end):
            return None
        later = calendar.add_days(today, 0)
        last = self.cal.shift(later, amounts, 1)
        if sense in ("within",):
            return Phrase(i, end, k, "within", "range", today, last, "within-amount", iso_period(amounts), "span")
        if sense == "in":
            return Phrase(i, end, k, "within", "date", last, last, "in-amount", iso_period(amounts), "span")
        if sense in ("for", "next", "during"):
            begun = self._begun(i, k, end, amounts)
            if begun is not None:
                return begun
            return Phrase(i, end, k, "for", "duration", None, None, "for-amount", iso_period(amounts), "span")
        if sense in ("by", "until", "due") and w[k] == "the" and w[k + 1] == "next":
            return Phrase(i, end, k, "within", "range", today, last, "within-amount", iso_period(amounts), "span")
        return None

    def _sprints(self, j: int) -> tuple[list[tuple[float, str]], int] | None:
        """ "the next two sprints": a sprint is two weeks where nothing else is known."""
        number = self.number(j)
        if number is None or self.x.v[number[1]] != "sprint" or not 0 < number[0] <= 26:
            return None
        return [(2 * number[0], "week")], number[1] + 1

    def _anchor(self, end: int) -> tuple[int, Moment, int] | None:
        """ "after X", "before X", "from X", "following X" behind an amount: (sign, X, index behind)."""
        x = self.x
        w = x.w
        sign = {"after": 1, "from": 1, "following": 1, "since": 1, "past": 1, "before": -1, "prior": -1, "ahead": -1}.get(w[end])
        if sign is None:
            return None
        j = end + 1
        if w[j] in ("to", "of"):
            j += 1
        if w[end] in ("from",) and w[j] == "now":
            return 1, Moment("day", "day", fixed=(self.cal.today, self.cal.today)), j + 1
        found = self.moment(j)
        if found is None:
            return None
        m, k = found
        if m.weak and m.name == "month":
            return None
        return sign, m, k

    def _anchored(self, i: int, core: int, sense: str, amounts: list[tuple[float, str]], anchor: tuple[int, Moment, int]) -> Phrase | None:
        sign, m, j = anchor
        days = self.cal.days(m)
        if days is None:
            return None
        base = days[0] if sign < 0 or self.x.w[j - 1] != "end" else days[1]
        if m.grain not in ("day", "weekday", "holiday") and sign > 0:
            base = days[1] if m.fixed is not None and m.which != -1 and days[0] <= self.cal.today <= days[1] else days[0]
        d = self.cal.shift(base, amounts, sign)
        wd = self._weekday_behind(j)
        if wd is not None:
            d, j = calendar.add_days(d, (wd[0] - d.weekday()) % 7), wd[1]
        if sense == "more":
            return Phrase(
                i,
                j,
                core,
                "since" if sign > 0 else "by",
                "range",
                d if sign > 0 else None,
                None if sign > 0 else calendar.add_days(d, -1),
                "amount-from-moment",
                iso_period(amounts),
                "day",
            )
        if sense == "within":
            a, b = (days[0], d) if sign > 0 else (d, days[0])
            return Phrase(i, j, core, "within", "range", a, b, "amount-from-moment", iso_period(amounts), "day")
        if sense in ("by", "until", "before"):
            last = d if sense != "before" else calendar.add_days(d, -1)
            return Phrase(i, j, core, sense, "date", None, last, "amount-from-moment", iso_period(amounts), "day")
        return Phrase(i, j, core, "on" if sense else "", "date", d, d, "amount-from-moment", iso_period(amounts), "day")

    def _weekday_behind(self, j: int) -> tuple[int, int] | None:
        x = self.x
        k = j + 1 if x.w[j] == "on" else j
        return (x.v[k], k + 1) if k > j and x.c[k] == "weekday" else None

    def _ago(self, end: int) -> bool:
        return (
            self.x.w[end] in {"ago", "later", "hence", "earlier", "back"}
            or (self.x.w[end] == "from" and self.x.w[end + 1] in ("now", "today"))
            or (self.x.w[end] == "in" and self.x.w[end + 1] == "the" and self.x.w[end + 2] == "future")
        )

    # -------------------------------------------------------------- without operator

    def _plain(self, i: int) -> Phrase | None:
        recurrence = self._recurrence(i)
        if recurrence is not None:
            return recurrence
        x = self.x
        c = x.c
        amount = self._amount_plain(i)
        if amount is not None:
            return amount
        if c[i] == "which" and x.v[i] == 1:
            vague = self._amount_phrase(i, i, "")
            if vague is not None and vague.vague:
                return vague
        ranged = self._range(i, "")
        if ranged is not None:
            return ranged
        found = self.moment(i)
        if found is None:
            return None
        m, j = found
        if j <= i:
            return None
        return self._of_moment(i, i, j, "", m)

    def _amount_plain(self, i: int) -> Phrase | None:
        """ "two weeks ago", "3 days from Tuesday", "90 days from now", "6 months" (a length), "the day after tomorrow"."""
        x = self.x
        w, c = x.w, x.c
        if w[i] == "the" and w[i + 1] in {"day", "week", "month", "year"} and w[i + 2] in ("after", "before", "following"):
            anchor = self._anchor(i + 2)
            if anchor is not None and w[i + 3] != "next":
                return self._anchored(i, i, "", [(1.0, w[i + 1])], anchor)
            return None
        if c[i] not in {"int", "number", "part", "unit", "which"} and w[i] not in {
            "a",
            "an",
            "one",
            "couple",
            "half",
            "another",
            "all",
            "full",
            "whole",
            "several",
            "some",
            "few",
            "more",
            "less",
        }:
            return None
        if w[i] in ("more", "less") and w[i + 1] == "than":
            found = self.amounts(i + 2)
            if found is not None:
                anchor = self._anchor(found[1])
                if anchor is not None:
                    return self._anchored(i, i + 2, "more" if w[i] == "more" else "within", found[0], anchor)
            return None
        if w[i] in {"all", "full", "whole", "several", "some", "few"}:
            k = i + 2 if w[i + 1] in ("-",) else i + 1
            unit, end = self.unit(k)
            if unit is not None and unit != "sprint" and (c[k] == "unit") == (w[i] in ("all", "full", "whole")):
                if unit in ("year", "quarter", "month") and w[k - 1] == "all" and k == i + 1:
                    return self._of_moment(i, i, end, "in", Moment(unit, "running-period", fixed=self.cal.unit_period(unit, 0)))
                n = 1.0 if c[k] == "unit" else 3.0
                return Phrase(i, end, i, "length", "duration", None, None, "length", iso_period([(n, unit)]), "span")
            return None
        if c[i] in ("unit", "which", "part"):
            return None
        found = self.amounts(i)
        if found is None:
            weekdays = self._weekdays_from_now(i)
            return weekdays
        amounts, j = found
        today = self.cal.today
        period = iso_period(amounts)
        if w[j] == "ago" or (w[j] in ("earlier", "back") and w[j + 1] not in ("than",)):
            d = self.cal.shift(today, amounts, -1)
            return Phrase(i, j + 1, i, "ago", "date", d, d, "amount-ago", period, "day")
        if (
            w[j - 1] != w[i]
            and (
                w[j] in ("left", "remaining")
                or (w[j] == "to" and w[j + 1] == "go")
                or (w[j] in ("until", "till") and self.moment(j + 1) is None)
            )
            and ("more" in w[i:j] or w[j] not in ("until", "till"))
        ):
            d = self.cal.shift(today, amounts, 1)
            return Phrase(i, j, i, "within", "date", d, d, "amount-left", period, "day")
        if w[j] in ("hence", "later") and w[j + 1] != "than":
            d = self.cal.shift(today, amounts, 1)
            return Phrase(i, j + 1, i, "on", "date", d, d, "amount-from-now", period, "day")
        if w[j] == "from" and w[j + 1] in ("now", "today"):
            d = self.cal.shift(today, amounts, 1)
            wd = self._weekday_behind(j + 2)
            if wd is not None:
                return Phrase(
                    i, wd[1], i, "on", "date", *(calendar.add_days(d, (wd[0] - d.weekday()) % 7),) * 2, "amount-from-now", period, "day"
                )
            return Phrase(i, j + 2, i, "on", "date", d, d, "amount-from-now", period, "day")
        if w[j] == "in" and w[j + 1] == "the" and w[j + 2] == "future":
            d = self.cal.shift(today, amounts, 1)
            return Phrase(i, j + 3, i, "within", "range", calendar.add_days(today, 1), d, "amount-from-now", period, "day")
        begun = self._begun(i, i, j, amounts)
        if begun is not None:
            return begun
        anchor = self._anchor(j)
        if anchor is not None:
            return self._anchored(i, i, "", amounts, anchor)
        if w[i] in ("a", "an", "one") and c[i + 1] == "unit" and not (w[i - 1] in ("for", "within", "in") if i else False):
            return None
        if i == 0 and w[j] == ":" and j + 1 < x.n:  # "6 months: a first version in use"
            return Phrase(i, j, i, "within", "range", today, self.cal.shift(today, amounts, 1), "within-amount", period, "span")
        return Phrase(i, j, i, "length", "duration", None, None, "length", period, "span")

    def _begun(self, i: int, core: int, j: int, amounts: list[tuple[float, str]]) -> Phrase | None:
        """ "3 days starting next Monday", "for two weeks from 1 March": a length whose start is said."""
        w = self.x.w
        k = j + 1 if w[j] == "," else j
        if w[k] not in {"starting", "beginning", "from", "commencing"} or len(amounts) != 1 or (w[k] == "from" and k == j):
            return None
        q = k + 2 if w[k + 1] in ("from", "on") else k + 1
        start = self.moment(q)
        days = self.cal.days(start[0]) if start is not None else None
        if start is None or days is None:
            return None
        return self._lasting(i, start[1], core, days[0], amounts, "amount-starting")

    def _lasting(self, i: int, j: int, core: int, first: dt.date, amounts: list[tuple[float, str]], name: str) -> Phrase:
        last = calendar.add_days(self.cal.shift(first, amounts, 1), -1)
        return Phrase(i, j, core, "range", "range", first, max(first, last), name, iso_period(amounts), "span")

    def _weekdays_from_now(self, i: int) -> Phrase | None:
        """ "2 Mondays from now", "two Sundays later"."""
        x = self.x
        number = self.number(i)
        if number is None or x.c[number[1]] not in ("weekday", "weekdays") or not 0 < number[0] <= 60 or number[0] != int(number[0]):
            return None
        j = number[1] + 1
        end = j + 2 if x.w[j] == "from" and x.w[j + 1] in ("now", "today") else j + 1 if x.w[j] in ("later", "hence") else 0
        if not end:
            return None
        today = self.cal.today
        ahead = (x.v[j - 1] - today.weekday()) % 7 or 7
        d = calendar.add_days(today, ahead + 7 * (int(number[0]) - 1))
        return Phrase(i, end, i, "on", "date", d, d, "weekdays-from-now", None, "day")

    # -------------------------------------------------------------- ranges

    def _from(self, i: int, k: int, sense: str) -> Phrase | None:
        ranged = self._range(k, sense)
        if ranged is not None:
            return replace(ranged, i=i, core=k, sense="range")
        if sense == "between":
            return None
        found = self.moment(k)
        if found is None:
            return None
        m, j = found
        if _decimals(self.x.w, k, m) and self.x.w[j] in ("to", "-", "–"):
            return None
        if m.name == "year" and (self.x.w[j] in ("to",) or (self.x.c[k] == "int" and self.x.tag(j) == "NNS")):
            return None
        return self._of_moment(i, k, j, "from" if self.x.w[i] in ("from", "effective") else "since", m)

    def _range(self, i: int, sense: str) -> Phrase | None:
        """Two moments joined by "to", "through", "-", "and" (behind "between")."""
        x = self.x
        w, c = x.w, x.c
        if c[i] == "int" and i > 1 and w[i - 1] in (".", ",") and x.glued(i) and x.glued(i - 1) and c[i - 2] == "int":
            return None  # the end of "4.1"
        if c[i] == "int" and i > 1 and w[i - 1] in _DASHES and x.glued(i) and x.glued(i - 1) and c[i - 2] == "int":
            return None
        left = self.moment(i)
        partial: tuple[int, int] | None = None
        if (
            left is not None
            and left[0].name == "numeric-day"
            and c[i] == "int"
            and w[i + 1] in _DASHES
            and c[i + 2] == "int"
            and "month" in (c[i + 3], c[i + 4] if w[i + 3] == "of" else "")
        ):
            left = None
        if left is None or left[0].name in ("day-of-month", "count"):
            k = i + 1 if w[i] == "the" else i
            if c[k] in ("int", "ordinal", "number"):
                partial = self._small(k)
        if left is None and partial is None:
            return None
        if left is not None and partial is None:
            m1, j = left
        else:
            assert partial is not None
            m1, j = Moment("day", "day-of-month", day=partial[0], weak=True), partial[1]
        joined = self._join(j, sense)
        if joined is None:
            return None
        k = joined
        right = self.moment(k)
        if (right is not None and _decimals(w, k, right[0]) and (m1.name == "day-of-month" or _decimals(w, i, m1))) or (
            _decimals(w, i, m1) and right is None
        ):
            return None  # "from 4.1 to 4.6", "from 4 to 4.6"
        if right is None and (w[k] in ("now", "date", "present") or w[k : k + 2] == ["the", "present"]):
            right = Moment("day", "day", fixed=(self.cal.today, self.cal.today)), k + (2 if w[k] == "the" else 1)
        if right is None and w[k] in ("end", "finish") and m1.part == "early":
            whole = self.cal.days(m1, parted=False)
            if whole is not None:
                return Phrase(i, k + 1, i, "range", "range", whole[0], whole[1], "range", None, m1.grain, m1)
        if right is not None and right[0].name in ("day-of-month",) and m1.month:
            right = None
        if right is None and ((m1.grain == "day" and m1.month) or m1.name in ("day-of-month",)):
            the = k + 1 if w[k] == "the" else k
            number = self._day_number(the)
            if number is not None and m1.month and number[0] > 0:
                end = number[1]
                if the > k and c[the] == "number":
                    return None  # "by 31 January through the two newsletters"
                after = self._year_after(end) if m1.year is None else None
                year = after[0] if after is not None else m1.year
                if after is not None:
                    end = after[2]
                return self._span(i, end, i, replace(m1, year=year), replace(m1, day=number[0], year=year, name="month-day"))
            return None
        if right is None:
            return None
        m2, end = right
        if m1.name == "day-of-month" and m1.weak and not m1.month:
            if m2.grain == "day" and m2.month:
                return self._span(i, end, i, replace(m2, day=m1.day, weak=False), m2)
            if m2.fixed is not None and m2.name == "day-of-period":
                try:
                    a = m2.fixed[0].replace(day=m1.day)
                except ValueError:
                    return None
                return self._span(i, end, i, Moment("day", "day-of-period", fixed=(a, a)), m2)
            return None
        if (
            m1.name == "year"
            and m1.weak
            and m2.name == "year"
            and m2.weak
            and not sense
            and w[j] not in _DASHES
            and w[j] not in ("through",)
        ):
            return None
        if not _comparable(m1, m2):
            return None
        if w[j] == "/" and m1.grain != m2.grain:
            return None
        return self._span(i, end, i, m1, m2)

    def _small(self, k: int) -> tuple[int, int] | None:
        """A number that may be a day: "4", "13th", "nineteen"."""
        x = self.x
        nth = self.ordinal(k)
        if nth is not None:
            return nth if 0 < nth[0] <= 31 else None
        if x.c[k] == "int" and 0 < x.v[k] <= 31 and len(x.w[k]) <= 2:
            end = k + 1
            if x.w[end] == "." and x.glued(end) and not x.glued(end + 1):
                end += 1
            return x.v[k], end
        if x.c[k] == "number":
            number = self._number_words(k)
            return number if number is not None and 0 < number[0] <= 31 else None
        return None

    def _join(self, j: int, sense: str) -> int | None:
        x = self.x
        w = x.w[j]
        if w not in _TO:
            return None
        if w in ("and", "&"):
            return j + 1 if sense == "between" else None
        if w == "to" and sense in ("by",):
            return None
        if (
            w == "/"
            and x.w[j + 1] not in ("q", "h")
            and x.c[j + 1] not in ("month", "weekday")
            and not (x.c[j + 1] == "int" and x.c[j + 2] in ("month",))
        ):
            return None
        if w in {"to", "until", "till", "through"} and x.w[j + 1] in ("the",):
            return j + 1
        return j + 1

    def _span(self, i: int, j: int, core: int, m1: Moment, m2: Moment) -> Phrase | None:
        cal = self.cal
        tail = m2
        if m1.open_year and not tail.open_year and tail.year is not None:
            right = cal.days(tail)
            left = cal.days(replace(m1, year=tail.year))
            if left is not None and right is not None and left[0] > right[1]:
                left = cal.days(replace(m1, year=tail.year - 1))
        elif tail.open_year and m1.year is not None:
            left = cal.days(m1)
            right = cal.days(replace(tail, year=m1.year))
            if left is not None and right is not None and right[1] < left[0]:
                right = cal.days(replace(tail, year=m1.year + 1))
        elif m1.open_year and (tail.open_year or tail.fixed is not None):
            right = cal.days(tail)
            left = None
            if right is not None:
                for y in range(right[1].year + 1, right[1].year - 3, -1):
                    left = cal.days(replace(m1, year=y))
                    if left is not None and left[0] <= right[1]:
                        break
        else:
            left, right = cal.days(m1), cal.days(tail)
            if tail.open_year and left is not None and right is not None and right[1] < left[0]:
                right = cal.days(replace(tail, year=left[0].year)) or right
                if right[1] < left[0]:
                    right = cal.days(replace(tail, year=left[0].year + 1)) or right
            if tail.grain == "weekday" and left is not None and right is not None:
                d = calendar.add_days(left[0], ((tail.weekday or 0) - left[0].weekday()) % 7)
                right = d, d
        if left is None or right is None or left[0] > right[1]:
            return None
        return Phrase(i, j, core, "range", "range", left[0], right[1], "range", None, tail.grain, tail)

    # -------------------------------------------------------------- recurrences

    def _recurrence(self, i: int) -> Phrase | None:
        x = self.x
        w, c = x.w, x.c
        word = w[i]
        if c[i] == "cadence":
            return Phrase(i, i + 1, i, "every", "recurrence", None, None, "cadence-word", x.v[i])
        if c[i] == "units" and w[i] == "weekends":
            return Phrase(i, i + 1, i, "every", "recurrence", None, None, "weekdays", "P1W")
        if c[i] == "weekdays":
            return Phrase(i, i + 1, i, "every", "recurrence", None, None, "weekdays", "P1W")
        if word in ("every", "each"):
            return self._every(i, i + 1)
        if word in ("any", "a") and c[i + 1] == "weekday" and len(w[i + 1]) > 3 and (self.moment(i + 1) or (None, 0))[1] <= i + 2:
            return Phrase(i, i + 2, i, "every", "recurrence", None, None, "weekdays", "P1W")
        if word in _TIMES or (c[i] in ("int", "number") and w[i + 1] in ("times", "x", "time")):
            k = i + 1 if word in _TIMES else i + 2
            if w[k] in ("every", "each"):
                return self._every(i, k + 1)
            if w[k] in ("a", "an", "per") and c[k + 1] == "unit":
                return self._per(i, k + 1)
            if w[k] == "/" and c[k + 1] == "unit":
                return self._per(i, k + 1)
            if c[k] == "cadence":
                return Phrase(i, k + 1, i, "every", "recurrence", None, None, "cadence-word", x.v[k])
            return None
        if word == "per":
            if c[i + 1] == "unit" or w[i + 1] in {"business", "working", "calendar", "fiscal"}:
                return self._per(i, i + 1)
            if c[i + 1] == "cycle":
                return Phrase(i, i + 2, i, "every", "recurrence", None, None, "per-cycle", None)
            if w[i + 2] == "and" and c[i + 3] == "unit" and w[i + 3] in ("day", "week", "month", "quarter", "year"):
                return self._per(i, i + 3)  # "per team and month"
            if w[i + 1] == "annum":
                return Phrase(i, i + 2, i, "every", "recurrence", None, None, "per-unit", "P1Y")
            return None
        if word == "/" and c[i + 1] == "cycle" and i and x.pos(i - 1) in ("NOUN", "NUM", "PROPN") and w[i + 1] in ("shift", "session"):
            return Phrase(i, i + 2, i, "every", "recurrence", None, None, "per-cycle", None)
        if word in _LETTERS and w[i + 1] == "/" and w[i + 2] == word and x.glued(i + 1) and x.glued(i + 2):  # "y/y"
            return Phrase(i, i + 3, i, "every", "recurrence", None, None, "cadence-word", _LETTERS[word])
        if word == "/" and c[i + 1] == "unit" and i and x.w[i + 1] not in ("half",) and x.c[i - 1] not in ("unit", "units", "cadence"):
            return self._per(i, i + 1)
        if word == "p" and w[i + 1] in ("/", ".") and w[i + 2] in {"m", "a", "w", "d", "q", "y"}:
            period = {"m": "P1M", "a": "P1Y", "y": "P1Y", "w": "P1W", "d": "P1D", "q": "P3M"}[w[i + 2]]
            return Phrase(i, i + 3, i, "every", "recurrence", None, None, "per-unit", period)
        if word in ("pcm", "p.a") and i and c[i - 1] == "int":
            return Phrase(i, i + 1, i, "every", "recurrence", None, None, "per-unit", "P1M")
        if word in ("a", "an") and c[i + 1] == "unit" and i and self._rated(i):
            return self._per(i, i + 1)
        if word in {"bi", "semi", "tri", "half"} and w[i + 1] == "-" and c[i + 2] == "cadence":
            period = {"P1W": "P2W", "P1M": "P2M", "P1Y": "P6M"}.get(x.v[i + 2], x.v[i + 2])
            if word != "bi":
                period = {"P1Y": "P6M", "P1M": "P2W", "P1W": "P3D"}.get(x.v[i + 2], x.v[i + 2])
            return Phrase(i, i + 3, i, "every", "recurrence", None, None, "cadence-word", period)
        return None

    def _rated(self, i: int) -> bool:
        """Whether "a week" stands behind an amount ("20 calls a week"), not behind a verb or preposition."""
        x = self.x
        before = x.pos(i - 1)
        w = x.w[i - 1]
        if w in {"once", "twice", "times", "thrice"}:
            return True
        if w in {",", "and", "or", "is", "was", "of", "for", "in", "within", "the"}:
            return False
        nxt = x.w[i + 2]
        if x.c[i - 2] == "int" and i > 1 and x.w[i - 1].isalpha() and before in ("VERB", "ADP", "ADJ"):
            before = "NOUN"  # "1 post a day"
        if nxt == "from" and x.w[i + 3] not in ("now", "today") and self.moment(i + 3) is None:
            nxt = ""  # "5 sales a month from the shop"
        if nxt in {"ago", "later", "away", "earlier", "before", "after", "from", "early", "late", "long"}:
            return False
        if before not in {"NOUN", "PROPN", "NUM", "SYM", "ADV", "PUNCT", "X"} and x.c[i - 1] != "int":
            return False
        # An amount must stand before it in the same clause.
        for k in range(i - 1, max(-1, i - 12), -1):
            if x.c[k] in ("int", "number") or x.w[k] in {"one", "a", "an", "few", "several", "half", "every", "dozen"}:
                return True
            if x.w[k] in (".", ";", ":"):
                return False
        return False

    def _per(self, i: int, k: int) -> Phrase | None:
        unit, end = self.unit(k)
        if unit is None or unit not in _PER:
            return None
        if self.x.w[k] == "half" or (unit == "quarter" and self.x.w[end] == "of"):
            return None
        period = _PER[unit]
        return Phrase(i, end, i, "every", "recurrence", None, None, "per-unit", None if period == "sprint" else period)

    def _every(self, i: int, k: int) -> Phrase | None:
        x = self.x
        w, c = x.w, x.c
        other = 1
        if w[k] == "other" or (w[k] == "second" and c[k + 1] in ("unit", "weekday")):
            other, k = 2, k + 1
        elif w[k] == "single":
            k += 1
        nth = self.ordinal(k) if other == 1 else None
        if nth is not None and c[nth[1]] == "unit" and nth[0] > 0:
            unit, end = self.unit(nth[1])
            if unit in _PER and unit is not None:
                return Phrase(
                    i, end, i, "every", "recurrence", None, None, "every", iso_period([(float(nth[0]), unit)]) if unit != "sprint" else None
                )
        if c[k] in ("weekday", "weekdays"):
            return Phrase(i, k + 1, i, "every", "recurrence", None, None, "every-weekday", "P2W" if other == 2 else "P1W")
        if w[k] in ("morning", "evening", "afternoon"):
            return Phrase(i, k + 1, i, "every", "recurrence", None, None, "every", "P1D")
        number = self.number(k) if c[k] in ("int", "number") else ((2, k + (2 if w[k + 1] == "of" else 1)) if w[k] == "couple" else None)
        count, j = (number[0], number[1]) if number is not None else (other, k)
        if number is None and w[k] == "few":
            return None
        if w[j] in {"hour", "hours", "hr", "hrs", "h", "minutes", "mins", "min"} and (number is not None or w[j] == "hour"):
            return Phrase(i, j + 1, i, "every", "recurrence", None, None, "every", "P1D")
        unit, end = self.unit(j)
        if unit is None or unit not in _PER:
            numeric = self._numeric(k) if c[k] == "int" else self._month(k) if c[k] == "month" else None
            if numeric is not None and numeric[0].grain in ("day", "month"):
                return Phrase(i, numeric[1], i, "every", "recurrence", None, None, "every", "P1Y")
            if number is None and c[k] == "cycle" and x.pos(k) == "NOUN" and x.parse.deps[x.t[k]] not in ("obj", "nsubj", "nsubj:pass"):
                return Phrase(i, k + 1, i, "every", "recurrence", None, None, "every", None)
            season = c[k] == "season"
            return Phrase(i, k + 1, i, "every", "recurrence", None, None, "every", "P1Y") if season else None
        if unit == "sprint":
            return Phrase(i, end, i, "every", "recurrence", None, None, "every", None)
        if unit == "workday" and count == 1:
            return Phrase(i, end, i, "every", "recurrence", None, None, "every", "P1D")
        if unit == "weekend":
            return Phrase(i, end, i, "every", "recurrence", None, None, "every", f"P{int(max(1, count))}W")
        return Phrase(i, end, i, "every", "recurrence", None, None, "every", iso_period([(float(count), unit)]))


_SCORES = frozenset({"confidence", "confident", "grade", "mark", "odds", "rate", "rating", "ratio", "score", "share"})
_LETTERS = {"q": "P3M", "y": "P1Y", "m": "P1M", "w": "P1W"}
_ENDS = frozenset({"ends", "closes", "finishes"})
_OCCASIONS = frozenset({"round", "cohort", "season", "intake", "events", "race", "edition", "harvest", "class", "campaign"})
_DATED = frozenset(
    {
        "due",
        "exam",
        "deadline",
        "cutoff",
        "golive",
        "live",
        "launch",
        "renewal",
        "closes",
        "closing",
        "ends",
        "end",
        "expires",
        "lands",
        "opens",
        "out",
        "signed",
        "ready",
        "done",
        "ships",
        "latest",
        "eta",
        "target",
        "date",
        "delivery",
        "starts",
        "start",
        "review",
        "audit",
    }
)
_OPENERS = frozenset(
    {
        "every",
        "each",
        "once",
        "twice",
        "thrice",
        "per",
        "/",
        "p",
        "a",
        "an",
        "one",
        "bi",
        "semi",
        "half",
        "the",
        "q",
        "h",
        "w",
        "wk",
        "kw",
        "cw",
        "all",
        "full",
        "whole",
        "several",
        "some",
        "couple",
        "'",
        "’",
        "calendar",
        "jfm",
        "amj",
        "jas",
        "ond",
        "any",
        "y",
        "m",
        "another",
        "few",
        "more",
        "less",
        "our",
        "pcm",
        "my",
    }
)


def _decimals(w: list[str], i: int, m: Moment) -> bool:
    """Whether a day and month written "4.1" may as well be a number."""
    return m.name == "numeric-day" and m.weak and w[i + 1] == "."


def _comparable(m1: Moment, m2: Moment) -> bool:
    return True


def _rule(sense: str, name: str) -> str:
    return f"{sense}/{name}" if sense else name


__all__ = ["Calendar", "Period", "Phrase", "Phrases", "Words", "operators"]

"""Which of the dates is the goal's own: its deadline, its cadence, and what is only said of time."""

from __future__ import annotations

import datetime as dt
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

from smartcritic import calendar, lexicon, syntax
from smartcritic.facts import time_clauses
from smartcritic.facts.time_grammar import Calendar, Moment
from smartcritic.facts.time_phrases import Phrase
from smartcritic.model import Cadence, Cue, Deadline

if TYPE_CHECKING:
    from smartcritic.facts.times import Read

_CADENCES: Mapping[str, Cadence] = {
    "P1D": "daily", "P2D": "daily", "P3D": "weekly", "P7D": "weekly", "P1W": "weekly", "P2W": "biweekly", "P14D": "biweekly",
    "P1M": "monthly",
    "P4W": "monthly", "P2M": "monthly", "P3M": "quarterly", "P4M": "quarterly", "P6M": "yearly", "P1Y": "yearly", "P12M": "yearly",
}  # fmt: skip
"""ISO period -> the cadence that is nearest to it."""

_CLOSING = frozenset({"by", "until", "before", "due"})
_FROM_EVENT = frozenset({"of", "from", "after", "post", "following"})
_DASHES = frozenset({":", "-", "–", "—"})
_YEAR_ENDS = frozenset({"1-1", "12-31"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_WHICH_PERIOD = frozenset(
    {"which-period", "counted-periods", "later-in-period", "period-end", "which-quarter", "which-month", "which-half", "part-of-period"}
)


@dataclass(frozen=True, slots=True)
class _Words:
    service: frozenset[str]
    answering: frozenset[str]
    universal: frozenset[str]
    artefact: frozenset[str]
    limits: frozenset[str]
    metric: frozenset[str]
    recurring_metric: frozenset[str]
    goal: frozenset[str]
    start_verbs: frozenset[str]
    baseline: frozenset[str]
    plan: frozenset[str]
    pilot: frozenset[str]
    review: frozenset[str]
    over_base: frozenset[str]
    aims: Mapping[str, tuple[tuple[int, frozenset[tuple[str, ...]]], ...]]
    cues: Mapping[str, tuple[tuple[tuple[str, ...], str], ...]]
    events: frozenset[str]
    event_openers: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    lists = lexicon.load("times_cues")
    table = lists.tables["words"]
    aims: dict[str, list[tuple[str, ...]]] = {}
    for phrase in table["aims"]:
        words = tuple(phrase.split(" "))
        aims.setdefault(words[0], []).append(words)
    cues: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for entry in lists.entries:
        if entry.get("kind") != "event":
            words = tuple(entry.term.replace("-", " - ").split())
            cues.setdefault(words[0], []).append((words, entry.get("kind")))
    return _Words(
        **{k: frozenset(v) for k, v in table.items() if k in _Words.__dataclass_fields__ and k != "aims"},
        aims={k: tuple((n, frozenset(w for w in v if len(w) == n)) for n in {len(w) for w in v}) for k, v in aims.items()},
        cues={k: tuple(sorted(v, key=lambda x: -len(x[0]))) for k, v in cues.items()},
        events=frozenset(e.term for e in lists.entries if e.get("kind") == "event"),
    )


# --------------------------------------------------------------------------- what is a quantity


def is_no_quantity(read: Read, p: Phrase) -> bool:
    """Whether the numbers of a phrase belong to the date, so that the quantity stage must not read them."""
    if p.sense == "every":
        return p.name == "every"
    if p.sense == "length":
        return _plan_age(read, p)
    if p.sense == "for":
        return False
    return not (p.sense == "within" and service_level(read, p))


def _plan_age(read: Read, p: Phrase) -> bool:
    """ "our five-year strategy": the age of a plan is no amount."""
    x = read.words
    return x.w[p.j - 2] == "-" and any(x.w[k] in _words().plan for k in range(p.j, min(p.j + 3, x.n)))


def service_level(read: Read, p: Phrase) -> bool:
    """Whether "within 2 days" says how fast each case is handled ("answer all tickets within 2 days"), not when the goal is over."""
    x, parse, words = read.words, read.parse, _words()
    if p.name == "amount-from-moment":
        return False
    nxt = x.w[p.j]
    if nxt in {"of", "after", "from", "following", "upon"} and x.w[p.j + 1] not in {"now", "today", "this", ""}:
        return True
    if p.period is None or _days(p.period) > 100:
        return False
    if nxt in ("instead", "rather") or (nxt in (",", "(", ";") and x.w[p.j + 1] in ("not", "now", "today", "currently")):
        return True  # "delivery in 4 days, not 7"
    if _days(p.period) > 60:
        return False
    first = x.t[p.i]
    handled = answered = False
    for k in range(first - 1, max(-1, first - 14), -1):
        lemma = parse.lemmas[k]
        if parse.lower[k] in (".", ";"):
            break
        if lemma in words.service and parse.pos[k] in ("VERB", "NOUN", "AUX"):
            handled = True
            answered = answered or lemma in words.answering
    if not handled:
        return False
    return answered or any(w in words.universal for w in parse.lower) or _bare_plural(read, first)


def _bare_plural(read: Read, first: int) -> bool:
    """Whether the words before token `first` hold a plural noun with no number of its own ("orders ship within 2 days")."""
    parse = read.parse
    plural = False
    for k in range(max(0, first - 14), first):
        if parse.tags[k] == "CD":
            return False
        plural = plural or parse.tags[k] == "NNS"
    return plural


def _days(period: str) -> int:
    total, number = 0.0, ""
    for c in period[1:]:
        if c.isdigit() or c == ".":
            number += c
        else:
            total += float(number or 0) * {"Y": 365, "M": 30, "W": 7}.get(c, 1)
            number = ""
    return int(total)


# --------------------------------------------------------------------------- the choice


@dataclass(slots=True)
class _Candidate:
    read: Read
    phrase: Phrase
    order: int
    rank: int
    aim: bool


def choose(reads: Sequence[Read], cal: Calendar) -> tuple[Deadline | None, Cadence | None, list[Cue]]:
    """The deadline, the cadence and the cues of a goal."""
    cues: list[Cue] = []
    candidates: list[_Candidate] = []
    cadence: Cadence | None = None
    closing_feast = False
    for order, read in enumerate(reads):
        aims = _aim_starts(read)
        for p in read.phrases:
            if p.kind == "recurrence" or _weekdays(read, p):
                passing = time_clauses.passing(read, read.words.t[p.i], order == 0)
                if cadence is None and not passing:
                    cadence = _cadence(read, p)
                if passing or p.kind != "recurrence":
                    continue
                _review(read, p, cues)
                if p.period is None:
                    cues.append(_cue("event", read, p.i, p.j))
                continue
            rank = _rank(read, p, cal, cues)
            closing_feast = closing_feast or (not rank and p.sense in _CLOSING and bool(cues) and cues[-1].kind == "undated_season")
            if read.parse.label == "T":
                rank = rank or _stated(p)
            elif rank:
                rank = _own(read, p, cal, order, rank)
            elif (p.sense == "start" or p.name == "weekday") and time_clauses.announced(read, p):
                rank = 5
            if rank == 5 and p.sense not in _CLOSING and time_clauses.announced(read, p) == "before":
                first = p.start or p.end
                p = replace(p, start=None, end=calendar.add_days(first, -1) if first is not None else None)
            if rank:
                token = read.words.t[p.i]
                candidates.append(_Candidate(read, p, order, rank, any(a < token for a in aims)))
        _said(read, cues)
    best = _best(candidates)
    if best is not None and best.rank < 5 and best.read.parse.label != "T" and closing_feast:
        best = None  # "this year ..., everybody by Easter": the feast is the end, and its year is not said
    if best is None:
        return None, cadence, cues
    x, p = best.read.words, best.phrase
    a, b = best.read.parse.chars(x.s[p.i], x.e[p.j - 1])
    last = p.end or p.start
    assert last is not None
    text = best.read.parse.text[x.s[p.i] : x.e[p.j - 1]]
    return Deadline(text, a, b, p.start, last), cadence, cues


def _best(candidates: list[_Candidate]) -> _Candidate | None:
    """The labelled line's own, else the last of those that state the end most plainly; a larger aim's only where there is no other."""
    timed = [c for c in candidates if c.read.parse.label == "T"]
    pool = timed or [c for c in candidates if c.read.parse.label not in ("R",)] or candidates
    pool = [c for c in pool if not c.aim] or pool
    if not pool:
        return None
    top = max(c.rank for c in pool)
    first = min(c.order for c in pool if c.rank == top)
    # A later sentence explains or adds; its dates count where they are as plain as the first one's.
    return max((c for c in pool if c.rank == top), key=lambda c: (c.phrase.end or dt.date.min, -abs(c.order - first)))


def _rank(read: Read, p: Phrase, cal: Calendar, cues: list[Cue]) -> int:
    """How plainly a phrase states the end of the goal: 5 by, until; 4 within, range; 3 in, this; 2 of, bare; 0 not at all. Adds cues."""
    x, parse, words = read.words, read.parse, _words()
    if p.vague:
        cues.append(_cue("vague_time", read, p.i, p.j))
        return 0
    if p.sense == "since" and x.w[p.i] == "as" and p.start is not None and p.start > cal.today and p.moment is not None:
        return 3  # "as of 1 May": a level must hold from then on
    if p.sense in {"start", "since", "after", "from"} and p.end is None:
        cues.append(_cue("start_only", read, p.i, p.j))
        return 0
    if p.kind == "duration":
        if _open_duration(read, p):
            cues.append(_cue("open_duration", read, p.i, p.j))
        return 0
    m = p.moment
    if m is not None and m.name == "which-season" and p.sense == "":
        cues.append(_cue("undated_season", read, p.i, p.j))
        return 0
    if m is not None and p.sense == "" and m.year is None and m.holiday in _YEAR_ENDS and m.fixed is None:
        return 0  # "New Year's resolution"
    if m is not None and m.year is None and m.holiday not in _YEAR_ENDS and _undated(m):
        if p.sense or (m.grain == "holiday" and m.nth is None):
            cues.append(_cue("undated_season", read, p.i, p.j))
        return 0
    if p.end is None or p.sense in ("compare", "than", "ago"):
        return 0
    if _week_of_plan(read, p, cal):
        cues.append(_cue("event", read, p.i, p.j))
        return 0
    past = p.end < cal.today
    heading = p.i == 0 and p.sense == "" and x.w[p.j] in _DASHES  # "2030: plant 40 trees"
    before = x.w[p.i - 1] if p.i else ""
    if p.sense in _CLOSING:
        return 0 if (m is not None and (m.name == "weekday" or m.name == "day-of-month")) and _every(read, p) else 5
    if past and not heading and ((m is not None and m.which == -1) or p.sense in ("", "of", "next") or before in words.over_base):
        return 0
    if before in words.over_base and p.sense == "" and before not in ("over", "on"):
        return 0
    if _baseline(read, p) or _no_end(read, p, cal, past):
        return 0
    if p.sense == "from" and not words.limits.intersection(parse.lower):
        return 0  # "from May on" is the end only of a level that must hold from then on
    if p.sense == "within":
        if (
            x.w[p.j] in _FROM_EVENT
            and x.c[p.j + 1] != "int"
            and p.period is not None
            and _days(p.period) >= 21
            and p.name != "amount-from-moment"
        ):
            cues.append(_cue("event", read, p.i, p.j))
        return 0 if service_level(read, p) else 4
    if p.sense in ("next", "range"):
        return 4
    if p.sense in {"in", "on", "at", "during", "of", ""} and _past_participle(read, p, past):
        return 0
    if p.sense in ("in", "on", "at") and _starts(read, p):
        cues.append(_cue("start_only", read, p.i, p.j))
        return 0
    if p.sense in ("for", "of") and p.i and parse.lower[x.t[p.i] - 1] in words.artefact:
        return 0
    if p.sense == "for" and p.i and parse.lower[x.t[p.i] - 1] in words.goal:
        return 4
    if p.sense in {"", "of", "for", "in", "to", "on", "from", "at"}:
        modified = _modifies(read, p)
        if modified is not None:
            return modified
    if p.sense in {"in", "during", "at", "on", "for", "to"}:
        return 3
    if p.name in _WHICH_PERIOD or p.name in ("day", "which-weekday", "weekday-of-week") or p.name.startswith("amount"):
        return 3
    return 2


def _stated(p: Phrase) -> int:
    """The rank of a date in a line that is labelled as the time of the goal: there a date needs no word in front of it."""
    undated = p.moment is None or (p.moment.year is None and _undated(p.moment))
    return 0 if p.end is None or undated or p.sense in ("since", "compare", "than", "ago") or p.kind == "duration" else 2


def _own(read: Read, p: Phrase, cal: Calendar, order: int, rank: int) -> int:
    """The rank of a date by the clause that it hangs in: what is told of the past, of a level today or of a step is none of the goal."""
    t = read.words.t[p.i]
    if time_clauses.announced(read, p):
        return 5
    if time_clauses.described(read, t) or time_clauses.threat(read, t):
        return 0
    if time_clauses.aside(read, t):
        return 0
    if p.sense in _CLOSING or p.sense in ("within", "next"):
        return 1 if time_clauses.step(read, t, order == 0) else rank
    ahead = p.moment is not None and p.moment.year is not None and p.start is not None and p.start > cal.today
    compared = not _this(p) and time_clauses.compared(read, t)
    if not ahead and (time_clauses.told(read, t) or compared or time_clauses.level(read, p, cal, order == 0 and t == 0, order > 0)):
        return 0
    return 0 if time_clauses.step(read, t, order == 0) else rank


def _week_of_plan(read: Read, p: Phrase, cal: Calendar) -> bool:
    """ "by week 4" half a year before there is one: a week of the plan, whose start is not said."""
    m = p.moment
    if m is None or m.grain != "week" or m.year is not None or m.fixed is not None or not 0 < m.number <= 16 or p.end is None:
        return False
    return "week" in read.words.w[p.core : p.j] and (p.end - cal.today).days > 120


def _undated(m: Moment) -> bool:
    """A season or feast whose year is not said."""
    return m.name == "holiday-weekend" or (m.grain in ("season", "holiday") and m.fixed is None)


def _no_end(read: Read, p: Phrase, cal: Calendar, past: bool) -> bool:
    """ "412 open today", "in the same week", "8 to 9 on Wed", "in month end commentary", "on the 1st each month", "back to May 2025"."""
    x, parse, m = read.words, read.parse, p.moment
    if m is None:
        return False
    if x.w[p.core] in ("same", "that") or x.w[p.core + 1] in ("same", "that"):
        return True
    if p.sense == "to" and past:
        return True
    t = x.t[p.i]
    behind = x.w[p.j]
    if p.sense == "" and t < parse.n and parse.deps[t] in ("nsubj", "nsubj:pass") and parse.heads[t] > t:
        return True  # "May is late already"
    if p.sense in ("", "of") and ((m.name == "day" and p.end == cal.today) or m.name == "weekday"):
        return not (time_clauses.ordered(read, t) and (p.j >= x.n or time_clauses.stop(read, x.t[p.j])))
    if m.name == "period-end" and m.fixed is not None and x.t[p.j] < parse.n and parse.pos[x.t[p.j]] == "NOUN":
        return True
    if (m.name == "weekday" or (m.grain == "day" and not m.month and m.fixed is None)) and _every(read, p):
        return True
    return m.grain == "day" and (behind in ("each", "every") or (behind == "of" and x.w[p.j + 1] in ("each", "every")))


def _every(read: Read, p: Phrase) -> bool:
    """ "by Friday every week", "reports on the 5th monthly": a day that comes again."""
    a, b = time_clauses.bounds(read, read.words.t[p.i])
    rhythms = read.rhythms
    k = bisect_left(rhythms, a)
    return k < len(rhythms) and rhythms[k] < b


def _this(p: Phrase) -> bool:
    """Whether a phrase is "this quarter", "the year", "next week"."""
    return p.moment is not None and p.moment.fixed is not None and p.name.rpartition("/")[2] in ("which-period", "running-period")


def _baseline(read: Read, p: Phrase) -> bool:
    """ "from 2024 levels", "the Q1 2025 baseline": a level behind the date makes it where the change is counted from."""
    x = read.words
    k = p.j
    if x.w[k] in ("'", "’") and x.w[k + 1] == "s":
        k += 2
    return any(x.w[q] in _words().baseline for q in range(k, min(k + 2, x.n))) and p.sense in {"", "of", "from", "in", "at", "on"}


def _past_participle(read: Read, p: Phrase, past: bool) -> bool:
    """ "as reforecast on Feb 15", "positions identified in Q1 2025": the date of something that is done already."""
    parse, t = read.parse, read.words.t[p.i]
    for k in range(t - 1, max(-1, t - 4), -1):
        if parse.tags[k] in ("VBN", "VBD"):
            if k and parse.lower[k - 1] == "as":
                return True
            return past and parse.deps[k].partition(":")[0] in ("acl", "advcl", "amod")
        if parse.pos[k] not in ("ADV", "PART"):
            return (
                k > 0
                and parse.lower[k - 1] == "as"
                and parse.pos[k] in ("VERB", "NOUN", "ADJ")
                and t - k <= 2
                and (k == 1 or parse.lower[k - 2] in ("(", ","))
            )
    return False


def _starts(read: Read, p: Phrase) -> bool:
    """ "kicked off in August", "begins on 3 May"."""
    parse, t = read.parse, read.words.t[p.i]
    return any(parse.lemmas[k] in _words().start_verbs for k in range(max(0, t - 3), t)) or (
        t > 0 and parse.lemmas[t - 1] == "start" and parse.tags[t - 1] in {"VB", "VBZ", "VBP", "NN"}
    )


def _modifies(read: Read, p: Phrase) -> int | None:
    """The rank of a date that stands before a noun ("FY27 revenue", "the 2027 survey"); None where it stands alone."""
    x, parse, words = read.words, read.parse, _words()
    k = p.j
    if x.w[k] in ("'", "’") and x.w[k + 1] == "s":
        k += 2
    if k >= x.n:
        return None
    t = x.t[k]
    if parse.pos[t] not in ("NOUN", "PROPN", "ADJ") or (parse.pos[t] == "ADJ" and p.sense):
        return None
    m = p.moment
    if m is None or m.grain not in {"quarter", "half", "year", "month", "week", "season", "holiday"}:
        return None
    nouns: list[str] = []
    while t < parse.n and len(nouns) < 5 and (parse.pos[t] in _NOMINAL or parse.lower[t] == "-"):
        nouns.append(parse.lower[t])
        t += 1
    if m.grain == "month" and m.year is None and p.sense in ("in", "on", "at") and x.w[p.core] in ("the", "our"):
        return 3  # "at the May survey"
    if m.name == "year" and m.weak and p.sense and x.w[p.core] == "the":
        return 3  # "in the 2027 cohort"
    if any(n in words.artefact for n in nouns):
        return 0
    if p.sense in ("in", "for", "to"):
        return None
    if any(n in words.metric for n in nouns):
        return 2
    return (
        2
        if m.grain in {"quarter", "half", "month", "week"} and p.sense == "" and m.name != "which-period"
        else (3 if m.name in _WHICH_PERIOD and p.sense == "" and k == p.j else 0)
    )


def _open_duration(read: Read, p: Phrase) -> bool:
    """ "for six months", "a six-month pilot", "40 bookings, 12 months": a length with no start."""
    x, parse, words = read.words, read.parse, _words()
    if p.sense == "for":
        return True
    t = x.t[p.i]
    alone = t > 0 and parse.lower[t - 1] in (",", ":", ";", "(", "–") and (p.j >= x.n or time_clauses.stop(read, x.t[p.j]))
    if alone and "-" not in x.w[p.i : p.j]:
        return True
    return (
        any(x.w[k] in words.pilot for k in range(p.j, min(p.j + 3, x.n)))
        and x.w[p.j - 2] == "-"
        and x.w[p.j] not in ("old",)
        and x.v[p.j - 1] not in ("day",)
    )


# --------------------------------------------------------------------------- aims, cadence, cues


def _aim_starts(read: Read) -> list[int]:
    """Token indices at which a clause of purpose or a larger aim begins."""
    parse, aims = read.parse, _words().aims
    lower = parse.lower
    out = []
    for k, word in enumerate(lower):
        if word in aims and k and any(tuple(lower[k : k + size]) in phrases for size, phrases in aims[word]):
            out.append(k)
    return out


def _weekdays(read: Read, p: Phrase) -> bool:
    """ "25 calls, Mon-Thu": days of the week side by side with no word in front are those of every week."""
    m = p.moment
    return p.sense == "range" and p.i == p.core and m is not None and m.grain == "weekday" and m.fixed is None


def _cadence(read: Read, p: Phrase) -> Cadence | None:
    """The cadence of a recurrence, or None where it is part of a metric's name ("monthly active users")."""
    if p.kind != "recurrence":
        return "weekly"
    if p.period is None:
        return None
    if p.name == "cadence-word":
        head = _noun_behind(read, p.j)
        if head and (head[-1] in _words().recurring_metric or "recurring" in head):
            return None
        if head and _moved(read, p):
            return None
    if _in_reason(read, p):
        return None
    return _CADENCES.get(p.period)


def _moved(read: Read, p: Phrase) -> bool:
    """ "Raise monthly visits from 8,000 to 12,000": the period belongs to a figure that goes from one level to another."""
    parse, t = read.parse, read.words.t[p.i]
    return any(parse.lower[k] == "from" and k + 1 < parse.n and parse.words[k + 1][:1].isdigit() for k in range(t, min(parse.n, t + 9)))


def _in_reason(read: Read, p: Phrase) -> bool:
    """ "because managers repeat the query every morning": a rhythm of the reason, not of the goal."""
    parse, t = read.parse, read.words.t[p.i]
    for k in range(t - 1, -1, -1):
        if parse.words[k] in (";", "."):
            return False
        if parse.lower[k] in ("because", "since", "as") and parse.deps[k] == "mark" and parse.heads[k] > k:
            return True
    return False


def _noun_behind(read: Read, j: int) -> list[str]:
    """The words of the noun phrase behind a cadence word; of a list ("daily, weekly, monthly active users") the last one's."""
    x, parse = read.words, read.parse
    while x.w[j] in {",", "and", "or", "/", "&"} and (
        x.c[j + 1] == "cadence" or (x.w[j] == "," and x.w[j + 1] in ("and", "or") and x.c[j + 2] == "cadence")
    ):
        j += 3 if x.c[j + 1] != "cadence" else 2
    if j >= x.n:
        return []
    t = x.t[j]
    out: list[str] = []
    while t < parse.n and len(out) < 5 and parse.pos[t] in {"NOUN", "PROPN", "ADJ", "NUM", "VERB"} and not (parse.pos[t] == "VERB" and out):
        out.append(parse.lower[t])
        t += 1
    return out


def _review(read: Read, p: Phrase, cues: list[Cue]) -> None:
    """ "reviewed weekly", "a monthly check-in", "track it every Friday": how often progress is looked at."""
    x, parse, words = read.words, read.parse, _words()
    a, b = x.t[p.i], x.t[p.j - 1]
    near = range(max(0, a - 3), min(parse.n, b + 4))
    hits = [k for k in near if parse.lower[k] in words.review]
    joined = [
        k for k in near if parse.lower[k] == "-" and 0 < k < parse.n - 1 and f"{parse.lower[k - 1]}-{parse.lower[k + 1]}" in words.review
    ]
    if hits or joined:
        first = min([*hits, *(k - 1 for k in joined), a])
        last = max([*hits, *(k + 1 for k in joined), b])
        start, end = parse.span(first, last + 1)
        cues.append(Cue("review", parse.text[parse.starts[first] : parse.ends[last]], start, end, _CADENCES.get(p.period or "")))


def _said(read: Read, cues: list[Cue]) -> None:
    """Vague words and events, found over the tokens."""
    parse, words = read.parse, _words()
    lower, n = parse.lower, parse.n
    busy = {k for p in read.phrases for k in range(read.words.t[p.i], read.words.t[p.j - 1] + 1)}
    k = 0
    while k < n:
        word = lower[k]
        if (word in words.cues or word in words.event_openers) and k not in busy:
            hit = next((w for w, _ in words.cues.get(word, ()) if tuple(lower[k : k + len(w)]) == w), None)
            if hit is not None and _is_vague(read, k, hit):
                a, b = parse.span(k, k + len(hit))
                cues.append(Cue("vague_time", parse.text[parse.starts[k] : parse.ends[k + len(hit) - 1]], a, b))
                k += len(hit)
                continue
            if word in words.event_openers:
                end = _event(read, k, busy)
                if end is not None:
                    a, b = parse.span(k, end)
                    cues.append(Cue("event", parse.text[parse.starts[k] : parse.ends[end - 1]], a, b))
                    k = end
                    continue
        k += 1


def _is_vague(read: Read, k: int, words: tuple[str, ...]) -> bool:
    """Whether words such as "soon" or "shortly" are said of time here: "sooner rather", "soon-to-be" are not."""
    lower = read.parse.lower
    after = lower[k + len(words)] if k + len(words) < read.parse.n else ""
    if words[-1] in ("soon", "term") and after in ("-", "as"):
        return after == "as" and lower[k - 1 : k] != ["as"]
    if words == ("one", "day"):
        return read.parse.lower[k - 1 : k] not in (["within"], ["in"], ["for"], ["per"], ["every"], ["a"]) and after not in {
            "of",
            "a",
            "per",
            "-",
        }
    return True


def _event(read: Read, k: int, busy: set[int]) -> int | None:
    """An event without a date behind "by", "before", "until" ...; the token index behind it."""
    parse, words = read.parse, _words()
    lower, n = parse.lower, parse.n
    word = lower[k]
    j = k + 1
    if word == "in" and (first := _first_days(read, j)) is not None:
        return first
    if word in _EVENT_PHRASES:
        wanted = next((w for w in _EVENT_PHRASES[word] if tuple(lower[j : j + len(w)]) == w), None)
        if wanted is None:
            return None
        j += len(wanted)
        if "run" in wanted or "lead" in wanted:
            return _noun_end(read, j, busy)
    edge = j + 1 if lower[j : j + 1] == ["the"] else j
    if word in ("by", "before", "until", "till") and lower[edge : edge + 1] in _EDGES and lower[edge + 1 : edge + 2] == ["of"]:
        behind = _noun_end(read, edge + 2, busy)
        if behind is not None:
            return behind  # "by the end of probation"
    if word == "by" and lower[j : j + 2] == ["the", "time"]:
        return min(n, parse.subtree(j + 1)[1])
    if word == "at" and not (lower[j : j + 1] and lower[j] in {"the", "our", "this", "next"}):
        return None
    if word in ("once", "when", "after"):
        return None
    if j < n and lower[j] == "year" and j + 1 < n and lower[j + 1].isdigit():
        return j + 2
    if word in {"by", "before", "until", "till"} and any(lower[q] in ("next", "upcoming", "forthcoming") for q in range(j, min(n, j + 2))):
        return _noun_end(read, j, busy)
    if word in ("before", "until", "till") and lower[j : j + 1] == ["the"]:
        behind = _noun_end(read, j, busy)
        if behind is not None and (behind >= n or lower[behind] in _BEHIND_EVENT):
            named = syntax.semantic_class(parse, behind - 1)
            if named not in ("people", "metric"):
                return behind  # "before the regatta"
    if word in ("before", "until", "till", "ahead", "prior") and j < n:
        if (parse.pos[j] == "PROPN" or lower[j] in _OURS or (parse.words[j].isupper() and len(lower[j]) > 1)) and j not in busy:
            behind = _noun_end(read, j, busy)
            if behind is not None and (behind >= n or lower[behind] in _BEHIND_EVENT):
                return behind  # "before Interzoo", "until my leave"
        if lower[j] in ("their", "its", "his", "her"):
            clause = _clause(read, k)
            if clause is not None:
                return clause  # "before their year ends"
    for q in range(j, min(n, j + 8)):
        if q in busy:
            return None
        if q + 2 < n and lower[q + 1] == "-" and f"{lower[q]}-{lower[q + 2]}" in words.events:
            return q + 3
        last = q + 1 == n or lower[q + 1] in {".", ",", ";", ")"}
        if (parse.pos[q] in ("NOUN", "PROPN", "VERB") or last) and (lower[q] in words.events or parse.lemmas[q] in words.events):
            if q + 1 < n and parse.pos[q + 1] in ("NOUN", "PROPN") and q + 1 not in busy and lower[q + 1] not in words.events:
                continue
            if q + 1 < n and lower[q + 1] == "-" and q + 2 < n and lower[q + 2] not in words.events:
                continue
            return q + 1
        if (
            parse.pos[q] not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "PART", "ADP"}
            and lower[q] not in {"-", "next", "'s", "’s"}
            and not (parse.pos[q] == "VERB" and parse.tags[q] in ("VBG", "VBN"))
        ):
            break
    if word in ("before", "until", "till"):
        return _clause(read, k)
    return None


_EDGES = (["end"], ["start"], ["close"], ["beginning"], ["completion"])
_OURS = frozenset({"my", "our", "your", "their", "his", "her", "its"})
_BEHIND_EVENT = frozenset(
    {".", ",", ";", ")", "(", "in", "at", "of", "so", "and", "or", "to", "with", "–", "—", "!", "on", "as", "please", "because"}
)
_EVENT_PHRASES: dict[str, tuple[tuple[str, ...], ...]] = {
    "ahead": (("of",),),
    "prior": (("to",),),
    "in": (("time", "for"), ("the", "run", "-", "up", "to"), ("the", "lead", "-", "up", "to"), ("the", "run", "up", "to")),
}


def _first_days(read: Read, j: int) -> int | None:
    """ "in my first month", "in our first 90 days", "in month 9", "in week one", "this sprint": counted from a start that is not said."""
    lower = read.parse.lower
    if lower[j : j + 1] and lower[j] in ("month", "week") and lower[j + 1 : j + 2] and lower[j + 1] in _SMALL:
        return j + 2
    if lower[j : j + 1] == ["this"] and lower[j + 1 : j + 2] in (["sprint"], ["cycle"], ["iteration"]):
        return j + 2
    if j + 2 >= len(lower) or lower[j] not in _OURS or lower[j + 1] != "first":
        return None
    k = j + 3 if lower[j + 2][0].isdigit() or lower[j + 2] in _SMALL else j + 2
    return k + 1 if k < len(lower) and lower[k].rstrip("s") in ("day", "week", "month", "quarter", "year") else None


_SMALL = frozenset({"one", "two", "three", "four", "five", "six", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10", "11", "12"})


def _noun_end(read: Read, j: int, busy: set[int]) -> int | None:
    """The index behind the noun phrase at `j`, whatever its noun ("the next steering committee"); None for people and dates."""
    parse = read.parse
    for q in range(j, min(parse.n, j + 7)):
        if q in busy:
            return None
        if parse.pos[q] in ("NOUN", "PROPN") and (q + 1 >= parse.n or parse.pos[q + 1] not in ("NOUN", "PROPN")):
            return q + 1
        if parse.pos[q] not in {"DET", "ADJ", "NOUN", "PROPN", "PRON", "NUM", "VERB"}:
            return None
    return None


def _clause(read: Read, k: int) -> int | None:
    """ "before the group exists", "until it ships": a clause with a subject of its own."""
    parse = read.parse
    head = parse.heads[k]
    verb = parse.heads[head]
    if parse.deps[k] == "case" and parse.deps[head].startswith("nsubj") and verb > head and parse.pos[verb] == "VERB":
        return max(verb + 1, min(parse.n, parse.subtree(verb)[1]))  # "before" read as the subject's own
    if head <= k or parse.pos[head] not in {"VERB", "AUX", "ADJ", "NOUN"} or parse.deps[k] != "mark":
        return None
    if parse.child(head, "nsubj") is None:
        return None
    return max(head + 1, min(parse.n, parse.subtree(head)[1]))


def _cue(kind: str, read: Read, i: int, j: int) -> Cue:
    x = read.words
    a, b = x.s[i], x.e[j - 1]
    start, end = read.parse.chars(a, b)
    return Cue(kind, read.parse.text[a:b], start, end)

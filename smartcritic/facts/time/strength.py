"""How plainly an expression states the end of the goal: a table of grades, the first that fits decides.

5 by, until; 4 within, range; 3 in, this; 2 of, bare; 0 is no end. A grade may leave a cue behind.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from typing import NamedTuple

from smartcritic.facts.time import clauses
from smartcritic.facts.time.algebra import Calendar, TimeValue
from smartcritic.facts.time.expressions import TimeExpression
from smartcritic.facts.time.segment import TimedSegment
from smartcritic.facts.time.spans import period_days
from smartcritic.model import Cue
from smartcritic.parsing import forms

CLOSING = frozenset({"by", "until", "before", "due"})
TIMED_LABEL = "T"
_DASHES = frozenset({":", "-", "–", "—"})
_YEAR_ENDS = frozenset({"1-1", "12-31"})
_NOMINAL = frozenset({"NOUN", "PROPN", "ADJ", "NUM"})
_PERIODS = frozenset({"quarter", "half", "year", "month", "week", "season", "holiday"})
_SHORT_PERIODS = frozenset({"quarter", "half", "month", "week"})
_RELATIVE = frozenset(
    {"which-period", "counted-periods", "later-in-period", "period-end", "which-quarter", "which-month", "which-half", "part-of-period"}
)
_NAMED_BY_TODAY = frozenset({"which-period", "counted-periods", "which-quarter", "which-month", "which-half", "which-season"})
_RELATIVE_DAYS = frozenset({"day", "which-weekday", "weekday-of-week"})
_NOUNS = 5
_PLAN_WEEKS, _PLAN_DAYS, _EVENT_DAYS = 16, 120, 21
_SERVICE_DAYS, _CONTRAST_DAYS, _SERVICE_REACH = 60, 100, 14


class Case(NamedTuple):
    """An expression in its segment."""

    segment: TimedSegment
    p: TimeExpression
    cal: Calendar

    @property
    def past(self) -> bool:
        return self.p.end is not None and self.p.end < self.cal.today

    def before(self, name: str) -> bool:
        """Whether the word in front of the expression is one of a list."""
        return self.p.i > 0 and self.segment.tokens.text[self.p.i - 1] in self.segment.words(name)

    def behind(self, name: str, by: int = 0) -> bool:
        """Whether the word behind the expression is one of a list."""
        return self.segment.tokens.text[self.p.j + by] in self.segment.words(name)

    def value(self) -> TimeValue:
        """The value, a bare span where it has none."""
        return self.p.value or _NO_VALUE


_NO_VALUE = TimeValue("span", "")


class Grade(NamedTuple):
    """One row: which expressions it is about, how plainly they state the end (None: the rows below decide), and the cue that they leave."""

    name: str
    fits: Callable[[Case], bool]
    strength: int | Callable[[Case], int | None] | None
    cue: str = ""


def strength_of(segment: TimedSegment, p: TimeExpression, cal: Calendar, cues: list[Cue]) -> int:
    """How plainly an expression states the end of the goal, by the table; adds cues."""
    case = Case(segment, p, cal)
    for grade in GRADES:
        if not grade.fits(case):
            continue
        if grade.cue:
            cues.append(segment.cue(grade.cue, p, _next_day(p) if grade.cue == "undated_season" else None))
        strength = grade.strength(case) if callable(grade.strength) else grade.strength
        if strength is not None:
            return strength
    return 0


def _next_day(p: TimeExpression) -> str | None:
    """The ISO day that a holiday means if the next one is meant; None for a season and for a feast of the moon, whose day is not known."""
    known = p.value is not None and p.value.grain == "holiday" and not p.value.holiday.startswith("~")
    return p.end.isoformat() if p.end is not None and known else None


# --------------------------------------------------------------------------- open, undated, in the past


def _is_level_from(c: Case) -> bool:
    """ "as of 1 May": a level must hold from then on."""
    p = c.p
    first = c.segment.tokens.text[p.i] in c.segment.words("as")
    return p.relation == "since" and first and p.start is not None and p.start > c.cal.today and p.value is not None


def _is_open_duration(c: Case) -> bool:
    """ "for six months", "a six-month pilot", "40 bookings, 12 months": a length with no start."""
    segment, p = c.segment, c.p
    if p.kind != "duration" or p.relation == "for":
        return p.kind == "duration"
    x, parse = segment.tokens, segment.parse
    t = segment.token(p)
    alone = t > 0 and parse.lower[t - 1] in (",", ":", ";", "(", "–") and (segment.is_end(p.j) or clauses.is_stop(segment, x.token[p.j]))
    if alone and "-" not in x.text[p.i : p.j]:
        return True
    pilot = any(x.text[k] in segment.words("pilot") for k in range(p.j, min(p.j + 3, x.n)))
    return pilot and x.text[p.j - 2] == "-" and not c.behind("old") and x.value[p.j - 1] != "day"


def is_undated(v: TimeValue) -> bool:
    """Whether it is a season or holiday whose year is not said."""
    return v.form == "holiday-weekend" or (v.grain in ("season", "holiday") and v.fixed is None)


def _has_no_year(c: Case) -> bool:
    v = c.value()
    return c.p.value is not None and v.year is None and v.holiday not in _YEAR_ENDS and is_undated(v)


def _is_named_undated(c: Case) -> bool:
    v = c.value()
    return _has_no_year(c) and bool(c.p.relation or (v.grain == "holiday" and v.nth is None))


def _is_turn_of_year(c: Case) -> bool:
    """ "New Year's resolution"."""
    v = c.value()
    return c.p.relation == "" and v.holiday in _YEAR_ENDS and v.year is None and v.fixed is None


def _is_week_of_plan(c: Case) -> bool:
    """ "by week 4" half a year before there is one: a week of the plan, whose start is not said."""
    v, p, x = c.value(), c.p, c.segment.tokens
    if v.grain != "week" or v.year is not None or v.fixed is not None or not 0 < v.number <= _PLAN_WEEKS or p.end is None:
        return False
    return any(w in c.segment.words("week") for w in x.text[p.core : p.j]) and (p.end - c.cal.today).days > _PLAN_DAYS


def _is_recurring_day(c: Case) -> bool:
    """ "by Friday every week", "reports on the 5th monthly": a day that comes again."""
    return c.value().form in ("weekday", "day-of-month") and _has_rhythm(c)


def _has_rhythm(c: Case) -> bool:
    a, b = clauses.bounds(c.segment, c.segment.token(c.p))
    k = bisect_left(c.segment.rhythms, a)
    return k < len(c.segment.rhythms) and c.segment.rhythms[k] < b


def _is_over(c: Case) -> bool:
    p, x = c.p, c.segment.tokens
    heading = p.i == 0 and p.relation == "" and x.text[p.j] in _DASHES  # "2030: plant 40 trees"
    return c.past and not heading and (c.value().weeks == -1 or p.relation in ("", "of", "next") or c.before("over_base"))


def _is_over_before(c: Case) -> bool:
    """ "sales from 2025", "last year's": a level of the past that the goal is set against."""
    return c.past and (c.p.relation in ("from", "of") or c.value().form in _NAMED_BY_TODAY)


def _is_base(c: Case) -> bool:
    """ "above 2025"."""
    return c.p.relation == "" and c.before("over_base") and not c.before("over_on")


def _is_baseline(c: Case) -> bool:
    """ "from 2024 levels", "the Q1 2025 baseline": a level behind the date makes it where the change is counted from."""
    x, k = c.segment.tokens, _behind_genitive(c)
    level = any(x.text[q] in c.segment.words("baseline") for q in range(k, min(k + 2, x.n)))
    return level and c.p.relation in {"", "of", "from", "in", "at", "on"}


def _behind_genitive(c: Case) -> int:
    """The index behind the expression and its "'s"."""
    j, x = c.p.j, c.segment.tokens
    return j + 2 if x.text[j] in ("'", "’") and x.text[j + 1] in c.segment.words("genitive") else j


# --------------------------------------------------------------------------- no end of the goal


def _is_no_end(c: Case) -> bool:
    """ "412 open today", "in the same week", "8 to 9 on Wed", "in month end commentary", "on the 1st each month", "back to May 2025"."""
    segment, p, v = c.segment, c.p, c.value()
    x, parse = segment.tokens, segment.parse
    if p.value is None:
        return False
    if any(x.text[k] in segment.words("same_that") for k in (p.core, p.core + 1)) or (p.relation == "to" and c.past):
        return True
    t = segment.token(p)
    if p.relation == "" and t < parse.n and parse.deps[t] in ("nsubj", "nsubj:pass") and parse.heads[t] > t:
        return True  # "May is late already"
    if p.relation in ("", "of") and ((v.form == "day" and p.end == c.cal.today) or v.form == "weekday"):
        return not (clauses.is_ordered(segment, t) and (segment.is_end(p.j) or clauses.is_stop(segment, x.token[p.j])))
    return _is_attribute(c) or _is_each(c)


def _is_attribute(c: Case) -> bool:
    """ "in month end commentary"."""
    v, parse, k = c.value(), c.segment.parse, c.segment.tokens.token[c.p.j]
    return v.form == "period-end" and v.fixed is not None and k < parse.n and parse.pos[k] == "NOUN"


def _is_each(c: Case) -> bool:
    """ "on the 1st each month", "on Friday of every week"."""
    v = c.value()
    if (v.form == "weekday" or (v.grain == "day" and not v.month and v.fixed is None)) and _has_rhythm(c):
        return True
    return v.grain == "day" and (c.behind("each") or (c.behind("of") and c.behind("each", 1)))


def _is_start_of_level(c: Case) -> bool:
    """ "from May on" is the end only of a level that must hold from then on."""
    return c.p.relation == "from" and not c.segment.words("limits").intersection(c.segment.parse.lower)


def _is_done(c: Case) -> bool:
    """ "as reforecast on Feb 15", "positions identified in Q1 2025": the date of something that is done already."""
    segment, parse, t = c.segment, c.segment.parse, c.segment.token(c.p)
    if c.p.relation not in {"in", "on", "at", "during", "of", ""}:
        return False
    for k in range(t - 1, max(-1, t - 4), -1):
        said = segment.says(k - 1, "as")
        if parse.tags[k] in forms.PAST_FORMS:
            return said or (c.past and parse.deps[k].partition(":")[0] in ("acl", "advcl", "amod"))
        if parse.pos[k] not in ("ADV", "PART"):
            apart = k == 1 or (k > 1 and parse.lower[k - 2] in ("(", ","))
            return said and parse.pos[k] in ("VERB", "NOUN", "ADJ") and t - k <= 2 and apart
    return False


def _is_start(c: Case) -> bool:
    """ "kicked off in August", "begins on 3 May"."""
    segment, parse, t = c.segment, c.segment.parse, c.segment.token(c.p)
    if c.p.relation not in ("in", "on", "at"):
        return False
    if any(parse.lemmas[k] in segment.words("start_verbs") for k in range(max(0, t - 3), t)):
        return True
    return t > 0 and parse.lemmas[t - 1] in segment.words("start_noun") and parse.tags[t - 1] in forms.PRESENT_OR_NOUN


def _noun_before(c: Case, name: str) -> bool:
    return c.p.i > 0 and c.segment.says(c.segment.token(c.p) - 1, name)


# --------------------------------------------------------------------------- within so many days


def _is_from_event(c: Case) -> bool:
    """ "within 60 days of joining"."""
    p, x = c.p, c.segment.tokens
    if p.relation != "within" or p.period is None or p.form == "amount-from-moment":
        return False
    return c.behind("from_event") and x.kind[p.j + 1] != "int" and period_days(p.period) >= _EVENT_DAYS


def is_service_level(segment: TimedSegment, p: TimeExpression) -> bool:
    """Whether "within 2 days" says how fast each case is handled ("answer all tickets within 2 days"), not when the goal is over."""
    x, words = segment.tokens, segment.words
    if p.form == "amount-from-moment":
        return False
    text, behind = x.text[p.j], x.text[p.j + 1]
    if text in words("of_case") and behind and behind not in words("now_this"):
        return True
    if p.period is None or period_days(p.period) > _CONTRAST_DAYS:
        return False
    if text in words("instead") or (text in (",", "(", ";") and behind in words("contrast")):
        return True  # "delivery in 4 days, not 7"
    return period_days(p.period) <= _SERVICE_DAYS and _is_handled(segment, segment.token(p))


def _is_handled(segment: TimedSegment, first: int) -> bool:
    """Whether a verb of service stands before token `first`, of every case."""
    parse = segment.parse
    handled = answered = False
    for k in range(first - 1, max(-1, first - _SERVICE_REACH), -1):
        if parse.lower[k] in (".", ";"):
            break
        if parse.lemmas[k] in segment.words("service") and parse.pos[k] in ("VERB", "NOUN", "AUX"):
            handled = True
            answered = answered or parse.lemmas[k] in segment.words("answering")
    if not handled:
        return False
    return answered or not segment.words("universal").isdisjoint(parse.lower) or _has_bare_plural(segment, first)


def _has_bare_plural(segment: TimedSegment, first: int) -> bool:
    """Whether the words before token `first` hold a plural noun with no number of its own ("orders ship within 2 days")."""
    tags = segment.parse.tags[max(0, first - _SERVICE_REACH) : first]
    return forms.PLURAL in tags and forms.NUMERAL not in tags


# --------------------------------------------------------------------------- in front of a noun


def _as_modifier(c: Case) -> int | None:
    """The strength of a date that stands before a noun ("FY27 revenue", "the 2027 survey"); None where it stands alone."""
    segment, p, v = c.segment, c.p, c.value()
    x, parse, k = segment.tokens, segment.parse, _behind_genitive(c)
    if k >= x.n or v.grain not in _PERIODS or p.value is None:
        return None
    pos = parse.pos[x.token[k]]
    if pos not in ("NOUN", "PROPN", "ADJ") or (pos == "ADJ" and p.relation):
        return None
    article = x.text[p.core] in segment.words("the")
    if v.grain == "month" and v.year is None and p.relation in ("in", "on", "at") and (article or x.text[p.core] in segment.words("our")):
        return 3  # "at the May survey"
    if v.form == "year" and v.latent and p.relation and article:
        return 3  # "in the 2027 cohort"
    return _by_noun(c, _nouns(segment, x.token[k]), k == p.j)


def _nouns(segment: TimedSegment, t: int) -> list[str]:
    parse = segment.parse
    end = t
    while end < parse.n and end - t < _NOUNS and (parse.pos[end] in _NOMINAL or parse.lower[end] == "-"):
        end += 1
    return parse.lower[t:end]


def _by_noun(c: Case, nouns: list[str], side_by_side: bool) -> int | None:
    p, v, words = c.p, c.value(), c.segment.words
    if not words("artefact").isdisjoint(nouns):
        return 0
    if p.relation in ("in", "for", "to"):
        return None
    if not words("metric").isdisjoint(nouns):
        return 2
    if v.grain in _SHORT_PERIODS and p.relation == "" and v.form != "which-period":
        return 2
    ahead = side_by_side or (p.start is not None and p.start > c.cal.today)  # "next quarter's inspections"
    return 3 if v.form in _RELATIVE and p.relation == "" and ahead else 0


GRADES: tuple[Grade, ...] = (
    Grade("vague span", lambda c: c.p.vague, 0, "vague_time"),
    Grade("level from a day on", _is_level_from, 3),
    Grade("start only", lambda c: c.p.relation in {"start", "since", "after", "from"} and c.p.end is None, 0, "start_only"),
    Grade("length without a start", _is_open_duration, 0, "open_duration"),
    Grade("length", lambda c: c.p.kind == "duration", 0),
    Grade("this season", lambda c: c.value().form == "which-season" and c.p.relation == "", 0, "undated_season"),
    Grade("turn of the year", _is_turn_of_year, 0),
    Grade("season or holiday without a year", _is_named_undated, 0, "undated_season"),
    Grade("season in passing", _has_no_year, 0),
    Grade("no last day", lambda c: c.p.end is None or c.p.relation in ("compare", "than", "ago"), 0),
    Grade("week of a plan", _is_week_of_plan, 0, "event"),
    Grade("by a day that recurs", lambda c: c.p.relation in CLOSING and _is_recurring_day(c), 0),
    Grade("by, until", lambda c: c.p.relation in CLOSING, 5),
    Grade("over", _is_over, 0),
    Grade("from, of a period that is over", _is_over_before, 0),
    Grade("above a base", _is_base, 0),
    Grade("baseline", _is_baseline, 0),
    Grade("no end", _is_no_end, 0),
    Grade("from", _is_start_of_level, 0),
    Grade("within days of an event", _is_from_event, None, "event"),
    Grade("service level", lambda c: c.p.relation == "within" and is_service_level(c.segment, c.p), 0),
    Grade("within, next, range", lambda c: c.p.relation in ("within", "next", "range"), 4),
    Grade("done already", _is_done, 0),
    Grade("start", _is_start, 0, "start_only"),
    Grade("artefact of a period", lambda c: c.p.relation in ("for", "of") and _noun_before(c, "artefact"), 0),
    Grade("goal for a period", lambda c: c.p.relation == "for" and _noun_before(c, "goal"), 4),
    Grade("before a noun", lambda c: c.p.relation in {"", "of", "for", "in", "to", "on", "from", "at"}, _as_modifier),
    Grade("in, during", lambda c: c.p.relation in {"in", "during", "at", "on", "for", "to"}, 3),
    Grade("this, next", lambda c: c.p.form in _RELATIVE | _RELATIVE_DAYS or c.p.form.startswith("amount"), 3),
    Grade("of, bare", lambda c: True, 2),
)
"""Tried from the top."""

"""The clause that a date hangs in: whether it tells of the past, compares with it, or is an aside about somebody else's step."""

from __future__ import annotations

from smartcritic.facts.time.algebra import Calendar
from smartcritic.facts.time.expressions import TimeExpression
from smartcritic.facts.time.segment import TimedSegment
from smartcritic.parsing import forms

_STOPS = frozenset({";", ":", "!", "?", ".", "(", ")", "[", "]", "–", "—", ",", "•", "|", "=>", "->", "→"})
_REACH = 40
"""Tokens that a clause is looked for on each side of a date."""
_NEAR = 10
_DASHES = frozenset({"-", "--"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "PRON"})
_LEVEL_GRAINS = frozenset({"month", "quarter", "half", "year", "day"})
_LEVEL_RELATIONS = frozenset({"in", "at", "of", "", "during", "range"})
_RECENT_DAYS, _FAR_DAYS = 95, 180


def bounds(segment: TimedSegment, t: int) -> tuple[int, int]:
    """The tokens of the clause around token `t`: what stands between two stops."""
    known = segment.clauses.get(t)
    if known is not None:
        return known
    a = b = t
    while a > max(0, t - _REACH) and not is_stop(segment, a - 1):
        a -= 1
    while b < min(segment.parse.n, t + _REACH) and not is_stop(segment, b):
        b += 1
    segment.clauses[t] = a, b
    return a, b


def is_stop(segment: TimedSegment, k: int) -> bool:
    """Whether token `k` separates two clauses: a sign, or a dash with space on both sides."""
    parse = segment.parse
    word = parse.lower[k]
    if word in _STOPS or (len(word) <= 3 and word[0] in ").;:!?"):
        return True
    if word not in _DASHES or not 0 < k < parse.n - 1:
        return False
    return parse.starts[k] > parse.ends[k - 1] and parse.starts[k + 1] > parse.ends[k]


# --------------------------------------------------------------------------- the past


def tells_past(segment: TimedSegment, t: int) -> bool:
    """ "we had 11 in October", "the crew lost two in May": the clause of token `t` tells of the past."""
    parse = segment.parse
    a, b = bounds(segment, t)
    for k in range(t - 1, a - 1, -1):
        tag = parse.tags[k]
        if parse.pos[k] in forms.VERBS and tag not in (forms.GERUND, forms.SINGULAR):
            if (tag == forms.PARTICIPLE and not _is_perfect(segment, a, k)) or (tag == forms.PAST and not _is_past(segment, a, k)):
                continue
            return _is_past(segment, a, k)
    return t - a <= 1 and any(_is_past(segment, a, k) for k in range(t, b) if parse.tags[k] == forms.PAST)


def _is_past(segment: TimedSegment, a: int, k: int) -> bool:
    parse = segment.parse
    if parse.lemmas[k] in segment.words("wishing"):
        return False  # "I wanted to ..." is a wish
    if parse.tags[k] == forms.PAST:
        return segment.says(k, "past_verbs") or _has_subject(segment, k, a)
    return parse.tags[k] == forms.PARTICIPLE and _is_perfect(segment, a, k)


def _is_perfect(segment: TimedSegment, a: int, k: int) -> bool:
    """ "have signed", not "will have signed" or "to have signed"."""
    parse = segment.parse
    has = next((q for q in range(k - 1, max(a - 1, k - 4), -1) if segment.says(q, "perfect")), None)
    return has is not None and not any(parse.tags[q] in (forms.MODAL, forms.TO) for q in range(a, has)) and has > a


def _has_subject(segment: TimedSegment, k: int, a: int) -> bool:
    """Whether the verb at `k` has a subject of its own in front of it: "signed" alone may be a participle."""
    return k > a and (segment.says(k - 1, "pronouns") or (k - 2 >= a and segment.says(k - 2, "pronouns")))


def compares(segment: TimedSegment, t: int) -> bool:
    """ "down from 14 in May", "after the strike in May", "vs 40 in Q1": the date of a level or event that the goal is set against."""
    parse = segment.parse
    a, _ = bounds(segment, t)
    for k in range(t - 1, a - 1, -1):
        if segment.says(k, "from") and (parse.tags[k + 1] != forms.NUMERAL or any(segment.says(q, "to_into") for q in range(k + 1, t))):
            return False
        if segment.says(k, "compared"):
            return True
        if segment.says(k, "heading") or (parse.pos[k] == "VERB" and parse.tags[k] not in (forms.PARTICIPLE, forms.GERUND)):
            return False
    return False


def is_level(segment: TimedSegment, p: TimeExpression, cal: Calendar, first: bool, later: bool) -> bool:
    """ "(55 in Q3)", "9 in Oct": a figure alone in its clause with a month or quarter that has just gone by."""
    parse, value = segment.parse, p.value
    if first or value is None or value.grain not in _LEVEL_GRAINS or p.relation not in _LEVEL_RELATIONS:
        return False
    t, last = segment.token(p), segment.last_token(p) + 1
    a, b = bounds(segment, t)
    inside = [k for k in range(a, b) if not t <= k < last]
    bracketed = a > 0 and parse.lower[a - 1] == "("
    if not bracketed and (p.relation in ("", "range") or (len(inside) > 4 and not later)):
        return False
    figures = [k for k in inside if parse.tags[k] == forms.NUMERAL or parse.pos[k] == "NUM"]
    if not figures or any((parse.pos[k] == "VERB" and parse.deps[k] != "amod") or segment.says(k, "aimed") for k in inside):
        return False
    return _is_recent(p, cal) or (bracketed and value.grain == "year" and _is_all_but_over(p, cal))


def _is_all_but_over(p: TimeExpression, cal: Calendar) -> bool:
    """Whether the period is running and ends within a quarter: "over 70% by harvest (55 in 2026)" in November 2026."""
    return p.end is not None and 0 <= (p.end - cal.today).days <= _RECENT_DAYS


def _is_recent(p: TimeExpression, cal: Calendar) -> bool:
    """Whether the period is nearer behind than ahead: over within the last quarter, or a year that is all but over."""
    value = p.value
    if value is None or p.end is None or value.fixed is not None:
        return False
    if p.end < cal.today:
        return True
    if value.grain == "year" or value.year is not None or p.start is None:
        return False
    back = cal.days(value, past=True)
    if back is None or (back[0] <= cal.today <= back[1] and value.grain != "month"):
        return False
    return (cal.today - back[1]).days <= _RECENT_DAYS and (p.start - cal.today).days > _FAR_DAYS


# --------------------------------------------------------------------------- others' steps


def is_step(segment: TimedSegment, t: int, first: bool, *, rhythm: bool = False) -> bool:
    """ "Rosa takes over the desk in May", "two vans come in week 50": a later clause with somebody or something else for its subject."""
    parse = segment.parse
    a, b = bounds(segment, t)
    if first and segment.verb >= a and not any(parse.words[k][0].isdigit() for k in range(max(0, a - _REACH), a)):
        return False
    for k in range(t - 1, a - 1, -1):
        tag, before = parse.tags[k], parse.tags[k - 1]
        if parse.pos[k] not in forms.VERBS or tag not in forms.FINITE_OR_BARE or (tag == forms.INFINITIVE and before == forms.MODAL):
            continue
        if rhythm and tag == forms.MODAL:
            return False
        return _is_others(segment, a, k, t) or (rhythm and tag == forms.PLAIN_PRESENT and segment.says(k - 1, "others"))
    return t - a <= 1 and _is_step_behind(segment, a, t, b)


def _is_step_behind(segment: TimedSegment, a: int, t: int, b: int) -> bool:
    """ "In May Rosa takes over"."""
    parse = segment.parse
    for k in range(t, b):
        if parse.deps[k] == "mark" or (k > t and parse.words[k - 1].endswith(".")):
            return False
        if parse.tags[k] in forms.PRESENT_OR_MODAL and parse.pos[k] in ("VERB", "AUX"):
            return _is_others(segment, a, k, t)
    return False


def _is_others(segment: TimedSegment, a: int, k: int, t: int) -> bool:
    """Whether the finite verb at `k` tells what somebody or something else does."""
    parse = segment.parse
    if parse.tags[k] in (forms.INFINITIVE, forms.PAST) or segment.says(k, "wished"):
        return False
    verb = parse.heads[k] if parse.deps[k] in ("aux", "cop", "aux:pass") else k
    if parse.words[a][0].isdigit():
        return False  # "80% of pupils read daily"
    subject = next((q for q in range(a, k) if parse.heads[q] == verb and parse.deps[q] in _SUBJECTS), None)
    if subject is None or segment.says(subject, "we") or parse.lemmas[subject] in segment.words("goal"):
        return False
    return parse.lemmas[k] not in segment.words("be") or k < t - 1  # "the exam is on 8 May"


def is_passing(segment: TimedSegment, t: int, first: bool) -> bool:
    """ "they buy a van per year", "(the office sends the list every morning)": a rhythm that is not the goal's."""
    return tells_past(segment, t) or is_step(segment, t, first, rhythm=True) or is_aside(segment, t)


def is_threat(segment: TimedSegment, t: int) -> bool:
    """ "or we go to tender in May", "else the truck stays home": what happens otherwise."""
    parse = segment.parse
    a, _ = bounds(segment, t)
    for k in range(t - 1, a - 1, -1):
        if segment.says(k, "else"):
            return True
        if segment.says(k, "or") and parse.tags[k + 1] in forms.DETERMINERS and k + 2 < t:
            return parse.tags[k + 2][:2] in (forms.INFINITIVE, forms.MODAL)
    return False


def is_aside(segment: TimedSegment, t: int) -> bool:
    """ "(Rosa 200 entries by 1 May)": a date in brackets that say more than when."""
    parse, when = segment.parse, segment.words("when")
    content = False
    for k in range(t - 1, max(-1, t - 1 - _REACH), -1):
        word = parse.lower[k]
        if word[0] in ")]":
            return False
        if word in ("(", "["):
            return content
        content = content or (parse.pos[k] in _CONTENT and word not in when and parse.lemmas[k] not in when)
    return False


# --------------------------------------------------------------------------- orders, descriptions, announcements


def is_ordered(segment: TimedSegment, t: int) -> bool:
    """ "Call the mill today": the clause is an order."""
    parse = segment.parse
    a, _ = bounds(segment, t)
    return any(parse.pos[k] == "VERB" and parse.tags[k] in forms.BARE for k in range(a, t))


def describes(segment: TimedSegment, t: int) -> bool:
    """ "policies expiring before May", "tickets opened in March": the date tells which things are meant."""
    parse = segment.parse
    if t == 0 or (parse.tags[t - 1] != forms.GERUND and segment.says(t, "ending_words")):
        return False
    return segment.says(t - 1, "describing") and parse.deps[t - 1] in ("acl", "amod") and parse.heads[t - 1] < t - 1


def follows_participle(segment: TimedSegment, t: int) -> bool:
    """ "the halls opened in 2019": a participle that describes the noun in front of it stands right before token `t`."""
    parse = segment.parse
    participle = t > 1 and parse.tags[t - 1] in forms.PAST_FORMS and parse.deps[t - 1] in ("acl", "xcomp") and parse.heads[t - 1] < t - 1
    return participle and parse.pos[t - 2] in ("NOUN", "PROPN")


def announces(segment: TimedSegment, p: TimeExpression) -> str:
    """ "before their contract ends 31 May", "until the fair on 4 May", "before the season (opens 1 May)", "by Easter (28 March)": its day.

    Returns "before" where that day counts no more, "until" where it does, "" where nothing announces the date.
    """
    parse, own, t = segment.parse, segment.tokens.token[p.core], segment.token(p)
    if p.relation not in ("", "on", "in", "at", "start"):
        return ""
    for k in range(t - 1, max(-1, t - _NEAR), -1):
        if segment.says(k, "by"):
            if parse.lower[t - 1] == "(":  # "by Easter (28 March 2027)"
                return "until" if t > k + 2 and not any(parse.lower[q][0].isdigit() for q in range(k + 1, t)) else ""
            between = range(k + 1, t)  # "by 3 pm Friday"
            return "until" if between and all(parse.lower[q][0].isdigit() or segment.says(q, "clock") for q in between) else ""
        until = segment.says(k, "until")
        if until or segment.says(k, "before") or (segment.says(k, "of") and segment.says(k - 1, "ahead")):
            return "" if k + 1 == t else "until" if until else "before"
        if (k in segment.dated and k != own) or (is_stop(segment, k) and parse.lower[k] != "("):
            return ""
    return ""

"""The clause that a date hangs in: whether it tells of the past, compares with it, or is an aside about somebody else's step."""

from __future__ import annotations

from typing import TYPE_CHECKING

from smartcritic import lexicon
from smartcritic.facts.time_grammar import Calendar
from smartcritic.facts.time_phrases import Phrase

if TYPE_CHECKING:
    from smartcritic.facts.times import Read

_STOPS = frozenset({";", ":", "!", "?", ".", "(", ")", "[", "]", "–", "—", ",", "•", "|", "=>", "->", "→"})
_REACH = 40
"""Tokens that a clause is looked for on each side of a date."""
_CLOCK = frozenset({"am", "pm", "a.m.", "p.m.", "close", "noon", "midnight", "cob", "eod", "on", "of"})
_DASHES = frozenset({"-", "--"})
_WE = frozenset({"we", "i", "you", "everyone", "everybody", "all", "us", "who", "that", "which", "they", "this"})
_SUBJECTS = frozenset({"nsubj", "nsubj:pass", "csubj", "expl"})
_PRONOUNS = frozenset({"we", "i", "they", "he", "she", "it", "nobody", "everybody", "everyone", "someone", "last"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "PRON"})


def words(name: str) -> frozenset[str]:
    """A list of single words in ``times_cues.toml``."""
    return lexicon.words("times_cues", name)


def bounds(read: Read, t: int) -> tuple[int, int]:
    """The tokens of the clause around token `t`: what stands between two stops."""
    known = read.clauses.get(t)
    if known is not None:
        return known
    parse = read.parse
    a = t
    while a > max(0, t - _REACH) and not stop(read, a - 1):
        a -= 1
    b = t
    while b < min(parse.n, t + _REACH) and not stop(read, b):
        b += 1
    read.clauses[t] = a, b
    return a, b


def stop(read: Read, k: int) -> bool:
    """Whether token `k` parts two clauses: a sign, or a dash with space on both sides."""
    parse = read.parse
    word = parse.lower[k]
    if word in _STOPS or (len(word) <= 3 and word[0] in ").;:!?"):
        return True
    if word not in _DASHES or not 0 < k < parse.n - 1:
        return False
    return parse.starts[k] > parse.ends[k - 1] and parse.starts[k + 1] > parse.ends[k]


def told(read: Read, t: int) -> bool:
    """ "we had 11 in October", "the crew lost two in May": the clause of token `t` tells of the past."""
    parse = read.parse
    a, b = bounds(read, t)
    for k in range(t - 1, a - 1, -1):
        if parse.pos[k] in ("VERB", "AUX") and parse.tags[k] not in ("VBG", "NN"):
            if (parse.tags[k] == "VBN" and not _perfect(read, a, k)) or (parse.tags[k] == "VBD" and not _past(read, a, k)):
                continue
            return _past(read, a, k)
    if t - a > 1:
        return False
    return any(_past(read, a, k) for k in range(t, b) if parse.tags[k] == "VBD")


def _past(read: Read, a: int, k: int) -> bool:
    parse = read.parse
    if parse.lemmas[k] in ("want", "wish", "need"):
        return False  # "I wanted to ..." is a wish
    if parse.tags[k] == "VBD":
        return parse.lower[k] in words("past_verbs") or _subject(read, k, a)
    return parse.tags[k] == "VBN" and _perfect(read, a, k)


def _perfect(read: Read, a: int, k: int) -> bool:
    """ "have signed", not "will have signed" or "to have signed"."""
    parse = read.parse
    has = next((q for q in range(k - 1, max(a - 1, k - 4), -1) if parse.lower[q] in ("have", "has", "had", "'ve")), None)
    return has is not None and not any(parse.tags[q] in ("MD", "TO") for q in range(a, has)) and has > a


def _subject(read: Read, k: int, a: int) -> bool:
    """Whether the verb at `k` has a subject of its own in front of it: "signed" alone may be a participle."""
    parse = read.parse
    return k > a and (parse.lower[k - 1] in _PRONOUNS or (k - 2 >= a and parse.lower[k - 2] in _PRONOUNS))


def compared(read: Read, t: int) -> bool:
    """ "down from 14 in May", "after the strike in May", "vs 40 in Q1": the date of a level or event that the goal is set against."""
    parse, behind = read.parse, words("compared")
    a, _ = bounds(read, t)
    for k in range(t - 1, a - 1, -1):
        word = parse.lower[k]
        if word == "from" and (parse.tags[k + 1] != "CD" or any(parse.lower[q] in ("to", "into") for q in range(k + 1, t))):
            return False
        if word in behind:
            return True
        if word in ("to", "by", "until", "before") or (parse.pos[k] == "VERB" and parse.tags[k] not in ("VBN", "VBG")):
            return False
    return False


def level(read: Read, p: Phrase, cal: Calendar, first: bool, later: bool) -> bool:
    """ "(55 in Q3)", "9 in Oct": a figure alone in its clause with a month or quarter that has just gone by."""
    parse, m, aimed = read.parse, p.moment, words("aimed")
    if (
        first
        or m is None
        or m.grain not in ("month", "quarter", "half", "year", "day")
        or p.sense not in ("in", "at", "of", "", "during", "range")
    ):
        return False
    a, b = bounds(read, read.words.t[p.i])
    last = read.words.t[p.j - 1] + 1
    inside = [k for k in range(a, b) if not read.words.t[p.i] <= k < last]
    bracketed = a > 0 and parse.lower[a - 1] == "("
    if not bracketed and (p.sense in ("", "range") or (len(inside) > 4 and not later)):
        return False
    figures = [k for k in inside if parse.tags[k] == "CD" or parse.pos[k] == "NUM"]
    if not figures or any((parse.pos[k] == "VERB" and parse.deps[k] != "amod") or parse.lower[k] in aimed for k in inside):
        return False
    return recent(p, cal)


def recent(p: Phrase, cal: Calendar) -> bool:
    """Whether the period is nearer behind than ahead: over within the last quarter, or a year that is all but over."""
    m = p.moment
    if m is None or p.end is None or m.fixed is not None:
        return False
    if p.end < cal.today:
        return True
    if m.grain == "year":
        return False
    if m.year is not None or p.start is None:
        return False
    back = cal.days(m, past=True)
    if back is None or (back[0] <= cal.today <= back[1] and m.grain != "month"):
        return False
    return (cal.today - back[1]).days <= 95 and (p.start - cal.today).days > 180


def step(read: Read, t: int, first: bool, *, rhythm: bool = False) -> bool:
    """ "Rosa takes over the desk in May", "two vans come in week 50": a later clause with somebody or something else for its subject."""
    parse = read.parse
    a, b = bounds(read, t)
    if first and read.verb >= a and not any(parse.words[k][0].isdigit() for k in range(max(0, a - _REACH), a)):
        return False
    for k in range(t - 1, a - 1, -1):
        if parse.pos[k] in ("VERB", "AUX") and parse.tags[k] in ("VB", "VBZ", "VBP", "VBD", "MD"):
            if parse.tags[k] == "VB" and parse.tags[k - 1] == "MD":
                continue
            if rhythm and parse.tags[k] == "MD":
                return False
            return _others(read, a, k, t) or (rhythm and parse.tags[k] == "VBP" and parse.lower[k - 1] == "they")
    if t - a > 1:
        return False
    for k in range(t, b):
        if parse.deps[k] == "mark" or (k > t and parse.words[k - 1].endswith(".")):
            return False
        if parse.tags[k] in ("VBZ", "VBP", "MD") and parse.pos[k] in ("VERB", "AUX"):
            return _others(read, a, k, t)
    return False


def _others(read: Read, a: int, k: int, t: int) -> bool:
    """Whether the finite verb at `k` tells what somebody or something else does."""
    parse = read.parse
    if parse.tags[k] in ("VB", "VBD") or parse.lower[k] in words("wished"):
        return False
    verb = parse.heads[k] if parse.deps[k] in ("aux", "cop", "aux:pass") else k
    if parse.words[a][0].isdigit():
        return False  # "80% of pupils read daily"
    subject = next((q for q in range(a, k) if parse.heads[q] == verb and parse.deps[q] in _SUBJECTS), None)
    if subject is None or parse.lower[subject] in _WE or parse.lemmas[subject] in lexicon.words("times_cues", "goal"):
        return False
    return parse.lemmas[k] != "be" or k < t - 1  # "the exam is on 8 May"


def announced(read: Read, p: Phrase) -> str:
    """ "before their contract ends 31 May", "until the fair on 4 May", "before the season (opens 1 May)": the day of what comes after.

    Returns "before" where that day counts no more, "until" where it does, "" where nothing announces the date.
    """
    parse, own = read.parse, read.words.t[p.core]
    if p.sense not in ("", "on", "in", "at", "start"):
        return ""
    for k in range(read.words.t[p.i] - 1, max(-1, read.words.t[p.i] - 10), -1):
        word = parse.lower[k]
        if word == "by":
            between = parse.lower[k + 1 : read.words.t[p.i]]
            return "until" if between and all(q[0].isdigit() or q in _CLOCK for q in between) else ""  # "by 3 pm Friday"
        if word in ("before", "until", "till") or (word == "of" and k and parse.lower[k - 1] == "ahead"):
            if k + 1 == read.words.t[p.i]:
                return ""
            return "until" if word in ("until", "till") else "before"
        if (k in read.dated and k != own) or (stop(read, k) and word != "("):
            return ""
    return ""


def passing(read: Read, t: int, first: bool) -> bool:
    """ "they buy a van per year", "(the office sends the list every morning)": a rhythm that is not the goal's."""
    return told(read, t) or step(read, t, first, rhythm=True) or aside(read, t)


def ordered(read: Read, t: int) -> bool:
    """ "Call the mill today": the clause is an order."""
    parse = read.parse
    a, _ = bounds(read, t)
    return any(parse.pos[k] == "VERB" and parse.tags[k] in ("VB", "VBP") for k in range(a, t))


def described(read: Read, t: int) -> bool:
    """ "policies expiring before May", "tickets opened in March": the date tells which things are meant."""
    parse = read.parse
    if t == 0 or (parse.tags[t - 1] != "VBG" and parse.lower[t] in ("by", "before", "until", "till", "within")):
        return False
    return parse.lower[t - 1] in words("describing") and parse.deps[t - 1] in ("acl", "amod") and parse.heads[t - 1] < t - 1


def threat(read: Read, t: int) -> bool:
    """ "or we go to tender in May", "else the truck stays home": what happens otherwise."""
    parse = read.parse
    a, _ = bounds(read, t)
    for k in range(t - 1, a - 1, -1):
        if parse.lower[k] in ("else", "otherwise") or (parse.lower[k] == "or" and parse.tags[k + 1] in ("PRP", "DT") and k + 2 < t):
            return parse.lower[k] != "or" or parse.tags[k + 2][:2] in ("VB", "MD")
    return False


def aside(read: Read, t: int) -> bool:
    """ "(Rosa 200 entries by 1 May)": a date in brackets that say more than when."""
    parse, when = read.parse, words("when")
    depth = 0
    content = False
    for k in range(t - 1, max(-1, t - 1 - _REACH), -1):
        word = parse.lower[k]
        if word[0] in ")]":
            return False
        if word in ("(", "["):
            depth = 1
            break
        content = content or (parse.pos[k] in _CONTENT and word not in when and parse.lemmas[k] not in when)
    return bool(depth) and content

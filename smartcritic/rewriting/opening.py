"""How a goal begins: a gerund or an infinitive as the order that it means, a day in front of a sentence too long to carry it behind."""

from __future__ import annotations

import re

from smartcritic.languages import Language
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.slots import Gap, Part
from smartcritic.rewriting.wording import any_of, capitalised, say, words

MOST_SUBJECT = 8
"""Words in front of a verb that a day can stand before."""
MOST_TOLD = 4
"""Words within which somebody says something ("my manager says I need ..."), which no day belongs to."""


def ordered(task: Task) -> tuple[Change, ...]:
    """ "Improving X and testing Y" -> "Improve X and test Y"; nothing where any of its verbs is not certain."""
    if task.report.facts.action is None:
        return ()
    start, stop = begin(task), task.clause.end
    text = task.text
    own = [a for a in task.report.facts.actions if start <= a.start < stop]
    lead = re.match(r"(\w+)\s+", text[start:])
    if own and lead is not None and lead[1].lower() in words(task.language, "infinitive") and own[0].start == start + lead.end():
        verb = own[0]
        return (Change(start, verb.end, (_cased(verb.lemma, text[start:]),)),) if verb.text.lower() == verb.lemma else ()
    if not own or own[0].start != start:
        return ()
    known = task.language.terms("verbs")
    determined = any_of(task.language, "determiners", r"\s+%s\s").match(text, own[0].end) is not None
    if own[0].text.lower() in words(task.language, "noun_gerunds") and not determined:
        return ()
    forms = [_form(a.text, a.lemma, task.language) for a in own if a.lemma in known]
    first = forms[0] if len(forms) == len(own) else None
    if first in (None, "order") or any(f not in (first, "order") for f in forms):
        return ()
    others = {m.start(1) for m in task.language.once(_more).finditer(text, start, stop)} - {a.start for a in own}
    if first == "ing" and others:
        return ()
    return tuple(Change(a.start, a.end, (_cased(a.lemma, a.text),)) for a, f in zip(own, forms, strict=True) if f == first)


def _more(language: Language) -> re.Pattern[str]:
    """Another gerund in a row of them."""
    adverb, gerund = (language.any_of("syntax", key) for key in ("manner_endings", "gerund_endings"))
    return re.compile(rf"(?:,|&|\b(?:{language.any_of('rewriting', 'joins')}))\s+(?:\w+(?:{adverb})\s+)?(\w+(?:{gerund}))\b")


def _form(text: str, lemma: str, language: Language) -> str | None:
    low = text.lower()
    if low == lemma:
        return "order"
    if low.endswith(tuple(language.words("syntax", "gerund_endings"))):
        return "ing"
    return "s" if low in (lemma + "s", lemma + "es") else None


def _cased(lemma: str, text: str) -> str:
    return lemma[0].upper() + lemma[1:] if text[:1].isupper() else lemma


def begin(task: Task) -> int:
    """Where the goal's own words begin: behind a label such as "Quality: "."""
    text, clause, action = task.text, task.clause, task.report.facts.action
    if action is None or not clause.start <= action.start < clause.end:
        return clause.start
    label = text[clause.start : action.start]
    return action.start if re.search(r"(?:[:–—]|\s-)\s+$", label) and len(label.split()) <= 6 else clause.start


def fronted(task: Task, tail: tuple[Part, ...], lasting: bool = False) -> tuple[Change, ...]:
    """The day in front: "By [31 March 2027], improve ..."; nothing where the words would not carry it.

    `lasting`: the goal goes on until the day, or from it on.
    """
    text, language, action = task.text, task.language, task.report.facts.action
    start = begin(task)
    if start > task.clause.start:
        return ()
    first = re.match(r"[^\W\d_]+(?:['’][^\W\d_]+)?", text[start:])
    before, behind = text[:start].rstrip(), text[task.clause.end :]
    if re.match(r"[.!?…]+\s+[a-z]", behind) is not None or re.search(r"[!?]\s", text[start : task.clause.end]) is not None:
        return ()
    if first is None or not isinstance(tail[0], str) or "\n" in text[:start].strip() or before.endswith((";", ",", "-", "–", "—")):
        return ()
    told = [w.lower() for w in re.findall(r"[^\W\d_]+", text[start:])[:MOST_SUBJECT]]
    aimed = {*told} & words(language, "aim_nouns") and {*told} & words(language, "clause_verbs")
    if aimed or {*told[:MOST_TOLD]} & words(language, "saying"):
        return ()
    word = re.split(r"['’]", first[0].lower())[0]
    lead = _front(task, "front_clause", capitalised(tail))
    aim = None if action is None else re.search(r"(?<=\w)\s+(\w+)\s+$", text[start : action.start])
    to = aim is not None and aim[1].lower() in words(language, "infinitive")
    if aim is not None and action is not None and not _aims(task, text[start : action.start]):
        to = False
    if to and aim is not None and action is not None and not lasting and "," not in text[start : action.start]:
        at = start + aim.start()
        return (Change(at, at, _front(task, "middle", tail)),)
    orders = ordered(task)
    if orders:
        verb = "".join(p for p in orders[0].parts if isinstance(p, str))
        return (Change(orders[0].start, orders[0].end, (*lead, verb[0].lower() + verb[1:])), *orders[1:])
    noun = text[start + first.end() :].split(maxsplit=1)[:1]
    of = bool(noun) and noun[0].lower() in words(language, "of_noun")
    known = action is not None and action.lemma in language.terms("verbs")
    order = known and action is not None and action.start == start and action.text.lower() == action.lemma and not of
    order = order and action is not None and text[action.end : action.end + 1].isspace()
    if word in words(language, "first_person") and not _wills(task, start):
        return ()
    under_way = action is not None and action.text.lower().endswith(tuple(language.words("syntax", "gerund_endings")))
    near = action is not None and not under_way and len(text[start : action.start].split()) <= MOST_SUBJECT
    if order or (near and word in words(language, "subjects")):
        plain = first[0][1:].islower() or len(first[0]) == 1
        lowered = plain and word not in words(language, "first_person")
        return (Change(start, start + 1, (*lead, text[start].lower() if lowered else text[start])),)
    return ()


def _aims(task: Task, lead: str) -> bool:
    """Whether the words in front of "to" are a subject and what it aims at: "we want to", "this project seeks to"."""
    told = [w.lower() for w in re.findall(r"[^\W\d_]+", lead)]
    return bool(told) and told[0] in words(task.language, "subjects") and bool({*told[-2:]} & words(task.language, "aiming"))


def _wills(task: Task, start: int) -> bool:
    """Whether a first person goes on with what will be done ("I will", "I'd like")."""
    said = re.findall(r"[^\W\d_]+", task.text[start : task.clause.end])[1:2]
    return bool(said) and said[0].lower() in words(task.language, "wills")


_DATE = Gap("date", "", "", "date", "")


def _front(task: Task, key: str, lead: tuple[Part, ...]) -> tuple[Part, ...]:
    """A phrase whose {date} is words and a slot."""
    return tuple(p for part in say(task.language, key, date=_DATE) for p in (lead if part is _DATE else (part,)))

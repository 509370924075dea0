"""Where the parts of an object stand in the text: its head noun, its end, and the end of what belongs to it."""

from __future__ import annotations

import re

from smartcritic.languages import Language
from smartcritic.records import ObjectFact
from smartcritic.rewriting.base import Task
from smartcritic.rewriting.clause import end_of
from smartcritic.rewriting.words import WORD, any_of, core, word_set

_CUTS = ("purpose", "means", "parent", "vague_time", "event", "basis", "start_only")


def main_object(task: Task) -> ObjectFact | None:
    """The object that names a metric, else the first."""
    objects = task.report.facts.objects
    return next((o for o in objects if o.metric), objects[0] if objects else None)


def object_end(task: Task, item: ObjectFact) -> int:
    """The end of the object without a date, a vague time word, a reason or a means that the parse hangs on it."""
    facts, text = task.report.facts, task.text
    cuts = [c.start for c in facts.of(*_CUTS, "open_duration")]
    cuts += [d.start for d in facts.dates] + [q.start for q in facts.quantities if q.role != "scope"]
    aside = task.language.once(_aside).search(text[item.start : item.end])
    if aside is not None:
        cuts.append(item.start + aside.start())
    inside = [c for c in cuts if item.start < c < item.end and c >= _head_end(task.language, text, item)]
    at = end_of(text, min(inside)) if inside else item.end
    while inside and task.language.once(_hanging).search(text[:at]):
        at = end_of(text, text.rfind(" ", 0, at))
    return end_of(text, at) if at == len(text) else at


def phrase_end(task: Task, at: int) -> int:
    """The end of what still belongs to the object behind `at`: before a date, a reason, a comma, a bracket or the next action."""
    text, facts, language = task.text, task.report.facts, task.language
    cuts = [task.clause.end, *(c.start for c in facts.of(*_CUTS))]
    cuts += [d.start for d in facts.dates] + [q.start for q in facts.quantities]
    for a in facts.actions:
        joint = language.once(_joint).search(text[at : a.start]) if a.start > at else None
        cuts.append(at + joint.start() if joint else a.start)
    stop = language.once(_closer).search(text[at : task.clause.end])
    if stop is not None:
        cuts.append(at + stop.start())
    later = [c for c in cuts if c >= at]
    return max(at, end_of(text, min(later))) if later else at


def head_start(language: Language, text: str, item: ObjectFact) -> int | None:
    """Where the head noun stands within the object's span."""
    found = None
    for match in WORD.finditer(core(language, text[item.start : item.end])):
        if language.singular(match[0]) == language.singular(item.head) or match[0].lower() == item.head.lower():
            found = item.start + match.start()
    return found


def _head_end(language: Language, text: str, item: ObjectFact) -> int:
    at = head_start(language, text, item)
    return item.start if at is None else at + len(item.head)


def is_plural(language: Language, text: str, item: ObjectFact) -> bool:
    """Whether the head stands in the plural."""
    at = head_start(language, text, item)
    match = WORD.match(text, at, item.end) if at is not None else None
    if match is None:
        return False
    form = match[0].lower()
    one = language.singular(form)
    return one in word_set(language, "persons") or form not in (item.head.lower(), one)


def is_asked_for(language: Language, text: str, at: int) -> bool:
    """Whether the word in front of `at` asks for or takes all of what follows ("which tools", "all girls")."""
    return language.once(_asker).search(text[:at]) is not None


def _aside(language: Language) -> re.Pattern[str]:
    return re.compile(rf",\s+(?:{any_of(language, 'asides')})\b")


def _hanging(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(language, 'prepositions')})$", re.IGNORECASE)


def _joint(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[,;]?\s+(?:{any_of(language, 'conjunctions')})\s+(?:\w+(?:{any_of(language, 'adverb_endings')})\s+)?$")


def _closer(language: Language) -> re.Pattern[str]:
    return re.compile(rf"[,;:(–—]|\s-\s|(?<!\w)(?:{any_of(language, 'closers')})(?!\w)")


def _asker(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])(?:{any_of(language, 'askers')})\s+$", re.IGNORECASE)

"""How many, or how much: of what a goal makes, finds or works with, where its writer left that open."""

from __future__ import annotations

import re

from smartcritic.model import Action, ObjectFact
from smartcritic.rewriting import measures
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, inside, message, say, words

MOST_COUNTED = 12
"""Words of an object behind whose number the goal would not be read any more."""


def count(task: Task) -> Piece | None:
    """ "Publish some blog articles" -> "Publish [N] blog articles"."""
    item = task.subject()
    action = task.report.facts.action
    if item is None or any(q.start < item.end and item.start < q.end for q in task.report.facts.quantities):
        return None
    if action is not None and (item.start < action.start or (action.lemma in words(task.language, "being_like") and _goes_on(task, item))):
        return None
    language = task.language
    span = task.text[item.start : item.end]
    lead = any_of(language, "quantifiers", r"(%s)\s+").match(span)
    noun = span[lead.end() :] if lead else span
    core = measures.core_of(noun, language)
    if not plural(task, item) or not _counts(task, item, noun, core, led=lead is not None):
        return None
    more = lead is not None and lead[1].lower() in words(language, "more")
    slot = gap(language, "count", "target", item=inside(core))
    said = say(language, "count", target=slot)
    if more and lead is not None:
        said = (*said[:-1], f"{said[-1]}{lead[1].lower()} ")
    each: tuple[Change, ...] = ()
    if more and task.report.facts.horizon == "recurring" and core == noun and task.report.facts.cadence is None:
        period = gap(language, "week", "period")
        each = (Change(item.end, item.end, say(language, "each", period=period)),)
    start = item.start
    if start == task.clause.start and not lead and noun[:1].isupper() and not noun[:2].isupper():
        return Piece("measurable", message(language, "count"), (Change(start, start + 1, (*said[:-1], f"{said[-1]}{noun[0].lower()}")),))
    return Piece("measurable", message(language, "count"), (Change(start, start + (lead.end() if lead else 0), said), *each))


def _counts(task: Task, item: ObjectFact, noun: str, core: str, *, led: bool) -> bool:
    """Whether a number can stand in front of the noun; `led`: in the place of "some" or "more"."""
    language = task.language
    if not noun or len(noun.split()) > MOST_COUNTED or any_of(language, "determiners", r"%s\b").match(noun):
        return False
    if language.singular(item.head) in {language.singular(w) for w in words(language, "no_count")}:
        return False
    if any_of(language, "joins", r"[,/'’]|\s%s\s").search(core) or "," in noun[: len(core) + 2]:
        return False
    said_how = any_of(language, "of_kind", r"\w+%s\s+\w") if led else any_of(language, "praised", r"%s\s")
    if said_how.match(noun) or (not led and any_of(language, "joins", r"\s%s\s").search(" ".join(noun.split()[:9]))):
        return False
    if any_of(language, "asked_for", r"%s\s").match(noun):
        return False
    return any_of(language, "asked_for", r"(?<![^\W_])%s\s+$").search(task.text[: item.start]) is None


def made(task: Task) -> Piece | None:
    """How many of what a task makes, or of those it works with, where that is left open."""
    item, action = task.subject(), task.report.facts.action
    if item is None or task.report.facts.quantities:
        return None
    if action is None:
        return count(task) if any_of(task.language, "quantifiers", r"%s\s").match(task.text[item.start : item.end]) else None
    if (action.start > task.clause.start and action.text != action.lemma) or not takes(task, action, item):
        return None
    span = task.text[item.start : item.end]
    made = action.lemma in words(task.language, "with_people") | words(task.language, "counted")
    if made or any_of(task.language, "quantifiers", r"%s\s").match(span):
        return count(task)
    return None


def _goes_on(task: Task, item: ObjectFact) -> bool:
    """Whether it says behind the object how that is to be: "make guests feel welcome", "make reports shorter"."""
    behind = re.match(r"\s+([^\W\d_]+)", task.text[item.end : task.clause.end])
    return behind is not None and behind[1].lower() not in words(task.language, "breaks")


def takes(task: Task, action: Action, item: ObjectFact) -> bool:
    """Whether the object stands right behind the verb, or with people, behind its "with"."""
    between = task.text[action.end : item.start].strip().lower()
    return not between or (between in words(task.language, "alongside") and action.lemma in words(task.language, "with_people"))


def plural(task: Task, item: ObjectFact) -> bool:
    """Whether the head stands in the plural."""
    core = re.findall(r"[^\W\d_]+", measures.core_of(task.text[item.start : item.end], task.language))
    last = core[-1].lower() if core else ""
    head = task.language.singular(item.head)
    return last in words(task.language, "plurals") or (last != head and task.language.singular(last) == head and last.endswith("s"))


def amount(task: Task) -> Piece | None:
    """ "Sell crop insurance" -> "Sell [amount] of crop insurance": how much of what is not counted."""
    language = task.language
    item, action = task.subject(), task.report.facts.action
    if item is None or action is None or task.report.facts.quantities:
        return None
    massed = language.singular(item.head) in words(language, "massed")
    if action.lemma not in words(language, "amounts") and not (massed and action.lemma in words(language, "amounts_of_mass")):
        return None
    if action.lemma in words(language, "amounts_of_mass") and not massed:
        return None
    span = task.text[item.start : item.end]
    given = any_of(language, "articles", r"%s\s").match(span) or any_of(language, "quantifiers", r"%s\s").match(span)
    if given or task.text[action.end : item.start].strip() or len(span.split()) > MOST_COUNTED:
        return None
    named = any_of(language, "determiners", r"%s\s").match(span) is not None
    if plural(task, item) and not named and not massed:
        return None
    slot = gap(language, "amount", "target", item=span)
    said = say(language, "amount", target=slot)
    return Piece("measurable", message(language, "amount"), (Change(item.start, item.start, said),))

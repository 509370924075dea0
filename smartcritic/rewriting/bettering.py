"""Whether a goal is to have more of something or a better one, by its verb, by how it is to be done, by what is said of the thing."""

from __future__ import annotations

import re

from smartcritic.rewriting import counting, measures
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.wording import any_of, words


def moves(task: Task) -> bool:
    """Whether the goal is to better something, so that how much is the question."""
    action = task.report.facts.action
    if action is None:
        return False
    phrase = any_of(task.language, "moving_phrases", r"%s(?![^\W_])").match(task.text, action.start)
    return phrase is not None or action.lemma in words(task.language, "moving")


def bettered(task: Task) -> bool:
    """Whether the goal is to have more of its object or a better one: only then a measure of its class is sure to fit."""
    action = task.report.facts.action
    if action is None:
        return compared(task) or any_of(task.language, "compared_first", r"\W*%s\s").match(task.text, task.clause.start) is not None
    item = task.subject()
    ensured = action.lemma in words(task.language, "ensuring") and item is not None and item.nature in ("quality", "process", "metric")
    praised = item is not None and any_of(task.language, "praised", r"(?:\w+\s)?%s\s").match(task.text, item.start) is not None
    return moves(task) or action.direction in ("up", "down") or manner(task) or ensured or praised


def compared(task: Task) -> bool:
    """Whether it has no verb and opens with how a thing is to be: "Smoother handovers"."""
    item, language = task.subject(), task.language
    if task.report.facts.action is not None or item is None or item.start != task.clause.start:
        return False
    first = task.text[item.start : item.end].split(None, 1)[0].lower()
    named = first.endswith("er") and any(first in row["terms"] for row in language.lexicon("measures").tables["qualities"])
    return named or any_of(language, "compared_first", r"%s\s").match(task.text, item.start) is not None


def more(task: Task) -> bool:
    """Whether there is to be more, less or a better one of its object: "Get more footfall"."""
    item = task.subject()
    if item is None:
        return False
    return item.compared or any_of(task.language, "compared_first", r"%s\s").match(task.text, item.start) is not None


def kept(task: Task) -> bool:
    """Whether it is to keep a state that nothing in the text would show."""
    action = task.report.facts.action
    return action is not None and action.direction == "keep" and task.report.criteria["measurable"].verdict == "unmet"


def fixed(task: Task) -> bool:
    """Whether it is to be rid of a trouble, which its figure shows: "Fix the churn problem"."""
    action, item = task.report.facts.action, task.subject()
    listed = action is not None and action.lemma in words(task.language, "fixing")
    return listed and item is not None and task.language.singular(item.head) in words(task.language, "troubles")


def guarded(task: Task) -> bool:
    """Whether it is to maintain or protect a thing in a state that nothing in the text would show."""
    action = task.report.facts.action
    return kept(task) and action is not None and action.lemma in words(task.language, "guarding")


def manner(task: Task) -> bool:
    """Whether it says how well something is to be done ("handle complaints professionally", "... more openly")."""
    text, clause, action = task.text, task.clause, task.report.facts.action
    if action is None or task.report.criteria["measurable"].verdict != "unmet":
        return False
    often = words(task.language, "oftener") | words(task.language, "no_manner")
    adverb = any_of(task.language, "manner_endings", r"(?<!\S)((?-i:[a-z]+%s))(?=\s*(?:[.,;!)]|$))", "syntax")
    behind = adverb.findall(text[action.end : clause.end])
    return any(w not in often for w in behind)


def open_state(task: Task) -> bool:
    """Whether it is a state of its object that nothing in the text would show; what one is to know or look into is none."""
    action, item = task.report.facts.action, task.subject()
    if task.kind != "state" or task.report.criteria["measurable"].verdict != "unmet" or (action is not None and action.direction == "keep"):
        return False
    if item is None or (action is not None and action.lemma in words(task.language, "beside")):
        return False
    before = action is None or item.end <= action.start
    if not before and action is not None and not counting.takes(task, action, item):
        return False
    head = re.search(rf"(?<![^\W_]){re.escape(item.head)}", task.text[item.start : item.end], re.IGNORECASE)
    return head is None or head[0].islower() or item.start == task.clause.start or task.text[item.start : item.end].istitle()


def passive(task: Task) -> str:
    """What is to be bettered, in front of its verb: "Wellbeing" of "Wellbeing to be enhanced across the company"; else nothing."""
    action, text = task.report.facts.action, task.text
    if action is None or not moves(task) or action.text.lower() == action.lemma:
        return ""
    lead = any_of(task.language, "passive", r"\s+%s\s+$").search(text, task.clause.start, action.start)
    return measures.core_of(text[task.clause.start : lead.start()], task.language) if lead is not None else ""

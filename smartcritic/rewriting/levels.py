"""From where to where: of a figure that the goal names, of what there is to be more or less of, of a measure for it."""

from __future__ import annotations

import re

from smartcritic.model import ObjectFact
from smartcritic.rewriting import bettering, counting, measures
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, inside, listed_behind, message, say, table, words

MOST_STATISTIC = 10
"""Words of a figure's name."""

MOST_NAMED = 6
"""Words of the name of a thing or of people."""


def level(task: Task) -> Piece | None:
    """From where to where: of the metric that the goal names."""
    item = task.subject()
    action = task.report.facts.action
    if item is None or (action is not None and action.direction not in ("up", "down", "reach", "keep")):
        return None
    language = task.language
    if not _is_metric(task, item):
        return None
    name = any_of(language, "compared_first", r"^%s\s+").sub("", measures.core_of(task.text[item.start : item.end], language))
    kind = _metric_kind(task, item)
    direction = action.direction if action else None
    row = table(language, "levels")[kind]
    now_, target_ = row["levels"]
    if (direction == "down") != row.get("down", False):
        now_, target_ = target_, now_
    if direction == "keep" or task.kind == "keep":
        level = gap(language, "level", "target", item=name, kind=row["type"], example=target_)
        return Piece("measurable", message(language, "keep"), tail=say(language, "keep_level", target=level), loose=True)
    known = today_level(task, item)
    now = gap(language, "now", item=name, kind=row["type"], example=known or now_, proposal=known)
    target = gap(language, "target", item=name, kind=row["type"], example=target_)
    tail = say(language, "level", now=now, target=target)
    mass = language.singular(item.head) in words(language, "mass")
    return Piece("measurable", message(language, "level"), tail=tail, loose=not mass, form="level")


def _is_metric(task: Task, item: ObjectFact) -> bool:
    """Whether the object is a figure itself: a metric, or what there is to be more or fewer of ("increase signups", "disputes: fewer")."""
    language, action, text = task.language, task.report.facts.action, task.text
    if item.metric is not None:
        return language.singular(item.metric.split()[-1]) == language.singular(item.head)
    if action is None or action.lemma not in words(language, "by_number") or text[action.end : item.start].strip():
        return False
    span = text[item.start : item.end]
    numbered = any_of(language, "numbers_of", r"(?:the\s+)?%s(?!\w)").match(span) is not None
    return numbered or (counting.plural(task, item) and len(span.split()) <= counting.MOST_COUNTED)


def fewer(task: Task) -> Piece | None:
    """From where to where, of what is said to go up or down without a verb: "Commission disputes: fewer"."""
    text, clause, language = task.text, task.clause, task.language
    item = task.subject()
    action = task.report.facts.action
    more = action is not None and action.lemma in words(language, "bringing") and item is not None and not counting.plural(task, item)
    some = any_of(language, "quantifiers" if more else "fewer", r"%s\s")
    if item is not None and "," not in text[item.start : item.end] and some.match(text, item.start) and not task.report.facts.quantities:
        return _from_to(task, re.sub(r"^\w+\s+", "", measures.core_of(text[item.start : item.end], language)))
    opened = opens_with_more(task)
    if opened is not None:
        return opened
    found = any_of(language, "moved", r"(?<![^\W_])%s(?=\s*(?:[.,;!)]|$))").search(text[: clause.end], clause.start)
    before = text[clause.start : found.start()].strip(" :-") if found is not None else ""
    if found is None or task.report.facts.quantities or not before or re.search(r"(?:ing|ed)$", before):
        return None
    ordered = action is not None and action.start == clause.start and action.lemma in words(language, "bringing")
    own = text[action.end if ordered and action is not None else clause.start : found.start()].strip(" :-")
    own = inside(own)
    if own.lower() in language.terms("verbs"):
        row = table(language, "ratings")["speed"]
        return by(task, (measures.measure(row, verb=own.lower()),)) if found[0].lower() in words(language, "quick") else None
    if len(own.split()) > MOST_NAMED:
        return None
    if found[0].lower() in words(language, "quick") and ordered:
        return by(task, (measures.measure(table(language, "ratings")["takes"], thing=own),))
    return _from_to(task, own)


def opens_with_more(task: Task) -> Piece | None:
    """From where to where, of a line that says no more than what there is to be more or less of: "More repeat guests", "Fewer disputes"."""
    text, clause, language = task.text, task.clause, task.language
    lead = any_of(language, "more_of", r"%s\s+").match(text, clause.start)
    own = text[lead.end() : clause.end] if lead is not None else ""
    if not own or task.report.facts.action is not None or task.report.facts.quantities or len(own.split()) > MOST_NAMED:
        return None
    if any_of(language, "joins", r"[,;:/]|\s%s\s").search(own) or any_of(language, "compared_first", r"(?<!\w)%s\s").search(own):
        return None
    item, many = task.subject(), lead is not None and lead[0].strip().lower() in words(language, "more")
    if many and item is not None and counting.plural(task, item):
        return counting.count(task)
    named = measures.find(task.report.facts, text, language)[:3] if item is not None and not counting.plural(task, item) else ()
    return by(task, named) or _from_to(task, own)


def moved(task: Task) -> Piece | None:
    """From where to where, of what no measure is known for, behind a verb that says which way it is to go: "Reduce waiting"."""
    item, action = task.subject(), task.report.facts.action
    if item is None or action is None or action.lemma not in words(task.language, "by_number") or task.report.facts.quantities:
        return None
    own = task.text[item.start : item.end]
    joined = any_of(task.language, "joins", r"[,;:/]|\s%s\s").search(own)
    if task.text[action.end : item.start].strip() or joined or len(own.split()) > MOST_NAMED:
        return None
    return _from_to(task, own)


def passive(task: Task, own: str) -> Piece | None:
    """From where to where, of what is to be more or fewer: "Late returns to be reduced"."""
    action = task.report.facts.action
    by_number = action is not None and action.lemma in words(task.language, "by_number")
    last = own.split()[-1].lower() if own else ""
    return _from_to(task, own) if by_number and not task.report.facts.quantities and task.language.singular(last) != last else None


def _from_to(task: Task, own: str) -> Piece:
    language = task.language
    now, target = gap(language, "now", item=own, example="9"), gap(language, "target", item=own, example="4")
    return Piece("measurable", message(language, "level"), tail=say(language, "level", now=now, target=target), form="level")


def statistic(task: Task) -> Piece | None:
    """From where to where, of a figure that opens as one does: "Average days on market", "Share of calls answered"."""
    text, clause, language = task.text, task.clause, task.language
    own, action = text[clause.start : clause.end], task.report.facts.action
    if action is not None and action.start == clause.start:
        return None
    bare = action is None and not bettering.bettered(task) and len(own.split()) <= MOST_STATISTIC
    named = bare and task.kind == "level" and "measurable/no_target" in task.rules("measurable")
    opened = any_of(language, "statistics", r"(?:the\s+)?%s(?![^\W_])").match(own) is not None
    if not (named or opened) or task.report.facts.quantities:
        return None
    own = inside(own)
    now, target = gap(language, "now", item=own, example="12%"), gap(language, "target", item=own, example="15%")
    return Piece("measurable", message(language, "level"), tail=say(language, "level", now=now, target=target), form="level")


def _metric_kind(task: Task, item: ObjectFact) -> str:
    known = table(task.language, "levels")
    for entry in task.language.lexicon("metrics").entries:
        if entry.term in (item.metric, item.head) or item.metric in (entry.get("metric"), entry.get("name")):
            kind = str(entry.get("kind") or "")
            return kind if kind in known else "other"
    return "other"


def today_level(task: Task, item: ObjectFact) -> str | None:
    """Today's level of the object, from the goal's own fields or the last result of its metric in the context."""
    goal, context = task.evidence.goal, task.evidence.context
    value = goal.baseline if goal.baseline is not None else goal.current
    unit = goal.unit
    if value is None:
        named = measures.word_set(f"{item.text} {item.metric or ''}", task.language)
        fits = [h for h in context.history if measures.word_set(h.metric, task.language) <= named]
        last = max(fits, key=lambda h: h.period, default=None)
        if last is not None:
            value, unit = last.value, last.unit
    if value is None:
        return None
    shown = f"{value:,.10g}"
    if unit in ("%", "percent"):
        return shown + "%"
    return "$" + shown if unit in ("USD", "$") else shown


def by(task: Task, listed: tuple[Measure, ...]) -> Piece | None:
    if not listed:
        return None
    language, first = task.language, listed[0]
    now_, target_ = first.levels()
    names = [m.name for m in listed]
    metric = gap(language, "metric", item=listed_behind(names), proposal=names[0], alternatives=tuple(names[1:]))
    now = gap(language, "metric_now", "now", item=first.taken, example=now_)
    target = gap(language, "metric_target", "target", example=target_)
    tail = say(language, "measured", metric=metric, now=now, target=target)
    return Piece("measurable", message(language, "measured", name=first.name), tail=tail, form="measured")

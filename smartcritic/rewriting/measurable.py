"""Measurable: by how much, to what level, how many, or which number would show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from smartcritic.languages import Entry, Language
from smartcritic.records import ObjectFact
from smartcritic.rewriting import comparatives, words
from smartcritic.rewriting.base import Change, Draft, Part, Task
from smartcritic.rewriting.clause import before_reason, end_of, heavy, opening
from smartcritic.rewriting.levels import examples, kind_of_metric, last_count, today_level
from smartcritic.rewriting.nouns import head_start, is_asked_for, is_plural, main_object, object_end, phrase_end
from smartcritic.rewriting.words import any_of, word_set


def draft(task: Task) -> Iterator[Draft]:
    """Propose amounts for what the goal measures, or numbers that would show it, the best fitting first."""
    if task.report.criteria["measurable"].verdict != "met":
        yield from ways(task, "measurable")


def ways(task: Task, criterion: str) -> Iterator[Draft]:
    """All amounts that can be proposed, for the criterion named."""
    for draft in _ways(task, criterion):
        yield replace(draft, amount=True)


def _ways(task: Task, criterion: str) -> Iterator[Draft]:
    found = {f.rule for f in task.report.criteria["measurable"].findings}
    if "measurable/number_without_metric" in found:
        yield from _metric_for_number(task, criterion)
    item = main_object(task)
    if item is not None:
        yield from _of_object(task, item, criterion)
    if item is None or item.head in word_set(task.language, "many"):
        yield from comparatives.how_much(task, criterion)
    yield from _by_metric(task, item, criterion)


def _of_object(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """The amounts of the goal's main object."""
    act = task.report.facts.action
    yield from _scored(task, item, criterion)
    yield from comparatives.of_object(task, item, criterion)
    if item.metric and (act is None or act.direction in ("up", "down", "reach", "keep")):
        yield from _level(task, item, criterion)
    if item.nature not in ("metric", "quality", "topic") and _makes(task):
        yield from _pieces(task, item, criterion)
    if not item.metric and act is not None and act.direction in ("up", "down"):
        moved = act.lemma in task.language.lexicon("measures").tables.get("counting", ())
        counted = moved and item.nature in ("thing", "people") and is_plural(task.language, task.text, item)
        for way in (_level, _by_metric) if counted else (_by_metric, _level):
            yield from way(task, item, criterion)


def _makes(task: Task) -> bool:
    """Whether the action is work whose pieces can be counted."""
    act = task.report.facts.action
    return act is not None and act.strength == "concrete" and act.direction not in ("up", "down", "keep", "reach")


# --------------------------------------------------------------------------- levels


def _level(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "by [X%]" for amounts, "from [now] to [target]" for rates, scores and times, "at [level]" for what is kept."""
    act, text = task.report.facts.action, task.text
    at = object_end(task, item) if act is None or act.start < item.start else act.end
    close = phrase_end(task, at)
    listed = task.language.once(_listing).match(text[close:]) is not None
    far = len(text[item.start : close].split()) > 12 or listed
    at = at if far else close
    level = _level_phrase(task, item, at)
    if level is None:
        return
    message = task.say("level")
    if act is not None and far and text[act.end : item.start].strip().lower() in {"", *word_set(task.language, "shares")}:
        yield Draft(criterion, message, (Change(act.end, act.end, level),), "needs_input")
    yield Draft(criterion, message, (Change(at, at, level),), "needs_input")
    if act is None:
        before, after = examples(task.language, kind_of_metric(task.language, item), None)
        name = item.metric or item.head
        both = task.phrase(
            "from_to", now=task.slot("now", example=before, name=name), target=task.slot("target", example=after, name=name)
        )
        yield Draft(criterion, message, (Change(at, at, both),), "needs_input")


def _level_phrase(task: Task, item: ObjectFact, at: int) -> tuple[Part, ...] | None:
    """What is said of the level at `at`, by the action's direction and the kind of metric; None where nothing fits there."""
    act = task.report.facts.action
    direction, kind, name = act.direction if act else None, kind_of_metric(task.language, item), item.metric or item.head
    before, after = examples(task.language, kind, direction)
    target = task.slot("target", example=after, name=name)
    if direction == "keep":
        return task.phrase("at", target=task.slot("kept", example=after, name=name))
    if direction == "reach":
        return task.phrase("of", target=target)
    if kind in ("rate", "score", "time"):
        known = today_level(task, item)
        if known is None:
            return task.phrase("to", target=target)
        return task.phrase("from_to", now=task.slot("now", example=before, offered=known, name=name), target=target)
    if act is not None:
        return task.phrase("by", change=task.slot("change", name=name))
    return task.phrase("of", target=target) if _closes(task.language, item, at - item.start) else None


def _closes(language: Language, item: ObjectFact, size: int) -> bool:
    """Whether the metric's name closes the phrase, so that "of 20" can follow it."""
    last = words.words_of(language, item.text[:size])[-1:]
    return bool(last) and last[0] == language.singular(item.head)


def _scored(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "customer satisfaction" -> "customer satisfaction ([metric]) to [target]"."""
    entry = words.of_object(task.language, "measures", item)
    if entry is None or not entry.get("name") or "(" in item.text:
        return
    act = task.report.facts.action
    if act is None or (act.direction not in ("up", "down") and act.strength == "concrete") or act.start > item.start:
        return
    at = object_end(task, item)
    score = str(entry.get("name"))
    known = today_level(task, item)
    target = task.slot("score_target", example=str(entry.get("level")))
    now = task.slot("now_score", example=str(entry.get("now")), offered=known)
    level = task.phrase("from_to", now=now, target=target) if known is not None else task.phrase("to", target=target)
    close = phrase_end(task, at)
    named = task.phrase("scored", metric=task.slot("score", example=score, offered=score, name=entry.term))
    changes = (Change(at, at, (*named, *level)),) if close == at else (Change(at, at, named), Change(close, close, level))
    yield Draft(criterion, task.say("score"), changes, "needs_input")


# --------------------------------------------------------------------------- pieces, numbers, other metrics


def _pieces(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "Develop processes" -> "Develop [N] processes"; "Write documentation" -> "Write [N] pages of documentation"."""
    text, language = task.text, task.language
    core = words.core(language, text[item.start : item.end])
    first = re.match(r"[^\W_]+", core)
    lead = first[0].lower() if first else ""
    owned = lead in word_set(language, "possessives")
    numbered = language.once(_numbered).match(core) or any(
        q.start < item.end and item.start < q.end for q in task.report.facts.quantities
    )
    if numbered or (lead in word_set(language, "determiners") and not owned) or is_asked_for(language, text, item.start):
        return
    entry = words.find(language, "measures", core[-40:]) if head_start(language, text, item) is not None else None
    if entry is not None and entry.get("pieces") and language.singular(item.head) == entry.term:
        pieces = str(entry.get("pieces"))
        slot = task.slot("count", example=str(entry.get("count")), noun=language.once(_of_end).sub("", pieces))
        change = Change(item.start, item.start, task.phrase("pieces", target=slot, pieces=pieces))
        yield Draft(criterion, task.say("much_of", noun=item.head), (change,), "needs_input")
    if is_plural(language, text, item) and not language.once(_several).search(core):
        yield from _counted(task, item, criterion, core.strip(), "count_of" if owned else "count")


def _counted(task: Task, item: ObjectFact, criterion: str, noun: str, key: str) -> Iterator[Draft]:
    """A number in front of a plural."""
    slot = task.slot(key, noun=noun)
    slot = replace(slot, question=last_count(task, item, slot.question))
    phrase = task.phrase(key, target=slot)
    change = Change(item.start, item.start, phrase)
    if item.start == task.clause.start:
        found = opening(task.language, task.text, task.clause, task.report.facts)
        if found is None:
            return
        change = Change(item.start, item.start + len(found[1]), (*phrase, found[1]))
    yield Draft(criterion, task.say("many", noun=noun), (change,), "needs_input")


def _metric_for_number(task: Task, criterion: str) -> Iterator[Draft]:
    """ "Grow 25%" -> "Grow [metric] 25%"."""
    facts, language = task.report.facts, task.language
    first = next((q for q in facts.quantities if q.role in ("target", "rate") and task.clause.start <= q.start < task.clause.end), None)
    if first is None:
        return
    slot = task.slot("measured", number=first.text)
    act = facts.action
    between = task.text[act.end : first.start].strip() if act is not None and act.end < first.start else None
    if act is not None and between in {"", *word_set(language, "number_links")}:
        yield Draft(criterion, task.say("number"), (Change(act.end, act.end, task.phrase("measured", metric=slot)),), "needs_input")
    elif not language.once(_of_follows).match(task.text[first.end :]):
        behind = task.phrase("measured_behind", metric=slot)
        yield Draft(criterion, task.say("number"), (Change(first.end, first.end, behind),), "needs_input")


def _by_metric(task: Task, item: ObjectFact | None, criterion: str) -> Iterator[Draft]:
    """The number that would show it: "... and bring [metric] to [target]"; a state or a noun phrase has it "with [metric] at [target]"."""
    text, facts, language = task.text, task.report.facts, task.language
    at = before_reason(text, facts, task.clause, ("means",)) or before_time(task)
    if any(task.clause.start < c.start < at for c in facts.of("purpose")):
        at = before_time(task)
    entry = _measure(task, item)
    offered = str(entry.get("metric")) if entry is not None else None
    metric = task.slot("metric", example=offered, offered=offered)
    target = task.slot("metric_target", example=str(entry.get("level")) if entry is not None else None)
    message = task.say("metric")
    part = text[task.clause.start : at]
    closed = part[-1:] in (",", ";", ":")
    comma = "," if not closed and (heavy(language, text, task.clause.start, at) or language.once(_several).search(part)) else ""
    verb = _bringing(task)
    if verb is not None:
        key, form = verb
        phrase = task.phrase(key, comma=comma, verb=task.say(form), metric=metric, target=target)
        yield Draft(criterion, message, (Change(at, at, phrase),), "needs_input")
    behind = task.phrase("with", comma="" if closed else ",", metric=metric, target=target)
    yield Draft(criterion, message, (Change(at, at, behind),), "needs_input")
    early = phrase_end(task, object_end(task, item)) if item is not None else at
    if early < at and text[early : early + 1] == ",":
        inside = task.phrase("with", comma=",", metric=metric, target=target)
        yield Draft(criterion, message, (Change(early, early, inside),), "needs_input")


def _bringing(task: Task) -> tuple[str, str] | None:
    """The phrase that a second verb takes, and the verb's form, in the manner of the first; None where the goal has no such verb."""
    facts = task.report.facts
    act = facts.action
    if act is None or not (
        facts.form == "imperative" or task.language.once(_infinitive).search(task.text[task.clause.start : act.start])
    ):
        return None
    verb = "keep" if act.direction == "keep" else "bring"
    low = act.text.lower()
    gerund = act.lemma != low and low.endswith(tuple(word_set(task.language, "gerund_endings")))
    return verb, f"{verb}_gerund" if gerund else verb


def _measure(task: Task, item: ObjectFact | None) -> Entry | None:
    """The metric that fits the object, else the words of the clause."""
    language = task.language
    entry = words.of_object(language, "measures", item) if item is not None else None
    if entry is not None and entry.get("metric"):
        return entry
    text = task.text[task.clause.start : task.clause.end] if item is None else words.core(language, item.text)
    return next((e for e in words.find_all(language, "measures", text) if e.get("metric")), None)


def before_time(task: Task) -> int:
    """The end of the goal's own clause, in front of a deadline or vague time word that closes it."""
    text, facts = task.text, task.report.facts
    stop = task.clause.end
    tails = [(c.start, c.end) for c in facts.of("vague_time", "event")]
    tails += [(d.start, d.end) for d in facts.dates]
    for start, end in sorted(tails, reverse=True):
        if end >= stop - 1 and start > task.clause.start and text[task.clause.start : start].strip():
            return end_of(text, start)
    return stop


def _listing(language: Language) -> re.Pattern[str]:
    return re.compile(rf",[^,;.]+(?:,| (?:{any_of(language, 'listing')}) )")


def _several(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s(?:{any_of(language, 'listing')}|&)\s|,")


def _numbered(language: Language) -> re.Pattern[str]:
    """A number, or a word of more or less, at the beginning."""
    return re.compile(rf"[\d$€£~≥≤<>+]|(?:{any_of(language, 'numbers', 'more')})(?![^\W_])", re.IGNORECASE)


def _of_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(language, 'of')})$")


def _of_follows(language: Language) -> re.Pattern[str]:
    return re.compile(rf"\s+(?:{any_of(language, 'of')})\b")


def _infinitive(language: Language) -> re.Pattern[str]:
    """Words in front of an infinitive, at the end of a text."""
    modal = rf"(?:\b(?:{any_of(language, 'modals')})|(?:{any_of(language, 'will_short')}))"
    return re.compile(rf"{modal}\s+(?:\w+(?:{any_of(language, 'adverb_endings')})\s+)?$", re.IGNORECASE)

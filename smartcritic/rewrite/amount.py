"""Measure: by how much, to what level, how many, or what will exist at the end."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic import lexicon
from smartcritic.records import ObjectFact
from smartcritic.rewrite.base import Change, Draft, Gap, Part, Task, end_of

_MORE = re.compile(r"(?<![^\W_])(more|fewer|less|better|greater|higher|lower|increased|improved|reduced|faster)(?= )", re.IGNORECASE)


def draft(task: Task) -> Iterator[Draft]:
    """Propose an amount for the goal's metric, or a metric where it has none."""
    verdicts = task.report.criteria
    if verdicts["measurable"].verdict == "met" and verdicts["specific"].verdict != "partial":
        return
    if verdicts["measurable"].verdict == "met":
        return
    facts = task.report.facts
    rules = {f.rule for f in verdicts["measurable"].findings}
    item = next((o for o in facts.objects if o.metric), facts.objects[0] if facts.objects else None)
    if "measurable/number_without_metric" in rules:
        yield from _metric_for_number(task)
        return
    if item is not None:
        yield from _more(task, item)
        if item.metric or "measurable/no_target" in rules:
            yield _level(task, item)
    if "measurable/open_ended_deliverable" in rules:
        yield _deliverable(task)
    if item is not None and not item.metric and facts.action is not None and facts.action.direction in ("up", "down"):
        yield _level(task, item)
    yield _by_metric(task, item)


def _percent(task: Task) -> Gap:
    return Gap("target", "[X%]", "By how much, in percent?", "20%")


def _place(task: Task, item: ObjectFact | None) -> int:
    """Behind the object, but never inside the words of another fact."""
    if item is None:
        return end_of(task.text)
    at = item.end
    return end_of(task.text, at) if at == len(task.text) else at


def _level(task: Task, item: ObjectFact) -> Draft:
    """"by [X%]" for amounts, "from [now] to [target]" for rates, scores and times."""
    facts = task.report.facts
    at = _place(task, item)
    direction = facts.action.direction if facts.action else None
    kind = _metric_kind(item)
    base = task.evidence.goal.baseline
    parts: tuple[Part, ...]
    if direction == "keep":
        parts = (" at ", Gap("target", "[level]", f"At what level must {item.metric or item.head} stay?", "95%"))
    elif kind in ("rate", "score", "time") or direction == "reach":
        target = Gap("target", "[target]", f"To what level should {item.metric or item.head} go?", _example(kind))
        now = Gap("now", "[now]", "Where does it stand today?", _example(kind, now=True), None if base is None else f"{base:g}")
        parts = (" from ", now, " to ", target) if direction != "reach" else (" of ", target)
    else:
        parts = (" by ", _percent(task))
    return Draft("measurable", "Say by how much, or to what level", (Change(at, at, parts),), "needs_input")


def _metric_kind(item: ObjectFact) -> str | None:
    if item.metric is None:
        return None
    return _kinds().get(item.metric)


def _kinds() -> dict[str, str]:
    out = {}
    for entry in lexicon.load("metrics").entries:
        out[entry.get("metric") or entry.get("name") or entry.term] = str(entry.get("unit") or entry.get("unit_kind") or entry.get("kind") or "")
    return out


def _example(kind: str | None, *, now: bool = False) -> str:
    if kind == "score":
        return "41" if now else "52"
    if kind == "time":
        return "9 days" if now else "5 days"
    return "12%" if now else "15%"


def _more(task: Task, item: ObjectFact) -> Iterator[Draft]:
    """"more calls" -> "[N] calls"; "better conversion rates" -> "raise conversion rates from [now] to [target]"."""
    text, facts = task.text, task.report.facts
    match = _MORE.search(text, max(0, item.start - 12), item.end)
    if match is None:
        return
    word = match[1].lower()
    noun = text[match.end() : item.end].strip() or item.head
    if word in ("more", "fewer", "less") and not item.metric and facts.action is not None:
        gap = Gap("target", "[N]", f"How many {noun}?", "20")
        yield Draft("measurable", f"Say how many {noun}", (Change(match.start(1), match.end(1), (gap,)),), "needs_input")
    elif facts.action is None and match.start(1) <= item.start + 1:
        verb = "cut" if word in ("fewer", "less", "lower", "reduced") else "raise"
        verb = verb.capitalize() if match[1][0].isupper() else verb
        now = Gap("now", "[now]", "Where does it stand today?", "12%")
        target = Gap("target", "[target]", f"To what level should {noun} go?", "15%")
        at = _place(task, item)
        changes = (Change(match.start(1), match.end(1), (verb,)), Change(at, at, (" from ", now, " to ", target)))
        yield Draft("measurable", "Say from where to where", changes, "needs_input")


def _metric_for_number(task: Task) -> Iterator[Draft]:
    """"Grow 25%" -> "Grow [metric] 25%"."""
    facts = task.report.facts
    first = facts.quantities[0] if facts.quantities else None
    if first is None:
        return
    gap = Gap("metric", "[metric]", f"What does {first.text} measure?", "subscription revenue")
    if facts.action is not None and facts.action.end < first.start and task.text[facts.action.end : first.start].strip() in ("", "by", "to"):
        yield Draft("measurable", "Say what the number measures", (Change(facts.action.end, facts.action.end, (" ", gap)),), "needs_input")
    else:
        yield Draft("measurable", "Say what the number measures", (Change(first.end, first.end, (" in ", gap)),), "needs_input")


def _deliverable(task: Task) -> Draft:
    at = _before_time(task)
    gap = Gap("result", "[what will exist at the end]", "What will exist when it is done?", "a 12-page handbook")
    return Draft("measurable", "Say what will exist at the end", (Change(at, at, (": ", gap)),), "needs_input")


def _by_metric(task: Task, item: ObjectFact | None) -> Draft:
    """The metric that would show it: "..., taking [metric] from [now] to [target]"."""
    at = _before_time(task)
    metric = Gap("metric", "[metric]", "Which number would show it?", "the complaint rate")
    now = Gap("now", "[now]", "Where does it stand today?", "12%")
    target = Gap("target", "[target]", "Where should it be?", "8%")
    return Draft("measurable", "Name the number that would show it", (Change(at, at, (", taking ", metric, " from ", now, " to ", target)),), "needs_input")


def _before_time(task: Task) -> int:
    """The end of the goal's own clause, in front of a deadline or vague time word that closes it."""
    from smartcritic.rewrite.when import _clause_end

    text, facts = task.text, task.report.facts
    stop = end_of(text, _clause_end(task))
    tails = [(c.start, c.end) for c in facts.of("vague_time", "event")]
    if facts.deadline is not None and facts.deadline.start is not None and facts.deadline.end is not None:
        tails.append((facts.deadline.start, facts.deadline.end))
    for start, end in tails:
        if end >= stop and start > 0:
            return end_of(text, start)
    return stop

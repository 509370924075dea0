"""Measure: by how much, to what level, how many, or which number would show it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.lexicon import Entry
from smartcritic.model import ObjectFact
from smartcritic.rewrite import words
from smartcritic.rewrite.base import Change, Draft, Gap, Part, Task
from smartcritic.rewrite.clause import before_reason, end_of, heavy, opening

_MORE = re.compile(
    r"(?<![^\W_])(more|fewer|less|better|greater|higher|lower|increased|improved|reduced|faster|stronger)(?=\s)", re.IGNORECASE
)
_DOWN = frozenset({"fewer", "less", "lower", "reduced"})
_DETERMINERS = frozenset("a an the this that these those my our your his her its their whose each every all any no some".split())
_POSSESSIVE = frozenset("the these those my our your his her its their".split())
_NUMBERED = re.compile(
    r"[\d$€£~≥≤<>+]|(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|dozen|several|both|half)\b", re.IGNORECASE
)
_INFINITIVE = re.compile(r"\b(?:will|shall|must|should|to|['’]ll)\s+(?:\w+ly\s+)?$", re.IGNORECASE)
_MUCH = re.compile(r"\s+(more|less)(?![\w-])(?=\s*(?:[.!;,]|$|in |by |this |next |on |at |until |every ))", re.IGNORECASE)
_PERSONS = frozenset({"people", "child", "person", "staff"})


def draft(task: Task) -> Iterator[Draft]:
    """Propose amounts for what the goal measures, or numbers that would show it, the best fitting first."""
    if task.report.criteria["measurable"].verdict != "met":
        yield from ways(task, "measurable")


def ways(task: Task, criterion: str) -> Iterator[Draft]:
    """All amounts that can be proposed, for the criterion named."""
    for draft in _ways(task, criterion):
        yield replace(draft, amount=True)


def _ways(task: Task, criterion: str) -> Iterator[Draft]:
    facts = task.report.facts
    found = {f.rule for f in task.report.criteria["measurable"].findings}
    if "measurable/number_without_metric" in found:
        yield from _metric_for_number(task, criterion)
    item = main_object(task)
    if item is not None:
        yield from _scored(task, item, criterion)
        yield from _comparative(task, item, criterion)
        if item.metric and _moves(task):
            yield from _level(task, item, criterion)
        if item.nature not in ("metric", "quality", "topic") and _makes(task):
            yield from _pieces(task, item, criterion)
        if not item.metric and facts.action is not None and facts.action.direction in ("up", "down"):
            moved = facts.action.lemma in lexicon.load("measures").tables["counting"]
            counted = moved and item.nature in ("thing", "people") and plural(task.text, item)
            for way in (_level, _by_metric) if counted else (_by_metric, _level):
                yield from way(task, item, criterion)
    if item is None or item.head == "more":
        yield from _how_much(task, criterion)
    yield from _by_metric(task, item, criterion)


def _moves(task: Task) -> bool:
    """Whether the action moves, reaches or keeps a level, or nothing says what is done."""
    act = task.report.facts.action
    return act is None or act.direction in ("up", "down", "reach", "keep")


def _makes(task: Task) -> bool:
    """Whether the action is work whose pieces can be counted."""
    act = task.report.facts.action
    return act is not None and act.strength == "concrete" and act.direction not in ("up", "down", "keep", "reach")


def main_object(task: Task) -> ObjectFact | None:
    """The object that names a metric, else the first."""
    objects = task.report.facts.objects
    return next((o for o in objects if o.metric), objects[0] if objects else None)


def object_end(task: Task, item: ObjectFact) -> int:
    """The end of the object without a date, a vague time word, a reason or a means that the parse hangs on it."""
    facts, text = task.report.facts, task.text
    cuts = [c.start for c in facts.of("purpose", "means", "parent", "vague_time", "event", "basis", "start_only", "open_duration")]
    cuts += [d.start for d in facts.dates] + [q.start for q in facts.quantities if q.role != "scope"]
    aside = re.search(r",\s+(?:in particular|including|especially|such as|e\.g\.|notably)\b", text[item.start : item.end])
    if aside is not None:
        cuts.append(item.start + aside.start())
    inside = [c for c in cuts if item.start < c < item.end and c >= _head_end(text, item)]
    at = end_of(text, min(inside)) if inside else item.end
    while inside and re.search(r"\s(?:by|to|from|of|at|in|on|for|with|within|until|over)$", text[:at], re.IGNORECASE):
        at = end_of(text, text.rfind(" ", 0, at))
    return end_of(text, at) if at == len(text) else at


def phrase_end(task: Task, at: int) -> int:
    """The end of what still belongs to the object behind `at`: before a date, a reason, a comma, a bracket or the next action."""
    text, facts = task.text, task.report.facts
    cuts = [task.clause.end, *(c.start for c in facts.of("purpose", "means", "parent", "vague_time", "event", "basis", "start_only"))]
    cuts += [d.start for d in facts.dates] + [q.start for q in facts.quantities]
    for a in facts.actions:
        joint = re.search(r"[,;]?\s+(?:and|or|but|then)\s+(?:\w+ly\s+)?$", text[at : a.start]) if a.start > at else None
        cuts.append(at + joint.start() if joint else a.start)
    stop = re.search(
        r"[,;:(–—]|\s-\s|(?<!\w)(?:so|that|which|who|while|to|and|by|through|from|until|within)(?!\w)", text[at : task.clause.end]
    )
    if stop is not None:
        cuts.append(at + stop.start())
    end = end_of(text, min(c for c in cuts if c >= at)) if any(c >= at for c in cuts) else at
    return max(at, end)


def _head_end(text: str, item: ObjectFact) -> int:
    at = head_start(text, item)
    return item.start if at is None else at + len(item.head)


def head_start(text: str, item: ObjectFact) -> int | None:
    """Where the head noun stands within the object's span."""
    core = _core(text[item.start : item.end])
    found = None
    for match in re.finditer(r"[^\W_]+(?:['’-][^\W_]+)*", core):
        if words.singular(match[0]) == words.singular(item.head) or match[0].lower() == item.head.lower():
            found = item.start + match.start()
    return found


def _core(span: str) -> str:
    """The part of a noun phrase before its first preposition, relative or comma."""
    return re.split(r"\s(?:of|for|in|to|with|that|which|who|across|from|by|through|on|at|among|between|into)\s|[,;:(]", span, maxsplit=1)[0]


def plural(text: str, item: ObjectFact) -> bool:
    """Whether the head stands in the plural."""
    at = head_start(text, item)
    if at is None:
        return False
    match = re.match(r"[^\W_]+(?:['’-][^\W_]+)*", text[at : item.end])
    form = match[0].lower() if match else ""
    return words.singular(form) in _PERSONS or (form.endswith("s") and form != item.head.lower() and words.singular(form) != form)


# --------------------------------------------------------------------------- levels


@lru_cache(maxsize=1)
def _kinds() -> dict[str, str]:
    out: dict[str, str] = {}
    for entry in lexicon.load("metrics").entries:
        for name in (entry.term, entry.get("metric"), entry.get("name")):
            if name:
                out[str(name)] = str(entry.get("kind") or "")
    return out


def _kind(item: ObjectFact) -> str:
    known = _kinds()
    return known.get(item.metric or "") or known.get(item.head) or ""


def _examples(kind: str, direction: str | None) -> tuple[str, str]:
    """An example of today's level and of the level to reach."""
    low, high = {"score": ("41", "52"), "time": ("5 days", "9 days"), "money": ("$40,000", "$50,000"), "count": ("120", "150")}.get(
        kind, ("12%", "15%")
    )
    down = direction == "down" or (kind == "time" and direction != "up")
    return (high, low) if down else (low, high)


def today_level(task: Task, item: ObjectFact | None) -> str | None:
    """Today's level of the object, from the goal's own fields or the last result of its metric in the context."""
    goal, context = task.evidence.goal, task.evidence.context
    value = goal.baseline if goal.baseline is not None else goal.current
    unit = goal.unit
    if value is None and item is not None:
        named = set(words.words_of(item.text)) | set(words.words_of(item.metric or ""))
        last = max((h for h in context.history if set(words.words_of(h.metric)) <= named), key=lambda h: h.period, default=None)
        if last is not None:
            value, unit = last.value, last.unit
    if value is None:
        return None
    shown = f"{value:,.10g}"
    if unit in ("%", "percent"):
        return shown + "%"
    return "$" + shown if unit in ("USD", "$") else shown


def _level(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "by [X%]" for amounts, "from [now] to [target]" for rates, scores and times, "at [level]" for what is kept."""
    facts = task.report.facts
    act = facts.action
    at = object_end(task, item) if act is None or act.start < item.start else act.end
    close = phrase_end(task, at)
    listed = re.match(r",[^,;.]+(?:,| and | or )", task.text[close:]) is not None
    far = len(task.text[item.start : close].split()) > 12 or listed
    at = at if far else close
    direction, kind, name = act.direction if act else None, _kind(item), item.metric or item.head
    before, after = _examples(kind, direction)
    message = "Say by how much, or to what level"
    target = Gap("target", "[target]", f"To what level should {name} go?", after)
    level: tuple[Part, ...]
    if direction == "keep":
        level = (" at ", Gap("target", "[level]", f"At what level should {name} stay?", after))
    elif direction == "reach":
        level = (" of ", target)
    elif kind in ("rate", "score", "time"):
        known = today_level(task, item)
        now = Gap("now", "[now]", f"What is today's level of {name}?", before, known)
        level = (" from ", now, " to ", target) if known is not None else (" to ", target)
    elif act is None and not _closes(item, at - item.start):
        return
    elif act is None:
        level = (" of ", target)
    else:
        level = (" by ", Gap("target", "[X%]", f"By how much should {name} change, in percent?", "20%"))
    if (
        act is not None
        and far
        and task.text[act.end : item.start].strip().lower()
        in ("", "the", "number of", "the number of", "the proportion of", "the share of")
    ):
        yield Draft(criterion, message, (Change(act.end, act.end, level),), "needs_input")
    yield Draft(criterion, message, (Change(at, at, level),), "needs_input")
    if act is None:
        yield Draft(
            criterion,
            message,
            (Change(at, at, (" from ", Gap("now", "[now]", f"What is today's level of {name}?", before), " to ", target)),),
            "needs_input",
        )


def _closes(item: ObjectFact, size: int) -> bool:
    """Whether the metric's name closes the phrase, so that "of 20" can follow it."""
    last = words.words_of(item.text[:size])[-1:]
    return bool(last) and last[0] == words.singular(item.head)


def _scored(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "customer satisfaction" -> "customer satisfaction ([metric]) to [target]"."""
    entry = words.of_object("measures", item)
    if entry is None or not entry.get("name") or "(" in item.text:
        return
    act = task.report.facts.action
    if act is None or (act.direction not in ("up", "down") and act.strength == "concrete") or act.start > item.start:
        return
    at = object_end(task, item)
    metric = Gap("metric", "[metric]", f"How is {entry.term} taken?", str(entry.get("name")), str(entry.get("name")))
    known = today_level(task, item)
    now = Gap("now", "[now]", "What is today's level?", str(entry.get("now")), known)
    target = Gap("target", "[target]", "Where should it be?", str(entry.get("level")))
    level: tuple[Part, ...] = (" from ", now, " to ", target) if known is not None else (" to ", target)
    close = phrase_end(task, at)
    named: tuple[Part, ...] = (" (", metric, ")")
    changes = (Change(at, at, (*named, *level)),) if close == at else (Change(at, at, named), Change(close, close, level))
    yield Draft(criterion, "Say how it is taken, and to what level", changes, "needs_input")


# --------------------------------------------------------------------------- more, fewer, better


def _comparative(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "more calls" -> "[N] calls per day"; "better conversion rates" -> "raise conversion rates from [now] to [target]"."""
    text, facts = task.text, task.report.facts
    match = _MORE.search(text, max(task.clause.start, item.start - 12), item.end)
    if match is None or match.start() > (head_start(text, item) or item.start):
        return
    word, act = match[1].lower(), facts.action
    if act is not None and act.start >= match.start() and act.start < item.end:
        act = None
    end = object_end(task, item)
    noun = text[match.end() : end].strip() or item.head
    many = plural(text, item)
    entry = words.of_object("measures", item)
    if act is None and word not in ("more", "fewer", "less") and item.metric:
        verb = "cut" if word in _DOWN else "raise"
        verb = verb.capitalize() if match[1][0].isupper() else verb
        before, after = _examples(_kind(item) or "rate", "down" if word in _DOWN else "up")
        now = Gap("now", "[now]", f"What is today's level of {noun}?", before, today_level(task, item))
        target = Gap("target", "[target]", f"To what level should {noun} go?", after)
        changes = (Change(match.start(1), match.end(1), (verb,)), Change(end, end, (" from ", now, " to ", target)))
        yield Draft(criterion, "Say from where to where", changes, "needs_input", verb=True)
    elif word == "more" and many and _kind(item) not in ("rate", "score", "time", "money"):
        if entry is not None and entry.get("per"):
            gap = Gap("target", "[N]", _asked(task, item, f"How many {noun} per {entry.get('per')}?"), str(entry.get("count")))
            at = (head_start(text, item) or item.start) + len(re.match(r"[^\W_]+", text[(head_start(text, item) or item.start) :])[0])  # type: ignore[index]
            changes = (Change(match.start(1), match.end(1), (gap,)), Change(at, at, (f" per {entry.get('per')}",)))
            if at == end:
                yield Draft(criterion, f"Say how many {noun}", changes, "needs_input", recurring=True)
        gap = Gap("target", "[N]", _asked(task, item, f"How many more {noun}?"), "20")
        lower = word if match.start(1) == task.clause.start else match[1]
        yield Draft(criterion, f"Say how many {noun}", (Change(match.start(1), match.end(1), (gap, " " + lower)),), "needs_input")
    elif word in ("fewer", "less") or (word == "more" and item.metric):
        gap = Gap("target", "[X%]", f"By how much should {noun} change, in percent?", "20%")
        lower = word if match.start(1) == task.clause.start else match[1]
        yield Draft(criterion, f"Say how much {word}", (Change(match.start(1), match.end(1), (gap, " " + lower)),), "needs_input")
    elif word == "more" and act is not None and entry is not None and entry.get("amount"):
        gap = Gap("target", "[how much]", f"How much {noun}?", str(entry.get("amount")))
        yield Draft(criterion, f"Say how much {noun}", (Change(match.start(1), match.end(1), (gap,)),), "needs_input")


def _asked(task: Task, item: ObjectFact, question: str) -> str:
    """The question, with the last result of the context where there is one."""
    last = today_level(task, item)
    return f"{question} The last count was {last}." if last and not question.endswith(".") else question


def _how_much(task: Task, criterion: str) -> Iterator[Draft]:
    """ "Read more" -> "Read [how much]"; "exercise daily" -> "exercise [how long] daily"."""
    act = task.report.facts.action
    if act is None:
        return
    text, entry = task.text, words.find("measures", act.lemma)
    each = str(entry.get("each") or "") if entry is not None else ""
    some = str(entry.get("amount") or "").removesuffix(" of") if entry is not None else ""
    match = _MUCH.match(text, act.end)
    if match is not None:
        gap = Gap("target", "[how much]", f"How much, how often or how long will you {act.lemma}?", each or some or "40 hours")
        yield Draft(criterion, "Say how much", (Change(match.start(1), match.end(1), (gap,)),), "needs_input")
    elif each and not task.report.facts.quantities:
        gap = Gap("target", "[how long]", f"How long, or how far, each time you {act.lemma}?", each)
        yield Draft(criterion, "Say how long, or how far", (Change(act.end, act.end, (" ", gap)),), "needs_input")


# --------------------------------------------------------------------------- pieces, numbers, other metrics


def _pieces(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "Develop processes" -> "Develop [N] processes"; "Write documentation" -> "Write [N] pages of documentation"."""
    text = task.text
    span = text[item.start : item.end]
    first = re.match(r"[^\W_]+", span)
    lead = first[0].lower() if first else ""
    entry = words.find("measures", _core(span)[-40:]) if head_start(text, item) is not None else None
    if _NUMBERED.match(span) or _MORE.match(span) or any(q.start < item.end and item.start < q.end for q in task.report.facts.quantities):
        return
    if (lead in _DETERMINERS and lead not in _POSSESSIVE) or asked_for(text, item.start):
        return
    of = "of " if lead in _POSSESSIVE else ""
    if entry is not None and entry.get("pieces") and words.singular(item.head) == entry.term:
        gap = Gap("target", "[N]", f"How many {str(entry.get('pieces')).removesuffix(' of')}?", str(entry.get("count")))
        yield Draft(
            criterion, f"Say how much {item.head}", (Change(item.start, item.start, (gap, f" {entry.get('pieces')} ")),), "needs_input"
        )
    if plural(text, item) and not re.search(r"\s(?:and|or|&)\s|,", _core(span)):
        noun = _core(span).strip()
        gap = Gap("target", "[N]", _asked(task, item, f"How many {noun}?" if not of else f"How many of {noun}?"), "3")
        change = Change(item.start, item.start, (gap, " " + of))
        if item.start == task.clause.start:
            found = opening(text, task.clause, task.report.facts)
            if found is None:
                return
            change = Change(item.start, item.start + len(found[1]), (gap, " " + of + found[1]))
        yield Draft(criterion, f"Say how many {noun}", (change,), "needs_input")


def asked_for(text: str, at: int) -> bool:
    """Whether the word in front of `at` asks for or takes all of what follows ("which tools", "all girls")."""
    return re.search(r"(?<![^\W_])(?:which|what|whose|how|all|every|each|any|no)\s+$", text[:at], re.IGNORECASE) is not None


def _metric_for_number(task: Task, criterion: str) -> Iterator[Draft]:
    """ "Grow 25%" -> "Grow [metric] 25%"."""
    facts = task.report.facts
    first = next((q for q in facts.quantities if q.role in ("target", "rate") and task.clause.start <= q.start < task.clause.end), None)
    if first is None:
        return
    gap = Gap("metric", "[metric]", f"What does {first.text} measure?", "subscription revenue")
    act = facts.action
    if act is not None and act.end < first.start and task.text[act.end : first.start].strip() in ("", "by", "to"):
        yield Draft(criterion, "Say what the number measures", (Change(act.end, act.end, (" ", gap)),), "needs_input")
    elif not re.match(r"\s+of\b", task.text[first.end :]):
        yield Draft(criterion, "Say what the number measures", (Change(first.end, first.end, (" in ", gap)),), "needs_input")


def _by_metric(task: Task, item: ObjectFact | None, criterion: str) -> Iterator[Draft]:
    """The number that would show it: "... and bring [metric] to [target]"; a state or a noun phrase has it "with [metric] at [target]"."""
    text, facts, act = task.text, task.report.facts, task.report.facts.action
    at = before_reason(text, facts, task.clause, ("means",)) or before_time(task)
    if any(task.clause.start < c.start < at for c in facts.of("purpose")):
        at = before_time(task)
    entry = _measure(task, item)
    offered = str(entry.get("metric")) if entry is not None else None
    metric = Gap("metric", "[metric]", "Which number would show it?", offered or "the satisfaction rate in our survey", offered)
    target = Gap("target", "[target]", "Where should that number be?", str(entry.get("level")) if entry is not None else "84%")
    message = "Name the number that would show it"
    part = text[task.clause.start : at]
    comma = (
        "" if part[-1:] in (",", ";", ":") else "," if heavy(text, task.clause.start, at) or re.search(r",|\s(?:and|or|&)\s", part) else ""
    )
    if act is not None and (facts.form == "imperative" or _INFINITIVE.search(text[task.clause.start : act.start])):
        verb, to = ("keep", " at ") if act.direction == "keep" else ("bring", " to ")
        verb += "ing" if act.text.lower().endswith("ing") and act.lemma != act.text.lower() else ""
        yield Draft(criterion, message, (Change(at, at, (f"{comma} and {verb} ", metric, to, target)),), "needs_input")
    comma = comma or ("" if part[-1:] in (",", ";", ":") else ",")
    yield Draft(criterion, message, (Change(at, at, (comma + " with ", metric, " at ", target)),), "needs_input")
    early = phrase_end(task, object_end(task, item)) if item is not None else at
    if early < at and text[early : early + 1] == ",":
        yield Draft(criterion, message, (Change(early, early, (", with ", metric, " at ", target)),), "needs_input")


def _measure(task: Task, item: ObjectFact | None) -> Entry | None:
    """The metric that fits the object, else the words of the clause."""
    entry = words.of_object("measures", item) if item is not None else None
    if entry is not None and entry.get("metric"):
        return entry
    text = task.text[task.clause.start : task.clause.end] if item is None else _core(item.text)
    return next((e for e in words.find_all("measures", text) if e.get("metric")), None)


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

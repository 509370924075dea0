"""What would show how far along a goal is: by its kind, a level, a number, a share of cases, a test, a thing that is there."""

from __future__ import annotations

import re

from smartcritic.model import ObjectFact, SlotType
from smartcritic.rewriting import measures
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.slots import Gap, Part


def how_measured(task: Task) -> Piece | None:
    """What would show how far along it is: by the kind of goal, a level, a number, a share of cases, a test, a thing that is there."""
    if not task.open("measurable"):
        return None
    for way in WAYS[task.kind]:
        piece = way(task)
        if piece is not None:
            return piece
    return _seen(task)


def _number(task: Task) -> Piece | None:
    """ "Grow 25%" -> "Grow 25% in [what]"."""
    if "measurable/number_without_metric" not in task.rules("measurable"):
        return None
    targets = task.evidence.targets()
    first = targets[0] if targets else None
    if first is None or re.match(r"\s+of\b", task.text[first.end :]):
        return None
    gap = Gap("metric", "which figure", f"What does {first.text} measure?", "words", "monthly orders")
    return Piece("measurable", "Say what the number measures", (Change(first.end, first.end, (" in ", gap)),))


def _count(task: Task) -> Piece | None:
    """ "Publish some blog articles" -> "Publish [N] blog articles"."""
    item = task.subject()
    if item is None or any(q.start < item.end and item.start < q.end for q in task.report.facts.quantities):
        return None
    span = task.text[item.start : item.end]
    lead = re.match(r"(some|several|more|many|a few|a couple of|multiple|various|enough|additional|further)\s+", span, re.IGNORECASE)
    noun = span[lead.end() :] if lead else span
    if not (plural(task.text, item) and noun) or re.match(
        r"(?:all|every|each|any|no|both|the|our|my|your|their|its|his|her)\b", noun, re.IGNORECASE
    ):
        return None
    if re.search(r",|\s(?:and|or|&)\s", noun.split(" that ")[0][:60]) or _asked_for(task.text, item.start):
        return None
    kind = "more " if lead and lead[1].lower() in ("more", "additional", "further") and task.evidence.moves() else ""
    gap = Gap("target", "N", f"How many {' '.join(noun.split()[:6])}?", "number", "6")
    start = item.start
    parts: tuple[Part, ...] = (gap, " " + kind)
    if start == task.clause.start and not lead and noun[:1].isupper() and not noun[:2].isupper():
        return Piece("measurable", "Say how many", (Change(start, start + 1, (gap, " " + noun[0].lower())),))
    return Piece("measurable", "Say how many", (Change(start, start + (lead.end() if lead else 0), parts),))


def _asked_for(text: str, at: int) -> bool:
    """Whether the word in front of `at` asks for or takes all of what follows ("which tools", "all girls")."""
    return re.search(r"(?<![^\W_])(?:which|what|whose|how|all|every|each|any|no)\s+$", text[:at], re.IGNORECASE) is not None


def plural(text: str, item: ObjectFact) -> bool:
    """Whether the head stands in the plural."""
    forms = {item.head + "s", item.head + "es", item.head[:-1] + "ies", "people", "children", "men", "women"}
    words = re.findall(
        r"[^\W\d_]+", re.split(r"\s(?:of|for|in|to|with|that|which|who|from|by|on|at)\s|[,;:(]", text[item.start : item.end])[0]
    )
    return bool(words) and words[-1].lower() in forms


def _level(task: Task) -> Piece | None:
    """From where to where: of the metric that the goal names."""
    item = task.subject()
    action = task.report.facts.action
    if item is None or item.metric is None or (action is not None and action.direction not in ("up", "down", "reach", "keep")):
        return None
    name = " ".join(task.text[item.start : item.end].split()[:8])
    kind = _metric_kind(task, item)
    direction = task.report.facts.action.direction if task.report.facts.action else None
    now_, target_ = _EXAMPLES.get(kind, _EXAMPLES["rate"])
    if (direction == "down") != (kind == "time"):
        now_, target_ = target_, now_
    known = today_level(task, item)
    slot = _SLOT_OF.get(kind, "words")
    if direction == "keep" or task.kind == "keep":
        level = Gap("target", "level", f"At what level should {name} stay?", slot, target_)
        return Piece("measurable", "Say at what level", tail=("at ", level), loose=True)
    now = Gap("now", known or "now", f"Where does {name} stand today?", slot, known or now_, known)
    target = Gap("target", "target", f"What level should {name} reach?", slot, target_)
    return Piece("measurable", "Say from where to where", tail=("from ", now, " to ", target), loose=True)


_EXAMPLES = {
    "score": ("41", "52"),
    "time": ("5 days", "9 days"),
    "money": ("$40,000", "$50,000"),
    "count": ("120", "150"),
    "rate": ("12%", "15%"),
}
_SLOT_OF: dict[str, SlotType] = {"score": "number", "count": "number", "rate": "percent", "money": "words", "time": "words"}


def _metric_kind(task: Task, item: ObjectFact) -> str:
    for entry in task.language.lexicon("metrics").entries:
        if entry.term in (item.metric, item.head) or item.metric in (entry.get("metric"), entry.get("name")):
            return str(entry.get("kind") or "")
    return ""


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


def _measured(task: Task) -> Piece | None:
    """By a measure of the catalogue: "measured by [net revenue retention], from [now] to [target]"."""
    facts = task.report.facts
    listed = measures.find(facts, task.text, task.language)[:3]
    if not listed:
        return None
    first, others = listed[0], tuple(m.name for m in listed[1:])
    now_, target_ = first.levels()
    measure = Gap("metric", first.name, "Which figure would show it?", "words", first.name, first.name, others)
    now = Gap("now", "now", f"Where does it stand today ({first.taken})?", "words", now_)
    target = Gap("target", "target", "What level should it reach?", "words", target_)
    return Piece(
        "measurable",
        f"Name the figure that would show it, such as {first.name}",
        tail=("measured by ", measure, ", from ", now, " to ", target),
    )


def _done_when(task: Task) -> Piece | None:
    """The test for done of a task: "done when [the report has been presented]"."""
    if task.report.criteria["measurable"].verdict == "unmet" and task.kind == "state":
        return None
    action, item = task.report.facts.action, task.subject()
    table = task.language.lexicon("measures").tables
    proof = None
    if action is not None:
        proof = next((row for row in table["proofs"] if action.lemma in row["verbs"]), None)
    if proof is None and item is not None:
        proof = next((row for row in table["proofs"] if task.language.singular(item.head) in row.get("objects", ())), None)
    shown = proof["shown"] if proof is not None else "what shows that it is done"
    offered = proof["shown"] if proof is not None else None
    gap = Gap("done", shown, "What will be there when it is done?", "words", offered or "the team lead has signed it off", offered)
    return Piece("measurable", "Say when it counts as done", tail=("done when ", gap))


def _skill(task: Task) -> Piece | None:
    """The test of a skill: "shown by [a passed B1 exam]"."""
    words = measures.word_set(task.text, task.language)
    row = next((r for r in task.language.lexicon("measures").tables["skills"] if words & set(r["terms"])), None)
    offered = row["shown"] if row is not None else None
    others = tuple(row.get("others", ())) if row is not None else ()
    gap = Gap(
        "test",
        offered or "what you can then do",
        "What will you be able to do, and who sees it?",
        "words",
        offered or "a talk given to 20 people",
        offered,
        others,
    )
    return Piece("measurable", "Say how the skill will show", tail=("shown by ", gap))


def _often(task: Task) -> Piece | None:
    """How often a habit is kept: "[twice a week]"."""
    if task.report.facts.cadence is not None or any(q.role == "rate" for q in task.report.facts.quantities):
        return None
    gap = Gap("frequency", "how often", "How often, and how much each time?", "words", "3 times a week")
    return Piece("measurable", "Say how often", tail=(gap,), loose=True)


def _share(task: Task) -> Piece | None:
    """In what share of cases a rule has to hold, and over what it is checked."""
    share = Gap("target", "95%", "In what share of cases must it hold?", "percent", "95%", "95%", ("90%", "99%"))
    period = Gap("period", "month", "Over which period is it checked?", "words", "month", "month", ("week", "quarter"))
    return Piece("measurable", "Say in what share of cases, checked when", tail=("in at least ", share, " of cases each ", period))


def _seen(task: Task) -> Piece:
    """In plain words, where nothing of the catalogue fits."""
    gap = Gap("sign", "what will be different", "How will you see that it worked?", "words", "two new orders from it each month")
    return Piece("measurable", "Say how you will see that it worked", tail=("shown by ", gap))


WAYS = {
    "task": (_number, _done_when),
    "count": (_number, _count, _level, _measured),
    "level": (_number, _level, _measured, _count),
    "keep": (_number, _level, _measured),
    "habit": (_number, _count, _often, _measured),
    "skill": (_number, _skill),
    "event": (_number, _done_when),
    "state": (_number, _level, _measured),
    "rule": (_number, _share),
}
"""How each kind of goal is measured: the ways, tried in their order."""

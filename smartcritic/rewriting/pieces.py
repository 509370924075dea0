"""What a goal lacks, piece by piece: how it is measured, by when, which of them, what carries it, what for; each with its slots."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from smartcritic import lexicon
from smartcritic.criteria.time_bound import day as format_date
from smartcritic.criteria.base import Evidence
from smartcritic.model import ObjectFact, Report
from smartcritic.rewriting import horizon, measures
from smartcritic.rewriting.base import Change, Shape
from smartcritic.rewriting.clause import Clause, before_reason
from smartcritic.rewriting.kinds import GoalKind, kind_of
from smartcritic.rewriting.slots import Gap, Part


@dataclass(frozen=True, slots=True)
class Task:
    """One goal to be rewritten: the evidence, the report so far, its own clause, how it is written, and its kind."""

    evidence: Evidence
    report: Report
    clause: Clause
    shape: Shape
    kind: GoalKind

    @property
    def text(self) -> str:
        """The goal's own text."""
        return self.report.text

    def open(self, criterion: str) -> bool:
        """Whether a criterion is not met."""
        return self.report.criteria[criterion].verdict != "met"

    def rules(self, criterion: str) -> tuple[str, ...]:
        """The rules of a criterion's findings."""
        return tuple(f.rule for f in self.report.criteria[criterion].findings)

    def subject(self) -> ObjectFact | None:
        """The object that names a metric, else the first."""
        objects = self.report.facts.objects
        return next((o for o in objects if o.metric), objects[0] if objects else None)


@dataclass(frozen=True, slots=True)
class Piece:
    """What is added for one criterion.

    `changes` are edits within the goal's own words; `tail` is what is said behind them, as a phrase ("measured by [..]") that also makes
    a sentence of its own. `loose`: a tail without a comma in front ("by [..]").
    """

    criterion: str
    message: str
    changes: tuple[Change, ...] = ()
    tail: tuple[Part, ...] = ()
    loose: bool = False

    def slots(self) -> int:
        """How many gaps the piece has."""
        return sum(isinstance(p, Gap) for p in (*self.tail, *(p for c in self.changes for p in c.parts)))


# ---------------------------------------------------------------------------------- time-bound


def lasting(task: Task) -> bool:
    """Whether the goal runs until a day: a level to keep, a habit, a rule, work per period."""
    facts = task.report.facts
    return task.kind in ("keep", "habit", "rule") or facts.cadence is not None or any(q.role == "rate" for q in facts.quantities)


def by_when(task: Task) -> Piece | None:
    """The last day: in the place of vague words or of a day that is over, beside an undated event, else behind the goal."""
    facts, found = task.report.facts, task.rules("time_bound")
    if not task.open("time_bound") and "time_bound/deadline_past" not in found:
        return None
    takes = "recurring" if lasting(task) else facts.horizon or "quarter"
    proposal = horizon.propose(takes, task.evidence.context, task.evidence.goal)
    day = format_date(proposal.day)
    others = tuple(format_date(d) for d in proposal.others)
    word = "until" if lasting(task) else "by"
    gap = Gap("deadline", day, "Until when?" if word == "until" else "By which day?", "date", day, day, others)
    message = f"Say when it is over, such as {day}"
    if "time_bound/deadline_past" in found and facts.deadline is not None:
        return _moved(task, gap, message)
    events = facts.of("event", "undated_season")
    if events and task.text[events[-1].end : events[-1].end + 1] in ("", ".", ",", ";", " ", ")"):
        name = re.sub(r"^(?:by|before|until|till|at|in|ahead of|prior to)\s+", "", events[-1].text, flags=re.IGNORECASE)
        of_event = Gap("deadline", day, f"On which day is “{name}”?", "date", day, day, others)
        at = events[-1].end
        return Piece("time_bound", "Give the date of the event", (Change(at, at, (" (by ", of_event, ")")),))
    removed = tuple(Change(*without(task.text, c.start, c.end), ()) for c in facts.of("vague_time"))
    return Piece("time_bound", message, removed, (word + " ", gap), loose=True)


def _moved(task: Task, gap: Gap, message: str) -> Piece | None:
    """A new day in the place of one that is over; None where that day stands in a field."""
    deadline = task.report.facts.deadline
    assert deadline is not None
    if deadline.start is None or deadline.end is None:
        return None
    lead = re.match(r"(?:by|before|until|till|no later than|on|in|this|next|for)\s+(?:the\s+)?", task.text[deadline.start :], re.IGNORECASE)
    word = lead[0].split()[0] + " " if lead and lead[0].split()[0].lower() in ("by", "before", "until", "till", "on") else "by " if lead else ""
    asked = Gap(gap.name, gap.shown, f"{deadline.text} is over: by when now?", "date", gap.example, gap.proposal, gap.alternatives)
    return Piece("time_bound", message, (Change(deadline.start, deadline.end, (word, asked) if word else (asked,)),))


def without(text: str, start: int, end: int) -> tuple[int, int]:
    """The span with the blank and comma before it, so that taking it out leaves clean text."""
    if text[start - 1 : start] == "(" and text[end : end + 1] == ")":
        start, end = start - 1, end + 1
    keep = start
    while start and text[start - 1] in " \t":
        start -= 1
    if start and text[start - 1] == "," and text[end : end + 1] in (",", ".", ""):
        start -= 1
    if start == 0 or text[start - 1] in '\n"“(':
        start = keep
        while end < len(text) and text[end] in " \t,":
            end += 1
    return start, end


# ---------------------------------------------------------------------------------- measurable


def how_measured(task: Task) -> Piece | None:
    """What would show how far along it is: by the kind of goal, a level, a number, a share of cases, a test, a thing that is there."""
    if not task.open("measurable"):
        return None
    for way in _WAYS[task.kind]:
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
    if not (plural(task.text, item) and noun) or re.match(r"(?:all|every|each|any|no|both|the|our|my|your|their|its|his|her)\b", noun, re.IGNORECASE):
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
    words = re.findall(r"[^\W\d_]+", re.split(r"\s(?:of|for|in|to|with|that|which|who|from|by|on|at)\s|[,;:(]", text[item.start : item.end])[0])
    return bool(words) and words[-1].lower() in forms


def _level(task: Task) -> Piece | None:
    """From where to where: of the metric that the goal names."""
    item = task.subject()
    if item is None or item.metric is None:
        return None
    name = " ".join(task.text[item.start : item.end].split()[:8])
    kind = _metric_kind(item)
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


_EXAMPLES = {"score": ("41", "52"), "time": ("5 days", "9 days"), "money": ("$40,000", "$50,000"), "count": ("120", "150"), "rate": ("12%", "15%")}
_SLOT_OF: dict[str, measures.SlotType] = {"score": "number", "count": "number", "rate": "percent", "money": "words", "time": "words"}


def _metric_kind(item: ObjectFact) -> str:
    known = {str(n): str(e.get("kind") or "") for e in lexicon.load("metrics").entries for n in (e.term, e.get("metric"), e.get("name")) if n}
    return known.get(item.metric or "") or known.get(item.head) or ""


def today_level(task: Task, item: ObjectFact) -> str | None:
    """Today's level of the object, from the goal's own fields or the last result of its metric in the context."""
    goal, context = task.evidence.goal, task.evidence.context
    value = goal.baseline if goal.baseline is not None else goal.current
    unit = goal.unit
    if value is None:
        named = {measures.singular(w) for w in re.findall(r"[^\W\d_]+", f"{item.text} {item.metric or ''}")}
        fits = [h for h in context.history if {measures.singular(w) for w in re.findall(r"[^\W\d_]+", h.metric)} <= named]
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
    good = facts.action.direction if facts.action is not None else None
    listed = measures.proposals(measures.find(facts, task.text), None if good not in ("up", "down") else None)
    if not listed:
        return None
    first, others = listed[0], tuple(m.name for m in listed[1:])
    now_, target_ = first.levels()
    measure = Gap("metric", first.name, "Which figure would show it?", "words", first.name, first.name, others)
    now = Gap("now", "now", f"Where does it stand today ({first.taken})?", "words", now_)
    target = Gap("target", "target", "What level should it reach?", "words", target_)
    return Piece("measurable", f"Name the figure that would show it, such as {first.name}", tail=("measured by ", measure, ", from ", now, " to ", target))


def _done_when(task: Task) -> Piece | None:
    """The test for done of a task: "done when [the report has been presented]"."""
    if task.report.criteria["measurable"].verdict == "unmet" and task.kind == "state":
        return None
    action, item = task.report.facts.action, task.subject()
    table = lexicon.load("measures").tables
    proof = None
    if action is not None:
        proof = next((row for row in table["proofs"] if action.lemma in row["verbs"]), None)
    if proof is None and item is not None:
        proof = next((row for row in table["proofs"] if measures.singular(item.head) in row.get("objects", ())), None)
    shown = proof["shown"] if proof is not None else "what shows that it is done"
    offered = proof["shown"] if proof is not None else None
    gap = Gap("done", shown, "What will be there when it is done?", "words", offered or "the team lead has signed it off", offered)
    return Piece("measurable", "Say when it counts as done", tail=("done when ", gap))


def _skill(task: Task) -> Piece | None:
    """The test of a skill: "shown by [a passed B1 exam]"."""
    words = {measures.singular(w) for w in re.findall(r"[^\W\d_]+", task.text)}
    row = next((r for r in lexicon.load("measures").tables["skills"] if words & set(r["terms"])), None)
    offered = row["shown"] if row is not None else None
    others = tuple(row.get("others", ())) if row is not None else ()
    gap = Gap("test", offered or "what you can then do", "What will you be able to do, and who sees it?", "words", offered or "a talk given to 20 people", offered, others)
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


_WAYS = {
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


# ---------------------------------------------------------------------------------- specific


def which(task: Task) -> Piece | None:
    """Which of them, where the noun alone could be any; the list of nouns says what tells them apart."""
    if not task.open("specific") or "specific/generic_object" not in task.rules("specific"):
        return None
    item = task.report.facts.objects[0] if task.report.facts.objects else None
    if item is None or item.delimiters or not item.generic:
        return None
    entry = next((e for e in lexicon.load("segments").entries if e.term == measures.singular(item.head)), None)
    if entry is None:
        return None
    gap = Gap("segment", str(entry.get("by")), f"Which {item.text} exactly: {entry.get('by')}?", "words", "the Leeds branch")
    at = item.end
    return Piece("specific", f"Say which {item.text}", (Change(at, at, (f" {entry.get('where') or 'in'} ", gap)),))


def plainly(task: Task) -> Piece | None:
    """The goal without words that say nothing ("try to", "significantly", "world-class")."""
    listed = {"specific/hedged_verb": "hedge", "specific/vague_word": "vague_word", "specific/buzzword": "buzzword"}
    changes = []
    for finding in task.report.criteria["specific"].findings:
        if finding.rule in listed and finding.start is not None and finding.end is not None and _droppable(task, finding.start, finding.end):
            changes.append(Change(*without(task.text, finding.start, finding.end), ()))
    return Piece("specific", "Leave out words that say nothing", tuple(changes)) if changes else None


def _droppable(task: Task, start: int, end: int) -> bool:
    """Whether words can be left out and leave good English: an adverb, or "try to" in front of a verb."""
    word = task.text[start:end].lower()
    behind = task.text[end:].lstrip()
    if word.endswith("ly"):
        return True
    return word.split()[-1] == "to" and behind[:1].isalpha() and start > 0


# ---------------------------------------------------------------------------------- achievable, relevant


def carried(task: Task) -> Piece | None:
    """What makes it possible; a level that past results carry, where the figure is out of reach."""
    verdict = task.report.criteria["achievable"].verdict
    if verdict == "unmet":
        return _scaled(task)
    if verdict == "met":
        return None
    gap = Gap("basis", "who or what makes it possible", "Who or what makes it possible: people, money, a method, a past result?", "words",
              "two more people and the method that doubled it last year", optional=True)  # fmt: skip
    return Piece("achievable", "Say what makes it possible", tail=("with ", gap))


def _scaled(task: Task) -> Piece | None:
    facts, expected = task.report.facts, task.report.attainability
    cues = facts.of("absolute", "extreme", "impossible")
    for q in facts.quantities:
        if q.role not in ("target", "rate") or not (expected is not None or any(c.start < q.end and q.start < c.end for c in cues)):
            continue
        offered = None
        if expected is not None and expected.expected > 0 and expected.unit in (q.unit, None):
            offered = _like(expected.expected, q.text)
        kind: measures.SlotType = "percent" if q.unit == "percent" else "number"
        example = offered or _like(max(1.0, round(q.value * 0.1)), q.text)
        gap = Gap("target", offered or "target", "Which level did the best periods reach?", kind, example, offered)
        return Piece("achievable", "Set a level that past results carry", (Change(q.start, q.end, (gap,)),))
    return None


def _like(value: float, text: str) -> str:
    """A value in the manner of the quantity's own text."""
    number = f"{value:,.0f}" if value >= 10 else f"{value:.2g}"
    out, n = re.subn(r"\d[\d.,]*(?:\s?(?:k|K|m|M|bn|million|thousand|billion)(?![a-z]))?", number, text, count=1)
    return out if n else number


def served(task: Task) -> Piece | None:
    """What it is for; an objective of the context is offered by name."""
    if task.report.criteria["relevant"].verdict == "met":
        return None
    objectives = task.evidence.context.objectives
    if objectives:
        quoted = [f"“{o.strip().rstrip('.')}”" for o in _nearest(task.text, objectives)]
        gap = Gap("objective", quoted[0], "Which objective does it serve?", "words", quoted[0], quoted[0], tuple(quoted[1:3]), optional=True)
        return Piece("relevant", "Say which objective it serves", tail=("in support of ", gap))
    gap = Gap("result", "result", "What will be better when this is done?", "words", "new customers stay longer", optional=True)
    return Piece("relevant", "Say what it is for", tail=("so that ", gap))


def _nearest(text: str, objectives: tuple[str, ...]) -> Iterator[str]:
    """The objectives, those first that share most words with the goal."""
    own = {measures.singular(w) for w in re.findall(r"[^\W\d_]{4,}", text)}
    shared = [len(own & {measures.singular(w) for w in re.findall(r"[^\W\d_]{4,}", o)}) for o in objectives]
    yield from (objectives[i] for i in sorted(range(len(objectives)), key=lambda i: (-shared[i], i)))


def task_of(evidence: Evidence, report: Report, clause: Clause) -> Task:
    """What the pieces are made from."""
    return Task(evidence, report, clause, Shape.of(report.text), kind_of(report.facts))


__all__ = ["Piece", "Task", "before_reason", "by_when", "carried", "how_measured", "plainly", "served", "task_of", "which"]

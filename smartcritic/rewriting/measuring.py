"""What would show how far along a goal is: by its kind, a level, a number, a share of cases, a test; a task that is done or not, none."""

from __future__ import annotations

import re

from smartcritic.model import Action, ObjectFact
from smartcritic.rewriting import measures
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, message, say, table, words

MOST_NAMED = 6
"""Words of an object among which the people stand whom it is about."""

MOST_COUNTED = 12
"""Words of an object behind whose number the goal would not be read any more."""


def how_measured(task: Task) -> Piece | None:
    """What would show how far along it is, a bare figure first; None for a task plainly done or not, and where nothing fits."""
    figure = _statistic(task)
    if figure is not None or not task.open("measurable"):
        return figure
    kind = "state" if task.kind in ("task", "event") and moves(task) else task.kind
    return next((piece for way in WAYS[kind] if (piece := way(task)) is not None), None)


def moves(task: Task) -> bool:
    """Whether the goal is to better something, so that how much is the question."""
    action = task.report.facts.action
    return action is not None and action.lemma in words(task.language, "moving")


def _bettered(task: Task) -> bool:
    """Whether the goal is to have more of its object or a better one: only then a measure of its class is sure to fit."""
    action = task.report.facts.action
    if action is None:
        return any_of(task.language, "compared_first", r"\W*%s\s").match(task.text, task.clause.start) is not None
    return moves(task) or action.direction in ("up", "down")


def _open_state(task: Task) -> bool:
    """Whether it is a state of its object that nothing in the text would show; what one is to know or look into is none."""
    if task.kind != "state" or task.report.criteria["measurable"].verdict != "unmet":
        return False
    action, item = task.report.facts.action, task.subject()
    if item is None or (action is not None and action.lemma in words(task.language, "beside")):
        return False
    before = action is None or item.end <= action.start
    if not before and action is not None and not _takes(task, action, item):
        return False
    head = re.search(rf"(?<![^\W_]){re.escape(item.head)}", task.text[item.start : item.end], re.IGNORECASE)
    return head is None or head[0].islower() or item.start == task.clause.start or task.text[item.start : item.end].istitle()


def _number(task: Task) -> Piece | None:
    """ "Grow 25%" -> "Grow 25% in [what]"."""
    if "measurable/number_without_metric" not in task.rules("measurable"):
        return None
    targets = task.evidence.targets()
    first = targets[0] if targets else None
    if first is None or re.match(r"\s+\w", task.text[first.end :]):
        return None
    slot = gap(task.language, "figure", "metric", item=first.text)
    change = Change(first.end, first.end, say(task.language, "in_figure", metric=slot))
    return Piece("measurable", message(task.language, "figure"), (change,))


# ---------------------------------------------------------------------------------- how many


def _count(task: Task) -> Piece | None:
    """ "Publish some blog articles" -> "Publish [N] blog articles"."""
    item = task.subject()
    action = task.report.facts.action
    if item is None or any(q.start < item.end and item.start < q.end for q in task.report.facts.quantities):
        return None
    if action is not None and item.start < action.start:
        return None
    language = task.language
    span = task.text[item.start : item.end]
    lead = any_of(language, "quantifiers", r"(%s)\s+").match(span)
    noun = span[lead.end() :] if lead else span
    core = measures.core_of(noun, language)
    if language.singular(item.head) in {language.singular(w) for w in words(language, "no_count")} or len(noun.split()) > MOST_COUNTED:
        return None
    if not noun or not plural(task, item) or any_of(language, "determiners", r"%s\b").match(noun):
        return None
    if any_of(language, "joins", r"[,/'’]|\s%s\s").search(core) or "," in noun[: len(core) + 2]:
        return None
    if any_of(language, "joins", r"\s%s\s").search(" ".join(noun.split()[:9])) and not lead:
        return None
    if any_of(language, "asked_for", r"(?<![^\W_])%s\s+$").search(task.text[: item.start]):
        return None
    more = lead is not None and lead[1].lower() in words(language, "more")
    slot = gap(language, "count", "target", item=core[:1].lower() + core[1:] if core[1:2].islower() else core)
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


def _made(task: Task) -> Piece | None:
    """How many of what a task makes, or of those it works with, where that is left open."""
    item, action = task.subject(), task.report.facts.action
    if item is None or task.report.facts.quantities:
        return None
    if action is None:
        return _count(task) if any_of(task.language, "quantifiers", r"%s\s").match(task.text[item.start : item.end]) else None
    if (action.start > task.clause.start and action.text != action.lemma) or not _takes(task, action, item):
        return None
    span = task.text[item.start : item.end]
    made = action.lemma in words(task.language, "with_people") | words(task.language, "counted")
    if made or any_of(task.language, "quantifiers", r"%s\s").match(span):
        return _count(task)
    return None


def _takes(task: Task, action: Action, item: ObjectFact) -> bool:
    """Whether the object stands right behind the verb, or with people, behind its "with"."""
    between = task.text[action.end : item.start].strip().lower()
    return not between or (between in words(task.language, "alongside") and action.lemma in words(task.language, "with_people"))


def plural(task: Task, item: ObjectFact) -> bool:
    """Whether the head stands in the plural."""
    core = re.findall(r"[^\W\d_]+", measures.core_of(task.text[item.start : item.end], task.language))
    last = core[-1].lower() if core else ""
    head = task.language.singular(item.head)
    return last in words(task.language, "plurals") or (last != head and task.language.singular(last) == head and last.endswith("s"))


def _amount(task: Task) -> Piece | None:
    """ "Sell crop insurance" -> "Sell [amount] of crop insurance": how much of what is not counted."""
    language = task.language
    item, action = task.subject(), task.report.facts.action
    if item is None or action is None or task.report.facts.quantities or action.lemma not in words(language, "amounts"):
        return None
    span = task.text[item.start : item.end]
    given = any_of(language, "articles", r"%s\s").match(span) or any_of(language, "quantifiers", r"%s\s").match(span)
    if given or task.text[action.end : item.start].strip() or len(span.split()) > MOST_COUNTED:
        return None
    named = any_of(language, "determiners", r"%s\s").match(span) is not None
    if plural(task, item) and not named:
        return None
    slot = gap(language, "amount", "target", item=span)
    said = say(language, "amount", target=slot)
    return Piece("measurable", message(language, "amount"), (Change(item.start, item.start, said),))


# ---------------------------------------------------------------------------------- levels


def _level(task: Task) -> Piece | None:
    """From where to where: of the metric that the goal names."""
    item = task.subject()
    action = task.report.facts.action
    if item is None or item.metric is None or (action is not None and action.direction not in ("up", "down", "reach", "keep")):
        return None
    language = task.language
    if language.singular(item.metric.split()[-1]) != language.singular(item.head):
        return None
    name = measures.core_of(task.text[item.start : item.end], language)
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


def _statistic(task: Task) -> Piece | None:
    """From where to where, of a figure that opens as one does: "Average days on market", "Share of calls answered"."""
    text, clause, language = task.text, task.clause, task.language
    own, action = text[clause.start : clause.end], task.report.facts.action
    if action is not None and action.start == clause.start:
        return None
    if any_of(language, "statistics", r"(?:the\s+)?%s(?![^\W_])").match(own) is None or task.report.facts.quantities:
        return None
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


def _measured(task: Task) -> Piece | None:
    """By a measure of the catalogue: "measured by [net revenue retention], from [now] to [target]"."""
    item = task.subject()
    if not (_bettered(task) or _open_state(task)) or item is None or item.head in words(task.language, "empty_heads"):
        return None
    if item.nature == "people" and task.report.facts.action is None:
        return None
    return _by(task, measures.find(task.report.facts, task.text, task.language)[:3])


def _rated(task: Task) -> Piece | None:
    """Where the catalogue has no class of the thing: by the people it is for, or by the one who speaks."""
    rows = table(task.language, "ratings")
    people, action, item = _people(task), task.report.facts.action, task.subject()
    with_people = action is not None and action.lemma in words(task.language, "with_people")
    if people is not None and (_bettered(task) or with_people):
        with_them = action is not None and action.lemma in words(task.language, "with_people")
        return _by(task, (measures.measure(rows["reached" if with_them else "people"], people=people),))
    if action is not None and action.lemma in words(task.language, "joint") and item is not None:
        return _by(task, (measures.measure(rows["joint"]),))
    return None


def _people(task: Task) -> str | None:
    """The people whom the object names, in the plural."""
    listed, item = words(task.language, "people"), task.subject()
    own = re.findall(r"[^\W\d_]+", task.text[item.start : item.end])[:MOST_NAMED] if item is not None else []
    return next((w.lower() for w in own if w.lower() in listed), None)


def _by(task: Task, listed: tuple[Measure, ...]) -> Piece | None:
    if not listed:
        return None
    language, first = task.language, listed[0]
    now_, target_ = first.levels()
    item = task.subject()
    about = measures.core_of(task.text[item.start : item.end], language) if item is not None else first.name
    metric = gap(language, "metric", item=about, proposal=first.name, alternatives=tuple(m.name for m in listed[1:]))
    now = gap(language, "metric_now", "now", item=first.taken, example=now_)
    target = gap(language, "metric_target", "target", example=target_)
    tail = say(language, "measured", metric=metric, now=now, target=target)
    return Piece("measurable", message(language, "measured", name=first.name), tail=tail, form="measured")


def _seen(task: Task) -> Piece | None:
    """In plain words, where nothing else fits, of what is to be otherwise; what is done needs no such words."""
    action = task.report.facts.action
    if task.kind == "skill" and not (moves(task) or (action is not None and action.lemma in words(task.language, "able"))):
        return None
    open_state = task.kind == "state" and task.report.criteria["measurable"].verdict == "unmet"
    plain = action is not None and action.direction is None and not moves(task) and action.lemma not in words(task.language, "states")
    if plain and not open_state:
        return None
    return _sign(task)


def _sign(task: Task) -> Piece:
    """What will show it, by what kind of thing it is about: who does what then, how fast it goes, what is said of it."""
    item = task.subject()
    action = task.report.facts.action
    direct = item is not None and (action is None or item.end <= action.start or _takes(task, action, item))
    nature = item.nature if item is not None and direct else ""
    shown = table(task.language, "signs").get(nature)
    if shown is None and _bettered(task):
        shown = table(task.language, "signs_of_better").get(nature)
    slot = gap(task.language, "sign", optional=True, shown=shown)
    return Piece("measurable", message(task.language, "seen"), tail=say(task.language, "seen", sign=slot), form="seen")


# ---------------------------------------------------------------------------------- tests


def done_when(task: Task) -> Piece | None:
    """The test for done of a task, "done when [the report has been presented]", or in plain words what is to be otherwise.

    Only ever an offer beside the goal: what fits any goal measures none.
    """
    if not task.open("measurable"):
        return None
    if task.kind in ("level", "skill", "state") and (seen := _seen(task)) is not None:
        return seen
    action = task.report.facts.action
    rows = task.language.lexicon("measures").tables["proofs"]
    proof = next((row["shown"] for row in rows if action is not None and action.lemma in row["verbs"]), None)
    slot = gap(task.language, "done", proposal=proof, optional=True)
    return Piece("measurable", message(task.language, "done"), tail=say(task.language, "done", done=slot))


def _skill(task: Task) -> Piece | None:
    """The test of a skill: "shown by [a passed B1 exam]"; a learning aim that anybody can see done needs none."""
    language, action = task.language, task.report.facts.action
    able = words(language, "learnt") | words(language, "knowing") | words(language, "able") | words(language, "moving")
    if action is not None and (action.lemma in words(language, "telling") or action.lemma not in able):
        return None
    own = task.text[task.clause.start : task.clause.end]
    said = {w.lower() for w in re.findall(r"[^\W\d_]+", own)}
    row = None
    if action is not None and (action.lemma in words(language, "knowing") or said & words(language, "knowing_about")):
        row = table(language, "known")
    else:
        named = measures.word_set(own, language)
        row = next((r for r in language.lexicon("measures").tables["skills"] if named & set(r["terms"])), None)
    if row is None:
        return None
    slot = gap(language, "test", proposal=row["shown"], alternatives=tuple(row.get("others", ())))
    return Piece("measurable", message(language, "skill"), tail=say(language, "skill", test=slot), form="skill")


def _often(task: Task) -> Piece | None:
    """How often a habit is kept: "[3 times a week]"."""
    facts = task.report.facts
    if facts.cadence is not None or any(q.role == "rate" for q in facts.quantities):
        return None
    dosed = facts.action is not None and facts.action.lemma in words(task.language, "dosed")
    slot = gap(task.language, "dose" if dosed else "frequency")
    vague = any_of(task.language, "oftener", r"(?<!\S)%s(?=\s*(?:[.,;!)]|$))").search(task.text[: task.clause.end], task.clause.start)
    if facts.action is None or facts.action.start != task.clause.start or (vague is None and _bettered(task)):
        return None
    if vague is None and task.kind != "habit":
        return None
    if vague is None and any_of(task.language, "better", r"(?<!\S)%s(?![^\W_])").search(task.text[: task.clause.end], task.clause.start):
        return None
    if vague is not None:
        return Piece("measurable", message(task.language, "often"), (Change(vague.start(), vague.end(), (slot,)),))
    tail = say(task.language, "often", frequency=slot)
    return Piece("measurable", message(task.language, "often"), tail=tail, loose=True, form="often")


def _share(task: Task) -> Piece | None:
    """In what share of cases a rule has to hold, and over what it is checked."""
    share, period = gap(task.language, "share", "target"), gap(task.language, "period")
    tail = say(task.language, "share", share=share, period=period)
    return Piece("measurable", message(task.language, "share"), tail=tail, form="share")


WAYS = {
    "task": (_number, _often, _made, _amount),
    "count": (_number, _count, _amount, _level, _measured),
    "level": (_number, _made, _amount, _level, _measured, _rated),
    "keep": (_number, _level, _measured, _rated),
    "habit": (_number, _often),
    "skill": (_number, _skill, _measured),
    "event": (_number, _made),
    "state": (_number, _often, _level, _made, _amount, _measured, _rated),
    "rule": (_number, _share),
}
"""How each kind of goal is measured: the ways, tried in their order."""

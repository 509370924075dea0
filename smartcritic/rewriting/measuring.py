"""What would show how far along a goal is: by its kind, a level, a number, a share of cases, a test; a task that is done or not, none."""

from __future__ import annotations

import re

from smartcritic.model import ObjectFact
from smartcritic.rewriting import bettering, counting, measures, rating
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, message, say, table, words

MOST_STATISTIC = 10
"""Words of a figure's name."""

MOST_NAMED = 6
"""Words of an object among which the people stand whom it is about."""


def how_measured(task: Task) -> Piece | None:
    """What would show how far along it is, a bare figure first; None for a task plainly done or not, and where nothing fits."""
    figure = _statistic(task)
    if figure is not None or not task.open("measurable"):
        return figure
    if found := rating.listed(task):
        return _by(task, found)
    kind = "state" if task.kind in ("task", "event") and (bettering.moves(task) or bettering.manner(task)) else task.kind
    way_found = next((piece for way in WAYS[kind] if (piece := way(task)) is not None), None)
    return way_found if way_found is not None or not _is_loose(task, kind) else _seen(task, optional=False)


def _is_loose(task: Task, kind: str) -> bool:
    """Whether nothing in the goal would show that it is reached, so that this is asked in plain words."""
    facts, action = task.report.facts, task.report.facts.action
    if task.report.criteria["measurable"].verdict != "unmet" or facts.quantities or _joins_many(task):
        return False
    if action is not None and (action.direction == "keep" or action.lemma in words(task.language, "beside")):
        return False
    return kind in SEEN or (kind == "task" and action is not None and action.strength != "concrete")


def _joins_many(task: Task) -> bool:
    """Whether the goal names several things to do, of which no one sign would show that they are done."""
    return len(task.report.facts.actions) > 2


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


# ---------------------------------------------------------------------------------- levels


def _level(task: Task) -> Piece | None:
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


def _fewer(task: Task) -> Piece | None:
    """From where to where, of what is said to go up or down without a verb: "Commission disputes: fewer"."""
    text, clause, language = task.text, task.clause, task.language
    item = task.subject()
    action = task.report.facts.action
    more = action is not None and action.lemma in words(language, "bringing") and item is not None and not counting.plural(task, item)
    some = any_of(language, "quantifiers" if more else "fewer", r"%s\s")
    if item is not None and "," not in text[item.start : clause.end] and some.match(text, item.start) and not task.report.facts.quantities:
        return _from_to(task, re.sub(r"^\w+\s+", "", measures.core_of(text[item.start : item.end], language)))
    opened = _opens_with_more(task)
    if opened is not None:
        return opened
    found = any_of(language, "moved", r"(?<![^\W_])%s(?=\s*(?:[.,;!)]|$))").search(text[: clause.end], clause.start)
    before = text[clause.start : found.start()].strip(" :-") if found is not None else ""
    if found is None or task.report.facts.quantities or not before or re.search(r"(?:ing|ed)$", before):
        return None
    action = task.report.facts.action
    ordered = action is not None and action.start == clause.start and action.lemma in words(language, "bringing")
    own = text[action.end if ordered and action is not None else clause.start : found.start()].strip(" :-")
    own = own[:1].lower() + own[1:] if own[1:2].islower() else own
    if own.lower() in language.terms("verbs"):
        row = table(language, "ratings")["speed"]
        return _by(task, (measures.measure(row, verb=own.lower()),), own) if found[0].lower() in words(language, "quick") else None
    if len(own.split()) > MOST_NAMED:
        return None
    return _from_to(task, own)


def _opens_with_more(task: Task) -> Piece | None:
    """From where to where, of a line that says no more than what there is to be more or less of: "More repeat guests", "Fewer disputes"."""
    text, clause, language = task.text, task.clause, task.language
    lead = any_of(language, "more_of", r"%s\s+").match(text, clause.start)
    own = text[lead.end() : clause.end] if lead is not None else ""
    if not own or task.report.facts.action is not None or task.report.facts.quantities or len(own.split()) > MOST_NAMED:
        return None
    if any_of(language, "joins", r"[,;:/]|\s%s\s").search(own) or any_of(language, "compared_first", r"(?<!\w)%s\s").search(own):
        return None
    return _from_to(task, own)


def _from_to(task: Task, own: str) -> Piece:
    language = task.language
    now, target = gap(language, "now", item=own, example="9"), gap(language, "target", item=own, example="4")
    return Piece("measurable", message(language, "level"), tail=say(language, "level", now=now, target=target), form="level")


def _statistic(task: Task) -> Piece | None:
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
    own = own[:1].lower() + own[1:] if own[1:2].islower() else own
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
    passive = bettering.passive(task)
    if passive:
        field = measures.in_words(passive, task.language, told=measures.domains(task.text, task.language))
        if field is not None:
            return _by(task, field.measures[:3], passive)
    if not (bettering.bettered(task) or bettering.open_state(task)) or item is None or item.head in words(task.language, "empty_heads"):
        return None
    if item.nature == "people" and task.report.facts.action is None:
        return None
    if task.report.facts.action is not None and task.report.facts.action.lemma in words(task.language, "helping"):
        whom = measures.core_of(task.text[item.start : item.end], task.language)
        return _by(task, (measures.measure(table(task.language, "ratings")["people"], people=whom),))
    if item.head in words(task.language, "mutual") and (people := _people(task)) is not None:
        return _by(task, (measures.measure(table(task.language, "ratings")["people"], people=people),))
    return _by(task, measures.find(task.report.facts, task.text, task.language)[:3])


def _rated(task: Task) -> Piece | None:
    """Where the catalogue has no class of the thing: by the people it is for, or by the one who speaks."""
    rows = table(task.language, "ratings")
    people, action, item = _people(task), task.report.facts.action, task.subject()
    with_people = action is not None and action.lemma in words(task.language, "with_people")
    if people is not None and (bettering.bettered(task) or with_people):
        with_them = action is not None and action.lemma in words(task.language, "with_people")
        return _by(task, (measures.measure(rows["reached" if with_them else "people"], people=people),))
    if action is not None and action.lemma in words(task.language, "joint") and item is not None:
        return _by(task, (measures.measure(rows["joint"]),))
    return None


def _adopted(task: Task) -> Piece | None:
    """ "Adopt the new scheduler": by how many use it."""
    action = task.report.facts.action
    if action is None or action.lemma not in words(task.language, "adopting") or task.report.criteria["measurable"].verdict != "unmet":
        return None
    return _by(task, (measures.measure(table(task.language, "ratings")["adopted"]),))


def _people(task: Task) -> str | None:
    """The people whom the object names, in the plural."""
    listed, item = words(task.language, "people"), task.subject()
    own = re.findall(r"[^\W\d_]+", task.text[item.start : item.end])[:MOST_NAMED] if item is not None else []
    return next((w.lower() for w in own if w.lower() in listed), None)


def _by(task: Task, listed: tuple[Measure, ...], about: str = "") -> Piece | None:
    if not listed:
        return None
    language, first = task.language, listed[0]
    now_, target_ = first.levels()
    item = task.subject()
    if not about:
        span = task.text[item.start : item.end] if item is not None else first.name
        whole = len(span.split()) <= MOST_NAMED and item is not None and language.singular(item.head) in words(language, "sides")
        about = span if whole else measures.core_of(span, language)
    about = about[:1].lower() + about[1:] if about[1:2].islower() and (item is None or item.start == task.clause.start) else about
    metric = gap(language, "metric", item=about, proposal=first.name, alternatives=tuple(m.name for m in listed[1:]))
    now = gap(language, "metric_now", "now", item=first.taken, example=now_)
    target = gap(language, "metric_target", "target", example=target_)
    tail = say(language, "measured", metric=metric, now=now, target=target)
    return Piece("measurable", message(language, "measured", name=first.name), tail=tail, form="measured")


def _seen(task: Task, *, optional: bool = True) -> Piece | None:
    """In plain words, where nothing else fits, of what is to be otherwise; what is done needs no such words."""
    action = task.report.facts.action
    if task.kind == "skill" and not (bettering.moves(task) or (action is not None and action.lemma in words(task.language, "able"))):
        return None
    open_state = task.kind == "state" and task.report.criteria["measurable"].verdict == "unmet"
    still = action is not None and action.direction is None and not bettering.moves(task)
    plain = still and action is not None and action.lemma not in words(task.language, "states")
    if plain and not open_state:
        return None
    return _sign(task, optional=optional)


def _sign(task: Task, *, optional: bool) -> Piece:
    """What will show it, in one plain question."""
    slot = gap(task.language, "sign", optional=optional)
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
    if row is None and (action is None or action.lemma not in words(language, "learnt") or task.report.facts.quantities):
        return None
    slot = gap(language, "test", proposal=row["shown"], alternatives=tuple(row.get("others", ()))) if row else gap(language, "test")
    return Piece("measurable", message(language, "skill"), tail=say(language, "skill", test=slot), form="skill")


def _trained(task: Task) -> Piece | None:
    """The test of a skill that is to get better ("Improve my SQL skills")."""
    item = task.subject()
    return _skill(task) if item is not None and task.language.singular(item.head) in words(task.language, "skill_heads") else None


def _often(task: Task) -> Piece | None:
    """How often a habit is kept: "[3 times a week]"."""
    facts = task.report.facts
    if facts.cadence is not None or any(q.role == "rate" for q in facts.quantities):
        return None
    regular = _regularly(task)
    if regular is not None:
        return regular
    dosed = facts.action is not None and facts.action.lemma in words(task.language, "dosed")
    slot = gap(task.language, "dose" if dosed else "frequency")
    vague = any_of(task.language, "oftener", r"(?<!\S)%s(?=\s*(?:[.,;!)]|$))").search(task.text[: task.clause.end], task.clause.start)
    if facts.action is None or facts.action.start != task.clause.start or (vague is None and bettering.bettered(task)):
        return None
    if vague is None and task.kind != "habit":
        return None
    how = any_of(task.language, "better", r"(?<!\S)%s(?![^\W_])").search(task.text[: task.clause.end], task.clause.start)
    if vague is None and (how is not None or bettering.manner(task) or facts.action.lemma in words(task.language, "states")):
        return None
    if vague is not None:
        return Piece("measurable", message(task.language, "often"), (Change(vague.start(), vague.end(), (slot,)),), form="often")
    tail = say(task.language, "often", frequency=slot)
    return Piece("measurable", message(task.language, "often"), tail=tail, loose=True, form="often")


def _regularly(task: Task) -> Piece | None:
    """How often, of what opens with a word that leaves it open: "Regular load tests", "Regularly remind the crew"."""
    text, clause, action = task.text, task.clause, task.report.facts.action
    said = say(task.language, "often", frequency=gap(task.language, "frequency"))
    if action is None:
        if any_of(task.language, "regular", r"%s\s").match(text, clause.start) is None:
            return None
        return Piece("measurable", message(task.language, "often"), tail=said, form="often")
    first = any_of(task.language, "oftener", r"%s\s+").match(text, clause.start)
    if first is None or action.start != first.end() or task.report.facts.cadence is not None:
        return None
    verb = text[first.end()]
    cut = Change(first.start(), first.end() + 1, (verb.upper() if text[first.start()].isupper() else verb,))
    return Piece("measurable", message(task.language, "often"), (cut,), said, loose=True, form="often")


def _share(task: Task) -> Piece | None:
    """In what share of cases a rule has to hold, and over what it is checked; none of what is simply to stop."""
    if any_of(task.language, "stopping", r"\W*%s(?![^\W_])").match(task.text, task.clause.start) is not None:
        return None
    share, period = gap(task.language, "share", "target"), gap(task.language, "period")
    tail = say(task.language, "share", share=share, period=period)
    return Piece("measurable", message(task.language, "share"), tail=tail, form="share")


WAYS = {
    "task": (_number, _often, counting.made, counting.amount, _fewer, _adopted),
    "count": (_number, _often, _opens_with_more, counting.count, counting.amount, _level, _fewer, _measured),
    "level": (_number, _trained, counting.made, counting.amount, _level, _fewer, _measured, _rated),
    "keep": (_number, _level, _measured, _rated),
    "habit": (_number, _trained, _often, _measured, _rated),
    "skill": (_number, _skill, counting.amount, _level, _measured, _adopted),
    "event": (_number, counting.made),
    "state": (_number, _trained, _often, _level, _fewer, counting.made, counting.amount, _adopted, _measured, _rated),
    "rule": (_number, _regularly, _share),
}
"""How each kind of goal is measured: the ways, tried in their order."""

SEEN = ("level", "state", "habit", "count")
"""Kinds of goals that are asked in plain words how their end will be seen, where no way fits."""

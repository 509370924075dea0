"""What would show how far along a goal is: by its kind, a level, a number, a share of cases, a test; a task that is done or not, none."""

from __future__ import annotations

import re

from smartcritic.rewriting import asking, bettering, counting, ends, levels, measures, practice, ranking, rating
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, message, say, table, words

MOST, SURE = 0.6, 0.5
"""The share of coaches who would ask for a figure or a test, and the odds of the first one, from which on labelled goals say which."""

MOST_NAMED = 6
"""Words of an object among which the people stand whom it is about."""


def how_measured(task: Task) -> Piece | None:
    """What would show how far along it is, a bare figure first; None for a task plainly done or not, and where nothing fits."""
    figure = levels.statistic(task)
    if figure is not None:
        return figure
    if found := rating.listed(task):
        return levels.by(task, found)
    if not task.open("measurable"):
        return None
    likely = _likely(task)
    if likely is not None:
        return likely
    if found := rating.opened(task):
        return levels.by(task, found)
    kind = _way(task)
    way_found = next((piece for way in WAYS[kind] if (piece := way(task)) is not None), None)
    if way_found is not None or not _is_loose(task, kind):
        return way_found
    named = levels.by(task, _widely(task))
    return named if named is not None or task.kind == "skill" else _seen(task, optional=False)


def _likely(task: Task) -> Piece | None:
    """The measures, or tests of a skill, that labelled goals say fit: of a goal of which most would ask one, where the first is sure."""
    facts = task.report.facts
    if facts.quantities or facts.cadence is not None or task.kind == "rule" or task.negative() or ends.retains(task):
        return None
    asks = asking.shares(facts, task.text, task.language)
    if asks["figure"] + asks["test"] < MOST or _is_mutual(task) or _names_figure(task):
        return None
    is_test = asks["test"] > asks["figure"]
    found = ranking.best(facts, task.text, task.language, tests=is_test)
    if not found or found[0].odds < SURE:
        return None
    if is_test:
        return practice.by_test(task, [r.candidate.key for r in found])
    return levels.by(task, tuple(r.candidate.measure(_asked_of(task, r.candidate)) for r in found))


def _asked_of(task: Task, candidate: ranking.Candidate) -> str:
    """Who is asked: the people whom the goal names, in the plural, else those whom the candidate names."""
    others = table(task.language, "ratings")["people"]["others"]
    return next(iter(rating.people_named(task)), str(candidate.row.get("people") or others))


def _names_figure(task: Task) -> bool:
    """Whether the goal names itself what could have a number: a figure, how often, things that are counted."""
    return any(way(task) is not None for way in (_number, practice.often, counting.made, *_MORE))


def _is_mutual(task: Task) -> bool:
    """Whether it is about what both sides do, with people who are named and can say how it is."""
    item = task.subject()
    return item is not None and item.head in words(task.language, "mutual") and (rating.with_whom(task) or _people(task)) is not None


def _way(task: Task) -> str:
    """The kind of goal that it is measured as: what is to be better is no task, and more of a thing no skill."""
    if task.kind in ("task", "event") and (bettering.moves(task) or bettering.manner(task) or bettering.compared(task)):
        return "state"
    if task.kind in ("task", "event") and rating.made_so(task):
        return "state"
    item = task.subject()
    if task.kind == "skill" and any(rating.of_quality(task, first=first) for first in (True, False)):
        return "state"
    if task.kind == "skill" and item is not None and task.language.singular(item.head) not in words(task.language, "skill_heads"):
        return "level" if bettering.moves(task) or bettering.more(task) or item.nature in ("people", "metric") else task.kind
    return task.kind


def _widely(task: Task) -> tuple[Measure, ...]:
    """What shows a goal whose object no class names: what it is to be like, what else it names, whom it names, its domain."""
    return (
        rating.helped(task)
        or rating.of_quality(task, first=True)
        or rating.of_quality(task, first=False, bare=True)
        or rating.ranked(task)
        or (() if rating.is_role(task) else measures.widely(task.report.facts, task.text, task.clause.end, task.language)[:3])
        or rating.of_quality(task, first=False)
        or rating.rated(task)
    )


def _is_loose(task: Task, kind: str) -> bool:
    """Whether nothing in the goal would show that it is reached, so that this is asked in plain words."""
    facts, action = task.report.facts, task.report.facts.action
    if task.report.criteria["measurable"].verdict != "unmet" or facts.quantities or facts.cadence or _joins_many(task):
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


def _measured(task: Task) -> Piece | None:
    """By a measure of the catalogue: "measured by [net revenue retention], from [now] to [target]"."""
    item = task.subject()
    passive = bettering.passive(task)
    if passive:
        if (fewer := levels.passive(task, passive)) is not None:
            return fewer
        field = measures.in_words(passive, task.language, told=measures.domains(task.text, task.language))
        if field is not None:
            return levels.by(task, field.measures[:3])
    if found := rating.made_so(task):
        return levels.by(task, found)
    if bettering.fixed(task):
        return levels.by(task, measures.widely(task.report.facts, task.text, task.clause.end, task.language)[:3])
    open_ = bettering.bettered(task) or bettering.open_state(task) or bettering.guarded(task)
    if not open_ or item is None or item.head in words(task.language, "empty_heads"):
        return None
    if item.nature == "people" and task.report.facts.action is None:
        return None
    if task.report.facts.action is not None and task.report.facts.action.lemma in words(task.language, "beside"):
        return None
    if task.report.facts.action is not None and task.report.facts.action.lemma in words(task.language, "helping"):
        whom = measures.core_of(task.text[item.start : item.end], task.language)
        return levels.by(task, (measures.measure(table(task.language, "ratings")["people"], people=whom),))
    if _is_mutual(task):
        people = rating.with_whom(task) or str(_people(task))
        return levels.by(task, (measures.measure(table(task.language, "ratings")["people"], people=people),))
    return levels.by(task, measures.find(task.report.facts, task.text, task.language)[:3])


def _rated(task: Task) -> Piece | None:
    """Where the catalogue has no class of the thing: by the people it is for, or by the one who speaks."""
    rows = table(task.language, "ratings")
    people, action, item = _people(task), task.report.facts.action, task.subject()
    with_people = action is not None and action.lemma in words(task.language, "with_people")
    if people is not None and (bettering.bettered(task) or with_people):
        with_them = action is not None and action.lemma in words(task.language, "with_people")
        return levels.by(task, (measures.measure(rows["reached" if with_them else "people"], people=people),))
    if action is not None and action.lemma in words(task.language, "joint") and item is not None:
        return levels.by(task, (measures.measure(rows["joint"]),))
    return None


def _adopted(task: Task) -> Piece | None:
    """ "Adopt the new scheduler": by how many use it."""
    action = task.report.facts.action
    if action is None or action.lemma not in words(task.language, "adopting") or task.report.criteria["measurable"].verdict != "unmet":
        return None
    return levels.by(task, (measures.measure(table(task.language, "ratings")["adopted"]),))


def _people(task: Task) -> str | None:
    """The people whom the object names, in the plural."""
    listed, item = words(task.language, "people"), task.subject()
    own = re.findall(r"[^\W\d_]+", task.text[item.start : item.end])[:MOST_NAMED] if item is not None else []
    return next((w.lower() for w in own if w.lower() in listed), None)


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


def _share(task: Task) -> Piece | None:
    """In what share of cases a rule has to hold, or how many exceptions it may have, and over what; not of what is to stop."""
    if any_of(task.language, "stopping", r"\W*%s(?![^\W_])").match(task.text, task.clause.start) is not None:
        return None
    share, period = gap(task.language, "share", "target"), gap(task.language, "period")
    if task.negative():
        tail = say(task.language, "exceptions", exceptions=gap(task.language, "exceptions", "target"), period=period)
        return Piece("measurable", message(task.language, "exceptions"), tail=tail, form="exceptions")
    tail = say(task.language, "share", share=share, period=period)
    return Piece("measurable", message(task.language, "share"), tail=tail, form="share")


_MORE = (levels.opens_with_more, levels.level, levels.fewer)
"""More or less of what the goal names."""

WAYS = {
    "task": (_number, practice.often, counting.made, counting.amount, levels.fewer, _adopted),
    "count": (_number, practice.often, levels.opens_with_more, counting.count, counting.amount, *_MORE[1:], _measured),
    "level": (_number, practice.trained, counting.made, counting.amount, *_MORE, _measured, _rated, levels.moved),
    "keep": (_number, levels.level, _measured, _rated),
    "habit": (_number, practice.trained, practice.often, _measured, _rated),
    "skill": (_number, practice.skill, counting.amount, levels.level, _measured, _adopted),
    "event": (_number, counting.made),
    "state": (_number, practice.trained, practice.often, *_MORE, counting.made, counting.amount, _adopted, _measured, _rated),
    "rule": (_number, practice.regularly, _share),
}
"""How each kind of goal is measured: the ways, tried in their order."""

SEEN = ("level", "state", "habit", "count")
"""Kinds of goals that are asked in plain words how their end will be seen, where no way fits."""

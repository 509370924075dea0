"""What kind of day a goal is given, and which: the end of a period that leaves such a goal its time."""

from __future__ import annotations

import datetime as dt
import re
from typing import Any

from smartcritic.model import GoalKind, replace
from smartcritic.rewriting import horizon, lasting
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.wording import any_of, table, words

SLOW: frozenset[GoalKind] = frozenset({"level", "state", "keep", "rule"})
"""Kinds of goals that take a quarter at least."""

SMALL: frozenset[GoalKind] = frozenset({"habit", "count", "skill"})
"""Kinds of goals that deal with a part of a thing at a time: reading a book, not making one."""


RHYTHMS = {"quarterly": "half", "yearly": "year"}
"""How long what is done so seldom goes on at least."""


def way(task: Task) -> str:
    """Whether the day is an end ("by"), the last of what goes on ("until"), the first of a rule ("from_day"), or that of a review."""
    facts = task.report.facts
    figures = {q.role for q in facts.quantities} & {"target", "rate"}
    rhythm = task.rhythm or facts.cadence is not None or "rate" in figures
    if facts.action is not None and facts.action.lemma in words(task.language, "begun") and task.kind == "habit":
        return "by"
    if (keeps(task) and figures and task.kind != "rule") or _goes_on(task) or retains(task):
        return "until"
    if not rhythm and not figures and any("done" in row for row in _rows(task, "most")):
        return "by"
    if not rhythm and task.kind != "level" and _is_of_each(task):
        return "from_day"
    if task.kind == "level" and (figures or moves(task)):
        return "by"
    times = any(q.rule == "multiplier" and q.unit == "times" for q in facts.quantities)
    if task.kind == "rule" and not times:
        return "from_day"
    if rhythm and task.kind in ("keep", "habit", "count", "state"):
        return "until"
    if task.kind == "skill":
        return "by"
    reached = "target" in figures and not task.negative() and (times or task.kind == "count" or not _is_rule(task))
    if not task.lasting or _is_near(task) or reached:
        return "by"
    return "from_day" if task.negative() else "review"


def period(task: Task) -> str | None:
    """The one period in which what goes on is done ("5 a month" -> "month"); None where the text names none or several."""
    facts, known = task.report.facts, table(task.language, "periods")
    named = {known.get(q.per or "") for q in facts.quantities if q.role == "rate"} - {None}
    if not named and facts.cadence is not None:
        named = {known.get(facts.cadence)}
    return str(named.pop()) if len(named) == 1 and None not in named else None


def _goes_on(task: Task) -> bool:
    """Whether something is done at a pace or in a rhythm, where nothing is made or begun once ("4 contracts a day per rep")."""
    facts = task.report.facts
    action, roles = facts.action, {q.role for q in facts.quantities}
    if action is not None:
        once = any(action.lemma in words(task.language, key) for key in ("once", "making", "begun", "adopting"))
        if once or action.direction in ("up", "down", "reach") or moves(task):
            return False
    counted = bool(facts.quantities) and facts.quantities[0].role == "rate" and facts.quantities[0].rule in ("counted noun", "digits")
    if _is_near(task) or task.kind in ("rule", "event") or "baseline" in roles or ("target" in roles and not counted):
        return False
    if facts.quantities and facts.quantities[0].role != "rate":
        return False
    paced = any(d.rule == "per-unit" or d.rule.startswith("every") for d in facts.dates)
    return paced and facts.cadence is not None and period(task) is not None and (counted or task.kind != "level")


def _is_of_each(task: Task) -> bool:
    """Whether a line without a verb says what there is for each case ("Two quotes for every order above 500")."""
    own = task.text[task.clause.start : task.clause.end]
    facts = task.report.facts
    if facts.action is not None or _is_near(task) or any(q.role == "baseline" for q in facts.quantities):
        return False
    return any_of(task.language, "each_case", r"(?<![^\W_])%s(?![^\W_])").search(own) is not None


def retains(task: Task) -> bool:
    """Whether somebody with a name is to be kept ("Keep Harbour Motors")."""
    action, item = task.report.facts.action, task.subject()
    if action is None or item is None or action.start != task.clause.start or action.lemma not in words(task.language, "retaining"):
        return False
    name = task.text[action.end : task.clause.end].split()
    return bool(name) and all(w[:1].isupper() for w in name) and not task.text.isupper()


def _is_rule(task: Task) -> bool:
    """Whether words say that it holds in each case ("every", "within", "at most")."""
    found = any_of(task.language, "rule_marks", r"(?<![^\W_])%s(?![^\W_])").search(task.text, task.clause.start, task.clause.end)
    return found is not None


def keeps(task: Task) -> bool:
    """Whether a level is to be kept, not to be reached ("stays above 45", "sustain a score of 4")."""
    first = next((a for a in task.report.facts.actions if task.clause.start <= a.start < task.clause.end), None)
    said = any_of(task.language, "holding", r"(?<![^\W_])%s(?![^\W_]|\s\w+ing\b)").search(task.text, task.clause.start, task.clause.end)
    return said is not None and (first is None or first.direction not in ("up", "down"))


def moves(task: Task) -> bool:
    """Whether the goal is to better something, so that how much is the question."""
    action = task.report.facts.action
    if action is not None and (action.lemma in words(task.language, "moving") or action.direction in ("up", "down")):
        return True
    return any_of(task.language, "moved", r"(?<![^\W_])%s(?![^\W_])").search(task.text, task.clause.start, task.clause.end) is not None


def proposal(task: Task, longest: str = "years", begin: dt.date | None = None) -> horizon.Proposal:
    """The day of such a goal; `longest`: how long it may take at most; `begin`: the day on which it begins, where that is not today."""
    context, goal = task.evidence.context, task.evidence.goal
    if begin is not None and context.today is not None and begin > context.today:
        goal = replace(goal, start_date=begin)
    if retains(task):
        return horizon.propose("year", context, goal)
    if way(task) != "by":
        return horizon.propose(RHYTHMS.get(task.report.facts.cadence or "", "recurring"), context, goal)
    action = task.report.facts.action
    if task.kind == "habit" and action is not None and action.lemma in words(task.language, "begun"):
        return horizon.propose("days", context, goal)
    takes = max(lasting.takes(task.report.facts), _least(task), key=horizon.LONGER.index)
    if takes in ("days", "weeks") and task.kind in SLOW:
        takes = "quarter"
    near = "quarter" if task.kind in SLOW else "weeks"
    if any_of(task.language, "some_months", r"(?<![^\W_])%s(?![^\W_])").search(task.text):
        longest = min(longest, "half", key=horizon.LONGER.index)
    longest = min(longest, _most(task), near if _is_near(task) else longest, key=horizon.LONGER.index)
    return horizon.propose(min(takes, longest, key=horizon.LONGER.index), context, goal)


def _is_near(task: Task) -> bool:
    """Whether the writer wants it soon, so that it ends, and within a quarter."""
    return any(c.text.lower() in words(task.language, "near") for c in task.report.facts.of("vague_time"))


def _least(task: Task) -> str:
    """How long such a goal takes at least, by what is done with what."""
    most = max((q.value for q in task.report.facts.quantities), default=0.0)
    fits = [r for r in _rows(task, "least") if most >= r.get("many", 0)]
    rows = [r["horizon"] for r in fits if "verbs" in r or task.kind not in SMALL]
    return max(rows, key=horizon.LONGER.index, default="days")


def _most(task: Task) -> str:
    """How long such a goal takes at most."""
    most = max((q.value for q in task.report.facts.quantities), default=0.0)
    rows = [r["horizon"] for r in _rows(task, "most") if "few" not in r or most <= r["few"]]
    return min(rows, key=horizon.LONGER.index, default=horizon.LONGER[-1])


def _rows(task: Task, name: str) -> list[dict[str, Any]]:
    """The rows of a table that fit what is done with what."""
    facts = task.report.facts
    verbs = {a.lemma for a in facts.actions}
    first = facts.objects[0] if facts.objects else None
    span = task.text[first.start : first.end] if first is not None else task.text
    said = {task.language.singular(w) for w in re.findall(r"[\w-]+", " ".join(span.split()[:6]))}
    if first is not None:
        said.add(first.head)
    own = {w.lower() for w in re.findall(r"[^\W\d_]+", task.text[task.clause.start : task.clause.end])}
    nature, action = first.nature if first is not None else "", facts.action
    main = {action.lemma} if action is not None and action.text.lower() == action.lemma else set()
    return [r for r in table(task.language, name) if _is_of(r, said, nature) and _is_done(r, main if "natures" in r else verbs, own)]


def _is_done(row: dict[str, Any], verbs: set[str], own: set[str]) -> bool:
    """Whether a row is about what is done, by its verb or, behind what it is done to, by a form of it."""
    return "verbs" not in row or bool(verbs & set(row["verbs"])) or bool(own & set(row.get("done", ())))


def _is_of(row: dict[str, Any], said: set[str], nature: str) -> bool:
    """Whether a row is about what it is done to."""
    return ("heads" not in row or bool(said & set(row["heads"]))) and ("natures" not in row or nature in row["natures"])

"""What a skill is shown by, and how often a habit is kept."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.rewriting import bettering, levels, measures
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, gap, listed_behind, message, say, table, words


def skill(task: Task) -> Piece | None:
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
    gained = action is not None and (action.lemma in words(language, "learnt") or better_at(task)) and not task.report.facts.quantities
    if row is None and not gained:
        return None
    deed = action is not None and any_of(language, "learn_to", r"\s+%s\s").match(task.text, action.end) is not None
    row = row or table(language, "new_deed" if deed else "new_skill")
    return by_test(task, (row["shown"], *row.get("others", ())))


def by_test(task: Task, tests: Sequence[str]) -> Piece:
    """ "shown by [a passed B1 exam]": the first of these tests, with the others to choose from."""
    language = task.language
    slot = gap(language, "test", item=listed_behind(tests), proposal=tests[0], alternatives=tuple(tests[1:]))
    return Piece("measurable", message(language, "skill"), tail=say(language, "skill", test=slot), form="skill")


def better_at(task: Task) -> bool:
    """Whether one is to get better at something: "Get better at chess"."""
    action = task.report.facts.action
    return action is not None and any_of(task.language, "better_at", r"\s+(?:\w+\s+)?%s\s").match(task.text, action.end) is not None


def trained(task: Task) -> Piece | None:
    """The test of a skill that is to get better ("Improve my SQL skills") or that is learnt ("Master the new press")."""
    item, action, language = task.subject(), task.report.facts.action, task.language
    if better_at(task):
        named = measures.widely(task.report.facts, task.text, task.clause.end, language, least=2)
        return levels.by(task, named[:3]) or skill(task)
    if item is None:
        return None
    learnt = action is not None and action.lemma in words(language, "learnt") and item.nature not in ("people", "metric")
    told = any_of(language, "knowing_about", r"\s+(?:\w+\s+)?%s\s").match(task.text, action.end) if action is not None else None
    if told is not None and action is not None and action.lemma in words(language, "able"):
        return skill(task)
    head = language.singular(item.head)
    return skill(task) if head in words(language, "skill_heads") or (learnt and head not in words(language, "massed")) else None


def often(task: Task) -> Piece | None:
    """How often a habit is kept: "[3 times a week]"."""
    facts = task.report.facts
    if facts.cadence is not None or any(q.role == "rate" for q in facts.quantities):
        return None
    regular = regularly(task)
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


def regularly(task: Task) -> Piece | None:
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

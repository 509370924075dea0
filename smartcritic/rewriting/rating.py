"""What shows a change in people: the rating by those who are to feel it or to be served, a figure of how somebody is to be."""

from __future__ import annotations

import re

from smartcritic.rewriting import measures
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.wording import any_of, table, words

MOST_NAMED = 4
"""Words of a name of people."""


def listed(task: Task) -> tuple[Measure, ...]:
    """The measures of what people are to feel, of a better partner to somebody, of a trait; none where the goal is about none of these."""
    facts = task.report.facts
    if task.report.criteria["measurable"].verdict != "unmet" or facts.quantities or task.kind == "rule":
        return ()
    people = _whose_feeling(task) or _whose_partner(task)
    if people is not None:
        return (measures.measure(table(task.language, "ratings")["people"], people=people),)
    return _of_trait(task)


def _whose_feeling(task: Task) -> str | None:
    """Who is to feel something: "Tenants trust us", "Make guests happy"."""
    own = task.text[task.clause.start : task.clause.end]
    felt = any_of(task.language, "feelings", r"(?<![^\W_])%s(?![^\W_])").search(own)
    who = [m for m in re.finditer(r"[^\W\d_]+", own[: felt.start()]) if m[0].lower() in words(task.language, "people")] if felt else []
    return who[0][0].lower() if len(who) == 1 else None


def _whose_partner(task: Task) -> str | None:
    """To whom somebody is to be better: "Be a better partner to the site managers"."""
    action, text, language = task.report.facts.action, task.text, task.language
    if action is None or action.lemma not in words(language, "becoming"):
        return None
    found = any_of(language, "compared_first", r"\s+(?:an?\s+)(?:more\s+)?%s\s+(?:[\w-]+\s+){0,3}?(?:to|for)\s+").match(text, action.end)
    if found is None:
        return None
    whom = measures.core_of(text[found.end() : task.clause.end], language)
    return whom if 0 < len(whom.split()) <= MOST_NAMED else None


def _of_trait(task: Task) -> tuple[Measure, ...]:
    """What shows how somebody is to be: "Be more visible ...", "Become more punctual"."""
    action, language = task.report.facts.action, task.language
    if action is None or action.lemma not in words(language, "becoming"):
        return ()
    said = any_of(language, "compared_first", r"\s+(?:much\s+|a\s+lot\s+|a\s+bit\s+)?(?:%s\s+)?([\w-]+)").match(task.text, action.end)
    row = next((r for r in table(language, "traits") if said is not None and said[1].lower() in r["terms"]), None)
    return tuple(measures.measure({**row, "name": name}) for name in row["names"]) if row is not None else ()

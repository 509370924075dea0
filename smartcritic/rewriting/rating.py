"""What shows a change that no class of things measures: in people, in how somebody or something is to be, in what place it is to take."""

from __future__ import annotations

import re
from typing import Any

from smartcritic.rewriting import bettering, counting, measures
from smartcritic.rewriting.measures import Measure
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.wording import any_of, table, words

MOST_NAMED = 4
"""Words of a name of people."""

MOST_SAID = 6
"""Words behind "be" among which stands how somebody is to be."""


def listed(task: Task) -> tuple[Measure, ...]:
    """The measures of what people are to feel, of a better partner to somebody, of a trait; none where the goal is about none of these."""
    facts = task.report.facts
    if facts.quantities or task.kind == "rule":
        return ()
    if task.report.criteria["measurable"].verdict != "unmet":
        return _of_trait(task)
    people = _whose_feeling(task) or _whose_partner(task) or _by_whom_seen(task)
    return _rated_by(task, people) if people is not None else _of_trait(task) or _of_role(task)


def _rated_by(task: Task, people: str) -> tuple[Measure, ...]:
    return (measures.measure(table(task.language, "ratings")["people"], people=people),)


def _rows(task: Task, name: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = task.language.lexicon("measures").tables[name]
    return found


def _measures(row: dict[str, Any], people: str = "") -> tuple[Measure, ...]:
    return tuple(measures.measure({**row, "name": name}, people=people) for name in row["names"])


# ---------------------------------------------------------------------------------- people


def people_named(task: Task) -> list[str]:
    """The people whom the goal's own clause names, in the plural."""
    own = re.findall(r"[^\W\d_]+", task.text[task.clause.start : task.clause.end].lower())
    objects = [o for o in task.report.facts.objects if o.nature == "people" and counting.plural(task, o)]
    known = words(task.language, "people") | {measures.core_of(o.text, task.language).split()[-1].lower() for o in objects}
    known -= words(task.language, "anybody")
    return list(dict.fromkeys(w for w in own if w in known))


def with_whom(task: Task) -> str | None:
    """With whom, in the plural, relations are to be better: "relations with notaries and brokers"."""
    item, language = task.subject(), task.language
    found = any_of(language, "alongside", r"\s%s\s+").search(item.text) if item is not None else None
    whom = re.split(r"[,;(]", measures.core_of(item.text[found.end() :], language))[0] if item is not None and found is not None else ""
    last = whom.split()[-1].lower() if whom.split() else ""
    return whom if last and len(whom.split()) <= MOST_NAMED and language.singular(last) != last else None


def helped(task: Task) -> tuple[Measure, ...]:
    """The rating by the one who is helped: "Support the treasurer in the audit"."""
    action, item, language = task.report.facts.action, task.subject(), task.language
    if action is None or item is None or action.lemma not in words(language, "helping") or not counting.takes(task, action, item):
        return ()
    whom = measures.core_of(item.text, language)
    named = whom[:1].isupper() or item.nature == "people"
    return _rated_by(task, whom) if named and len(whom.split()) <= MOST_NAMED else ()


def _whose_feeling(task: Task) -> str | None:
    """Who is to feel something: "Tenants trust us", "Make guests happy"."""
    own = task.text[task.clause.start : task.clause.end]
    felt = any_of(task.language, "feelings", r"(?<![^\W_])%s(?![^\W_])").search(own)
    who = re.findall(r"[^\W\d_]+", own[: felt.start()].lower()) if felt is not None else []
    named = [w for w in people_named(task) if w in who]
    if not named and words(task.language, "anybody") & {*who}:
        return str(table(task.language, "ratings")["people"]["concerned"])
    return named[0] if len(named) == 1 else None


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


def _by_whom_seen(task: Task) -> str | None:
    """By whom somebody is to be taken for something: "To be seen by the board as ...", "Be recognised as experts"."""
    action, text, language = task.report.facts.action, task.text, task.language
    if action is None or action.lemma not in words(language, "taken_for") or action.text.lower() == action.lemma:
        return None
    found = any_of(language, "by_whom", r"\s+%s\s+").match(text, action.end)
    if found is not None:
        whom = re.split(r"\s+as\s|[,;.]", text[found.end() : task.clause.end])[0]
        return whom if 0 < len(whom.split()) <= MOST_NAMED else None
    return next(iter(people_named(task)), table(language, "ratings")["people"]["others"])


# ---------------------------------------------------------------------------------- how somebody is to be


def about_self(task: Task) -> str:
    """What is to be of oneself, as it is said: "a calmer driver"; nothing where that is not what the goal is about."""
    at = _self_at(task)
    return measures.core_of(task.text[at : task.clause.end].strip(), task.language) if at is not None else ""


def _self_at(task: Task) -> int | None:
    """Where it is said how somebody is to be: behind "be" or "become", or behind "I want to be"; None where it is said of a thing."""
    action, item, language = task.report.facts.action, task.subject(), task.language
    if action is not None and action.lemma in words(language, "becoming"):
        return None if item is not None and item.end <= action.start and item.nature != "people" else action.end
    wish = any_of(language, "first_person", r"\W*%s\s+(?:[\w'’]+\s+){1,3}?to\s+").match(task.text, task.clause.start)
    be = any_of(language, "becoming", r"%s\s+").match(task.text, wish.end()) if wish is not None else None
    be = be or any_of(language, "am", r"(?:[\w'’]+\s+){0,3}%s\s+").match(task.text, task.clause.start)
    return be.end() if be is not None else _joined_at(task)


def _joined_at(task: Task) -> int | None:
    """Where it is said behind another aim how somebody is to be: "Take chances and be more assertive"."""
    language, text = task.language, task.text
    for m in any_of(language, "becoming", r"(?<![^\W_])%s\s+(?=(\w+))").finditer(text, task.clause.start, task.clause.end):
        before = text[task.clause.start : m.start()].split()[-1:]
        joined = bool(before) and before[0].lower() in words(language, "joins")
        if joined and (m[1].lower() in words(language, "compared") or m[1].endswith("er")):
            return m.end()
    return None


def _said_of_self(task: Task) -> list[str]:
    """The words that say how somebody is to be, up to what is said of it."""
    return re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", about_self(task).lower())[:MOST_SAID]


def _of_trait(task: Task) -> tuple[Measure, ...]:
    """What shows how somebody is to be: "Be more visible ...", "Become more punctual", "Be a calmer driver"."""
    said, compared = _said_of_self(task), words(task.language, "compared")
    for i, word in enumerate(said):
        row = next((r for r in _rows(task, "traits") if word in r["terms"]), None)
        before = said[i - 1] if i else ""
        last = i + 1 == len(said) or said[i + 1] in words(task.language, "joins")
        if row is not None and (last or before in compared or word.endswith("er")):
            return _measures(row, _who_says(task, said))
        if word not in words(task.language, "articled"):
            return ()
    return ()


def _of_role(task: Task) -> tuple[Measure, ...]:
    """The rating by those around whom somebody is to be better as: "Become a better listener"."""
    said = _said_of_self(task)
    row = _role(task, said)
    if row is not None and "names" in row:
        return _measures(row, _who_says(task, said))
    traits = {term for r in _rows(task, "traits") for term in r["terms"]}
    told = row is not None and ({*said} & (words(task.language, "praised") | traits))
    return _rated_by(task, _who_says(task, said)) if told else ()


def is_role(task: Task) -> bool:
    """Whether it says as what somebody is to be better."""
    return _role(task, _said_of_self(task)) is not None


def _role(task: Task, said: list[str]) -> dict[str, Any] | None:
    return next((r for r in _rows(task, "roles") if said and said[-1] in r["terms"]), None)


def _who_says(task: Task, said: list[str]) -> str:
    """Who is asked how somebody is: the people whom the goal names, else those around one of this role."""
    row = _role(task, said)
    others: str = row["people"] if row is not None else table(task.language, "ratings")["people"]["others"]
    return next(iter(people_named(task)), others)


# ---------------------------------------------------------------------------------- how something is to be


def opened(task: Task) -> tuple[Measure, ...]:
    """What shows a thing to be as the first word of a goal without a verb says: "Faster replies", "Cleaner halls"."""
    if task.report.facts.action is not None or task.report.facts.quantities:
        return ()
    first = re.match(r"\W*([\w-]+)\s+\w", task.text[task.clause.start : task.clause.end])
    row = next((r for r in _rows(task, "qualities") if first is not None and first[1].lower() in r["terms"] and "first" in r), None)
    return _measures(row) if row is not None else ()


def made_so(task: Task) -> tuple[Measure, ...]:
    """What shows a thing to be as it is said behind it: "Keep the archive current", "Turn the shed into money"."""
    action, item = task.report.facts.action, task.subject()
    if action is None or action.lemma not in words(task.language, "made_so"):
        return ()
    if task.report.criteria["measurable"].verdict != "unmet":
        return ()
    start = action.end
    if item is not None and action.end <= item.start < task.clause.end:
        start = max(task.text.lower().find(item.head, item.start), item.start) + len(item.head)
    own = task.text[start : task.clause.end].lower()
    more = any_of(task.language, "compared", r"(?<![^\W_])%s\s+([^\W\d_]+(?:-[^\W\d_]+)*)").search(own)
    trait = next((r for r in _rows(task, "traits") if more is not None and more[1] in r["terms"]), None)
    return _quality_in(task, own, first=True) or (_measures(trait, _who_says(task, [])) if trait is not None else ())


def _quality_in(task: Task, own: str, *, first: bool) -> tuple[Measure, ...]:
    said = re.findall(r"[^\W\d_]+(?:-[^\W\d_]+)*", own)
    for before, word in zip(["", *said], said):
        told = {word, f"{before} {word}"}
        row = next((r for r in _rows(task, "qualities") if told & {*r["terms"]} and r.get("first", False) == first), None)
        if row is not None:
            return _measures(row)
    return ()


def of_quality(task: Task, *, first: bool, bare: bool = False) -> tuple[Measure, ...]:
    """What shows a thing to be as the goal says: "Make the canteen more popular"; `first`: more telling than the class of the thing;
    `bare`: only of "it"."""
    action = task.report.facts.action
    if action is not None and action.lemma not in words(task.language, "being_like"):
        return ()
    own = task.text[action.end if action is not None else task.clause.start : task.clause.end].lower()
    if not first and bare and re.match(r"\s*it\s", own) is None:
        return ()
    return _quality_in(task, own, first=first)


def ranked(task: Task) -> tuple[Measure, ...]:
    """The place among others of what is to be the best: "Be the leading ...", "Make our depot the best in the region"."""
    own, action = task.text[task.clause.start : task.clause.end], task.report.facts.action
    if action is None or action.lemma not in words(task.language, "being_like"):
        return ()
    if any_of(task.language, "superlative", r"(?<![^\W_])(?:the|our|a|an|as|its|one of the)\s+%s(?![^\W_])").search(own) is None:
        return ()
    return _measures(table(task.language, "ratings")["rank"])


def rated(task: Task) -> tuple[Measure, ...]:
    """The rating by the people whom the goal names; else what the domain of the goal has for anything that is to be better."""
    people = people_named(task)
    if people:
        return _rated_by(task, people[0])
    told = measures.domains(task.text, task.language)
    row = next((r for r in _rows(task, "anything") if r["domain"] in told), None)
    if row is not None and row.get("bettered", False) and not (bettering.moves(task) or bettering.compared(task)):
        return ()
    return _measures(row) if row is not None else ()

"""What is written as a thing to be done with something, as the order that it means: "Price list update" -> "Update the price list"."""

from __future__ import annotations

import re

from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Task
from smartcritic.rewriting.wording import any_of, table, words

MOST = 5
"""Words of what it is done with."""

PLAIN = ("artefact", "thing", None)
"""Natures of nouns that something is done with; "safety" of a "safety inspection" says for what."""


def ordered(task: Task) -> tuple[Change, ...]:
    """The order; nothing where a verb is there already, or where what it is done with is not certain."""
    facts, clause, text = task.report.facts, task.clause, task.text
    if facts.action is not None or facts.cadence is not None or text[: clause.start].strip(" -*•") or text.isupper():
        return ()
    verbs = table(task.language, "nominal")
    said = re.match(r"[\w'’/-]+(?: [\w'’/-]+)*", text[clause.start : clause.end])
    own = said[0].split(" ") if said is not None else []
    at = [i for i, w in enumerate(own) if w.lower() in verbs]
    if len(at) != 1 or any(w.lower() in verbs for w in re.findall(r"[\w-]+", text[clause.start + len(" ".join(own)) :])):
        return ()
    noun, end = own[at[0]], clause.start + len(" ".join(own[: at[0] + 1]))
    verb = verbs[noun.lower()]
    verb = verb[0].upper() + verb[1:] if text[clause.start].isupper() else verb
    if at[0] == 0:
        of = any_of(task.language, "of_word", r"\s%s\s").match(text, end)
        return (Change(clause.start, of.end(), (f"{verb} ",)),) if of is not None else ()
    return _of(task, own[: at[0]], verb, end)


def _of(task: Task, item: list[str], verb: str, end: int) -> tuple[Change, ...]:
    """The verb in front of what it is done with, which is a plain thing and stands alone or in front of a phrase of its own."""
    language, behind = task.language, task.text[end:]
    head = language.singular(item[-1].lower())
    natures = {e.get("nature") for e in language.lexicon("objects").entries if e.term == head} or {None}
    more = any_of(language, "joins", r"\s%s\s+([a-z]+)").search(behind)
    if more is not None and (more.start() > 0 or more.end() < len(behind.rstrip(" .")) or more[1].endswith("ing")):
        return ()
    follows = more or re.match(r"\s*(?:[.,;:!]|\d|$)", behind) or any_of(language, "after_noun", r"\s+%s\s").match(behind)
    other = {w.lower() for w in item} & (words(language, "breaks") | words(language, "joins") | words(language, "compared_first"))
    if len(item) > MOST or not natures & {*PLAIN} or follows is None or other:
        return ()
    first = item[0]
    if first[:1].isupper() and first[1:].islower():
        known = language.terms("objects") | words(language, "noun_gerunds") | words(language, "determiners")
        if language.singular(first.lower()) not in known:
            return ()  # it may be a name
        first = first[0].lower() + first[1:]
    determined = first.lower() in words(language, "determiners") | words(language, "articles")
    return (Change(task.clause.start, end, (" ".join((verb, *(() if determined else ("the",)), first, *item[1:])),)),)

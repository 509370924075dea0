"""Slips of the writer that a rule can mend: a word that is missing or too much, a noun that does not agree with its number."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.rewriting import ends, measures
from smartcritic.rewriting.base import Change
from smartcritic.rewriting.pieces import Piece, Task
from smartcritic.rewriting.wording import any_of, message, table, words

COUNTED = ("people", "artefact", "event")
"""Natures of nouns that have a plural."""

_NUMBER = re.compile(r"(?<![^\s(])(?:\d{1,4}|[a-z]+)(?= )")
"""A whole number, as figures or as a word."""


def mended(task: Task) -> Piece | None:
    """A word that is missing behind a verb or too much there, an article, one that joins nothing at the end."""
    language, text, action = task.language, task.text, task.report.facts.action
    changes = []
    loose = any_of(language, "joins", r"(?:[;,]\s*%s|;|,)[\s.;,]*$").search(text)
    if loose is not None and "\n" not in text.strip():
        changes.append(Change(loose.start(), len(text), ()))
    if action is not None and action.text.lower() == action.lemma:
        word, extra = table(language, "missing").get(action.lemma), table(language, "needless").get(action.lemma)
        if word and any_of(language, "articles", r"\s+%s\s").match(text, action.end):
            changes.append(Change(action.end, action.end, (f" {word}",)))
        needless = re.compile(rf"\s+{extra}\b").match(text, action.end) if extra else None
        if needless is not None:
            changes.append(Change(needless.start(), needless.end(), ()))
        changes += _article(task)
    return Piece("specific", message(language, "mended"), tuple(changes), form="mend") if changes else None


def _article(task: Task) -> list[Change]:
    """The article in front of one thing that is made: "Create proposal" -> "Create a proposal"."""
    language, text, facts = task.language, task.text, task.report.facts
    action, item = facts.action, facts.objects[0] if facts.objects else None
    if action is None or item is None or action.start != task.clause.start or action.lemma not in words(language, "making"):
        return []
    start, span = item.start, text[item.start : item.end]
    core = measures.core_of(span, language).split()
    plain = bool(core) and all(re.fullmatch(r"[a-z][a-z-]*", w) for w in core) and len(core) <= 5 and text[action.end : start] == " "
    if not plain or core[-1] not in words(language, "countable") - words(language, "massed"):
        return []
    if core[0] in words(language, "determiners") | words(language, "articles"):
        return []
    if any_of(language, "joins", r"%s$").match(" ".join(core)) or set(core) & (words(language, "joins") | words(language, "quantifiers")):
        return []
    return [Change(start, start, ("an " if core[0][0] in "aeio" else "a ",))]


def agreed(task: Task) -> Piece | None:
    """Nouns in the number that they are counted in, and "by" for an "until" that says by when: "visit 18 partner until 1 May"."""
    changes = [Change(start, end, (plural,)) for start, end, plural in _plurals(task)]
    changes += _by(task)
    return Piece("specific", message(task.language, "mended"), tuple(changes), form="agree") if changes else None


def _plurals(task: Task) -> Iterator[tuple[int, int, str]]:
    """Nouns in the singular behind a number above one, or behind "all" and the like: where they stand, and their plural."""
    text, language = task.text, task.language
    many = any_of(language, "plural_leads", r"(?<!\S)%s\s+(?:[a-z]+\s+)?([a-z]{3,})(?![\w'’-])")
    found = {(m.start(1), m.end(1), "people") for m in many.finditer(text)}
    for q in task.report.facts.quantities:
        noun = re.search(r"(?<=\s)[a-z]{3,}$", q.text)
        counted = q.rule == "counted noun" and q.value > 1 and _NUMBER.match(text, q.start) is not None
        if counted and noun is not None and noun[0] == q.unit:
            found |= {(q.start + noun.start(), q.end, nature) for nature in COUNTED}
    for start, end in sorted({(a, b) for a, b, nature in found if _is_countable(task, text[a:b], nature)}):
        if _ends_phrase(task, end):
            yield start, end, language.plural(text[start:end])


def _is_countable(task: Task, noun: str, nature: str) -> bool:
    language = task.language
    if noun in words(language, "no_plural") or noun in language.words("inflection", "invariable") or language.plural(noun) == noun:
        return False
    natures = {e.get("nature") for e in language.lexicon("objects").entries if e.term == noun}
    return nature in natures and language.singular(noun) == noun


def _ends_phrase(task: Task, end: int) -> bool:
    """Whether no further noun follows ("a 3 day workshop")."""
    behind = re.match(r"\s*([\w'’-]+|\W|$)", task.text[end:])
    if behind is None or re.match(r"\s?[-/+&'’]", task.text[end:]):
        return False
    return not behind[1][:1].isalnum() or behind[1].lower() in task.language.function_words


def _by(task: Task) -> list[Change]:
    """ "by" in the place of an "until" at the day by which a number is reached."""
    facts, found = task.report.facts, task.report.facts.deadline
    if found is None or found.text is None or found.start is None or task.kind != "count" or facts.cadence is not None:
        return []
    lead = any_of(task.language, "ends", r"(%s)\s").match(task.text, found.start)
    figures = {q.role for q in facts.quantities}
    denied = any_of(task.language, "denied", r"(?:(?<!\w)|(?<=n)['’])%s(?:\s+\S+){0,2}\s+$").search(task.text[: found.start])
    if denied is not None or lead is None or "target" not in figures or "rate" in figures or task.lasting or ends.keeps(task):
        return []
    by = words(task.language, "by_word")
    return [Change(found.start, found.start + len(lead[1]), (next(iter(by)),))]

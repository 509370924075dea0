"""Specific: which of them, and what is done? A slot for the noun that specifies nothing, or for the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.languages import Language
from smartcritic.records import Facts, ObjectFact
from smartcritic.rewriting import measurable, words
from smartcritic.rewriting.base import Change, Draft, Task, merged
from smartcritic.rewriting.clause import opening
from smartcritic.rewriting.nouns import head_start, is_asked_for, is_plural, object_end
from smartcritic.rewriting.words import LIST, any_of, word_set


def is_bare(language: Language, facts: Facts) -> bool:
    """Whether the object says next to nothing ("things", "sales", "more customers"): then it is asked for first."""
    if not facts.objects:
        return False
    item = facts.objects[0]
    if item.head in word_set(language, "empty"):
        return True
    return len(item.text.split()) <= 2 and (item.generic or item.nature == "quality") and not is_narrowed(item)


def is_narrowed(item: ObjectFact) -> bool:
    """Whether any words of the object distinguish it from others of its kind."""
    return any(d.kind not in ("vague_modifier", "definite") for d in item.delimiters)


def draft(task: Task) -> Iterator[Draft]:
    """Propose a segment, an object, an amount or a verb: whatever would make two readers start on the same thing."""
    if task.report.criteria["specific"].verdict == "met":
        return
    narrow = list(_which(task))
    measured = [] if task.evidence.targets() else list(measurable.ways(task, "specific"))
    both = []
    for one in narrow:
        for other in measured:
            changes = merged((other.changes, one.changes))
            if sum(len(c.parts) for c in changes) == sum(len(c.parts) for c in (*other.changes, *one.changes)):
                both.append(Draft("specific", one.message, changes, "needs_input", other.recurring, other.verb, amount=True))
    yield from (*both, *narrow, *measured) if is_bare(task.language, task.report.facts) else (*narrow, *measured, *both)
    yield from _verb(task)


def _which(task: Task) -> Iterator[Draft]:
    """A slot that distinguishes the object from others of its kind."""
    language = task.language
    if not task.report.facts.objects:
        return
    item = task.report.facts.objects[0]
    if item.head in word_set(language, "empty"):
        change = Change(item.start, object_end(task, item), (task.slot("object"),))
        yield Draft("specific", task.say("object"), (change,), "needs_input")
        return
    head = head_start(language, task.text, item)
    if head is None or not _can_be_asked(task, item, head):
        return
    entry = words.of_object(language, "segments", item)
    if entry is not None and entry.term != language.singular(item.head):
        entry = None
    if entry is None and not _countable(task, item, head):
        if not any(d.kind in ("of", "segment", "place", "clause", "vague_phrase", "possessive_noun") for d in item.delimiters):
            yield _where(task, item)
        return
    match = re.match(r"[^\W_]+", task.text[head:])
    noun = match[0].lower() if match else item.head
    kinds = str(entry.get("by")) if entry is not None else task.say("kinds")
    known = task.language.lexicon(LIST).tables["examples"]["segments"]
    example = str(entry.get("example")) if entry is not None else known.get(item.nature)
    place = str(entry.get("where", "front")) if entry is not None else "front"
    yield _segment(task, item, head, (noun, kinds, example, place))


def _can_be_asked(task: Task, item: ObjectFact, head: int) -> bool:
    """Whether "which?" is a question about the object: not where it is narrowed, named, asked for, or an amount of stuff ("more water")."""
    text, language = task.text, task.language
    if is_narrowed(item) and not item.generic:
        return False
    if language.once(_amount).match(item.text) and not is_plural(language, text, item):
        return False
    if is_asked_for(language, text, _premodified(text, item, head)):
        return False
    named = re.search(r"[A-Z][^\W\d_]*\s+$", text[:head])
    shaped = task.shape.title or task.shape.upper
    return named is None or named.start() <= task.clause.start or not text[head : head + 1].isupper() or shaped


def _where(task: Task, item: ObjectFact) -> Draft:
    """ "efficiency in [segment]", not "[which] efficiency"."""
    kinds = task.say("kinds_of_place")
    at = object_end(task, item)
    change = Change(at, at, task.phrase("place", segment=task.slot("place", kinds=kinds)))
    return Draft("specific", task.say("where", kinds=kinds), (change,), "needs_input")


def _segment(task: Task, item: ObjectFact, head: int, named: tuple[str, str, str | None, str]) -> Draft:
    """A slot in front of the noun, or behind it with the preposition of the list; `named`: noun, kinds, example, place."""
    text, language = task.text, task.language
    noun, kinds, example, place = named
    message = task.say("which", noun=noun, kinds=kinds)
    key = "segment" if language.singular(noun) in kinds.split(task.say("or")) else "segment_of"
    offered = _offered(task, noun)
    slot = task.slot(key, example=example, offered=offered, noun=noun, kinds=kinds)
    if place != "front":
        at = object_end(task, item)
        return Draft("specific", message, (Change(at, at, (f" {place} ", slot)),), "needs_input")
    at = _premodified(text, item, head)
    found = opening(language, text, task.clause, task.report.facts) if at == task.clause.start and text[at : at + 1].isupper() else None
    if found is not None:
        first = task.slot(
            key, shown=_capital(slot.placeholder), example=slot.example.capitalize(), offered=offered, noun=noun, kinds=kinds
        )
        return Draft("specific", message, (Change(at, at + len(found[1]), (first, " ", found[1])),), "needs_input")
    article = language.once(_article).search(text[:at])
    changes = [Change(at, at, (slot, " "))]
    if article is not None:
        the = task.say("the")
        changes.insert(0, Change(article.start(1), article.end(1), (the.capitalize() if article[1][0].isupper() else the,)))
    return Draft("specific", message, tuple(changes), "needs_input")


def _capital(shown: str) -> str:
    """ "[which]" -> "[Which]"."""
    return shown[:1] + shown[1:].capitalize()


def _countable(task: Task, item: ObjectFact, head: int) -> bool:
    """Whether "which" can stand before the noun: not before an abstract one, a name, or behind "our"."""
    if any(d.kind in ("capital", "name") and d.end <= head for d in item.delimiters):
        return False
    owned = any(d.kind in ("possessive", "possessive_noun") for d in item.delimiters)
    abstract = item.nature in ("quality", "topic") and not is_plural(task.language, task.text, item)
    return not (owned or abstract)


def _premodified(text: str, item: ObjectFact, head: int) -> int:
    """Where a noun in front of the head goes: in front of the nouns that stand there already."""
    at = head
    for cue in sorted(item.delimiters, key=lambda c: c.end, reverse=True):
        if cue.kind in ("compound", "name") and cue.start >= item.start and text[cue.end : at].strip() == "" and cue.end <= at:
            at = cue.start
    return at


def _offered(task: Task, noun: str) -> str | None:
    """The part that the context names: the word in front of the noun in an objective, a metric or a funnel."""
    context, common = task.evidence.context, word_set(task.language, "common")
    texts = [*context.objectives, *(h.metric for h in context.history), task.evidence.goal.metric or ""]
    found = set()
    for text in texts:
        for match in re.finditer(rf"(?<![\w-])([^\W\d_][\w-]+) {re.escape(noun)}(?![\w-])", text, re.IGNORECASE):
            if match[1].lower() not in common:
                found.add(match[1])
    return found.pop() if len(found) == 1 else None


def _verb(task: Task) -> Iterator[Draft]:
    """A slot for a verb that leaves open what is done, with verbs that go with the object in the question."""
    facts = task.report.facts
    act = facts.action
    if act is None or act.strength == "concrete" or not facts.objects or act.start > facts.objects[0].start:
        return
    item = facts.objects[0]
    entry = words.of_object(task.language, "deeds", item)
    if entry is None or entry.term != task.language.singular(item.head) or task.text[act.end : item.start].strip():
        return
    verbs = [str(v) for v in entry.get("verbs")]
    slot = task.slot("verb", example=verbs[0], verbs=", ".join(verbs[:-1]), last=verbs[-1])
    if act.text[:1].isupper():
        shown = _capital(slot.placeholder)
        slot = task.slot("verb", shown=shown, example=verbs[0].capitalize(), verbs=", ".join(verbs[:-1]), last=verbs[-1])
    yield Draft("specific", task.say("verb"), (Change(act.start, act.end, (slot,)),), "needs_input", verb=True)


def _amount(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{any_of(language, 'amounts')})\b", re.IGNORECASE)


def _article(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({any_of(language, 'articles')})\s+$", re.IGNORECASE)

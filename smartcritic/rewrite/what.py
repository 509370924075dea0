"""Object and verb: which of them, and what is done? A gap for the noun that delimits nothing, or for the verb."""

from __future__ import annotations

import re
from collections.abc import Iterator

from smartcritic.model import Facts, ObjectFact
from smartcritic.rewrite import amount, words
from smartcritic.rewrite.base import Change, Draft, Gap, Task, merged
from smartcritic.rewrite.clause import opening

EMPTY = frozenset({"thing", "stuff", "it", "something", "everything", "anything", "this", "that", "matter", "way", "one"})
_EXAMPLES = {"people": "hospital", "metric": "enterprise"}


def is_bare(facts: Facts) -> bool:
    """Whether the object says next to nothing ("things", "sales", "more customers"): then it is asked for first."""
    if not facts.objects:
        return False
    item = facts.objects[0]
    return item.head in EMPTY or (len(item.text.split()) <= 2 and (item.generic or item.nature == "quality") and not narrowed(item))


def narrowed(item: ObjectFact) -> bool:
    """Whether any words of the object part it from others of its kind."""
    return any(d.kind not in ("vague_modifier", "definite") for d in item.delimiters)


def draft(task: Task) -> Iterator[Draft]:
    """Propose a segment, an object, an amount or a verb: whatever would make two readers start on the same thing."""
    if task.report.criteria["specific"].verdict == "met":
        return
    narrow = list(_which(task))
    measured = [] if task.evidence.targets() else list(amount.ways(task, "specific"))
    both = []
    for one in narrow:
        for other in measured:
            changes = merged((other.changes, one.changes))
            if sum(len(c.parts) for c in changes) == sum(len(c.parts) for c in (*other.changes, *one.changes)):
                both.append(Draft("specific", one.message, changes, "needs_input", other.recurring, other.verb, amount=True))
    yield from (*both, *narrow, *measured) if is_bare(task.report.facts) else (*narrow, *measured, *both)
    yield from _verb(task)


def _which(task: Task) -> Iterator[Draft]:
    """A gap that parts the object from others of its kind."""
    facts, text = task.report.facts, task.text
    if not facts.objects:
        return
    item = facts.objects[0]
    if item.head in EMPTY:
        gap = Gap("object", "[what]", "What exactly?", "the returns process")
        yield Draft("specific", "Say what it is about", (Change(item.start, amount.object_end(task, item), (gap,)),), "needs_input")
        return
    if narrowed(item) and not item.generic:
        return
    if re.match(r"(?:more|less|much|little|enough)\b", item.text, re.IGNORECASE) and not amount.plural(text, item):
        return  # "more water": how much, not which
    head = amount.head_start(text, item)
    if head is None or amount.asked_for(text, _premodified(text, item, head)):
        return
    named = re.search(r"[A-Z][^\W\d_]*\s+$", text[:head])
    if (
        named is not None
        and named.start() > task.clause.start
        and text[head : head + 1].isupper()
        and not (task.shape.title or task.shape.upper)
    ):
        return
    entry = words.of_object("segments", item)
    if entry is not None and entry.term != words.singular(item.head):
        entry = None
    noun = text[head : head + len(item.head)] if text[head : head + len(item.head)].lower() == item.head else item.head
    match = re.match(r"[^\W_]+", text[head:])
    noun = match[0].lower() if match else noun
    kinds = str(entry.get("by")) if entry is not None else "product, market, team or place"
    example = str(entry.get("example")) if entry is not None else _EXAMPLES.get(item.nature, "warehouse")
    place = str(entry.get("where", "front")) if entry is not None else "front"
    if entry is None and not _countable(task, item, head):
        if any(d.kind in ("of", "segment", "place", "clause", "vague_phrase", "possessive_noun") for d in item.delimiters):
            return
        place = "in"  # "efficiency in [which team]", not "[which] efficiency"
        kinds, example = "team, product or place", "the support team"
    message = f"Say which {noun}: {kinds}"
    if place == "in" and entry is None:
        gap = Gap("segment", "[segment]", f"Where: in which {kinds}?", example)
        at = amount.object_end(task, item)
        yield Draft("specific", f"Say where: {kinds}", (Change(at, at, (" in ", gap)),), "needs_input")
        return
    asked = f"Which {noun}?" if words.singular(noun) in kinds.split(" or ") else f"Which {noun} ({kinds})?"
    gap = Gap("segment", "[which]", asked, example, _offered(task, noun))
    if place == "front":
        at = _premodified(text, item, head)
        if at == task.clause.start and text[at : at + 1].isupper():
            found = opening(text, task.clause, facts)
            if found is not None:
                first = Gap("segment", "[Which]", gap.question, example.capitalize(), gap.offered)
                yield Draft("specific", message, (Change(at, at + len(found[1]), (first, " ", found[1])),), "needs_input")
                return
        article = re.search(r"(?<![^\W_])(an?)\s+$", text[:at], re.IGNORECASE)
        changes = [Change(at, at, (gap, " "))]
        if article is not None:
            changes.insert(0, Change(article.start(1), article.end(1), ("The" if article[1][0].isupper() else "the",)))
        yield Draft("specific", message, tuple(changes), "needs_input")
    else:
        at = amount.object_end(task, item)
        yield Draft("specific", message, (Change(at, at, (f" {place} ", gap)),), "needs_input")


def _countable(task: Task, item: ObjectFact, head: int) -> bool:
    """Whether "which" can stand before the noun: not before an abstract one, a name, or behind "our"."""
    if any(d.kind in ("capital", "name") and d.end <= head for d in item.delimiters):
        return False
    owned = any(d.kind in ("possessive", "possessive_noun") for d in item.delimiters)
    abstract = item.nature in ("quality", "topic") and not amount.plural(task.text, item)
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
    context = task.evidence.context
    texts = [*context.objectives, *(h.metric for h in context.history), task.evidence.goal.metric or ""]
    found = set()
    for text in texts:
        for match in re.finditer(rf"(?<![\w-])([^\W\d_][\w-]+) {re.escape(noun)}(?![\w-])", text, re.IGNORECASE):
            if match[1].lower() not in _COMMON:
                found.add(match[1])
    return found.pop() if len(found) == 1 else None


_COMMON = frozenset(
    (
        "the our your their my its more new total overall all and or of in on for to increase grow raise improve boost drive reduce cut "
        "better higher lower net gross monthly weekly daily yearly quarterly annual"
    ).split()
)


def _verb(task: Task) -> Iterator[Draft]:
    """A gap for a verb that leaves open what is done, with verbs that go with the object in the question."""
    facts = task.report.facts
    act = facts.action
    if act is None or act.strength == "concrete" or not facts.objects or act.start > facts.objects[0].start:
        return
    item = facts.objects[0]
    entry = words.of_object("deeds", item)
    if entry is None or entry.term != words.singular(item.head):
        return
    verbs = [str(v) for v in entry.get("verbs")]
    between = task.text[act.end : item.start]
    if between.strip():
        return
    capital = act.text[:1].isupper()
    gap = Gap(
        "verb",
        "[Verb]" if capital else "[verb]",
        f"What exactly will you do: {', '.join(verbs[:-1])} or {verbs[-1]} it?",
        verbs[0].capitalize() if capital else verbs[0],
    )
    yield Draft("specific", "Say what exactly is done", (Change(act.start, act.end, (gap,)),), "needs_input", verb=True)

"""More, fewer, better: comparatives turned into amounts."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from smartcritic.languages import Entry, Language
from smartcritic.records import ObjectFact
from smartcritic.rewriting import words
from smartcritic.rewriting.base import Change, Draft, Task
from smartcritic.rewriting.levels import examples, kind_of_metric, last_count, today_level
from smartcritic.rewriting.nouns import head_start, is_plural, object_end
from smartcritic.rewriting.words import any_of, word_set


@dataclass(frozen=True, slots=True)
class _Comparative:
    """A comparative and what it compares: its word, where it stands, what follows it, and the entry of that in the list of measures."""

    task: Task
    item: ObjectFact
    criterion: str
    match: re.Match[str]
    end: int
    entry: Entry | None

    @property
    def word(self) -> str:
        """The comparative in lower case."""
        return self.match[1].lower()

    @property
    def noun(self) -> str:
        """What is compared."""
        return self.task.text[self.match.end() : self.end].strip() or self.item.head

    def says(self, name: str) -> bool:
        """Whether the comparative is one of a set of words."""
        return self.word in word_set(self.task.language, name)

    def replaced(self, *parts: object) -> Change:
        """The comparative replaced."""
        return Change(self.match.start(1), self.match.end(1), parts)  # type: ignore[arg-type]

    def shown(self) -> str:
        """The comparative as it stands behind a number."""
        return self.word if self.match.start(1) == self.task.clause.start else self.match[1]


def of_object(task: Task, item: ObjectFact, criterion: str) -> Iterator[Draft]:
    """ "more calls" -> "[N] calls per day"; "better conversion rates" -> "raise conversion rates from [now] to [target]"."""
    language = task.language
    head = head_start(language, task.text, item)
    match = language.once(_more).search(task.text, max(task.clause.start, item.start - 12), item.end)
    if match is None or match.start() > (head or item.start):
        return
    act = task.report.facts.action
    if act is not None and match.start() <= act.start < item.end:
        act = None
    entry = words.of_object(language, "measures", item)
    found = _Comparative(task, item, criterion, match, object_end(task, item), entry)
    many, fewer = found.says("many"), found.says("fewer")
    kind = kind_of_metric(language, item)
    if act is None and not many and not fewer and item.metric:
        yield _moved(found, kind)
    elif many and is_plural(language, task.text, item) and kind not in ("rate", "score", "time", "money"):
        yield from _counted(found)
    elif fewer or (many and item.metric):
        slot = task.slot("change", name=found.noun)
        yield Draft(criterion, task.say("much_of", noun=found.word), (found.replaced(slot, " " + found.shown()),), "needs_input")
    elif many and act is not None and entry is not None and entry.get("amount"):
        slot = task.slot("much_of", example=str(entry.get("amount")), noun=found.noun)
        yield Draft(criterion, task.say("much_of", noun=found.noun), (found.replaced(slot),), "needs_input")


def _moved(found: _Comparative, kind: str) -> Draft:
    """ "better rates" -> "raise rates from [now] to [target]"."""
    task, down = found.task, found.says("down")
    verb = task.say("cut" if down else "raise")
    verb = verb.capitalize() if found.match[1][0].isupper() else verb
    before, after = examples(task.language, kind or "rate", "down" if down else "up")
    now = task.slot("now", example=before, offered=today_level(task, found.item), name=found.noun)
    target = task.slot("target", example=after, name=found.noun)
    changes = (found.replaced(verb), Change(found.end, found.end, task.phrase("from_to", now=now, target=target)))
    return Draft(found.criterion, task.say("from_to"), changes, "needs_input", verb=True)


def _counted(found: _Comparative) -> Iterator[Draft]:
    """ "more calls" -> "[N] calls per day", and "[N] more calls"."""
    task, item, entry = found.task, found.item, found.entry
    message = task.say("many", noun=found.noun)
    period = str(entry.get("per") or "") if entry is not None else ""
    if entry is not None and period:
        slot = task.slot("per", example=str(entry.get("count")), noun=found.noun, period=period)
        slot = replace(slot, question=last_count(task, item, slot.question))
        start = head_start(task.language, task.text, item) or item.start
        head = re.compile(r"[^\W_]+").match(task.text, start)
        if head is not None and head.end() == found.end:
            changes = (found.replaced(slot), Change(found.end, found.end, task.phrase("per", period=period)))
            yield Draft(found.criterion, message, changes, "needs_input", recurring=True)
    slot = task.slot("more", noun=found.noun)
    slot = replace(slot, question=last_count(task, item, slot.question))
    yield Draft(found.criterion, message, (found.replaced(slot, " " + found.shown()),), "needs_input")


def how_much(task: Task, criterion: str) -> Iterator[Draft]:
    """ "Read more" -> "Read [how much]"; "exercise daily" -> "exercise [how long] daily"."""
    act = task.report.facts.action
    if act is None:
        return
    entry = words.find(task.language, "measures", act.lemma)
    each = str(entry.get("each") or "") if entry is not None else ""
    some = str(entry.get("amount") or "") if entry is not None else ""
    match = task.language.once(_much).match(task.text, act.end)
    if match is not None:
        example = each or task.language.once(_of_end).sub("", some)
        slot = task.slot("much", example=example, verb=act.lemma)
        yield Draft(criterion, task.say("much"), (Change(match.start(1), match.end(1), (slot,)),), "needs_input")
    elif each and not task.report.facts.quantities:
        slot = task.slot("long", example=each, verb=act.lemma)
        yield Draft(criterion, task.say("long"), (Change(act.end, act.end, task.phrase("how_long", target=slot)),), "needs_input")


def _more(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?<![^\W_])({any_of(language, 'more')})(?=\s)", re.IGNORECASE)


def _much(language: Language) -> re.Pattern[str]:
    behind = any_of(language, "behind_much")
    return re.compile(rf"\s+({any_of(language, 'much')})(?![\w-])(?=\s*(?:[.!;,]|$|(?:{behind}) ))", re.IGNORECASE)


def _of_end(language: Language) -> re.Pattern[str]:
    return re.compile(rf" (?:{any_of(language, 'of')})$")

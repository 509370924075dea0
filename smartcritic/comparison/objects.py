"""Objects by their head noun, and details: what narrows an object by the words that carry meaning, and the means that are named."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.attainability.words import tokens
from smartcritic.comparison.aims import purposes
from smartcritic.comparison.base import ComparisonBuilder, GoalVersion, known_from_context
from smartcritic.comparison.names import names
from smartcritic.model import ObjectFact, Quote

_NO_DETAIL = frozenset({"vague_modifier", "number", "definite", "vague_phrase"})


def compare_objects(pair: ComparisonBuilder) -> None:
    """Match what the actions are done to by its head noun, and what narrows it by the words that carry meaning."""
    words = pair.vocabulary
    before, after = _objects(pair.before), _objects(pair.after)
    new = [o for o in after if not _said(pair.after, o, pair.before)]
    named = [(n.start, n.end) for n in names(pair.before)], [(n.start, n.end) for n in names(pair.after)]
    aims = [span for span, _ in purposes(pair.before)], [span for span, _ in purposes(pair.after)]
    for thing in before:
        quote = _core(pair.before, thing)
        if _said(pair.before, thing, pair.after):
            head = _head(thing, pair.before)
            match = next((o for o in after if _head(o, pair.after) == head or (o.metric and o.metric == thing.metric)), None)
            gone = _missing(pair.before, thing, pair.after, named[0], aims[0])
            more = _missing(pair.after, match, pair.before, named[1], aims[1]) if match is not None else ()
            there = _core(pair.after, match) if match is not None else pair.after.where(head)
            pair.add("object", "changed" if gone and more else "kept", quote, there)
            if gone and not more:
                pair.add("detail", "lost", _spanned(pair.before, gone), None)
            if more and not gone:
                _invented(pair, more)
        elif new:
            pair.add("object", "changed", quote, _core(pair.after, new.pop(0)))
        else:
            pair.add("object", "lost", quote, None)
    for thing in new:
        content = pair.after.content(thing.start, thing.end, named[1])
        if content and not words.is_weak(words.stem(thing.head)) and not any(pair.before.says(w) for w in content):
            source = known_from_context(content, pair)
            quote = _core(pair.after, thing)
            pair.add_new("object", quote, source)


def compare_details(pair: ComparisonBuilder) -> None:
    """Match the means and bases that the texts name ("by fixing the seals", "through partners")."""
    sides = (pair.before, pair.after)
    cues = [[c for c in s.facts.of("means", "basis") if c.value != "baseline" and s.free(c.start, c.end)] for s in sides]
    named = [[(n.start, n.end) for n in names(s)] for s in sides]
    amounts = [[(q.start, q.end) for q in s.facts.quantities] for s in sides]
    content = [[(c, s.content(c.start, c.end, (*named[i], *amounts[i]))) for c in cues[i]] for i, s in enumerate(sides)]
    lost = [(c, said) for c, said in content[0] if said and not any(pair.after.says(w) for w in said)]
    new = [(c, said) for c, said in content[1] if said and not any(pair.before.says(w) for w in said)]
    for cue, said in content[0]:
        if any(pair.after.says(w) for w in said):
            pair.add("detail", "kept", pair.before.quote(cue.start, cue.end), pair.after.where(said))
    while lost and new:
        (old, _), (other, _) = lost.pop(0), new.pop(0)
        pair.add("detail", "changed", pair.before.quote(old.start, old.end), pair.after.quote(other.start, other.end))
    for cue, _ in lost:
        pair.add("detail", "lost", pair.before.quote(cue.start, cue.end), None)
    for cue, said in new:
        source = known_from_context(said, pair)
        quote = pair.after.quote(cue.start, cue.end)
        pair.add_new("detail", quote, source)


def _objects(side: GoalVersion) -> list[ObjectFact]:
    """The objects that say something outside slots and figures."""
    found = [o for o in side.facts.objects if side.content(o.start, o.end, side.measured)]
    return [o for o in found if any(h in side.said for h in _head(o, side))]


def _core(side: GoalVersion, thing: ObjectFact) -> Quote:
    """Quote an object from its first word that is no figure, article or the like."""
    counted = [(q.start, q.end) for q in side.facts.quantities]
    for word in side.words:
        if thing.start <= word.start < thing.end and not side.vocabulary.is_plain(word.text.lower()):
            figure = any(c.isdigit() for c in word.text) and any(a <= word.start < b for a, b in counted)
            if not figure and not word.text.isdigit() and not any(a <= word.start < b for a, b in side.measured):
                return side.quote(word.start, thing.end)
    return side.quote(thing.start, thing.end)


def _head(thing: ObjectFact, side: GoalVersion) -> tuple[str, ...]:
    return tuple(side.vocabulary.stem(w) for w in tokens(thing.head))


def _said(own: GoalVersion, thing: ObjectFact, other: GoalVersion) -> bool:
    """Whether an object's head, or its metric under another name, is in the other text."""
    if any(other.says(h) for h in _head(thing, own)):
        return True
    if thing.metric and any(o.metric == thing.metric for o in other.facts.objects):
        return True
    return _abbreviated(thing, own, other) or any(_abbreviated(o, other, own) for o in other.facts.objects)


def _abbreviated(thing: ObjectFact, own: GoalVersion, other: GoalVersion) -> bool:
    """Whether the object is an abbreviation whose letters begin successive words of the other text."""
    text = own.text[thing.start : thing.end]
    return any(short.lower() in other.initials for short in re.findall(r"\b[A-Z]{2,6}\b", text))


def _missing(
    own: GoalVersion, thing: ObjectFact, other: GoalVersion, named: Sequence[tuple[int, int]], skip: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """The parts that narrow an object and of which no word is in the other text."""
    words = own.vocabulary
    amounts = [(q.start, q.end) for q in own.facts.quantities]
    metric = {words.stem(w) for w in tokens(thing.metric or "")}
    found = []
    for part in thing.delimiters:
        if part.kind in _NO_DETAIL or not own.free(part.start, part.end):
            continue
        figures = own.measured if part.kind in ("modifier", "compound") else amounts  # an amount tells of its own noun
        said = own.content(part.start, part.end, (*named, *figures, *skip))
        said = tuple(w for w in said if not words.is_weak(w) and w not in metric)
        if said and not any(other.says(w) for w in said):
            found.append((part.start, part.end))
    return tuple(found)


def _spanned(side: GoalVersion, parts: Sequence[tuple[int, int]]) -> Quote:
    return side.quote(min(a for a, _ in parts), max(b for _, b in parts))


def _invented(pair: ComparisonBuilder, parts: Sequence[tuple[int, int]]) -> None:
    quote = _spanned(pair.after, parts)
    source = known_from_context(pair.after.content(quote.start, quote.end), pair)
    pair.add_new("detail", quote, source)

"""Actions: the same verb, one that says the same, or one that moves the same way is kept; and the verbs that no other reader covers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.attainability.words import tokens
from smartcritic.comparison.base import LIST, ComparisonBuilder, GoalVersion, known_from_context
from smartcritic.languages import Language
from smartcritic.model import Action, Quote


def compare_actions(pair: ComparisonBuilder) -> None:
    """Match the verbs: the same one, one that says the same, or one that moves the same way is kept; a "not" more or less is a change."""
    words = pair.vocabulary
    before = [a for a in pair.before.facts.actions if pair.before.free(a.start, a.end)]
    after = [a for a in pair.after.facts.actions if pair.after.free(a.start, a.end)]
    turned = _negated(pair.before) != _negated(pair.after)
    left, new = list(before), list(after)
    for old in before:
        match = next((n for n in new if _same_deed(old, n, pair)), None)
        if match is not None:
            quotes = _quoted(pair.before, old), _quoted(pair.after, match)
            if turned and old is before[0]:
                quotes = _with_not(pair.before, old), _with_not(pair.after, match)
            pair.add("action", "changed" if turned and old is before[0] else "kept", *quotes)
            left.remove(old)
            new.remove(match)
    new = [n for n in new if not _spoken(n, pair.before) and not _of_slot(n, pair.after)]
    new = [n for n in new if not (not before and _fits_noun(n, pair.before))]
    if any(_as_noun(old, pair.after) for old in left):
        new = [n for n in new if not words.is_light(words.stem(n.lemma))]  # "get certified", "obtain certification"
    for old in tuple(left):
        if _spoken(old, pair.after) and not words.is_light(words.stem(old.lemma)):
            stems = (words.stem(old.lemma), words.stem(old.text.lower()), _as_noun(old, pair.after) or "")
            first = turned and old is before[0]
            quote = _with_not(pair.before, old) if first else _quoted(pair.before, old)
            pair.add("action", "changed" if first else "kept", quote, pair.after.where(stems))
            left.remove(old)
        elif new:
            pair.add("action", "changed", _quoted(pair.before, old), _quoted(pair.after, new.pop(0)))
            left.remove(old)
    for old in left:
        if old.direction is not None and pair.after.is_moved:
            pair.add("action", "kept", _quoted(pair.before, old), None)
        elif old.strength == "concrete" or not pair.after.slots:
            pair.add("action", "lost", _quoted(pair.before, old), None)
    for one in new:
        pair.add("action", "invented", None, _quoted(pair.after, one))


def _quoted(side: GoalVersion, action: Action) -> Quote:
    return side.quote(action.start, action.end)


def _with_not(side: GoalVersion, action: Action) -> Quote:
    """Quote a verb with the "not" in front of it or the "no" behind it."""
    refusals = side.facts.of("negation", "all_or_none")
    start = min([action.start, *(c.start for c in refusals if action.start - 20 <= c.start < action.start)])
    end = max([action.end, *(c.end for c in refusals if action.end < c.start <= action.end + 20)])
    while start < action.start and start and side.text[start - 1].isalpha():  # "n't" is read apart from "don"
        start -= 1
    return side.quote(start, end)


def _of_slot(action: Action, side: GoalVersion) -> bool:
    """Whether what the action is done to is a slot: "bring [metric] to [target]" says nothing yet."""
    return any(not tokens(side.text[action.end : a]) for a, _ in side.slots if a >= action.end)


def _spoken(action: Action, side: GoalVersion) -> bool:
    """Whether a text has the verb in any form and place, or a noun made of it."""
    stem = side.vocabulary.stem
    return stem(action.lemma) in side.said or stem(action.text.lower()) in side.said or _as_noun(action, side) is not None


def _noun(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{language.any_of(LIST, 'noun_endings')})(?:{language.any_of(LIST, 'plural_endings')})?$")


def _verb_ending(language: Language) -> re.Pattern[str]:
    return re.compile(rf"(?:{language.any_of(LIST, 'verb_endings')})$")


def _as_noun(action: Action, side: GoalVersion) -> str | None:
    """The stem of a noun made of the verb ("certify", "certification"), where the text has one."""
    root = side.language.once(_verb_ending).sub("", action.lemma.lower())
    noun = side.language.once(_noun)
    made = (w.stem for w in side.words if len(root) >= 4 and w.text.lower().startswith(root[:7]) and noun.search(w.text.lower()))
    return next(made, None)


def _negated(side: GoalVersion) -> bool:
    none = [c for c in side.facts.of("all_or_none") if (c.value or "") in side.word_set("none")]
    return any(side.free(c.start, c.end) for c in (*side.facts.of("negation"), *none))


def _same_deed(a: Action, b: Action, pair: ComparisonBuilder) -> bool:
    words = pair.vocabulary
    if a.lemma == b.lemma or words.stem(a.lemma) == words.stem(b.lemma):
        return True
    if not pair.before.word_set("copulas").isdisjoint((a.lemma, b.lemma)):
        return False
    one, other = words.deed(a.lemma), words.deed(b.lemma)
    if one is not None and one == other:
        return True
    ways = words.way(a.lemma), words.way(b.lemma)
    if 0 not in ways or {a.direction, b.direction} <= {"up", "down"}:
        return ways[0] == ways[1] if 0 not in ways else a.direction == b.direction
    for x, y in ((a, b), (b, a)):
        if x.strength == "generic" and words.is_light(words.stem(x.lemma)) and y.direction == "reach":
            return True
    if one is None and other is None:
        return 0 in ways or ways[0] == ways[1]
    return a.direction is not None and a.direction == b.direction and (one is None or other is None)


def _fits_noun(action: Action, side: GoalVersion) -> bool:
    """Whether a verb only says what a goal without one says in nouns: "20% growth" -> "grow by 20%", "reach 20% growth"."""
    words = side.vocabulary
    if action.strength != "concrete" or words.is_light(words.stem(action.lemma)) or action.direction == "reach":
        return words.way(action.lemma) * words.way(side.text) >= 0
    return False


def compare_rest(pair: ComparisonBuilder) -> None:
    """Match the verbs that no fact covers: "teach pupils to swim" and "to dive" are not the same."""
    lost = _rest(pair.before, pair.after, [f.before for f in pair.found])
    new = _rest(pair.after, pair.before, [f.after for f in pair.found])
    while lost and new:
        pair.add("detail", "changed", lost.pop(0), new.pop(0))
    for quote in lost:
        pair.add("detail", "lost", quote, None)
    for quote in new:
        pair.add_new("detail", quote, known_from_context((pair.vocabulary.stem(quote.text.lower()),), pair))


def _rest(own: GoalVersion, other: GoalVersion, told: Sequence[Quote | None]) -> list[Quote]:
    """The verbs outside of what is told already, slots, dates and amounts, that carry meaning and are not in the other text."""
    taken = [(q.start, q.end) for q in told if q is not None] + [*own.asking, *own.dated, *own.measured]
    taken += [(a.start, a.end) for a in own.facts.actions]
    cues = own.facts.of("vague_time", "vague_word", "buzzword", "hedge", "label", "owner", "basis", "tracking")
    taken += [(c.start, c.end) for c in cues]
    taken += [(own.text.rfind(" ", 0, c.start - 4) + 1, c.start) for c in cues if c.kind == "tracking"]  # "tracked in"
    found, words = [], own.vocabulary
    for parse in own.parses:
        for i in range(parse.n):
            if parse.pos[i] != "VERB" or parse.deps[i].partition(":")[0] not in ("xcomp", "ccomp", "advcl", "acl"):
                continue
            start, end = parse.span(i, i + 1)
            stem = words.stem(parse.lemmas[i])
            plain = words.is_plain(parse.lower[i]) or words.is_light(stem) or words.is_weak(stem) or words.moves(stem)
            if plain or parse.lower[i] in own.word_set("function_words") or other.says(stem) or other.says(words.stem(parse.lower[i])):
                continue
            if not any(a < end and start < b for a, b in taken):
                found.append(own.quote(start, end))
    return found

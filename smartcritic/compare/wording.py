"""What is said in words: action, object, what narrows it, owner and purpose; compared by what the words mean, not how they are spelled."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.attainability import words
from smartcritic.compare.base import LINKS, Pair, Side
from smartcritic.compare.names import is_doer, names
from smartcritic.records import Action, ObjectFact, Quote, Source

_NO_DETAIL = frozenset({"vague_modifier", "number", "definite", "vague_phrase"})
_CLAUSE_END = re.compile(r"[.;!?\n]|,\s")
_PRONOUNS = frozenset("i we you they it he she everyone everybody who one us".split())


# --------------------------------------------------------------------------- action


def compare_actions(pair: Pair) -> None:
    """Match the verbs: the same one, one that says the same, or one that moves the same way is kept; a "not" more or less is a change."""
    before = [a for a in pair.before.facts.actions if pair.before.free(a.start, a.end)]
    after = [a for a in pair.after.facts.actions if pair.after.free(a.start, a.end)]
    turned = _negated(pair.before) != _negated(pair.after)
    left, new = list(before), list(after)
    for old in before:
        match = next((n for n in new if _same_deed(old, n)), None)
        if match is not None:
            quotes = _quoted(pair.before, old), _quoted(pair.after, match)
            if turned and old is before[0]:
                quotes = _with_not(pair.before, old), _with_not(pair.after, match)
            pair.put("action", "changed" if turned and old is before[0] else "kept", *quotes)
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
            pair.put("action", "changed" if first else "kept", quote, pair.after.where(stems))
            left.remove(old)
        elif new:
            pair.put("action", "changed", _quoted(pair.before, old), _quoted(pair.after, new.pop(0)))
            left.remove(old)
    for old in left:
        if old.strength == "concrete" or not pair.after.slots:
            pair.put("action", "lost", _quoted(pair.before, old), None)
    for one in new:
        pair.put("action", "invented", None, _quoted(pair.after, one))


def _quoted(side: Side, action: Action) -> Quote:
    return side.quote(action.start, action.end)


def _with_not(side: Side, action: Action) -> Quote:
    """Quote a verb with the "not" in front of it or the "no" behind it."""
    refusals = side.facts.of("negation", "all_or_none")
    start = min([action.start, *(c.start for c in refusals if action.start - 20 <= c.start < action.start)])
    end = max([action.end, *(c.end for c in refusals if action.end < c.start <= action.end + 20)])
    while start < action.start and start and side.text[start - 1].isalpha():  # "n't" is read apart from "don"
        start -= 1
    return side.quote(start, end)


def _of_slot(action: Action, side: Side) -> bool:
    """Whether what the action is done to is a slot: "bring [metric] to [target]" says nothing yet."""
    return any(not words.tokens(side.text[action.end : a]) for a, _ in side.slots if a >= action.end)


def _spoken(action: Action, side: Side) -> bool:
    """Whether a text has the verb in any form and place, or a noun made of it."""
    return words.stem(action.lemma) in side.said or words.stem(action.text.lower()) in side.said or _as_noun(action, side) is not None


_NOUN = re.compile(r"(?:ation|tion|sion|ment|ance|ence|ure|al|ery|th)s?$")


def _as_noun(action: Action, side: Side) -> str | None:
    """The stem of a noun made of the verb ("certify", "certification"), where the text has one."""
    root = action.lemma.lower().removesuffix("e").removesuffix("y")
    made = (w.stem for w in side.words if len(root) >= 4 and w.text.lower().startswith(root[:7]) and _NOUN.search(w.text.lower()))
    return next(made, None)


def _negated(side: Side) -> bool:
    none = [c for c in side.facts.of("all_or_none") if (c.value or "") in ("no", "none")]
    return any(side.free(c.start, c.end) for c in (*side.facts.of("negation"), *none))


def _same_deed(a: Action, b: Action) -> bool:
    if a.lemma == b.lemma or words.stem(a.lemma) == words.stem(b.lemma):
        return True
    if "be" in (a.lemma, b.lemma):
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


def _fits_noun(action: Action, side: Side) -> bool:
    """Whether a verb only says what a goal without one says in nouns: "20% growth" -> "grow by 20%", "reach 20% growth"."""
    if action.strength != "concrete" or words.is_light(words.stem(action.lemma)) or action.direction == "reach":
        return words.way(action.lemma) * words.way(side.text) >= 0
    return False


# --------------------------------------------------------------------------- object and detail


def compare_objects(pair: Pair) -> None:
    """Match what the actions are done to by its head noun, and what narrows it by the words that carry meaning."""
    before, after = _objects(pair.before), _objects(pair.after)
    new = [o for o in after if not _said(pair.after, o, pair.before)]
    named = [(n.start, n.end) for n in names(pair.before)], [(n.start, n.end) for n in names(pair.after)]
    aims = [span for span, _ in _purposes(pair.before)], [span for span, _ in _purposes(pair.after)]
    for thing in before:
        quote = _core(pair.before, thing)
        if _said(pair.before, thing, pair.after):
            match = next((o for o in after if _head(o) == _head(thing) or (o.metric and o.metric == thing.metric)), None)
            gone = _missing(pair.before, thing, pair.after, named[0], aims[0])
            more = _missing(pair.after, match, pair.before, named[1], aims[1]) if match is not None else ()
            there = _core(pair.after, match) if match is not None else pair.after.where(_head(thing))
            pair.put("object", "changed" if gone and more else "kept", quote, there)
            if gone and not more:
                pair.put("detail", "lost", _spanned(pair.before, gone), None)
            if more and not gone:
                _invented(pair, more)
        elif new:
            pair.put("object", "changed", quote, _core(pair.after, new.pop(0)))
        else:
            pair.put("object", "lost", quote, None)
    for thing in new:
        content = pair.after.content(thing.start, thing.end, named[1])
        if content and not words.is_weak(words.stem(thing.head)) and not any(pair.before.says(w) for w in content):
            source = _beside(content, pair)
            quote = _core(pair.after, thing)
            if source is not None:
                pair.put("object", "kept", None, quote, source)
            else:
                pair.put("object", "invented", None, quote)


def compare_details(pair: Pair) -> None:
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
            pair.put("detail", "kept", pair.before.quote(cue.start, cue.end), pair.after.where(said))
    while lost and new:
        (old, _), (other, _) = lost.pop(0), new.pop(0)
        pair.put("detail", "changed", pair.before.quote(old.start, old.end), pair.after.quote(other.start, other.end))
    for cue, _ in lost:
        pair.put("detail", "lost", pair.before.quote(cue.start, cue.end), None)
    for cue, said in new:
        source = _beside(said, pair)
        quote = pair.after.quote(cue.start, cue.end)
        if source is not None:
            pair.put("detail", "kept", None, quote, source)
        else:
            pair.put("detail", "invented", None, quote)


def _objects(side: Side) -> list[ObjectFact]:
    """The objects that say something outside slots and figures."""
    found = [o for o in side.facts.objects if side.content(o.start, o.end, side.measured)]
    return [o for o in found if any(h in side.said for h in _head(o))]


def _core(side: Side, thing: ObjectFact) -> Quote:
    """Quote an object from its first word that is no figure, article or the like."""
    counted = [(q.start, q.end) for q in side.facts.quantities]
    for word in side.words:
        if thing.start <= word.start < thing.end and not words.is_plain(word.text.lower()):
            figure = any(c.isdigit() for c in word.text) and any(a <= word.start < b for a, b in counted)
            if not figure and not word.text.isdigit() and not any(a <= word.start < b for a, b in side.measured):
                return side.quote(word.start, thing.end)
    return side.quote(thing.start, thing.end)


def _head(thing: ObjectFact) -> tuple[str, ...]:
    return tuple(words.stem(w) for w in words.tokens(thing.head))


def _said(own: Side, thing: ObjectFact, other: Side) -> bool:
    """Whether an object's head, or its metric under another name, is in the other text."""
    if any(other.says(h) for h in _head(thing)):
        return True
    if thing.metric and any(o.metric == thing.metric for o in other.facts.objects):
        return True
    return _abbreviated(thing, own, other) or any(_abbreviated(o, other, own) for o in other.facts.objects)


def _abbreviated(thing: ObjectFact, own: Side, other: Side) -> bool:
    """Whether the object is an abbreviation whose letters begin successive words of the other text."""
    text = own.text[thing.start : thing.end]
    return any(short.lower() in other.initials for short in re.findall(r"\b[A-Z]{2,6}\b", text))


def _missing(
    own: Side, thing: ObjectFact, other: Side, named: Sequence[tuple[int, int]], skip: Sequence[tuple[int, int]] = ()
) -> tuple[tuple[int, int], ...]:
    """The parts that narrow an object and of which no word is in the other text."""
    amounts = [(q.start, q.end) for q in own.facts.quantities]
    metric = {words.stem(w) for w in words.tokens(thing.metric or "")}
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


def _spanned(side: Side, parts: Sequence[tuple[int, int]]) -> Quote:
    return side.quote(min(a for a, _ in parts), max(b for _, b in parts))


def _invented(pair: Pair, parts: Sequence[tuple[int, int]]) -> None:
    quote = _spanned(pair.after, parts)
    source = _beside(pair.after.content(quote.start, quote.end), pair)
    if source is not None:
        pair.put("detail", "kept", None, quote, source)
    else:
        pair.put("detail", "invented", None, quote)


def _beside(stems: Sequence[str], pair: Pair) -> Source | None:
    """Where all of these words are known from, beside the text."""
    sources = [pair.known.words.get(s) for s in stems if s not in pair.before.said]
    if not sources or None in sources:
        return None
    return "context" if "context" in sources else "field"


# --------------------------------------------------------------------------- owner


def compare_owners(pair: Pair) -> None:
    """Match who does it; "we" and "I" name nobody."""
    before, after = _owners(pair.before), _owners(pair.after)
    left = []
    for cue, said in before:
        if any(pair.after.says(w) for w in said):
            pair.put("owner", "kept", pair.before.quote(*cue), pair.after.where(said))
        else:
            left.append(cue)
    new = [(c, said) for c, said in after if not any(pair.before.says(w) for w in said)]
    for cue in tuple(left):
        if new:
            other, _ = new.pop(0)
            pair.put("owner", "changed", pair.before.quote(*cue), pair.after.quote(*other))
            left.remove(cue)
    for cue in left:
        pair.put("owner", "lost", pair.before.quote(*cue), None)
    for cue, said in new:
        quote = pair.after.quote(*cue)
        source = _beside(said, pair)
        if source is not None:
            pair.put("owner", "kept", None, quote, source)
        else:
            pair.put("owner", "invented", None, quote)


def _owners(side: Side) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Owners with the words that tell them from others: "team" alone only where nothing else is said."""
    found = []
    for cue in side.facts.of("owner"):
        if not side.free(cue.start, cue.end) or cue.text.lower() in _PRONOUNS:
            continue
        said = side.content(cue.start, cue.end)
        said = tuple(w for w in said if not words.is_weak(w)) or said
        if said:
            found.append(((cue.start, cue.end), said))
    if not found:
        found = [((n.start, n.end), n.stems) for n in names(side) if is_doer(n, side)]
    return found


# --------------------------------------------------------------------------- purpose


def compare_purposes(pair: Pair) -> None:
    """Match what the goal is for: kept where half of its words are in the other text."""
    before, after = _purposes(pair.before), _purposes(pair.after)
    left = []
    for span, said in before:
        if _share(said, pair.after) >= 0.5:
            pair.put("purpose", "kept", pair.before.quote(*span), pair.after.where(said))
        else:
            left.append(span)
    new = [(span, said) for span, said in after if _share(said, pair.before) < 0.5]
    while left and new:
        pair.put("purpose", "changed", pair.before.quote(*left.pop(0)), pair.after.quote(*new.pop(0)[0]))
    for span in left:
        pair.put("purpose", "lost", pair.before.quote(*span), None)
    for span, said in new:
        source = _beside([w for w in said if not words.is_weak(w)], pair)
        quote = pair.after.quote(*span)
        if source is not None:
            pair.put("purpose", "kept", None, quote, source)
        else:
            pair.put("purpose", "invented", None, quote)


def _share(said: Sequence[str], other: Side) -> float:
    return sum(other.says(w) for w in said) / len(said)


def _purposes(side: Side) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """The purposes as spans that do not overlap, each with its words; a bare "so that" reaches to the end of its clause."""
    spans: list[tuple[int, int]] = []
    for cue in side.facts.of("purpose", "parent"):
        start, end = cue.start, cue.end
        if not side.content(start, end):
            stop = _CLAUSE_END.search(side.text, end)
            end = stop.start() if stop else len(side.text.rstrip())
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    named = [(n.start, n.end) for n in names(side)]
    return [(span, side.content(*span)) for span in spans if side.content(*span, named)]


# --------------------------------------------------------------------------- the rest


def compare_rest(pair: Pair) -> None:
    """Match the verbs that no fact covers: "teach pupils to swim" and "to dive" are not the same."""
    lost = _rest(pair.before, pair.after, [f.before for f in pair.found])
    new = _rest(pair.after, pair.before, [f.after for f in pair.found])
    while lost and new:
        pair.put("detail", "changed", lost.pop(0), new.pop(0))
    for quote in lost:
        pair.put("detail", "lost", quote, None)
    for quote in new:
        source = _beside((words.stem(quote.text.lower()),), pair)
        pair.put("detail", "invented" if source is None else "kept", None, quote, source or "text")


def _rest(own: Side, other: Side, told: Sequence[Quote | None]) -> list[Quote]:
    """The verbs outside of what is told already, slots, dates and amounts, that carry meaning and are not in the other text."""
    taken = [(q.start, q.end) for q in told if q is not None] + [*own.slots, *own.dated, *own.measured]
    taken += [(a.start, a.end) for a in own.facts.actions]
    cues = own.facts.of("vague_time", "vague_word", "buzzword", "hedge", "label", "owner", "basis", "tracking")
    taken += [(c.start, c.end) for c in cues]
    taken += [(own.text.rfind(" ", 0, c.start - 4) + 1, c.start) for c in cues if c.kind == "tracking"]  # "tracked in"
    found = []
    for parse in own.parses:
        for i in range(parse.n):
            if parse.pos[i] != "VERB" or parse.deps[i].partition(":")[0] not in ("xcomp", "ccomp", "advcl", "acl"):
                continue
            start, end = parse.span(i, i + 1)
            stem = words.stem(parse.lemmas[i])
            plain = words.is_plain(parse.lower[i]) or words.is_light(stem) or words.is_weak(stem) or words.moves(stem)
            if plain or parse.lower[i] in LINKS or other.says(stem) or other.says(words.stem(parse.lower[i])):
                continue
            if not any(a < end and start < b for a, b in taken):
                found.append(own.quote(start, end))
    return found

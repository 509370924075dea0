"""Who does it, and what it is for."""

from __future__ import annotations

import re
from collections.abc import Sequence

from smartcritic.comparison.base import ComparisonBuilder, GoalVersion, known_from_context
from smartcritic.comparison.names import is_doer, names

_CLAUSE_END = re.compile(r"[.;!?\n]|,\s")


def compare_owners(pair: ComparisonBuilder) -> None:
    """Match who does it; "we" and "I" name nobody."""
    before, after = _owners(pair.before), _owners(pair.after)
    left = []
    for cue, said in before:
        if any(pair.after.says(w) for w in said):
            pair.add("owner", "kept", pair.before.quote(*cue), pair.after.where(said))
        else:
            left.append(cue)
    new = [(c, said) for c, said in after if not any(pair.before.says(w) for w in said)]
    for cue in tuple(left):
        if new:
            other, _ = new.pop(0)
            pair.add("owner", "changed", pair.before.quote(*cue), pair.after.quote(*other))
            left.remove(cue)
    for cue in left:
        pair.add("owner", "lost", pair.before.quote(*cue), None)
    for cue, said in new:
        quote = pair.after.quote(*cue)
        source = known_from_context(said, pair)
        pair.add_new("owner", quote, source)


def _owners(side: GoalVersion) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """Owners with the words that tell them from others: "team" alone only where nothing else is said."""
    found, words = [], side.vocabulary
    for cue in side.facts.of("owner"):
        if not side.free(cue.start, cue.end) or cue.text.lower() in side.word_set("pronouns"):
            continue
        said = side.content(cue.start, cue.end)
        said = tuple(w for w in said if not words.is_weak(w)) or said
        if said:
            found.append(((cue.start, cue.end), said))
    if not found:
        found = [((n.start, n.end), n.stems) for n in names(side) if is_doer(n, side)]
    return found


def compare_purposes(pair: ComparisonBuilder) -> None:
    """Match what the goal is for: kept where half of its words are in the other text."""
    before, after = purposes(pair.before), purposes(pair.after)
    left = []
    for span, said in before:
        if _share(said, pair.after) >= 0.5:
            pair.add("purpose", "kept", pair.before.quote(*span), pair.after.where(said))
        else:
            left.append(span)
    new = [(span, said) for span, said in after if _share(said, pair.before) < 0.5]
    while left and new:
        pair.add("purpose", "changed", pair.before.quote(*left.pop(0)), pair.after.quote(*new.pop(0)[0]))
    for span in left:
        pair.add("purpose", "lost", pair.before.quote(*span), None)
    for span, said in new:
        source = known_from_context([w for w in said if not pair.vocabulary.is_weak(w)], pair)
        quote = pair.after.quote(*span)
        pair.add_new("purpose", quote, source)


def _share(said: Sequence[str], other: GoalVersion) -> float:
    return sum(other.says(w) for w in said) / len(said)


def _from_verb(side: GoalVersion, start: int, end: int) -> int:
    """Where a purpose begins with the verb of its clause: "open the northern market" of "the northern market"."""
    for parse in side.parses:
        inside = [i for i in range(parse.n) if start <= parse.span(i, i + 1)[0] and parse.span(i, i + 1)[1] <= end]
        for i in inside:
            head = parse.heads[i]
            if head < inside[0] and parse.pos[head] == "VERB" and parse.deps[head].partition(":")[0] in ("advcl", "acl"):
                start = min(start, parse.span(head, head + 1)[0])
    return start


def purposes(side: GoalVersion) -> list[tuple[tuple[int, int], tuple[str, ...]]]:
    """The purposes as spans that do not overlap, each with its words; a bare "so that" reaches to the end of its clause."""
    spans: list[tuple[int, int]] = []
    for cue in side.facts.of("purpose", "parent"):
        start, end = _from_verb(side, cue.start, cue.end), cue.end
        if not side.content(start, end):
            stop = _CLAUSE_END.search(side.text, end)
            end = stop.start() if stop else len(side.text.rstrip())
        if spans and start < spans[-1][1]:
            spans[-1] = (spans[-1][0], max(end, spans[-1][1]))
        else:
            spans.append((start, end))
    named = [(n.start, n.end) for n in names(side)] + [(c.start, c.end) for c in side.facts.of("event")]
    return [(span, side.content(*span)) for span in spans if side.content(*span, named)]

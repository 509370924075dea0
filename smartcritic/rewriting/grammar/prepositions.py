"""Prepositions that do not fit what stands around: "give attention in the old customers" -> "to the old customers".

What fits is asked of a small model. Since it is sure of less than a reader is, it is asked only of a goal with other slips.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from smartcritic.languages import Language
from smartcritic.parsing.parse import Parse
from smartcritic.rewriting.grammar.base import VERBS, Slip, words
from smartcritic.rewriting.grammar.choices import choice

NAME = "prepositions"

MOST_OWN = 0.01
"""How likely the writer's own word may be where another is put."""

LEAST_OTHER = 0.8
"""How likely that other must be."""

TAGS = ("IN", "TO")
IN_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "PRP", "CD", "$"})
IN_FRONT = frozenset({"JJ", "JJR", "JJS", "VBN", "VBG", "RB", "POS", "HYPH"})
NAMED = ("NNP", "NNPS", "CD", "$")
"""Tags of names, days and figures: which preposition they take hangs on what the writer knows."""


def wrong(parse: Parse) -> Iterator[Slip]:
    """Prepositions that hardly ever stand there, where another nearly always does."""
    part, among = parse.word_sets["of"], choice(parse.language, NAME)
    for i in range(1, parse.n - 1):
        if not is_asked(parse.language, parse.lower, parse.tags, i):
            continue
        noun, _ = _object(parse.lower, parse.tags, i)
        if noun is None or parse.tags[noun] in NAMED or parse.lower[noun] in words(parse.language, "measures"):
            continue
        odds = among.odds(features(parse.language, parse.lower, parse.tags, i))
        best = max(range(len(odds)), key=lambda k: odds[k])
        own, put = odds[among.words.index(parse.lower[i])], among.words[best]
        if own < MOST_OWN and odds[best] > LEAST_OTHER and put not in part:
            yield Slip(i, i + 1, put, "preposition")


def is_asked(language: Language, low: Sequence[str], tags: Sequence[str], i: int) -> bool:
    """Whether token `i` is one of the prepositions, in front of a phrase."""
    among = choice(language, NAME).words
    return low[i] in among and tags[i] in TAGS and i + 1 < len(low) and tags[i + 1] not in ("VB", "VBP", ".", ",")


def _object(low: Sequence[str], tags: Sequence[str], i: int) -> tuple[int | None, str]:
    """The head of the noun phrase behind token `i`, and its determiner."""
    k, led = i + 1, "-"
    if tags[k] in ("DT", "PRP$", "PDT"):
        led = low[k] if tags[k] == "DT" else "PRP$"
        k += 1
    noun = None
    while k < min(len(low), i + 7):
        if tags[k] in IN_PHRASE:
            noun = k
        elif tags[k] not in IN_FRONT or (noun is not None and tags[k] not in ("POS", "HYPH")):
            break
        k += 1
    return noun, led


def _word(language: Language, low: Sequence[str], tags: Sequence[str], k: int) -> str:
    """A word as the model knows it: its stem, or what kind of figure or name it is."""
    word = low[k]
    if word in words(language, "months"):
        return "MONTH"
    if word in words(language, "weekdays"):
        return "DAY"
    if word[:1].isdigit():
        return "YEAR" if len(word) == 4 and word[:2] in ("19", "20") else "NUM"
    return "NAME" if tags[k] in ("NNP", "NNPS") else language.inflection.stem(word)


def features(language: Language, low: Sequence[str], tags: Sequence[str], i: int) -> list[str]:
    """What stands around the preposition at `i`: the words before it, what governs it, and the phrase behind it."""

    def at(k: int | None) -> str:
        return "^" if k is not None and k < 0 else "-" if k is None or k >= len(low) else _word(language, low, tags, k)

    verb, governor = _governors(tags, i)
    noun, led = _object(low, tags, i)
    before, tag = at(i - 1), tags[i - 1] if i else "^"
    x, o, v, g = at(i + 1), at(noun), at(verb), at(governor)
    kind, end = (tags[noun], low[noun][-3:]) if noun is not None else ("-", "-")
    behind = at(noun + 1) if noun is not None else "$"
    return [
        f"a{before}", f"b{at(i - 2)} {before}", f"c{x}", f"o{o}", f"ao{before} {o}", f"ax{before} {x}", f"do{led} {o}", f"v{v}",
        f"vo{v} {o}", f"g{g}", f"go{g} {o}", f"gv{g} {v}", f"t{tag}{led}", f"oz{o} {behind}", f"d{led}{kind}", f"e{end}", f"ge{g} {end}",
        f"gt{g} {kind}", f"xo{x} {o}",
    ]  # fmt: skip


def _governors(tags: Sequence[str], i: int) -> tuple[int | None, int | None]:
    """The nearest verb, and the nearest verb, noun or adjective, in front of token `i`, up to the next preposition or comma."""
    verb = governor = None
    for k in range(i - 1, max(-1, i - 8), -1):
        if verb is None and tags[k] in VERBS:
            verb = k
        if governor is None and tags[k][:2] in ("NN", "VB", "JJ"):
            governor = k
        if tags[k] in ("IN", "TO", ","):
            break
    return verb, governor

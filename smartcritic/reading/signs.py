"""What a goal says of its metric: its words by name, marks of how the amount is asked for, and what its words mean.

Marks are few and close to grammar: an amount, a rhythm, "of all", "within", who it counts for, whether a second amount or a "no more than"
stands behind a comma or an "and". Their words are in `metric_kinds.toml`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from operator import itemgetter
from typing import Any

import numpy as np

from smartcritic.languages import Language
from smartcritic.model import Facts
from smartcritic.parsing import forms
from smartcritic.parsing.parse import Parse
from smartcritic.reading import words
from smartcritic.reading.features import unit_kind
from smartcritic.reading.network import Network
from smartcritic.reading.vectors import direction, unit_rows

LONGEST = 60
"""Words of a goal that are told."""
NEXT = 3
"""Words from a number that are told as standing beside it."""
_FEW, _NUMBERS = 3, 4
_SHORT = 2
"""Words before which nothing ends."""
_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM"})
_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_COMPARED = frozenset({"JJR", "RBR", "JJS", "RBS"})
_STOPS = frozenset({",", ";", ".", ":", "-", "–"})
_ARROWS = frozenset({"->", "→", ">", "=>"})
_MONEY = frozenset("€$£")

Array = Any


def has_metric(facts: Facts) -> bool:
    """Whether something is counted or moved: an amount, a rhythm, or more or less of something."""
    moved = facts.action is not None and facts.action.direction in ("up", "down")
    return moved or facts.cadence is not None or any(q.role in ("target", "rate") for q in facts.quantities)


def told(facts: Facts, parses: Sequence[Parse]) -> list[str]:
    """What is told of a goal by name, each once."""
    out: dict[str, None] = {}
    for name in (*_of_words(facts, parses), *_of_amounts(facts), *_of_grammar(facts), *_of_class(facts, parses)):
        out[name] = None
    return list(out)


def _of_words(facts: Facts, parses: Sequence[Parse]) -> Iterator[str]:
    dated = [(d.start, d.end) for d in facts.dates]
    before, near = "^", 0
    for parse in parses:
        for k, (start, end) in enumerate(parse.spans[:LONGEST]):
            if parse.pos[k] in _NO_WORDS or any(a < end and start < b for a, b in dated):
                continue
            if any(map(str.isdigit, parse.words[k])):
                said, near = "#", NEXT + 1
            else:
                said = parse.lemmas[k]
                yield f"word {said}"
            yield f"pair {before} {said}"
            if 0 < near <= NEXT:
                yield f"near {said}"
            before, near = said, near - 1


def _of_amounts(facts: Facts) -> Iterator[str]:
    yield f"amounts {min(len(facts.quantities), _FEW)}"
    for q in facts.quantities:
        unit = unit_kind(q)
        yield f"{q.role} {unit}"
        yield f"{unit} bound {q.bound} change {q.change}"
        if q.per is not None:
            yield f"per {q.per}"
        if unit == "counted":
            yield f"counted {q.unit}"


def _of_grammar(facts: Facts) -> Iterator[str]:
    yield f"form {facts.form}"
    yield f"cadence {facts.cadence is not None}"
    for action in facts.actions[:1]:
        yield f"verb {action.lemma}"
        yield f"direction {action.direction}"
        yield f"open ended {action.open_ended}"
    for item in facts.objects:
        yield f"object {item.head}"
        if item.metric is not None:
            yield f"metric {item.metric}"
    for item in facts.objects[:1]:
        yield f"nature {item.nature}"
        yield f"nature {item.nature} verb {facts.action is not None}"
        yield f"metric {item.metric is not None}"
    for kind in sorted({c.kind for c in facts.cues}):
        yield f"cue {kind}"


def _of_class(facts: Facts, parses: Sequence[Parse]) -> Iterator[str]:
    for name in classes(facts, parses)[:2]:
        yield f"class {name}"


def classes(facts: Facts, parses: Sequence[Parse]) -> list[str]:
    """The classes of the catalogue of measures whose terms stand in the goal, the longest terms first."""
    if not parses:
        return []
    language = parses[0].language
    index, singular = language.once(_class_index), language.inflection.singular
    found: list[tuple[int, str]] = []
    for parse in parses:
        stems = [singular(w) for w in parse.lower[:LONGEST]]
        for i, stem in enumerate(stems):
            if stem in index:
                found += [(-len(term), name) for term, name in index[stem] if tuple(stems[i : i + len(term)]) == term]
    found.sort(key=itemgetter(0))
    return list(dict.fromkeys(name for _, name in found))


def _class_index(language: Language) -> dict[str, list[tuple[tuple[str, ...], str]]]:
    """The terms of all classes by their first word, each with the name of its class."""
    out: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for row in language.lexicon("measures").tables.get("classes", ()):
        for term in row["terms"]:
            words = tuple(language.singular(w) for w in term.split())
            out.setdefault(words[0], []).append((words, row["name"]))
    return out


# ---------------------------------------------------------------------- marks


def marks(facts: Facts, parses: Sequence[Parse]) -> list[str]:
    """The marks of a goal by name, each once."""
    out: dict[str, None] = {}
    for name in (*_marked_words(parses), *_marked_facts(facts)):
        out[name] = None
    return list(out)


def _marked_words(parses: Sequence[Parse]) -> Iterator[str]:
    """Marks of single words; one behind a comma, an "and" or a "with" is told as such too, since there stand guards and results."""
    numbers, behind = 0, False
    for parse in parses:
        language = parse.language
        bounds = language.words("metric_kinds", "bounds")
        for k, (low, lemma, tag) in enumerate(zip(parse.lower[:LONGEST], parse.lemmas, parse.tags)):
            behind = behind or (low in _STOPS and numbers + k > _SHORT) or (low in bounds and k > 1)
            found = _of_word(low, lemma, tag, language)
            if found:
                numbers += "number" in found
                yield from found
                if behind:
                    yield from [f"behind {name}" for name in found]
    yield f"numbers {min(numbers, _NUMBERS)}"


@lru_cache(maxsize=20_000)
def _of_word(low: str, lemma: str, tag: str, language: Language) -> tuple[str, ...]:
    by_word = language.once(_words_of_marks)
    return tuple(dict.fromkeys((*by_word.get(low, ()), *by_word.get(lemma, ()), *_of_token(low, tag))))


def _of_token(low: str, tag: str) -> Iterator[str]:
    if any(map(str.isdigit, low)):
        yield "number"
        if low[0] in "+-":
            yield "up" if low[0] == "+" else "down"
    if low in _ARROWS:
        yield "from"
    if "%" in low:
        yield "share"
    if not _MONEY.isdisjoint(low):
        yield "money"
    if low == ":":
        yield "colon"
    if tag in _COMPARED:
        yield "compared"
    if tag in forms.PAST_FORMS:
        yield "past"


def _marked_facts(facts: Facts) -> Iterator[str]:
    yield f"amounts {min(_FEW, len(facts.quantities))}"
    for q in facts.quantities:
        yield f"role {q.role}"
        yield f"unit {unit_kind(q)}"
        if q.per is not None:
            yield "rate"
        if q.bound is not None:
            yield f"bound {q.bound}"
        if q.change is not None:
            yield "change"
    yield f"direction {facts.actions[0].direction}" if facts.actions else "no verb"
    for item in facts.objects[:1]:
        yield f"nature {item.nature}"
    if any(item.metric is not None for item in facts.objects):
        yield "metric"


def _words_of_marks(language: Language) -> Mapping[str, list[str]]:
    """The marks by word."""
    out: dict[str, list[str]] = {}
    for mark, said in language.lexicon("metric_kinds").tables.get("marks", {}).items():
        for word in said:
            out.setdefault(word, []).append(mark)
    return out


# ---------------------------------------------------------------------- meaning


def meanings(goals: Sequence[Sequence[Parse]], network: Network, centre: Array) -> Array:
    """The directions of what nouns, verbs, adjectives and adverbs mean, rare words first, of length one; zeros where none is known.

    `goals`: the parses of each. `centre` is the mean of the table of meanings, which is taken off each row. Returns (goals, width).
    """
    rows = [_rows(parses, network.known) for parses in goals]
    vectors = unit_rows(network.tables["meaning"][list(chain.from_iterable(rows))] - centre)
    out = np.zeros((len(rows), len(centre)))
    at = 0
    for i, of_goal in enumerate(rows):
        if of_goal:
            out[i] = direction(of_goal, vectors[at : at + len(of_goal)])
            at += len(of_goal)
    return out


def _rows(parses: Sequence[Parse], known: Mapping[str, int]) -> list[int]:
    """The rows of meaning of a goal's words of content, of those that have one."""
    rows = [
        words.meaning(words.form(low)[0], known) or words.meaning(lemma, known)
        for parse in parses
        for low, lemma, pos in zip(parse.lower[:LONGEST], parse.lemmas, parse.pos)
        if pos in _CONTENT
    ]
    return [row for row in rows if row]

"""Is the metric work done, a count that flatters, or one that can be met by doing harm? A logistic regression for each of the three.

It is told the words of the goal, what is counted or moved, in what unit and which direction, the class of the words in the catalogue of
measures, how near they are to words of `metric_kinds.toml`, what they mean, and the network's answers. Whether a result or a guard stands
beside the metric is in the words. The numbers are plain: `model/metrics.json`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from operator import itemgetter
from typing import Any

import numpy as np

from smartcritic.facts import learned
from smartcritic.languages import Language
from smartcritic.model import METRIC_FLAWS, Cue, Facts, Quantity, replace
from smartcritic.parsing.parse import Parse
from smartcritic.reading import words
from smartcritic.reading.features import unit_kind
from smartcritic.reading.form import meaning
from smartcritic.reading.network import HEADS, Network

FILE = "metrics.json"
LONGEST = 60
"""Words of a goal that are told."""
NEXT = 3
"""Words from a number that are told as standing beside it."""
WIDEST = 80
"""Characters that an object and the amount beside it may span to be quoted together."""
_FEW = 3
_NO_WORDS = frozenset({"PUNCT", "SPACE", "SYM"})
_QUESTIONS = ("kind", "goal_kind", "specific", "measurable", "achievable", "relevant")
ANSWERS = tuple((head, name) for head in _QUESTIONS for name in HEADS[head])
"""The answers of the network that are told, as logarithms of odds."""

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


# ---------------------------------------------------------------------- numbers


def numbers(facts: Facts, parses: Sequence[Parse], network: Network) -> Array:
    """The meaning of the goal's words, that of what is counted or moved, how near it is to the listed kinds, and the network's answers."""
    table = network.tables["meaning"]
    rows = [row for w in _heads(facts) if (row := words.meaning(w, network.known))]
    core = table[rows].mean(axis=0) if rows else np.zeros(table.shape[1])
    odds = {} if facts.reading is None else facts.reading.odds
    said = [math.log(odds.get(head, {}).get(name, 0.0) + 1e-3) for head, name in ANSWERS]
    near = [max(of_kind) for of_kind in zip(*[_nearness(row, parses[0].language, network) for row in _content(parses, network)])]
    near = near or [0.0] * len(METRIC_FLAWS)
    return np.concatenate([meaning(parses, network), core, near, said])


def _heads(facts: Facts) -> Iterator[str]:
    for q in facts.quantities:
        if unit_kind(q) == "counted" and q.unit:
            yield from q.unit.split()
    for item in facts.objects:
        yield item.head


def _content(parses: Sequence[Parse], network: Network) -> list[int]:
    """The rows of meaning of nouns and verbs."""
    found = (
        words.meaning(w, network.known)
        for p in parses
        for w, tag in zip(p.lower[:LONGEST], p.pos)
        if tag in ("NOUN", "PROPN", "VERB", "ADJ")
    )
    return [row for row in found if row]


@lru_cache(maxsize=20_000)
def _nearness(row: int, language: Language, network: Network) -> tuple[float, ...]:
    """For each kind, how near a word is to the nearest listed one, -1..1."""
    here = _unit_rows(network.tables["meaning"][[row]])
    return tuple(float((here @ listed.T).max()) if len(listed) else 0.0 for listed in _listed(language, network))


@lru_cache(maxsize=4)
def _listed(language: Language, network: Network) -> tuple[Array, ...]:
    table = network.tables["meaning"]
    out = []
    for kind in METRIC_FLAWS:
        said = [e.term.split() for e in language.lexicon("metric_kinds").entries if e.get("kind") == kind]
        rows = [[words.meaning(w, network.known) for w in term] for term in said]
        known = [table[[r for r in row if r]].mean(axis=0) for row in rows if any(row)]
        out.append(_unit_rows(np.array(known)) if known else np.zeros((0, table.shape[1])))
    return tuple(out)


def _unit_rows(matrix: Array) -> Array:
    return matrix / (np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9)


# ---------------------------------------------------------------------- the decision


@dataclass(frozen=True, slots=True)
class Metrics:
    """The weights of names, one for each of `METRIC_FLAWS`, and of `numbers`; what is added; the odds from which on it counts."""

    names: Mapping[str, Sequence[float]]
    numbers: Array
    bias: Array
    bars: Mapping[str, float]

    def odds(self, names: Iterable[str], told_numbers: Array) -> list[float]:
        """The odds of each of `METRIC_FLAWS`."""
        rows = [row for name in names if (row := self.names.get(name)) is not None]
        scores = [sum(column) for column in zip((self.bias + told_numbers @ self.numbers).tolist(), *rows)]
        return [1 / (1 + math.exp(-max(-30.0, min(30.0, score)))) for score in scores]

    def marked(self, text: str, facts: Facts, parses: Sequence[Parse], network: Network) -> Facts:
        """The facts with the metric as a cue for each of `METRIC_FLAWS` that it has; `value` is its class in the catalogue of measures."""
        if not parses or not has_metric(facts):
            return facts
        odds = self.odds(told(facts, parses), numbers(facts, parses, network))
        found = [kind for kind, p in zip(METRIC_FLAWS, odds, strict=True) if p >= self.bars[kind]]
        if not found:
            return facts
        start, end = _place(facts, parses)
        known = next(iter(classes(facts, parses)), None)
        cues = [*facts.cues, *(Cue(kind, text[start:end], start, end, known) for kind in found)]
        return replace(facts, cues=tuple(sorted(cues, key=lambda c: (c.start, c.end))))


def _place(facts: Facts, parses: Sequence[Parse]) -> tuple[int, int]:
    """Where the metric stands: the things counted, else the first object with the first amount aimed at, else the whole text."""
    aimed: list[Quantity] = [q for q in facts.quantities if q.role in ("target", "rate")]
    for q in aimed:
        if unit_kind(q) == "counted" and any(q.start < o.end and o.start < q.end for o in facts.objects):
            return q.start, q.end
    found = [(o.start, o.end) for o in facts.objects[:1]] + [(q.start, q.end) for q in aimed[:1]]
    found = found or [s for p in parses for s in p.spans]
    start, end = min(a for a, _ in found), max(b for _, b in found)
    return (start, end) if end - start <= WIDEST else found[0]


@lru_cache(maxsize=1)
def load() -> Metrics:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    raw = learned.read(resources.files(__package__).joinpath("model", FILE), "what metrics prove")
    try:
        return Metrics(raw["names"], np.array(raw["numbers"]), np.array(raw["bias"]), raw["bars"])
    except (KeyError, TypeError, ValueError) as error:
        raise learned.broken("what metrics prove", error) from error

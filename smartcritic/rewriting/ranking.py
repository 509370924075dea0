"""Which measures of the catalogue fit a goal, and tests of a skill: a ranking learned from labelled goals.

A candidate's score is a weighted sum of how near the goal is to it: to the goals that it was labelled for, by the meaning of all words, of
the first object's, and by rare words (the product of tf-idf rows, as in Rocchio's classifier), the same of its class; to its own name and
the terms of its class, which is all that is known of one that no goal was labelled for. Softmax turns scores into odds.
`corpora/measures/train.py` fits the weights, `ranking.bin`.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, NamedTuple

import numpy as np

from smartcritic.errors import ModelError
from smartcritic.languages import Language
from smartcritic.model import GOAL_KINDS, Facts
from smartcritic.parsing.packing import restored
from smartcritic.reading import reader, words
from smartcritic.reading.vectors import direction, unit, unit_rows
from smartcritic.rewriting import measures
from smartcritic.rewriting.measures import Measure

FILE = "ranking.bin"
LONGEST = 60
"""Words of a goal that are told."""
KEPT = 3
"""Candidates that are offered."""
_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_DOMAINS = ("software", "work", "public", "personal", "any")

Array = Any


class Candidate(NamedTuple):
    """A measure or the test of a skill: its class, the terms of the class, its domains; `key` is its name with what is put into it open."""

    key: str
    field: str
    terms: tuple[str, ...]
    domains: tuple[str, ...]
    is_test: bool
    row: Mapping[str, Any]

    def measure(self, people: str) -> Measure:
        """The measure, with the people who are asked in its name."""
        return measures.measure({**self.row, "name": self.key}, people=people)


class Said(NamedTuple):
    """What a goal says: its words, what they and its first object mean (width,), the odds of its kind, and the domains that it names."""

    words: tuple[str, ...]
    meaning: Array
    thing: Array
    kinds: Array
    domains: Array


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The candidates of a language, with what is known of them without labels: their names' and terms' meaning (candidates, width)."""

    candidates: tuple[Candidate, ...]
    of_class: Array
    classes: tuple[str, ...]
    names: Array
    terms: Array
    domains: Array
    tests: Array
    words: tuple[frozenset[str], ...]
    by_term: Mapping[tuple[str, ...], Sequence[int]]


@dataclass(frozen=True, slots=True)
class Learned:
    """What labelled goals say of each candidate and class: mean directions, sums of tf-idf rows by word, kinds, how often they fit.

    `meaning`, `thing` (candidates, width), `class_meaning`, `class_thing` (classes, width); `idf` by word; `rare` and `class_rare`: by word
    the candidates or classes and what they have of it; `kinds` (candidates, kinds); `usual` (candidates,), `class_usual` (classes,): logs.
    """

    meaning: Array
    thing: Array
    class_meaning: Array
    class_thing: Array
    idf: dict[str, float]
    rare: dict[str, tuple[Array, Array]]
    class_rare: dict[str, tuple[Array, Array]]
    kinds: Array
    usual: Array
    class_usual: Array


def catalogue(language: Language) -> Catalogue:
    """The candidates of a language."""
    return language.once(_catalogue)


def _catalogue(language: Language) -> Catalogue:
    found = tuple(_candidates(language))
    classes = tuple(dict.fromkeys(c.field for c in found))
    at = {name: i for i, name in enumerate(classes)}
    terms = {c.field: c.terms for c in found}
    directions = {name: unit(sum((_meaning(_content(t, language)) for t in said), np.zeros(_width()))) for name, said in terms.items()}
    by_term: dict[tuple[str, ...], list[int]] = {}
    for name, said in terms.items():
        for term in said:
            by_term.setdefault(tuple(language.singular(w) for w in _WORD.findall(term)), []).append(at[name])
    return Catalogue(
        found, np.array([at[c.field] for c in found]), classes,
        np.array([_meaning(_content(c.key, language)) for c in found]), np.array([directions[c.field] for c in found]),
        np.array([[d in c.domains for d in _DOMAINS] for c in found], float), np.array([c.is_test for c in found], float),
        tuple(frozenset(_content(c.key, language)) for c in found), by_term,
    )  # fmt: skip


def _candidates(language: Language) -> list[Candidate]:
    tables = language.lexicon("measures").tables
    domains = {c["name"]: tuple(c["domain"].split()) for c in tables.get("classes", ())}
    terms = {c["name"]: tuple(c["terms"]) for c in tables.get("classes", ())}
    out = [Candidate(m["name"], m["class"], terms[m["class"]], domains[m["class"]], False, m) for m in tables.get("measures", ())]
    for name in ("traits", "qualities", "roles", "anything"):
        for i, row in enumerate(tables.get(name, ())):
            of = (tuple(row.get("terms", ())), (row.get("domain", "any"),))
            out += [Candidate(key, f"{name} {i}", *of, False, row) for key in row.get("names", ())]
    for i, row in enumerate(tables.get("skills", ())):
        out += [Candidate(key, f"skills {i}", tuple(row["terms"]), ("any",), True, row) for key in (row["shown"], *row.get("others", ()))]
    return out


def _content(text: str, language: Language) -> list[str]:
    """The words of a text that mean something, in the singular."""
    hollow = language.function_words | language.words("rewriting", "measure_words")
    return [language.singular(w) for w in map(str.lower, _WORD.findall(text)[:LONGEST]) if w not in hollow]


def _width() -> int:
    return int(reader.load().network.tables["meaning"].shape[1])


def _meaning(said: Sequence[str]) -> Array:
    """The direction of what words mean, rare ones first, of length one; zeros where none is known."""
    network = reader.load().network
    rows = [row for row in (words.meaning(w, network.known) for w in said) if row]
    if not rows:
        return np.zeros(_width())
    table = network.tables["meaning"]
    return direction(rows, unit_rows(table[rows] - _centre()))


@lru_cache(maxsize=1)
def _centre() -> Array:
    found: Array = reader.load().network.tables["meaning"].mean(axis=0)
    return found


def said(facts: Facts, text: str, language: Language) -> Said:
    """What a goal says."""
    own = _content(text, language)
    thing = _content(facts.objects[0].text, language) if facts.objects else own
    kinds = {} if facts.reading is None else facts.reading.odds["goal_kind"]
    told = measures.domains(text, language)
    return Said(
        tuple(own), _meaning(own), _meaning(thing), np.array([kinds.get(k, 0.0) for k in GOAL_KINDS]),
        np.array([d in told for d in _DOMAINS], float),
    )  # fmt: skip


def features(goal: Said, known: Catalogue, learned: Learned) -> Array:
    """What is told of each candidate for a goal, (candidates, features)."""
    of = known.of_class
    rare, class_rare = _rare(goal, learned.idf, learned.rare, len(of)), _rare(goal, learned.idf, learned.class_rare, len(known.classes))[of]
    named = _named(goal, known)[of]
    told = known.domains @ goal.domains
    apart = (told == 0) * (goal.domains.sum() > 0) * (known.domains[:, -1] == 0)
    skill = float(goal.kinds[GOAL_KINDS.index("skill")])
    own = frozenset(goal.words)
    shared = np.array([len(own & w) / np.sqrt(len(w) + 1) for w in known.words])
    return np.array([
        learned.meaning @ goal.meaning, learned.thing @ goal.thing, (learned.class_meaning @ goal.meaning)[of],
        (learned.class_thing @ goal.thing)[of], rare, np.sqrt(rare), class_rare, np.sqrt(class_rare), learned.kinds @ goal.kinds,
        known.names @ goal.meaning, known.names @ goal.thing, known.terms @ goal.meaning, known.terms @ goal.thing, named, named > 0,
        told, apart, known.tests * skill, known.tests * (1 - skill), learned.usual, learned.class_usual[of], shared,
    ]).T  # fmt: skip


def _rare(goal: Said, idf: Mapping[str, float], by_word: Mapping[str, tuple[Array, Array]], size: int) -> Array:
    """The product of the goal's tf-idf row, of length one, with those of the candidates."""
    own = {w: idf[w] for w in goal.words if w in idf}
    out = np.zeros(size)
    length = float(np.sqrt(sum(v * v for v in own.values()))) or 1.0
    for word, value in own.items():
        places, values = by_word[word]
        out[places] += values * (value / length)
    return np.maximum(out, 0.0)


def _named(goal: Said, known: Catalogue) -> Array:
    """1 for the class whose term stands in the goal, the longest terms first, 1/2 for the next, and so on; (classes,)."""
    found: list[tuple[int, int]] = []
    for n in range(measures.LONGEST, 0, -1):
        for i in range(len(goal.words) - n + 1):
            found += [(-n, at) for at in known.by_term.get(goal.words[i : i + n], ())]
    out = np.zeros(len(known.classes))
    for k, at in enumerate(dict.fromkeys(at for _, at in found)):
        out[at] = 1 / (1 + k)
    return out


class Ranked(NamedTuple):
    """A candidate and the odds that it is the one that fits."""

    candidate: Candidate
    odds: float


def best(facts: Facts, text: str, language: Language, *, tests: bool) -> list[Ranked]:
    """The candidates that fit a goal best, at most `KEPT`, the likeliest first: tests of a skill, or measures; odds are of both."""
    known, trained = catalogue(language), language.once(_aligned)
    told = (features(said(facts, text, language), known, trained.learned) - trained.centre) / trained.spread
    scores = told @ trained.weights
    odds = np.exp(scores - scores.max())
    odds = np.where(known.tests == float(tests), odds / odds.sum(), 0.0)
    by_key: dict[str, list[int]] = {}
    for i in np.argsort(-odds)[: 4 * KEPT].tolist():
        by_key.setdefault(known.candidates[i].key, []).append(i)
    return [Ranked(known.candidates[at[0]], float(odds[at].sum())) for at in list(by_key.values())[:KEPT]]


class Trained(NamedTuple):
    """The weights of `features`, their centre and spread, and what was learned of each candidate of a language."""

    learned: Learned
    weights: Array
    centre: Array
    spread: Array


def _aligned(language: Language) -> Trained:
    """What was learned, in the order of a language's candidates; zeros for those that no goal was labelled for."""
    raw, known = load(), catalogue(language)
    row = {tuple(key): i for i, key in enumerate(raw["candidates"])}
    of_class = {name: i for i, name in enumerate(raw["classes"])}
    at = np.array([row.get((c.field, c.key), len(row)) for c in known.candidates])
    at_class = np.array([of_class.get(name, len(of_class)) for name in known.classes])

    def rows(name: str, places: Array, lack: float = 0.0) -> Array:
        table = raw[name]
        return np.concatenate([table, np.full((1, *table.shape[1:]), lack)])[places]

    learned = Learned(
        rows("meaning", at), rows("thing", at), rows("class_meaning", at_class), rows("class_thing", at_class), dict(raw["idf"]),
        _by_word(raw, "rare", at), _by_word(raw, "class_rare", at_class), rows("kinds", at),
        rows("usual", at, float(np.median(raw["usual"]))), rows("class_usual", at_class, float(np.median(raw["class_usual"]))),
    )  # fmt: skip
    _told_by_name(learned, known, at == len(row), at_class == len(of_class))
    return Trained(learned, raw["weights"], raw["centre"], raw["spread"])


def _told_by_name(learned: Learned, known: Catalogue, new: Array, new_class: Array) -> None:
    """Let candidates and classes that no goal was labelled for be known by their names and terms, as by a goal of these words."""
    first = [int(np.argmax(known.of_class == i)) for i in range(len(known.classes))]
    learned.meaning[new], learned.thing[new] = known.names[new], known.terms[new]
    learned.class_meaning[new_class] = learned.class_thing[new_class] = known.terms[first][new_class]
    highest = max(learned.idf.values())
    told = [(learned.rare, i, known.words[i] | _term_words(known, i)) for i in np.flatnonzero(new).tolist()]
    told += [(learned.class_rare, i, _term_words(known, first[i])) for i in np.flatnonzero(new_class).tolist()]
    for by_word, place, own in told:
        for word in own:
            learned.idf.setdefault(word, highest)
            for table in (learned.rare, learned.class_rare):
                table.setdefault(word, (np.array([], int), np.array([])))
            places, values = by_word[word]
            by_word[word] = (np.append(places, place), np.append(values, 1 / np.sqrt(len(own))))


def _term_words(known: Catalogue, at: int) -> frozenset[str]:
    field = int(known.of_class[at])
    return frozenset(w for term, classes in known.by_term.items() if field in classes for w in term)


def _by_word(raw: Mapping[str, Any], name: str, at: Array) -> dict[str, tuple[Array, Array]]:
    """By word the places, in the order of a language, and values of what was learned of it."""
    now: dict[int, list[int]] = {}
    for new, old in enumerate(at.tolist()):
        now.setdefault(old, []).append(new)
    begins, places, values = raw[f"{name} begins"], raw[f"{name} places"], raw[f"{name} values"]
    out = {}
    for i, word in enumerate(raw["idf"]):
        part = slice(begins[i], begins[i + 1])
        pairs = [(new, v) for old, v in zip(places[part], values[part]) for new in now.get(old, ())]
        out[word] = (np.array([n for n, _ in pairs], int), np.array([v for _, v in pairs], float))
    return out


@lru_cache(maxsize=1)
def load() -> Mapping[str, Any]:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    import srsly

    try:
        raw: Mapping[str, Any] = restored(srsly.msgpack_loads(zlib.decompress(resources.files(__package__).joinpath(FILE).read_bytes())))
        return raw
    except (OSError, ValueError, zlib.error) as error:
        raise ModelError(f"the weights of measures cannot be read ({error}); install the package again") from error

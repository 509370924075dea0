"""Words of goals, metrics, stages and objectives, made comparable: stems, plain synonyms, and the words that decide nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from smartcritic import lexicon
from smartcritic.languages import ENGLISH, inflection

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, str]:
    return {
        inflection.stem(w, ENGLISH): inflection.stem(group[0], ENGLISH) for group in lexicon.load("business").tables["same"] for w in group
    }


@lru_cache(maxsize=32)
def listed(name: str, table: str) -> frozenset[str]:
    """The stems of a plain table of a list."""
    return frozenset(stem(w) for w in lexicon.load(name).tables[table])


@lru_cache(maxsize=8)
def _words(table: str) -> frozenset[str]:
    return frozenset(lexicon.load("business").tables[table])


@lru_cache(maxsize=1)
def _directions() -> Mapping[str, int]:
    return dict.fromkeys(listed("business", "more"), 1) | dict.fromkeys(listed("business", "less"), -1)


@lru_cache(maxsize=1)
def _verbs() -> Mapping[str, int]:
    verbs: dict[str, int] = {}
    for entry in lexicon.load("verbs").entries:
        said = {"up": 1, "down": -1, "end": -1}.get(entry.get("direction", ""), 0)
        verbs[stem(entry.term)] = said if said < 0 or entry.get("strength") == "concrete" else 0
    return verbs | dict.fromkeys(listed("business", "first"), 1)


def ways_of(said: Sequence[str]) -> list[int]:
    """Which way each word moves things: 1 up ("raise"), -1 down ("fewer", "below" before a figure), 0 neither.

    The first word may be any verb of the list of verbs; further on only words that are no nouns count.
    """
    figure, moved, won = _words("figure"), _words("moved"), listed("business", "won")
    out = []
    for i, token in enumerate(said):
        after = said[i + 1] if i + 1 < len(said) else ""
        if (token in figure and not after[:1].isdigit()) or (token in moved and after not in ("to", "by", "from", "")):
            out.append(0)
        elif i == 0 and token in ("close", "closing") and not won.isdisjoint(stem(t) for t in said[1:6]):
            out.append(0)  # to close a deal ends nothing
        else:
            out.append(_directions().get(stem(token), 0 if i else _verbs().get(stem(token), 0)))
    return out


def is_verb(word: str) -> bool:
    """Whether a stem is that of a verb of the list."""
    return word in _verbs()


def way(text: str) -> int:
    """Which way a text moves things by its own words: that of the first word that says it, 0 where none does."""
    return next((w for w in ways_of(tokens(text)) if w), 0)


def moves(word: str) -> bool:
    """Whether a stem is a word of direction."""
    return word in _directions()


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word, with plain synonyms ("demonstration", "demo") brought to one."""
    bare = inflection.stem(word, ENGLISH)
    return _synonyms().get(bare, bare)


def tokens(text: str) -> list[str]:
    """The words of a text in lower case; hyphens part words."""
    return [w.lower() for w in WORD.findall(text)]


@lru_cache(maxsize=50_000)
def stems(text: str) -> tuple[str, ...]:
    """Stems of the words that carry meaning, in order: no function words and no figures."""
    stop = _words("stop")
    return tuple(stem(w) for w in _join(tokens(text)) if w not in stop and not w[0].isdigit())


def _join(said: Sequence[str]) -> list[str]:
    """Words written apart brought together: "web site" -> "website"."""
    pairs = _pairs()
    out: list[str] = []
    i = 0
    while i < len(said):
        if i + 1 < len(said) and (said[i], said[i + 1].removesuffix("s")) in pairs:
            out.append(said[i] + said[i + 1])
            i += 2
        else:
            out.append(said[i])
            i += 1
    return out


@lru_cache(maxsize=1)
def _pairs() -> frozenset[tuple[str, ...]]:
    return frozenset(tuple(pair.split(" ")) for pair in lexicon.load("business").tables["joined"])


@lru_cache(maxsize=1)
def _deeds() -> Mapping[str, str]:
    return {stem(w): stem(group[0]) for group in lexicon.load("business").tables["deeds"] for w in group}


def deed(verb: str) -> str | None:
    """What a goal's verb says is done, one word for all that say the same; None for one that says nothing of its own ("hold")."""
    bare = stem(verb)
    return None if is_light(bare) or moves(bare) else _deeds().get(bare, bare)


def is_light(word: str) -> bool:
    """Whether a stem is that of a verb that says nothing of its own."""
    return word in listed("business", "light")


_ARTICLES = frozenset("a an the our my your their its his her".split())


@lru_cache(maxsize=50_000)
def phrase(text: str) -> tuple[str, ...]:
    """Stems of all words of a set phrase but articles and possessives: "cost per lead", "on time"."""
    return tuple(stem(w) for w in tokens(text) if w not in _ARTICLES)


def is_plain(word: str) -> bool:
    """Whether a word is a function word, which counts in a set phrase alone."""
    return word in _words("stop")


def is_weak(word: str) -> bool:
    """Whether a stem decides little ("new", "total", "rate")."""
    return word in listed("business", "weak")


def likeness(name: str, text: str) -> float:
    """How much of `name` (a metric, a stage) is found in `text`: 0..1, weak words counting a quarter."""
    wanted, there = set(stems(name)), set(stems(text))
    total = sum(0.25 if is_weak(w) else 1.0 for w in wanted)
    return sum(0.25 if is_weak(w) else 1.0 for w in wanted & there) / total if total else 0.0

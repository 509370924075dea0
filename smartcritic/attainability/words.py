"""Words of goals, metrics, stages and objectives, made comparable: stems, plain synonyms, and the words that decide nothing."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from smartcritic import lexicon

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_VOWELS = re.compile(r"[aeiouy]+")
_ENDINGS = (
    ("iness", "y"),
    ("ations", "at"),
    ("ation", "at"),
    ("ments", ""),
    ("ment", ""),
    ("ies", "y"),
    ("ier", "y"),
    ("iest", "y"),
)


_WHOLE = frozenset({"booking", "meeting", "training", "building", "rating", "opening", "pricing", "hearing", "saving", "setting", "wine"})
"""Nouns that would fall together with another word if they were cut ("bookings" and "books", "wine" and "win")."""


_PAST = {
    "sold": "sell", "won": "win", "held": "hold", "built": "build", "sent": "send", "bought": "buy", "met": "meet", "wrote": "write",
    "stole": "steal", "stolen": "steal", "written": "write", "taught": "teach", "ran": "run", "gave": "give", "given": "give",
    "grew": "grow", "grown": "grow", "paid": "pay", "spent": "spend", "lost": "lose", "made": "make", "driven": "drive", "kept": "keep",
    "swum": "swim", "seen": "see", "brought": "bring", "caught": "catch", "faster": "fast", "fastest": "fast", "quickest": "quick",
    "safer": "safe", "safest": "safe", "strongest": "strong", "kinder": "kind", "sooner": "soon", "fairer": "fair",
}  # fmt: skip
"""Past forms and comparatives that no ending tells; "bikes sold" is what "sell bikes" counts."""


@lru_cache(maxsize=1)
def _synonyms() -> Mapping[str, str]:
    return {_bare(w): _bare(group[0]) for group in lexicon.load("business").tables["same"] for w in group}


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


_NO_ADVERB = frozenset({"supply", "family", "weekly", "yearly", "hourly", "monthly", "assembly", "butterfly", "friendly", "timely"})
"""Words in -ly that are no adverb of another word."""


@lru_cache(maxsize=20_000)
def _bare(word: str) -> str:
    """Cut the commonest English endings; both sides of a comparison are cut alike, so a wrong stem does no harm."""
    w = _PAST.get(word.lower(), word.lower())
    if len(w) <= 3:
        return w[:-1] if len(w) == 3 and w[2] == "s" and w[1] not in "aeiousy" else w
    if w.removesuffix("s") in _WHOLE:
        return w.removesuffix("s")
    if len(w) >= 6 and w.endswith("ly") and w not in _NO_ADVERB:  # "quickly", "reliably", "happily"
        w = f"{w[:-1]}e" if w.endswith(("ably", "ibly")) else f"{w[:-3]}y" if w.endswith("ily") else w[:-2]
    base = w.removesuffix("s").removesuffix("ance")
    if len(base) >= 5 and w.startswith(f"{base}ance"):  # "insurance" is what insurers sell
        return base
    for end, new in _ENDINGS:
        if w.endswith(end) and len(w) - len(end) >= 3:
            return w[: -len(end)] + new
    if w.endswith("s") and not w.endswith(("ss", "us", "is")):
        w = w[:-2] if w.endswith(("ches", "shes", "xes")) else w[:-1]
    for end in ("ing", "ed", "er"):
        if w.endswith(end) and len(w) - len(end) >= 3 and (end != "er" or len(w) > 6):
            w = w[: -len(end)]
            if len(w) > 3 and w[-1] == w[-2] and (w[-1] not in "lsz" or (w[-1] == "l" and len(_VOWELS.findall(w)) > 1)):
                w = w[:-1]
            break
    return w[:-1] if w.endswith("e") and len(w) > 3 else w


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """The stem of a word, with plain synonyms ("demonstration", "demo") brought to one."""
    bare = _bare(word)
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

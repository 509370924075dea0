"""Words of goals, metrics, stages and objectives, made comparable: stems, plain synonyms, and the words that decide nothing."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, wraps
from typing import Concatenate, ParamSpec, TypeVar

from smartcritic.languages import Language

P = ParamSpec("P")
T = TypeVar("T")
WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
KEPT = 4_096
"""Texts of which is kept what was worked out: enough for the goals of a batch with their drafts, and a few megabytes."""
LONGEST_KEPT = 1_000
"""Characters of a text above which nothing is kept, so that no list of long texts fills the memory."""


def remembered(work: Callable[Concatenate[str, P], T]) -> Callable[Concatenate[str, P], T]:
    """What a function says of a text, kept for the last `KEPT` texts that are no longer than `LONGEST_KEPT`."""
    kept = lru_cache(maxsize=KEPT)(work)

    @wraps(work)
    def found(text: str, /, *args: P.args, **kwargs: P.kwargs) -> T:
        return work(text, *args, **kwargs) if len(text) > LONGEST_KEPT else kept(text, *args, **kwargs)  # type: ignore[arg-type]

    return found


def tokens(text: str) -> list[str]:
    """The words of a text in lower case; hyphens part words."""
    return [w.lower() for w in WORD.findall(text)]


class Vocabulary:
    """What a language's words say of goals: their stems, which way they move things, which of them decide nothing."""

    stem: Callable[[str], str]
    """The stem of a word, with plain synonyms ("demonstration", "demo") brought to one."""
    stems: Callable[[str], tuple[str, ...]]
    """Stems of the words of a text that carry meaning, in order: no function words and no figures."""
    phrase: Callable[[str], tuple[str, ...]]
    """Stems of all words of a set phrase but articles and possessives: "cost per lead", "on time"."""

    def __init__(self, language: Language) -> None:
        self.language = language
        tables = language.lexicon("business").tables
        self._synonyms: Mapping[str, str] = {}
        self._stems: dict[tuple[str, str], frozenset[str]] = {}
        self._synonyms = {self._stem(w): self._stem(group[0]) for group in tables.get("same", ()) for w in group}
        self.stem = lru_cache(maxsize=20_000)(self._stem)
        self.stems = remembered(self._stems_of)
        self.phrase = remembered(self._phrase)
        self._plain = frozenset(tables.get("stop", ()))
        self._articles, self._figure, self._moved, self._behind, self._closing = (
            frozenset(tables.get(name, ())) for name in ("determiners", "figure", "moved", "behind_moved", "closing")
        )
        self._pairs = frozenset(tuple(pair.split(" ")) for pair in tables.get("joined", ()))
        self._deeds = {self.stem(w): self.stem(group[0]) for group in tables.get("deeds", ()) for w in group}
        self._ways = dict.fromkeys(self.listed("business", "more"), 1) | dict.fromkeys(self.listed("business", "less"), -1)
        self._verbs = self._ways_of_verbs()
        self._light, self._weak, self._won = (self.listed("business", name) for name in ("light", "weak", "won"))

    @classmethod
    def of(cls, language: Language) -> Vocabulary:
        """The vocabulary of a language, made once for it."""
        return language.once(cls)

    def listed(self, name: str, table: str) -> frozenset[str]:
        """The stems of a plain table of a list."""
        found = self._stems.get((name, table))
        if found is None:
            found = frozenset(self.stem(w) for w in self.language.lexicon(name).tables.get(table, ()))
            self._stems[name, table] = found
        return found

    def _ways_of_verbs(self) -> Mapping[str, int]:
        verbs: dict[str, int] = {}
        for entry in self.language.lexicon("verbs").entries:
            said = {"up": 1, "down": -1, "end": -1}.get(entry.get("direction", ""), 0)
            verbs[self.stem(entry.term)] = said if said < 0 or entry.get("strength") == "concrete" else 0
        return verbs | dict.fromkeys(self.listed("business", "first"), 1)

    def ways_of(self, said: Sequence[str]) -> list[int]:
        """Which way each word moves things: 1 up ("raise"), -1 down ("fewer", "below" before a figure), 0 neither.

        The first word may be any verb of the list of verbs; further on only words that are no nouns count.
        """
        out = []
        for i, token in enumerate(said):
            after = said[i + 1] if i + 1 < len(said) else ""
            if (token in self._figure and not after[:1].isdigit()) or (token in self._moved and after and after not in self._behind):
                out.append(0)
            elif i == 0 and token in self._closing and not self._won.isdisjoint(self.stem(t) for t in said[1:6]):
                out.append(0)  # to close a deal ends nothing
            else:
                stem = self.stem(token)
                out.append(self._ways.get(stem, 0 if i else self._verbs.get(stem, 0)))
        return out

    def is_verb(self, word: str) -> bool:
        """Whether a stem is that of a verb of the list."""
        return word in self._verbs

    def way(self, text: str) -> int:
        """Which way a text moves things by its own words: that of the first word that says it, 0 where none does."""
        return next((w for w in self.ways_of(tokens(text)) if w), 0)

    def moves(self, word: str) -> bool:
        """Whether a stem is a word of direction."""
        return word in self._ways

    def deed(self, verb: str) -> str | None:
        """What a goal's verb says is done, one word for all that say the same; None for one that says nothing of its own ("hold")."""
        bare = self.stem(verb)
        return None if bare in self._light or bare in self._ways else self._deeds.get(bare, bare)

    def is_light(self, word: str) -> bool:
        """Whether a stem is that of a verb that says nothing of its own."""
        return word in self._light

    def is_plain(self, word: str) -> bool:
        """Whether a word is a function word, which counts in a set phrase alone."""
        return word in self._plain

    def is_weak(self, word: str) -> bool:
        """Whether a stem decides little ("new", "total", "rate")."""
        return word in self._weak

    def likeness(self, name: str, text: str) -> float:
        """How much of `name` (a metric, a stage) is found in `text`: 0..1, weak words counting a quarter."""
        wanted, there = set(self.stems(name)), set(self.stems(text))
        total = sum(0.25 if w in self._weak else 1.0 for w in wanted)
        return sum(0.25 if w in self._weak else 1.0 for w in wanted & there) / total if total else 0.0

    # ------------------------------------------------------------------ worked out once a word or text

    def _stem(self, word: str) -> str:
        bare = self.language.inflection.stem(word)
        return self._synonyms.get(bare, bare)

    def _stems_of(self, text: str) -> tuple[str, ...]:
        return tuple(self.stem(w) for w in self._joined(tokens(text)) if w not in self._plain and not w[0].isdigit())

    def _phrase(self, text: str) -> tuple[str, ...]:
        return tuple(self.stem(w) for w in tokens(text) if w not in self._articles)

    def _joined(self, said: Sequence[str]) -> list[str]:
        """Words written apart brought together: "web site" -> "website"."""
        singular = self.language.singular
        out: list[str] = []
        i = 0
        while i < len(said):
            if i + 1 < len(said) and (said[i], singular(said[i + 1])) in self._pairs:
                out.append(said[i] + said[i + 1])
                i += 2
            else:
                out.append(said[i])
                i += 1
        return out

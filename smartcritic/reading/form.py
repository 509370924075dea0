"""Is the text a goal at all? A logistic regression over the network's answers, the construction, and the words.

Greetings, thanks, notes of what was done, headings, code: the network saw few of them, and its own answer counts as one number of many.
The numbers are plain: `model/form.json`.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

import numpy as np

from smartcritic.facts import learned
from smartcritic.parsing.parse import Parse
from smartcritic.reading import words
from smartcritic.reading.network import HEADS, Network

FILE = "form.json"
ROWS = 4096
"""Rows that words and openings are hashed to."""
SURE = 0.047
"""Below these odds of the network a text is a goal, and nothing else is asked; hardly a text that is none lies there."""
LONGEST = 60
"""Words of a text that are hashed."""

_TAGS = ("VB", "VBP", "VBZ", "VBD", "VBN", "VBG", "NN", "NNS", "NNP", "JJ", "CD", "UH", "RB", "MD")
_SUBJECTS = ("me", "we", "you", "they", "it", "there", "noun", "none")
_SYMBOLS = frozenset("{}()[];=<>/\\_|#*@$")
_QUOTES = ('"', "“", "'")

NAMES: tuple[str, ...] = (
    *(f"root:{t}" for t in (*_TAGS, "other")), *(f"subject:{s}" for s in _SUBJECTS),
    "aux:future", "aux:does", "aux:has", "copula", "interjection", "adverbial_clause", "object",
    "symbols", "digits", "end:colon", "quoted", "title_case", "capitals", "one_word", "two_words",
)  # fmt: skip
"""What is told of the construction, in order."""
_AT = {name: i for i, name in enumerate(NAMES)}

QUESTIONS = tuple(head for head in HEADS if not head.startswith("remark:"))
"""The questions of the network whose answers count, in order."""

Answers = Mapping[str, Mapping[str, float]]
Array = Any


def construction(text: str, parses: Sequence[Parse]) -> list[float]:
    """How the text is built, one number 0..1 for each of `NAMES`."""
    out = [0.0] * len(NAMES)
    deps = [d for p in parses for d in p.deps]
    lower = [w for p in parses for w in p.lower]
    pos = [x for p in parses for x in p.pos]
    tags = [x for p in parses for x in p.tags]
    root = next((t for t, d, x in zip(tags, deps, pos) if d == "root" and x not in ("PUNCT", "SPACE")), None)
    if root is not None:
        out[_AT[f"root:{root if root in _TAGS else 'other'}"]] = 1.0
    subject = next((w for w, d in zip(lower, deps) if d.startswith("nsubj")), None)
    language = parses[0].language
    out[_AT[f"subject:{'none' if subject is None else language.lexicon('reading').tables['subjects'].get(subject, 'noun')}"]] = 1.0
    auxiliaries = {w for w, d in zip(lower, deps) if d.startswith("aux")}
    there = set(deps)
    for name, said in (
        ("aux:future", not auxiliaries.isdisjoint(language.words("reading", "future"))),
        ("aux:does", not auxiliaries.isdisjoint(language.words("reading", "does"))),
        ("aux:has", not auxiliaries.isdisjoint(language.words("reading", "has"))),
        ("copula", "cop" in there),
        ("interjection", "discourse" in there or "INTJ" in pos),
        ("adverbial_clause", "advcl" in there),
        ("object", "obj" in there),
        ("one_word", len(lower) == 1),
        ("two_words", len(lower) == 2),
    ):
        out[_AT[name]] = float(said)
    _typed(text, out)
    return out


def _typed(text: str, out: list[float]) -> None:
    """How it is typed: symbols, digits, capitals."""
    n = max(1, len(text))
    out[_AT["symbols"]] = min(1.0, 5 * sum(map(_SYMBOLS.__contains__, text)) / n)
    out[_AT["digits"]] = min(1.0, 3 * sum(map(str.isdigit, text)) / n)
    bare = text.rstrip()
    out[_AT["end:colon"]] = float(bare.endswith(":"))
    out[_AT["quoted"]] = float(bare.startswith(_QUOTES))
    said = [w for w in text.split() if w[0].isalpha()]
    if said:
        out[_AT["title_case"]] = sum([w[0].isupper() for w in said]) / len(said) if len(said) > 1 else 0.0
        out[_AT["capitals"]] = float(all(w.isupper() for w in said))


@lru_cache(maxsize=20_000)
def _row(kind: str, said: str) -> int:
    return words.hashed(kind + said, ROWS)


def rows(parses: Sequence[Parse]) -> list[int]:
    """The rows of the text's words, of its first and last one, and of how it opens; each once."""
    said = [words.form(w)[0] if not w.isalpha() else w for p in parses for w in p.lower][:LONGEST]
    pos = ["", *[x for p in parses for x in p.pos][:6]]
    found = {_row("word ", w) for w in said}
    found.update([_row("parts ", " ".join(pos[k : k + 3])) for k in range(min(4, len(pos) - 2))])
    if said:
        found.update((_row("first ", said[0]), _row("last ", said[-1]), _row("tag ", parses[0].tags[0])))
    return sorted(found)


def meaning(parses: Sequence[Parse], network: Network) -> Array:
    """The mean of what the words mean, (length of a row of meanings,)."""
    table = network.tables["meaning"]
    found = [words.meaning(words.form(w)[0], network.known) for p in parses for w in p.lower if w.isalpha() or any(map(str.isalpha, w))]
    return table[found].mean(axis=0) if found else np.zeros(table.shape[1])


def answered(answers: Answers) -> Array:
    """The network's answers as logarithms of odds, in the order of `QUESTIONS`."""
    return np.array([math.log(p + 1e-4) for head in QUESTIONS for p in answers[head].values()])


@dataclass(frozen=True, slots=True)
class Form:
    """The weights: of `answered`, `construction` and `meaning`, of each of `rows`, and what is added."""

    answers: Array
    construction: Array
    meaning: Array
    rows: Array
    bias: float

    def odds(self, answers: Answers, text: str, parses: Sequence[Parse], network: Network) -> Mapping[str, float]:
        """The odds of "goal" and "not_a_goal"; the network's own where it is sure of a goal."""
        if answers["form"]["not_a_goal"] < SURE:
            return answers["form"]
        score = self.bias + answered(answers) @ self.answers + np.array(construction(text, parses)) @ self.construction
        score += meaning(parses, network) @ self.meaning + self.rows[rows(parses)].sum()
        none = round(1 / (1 + math.exp(-float(np.clip(score, -30, 30)))), 4)
        return {"goal": round(1 - none, 4), "not_a_goal": none}


@lru_cache(maxsize=1)
def load() -> Form:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    try:
        raw = json.loads(resources.files(__package__).joinpath("model", FILE).read_text(encoding="utf-8"))
        weights = np.zeros(ROWS)
        weights[raw["rows"]["at"]] = raw["rows"]["weights"]
        return Form(np.array(raw["answers"]), np.array(raw["construction"]), np.array(raw["meaning"]), weights, raw["bias"])
    except (OSError, ValueError, KeyError) as error:
        raise learned.broken("the trained reader", error) from error

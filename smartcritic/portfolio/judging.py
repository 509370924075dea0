"""What is learned of key results: the sort of each, whether they move what their objective says, and which part of that none does.

A model is linear in the features made here: the odds are ``1 / (1 + exp(-(features @ weights + bias)))``, a softmax over the three sorts.
Weights and thresholds are data (``key_results.json``), learned by `corpora.sets.train`.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import Any, NamedTuple

import numpy as np

from smartcritic.facts.learned import read
from smartcritic.languages import Language
from smartcritic.model import GOAL_KINDS, Facts
from smartcritic.portfolio.base import Portfolio
from smartcritic.portfolio.key_results import KeyResult, KeySet, key_sets
from smartcritic.portfolio.meanings import Array, Meanings
from smartcritic.reading.vectors import unit
from smartcritic.relevance.objectives import held, serves
from smartcritic.rewriting import measures

SORTS = ("activity", "leading", "lagging")
"""Work that is done; a measure that moves early, on the way; a measure of what comes of it in the end."""
MEASURED = 0.5
"""Odds of an activity below which a key result counts as one that measures something."""
_SHARP = 12.0
"""How sharply a text is told to belong to the nearest classes of the measure catalogue."""


class Judge:
    """The models of a language, ready to be asked."""

    def __init__(self, language: Language) -> None:
        found = Meanings.of(language)
        if found is None:
            raise ValueError(f"{language.code} has no trained reader, so nothing is known of what its words mean")
        self.language, self.meanings = language, found
        self.models: Mapping[str, Any] = read(language.folder.joinpath("key_results.json"), "key results")
        self._about, self._taken = self._classes()
        self.parties = found.weighed(" ".join(sorted(language.words("key_results", "parties"))))[0]
        """The vectors of those who may be waited for."""

    @classmethod
    def of(cls, language: Language) -> Judge | None:
        """The judge of a language; None where nothing was learned for it."""
        learned = language.has_reader and language.folder.joinpath("key_results.json").is_file()
        return language.once(cls) if learned else None

    # ------------------------------------------------------------------ answers

    def sorts(self, result: KeyResult) -> Array:
        """The odds of each of `SORTS`."""
        model = self.models["sort"]
        logits = np.asarray(model["weights"]) @ scaled(self.sort_features(result), model) + np.asarray(model["bias"])
        odds = np.exp(logits - logits.max())
        return odds / odds.sum()

    def all_activities(self, given: KeySet) -> bool:
        """Whether two key results or more are all work: the odds of each count (their geometric mean), and none may be a plain result."""
        if len(given.results) < 2:
            return False
        odds = [float(self.sorts(r)[SORTS.index("activity")]) for r in given.results]
        mean = math.exp(math.fsum(math.log(max(o, 1e-9)) for o in odds) / len(odds))
        return mean >= self.threshold("activities") and min(odds) >= self.threshold("activity")

    def untouched(self, given: KeySet, parts: Sequence[str]) -> list[float]:
        """For each part of the objective the odds that no key result moves it."""
        return [self._odds("untouched", row) for row in self.part_features(given, parts)]

    def side(self, given: KeySet) -> str | None:
        """ "leading" or "lagging" where each measure is rather on that side, and all likely enough to be; None where neither is."""
        row = side_features(np.array([self.sorts(r) for r in given.results]))
        if row is None or row[0] < 0 < row[2]:
            return None
        side = "lagging" if row[0] >= 0 else "leading"
        return side if self._odds(side, row) >= self.threshold(side) else None

    def threshold(self, question: str) -> float:
        """The odds from which an answer is given; below, there is silence."""
        return float(self.models["thresholds"][question])

    def _odds(self, question: str, features: Array) -> float:
        model = self.models[question]
        return float(1 / (1 + np.exp(-(np.asarray(model["weights"]) @ scaled(features, model) + model["bias"]))))

    # ------------------------------------------------------------------ features

    def sort_features(self, result: KeyResult) -> Array:
        """What a key result is about (its direction in meaning), and how the trained reader reads it."""
        return np.concatenate([self.meanings.centre(result.goal.text), _read_as(result.facts)])

    def apart(self, given: KeySet) -> bool:
        """Whether an objective and all its key results speak of known things that have nothing to do with each other.

        The objective and at least two key results name topics, none of these serves or harms the objective, both their words and the
        classes of the measure catalogue that they belong to are far from it, and they are far from each other, in the mean: key results
        that go together may well be what an objective in other words, such as "a strong year", is made of.
        """
        aim, texts = given.objective.text, given.texts
        spoken = sum(bool(held(t, self.language)) for t in texts)
        if spoken < 2 or not held(aim, self.language) or any(serves(t, 0, aim, self.language) for t in texts):
            return False
        of, share = self.meanings, self._profile(aim, self._about)
        centres = np.array([of.centre(t) for t in texts])
        words, between = (centres @ of.centre(aim)).mean(), (centres @ centres.T)[np.triu_indices(len(texts), 1)].mean()
        classes = np.mean([np.sqrt(share * self._profile(t, self._taken)).sum() for t in texts])
        return bool(max(words, between) < self.threshold("words_apart") and classes < self.threshold("classes_apart"))

    def part_features(self, given: KeySet, parts: Sequence[str]) -> list[Array]:
        """One row for each part of the objective: how near its nearest key result is, how near the other parts are to theirs."""
        of = self.meanings
        near = np.array([[self._part_near(part, text) for text in given.texts] for part in parts])  # (parts, results, features)
        rows = []
        for i in range(len(parts)):
            others = np.delete(near, i, axis=0).max(axis=0)  # (results, features)
            known = float(len(of.weighed(parts[i])[1]))
            place = [min(known, 3), len(parts), i, len(given.results)]
            rows.append(np.concatenate([near[i].max(axis=0), others.max(axis=0), (near[i] - others).max(axis=0), place]))
        return rows

    def _part_near(self, part: str, text: str) -> list[float]:
        of = self.meanings
        a, b = self._profile(part, self._about), self._profile(text, self._taken)
        served = serves(text, 0, part, self.language)
        return [of.nearest(part, text), float(of.centre(part) @ of.centre(text)), float(np.sqrt(a * b).sum()), float(served != 0)]

    def _classes(self) -> tuple[Array, Array]:
        """For each class of the measure catalogue the direction of its terms, and of its measures beside them: (classes, width)."""
        centre = self.meanings.centre
        listed = measures.fields(self.language)
        terms = [unit(sum(centre(t) for t in f.terms)) for f in listed]
        taken = [unit(sum((centre(m.name) for m in f.measures), start=t)) for f, t in zip(listed, terms, strict=True)]
        return np.array(terms), np.array(taken)

    def _profile(self, text: str, classes: Array) -> Array:
        """To which classes a text belongs, as shares."""
        logits = _SHARP * (classes @ self.meanings.centre(text))
        shares = np.exp(logits - logits.max())
        return shares / shares.sum()


class Told(NamedTuple):
    """An objective with its key results, and what is told of them all: they are `work`, or else `off` the objective."""

    given: KeySet
    judge: Judge
    work: bool
    off: bool


def told(book: Portfolio) -> tuple[Told, ...]:
    """Every objective with key results, as the rules on them are handed it; none in a language that nothing was learned for."""
    return book.once(_told)


def _told(book: Portfolio) -> tuple[Told, ...]:
    judge = Judge.of(book.language)
    if judge is None:
        return ()
    sets = [(given, judge.all_activities(given)) for given in book.once(key_sets)]
    return tuple(Told(given, judge, work, not work and judge.apart(given)) for given, work in sets)


def side_features(sorts: Array) -> Array | None:
    """The lowest, mean and highest log-odds of lagging against leading of what measures something, and how many do and do not.

    `sorts`: the odds of each of `SORTS` for each key result, (results, 3). None where fewer than two measure something.
    """
    measured = np.clip(sorts[sorts[:, 0] < MEASURED], 1e-6, 1.0)
    if len(measured) < 2:
        return None
    late = np.log(measured[:, 2] / measured[:, 1])
    return np.array([late.min(), late.mean(), late.max(), len(measured), len(sorts) - len(measured)])


def scaled(features: Array, model: Mapping[str, Any]) -> Array:
    """Features as the model was fitted on them: their mean taken off, divided by their spread."""
    return (features - np.asarray(model["centre"])) / np.asarray(model["spread"])


def _read_as(facts: Facts) -> Array:
    """What the facts say of work and result: the reader's odds (none, for a text that it has not read), amounts, verb and state."""
    odds = facts.reading.odds if facts.reading is not None else {}
    kinds, work = odds.get("goal_kind", {}), odds.get("kind", {})
    roles = {q.role for q in facts.quantities}
    cues = {c.kind for c in facts.cues}
    action = facts.action
    return np.array(
        [
            *(kinds.get(k, 0.0) for k in GOAL_KINDS), work.get("activity", 0.5), odds.get("remark:result", {}).get("yes", 0.0),
            *(r in roles for r in ("baseline", "target", "rate", "scope")), bool(facts.quantities),
            any(q.unit == "percent" for q in facts.quantities), *(k in cues for k in ("done", "passive_no_owner", "state")),
            action is not None, action is not None and action.strength == "concrete", action is not None and action.direction is not None,
            facts.kind == "activity", facts.reading is None,
        ],
        dtype=float,
    )  # fmt: skip

"""Does a goal end by being done, or does it go on? And how long does one take that ends?

A logistic regression over what the trained reader and the facts say. Its weights are plain numbers, `lasting.json`;
`corpora/verdicts/lasting.py` fits them on labelled goals.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from smartcritic.facts import learned
from smartcritic.languages import Language
from smartcritic.model import Facts
from smartcritic.rewriting.wording import any_of

FILE = "lasting.json"

ENDED = ("days", "weeks", "quarter", "half", "year", "years")
"""Horizons with an end, the shortest first."""

_FLOOR = 0.002


def goes_on(facts: Facts, text: str, language: Language) -> bool:
    """Whether the goal is one that goes on: a habit, a state to keep, a principle; False for one that the reader has not read."""
    if facts.reading is None:
        return False
    raw = load()
    weights: Mapping[str, float] = raw["weights"]
    total = sum(weights.get(name, 0.0) * value for name, value in features(facts, text, language))
    return 1.0 / (1.0 + math.exp(-total)) >= float(raw["bar"])


def takes(facts: Facts) -> str:
    """The horizon within which most goals with such odds are done: a quantile of the odds, "quarter" for a goal not read.

    Years on end are proposed only where they are likeliest.
    """
    if facts.reading is None:
        return "quarter"
    odds = facts.reading.odds["horizon"]
    found = quantile(odds, float(load()["quantile"]))
    return found if found != ENDED[-1] or facts.reading.best("horizon")[0] == ENDED[-1] else ENDED[-2]


def quantile(odds: Mapping[str, float], share: float) -> str:
    """The first horizon up to which at least `share` of the odds of those with an end lie."""
    left = share * sum(odds.get(h, 0.0) for h in ENDED)
    for horizon in ENDED:
        left -= odds.get(horizon, 0.0)
        if left <= 0:
            return horizon
    return ENDED[-1]


def features(facts: Facts, text: str, language: Language) -> Iterator[tuple[str, float]]:
    """What is told to the regression: names and values."""
    assert facts.reading is not None
    yield "one", 1.0
    odds = facts.reading.odds
    on = min(max(odds["horizon"].get("recurring", 0.0), _FLOOR), 1 - _FLOOR)
    yield "odds recurring", math.log(on / (1 - on))
    for horizon in ENDED:
        yield f"odds {horizon}", odds["horizon"].get(horizon, 0.0)
    for kind, share in odds.get("goal_kind", {}).items():
        yield f"kind {kind}", share
    yield "activity", odds["kind"].get("activity", 0.0)
    yield "cadence", float(facts.cadence is not None)
    yield "amount", float(bool(facts.quantities))
    yield "date", float(any(d.kind != "recurrence" for d in facts.dates))
    yield "long", float(len(text.split()) > 20)
    yield "kept", float(any_of(language, "kept", r"(?<![^\W_])%s(?![^\W_])").search(text) is not None)
    yield from _of_verb(facts, text, language)
    yield from _of_object(facts, text, language)


def _of_verb(facts: Facts, text: str, language: Language) -> Iterator[tuple[str, float]]:
    first = re.match(r"\W*([^\W\d_]+(?:['’]t)?)", text)
    if first is not None and first[1].lower().replace("’", "'") in language.words("rewriting", "negative"):
        yield "negative", 1.0
    action = facts.action
    if action is None:
        yield "no verb", 1.0
        return
    low = action.text.lower()
    form = "order" if low == action.lemma else "ing" if low.endswith("ing") else "s" if low.endswith("s") else "other form"
    yield f"form {form}", 1.0
    yield f"direction {action.direction}", 1.0
    yield f"verb {action.lemma}", 1.0
    yield "role", float(any_of(language, "role", r"\s+%s\s").match(text, action.end) is not None)


def _of_object(facts: Facts, text: str, language: Language) -> Iterator[tuple[str, float]]:
    if not facts.objects:
        yield "no object", 1.0
        return
    item = facts.objects[0]
    words = text[item.start : item.end].lower().split()
    named = bool(words) and words[0] in language.words("rewriting", "determiners") | language.words("rewriting", "articles")
    head = language.singular(item.head)
    many = any(w != head and language.singular(w) == head for w in words)
    yield f"object {'named' if named else 'many' if many else 'mass'}", 1.0
    yield f"nature {item.nature}", 1.0


@lru_cache(maxsize=1)
def load() -> Mapping[str, Any]:
    """The weights that ship inside the package.

    Raises:
        ModelError: their file is missing or broken.
    """
    raw: Mapping[str, Any] = learned.read(resources.files(__package__).joinpath(FILE), "goals that go on")
    return raw

"""What is to be asked of a goal so that it can be measured: a figure to follow, a number in its text, a test of a skill, or nothing.

A linear regression of what coaches asked over what the trained reader and the facts say (`lasting.features`); its weights stand in
`asking.json`, which `corpora/measures/train.py` fits.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

from smartcritic.facts import learned
from smartcritic.languages import Language
from smartcritic.model import HORIZONS, Facts
from smartcritic.reading import metrics
from smartcritic.rewriting import lasting

FILE = "asking.json"

ASKED = ("figure", "test", "number", "question", "nothing")
"""What may be asked."""

_LEAST = 0.002
"""What is added to odds whose logarithm is told."""


def features(facts: Facts, text: str, language: Language) -> Iterator[tuple[str, float]]:
    """What is told to the regression: names and values."""
    yield from lasting.features(facts, text, language)
    assert facts.reading is not None
    for horizon in HORIZONS:
        yield f"log odds {horizon}", math.log(facts.reading.odds["horizon"].get(horizon, 0.0) + _LEAST)
    for (head, name), value in zip(metrics.ANSWERS, metrics.answers([facts])[0].tolist()):
        yield f"{head} {name}", value / 2
    for role in {q.role for q in facts.quantities}:
        yield f"role {role}", 1.0
    yield "metric", float(any(o.metric is not None for o in facts.objects))


def shares(facts: Facts, text: str, language: Language) -> dict[str, float]:
    """What share of coaches would ask what; they sum up to about one. A goal that the reader has not read is asked nothing."""
    if facts.reading is None:
        return {name: float(name == "nothing") for name in ASKED}
    told, weights = list(features(facts, text, language)), load()
    return {name: sum(weights[name].get(feature, 0.0) * value for feature, value in told) for name in ASKED}


@lru_cache(maxsize=1)
def load() -> Mapping[str, Mapping[str, float]]:
    """The weights that ship inside the package, by what is asked.

    Raises:
        ModelError: their file is missing or broken.
    """
    raw: Mapping[str, Any] = learned.read(resources.files(__package__).joinpath(FILE), "what is asked of goals")
    return raw
